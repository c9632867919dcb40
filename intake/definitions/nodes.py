"""YAML text into checked nodes that know where they stand.

Safe by construction: only plain scalars, lists and mappings; no aliases, no tags, no duplicate keys, bounded size and depth.
Scalars stay as written until a reader asks for a kind, so `no`, `06` and `12:30` are never turned into something else.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

import yaml

from intake.definitions.errors import Problem
from intake.definitions.model import Place

MAX_BYTES = 8_000_000
MAX_DEPTH = 24

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_TAGS = {
    f"tag:yaml.org,2002:{kind}"
    for kind in ("str", "int", "float", "bool", "null", "map", "seq", "timestamp", "value")
}


@dataclass(frozen=True, slots=True)
class Node:
    """A YAML value with its place. kind: text | list | map; `value` is a str, a tuple of Node or a dict key -> (Node of the key, Node)."""

    kind: str
    value: object
    place: Place
    quoted: bool = False

    def items(self) -> Iterator[tuple[str, Node]]:
        for key, (_, node) in cast("dict[str, tuple[Node, Node]]", self.value).items():
            yield key, node

    def elements(self) -> tuple[Node, ...]:
        return cast("tuple[Node, ...]", self.value)

    def get(self, key: str) -> Node | None:
        pair = cast("dict[str, tuple[Node, Node]]", self.value).get(key)
        return None if pair is None else pair[1]

    def key_place(self, key: str) -> Place:
        return cast("dict[str, tuple[Node, Node]]", self.value)[key][0].place

    def child(self, key: str, kind: str | None = None, required: bool = False) -> Node | None:
        """As `get`; kind and required tell what the reader asks of it, which an `outline.Blank` remembers."""
        return self.get(key)

    def expect(self, **rules: object) -> None:
        """What a reader asks of this value; nothing here, remembered by an `outline.Blank`."""


def read_bytes(raw: bytes, path: str, problems: list[Problem]) -> Node | None:
    """Parse one YAML file. Problems found are appended; None when nothing usable is left."""
    start = Place(path, 1, 1)
    if len(raw) > MAX_BYTES:
        problems.append(
            Problem(start, f"the file is larger than {MAX_BYTES // 1_000_000} MB; split it into smaller ones")
        )
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        problems.append(
            Problem(Place(path, line, column), "this is not UTF-8 text; save the file as UTF-8 and try again")
        )
        return None
    return read_text(text, path, problems)


def read_text(text: str, path: str, problems: list[Problem]) -> Node | None:
    """Parse YAML text as `read_bytes` does. Text that a program wrote as JSON is read as such: that takes a tenth of the time;
    all of it stands at the start of the file then."""
    if text.startswith(MADE):
        found = _read_json(text, Place(path, 1, 1))
        if found is not None:
            return found
    if _nested_too_deep(text):
        problems.append(
            Problem(
                Place(path, 1, 1), f"the values are nested deeper than {MAX_DEPTH} levels; make them flatter"
            )
        )
        return None
    try:
        loader = _Loader(text)
        try:
            root = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path, 1, 1)
        problems.append(
            Problem(
                place, f"this is not valid YAML ({error.problem or 'unreadable'}); check quotes and indents"
            )
        )
        return None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        what = str(error).splitlines()[0] if str(error) else "unreadable"
        problems.append(Problem(Place(path, 1, 1), f"this is not valid YAML ({what}); check the whole file"))
        return None
    if root is None:
        problems.append(
            Problem(Place(path, 1, 1), "the file is empty; it needs a flow, question_set, safety, support or tips")
        )
        return None
    return _convert(root, path, problems, 0, set())


MADE = '{"flow": '
"""How a flow file begins that was made from another program's form."""


def _read_json(text: str, place: Place) -> Node | None:
    """None where it is no plain JSON after all: reading it as YAML then finds what is wrong, and where."""
    if _nested_too_deep(text):
        return None
    try:
        return _node_of(json.loads(text, object_pairs_hook=_without_doubles), place, 0)
    except (ValueError, RecursionError):
        return None


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("double key")
    return found


def _node_of(value: object, place: Place, depth: int) -> Node:
    if depth > MAX_DEPTH:
        raise ValueError("too deep")
    if isinstance(value, str):
        return Node("text", value, place, True)
    if isinstance(value, dict):
        inner = {key: (Node("text", key, place), _node_of(part, place, depth + 1)) for key, part in value.items()}
        return Node("map", inner, place)
    if isinstance(value, list):
        return Node("list", tuple(_node_of(part, place, depth + 1) for part in value), place)
    return Node("text", json.dumps(value), place)


def _nested_too_deep(text: str) -> bool:
    """Flow-style brackets are where depth explodes before the parser can be asked; block depth is bounded while converting."""
    depth = 0
    for char in text:
        if char in "[{":
            depth += 1
            if depth > 400:
                return True
        elif char in "]}" and depth:
            depth -= 1
    return False


def _convert(node: yaml.Node, path: str, problems: list[Problem], depth: int, seen: set[int]) -> Node | None:
    place = Place(path, node.start_mark.line + 1, node.start_mark.column + 1)
    if depth > MAX_DEPTH:
        problems.append(Problem(place, f"nested deeper than {MAX_DEPTH} levels; make it flatter"))
        return None
    if id(node) in seen:
        problems.append(Problem(place, "aliases (*name) are not allowed; write the value out here"))
        return None
    seen.add(id(node))
    if node.tag not in _PLAIN_TAGS:
        problems.append(Problem(place, f"the tag {node.tag!r} is not allowed; write a plain value"))
        return None
    if isinstance(node, yaml.ScalarNode):
        return Node("text", node.value, place, quoted=node.style in ("'", '"', "|", ">"))
    if isinstance(node, yaml.SequenceNode):
        parts = [_convert(child, path, problems, depth + 1, seen) for child in node.value]
        return Node("list", tuple(part for part in parts if part is not None), place)
    return _convert_map(cast("yaml.MappingNode", node), place, problems, depth, seen)


def _convert_map(
    node: yaml.MappingNode, place: Place, problems: list[Problem], depth: int, seen: set[int]
) -> Node:
    found: dict[str, tuple[Node, Node]] = {}
    for key_node, value_node in node.value:
        key_place = Place(place.path, key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        value = _convert(value_node, place.path, problems, depth + 1, seen)
        if not isinstance(key_node, yaml.ScalarNode) or key_node.value == "<<":
            problems.append(Problem(key_place, "a key must be a plain word"))
            continue
        if key_node.value in found:
            first = found[key_node.value][0].place.line
            problems.append(
                Problem(
                    key_place,
                    f"the key {key_node.value!r} was already given on line {first}; keep one of the two",
                )
            )
            continue
        if value is not None:
            found[key_node.value] = (Node("text", key_node.value, key_place), value)
    return Node("map", found, place)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """` (did you mean 'choice'?)` or the empty string."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" (did you mean {close[0]!r}?)" if close else ""
