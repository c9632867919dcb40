"""The maps: nothing overlaps, children stand below their parents, the same family gives the same picture."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from intake.network.contact_labels import full_label
from intake.network.drawing import Drawing, Node
from intake.network.ecogram import ecogram
from intake.network.genogram import genogram
from intake.network.kin import family_of
from intake.network.model import SECTORS, Person
from intake.network.svg import svg


def boxes(drawing: Drawing) -> list[tuple[Node, tuple[int, int, int, int]]]:
    return [(node, node.box()) for node in drawing.nodes]


def assert_sound(drawing: Drawing) -> None:
    for (one, a), (other, b) in combinations(boxes(drawing), 2):
        apart = a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1]
        assert apart, (one, other)
    for node, (left, top, right, bottom) in boxes(drawing):
        assert left >= 0, node
        assert top >= 0, node
        assert right < drawing.width, node
        assert bottom < drawing.height, node


PEOPLE = st.lists(
    st.tuples(st.text(min_size=0, max_size=40), st.sampled_from(SECTORS), st.sampled_from([None, "strong", "weak", "tense", "broken", "normal"])),
    max_size=60,
)  # fmt: skip


@given(PEOPLE)
@settings(max_examples=60, deadline=None)
def test_an_ecogram_is_sound(rows: list[tuple[str, str, str | None]]) -> None:
    people = {"client": Person("client", "Joyce")}
    for index, (name, sector, bond) in enumerate(rows):
        people[f"p{index}"] = Person(
            f"p{index}", name, "friend", sector=sector, bond=bond, gives=("company",)
        )
    drawing = ecogram(people, (), "en", "today")
    assert_sound(drawing)
    assert len(drawing.nodes) == len(people)


def test_a_child_of_someone_with_one_partner_is_of_both() -> None:
    people = {
        "client": Person("client", "Ria"), "cared_for": Person("cared_for", "Henk", "partner"), "s": Person("s", "Sanne", "daughter"),
    }  # fmt: skip
    assert set(family_of(people, ()).parents["s"]) == {"client", "cared_for"}


def test_names_are_escaped() -> None:
    people = {"client": Person("client", "<script>"), "a": Person("a", ']]> & "x"', "sister")}
    drawn = svg(genogram(people, (), "nl", ""))
    assert "<script>" not in drawn
    assert "&lt;script&gt;" in drawn


def test_a_label_says_whose_relation_it_is_where_it_is_not_the_clients() -> None:
    people = {
        "client": Person("client", "Ria"),
        "cared_for": Person("cared_for", "Henk", "husband"),
        "a": Person("a", "Joke", "sister", "cared_for"),
        "b": Person("b", "Bep", "sister"),
    }
    assert full_label(people["a"], people, "nl") == "Joke (zus van Henk)"
    assert full_label(people["b"], people, "en") == "Bep (sister)"
    people["cared_for"] = Person("cared_for", "", "husband")
    assert full_label(people["a"], people, "en") == "Joke (sister of loved one)"
