"""The screen of who can get in: every way listed, changed only by who knows the passphrase, in both languages."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Button, Input, OptionList, Static

from intake.store.tries import count_failed
from intake.store.vault import Vault
from intake.tui.app import DraagwijzerApp
from intake.tui.screens.home import HomeScreen
from intake.tui.screens.keys import KeysScreen
from intake.tui.screens.unlock import UnlockScreen
from tests.store.rings import Ring
from tests.store.test_ways import CHEAP, PHRASE, identity, made, ring
from tests.tui.ria import library
from tests.tui.test_screens import until

__all__ = ["ring"]
ORGANISATION = "age14graqewce9tgrs80sdzpa588xr4knk908l2fh9fg6e3jygrgsunsj48z9n"
"""Of nobody: for the pictures it has to be the same each time."""


class Keys:
    def __init__(self, program: DraagwijzerApp, pilot: Pilot[int]) -> None:
        self.program, self.pilot = program, pilot

    @property
    def screen(self) -> KeysScreen:
        assert isinstance(self.program.screen, KeysScreen)
        return self.program.screen

    def listed(self) -> str:
        ways = self.screen.query_one("#ways", OptionList)
        return "\n".join(str(ways.get_option_at_index(at).prompt) for at in range(ways.option_count))

    async def choose(self, way: str) -> None:
        await until(self.pilot, lambda: bool(self.screen.query("#ways")))
        ways = self.screen.query_one("#ways", OptionList)
        ways.focus()
        ways.highlighted = ways.get_option_index(way)
        await self.pilot.press("enter")
        await until(self.pilot, lambda: bool(self.screen.query("#current")))

    async def do(self, press: str = "do", **typed: str) -> None:
        for name, text in ({"current": PHRASE} | typed).items():
            self.screen.query_one(f"#{name}", Input).value = text
        self.screen.query_one(f"#{press}", Button).press()
        await self.pilot.pause()

    async def says(self, words: str) -> None:
        await until(self.pilot, lambda: words in str(self.screen.query_one("#problem", Static).content))

    async def back_in_list(self) -> None:
        await until(self.pilot, lambda: bool(self.screen.query("#ways")))


@asynccontextmanager
async def keys(home: Path, lang: str = "nl") -> AsyncIterator[Keys]:
    program = DraagwijzerApp(home, lang, cost=CHEAP)
    program.library = library()
    async with program.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        program.screen.query_one("#passphrase", Input).value = PHRASE
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(program.screen, HomeScreen))
        program.screen.query_one("#ways", Button).press()
        await until(pilot, lambda: isinstance(program.screen, KeysScreen))
        await pilot.pause()
        yield Keys(program, pilot)
    program.leave()


async def test_ways_in_are_turned_on_changed_and_taken_away(tmp_path: Path, ring: Ring) -> None:
    old, new = (str(identity().to_public()) for _ in range(2))
    home = tmp_path / "home"
    made(home)
    async with keys(home) as screen:
        assert "Uit." in screen.listed()
        await screen.choose("keyring")
        await screen.do()
        await screen.back_in_list()
        assert "Aan." in screen.listed()
        await screen.choose("new-organisation")
        await screen.do(recipient="age1nope")
        await screen.says("geen age-sleutel")
        await screen.do(recipient=f" {old} ")
        await screen.back_in_list()
        assert Vault.ways_into(home)[2:] == ["keyring", old]
        await screen.choose(old)
        await screen.do(recipient=new)
        await screen.back_in_list()
        await screen.choose(new)
        await screen.do(press="remove")
        await screen.back_in_list()
        await screen.choose("keyring")
        await screen.do()
        await screen.back_in_list()
        assert Vault.ways_into(home) == ["passphrase", "recovery"]
        await screen.pilot.press("escape")
        await until(screen.pilot, lambda: isinstance(screen.program.screen, HomeScreen))


async def test_without_the_passphrase_nothing_changes(tmp_path: Path, ring: Ring) -> None:
    home = tmp_path / "home"
    made(home, on=True)
    async with keys(home, "en") as screen:
        for way, typed in (("passphrase", {"new": "something else", "again": "something else"}), ("recovery", {}), ("keyring", {})):
            await screen.choose(way)
            await screen.do(current="mis", **typed)
            await screen.says("not the right passphrase")
            assert screen.screen.query_one("#current", Input).value == ""
            await screen.pilot.press("escape")
            await screen.back_in_list()
        for _ in range(6):  # a minute to wait, also on a slow machine
            count_failed(home)
        await screen.choose("keyring")
        await screen.do()
        await screen.says("too many wrong tries")
    assert Vault.ways_into(home) == ["passphrase", "recovery", "keyring"]


async def test_a_new_passphrase_and_a_new_recovery_key(tmp_path: Path) -> None:
    home = tmp_path / "home"
    before = made(home)
    async with keys(home) as screen:
        await screen.choose("passphrase")
        await screen.do(new="kort", again="kort")
        await screen.says("8 tekens")
        await screen.do(new="een andere zin", again="een andere zun")
        await screen.says("niet gelijk")
        await screen.do(new="een andere zin", again="een andere zin")
        await screen.back_in_list()
        await screen.choose("recovery")
        await screen.do(current="een andere zin")
        await until(screen.pilot, lambda: bool(screen.screen.shown) and bool(screen.screen.query("#recovery")))
        shown = str(screen.screen.query_one("#recovery", Static).content)
        assert shown != before
        await screen.pilot.press("enter")
        await screen.back_in_list()
        assert shown not in screen.program.export_screenshot()
    Vault.recover(home, shown).close()
    Vault.open(home, "een andere zin").close()


async def test_locking_takes_a_shown_recovery_key_off_the_screen(tmp_path: Path) -> None:
    made(tmp_path / "home")
    async with keys(tmp_path / "home") as screen:
        await screen.choose("recovery")
        await screen.do()
        await until(screen.pilot, lambda: bool(screen.screen.query("#recovery")))
        shown = screen.screen.shown
        await screen.pilot.press("ctrl+l")
        await until(screen.pilot, lambda: isinstance(screen.program.screen, UnlockScreen))
        assert shown[:9] not in screen.program.export_screenshot()


async def test_locking_while_a_key_is_changed_does_no_harm(tmp_path: Path) -> None:
    made(tmp_path / "home")
    async with keys(tmp_path / "home") as screen:
        await screen.choose("recovery")
        await screen.do()
        await screen.pilot.press("ctrl+l")
        await until(screen.pilot, lambda: isinstance(screen.program.screen, UnlockScreen))
        await screen.program.workers.wait_for_complete()
        await screen.pilot.pause(0.2)
        assert screen.program.vault is None
    Vault.open(tmp_path / "home", PHRASE).close()


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_pictures_of_the_keys(snap_compare: Any, tmp_path: Path, ring: Ring, lang: str) -> None:
    made(tmp_path / "home", on=True)
    with Vault.open(tmp_path / "home", PHRASE) as vault:
        vault.add_organisation(ORGANISATION)

    async def wait(pilot: Pilot[int]) -> None:
        await pilot.pause(0.2)
        pilot.app.screen.query_one("#keyring", Button).press()
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        pilot.app.screen.query_one("#ways", Button).press()
        await until(pilot, lambda: isinstance(pilot.app.screen, KeysScreen))
        await pilot.pause(0.2)

    program = DraagwijzerApp(tmp_path / "home", lang, cost=CHEAP)
    program.library = library()
    assert snap_compare(program, terminal_size=(80, 24), run_before=wait)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_pictures_of_the_lock_by_key_file(snap_compare: Any, tmp_path: Path, lang: str) -> None:
    made(tmp_path / "home")
    with Vault.open(tmp_path / "home", PHRASE) as vault:
        vault.add_organisation(ORGANISATION)

    async def wait(pilot: Pilot[int]) -> None:
        await pilot.pause(0.2)
        pilot.app.screen.query_one("#organisation", Button).press()
        await until(pilot, lambda: bool(pilot.app.screen.query("#of-key")))
        pilot.app.screen.query_one("#key", Input).value = "nowhere.key"
        pilot.app.screen.query_one("#open", Button).press()
        await pilot.pause(0.2)
        pilot.app.set_focus(None)
        await pilot.pause(0.1)

    program = DraagwijzerApp(tmp_path / "home", lang, cost=CHEAP)
    program.library = library()
    assert snap_compare(program, terminal_size=(80, 24), run_before=wait)
