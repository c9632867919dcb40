"""Are the definitions sound?"""

from __future__ import annotations

from pathlib import Path

from intake.authoring.scripts import read_script
from intake.commands.problems import DONE, INPUT, Refused, complain
from intake.definitions import Problem, check_paths, load_library
from intake.definitions.folders import organisation_folder
from intake.definitions.library import TEST
from intake.definitions.model import Library
from intake.definitions.nodes import read_bytes
from intake.definitions.readability import check_ease, check_tips
from intake.definitions.voice import check_support, check_voice
from intake.understanding.people_lexicon import own_problems
from intake.words import Words

say = Words(
    {
        "sound": ("In orde: {flows} methoden, {talks} met een gesprek.", "Sound: {flows} methods, {talks} with a talk."),
        "no_path": ("{path} is er niet. Geef een map of een YAML-bestand.", "{path} does not exist. Give a folder or a YAML file."),
        "count": ("Te verbeteren: {count}.", "To mend: {count}."),
        "warnings": ("Waarschuwingen: {count}. Het werkt, maar het verslag voor de medewerker leest beter zonder.", "Warnings: {count}. It works, but the worker's report reads better without."),
    }
)  # fmt: skip


def run(path: Path | None, lang: str) -> int:
    """Every problem at once as file:line:column: what, and what to do; exit code 1 where there are any.

    What works and could be better is named as a warning and leaves the exit code at 0.
    """
    if path is not None and not path.exists():
        raise Refused(say("no_path", lang, path=path))
    is_test = path is not None and path.name.endswith(TEST)
    problems: list[object] = [] if is_test else [*check_paths([path] if path is not None else [])]
    problems += [*(own_problems() if path is None else ()), *_test_problems(path)]
    if problems:
        for problem in problems:
            print(problem)
        complain(say("count", lang, count=len(problems)))
        return INPUT
    found = load_library(*([path] if path is not None and not is_test else []))
    talks = [problem for flow in found.flows.values() if not flow.foreign for problem in check_ease(flow)]
    hard = sorted({str(problem) for problem in [*talks, *check_tips(found.tips)]})
    if hard:
        print("\n".join(hard))
        complain(say("count", lang, count=len(hard)))
        return INPUT
    if warnings := _warnings(found):
        print("\n".join(warnings))
        complain(say("warnings", lang, count=len(warnings)))
    flows = found.methods.values()
    print(say("sound", lang, flows=len(flows), talks=sum(bool(flow.stages) for flow in flows)))
    return DONE


def _warnings(found: Library) -> list[str]:
    """Findings that would speak to the client in the worker's report, each once although several methods share it."""
    spoken = [*check_support(found.support), *(one for flow in found.flows.values() for one in check_voice(flow))]
    return [str(one) for one in sorted(dict.fromkeys(spoken), key=lambda one: (one.place.path, one.place.line))]


def _test_problems(path: Path | None) -> list[Problem]:
    """What is wrong in the tests of talks in a folder, in a file, or in the organisation's folder."""
    root = path or organisation_folder()
    files = [] if root is None else [root] if root.is_file() else sorted(root.rglob(f"*{TEST}"))
    problems: list[Problem] = []
    for file in files:
        if file.name.endswith(TEST) and (node := read_bytes(file.read_bytes(), str(file), problems)) is not None:
            read_script(node, problems)
    return problems
