"""What the understanding hands back, and all that it may know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from intake.network.model import Person


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of typed words. value as the kind of question has it (see `intake.conversation.fitting`).

    span: (start, end) in the cleaned text. confidence 0..1: from 0.85 it is taken, from 0.5 the person is asked,
    below that it counts for nothing. alternatives: other values it may mean. vague: no exact number was meant.
    """

    value: Any
    span: tuple[int, int]
    confidence: float
    alternatives: tuple[Any, ...] = ()
    vague: bool = False


ACCEPT, CONFIRM = 0.85, 0.5
"""From ACCEPT on a reading is taken without asking, from CONFIRM on it is asked about, below that it counts for nothing."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the conversation knows; the understanding looks at nothing else.

    options: (id, label, other words) in the order shown. low..high: the range of a scale or number.
    of, relations, sector: what a people question is about. people: who is known. client_names: the name of the client and
    of the person cared for, "" where unknown: never new people.
    """

    lang: str
    today: date
    options: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    low: float | None = None
    high: float | None = None
    low_label: str = ""
    middle_label: str = ""
    high_label: str = ""
    unit: str = ""
    of: str = "client"
    relations: tuple[str, ...] = ()
    sector: str | None = None
    people: tuple[Person, ...] = ()
    client_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonReading:
    """Someone found in a sentence. person.id is "" for someone new; person.of may be "#n": the n-th of the result.

    ties: (a, b, kind, status, since); a and b are an index into the result as "0", "1" .., or a person id.
    unsure: the fields that were guessed and have to be confirmed ("id": perhaps someone known already). same_as: the ids
    of known persons it may be: offer to take them together.
    """

    person: Person
    span: tuple[int, int]
    confidence: float
    ties: tuple[tuple[str, str, str, str | None, str | None], ...] = ()
    unsure: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()


def is_sure(readings: Iterable[PersonReading]) -> bool:
    """Whether all may be kept without asking. One doubt, and the whole line is read back: a yes is a yes to all of it."""
    return all(one.confidence >= ACCEPT and not one.unsure for one in readings)


@dataclass(frozen=True, slots=True)
class Correction:
    """What is said instead (words), of what (instead_of, where named), about whom (person: the id of someone known)."""

    words: str
    instead_of: str = ""
    person: str = ""
    confidence: float = 0.0
