"""What being named in an answer says about someone: a shell, a domain, how often, since when, a tie with others.

A question about people says in its file what that is (`definitions.PeopleHint`), so that one answer places many at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Any

from intake import understanding
from intake.conversation.fold import Conversation
from intake.conversation.times import DAYS_A_MONTH, months_of
from intake.definitions.model import PeopleHint, Question
from intake.network.model import EMOTIONS, FUNCTIONS, WAYS, Person, Tie
from intake.understanding import Context, PersonReading

if TYPE_CHECKING:
    from intake.conversation.dialogue import Dialogue

_ADDED = ("gives", "receives")
_BY_NAME = ("functions", "ways")
_SHARED = re.compile(r"[\s,&]*(?:en|and)?[\s,&]*", re.IGNORECASE)
"""What stands between two names of whom the same is told."""
_SENTENCE = re.compile(r"[.;!?\n]")
_RATING = re.compile(r"\b([1-5])\b")
_LEAD = re.compile(r"^[\s:,(=–-]*(?:(?:is|heeft|has|ken ik|ik ken|known|i know)\s+)?", re.IGNORECASE)
_SPLIT = re.compile(r"^\s*(?:en|and)\s+", re.IGNORECASE)
RESERVOIR = ("exchange", "known")
"""Zones in which people often have no name."""
MOST_WORDS, MOST_PEOPLE, UNSURE = 6, 8, 0.6
_TAIL = re.compile(r"(?:[\s,;.)]|\b(?:en|and)\b)*$", re.IGNORECASE)


def described(text: str, hint: PeopleHint | None) -> tuple[PersonReading, ...]:
    """Who has no name, where that is usual: "de man van de winkel, de buschauffeur". Not sure: to be confirmed."""
    if hint is None or hint.facts.get("zone") not in RESERVOIR:
        return ()
    found: list[PersonReading] = []
    for part in re.finditer(r"[^,;.\n]+", text):
        words = _SPLIT.sub("", part[0]).strip()
        if 2 <= len(words.split()) <= MOST_WORDS and len(found) < MOST_PEOPLE:
            start = part.start() + part[0].index(words)
            found.append(PersonReading(Person("", words), (start, start + len(words)), UNSURE, (), ()))
    return tuple(found)


# What is told of each


def reread(
    readings: Sequence[PersonReading], hint: PeopleHint | None, text: str, lang: str, today: date
) -> tuple[PersonReading, ...]:
    """The readings with what the question asks of each: "Els 12" is no age where it asks how many years."""
    if hint is None or not hint.asks:
        return tuple(readings)
    told = _told_of_each(readings, text)
    return tuple(
        replace(one, person=_taken(one.person, hint.asks, told[index], lang, today), unsure=())
        for index, one in enumerate(readings)
    )


def _told_of_each(readings: Sequence[PersonReading], text: str) -> list[str]:
    """The words after each name; of two names in a row, those after the last hold for both."""
    order = sorted(range(len(readings)), key=lambda index: readings[index].span)
    told = [""] * len(readings)
    last = ""
    for place in range(len(order) - 1, -1, -1):
        start = readings[order[place]].span[1]
        end = readings[order[place + 1]].span[0] if place + 1 < len(order) else len(text)
        between = text[start:end]
        last = last if place + 1 < len(order) and _SHARED.fullmatch(between) else between
        told[order[place]] = last
    return told


def _taken(person: Person, asks: str, told: str, lang: str, today: date) -> Person:
    """The person with only what was asked of them; the rest of what was read stays where it is no number."""
    if asks == "since":
        return replace(person, age=None, since=person.since or _since(told, lang, today))
    if asks in FUNCTIONS:
        rating = _RATING.search(told)
        return replace(person, age=None, functions=((asks, int(rating[1])),) if rating else ())
    if asks in WAYS:
        ways = () if person.per_month is None else ((asks, person.per_month),)
        return replace(person, per_month=None, vague=False, ways=ways)
    words = _TAIL.sub("", _LEAD.sub("", told)).strip()
    return replace(person, note=words) if asks == "note" else replace(person, has_met=words)


def _since(told: str, lang: str, today: date) -> str | None:
    """A year or month: "12 jaar" counts back from today, "2015" is itself. None where nothing of the kind was said."""
    year = re.search(r"\b(1[89]\d\d|20\d\d)\b", told)
    if year:
        return year[1]
    reading = understanding.read("duration", told, Context(lang=lang, today=today))
    months = months_of(str(reading.value)) if reading is not None and reading.confidence >= 0.5 else None
    if months is None:
        bare = re.fullmatch(r"\D*(\d{1,2})\D*", told)
        months = int(bare[1]) * 12.0 if bare else None
    if months is None:
        return None
    start = today - timedelta(days=months * DAYS_A_MONTH)
    return f"{start:%Y}" if months >= 24 else f"{start:%Y-%m}"


def changes(old: Person, new: Person) -> dict[str, Any]:
    """What `new` adds to what is known, as JSON. Kinds of support and remarks add up; the rest is the last word."""
    empty = Person(id="")
    found: dict[str, Any] = {}
    for field in fields(Person):
        said, was = getattr(new, field.name), getattr(old, field.name)
        if field.name in ("id", "vague") or said in (getattr(empty, field.name), was):
            continue
        better = _added(field.name, was, said)
        if better != was:
            found[field.name] = _json(better)
    if "ways" in found:
        found["per_month"] = max(old.per_month or 0.0, *(often for _, often in found["ways"]))
    return found


def _added(field: str, was: Any, said: Any) -> Any:
    if field in _ADDED:
        return tuple(dict.fromkeys((*was, *said)))
    if field in _BY_NAME:
        return tuple(sorted({**dict(was), **dict(said)}.items()))
    if field == "note" and was and said not in was:
        return f"{was}; {said}"
    return was if field == "note" and said in was else said


def _json(value: Any) -> Any:
    return [_json(one) for one in value] if isinstance(value, tuple) else value


# What being named says


def mark(talk: Dialogue, question: Question, ids: Iterable[str], typed: bool) -> bool:
    """Record what being named in this answer says of each. typed: its sentences told who belong together.

    Returns True where something new was recorded.
    """
    hint = question.people
    if hint is None:
        return False
    before = len(talk.state.events)
    named = list(ids)
    by = talk.state.words(hint.named_by) if hint.named_by else ""
    for id in named:
        person = talk.state.people[id]
        changed = _marks(person, hint.facts)
        if by and not person.named_by and _is_new(talk.state, question.id, id):
            changed["named_by"] = by
        if changed:
            talk.record("person_changed", id=id, changes=changed)
        if hint.with_client and id not in ("client", "cared_for"):
            _tie(talk, "client", id, hint.with_client)
    kept = talk.state.answer(question.id)
    is_same = kept is not None and list(kept.value) == named
    if hint.among and not typed and not is_same:
        tie_together(talk, [named], hint.among)
    return len(talk.state.events) > before


def _marks(person: Person, facts: Mapping[str, object]) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    for field, meant in facts.items():
        was: Any = getattr(person, field)
        better = tuple(dict.fromkeys((*was, *meant))) if field in _ADDED else meant  # type: ignore[misc]
        if field == "per_month" and was is not None:
            continue
        if better != was:
            changed[field] = _json(better)
    if "per_month" in changed:
        changed["vague"] = True
    return changed


def _is_new(state: Conversation, question: str, id: str) -> bool:
    """Nobody named this person before this question."""
    if id in state.carried:
        return False
    return not any(
        state.flow.questions[name].kind == "people" and name != question and id in answer.value
        for name, given in state.answers.items()
        for answer in given.values()
    )


def sentences(
    people: Mapping[str, Person], readings: Sequence[PersonReading], ids: Sequence[str], text: str
) -> list[list[str]]:
    """Who were named in one sentence; someone may be in several."""
    groups: list[list[str]] = []
    start = 0
    for part in _SENTENCE.split(text):
        end = start + len(part)
        groups.append(
            [
                id
                for reading, id in zip(readings, ids, strict=True)
                if start <= reading.span[0] < end or _is_named(people[id].name, part)
            ]
        )
        start = end + 1
    return groups


def _is_named(name: str, sentence: str) -> bool:
    return bool(name) and re.search(rf"\b{re.escape(name)}\b", sentence, re.IGNORECASE) is not None


def tie_together(talk: Dialogue, groups: Iterable[Sequence[str]], kind: str) -> None:
    """The tie between everyone of each group."""
    for group in groups:
        for a, b in combinations(dict.fromkeys(group), 2):
            _tie(talk, a, b, kind)


def _tie(talk: Dialogue, a: str, b: str, kind: str) -> None:
    tie = Tie(a, b, "emotional", kind) if kind in EMOTIONS else Tie(a, b, kind)
    turned = replace(tie, a=b, b=a)
    if turned not in talk.state.ties:
        talk.put_tie(tie)


__all__ = ["changes", "described", "mark", "reread", "sentences", "tie_together"]
