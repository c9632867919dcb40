"""Taking typed fields out of YAML nodes. Every problem is noted with its place and reading goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from intake.definitions.errors import Problem
from intake.definitions.expressions import ExpressionError, parse
from intake.definitions.model import AUDIENCES, LANGS, Place, Text
from intake.definitions.nodes import Node, did_you_mean

T = TypeVar("T")
SNAKE = re.compile(r"[a-z][a-z0-9_]*")
HYPHENS = re.compile(r"[a-z0-9][a-z0-9-]*")
LONGEST_ID = 60
KIND_NAMES = {"text": "a text", "list": "a list", "map": "a group of keys"}
MISSING_TEXT = Text(dict.fromkeys(LANGS, ""))


class Fields:
    """The keys of one YAML mapping, taken out one by one; `done` then reports keys that nobody took."""

    def __init__(self, node: Node, what: str, problems: list[Problem]) -> None:
        self.problems = problems
        self.what = what
        self.place = node.place
        self.taken: set[str] = set()
        node.expect(what=what)
        if node.kind == "map":
            self.node = node
        else:
            self.problem(node.place, f"{what} must be a group of keys, not {KIND_NAMES[node.kind]}")
            self.node = Node("map", {}, node.place)

    def problem(self, place: Place, message: str) -> None:
        self.problems.append(Problem(place, message))

    def take(self, key: str, *, required: bool = False, kind: str | None = None) -> Node | None:
        self.taken.add(key)
        node = self.node.child(key, kind, required)
        if node is None:
            if required:
                self.problem(self.place, f"{self.what} needs {key!r}; add it")
            return None
        if kind is not None and node.kind != kind:
            self.problem(node.place, f"{key!r} must be {KIND_NAMES[kind]}, not {KIND_NAMES[node.kind]}")
            return None
        return node

    def at(self, key: str) -> Place:
        node = self.node.get(key)
        return self.place if node is None else node.place

    def string(self, key: str, default: str = "", *, required: bool = False) -> str:
        node = self.take(key, required=required, kind="text")
        return default if node is None else as_string(node, self.problems)

    def id(self, key: str, pattern: re.Pattern[str] = SNAKE) -> str:
        node = self.take(key, required=True, kind="text")
        if node is None:
            return ""
        node.expect(pattern=f"^{pattern.pattern}$", maxLength=LONGEST_ID)
        word = str(node.value)
        if not pattern.fullmatch(word) or len(word) > LONGEST_ID:
            form = "small letters, digits and " + ("underscores" if pattern is SNAKE else "hyphens")
            self.problem(node.place, f"the id {word[:60]!r} must be at most {LONGEST_ID} {form}")
        return word

    def one_of(self, key: str, known: Iterable[str], default: str = "", *, required: bool = False) -> str:
        node = self.take(key, required=required, kind="text")
        if node is None:
            return default
        return as_word(node, tuple(known), self.problems, key, default)

    def number(self, key: str, default: float = 0, *, required: bool = False) -> float:
        node = self.take(key, required=required, kind="text")
        return default if node is None else as_number(node, self.problems, key, default)

    def whole(self, key: str, default: int = 0, *, required: bool = False) -> int:
        return int(self.number(key, default, required=required))

    def flag(self, key: str, default: bool = False) -> bool:
        node = self.take(key, kind="text")
        if node is None:
            return default
        node.expect(type="boolean")
        if node.value not in ("true", "false"):
            self.problem(node.place, f"{key!r} must be true or false, not {node.value!r}")
            return default
        return bool(node.value == "true")

    def text(self, key: str, *, required: bool = False) -> Text | None:
        node = self.take(key, required=required)
        if node is None:
            return MISSING_TEXT if required else None
        return as_text(node, self.problems, key)

    def needed_text(self, key: str) -> Text:
        return self.text(key, required=True) or MISSING_TEXT

    def expression(self, key: str, *, required: bool = False) -> str | None:
        node = self.take(key, required=required, kind="text")
        return None if node is None else as_expression(node, self.problems)

    def strings(self, key: str, known: Iterable[str] = ()) -> tuple[str, ...]:
        """known: the words it may hold, where not every word will do."""
        node = self.take(key, kind="list")
        return () if node is None else tuple(self._word(key, part, tuple(known)) for part in node.elements())

    def _word(self, key: str, node: Node, known: tuple[str, ...]) -> str:
        return as_word(node, known, self.problems, f"word in {key}") if known else as_string(node, self.problems)

    def texts(self, key: str) -> tuple[Text, ...]:
        node = self.take(key, kind="list")
        return () if node is None else tuple(as_text(part, self.problems, key) for part in node.elements())

    def group(self, key: str, what: str, *, required: bool = False) -> Fields | None:
        node = self.take(key, required=required, kind="map")
        return None if node is None else Fields(node, what, self.problems)

    def each(self, key: str, read: Callable[[Node], T]) -> tuple[T, ...]:
        node = self.take(key, kind="list")
        return () if node is None else tuple(read(part) for part in node.elements())

    def done(self) -> None:
        for key, _ in self.node.items():
            if key not in self.taken:
                guess = did_you_mean(key, self.taken)
                known = "" if guess else f"; known keys: {', '.join(sorted(self.taken))}"
                self.problem(self.node.key_place(key), f"unknown key {key!r} in {self.what}{guess}{known}")


def parts_of(node: Node, count: int, problems: list[Problem], form: str) -> tuple[Node, ...]:
    """The parts of a list of exactly `count`; none, and a problem, where it is something else. form: what it looks like."""
    node.expect(count=count)
    if node.kind == "list" and len(node.elements()) == count:
        return node.elements()
    problems.append(Problem(node.place, f"write {form} here"))
    return ()


def as_string(node: Node, problems: list[Problem]) -> str:
    node.expect(type="string")
    if node.kind != "text":
        problems.append(Problem(node.place, f"this must be a text, not {KIND_NAMES[node.kind]}"))
        return ""
    return str(node.value)


def as_word(node: Node, known: tuple[str, ...], problems: list[Problem], what: str, default: str = "") -> str:
    """One of `known`; the default (or the first) and a problem for another."""
    node.expect(enum=known)
    word = as_string(node, problems)
    if word in known:
        return word
    guess = did_you_mean(word, known)
    problems.append(Problem(node.place, f"unknown {what} {word!r}{guess}; known: {', '.join(known)}"))
    return default or known[0]


def as_number(node: Node, problems: list[Problem], what: str, default: float = 0) -> float:
    """An int where it is written as one, else a float. Infinite and not-a-number are refused."""
    word = as_string(node, problems)
    node.expect(type="number")
    if re.fullmatch(r"[-+]?\d{1,15}", word):
        return int(word)
    if re.fullmatch(r"[-+]?\d{1,15}\.\d{1,10}", word):
        return float(word)
    problems.append(Problem(node.place, f"{what!r} must be a number such as 3 or 2.5, not {word[:40]!r}"))
    return default


def as_expression(node: Node, problems: list[Problem]) -> str:
    source = as_string(node, problems)
    node.expect(shape="expression")
    try:
        parse(source)
    except ExpressionError as error:
        place = Place(node.place.path, node.place.line, node.place.column + int(node.quoted) + error.offset)
        problems.append(Problem(place, f"the expression {source[:80]!r} is wrong: {error}"))
        return "false"
    return source


def as_text(node: Node, problems: list[Problem], what: str) -> Text:
    """A text in both languages; per language one text, or one per audience with at least the worker's."""
    if (plain := _plain_text(node)) is not None:
        return plain
    fields = Fields(node, f"the text {what!r}", problems)
    node.expect(shape="text")
    words: dict[str, str | dict[str, str]] = {}
    for lang in LANGS:
        said = fields.take(lang, required=True)
        if said is None:
            words[lang] = ""
        elif said.kind == "map":
            words[lang] = _by_audience(said, problems, what)
        else:
            words[lang] = _filled(said, problems, f"{what} ({lang})")
    fields.done()
    return Text(words)


def _plain_text(node: Node) -> Text | None:
    """Nearly all texts: one in each language and nothing else. None for others, which are looked at one thing at a time."""
    if type(node) is not Node or node.kind != "map" or len(node.value) != len(LANGS):
        return None
    words: dict[str, str] = {}
    for lang in LANGS:
        part = node.get(lang)
        if part is None or part.kind != "text" or not part.value.strip():
            return None
        words[lang] = part.value
    return Text(words)


def _by_audience(node: Node, problems: list[Problem], what: str) -> dict[str, str]:
    fields = Fields(node, f"the text {what!r}", problems)
    found = {
        audience: part
        for audience in AUDIENCES
        if (part := fields.take(audience, required=audience == "worker"))
    }
    fields.done()
    return {"worker": ""} | {audience: _filled(part, problems, what) for audience, part in found.items()}


def _filled(node: Node, problems: list[Problem], what: str) -> str:
    text = as_string(node, problems)
    if not text.strip():
        problems.append(Problem(node.place, f"the text {what!r} is empty; write it"))
    return text
