"""enableWhen and formulas of a foreign form as conditions and values of ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from intake.definitions.expressions import MAX_LENGTH
from intake.exchange.fhir.json_in import Notes
from intake.exchange.fhir.model import Choice, Item, Row

SIGNS = {"=": "==", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
FITS: Mapping[str, tuple[str, ...]] = {
    "boolean": ("Boolean",), "decimal": ("Decimal", "Integer"), "integer": ("Integer", "Decimal"),
    "date": ("Date", "DateTime"), "dateTime": ("DateTime", "Date"), "time": ("Time",), "string": ("String",),
    "text": ("String",), "url": ("String",), "choice": ("Coding", "String", "Integer", "Date", "Time"),
    "open-choice": ("Coding", "String", "Integer", "Date", "Time"), "quantity": ("Quantity", "Decimal", "Integer"),
    "reference": ("Reference",), "attachment": (),
}  # fmt: skip
"""Kinds of answer that an item of a type can be compared with."""
_LONGEST = MAX_LENGTH - 300
TRUE, FALSE = "true", "false"


@dataclass(slots=True)
class Known:
    """How the items are called by us. names: linkId -> id of a question or value; others: of the words beside the options;
    options: id -> its options; values: named expressions made on the way."""

    items: dict[str, Item] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    options: dict[str, dict[str, Choice]] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)

    def option(self, name: str, system: str, code: str) -> str | None:
        """The id of the option with that code; a system left out matches any."""
        for id, choice in self.options.get(name, {}).items():
            if choice.code == code and (not system or not choice.system or choice.system == system):
                return id
        return None

    def named(self, expression: str) -> str:
        """The expression, or where it is long the name of a value that holds it."""
        if len(expression) < _LONGEST // 4:
            return expression
        name = f"v_part_{len(self.values) + 1}"
        self.values[name] = expression
        return name

    def joined(self, parts: Iterable[str], word: str) -> str:
        """All of them, or any; long rows are cut into named values."""
        kept = [one for one in dict.fromkeys(parts) if one != (TRUE if word == "and" else FALSE)]
        decisive = FALSE if word == "and" else TRUE
        if decisive in kept:
            return decisive
        if not kept:
            return TRUE if word == "and" else FALSE
        while len(kept) > 1:
            kept = [self._row(group, word) for group in _groups([self.named(one) for one in kept])]
        return kept[0]

    def _row(self, group: list[str], word: str) -> str:
        return group[0] if len(group) == 1 else "(" + f" {word} ".join(group) + ")"


def _groups(parts: list[str]) -> list[list[str]]:
    """Neighbours together, each group short enough for one expression."""
    found: list[list[str]] = [[]]
    size = 0
    for part in parts:
        if found[-1] and size + len(part) + 5 > _LONGEST:
            found.append([])
            size = 0
        found[-1].append(part)
        size += len(part) + 5
    return found


def condition(item: Item, known: Known, notes: Notes) -> str:
    """The item's enableWhen rows as one condition; "true" where it has none."""
    if not item.rows:
        return TRUE
    return known.joined((_row(row, known, notes) for row in item.rows), "or" if item.any_row else "and")


def _row(row: Row, known: Known, notes: Notes) -> str:
    target = known.items[row.question]
    name = known.names.get(row.question)
    if name is None:
        return TRUE if row.operator == "!=" or (row.operator == "exists" and not row.value) else FALSE
    if row.operator == "exists":
        return f"known({name})" if row.value else f"not known({name})"
    if row.kind not in FITS[target.type]:
        notes.wrong("misfit", row.where, kind=f"answer{row.kind}", type=target.type)
        return FALSE
    if target.choices:
        return _chosen(row, target, name, known, notes)
    value = literal(row.kind, row.value)
    if value is None or (row.kind == "Quantity" and not _same_unit(row.value, target)):
        notes.leave("never", row.where)
        return TRUE if row.operator == "!=" else FALSE
    if row.operator == "!=":
        return f"(not known({name}) or {name} != {value})"
    return f"{name} {SIGNS[row.operator]} {value}"


def _chosen(row: Row, target: Item, name: str, known: Known, notes: Notes) -> str:
    system, code = row.value if isinstance(row.value, tuple) else ("", _as_code(row.value))
    id = known.option(name, system, code)
    other = known.others.get(row.question)
    if id is None and other and isinstance(row.value, str) and len(row.value) < 500:
        equals = f"{other} == {row.value!r}"
        return equals if row.operator == "=" else f"(not known({other}) or {other} != {row.value!r})"
    if id is None or row.operator not in ("=", "!="):
        notes.leave("no_option" if id is None else "no_order", row.where, code=code)
        return TRUE if row.operator == "!=" else FALSE
    holds = f"has({name}, '{id}')" if target.repeats else f"{name} == '{id}'"
    return holds if row.operator == "=" else f"(not known({name}) or not {holds})"


def _as_code(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def literal(kind: str, value: Any) -> str | None:
    """A value in our expression language; None where it cannot be written."""
    if isinstance(value, bool):
        return TRUE if value else FALSE
    if kind == "Quantity":
        value = value[0]
    if isinstance(value, (int, float)):
        return f"{value:.10f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    if isinstance(value, str) and value and len(value) < 500:
        return repr(value[:10] if kind == "DateTime" else value)
    return None


def _same_unit(value: Any, target: Item) -> bool:
    _, unit, code = value
    own = {*target.unit.values(), target.unit_code[1]} - {""}
    return not own or not (unit or code) or bool({unit, code} & own)
