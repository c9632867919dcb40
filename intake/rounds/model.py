"""What rounds hand to each other, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SMALLEST = 5
"""Groups of fewer people are never shown: they are put together with others."""


@dataclass(frozen=True, slots=True)
class Response:
    """What one resident answered. key: the same form gives the same key, so that nobody counts twice.

    street, group: "" where not said. at: ISO 8601. values: question id -> value as the conversation keeps it.
    """

    key: str
    street: str
    group: str
    at: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Spread:
    """How often each option was chosen among `people` who answered; an option of nobody is 0."""

    question: str
    people: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Gap:
    """As it is against as it is wished for. now, wish: means; gap: now - wish, among those who answered both (`people`).

    weighted: the mean of gap x weight, with weight = importance / the highest importance (0..1); own rule, the source
    gives none. now_counts, wish_counts: whole points of the scale -> people.
    """

    id: str
    people: int
    now: float | None
    wish: float | None
    gap: float | None
    weighted: float | None
    now_counts: Mapping[int, int]
    wish_counts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Slice:
    """The answers of one street or group. names: what is put together in it (one name, or several small ones)."""

    names: tuple[str, ...]
    people: int
    gaps: tuple[Gap, ...]
    spreads: tuple[Spread, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Someone who offers what someone else asks for. offer, demand: keys of responses; near: in the same street."""

    option: str
    offer: str
    demand: str
    near: bool


@dataclass(frozen=True, slots=True)
class Matching:
    """Of one pair of questions. offered, asked: option -> people. matches: at most one helper for each request."""

    id: str
    offered: Mapping[str, int]
    asked: Mapping[str, int]
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Aggregate:
    """The whole round. ideas: question id -> what people wrote, each once, in an order that tells nothing."""

    people: int
    whole: Slice
    streets: tuple[Slice, ...]
    groups: tuple[Slice, ...]
    matchings: tuple[Matching, ...]
    ideas: Mapping[str, tuple[str, ...]]
