"""What paper can show: what our fonts lack becomes a box, and no PDF fails on a sign."""

from __future__ import annotations

from importlib import resources

import pytest
from fontTools.ttLib import TTFont

from intake.exchange.glyphs import BOX, covered, drawable


@pytest.mark.parametrize("name", ["AtkinsonHyperlegible-Regular.ttf", "AtkinsonHyperlegible-Bold.ttf", "DejaVuSans.ttf"])
def test_a_font_is_read_as_fonttools_reads_it(name: str) -> None:
    path = resources.files("intake") / "fonts" / name
    with TTFont(str(path)) as font:
        assert covered(path.read_bytes()) == set(font.getBestCmap())


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [("Jan [de Vries]", "Jan [de Vries]"), ("Łukasz Ğ é", "Łukasz Ğ é"), ("🏳️‍🌈 李小龍!", f"{BOX} {BOX}!"), ("Вера مرحبا", "Вера مرحبا"),
     ("z" + "\u0335\u0348" * 9, "z"), ("e\u0301", "é"), ("❤️", "❤"), ("a\u2028b", "a b"), ("＝1", f"{BOX}1")],
)  # fmt: skip
def test_signs_that_our_fonts_lack_become_a_box(typed: str, drawn: str) -> None:
    assert drawable(typed) == drawn
