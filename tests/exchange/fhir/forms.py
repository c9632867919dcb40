"""Foreign questionnaires to bring in."""

from __future__ import annotations

import json
from typing import Any

from intake.exchange.fhir.codes import (
    CALCULATED,
    ENABLE_WHEN,
    HIDDEN,
    MAX_VALUE,
    MIN_VALUE,
    ORDINAL,
    TRANSLATION,
    VARIABLE,
)
from intake.exchange.fhir.importing import Imported, import_json

Json = dict[str, Any]


def expression(url: str, source: str, name: str = "", language: str = "text/fhirpath") -> Json:
    inner = {"language": language, "expression": source} | ({"name": name} if name else {})
    return {"url": url, "valueExpression": inner}


def form(*items: Json, **more: Any) -> Json:
    return {"resourceType": "Questionnaire", "status": "active", "url": "http://forms.example/f", "version": "2",
            "name": "Test form", "title": "A form", "language": "en", "item": list(items)} | more  # fmt: skip


def item(link: str, type: str = "string", **more: Any) -> Json:
    return {"linkId": link, "type": type, "text": f"Question {link}?"} | more


def when(question: str, operator: str, **answer: Any) -> Json:
    return {"question": question, "operator": operator, **answer}


def option(code: str, points: float | None = None, system: str = "http://codes.example") -> Json:
    coding: Json = {"system": system, "code": code, "display": f"Option {code}"}
    if points is not None:
        coding["extension"] = [{"url": ORDINAL, "valueDecimal": points}]
    return {"valueCoding": coding}


def brought_in(questionnaire: Any, lang: str = "en") -> Imported:
    return import_json(json.dumps(questionnaire).encode(), "form.json", lang)


def answer_path(link: str) -> str:
    return f"%resource.item.where(linkId='{link}').answer.value"


def generated(count: int = 821) -> Json:
    """A long form: groups of 20, choices with points, numbers with ranges, conditions on what went before, sums."""
    groups: list[Json] = []
    for start in range(0, count, 20):
        inner = [_generated_item(n) for n in range(start, min(start + 20, count))]
        groups.append({"linkId": f"g{start}", "type": "group", "text": f"Part {start}", "item": inner})
    return form(*groups, name="generated")


def _generated_item(n: int) -> Json:
    if n % 20 == 19:
        whole = f"%resource.item.where(linkId='g{n - 19}').item.where(linkId='{{}}').answer.value"
        source = " + ".join(whole.format(f"i{m}") for m in (n - 18, n - 13, n - 8))
        return item(f"i{n}", "decimal", readOnly=True, extension=[expression(CALCULATED, source)])
    more: Json = {}
    if n % 5 == 4:
        more = {"enableWhen": [when(f"i{n - 1}", "=", answerBoolean=True), when(f"i{n - 4}", "exists", answerBoolean=True)], "enableBehavior": "all"}  # fmt: skip
    match n % 5:
        case 0 | 2:
            return item(f"i{n}", "choice", answerOption=[option(f"a{k}", k) for k in range(4)], **more)
        case 1:
            ends = [{"url": MIN_VALUE, "valueDecimal": 0}, {"url": MAX_VALUE, "valueDecimal": 100}]
            return item(f"i{n}", "decimal", extension=ends, **more)
        case 3:
            return item(f"i{n}", "boolean", **more)
    return item(f"i{n}", "text", **more)


__all__ = ["CALCULATED", "ENABLE_WHEN", "HIDDEN", "TRANSLATION", "VARIABLE", "answer_path", "brought_in", "expression", "form", "generated", "item", "option", "when"]  # fmt: skip
