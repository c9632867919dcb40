"""A measurement repeated: what changed, and whether that can be said at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Change = Literal["up", "down", "same", "unclear"]
NOTICED = 0.05
"""The share of the scale from which a difference is called one; own rule: no instrument here has a published least change."""


@dataclass(frozen=True, slots=True)
class Point:
    """One measurement. at: the day (ISO 8601). score: None while unknown; low..high: what it could still be."""

    at: str
    score: float | None
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Series:
    """The same measure at several moments, earliest first. low, high: the ends of its scale."""

    id: str
    low: float
    high: float
    points: tuple[Point, ...]

    def known(self) -> tuple[Point, ...]:
        return tuple(point for point in self.points if point.score is not None)

    def change(self) -> Change:
        """From the first to the last known measurement. "unclear": what is not answered could undo the difference."""
        known = self.known()
        if len(known) < 2:
            return "unclear"
        first, last = known[0], known[-1]
        assert first.score is not None
        assert last.score is not None
        difference = last.score - first.score
        if abs(difference) < NOTICED * (self.high - self.low):
            return "same"
        if difference > 0:
            return "up" if last.low > first.high else "unclear"
        return "down" if last.high < first.low else "unclear"
