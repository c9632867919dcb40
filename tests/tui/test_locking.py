"""Locking by the key from wherever one is, also over a question or a list of commands: nothing stays in view."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Button, Input

from intake.tui.app import DraagwijzerApp
from intake.tui.screens.confirm import ConfirmScreen
from intake.tui.screens.home import HomeScreen
from intake.tui.screens.person import PersonScreen
from intake.tui.screens.unlock import UnlockScreen
from tests.tui.ria import talk
from tests.tui.test_screens import app, until


async def lock(program: DraagwijzerApp, pilot: Pilot[int], where: str) -> None:
    await pilot.press("ctrl+l")
    await until(pilot, lambda: isinstance(program.screen, UnlockScreen))
    await pilot.pause(0.1)
    assert program.vault is None, where
    assert len(program.screen_stack) == 1, where
    assert "Jansen" not in program.export_screenshot(), where


async def open_again(program: DraagwijzerApp, pilot: Pilot[int]) -> None:
    program.screen.query_one("#passphrase", Input).value = "een lange zin"
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(program.screen, HomeScreen))


async def test_from_the_screens_beside_the_talk(tmp_path: Path) -> None:
    async with app(tmp_path) as (program, pilot):
        for name in ("new", "due", "ways"):
            program.screen.query_one(f"#{name}", Button).press()
            await until(pilot, lambda: not isinstance(program.screen, HomeScreen))
            await lock(program, pilot, name)
            await open_again(program, pilot)
        await pilot.press("ctrl+p")
        await pilot.pause()
        await lock(program, pilot, "commands")


async def test_from_the_map_with_a_question_over_it(tmp_path: Path) -> None:
    async with talk(tmp_path) as (program, pilot, _):
        await pilot.press("f11")
        await pilot.pause()
        await pilot.press("n", "delete")
        await until(pilot, lambda: isinstance(program.screen, ConfirmScreen))
        await lock(program, pilot, "question")


async def test_what_was_not_saved_on_a_card_is_not_said_to_be_kept(tmp_path: Path) -> None:
    async with talk(tmp_path) as (program, pilot, _):
        await pilot.press("f11")
        await pilot.pause()
        await pilot.press("a")
        await until(pilot, lambda: isinstance(program.screen, PersonScreen) and bool(program.screen.query(Input)))
        await pilot.press(*"Bo")
        await lock(program, pilot, "card")
        assert ["behalve" in note.message for note in program._notifications] == [True]


async def test_what_was_copied_can_not_be_pasted_at_the_lock(tmp_path: Path) -> None:
    async with app(tmp_path) as (program, pilot):
        program.copy_to_clipboard("wat Ria zei")
        await lock(program, pilot, "home")
        assert program.clipboard == ""


async def test_the_first_screen_may_go_before_it_is_shown(tmp_path: Path) -> None:
    """Who ends the program just as it opens sees no mistake."""
    async with app(tmp_path) as (program, _):
        home = program.screen
        assert isinstance(home, HomeScreen)
        await home.remove_children()
        home.on_mount()
