"""Load (draaglast) and capacity (draagkracht), kept up to date one item at a time.

The rule, ours: each item yields 0-100 points; its effective weight is its share within its domain times the domain's
share. What is hidden by a guard does not apply and counts 0 points. What is open (unanswered, don't know, rather not say,
not applicable, or hidden by a guard that is not decided yet) widens the range low..high and is left out of the score, so
silence never counts as zero. The score is the weighted mean of what is known, kept within the range.
Hence: more points never lower a score, the range with answers missing holds the score with all answers, and the order of
answering does not matter (sums are whole numbers).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from intake.definitions.expressions import parse
from intake.definitions.model import Balance, Domain, Question, Scale
from intake.scoring.points import ItemRule, item_rule
from intake.scoring.results import BalanceResult, Contribution, DomainResult, Field, Measure

MILLI = 1_000
WEIGHT = 1_000_000


@dataclass(frozen=True, slots=True)
class Weighted:
    """An item with its effective weight in millionths of the measure, and whether a guard can hide it."""

    rule: ItemRule
    weight: int
    domain: int
    guarded: bool


@dataclass(frozen=True, slots=True)
class MeasureRule:
    domains: tuple[Domain, ...]
    items: tuple[Weighted, ...]


def measure_rule(
    domains: tuple[Domain, ...],
    questions: Mapping[str, Question],
    scales: Mapping[str, Scale],
    guarded: frozenset[str],
) -> MeasureRule:
    """guarded: the questions that can be hidden by a guard of their own or of their stage."""
    whole = sum(domain.weight for domain in domains) or 1
    items = []
    for index, domain in enumerate(domains):
        within = sum(item.weight for item in domain.items) or 1
        for item in domain.items:
            kind, name = item.source
            scale = scales.get(name) if kind == "scale" else None
            low, high = (scale.low, scale.high) if scale else (0.0, 100.0)
            question = questions.get(name) if kind == "question" else None
            share = domain.weight / whole * item.weight / within
            items.append(
                Weighted(
                    item_rule(item, question, low, high),
                    max(1, round(share * WEIGHT)),
                    index,
                    name in guarded,
                )
            )
    return MeasureRule(domains, tuple(items))


class MeasureTally:
    """The running state of load or of capacity: an answer changes it in constant time."""

    __slots__ = ("_known", "_now", "_sum", "_sum_high", "_sum_low", "_total", "rule")

    def __init__(self, rule: MeasureRule) -> None:
        self.rule = rule
        self._total = sum(item.weight for item in rule.items)
        self._known = self._sum = self._sum_low = self._sum_high = 0
        self._now: list[tuple[int | None, int, int, bool]] = []
        for item in rule.items:
            entry = (None, *_open(item), False)
            self._now.append(entry)
            self._count(item.weight, entry, 1)

    def set(self, index: int, points: float | None, low: float | None = None, high: float | None = None,
            hidden: bool = False) -> None:  # fmt: skip
        """points None: open, from low to high where that is known. hidden: does not apply, counts 0."""
        item = self.rule.items[index]
        if hidden:
            entry = (0, 0, 0, True)
        elif points is not None:
            entry = (round(points * MILLI),) * 3 + (False,)
        else:
            floor, ceiling = _open(item)
            entry = (None, floor if low is None else round(low * MILLI), ceiling if high is None else round(high * MILLI), False)  # type: ignore[assignment]  # fmt: skip
        old = self._now[index]
        if entry != old:
            self._count(item.weight, old, -1)
            self._count(item.weight, entry, 1)
            self._now[index] = entry

    def _count(self, weight: int, entry: tuple[int | None, int, int, bool], sign: int) -> None:
        points, low, high, _ = entry
        if points is not None:
            self._known += sign * weight
            self._sum += sign * weight * points
        self._sum_low += sign * weight * low
        self._sum_high += sign * weight * high

    @property
    def score(self) -> float | None:
        """0..100, None while nothing is known."""
        return _score(self._sum, self._known, *self.bounds)

    @property
    def bounds(self) -> tuple[float, float]:
        return self._sum_low / self._total / MILLI, self._sum_high / self._total / MILLI

    @property
    def coverage(self) -> float:
        return self._known / self._total

    def measure(self) -> Measure:
        low, high = self.bounds
        domains = tuple(self._domain(index, domain) for index, domain in enumerate(self.rule.domains))
        return Measure(self.score, low, high, self.coverage, domains)

    def _domain(self, index: int, domain: Domain) -> DomainResult:
        rows = [
            (item, now) for item, now in zip(self.rule.items, self._now, strict=True) if item.domain == index
        ]
        total = sum(item.weight for item, _ in rows)
        known = sum(item.weight for item, now in rows if now[0] is not None)
        low = sum(item.weight * now[1] for item, now in rows) / total / MILLI
        high = sum(item.weight * now[2] for item, now in rows) / total / MILLI
        score = _score(sum(item.weight * (now[0] or 0) for item, now in rows), known, low, high)
        items = tuple(self._contribution(item, now) for item, now in rows)
        return DomainResult(domain.id, score, low, high, known / total, total / self._total, items)

    def _contribution(self, item: Weighted, now: tuple[int | None, int, int, bool]) -> Contribution:
        kind, name = item.rule.item.source
        questions = tuple(sorted(parse(name).names)) if kind == "value" else (name,)
        points = None if now[0] is None else now[0] / MILLI
        return Contribution(
            name, questions, points, now[1] / MILLI, now[2] / MILLI, item.weight / self._total, now[3]
        )


def _open(item: Weighted) -> tuple[int, int]:
    floor = 0.0 if item.guarded else item.rule.floor
    return round(floor * MILLI), round(item.rule.ceiling * MILLI)


def _score(weighted: int, known: int, low: float, high: float) -> float | None:
    return None if not known else min(max(weighted / known / MILLI, low), high)


def field_of(load: float, capacity: float, balance: Balance) -> Field:
    """Which of the four fields: high or low load against high or low capacity."""
    if load >= balance.load_high:
        return "strong_but_stretched" if capacity >= balance.capacity_high else "at_risk"
    return "in_balance" if capacity >= balance.capacity_high else "vulnerable"


def balance_result(load: Measure, capacity: Measure, balance: Balance) -> BalanceResult:
    """Both measures and their field; sure when the corners of both ranges agree on it."""
    if load.score is None or capacity.score is None:
        return BalanceResult(load, capacity, None, False)
    field = field_of(load.score, capacity.score, balance)
    return BalanceResult(load, capacity, field, fields_within(load, capacity, balance) == (field,))


def fields_within(load: Measure, capacity: Measure, balance: Balance) -> tuple[Field, ...]:
    """The fields in which it could come out with all answers, each once: those of the corners of both ranges."""
    corners = (field_of(x, y, balance) for x in (load.low, load.high) for y in (capacity.low, capacity.high))
    return tuple(dict.fromkeys(corners))
