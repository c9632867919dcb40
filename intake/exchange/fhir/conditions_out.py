"""Our conditions as FHIR's: enableWhen where that can say it, else a FHIRPath expression."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass

from intake.definitions.model import Flow, Item, Question, Scale
from intake.exchange.fhir.codes import ABSENT, OWN, Json

_SIGNS: Mapping[type, str] = {
    ast.Eq: "=", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip
_SUMS: Mapping[type, str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}


class NoFhirPath(ValueError):
    """The expression asks for something that no questionnaire holds, such as the people of the network."""


@dataclass(frozen=True, slots=True)
class EnableWhen:
    """rows of enableWhen and how they go together: all or any."""

    rows: tuple[Json, ...]
    behavior: str


def option_system(question: str) -> str:
    return f"{OWN}options:{question}"


def _tree(source: str) -> ast.expr:
    return ast.parse(source.strip(), mode="eval").body


def enable_when(source: str, flow: Flow) -> EnableWhen | None:
    """The condition as rows, or None where it takes more than that."""
    tree = _tree(source)
    if isinstance(tree, ast.BoolOp):
        behavior = "all" if isinstance(tree.op, ast.And) else "any"
        rows = [_row(part, flow) for part in tree.values]
    else:
        behavior, rows = "all", [_row(tree, flow)]
    kept = tuple(row for row in rows if row is not None)
    return EnableWhen(kept, behavior) if len(kept) == len(rows) else None


def _row(node: ast.expr, flow: Flow) -> Json | None:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        row = _row(node.operand, flow)
        if row is None or row["operator"] != "exists":
            return None
        return row | {"answerBoolean": not row["answerBoolean"]}
    if isinstance(node, ast.Name):
        return _compared(flow.questions.get(node.id), "=", True)
    if isinstance(node, ast.Call):
        return _called(node, flow)
    if isinstance(node, ast.Compare) and isinstance(node.left, ast.Name):
        value = _literal(node.comparators[0])
        return None if value is None else _compared(flow.questions.get(node.left.id), _SIGNS[type(node.ops[0])], value)
    return None


def _called(node: ast.Call, flow: Flow) -> Json | None:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    words = [part.id if isinstance(part, ast.Name) else _literal(part) for part in node.args]
    question = flow.questions.get(str(words[0])) if words else None
    if name == "known" and question is not None:
        return {"question": question.id, "operator": "exists", "answerBoolean": True}
    if name == "has" and len(words) == 2:
        return _compared(question, "=", words[1])
    return None


def _literal(node: ast.expr) -> str | float | bool | None:
    if isinstance(node, ast.Name) and node.id in ("true", "false"):
        return node.id == "true"
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = _literal(node.operand)
        return -inner if isinstance(inner, (int, float)) else None
    if isinstance(node, ast.Constant) and isinstance(node.value, (str, int, float)):
        return node.value
    return None


def _compared(question: Question | None, sign: str, value: object) -> Json | None:
    """An unanswered question makes our `!=` unknown and FHIR's true: that one is left to FHIRPath."""
    if question is None or (sign == "!=" and not isinstance(value, bool)):
        return None
    row: Json = {"question": question.id, "operator": sign}
    match question.kind:
        case "yesno" if isinstance(value, bool):
            wanted = value if sign == "=" else not value
            return {"question": question.id, "operator": "=", "answerBoolean": wanted}
        case "choice" | "choices" if isinstance(value, str) and sign == "=":
            return row | {"answerCoding": {"system": option_system(question.id), "code": value}}
        case "scale" if isinstance(value, (int, float)) and is_whole(question):
            return row | {"answerInteger": int(value)} if float(value).is_integer() else None
        case "scale" | "number" | "frequency" if isinstance(value, (int, float)):
            return row | {"answerDecimal": value}
    return None


def is_whole(question: Question) -> bool:
    """A scale whose every value is a whole number."""
    given = question.range
    return given is not None and all(float(part).is_integer() for part in (given.low, given.step))


def fhirpath(source: str, flow: Flow) -> str:
    """The expression in FHIRPath over %resource, the response. Raises NoFhirPath."""
    return _Writer(flow).write(_tree(source))


class _Writer:
    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.inside: list[str] = []

    def write(self, node: ast.expr) -> str:
        match node:
            case ast.BoolOp():
                word = " and " if isinstance(node.op, ast.And) else " or "
                return "(" + word.join(self.write(part) for part in node.values) + ")"
            case ast.UnaryOp():
                inner = self.write(node.operand)
                return f"({inner}).not()" if isinstance(node.op, ast.Not) else f"(-({inner}))"
            case ast.BinOp():
                return f"({self.write(node.left)} {_SUMS[type(node.op)]} {self.write(node.right)})"
            case ast.Compare():
                return f"({self.write(node.left)} {_SIGNS[type(node.ops[0])]} {self.write(node.comparators[0])})"
            case ast.Constant():
                return quoted(node.value) if isinstance(node.value, str) else repr(node.value)
            case ast.Name():
                return self._name(node.id)
            case ast.Call(func=ast.Name(id=name)):
                return self._call(name, node)
        raise NoFhirPath(ast.dump(node))

    def _name(self, name: str) -> str:
        if name in ("true", "false"):
            return name
        if name in self.flow.questions:
            kind = self.flow.questions[name].kind
            return f"{answers(name)}.value" + (".code" if kind in ("choice", "choices") else "")
        if name in self.flow.values and name not in self.inside:
            self.inside.append(name)
            written = self.write(_tree(self.flow.values[name]))
            self.inside.pop()
            return written
        if name in self.flow.scales or (self.flow.balance and name in ("load", "capacity")):
            return f"{answers(name)}.value"
        raise NoFhirPath(name)

    def _call(self, name: str, node: ast.Call) -> str:
        first = node.args[0].id if node.args and isinstance(node.args[0], ast.Name) else ""
        if name in ("known", "has", "count", "withheld") and first not in self.flow.questions:
            raise NoFhirPath(first)
        match name:
            case "known":
                return f"{answers(first)}.value.exists()"
            case "withheld":
                return f"{item_of(first)}.extension.where(url = {quoted(ABSENT)}).exists()"
            case "count":
                return f"{answers(first)}.value.count()"
            case "has" if len(node.args) == 2:
                word = node.args[1].value if isinstance(node.args[1], ast.Constant) else ""
                return f"{answers(first)}.value.where(code = {quoted(str(word))}).exists()"
            case "min" | "max" if len(node.args) == 2:
                left, right = map(self.write, node.args)
                return f"iif({left} {'<' if name == 'min' else '>'} {right}, {left}, {right})"
            case "abs" | "round":
                return f"({self.write(node.args[0])}).{name}()"
        raise NoFhirPath(name)


def item_of(link: str) -> str:
    return f"%resource.repeat(item).where(linkId = {quoted(link)})"


def answers(link: str) -> str:
    return f"{item_of(link)}.answer"


def quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "\\'") + "'"


def score_path(scale: Scale, flow: Flow) -> str:
    """The scale's score in FHIRPath. Raises NoFhirPath where missing answers may be filled in by the rest."""
    if scale.missing_allowed or any(item.weight != 1 or item.points for item in scale.items):
        raise NoFhirPath(scale.id)
    total = " + ".join(_points(item, flow) for item in scale.items)
    return f"({total})" if scale.method == "sum" else f"({total}) / {len(scale.items)}"


def _points(item: Item, flow: Flow) -> str:
    kind, name = item.source
    question = flow.questions.get(name)
    if kind == "value" or question is None:
        raise NoFhirPath(name)
    value = f"{answers(name)}.value"
    if question.kind == "yesno":
        return f"iif({value}, {item.scores['yes']:g}, iif({value}.not(), {item.scores['no']:g}))"
    if question.kind == "choice":
        return _chosen(value, item.scores)
    if item.scores or question.range is None:
        raise NoFhirPath(name)
    return f"({question.range.low + question.range.high:g} - {value})" if item.reverse else value


def _chosen(value: str, scores: Mapping[str, float]) -> str:
    written = "{}"
    for option, points in reversed(list(scores.items())):
        written = f"iif({value}.code = {quoted(option)}, {points:g}, {written})"
    return written
