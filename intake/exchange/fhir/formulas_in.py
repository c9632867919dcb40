"""FHIRPath from a form: judged, and said in our own expression language where that means exactly the same."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from typing import Any

ALLOWED = frozenset(
    {
        "where", "exists", "empty", "not", "all", "allTrue", "anyTrue", "allFalse", "anyFalse", "count", "distinct", "isDistinct",
        "select", "repeat", "first", "last", "single", "tail", "take", "skip", "ofType", "is", "as", "intersect", "exclude",
        "union", "combine", "coalesce", "iif", "toInteger", "toBoolean", "toDecimal", "toString", "toQuantity", "toDate",
        "indexOf", "substring", "startsWith", "endsWith", "contains", "upper", "lower", "length", "abs", "ceiling", "floor",
        "round", "sqrt", "ln", "exp", "log", "power", "truncate", "sum", "min", "max", "avg", "children", "descendants",
        "hasValue", "getValue", "extension", "ordinal", "weight", "aggregate", "join", "trim",
    }
)  # fmt: skip
"""What a formula may call: nothing that looks outside the answers (resolve, memberOf), at the clock (now, today), prints
(trace), or takes a pattern that can run for ages (matches, replaceMatches)."""
VARIABLES = frozenset({"resource", "context", "rootResource"})
_LEADING_ZEROS = re.compile(r"^0+(?=\d)")
_LINK = re.compile(r"linkId\s*(?:=|in)\s*(\(?\s*'(?:[^'\\]|\\.)*'(?:\s*\|\s*'(?:[^'\\]|\\.)*')*)")
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'")
_OPERATORS = {"=": "==", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">=", "+": "+", "-": "-", "*": "*", "/": "/"}
MAX_DEPTH = 300


class NotAllowed(ValueError):
    """The formula cannot be used. str() names what is in the way."""


class _Beyond(Exception):
    """Our own language cannot say this."""


@dataclass(frozen=True, slots=True)
class Names:
    """question(link): our name of what is asked there, with its kind ("yesno", "choice", "number", "value" ...).
    option(name, code): the id of that option, None for none. points(name): the name of a value that holds the points of what
    was chosen there, None where not every option has points."""

    question: Callable[[str], tuple[str, str] | None]
    option: Callable[[str, str], str | None]
    points: Callable[[str], str | None] = lambda name: None


def parsed(source: str, known: frozenset[str] = frozenset()) -> Mapping[str, Any]:
    """The formula's tree. Raises NotAllowed for what cannot be read, or calls what it may not. known: its variables."""
    from fhirpathpy.parser import parse

    try:
        with redirect_stdout(io.StringIO()):  # its lexer prints what it cannot name
            tree: Mapping[str, Any] = parse(source)  # type: ignore[no-untyped-call]
    except RecursionError:
        raise NotAllowed("…") from None
    except Exception as problem:
        raise NotAllowed(" ".join(str(problem).split())[:80]) from problem
    for node in _nodes(tree):
        if node.get("type") == "Functn" and (name := _first_word(node)) not in ALLOWED:
            raise NotAllowed(f"{name}()")
        if node.get("type") == "ExternalConstant" and (name := _first_word(node)) not in VARIABLES | known:
            raise NotAllowed(f"%{name}")
    return tree


def _nodes(tree: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    waiting = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > MAX_DEPTH:
            raise NotAllowed("…")
        yield node
        waiting += [(child, depth + 1) for child in node.get("children") or ()]


def _first_word(node: Mapping[str, Any]) -> str:
    for child in node.get("children") or ():
        if child.get("type") == "Identifier":
            return str((child.get("terminalNodeText") or [child.get("text")])[0]).strip("`")
    return str(node.get("text") or "")


def links_in(source: str) -> list[str]:
    """The linkIds it compares with, in order."""
    found = [re.sub(r"\\(.)", r"\1", one) for part in _LINK.findall(source) for one in _QUOTED.findall(part)]
    return list(dict.fromkeys(found))


def translated(tree: Mapping[str, Any], names: Names) -> str | None:
    """The same in our own language; None where it cannot say exactly that."""
    try:
        return _Translator(names).write(tree["children"][0])
    except (_Beyond, RecursionError, KeyError, IndexError, ValueError):
        return None


@dataclass
class _Translator:
    names: Names

    def write(self, node: Mapping[str, Any]) -> str:
        children = node.get("children") or []
        words = node.get("terminalNodeText") or []
        match node.get("type"):
            case "AndExpression" | "OrExpression" if words and words[0] in ("and", "or"):
                return f"({self.write(children[0])} {words[0]} {self.write(children[1])})"
            case "EqualityExpression" | "InequalityExpression" if words[0] in _OPERATORS:
                return self._compared(children, _OPERATORS[words[0]])
            case "AdditiveExpression" | "MultiplicativeExpression" if words[0] in _OPERATORS:
                return f"({self.write(children[0])} {_OPERATORS[words[0]]} {self.write(children[1])})"
            case "PolarityExpression" if words == ["-"]:
                return f"(-{self.write(children[0])})"
            case "TermExpression" | "LiteralTerm" | "ParenthesizedTerm" if len(children) == 1:
                return self.write(children[0])
            case "NumberLiteral":
                return _LEADING_ZEROS.sub("", str(words[0]))  # 01 is a number there, and none of ours
            case "BooleanLiteral":
                return str(words[0])
            case "InvocationExpression":
                return self._chain(node)
        raise _Beyond

    def _compared(self, children: list[Mapping[str, Any]], sign: str) -> str:
        literal = _string(children[1])
        if literal is None:
            return f"({self.write(children[0])} {sign} {self.write(children[1])})"
        steps = _steps(children[0])
        name, kind, rest = self._asked(steps)
        if rest == ["answer", "value", "code"] and kind == "choice" and sign in ("==", "!="):
            option = self.names.option(name, literal)
            if option is not None:
                return f"({name} {sign} '{option}')"
        raise _Beyond

    def _chain(self, node: Mapping[str, Any]) -> str:
        name, kind, rest = self._asked(_steps(node))
        if rest == ["answer", "value"] and kind in ("yesno", "number", "value"):
            return name
        if rest[:2] == ["answer", "value"] and rest[2:] in (["ordinal()"], ["weight()"]) and kind == "choice":
            points = self.names.points(name)
            if points is not None:
                return points
        if rest in (["answer", "exists()"], ["answer", "value", "exists()"]):
            return f"known({name})"
        if rest in (["answer", "empty()"], ["answer", "value", "empty()"]):
            return f"(not known({name}))"
        raise _Beyond

    def _asked(self, steps: list[str]) -> tuple[str, str, list[str]]:
        """(our name, its kind, what comes after it) of a path to one item."""
        place = max((n for n, step in enumerate(steps) if step.startswith("link:")), default=-1)
        if place < 1 or steps[0] not in ("%resource", "%context", "%rootResource"):
            raise _Beyond
        if any(step not in ("item", "descendants()", "repeat(item)") and not step.startswith("link:") for step in steps[1:place]):
            raise _Beyond
        found = self.names.question(steps[place][5:])
        if found is None:
            raise _Beyond
        return (*found, [step for step in steps[place + 1 :] if step not in ("first()", "single()")])


def _string(node: Mapping[str, Any]) -> str | None:
    while node.get("type") in ("TermExpression", "LiteralTerm") and len(node["children"]) == 1:
        node = node["children"][0]
    if node.get("type") != "StringLiteral":
        return None
    return re.sub(r"\\(.)", r"\1", str(node["terminalNodeText"][0])[1:-1])


def _steps(node: Mapping[str, Any]) -> list[str]:
    """A path as words: %resource, item, link:X for where(linkId = 'X'), answer, value, exists() ..."""
    kind, children = node.get("type"), node.get("children") or []
    if kind == "InvocationExpression":
        return [*_steps(children[0]), *_steps(children[1])]
    if kind in ("TermExpression", "ExternalConstantTerm", "InvocationTerm") and len(children) == 1:
        return _steps(children[0])
    if kind == "ExternalConstant":
        return ["%" + _first_word(node)]
    if kind == "MemberInvocation":
        return [_first_word(node)]
    if kind == "FunctionInvocation":
        return [_function(children[0])]
    raise _Beyond


def _function(node: Mapping[str, Any]) -> str:
    name = _first_word(node)
    given = [child for child in node["children"] if child.get("type") == "ParamList"]
    if not given:
        return f"{name}()"
    (argument,) = given[0]["children"]
    if name == "repeat" and argument.get("text") == "item":
        return "repeat(item)"
    if name == "where" and argument.get("type") == "EqualityExpression" and argument["terminalNodeText"] == ["="]:
        left, right = argument["children"]
        word = _string(right)
        if left.get("text") == "linkId" and word is not None:
            return f"link:{word}"
    raise _Beyond
