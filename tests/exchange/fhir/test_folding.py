"""What is worked out once gives the same as working it out every time."""

from __future__ import annotations

import copy
from typing import Any

import fhirpathpy
import pytest
from fhirpathpy.models import models
from fhirpathpy.parser import parse
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.exchange.fhir.codes import ORDINAL
from intake.exchange.fhir.evaluating import _compiled
from intake.exchange.fhir.folding import folded

RESPONSE = {"resourceType": "QuestionnaireResponse", "item": [
    {"linkId": "a", "answer": [{"valueCoding": {"code": "x", "extension": [{"url": ORDINAL, "valueDecimal": 2}]}}]},
    {"linkId": "b", "answer": [{"valueDecimal": 3.5}]},
    {"linkId": "it's", "answer": [{"valueString": "a | b"}], "item": [{"linkId": "c", "answer": [{"valueBoolean": True}]}]},
]}  # fmt: skip


def outcome(run: Any) -> Any:
    try:
        return repr(run(copy.deepcopy(RESPONSE), {"resource": copy.deepcopy(RESPONSE)}))
    except Exception as problem:
        return type(problem).__name__


def same(source: str) -> None:
    plain = fhirpathpy.compile(source, models["r4"])
    assert outcome(_compiled(source)) == outcome(plain) == outcome(_compiled(source)), source


@pytest.mark.parametrize(
    "source",
    [
        "%resource.item.where(linkId in ('a' | 'b' | 'a')).answer.value.count()", "%resource.item.where(linkId = 'it\\'s').answer.value",
        "('a' | 'a')", "-(1 | 1)", "-(1 | 2)", "-5 + 3", "(1 | 2 | 3).where($this > 1)", "(1.0 | 1 | 2.5)", "iif(true, 'x', 'y')",
        "%resource.item[1].answer.value + 1", "'12'.toInteger()", "%resource.descendants().where(linkId = 'c').answer.value",
        "%resource.item.answer.value.ofType(Quantity)", "%resource.item.answer.value.ofType(decimal)", "'a' in ('a' | 'b')", "true and 'x' = 'x'",
        "%resource.item.select(linkId & 'z')", "'abc'.substring(1, 1)", "{}", "(1 | {})", "-'x'", "'\\u0041' & '\\n'", "`a` | 'b'", "1 | item",
        "%resource.item.where(linkId = 'b').answer.value is decimal", "(3 | 4).aggregate($this + $total, 0)", "4 days = 96 hours",
    ],
)  # fmt: skip
def test_a_folded_formula_gives_the_same(source: str) -> None:
    same(source)


TERMS = st.recursive(
    st.sampled_from(["1", "2.5", "'a'", "'b'", "true", "{}", "-1", "%resource.item.linkId", "%resource.item.answer.value", "linkId"]),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["|", "+", "=", "in", "and", "&"]), inner).map(lambda three: f"({' '.join(three)})"),
        inner.map(lambda one: f"%resource.item.where({one})"), inner.map(lambda one: f"({one}).count()"), inner.map(lambda one: f"-({one})"),
    ),
    max_leaves=6,
)  # fmt: skip


@given(TERMS)
@settings(max_examples=150, deadline=None)
def test_any_folded_formula_gives_the_same(source: str) -> None:
    same(source)


def test_a_list_of_links_is_one_constant() -> None:
    _, constants = folded(parse("%resource.item.where(linkId in ('a' | 'b')).count() + 2"), lambda part: [part])  # type: ignore[no-untyped-call]
    assert len(constants) == 2
