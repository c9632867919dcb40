"""Whatever a file holds, a door either takes it or says one clear sentence: nothing but Refused comes out."""

from __future__ import annotations

import copy
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from intake.cli import main
from intake.commands.problems import Refused
from intake.exchange.fhir.codes import CALCULATED, ENABLE_WHEN, ITEM_TYPES, OPERATORS, TRANSLATION
from intake.exchange.fhir.importing import import_json, import_value
from intake.exchange.fhir.json_in import MAX_BYTES
from intake.exchange.fhir.response_in import read_response
from tests.exchange.fhir.forms import brought_in, expression, form, item, option, when

EVIL = (
    "[red]x[/red]", "[/", "\x1b]0;x\x07\x1b[2J", "{{ 7*7 }}", "{q_a|x}", "{answer:q_a}", "=cmd|' /C calc'!A0", "<script>x</script>",
    "javascript:x", "../../etc/passwd", "\ud800", "\u202eabc", "a" * 5_000, "' or true or '", "__import__('os')", "q_a == 1", "",
    "0", "true", "*x", "!!python/object", "\0", "é́", "linkId='a'",
)  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "no JSON"), (b"{", "no JSON"), (b"\xff\xfe{", "no UTF-8"), (b"[" * 100_000, "nested deeper"), (b'{"a":' * 300 + b"1" + b"}" * 300, "nested deeper"),
        (b"1", "resourceType is missing"), (b'{"a": NaN}', "a number"), (b'{"a": 1e999}', "a number"), (b'{"a": ' + b"9" * 6_000 + b"}", "a number"),
        (b'{"a": 1, "a": 2}', "stands twice"), (b'{"resourceType": 3}', "resourceType is missing"), (b'{"resourceType": "Bundle", "entry": [1]}', "Bundle, not a Questionnaire"),
        (b" " * (MAX_BYTES + 1), "larger than 16 MB"),
    ],
)  # fmt: skip
def test_files_that_are_no_questionnaire(raw: bytes, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        import_json(raw, "f.json", "en")
    assert sentence in str(refused.value)
    assert "\n" not in str(refused.value)


def test_fifty_megabytes_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "big.json"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setenv("DRAAGWIJZER_LIBRARY", str(tmp_path / "own"))
    assert main(["import", "questionnaire", str(path), "--lang", "en"]) == 1
    assert "larger than 16 MB" in capsys.readouterr().err
    assert main(["fill", "pom", str(path), "--lang", "en"]) == 1
    assert "larger than 16 MB" in capsys.readouterr().err
    assert not (tmp_path / "own").exists()


@pytest.mark.parametrize("evil", EVIL)
def test_hostile_words_in_every_text(evil: str) -> None:
    questionnaire = form(
        item("a", "boolean", text=evil), item("b", "choice", text="b", answerOption=[option(evil), option("y")]),
        item("c", "string", enableWhen=[when("d", "=", answerString=evil)]), item("d", "string", initial=[{"valueString": evil}]),
        {"linkId": evil + "!", "type": "group", "text": evil, "item": [item("e")]}, title=evil, name=evil, publisher=evil, description=evil,
    )  # fmt: skip
    made = import_json(json.dumps(questionnaire).encode(), "f.json", "en")
    assert made.id.replace("-", "").isalnum()
    words = json.dumps([question.text.words for question in made.flow.questions.values()], default=str)
    assert "{q_a|" not in words
    assert "\\u001b" not in words


VALUES = st.sampled_from([None, True, 0, -1.5, 1e14, [], {}, [{}], *EVIL, "a", "b", *ITEM_TYPES[:4], *OPERATORS])
FORM = form(
    item("a", "boolean", extension=[expression(ENABLE_WHEN, "%resource.item.where(linkId='b').answer.exists()")]),
    item("b", "choice", answerOption=[option("x", 1), option("y")], initial=[{"valueCoding": {"code": "x"}}]),
    {"linkId": "g", "type": "group", "repeats": True, "item": [item("n", "quantity", enableWhen=[when("b", "=", answerCoding={"code": "x"})])]},
    item("s", "decimal", readOnly=True, extension=[expression(CALCULATED, "%resource.item.where(linkId='n').answer.value.value + 1")]),
    contained=[{"resourceType": "ValueSet", "id": "v", "compose": {"include": [{"concept": [{"code": "z"}]}]}}],
)  # fmt: skip
RESPONSE = {"resourceType": "QuestionnaireResponse", "status": "completed", "item": [
    {"linkId": "a", "answer": [{"valueBoolean": True}]}, {"linkId": "b", "answer": [{"valueCoding": {"code": "x"}}]},
    {"linkId": "g", "item": [{"linkId": "n", "answer": [{"valueQuantity": {"value": 3}}]}]},
    {"linkId": "s", "extension": [{"url": "x", "valueCode": "y"}]},
]}  # fmt: skip


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, part in inner for place in _places(part, (*path, key)))]


def _changed(whole: Any, changes: list[tuple[tuple[Any, ...], Any]]) -> Any:
    made = copy.deepcopy(whole)
    for path, value in changes:
        if not path:
            continue
        try:
            holder = made
            for key in path[:-1]:
                holder = holder[key]
            holder[path[-1]] = value
        except (KeyError, IndexError, TypeError):
            continue
    return made


def _refusal(door: Callable[[], object]) -> str | None:
    """What the door says where it refuses; anything else it raises is a fault of ours."""
    try:
        door()
    except Refused as refused:
        return str(refused)
    return None


def _changes(whole: Any) -> st.SearchStrategy[list[tuple[tuple[Any, ...], Any]]]:
    return st.lists(st.tuples(st.sampled_from(_places(whole)), VALUES), min_size=1, max_size=4)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_changes(FORM))
def test_a_damaged_questionnaire_is_taken_or_refused(changes: list[tuple[tuple[Any, ...], Any]]) -> None:
    said = _refusal(lambda: import_value(_changed(FORM, changes), "f.json", "en"))
    assert said is None or said.startswith("f.json")


@settings(max_examples=80, deadline=None)
@given(_changes(RESPONSE))
def test_a_damaged_response_is_taken_or_refused(changes: list[tuple[tuple[Any, ...], Any]]) -> None:
    flow = brought_in(FORM).flow
    said = _refusal(lambda: read_response(_changed(RESPONSE, changes), flow, "f.json", "en"))
    assert said is None or said.startswith("f.json")


@settings(max_examples=80, deadline=None)
@example("01")
@given(st.text(alphabet="%resource.itemwh(linkId='a')answervalue+-*/<>=|&{}[]$ 0123;\\", max_size=60))
def test_any_formula_is_taken_or_listed(source: str) -> None:
    total = item("z", "decimal", readOnly=True, extension=[expression(CALCULATED, source)])
    said = _refusal(lambda: brought_in(form(item("a", "decimal"), total)))
    assert said is None or "linkId" in said


@pytest.mark.parametrize("beside", [3, [1], {"extension": 3}, {"extension": [1]}, {"extension": [{"url": TRANSLATION, "extension": 3}]},
    {"extension": [{"url": TRANSLATION, "extension": [{"url": []}]}]}, {"extension": [{"url": TRANSLATION, "extension": [{"url": "lang", "valueCode": {}}, {"url": "content"}]}]}])  # fmt: skip
def test_damaged_translations_are_passed_over(beside: Any) -> None:
    said = _refusal(lambda: brought_in(form(item("a", _text=beside))))
    assert said is None


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(raw: bytes) -> None:
    with pytest.raises(Refused):
        import_json(raw, "f.json", "nl")


@pytest.mark.parametrize("name", ["x.xlsx", "x.xls", "x.xml", "x.pdf", "missing.xlsx", "missing.json"])
def test_files_that_are_no_xlsform(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("DRAAGWIJZER_LIBRARY", str(tmp_path / "own"))
    path = tmp_path / name
    if not name.startswith("missing"):
        path.write_bytes(b'<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>')
    assert main(["import", "questionnaire", str(path), "--lang", "en"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_workbook_that_unpacks_to_gigabytes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("DRAAGWIJZER_LIBRARY", str(tmp_path / "own"))
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml", b"\0" * 120_000_000)
    assert main(["import", "questionnaire", str(path), "--lang", "en"]) == 1
    assert "too large" in capsys.readouterr().err
