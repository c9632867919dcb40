"""When a difference between two measurements may be called one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.scoring.overtime import Point, Series


def series(*points: tuple[float | None, float, float]) -> Series:
    return Series("load", 0, 100, tuple(Point(f"2026-0{n}-01", *point) for n, point in enumerate(points, 1)))


@pytest.mark.parametrize(
    ("points", "change"),
    [
        (((60, 60, 60), (40, 40, 40)), "down"),
        (((40, 38, 45), (60, 55, 70)), "up"),
        (((50, 50, 50), (53, 53, 53)), "same"),
        (((60, 40, 80), (45, 30, 70)), "unclear"),
        (((60, 60, 60), (None, 0, 100)), "unclear"),
        (((None, 0, 100), (60, 60, 60), (70, 70, 70)), "up"),
    ],
)
def test_change(points: tuple[tuple[float | None, float, float], ...], change: str) -> None:
    assert series(*points).change() == change


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0, 30), st.floats(0, 30))
def test_a_change_is_never_claimed_where_the_ranges_meet(a: float, b: float, wide_a: float, wide_b: float) -> None:
    found = series((a, a - wide_a, a + wide_a), (b, b - wide_b, b + wide_b))
    if found.change() == "up":
        assert b - wide_b > a + wide_a
    if found.change() == "down":
        assert b + wide_b < a - wide_a
