"""A child that is expected or was lost is put in the picture only after a yes."""

from __future__ import annotations

import pytest

from intake.conversation.dialogue import Dialogue
from intake.conversation.expecting import expected_in
from intake.definitions import load_library
from intake.network.genogram import genogram
from intake.network.model import Person
from tests.conversation.talking import dialogue

LIBRARY = load_library()


def talk_at(question: str, lang: str = "nl") -> Dialogue:
    talk = dialogue(LIBRARY.flows["mantelscan"], LIBRARY, lang=lang)
    talk.put_person(Person("s", "Sanne", "daughter", gender="woman", sector="family"))
    talk.record("moved", question=question)
    return talk


def unborn(talk: Dialogue) -> list[tuple[str, str, str | None]]:
    return [(one.kind, one.of, one.died) for one in talk.state.people.values() if one.kind != "person"]


@pytest.mark.parametrize(
    ("lang", "line", "kept"),
    [
        ("nl", "Sanne is zwanger", ("pregnancy", "s", None)),
        ("en", "Sanne is pregnant", ("pregnancy", "s", None)),
        ("nl", "we hebben een kindje verloren (miskraam in 2010)", ("miscarriage", "client", "2010")),
        ("en", "we had a miscarriage in 2010", ("miscarriage", "client", "2010")),
        ("nl", "Mijn dochter kreeg in 2019 een doodgeboren kindje.", ("stillbirth", "s", "2019")),
    ],
)
def test_it_is_asked_and_then_drawn(lang: str, line: str, kept: tuple[str, str, str | None]) -> None:
    talk = talk_at("carer_children", lang)
    question = talk.state.current
    said = talk.hear(line)
    assert said[-1].kind == "confirm"
    assert unborn(talk) == []
    talk.hear("ja" if lang == "nl" else "yes")
    assert unborn(talk) == [kept]
    assert talk.state.current == question
    drawn = genogram(talk.state.people, talk.state.ties, lang, "2026")
    assert len(drawn.nodes) >= 3


def test_a_no_leaves_it_out() -> None:
    talk = talk_at("carer_children")
    talk.hear("we hebben een kindje verloren")
    talk.hear("nee")
    assert unborn(talk) == []


def test_someone_named_for_the_first_time_and_the_rest_of_the_line_are_heard_too() -> None:
    talk = talk_at("carer_children")
    talk.hear("Dochter Eva (33) is zwanger.")
    talk.hear("ja")
    assert [kind for kind, _, _ in unborn(talk)] == ["pregnancy"]
    talk.hear("Sanne heeft een miskraam gehad. Zoon Dennis (30) woont in de buurt.")
    talk.hear("ja")
    assert {"Eva", "Dennis"} <= {one.name for one in talk.state.people.values()}


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("nl", "Sanne is niet zwanger"), ("nl", "toen ik zwanger was"), ("nl", "Sanne verwacht veel hulp"),
        ("en", "she was never pregnant"), ("en", "no miscarriage"), ("en", "Sanne is expecting help"),
    ],
)  # fmt: skip
def test_what_is_none_or_over_is_not_asked(lang: str, line: str) -> None:
    assert expected_in(line, lang) is None
