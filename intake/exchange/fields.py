"""What a network file may hold: every field of a person and of a tie with its kind, for readers, writers and the JSON Schema."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from intake.network.model import (
    BONDS,
    CIRCLES,
    DISTANCES,
    DOMAINS,
    EMOTIONS,
    ENERGIES,
    FUNCTIONS,
    INITIATIVES,
    PARTNER_STATUSES,
    PERSON_KINDS,
    QUADRANTS,
    SECTORS,
    SUPPORT,
    TIE_KINDS,
    WAYS,
    ZONES,
)  # fmt: skip

Kind = Literal["id", "text", "date", "flag", "whole", "number", "one", "many", "levels", "amounts"]
GENDERS = ("woman", "man", "other")
MAX_PEOPLE = 10_000


@dataclass(frozen=True, slots=True)
class Field:
    """kind: one: of `values`; many: a list of `values`; levels, amounts: a group of `values`,
    each a whole number or a number low..high. A text has at most `high` characters."""

    kind: Kind
    says: str
    values: tuple[str, ...] = ()
    low: int = 0
    high: int = 200


PERSON: dict[str, Field] = {
    "id": Field("id", "short id; client and cared_for are the two it is about", high=60),
    "name": Field("text", "name or initials"),
    "relation": Field("text", "who this is to `of`, in English with underscores: daughter, neighbour, home_care", high=60),
    "of": Field("id", "id of the person the relation is seen from; client where left out", high=60),
    "sector": Field("one", "part of the network", SECTORS),
    "gender": Field("one", "unknown where left out", GENDERS),
    "alive": Field("flag", "false for someone who died"),
    "age": Field("whole", "in years", high=130),
    "born": Field("date", "EDTF date"),
    "died": Field("date", "EDTF date"),
    "place": Field("text", "where this person lives"),
    "per_month": Field("number", "contacts a month", high=1000),
    "vague": Field("flag", "the frequency is a guess"),
    "gives": Field("many", "support this person gives", SUPPORT),
    "receives": Field("many", "support this person gets", SUPPORT),
    "bond": Field("one", "how the tie with the client is", BONDS),
    "since": Field("date", "EDTF date since when they know each other"),
    "could_do_more": Field("flag", "could this person do more?"),
    "group": Field("flag", "stands for several people"),
    "count": Field("whole", "how many people a group stands for", low=1, high=1000),
    "note": Field("text", "remark", high=5000),
    "kind": Field("one", "a person, or a pregnancy that is or was", PERSON_KINDS),
    "circle": Field("one", "shell of the network circle, from the middle outwards", CIRCLES),
    "quadrant": Field("one", "quarter of the network circle", QUADRANTS),
    "domain": Field("one", "part of life in the ecogram", DOMAINS),
    "distance": Field("one", "how far away this person lives", DISTANCES),
    "initiative": Field("one", "who takes the initiative", INITIATIVES),
    "energy": Field("one", "does the contact give or cost energy", ENERGIES),
    "zone": Field("one", "zone of the MSNA", ZONES),
    "named_by": Field("text", "who supplied the name; the client where left out"),
    "has_met": Field("text", "how they got to know each other", high=1000),
    "functions": Field("levels", "function of the network -> how much, 1 to 5", FUNCTIONS, 1, 5),
    "close": Field("flag", "stands close to the client, in the inner circle of the wijkecogram"),
    "ways": Field("amounts", "contacts a month in each way", WAYS, 0, 1000),
}  # fmt: skip

STATUSES = {"partner": PARTNER_STATUSES, "emotional": EMOTIONS}
"""Kinds of ties that have a status, and which."""

TIE: dict[str, Field] = {
    "a": Field("id", "id of a person; for the kinds of parents the parent", high=60),
    "b": Field("id", "id of a person; for the kinds of parents the child", high=60),
    "kind": Field("one", "what ties the two", TIE_KINDS),
    "status": Field("one", "of partner and emotional ties only", PARTNER_STATUSES + EMOTIONS),
    "since": Field("date", "EDTF date"),
    "until": Field("date", "EDTF date"),
}

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?|\d{3}X|\d{2}XX")


def is_date(text: str) -> bool:
    """An EDTF date as we use them: a year, month, season (21-24) or day, a decade (194X), perhaps with ~ ? or %; or a
    range of two, one of which may be `..` (Library of Congress, Extended Date/Time Format, 2019, level 1)."""
    ends = text.split("/")
    if len(ends) == 1:
        return _is_day(text)
    return len(ends) == 2 and ends != ["..", ".."] and all(end == ".." or _is_day(end) for end in ends)


def _is_day(text: str) -> bool:
    match = _DAY.fullmatch(text)
    if match is None:
        return False
    if match[2] is None:
        return match[1] != "0000"
    if match[3] is None:
        return 1 <= int(match[2]) <= 12 or 21 <= int(match[2]) <= 24
    try:
        date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return False
    return True


def first_year(text: str | None) -> int | None:
    """The first year an EDTF date may mean; None where it is open."""
    match = re.match(r"\d{4}", (text or "").replace("X", "0"))
    return int(match[0]) if match else None


def last_year(text: str | None) -> int | None:
    """The last year an EDTF date may mean; None where it is open."""
    match = re.match(r"\d{4}", (text or "").split("/")[-1].replace("X", "9"))
    return int(match[0]) if match else None


def died_before_birth(born: str | None, died: str | None) -> bool:
    """Can this death only have been before this birth? Days are compared where both are whole days."""
    if born and died and re.fullmatch(r"\d{4}-\d\d-\d\d", born) and re.fullmatch(r"\d{4}-\d\d-\d\d", died):
        return died < born
    birth, death = first_year(born), last_year(died)
    return birth is not None and death is not None and death < birth


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a network file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A network of Draagwijzer",
        "description": "People and the ties between them, as `draagwijzer draw`, `import network` and `export network` use them.",
        "type": "object",
        "required": ["people"],
        "additionalProperties": False,
        "properties": {
            "title": {"type": "string", "maxLength": 200},
            "people": {"type": "array", "minItems": 1, "maxItems": MAX_PEOPLE, "items": _object(PERSON, ["id"])},
            "ties": {"type": "array", "items": _object(TIE, ["a", "b", "kind"])},
        },
    }  # fmt: skip


def _object(fields: dict[str, Field], required: list[str]) -> dict[str, Any]:
    properties = {name: {**_type(field), "description": field.says} for name, field in fields.items()}
    return {"type": "object", "required": required, "additionalProperties": False, "properties": properties}


def _type(field: Field) -> dict[str, Any]:
    bounds = {"minimum": field.low, "maximum": field.high}
    match field.kind:
        case "id":
            return {"type": "string", "pattern": ID_PATTERN, "maxLength": field.high}
        case "flag":
            return {"type": "boolean"}
        case "whole":
            return {"type": "integer", **bounds}
        case "number":
            return {"type": "number", **bounds}
        case "one":
            return {"enum": list(field.values)}
        case "many":
            return {"type": "array", "items": {"enum": list(field.values)}, "uniqueItems": True}
        case "levels" | "amounts":
            kind = "integer" if field.kind == "levels" else "number"
            levels = {name: {"type": kind, **bounds} for name in field.values}
            return {"type": "object", "additionalProperties": False, "properties": levels}
        case "date":
            return {"type": "string", "pattern": DATE_PATTERN}
    return {"type": "string", "maxLength": field.high}


ID_PATTERN = r"^[A-Za-z0-9_][A-Za-z0-9_.-]*$"
_ONE_DAY = r"([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[?~%]?|[0-9]{3}X|[0-9]{2}XX)"
DATE_PATTERN = rf"^({_ONE_DAY}|({_ONE_DAY}|\.\.)/({_ONE_DAY}|\.\.))$"
