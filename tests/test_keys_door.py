"""`draagwijzer keys`, and by what the other commands open: in which order, and what is said when it does not work."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backends.fail
import keyring.errors
import pyrage
import pytest

from intake.cli import main
from intake.store import tries
from intake.store.home import HOME, NEW_PASSPHRASE_FILE, PASSPHRASE_FILE
from intake.store.team.organisation import KEY_FILE
from intake.store.vault import Vault
from tests.store.rings import Ring
from tests.store.test_ways import PHRASE, identity, key_file, made, ring

__all__ = ["ring"]
FAILING = keyring.backends.fail.Keyring()


class Door:
    """A vault and the commands at it."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.home, self.folder, self.patch, self.capsys = folder / "home", folder, patch, capsys
        patch.setenv(HOME, str(self.home))
        for name in (PASSPHRASE_FILE, NEW_PASSPHRASE_FILE, KEY_FILE):
            patch.delenv(name, raising=False)

    def __call__(self, *argv: str, lang: str = "nl") -> tuple[int, str]:
        """Exit code, and what was said on both streams."""
        code = main([*argv, "--lang", lang])
        said = self.capsys.readouterr()
        return code, said.out + said.err

    def passphrase(self, phrase: str = PHRASE, variable: str = PASSPHRASE_FILE) -> None:
        path = self.folder / variable
        path.write_text(phrase)
        self.patch.setenv(variable, str(path))

    def types(self, *lines: str) -> None:
        """A terminal at which this is typed; after that, Ctrl-D."""
        left = iter(lines)

        def typed(_: str) -> str:
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        self.patch.setattr(sys.stdin, "isatty", lambda: True)
        self.patch.setattr(getpass, "getpass", typed)

    def opened(self) -> str:
        """By what it was opened last."""
        with Vault.open(self.home, PHRASE) as vault:
            return vault.log()[-2].what


@pytest.fixture
def door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Door:
    return Door(tmp_path, monkeypatch, capsys)


@pytest.fixture
def no_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(FAILING)
    yield
    keyring.set_keyring(before)


def test_the_order_in_which_a_command_opens(door: Door, ring: Ring) -> None:
    key = identity()
    made(door.home, key, on=True)
    assert door("log")[0] == 0
    assert door.opened() == "opened_by_keyring"
    door.patch.setenv(KEY_FILE, str(key_file(door.folder, key)))
    assert door("log")[0] == 0
    assert door.opened() == "opened_by_organisation"
    door.passphrase()
    assert door("log")[0] == 0
    assert door.opened() == "opened"


def test_without_the_keyring_the_passphrase_is_asked_for(door: Door, ring: Ring) -> None:
    made(door.home, on=True)
    ring.trouble = keyring.errors.KeyringLocked("locked")
    code, said = door("log")
    assert code == 1
    assert "sleutelring van deze computer is op slot" in said
    assert PASSPHRASE_FILE in said
    door.types(PHRASE)
    code, said = door("log", lang="en")
    assert code == 0
    assert "keyring of this computer is locked" in said
    ring.trouble, ring.kept = None, dict.fromkeys(ring.kept, "ff" * 32)
    door.types(PHRASE)
    assert "no longer fits" in door("log", lang="en")[1]


def test_a_key_file_that_is_not_right_is_said(door: Door) -> None:
    key = identity()
    made(door.home, key)
    door.patch.setenv(KEY_FILE, str(door.folder / "nowhere"))
    code, said = door("log")
    assert code == 1
    assert KEY_FILE in said
    path = key_file(door.folder, identity())
    door.patch.setenv(KEY_FILE, str(path))
    assert door("log", lang="en") == (1, "This key does not open these client files. Choose the key file of the right organisation.\n")
    path.chmod(0o644)
    assert "chmod 600" in door("log")[1]
    sealed = key_file(door.folder, key, phrase="hek")
    door.patch.setenv(KEY_FILE, str(sealed))
    assert door("log")[0] == 1  # there is no terminal to ask at
    door.types("mis")
    assert "niet de wachtzin van het sleutelbestand" in door("log")[1]
    door.types("hek")
    assert door("log")[0] == 0
    assert tries.failed_tries(door.home) == 0


def test_a_key_file_is_passed_over_where_no_organisation_may_open(door: Door) -> None:
    made(door.home)
    door.patch.setenv(KEY_FILE, str(door.folder / "nowhere"))
    door.types(PHRASE)
    assert door("log")[0] == 0


def test_after_wrong_tries_a_command_says_how_long_to_wait(door: Door) -> None:
    made(door.home)
    door.passphrase("mis")
    for _ in range(3):
        assert "niet de goede wachtzin" in door("log")[1]
    door.passphrase()
    code, said = door("log")
    assert code == 1
    assert "Wacht nog 1 seconden" in said


@pytest.mark.parametrize(("lang", "words"), [("nl", "geen sleutelring die werkt"), ("en", "no working keyring")])
def test_no_keyring_on_this_computer(door: Door, no_keyring: None, lang: str, words: str) -> None:
    made(door.home)
    door.passphrase()
    code, said = door("keys", "keyring", lang=lang)
    assert code == 1
    assert words in said
    assert Vault.ways_into(door.home) == ["passphrase", "recovery"]


def test_ways_are_listed_added_and_taken_away(door: Door, ring: Ring) -> None:
    made(door.home)
    door.passphrase()
    old, new = (str(identity().to_public()) for _ in range(2))
    code, said = door("keys")
    assert code == 0
    assert "wachtzin: Die typ je zelf." in said
    assert "Uit. " in said
    assert "Vergrendel je computer" in door("keys", "keyring")[1]
    assert "Aan. " in door("keys")[1]
    assert old in door("keys", "organisation", old)[1]
    said = door("keys", "organisation", new, "--instead-of", old, lang="en")[1]
    assert new in said
    assert old not in said
    code, said = door("keys", "organisation", new, "--instead-of", old)
    assert code == 1
    assert old in said
    assert door("keys", "no-organisation", old)[0] == 1
    assert door("keys", "no-organisation", new)[0] == 0
    assert door("keys", "no-organisation")[0] == 2
    assert door("keys", "no-keyring")[0] == 0
    assert ring.kept == {}
    assert Vault.ways_into(door.home) == ["passphrase", "recovery"]


@pytest.mark.parametrize("what", ["no-passphrase", "no-recovery"])
def test_the_last_ways_in_stay(door: Door, what: str) -> None:
    made(door.home)
    door.passphrase()
    code, said = door("keys", what)
    assert code == 1
    assert "blijven altijd" in said
    assert "always stay" in door("keys", what, lang="en")[1]
    assert Vault.ways_into(door.home) == ["passphrase", "recovery"]


def test_the_keyring_alone_does_not_change_the_keys(door: Door, ring: Ring) -> None:
    """Whoever passes by an open computer must not be able to shut its user out."""
    made(door.home, on=True)
    door.passphrase("van een voorbijganger", NEW_PASSPHRASE_FILE)
    assert door("keys")[0] == 0
    for what in (["passphrase"], ["recovery"], ["no-keyring"], ["organisation", str(identity().to_public())]):
        assert door("keys", *what)[0] == 1
    assert Vault.ways_into(door.home) == ["passphrase", "recovery", "keyring"]
    Vault.open(door.home, PHRASE).close()


def test_a_new_passphrase_and_a_new_recovery_key(door: Door) -> None:
    made(door.home)
    door.types(PHRASE, "te kort")
    assert "minstens 8" in door("keys", "passphrase")[1]
    door.types(PHRASE, "een andere zin", "een andere zun")
    assert door("keys", "passphrase")[0] == 1
    door.types(PHRASE, "een andere zin", "een andere zin")
    assert door("keys", "passphrase")[0] == 0
    door.passphrase("een andere zin")
    said = door("keys", "recovery")[1]
    recovery = next(line.strip() for line in said.splitlines() if line.count("-") == 13)
    Vault.recover(door.home, recovery).close()


def test_who_forgot_the_passphrase_gets_in_by_the_recovery_key(door: Door) -> None:
    recovery = made(door.home)
    assert door("keys", "recover")[0] == 1  # nowhere to type it
    door.types(recovery[:-1] + ("0" if recovery[-1] != "0" else "1"))
    assert "tikfout" in door("keys", "recover")[1]
    door.types(recovery, "een andere zin", "een andere zin")
    assert door("keys", "recover")[0] == 0
    with Vault.open(door.home, "een andere zin") as vault:
        assert "recovered" in [line.what for line in vault.log()]


def test_a_backup_for_an_organisation_asks_for_no_passphrase_of_its_own(door: Door, tmp_path: Path) -> None:
    key = identity()
    made(door.home, key)
    path = key_file(tmp_path, identity(), key)
    door.patch.setenv(KEY_FILE, str(path))
    file = str(tmp_path / "b.dwbackup")
    assert door("backup", file, "--to", str(key.to_public()))[0] == 0
    assert door("backup", file, "--verify", "--identity", str(path))[0] == 0
    assert door("restore", file, "--identity", str(path), "--home", str(tmp_path / "there"))[0] == 0
    assert door("backup", file, "--verify", "--identity", str(tmp_path / "nowhere"))[0] == 1
    other = tmp_path / "other.key"
    other.write_text(str(pyrage.x25519.Identity.generate()))
    assert door("backup", file, "--verify", "--identity", str(other))[0] == 1


def test_a_copy_goes_back_by_the_key_of_the_organisation(door: Door) -> None:
    key = identity()
    made(door.home, key)
    Vault.open(door.home, PHRASE).close()
    (door.home / "vault.db").write_bytes(b"x" * 8192)
    door.patch.setenv(KEY_FILE, str(key_file(door.folder, key)))
    assert door("restore", "--copy")[0] == 0
    with Vault.open(door.home, PHRASE) as vault:
        assert vault.check() == []


def test_ctrl_d_at_a_question_is_no_fault_of_ours(door: Door) -> None:
    made(door.home)
    door.types()
    code, said = door("log")
    assert code == 1
    assert "onze kant" not in said


def test_a_damaged_key_file_is_said(door: Door) -> None:
    made(door.home)
    (door.home / "vault.keys.json").write_text("{}")
    door.passphrase()
    assert "beschadigd" in door("keys")[1]
