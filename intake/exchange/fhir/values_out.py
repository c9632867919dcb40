"""One answer of ours in the value types of FHIR."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from intake.conversation.engine import simple
from intake.definitions.model import Flow, Question
from intake.exchange.fhir.codes import EDTF, ORDINAL, SPREAD, VAGUE, Json, absent, extension
from intake.exchange.fhir.conditions_out import option_system
from intake.exchange.fhir.questionnaire_out import item_type
from intake.exchange.fhir.texts_out import plain

_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?")
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?")
_TYPED = {"date": "valueDate", "dateTime": "valueDateTime", "time": "valueTime", "url": "valueUri"}
_TEXT_KEYS = {"url": "valueUri", "string": "valueString", "text": "valueString"}


@dataclass(frozen=True, slots=True)
class Values:
    """flow: whose questions. refer: a person's id as a FHIR reference. lang: of the labels."""

    flow: Flow
    refer: Callable[[str], Json]
    lang: str

    def of(self, name: str, value: Any) -> list[Json]:
        """The answers for one value; more than one where it is a list."""
        question = self.flow.questions[name]
        if question.kind == "people":
            return [{"valueReference": self.refer(id)} for id in value]
        if question.kind in ("choice", "choices"):
            chosen = [value] if isinstance(value, str) else value
            return [one for id in chosen if (one := self._option(question, id))]
        return [self._single(question, self._type(question), value)]

    def _type(self, question: Question) -> str:
        if self.flow.foreign is not None:
            return self.flow.foreign.items[question.id].type
        return item_type(question)

    def _option(self, question: Question, id: str) -> Json:
        label = next((plain(one.label, self.lang) for one in question.options if one.id == id), "")
        foreign = self.flow.foreign.items[question.id].codes.get(id) if self.flow.foreign else None
        if self.flow.foreign is None:
            return {"valueCoding": {"system": option_system(question.id), "code": id, "display": label}}
        return coded(foreign, label) if foreign else {}

    def _single(self, question: Question, type: str, value: Any) -> Json:
        if type == "boolean":
            return {"valueBoolean": value}
        if question.kind == "date":
            return _date(str(value), type)
        if question.kind in ("number", "scale", "frequency"):
            return self._number(question, type, value)
        if type == "time":
            return _time(str(value))
        if type == "reference":
            return {"valueReference": {"display": str(value)}}
        return {_TEXT_KEYS.get(type, "valueString"): str(value)}

    def _number(self, question: Question, type: str, value: Any) -> Json:
        middle = simple(value)
        added = _spread(value)
        if middle is None:
            return {"extension": [*added, absent("unknown")]}
        made: Json = {"extension": added} if added else {}
        if type == "integer" and float(middle).is_integer():
            return made | {"valueInteger": int(middle)}
        if type == "quantity":
            return made | {"valueQuantity": {"value": middle} | self._unit(question)}
        return made | {"valueDecimal": middle}

    def _unit(self, question: Question) -> Json:
        """The unit as the form gave it, under the empty option."""
        foreign = self.flow.foreign.items[question.id].codes.get("") if self.flow.foreign else None
        unit, system, code, _ = foreign or ("", "", "", "")
        parts = {"unit": unit, "system": system, "code": code}
        return {key: part for key, part in parts.items() if part}


def coded(option: tuple[str, ...], label: str = "") -> Json:
    """An option of a form, (kind of value, system, code, points), as an answer in the form's own words."""
    kind, system, code, points = option
    if kind == "valueInteger":
        return {kind: int(code)}
    if kind != "valueCoding":
        return {kind: code}
    made: Json = {"extension": [extension(ORDINAL, valueDecimal=float(points))]} if points else {}
    parts = {"system": system, "code": code, "display": label}
    return {"valueCoding": made | {key: part for key, part in parts.items() if part}}


def calculated(type: str, value: Any) -> Json:
    """The outcome of a formula, as the type the form gives it."""
    if type == "boolean":
        return {"valueBoolean": bool(value)}
    if not isinstance(value, (int, float)):
        return {_TYPED.get(type, "valueString"): str(value)}
    if type == "quantity":
        return {"valueQuantity": {"value": value}}
    whole = type == "integer" and float(value).is_integer()
    return {"valueInteger": int(value)} if whole else {"valueDecimal": round(float(value), 6)}


def _spread(value: Any) -> list[Json]:
    """What a plain number cannot say: from .. to, and "now and then"."""
    if not isinstance(value, Mapping):
        return []
    ends = {name: {"value": value[key]} for name, key in (("low", "min"), ("high", "max")) if value.get(key) is not None}
    found = [extension(SPREAD, valueRange=ends)] if ends else []
    return [*found, *([extension(VAGUE, valueBoolean=True)] if value.get("vague") else [])]


def _date(value: str, type: str) -> Json:
    """A day, month or year; of a season or an estimate the year, with the whole beside it."""
    key = "valueDateTime" if type == "dateTime" else "valueDate"
    if _DAY.fullmatch(value):
        return {key: value}
    return {"extension": [extension(EDTF, valueString=value)], key: value[:4]}


def _time(value: str) -> Json:
    found = _TIME.fullmatch(value.strip())
    if found is None:
        return {"extension": [extension(EDTF, valueString=value), absent("as-text")]}
    return {"valueTime": f"{int(found[1]):02}:{found[2]}:{found[3] or '00'}"}
