"""The three cases: a whole paragraph gives the same people as its sentences typed one by one."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any

import pytest

from intake.network.model import Person
from intake.understanding.people import read_people
from intake.understanding.readings import Context, PersonReading
from tests.understanding.people_scores import TODAY

JOYCE = (
    "Mum (Ineke) phones every day; sometimes too much. Sister Kim comes on birthdays. Colleague Bo is nice, they have lunch "
    "together. No friends to go out with since Mandy moved away last summer."
)
AHMED = (
    "Zijn zussen Samira (41) en Naima (38) koken om de beurt en doen het huishouden. Hij werkt fulltime als monteur en heeft drie "
    "kinderen; zijn vrouw Loubna vindt dat hij te weinig thuis is."
)
FAMILY = (
    "Ria en Henk trouwden in 1989. Dochter Sanne (33) woont in Groningen, getrouwd met Mark; een kind, Noor van 4. Zoon Dennis (30) "
    "is gescheiden van Kim en woont in de buurt; geen kinderen. Henks vader Gerrit overleed in 2011, zijn moeder Truus (88) woont in "
    "verpleeghuis De Linde. Ria's ouders zijn allebei overleden (vader Piet in 1998, moeder Annie in 2015). Ria heeft een broer, "
    "Kees (61); met hem heeft ze sinds de erfenis geen contact meer. Henk heeft een zus, Joke (67), die weduwe is."
)
NETWORK = (
    "Sanne belt elke avond en komt een keer per twee weken een weekend. Dennis doet de tuin, maar de band is stroef: ze krijgen vaak "
    "ruzie over zijn vader. Buurvrouw Els past elke dinsdagochtend een uurtje op. Vriendin Marga: vroeger elke week koffie, nu een "
    "paar keer per jaar. Joke belt soms. Thuiszorg komt twee keer per week voor het douchen; casemanager dementie Fatima eens per "
    "zes weken; huisarts. Henk ging naar de biljartclub: ex-collega Wim haalt hem nog een keer per maand op."
)
CASES = {
    "quez-joyce": ("en", ("Joyce",), (JOYCE,)),
    "pom-ahmed": ("nl", ("Ahmed", "Fatna"), (AHMED,)),
    "mantelscan-ria": ("nl", ("Ria", "Henk"), (FAMILY, NETWORK)),
}  # fmt: skip


def kept(people: dict[str, Person], found: tuple[PersonReading, ...]) -> None:
    """Puts what was read into the picture, as a talk does."""
    ids = [one.person.id or f"p{len(people) + 1 + at}" for at, one in enumerate(found)]
    for id, one in zip(ids, found, strict=True):
        of = ids[int(one.person.of[1:])] if one.person.of.startswith("#") else one.person.of
        old = people.get(id)
        if old is None:
            people[id] = replace(one.person, id=id, of=of)
            continue
        skip = {"id", "name", "relation", "of", "sector", "gender"}
        said: dict[str, Any] = {
            field.name: getattr(one.person, field.name)
            for field in fields(Person)
            if field.name not in skip and getattr(one.person, field.name) not in (None, "", (), field.default)
        }
        people[id] = replace(old, **said)


def network(lang: str, two: tuple[str, ...], said: list[str]) -> list[tuple[Any, ...]]:
    people: dict[str, Person] = {}
    for line in said:
        context = Context(lang, TODAY, people=tuple(people.values()), client_names=two)
        kept(people, read_people(line, context))
    names = {id: one.name or one.relation for id, one in people.items()}
    return [
        (
            one.name, one.relation, names.get(one.of, one.of), one.age, one.place, one.per_month, one.gives, one.receives, one.bond,
            one.alive, one.died, one.group,
        )
        for one in people.values()
    ]  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_paragraphs_give_the_same_network_as_sentences(case: str) -> None:
    lang, two, paragraphs = CASES[case]
    sentences = [one for text in paragraphs for one in re.split(r"(?<=\.)\s+", text)]
    assert network(lang, two, list(paragraphs)) == network(lang, two, sentences)


def test_the_network_of_ria_is_whole() -> None:
    lang, two, paragraphs = CASES["mantelscan-ria"]
    found = {(one[0], one[1]): one for one in network(lang, two, list(paragraphs))}
    assert set(found) == {
        ("Sanne", "daughter"), ("Mark", "son_in_law"), ("Noor", "grandchild"), ("Dennis", "son"), ("Kim", "ex_wife"),
        ("Gerrit", "father"), ("Truus", "mother"), ("Piet", "father"), ("Annie", "mother"), ("Kees", "brother"), ("Joke", "sister"),
        ("Els", "neighbour"), ("Marga", "friend"), ("", "home_care"), ("Fatima", "case_manager"), ("", "gp"), ("Wim", "former_colleague"),
    }  # fmt: skip
    bonds = {name: one[8] for (name, _), one in found.items() if one[8]}
    assert bonds == {"Dennis": "tense", "Kees": "broken", "Marga": "weak"}
    assert {name: one[10] for (name, _), one in found.items() if one[9] is False} == {
        "Gerrit": "2011",
        "Piet": "1998",
        "Annie": "2015",
    }
