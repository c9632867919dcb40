"""Our own network file: every field read, every mistake said with its place and what to do."""

from __future__ import annotations

import json
import re
import time
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from intake.commands.problems import Refused
from intake.exchange.fields import PERSON, TIE, died_before_birth, is_date, json_schema
from intake.exchange.files import read_bytes, read_network
from intake.exchange.network import Network
from intake.exchange.own_file import as_data, read_own, write_json, write_yaml
from tests.exchange.networks import networks

SCHEMA = resources.files("intake") / "exchange" / "network.schema.json"


def refusal(text: str | bytes, lang: str = "en") -> str:
    raw = text.encode() if isinstance(text, str) else text
    with pytest.raises(Refused) as caught:
        read_bytes(raw, "own", Path("n.yaml"), lang)
    return str(caught.value)


def test_the_shipped_schema_is_that_of_the_fields() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == json_schema()


def test_the_fields_are_those_of_the_model() -> None:
    from dataclasses import fields

    from intake.network.model import Person, Tie

    assert set(PERSON) == {field.name for field in fields(Person)}
    assert set(TIE) == {field.name for field in fields(Tie)}


@given(networks())
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_back_and_fits_the_schema(network: Network) -> None:
    for write in (write_yaml, write_json):
        back = read_own(write(network), "n.yaml", "en")
        assert back.people == network.people
        assert back.ties == network.ties
    jsonschema.validate(as_data(network), json_schema())


CLIENT = "people:\n  - {id: client}\n"
WRONG: dict[str, tuple[str, str, str]] = {
    "unknown key": ("people:\n  - {id: client, nmae: x}\n", "n.yaml:2:18: ", "do you mean name?"),
    "unknown top key": ("poeple: []\npeople: [{id: a}]\n", "n.yaml:1:1: ", "do you mean people?"),
    "value list": ("people:\n  - {id: client, bond: strongg}\n", "n.yaml:2:24: ", "do you mean strong?"),
    "wrong tie kind": (CLIENT + "  - {id: b}\nties:\n  - {a: client, b: b, kind: wed}\n", "n.yaml:5:29: ", "choose from: partner"),
    "dangling id": (CLIENT + "ties:\n  - {a: client, b: cleint, kind: knows}\n", "n.yaml:4:20: ", "do you mean client?"),
    "dangling of": ("people:\n  - {id: client, of: nobody}\n", "n.yaml:2:22: ", "no person with the id nobody"),
    "duplicate id": (CLIENT + "  - {id: client}\n", "n.yaml:3:5: ", "also on line 2"),
    "two deaths": ("people:\n  - {id: client, died: 1990, died: 1991}\n", "n.yaml:2:30: ", "already given"),
    "birth after death": ("people:\n  - {id: client, born: 1990, died: 1980}\n", "n.yaml:2:5: ", "after the death"),
    "date": ("people:\n  - {id: client, born: 5 maart}\n", "n.yaml:2:24: ", "is no date"),
    "age": ("people:\n  - {id: client, age: 200}\n", "n.yaml:2:23: ", "from 0 to 130"),
    "flag": ("people:\n  - {id: client, alive: perhaps}\n", "n.yaml:2:25: ", "true or false"),
    "list": ("people:\n  - {id: client, gives: [cook]}\n", "n.yaml:2:25: ", "practical"),
    "levels": ("people:\n  - {id: client, functions: {affection: 6}}\n", "n.yaml:2:29: ", "from 1 to 5"),
    "no id": ("people:\n  - {name: Anna}\n", "n.yaml:2:5: ", "id is missing"),
    "wrong id": ("people:\n  - {id: 'a b'}\n", "n.yaml:2:10: ", "letters, digits"),
    "tie with oneself": (CLIENT + "ties:\n  - {a: client, b: client, kind: knows}\n", "n.yaml:4:5: ", "the same"),
    "status": (CLIENT + "  - {id: b}\nties:\n  - {a: client, b: b, kind: parent, status: married}\n", "n.yaml:5:45: ", "leave status out"),
    "tie twice": (CLIENT + "  - {id: b}\nties:\n  - {a: client, b: b, kind: knows}\n  - {a: client, b: b, kind: knows}\n", "n.yaml:6:5: ", "on line 5"),
    "no people": ("people: []\n", "n.yaml:1:9: ", "list of persons"),
    "a list": ("- a\n", "n.yaml:1:1: ", "no network"),
    "empty": ("", "n.yaml:1:1: ", "empty"),
    "only a mark": ("\ufeff\n", "n.yaml:1:1: ", "empty"),
    "alias": ("people:\n  - &a {id: client}\n  - *a\n", "n.yaml:3:5: ", "aliases"),
    "tag": ("people: !!python/object:os.system {}\n", "n.yaml:1:", "tag"),
    "deep": ("people: " + "[" * 5000 + "]" * 5000, "n.yaml:1:1: ", "nested"),
    "deep blocks": ("people:\n" + "".join(" " * n + "-\n" for n in range(1, 60)), "n.yaml:", "nested"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "place", "said"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_said_with_its_place(text: str, place: str, said: str) -> None:
    message = refusal(text)
    assert message.startswith(place), message
    assert said in message
    dutch = refusal(text, "nl")
    assert dutch.startswith(place)
    assert not re.search(r"\b(the|this is|must|only|allowed|write|keep|make)\b", dutch), dutch


def test_binary_is_told_from_text() -> None:
    assert "no text" in refusal(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")


def test_latin_1_is_said_with_its_line() -> None:
    assert refusal("people:\n  - {id: client, name: Andr\u00e9}\n".encode("latin-1")).startswith("n.yaml:2:")


def test_an_own_ancestor_is_named() -> None:
    people = "".join(f"  - {{id: {id}, name: {id.upper()}}}\n" for id in "abc")
    ties = "".join(f"  - {{a: {a}, b: {b}, kind: parent}}\n" for a, b in ("ab", "bc", "ca"))
    message = refusal(f"people:\n{people}ties:\n{ties}")
    assert "own ancestor" in message
    assert all(f"{name}" in message for name in "ABC")


def test_a_bomb_of_aliases_costs_nothing() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{new}: &{new} [{','.join(['*' + old] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    tracemalloc.start()
    try:
        assert "alias" in refusal(bomb)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_a_million_empty_values_are_not_taken_apart() -> None:
    started = time.perf_counter()
    assert "300000 lines and values" in refusal(b"people: [" + b"[]," * 2_000_000 + b"]")
    assert time.perf_counter() - started < 2


def test_a_thousand_mistakes_are_counted_and_no_word_is_sought_for_each() -> None:
    rows = "".join(f"  - {{id: p{number}, of: nobody}}\n" for number in range(1000))
    started = time.perf_counter()
    message = refusal(f"people:\n{rows}")
    assert len(message.splitlines()) == 21
    assert "980 more problems" in message
    assert time.perf_counter() - started < 5


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(3_000_000_000)
    with pytest.raises(Refused, match="larger than 8 MB"):
        read_network(path, "en")


@pytest.mark.parametrize("make", [lambda path: path, lambda path: path / "none.yaml"], ids=["folder", "missing"])
def test_no_file_is_said(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    with pytest.raises(Refused):
        read_network(make(tmp_path), "en")


def test_json_with_tabs_and_signs_beyond_the_first_plane() -> None:
    network = read_own(b'{\n\t"people": [\n\t\t{"id": "client", "name": "\\ud83d\\ude00 A\\/", "age": 3, "alive": true, "note": null}]}', "n.json", "en")  # fmt: skip
    client = network.people["client"]
    assert (client.name, client.age, client.alive, client.note) == ("\U0001f600 A/", 3, True, "")


def test_words_are_kept_as_written_but_cleaned() -> None:
    text = 'people:\n  - {id: client, name: "no \\e[31m[/b]\\u202e x", relation: no, place: 12:30}\n'
    client = read_own(text.encode(), "n.yaml", "en").people["client"]
    assert (client.name, client.relation, client.place) == ("no [/b] x", "no", "12:30")


@pytest.mark.parametrize("text", ["1948", "1948-03", "1948-03-05", "1948-21", "1948~", "1948-03?", "194X", "19XX", "../1950", "1950/..", "1948/1950~"])  # fmt: skip
def test_dates(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize("text", ["", "48", "1948-13", "1948-02-30", "../..", "5 maart 1948", "1948/1949/1950", "0000", "1948-3"])  # fmt: skip
def test_no_dates(text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize(
    ("born", "died", "impossible"),
    [("1990", "1980", True), ("1990-05-02", "1990-05-01", True), ("1990", "1990-01-01", False), ("../1990", "1980", False),
     ("198X", "1985", False), ("1990", "198X", True), ("1990", "1980/..", False), (None, "1980", False)],
)  # fmt: skip
def test_death_before_birth(born: str | None, died: str | None, impossible: bool) -> None:
    assert died_before_birth(born, died) is impossible


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
@example(b"people: [{id: \xf0\x9f\x98\x80}]")
@example(b"? [a]\n: b\n")
@settings(max_examples=100, deadline=None)
def test_no_bytes_raise_anything_but_a_refusal(raw: bytes) -> None:
    with suppress(Refused):
        read_bytes(raw, "own", Path("n.yaml"), "nl")
