"""What makes English sentences about people read rightly: one case for each way they are built."""

from __future__ import annotations

import pytest

from intake.network.model import Person
from intake.understanding.people import read_people
from intake.understanding.readings import Context, PersonReading, is_sure
from intake.understanding.spelled import spelled
from intake.understanding.vocabulary import forms_of, no_names, plain_words
from tests.understanding.people_scores import TODAY


def read(text: str) -> list[PersonReading]:
    return [one for one in read_people(text, Context("en", TODAY)) if one.confidence >= 0.5]


def who(text: str) -> set[tuple[str, str]]:
    return {(one.person.name, one.person.relation) for one in read(text)}


def one(text: str) -> Person:
    (found,) = read(text)
    return found.person


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("he dont ring", "he don't ring"),
        ("i do my mums pills", "i do my mum's pills"),
        ("both mums and dads came", "both mums and dads came"),
        ("hes here,  thats all", "he's here, that's all"),
    ],
)
def test_an_apostrophe_nobody_types(typed: str, meant: str) -> None:
    said, places = spelled(typed, "en")
    assert said == meant
    assert len(places) == len(said)
    assert places == sorted(places)
    assert 0 <= places[0] <= places[-1] < len(typed)


def test_dutch_is_left_as_it_is_but_for_blanks() -> None:
    assert spelled("hes  dont", "nl")[0] == "hes dont"


def test_the_forms_of_a_verb() -> None:
    assert set(forms_of("carry")) == {"carry", "carries", "carried", "carrying"}
    assert set(forms_of("chat")) == {"chat", "chats", "chatted", "chatting"}
    assert set(forms_of("bake")) == {"bake", "bakes", "baked", "baking"}
    assert plain_words("en") < no_names("en")
    assert not plain_words("nl")


@pytest.mark.parametrize(
    "text",
    [
        "It'd be lovely to have a chat now and then.",
        "Seldom do I go out, rain or shine.",
        "On Sundays I walk down Victoria Road as far as the park.",
        "Every June we went to the coast.",
        "Florence is where we honeymooned.",
        "George is the parrot, before you ask!",
        "Molly and Duke are the two horses.",
        "I clean out the hens, there's Ruby and Pearl and Queenie.",
        "Kids? We never had any.",
        "Declined home care. Declined befriender.",
        "I'm a mother of four and a grandmother of nine.",
        "Would that I had a husband like hers!",
    ],
)
def test_nobody_is_made_up(text: str) -> None:
    assert not who(text)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Alasdair shears his own sheep as well, he's my cousin.", {("Alasdair", "cousin")}),
        ("I'd be lost without Desmond. He's my brother, he's my rock.", {("Desmond", "brother")}),
        ("Dilys and me ring each other on Mondays, been friends since school.", {("Dilys", "friend")}),
        ("Helen paints the kitchen: what would I do without a friend like that?", {("Helen", "friend")}),
        ("Bill hoovers and Betty dusts, all from the agency.", {("Bill", "home_care"), ("Betty", "home_care")}),
        ("Martin, our youngest, he's with the Navy.", {("Martin", "son")}),
        ("My eldest blocked my number, I've not heard her voice in years.", {("", "daughter")}),
        ("Bhabhi, my brother's wife, cooks for us.", {("", "sister_in_law"), ("", "brother")}),
        ("Vera does my shopping; she's just across the landing.", {("Vera", "neighbour")}),
        ("The chemist's lad, Yusuf, drops the tablets off.", {("Yusuf", "son")}),
        ("On paper she's my carer, my wife.", {("", "wife")}),
    ],
)
def test_told_later_who_it_is(text: str, people: set[tuple[str, str]]) -> None:
    assert who(text) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Stan over the road got the boiler going.", {("Stan", "neighbour")}),
        ("The fella downstairs, Gavin, carries my coal up.", {("Gavin", "neighbour")}),
        ("Him upstairs bangs on the floor.", {("", "neighbour")}),
        ("The lad next door wheels my bins out every Tuesday.", {("", "neighbour")}),
        ("Tina and Bev at work cover my shifts.", {("Tina", "colleague"), ("Bev", "colleague")}),
        ("I hardly see any of the bowls crowd.", {("", "club_member")}),
        ("Sister Joyce from the Pentecostal church prays with me.", {("Joyce", "church_member")}),
        ("My lodger, a Polish chap named Tomasz, takes down the curtains.", {("Tomasz", "lodger")}),
        ("Once a month the chiropodist sees to my feet, a Mr Tweedie.", {("Mr Tweedie", "pedicure")}),
        ("My son Gethin and his partner Rhys live here.", {("Gethin", "son"), ("Rhys", "son_in_law")}),
    ],
)
def test_a_circle_and_who_is_in_it(text: str, people: set[tuple[str, str]]) -> None:
    assert {(name.removeprefix("Mr "), relation) for name, relation in who(text)} == {
        (name.removeprefix("Mr "), relation) for name, relation in people
    }


def test_six_of_the_gang_are_six() -> None:
    assert len(read("I go bowling with six of the old gang from the pit.")) == 6


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("My nephew brings the paper morning and night.", 60),
        ("There isn't a week goes by that my sister doesn't ring.", 4.33),
        ("Twice a year, spring and autumn, my cousin comes over.", 0.17),
        ("Half a dozen times a week my niece pops in.", 25.98),
        ("My husband does my drops and never grumbles.", None),
    ],
)
def test_how_often_in_other_words(text: str, often: float | None) -> None:
    assert one(text).per_month == pytest.approx(often, rel=0.02)


@pytest.mark.parametrize(("text", "age"), [("My nephew Pete's sixteen.", 16), ("My neighbour is eighty-eight and frail.", 88), ("I've a niece, Skye, fifteen, who does my feet.", 15), ("My pal Jamal is two years ahead of me.", None)])
def test_an_age_in_words(text: str, age: int | None) -> None:
    assert one(text).age == age


@pytest.mark.parametrize(("text", "place"), [("My stepdaughter is down from Luton every other weekend.", "Luton"), ("I see my lad every week, he's at uni in Sheffield.", "Sheffield"), ("My neighbour Tariq feeds my fish when he's not in Lahore.", None)])
def test_where_someone_lives(text: str, place: str | None) -> None:
    assert one(text).place == place


@pytest.mark.parametrize(
    ("text", "bond"),
    [
        ("Christmas cards only these days, me and my cousin Doreen.", "weak"),
        ("Joined at the hip, me and my sister Bronwen.", "strong"),
        ("There's bad blood between me and my brother Trevor.", "tense"),
        ("He can't abide me, my son-in-law, and the feeling's mutual.", "tense"),
    ],
)
def test_a_bond_told_before_who_it_is_with(text: str, bond: str) -> None:
    assert one(text).bond == bond


def test_what_I_do_is_no_help_to_me() -> None:
    found = one("My brother Malachy cuts turf for me.")
    assert (found.gives, found.receives) == (("practical",), ())
    found = one("I go and feed my dad his dinner every day.")
    assert (found.gives, found.receives) == ((), ("care",))


@pytest.mark.parametrize("text", ["Husband left.", "My Eric is very good to me.", "Barney's walked by the lady next door every day."])
def test_a_guess_is_asked(text: str) -> None:
    assert not is_sure(read(text))
