"""What stands on a screen can be read whole, in every size and both languages: nothing cut, nothing over another, no endless lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from intake.tui.screens.methods import MethodsScreen
from intake.tui.texts import say
from intake.tui.widgets.canvas import Canvas
from intake.tui.widgets.panels import PeoplePanel
from tests.shots import SHOTS, standing
from tests.tui.ria import FEW, RIA, settle, talk

READS = 100
"""Columns of a line of text at most, to be read without losing the next."""
SCREENS = ("home", "begin", "keys-form", "talk-choices", "talk-people", "map-then")


def drawn(screen: Screen[object], widget: Widget) -> str:
    """What stands in its place on the screen, as one line of words."""
    x, y, width, height = widget.region
    rows = ["".join(one.text for one in strip.crop(x, x + width)) for strip in screen._compositor.render_strips()[y : y + height]]
    return re.sub(r"[\s│┃╭╮╰╯┏┓┗┛─━▊▎▌]+", " ", " ".join(rows)).strip()


def cut(screen: Screen[object]) -> Iterator[str]:
    """The words of buttons and sentences that do not stand there in full; what can be scrolled to is not cut."""
    window = screen.region
    for widget in screen.query("*").results():
        if not widget.is_on_screen or not widget.region:
            continue
        if any(parent.show_vertical_scrollbar for parent in widget.ancestors if isinstance(parent, Widget)):
            continue
        if widget.region.intersection(window) != widget.region:
            if isinstance(widget, Button):
                yield str(widget.label)
            continue
        words = str(widget.label) if isinstance(widget, Button) else str(widget.content) if type(widget) is Static else ""
        said = re.sub(r"\s+", " ", words).strip()
        if said and said not in drawn(screen, widget):
            yield said


@pytest.mark.parametrize("lang", ["nl", "en"])
async def test_no_button_and_no_sentence_is_cut_where_it_is_small(tmp_path: Path, lang: str) -> None:
    for name in SCREENS:
        async with standing(SHOTS[name], tmp_path / name, lang, (80, 24)) as (house, pilot):
            assert list(cut(house.screen)) == [], name
            apart(house.screen, name)
            if name == "home":  # the measure finds what is cut
                await pilot.resize_terminal(50, 24)
                await settle(house, pilot)
                assert any(say("home_keys", lang) in one for one in cut(house.screen))


def apart(screen: Screen[object], name: str) -> None:
    """No two buttons or fields touch the same cell."""
    taken: dict[tuple[int, int], Widget] = {}
    for widget in screen.query("Button, Input").results(Button | Input):
        if widget.is_on_screen:
            x, y, width, height = widget.region
            for cell in ((x + dx, y + dy) for dx in range(width) for dy in range(height)):
                assert taken.setdefault(cell, widget) is widget, (name, widget)


async def test_on_a_broad_screen_text_stays_readable_and_the_map_has_the_rest(tmp_path: Path) -> None:
    async with talk(tmp_path, size=(200, 50)) as (app, pilot, screen):
        assert screen.query_one("#middle").size.width <= READS
        panel = screen.query_one(PeoplePanel)
        assert panel.query_one(Canvas).size.width > 50
        assert all(widget.size.width <= READS for widget in screen.query("#chat .said"))
        await app.push_screen(MethodsScreen())
        await settle(app, pilot)
        assert app.screen.query_one("#card").size.width <= READS


async def test_the_map_beside_the_talk_stands_still_while_people_are_named(tmp_path: Path) -> None:
    async with talk(tmp_path, people=FEW) as (_, pilot, screen):
        assert screen.talk is not None
        canvas = screen.query_one("#side-map", Canvas)
        before = dict(places(canvas))
        assert set(before) == {"client", "cared_for", "sanne"}
        for person in RIA[1:6]:
            screen.talk.put_person(person)
            screen.show()
            await pilot.pause()
            now = places(canvas)
            assert before.items() <= now.items()
            before = now


def places(canvas: Canvas) -> dict[str, tuple[int, int]]:
    assert canvas.drawing is not None
    return {node.id: (node.x, node.y) for node in canvas.drawing.nodes}


@pytest.mark.parametrize("lang", ["nl", "en"])
async def test_the_palette_speaks_the_language_of_the_user(tmp_path: Path, lang: str) -> None:
    async with talk(tmp_path, lang) as (app, pilot, _):
        await pilot.press("ctrl+p")
        await settle(app, pilot)
        assert app.screen.query_one(Input).placeholder == say("find_command", lang)
        await pilot.press(*"qqqqzz")
        for _ in range(30):
            await pilot.pause(0.1)
            shown = drawn(app.screen, app.screen.query_one("CommandList"))
            if shown:
                break
        await pilot.pause(0.1)
        assert say("no_command", lang) in drawn(app.screen, app.screen.query_one("CommandList"))
