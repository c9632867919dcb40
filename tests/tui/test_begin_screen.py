"""Beginning a talk: chosen by a sign, methods found by typing."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input, OptionList

from intake.tui.screens.beginning import BeginScreen
from intake.tui.widgets.signs import SignButton
from tests.tui.test_screens import app, until


async def test_what_is_chosen_is_told_by_a_sign_and_methods_are_found_by_typing(tmp_path: Path) -> None:
    async with app(tmp_path) as (program, pilot):
        await pilot.press("ctrl+n")
        await until(pilot, lambda: isinstance(program.screen, BeginScreen))
        buttons = list(program.screen.query(SignButton))
        assert [("●" in str(button._button)) for button in buttons] == [button.value for button in buttons]
        assert sum(button.value for button in buttons) == 1
        program.screen.query_one("#find", Input).value = "genog"
        await pilot.pause()
        listed = program.screen.query_one("#flow", OptionList)
        assert [option.id for option in listed.options] == ["genogram"]
        program.screen.query_one("#find", Input).value = "nergens te vinden"
        await pilot.pause()
        assert listed.option_count == 0
