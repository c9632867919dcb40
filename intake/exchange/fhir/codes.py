"""The words of FHIR R4 that questionnaires and answers are written in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]

_CORE = "http://hl7.org/fhir/StructureDefinition/"
_SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/"
TRANSLATION = _CORE + "translation"
ORDINAL = _CORE + "ordinalValue"
WEIGHT = _CORE + "itemWeight"
MIN_VALUE, MAX_VALUE = _CORE + "minValue", _CORE + "maxValue"
UNIT = _CORE + "questionnaire-unit"
CONTROL = _CORE + "questionnaire-itemControl"
CONTROL_CODES = "http://hl7.org/fhir/questionnaire-item-control"
HIDDEN = _CORE + "questionnaire-hidden"
SLIDER_STEP = _CORE + "questionnaire-sliderStepValue"
TARGET = _CORE + "questionnaire-referenceResource"
ABSENT = _CORE + "data-absent-reason"
VARIABLE = _CORE + "variable"
ENABLE_WHEN = _SDC + "sdc-questionnaire-enableWhenExpression"
CALCULATED = _SDC + "sdc-questionnaire-calculatedExpression"
INITIAL = _SDC + "sdc-questionnaire-initialExpression"
FHIRPATH = "text/fhirpath"

OWN = "urn:draagwijzer:"
"""Our own extensions, described in the README: own-condition, spread, vague, edtf, reason."""
OWN_CONDITION, SPREAD, VAGUE, EDTF, REASON = (
    OWN + name for name in ("own-condition", "spread", "vague", "edtf", "reason")
)

ITEM_TYPES = (
    "group", "display", "boolean", "decimal", "integer", "date", "dateTime", "time", "string", "text", "url", "choice",
    "open-choice", "attachment", "reference", "quantity",
)  # fmt: skip
PUBLICATION = ("draft", "active", "retired", "unknown")
RESPONSE = ("in-progress", "completed", "amended", "entered-in-error", "stopped")
OPERATORS = ("exists", "=", "!=", ">", "<", ">=", "<=")

REASONS: Mapping[str, str] = {
    "dont_know": "asked-unknown", "rather_not": "asked-declined", "later": "temp-unknown",
    "not_applicable": "not-applicable", "skipped": "not-asked",
}  # fmt: skip
"""Why there is no answer -> code of data-absent-reason."""

FHIR_ID = re.compile(r"[A-Za-z0-9\-.]{1,64}")


def fhir_id(own: str) -> str:
    """An id of ours as FHIR takes it: letters, digits, hyphens and points, at most 64."""
    return re.sub(r"[^A-Za-z0-9\-.]", "-", own)[:64] or "x"


def extension(url: str, **value: Any) -> Json:
    return {"url": url, **value}


def absent(code: str) -> Json:
    return extension(ABSENT, valueCode=code)
