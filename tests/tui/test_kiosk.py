"""One client and one talk: nothing else can be reached, nothing is kept of what a client chooses, and it ends in the lock."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from intake.store.vault import Vault
from intake.tui.kiosk import KioskApp
from intake.tui.screens.home import HomeScreen
from intake.tui.screens.kiosk import HandOverScreen, KioskTalkScreen, OwnReportScreen, ThanksScreen
from intake.tui.screens.unlock import UnlockScreen
from tests.tui.test_screens import CHEAP, PHRASE, type_line, until


@asynccontextmanager
async def kiosk(tmp_path: Path, dossier: str = "", flow: str = "groslijst") -> AsyncIterator[tuple[KioskApp, Pilot[int]]]:
    """Unlocked by a worker."""
    vault, _ = Vault.create(tmp_path / "home", PHRASE, cost=CHEAP)
    vault.new_dossier("Iemand Anders")
    vault.close()
    program = KioskApp(tmp_path / "home", "nl", flow=flow, dossier=dossier, cost=CHEAP)
    async with program.run_test(size=(100, 34)) as pilot:
        await unlock(program, pilot)
        yield program, pilot
    program.leave()


async def unlock(program: KioskApp, pilot: Pilot[int]) -> None:
    await until(pilot, lambda: isinstance(program.screen, UnlockScreen))
    program.screen.query_one("#passphrase", Input).value = PHRASE
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(program.screen, HandOverScreen))


async def begun(program: KioskApp, pilot: Pilot[int]) -> KioskTalkScreen:
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(program.screen, KioskTalkScreen))
    await pilot.pause()
    assert isinstance(program.screen, KioskTalkScreen)
    return program.screen


async def test_a_talk_that_was_broken_off_goes_on_and_the_end_locks(tmp_path: Path) -> None:
    async with kiosk(tmp_path, "R. Jansen") as (program, pilot):
        screen = await begun(program, pilot)
        await type_line(pilot, screen, "Ria")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(program.screen, UnlockScreen))
        assert program.vault is None
        await unlock(program, pilot)
        screen = await begun(program, pilot)
        assert screen.talk is not None
        assert screen.talk.state.people["client"].name == "Ria"
        await type_line(pilot, screen, "afronden")
        await type_line(pilot, screen, "ja")
        await until(pilot, lambda: isinstance(program.screen, ThanksScreen))
        await pilot.click("#report")
        await until(pilot, lambda: isinstance(program.screen, OwnReportScreen))
        assert not program.screen.query("#save, #as-pdf, #professional")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(program.screen, ThanksScreen))
        await pilot.click("#done")
        await until(pilot, lambda: isinstance(program.screen, UnlockScreen))
        assert program.vault is None
        assert "Ria" not in program.export_screenshot()
    with Vault.open(tmp_path / "home", PHRASE) as vault:
        (row,) = vault.conversations()
        assert (row.audience, row.status) == ("client", "finished")


async def test_no_key_leads_out_of_the_talk(tmp_path: Path) -> None:
    async with kiosk(tmp_path, "R. Jansen") as (program, pilot):
        screen = await begun(program, pilot)
        for key in ("escape", "escape", "ctrl+n", "f9", "escape", "f1", "escape", "f11", "escape"):
            await pilot.press(key)
            await pilot.pause()
            assert "Iemand Anders" not in program.export_screenshot()
        await until(pilot, lambda: program.screen is screen)
        assert not any(isinstance(one, HomeScreen) for one in program.screen_stack)
        await type_line(pilot, screen, "stop")
        await until(pilot, lambda: isinstance(program.screen, ThanksScreen))
        program.touched -= 61
        await until(pilot, lambda: isinstance(program.screen, UnlockScreen))


async def test_language_and_colours_hold_until_the_lock(tmp_path: Path) -> None:
    async with kiosk(tmp_path, "R. Jansen") as (program, pilot):
        await begun(program, pilot)
        await pilot.press("ctrl+t")
        program.use_theme("light")
        await pilot.pause()
        assert program.lang == "en"
        assert program.open_vault.setting("lang", "none") == "none"
        assert program.open_vault.setting("theme", "none") == "none"
        await program.action_lock()
        assert program.lang == "nl"


async def test_the_worker_says_whose_talk_it_is(tmp_path: Path) -> None:
    async with kiosk(tmp_path) as (program, pilot):
        await pilot.press("enter")
        assert isinstance(program.screen, HandOverScreen)
        program.screen.query_one("#title", Input).value = "K. de Wit"
        await begun(program, pilot)
        assert {row.title for row in program.open_vault.dossiers()} == {"Iemand Anders", "K. de Wit"}
