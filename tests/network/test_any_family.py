"""Whatever is said about who is whose, the genogram shows everybody of the family or says who is their own ancestor."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from intake.network.cells import terminal
from intake.network.genogram import genogram
from intake.network.kin import STEPS_AWAY, OwnAncestor, family_of
from intake.network.model import EMOTIONS, PARTNER_STATUSES, PERSON_KINDS, TIE_KINDS, Person, Tie
from intake.network.svg import svg

_IDS = ("client", "cared_for", "a", "b", "c", "d", "e", "f")
_RELATIONS = (
    "", "father", "mother", "stepfather", "foster_parent", "adoptive_parent", "son", "daughter", "stepson", "adopted_child",
    "foster_child", "brother", "sister", "half_sister", "twin_brother", "partner", "ex_wife", "mother_in_law", "neighbour",
    *STEPS_AWAY,
)  # fmt: skip
_STATUSES = (None, *PARTNER_STATUSES, *EMOTIONS)


def _person(id: str) -> st.SearchStrategy[Person]:
    return st.builds(
        Person,
        st.just(id),
        st.sampled_from(("", "Jan", "Ana")),
        st.sampled_from(_RELATIONS),
        st.sampled_from(_IDS),
        gender=st.sampled_from((None, "man", "woman", "other")),
        born=st.sampled_from((None, "1950", "1980-02", "2001")),
        kind=st.sampled_from(("person", "person", *PERSON_KINDS)),
        group=st.booleans(),
        bond=st.sampled_from((None, "tense", "broken")),
    )


_PEOPLE = st.integers(1, len(_IDS)).flatmap(lambda count: st.tuples(*map(_person, _IDS[:count])))
_TIES = st.lists(
    st.builds(
        Tie, st.sampled_from(_IDS), st.sampled_from(_IDS), st.sampled_from(TIE_KINDS), st.sampled_from(_STATUSES)
    ),
    max_size=10,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(_PEOPLE, _TIES)
def test_any_people_and_ties_make_a_picture_with_everybody(named: tuple[Person, ...], ties: list[Tie]) -> None:
    people = {one.id: one for one in named}
    try:
        drawn = genogram(people, ties, "nl", "2026")
    except OwnAncestor:
        return
    assert {node.id for node in drawn.nodes} == set(family_of(people, ties, year=2026).people)
    assert terminal(drawn)
    assert svg(drawn)


def _drawn(*named: Person, ties: tuple[Tie, ...] = ()) -> str:
    return terminal(genogram({one.id: one for one in named}, ties, "en", "2026"))


def test_twins_whose_parents_nobody_named_hang_together() -> None:
    text = _drawn(Person("client", "Ria"), Person("a", "Jan", "twin_brother"), Person("m", "Bep", "mother_in_law"))
    assert "┌" in text


def test_siblings_whose_parents_nobody_named_hang_together() -> None:
    text = _drawn(Person("client", "Ria"), Person("a", "Jan", "brother"), Person("b", "Joke", "sister"))
    assert "┬" in text


def test_siblings_of_whom_one_raises_the_other_stand_in_two_rows() -> None:
    named = Person("client", "Ria"), Person("c", "Jan", "half_brother"), Person("b", "Bep", "sister")
    drawn = genogram({one.id: one for one in named}, [Tie("c", "client", "step_parent")], "en", "2026")
    height = {node.id: node.y for node in drawn.nodes}
    assert height["c"] < height["client"]
