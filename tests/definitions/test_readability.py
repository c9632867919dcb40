"""How easy a text reads: hand-counted values, and what `check` refuses."""

from __future__ import annotations

import pytest

from intake.definitions import load_library
from intake.definitions.model import Place, Text, Tip
from intake.definitions.readability import EASY, LONGEST, check_ease, check_tips, ease, syllables


@pytest.mark.parametrize(
    ("word", "lang", "count"),
    [("ja", "nl", 1), ("buurvrouw", "nl", 2), ("mantelzorger", "nl", 4), ("verzekering", "nl", 4), ("dog", "en", 1), ("support", "en", 2)],
)  # fmt: skip
def test_syllables(word: str, lang: str, count: int) -> None:
    assert syllables(word, lang) == count


def test_douma_by_hand() -> None:
    found = ease("Ik ga naar huis. De hond is blij.", "nl")
    assert found is not None
    assert (found.words, found.sentences, found.longest) == (8, 2, 4)
    assert found.score == pytest.approx(206.835 - 0.93 * 4 - 77 * 8 / 8)


def test_places_read_as_their_other_words() -> None:
    found, bare = ease("Hoe is het met {client_name|je man}?", "nl"), ease("Hoe is het met je man?", "nl")
    assert found == bare


def test_no_words_no_score() -> None:
    assert ease(" ... ", "nl") is None


def test_a_hard_question_is_named_with_its_long_words(tmp_path: object) -> None:
    flow = load_library().flows["groslijst"]
    name, question = next(iter(flow.questions.items()))
    from dataclasses import replace

    from intake.definitions.model import Text

    hard = Text({"nl": "Welke verantwoordelijkheidsgevoelens ondervindt u dientengevolge?", "en": "Who?"})
    told = check_ease(replace(flow, questions={**flow.questions, name: replace(question, text=hard, why=hard, help=hard)}))
    assert [problem for problem in told if name in str(problem) and "verantwoordelijkheidsgevoelens" in str(problem)]


def test_a_long_sentence_is_counted() -> None:
    found = ease("de man en de hond en de kat en de buur en de neef en zij", "nl")
    assert found is not None
    assert found.longest == 16


def test_all_that_clients_read_is_easy() -> None:
    assert EASY == 70
    assert [str(problem) for flow in load_library().flows.values() for problem in check_ease(flow)] == []


def test_a_tip_has_no_long_sentence() -> None:
    assert check_tips(load_library().tips) == []
    words = " ".join(["ja"] * (LONGEST + 1))
    long = Tip("long", Text({"nl": words, "en": "Short. Words."}), Place("tips.yaml", 4, 5))
    (problem,) = check_tips([long])
    assert str(problem).startswith("tips.yaml:4:5: 'long' (nl) has a sentence of 16 words for who leads the talk")
