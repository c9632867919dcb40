"""The themes: chosen, kept, readable (WCAG contrast of what is really drawn), and where focus is shown without colour."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.color import Color
from textual.screen import Screen
from textual.widgets import Button, Input, OptionList

from intake.tui.app import DraagwijzerApp
from intake.tui.look import THEMES, kept_theme
from tests.shots import SHOTS
from tests.tui.ria import CHEAP, program, settle
from tests.tui.test_screens import app

LEAST = {"contrast": 7.0, "dark": 4.5, "light": 4.5}
"""WCAG 2.2: 1.4.6 (AAA) for high contrast, 1.4.3 (AA) for the others."""
SCREENS = ("unlock", "home-empty", "home", "begin", "methods", "talk", "talk-choices", "review", "map", "person", "tie")
_LINES = frozenset(chr(code) for code in range(0x2500, 0x25A0)) | frozenset("▌▐▁▔▏▕")
"""Frames and bars: seen, not read."""


def luminance(colour: Color) -> float:
    parts = [part / 255 for part in colour.get_truecolor()]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Color, other: Color) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def too_faint(screen: Screen[object], least: float) -> Iterator[tuple[str, float]]:
    """Text on the screen with too little contrast with what is behind it."""
    for strip in screen._compositor.render_strips():
        for segment in strip:
            style, words = segment.style, segment.text.strip()
            if style is None or style.color is None or style.bgcolor is None or not set(words) - _LINES:
                continue
            found = ratio(style.color, style.bgcolor)
            if found < least:
                yield words, round(found, 2)


@pytest.mark.parametrize("name", SCREENS)
async def test_all_that_is_drawn_can_be_read(tmp_path: Path, name: str) -> None:
    shot = SHOTS[name]
    house, id = shot.opened(tmp_path / "home", "nl")
    async with house.run_test(size=(120, 40)) as pilot:
        await shot.walk(house, pilot, id)
        faint = {}
        for theme in THEMES:
            house.use_theme(theme)
            house.clear_notifications()
            await settle(house, pilot)
            faint[theme] = list(too_faint(house.screen, LEAST[theme]))
        assert faint == {theme: [] for theme in THEMES}
    house.leave()


def test_the_measure_is_that_of_wcag() -> None:
    assert ratio(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert ratio(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)


async def test_a_theme_is_kept_for_the_lock_too(tmp_path: Path) -> None:
    async with app(tmp_path) as (house, pilot):
        assert house.look == "dark"
        house.screen.query_one("#theme", Button).press()
        house.screen.query_one("#theme", Button).press()
        await settle(house, pilot)
        assert "hoog contrast" in str(house.screen.query_one("#theme", Button).label)
    again = DraagwijzerApp(tmp_path / "home", "nl", cost=CHEAP)
    assert again.theme == THEMES["contrast"].name


def test_the_environment_decides_and_nonsense_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "theme").write_bytes(b"\xff\xfe pink")
    assert kept_theme(tmp_path) == "dark"
    monkeypatch.setenv("DRAAGWIJZER_THEME", "light")
    assert kept_theme(tmp_path) == "light"


async def test_without_colour_focus_shows_in_the_frame_or_the_letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    house, _ = program(tmp_path / "home", "nl")
    async with house.run_test(size=(120, 40)) as pilot:
        assert house.vault is not None
        house.unlocked(house.vault)
        await settle(house, pilot)
        for kind, id in ((Button, "#new"), (Button, "#due"), (Button, "#theme"), (Input, "#search"), (OptionList, "#dossiers")):
            widget = house.screen.query_one(id, kind)
            house.set_focus(None)
            await settle(house, pilot)
            without = marks(house.screen, widget.region)
            widget.focus()
            await settle(house, pilot)
            assert marks(house.screen, widget.region) != without, id


def marks(screen: Screen[object], region: object) -> list[tuple[str, bool | None, bool | None, bool | None]]:
    """The letters there, and which are bold, underlined or reversed: all but the colours."""
    x, y, width, height = region  # type: ignore[misc]
    found = []
    for strip in screen._compositor.render_strips()[y : y + height]:
        for segment in strip.crop(x, x + width):
            style = segment.style
            found += [
                (letter, style and style.bold, style and style.underline, style and style.reverse) for letter in segment.text
            ]
    return found  # type: ignore[return-value]
