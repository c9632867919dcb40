"""One utterance into one plain value in the form other programs read. What it means is found by the other modules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from intake.understanding.corrections import read_correction
from intake.understanding.follow_up import follow_up
from intake.understanding.intents import IN_PARTS, PERHAPS, read_intent
from intake.understanding.mentions import DOUBT
from intake.understanding.people import read_people
from intake.understanding.readings import ACCEPT, Context, PersonReading, Reading, is_sure
from intake.understanding.spelled import spelled
from intake.understanding.text import squeeze
from intake.understanding.values import LONGEST, read
from intake.understanding.yesno import leans, read_verdict

_CARD = {"per_month": "frequency_per_month"}
"""Fields of a person that the card calls otherwise."""
_NEITHER = ("unsure", "dont_know")
_FIELDS = frozenset(("name", "relation", "alive", "frequency_per_month", "bond", "age", "place", "since", "gives", "receives"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Understood:
    """value: None where nothing was understood; a frequency {"per_month", "vague"}; a duration ISO 8601; a date EDTF; a
    number or {"min", "max"}; yes, no or unsure; the name of an intent; the id of an option (or a list of them); people as
    a list of mappings. The rest is as in `Reading`."""

    value: Any
    confidence: float = 0.0
    span: tuple[int, int] = (0, 0)
    alternatives: tuple[Any, ...] = ()
    vague: bool = False


def understand(kind: str, text: str, context: Context) -> Understood:
    """The words as an answer of that kind: people, intent, yesno, number, frequency, duration, date, choice, choices or
    scale. Never raises."""
    if kind == "people":
        return _people(text, context)
    if kind == "intent":
        return _intent(text, context)
    if kind == "yesno":
        return _yesno(text, context)
    found = read("choice" if kind == "scale" and context.options else kind, text, context)
    return Understood(None) if found is None else _understood(found)


def _understood(found: Reading) -> Understood:
    return Understood(found.value, found.confidence, found.span, found.alternatives, found.vague)


def _intent(text: str, context: Context) -> Understood:
    """Also a correction that says at once what is right ("o nee, op donderdag") is the intent to correct."""
    if not text.strip():
        return Understood("none", 1.0)
    found = read_intent(text, context.lang)
    correction = read_correction(text, context) if found.value == "none" else None
    if correction is not None and correction.confidence >= ACCEPT:
        polite = found.confidence < ACCEPT and re.match(r"\s*(?:sorry|pardon|wacht|wait)\b", text.lower())
        return Understood("correct", PERHAPS if polite else correction.confidence, (0, len(text)))
    return _understood(found)


def _yesno(text: str, context: Context) -> Understood:
    intent = read_intent(text, context.lang)
    said = spelled(squeeze(text[:LONGEST])[0], context.lang)[0]
    found = read_verdict(said, context.lang) if said else None
    firm = found is not None and found[0] != "unsure" and found[1] >= ACCEPT and intent.confidence < IN_PARTS
    leaning = (
        found is not None and found[0] != "unsure" and intent.value in _NEITHER and leans(said, context.lang)
    )
    if intent.value in _NEITHER and not firm and not leaning:
        return Understood("unsure", intent.confidence, intent.span)
    return Understood(found[0], found[1], (0, len(text))) if found else Understood(None)


def _people(text: str, context: Context) -> Understood:
    found = read_people(text, context) if text.strip() else ()
    if not found:
        return Understood([], 0.0)
    span = (min(one.span[0] for one in found), max(one.span[1] for one in found))
    vague = any(one.person.vague for one in found)
    sure = min(one.confidence for one in found)
    return Understood(
        [_card(one, context.lang) for one in found],
        sure if is_sure(found) else min(sure, DOUBT),
        span,
        (),
        vague,
    )


def _card(found: PersonReading, lang: str) -> Mapping[str, Any]:
    """What was understood of someone. unsure: the fields that were only guessed at; then the confidence is below what is taken
    without asking."""
    fields, asked = _fields(found), follow_up(found, lang)
    guessed = [name for name in _guessed(found) if fields[name] not in (None, "", [])]
    return fields | {
        "confidence": round(min(found.confidence, DOUBT) if guessed else found.confidence, 2),
        "span": list(found.span),
        "unsure": guessed,
        "same_as": list(found.same_as),
        "ask": asked.text if asked else None,
    }


def _guessed(found: PersonReading) -> tuple[str, ...]:
    """The names of the unsure fields, as the card has them."""
    return tuple(name for one in found.unsure if (name := _CARD.get(one, one)) in _FIELDS)


def _fields(found: PersonReading) -> dict[str, Any]:
    person = found.person
    return {
        "name": person.name or None,
        "relation": person.relation or None,
        "sector": person.sector,
        "alive": person.alive,
        "frequency_per_month": person.per_month,
        "support": list(dict.fromkeys((*person.gives, *person.receives))),
        "bond": person.bond,
        "group": person.group,
        "age": person.age,
        "place": person.place,
        "since": person.since,
        "gives": list(person.gives),
        "receives": list(person.receives),
        "count": person.count,
        "vague": person.vague,
    }
