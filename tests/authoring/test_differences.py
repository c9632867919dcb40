"""Two versions of a method in words, and what a change does to the scores."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest

from intake.authoring.differences import as_text, differences, effect_of
from intake.authoring.trying import TALKS, effects
from intake.cli import main
from tests.authoring.few import with_few_of_ours
from tests.conversation.test_migrating import BASE, both, loaded, options, question


def changed() -> dict[str, object]:
    data = deepcopy(BASE)
    questions = {one["id"]: one for one in data["questions"]}
    questions["alone"]["text"] = both("Are you alone?")
    questions["how"]["options"] = options("a", "b", "d")
    questions["how"]["options"][0]["label"] = both("all right")
    questions["which"]["when"] = "not alone"
    questions["much"]["range"] = {"low": 0, "high": 5}
    questions["told"]["kind"] = "yesno"
    data["questions"] = [one for one in data["questions"] if one["id"] != "later"] + [question("fresh", "text")]
    data["plan"] = []
    data["stages"][2]["questions"] = ["who", "tell", "fresh", "many"]
    data["stages"][0]["questions"].remove("many")
    data["stages"][0]["when"] = "many > 3"
    data["scales"][0]["items"][1]["scores"] = {"a": 0, "b": 3, "d": 4}
    data["balance"]["load"][0]["weight"] = 2
    data["balance"]["load_high"] = 60
    data["balance"]["load"][0]["items"][0]["points"] = [[0, 0], [5, 100]]
    data["values"]["few"] = "count(who) < 3"
    data["points"] = []
    data["signals"][0]["when"] = "alone"
    return data


def test_every_kind_of_change_is_told() -> None:
    old, new = loaded(BASE), loaded(changed())
    text = as_text(differences(old, new, "en"), "en")
    for line in (
        '~ [alone]: other words (Dutch): "Text of alone? nl" -> "Are you alone? nl"',
        '~ [alone]: other words (English): "Text of alone?" -> "Are you alone?"',
        "~ [how]: option gone: label c [c]", "~ [how]: option added: label d [d]", '~ [how] a: other words (English): "label a" -> "all right"',
        '~ [which]: asked if: "Text of alone?": yes -> "Are you alone?": no', "~ [much]: numbers: 0..4/1 -> 0..5/1",
        "~ [told]: kind of question: text -> yesno", "- gone: Text of later? [later]", "+ new: Text of fresh? [fresh]",
        "~ Text of many? [many]: from stage one to three", '~ One [one]: asked if: always -> "Text of many?" is more than 3',
        "~ scale sum: how counts otherwise", "~ load: L: weight 1 -> 2", "~ load: high from 50 -> 60", "~ load: L: much counts otherwise",
        "~ value few: count(who) < 2 -> count(who) < 3", "- gone: point p: x weighs", "~ signal s: holds if: ", "~ agreed steps",
    ):  # fmt: skip
        assert line in text, line


def test_in_dutch_and_what_does_not_differ() -> None:
    old, new = loaded(BASE), loaded(changed())
    text = as_text(differences(old, new, "nl"), "nl")
    assert text.startswith("Onderdelen\n")
    assert "weg: Text of later? nl [later]" in text
    assert as_text(differences(old, old, "nl"), "nl") == "Geen verschil dat een gesprek raakt.\n"


def test_what_it_does_to_the_scores() -> None:
    data = deepcopy(BASE)
    data["balance"]["load"][0]["items"][0]["points"] = [[0, 50], [4, 100]]
    found = {one.name: one for one in effects(loaded(BASE), loaded(data))}
    assert found["capacity"].changed == found["sum"].changed == 0
    load = found["load"]
    assert 0 < load.changed < TALKS
    assert load.least >= 0
    assert load.most == pytest.approx(50)
    said = [one.text for one in effect_of(loaded(BASE), loaded(data), "nl")]
    assert any(text.startswith("draaglast: anders in ") and "van +0,0 tot +50,0" in text for text in said)
    assert any(text == f"draagkracht: gelijk in {TALKS} geprobeerde gesprekken" for text in said)


def test_a_file_beside_a_method(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with_few_of_ours(tmp_path / "ours", monkeypatch)
    text = (tmp_path / "ours" / "flows" / "eigen-kracht" / "vriendenkring.yaml").read_text(encoding="utf-8")
    (tmp_path / "new.yaml").write_text(text.replace("Heb je hulp nodig als", "Is er hulp nodig als"), encoding="utf-8")
    assert main(["diff", "vriendenkring", str(tmp_path / "new.yaml"), "--lang", "nl"]) == 0
    assert '[vk_care]: andere woorden (Nederlands): "Heb je hulp' in capsys.readouterr().out
    assert main(["diff", "vriendenkring", "no-such-method", "--lang", "nl"]) == 1
