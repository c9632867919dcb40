"""XLSForm in by pyxform's own reader: groups, conditions, choices, repeats and sums; what is not supported is listed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from intake.cli import main
from intake.commands.import_questionnaire import imported
from intake.conversation.dialogue import Dialogue
from tests.exchange.fhir.talks import talk_of

SURVEY = [
    ("type", "name", "label::English (en)", "label::Nederlands (nl)", "relevant", "calculation", "constraint", "default", "hint"),
    ("select_one yn", "q1", "Q1?", "V1?", "", "", "", "", "choose"),
    ("begin_group", "grp", "Group", "Groep", "${q1} = 'a'", "", "", "", ""),
    ("select_multiple yn", "q2", "Q2?", "V2?", "", "", "", "", ""),
    ("integer", "age", "Age?", "Leeftijd?", "selected(${q2}, 'b') and ${q1} != ''", "", ". >= 0 and . <= 120", "30", ""),
    ("end_group", "", "", "", "", "", "", "", ""),
    ("begin_repeat", "rep", "Child", "Kind", "", "", "", "", ""),
    ("text", "child", "Name?", "Naam?", "", "", "", "", ""),
    ("end_repeat", "", "", "", "", "", "", "", ""),
    ("calculate", "twice", "", "", "", "${age} * 2", "", "", ""),
    ("geopoint", "place", "Where?", "Waar?", "", "", "", "", ""),
    ("text", "odd", "Odd?", "Vreemd?", "regex(${child}, 'x')", "", "", "", ""),
]  # fmt: skip
CHOICES = [("list_name", "name", "label::English (en)", "label::Nederlands (nl)"), ("yn", "a", "A", "Aa"), ("yn", "b", "B", "Bb")]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    survey = book.active
    survey.title = "survey"
    choices = book.create_sheet("choices")
    for sheet, rows in ((survey, SURVEY), (choices, CHOICES)):
        for row in rows:
            sheet.append([cell or None for cell in row])
    path = tmp_path / "carers.xlsx"
    book.save(path)
    return path


def said(talk: Dialogue, **values: Any) -> None:
    for name, value in values.items():
        talk.record("answered", question=name, value=value, words="")


def test_a_workbook_becomes_a_talk(workbook: Path) -> None:
    made = imported(workbook, "en")
    flow = made.flow
    assert flow.questions["q_q1"].text.words == {"nl": "V1?", "en": "Q1?"}
    assert flow.questions["q_q1"].help.get("en") == "choose"
    assert (flow.questions["q_age"].range.low, flow.questions["q_age"].range.high) == (0, 120)  # type: ignore[union-attr]
    talk = talk_of(flow)
    assert not talk.state.visible("q_q2")
    said(talk, q_q1="o_a")
    assert talk.state.visible("q_q2")
    assert not talk.state.visible("q_age")
    said(talk, q_q2=["o_a", "o_b"])
    assert talk.state.visible("q_age")
    assert talk.state.value("v_twice") == 60
    said(talk, q_age=41)
    assert talk.state.value("v_twice") == 82
    assert flow.foreign is not None
    assert flow.foreign.groups
    listed = "\n".join(made.left_out)
    assert "place: the type geopoint is not asked" in listed
    assert "odd: the condition regex(${child}, 'x') is not used" in listed


def test_the_door_and_the_file_of_pyxform(workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pyxform.xls2xform import convert

    monkeypatch.setenv("DRAAGWIJZER_LIBRARY", str(tmp_path / "own"))
    assert main(["import", "questionnaire", str(workbook)]) == 0
    assert (tmp_path / "own/flows/questionnaires/carers.yaml").is_file()
    xml = tmp_path / "carers.xml"
    xml.write_text(convert(workbook).xform, encoding="utf-8")
    flow = imported(xml, "en").flow
    assert {"q_q1", "q_q2", "q_age", "q_child"} <= set(flow.questions)
    assert [option.id for option in flow.questions["q_q1"].options] == ["o_a", "o_b"]
    assert flow.questions["q_q1"].text.get("nl") == "V1?"
