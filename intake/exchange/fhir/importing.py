"""A questionnaire from outside into the file of a flow, checked as every flow is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intake.commands.problems import Refused
from intake.definitions import DefinitionErrors, load_pinned
from intake.definitions.model import Flow
from intake.exchange.fhir.flow_in import flow_of
from intake.exchange.fhir.json_in import parse_json
from intake.exchange.fhir.naming import hyphened
from intake.exchange.fhir.reading import read_form

FOLDER = Path("flows") / "questionnaires"


@dataclass(frozen=True, slots=True)
class Imported:
    """id of the flow; text: its file; left_out: what is not supported, each with its place."""

    id: str
    text: str
    left_out: tuple[str, ...]
    flow: Flow


def import_json(raw: bytes, path: str, lang: str, reserved: frozenset[str] = frozenset()) -> Imported:
    """The questionnaire in these bytes. reserved: ids that are not for it. Raises Refused, and nothing else."""
    return import_value(parse_json(raw, path, lang), path, lang, reserved)


def import_value(value: Any, path: str, lang: str, reserved: frozenset[str] = frozenset()) -> Imported:
    """The same from JSON that was read. Raises Refused."""
    form, notes = read_form(value, path, lang)
    id = hyphened(form.name) or hyphened(Path(path).stem) or "questionnaire"
    id = id if id not in reserved else f"form-{id}"
    text = flow_text(flow_of(form, id, notes))
    file = f"{FOLDER}/{id}.yaml"
    try:
        flow = load_pinned({file: text}, id)
    except DefinitionErrors as problems:
        raise Refused("\n".join(f"{path}: {one.message}" for one in problems.problems[:20])) from problems
    return Imported(id, text, tuple(dict.fromkeys(notes.left_out)), flow)


def flow_text(flow: dict[str, Any]) -> str:
    """The flow as JSON, which is YAML too and is read ten times as fast; one question, item or stage on a line."""
    parts = [f"{json.dumps(key)}: {_lines(value)}" for key, value in flow.items()]
    return "{" + ",\n".join(parts) + "}\n"


def _lines(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in value) + "\n]"
    if isinstance(value, dict) and any(isinstance(one, list) for one in value.values()):
        return "{" + ",\n".join(f"{json.dumps(key)}: {_lines(one)}" for key, one in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)
