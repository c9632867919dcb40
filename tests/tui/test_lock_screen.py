"""Locking by key and when nobody is there; a damaged vault offers its last good copy."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input

from intake.store.files import DATABASE
from intake.store.vault import Vault
from intake.tui.app import DraagwijzerApp
from intake.tui.screens.home import HomeScreen
from intake.tui.screens.unlock import UnlockScreen
from tests.tui.test_screens import CHEAP, PHRASE, app, into_talk, type_line, until


async def test_the_key_locks_and_nothing_of_the_talk_stays(tmp_path: Path) -> None:
    async with app(tmp_path) as (program, pilot):
        screen = await into_talk(program, pilot)
        await type_line(pilot, screen, "Ria Zonnebloem")
        await pilot.press("ctrl+l")
        await until(pilot, lambda: isinstance(program.screen, UnlockScreen))
        assert program.vault is None
        assert len(program.screen_stack) == 1
        assert "Zonnebloem" not in program.export_screenshot()
        program.screen.query_one("#passphrase", Input).value = PHRASE
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(program.screen, HomeScreen))
        again = await into_talk(program, pilot)
        assert again.talk is not None
        assert again.talk.state.people["client"].name == "Ria Zonnebloem"


async def test_it_locks_when_nobody_is_there(tmp_path: Path) -> None:
    async with app(tmp_path) as (program, pilot):
        await into_talk(program, pilot)
        await program.lock_when_idle()
        assert program.vault is not None
        program.touched -= program.idle_seconds()
        await program.lock_when_idle()
        await until(pilot, lambda: isinstance(program.screen, UnlockScreen))
        assert program.vault is None


async def test_a_key_press_tells_that_someone_is_there(tmp_path: Path) -> None:
    async with app(tmp_path) as (program, pilot):
        program.touched = 0.0
        await pilot.press("down")
        assert program.touched > 0
        program.open_vault.set_setting("idle_minutes", "0")
        program.touched = -1e9
        await program.lock_when_idle()
        assert program.vault is not None


async def test_a_damaged_vault_offers_the_last_good_copy(tmp_path: Path) -> None:
    vault, _ = Vault.create(tmp_path / "home", PHRASE, cost=CHEAP)
    vault.new_dossier("R. Jansen")
    vault.close()
    Vault.open(tmp_path / "home", PHRASE).close()
    database = tmp_path / "home" / DATABASE
    database.write_bytes(b"x" * database.stat().st_size)
    program = DraagwijzerApp(tmp_path / "home", "nl", cost=CHEAP)
    async with program.run_test() as pilot:
        await pilot.pause()
        program.screen.query_one("#passphrase", Input).value = PHRASE
        await pilot.press("enter")
        await until(pilot, lambda: bool(program.screen.query("#put-back")))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(program.screen, HomeScreen))
    program.leave()
