"""What an English clause says of someone: what they do, in which direction, the tie, how often, and what is not said."""

from __future__ import annotations

import pytest

from intake.understanding.people_lexicon import people_lexicon
from intake.understanding.person_facts import Said, clause_facts
from intake.understanding.text import fold
from tests.understanding.people_scores import TODAY


def said(clause: str) -> Said:
    return clause_facts(clause, fold(clause), people_lexicon("en"), TODAY)


@pytest.mark.parametrize(
    ("clause", "kinds"),
    [
        ("he cuts back the brambles", "practical"),
        ("she takes the recycling down the lane", "practical"),
        ("he tops up my electric", "practical"),
        ("she rustles up a lunch for us", "practical"),
        ("he got my internet sorted", "practical"),
        ("she exercises the greyhound", "practical"),
        ("she helps me on with my tights", "care"),
        ("he sorts the tablets into the box", "care"),
        ("she turns his dad in the night", "care"),
        ("he ties my laces and does up my buttons", "care"),
        ("she sits with my husband on Tuesdays", "care"),
        ("he gives her a drink and her tea", "care"),
        ("she lets me have a good cry", "emotional"),
        ("he keeps my spirits up", "emotional"),
        ("she says I can tell her anything", "emotional"),
        ("she gives me a bell every evening", "company"),
        ("he comes for a game of dominoes", "company"),
        ("she pops her head round the door", "company"),
        ("he reads the letters from the hospital", "admin"),
        ("she liaises with the council", "admin"),
        ("he holds the purse strings", "admin"),
        ("she takes Mum to the memory clinic", "transport"),
        ("she is taken to church every Sunday", "transport"),
        ("he runs me up to town", "transport"),
        ("she comes with me to see the consultant", "transport"),
        ("he accompanies to all hosp appts", "transport"),
        ("she pops in and pays the bills", "admin"),
    ],
)
def test_what_someone_does(clause: str, kinds: str) -> None:
    assert sorted(said(clause).kinds) == kinds.split()


@pytest.mark.parametrize(
    "clause",
    [
        "he works at the bank",
        "she drives me up the wall",
        "he is on tablets for his nerves",
        "she can't lift him any more",
        "he is in debt",
        "she cleans windows for a living",
        "not once has she visited",
        "she stopped calling",
        "he lives near the shops",
        "my ex has the children at weekends",
    ],
)
def test_what_is_no_help(clause: str) -> None:
    assert said(clause).kinds == ()


def test_after_what_is_denied_comes_what_is_done() -> None:
    assert said("he doesn't cook but he does the garden").kinds == ("practical",)
    assert said("she can't drive so she takes me to church by bus").kinds == ("transport",)


@pytest.mark.parametrize(
    "clause",
    [
        "I get my sister's shopping in",
        "I'm giving her the tablets",
        "I always put his bins out",
        "she relies on me for the forms",
        "wash and shave my dad",
    ],
)
def test_help_goes_to_the_other(clause: str) -> None:
    found = said(clause)
    assert found.kinds
    assert found.receives


@pytest.mark.parametrize(
    "clause",
    [
        "she drives me while I shop",
        "my friend and I play chess",
        "he always asks how I'm doing and listens",
        "she has me to stay",
    ],
)
def test_help_comes_from_the_other(clause: str) -> None:
    found = said(clause)
    assert found.kinds
    assert not found.receives


def test_a_verb_without_its_subject_is_asked() -> None:
    assert {"gives", "receives"} <= said("do her tablets").unsure


@pytest.mark.parametrize(
    ("clause", "bond"),
    [
        ("we don't see eye to eye", "tense"),
        ("we are thick as thieves", "strong"),
        ("I'd be lost without her", "strong"),
        ("we don't speak any more", "broken"),
        ("I've cut him out of my life", "broken"),
        ("he keeps his distance", "weak"),
        ("she has always been there for me", "strong"),
        ("she doesn't speak English", None),
        ("she lives very close", None),
        ("he fights for my benefits", None),
        ("she is difficult to reach", None),
    ],
)
def test_the_tie(clause: str, bond: str | None) -> None:
    assert said(clause).fields.get("bond") == bond


@pytest.mark.parametrize(
    ("clause", "more"),
    [
        ("she has enough on her plate", False),
        ("he is at breaking point", False),
        ("she can't take on any more", False),
        ("he could do an extra day", True),
        ("she has plenty of time", True),
        ("he has offered to sit with him", True),
        ("she lives in Leeds", None),
    ],
)
def test_who_could_do_more(clause: str, more: bool | None) -> None:
    assert said(clause).fields.get("could_do_more") is more


@pytest.mark.parametrize(
    ("clause", "per_month"),
    [
        ("she visits wkly", 4.33),
        ("he washes her morning and night", 60),
        ("she visits one weekend a month", 1),
        ("she gives him eye drops at bedtime", 30),
        ("he visits alternate weekends", 2.165),
    ],
)
def test_how_often(clause: str, per_month: float) -> None:
    assert said(clause).fields["per_month"] == pytest.approx(per_month)


@pytest.mark.parametrize(
    "clause",
    ["he drops in most mornings", "she visits once in a blue moon", "he comes round when work allows"],
)
def test_vaguely_how_often(clause: str) -> None:
    found = said(clause).fields
    assert found["vague"] is True
    assert "per_month" not in found


@pytest.mark.parametrize("clause", ["she never forgets my birthday", "we've never been close"])
def test_never_is_not_always_a_frequency(clause: str) -> None:
    assert "per_month" not in said(clause).fields
