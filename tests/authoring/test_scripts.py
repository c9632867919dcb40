"""Scripted talks: they are led, and what comes otherwise is told with its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from intake.authoring.playing import play
from intake.authoring.scripts import read_script
from intake.commands.test import _reporter
from intake.definitions import load_library
from intake.definitions.errors import Problem
from intake.definitions.nodes import read_text

SCRIPTS = Path(__file__).parent.parent / "flows" / "scripts"
LIBRARY = load_library()

GOOD = """
test: quez
talks:
  - id: joyce
    as: client
    by: client
    on: 2026-01-12
    steps:
      - {at: client_name, say: "Joyce", expect: {next: client_age, stage: start, by: client, told: {nl: "Hoe oud", en: "How old"}}}
      - {at: client_age, say: "34", expect: {answers: {client_age: 34}}}
      - {at: client_gender, say: {nl: "liever niet", en: "rather not"}, expect: {withheld: {client_gender: rather_not}}}
      - {until: support_people, say: {nl: "weet ik niet", en: "I don't know"}}
      - {say: {nl: ["Kim is mijn begeleider", "nee"], en: ["Kim is my support worker", "no"]}, expect: {people: [Kim], answers: {support_people: [Kim]}}}
      - {who: cared_for, expect: {by: cared_for}}
      - {on: 2026-02-20, at: conditions}
      - expect: {hidden: [contact_hard_who], report: {nl: [Kim, Joyce], en: Kim}, client_report: Kim}
"""


def played(text: str, lang: str = "en") -> list[str]:
    problems: list[Problem] = []
    node = read_text(text, "quez.test.yaml", problems)
    assert node is not None
    script = read_script(node, problems)
    assert problems == []
    found = play(script, LIBRARY.flows[script.flow], LIBRARY, _reporter(LIBRARY), lang)
    return [str(problem) for problem in found.problems]


def refused(text: str) -> list[str]:
    problems: list[Problem] = []
    node = read_text(text, "x.test.yaml", problems)
    assert node is not None
    read_script(node, problems)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize("name", ["mantelscan", "pom", "quez"])
def test_the_talks_of_the_great_three_go_as_written(name: str) -> None:
    text = (SCRIPTS / f"{name}.test.yaml").read_text(encoding="utf-8")
    assert played(text) == []
    assert {"nl", "en"} <= set(re.findall(r"lang: (nl|en)", text))


def test_a_talk_in_both_languages_with_every_expectation() -> None:
    assert played(GOOD) == []


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("next: client_age", "next: living", ":9:56: joyce (nl): the question that comes now: expected living, came client_age"),
        ("stage: start", "stage: goals", "the stage: expected goals, came start"),
        ("{client_age: 34}", "{client_age: 35}", ":10:68: joyce (nl): the answer to client_age: expected 35, came 34"),
        ("{client_age: 34}", "{client_agee: 34}", "there is no question client_agee (did you mean 'client_age'?)"),
        ("rather_not}}", "later}}", "no answer to client_gender: expected later, came rather_not"),
        ("people: [Kim], answers", "people: [Els], answers", "the people: expected Els, came Joyce, Kim"),
        ("[contact_hard_who]", "[client_age]", "the questions that do not apply: expected client_age, came "),
        ("client_report: Kim", "client_report: Bo", "the report for the client: expected Bo, came something without those words: "),
        ("at: conditions", "at: living", ":15:30: joyce (nl): the question that comes now: expected living, came conditions"),
        ("until: support_people", "until: own_say, at: living", ""),
        ("{by: cared_for}", "{by: carer}", "who answers: expected carer, came cared_for"),
        ("report: {nl", "advice: [bezoekdienst], report: {nl", "the methods that fit: expected bezoekdienst, came "),
        ("report: {nl", "load: 3, report: {nl", "load: expected 3, came nothing"),
        ("report: {nl", "scales: {x: [1, 2]}, report: {nl", "there is no scale x"),
        ("report: {nl", "signals: [x], cards: [y], report: {nl", "the cards at danger: expected y, came nothing"),
        ('en: "I don\'t know"', 'nl_: "x"', None),
    ],
)  # fmt: skip
def test_what_comes_otherwise_is_told_with_its_place(right: str, wrong: str, said: str | None) -> None:
    assert right in GOOD
    text = GOOD.replace(right, wrong, 1)
    if said is None:
        assert any("unknown key 'nl_'" in one for one in refused(text))
        return
    assert any(said in one for one in played(text)), played(text)
    assert all(one.startswith("quez.test.yaml:") for one in played(text))


def test_in_dutch() -> None:
    assert "verwacht 35, kwam 34" in played(GOOD.replace("{client_age: 34}", "{client_age: 35}"), "nl")[0]


def test_a_talk_that_went_elsewhere_is_not_followed_further() -> None:
    told = played(GOOD.replace("at: client_age", "at: living", 1))
    assert len(told) == 2, "one in each language"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("test: quez\n", "a test needs talks"),
        ("test: quez\ntalks:\n  - {id: a, steps: []}\n", ":3:5: the talk 'a' needs steps"),
        ("test: quez\ntalks:\n  - {id: a, steps: [{}]}\n", "a step needs say, expect, at, who or on"),
        ("test: quez\ntalks:\n  - {id: a, steps: [{until: q}]}\n", "until needs say"),
        ("test: quez\ntalks:\n  - {id: a, on: soon, steps: [{at: q}]}\n", "write a day as 2026-03-01"),
        ("test: quez\ntalks:\n  - {id: a, steps: [{expect: {load: [1]}}]}\n", "[lowest, highest]"),
        ("test: quez\ntalks:\n  - {id: a, steps: [{expect: {withheld: {q: x}}}]}\n", "unknown kind of no answer 'x'"),
        ("test: quez\ntalks:\n  - {id: a, sayy: 3, steps: [{at: q}]}\n", "unknown key 'sayy'"),
    ],
)  # fmt: skip
def test_a_test_that_is_not_sound_is_refused_with_its_place(text: str, said: str) -> None:
    assert any(said in one for one in refused(text)), refused(text)
    assert all(re.match(r"x\.test\.yaml:\d+:\d+: ", one) for one in refused(text))
