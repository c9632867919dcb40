"""What may be said of someone else, of another time, or of no one is read back, and only that."""

from __future__ import annotations

import pytest

from intake.network.model import Person
from intake.understanding.answers import understand
from intake.understanding.people import read_people
from intake.understanding.readings import ACCEPT, Context, PersonReading, is_sure
from tests.understanding.people_scores import TODAY


def read(lang: str, text: str) -> dict[str, PersonReading]:
    found = read_people(text, Context(lang, TODAY))
    return {one.person.name or one.person.relation: one for one in found}


@pytest.mark.parametrize(
    ("lang", "text", "who", "fields"),
    [
        ("nl", "Neef Karel zou de tuin doen", "Karel", {"gives"}),
        ("nl", "Mijn zoon Bas is mijn zonnestraal", "Bas", {"bond"}),
        ("nl", "Mijn dochter Eva gaat mee als ik ergens heen moet", "Eva", {"gives"}),
        ("nl", "Mijn moeder woont al 4 jaar hier", "mother", set()),
        ("en", "Our grandson Tom is the apple of my eye", "Tom", {"bond"}),
        ("en", "My niece Ann keeps me laughing", "Ann", {"gives"}),
        ("en", "I sit with my friend Dot on Fridays", "Dot", {"receives"}),
        ("en", "Two brothers, one in Spain, one dead", "brother", {"alive"}),
        ("nl", "Als ik ziek ben kookt mijn zus Toos", "Toos", {"gives"}),
        ("nl", "2 zoons, de ene doet de post, de andere de tuin", "son", {"gives"}),
        ("nl", "Dochter Femke, donderdag te bereiken op haar mobiel", "Femke", {"per_month"}),
        ("nl", "Tante Nel logeert elk weekend bij mijn broer", "Nel", {"gives"}),
        ("nl", "Sanne en Dennis krijgen snel ruzie", "Sanne", {"bond"}),
        ("nl", "Buurvrouw Tineke zwiert en kookt", "Tineke", {"gives"}),
        ("nl", "Tante Nel belt elke avond met mijn moeder", "Nel", {"gives", "per_month"}),
        ("nl", "Buurman Theo kwam gisteren koffie drinken", "Theo", {"gives", "per_month"}),
        ("nl", "Oom Jan kookt niet", "Jan", {"gives"}),
        ("nl", "We hebben met tante Nel ruzie over de boodschappen", "Nel", {"gives"}),
        ("nl", "Mijn vrouw Riet is ziek, ik was haar", "Riet", {"gives"}),
        ("nl", "Mijn oude collega Bart belt elke week", "Bart", {"relation"}),
        ("nl", "Pleegouders Hans en Dorien", "Dorien", {"relation"}),
        ("en", "Our nephew Carl drives my other sister, Ivy, to bingo", "Carl", {"gives"}),
        ("en", "Aunt Bo used to cook for us", "Bo", {"gives"}),
        ("en", "My nephew Carl would mow the lawn", "Carl", {"gives"}),
        ("en", "I dress my husband, and his sister visits on Mondays", "husband", {"per_month", "gives"}),
        ("en", "My lodger Ted cooks for himself", "Ted", {"gives"}),
        ("en", "My friend June rings to check on me", "June", {"gives"}),
    ],
)  # fmt: skip
def test_what_is_not_sure_is_read_back(lang: str, text: str, who: str, fields: set[str]) -> None:
    one = read(lang, text)[who]
    taken = {
        field for field in fields if getattr(one.person, field) not in (None, ()) and field not in one.unsure
    }
    assert not taken


def test_what_i_do_for_someone_is_no_help_from_them() -> None:
    one = read("nl", "'s Avonds smeer ik de benen van mijn vader in")["father"]
    assert one.person.receives == ("care",)
    assert not one.person.gives


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        ("nl", "Buurvrouw Tineke kookt elke donderdag voor ons", "Tineke"),
        ("nl", "Zus Corrie regelt de bank en brengt me naar de dialyse", "Corrie"),
        ("nl", "Begeleider Stef, 2x per week", "Stef"),
        ("nl", "Zus Corrie brengt mijn man naar de dialyse", "Corrie"),
        ("nl", "Mijn man heeft een broer, Henk, die elke maand komt", "Henk"),
        ("nl", "Mijn broer Wim kan ik alles vertellen, geen contact meer met de rest", "Wim"),
        ("nl", "Mijn dochter Eva en haar man Jeroen passen elke vrijdag op", "Eva"),
        ("en", "Our volunteer Ray takes him for a walk once a week", "Ray"),
        ("en", "Peter is my support worker, twice a week", "Peter"),
        ("en", "My sister Anne does the shopping and sorts the bills", "Anne"),
    ],
)  # fmt: skip
def test_what_is_plain_is_taken(lang: str, text: str, who: str) -> None:
    one = read(lang, text)[who]
    assert one.confidence >= ACCEPT
    assert not one.unsure


@pytest.mark.parametrize(
    ("lang", "text", "name", "relation"),
    [
        ("nl", "Hij heeft een vriend van de marine, Sietse, ze mailen", "Sietse", "friend"),
        ("nl", "ik bel mijn ex nog wel eens, Reinier, over de kinderen", "Reinier", "ex_partner"),
        ("nl", "Twee broers heb ik, Wim en Toon", "Toon", "brother"),
        ("nl", "Jolijn, psycholoog bij de GGZ: om de week", "Jolijn", "psychologist"),
        ("en", "Two of my boys help, Leon and Andre", "Andre", "son"),
        ("en", "A district nurse for my leg, usually Bridget", "Bridget", "district_nurse"),
        ("en", "Teresa is no saint, she's my sister", "Teresa", "sister"),
    ],
)  # fmt: skip
def test_a_name_that_comes_later_belongs_to_its_word(lang: str, text: str, name: str, relation: str) -> None:
    found = read(lang, text)
    assert found[name].person.relation == relation
    assert relation not in found


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        ("nl", "Nichtje Kim (oppas) komt elke week", "babysitter"),
        ("nl", "Mijn buurvrouw wil dat ik een oppas neem", "babysitter"),
        ("nl", "Drie zussen, behalve met Naima geen contact", "sister"),
        ("nl", "Mijn broer zwiert met een vriend", "friend"),
        ("nl", "Alleen huishoudelijke hulp. Jadwiga.", "household_help"),
        ("en", "My daughter wants me to have a cleaner", "household_help"),
    ],
)  # fmt: skip
def test_who_may_be_no_one_is_asked(lang: str, text: str, who: str) -> None:
    found = [one for one in read_people(text, Context(lang, TODAY)) if one.person.relation == who]
    assert all(one.confidence < ACCEPT for one in found)


def test_one_doubt_asks_the_whole_line() -> None:
    sure = read_people("Mijn dochter Sanne komt elke week", Context("nl", TODAY))
    assert is_sure(sure)
    both = read_people("Mijn dochter Sanne komt elke week, neef Karel zou de tuin doen", Context("nl", TODAY))
    assert not is_sure(both)
    door = understand("people", "Neef Karel zou de tuin doen", Context("nl", TODAY))
    assert door.confidence < ACCEPT


def test_a_person_is_no_place() -> None:
    assert read("nl", "Mijn zus Lisette helpt. Meer zit er bij Lisette niet in")["Lisette"].person.place is None


def test_a_name_apart_from_its_word_is_asked() -> None:
    found = read("nl", "mijn broer kookt en Sietse doet de was")
    assert "relation" in found["Sietse"].unsure
    assert found["Sietse"].confidence < ACCEPT


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nl", "Ik wou dat ik een zus had"),
        ("nl", "ze was op haar twintigste al moeder"),
        ("nl", "mijn stiefvader heeft me opgevoed, ik noem hem gewoon papa"),
        ("nl", "op ma t/m do komt Sietse"),
        ("en", "my wife's a midwife"),
    ],
)
def test_nobody_is_made_of_a_wish_a_role_or_a_day(lang: str, text: str) -> None:
    assert not {"sister", "mother", "father", "midwife"} & set(read(lang, text))


@pytest.mark.parametrize(
    ("relations", "said", "meant"),
    [
        (("daughter", "son", "child"), "Sanne en Dennis", {"Sanne": "daughter", "Dennis": "son"}),
        (("brother", "sister", "sibling"), "Kim", {"Kim": "sibling"}),
        (("friend",), "Toos", {"Toos": "friend"}),
        (("mother", "father", "sister", "brother", "friend"), "Toos", {"Toos": ""}),
    ],
)
def test_a_bare_name_is_what_was_asked_for(relations: tuple[str, ...], said: str, meant: dict[str, str]) -> None:
    found = read_people(said, Context("nl", TODAY, relations=relations, sector="family"))
    assert {one.person.name: one.person.relation for one in found} == meant


@pytest.mark.parametrize(("lang", "text"), [("nl", "Vader Arie overleed in 2004, moeder Bep in 2016"), ("en", "Dad Al died in 2004, Mum Bep in 2016")])
def test_who_only_has_a_year_after_someone_died_died_too(lang: str, text: str) -> None:
    bep = read(lang, text)["Bep"].person
    assert (bep.alive, bep.died) == (False, "2016")


def test_a_year_alone_is_no_death() -> None:
    assert read("nl", "Vader Arie overleed in 2004, moeder Bep verhuisde in 2016")["Bep"].person.alive is not False


@pytest.mark.parametrize(
    ("said", "name", "relation"),
    [("Saar van 3, het kind van Lotte", "Saar", "grandchild"), ("Saar, de dochter van Lotte", "Saar", "granddaughter")],
)
def test_a_child_of_a_known_daughter_is_a_grandchild(said: str, name: str, relation: str) -> None:
    lotte = Person("p1", "Lotte", "daughter", sector="family", gender="woman")
    context = Context("nl", TODAY, relations=("grandson", "granddaughter", "grandchild"), sector="family", people=(lotte,))
    found = {one.person.name: one.person for one in read_people(said, context)}
    assert (found[name].relation, found[name].of) == (relation, "client")
