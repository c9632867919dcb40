"""Rounds put together: hand-counted figures, small groups hidden, nobody lost, order does not matter."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.definitions import load_library
from intake.rounds.aggregating import NoSurvey, Row, aggregate, together
from intake.rounds.model import SMALLEST
from intake.rounds.report import round_report

LIBRARY = load_library()
LADDER, CONTACT, HELP = (LIBRARY.flows[id] for id in ("straatladder", "contactladder", "buurthulp-vraag-en-aanbod"))


def row(key: int, street: str = "Kerkstraat", group: str = "", **values: Any) -> Row:
    return (f"{key:06d}", street, group, json.dumps(values))


def test_figures_by_hand() -> None:
    rows = [row(n, sl_now=now, sl_wish=wish) for n, (now, wish) in enumerate([(2, 6), (4, 6), (4, 8), (6, 6), (4, 4)])]
    (gap,) = aggregate(LADDER, rows).whole.gaps
    assert (gap.people, gap.now, gap.wish, gap.gap) == (5, 4.0, 6.0, -2.0)
    assert gap.now_counts == {2: 1, 4: 3, 6: 1}
    assert gap.weighted == pytest.approx(-2.0)


def test_what_people_find_important_weighs_more() -> None:
    pairs = [(1, 5, 5), (3, 3, 1), (3, 3, 1), (3, 3, 1), (3, 3, 1)]
    rows = [row(n, cl_call_now=a, cl_call_wish=b, cl_call_weight=w) for n, (a, b, w) in enumerate(pairs)]
    gap = next(gap for gap in aggregate(CONTACT, rows).whole.gaps if gap.id == "call")
    assert gap.gap == pytest.approx(-0.8)
    assert gap.weighted == pytest.approx(-4 * 1.0 / 5)


def test_fewer_than_five_answers_show_nothing() -> None:
    rows = [row(n, sl_now=4, sl_wish=6) for n in range(4)] + [row(9, sl_join="no_join")]
    found = aggregate(LADDER, rows)
    assert found.whole.gaps[0].now is None
    assert found.whole.gaps[0].now_counts == {}
    assert found.whole.spreads[0].counts == {}
    told = round_report(LADDER, "x", found, "nl", "2026-11-25")
    assert any("te weinig" in cell for table in told.tables for cells in table.rows for cell in cells)


def test_small_streets_go_together_with_as_many_others_as_it_takes() -> None:
    assert together([("A", 9), ("B", 5), ("C", 2)]) == {"A": ["A"], "B": ["B", "C"]}
    assert together([("A", 9), ("B", 3), ("C", 2)]) == {"A": ["A"], "B": ["B", "C"]}
    assert together([("A", 3)]) == {}


@settings(max_examples=60)
@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(1, 12), max_size=8))
def test_no_slice_is_too_small_and_nobody_is_in_two(counts: dict[str, int]) -> None:
    bundles = together(counts.items())
    names = [name for one in bundles.values() for name in one]
    assert len(names) == len(set(names))
    assert all(sum(counts[name] for name in one) >= SMALLEST for one in bundles.values())
    if sum(counts.values()) >= SMALLEST:
        assert set(names) == set(counts)


def test_the_order_of_forms_does_not_matter() -> None:
    chance = random.Random(1)
    rows = [row(n, f"Straat {n % 4}", sl_now=chance.randint(1, 10), sl_wish=chance.randint(1, 10)) for n in range(60)]
    mixed = rows[:]
    chance.shuffle(mixed)
    assert aggregate(LADDER, rows) == aggregate(LADDER, mixed)


def test_helpers_near_by_go_first_and_nobody_helps_himself() -> None:
    rows = [
        row(1, "A", bh_offer=["garden", "lift"], bh_demand=["garden"]),
        row(2, "A", bh_demand=["lift"]),
        row(3, "B", bh_offer=["garden"], bh_demand=["none"]),
        row(4, "B", bh_demand=["garden"]),
    ]
    (found,) = aggregate(HELP, rows).matchings
    pairs = {(one.option, one.offer, one.demand, one.near) for one in found.matches}
    assert ("garden", "000003", "000004", True) in pairs
    assert ("lift", "000001", "000002", True) in pairs
    assert ("garden", "000003", "000001", False) in pairs
    assert all(one.offer != one.demand for one in found.matches)
    assert "none" not in found.offered


def test_requests_are_shared_out() -> None:
    rows = [row(n, bh_offer=["shopping"]) for n in range(3)] + [row(n, bh_demand=["shopping"]) for n in range(3, 9)]
    (found,) = aggregate(HELP, rows).matchings
    helped = [one.offer for one in found.matches]
    assert sorted(helped.count(key) for key in set(helped)) == [2, 2, 2]


def test_ideas_are_listed_without_a_name_from_five_on() -> None:
    rows = [row(n, sl_now=1, sl_wish=2, sl_idea=idea) for n, idea in enumerate(["koffie", "Koffie", "markt", "feest"])]
    assert aggregate(LADDER, rows).ideas["sl_idea"] == ()
    rows.append(row(9, sl_idea="bankje"))
    assert aggregate(LADDER, rows).ideas["sl_idea"] == ("bankje", "feest", "Koffie", "markt")


def test_no_forms_and_no_survey() -> None:
    assert aggregate(LADDER, []).people == 0
    assert round_report(LADDER, "x", aggregate(LADDER, []), "en", "2026-11-25").tables == ()
    with pytest.raises(NoSurvey):
        aggregate(LIBRARY.flows["mantelscan"], [])


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_report_says_where_to_begin_and_has_a_workshop_sheet(lang: str) -> None:
    rows = [row(n, "Kerkstraat" if n % 2 else "Plein", "from_30", sl_now=3, sl_wish=6, sl_join="yes_join") for n in range(20)]
    told = round_report(LADDER, "Wijk", aggregate(LADDER, rows), lang, "2026-11-25")
    titles = [table.title for table in told.tables]
    assert ("Waar te beginnen" if lang == "nl" else "Where to begin") in titles
    assert ("Blad voor de workshop" if lang == "nl" else "Workshop sheet") in titles
    words = " ".join(" ".join(cells) for table in told.tables for cells in table.rows)
    assert "3,0" in words if lang == "nl" else "3.0" in words
    assert "Kerkstraat" in words
