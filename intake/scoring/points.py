"""What one answer is worth: the points of an item, with the lowest and highest it could be while open."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from intake.definitions.model import Item, Question

Points = tuple[float | None, float, float]
"""(points or None while open, lowest, highest)."""


@dataclass(frozen=True, slots=True)
class ItemRule:
    """An item made ready for scoring. floor and ceiling: the points it can have (floor counts when it is hidden).

    mirror: low + high of the range of a reversed item, whose value x counts as mirror - x.
    """

    item: Item
    floor: float
    ceiling: float
    mirror: float | None = None

    def points(self, value: object) -> float | None:
        """Points of a known value; None when the value is unknown or cannot be scored."""
        raw = self._raw(value)
        return None if raw is None else min(max(raw, self.floor), self.ceiling)

    def span(self, low: float, high: float) -> tuple[float, float]:
        """What the points can be while the value lies from low to high (the curve is monotone)."""
        ends = (self.points(low), self.points(high))
        known = [end for end in ends if end is not None]
        return (min(known), max(known)) if known else (self.floor, self.ceiling)

    def _raw(self, value: object) -> float | None:
        item = self.item
        if item.scores:
            return _scored(item, value)
        if not isinstance(value, (bool, int, float)):
            return None
        number = float(value) if self.mirror is None else self.mirror - value
        return curve(item.points, number) if item.points else number


def item_rule(item: Item, question: Question | None, low: float, high: float) -> ItemRule:
    """low and high bound the value of an item without points and scores of its own."""
    floor, ceiling = _bounds(item, question, low, high)
    given = question.range if question is not None else None
    mirror = given.low + given.high if item.reverse and given is not None else None
    return ItemRule(item, floor, ceiling, mirror)


def _bounds(item: Item, question: Question | None, low: float, high: float) -> tuple[float, float]:
    if item.points:
        heights = [y for _, y in item.points]
        return min(heights), max(heights)
    if item.scores and question is not None and question.kind == "choices":
        return 0.0, min(sum(item.scores.values()), item.most)
    if item.scores:
        return float(min(item.scores.values())), float(max(item.scores.values()))
    if question is not None and question.range is not None:
        return question.range.low, question.range.high
    if question is not None and question.kind == "yesno":
        return 0.0, 1.0
    return low, high


def _scored(item: Item, value: object) -> float | None:
    if isinstance(value, bool):
        return item.scores.get("yes" if value else "no")
    if isinstance(value, str):
        return item.scores.get(value)
    if isinstance(value, (tuple, list, frozenset)):
        return min(float(sum(item.scores.get(str(chosen), 0) for chosen in value)), item.most)
    return None


def curve(corners: tuple[tuple[float, float], ...], x: float) -> float:
    """The height at x of a piecewise linear curve; flat beyond its ends."""
    if x <= corners[0][0]:
        return corners[0][1]
    if x >= corners[-1][0]:
        return corners[-1][1]
    at = bisect_right(corners, x, key=lambda corner: corner[0])
    (x0, y0), (x1, y1) = corners[at - 1], corners[at]
    return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
