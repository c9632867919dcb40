"""What scoring yields: scales, domains, load and capacity, each with its range and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Field = Literal["in_balance", "strong_but_stretched", "vulnerable", "at_risk"]


@dataclass(frozen=True, slots=True)
class Contribution:
    """One item's part. source: question, scale or expression; questions: the ids it rests on.

    points: None while open, else within low..high of its scale or 0..100 of its domain; low and high: what it can be.
    weight: its share of the whole (effective, sums to 1 over all items of a measure). hidden: counts as lowest.
    """

    source: str
    questions: tuple[str, ...]
    points: float | None
    low: float
    high: float
    weight: float
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ScaleResult:
    """score None: incomplete (more missing than the rule allows). low..high: what it could still become."""

    id: str
    score: float | None
    low: float
    high: float
    answered: int
    total: int
    band: str | None
    """Label key: index of the band in Scale.bands as str, or None where there are no bands or no score."""
    items: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class DomainResult:
    id: str
    score: float | None
    low: float
    high: float
    coverage: float
    weight: float
    items: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """Load or capacity, 0-100. score: weighted mean over what is known, None when nothing is; low..high: what it could
    still be with all answers; coverage: share of the weight that is known, 0..1."""

    score: float | None
    low: float
    high: float
    coverage: float
    domains: tuple[DomainResult, ...]


@dataclass(frozen=True, slots=True)
class BalanceResult:
    """field: which of the four fields, or None while load or capacity is unknown. sure: True when the whole range of both
    lies within that field."""

    load: Measure
    capacity: Measure
    field: Field | None
    sure: bool
