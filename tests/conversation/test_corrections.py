"""Corrections in plain words, of what was said before, wherever the talk stands now."""

from __future__ import annotations

import pytest

from intake.conversation.dialogue import Dialogue
from intake.conversation.texts import say
from intake.definitions import load_library
from intake.network.model import Person
from tests.conversation.talking import dialogue

LIBRARY = load_library()
SAID = {
    "cared_for_name": ("Henk", "Henk"), "care_relation": ("partner", "man"), "carer_name": ("Ria", "Ria"),
    "hours_per_week": (10, "10 uur"), "sleep": ("badly", "slecht"), "health": ("good", "goed"),
    "nights_per_week": (7, "7"), "night_times": (3, "3 keer"), "family_wider": (True, "ja"),
}  # fmt: skip
PEOPLE = {
    "nl": {
        "carer_children": "Dochter Sanne (33) woont in Groningen",
        "carer_siblings": "mijn zus Jopie en mijn broer Kees",
        "help_neighbours": "Buurvrouw Els past elke dinsdagochtend op",
    },
    "en": {
        "carer_children": "Daughter Sanne (33) lives in Groningen",
        "carer_siblings": "my sister Jopie and my brother Kees",
        "help_neighbours": "My neighbour Els sits in every Tuesday morning",
    },
}


def talk_in(lang: str) -> Dialogue:
    talk = dialogue(LIBRARY.flows["mantelscan"], LIBRARY, lang=lang)
    for name, (value, words) in SAID.items():
        talk.record("answered", question=name, value=value, words=words)
    for name, line in PEOPLE[lang].items():
        talk.record("moved", question=name)
        talk.hear(line)
        talk.hear("nee" if lang == "nl" else "no")
    talk.record("moved", question="money")
    return talk


def person(talk: Dialogue, name: str) -> Person | None:
    return next((one for one in talk.state.people.values() if one.name == name), None)


@pytest.mark.parametrize(
    ("lang", "line", "name", "field", "value"),
    [
        ("nl", "o nee, Els komt op donderdag", "Els", "note", "donderdagochtend"),
        ("nl", "Els is geen buurvrouw maar een vriendin", "Els", "sector", "friends"),
        ("nl", "Sanne is 34, niet 33", "Sanne", "age", 34),
        ("nl", "Sanne woont niet in Groningen maar in Assen", "Sanne", "place", "Assen"),
        ("nl", "mijn zus heet Joke, niet Jopie", "Joke", "relation", "sister"),
        ("nl", "het was niet Jopie maar Joke", "Joke", "relation", "sister"),
        ("en", "oh no, Els comes on Thursday", "Els", "note", "Thursday morning"),
        ("en", "Els is not a neighbour but a friend", "Els", "relation", "friend"),
        ("en", "Sanne is 34, not 33", "Sanne", "age", 34),
        ("en", "Sanne doesn't live in Groningen but in Leeds", "Sanne", "place", "Leeds"),
        ("en", "my sister is called Joke, not Jopie", "Joke", "relation", "sister"),
    ],
)
def test_facts_of_people(lang: str, line: str, name: str, field: str, value: object) -> None:
    talk = talk_in(lang)
    said = talk.hear(line)
    meant = person(talk, name)
    assert meant is not None
    assert getattr(meant, field) == value
    assert "→" in said[1].text
    assert person(talk, "Jopie") is None or name != "Joke"
    assert talk.state.current == "money"


@pytest.mark.parametrize(
    ("lang", "line", "question", "value"),
    [
        ("nl", "net zei ik 10 uur, het is 12", "hours_per_week", 12),
        ("nl", "ik heb me vergist, het zijn 30 uur", "hours_per_week", 30),
        ("nl", "die 10 uur klopt niet, het is 40", "hours_per_week", 40),
        ("nl", "het slapen klopt niet, dat is wisselend", "sleep", "mixed"),
        ("nl", "o nee, ik slaap goed", "sleep", "well"),
        ("nl", "nee wacht, mijn gezondheid is slecht", "health", "poor"),
        ("en", "just now I said 10 hours, it's 12", "hours_per_week", 12),
        ("en", "I made a mistake, it's 30 hours", "hours_per_week", 30),
        ("en", "oh no, I sleep well", "sleep", "well"),
    ],
)
def test_answers_with_what_the_change_does(lang: str, line: str, question: str, value: object) -> None:
    talk = talk_in(lang)
    before = talk.state.value(question)
    said = talk.hear(line)
    assert said[-1].kind == "preview"
    assert "→" in said[-1].text
    assert ("Draaglast" if lang == "nl" else "Load") in said[-1].text
    assert talk.state.value(question) == before
    talk.hear("ja" if lang == "nl" else "yes")
    assert talk.state.value(question) == value
    assert talk.state.current == "money"


@pytest.mark.parametrize(
    "line",
    ["dat van het slapen klopt niet", "nee, het slapen klopt niet", "wat ik zei over het slapen is fout"],
)
def test_wrong_without_what_it_is_asks_and_stays(line: str) -> None:
    talk = talk_in("nl")
    said = talk.hear(line)
    assert said[-1].choices == ("meestal goed", "soms goed, soms slecht", "vaak slecht")
    talk.hear("2")
    talk.hear("ja")
    assert talk.state.value("sleep") == "mixed"
    assert talk.state.current == "money"


def test_the_second_of_what_was_read_back() -> None:
    talk = talk_in("en")
    talk.record("moved", question="could_do_more")
    talk.hear("Sanne and Kees")
    said = talk.hear("the second one is wrong")
    assert "Kees" in said[-1].text
    talk.hear("remove Kees")
    talk.hear("yes")
    assert person(talk, "Kees") is None
    assert person(talk, "Sanne") is not None


def test_two_that_fit_are_offered_to_choose_from() -> None:
    talk = talk_in("nl")
    talk.record("answered", question="burden_now", value=10, words="10")
    said = talk.hear("net zei ik 10, het is 12")
    assert len(said[-1].choices) == 2
    talk.hear("1")
    if talk.pending is not None:
        talk.hear("ja")
    assert 12 in (talk.state.value("burden_now"), talk.state.value("hours_per_week"))


def test_someone_goes_only_after_yes() -> None:
    talk = talk_in("nl")
    talk.hear("haal Kees weg")
    assert person(talk, "Kees") is not None
    talk.hear("nee")
    assert person(talk, "Kees") is not None
    talk.hear("Kees hoort er niet bij")
    talk.hear("ja")
    assert person(talk, "Kees") is None


@pytest.mark.parametrize(
    "line",
    [
        "De medicatie klopt niet, zegt de arts",
        "Hij zegt dat het huis niet schoon is",
        "Niet te veel maar ook niet te weinig rust",
    ],
)
def test_a_story_is_no_correction(line: str) -> None:
    talk = talk_in("nl")
    talk.record("moved", question="professionals_say")
    talk.hear(line)
    assert talk.state.value("professionals_say") == line


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "It is right."), ("en", "Looks right to me"), ("nl", "Dat klopt"), ("nl", "De kaart klopt wel")],
)
def test_that_the_map_is_right_is_no_correction(lang: str, said: str) -> None:
    talk = dialogue(LIBRARY.flows["ecogram"], LIBRARY, lang=lang)
    talk.record("moved", question="map_look")
    talk.hear(said)
    assert talk.state.value("map_look") == said
    assert talk.state.current != "map_look"


@pytest.mark.parametrize(
    ("said", "heard"), [("Bo vragen voor koffie", ""), ("Vaker mijn zus Anna bellen", "Anna (zus)")]
)
def test_what_is_still_to_be_done_tells_nothing_of_people(said: str, heard: str) -> None:
    talk = dialogue(LIBRARY.flows["ecogram"], LIBRARY, lang="nl")
    bo = {"id": "p1", "name": "Bo", "relation": "colleague", "sector": "colleagues"}
    talk.record("person_added", person=bo)
    talk.record("moved", question="map_step")
    told = " ".join(one.text for one in talk.hear(said)[1:])
    assert ("Ik hoorde ook over" in told) == bool(heard)
    if heard:
        talk.hear("ja")
        anna = next(one for one in talk.state.people.values() if one.name == "Anna")
        assert (anna.relation, anna.gives) == ("sister", ())


@pytest.mark.parametrize(
    ("lang", "said", "question", "name"),
    [
        ("nl", "correctie: de naam van mijn man is Hendrik", "cared_for_name", "Hendrik"),
        ("nl", "sorry, mijn naam is Maria", "carer_name", "Maria"),
        ("en", "correction: my husband's name is Harry", "cared_for_name", "Harry"),
        ("en", "sorry, my name is Rose", "carer_name", "Rose"),
    ],
)
def test_a_name_put_right_is_the_name_of_one_of_the_two(lang: str, said: str, question: str, name: str) -> None:
    talk = talk_in(lang)
    talk.hear(said)
    talk.hear("ja" if lang == "nl" else "yes")
    assert talk.state.value(question) == name


def test_a_name_put_right_is_of_the_one_with_that_word_and_of_nobody_else() -> None:
    talk = talk_in("nl")
    talk.hear("correctie: de naam van mijn dochter is Saskia")
    talk.hear("correctie: de naam van mijn tante is Nel")
    assert talk.state.value("cared_for_name") == "Henk"
    names = {one.name for one in talk.state.people.values()}
    assert "Saskia" in names
    assert not names & {"Sanne", "Nel"}


def test_a_yes_to_which_of_these_is_asked_again() -> None:
    talk = talk_in("nl")
    asked = talk.choose("correct_which", [("leeftijd", lambda: [talk.say("unchanged")]), ("plaats", list)], once_more=True)[-1]
    assert talk.hear("ja")[-1].choices == asked.choices == ("leeftijd", "plaats")
    assert talk.hear("1")[-1].text == say("unchanged", "nl")
