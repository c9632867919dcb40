"""A conversation is the fold of its events: replaying, undoing and coming back give the same talk."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from intake.conversation.dialogue import Dialogue
from intake.conversation.fold import Conversation, fold
from tests.conversation.talking import dialogue
from tests.generated import questionnaire

FLOW = questionnaire(20, balance=True)

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("answer"), st.integers(0, 4)),
        st.tuples(st.sampled_from(["skip", "dont_know", "rather_not", "later", "back", "undo", "not_applicable"]), st.just(0)),
        st.tuples(st.just("correct"), st.integers(0, 99)),
        st.tuples(st.just("pause"), st.just(0)),
    ),
    max_size=40,
)  # fmt: skip


def act(talk: Dialogue, steps: list[tuple[str, int]]) -> None:
    for what, number in steps:
        if what == "answer":
            talk.answer(number)
            if talk.pending is not None and talk.pending.yes is not None:
                talk.pending.yes()
                talk.pending = None
        elif what == "correct":
            talk.correct(f"q{number % 20}", number % 5)
        elif what == "pause":
            talk.move("pause")
            talk.move("resume")
        else:
            talk.move(what)


def seen(state: Conversation) -> dict[str, Any]:
    return {
        "current": state.current, "status": state.status, "place": state.place, "withheld": dict(state.withheld),
        "answers": {name: answer for name in state.order() if (answer := state.answer(name))},
        "visible": {name: state.visible(name) for name in state.order()},
        "balance": state.balance(), "scales": state.scales(), "trail": list(state.trail),
    }  # fmt: skip


@given(STEPS)
@settings(max_examples=80, deadline=None)
def test_replaying_the_events_gives_the_same_state(steps: list[tuple[str, int]]) -> None:
    talk = dialogue(FLOW)
    act(talk, steps)
    assert seen(fold(talk.state.compiled, talk.state.events)) == seen(talk.state)


@given(STEPS, st.integers(0, 4))
@settings(max_examples=60, deadline=None)
def test_undo_takes_back_exactly_the_last_answer(steps: list[tuple[str, int]], value: int) -> None:
    talk = dialogue(FLOW)
    act(talk, steps)
    before = seen(talk.state)
    if talk.state.current is None:
        return
    talk.record("answered", question=talk.state.current, value=value, words="")
    talk.undo()
    assert seen(talk.state) == before


@given(STEPS)
@settings(max_examples=40, deadline=None)
def test_coming_back_stands_at_the_very_question(steps: list[tuple[str, int]]) -> None:
    events: list[Any] = []
    talk = dialogue(FLOW, events=events)
    act(talk, steps)
    at = talk.state.current
    talk.move("pause")
    again = dialogue(FLOW, events=events)
    assert again.state.current == at
    assert again.state.status == "asking"


def test_a_hidden_answer_is_kept_and_comes_back() -> None:
    talk = dialogue(FLOW)
    for _ in range(5):
        talk.answer(3)
    assert talk.state.visible("q4")
    talk.correct("q3", 0)
    assert talk.state.visible("q4") is False
    assert talk.state.value("q4") is None
    talk.correct("q3", 2)
    assert talk.state.value("q4") == 3


def test_later_comes_back_at_the_end() -> None:
    talk = dialogue(FLOW)
    talk.move("later")
    while talk.state.current != "q0":
        assert talk.state.current is not None
        talk.answer(0)
    talk.answer(1)
    assert talk.state.current is None
    assert talk.state.place == "asked"


def test_typed_words_are_never_filled_in() -> None:
    from intake.definitions.model import Text

    talk = dialogue(FLOW)
    talk.record("answered", question="q0", value=3, words="")
    said = talk.state.text(Text({"nl": "{answer:q0} {q1|x}", "en": ""}))
    assert said == "3 x"
    assert talk.say("noted_value", value="{answer:q0} {value}").text == "Genoteerd: {answer:q0} {value}."
