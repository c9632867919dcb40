"""The agenda on screen: nothing yet says what to do."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import OptionList

from intake.tui.screens.due import DueScreen
from tests.tui.test_screens import app, until


async def test_an_empty_agenda_says_what_to_do(tmp_path: Path) -> None:
    async with app(tmp_path) as (program, pilot):
        program.screen.query_one("#due").press()  # type: ignore[attr-defined]
        await until(pilot, lambda: isinstance(program.screen, DueScreen))
        listed = program.screen.query_one("#due", OptionList)
        await until(pilot, lambda: "Er staat niets" in str(listed.get_option_at_index(0).prompt))
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(program.screen, DueScreen))
