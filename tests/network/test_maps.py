"""The maps: nothing overlaps, children stand below their parents, the same family gives the same picture."""

from __future__ import annotations

from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.network.cells import terminal
from intake.network.drawing import Drawing, Node
from intake.network.ecogram import ecogram
from intake.network.genogram import genogram
from intake.network.kin import OwnAncestor, family_of
from intake.network.model import SECTORS, Person, Tie
from intake.network.svg import svg


@st.composite
def families(draw: st.DrawFn) -> tuple[dict[str, Person], list[Tie]]:
    """Five generations at most, 60 people at most: partners, remarriages, half-siblings."""
    people = {"client": Person("client", "Ria", gender="woman", age=58)}
    ties: list[Tie] = []
    row = ["client"]
    for _ in range(draw(st.integers(0, 4))):
        following: list[str] = []
        for parent in row:
            for _ in range(draw(st.integers(0, 2))):
                if len(people) > 50:
                    break
                partner = f"p{len(people)}"
                people[partner] = Person(
                    partner, f"Partner{len(people)}", gender=draw(st.sampled_from([None, "man", "woman"]))
                )
                ties.append(
                    Tie(
                        parent,
                        partner,
                        "partner",
                        draw(st.sampled_from([None, "married", "divorced", "together"])),
                    )
                )
                for _ in range(draw(st.integers(0, 3))):
                    if len(people) > 58:
                        break
                    child = f"p{len(people)}"
                    people[child] = Person(
                        child,
                        f"Kind{len(people)}",
                        age=draw(st.integers(0, 40)),
                        alive=draw(st.sampled_from([None, False])),
                    )
                    ties += [Tie(parent, child, "parent"), Tie(partner, child, "parent")]
                    following.append(child)
        row = following
    return people, ties


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


@given(families())
@settings(max_examples=60, deadline=None)
def test_a_genogram_is_sound(family: tuple[dict[str, Person], list[Tie]]) -> None:
    people, ties = family
    drawing = genogram(people, ties, "nl", "vandaag")
    assert_sound(drawing)
    assert {node.id for node in drawing.nodes} == set(people)
    at = {node.id: node for node in drawing.nodes}
    for tie in ties:
        if tie.kind == "parent":
            assert at[tie.a].box()[3] < at[tie.b].y
        if tie.kind == "partner":
            assert at[tie.a].y == at[tie.b].y
    assert genogram(dict(reversed(list(people.items()))), ties, "nl", "vandaag").nodes == drawing.nodes
    ElementTree.fromstring(svg(drawing))
    assert all(len(line) <= drawing.width for line in terminal(drawing).splitlines())


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


def test_siblings_stand_in_order_of_birth() -> None:
    people = {"client": Person("client", "Ria", age=58)} | {
        id: Person(id, id, "sister", age=age) for id, age in (("a", 40), ("b", 70), ("c", 61))
    }
    row = [
        node
        for node in sorted(genogram(people, (), "nl", "").nodes, key=lambda node: node.x)
        if node.id != "client"
    ]
    assert [node.id for node in row] == ["b", "c", "a"]


def test_partners_stand_side_by_side() -> None:
    people = {
        "client": Person("client", "Ria"), "cared_for": Person("cared_for", "Henk", "partner"),
        "k": Person("k", "Kees", "brother"), "j": Person("j", "Joke", "sister", of="cared_for"),
    }  # fmt: skip
    order = [node.id for node in sorted(genogram(people, (), "nl", "").nodes, key=lambda node: node.x)]
    assert {"client", "cared_for"} in [set(pair) for pair in pairwise(order)]


def test_someone_who_is_their_own_ancestor_is_refused() -> None:
    people = {id: Person(id, id) for id in ("client", "a", "b")}
    ties = [Tie("client", "a", "parent"), Tie("a", "b", "parent"), Tie("b", "client", "parent")]
    with pytest.raises(OwnAncestor):
        genogram(people, ties, "nl", "")


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


def test_the_dead_are_crossed_out() -> None:
    people = {
        "client": Person("client", "Ria"),
        "v": Person("v", "Piet", "father", alive=False, died="1998", gender="man"),
    }
    drawing = genogram(people, (), "nl", "")
    assert next(node for node in drawing.nodes if node.id == "v").dead
    assert "✕" in terminal(drawing)
    assert "overleden 1998" in drawing.description
