"""Published scoring rules over questions, kept up to date one item at a time.

Sums are kept as whole millionths, so the order of answering cannot change a score by a rounding error.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from intake.definitions.model import Question, Scale
from intake.scoring.points import ItemRule, item_rule
from intake.scoring.results import Contribution, ScaleResult

MICRO = 1_000_000


@dataclass(frozen=True, slots=True)
class ScaleRule:
    """A scale made ready: its items with the points each can have."""

    scale: Scale
    items: tuple[ItemRule, ...]


def scale_rule(scale: Scale, questions: dict[str, Question]) -> ScaleRule:
    rules = tuple(
        item_rule(item, questions.get(item.source[1]), scale.low, scale.high) for item in scale.items
    )
    return ScaleRule(scale, rules)


class ScaleTally:
    """The running state of one scale: an answer changes it in constant time."""

    __slots__ = ("_ceilings", "_floors", "_hidden", "_known", "_points", "_sum", "rule")

    def __init__(self, rule: ScaleRule) -> None:
        self.rule = rule
        self._points: list[float | None] = [None] * len(rule.items)
        self._hidden = bytearray(len(rule.items))
        self._known = 0
        self._sum = 0
        self._floors = sum(_micro(item.floor) for item in rule.items)
        self._ceilings = sum(_micro(item.ceiling) for item in rule.items)

    def set(self, index: int, points: float | None, hidden: bool = False) -> None:
        """points None: open. A hidden item (its question does not apply) counts as its lowest points."""
        item = self.rule.items[index]
        if hidden:
            points = item.floor
        self._hidden[index] = hidden
        old = self._points[index]
        if old == points:
            return
        self._points[index] = points
        self._count(item, old, -1)
        self._count(item, points, 1)

    def _count(self, item: ItemRule, points: float | None, sign: int) -> None:
        if points is None:
            return
        micro = _micro(points)
        self._known += sign
        self._sum += sign * micro
        self._floors += sign * (micro - _micro(item.floor))
        self._ceilings += sign * (micro - _micro(item.ceiling))

    @property
    def missing(self) -> int:
        return len(self._points) - self._known

    @property
    def score(self) -> float | None:
        """The score by its published rule; None (incomplete) while more is missing than that rule allows."""
        if self.missing > self.rule.scale.missing_allowed or not self._known:
            return None
        if self.rule.scale.method == "mean":
            return self._sum / self._known / MICRO
        return self._sum / MICRO

    @property
    def bounds(self) -> tuple[float, float]:
        """What the score can still become, ends included; it holds the score itself."""
        over = len(self._points) if self.rule.scale.method == "mean" else 1
        low, high = self._floors / over / MICRO, self._ceilings / over / MICRO
        score = self.score
        return (low, high) if score is None else (min(low, score), max(high, score))

    def result(self) -> ScaleResult:
        score, (low, high) = self.score, self.bounds
        return ScaleResult(
            self.rule.scale.id, score, low, high, self._known, len(self._points), self._band(score),
            tuple(self._contributions()),
        )  # fmt: skip

    def _band(self, score: float | None) -> str | None:
        if score is None:
            return None
        reached = [index for index, band in enumerate(self.rule.scale.bands) if band.low <= score]
        return str(reached[-1]) if reached else None

    def _contributions(self) -> Iterable[Contribution]:
        share = 1 / len(self._points)
        for index, item in enumerate(self.rule.items):
            points = self._points[index]
            low, high = (item.floor, item.ceiling) if points is None else (points, points)
            name = item.item.source[1]
            yield Contribution(name, (name,), points, low, high, share, bool(self._hidden[index]))


def _micro(points: float) -> int:
    return round(points * MICRO)
