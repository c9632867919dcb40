"""What can be reached: whether a condition can hold at all, tried out over the answers its questions can get."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product
from random import Random
from typing import Any

from intake.conversation.compiled import CompiledFlow
from intake.definitions.expressions import Expression
from intake.definitions.model import Question
from intake.definitions.vocabulary import MEETING

ALL_TRIES, BY_CHANCE = 2_000, 4_000
"""Up to so many combinations all are tried; of more, so many by chance."""


@dataclass(frozen=True)
class Reach:
    """never: questions that no combination of answers brings up. What counts people, years or answers may be any number."""

    flow: CompiledFlow

    @cached_property
    def never(self) -> frozenset[str]:
        found: set[str] = set()
        for name in self.flow.order:
            guards = self.flow.guards[name]
            if guards and not self._can_hold(guards, found):
                found.add(name)
        return frozenset(found)

    def ahead(self, name: str) -> frozenset[str]:
        """The questions after this one that its condition looks at: it is asked after those."""
        here = self.flow.index[name]
        named = self._names(self.flow.guards[name])
        return frozenset(other for other in named if self.flow.index.get(other, -1) > here)

    def _names(self, expressions: Iterable[Expression]) -> set[str]:
        """The names these rest on, through named values down to questions."""
        found: set[str] = set()
        todo = [name for expression in expressions for name in expression.names]
        while todo:
            name = todo.pop()
            if name not in found:
                found.add(name)
                todo += self.flow.values[name].names if name in self.flow.values else ()
        return found

    def _can_hold(self, guards: tuple[Expression, ...], never: set[str]) -> bool:
        names = sorted(name for name in self._names(guards) if name not in self.flow.values)
        calls = sorted({call for one in self._all(guards) for call in one.calls})
        spaces = [self._answers(name, guards) if name not in never else [None] for name in names]
        spaces += [_outcomes(call) for call in calls]
        return any(
            all(self._holds(guard, dict(zip(names, tried, strict=False)), dict(zip(calls, tried[len(names) :], strict=True))) for guard in guards)
            for tried in _tries(spaces)
        )

    def _all(self, guards: tuple[Expression, ...]) -> list[Expression]:
        return [*guards, *(self.flow.values[name] for name in self._names(guards) if name in self.flow.values)]

    def _answers(self, name: str, guards: tuple[Expression, ...]) -> list[Any]:
        """What a name can be: enough to make each comparison with it come out either way."""
        if name == MEETING:
            return [1, 2, 3, 10]
        numbers = _numbers(self._all(guards))
        question = self.flow.flow.questions.get(name)
        if question is None:
            scale = self.flow.flow.scales.get(name)
            low, high = (scale.low, scale.high) if scale else (0.0, 100.0)
            return [None, low, *(n for n in numbers if low <= n <= high), high]
        return [None, *_answers(question, numbers)]

    def _holds(self, guard: Expression, names: Mapping[str, Any], calls: Mapping[Any, Any]) -> bool:
        def lookup(name: str) -> object:
            if name in self.flow.values:
                return self.flow.values[name].evaluate(lookup, functions)
            return names.get(name)

        def function(kind: str) -> Any:
            def run(*words: str, **filters: object) -> object:
                if kind == "has":
                    value = names.get(words[0])
                    return None if value is None else words[1] in value if isinstance(value, tuple) else value == words[1]
                if kind == "known":
                    return names.get(words[0]) is not None
                if kind == "withheld":
                    return names.get(words[0]) is None
                return calls.get((kind, words or tuple(filters)))

            return run

        functions = {kind: function(kind) for kind in _FUNCTIONS}
        return bool(guard.evaluate(lookup, functions))


_FUNCTIONS = ("has", "known", "withheld", "count", "people", "years_since", "months_since", "months")


def _outcomes(call: tuple[str, tuple[str, ...]]) -> list[Any]:
    return [None] if call[0] in ("has", "known", "withheld") else [0, 1, 2, 3, 6, 12, 30, 600]


def _answers(question: Question, numbers: list[float]) -> list[Any]:
    options = [option.id for option in question.options]
    match question.kind:
        case "yesno":
            return [True, False]
        case "choice":
            return list(options)
        case "choices":
            return [(), *((one,) for one in options), tuple(options)]
        case "scale" | "number" if question.range is not None:
            low, high, step = question.range.low, question.range.high, question.range.step
            near = [n for number in numbers for n in (number - step, number, number + step) if low <= n <= high]
            return [low, *near, high]
        case "number" | "frequency":
            return [0, *(n for number in numbers for n in (number - 1, number, number + 1) if n >= 0), 1000]
        case "info":
            return [True]
        case "people":
            return [(), ("p1",), ("p1", "p2", "p3")]
    return ["..."]


def _numbers(expressions: Iterable[Expression]) -> list[float]:
    """The numbers written in these."""
    import ast

    trees = (ast.walk(ast.parse(one.source.strip(), mode="eval")) for one in expressions)
    found = {
        float(node.value)
        for tree in trees
        for node in tree
        if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)) and not isinstance(node.value, bool)
    }
    return sorted(found)


def _tries(spaces: list[list[Any]]) -> Iterable[tuple[Any, ...]]:
    spaces = [list(dict.fromkeys(space)) for space in spaces]
    size = 1
    for space in spaces:
        size *= len(space)
    if size <= ALL_TRIES:
        return product(*spaces)
    chance = Random(1)
    return islice((tuple(chance.choice(space) for space in spaces) for _ in iter(int, 1)), BY_CHANCE)


