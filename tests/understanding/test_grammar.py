"""The small grammar of the moves: its lists are well made, and a line is laid beside the ways as it says."""

from __future__ import annotations

import pytest

from intake.understanding.grammar import best, words_of
from intake.understanding.intents import read_intent
from intake.understanding.lexicons import lexicon
from intake.understanding.readings import ACCEPT

LANGS = ("nl", "en")


@pytest.mark.parametrize("lang", LANGS)
def test_every_way_begins_with_a_word_and_names_known_classes(lang: str) -> None:
    words = lexicon("grammar", lang)
    moves = set(lexicon("intents", lang)["intents"]) - {"yes", "no"}
    assert set(words["moves"]) == moves
    for rows in words["moves"].values():
        for row in rows:
            forms = [form for step in row.strip("^@! ").split() for form in step.replace("?", "").split("|")]
            assert forms[0] not in ("_", "..."), row
            assert "?" not in row.strip("^").split()[0], row
            assert all(form[1:-1] in words["classes"] for form in forms if form.startswith("{")), row


@pytest.mark.parametrize("lang", LANGS)
def test_no_way_stands_twice(lang: str) -> None:
    rows = [(move, row) for move, rows in lexicon("grammar", lang)["moves"].items() for row in rows]
    assert sorted({row for row in rows if rows.count(row) > 1}) == []


@pytest.mark.parametrize(
    ("lang", "said", "usual"),
    [
        ("nl", "da's nie duidelijk", ["dat", "is", "niet", "duidelijk"]),
        ("nl", "kweenie", ["ik", "weet", "niet"]),
        ("en", "i don't follow", ["i", "do", "not", "follow"]),
        ("en", "cannae say", ["can", "not", "say"]),
    ],
)
def test_dialect_and_short_forms_are_the_usual_words(lang: str, said: str, usual: list[str]) -> None:
    assert words_of(said, lang) == usual


def test_words_of_another_kind_are_counted() -> None:
    plain, beside = (
        best(words_of(said, "nl"), "nl") for said in ("ga eens een vraag terug", "ga terug oude fiets")
    )
    assert plain is not None
    assert (plain.way.move, plain.strange) == ("back", 0)
    assert beside is not None
    assert (beside.way.move, beside.strange) == ("back", 2)


def test_a_line_too_long_for_a_move_is_none() -> None:
    assert best(["terug"] * 15, "nl") is None
    assert best([], "nl") is None


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("nl", "ik wil stoppen met roken"),
        ("nl", "hij moet vaak terug naar de dokter"),
        ("nl", "ik moet elke dag de kinderen ophalen"),
        ("en", "we go back to jamaica every summer"),
        ("en", "i can't do the dishes any more"),
        ("en", "he repeats the same question all day"),
    ],
)
def test_a_life_told_in_words_of_a_move_is_no_move(lang: str, said: str) -> None:
    assert read_intent(said, lang).value == "none"


@pytest.mark.parametrize(
    ("lang", "said", "move"),
    [("nl", "ik ben bekaf, morgen weer", "stop"), ("en", "the telly was on, what did you say", "repeat")],
)
def test_a_move_beside_words_that_tell_is_asked(lang: str, said: str, move: str) -> None:
    found = read_intent(said, lang)
    assert found.value == move
    assert found.confidence < ACCEPT
