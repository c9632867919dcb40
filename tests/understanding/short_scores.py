"""Measures the reading of short answers against marked ones: how many are right, asked, and wrong without asking."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from intake.understanding.answers import Understood, understand
from intake.understanding.durations import ISO
from intake.understanding.readings import ACCEPT, Context

DATA = Path(__file__).parent / "data"
TODAY = date(2026, 11, 24)
_NAMES = {
    "yesno": {True: "yes", False: "no", None: "unsure"},
    "intent": {True: "yes", False: "no", None: "none"},
}


@dataclass(frozen=True)
class Outcome:
    """One answer: what was meant, what was read. silent: taken without asking, and wrong. asked: read below the threshold."""

    kind: str
    lang: str
    said: str
    meant: Any
    read: Understood
    right: bool
    silent: bool
    asked: bool


def outcomes(name: str) -> list[Outcome]:
    """Every row of a file of marked answers (see RULES.md)."""
    groups = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    return [_outcome(group, row) for group in groups for row in group["rows"]]


def context(group: dict[str, Any]) -> Context:
    options = tuple((id, label, tuple(also)) for id, label, also in group.get("options", ()))
    ends = {
        key: group[key]
        for key in ("low", "high", "unit", "low_label", "middle_label", "high_label")
        if key in group
    }
    return Context(group["lang"], TODAY, options=options, **ends)


def _outcome(group: dict[str, Any], row: list[Any]) -> Outcome:
    kind, lang = group["kind"], group["lang"]
    found = understand(kind, row[0], context(group))
    meant = _NAMES[kind].get(row[1], row[1]) if kind in _NAMES and not isinstance(row[1], str) else row[1]
    accepted = found.confidence >= ACCEPT and not found.vague
    right = _same(kind, meant, found) or (meant is None and found.confidence < ACCEPT)
    if kind == "yesno" and meant == "unsure":
        right = found.value in ("unsure", None)
    return Outcome(
        kind,
        lang,
        row[0],
        meant,
        found,
        right,
        accepted and not right,
        found.value is not None and found.confidence < ACCEPT,
    )


def _same(kind: str, meant: Any, found: Understood) -> bool:
    value = found.value
    if kind == "duration" and isinstance(meant, str) and isinstance(value, str):
        return _length(meant) == _length(value)
    if kind != "frequency" or value is None:
        return bool(value == meant) and isinstance(value, bool) == isinstance(meant, bool)
    if meant == "vague":
        return value["per_month"] is None and bool(value["vague"])
    return meant is not None and value["per_month"] is not None and abs(value["per_month"] - meant) <= 0.006


def _length(iso: str) -> tuple[int, int, int]:
    """(months, days, minutes): a fortnight is P2W or P14D, 75 minutes PT75M or PT1H15M."""
    match = ISO.fullmatch(iso)
    assert match is not None, iso
    years, months, weeks, days, hours, minutes = (int(part or 0) for part in match.groups())
    return years * 12 + months, weeks * 7 + days, hours * 60 + minutes


def report() -> Iterator[tuple[str, str, str, float, float, float]]:
    """Rows for evaluate.py: both halves, per language: all kinds together and each kind."""
    for name in ("short_answers.yaml", "short_answers_held_out.yaml"):
        found = outcomes(name)
        title = name.removesuffix(".yaml").replace("_", " ")
        for lang in ("nl", "en"):
            mine = [one for one in found if one.lang == lang]
            for measure in ("right", "silent", "asked"):
                yield (
                    title,
                    lang,
                    "silent-wrong" if measure == "silent" else measure,
                    *_with_interval([bool(getattr(one, measure)) for one in mine]),
                )
            for kind in dict.fromkeys(one.kind for one in mine):
                yield title, lang, kind, *_with_interval([one.right for one in mine if one.kind == kind])


def _with_interval(hits: list[bool], times: int = 500) -> tuple[float, float, float]:
    """The share, and the middle 95% of the shares of as many draws with putting back."""
    chance = random.Random(1)
    shares = sorted(sum(chance.choices(hits, k=len(hits))) / len(hits) for _ in range(times))
    return sum(hits) / len(hits), shares[int(times * 0.025)], shares[int(times * 0.975)]
