"""The round maps: no text overlaps another, everyone stands within their own ring and sector, the same people give the same picture."""

from __future__ import annotations

import re
from itertools import combinations
from math import atan2, degrees, hypot
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.network.cells import terminal
from intake.network.contact_labels import full_label
from intake.network.drawing import Drawing, Node, wide
from intake.network.ecogram import ecogram
from intake.network.maps import MAPS
from intake.network.model import (
    BONDS,
    CIRCLES,
    DISTANCES,
    DOMAINS,
    QUADRANTS,
    SECTORS,
    SUPPORT,
    ZONES,
    Person,
    Tie,
)
from intake.network.polar import Band, Entry, Plan, Sector, lay
from intake.network.rings import Ray
from intake.network.svg import svg
from intake.network.vocabulary import label

ROUND = ("ecogram", "circle", "wijkecogram", "msna")
ROOMS = (None, (80, 24), (120, 40))
NAMES = st.one_of(
    st.sampled_from(
        ["Anna", "Jan de Vries", "K.", "李小龍", "Wilhelmina-Johanna van den Oudenaarden", "[/b]", "<i>"]
    ),
    st.text(
        st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Mn", "Me")),
        min_size=0,
        max_size=30,
    ),
)


def maybe(values: tuple[str, ...]) -> st.SearchStrategy[str | None]:
    return st.one_of(st.none(), st.sampled_from(values))


@st.composite
def networks(draw: st.DrawFn, most: int = 60) -> dict[str, Person]:
    people = {"client": Person("client", draw(NAMES))}
    for number in range(draw(st.integers(0, most))):
        support = st.lists(st.sampled_from(SUPPORT), max_size=2, unique=True)
        id = "cared_for" if number == 3 else f"p{number}"
        people[id] = Person(
            id, draw(NAMES), draw(st.sampled_from(["friend", "daughter", "gp", ""])), sector=draw(st.sampled_from(SECTORS)),
            bond=draw(maybe(BONDS)), circle=draw(maybe(CIRCLES)), quadrant=draw(maybe(QUADRANTS)), domain=draw(maybe(DOMAINS)),
            distance=draw(maybe(DISTANCES)), zone=draw(maybe(ZONES)), gives=tuple(draw(support)), receives=tuple(draw(support)),
            alive=draw(st.sampled_from([None, None, None, False])), energy=draw(maybe(("gives", "costs"))),
        )  # fmt: skip
    return people


def texts_of(drawing: Drawing) -> list[tuple[str, tuple[int, int, int, int]]]:
    found = [(node.id, node.box()) for node in (*drawing.nodes, *drawing.keys)]
    found += [(one.text, (one.x, one.y, one.x + wide(one.text) - 1, one.y)) for one in drawing.captions]
    return found


def assert_sound(drawing: Drawing) -> None:
    """No text or symbol overlaps another, and all are whole inside the picture."""
    boxes = texts_of(drawing)
    for (one, a), (other, b) in combinations(boxes, 2):
        assert a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1], (one, other)
    for text, (left, top, right, bottom) in boxes:
        assert 0 <= left <= right < drawing.width, text
        assert 0 <= top <= bottom < drawing.height, text


def assert_everybody(drawing: Drawing, people: dict[str, Person]) -> None:
    """Everyone alive is there once; the whole text of each stands in the picture or in its list."""
    ids = [node.id for node in drawing.nodes]
    wanted = {id for id, one in people.items() if one.alive is not False or id == "client"}
    assert sorted(ids) == sorted(wanted)
    listed = {one.text.strip() for one in drawing.captions}
    for node in drawing.nodes:
        if node.symbol == "number":
            assert f"{node.inside} {full_label(people[node.id], people, 'nl')}".strip() in listed


@pytest.mark.parametrize("kind", ROUND)
@given(people=networks(), room=st.sampled_from(ROOMS))
@settings(max_examples=12, deadline=None)
def test_a_round_map_is_sound(kind: str, people: dict[str, Person], room: tuple[int, int] | None) -> None:
    drawing = MAPS[kind](people, (), "nl", "vandaag", room)
    assert_sound(drawing)
    assert_everybody(drawing, people)
    turned = {id: people[id] for id in reversed(list(people))}
    assert MAPS[kind](turned, (), "nl", "vandaag", room) == drawing


@pytest.mark.parametrize("kind", ROUND)
@given(people=networks(20))
@settings(max_examples=10, deadline=None)
def test_both_renderers_show_every_text(kind: str, people: dict[str, Person]) -> None:
    drawing = MAPS[kind](people, (), "en", "today")
    shown = terminal(drawing)
    in_svg = "\n".join(ElementTree.fromstring(svg(drawing)).itertext())
    for node in drawing.nodes:
        assert node.inside.rstrip() in shown
        assert node.inside in in_svg
    for one in drawing.captions:
        assert one.text.rstrip() in shown
        assert one.text in in_svg


PLANS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 3), st.text("abcdefgh ", min_size=1, max_size=22)),
    max_size=60,
)


@given(PLANS)
@settings(max_examples=50, deadline=None)
def test_everyone_stands_within_their_own_ring_and_sector(rows: list[tuple[int, int, str]]) -> None:
    sectors = tuple(Sector(f"sector {number}", 90 * number, 90 * number + 90) for number in range(4))
    entries = tuple(
        Entry(str(number), ring, sector, (text,)) for number, (ring, sector, text) in enumerate(rows)
    )
    plan = Plan((Band("a"), Band("b"), Band("c"), Band("d")), sectors, entries, (10, 3))
    laid = lay(plan)
    edges = (0.0, *laid.radii)
    for spot in laid.spots:
        for x in (spot.x, spot.x + spot.w):
            for y in (spot.y, spot.y + 1):
                u, v = (x - laid.cx) / plan.aspect, y - laid.cy
                assert edges[spot.entry.ring] <= hypot(u, v) <= edges[spot.entry.ring + 1]
                angle = degrees(atan2(u, -v)) % 360
                assert sectors[spot.entry.sector].start <= angle <= sectors[spot.entry.sector].end


@given(people=networks(), room=st.sampled_from(ROOMS))
@settings(max_examples=30, deadline=None)
def test_no_line_of_an_ecogram_runs_through_a_name(
    people: dict[str, Person], room: tuple[int, int] | None
) -> None:
    drawing = MAPS["ecogram"](people, (), "nl", "vandaag", room)
    boxes = [node.box() for node in drawing.nodes]
    ties = [ray for ray in drawing.rays if ray.stroke != "faint"]
    ties = ties[: len(drawing.nodes) - 1]
    assert len(ties) == len(drawing.nodes) - 1
    for ray in ties:
        for box in boxes:
            assert not _runs_through(ray, box), (ray, box)


def _runs_through(ray: Ray, box: tuple[int, int, int, int]) -> bool:
    """Whether a piece of the line lies within the box (Liang and Barsky 1984)."""
    left, top, right, bottom = box
    start, end = 0.0, 1.0
    for at, by, low, high in (
        (ray.x0, ray.x1 - ray.x0, left, right + 1), (ray.y0, ray.y1 - ray.y0, top, bottom + 1),
    ):  # fmt: skip
        if by == 0:
            if not low < at < high:
                return False
            continue
        one, other = sorted(((low - at) / by, (high - at) / by))
        start, end = max(start, one), min(end, other)
    return end - start > 1e-9


def test_lines_and_arrows_of_an_ecogram_tell_the_tie() -> None:
    people = {
        "client": Person("client", "Ria"),
        "a": Person("a", "Anna", "sister", sector="family", bond="strong", gives=("care",)),
        "b": Person("b", "Bram", "friend", sector="friends", bond="broken", receives=("company",)),
        "c": Person("c", "Cor", "classmate", sector="colleagues", energy="costs"),
        "d": Person("d", "Dirk", "partner", sector="family", distance="same_home", bond="tense"),
    }
    drawing = MAPS["ecogram"](people, (), "en", "today")
    looks = {(ray.stroke, ray.arrow) for ray in drawing.rays}
    assert {("double", "start"), ("broken", "end"), ("dotted", ""), ("zigzag", "")} <= looks
    headings = {one.text for one in drawing.captions if one.bold}
    assert {"Household and family", "Friends", "School and study"} <= headings
    assert any(one.text == "live together" for one in drawing.captions)
    ring = min(drawing.rings, key=lambda one: one.ry)
    dirk = node(drawing, "d")
    assert abs(dirk.x - ring.x) < ring.rx
    assert abs(dirk.y - ring.y) < ring.ry
    assert "Live together: Dirk (partner): tense tie." in drawing.description
    assert "Cor (classmate): tie not known, costs energy" in drawing.description


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_bond_has_one_word_on_the_card_in_the_legend_and_in_words(lang: str) -> None:
    people = {"client": Person("client", "Ria")}
    people |= {bond: Person(bond, bond.capitalize(), "friend", sector="friends", bond=bond) for bond in BONDS}
    drawing = MAPS["ecogram"](people, (), lang, "")
    legend = {one.text for one in drawing.captions}
    for bond in BONDS:
        word = label("bond", bond, lang)
        assert word in legend
        assert re.search(rf"{bond.capitalize()} \([^)]+\): {word[:4]}", drawing.description), "gewoon, a gewone band"


def test_no_line_between_groups_reaches_the_middle_as_a_tie_does() -> None:
    people = {"client": Person("client", "Ria"), "a": Person("a", "An", "sister", sector="family"), "b": Person("b", "Bo", "friend", sector="friends")}
    drawing = MAPS["ecogram"](people, (), "nl", "")
    middle = node(drawing, "client")
    x, y = middle.x + middle.w / 2, middle.y + middle.h / 2
    edges = [ray for ray in drawing.rays if ray.stroke == "faint"]
    assert edges
    for ray in edges:
        assert hypot(ray.x0 - x, ray.y0 - y) > 0.6 * hypot(ray.x1 - x, ray.y1 - y)


def test_who_knows_whom_is_drawn_where_asked_and_always_told() -> None:
    people = {
        "client": Person("client", "Ria"),
        "a": Person("a", "Anna", "sister", sector="family"),
        "b": Person("b", "Bram", "friend", sector="friends"),
    }
    ties = [Tie("a", "b", "knows")]
    plain, drawn = (ecogram(people, ties, "en", "today", knows=asked) for asked in (False, True))
    assert len(drawn.rays) == len(plain.rays) + 1
    assert drawn.rays[-1].stroke == "faint"
    assert "Anna (sister) knows Bram (friend)." in plain.description


def test_a_place_that_was_not_told_is_marked_as_a_guess() -> None:
    people = {
        "client": Person("client", "Ria"),
        "a": Person("a", "Anna", "sister", sector="family", circle="intimates", quadrant="family"),
        "b": Person("b", "Bram", "friend", sector="friends"),
        "c": Person("c", "Carla", "sister", sector="family"),
    }
    at = {node.id: node for node in MAPS["circle"](people, (), "nl", "").nodes}
    assert at["a"].mark == ""
    assert at["b"].mark == "guess"
    assert at["c"].symbol == "none"
    words = MAPS["circle"](people, (), "nl", "").description
    assert "Bram (vriend of vriendin) (geschat)" in words
    assert "Nog niet geplaatst: Carla (zus)." in words


def node(drawing: Drawing, id: str) -> Node:
    return next(one for one in drawing.nodes if one.id == id)
