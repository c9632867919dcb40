"""YAML text into checked nodes that know where they stand.

Safe by construction: only plain scalars, lists and mappings; no aliases, no tags, no duplicate keys, bounded size and depth.
Scalars stay as written until a reader asks for a kind, so `no`, `06` and `12:30` are never turned into something else.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

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


_MERGE = "tag:yaml.org,2002:merge"
_QUOTED = ("'", '"', "|", ">")
_BRACKETS = re.compile(r"[\[\]{}]")


@dataclass(slots=True)
class Node:
    """A YAML value with its place. kind: text | list | map; `value` is a str, a tuple of Node or a dict key -> (Place of the key, Node).

    Nobody changes it; as with Place, freezing would cost too much."""

    kind: str
    value: Any
    place: Place
    quoted: bool = False

    def items(self) -> Iterator[tuple[str, Node]]:
        for key, (_, node) in self.value.items():
            yield key, node

    def elements(self) -> tuple[Node, ...]:
        parts: tuple[Node, ...] = self.value
        return parts

    def get(self, key: str) -> Node | None:
        return self.child(key)

    def key_place(self, key: str) -> Place:
        place: Place = self.value[key][0]
        return place

    def child(self, key: str, kind: str | None = None, required: bool = False) -> Node | None:
        """As `get`; kind and required tell what the reader asks of it, which an `outline.Blank` remembers."""
        pair: tuple[Place, Node] | None = self.value.get(key)
        return None if pair is None else pair[1]

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
    noted: list[Problem] = []
    try:
        loader = _Loader(text)
        try:
            root = _Reader(loader.get_event, path, noted).document()
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
    problems += noted
    return root


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
        inner = {key: (place, _node_of(part, place, depth + 1)) for key, part in value.items()}
        return Node("map", inner, place)
    if isinstance(value, list):
        return Node("list", tuple(_node_of(part, place, depth + 1) for part in value), place)
    return Node("text", json.dumps(value), place)


def _nested_too_deep(text: str) -> bool:
    """Flow-style brackets are where depth explodes before the parser can be asked; block depth is bounded while reading."""
    depth = 0
    for bracket in _BRACKETS.findall(text):
        if bracket in "[{":
            depth += 1
            if depth > 400:
                return True
        elif depth:
            depth -= 1
    return False


class _Reader:
    """Nodes straight from what the YAML parser meets: its own tree, made first, would double the time."""

    def __init__(self, next_event: Callable[[], Any], path: str, problems: list[Problem]) -> None:
        self.next = next_event
        self.path = path
        self.problems = problems

    def document(self) -> Node | None:
        """The one document of a file. Raises yaml.YAMLError."""
        self.next()
        if isinstance(self.next(), yaml.StreamEndEvent):
            self._problem(Place(self.path, 1, 1), "the file is empty; it needs a flow, question_set, safety, support or tips")
            return None
        root = self._read(self.next(), 0)
        self.next()
        after = self.next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise yaml.MarkedYAMLError(problem="but found another document", problem_mark=after.start_mark)
        return root

    def _problem(self, place: Place, what: str) -> None:
        self.problems.append(Problem(place, what))

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.path, mark.line + 1, mark.column + 1)

    def _read(self, event: Any, depth: int) -> Node | None:
        place = self._place(event)
        if type(event) is yaml.ScalarEvent and event.tag is None and depth <= MAX_DEPTH and (event.style or event.value != "<<"):
            return Node("text", event.value, place, event.style in _QUOTED)  # nearly all there is
        if wrong := _refused(event, depth):
            self._problem(place, wrong)
            self._pass_over(event)
            return None
        if isinstance(event, yaml.ScalarEvent):
            return Node("text", event.value, place, event.style in _QUOTED)
        if isinstance(event, yaml.MappingStartEvent):
            return self._read_map(place, depth)
        parts: list[Node] = []
        while not isinstance(inner := self.next(), yaml.SequenceEndEvent):
            if (part := self._read(inner, depth + 1)) is not None:
                parts.append(part)
        return Node("list", tuple(parts), place)

    def _read_map(self, place: Place, depth: int) -> Node:
        found: dict[str, tuple[Place, Node]] = {}
        while type(key := self.next()) is not yaml.MappingEndEvent:
            key_place = self._place(key)
            if type(key) is not yaml.ScalarEvent:
                self._pass_over(key)
            value = self._read(self.next(), depth + 1)
            if not isinstance(key, yaml.ScalarEvent) or key.value == "<<":
                self._problem(key_place, "a key must be a plain word")
            elif key.value in found:
                first = found[key.value][0].line
                self._problem(key_place, f"the key {key.value!r} was already given on line {first}; keep one of the two")
            elif value is not None:
                found[key.value] = (key_place, value)
        return Node("map", found, place)

    def _pass_over(self, event: Any) -> None:
        """What is inside a value that began."""
        depth = int(isinstance(event, yaml.CollectionStartEvent))
        while depth:
            inner = self.next()
            depth += isinstance(inner, yaml.CollectionStartEvent) - isinstance(inner, yaml.CollectionEndEvent)


def _refused(event: Any, depth: int) -> str:
    """Why a value is not taken, "" where it is."""
    if depth > MAX_DEPTH:
        return f"nested deeper than {MAX_DEPTH} levels; make it flatter"
    if isinstance(event, yaml.AliasEvent):
        return "aliases (*name) are not allowed; write the value out here"
    tag = event.tag
    if tag is None:
        tag = _MERGE if isinstance(event, yaml.ScalarEvent) and event.value == "<<" and not event.style else None
    if tag is None or tag == "!" or tag in _PLAIN_TAGS:
        return ""
    return f"the tag {tag!r} is not allowed; write a plain value"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """` (did you mean 'choice'?)` or the empty string."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" (did you mean {close[0]!r}?)" if close else ""
