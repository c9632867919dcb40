"""Methods that fit a profile in a YAML file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from intake.advice import ProfileError, ProfileProblem, check_profile, suggest
from intake.commands.library import opened_library, say_left_out
from intake.commands.problems import DONE, Refused
from intake.commands.values_file import read_mapping
from intake.definitions.plain import plain
from intake.words import Words

say = Words(
    {
        "mapping": (
            "dit is geen profiel; schrijf regels als: age: 72",
            "this is no profile; write lines like: age: 72",
        ),
        "none": ("Geen enkele methode past bij dit profiel.", "No method fits this profile."),
        "because": ("past omdat", "fits because"),
        "against": ("let op", "mind"),
    }
)


def run(path: Path, as_json: bool, top: int | None, lang: str) -> int:
    """Raises Refused with every problem of the file at once."""
    data, places = read_profile(path, lang)
    try:
        profile = check_profile(data)
    except ProfileError as problems:
        raise Refused(
            "\n".join(_placed(path, places, problem, lang) for problem in problems.problems)
        ) from problems
    definitions = opened_library()
    found = suggest(profile, definitions, lang, top)
    say_left_out(definitions, lang)
    if as_json:
        rows = [
            {"id": one.id, "score": one.score, "because": list(one.because), "against": list(one.against)}
            for one in found.suggestions
        ]
        print(json.dumps({"suggestions": rows, "advice": list(found.advice)}, ensure_ascii=False, indent=2))
        return DONE
    if not found.suggestions:
        print(say("none", lang))
    for one in found.suggestions:
        print(f"{one.title} ({one.id}) {one.score:g}")
        print(f"  {say('because', lang)}: {'; '.join(one.because)}")
        if one.against:
            print(f"  {say('against', lang)}: {'; '.join(one.against)}")
        print(f"  {one.takes} {one.evidence_text}")
    for sentence in found.advice:
        print(f"- {sentence}")
    return DONE


def read_profile(path: Path, lang: str) -> tuple[dict[str, Any], dict[str, str]]:
    """(the values, where each key stands). Raises Refused."""
    root = read_mapping(path, say("mapping", lang), lang)
    return plain(root), {key: str(root.key_place(key)) for key, _ in root.items()}


def _placed(path: Path, places: dict[str, str], problem: ProfileProblem, lang: str) -> str:
    return f"{places.get(problem.key, f'{path}:1:1')}: {problem.sentence(lang)}"
