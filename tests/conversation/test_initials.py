"""Names of others become initials in what was said, and nothing else changes."""

from __future__ import annotations

import pytest

from intake.conversation.dialogue import Dialogue
from intake.conversation.initials import by_initials, initials_of
from intake.definitions import load_library
from tests.conversation.talking import dialogue

FLOW = load_library().flows["pom"]


def talk_with(*names: str) -> Dialogue:
    talk = dialogue(FLOW, lang="nl")
    talk.record("answered", question="carer_name", value="Ria", words="Ria")
    for number, name in enumerate(names):
        person = {"id": f"p{number}", "name": name, "relation": "friend", "bond": "strong", "gives": ["care"]}
        talk.record("person_added", person=person)
    return talk


@pytest.mark.parametrize(
    ("name", "text", "short"),
    [
        ("Peter de Jong", "hij is nog jong, zegt Jong", "hij is nog jong, zegt J."),
        ("Team Noord", "het team van Noord", "het team van N."),
        ("Els Zwart", "zwart geld van mevrouw ZWART", "zwart geld van mevrouw Z."),
        ("piet jansen", "mevrouw Jansen en piet; Piet Jansen, piet  jansen", "mevrouw J. en P.; p.j., p.j."),
        ("de Groot", "de buurvrouw en De Groot, mevrouw Groot", "de buurvrouw en d.G., mevrouw G."),
        ("Ben Visser", "ik ben bij Ben", "ik ben bij B."),
        ("dochter sanne", "sanne belt", "S. belt"),
        ("Xanthi", "Xanthi's hond", "X.'s hond"),
        ("Jan Ria", "Ria en Jan", "Ria en J."),
    ],
)
def test_names_in_a_note(name: str, text: str, short: str) -> None:
    talk = talk_with(name)
    talk.record("noted", text=text, question="")
    assert by_initials(talk.state).notes[0].text == short


def test_a_name_typed_small_is_still_a_name() -> None:
    assert by_initials(talk_with("jong").state).people["p0"].name == "J."


def test_codes_stay() -> None:
    people = by_initials(talk_with("Alice Strong", "Home Care", "friend").state).people
    assert [(one.name, one.bond, one.gives, one.relation) for id, one in people.items() if id[0] == "p"] == [
        ("A.S.", "strong", ("care",), "friend"), ("H.C.", "strong", ("care",), "friend"), ("F.", "strong", ("care",), "friend"),
    ]  # fmt: skip


def test_of_answers_only_texts_change() -> None:
    talk = talk_with("Sanne Bruin")
    texts = next(name for name, one in FLOW.questions.items() if one.kind == "text" and name not in ("carer_name", "cared_for_name"))
    choice = next(name for name, one in FLOW.questions.items() if one.kind == "choice")
    talk.record("answered", question=texts, value="met Sanne Bruin", words="met Sanne Bruin")
    talk.record("answered", question=choice, value="sanne", words="Sanne")
    given = by_initials(talk.state).answers
    assert [(one.value, one.words) for name in (texts, choice) for one in given[name].values()] == [
        ("met S.B.", "met S.B."), ("sanne", "S."),
    ]  # fmt: skip


def test_who_is_in_another_talk_is_known_by_that() -> None:
    talk, other = talk_with(), talk_with("Sanne Bruin")
    talk.record("noted", text="Sanne gaat mee", question="")
    assert by_initials(talk.state, initials_of([talk.state, other.state])).notes[0].text == "S. gaat mee"
