"""The genogram of generated families: what must hold for every picture, whatever the family looks like."""

from __future__ import annotations

from itertools import pairwise, permutations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.network.cells import terminal
from intake.network.drawing import Drawing, Node
from intake.network.genogram import genogram, order_of
from intake.network.kin import Couple, Family, OwnAncestor, family_of
from intake.network.model import EMOTIONS, Person, Tie
from intake.network.order import Lattice, Rows, ordered
from intake.network.svg import svg
from tests.network.families import USUAL, WILD, family
from tests.network.scenes import covered, hidden, outside, overlaps

Given = tuple[dict[str, Person], list[Tie]]
FAMILIES = st.builds(
    family, st.integers(0, 10**6), st.integers(2, 60), chances=st.sampled_from([WILD, USUAL])
)
SMALL = st.builds(
    family, st.integers(0, 10**6), st.integers(2, 13), generations=st.just(3), plain=st.just(True)
)


def draw(people: dict[str, Person], *ties: Tie, lang: str = "nl", today: str = "1 mei 2026") -> Drawing:
    return genogram(people, ties, lang, today)


def at(drawing: Drawing) -> dict[str, Node]:
    return {node.id: node for node in drawing.nodes}


def people(*rows: Person) -> dict[str, Person]:
    return {"client": Person("client", "Ria", gender="woman", age=58)} | {row.id: row for row in rows}


@given(FAMILIES)
@settings(max_examples=25, deadline=None)
def test_nothing_overlaps_and_all_is_whole_within_the_picture(given_: Given) -> None:
    drawing = genogram(*given_, "nl", "2026")
    assert overlaps(drawing) == []
    assert outside(drawing) == []
    assert hidden(drawing) == []


@given(st.builds(family, st.integers(0, 10**6), st.integers(2, 60), chances=st.just(USUAL)))
@settings(max_examples=25, deadline=None)
def test_lines_of_kin_do_not_run_along_each_other_in_usual_families(given_: Given) -> None:
    """In wild ones, with couples apart amid other lines, some do: about one family in a hundred."""
    drawing = genogram(*given_, "nl", "2026")
    kin = [
        pair for pair in covered(drawing) if not any(line.of.startswith(("emotion", "home")) for line in pair)
    ]
    assert kin == []


@given(FAMILIES)
@settings(max_examples=60, deadline=None)
def test_nobody_is_lost_or_repeated_and_children_stand_below_their_parents(given_: Given) -> None:
    drawing = genogram(*given_, "nl", "2026")
    ids = [node.id for node in drawing.nodes]
    assert sorted(ids) == sorted(given_[0])
    places = at(drawing)
    for tie in given_[1]:
        if tie.kind.endswith("parent"):
            assert places[tie.a].box()[3] < places[tie.b].box()[1]


@given(FAMILIES)
@settings(max_examples=60, deadline=None)
def test_siblings_stand_in_order_of_birth(given_: Given) -> None:
    kin = family_of(*given_, year=2026)
    places = at(genogram(*given_, "nl", "2026"))
    for parents in kin.parents.values():
        children = kin.children(parents)
        for one, other in pairwise(children):
            if places[one].y == places[other].y:
                assert places[one].x < places[other].x


@given(FAMILIES)
@settings(max_examples=60, deadline=None)
def test_partners_stand_side_by_side_unless_that_cannot_be(given_: Given) -> None:
    kin = family_of(*given_, year=2026)
    rows = ordered(kin)
    near = {pair for row in rows.rows for pair in pairwise(row)}
    why = {frozenset((couple.a, couple.b)): reason for couple, reason in rows.apart}
    for couple in kin.couples:
        if (couple.a, couple.b) not in near and (couple.b, couple.a) not in near:
            assert cannot(kin, rows, couple, why[frozenset((couple.a, couple.b))])


def cannot(kin: Family, rows: Rows, couple: Couple, why: str) -> bool:
    """Whether the reason for which a couple stands apart is there."""
    beside = {
        id: {c.other(id) for c in kin.partners(id) if rows.row_of[c.other(id)] == rows.row_of[id]}
        for id in kin.people
    }
    if why == "generation":
        return descends(kin, couple.a, couple.b) or descends(kin, couple.b, couple.a)
    if why == "many":
        return max(len(beside[couple.a]), len(beside[couple.b])) > 2
    if why == "ring":
        seen, waiting = {couple.a}, [couple.a]
        while waiting:
            id = waiting.pop()
            for other in beside[id] - ({couple.b} if id == couple.a else set()) - seen:
                seen.add(other)
                waiting.append(other)
        return couple.b in seen
    return why == "siblings"


def descends(kin: Family, start: str, end: str) -> bool:
    """Whether `end` descends from `start`, also by way of partners of either (without this couple itself)."""
    waiting, seen = [(start, False)], {(start, False)}
    while waiting:
        id, below = waiting.pop()
        if id == end and below:
            return True
        steps = [(link.child, True) for link in kin.links if id in link.parents]
        steps += [(c.other(id), below) for c in kin.partners(id) if {c.a, c.b} != {start, end}]
        for step in steps:
            if step not in seen:
                seen.add(step)
                waiting.append(step)
    return False


@given(SMALL)
@settings(max_examples=60, deadline=None)
def test_where_siblings_keep_a_couple_apart_no_order_of_the_row_would_do(given_: Given) -> None:
    kin = family_of(*given_, year=2026)
    rows = ordered(kin)
    apart = [frozenset((couple.a, couple.b)) for couple, _ in rows.apart]
    for couple, why in rows.apart:
        row = [id for id in rows.rows[rows.row_of[couple.a]] if id not in rows.through]
        if why != "siblings" or len(row) > 7:
            continue
        couples = [frozenset((c.a, c.b)) for c in kin.couples if c.a in row and c.b in row]
        wanted = [one for one in couples if one not in apart] + [frozenset((couple.a, couple.b))]
        assert not any(fits(kin, order, wanted) for order in permutations(row))


def fits(kin: Family, order: tuple[str, ...], wanted: list[frozenset[str]]) -> bool:
    near = {frozenset(pair) for pair in pairwise(order)}
    place = {id: index for index, id in enumerate(order)}
    sibships = {frozenset(named) for id, named in kin.parents.items() if id in place}
    lines = [[place[one] for one in kin.children(named) if one in place] for named in sibships]
    return set(wanted) <= near and all(line == sorted(line) for line in lines)


@given(FAMILIES, st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_the_same_family_gives_the_same_picture_in_whatever_order_it_was_told(
    given_: Given, random: object
) -> None:
    members, ties = list(given_[0].items()), list(given_[1])
    drawing = genogram(*given_, "nl", "2026")
    random.shuffle(members)  # type: ignore[attr-defined]
    random.shuffle(ties)  # type: ignore[attr-defined]
    assert genogram(dict(members), ties, "nl", "2026") == drawing


@given(FAMILIES, st.sampled_from(["nl", "en"]))
@settings(max_examples=40, deadline=None)
def test_both_renderers_show_every_name_whole(given_: Given, lang: str) -> None:
    drawing = genogram(*given_, lang, "2026")
    shown = terminal(drawing)
    root = ElementTree.fromstring(svg(drawing))
    drawn = {element.text for element in root.iter() if element.tag.endswith("text")}
    for node in drawing.nodes:
        name = "".join(node.labels).replace(" ", "")
        assert given_[0][node.id].name.replace(" ", "") in name
        for label in node.labels:
            assert label in shown
            assert label in drawn
    assert drawing.title in shown
    assert root.find("{*}title") is not None
    assert root.find("{*}desc") is not None


@given(FAMILIES)
@settings(max_examples=30, deadline=None)
def test_who_was_there_keeps_the_place_unless_lines_cross_less(given_: Given) -> None:
    everyone, ties = given_
    newest = next(
        (
            id
            for id in reversed(everyone)
            if id != "client" and not any(t.a == id and "parent" in t.kind for t in ties)
        ),
        None,
    )
    if newest is None:
        return
    before = {id: person for id, person in everyone.items() if id != newest}
    old = [tie for tie in ties if newest not in (tie.a, tie.b)]
    earlier = order_of(genogram(before, old, "nl", "2026"))
    lattice = Lattice(family_of(everyone, ties, year=2026))
    start = lattice.like(earlier)
    kept = ordered(lattice.family, earlier)
    assert kept.crossings <= lattice.crossings(start)
    if kept.crossings == lattice.crossings(start):
        assert kept.rows == [[id for block in row for id in block] for row in start]


def test_a_newcomer_leaves_the_others_where_they_were() -> None:
    rows = [
        Person("b", "Ben", "brother", age=70),
        Person("p", "Pim", "partner"),
        Person("k", "Kim", "daughter", age=20),
    ]
    before = draw(people(*rows))
    after = genogram(people(*rows, Person("j", "Jo", "son", age=10)), (), "nl", "", before=order_of(before))
    assert [id for id in order_of(after) if id != "j"] == list(order_of(before))


# Symbols


@pytest.mark.parametrize(
    ("person", "symbol"),
    [
        (Person("a", "A", "child", gender="man"), "square"), (Person("a", "A", "child", gender="woman"), "circle"),
        (Person("a", "A", "child"), "diamond"), (Person("a", "A", "child", gender="other"), "hexagon"),
        (Person("a", "", "child", kind="pregnancy"), "triangle"), (Person("a", "", "child", kind="miscarriage"), "triangle"),
        (Person("a", "", "child", gender="man", kind="stillbirth"), "square"),
    ],
)  # fmt: skip
def test_symbols(person: Person, symbol: str) -> None:
    assert at(draw(people(person)))["a"].symbol == symbol


def test_lost_pregnancies_are_small_and_crossed_a_pregnancy_is_neither() -> None:
    drawing = draw(
        people(Person("m", "", "child", kind="miscarriage"), Person("s", "", "child", kind="stillbirth"), Person("z", "", "child", kind="pregnancy"))
    )  # fmt: skip
    nodes = at(drawing)
    assert nodes["m"].dead
    assert nodes["s"].dead
    assert nodes["m"].w == nodes["s"].w < nodes["z"].w
    assert not nodes["z"].dead
    for word in ("een miskraam", "een doodgeboren kind", "een zwangerschap"):
        assert word in drawing.description


def test_years_stand_above_and_the_age_inside() -> None:
    father = Person("v", "Piet", "father", alive=False, born="1930-05-02", died="1998-03-01", gender="man")
    node = at(draw(people(father)))["v"]
    assert node.above == ("1930", "1998")
    assert node.inside == "67"
    assert node.dead


def test_a_year_that_is_not_certain_says_so() -> None:
    assert at(draw(people(Person("v", "Piet", "father", born="1930~"))))["v"].above == ("±1930", "")


def test_the_carer_and_the_person_cared_for_are_marked_and_named() -> None:
    drawing = draw(people(Person("cared_for", "Henk", "partner", gender="man")))
    nodes = at(drawing)
    assert nodes["client"].mark == "client"
    assert nodes["cared_for"].mark == "cared_for"
    assert "mantelzorger" in nodes["client"].labels
    assert "naaste" in nodes["cared_for"].labels
    assert "╔" in terminal(drawing)
    assert "Ria (58) zorgt voor Henk." in drawing.description


# Lines


@pytest.mark.parametrize(
    ("status", "stroke", "cuts"),
    [("married", "married", 0), ("together", "together", 0), ("registered", "registered", 0), ("separated", "married", 1), ("divorced", "married", 2)],
)  # fmt: skip
def test_couples(status: str, stroke: str, cuts: int) -> None:
    drawing = draw(people(Person("p", "Jan", gender="man")), Tie("client", "p", "partner", status))
    (line,) = drawing.lines
    assert (line.stroke, line.cuts) == (stroke, cuts)
    assert ("/" * cuts if cuts else "───") in terminal(drawing)


def test_a_man_stands_left_of_a_woman() -> None:
    places = at(draw(people(Person("p", "Jan", gender="man")), Tie("client", "p", "partner", "married")))
    assert places["p"].x < places["client"].x


@pytest.mark.parametrize(("lang", "words"), [("nl", ("h 1989", "g 2004")), ("en", ("m 1989", "d 2004"))])
def test_years_of_a_marriage_stand_by_its_line(lang: str, words: tuple[str, ...]) -> None:
    tie = Tie("client", "p", "partner", "divorced", "1989-05", "2004")
    drawing = draw(people(Person("p", "Jan")), tie, lang=lang)
    assert {caption.text for caption in drawing.captions} >= set(words)
    assert "1989" in drawing.description
    assert "2004" in drawing.description


def test_a_remarried_person_stands_once_between_both_with_the_children_under_the_right_couple() -> None:
    members = people(
        Person("x", "Ex"), Person("n", "Nu"), Person("k1", "Kind1", age=30), Person("k2", "Kind2", age=5)
    )
    ties = [
        Tie("client", "x", "partner", "divorced", "1990"),
        Tie("client", "n", "partner", "married", "2015"),
    ]
    ties += [Tie(one, "k1", "parent") for one in ("client", "x")] + [
        Tie(one, "k2", "parent") for one in ("client", "n")
    ]
    drawing = draw(members, *ties)
    places = at(drawing)
    row = [id for id in order_of(drawing) if id in ("x", "client", "n")]
    assert row in (["x", "client", "n"], ["n", "client", "x"])
    assert (places["k1"].x < places["k2"].x) == (places["x"].x < places["n"].x)


def test_with_three_partners_the_one_they_share_is_in_the_middle() -> None:
    members = people(*(Person(id, id) for id in "abc"))
    drawing = draw(
        members,
        *(
            Tie("client", id, "partner", "divorced", year)
            for id, year in zip("abc", ("1980", "1990", "2000"), strict=True)
        ),
    )
    assert list(order_of(drawing)) == ["a", "client", "b", "c"]
    assert overlaps(drawing) == []


def test_twins_come_from_one_point_and_identical_ones_have_a_bar() -> None:
    members = people(
        Person("a", "An", "daughter", age=9),
        Person("b", "Bo", "daughter", age=9),
        Person("c", "Cas", "son", age=4),
    )
    drawing = draw(members, Tie("a", "b", "identical_twin"))
    starts = [
        line.points[0]
        for line in drawing.lines
        if line.points[-1][0] in (at(drawing)["a"].middle, at(drawing)["b"].middle)
    ]
    assert len(set(starts)) == 1
    assert any(line.stroke == "identical" for line in drawing.lines)
    assert "Een eeneiige tweeling: An en Bo." in drawing.description


@pytest.mark.parametrize(("kind", "stroke", "words"), [("adoptive_parent", "raised", "Geadopteerd door"), ("foster_parent", "raised", "Pleegkinderen van"), ("step_parent", "step", "Stiefkinderen van")])  # fmt: skip
def test_a_child_has_a_line_to_those_who_raise_it_and_to_its_parents(
    kind: str, stroke: str, words: str
) -> None:
    members = people(Person("k", "Kim", age=8), Person("m", "Moeder"), Person("v", "Vader"))
    ties = [Tie("client", "k", kind), Tie("m", "k", "parent"), Tie("v", "k", "parent")]
    drawing = draw(members, *ties)
    assert {node.id for node in drawing.nodes} == set(members)
    assert {line.stroke for line in drawing.lines} == {"married", "descent", stroke}
    assert words in drawing.description


@pytest.mark.parametrize("status", EMOTIONS)
def test_emotional_ties_are_drawn_told_and_explained(status: str) -> None:
    drawing = draw(people(Person("b", "Kees", "brother", age=61)), Tie("client", "b", "emotional", status))
    assert [line.stroke for line in drawing.lines].count(status) == 1  # type: ignore[arg-type]
    assert [sample.stroke for sample in drawing.samples].count(status) == 1  # type: ignore[arg-type]
    assert "Kees en Ria:" in drawing.description or "Ria en Kees:" in drawing.description


def test_each_emotional_tie_looks_different_in_black_and_white() -> None:
    def tied(status: str) -> Drawing:
        return draw(people(Person("b", "Kees", "brother", age=61)), Tie("client", "b", "emotional", status))

    for render in (terminal, svg):
        pictures = {
            status: render(Drawing("x", "", "", 90, 30, lines=tied(status).lines)) for status in EMOTIONS
        }
        assert len(set(pictures.values())) == len(EMOTIONS)


def test_a_broken_bond_is_cut_off_and_a_tense_one_hostile() -> None:
    drawing = draw(
        people(Person("b", "Kees", "brother", bond="broken"), Person("d", "Dennis", "son", bond="tense"))
    )
    assert {"cut_off", "hostile"} <= {line.stroke for line in drawing.lines}
    assert "Ria en Kees: geen contact meer." in drawing.description


def test_who_live_together_are_surrounded_and_nobody_else() -> None:
    members = people(
        Person("p", "Piet", "partner"),
        Person("k", "Kim", "daughter", age=20),
        Person("j", "Jo", "son", age=10),
    )
    drawing = draw(members, Tie("client", "p", "lives_with"), Tie("client", "j", "lives_with"))
    (ring,) = [line for line in drawing.lines if line.stroke == "household"]
    assert ring.points[0] == ring.points[-1]
    inside = {node.id for node in drawing.nodes if within(ring.points, node.middle, node.y + 1)}
    assert inside == {"client", "p", "j"}


def within(ring: tuple[tuple[int, int], ...], x: int, y: int) -> bool:
    """Even-odd rule."""
    return sum(a == b and a > x and min(c, d) <= y < max(c, d) for (a, c), (b, d) in pairwise(ring)) % 2 == 1


def test_the_legend_has_only_what_occurs() -> None:
    words = " ".join(
        sample.text for sample in draw(people(Person("p", "Jan", "partner", gender="man"))).samples
    )
    assert "man" in words
    assert "adoptie" not in words
    assert "overleden" not in words


def test_relatives_of_whom_it_is_not_known_through_whom_stand_in_their_generation() -> None:
    drawing = draw(people(Person("t", "Toos", "aunt"), Person("k", "Kim", "daughter")))
    places = at(drawing)
    assert places["t"].y < places["client"].y < places["k"].y
    assert "Toos is familie van Ria: tante." in drawing.description


def test_a_stepfather_beside_both_parents_is_not_lost() -> None:
    members = people(
        Person("m", "Ma", "mother"), Person("v", "Pa", "father"), Person("s", "Stief", "stepfather")
    )
    drawing = draw(members, Tie("m", "s", "partner", "married"))
    assert {node.id for node in drawing.nodes} == set(members)


# Input that is odd


def test_someone_who_is_their_own_ancestor_is_named() -> None:
    members = people(Person("a", "An"), Person("b", "Bo"))
    ties = [Tie("client", "a", "parent"), Tie("a", "b", "parent"), Tie("b", "client", "adoptive_parent")]
    with pytest.raises(OwnAncestor) as problem:
        draw(members, *ties)
    assert problem.value.name in ("Ria", "An", "Bo")


def test_someone_alone_has_a_picture() -> None:
    drawing = draw(people())
    assert [node.id for node in drawing.nodes] == ["client"]
    assert drawing.description == "Er staat nog alleen Ria (58) in."


def test_a_marriage_between_generations_does_not_run_away() -> None:
    members = people(Person("v", "Vader", "father", gender="man"), Person("n", "Nieuw"))
    ties = [Tie("v", "n", "partner", "divorced"), Tie("client", "n", "partner", "married")]
    drawing = draw(members, *ties)
    assert drawing.height < 40
    assert overlaps(drawing) == []


def test_a_child_of_people_of_two_generations_stands_below_both() -> None:
    members = people(
        Person("v", "Vader", "father", gender="man"), Person("n", "Nieuw"), Person("k", "Kim", age=3)
    )
    ties = [Tie("v", "n", "partner", "divorced"), Tie("client", "n", "partner", "married")]
    ties += [Tie("client", "k", "parent"), Tie("n", "k", "parent")]
    places = at(draw(members, *ties))
    assert places["v"].y < places["client"].y < places["k"].y


def test_a_child_of_a_daughter_is_not_a_child_of_two_generations() -> None:
    members = people(Person("d", "Dora", "daughter", age=33), Person("k", "Kim", "child", age=4))
    places = at(draw(members, Tie("d", "k", "parent")))
    assert places["client"].y < places["d"].y < places["k"].y


def test_siblings_stand_close_under_parents_far_apart() -> None:
    rows = [
        Person("p", "Piet", "partner"),
        Person("z", "Zus", "sister", age=60),
        Person("x", "Broer", "brother", of="p", age=50),
    ]
    assert draw(people(*rows)).width < 80


def test_the_line_to_an_only_child_is_straight() -> None:
    drawing = draw(people(Person("p", "Piet", "partner", gender="man"), Person("k", "Kim", "daughter")))
    child = at(drawing)["k"]
    assert [
        line for line in drawing.lines if line.stroke == "descent" and line.points[0][0] != child.middle
    ] == []


def test_long_names_are_cut_with_an_ellipsis_and_wide_letters_take_their_room() -> None:
    drawing = draw(
        people(
            Person("a", "Wolfeschlegelsteinhausenbergerdorff", "sister"),
            Person("b", "王小明王小明王小明", "sister"),
        )
    )
    labels = at(drawing)["a"].labels
    assert labels[0].endswith("…")
    assert overlaps(drawing) == []
    assert "王小明王小明王小明" in terminal(drawing)


def test_names_are_never_markup() -> None:
    drawn = svg(draw(people(Person("a", '<script>&"]]>', "sister"))))
    assert "<script>" not in drawn
    ElementTree.fromstring(drawn)


def test_a_generation_of_which_nobody_was_named_leaves_no_empty_row() -> None:
    people = {
        "client": Person("client", "Ria"),
        "g": Person("g", "Sien", "grandmother", sector="family"),
        "o": Person("o", "Jan", "grandfather", sector="family"),
    }
    drawn = genogram(people, (), "nl", "vandaag")
    assert {"client", "g", "o"} <= {node.id for node in drawn.nodes}


def test_a_tense_tie_to_a_child_comes_down_beside_the_line_of_that_child() -> None:
    drawn = draw(
        people(
            Person("p", "Henk", "partner", gender="man"),
            Person("s", "Sanne", "daughter", age=33),
            Person("d", "Dennis", "son", age=30, bond="tense"),
            Person("k", "Kim", "ex_wife", "d"),
        )
    )
    (tense,) = [line for line in drawn.lines if line.stroke == "hostile"]
    others = [line for line in drawn.lines if line.stroke == "descent"]
    crossed = [
        (x0, y)
        for (x0, _), (x1, y) in pairwise(tense.points)
        for line in others
        for (a, low), (b, high) in pairwise(line.points)
        if a == b and min(x0, x1) < a < max(x0, x1) and low < y < high - 1
    ]
    assert crossed == []
