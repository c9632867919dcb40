"""JSON Schemas of what authors write, for editors: drawn from the readers themselves (see `outline`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from intake.definitions.errors import Problem
from intake.definitions.field_words import SHAPES, described
from intake.definitions.model import AUDIENCES, LANGS
from intake.definitions.nodes import Node
from intake.definitions.outline import ANY_KEY, Blank
from intake.definitions.reading import read_flow, read_question_set, read_safety, read_support, read_tips

DRAFT = "http://json-schema.org/draft-07/schema#"
"""What the YAML extensions of editors read."""
Schema = dict[str, Any]
Reader = Callable[[Node, list[Problem]], object]

READERS: Mapping[str, Reader] = {
    "flow": lambda node, problems: read_flow(node, "", problems),
    "question_set": read_question_set,
    "safety": read_safety,
    "support": read_support,
    "tips": read_tips,
}
"""The kinds of files, each with its reader; the key at the top of a file tells which it is."""


def schema_of(kind: str, read: Reader | None = None, shapes: Mapping[str, Schema] | None = None) -> Schema:
    """The schema of one kind of file. read: its reader, where it is not one of READERS; shapes: values of its own that have
    more than one form, by the name they are expected with."""
    blank = Blank()
    (read or READERS[kind])(blank, [])
    drawing = _Drawing()
    root = drawing.definitions.pop(_name(drawing.schema(blank)))
    definitions = {**drawing.definitions, "text": _text(), "expression": _expression(), **(shapes or {})}
    return {
        "$schema": DRAFT,
        "title": f"Draagwijzer: {kind.replace('_', ' ')}",
        **root,
        "definitions": definitions,
    }


def _name(reference: Schema) -> str:
    return str(reference["$ref"]).removeprefix("#/definitions/")


class _Drawing:
    """definitions: each group of fields once, by a name made of what it is."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}
        self._names: dict[int, str] = {}

    def schema(self, blank: Blank) -> Schema:
        rules = blank.rules
        if "shape" in rules:
            return _shaped(str(rules["shape"]))
        if blank.kind == "list":
            return self._list(blank)
        if blank.kind == "map":
            return self._group(blank) if "what" in rules else self._table(blank)
        if "enum" in rules:
            return {"enum": list(rules["enum"])}  # type: ignore[call-overload]
        if "pattern" in rules:
            return {"type": "string", "pattern": rules["pattern"], "maxLength": rules["maxLength"]}
        if rules.get("type") in ("number", "boolean"):
            return {"type": rules["type"]}
        return _scalar() if rules.get("type") else {}

    def _list(self, blank: Blank) -> Schema:
        parts = (blank.same_as or blank).parts
        count = blank.rules.get("count")
        if count is not None:
            return {"type": "array", "minItems": count, "maxItems": count, "items": [self.schema(part) for part in parts]}
        return {"type": "array", "items": self.schema(parts[0]) if parts else {}}

    def _table(self, blank: Blank) -> Schema:
        keys = blank.rules.get("keys")
        table: Schema = {"type": "object", "additionalProperties": self.schema(blank.child(ANY_KEY))}
        return table | ({"propertyNames": {"enum": sorted(keys)}} if keys else {})  # type: ignore[call-overload]

    def _group(self, blank: Blank) -> Schema:
        known = self._names.get(id(blank))
        if known is None:
            what = str(blank.rules["what"])
            known = self._names[id(blank)] = self._free_name(what)
            self.definitions[known] = {}
            self.definitions[known] = self._fields(blank, what)
            known = self._names[id(blank)] = self._shared(known)
        return {"$ref": f"#/definitions/{known}"}

    def _fields(self, blank: Blank, what: str) -> Schema:
        properties = {}
        for key, child in blank.children.items():
            words = described(what, key)
            inner = self.schema(child)
            # beside $ref draft 7 reads nothing, so the words go around it
            properties[key] = ({"allOf": [inner]} if "$ref" in inner else inner) | ({"description": words} if words else {})
        fields: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        return fields | ({"required": sorted(blank.required)} if blank.required else {})

    def _free_name(self, what: str) -> str:
        slug = re.sub(r"[^a-z]+", "_", re.sub(r"^(an?|the) ", "", what)).strip("_")
        names = (slug if number == 1 else f"{slug}_{number}" for number in range(1, 99))
        return next(name for name in names if name not in self.definitions)

    def _shared(self, name: str) -> str:
        """An equal group that was drawn before takes its place."""
        same = next(one for one, schema in self.definitions.items() if schema == self.definitions[name])
        if same != name:
            del self.definitions[name]
        return same


def _shaped(shape: str) -> Schema:
    if shape == "profile":
        pair = {"type": "array", "minItems": 2, "maxItems": 2, "items": [_scalar(), _shaped("expression")]}
        return {"anyOf": [_shaped("expression"), {"type": "array", "items": pair}]}
    return {"$ref": f"#/definitions/{shape}"}


def _scalar() -> Schema:
    return {"type": ["string", "number", "boolean"]}


def _text() -> Schema:
    by_reader = {
        "type": "object", "properties": {audience: _scalar() for audience in AUDIENCES}, "required": ["worker"],
        "additionalProperties": False,
    }  # fmt: skip
    return {
        "type": "object",
        "description": _both(SHAPES["text"]),
        "properties": {lang: {"anyOf": [_scalar(), by_reader]} for lang in LANGS},
        "required": list(LANGS),
        "additionalProperties": False,
    }


def _expression() -> Schema:
    return _scalar() | {"description": _both(SHAPES["expression"])}


def _both(said: tuple[str, str]) -> str:
    return f"{said[1]}\n\n{said[0]}"
