"""A JSON Schema for each kind of file that authors write."""

from __future__ import annotations

from intake.authoring.scripts import read_script, script_shapes
from intake.definitions.schema import READERS, Schema, schema_of
from intake.understanding.people_lexicon import LISTS, PHRASES, RELATION_WORDS, people_lexicon


def schemas() -> dict[str, Schema]:
    """By the name of its kind: flow, question_set, safety, support, tips, test, people (words for people), names."""
    drawn = {kind: schema_of(kind) for kind in READERS}
    drawn["test"] = schema_of("test", read_script, script_shapes())
    return drawn | {"people": _people()}


def file_name(kind: str) -> str:
    return f"{kind.replace('_', '-')}.schema.json"


def _people() -> Schema:
    """An organisation's own words for people: `lexicons/people.nl.yaml` and `people.en.yaml`."""
    words = {"type": "string", "description": "Words, with commas between.\n\nWoorden, met komma's ertussen."}
    sector = {"type": "string", "description": "The circle: family, friends, neighbours ...\n\nDe kring: family, friends, neighbours ..."}
    relation = {"type": "object", "properties": {"sector": sector, **dict.fromkeys(RELATION_WORDS, words)}}
    table = {"type": "object", "additionalProperties": words}
    known = people_lexicon("nl")
    phrases = {
        key: {"type": "object", "properties": dict.fromkeys(known.table(key), words), "additionalProperties": False}
        for key in PHRASES
    }
    tables = {"relations": {"type": "object", "additionalProperties": relation}, "circles": table, **phrases}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Draagwijzer: people",
        "type": "object",
        "properties": {**{name: words for name in LISTS if name not in tables}, **tables},
        "additionalProperties": False,
    }
