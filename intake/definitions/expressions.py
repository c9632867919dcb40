"""The one small expression language of guards, formulas and fit rules.

    hours_per_week >= 40 and (nights_disturbed or has(strengths, 'humour')) and people(sector='family') > 2

Names, numbers, quoted words, true, false; == != < <= > >=, and or not, + - * /, parentheses, and calls of a short list of
functions. Parsed once; evaluation cannot reach anything but the names and functions it is handed. Unknown is None and
spreads: a comparison or sum with an unknown is unknown; and/or follow Kleene's three-valued logic.
"""

from __future__ import annotations

import ast
import operator
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

MAX_LENGTH = 2_000
MAX_DEPTH = 40

Lookup = Callable[[str], object]
Functions = Mapping[str, Callable[..., object]]
_Run = Callable[[Lookup, Functions], Any]

BY_NAME = frozenset({"has", "known", "withheld", "count", "people", "years_since", "months_since", "months"})
"""Functions that take names (or nothing but words) rather than values: their first argument is handed over as a name."""
PLAIN = frozenset({"min", "max", "abs", "round"})

_COMPARE: dict[type, Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq, ast.NotEq: operator.ne, ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}  # fmt: skip
_ARITHMETIC: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
}  # fmt: skip


class ExpressionError(ValueError):
    """The expression cannot be read. `offset` counts characters from 0."""

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Expression:
    """names: every name it depends on ("@people" stands for the network).

    For checking: calls (function, words) and comparisons (name, quoted word) it makes.
    """

    source: str
    names: frozenset[str]
    calls: tuple[tuple[str, tuple[str, ...]], ...]
    comparisons: tuple[tuple[str, str], ...]
    run: _Run

    def evaluate(self, lookup: Lookup, functions: Functions) -> Any:
        """The value, or None when unknown. A wrong type (a word compared with a number) is unknown too."""
        return self.run(lookup, functions)


class _Parser:
    def __init__(self) -> None:
        self.names: set[str] = set()
        self.calls: list[tuple[str, tuple[str, ...]]] = []
        self.comparisons: list[tuple[str, str]] = []

    def build(self, node: ast.expr, depth: int = 0) -> _Run:
        if depth > MAX_DEPTH:
            raise ExpressionError("nested too deep; split it with a named value", node.col_offset)
        method = getattr(self, "_" + type(node).__name__.lower(), None)
        if method is None:
            raise ExpressionError("this is not part of the expression language", node.col_offset)
        built: _Run = method(node, depth + 1)
        return built

    def _constant(self, node: ast.Constant, depth: int) -> _Run:
        value = node.value
        if not isinstance(value, (str, int, float)):
            raise ExpressionError(
                "only numbers, quoted words, true and false can be written here", node.col_offset
            )
        return lambda lookup, functions: value

    def _name(self, node: ast.Name, depth: int) -> _Run:
        name = node.id
        if name in ("true", "false"):
            truth = name == "true"
            return lambda lookup, functions: truth
        self.names.add(name)
        return lambda lookup, functions: lookup(name)

    def _boolop(self, node: ast.BoolOp, depth: int) -> _Run:
        parts = [self.build(value, depth) for value in node.values]
        decisive = isinstance(node.op, ast.Or)

        def run(lookup: Lookup, functions: Functions) -> Any:
            unknown = False
            for part in parts:
                value = part(lookup, functions)
                if value is None:
                    unknown = True
                elif bool(value) is decisive:
                    return decisive
            return None if unknown else not decisive

        return run

    def _unaryop(self, node: ast.UnaryOp, depth: int) -> _Run:
        inner = self.build(node.operand, depth)
        if isinstance(node.op, ast.Not):
            return lambda lookup, functions: None if (v := inner(lookup, functions)) is None else not v
        if isinstance(node.op, ast.USub):
            return lambda lookup, functions: _number_op(operator.sub, 0, inner(lookup, functions))
        raise ExpressionError("use 'not' or '-' here", node.col_offset)

    def _binop(self, node: ast.BinOp, depth: int) -> _Run:
        operation = _ARITHMETIC.get(type(node.op))
        if operation is None:
            raise ExpressionError("use + - * or / here", node.col_offset)
        left, right = self.build(node.left, depth), self.build(node.right, depth)
        return lambda lookup, functions: _number_op(
            operation, left(lookup, functions), right(lookup, functions)
        )

    def _compare(self, node: ast.Compare, depth: int) -> _Run:
        if len(node.ops) != 1 or type(node.ops[0]) not in _COMPARE:
            raise ExpressionError("compare two things with == != < <= > or >=", node.col_offset)
        compare = _COMPARE[type(node.ops[0])]
        word = node.comparators[0]
        if isinstance(node.left, ast.Name) and isinstance(word, ast.Constant) and isinstance(word.value, str):
            self.comparisons.append((node.left.id, word.value))
        left, right = self.build(node.left, depth), self.build(node.comparators[0], depth)
        return lambda lookup, functions: _compare(compare, left(lookup, functions), right(lookup, functions))

    def _call(self, node: ast.Call, depth: int) -> _Run:
        if not isinstance(node.func, ast.Name):
            raise ExpressionError(
                "only the functions of the expression language can be called", node.col_offset
            )
        name = node.func.id
        if name in BY_NAME:
            return self._named_call(name, node)
        if name not in PLAIN or node.keywords:
            raise ExpressionError(
                f"unknown function {name!r}; known: {', '.join(sorted(BY_NAME | PLAIN))}", node.col_offset
            )
        parts = [self.build(argument, depth) for argument in node.args]

        def run(lookup: Lookup, functions: Functions) -> Any:
            values = [part(lookup, functions) for part in parts]
            if not values or not all(_is_number(value) for value in values):
                return None
            if name in ("abs", "round"):
                return abs(values[0]) if name == "abs" else round(values[0])
            return min(values) if name == "min" else max(values)

        return run

    def _named_call(self, name: str, node: ast.Call) -> _Run:
        words: list[str] = []
        for position, argument in enumerate(node.args):
            if isinstance(argument, ast.Name) and position == 0 and name != "people":
                self.names.add(argument.id)
                words.append(argument.id)
            elif isinstance(argument, ast.Constant) and isinstance(argument.value, str) and position > 0:
                words.append(argument.value)
            else:
                raise ExpressionError(f"{name}() takes a question id, then quoted words", argument.col_offset)
        options: dict[str, object] = {}
        for keyword in node.keywords:
            value = keyword.value
            if name != "people" or keyword.arg is None:
                raise ExpressionError(f"{name}() takes no named words", node.col_offset)
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                options[keyword.arg] = value.value
            elif isinstance(value, ast.Name) and value.id in ("true", "false"):
                options[keyword.arg] = value.id == "true"
            else:
                raise ExpressionError("people() takes quoted words, true or false", value.col_offset)
        if name == "people":
            self.names.add("@people")
        self.calls.append((name, tuple(options) if name == "people" else tuple(words)))
        arguments = tuple(words)
        return lambda lookup, functions: functions[name](*arguments, **options)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float))


def _number_op(operation: Callable[[Any, Any], Any], left: object, right: object) -> Any:
    if not (_is_number(left) and _is_number(right)):
        return None
    try:
        return operation(left, right)
    except (ZeroDivisionError, OverflowError):
        return None


def _compare(compare: Callable[[Any, Any], bool], left: object, right: object) -> bool | None:
    if left is None or right is None:
        return None
    if isinstance(left, str) != isinstance(right, str):
        return None
    try:
        return bool(compare(left, right))
    except TypeError:
        return None


@lru_cache(maxsize=65_536)
def parse(source: str) -> Expression:
    """Read an expression. Raises ExpressionError with the place in the text and what to do."""
    if len(source) > MAX_LENGTH:
        raise ExpressionError(f"longer than {MAX_LENGTH} characters; split it with a named value")
    try:
        with warnings.catch_warnings(action="ignore"):  # "1if" is read, and warned of on the screen of the user
            tree = ast.parse(source.strip(), mode="eval")
    except SyntaxError as error:
        raise ExpressionError(
            "this cannot be read as an expression", max((error.offset or 1) - 1, 0)
        ) from None
    except (ValueError, RecursionError, MemoryError):
        raise ExpressionError("this cannot be read as an expression") from None
    parser = _Parser()
    run = parser.build(tree.body)
    return Expression(source, frozenset(parser.names), tuple(parser.calls), tuple(parser.comparisons), run)
