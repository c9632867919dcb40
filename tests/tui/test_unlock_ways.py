"""The lock by the keyring, by an organisation's key file and by the recovery key: only by choice, and said when it fails."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import keyring.errors
import pytest
from textual.pilot import Pilot
from textual.widgets import Button, Input, Static

from intake.store import tries
from intake.store.vault import Vault
from intake.tui.app import DraagwijzerApp
from intake.tui.screens.home import HomeScreen
from intake.tui.screens.unlock import UnlockScreen
from tests.store.rings import Ring
from tests.store.test_ways import CHEAP, PHRASE, identity, key_file, made, ring
from tests.tui.ria import library
from tests.tui.test_screens import until

__all__ = ["ring"]


class Lock:
    """The lock on the screen, and a hand at the keys."""

    def __init__(self, program: DraagwijzerApp, pilot: Pilot[int]) -> None:
        self.program, self.pilot = program, pilot

    def field(self, name: str) -> Input:
        return self.program.screen.query_one(f"#{name}", Input)

    async def press(self, name: str) -> None:
        self.program.screen.query_one(f"#{name}", Button).press()
        await self.pilot.pause()

    async def go_to(self, mode: str) -> None:
        await self.press(mode)
        await until(self.pilot, lambda: self.mode() == mode and bool(self.program.screen.query("#locked")))

    def mode(self) -> str:
        screen = self.program.screen
        return screen.mode if isinstance(screen, UnlockScreen) else ""

    async def says(self, words: str) -> None:
        await until(self.pilot, lambda: words in str(self.program.screen.query_one("#problem", Static).content))

    async def opens(self) -> Vault:
        await until(self.pilot, lambda: isinstance(self.program.screen, HomeScreen))
        vault = self.program.open_vault
        assert isinstance(vault, Vault)
        return vault


@asynccontextmanager
async def at_the_lock(home: Path, lang: str = "nl") -> AsyncIterator[Lock]:
    program = DraagwijzerApp(home, lang, cost=CHEAP)
    program.library = library()
    async with program.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield Lock(program, pilot)
    program.leave()


async def test_the_keyring_opens_when_it_is_chosen_and_never_by_itself(tmp_path: Path, ring: Ring) -> None:
    made(tmp_path / "home", on=True)
    async with at_the_lock(tmp_path / "home") as lock:
        assert lock.program.focused is lock.field("passphrase")
        await lock.press("keyring")
        vault = await lock.opens()
        assert [line.what for line in vault.log()][-1] == "opened_by_keyring"
        await lock.pilot.press("ctrl+l")
        await until(lock.pilot, lambda: lock.mode() == "locked")
        await lock.pilot.press("enter")  # nothing typed: still locked
        await lock.says("niet de goede wachtzin")
        lock.program.touched = -1e9
        await lock.program.lock_when_idle()
        assert lock.program.vault is None
        await lock.press("keyring")
        await lock.opens()


@pytest.mark.parametrize(("lang", "locked", "gone", "changed"), [("nl", "is op slot", "staat niets", "past niet meer"), ("en", "is locked", "holds nothing", "no longer fits")])
async def test_a_keyring_that_does_not_open_is_said(tmp_path: Path, ring: Ring, lang: str, locked: str, gone: str, changed: str) -> None:
    made(tmp_path / "home", on=True)
    kept = dict(ring.kept)
    async with at_the_lock(tmp_path / "home", lang) as lock:
        ring.trouble = keyring.errors.KeyringLocked("no")
        await lock.press("keyring")
        await lock.says(locked)
        ring.trouble, ring.kept = None, {}
        await lock.press("keyring")
        await lock.says(gone)
        ring.kept = dict.fromkeys(kept, "ab" * 32)
        await lock.press("keyring")
        await lock.says(changed)
        lock.field("passphrase").value = PHRASE
        await lock.press("open")
        vault = await lock.opens()
        assert ("failed_tries", "1") in [(line.what, line.detail) for line in vault.log()]


async def test_without_slots_there_is_only_the_passphrase(tmp_path: Path) -> None:
    made(tmp_path / "home")
    async with at_the_lock(tmp_path / "home") as lock:
        assert {one.id for one in lock.program.screen.query(Button)} == {"open", "forgotten", "language", "theme"}


async def test_the_organisation_opens_by_its_key_file(tmp_path: Path) -> None:
    key = identity()
    made(tmp_path / "home", key)
    path = key_file(tmp_path, key)
    async with at_the_lock(tmp_path / "home") as lock:
        await lock.go_to("organisation")
        assert not lock.field("of-key").display
        lock.field("key").value = f"  '{path}' "
        await lock.press("open")
        vault = await lock.opens()
        assert vault.log()[-1].what == "opened_by_organisation"
    Vault.open(tmp_path / "home", PHRASE).close()


@pytest.mark.parametrize(
    ("lang", "no_file", "asks", "wrong", "strange"),
    [
        ("nl", "geen sleutelbestand", "zit een wachtzin", "niet de wachtzin van het sleutelbestand", "opent deze dossiers niet"),
        ("en", "no key file", "is a passphrase", "not the passphrase of the key file", "does not open these client files"),
    ],
)
async def test_a_key_file_under_a_passphrase_and_a_new_passphrase_for_who_forgot(
    tmp_path: Path, lang: str, no_file: str, asks: str, wrong: str, strange: str
) -> None:
    key = identity()
    made(tmp_path / "home", key)
    async with at_the_lock(tmp_path / "home", lang) as lock:
        await lock.go_to("organisation")
        lock.field("key").value = str(tmp_path / "[/] nowhere")
        await lock.press("open")
        await lock.says(no_file)
        lock.field("key").value = str(key_file(tmp_path, identity()))
        await lock.press("open")
        await lock.says(strange)
        lock.field("key").value = str(key_file(tmp_path, key, phrase="hek"))
        await lock.press("open")
        await lock.says(asks)
        assert lock.program.focused is lock.field("of-key")
        lock.field("of-key").value = "hok"
        await lock.press("open")
        await lock.says(wrong)
        assert lock.field("of-key").value == ""
        lock.field("of-key").value = "hek"
        lock.field("passphrase").value = "kort"
        await lock.press("open")
        await lock.says("8")
        lock.field("passphrase").value = "een andere zin"
        lock.field("passphrase").focus()
        await lock.pilot.press("enter")
        vault = await lock.opens()
        assert [(line.what, line.detail) for line in vault.log()][-3:] == [("failed_tries", "2"), ("opened_by_organisation", str(key.to_public())), ("passphrase_changed", "")]
    Vault.open(tmp_path / "home", "een andere zin").close()


async def test_wrong_tries_at_the_lock_have_to_wait(tmp_path: Path) -> None:
    recovery = made(tmp_path / "home")
    async with at_the_lock(tmp_path / "home") as lock:
        for number in range(1, 4):
            lock.field("passphrase").value = "mis"
            await lock.press("open")
            await until(lock.pilot, lambda number=number: tries.failed_tries(tmp_path / "home") == number)
            await lock.says("niet de goede wachtzin")
        tries._write(tmp_path / "home", 8, time.time())
        lock.field("passphrase").value = PHRASE
        await lock.press("open")
        await lock.says("seconden")
        await lock.go_to("forgotten")
        lock.field("key").value = recovery
        lock.field("passphrase").value = "een andere zin"
        await lock.press("recover")
        await lock.says("seconden")
        tries._write(tmp_path / "home", 8, 0.0)
        lock.field("passphrase").value = "een andere zin"
        await lock.press("recover")
        vault = await lock.opens()
        assert [(line.what, line.detail) for line in vault.log()][-3:] == [("failed_tries", "8"), ("recovered", ""), ("passphrase_changed", "")]


async def test_a_damaged_vault_gets_its_copy_back_by_the_keyring_too(tmp_path: Path, ring: Ring) -> None:
    made(tmp_path / "home", on=True)
    Vault.open(tmp_path / "home", PHRASE).close()
    (tmp_path / "home" / "vault.db").write_bytes(b"x" * 8192)
    async with at_the_lock(tmp_path / "home") as lock:
        await lock.press("keyring")
        await until(lock.pilot, lambda: bool(lock.program.screen.query("#put-back")))
        await lock.press("put-back")
        await lock.opens()


async def test_a_second_press_while_it_opens_does_nothing(tmp_path: Path, ring: Ring, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path / "home", on=True)
    opened: list[Vault] = []
    before = Vault.open_by

    def counted(*given: object, **more: object) -> Vault:
        opened.append(before(*given, **more))  # type: ignore[arg-type]
        return opened[-1]

    monkeypatch.setattr(Vault, "open_by", counted)
    async with at_the_lock(tmp_path / "home") as lock:
        for _ in range(3):
            lock.program.screen.query_one("#keyring", Button).press()
        await lock.opens()
        await asyncio.sleep(0.2)
        assert len(opened) == 1
