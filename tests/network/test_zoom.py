"""Other sizes of a drawing: nobody is lost, nothing falls outside, lines still reach."""

from __future__ import annotations

from itertools import pairwise

import pytest

from intake.network.cells import terminal
from intake.network.circle import circle
from intake.network.drawing import wide
from intake.network.ecogram import ecogram
from intake.network.genogram import genogram
from intake.network.model import Person, Tie
from intake.network.msna import msna
from intake.network.wijkecogram import wijkecogram
from intake.network.wording import initials
from intake.network.zoom import _covered, enlarged, fits, shrunk, with_initials

PEOPLE = {
    "client": Person("client", "Ria", gender="woman", age=58),
    "cared_for": Person("cared_for", "Henk", "partner", sector="family", gender="man"),
    **{
        f"p{n}": Person(f"p{n}", f"Kind {n}", "child", sector="family", bond=("strong", "tense", None)[n % 3])
        for n in range(30)
    },
}
TIES = (Tie("client", "cared_for", "partner", "married"),)


@pytest.mark.parametrize("draw", [genogram, ecogram, circle, wijkecogram, msna])
@pytest.mark.parametrize(("width", "height"), [(60, 16), (28, 12), (20, 8)])
def test_all_of_it_fits_in_a_small_window(draw: object, width: int, height: int) -> None:
    assert callable(draw)
    whole = draw(PEOPLE, TIES, "nl", "vandaag")
    small = shrunk(whole, width, height)
    assert {node.id for node in small.nodes} == {node.id for node in whole.nodes}
    cells = [(x, node.y) for node in small.nodes for x in range(node.x, node.x + node.w)]
    assert len(cells) == len(set(cells))
    assert all(0 <= x < width and 2 <= y < height for x, y in cells)
    assert all(0 <= x < width and 0 <= y < height for line in small.lines for x, y in line.points)
    assert max(map(len, terminal(small).split("\n"))) <= width


def test_a_drawing_that_fits_stays_as_it_is() -> None:
    drawn = ecogram({"client": PEOPLE["client"], "cared_for": PEOPLE["cared_for"]}, (), "nl", "vandaag")
    assert shrunk(drawn, 200, 60) is drawn


def test_a_sign_on_a_line_stays_on_it() -> None:
    """A divorce is of the same two, however large they are drawn."""
    children = {name: Person(name, name.title(), "child", sector="family", gender="man") for name in ("dennis", "tom", "bas")}
    people = {name: PEOPLE[name] for name in ("client", "cared_for")} | children
    people["kim"] = Person("kim", "Kim", "ex_wife", "dennis", "family", "woman")
    drawn = genogram(people, (*TIES, Tie("dennis", "kim", "partner", "divorced")), "nl", "vandaag")
    assert any(line.at for line in drawn.lines if line.cuts)
    for other in (enlarged(drawn, {}), shrunk(drawn, 24, 12)):
        for line in other.lines:
            x, y = line.at or line.points[0]
            assert any(min(a[0], b[0]) <= x <= max(a[0], b[0]) and min(a[1], b[1]) <= y <= max(a[1], b[1]) for a, b in pairwise(line.points))


def test_a_large_drawing_has_room_for_more_about_each() -> None:
    drawn = genogram(PEOPLE, TIES, "nl", "vandaag")
    large = enlarged(drawn, {"cared_for": ("partner", "elke dag")})
    assert "partner" in terminal(large)
    boxes = [node.box() for node in large.nodes]
    for one in boxes:
        for other in boxes:
            if one is not other:
                assert one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]


def test_what_is_told_more_stands_whole_where_there_is_room() -> None:
    people = {id: Person(id, name, gender=gender) for id, name, gender in (
        ("client", "Ria", "woman"), ("cared_for", "Henk", "man"), ("j", "Joke", "woman"), ("g", "Gerrit", "man"), ("t", "Truus", "woman"),
    )}  # fmt: skip
    ties = [Tie("g", "t", "partner"), Tie("client", "cared_for", "partner", "married")]
    ties += [Tie(parent, child, "parent") for parent in ("g", "t") for child in ("j", "cared_for")]
    ties += [Tie("client", "j", "emotional", "cut_off")]
    more = {"j": ("zus van Henk",), "g": ("vader van Henk",), "t": ("moeder van Henk",)}
    large = enlarged(genogram(people, ties, "nl", "vandaag"), more)
    for words in more.values():
        assert words[0] in terminal(large)
    lines = set(_covered(large.lines))
    for node in large.nodes:
        for at, label in enumerate(node.labels):
            left = node.middle - wide(label) // 2
            assert not lines & {(x, node.y + node.h + at) for x in range(left, left + wide(label))}, label


def test_a_family_that_fits_without_its_legend_is_not_made_smaller() -> None:
    drawn = genogram(PEOPLE, TIES, "nl", "vandaag")
    low = drawn.height - 2
    assert drawn.samples
    bare = shrunk(drawn, drawn.width, low)
    assert (bare.nodes, bare.samples) == (drawn.nodes, ())
    assert fits(bare, drawn.width, low)


@pytest.mark.parametrize(
    ("name", "short"),
    [("Sanne de Vries", "S.d.V."), ("Jan-Peter", "J.P."), ("[/", "[/"), ("Jan [de Vries]", "J.d.V."), ("", "")],
)  # fmt: skip
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short
    assert with_initials({"a": Person("a", name)})["a"].name == short
