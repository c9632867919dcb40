"""FHIRPath formulas that our own language cannot say, evaluated on the answers they need and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Any

from intake.definitions.expressions import Expression, Functions, Lookup
from intake.definitions.model import Flow, Formula
from intake.exchange.fhir.codes import ORDINAL, Json
from intake.exchange.fhir.folding import Tree, folded
from intake.exchange.fhir.layout import Node, layout
from intake.exchange.fhir.values_out import Values, calculated, coded


def formula_expression(flow: Flow, formula: Formula) -> Expression:
    """The formula as an expression of ours, whose names are what it needs. Unknown where it gives nothing or cannot be
    evaluated (also where the extra `fhir` is not installed)."""
    top = layout(flow, frozenset(formula.needs))

    def run(lookup: Lookup, functions: Functions) -> Any:
        response = response_of(flow, top, lookup)
        context: dict[str, Any] = {"resource": response}
        try:
            for name, source in formula.variables:
                context[name] = _compiled(source)(response, context)
            return plain(_compiled(formula.source)(response, context), formula.truth)
        except Exception:
            return None

    return Expression(formula.source, frozenset(formula.needs), (), (), run)


def response_of(flow: Flow, top: dict[str, Node], lookup: Lookup) -> Json:
    """A response with just these items."""
    values = Values(flow, lambda id: {"display": id}, "nl")
    return {"resourceType": "QuestionnaireResponse", "item": list(_items(top.values(), flow, values, lookup))}


def _items(nodes: Iterable[Node], flow: Flow, values: Values, lookup: Lookup) -> Iterable[Json]:
    for node in nodes:
        made: Json = {"linkId": node.link}
        inner = list(_items(node.children.values(), flow, values, lookup))
        answers = _answers(node, flow, values, lookup) if node.name else []
        if inner and node.name:
            answers = answers or [{}]
            answers[0] = answers[0] | {"item": inner}
        elif inner:
            made["item"] = inner
        if answers:
            made["answer"] = answers
        if inner or answers:
            yield made


def _answers(node: Node, flow: Flow, values: Values, lookup: Lookup) -> list[Json]:
    value = lookup(node.name)
    if value is None:
        return []
    if node.name in flow.questions:
        return values.of(node.name, value)
    item = flow.foreign.items[node.name] if flow.foreign else None
    codes = item.codes if item else {}
    if isinstance(value, str) and value in codes:
        return [coded(codes[value])]
    return [calculated(item.type if item else "decimal", value)]


@lru_cache(maxsize=4_096)
def _compiled(source: str) -> Callable[[Json, dict[str, Any]], Any]:
    from fhirpathpy import apply_parsed_path
    from fhirpathpy.models import models
    from fhirpathpy.parser import parse

    model = models["r4"]
    options = {"userInvocationTable": {name: {"fn": _points, "arity": {0: []}} for name in ("ordinal", "weight")}}
    evaluate: Callable[..., Any] = apply_parsed_path
    read: Callable[[str], Tree] = parse
    tree, constants = folded(read(source), lambda part: evaluate([], part, {}, model, {"returnRawData": True}))

    def run(response: Json, context: dict[str, Any]) -> Any:
        given = context | {name: list(value) for name, value in constants.items()}
        return evaluate(response, tree, given, model, options)

    return run


def _points(inputs: list[Any]) -> list[Any]:
    """ordinal() and weight() of Structured Data Capture: the points of the chosen options."""
    found = []
    for one in inputs:
        data = getattr(one, "data", one)
        for extension in data.get("extension", ()) if isinstance(data, dict) else ():
            if extension["url"] == ORDINAL:
                found.append(extension["valueDecimal"])
    return found


def plain(found: Any, truth: bool) -> Any:
    """The one outcome as a number, word or truth; None for nothing or several."""
    if not isinstance(found, list) or len(found) != 1:
        return None
    one = found[0]
    if isinstance(one, bool):
        return one
    if truth:
        return None if one is None else True
    if isinstance(one, Decimal):
        return float(one)
    if isinstance(one, (int, float)):
        return one
    amount = getattr(one, "value", None)
    if isinstance(amount, (int, float, Decimal)):
        return float(amount)
    return str(one)[:1_000]
