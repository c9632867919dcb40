"""Edits of the picture: any row of them folds to the same people and ties, and each is undone as one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from intake.conversation import picture
from intake.conversation.dialogue import Dialogue
from intake.conversation.fold import Conversation, fold
from intake.network.model import Person, Tie
from tests.conversation.talking import dialogue
from tests.generated import questionnaire

FLOW = questionnaire(5)
KINDS = ("partner", "parent", "knows")

EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, 9), st.sampled_from(KINDS)),
        st.tuples(st.just("change"), st.integers(0, 9), st.sampled_from(["Jo", "[/", ""])),
        st.tuples(st.just("remove"), st.integers(0, 9), st.just("")),
        st.tuples(st.just("tie"), st.integers(0, 99), st.sampled_from(KINDS)),
        st.tuples(st.just("untie"), st.integers(0, 9), st.just("")),
        st.tuples(st.just("undo"), st.just(0), st.just("")),
    ),
    max_size=20,
)


def act(talk: Dialogue, what: str, number: int, word: str) -> None:
    ids, ties = list(talk.state.people), talk.state.ties
    one, other = ids[number % len(ids)], ids[number // 10 % len(ids)]
    if what == "add":
        picture.add_person(talk, Person("", f"P{number}"), [Tie("", one, word)])
    elif what == "change":
        picture.change_person(talk, one, {"name": word, "age": number})
    elif what == "remove":
        picture.remove_person(talk, one)
    elif what == "tie" and one != other:
        picture.put_tie(talk, Tie(one, other, word, since=str(1990 + number)))
    elif what == "untie" and ties:
        picture.remove_tie(talk, ties[number % len(ties)])
    elif what == "undo":
        picture.undo(talk)


def seen(state: Conversation) -> tuple[dict[str, Person], set[Tie]]:
    return dict(state.people), set(state.ties)


@given(EDITS)
@settings(max_examples=60, deadline=None)
def test_replaying_edits_gives_the_same_picture(edits: list[tuple[str, int, str]]) -> None:
    talk = dialogue(FLOW)
    for edit in edits:
        act(talk, *edit)
    again = fold(talk.state.compiled, talk.state.events)
    assert seen(again) == seen(talk.state)
    assert all(tie.a in again.people and tie.b in again.people for tie in again.ties)


@given(EDITS, EDITS)
@settings(max_examples=60, deadline=None)
def test_each_edit_is_undone_as_one(
    edits: list[tuple[str, int, str]], last: list[tuple[str, int, str]]
) -> None:
    talk = dialogue(FLOW)
    for edit in edits:
        act(talk, *edit)
    before, count = seen(talk.state), len(talk.state.events)
    act(talk, *(last[0] if last and last[0][0] != "undo" else ("add", 1, "knows")))
    if len(talk.state.events) > count:
        picture.undo(talk)
    assert seen(talk.state) == before


def test_undo_on_the_map_leaves_answers_alone() -> None:
    talk = dialogue(FLOW)
    picture.add_person(talk, Person("", "Jo"))
    talk.answer(3)
    assert "niets om terug te draaien" in picture.undo(talk)[0].text
    assert talk.state.value("q0") == 3
    talk.undo()
    talk.undo()
    assert list(talk.state.people) == ["client"]


def test_the_two_the_talk_is_about_stay() -> None:
    talk = dialogue(FLOW)
    said = picture.remove_person(talk, "client")
    assert "blijft" in said[0].text
    assert "client" in talk.state.people
    assert not picture.removal(talk.state, "client", "nl").allowed


def test_a_tie_of_the_same_kind_between_the_same_two_is_replaced_either_way_round() -> None:
    talk = dialogue(FLOW)
    id, _ = picture.add_person(talk, Person("", "Jo"), [Tie("", "client", "partner", "together")])
    picture.put_tie(talk, Tie("client", id, "partner", "married", "2001"))
    assert talk.state.ties == [Tie("client", id, "partner", "married", "2001")]
    picture.put_tie(talk, Tie("client", id, "parent"))
    picture.put_tie(talk, Tie(id, "client", "step_parent"))
    assert len(talk.state.ties) == 3
