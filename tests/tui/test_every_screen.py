"""Every screen opens by its key or button, shows something, and comes back, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Button

from intake.tui.screens.conversation import ConversationScreen
from intake.tui.screens.home import HomeScreen
from tests.tui.test_screens import app, into_talk, type_line, until


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_from_home_and_from_a_talk(tmp_path: Path, lang: str, size: tuple[int, int]) -> None:
    async with app(tmp_path, lang, size) as (program, pilot):
        for name in ("which", "methods", "due", "help", "new"):
            program.screen.query_one(f"#{name}", Button).press()
            await until(pilot, lambda: not isinstance(program.screen, HomeScreen))
            await pilot.pause()
            assert list(program.screen.query("*")), name
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(program.screen, HomeScreen))
        screen = await into_talk(program, pilot)
        for line in ("Ria Jansen", "Henk", "mijn man" if lang == "nl" else "my husband"):
            await type_line(pilot, screen, line)
        for key in ("f1", "f9", "f10", "f11"):
            await pilot.press(key)
            await until(pilot, lambda: not isinstance(program.screen, ConversationScreen))
            await pilot.pause(0.2)
            assert list(program.screen.query("*")), key
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(program.screen, ConversationScreen))
