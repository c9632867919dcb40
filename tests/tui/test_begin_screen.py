"""Beginning a talk: chosen by a sign, methods found by typing."""

from __future__ import annotations

from pathlib import Path

from textual.events import Key
from textual.widgets import Input, OptionList

from intake.tui.screens.beginning import BeginScreen
from intake.tui.widgets.signs import SignButton
from tests.tui.test_screens import app, into_talk, until


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


async def test_who_types_on_right_after_enter_or_tab_types_in_the_next_field(tmp_path: Path) -> None:
    """The keys arrive all at once, as from a quick hand or a slow line: nothing waits in between."""
    async with app(tmp_path) as (program, pilot):
        await pilot.press("ctrl+n")
        await until(pilot, lambda: isinstance(program.screen, BeginScreen))
        await pilot.pause()
        for key in (*"Rita", "enter", *"gen", "shift+tab", *"Ria", "tab", *"genog", "enter"):
            program.post_message(Key(key, key if len(key) == 1 else None))
        screen = program.screen
        await until(pilot, lambda: screen.focused is screen.query_one("#flow"))
        assert screen.query_one("#title", Input).value == "Ria"
        assert screen.query_one("#find", Input).value == "genog"


async def test_what_follows_enter_in_a_talk_is_the_beginning_of_the_next_line(tmp_path: Path) -> None:
    async with app(tmp_path) as (program, pilot):
        screen = await into_talk(program, pilot)
        for key in (*"Ria", "enter", *"Henk"):
            program.post_message(Key(key, key if len(key) == 1 else None))
        line = screen.query_one("#line", Input)
        await until(pilot, lambda: line.value == "Henk")
        assert screen.talk is not None
        assert screen.talk.state.people["client"].name == "Ria"


async def test_enter_alone_leads_through_the_form_to_the_talk(tmp_path: Path) -> None:
    async with app(tmp_path) as (program, pilot):
        await pilot.press("ctrl+n")
        await until(pilot, lambda: isinstance(program.screen, BeginScreen))
        for place in ("#title", "#find", "#flow", "#audience", "#begin"):
            await until(pilot, lambda place=place: program.focused is program.screen.query_one(place))
            await pilot.press(*("Ria" if place == "#title" else ""), "enter")
        await until(pilot, lambda: not isinstance(program.screen, BeginScreen))
        assert program.open_vault.dossiers()[0].title == "Ria"
