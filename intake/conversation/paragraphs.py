"""People in a paragraph, sentence by sentence: the same as when each sentence were typed by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from intake import understanding
from intake.conversation.placing import changes
from intake.network.model import Person
from intake.understanding import Context, PersonReading

_END = re.compile(r"(?:(?<=[.!?])\s+(?=[A-Z\u00c0-\u00de0-9])|\n+)\s*")
_ABBREVIATED = re.compile(
    r"\b(?:mw|dhr|mevr|dr|drs|mr|mrs|ms|st|bijv|bv|ca|nr|evt|[A-Z])\.\s*$", re.IGNORECASE
)
_PRONOUN = {
    "nl": re.compile(
        r"^\s*(?:zij|ze|hij|haar|hem|die)\b(?! (?:hebben|zijn|wonen|komen|doen|gaan))", re.IGNORECASE
    ),
    "en": re.compile(r"^\s*(?:she|he)\b", re.IGNORECASE),
}
_NEW = "new"
"""The id of someone who was named in an earlier sentence, with the place among the readings."""


def read_everyone(text: str, context: Context) -> tuple[PersonReading, ...]:
    """Everyone in the text, each once. As `understanding.read_people`, which reads one sentence."""
    parts = list(sentences(text))
    if len(parts) < 2:
        return understanding.read_people(text, context)
    found: list[PersonReading] = []
    for start, sentence in parts:
        _add(found, start, _read(sentence, context, found))
    return tuple(found)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """(where it starts, sentence)."""
    start = 0
    for match in _END.finditer(text):
        if _ABBREVIATED.search(text[start : match.start()]):
            continue
        if text[start : match.start()].strip():
            yield start, text[start : match.start()]
        start = match.end()
    if text[start:].strip():
        yield start, text[start:]


def _read(sentence: str, context: Context, found: list[PersonReading]) -> tuple[PersonReading, ...]:
    new = [replace(one.person, id=f"{_NEW}{index}") for index, one in enumerate(found) if not one.person.id]
    here = replace(context, people=(*context.people, *new))
    pronoun = _PRONOUN[context.lang].match(sentence)
    if pronoun and found and found[-1].person.name:
        named = f"{found[-1].person.name}{sentence[pronoun.end() :]}"
        readings = understanding.read_people(named, here)
        shift = len(sentence) - len(named)
        return tuple(
            replace(one, span=(max(0, one.span[0] + shift), max(0, one.span[1] + shift))) for one in readings
        )
    return understanding.read_people(sentence, here)


def _add(found: list[PersonReading], start: int, readings: tuple[PersonReading, ...]) -> None:
    """The people of the next sentence, with places among all instead of among those of the sentence."""
    places: list[int] = []
    size = len(found)
    for one in readings:
        place = _place(found, one.person.id)
        places.append(size if place is None else place)
        size += place is None
    for one, place in zip(readings, places, strict=True):
        ties = tuple((_end(a, places), _end(b, places), *rest) for a, b, *rest in one.ties)
        moved = replace(
            one, person=replace(one.person, of=_of(one.person.of, places)), ties=ties,  # type: ignore[arg-type]
            span=(one.span[0] + start, one.span[1] + start),
        )  # fmt: skip
        if place < len(found):
            found[place] = _both(found[place], moved)
        else:
            found.append(moved)


def _place(found: list[PersonReading], id: str) -> int | None:
    if id.startswith(_NEW) and id[len(_NEW) :].isdecimal():
        return int(id[len(_NEW) :])
    return next((index for index, one in enumerate(found) if id and one.person.id == id), None)


def _end(end: str, places: list[int]) -> str:
    if end.isdecimal() and int(end) < len(places):
        return str(places[int(end)])
    return end.removeprefix(_NEW) if re.fullmatch(rf"{_NEW}\d+", end) else end


def _of(of: str, places: list[int]) -> str:
    if of.startswith("#") and int(of[1:]) < len(places):
        return f"#{places[int(of[1:])]}"
    return f"#{of.removeprefix(_NEW)}" if re.fullmatch(rf"{_NEW}\d+", of) else of


def _both(old: PersonReading, new: PersonReading) -> PersonReading:
    """What two sentences say of one person."""
    more: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in changes(old.person, new.person).items()
    }
    known = {field.name for field in fields(Person)} - {"id", "name", "of"}
    if not new.person.relation:
        known -= {"relation", "sector", "gender"}
    person = replace(old.person, **{key: value for key, value in more.items() if key in known})
    return replace(
        old, person=person, confidence=min(old.confidence, new.confidence), ties=(*old.ties, *new.ties),
        unsure=tuple(dict.fromkeys((*old.unsure, *new.unsure))),
    )  # fmt: skip


def without(readings: tuple[PersonReading, ...], gone: frozenset[int]) -> tuple[PersonReading, ...]:
    """The readings but for some; places among them are told anew, and ties with who is gone fall away."""
    if not gone:
        return readings
    left = [index for index in range(len(readings)) if index not in gone]
    new = {str(old): str(place) for place, old in enumerate(left)}

    def moved(one: PersonReading) -> PersonReading:
        of = one.person.of
        seen_from = f"#{new[of[1:]]}" if of[1:] in new else "client" if of.startswith("#") else of
        ties = tuple(
            (new.get(a, a), new.get(b, b), *rest)
            for a, b, *rest in one.ties
            if not {a, b} & {str(index) for index in gone}
        )
        return replace(one, person=replace(one.person, of=seen_from), ties=ties)  # type: ignore[arg-type]

    return tuple(moved(readings[index]) for index in left)
