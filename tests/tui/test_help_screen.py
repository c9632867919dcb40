"""F1 explains on every screen, and comes back to it."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Static

from intake.tui.screens.conversation import ConversationScreen
from intake.tui.screens.help import HelpScreen
from intake.tui.screens.home import HomeScreen
from tests.tui.test_screens import app, into_talk, until


def told(screen: object) -> str:
    return "\n".join(str(line.content) for line in screen.query(Static).results(Static))  # type: ignore[attr-defined]


async def test_help_on_the_home_screen_and_in_a_talk(tmp_path: Path) -> None:
    async with app(tmp_path) as (program, pilot):
        for step in (HomeScreen, ConversationScreen):
            if step is ConversationScreen:
                await into_talk(program, pilot)
            await pilot.press("f1")
            await until(pilot, lambda: isinstance(program.screen, HelpScreen))
            await until(pilot, lambda: "TOETSEN" in told(program.screen))
            assert "weet ik niet" in told(program.screen)
            await pilot.press("escape")
            await until(pilot, lambda step=step: isinstance(program.screen, step))
