"""Answers heard besides the one asked for: how often right, how often missed, and what the talk does with them.

Rules of the marking (data/extras.yaml): only what the words surely say to a question of that talk; not the past, not what
is wished or feared, not what holds for someone else. `any`: some words of the line. Of several choices, those named are
right, one that was not named is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from intake.conversation.dialogue import Dialogue
from intake.conversation.extras import find_extras
from intake.conversation.listening import name_in
from intake.definitions import load_library
from tests.conversation.talking import dialogue

LIBRARY = load_library()
LINES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "data/extras.yaml").read_text(encoding="utf-8")
)
KNOWN = {
    "mantelscan": {"carer_name": "Ria", "cared_for_name": "Henk", "care_relation": "partner", "cared_for_living": "home"},
    "pom": {"carer_name": "Ahmed", "cared_for_name": "Fatna", "care_relation": "mother"},
    "quez": {"client_name": "Joyce"},
}  # fmt: skip


@dataclass
class Score:
    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / ((self.right + self.wrong) or 1)

    @property
    def recall(self) -> float:
        return self.right / ((self.right + self.missed) or 1)


def prepared(line: dict[str, Any]) -> Dialogue:
    talk = dialogue(LIBRARY.flows[line["flow"]], LIBRARY, lang=line.get("lang", "nl"))
    for name, value in {} if line.get("fresh") else KNOWN[line["flow"]].items():
        if name != line["at"] and name not in line["hear"]:
            talk.record("answered", question=name, value=value, words="")
    return talk


def found(line: dict[str, Any]) -> dict[str, Any]:
    talk = prepared(line)
    return {extra.question: extra.value for extra in find_extras(talk.state, line["say"], line["at"])}


def is_right(value: Any, meant: Any) -> bool:
    if meant == "any":
        return isinstance(value, str)
    return set(value) <= set(meant) if isinstance(meant, list) else bool(value == meant)


@cache
def score(apart: bool) -> tuple[Score, tuple[str, ...]]:
    total, odd = Score(), []
    for line in LINES:
        if (line.get("kept") == "apart") is not apart:
            continue
        heard = found(line)
        for name, value in heard.items():
            if name in line["hear"] and is_right(value, line["hear"][name]):
                total.right += 1
            else:
                total.wrong += 1
                odd.append(f"{line['say']} -> {name}: {value}")
        lacking = [name for name in line["hear"] if name not in heard]
        total.missed += len(lacking)
        odd += [f"{line['say']} -/-> {name}" for name in lacking]
    return total, tuple(odd)


def test_false_fills_are_rarer_than_misses() -> None:
    for apart in (False, True):
        total, odd = score(apart)
        assert total.precision >= 0.97, odd
        assert total.recall >= 0.8, odd


def test_the_set_is_large_enough_and_half_says_nothing_more() -> None:
    assert len(LINES) >= 100
    assert 0.4 <= sum(not line["hear"] for line in LINES) / len(LINES) <= 0.6
    assert sum(line.get("lang") == "en" for line in LINES) >= 30


# In the talk


@pytest.fixture
def scan() -> Dialogue:
    return prepared({"flow": "mantelscan", "hear": {}, "at": ""})


def at(talk: Dialogue, question: str) -> Dialogue:
    talk.record("moved", question=question)
    return talk


BESIDES = "Een half uur hooguit, en mijn gezondheid is goed en ik slaap slecht"


def test_it_is_read_back_in_one_sentence_and_kept_after_yes(scan: Dialogue) -> None:
    said = at(scan, "alone_time").hear(BESIDES)
    assert said[-1].kind == "confirm"
    assert said[-1].text.startswith("Ik hoorde ook over gezondheid: goed; slapen: vaak slecht. Klopt dat?")
    assert scan.state.value("alone_time") == "half_hour"
    assert scan.state.answer("sleep") is None
    scan.hear("ja")
    kept = scan.state.answer("sleep")
    assert kept is not None
    assert (kept.value, kept.words, kept.unasked) == ("badly", "ik slaap slecht", True)
    assert 0.5 < kept.confidence < 1
    assert scan.state.current == "professionals_say"


def test_after_no_the_words_are_notes(scan: Dialogue) -> None:
    at(scan, "alone_time").hear(BESIDES)
    scan.hear("nee")
    assert scan.state.answer("sleep") is None
    assert ("ik slaap slecht", "sleep") in [(note.text, note.question) for note in scan.state.notes]


@pytest.mark.parametrize(
    ("line", "kept", "left"),
    [
        ("alleen het eerste", "health", "sleep"),
        ("het tweede niet", "health", "sleep"),
        ("2", "sleep", "health"),
        ("dat van het slapen klopt niet", "health", "sleep"),
        ("alleen het laatste klopt", "sleep", "health"),
    ],
)
def test_a_part_of_it_may_hold(scan: Dialogue, line: str, kept: str, left: str) -> None:
    at(scan, "alone_time").hear(BESIDES)
    scan.hear(line)
    assert scan.state.answer(kept) is not None
    assert scan.state.answer(left) is None
    assert scan.pending is None
    assert any(note.question == left for note in scan.state.notes)


def test_said_otherwise_it_is_read_back_anew(scan: Dialogue) -> None:
    at(scan, "alone_time").hear(BESIDES)
    said = scan.hear("nee, ik slaap wisselend")
    assert "slapen: soms goed, soms slecht" in said[-1].text
    scan.hear("ja")
    assert scan.state.value("sleep") == "mixed"
    assert scan.state.value("health") == "good"


def test_what_is_known_is_not_asked_again_but_told_in_passing(scan: Dialogue) -> None:
    at(scan, "alone_time").hear(BESIDES)
    scan.hear("ja")
    said = at(scan, "other_care").hear("nee")
    assert scan.state.current in ("money", "friends_seen")
    line = next(message.text for message in said if "vertelde al" in message.text)
    assert line == "Je vertelde al over gezondheid: goed; slapen: vaak slecht. Is het anders? Zeg het dan."
    said = scan.hear("o nee, ik slaap goed")
    if scan.pending is not None:
        scan.hear("ja")
    assert scan.state.value("sleep") == "well"


def test_choices_mentioned_in_passing_are_still_asked_for_the_rest(scan: Dialogue) -> None:
    at(scan, "care_since").hear("Sinds drie jaar, ik help met koken en medicijnen")
    scan.hear("ja")
    said = at(scan, "other_care").hear("nee")
    scan.record("moved", question="care_tasks")
    said = scan.ask()
    assert "Je noemde al: koken en eten en medicijnen" in said[-1].text
    scan.hear("ook de boodschappen")
    assert scan.state.value("care_tasks") == ["shopping", "cooking", "medicines"]
    assert scan.state.current == "hours_per_week"


def test_that_is_all_keeps_what_was_mentioned(scan: Dialogue) -> None:
    at(scan, "care_since").hear("Sinds drie jaar, ik help met koken en medicijnen")
    scan.hear("ja")
    at(scan, "care_tasks").hear("dat is alles")
    assert scan.state.value("care_tasks") == ["cooking", "medicines"]
    assert not scan.state.is_partial("care_tasks")


def test_words_about_another_question_do_not_answer_this_one(scan: Dialogue) -> None:
    said = at(scan, "health").hear("ik slaap slecht")
    assert scan.state.answer("health") is None
    assert "slapen: vaak slecht" in said[-1].text
    scan.hear("ja")
    assert scan.state.current == "health"


def test_undo_takes_back_all_that_was_kept_at_once(scan: Dialogue) -> None:
    at(scan, "alone_time").hear(BESIDES)
    scan.hear("ja")
    scan.hear("ongedaan")
    assert scan.state.answer("sleep") is None
    assert scan.state.answer("health") is None
    assert scan.state.value("alone_time") == "half_hour"


def test_people_at_any_question_come_into_the_picture_after_reading_back(scan: Dialogue) -> None:
    said = at(scan, "alone_time").hear("Een half uur, buurvrouw Els past elke dinsdag even op")
    assert "Els" in said[-1].text
    assert not any(person.name == "Els" for person in scan.state.people.values())
    scan.hear("ja")
    els = next(person for person in scan.state.people.values() if person.name == "Els")
    assert (els.relation, els.gives) == ("neighbour", ("care",))
    scan.record("moved", question="help_neighbours")
    assert "Je noemde al: Els" in scan.ask()[-1].text
    scan.hear("dat klopt, niemand meer")
    assert scan.state.value("help_neighbours") in ([els.id], (els.id,))


def test_the_same_talk_comes_out_of_the_events(scan: Dialogue) -> None:
    from intake.conversation.fold import fold

    at(scan, "care_since").hear("Sinds drie jaar, ik help met koken en ik slaap slecht")
    scan.hear("ja")
    again = fold(scan.state.compiled, scan.state.events)
    assert (again.current, again.unasked(), again.is_partial("care_tasks")) == (
        scan.state.current, scan.state.unasked(), True,
    )  # fmt: skip


def test_sentences_about_people_say_hardly_anything_to_other_questions() -> None:
    """Sentences of the people sets, written for something else: fewer than one in forty may fill a question."""
    folder = Path(__file__).parents[1] / "understanding/data"
    rows = yaml.safe_load((folder / "people.yaml").read_text(encoding="utf-8"))
    talks = {
        lang: prepared({"flow": "mantelscan", "lang": lang, "at": "", "hear": {}}) for lang in ("nl", "en")
    }
    filled = [
        row["text"] for row in rows if find_extras(talks[row["lang"]].state, row["text"], "worker_remarks")
    ]
    assert len(filled) <= len(rows) / 40, filled


@pytest.mark.parametrize(
    ("lang", "said", "who"),
    [
        ("nl", "mijn man Henk", "partner"),
        ("nl", "Voor mijn schoonmoeder, Truus", "parent_in_law"),
        ("en", "my mum Rose, she is 81", "mother"),
        ("nl", "Jan is mijn man, we zijn getrouwd", "partner"),
        ("en", "Rose's my mum", "mother"),
        ("en", "Rose", None),
        ("nl", "mijn hemel", None),
    ],
)
def test_who_the_one_cared_for_is_is_heard_with_the_name(lang: str, said: str, who: str | None) -> None:
    line = {"flow": "mantelscan", "lang": lang, "at": "cared_for_name", "say": said, "hear": {"care_relation": who}, "fresh": True}
    assert found(line).get("care_relation") == who


def test_saying_again_what_was_read_back_is_a_yes() -> None:
    talk = dialogue(LIBRARY.flows["pom"], LIBRARY, lang="nl")
    talk.open()
    for line in ("via de huisarts", "Ahmed", "mijn moeder Fatna", "mijn moeder"):
        talk.hear(line)
    assert talk.state.value("care_relation") == "mother"
    assert talk.state.current == "care_words"


@pytest.mark.parametrize(
    ("said", "name"),
    [("Jan is mijn man, we zijn getrouwd", "Jan"), ("rose's my mum", "Rose"), ("Henk is 64", "Henk"), ("hij heet Henk en hij is 74", "Henk"), ("Rose and she is 80", "Rose"), ("my husband, his name is Arthur and he's 78", "Arthur"), ("mijn man, hij heet Jan", "Jan"), ("Isa Mijnders", "Isa Mijnders")],
)
def test_the_name_alone_is_the_name(said: str, name: str) -> None:
    assert name_in(said) == name


@pytest.mark.parametrize(
    ("lang", "said"), [("nl", "voor mijn man, zijn naam is Ger en hij is 78"), ("en", "my husband, his name is Arthur and he's 78")]
)
def test_how_old_the_one_cared_for_is_is_heard_with_the_name(lang: str, said: str) -> None:
    line = {"flow": "mantelscan", "lang": lang, "at": "cared_for_name", "say": said, "hear": {"cared_for_age": 78}, "fresh": True}
    assert found(line).get("cared_for_age") == 78
