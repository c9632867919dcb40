"""What follows from the answers: which questions apply, named values, scales, load and capacity.

An answer looks again only at what depends on it, so its cost does not grow with the length of the questionnaire.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from heapq import heappop, heappush
from typing import Any

from intake.conversation.compiled import MEETING, PEOPLE, CompiledFlow
from intake.conversation.times import edtf_start, months_of
from intake.definitions.expressions import Expression
from intake.network.model import Person
from intake.scoring.balance import MeasureTally, balance_result
from intake.scoring.results import BalanceResult, ScaleResult
from intake.scoring.scales import ScaleTally

Raw = Callable[[str], Any]


class Engine:
    """raw(question) gives the value said (None: nothing said); is_withheld tells whether it was kept back.

    asked_of(question) is False for questions that this audience never gets. today anchors years_since().
    """

    def __init__(self, flow: CompiledFlow, raw: Raw, is_withheld: Callable[[str], bool],
                 people: Mapping[str, Person], today: Callable[[], date], mine: Callable[[str], bool]) -> None:  # fmt: skip
        self.flow = flow
        self._raw = raw
        self._is_withheld = is_withheld
        self._people = people
        self._today = today
        self._mine = mine
        self.applies: dict[str, bool | None] = {}
        self._values: dict[str, Any] = {MEETING: 1}
        self._tallies: dict[str, ScaleTally | MeasureTally] = {
            **{name: ScaleTally(rule) for name, rule in flow.scales.items()},
            **{name: MeasureTally(rule) for name, rule in flow.measures.items()},
        }
        self._questions = flow.flow.questions
        self._functions: dict[str, Callable[..., object]] = {
            "has": self._has, "known": self._known, "withheld": self._withheld_here, "count": self._count,
            "people": self._count_people, "years_since": self._years_since, "months_since": self._months_since,
            "months": self._months,
        }  # fmt: skip
        self.changed_visibility: list[str] = []
        self.refresh(flow.rank)

    def refresh(self, names: Iterable[str]) -> None:
        """Look again at `names`, then at whatever depends on what changed."""
        rank = self.flow.rank
        heap = [(rank[name], name) for name in names if name in rank]
        heap.sort()
        waiting = {name for _, name in heap}
        while heap:
            _, name = heappop(heap)
            waiting.discard(name)
            if not self._look(name):
                continue
            for other in self.flow.dependents.get(name, ()):
                if other not in waiting:
                    waiting.add(other)
                    heappush(heap, (rank[other], other))

    def touch(self, question: str) -> None:
        """The answer to `question` changed."""
        self.refresh((question,))

    def meet(self, number: int) -> None:
        """The meeting with this number begins, counted from 1."""
        self._values[MEETING] = number
        self.refresh((MEETING,))

    def _look(self, name: str) -> bool:
        """Bring one name up to date. True when what others see of it may have changed."""
        if name in self._questions:
            return self._look_at_question(name)
        tally = self._tallies.get(name)
        if tally is not None:
            self._spread(name, tally.score)
            return True
        if name in (PEOPLE, MEETING):
            return True
        expression = self.flow.values.get(name) or self.flow.formulas[name]
        value = self.evaluate(expression)
        if name in self._values and self._values[name] == value:
            return False
        self._values[name] = value
        self._spread(name, value)
        return True

    def _look_at_question(self, name: str) -> bool:
        applies = self._judge(name)
        if self.applies.get(name, ...) is not applies:
            self.applies[name] = applies
            self.changed_visibility.append(name)
        self._spread(name, self.value(name))
        return True

    def _judge(self, name: str) -> bool | None:
        """Does the question apply? None: not decided yet. Rests on a question that does not apply: then neither does this."""
        if not self._mine(name):
            return None
        undecided = False
        for guard in self.flow.guards[name]:
            holds = self.evaluate(guard)
            if holds is None:
                if self._closed(guard):
                    return False
                undecided = True
            elif not holds:
                return False
        return None if undecided else True

    def _closed(self, guard: Expression) -> bool:
        """An unknown guard that can no longer become known: what it lacks does not apply."""
        lacking = [name for name in guard.names if name in self._questions and self.value(name) is None]
        return bool(lacking) and all(self.applies.get(name) is False for name in lacking)

    def _spread(self, name: str, value: object) -> None:
        for slot in self.flow.slots.get(name, ()):
            tally = self._tallies[slot.owner]
            if isinstance(tally, ScaleTally):
                item = tally.rule.items[slot.index]
                tally.set(slot.index, item.points(value), self.applies.get(name) is False)
            else:
                self._spread_to_measure(tally, slot.index, name, value)

    def _spread_to_measure(self, tally: MeasureTally, index: int, name: str, value: object) -> None:
        rule = tally.rule.items[index].rule
        scale = self._tallies.get(name)
        if isinstance(scale, ScaleTally) and value is None:
            tally.set(index, None, *rule.span(*scale.bounds))
        else:
            tally.set(index, rule.points(value), hidden=self.applies.get(name) is False)

    # What others ask

    def value(self, name: str) -> Any:
        """What an expression sees: None while unknown, kept back or not applying."""
        question = self._questions.get(name)
        if question is None:
            tally = self._tallies.get(name)
            return tally.score if tally is not None else self._values.get(name)
        if self.applies.get(name) is not True:
            return None
        return simple(self._raw(name))

    def evaluate(self, expression: Expression) -> Any:
        return expression.evaluate(self.value, self._functions)

    def scale(self, name: str) -> ScaleResult:
        tally = self._tallies[name]
        assert isinstance(tally, ScaleTally)
        return tally.result()

    def balance(self) -> BalanceResult | None:
        balance = self.flow.flow.balance
        if balance is None:
            return None
        load, capacity = self._tallies["load"], self._tallies["capacity"]
        assert isinstance(load, MeasureTally)
        assert isinstance(capacity, MeasureTally)
        return balance_result(load.measure(), capacity.measure(), balance)

    def bounds(self, name: str) -> tuple[float, float]:
        """What load, capacity or a scale can still become."""
        return self._tallies[name].bounds

    # The functions of the expression language

    def _has(self, name: str, option: str) -> bool | None:
        value = self.value(name)
        if value is None:
            return None
        return option in value if isinstance(value, (list, tuple)) else bool(value == option)

    def _known(self, name: str) -> bool:
        return self.value(name) is not None

    def _withheld_here(self, name: str) -> bool:
        return self._is_withheld(name)

    def _count(self, name: str) -> int | None:
        value = self.value(name)
        if not isinstance(value, (list, tuple)):
            return None
        if self._questions[name].kind != "people":
            return len(value)
        return sum(self._people[id].count or 1 for id in value if id in self._people)

    def _count_people(self, **wanted: object) -> int:
        return count_people(self._people.values(), **wanted)

    def _months_since(self, name: str) -> float | None:
        value, today = self._raw(name) if self.applies.get(name) else None, self._today()
        start = edtf_start(value) if isinstance(value, str) else None
        if start is None:
            return None
        return max(0, (today.year - start.year) * 12 + today.month - start.month)

    def _years_since(self, name: str) -> float | None:
        months = self._months_since(name)
        return None if months is None else months // 12

    def _months(self, name: str) -> float | None:
        value = self._raw(name) if self.applies.get(name) else None
        return months_of(value) if isinstance(value, str) else None


def simple(value: object) -> Any:
    """An answer's value as expressions see it: a frequency its times a month, a range of numbers its middle."""
    if not isinstance(value, Mapping):
        return value
    if "per_month" in value:
        return value["per_month"]
    ends = [value[key] for key in ("min", "max") if value.get(key) is not None]
    return sum(ends) / len(ends) if ends else None


def count_people(people: Iterable[Person], **wanted: Any) -> int:
    """How many persons match all that is wanted; a group counts for as many as it stands for.

    support is gives; relation may hold several, with "|" between; formal: professionals only, or all others. Those who
    died count only where alive is asked as false; the two the talk is about never count.
    """
    return sum(person.count or 1 for person in people if _matches(person, wanted))


def _matches(person: Person, wanted: Mapping[str, Any]) -> bool:
    if person.id in ("client", "cared_for"):
        return False
    if (person.alive is not False) is not wanted.get("alive", True):
        return False
    for key, value in wanted.items():
        if key in ("support", "gives") and value not in person.gives:
            return False
        if key == "receives" and value not in person.receives:
            return False
        if key == "relation" and person.relation not in value.split("|"):
            return False
        if key == "formal" and (person.sector == "professionals") is not value:
            return False
        if key in ("sector", "bond", "of", "gender", "could_do_more") and getattr(person, key) != value:
            return False
    return True
