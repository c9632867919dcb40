"""The `foreign` part of a flow that was made from another program's form: where each answer belongs in that form."""

from __future__ import annotations

from intake.definitions.errors import Problem
from intake.definitions.fields import Fields, as_string, parts_of
from intake.definitions.model import Foreign, ForeignItem, Formula
from intake.definitions.nodes import Node

_TRUTHS = {"true": True, "false": False}


def read_foreign(fields: Fields | None) -> Foreign | None:
    """`foreign` with canonical, items, groups and formulas."""
    if fields is None:
        return None
    problems = fields.problems
    items = dict(fields.each("items", lambda node: _item(node, problems)))
    groups = dict(fields.each("groups", lambda node: _group(node, problems)))
    formulas = dict(fields.each("formulas", lambda node: _formula(node, problems)))
    found = Foreign(fields.string("canonical"), items, groups, formulas)
    fields.done()
    return found


def _item(node: Node, problems: list[Problem]) -> tuple[str, ForeignItem]:
    fields = Fields(node, "an item of the form", problems)
    codes = fields.take("codes", kind="list")
    pairs = [_words(part, problems) for part in codes.elements()] if codes else []
    initial = fields.take("initial")
    item = ForeignItem(
        fields.strings("path"), fields.string("type", required=True), {pair[0]: pair[1:] for pair in pairs if pair},
        None if initial is None else _value(initial), fields.string("other"),
    )  # fmt: skip
    id = fields.string("id", required=True)
    fields.done()
    return id, item


def _words(node: Node, problems: list[Problem]) -> tuple[str, ...]:
    parts = parts_of(node, 5, problems, "a code as [option, kind of value, system, code, points]")
    return tuple(as_string(part, problems) for part in parts)


def _value(node: Node) -> object:
    """Quoted: text; else a truth or a number."""
    if node.kind == "list":
        return [_value(part) for part in node.elements()]
    text = str(node.value)
    if node.quoted:
        return text
    if text in _TRUTHS:
        return _TRUTHS[text]
    try:
        return int(text)
    except ValueError:
        return _float(text)


def _float(text: str) -> object:
    try:
        return float(text)
    except ValueError:
        return text


def _group(node: Node, problems: list[Problem]) -> tuple[str, tuple[str, ...]]:
    fields = Fields(node, "a group", problems)
    found = fields.string("stage", required=True), fields.strings("path")
    fields.done()
    return found


def _formula(node: Node, problems: list[Problem]) -> tuple[str, Formula]:
    fields = Fields(node, "a formula", problems)
    variables = fields.each("variables", lambda node: parts_of(node, 2, problems, "a variable as [name, FHIRPath]"))
    formula = Formula(
        fields.string("fhirpath", required=True), fields.strings("needs"),
        tuple((as_string(pair[0], problems), as_string(pair[1], problems)) for pair in variables if pair), fields.flag("truth"),
    )  # fmt: skip
    id = fields.id("id")
    fields.done()
    return id, formula
