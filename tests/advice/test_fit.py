"""Weighing rules over a profile, and the advice that holds whatever method is chosen."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.advice import check_profile, fit_of, suggest, unmet
from intake.advice.general import WHEN, advice_for
from intake.advice.profile import MANY, NUMBERS, ONE, TRUTHS
from intake.definitions import load_library
from intake.definitions.model import Card, Fit, Flow, Library, Place, Rule, Text

LIBRARY = load_library()
NOWHERE = Place("here", 1, 1)


def both(words: str, client: str = "") -> Text:
    said: Any = {"worker": words, "client": client} if client else words
    return Text({"nl": f"{words} nl", "en": said})


def rule(name: str, when: str, weight: float = 1, client: str = "") -> Rule:
    return Rule(name, when, both(name, client), NOWHERE, weight=weight)


def flow(name: str, *, requires: str = "true", reasons: str = "true", evidence: str = "described") -> Flow:
    card = Card(
        *(both(part) for part in ("title", "summary", "for", "by", "takes")),
        evidence,
        both("e"),
        "o",
        "www.example.org",
        both("product"),
    )
    fit = Fit(
        (rule("must", requires),),
        (rule("light", reasons), rule("heavy", "age >= 60", 3, "for you")),
        (rule("but", "load >= 50", 2),),
    )
    return Flow(name, "theme", "referral", card, fit, NOWHERE)


def library(*flows: Flow) -> Library:
    return Library({one.id: one for one in flows}, {}, {}, ())


def scores(profile: dict[str, Any], *flows: Flow) -> dict[str, float]:
    found = suggest(check_profile(profile), library(*flows), "en").suggestions
    return {one.id: one.score for one in found}


def test_score_is_reasons_less_what_speaks_against() -> None:
    assert scores({}, flow("a")) == {"a": 1}
    assert scores({"age": 60}, flow("a")) == {"a": 4}
    assert scores({"age": 60, "load": 50}, flow("a")) == {"a": 2}


def test_left_out_when_as_much_speaks_against_or_nothing_speaks_for() -> None:
    assert scores({"load": 90}, flow("a")) == {}
    assert scores({}, flow("a", reasons="age >= 60")) == {}


@pytest.mark.parametrize(
    "when", ["age >= 60", "not (age < 60)", "has(wishes, 'friends')", "people(sector='family') > 0"]
)
def test_a_condition_that_is_unknown_does_not_hold(when: str) -> None:
    assert scores({}, flow("a", requires=when)) == {}
    assert unmet(flow("a", requires=when), check_profile({}), "en") == ("must",)


def test_what_is_not_said_differs_from_what_is_not_so() -> None:
    holds = "not has(wishes, 'friends')"
    assert scores({}, flow("a", requires=holds)) == {}
    assert scores({"wishes": []}, flow("a", requires=holds)) == {"a": 1}


@pytest.mark.parametrize("problem", ["crisis", ["crisis"]])
def test_a_list_of_one_may_be_compared_as_its_word(problem: Any) -> None:
    assert scores({"problem": problem}, flow("a", requires="problem == 'crisis'")) == {"a": 1}
    assert scores({"problem": problem}, flow("a", requires="has(problem, 'crisis')")) == {"a": 1}
    assert scores({"problem": ["crisis", "conflict"]}, flow("a", requires="has(problem, 'crisis')")) == {
        "a": 1
    }


def test_the_heaviest_sentence_comes_first_and_in_the_readers_words() -> None:
    profile = check_profile({"age": 70})
    worker = fit_of(flow("a"), profile, "en")
    client = fit_of(flow("a"), profile, "en", "client")
    assert worker is not None
    assert client is not None
    assert worker.because == ("heavy", "light")
    assert client.because == ("for you", "light")


def test_stronger_evidence_and_then_the_id_decide_between_equals() -> None:
    found = scores(
        {},
        flow("a"),
        flow("d", evidence="esi"),
        flow("c", evidence="esi"),
        flow("b", evidence="effect_study"),
    )
    assert list(found) == ["b", "c", "d", "a"]


def test_top_takes_the_first_and_none_takes_all() -> None:
    profile = check_profile({"loneliness": ["social"], "age": 70, "wishes": ["friends"]})
    everything = suggest(profile, LIBRARY, "nl").suggestions
    assert suggest(profile, LIBRARY, "nl", 3).suggestions == everything[:3]
    assert suggest(profile, LIBRARY, "nl", 0).suggestions == ()
    assert len(suggest(profile, LIBRARY, "nl", 10_000).suggestions) == len(everything) > 3


PROFILES = st.fixed_dictionaries(
    {},
    optional={
        **{key: st.sampled_from(words) for key, words in ONE.items()},
        **{key: st.lists(st.sampled_from(words), max_size=4) for key, words in MANY.items()},
        **{key: st.integers(int(low), min(int(high), 200)) for key, (low, high) in NUMBERS.items()},
        **dict.fromkeys(TRUTHS, st.booleans()),
    },
)


@settings(max_examples=150, deadline=None)
@given(PROFILES, st.randoms(use_true_random=False))
def test_any_profile_gets_ordered_reasoned_suggestions(data: dict[str, Any], chance: random.Random) -> None:
    profile = check_profile(data)
    found = suggest(profile, LIBRARY, "nl")
    order = [(-one.score, one.id) for one in found.suggestions]
    assert [score for score, _ in order] == sorted(score for score, _ in order)
    for one in found.suggestions:
        assert one.score > 0
        assert one.because
        assert not unmet(LIBRARY.flows[one.id], profile, "nl")
    mixed = list(data.items())
    chance.shuffle(mixed)
    flows = list(LIBRARY.flows.items())
    chance.shuffle(flows)
    again = suggest(check_profile(dict(mixed)), Library(dict(flows), {}, {}, ()), "nl")
    assert again == found
    english = suggest(profile, LIBRARY, "en")
    assert [(one.id, one.score) for one in english.suggestions] == [
        (one.id, one.score) for one in found.suggestions
    ]
    assert len(english.advice) == len(found.advice)


ADVICE: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("safety", {"problem": "crisis"}, {"problem": "conflict"}),
    ("overload", {"load": 60}, {"load": 59}),
    ("social", {"loneliness": ["social"]}, {"loneliness": ["emotional"]}),
    ("emotional", {"loneliness": ["emotional"]}, {"loneliness": ["existential"]}),
    ("existential", {"loneliness": ["existential"]}, {"loneliness": ["social"]}),
    ("meaning", {"wishes": ["meaning"]}, {"wishes": ["friends"]}),
    ("asking", {"carer": True}, {"carer": False}),
    ("asking", {"wishes": ["practical_help"]}, {"wishes": ["friends"]}),
    ("small_network", {"network_size": 4}, {"network_size": 5}),
    ("motivation", {"motivated": False}, {"motivated": True}),
    ("conflict", {"problem": ["conflict"]}, {"problem": []}),
    ("first_map", {"needs_map": True}, {"needs_map": False}),
    ("neighbours", {"wishes": ["company"]}, {"wishes": ["share_care"]}),
    ("residents", {"level": "neighbourhood"}, {"level": "family"}),
    ("lead", {"level": "family"}, {"level": "neighbourhood"}),
]


@pytest.mark.parametrize(("key", "holds", "fails"), ADVICE)
def test_advice_is_given_when_it_applies_and_only_then(
    key: str, holds: dict[str, Any], fails: dict[str, Any]
) -> None:
    assert WHEN[key](check_profile(holds))
    assert not WHEN[key](check_profile(fails))
    if key != "lead":  # what holds for people also holds when nothing is known
        assert not WHEN[key](check_profile({}))


def test_each_piece_of_advice_has_a_case() -> None:
    assert {key for key, _, _ in ADVICE} | {"check"} == set(WHEN)


def test_what_helps_differs_for_each_loneliness() -> None:
    said = {kind: set(advice_for(check_profile({"loneliness": [kind]}), "nl")) for kind in MANY["loneliness"]}
    common = set.intersection(*said.values())
    assert all(len(sentences - common) == 1 for sentences in said.values())
    assert any("haalbaar" in sentence for sentence in said["emotional"] - common)
    assert any("vrijwilligerswerk" in sentence for sentence in said["existential"] - common)


def test_safety_comes_before_everything_else() -> None:
    everything = {"problem": ["crisis", "conflict"], "load": 90, "loneliness": ["social"], "carer": True}
    assert "veilig" in advice_for(check_profile(everything), "nl")[0]
