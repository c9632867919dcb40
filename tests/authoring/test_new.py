"""`draagwijzer new`: what it writes is sound, runs, is tested, and overwrites nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from intake.authoring.beginning import flow_text, talks_text
from intake.cli import main
from intake.definitions import check_paths, load_library
from intake.definitions.nodes import read_text
from intake.definitions.plain import plain
from intake.definitions.readability import check_ease
from tests.authoring.few import with_few_of_ours

HOSTILE = 'Koffie: "tafel" [/] {{ 7*7 }} {alone|x} *a &b !!c \x1b]0;x\x07 \u202egnp # %s'


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    with_few_of_ours(tmp_path / "ours", monkeypatch)
    monkeypatch.delenv("DRAAGWIJZER_LIBRARY", raising=False)
    return tmp_path / "own"


def test_it_is_sound_and_its_talks_go_as_written(few: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "koffietafel", "--title-nl", HOSTILE, "--theme", "buurt", "--in", str(few), "--lang", "nl"]) == 0
    said = capsys.readouterr().out
    assert "DRAAGWIJZER_LIBRARY" in said
    assert "draagwijzer check" in said
    flow, test = few / "flows" / "buurt" / "koffietafel.yaml", few / "tests" / "koffietafel.test.yaml"
    assert check_paths([flow]) == []
    made = load_library(flow).flows["koffietafel"]
    assert made.theme == "buurt"
    assert check_ease(made) == []
    title = made.card.title.get("nl")
    assert "[/] ((" in title
    assert "\x1b" not in title
    assert "\u202e" not in title
    assert "{" not in title
    assert main(["test", str(test), "--lang", "nl"]) == 0
    assert main(["check", str(few)]) == 0
    monkeypatch.setenv("DRAAGWIJZER_LIBRARY", str(few))
    assert main(["test", "koffietafel"]) == 0
    assert main(["explore", str(flow), "--walks", "6"]) == 0
    for file, kind in ((flow, "flow"), (test, "test")):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        schema = (file.parent / first.split("$schema=")[1]).resolve()
        assert first.startswith("# yaml-language-server: ")
        data = plain(read_text(file.read_text(encoding="utf-8"), "x", []), yes_no=False)  # type: ignore[arg-type]
        assert Draft7Validator(json.loads(schema.read_text(encoding="utf-8"))).is_valid(data), kind


def test_nothing_is_overwritten(few: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = few / "flows" / "eigen" / "mijn.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("van mij\n", encoding="utf-8")
    assert main(["new", "mijn", "--in", str(few), "--lang", "en"]) == 1
    assert file.read_text(encoding="utf-8") == "van mij\n"
    assert not (few / "tests").exists()
    assert "stays as it is" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["../weg"], "small letters"), (["Koffie Tafel"], "small letters"), (["x" * 61], "small letters"),
        (["koffie", "--theme", "../.."], "small letters"), (["vriendenkring"], "There is a method vriendenkring already"),
    ],
)  # fmt: skip
def test_a_name_that_will_not_do_is_refused(few: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    assert main(["new", *arguments, "--in", str(few), "--lang", "en"]) == 1
    assert said in capsys.readouterr().err
    assert not few.exists()


def test_without_a_folder_it_says_where_to_put_it(few: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "koffie", "--lang", "nl"]) == 1
    assert "--in MAP" in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_comments_teach_in_one_language_and_the_definition_is_the_same(lang: str) -> None:
    titles = {"nl": "Een", "en": "One"}
    for make in (lambda lang: flow_text("een", titles, "s", lang), lambda lang: talks_text("een", "s", lang)):
        text = make(lang)
        assert "@" not in text
        assert "#nl" not in text
        assert "#en" not in text
        assert plain(read_text(text, "x", [])) == plain(read_text(make("en"), "x", []))  # type: ignore[arg-type]
    comments = [line.strip() for line in flow_text("een", titles, "s", lang).splitlines() if line.strip().startswith("# ")]
    assert len(comments) >= 20
    assert ("# Eigen vragen." in "\n".join(comments)) is (lang == "nl")


def test_word_lists_answers_and_a_retention_profile_beside_the_definitions_are_left_alone(few: Path) -> None:
    assert main(["new", "koffie", "--in", str(few), "--lang", "nl"]) == 0
    (few / "lexicons").mkdir()
    (few / "lexicons" / "people.nl.yaml").write_text('support: {practical: "de kliko"}\n', encoding="utf-8")
    (few / "answers.yaml").write_text("mood: 3\n", encoding="utf-8")
    (few / "retention.yaml").write_text("keep_years: 20\n", encoding="utf-8")
    assert "koffie" in load_library(few).flows
    assert main(["check", str(few)]) == 0
