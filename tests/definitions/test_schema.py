"""The JSON Schemas for editors say the same as the readers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from jsonschema import Draft7Validator

from intake.authoring.schemas import schemas
from intake.authoring.scripts import read_script
from intake.definitions.errors import Problem
from intake.definitions.folders import data_folder
from intake.definitions.library import yaml_files
from intake.definitions.nodes import read_bytes, read_text
from intake.definitions.plain import plain
from intake.definitions.schema import READERS
from intake.understanding.people_lexicon import _merge, _read

ROOT = data_folder("flows").parent
FILES = [path for kind in ("flows", "question_sets") for path in yaml_files(data_folder(kind))]
RICH = ("flows/netwerk-in-kaart/straatladder.yaml", "question_sets/self-rated-burden.yaml", "question_sets/safety.yaml", "question_sets/support.yaml")
"""Small files that between them use most fields."""
NEW = """
flow: proef
kind: trajectory
card: {title: {nl: a, en: b}, summary: {nl: {worker: a, client: b}, en: b}, evidence: esi, minutes: 30}
fit: {requires: [{id: a, when: "age > 3", text: {nl: a, en: b}}]}
use: [plan]
questions:
  - id: who
    kind: people
    people: {of: client, refuse: [family], refuse_why: {nl: a, en: b}, gives: [care], asks: since, alive: false, per_month: 2}
    unasked: {label: {nl: a, en: b}, nl: [a], en: [b], of: both}
  - {id: much, kind: choice, options: [{id: a, label: {nl: a, en: b}, also: {nl: [x], en: [y]}}], range: {low: 0, high: 3}}
scales: [{id: s, items: [{question: q, scores: {a: 3}, points: [[0, 1], [2, 3]]}], bands: [{low: 0, label: {nl: a, en: b}}]}]
balance: {load: [{id: d, items: [{value: "x + 1", reverse: true}]}], capacity: [], load_high: 60}
values: {x: "y"}
points: [{id: p, kind: carries, when: "x", text: {nl: a, en: b}, sources: [q], steps: [{nl: a, en: b}]}]
stages:
  - {id: one, goal: {nl: a, en: b}, lead: chair, audience: [worker], say: [{nl: a, en: b}], stages: [{id: two, repeat: true, questions: [who]}]}
plan: [{goal: g, step: s, who: w, when: d}]
profile: {age: "x", wishes: [[friends, "x"]]}
foreign: {canonical: x, items: [{id: who, type: text, codes: [[a, b, c, d, e]], initial: 3}], formulas: [{id: f, fhirpath: x, variables: [[a, b]]}]}
"""
"""Every kind of field; not a flow that works."""
TEST = """
test: proef
talks:
  - {id: a, lang: nl, as: client, by: carer, on: 2026-01-02, steps: [{at: q, say: [a, b], until: r, who: carer, expect: {next: q, answers: {q: 3}}}]}
  - {id: b, steps: [{say: {nl: a, en: [b]}, expect: {withheld: {q: later}, scales: {s: [1, 2]}, load: 3, report: {nl: a}, signals: [x]}}]}
"""


@lru_cache(maxsize=1)
def validators() -> dict[str, Draft7Validator]:
    return {kind: Draft7Validator(schema) for kind, schema in schemas().items()}


def kind_of(data: Any) -> str:
    return next(kind for kind in (*READERS, "test") if kind in data)


@pytest.mark.parametrize("kind", schemas())
def test_they_are_schemas(kind: str) -> None:
    Draft7Validator.check_schema(schemas()[kind])


def test_each_of_our_files_is_valid() -> None:
    for path in FILES:
        data = plain(read_bytes(path.read_bytes(), path.name, []), yes_no=False)
        validator = validators()[kind_of(data)]
        assert validator.is_valid(data), (path, [str(error)[:300] for error in validator.iter_errors(data)])


def groups(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    if isinstance(data, dict):
        yield path, data
    for key, part in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from groups(part, (*path, key))


def refused_by_reader(data: Any, key: str) -> bool:
    problems: list[Problem] = []
    node = read_text(json.dumps(data, indent=1), "x.yaml", problems)
    assert node is not None
    kind = kind_of(data)
    (READERS.get(kind) or read_script)(node, problems)
    return any(f"unknown key {key!r}" in one.message for one in problems)


def refused_by_schema(data: Any, key: str) -> bool:
    def strange(errors: Any) -> bool:
        return any(
            (error.validator == "additionalProperties" and repr(key) in error.message) or strange(error.context)
            for error in errors
        )

    return strange(validators()[kind_of(data)].iter_errors(data))


def documents() -> list[Any]:
    rich = [(ROOT / name).read_text(encoding="utf-8") for name in RICH]
    return [plain(read_text(text, "x.yaml", []), yes_no=False) for text in (NEW, TEST, *rich)]


@pytest.mark.parametrize("number", range(len(RICH) + 2))
def test_a_field_is_known_to_both_or_to_neither(number: int) -> None:
    """Every field name there is, put anywhere: the reader refuses it exactly where the schema does."""
    chance = Random(number)
    original = documents()[number]
    every = sorted({key for _, group in groups(schemas()) if isinstance(group.get("properties"), dict) for key in group["properties"]})
    paths = [path for path, _ in groups(original)]
    for path in paths if number < 2 else chance.sample(paths, 8):
        for key in (*chance.sample(every, 2), "strange"):
            data = json.loads(json.dumps(original))
            inner = data
            for step in path:
                inner = inner[step]
            if key in inner:
                continue
            inner[key] = {"nl": "a", "en": "b"} if key == "text" else []
            assert refused_by_reader(data, key) == refused_by_schema(data, key), (path, key)


def test_a_missing_field_is_missed_by_both() -> None:
    for original in documents():
        validator = validators()[kind_of(original)]
        needed = {error.message for error in validator.iter_errors(original) if error.validator == "required"}
        problems: list[Problem] = []
        node = read_text(json.dumps(original, indent=1), "x.yaml", problems)
        assert node is not None
        (READERS.get(kind_of(original)) or read_script)(node, problems)
        said = {one.message.split("needs ")[1].split(";")[0] for one in problems if "; add it" in one.message}
        assert {message.split(" is a required")[0] for message in needed} == said - {"'minutes'"}


def test_every_field_has_words_in_both_languages() -> None:
    for kind, schema in schemas().items():
        for name, group in [(kind, schema), *schema["definitions"].items()] if "definitions" in schema else []:
            for key, field in group.get("properties", {}).items():
                if name in ("text", "said"):
                    continue
                assert len(field.get("description", "").split("\n\n")) == 2, (kind, name, key)


def test_an_organisations_words_for_people_are_read_as_the_schema_says(tmp_path: Path) -> None:
    validator = validators()["people"]
    relation = {"buurtzuster": {"sector": "professionals", "woman": "buurtzuster"}}
    good = {"relations": relation, "support": {"practical": "de kliko"}, "pets": "cavia", "circles": {"kaartclub": "friends"}}
    for data in (good, *({key: value} for key, value in good.items()), {"strange": "x"}, {"support": {"strange": "x"}}, {"relations": "x"}):
        read = deepcopy(lexicon("people.nl.yaml"))
        try:
            _merge(read, {}, data, tmp_path / "people.nl.yaml")
            sound = True
        except ValueError:
            sound = False
        assert validator.is_valid(data) == sound, data


@lru_cache(maxsize=1)
def lexicon(name: str) -> dict[str, Any]:
    return _read(ROOT / "intake" / "understanding" / "lexicons" / name)


def test_what_is_written_is_what_is_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from intake.cli import main

    assert main(["schema", "--out", str(tmp_path / "s"), "--lang", "nl"]) == 0
    assert "yaml-language-server" in capsys.readouterr().out
    assert json.loads((tmp_path / "s" / "flow.schema.json").read_text(encoding="utf-8")) == schemas()["flow"]
