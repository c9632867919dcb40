"""A test of a method: whole talks as they are typed, with what has to come of them. Read from YAML.

    test: koffietafel
    talks:
      - id: alone
        steps:
          - {at: name, say: "Ans"}
          - {at: alone, say: {nl: "ja", en: "yes"}, expect: {next: wish, signals: [lonely]}}
          - expect: {report: {nl: ["Ans"], en: ["Ans"]}}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from intake.conversation.events import WITHHELD
from intake.definitions.errors import Problem
from intake.definitions.fields import HYPHENS, Fields, as_number, as_string, as_word, parts_of
from intake.definitions.model import AUDIENCES, LANGS, Place
from intake.definitions.nodes import Node
from intake.definitions.plain import plain

Said = Mapping[str, tuple[str, ...]]
"""Language -> lines."""

NAMES = ("signals", "cards", "advice", "people", "hidden")
TEXTS = ("told", "report", "client_report")
MEASURES = ("load", "capacity")
FIRST_DAY = date(2026, 1, 12)


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing that has to be so. what: next, stage, by, answers, withheld, scales, or one of NAMES, TEXTS, MEASURES.

    name: the question or scale it is about, "" for none. wanted: a value; (low, high) for a measure; Said for a text.
    """

    what: str
    name: str
    wanted: Any
    place: Place


@dataclass(frozen=True, slots=True)
class Step:
    """at: the question that has to stand first. say: what is typed. until: say it again until this question stands.

    who: who answers from here on. on: a later day, on which the talk is taken up again.
    """

    place: Place
    at: str
    at_place: Place
    say: Said
    until: str
    who: str
    on: date | None
    wishes: tuple[Wish, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """langs: it is led in each of these. audience: one of AUDIENCES. by: who answers first, "" for the flow's own."""

    id: str
    langs: tuple[str, ...]
    audience: str
    by: str
    on: date
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """flow: the id of the method. path: its file."""

    flow: str
    talks: tuple[Talk, ...]
    place: Place


def read_script(node: Node, problems: list[Problem]) -> Script:
    fields = Fields(node, "a test", problems)
    script = Script(
        fields.id("test", HYPHENS), fields.each("talks", lambda part: _read_talk(part, problems)), node.place
    )
    fields.done()
    if not script.talks and not problems:
        fields.problem(node.place, "a test needs talks")
    return script


def _read_talk(node: Node, problems: list[Problem]) -> Talk:
    fields = Fields(node, "a talk", problems)
    lang = fields.one_of("lang", LANGS)
    talk = Talk(
        fields.id("id"), (lang,) if lang else LANGS, fields.one_of("as", AUDIENCES, AUDIENCES[0]), fields.string("by"),
        _day(fields) or FIRST_DAY, fields.each("steps", lambda part: _read_step(part, problems)),
    )  # fmt: skip
    fields.done()
    if not talk.steps:
        fields.problem(node.place, f"the talk {talk.id!r} needs steps")
    return talk


def _read_step(node: Node, problems: list[Problem]) -> Step:
    fields = Fields(node, "a step", problems)
    said = fields.take("say")
    step = Step(
        node.place, fields.string("at"), fields.at("at"), _said(said, problems) if said is not None else {},
        fields.string("until"), fields.string("who"), _day(fields), _read_wishes(fields),
    )  # fmt: skip
    fields.done()
    if not (step.say or step.who or step.on or step.wishes or step.at):
        fields.problem(node.place, "a step needs say, expect, at, who or on")
    if step.until and not step.say:
        fields.problem(fields.at("until"), "until needs say: what to type until that question stands")
    return step


def _day(fields: Fields) -> date | None:
    node = fields.take("on", kind="text")
    if node is None:
        return None
    node.expect(shape="day")
    try:
        return date.fromisoformat(str(node.value))
    except ValueError:
        fields.problem(node.place, f"write a day as 2026-03-01, not {str(node.value)[:40]!r}")
        return None


def _read_wishes(outer: Fields) -> tuple[Wish, ...]:
    fields = outer.group("expect", "what to expect")
    if fields is None:
        return ()
    problems = fields.problems
    wishes = [
        Wish(key, "", as_string(node, problems), node.place)
        for key in ("next", "stage", "by")
        if (node := fields.take(key, kind="text")) is not None
    ]
    for key in NAMES:
        node = fields.take(key, kind="list")
        wishes += [Wish(key, "", as_string(part, problems), part.place) for part in (node.elements() if node else ())]
    for name, node in _table(fields, "answers"):
        node.expect(shape="value")
        wishes.append(Wish("answers", name, plain(node), node.place))
    for name, node in _table(fields, "withheld"):
        wishes.append(Wish("withheld", name, as_word(node, WITHHELD, problems, "kind of no answer"), node.place))
    for name, node in _table(fields, "scales"):
        wishes.append(Wish("scales", name, _span(node, problems), node.place))
    for key in MEASURES:
        if (node := fields.take(key)) is not None:
            wishes.append(Wish(key, "", _span(node, problems), node.place))
    for key in TEXTS:
        if (node := fields.take(key)) is not None:
            wishes.append(Wish(key, "", _said(node, problems), node.place))
    fields.done()
    return tuple(wishes)


def _table(fields: Fields, key: str) -> list[tuple[str, Node]]:
    node = fields.take(key, kind="map")
    return list(node.items()) if node is not None else []


def _span(node: Node, problems: list[Problem]) -> tuple[float, float]:
    """A number, or [lowest, highest]."""
    if node.kind == "list":
        ends = [as_number(part, problems, "number") for part in parts_of(node, 2, problems, "[lowest, highest]")]
        return (ends[0], ends[1]) if ends else (0, 0)
    number = as_number(node, problems, "number")
    node.expect(shape="span")
    return (number, number)


def _said(node: Node, problems: list[Problem]) -> Said:
    """A line, or several; the same in both languages, or by language."""
    if node.kind == "map":
        fields = Fields(node, "what is said", problems)
        found: dict[str, tuple[str, ...]] = {lang: _lines(part, problems) for lang in LANGS if (part := fields.take(lang)) is not None}
        fields.done()
        return found
    lines = _lines(node, problems)
    node.expect(shape="said")
    return dict.fromkeys(map(str, LANGS), lines)


def _lines(node: Node, problems: list[Problem]) -> tuple[str, ...]:
    parts = node.elements() if node.kind == "list" else (node,)
    return tuple(as_string(part, problems) for part in parts)


def script_shapes() -> dict[str, Any]:
    """JSON Schemas of the values that have more than one form."""
    scalar = {"type": ["string", "number", "boolean"]}
    lines = {"anyOf": [scalar, {"type": "array", "items": scalar}]}
    by_lang = {"type": "object", "properties": dict.fromkeys(LANGS, lines), "additionalProperties": False}
    number = {"type": "number"}
    return {
        "said": {"anyOf": [*lines["anyOf"], by_lang]},
        "span": {"anyOf": [number, {"type": "array", "items": [number, number], "minItems": 2, "maxItems": 2}]},
        "day": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
        "value": {},
    }  # fmt: skip
