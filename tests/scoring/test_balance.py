"""The rules of load and capacity that DESIGN asks for, over any answers."""

from __future__ import annotations

import random

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.conversation.talking import dialogue
from tests.generated import questionnaire

FLOW = questionnaire(20, balance=True)
ANSWERS = st.dictionaries(st.integers(0, 19), st.integers(0, 4), max_size=20)


def measured(answers: dict[int, int], order: list[int] | None = None) -> tuple[object, ...]:
    talk = dialogue(FLOW)
    for index in order or sorted(answers):
        talk.record("answered", question=f"q{index}", value=answers[index], words="")
    result = talk.state.balance()
    assert result is not None
    return result.load, result.capacity


@given(ANSWERS, st.integers(0, 9))
@example({4: 1}, 4)
@settings(max_examples=120, deadline=None)
def test_more_load_never_lowers_load(answers: dict[int, int], index: int) -> None:
    if index not in answers or answers[index] == 4:
        return
    before, _ = measured(answers)
    after, _ = measured({**answers, index: answers[index] + 1})
    assume(before.score is not None)  # type: ignore[attr-defined]
    assert after.score >= before.score  # type: ignore[attr-defined]
    assert after.low >= before.low  # type: ignore[attr-defined]
    assert after.high >= before.high  # type: ignore[attr-defined]


@given(ANSWERS, st.integers(10, 19))
@settings(max_examples=80, deadline=None)
def test_more_support_never_lowers_capacity(answers: dict[int, int], index: int) -> None:
    if index not in answers or answers[index] == 4:
        return
    _, before = measured(answers)
    _, after = measured({**answers, index: answers[index] + 1})
    assume(before.score is not None)  # type: ignore[attr-defined]
    assert after.score >= before.score  # type: ignore[attr-defined]


@given(st.lists(st.integers(0, 4), min_size=20, max_size=20), st.sets(st.integers(0, 19)))
@settings(max_examples=100, deadline=None)
def test_the_range_with_answers_missing_holds_the_score_with_all(
    values: list[int], missing: set[int]
) -> None:
    everything = dict(enumerate(values))
    some = {index: value for index, value in everything.items() if index not in missing}
    for whole, part in zip(measured(everything), measured(some), strict=True):
        assert part.low - 1e-9 <= whole.score <= part.high + 1e-9  # type: ignore[attr-defined]


@given(ANSWERS, st.integers())
@settings(max_examples=60, deadline=None)
def test_the_order_of_answering_does_not_matter(answers: dict[int, int], seed: int) -> None:
    order = list(answers)
    random.Random(seed).shuffle(order)
    assert measured(answers) == measured(answers, order)


def test_silence_is_not_zero() -> None:
    load, _ = measured({0: 4})
    assert load.score == 100  # type: ignore[attr-defined]
    assert load.low < 50  # type: ignore[attr-defined]
    assert load.coverage < 0.5  # type: ignore[attr-defined]
