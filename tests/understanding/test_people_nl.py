"""Structure of Dutch sentences about people: who is someone, who is spoken of, what is told of whom."""

from __future__ import annotations

import pytest

from intake.understanding.people import read_people
from intake.understanding.readings import Context, PersonReading
from tests.understanding.people_scores import TODAY


def read(text: str) -> tuple[PersonReading, ...]:
    return tuple(one for one in read_people(text, Context("nl", TODAY)) if one.confidence >= 0.5)


def who(text: str) -> list[tuple[str, str]]:
    return [(one.person.name, one.person.relation) for one in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Eén keer per week ga ik naar de Albert Heijn.",
        "Met Nieuwjaar en Suikerfeest zit ik alleen.",
        "Zelf doe ik alles met DigiD.",
        "Sinds mijn scheiding heb ik alleen de kat nog, Minoes.",
        "Bobby is al vijftien en loopt mank, die ouwe labrador.",
        "Kinderen waren ons niet gegund.",
        "Een buddy lijkt me wel wat.",
        "Met Jan en alleman maak ik een babbel.",
        "Op zondag wandel ik langs de Maas tot Borgharen.",
        "Jarenlang, anderhalf uur per dag, liep ik alleen.",
    ],
)
def test_no_one(text: str) -> None:
    assert who(text) == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Met mijn baas Van Dijk gaat het stroef.", [("Van Dijk", "manager")]),
        ("Dominee Van der Wal luistert.", [("Van der Wal", "pastor")]),
        ("Zonder mijn man red ik het niet.", [("", "husband")]),
        ("Mantelzorgers: echtgenote, zoon Mark, buurvrouw Coby.", [("", "wife"), ("Mark", "son"), ("Coby", "neighbour")]),
        ("Mijn peter belt op zondag.", [("", "godfather")]),
        ("Mijn schoonmoeder past op de kleine, twee keer per dag.", [("", "mother_in_law"), ("", "child")]),
        ("Op woensdag past Truus op de tweeling.", [("Truus", ""), ("", "child"), ("", "child")]),
        ("Met de mannen van de duivenclub drink ik een pint.", [("", "club_member")]),
        ("Marcel van het derde veegt de trap.", [("Marcel", "neighbour")]),
        ("Met Saskia heb ik ruzie, met Bea niet, met Loes ook, allemaal zussen.", [("Saskia", "sister"), ("Bea", "sister"), ("Loes", "sister")]),
        ("Maandag Ria, woensdag Hans: zo hebben mijn kinderen het verdeeld.", [("Ria", "child"), ("Hans", "child")]),
        ("De kinderen van mijn vriend groeten niet.", [("", "partner"), ("", "stepchild")]),
        ("Ik pas op de kinderen van Linda, mijn dochter.", [("Linda", "daughter"), ("", "grandchild")]),
        ("Mijn zoon brengt zijn zus naar school.", [("", "son"), ("", "daughter")]),
        ("De vrouw van mijn broer, Nel, strijkt mijn hemden.", [("Nel", "sister_in_law"), ("", "brother")]),
        ("Op Henk kun je bouwen, dat is een kameraad uit duizenden.", [("Henk", "friend")]),
        ("Hatice kamt elke morgen mijn haar.", [("Hatice", "")]),
        ("Geen kinderen, man overleden in 2019", [("", "husband")]),
        ("Mevrouw zegt dat zijn dochter overbelast is.", [("", "daughter")]),
    ],
)
def test_who_is_there(text: str, people: list[tuple[str, str]]) -> None:
    assert sorted(who(text)) == sorted(people)


def test_how_often_may_stand_before_who_it_is_about() -> None:
    assert read("Eens per jaar, met Suikerfeest, reis ik naar mijn oom in Duisburg.")[0].person.per_month == 0.0833
    assert read("Nu en dan wipt Godelieve binnen.")[0].person.vague
    assert read("De thuiszorg trekt 's morgens mijn kousen aan en 's avonds weer uit.")[0].person.per_month == 60
    assert read("Op dinsdag fietst tante Sien met me, op donderdag doen we boodschappen.")[0].person.per_month == 8.66


def test_we_are_not_those_for_whose_sake_it_is() -> None:
    wife, children = read("Mijn ex-vrouw en ik zijn uit elkaar, maar voor de kinderen bellen we elke maandag.")
    assert (wife.person.per_month, children.person.per_month) == (4.33, None)


def test_they_are_both_of_two_named_apart() -> None:
    found = read("Mijn opa was boer, mijn vader was boer, maar ze zijn er allebei niet meer.")
    assert [one.person.alive for one in found] == [False, False]


def test_what_is_done_may_stand_before_who_does_it() -> None:
    assert read("Rolluiken, vuilzakken: dat doet Marcel.")[0].person.gives == ("practical",)


def test_who_gives_it_does_it() -> None:
    man, care = read("Mijn man krijgt drie keer per dag insuline van de thuiszorg.")
    assert (man.person.gives, care.person.gives, care.person.per_month) == ((), ("care",), 90)


def test_what_the_one_just_named_is_too_is_no_other() -> None:
    tom = read("Mijn broer Tom hoor ik elke dag, hij is mijn beste vriend.")
    assert [(one.person.name, one.person.bond) for one in tom] == [("Tom", "strong")]


def test_another_does_it_now() -> None:
    koos = read("Jarenlang reed Koos mij naar de dialyse, tegenwoordig doet de taxi dat, elke maandag.")[0].person
    assert (koos.per_month, koos.gives) == (None, ())


@pytest.mark.parametrize(
    ("text", "age"),
    [("Kleinzoon Daan, zestien, maait het gras.", 16), ("Mijn schoonmoeder schilt de aardappels nog, op haar 91e!", 91), ("Mijn man en ik zijn na 52 jaar verliefd.", None)],
)
def test_age(text: str, age: int | None) -> None:
    assert read(text)[0].person.age == age


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Mijn zwager hakt het brandhout.", ("practical",)),
        ("mn zus smeert z'n rug in met zalf", ("care",)),
        ("Nonkel Jef voert mij naar de winkel.", ("transport",)),
        ("Mijn zus Anouk heeft ruzie met mij over de was en over geld.", ()),
        ("Mijn moeder en ik ruziën over geld.", ()),
    ],
)
def test_what_is_done(text: str, kinds: tuple[str, ...]) -> None:
    assert read(text)[0].person.gives == kinds


def test_a_mark_at_the_end_tells_nothing_of_how_often() -> None:
    assert who("Ab, ik,") == [("Ab", "")]
