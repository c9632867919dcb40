"""What a change of a flow does to its scores: both versions given the same answers by chance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from statistics import fmean
from typing import Any

from intake.authoring.chance import value_by_chance
from intake.conversation.compiled import compile_flow
from intake.conversation.events import Event
from intake.conversation.fitting import Unfit, fit_value
from intake.conversation.fold import fold
from intake.conversation.migrating import scores
from intake.definitions.model import Flow

TALKS = 120
_AT = "2026-01-12T10:00:00+00:00"
_PEOPLE = ("p1", "p2", "p3", "p4")


@dataclass(frozen=True, slots=True)
class Effect:
    """Of one score (load, capacity or a scale): in how many of `talks` it came otherwise, and by how much where both had one.

    mean, least, most: the new score less the old.
    """

    name: str
    talks: int
    changed: int
    mean: float
    least: float
    most: float


def effects(old: Flow, new: Flow) -> list[Effect]:
    """Of every score that both versions have. The same talks each time."""
    pairs = [_scored(old, new, Random(seed)) for seed in range(TALKS)]
    names = [name for name in pairs[0][0] if name in pairs[0][1]] if pairs else []
    return [_effect(name, [(a[name], b[name]) for a, b in pairs]) for name in names]


def _effect(name: str, scores: list[tuple[float | None, float | None]]) -> Effect:
    by = [b - a for a, b in scores if a is not None and b is not None]
    changed = sum((a is None) != (b is None) or (a is not None and b is not None and abs(a - b) > 0.05) for a, b in scores)
    return Effect(name, len(scores), changed, fmean(by) if by else 0, min(by, default=0), max(by, default=0))


def _scored(old: Flow, new: Flow, chance: Random) -> tuple[Mapping[str, float | None], Mapping[str, float | None]]:
    events = list(_events(old, new, chance))
    return scores(fold(compile_flow(old), events)), scores(fold(compile_flow(new), events))


def _events(old: Flow, new: Flow, chance: Random) -> Iterator[Event]:
    """One talk: people, then an answer to most questions that both versions can take."""
    data: list[tuple[str, dict[str, Any]]] = [("started", {"lang": "nl", "audience": "worker", "by": "client"})]
    data += [("person_added", {"person": {"id": id, "name": id, "sector": chance.choice(("family", "friends"))}}) for id in _PEOPLE]
    for name, question in old.questions.items():
        value = value_by_chance(question, chance, list(_PEOPLE))
        other = new.questions.get(name)
        if other is not None and question.kind != "info" and chance.random() < 0.9 and _fits(other, value):
            data.append(("answered", {"question": name, "value": value}))
    for seq, (kind, given) in enumerate(data, 1):
        yield Event(seq, _AT, kind, "client", given)


def _fits(question: Any, value: Any) -> bool:
    try:
        return bool(fit_value(question, value, _PEOPLE, "nl") == value)
    except Unfit:
        return False
