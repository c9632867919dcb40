"""Whom a clause is about, where who it is stands before or after it, or in other words."""

from __future__ import annotations

from datetime import date

import pytest

from intake.network.model import Person
from intake.understanding import Context, PersonReading, is_sure, read_people

TODAY = date(2026, 11, 24)


def read(lang: str, text: str) -> list[PersonReading]:
    return list(read_people(text, Context(lang, TODAY)))


def person(lang: str, text: str, who: str) -> Person:
    """The one with this name, or without a name with this relation."""
    return next(one.person for one in read(lang, text) if who in (one.person.name, one.person.relation))


@pytest.mark.parametrize(
    ("lang", "text", "who", "field", "value"),
    [
        ("en", "We natter on the phone for hours, me and my cousin Blessing.", "Blessing", "gives", ("company",)),
        ("en", "we argue constantly, me and my brother Dev, about Mum's care", "Dev", "bond", "tense"),
        ("nl", "ze komt elke dag, mijn dochter Fenna, en zondags komt haar man mee", "Fenna", "per_month", 30),
        ("nl", "Boodschappen: Gijs. Post: mijn neef Alex.", "Gijs", "gives", ("practical",)),
        ("nl", "Boodschappen: Gijs. Post: mijn neef Alex.", "Alex", "gives", ("admin",)),
        ("en", "My sister's a saint. Every Tuesday she takes Mum to the clinic.", "sister", "per_month", 4.33),
        ("en", "My sister's a saint. Every Tuesday she takes Mum to the clinic.", "mother", "per_month", None),
        ("nl", "Sinds de beroerte van mijn vrouw staat haar broer Harm elke week voor ons klaar.", "Harm", "per_month", 4.33),
        ("nl", "Moeder van cliënt (68) bezoekt hem 2x per week, vader overleden in 2011.", "mother", "per_month", 8.66),
        ("nl", "zijn moeder van 92 zit in verpleeghuis De Linde, hij gaat daar iedere dag heen", "mother", "per_month", 30),
        ("en", "husband's in a care home, I go every afternoon", "husband", "per_month", 30),
        ("nl", "Met mijn zoon Dennis heb ik al jaren ruzie over het huis van oma.", "Dennis", "bond", "tense"),
        ("en", "My friend Val sits with Arthur so I can get out, every Wednesday.", "Val", "per_month", 4.33),
        ("nl", "Mijn ouders passen op als ik moet werken: maandag en donderdag", "mother", "per_month", 8.66),
        ("nl", "Onze zoon Peter komt elke zondag met zijn vrouw koffie drinken.", "daughter_in_law", "per_month", 4.33),
        ("nl", "Ik passeer elke maand bij mijn oom om zijn facturen te betalen.", "uncle", "receives", ("admin",)),
        ("en", "I get my little sister dressed for school every morning", "sister", "receives", ("care",)),
        ("nl", "Dochter Ilse 1x p.w. boodschappen.", "Ilse", "per_month", 4.33),
        ("en", "my son rings from Dubai every Friday", "son", "place", "Dubai"),
        ("en", "Sheila has a daughter, Mandy, in Stoke.", "Mandy", "place", "Stoke"),
        ("nl", "Ik heb een vriend in Polen, Tomasz, met hem beeldbel ik.", "Tomasz", "place", "Polen"),
        ("en", "The carers from Sunrise come four times a day.", "home_care", "place", None),
        ("nl", "Mijn moeder leeft nog, 88, en ze zit in een tehuis in Hoorn.", "mother", "age", 88),
        ("en", "We have a grandson, Finlay, he's seven.", "Finlay", "age", 7),
        ("nl", "Mijn vader is vijf jaar geleden gestorven.", "father", "age", None),
        ("nl", "Mijn partner Henk en ik zijn al 52 jaar samen.", "Henk", "age", None),
        ("nl", "Ik zorg nu vier jaar voor mijn vrouw.", "wife", "age", None),
        ("nl", "Mijn kleinzoon Ilias van zestien doet de formulieren.", "Ilias", "age", 16),
        ("nl", "Mijn broer Mohammed doet de geldzaken van onze vader. Hij woont in Tilburg.", "Mohammed", "place", "Tilburg"),
        ("nl", "Ik heb een dochter, Saskia, die in Groningen woont.", "Saskia", "place", "Groningen"),
        ("en", "My parents are both in their eighties and live in Stockport.", "mother", "place", "Stockport"),
        ("en", "I cook, clean and do all the paperwork for my wife.", "wife", "receives", ("practical", "admin")),
        ("nl", "Ik kook en poets voor mijn moeder.", "mother", "receives", ("practical",)),
        ("nl", "Nonkel Fons brengt mij patatten, en ik naai zijn broeken.", "Fons", "receives", ("practical",)),
        ("en", "I fill in Grandad's forms and pay the gas man for him.", "grandfather", "gives", ()),
        ("nl", "Ik had een goede band met Riek, maar na de uitvaart van mijn broer is dat verwaterd.", "brother", "bond", None),
        ("nl", "Ik had een goede band met Riek, maar na de uitvaart van mijn broer is dat verwaterd.", "brother", "alive", False),
        ("nl", "Buurman Piet leeft niet meer. Hij liet altijd onze hond uit.", "Piet", "gives", ()),
        ("nl", "Ik heb nog een vriendin, Geertje. De anderen zijn dood of dement.", "Geertje", "alive", None),
        ("en", "Lost my twin brother Alec in '09.", "Alec", "died", "2009"),
        ("en", "In the annexe: my father-in-law, Ken, aged 88.", "Ken", "age", 88),
        ("en", "My niece Abigail comes over and does the spring clean.", "Abigail", "gives", ("practical",)),
        ("nl", "Ik bel mijn zus Anja elke zondag.", "Anja", "receives", ("company",)),
        ("nl", "Als er iets is, bel ik mijn zus Anja.", "Anja", "receives", ()),
        ("en", "My brother Sam is in Leeds so I go and visit him every month.", "Sam", "receives", ("company",)),
        ("nl", "Mijn moeder woont alleen. Ik ga er elke avond heen om haar in bed te helpen.", "mother", "receives", ("care",)),
        ("nl", "Voor mijn overbuurman, meneer Yildirim, zet ik de vuilnisbak buiten.", "Yildirim", "receives", ("practical",)),
        ("en", "I go to my aunt's twice a week to give her a bath.", "aunt", "receives", ("care",)),
        ("en", "Each morning I drive to my dad's, get him up, do his breakfast.", "father", "gives", ()),
        ("nl", "Ik ben mantelzorger van mijn zoon Jasper, hij is 27.", "Jasper", "age", 27),
        ("nl", "Ik doe alles voor mijn vader.", "father", "bond", None),
        ("nl", "Mijn man Kees is 81 en ziet bijna niets meer.", "Kees", "bond", None),
        ("nl", "Mijn pleegzoon Jayden heeft veel aandacht nodig.", "Jayden", "bond", None),
    ],
)  # fmt: skip
def test_told_of_the_right_one(lang: str, text: str, who: str, field: str, value: object) -> None:
    assert getattr(person(lang, text, who), field) == value


@pytest.mark.parametrize(
    ("lang", "text", "name", "relation"),
    [
        ("nl", "ik heb een maatje via humanitas, ze heet Els, komt 1x in de 2 weken", "Els", "buddy"),
        ("nl", "Ik heb één goede vriend. Hij heet Sjaak en we vissen samen.", "Sjaak", "friend"),
        ("en", "A cleaner comes Mondays, her name's Agnieszka.", "Agnieszka", "household_help"),
        ("en", "my husband, his name is Arthur and he's 78", "Arthur", "husband"),
        ("en", "Steve, my brother's lad, takes me to the clinic", "Steve", "nephew"),
        ("nl", "Marjo, mijn vrouw haar zus, belt elke week", "Marjo", "sister_in_law"),
        ("en", "I'd be lost without Desmond. He's my brother.", "Desmond", "brother"),
        ("en", "Peggy is good company most days, my neighbour of forty years.", "Peggy", "neighbour"),
        ("nl", "Met Saskia ben ik gebrouilleerd, met Bea gaat het goed, allemaal zussen.", "Bea", "sister"),
        ("en", "Husband's dementia nurse Fiona rings every six weeks", "Fiona", "nurse"),
        ("nl", "Wim z'n oude collega Gerben neemt hem mee naar de club.", "Gerben", "colleague"),
    ],
)  # fmt: skip
def test_a_name_and_its_word_find_each_other(lang: str, text: str, name: str, relation: str) -> None:
    found = [one.person for one in read(lang, text) if one.person.name == name]
    assert [one.relation for one in found] == [relation]
    assert len([one for one in read(lang, text) if one.person.relation == relation and not one.person.name]) == 0


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        ("en", "My wife baths her mother on Saturdays.", "wife"),
        ("nl", "Mijn broer en mijn zus kunnen elkaar niet luchten of zien.", "brother"),
        ("nl", "Mijn vrouw en haar zus Diny zijn dikke maatjes van elkaar.", "wife"),
        ("en", "I wish my son would ring more often.", "son"),
    ],
)
def test_what_is_between_others_or_wished_is_not_told_of_them(lang: str, text: str, who: str) -> None:
    found = person(lang, text, who)
    assert (found.gives, found.receives, found.bond, found.per_month) == ((), (), None, None)


@pytest.mark.parametrize(
    ("lang", "text", "relation"),
    [
        ("nl", "Mijn zoon brengt zijn zus naar school.", "daughter"),
        ("en", "My brother lives with his sister.", "sister"),
        ("en", "My daughter walks on eggshells around her father.", "husband"),
    ],
)
def test_seen_from_a_child_or_a_brother(lang: str, text: str, relation: str) -> None:
    assert relation in [one.person.relation for one in read(lang, text)]


@pytest.mark.parametrize("text", ["I was a nurse at Bart's for thirty years.", "My daughter walks on eggshells around her father."])
def test_a_guess_at_who_it_is_is_asked(text: str) -> None:
    assert not is_sure(read("en", text))


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("nl", "Kinderen: Marco 45 Utrecht, Silvia 42 Almere, Ronnie 38 Lelystad.", [("child", 45, "Utrecht"), ("child", 42, "Almere"), ("child", 38, "Lelystad")]),
        ("en", "Children: Paul 50 in Derby, Jackie 47 in York.", [("child", 50, "Derby"), ("child", 47, "York")]),
        ("nl", "Mijn broers Ahmed en Karim wonen allemaal in Marokko.", [("brother", None, "Marokko")] * 2),
    ],
)  # fmt: skip
def test_a_list_with_ages_and_places(lang: str, text: str, told: list[tuple[str, int | None, str]]) -> None:
    assert [(one.person.relation, one.person.age, one.person.place) for one in read(lang, text)] == told


def test_all_three_of_them_weekly_is_once_a_week() -> None:
    found = read("nl", "Mijn nichtje Priya, mijn buurvrouw Ans en mijn zus Els bellen alle drie wekelijks.")
    assert [one.person.per_month for one in found] == [4.33] * 3


def test_hardly_is_no_name() -> None:
    assert [one.person.name for one in read("nl", "Ik zie mijn broer nauwelijks.")] == [""]


@pytest.mark.parametrize(
    ("lang", "text", "named", "left"),
    [
        ("en", "I've two neighbours who help. Bill gets my paper and Rosa takes me to Tesco.", {"Bill", "Rosa"}, 0),
        ("en", "Two sisters. Anne in Truro, we phone Sundays. Pauline in Bath, we don't talk.", {"Anne", "Pauline"}, 0),
        ("nl", "Ik heb drie dochters maar alleen Esther komt nog.", {"Esther"}, 2),
    ],
)
def test_those_who_were_counted_are_named_later(lang: str, text: str, named: set[str], left: int) -> None:
    found = read(lang, text)
    assert {one.person.name for one in found if one.person.name} == named
    assert len({one.person.relation for one in found}) == 1
    assert sum(not one.person.name for one in found) == left
    assert not is_sure(found)


def test_the_eldest_is_not_the_youngest() -> None:
    found = read("en", "My eldest does my tax, my middle one does my garden and the youngest phones.")
    assert [one.person.gives for one in found] == [("admin",), ("practical",), ("company",)]


@pytest.mark.parametrize(
    ("lang", "text", "name", "relation"),
    [
        ("en", "Father O'Leary brings communion on Sundays.", "O'Leary", "pastor"),
        ("en", "My stepson is angry. His sister Tamsin calls in for a cuppa.", "Tamsin", "stepdaughter"),
        ("en", "My first wife Jean died in 1999.", "Jean", "wife"),
        ("nl", "Mijn kleinzoon en zijn vriendin Demi koken elke zondag.", "Demi", "girlfriend"),
        ("nl", "Mijn oudste zoon is ziek. De jongste, Mark, zie ik iedere zaterdag.", "Mark", "son"),
        ("nl", "Dhr. heeft 2 zoons: Ton (contact goed) en Leo (contact verbroken).", "Leo", "son"),
        ("nl", "Klaas en Tineke, al vrienden sinds 1974.", "Tineke", "friend"),
    ],
)
def test_who_someone_is_in_other_words(lang: str, text: str, name: str, relation: str) -> None:
    assert person(lang, text, name).relation == relation


def test_a_volunteer_is_no_one_where_it_is_a_verb() -> None:
    assert not read("en", "I volunteer at the food bank on Wednesdays.")
