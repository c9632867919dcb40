"""What a conversation says and shows, as plain data. A screen, a line printer and a test read the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Speaker = Literal["program", "person"]
MessageKind = Literal[
    "stage", "question", "answer", "explain", "clarify", "confirm", "preview", "note", "summary", "signal", "info", "refused",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Message:
    """One thing said in the talk. text is plain text, never markup. choices: what can be answered now, in order.

    question: the id it belongs to, if any. Kind "signal" is a safety card: shown calmly and set apart.
    """

    speaker: Speaker
    kind: MessageKind
    text: str
    question: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prompt:
    """The question before us, ready to show. kind as Question.kind, or "confirm" (yes/no about a reading), "done".

    options: (id, label) in order; number and total count the questions of the talk that are visible now, from 1.
    low, high, step, unit and labels: for scale and number. current: the answer given before, as words.
    """

    question: str
    kind: str
    text: str
    stage: str
    number: int
    total: int
    options: tuple[tuple[str, str], ...] = ()
    low: float | None = None
    high: float | None = None
    step: float = 1
    unit: str = ""
    low_label: str = ""
    middle_label: str = ""
    high_label: str = ""
    current: str = ""


@dataclass(frozen=True, slots=True)
class StageProgress:
    """One stage in the list at the side. state: done | now | ahead | hidden. minutes: what it takes."""

    id: str
    title: str
    done: int
    total: int
    minutes: int
    state: Literal["done", "now", "ahead", "hidden"]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One question in the review. state: answered | dont_know | rather_not | later | not_applicable | skipped | open | hidden."""

    question: str
    stage: str
    text: str
    words: str
    state: str
    by: str
    others: tuple[tuple[str, str], ...] = ()
    """(who, words) of others who answered the same question."""
