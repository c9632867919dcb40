"""Profiles: every problem named at once, with what is allowed; nothing else gets through."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.advice import Profile, ProfileError, check_profile, read_profile
from intake.advice.profile import KEYS, MANY, NUMBERS, ONE, TRUTHS
from intake.definitions.vocabulary import PROFILE_KEYS


def problems(data: dict[Any, Any], lang: str = "en") -> tuple[str, ...]:
    with pytest.raises(ProfileError) as caught:
        check_profile(data)
    return caught.value.sentences(lang)


def test_the_vocabulary_is_the_one_authors_use() -> None:
    assert KEYS == PROFILE_KEYS


def test_every_problem_is_named_at_once_in_the_order_given() -> None:
    found = problems({"agee": 70, "age": 70, "load": 300, "wishes": ["flying", "friends"], "gender": "girl"})
    assert [sentence.split(":")[0] for sentence in found] == ["agee", "load", "wishes", "gender"]
    assert "did you mean age?" in found[0]
    assert "0 to 100" in found[1]
    assert "flying" in found[2]
    assert "share_interests" in found[2]
    assert "woman, man, other" in found[3]


def test_problems_are_told_in_dutch_too() -> None:
    found = problems({"motivated": "ja", "levle": "family"}, "nl")
    assert found[0] == "motivated: ja kan niet; geef true of false"
    assert "bedoel je level?" in found[1]


@pytest.mark.parametrize(
    ("key", "word", "guess"),
    [
        ("wishes", "share care", "share_care"),
        ("wishes", "Friends", "friends"),
        ("conditions", "psychiatrc", "psychiatric"),
        ("level", "neighborhood", "neighbourhood"),
        ("cared_for_living", "instituton", "institution"),
    ],
)
def test_a_near_word_is_suggested(key: str, word: str, guess: str) -> None:
    assert f"did you mean {guess}?" in problems({key: word})[0]


@pytest.mark.parametrize(
    "data",
    [
        {"age": True},
        {"age": "70"},
        {"age": -1},
        {"age": 121},
        {"load": math.nan},
        {"load": math.inf},
        {"network_size": [3]},
        {"carer": 1},
        {"carer": "true"},
        {"motivated": []},
        {"wishes": {"friends": True}},
        {"wishes": [["friends"]]},
        {"wishes": [None]},
        {"level": ["family"]},
        {"gender": 3},
        {3: "age"},
        {None: 3},
        {"": 1},
        {"time_minutes": 0},
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(data: dict[Any, Any]) -> None:
    assert len(problems(data)) == 1


def test_something_that_is_no_mapping_is_refused() -> None:
    for data in ([], "age: 70", None, 3):
        with pytest.raises(ProfileError, match="not a profile"):
            check_profile(data)  # type: ignore[arg-type]


def test_what_was_typed_is_shown_on_one_short_line() -> None:
    (sentence,) = problems({"gender": "wo\x1b[31mman\n" + "x" * 5_000})
    assert "\x1b" not in sentence
    assert "\n" not in sentence
    assert len(sentence) < 200


def test_nothing_is_not_known() -> None:
    profile = check_profile({"age": None, "wishes": None})
    assert profile.facts == {}
    assert profile.has("wishes", "friends") is None
    assert profile.get("age") is None


def test_an_empty_list_is_known_and_holds_nothing() -> None:
    assert check_profile({"wishes": []}).has("wishes", "friends") is False


def test_one_word_is_a_list_of_one_and_lists_have_one_order() -> None:
    assert check_profile({"problem": "crisis"}).get("problem") == ("crisis",)
    one, other = ({"wishes": ["meaning", "friends", "friends"]}, {"wishes": ["friends", "meaning"]})
    assert check_profile(one) == check_profile(other)


def test_the_good_part_of_a_profile_is_kept_for_those_who_ask() -> None:
    profile, wrong = read_profile({"age": 70, "load": "heavy"})
    assert profile.facts == {"age": 70}
    assert [problem.key for problem in wrong] == ["load"]


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 20_000), st.floats(), st.text(max_size=20),
    st.lists(st.one_of(st.text(max_size=8), st.sampled_from([word for words in MANY.values() for word in words]))),
)  # fmt: skip


@given(st.dictionaries(st.one_of(st.sampled_from(sorted(KEYS)), st.text(max_size=12), st.integers()), VALUES))
def test_whatever_comes_is_read_or_refused(data: dict[Any, Any]) -> None:
    profile, wrong = read_profile(data)
    assert isinstance(profile, Profile)
    for key, fact in profile.facts.items():
        if key in ONE:
            assert fact in ONE[key]
        elif key in MANY:
            assert isinstance(fact, tuple)
            assert set(fact) <= set(MANY[key])
        elif key in NUMBERS:
            low, high = NUMBERS[key]
            assert isinstance(fact, (int, float))
            assert low <= fact <= high
        else:
            assert key in TRUTHS
            assert isinstance(fact, bool)
    for problem in wrong:
        assert problem.sentence("nl") != problem.sentence("en")
        assert problem.sentence("en").isprintable()
