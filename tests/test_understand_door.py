"""`draagwijzer understand`, tried from outside: one line in, one object out, in the promised form."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import in_process

QUESTION = """\
id: mood
kind: choice
text: {nl: "Hoe gaat het?", en: "How are you?"}
options:
  - id: good
    label: {nl: "goed", en: "good"}
  - id: bad
    label: {nl: "slecht", en: "bad"}
    also: {nl: ["beroerd"], en: ["awful"]}
"""


def run(*arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    return in_process.run(os.environ | {"DRAAGWIJZER_LANG": "en"}, "understand", *arguments, text=text)


def test_a_process_of_its_own_says_the_same() -> None:
    said = "12\nSanne é 😀\n"
    done = subprocess.run(
        [sys.executable, "-m", "intake.cli", "understand", "number", "--json"],
        input=said, capture_output=True, text=True, timeout=60, encoding="utf-8", env=os.environ | {"DRAAGWIJZER_LANG": "en"},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == run("number", "--json", text=said).stdout
    assert [json.loads(line)["value"] for line in done.stdout.splitlines()] == [12, None]


def objects(*arguments: str, text: str) -> list[dict[str, Any]]:
    done = run(*arguments, "--json", text=text)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("kind", "options", "said", "value"),
    [
        ("frequency", (), "twee keer per week", {"per_month": 8.66, "vague": False}),
        ("frequency", (), "een paar keer per maand", {"per_month": 3, "vague": True}),
        ("duration", ("--today", "2026-11-25"), "sinds 2019", "P7Y"),
        ("date", (), "31-02-2020", None),
        ("frequency", (), "soms", {"per_month": None, "vague": True}),
        ("duration", (), "anderhalf uur", "PT1H30M"),
        ("date", ("--today", "2026-11-24"), "afgelopen zomer", "2026-22"),
        ("number", (), "2 a 3", {"min": 2, "max": 3}),
        ("number", (), "twaalf", 12),
        ("yesno", (), "ja hoor", "yes"),
        ("yesno", (), "nee hoor", "no"),
        ("yesno", (), "weet ik niet", "unsure"),
        ("intent", (), "waarom vraag je dat?", "why"),
        ("intent", (), "mijn zoon stopte met bellen", "none"),
        ("choice", ("--options", "goed|matig|slecht"), "de tweede", "matig"),
        ("choices", ("--options", "goed|matig|slecht"), "1 en 3", ["goed", "slecht"]),
        ("scale", ("--options", "nooit|soms|vaak"), "vaak", "vaak"),
        ("scale", (), "een zeven", 7),
    ],
)
def test_one_line(kind: str, options: tuple[str, ...], said: str, value: Any) -> None:
    (found,) = objects(kind, "--lang", "nl", *options, text=said + "\n")
    assert found["value"] == value
    assert set(found) >= {"value", "confidence", "vague", "span", "alternatives"}
    if kind == "frequency":
        assert {key: found[key] for key in ("per_month", "vague")} == value


def test_each_line_has_its_object_also_an_empty_one() -> None:
    found = objects("number", "--lang", "nl", text="drie\n\n  \nx\x0by\rz\nvier")
    assert [one["value"] for one in found] == [3, None, None, None, 4]
    assert [one["value"] for one in objects("intent", text="\nstop\n")] == ["none", "stop"]
    assert objects("people", text="") == []


def test_people_are_cards() -> None:
    (found,) = objects("people", "--lang", "nl", text="mijn dochter Sanne belt elke week\n")
    (card,) = found["value"]
    assert (card["name"], card["relation"], card["sector"]) == ("Sanne", "daughter", "family")
    assert card["frequency_per_month"] == 4.33
    assert card["group"] is False


def test_a_question_of_a_file(tmp_path: Path) -> None:
    alone, several = tmp_path / "mood.yaml", tmp_path / "set.yaml"
    alone.write_text(QUESTION, encoding="utf-8")
    indented = QUESTION.replace("\n", "\n    ").rstrip()
    several.write_text(
        f"question_set: moods\ntitle: {{nl: a, en: b}}\nquestions:\n  - {indented}\n", encoding="utf-8"
    )
    for given in (str(alone), f"{several}#mood", str(several)):
        assert (
            objects("choice", "--lang", "nl", "--question", given, text="beroerd\n")[0]["value"] == "slecht"
        )
    done = run("choice", "--question", f"{several}#other")
    assert (done.returncode, "set.yaml:" in done.stderr, "mood" in done.stderr) == (1, True, True)


@pytest.mark.parametrize(
    "arguments",
    [("choice",), ("choice", "--options", "a"), ("number", "--today", "yesterday"), ("moods",),
     ("choice", "--options", "a|b", "--question", "x.yaml")],
)  # fmt: skip
def test_wrong_use_is_said_in_one_sentence(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_a_bad_file_is_named_with_its_place(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("id: mood\nkind: chioce\ntext: {nl: a, en: b}\n", encoding="utf-8")
    done = run("choice", "--question", str(broken))
    assert (done.returncode, f"{broken}:2:7" in done.stderr) == (1, True)
    gone = run("choice", "--question", str(tmp_path / "gone.yaml"))
    assert (gone.returncode, "gone.yaml" in gone.stderr) == (1, True)


def test_only_what_is_needed_is_loaded() -> None:
    code = (
        "import sys; from intake.cli import main; main(['understand', 'number', '--json']);"
        "print([name for name in ('textual', 'sqlcipher3', 'jinja2', 'transitions', 'networkx') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input="3\n", capture_output=True, text=True, timeout=60
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_guess_is_named_on_the_card_and_never_taken_without_asking() -> None:
    sister, friend, stranger = (
        one["value"][0]
        for one in objects(
            "people", "--lang", "nl",
            text="Ik denk dat mijn zus elke week belt\nMijn vriend Jan kookt soms\nBlixa komt elke dag.\n",
        )
    )  # fmt: skip
    assert (sister["relation"], sister["frequency_per_month"], sister["support"]) == ("sister", 4.33, ["company"])
    assert sorted(sister["unsure"]) == ["frequency_per_month", "gives"]
    assert sister["confidence"] < 0.85
    assert (friend["relation"], friend["unsure"]) == ("friend", ["relation"])
    assert friend["confidence"] < 0.85
    assert friend["ask"] == "Wie is Jan voor je?"
    assert stranger["confidence"] < 0.85
    assert stranger["ask"]
