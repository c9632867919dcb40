"""Every way into the vault: right, wrong, not there, changed; wrong tries are counted, waited for and told in the log."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import keyring.backends.fail
import keyring.errors
import pyrage
import pytest

from intake.store import tries
from intake.store.errors import (
    NotFound,
    RecoveryKeyMistyped,
    StoreError,
    TooSoon,
    WrongKey,
    WrongKeyring,
    WrongPassphrase,
    WrongRecoveryKey,
)
from intake.store.identity import (
    NoKeyFile,
    OpenKeyFile,
    WrongKeyPassphrase,
    needs_passphrase,
    read_identities,
)
from intake.store.keyring import EmptyKeyring, LockedKeyring, NoKeyring
from intake.store.keys import Cost
from intake.store.vault import Vault
from intake.store.ways import Way, by_key_file, by_keyring, by_passphrase, by_recovery_key
from tests.store.age_files import sealed
from tests.store.rings import Ring

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PHRASE = "een lange zin"


@pytest.fixture
def ring() -> Iterator[Ring]:
    before, made = keyring.get_keyring(), Ring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def identity() -> pyrage.x25519.Identity:
    return pyrage.x25519.Identity.generate()


def key_file(folder: Path, *keys: pyrage.x25519.Identity, phrase: str = "") -> Path:
    text = "".join(f"# public key: {key.to_public()}\r\n{key}\r\n" for key in keys).encode()
    path = folder / "organisation.key"
    path.write_bytes(sealed(text, phrase) if phrase else b"\xef\xbb\xbf" + text)
    path.chmod(0o600)
    return path


def made(home: Path, *keys: pyrage.x25519.Identity, on: bool = False) -> str:
    """A vault with these organisations, and the keyring on; returns the recovery key."""
    vault, recovery = Vault.create(home, PHRASE, cost=CHEAP)
    with vault:
        for key in keys:
            vault.add_organisation(str(key.to_public()))
        if on:
            vault.set_keyring(True)
    return recovery


def last_lines(home: Path, way: Way) -> list[tuple[str, str]]:
    with Vault.open_by(home, way) as vault:
        return [(line.what, line.detail) for line in vault.log()][-2:]


def test_each_way_opens_and_the_log_says_which(home: Path, tmp_path: Path, ring: Ring) -> None:
    key = identity()
    recovery = made(home, key, on=True)
    ways = {
        "opened": by_passphrase(PHRASE),
        "recovered": by_recovery_key(recovery.lower()),
        "opened_by_keyring": by_keyring(),
        "opened_by_organisation": by_key_file(key_file(tmp_path, key)),
    }
    for what, way in ways.items():
        whose = str(key.to_public()) if what == "opened_by_organisation" else ""
        assert last_lines(home, way)[-1] == (what, whose)


def wrong_ways(folder: Path) -> dict[type[StoreError], Callable[[], Way]]:
    other, _ = Vault.create(folder / "other", PHRASE, cost=CHEAP)
    strange = other.new_recovery_key()
    other.close()
    sealed = key_file(folder, identity(), phrase="hek")
    bare = folder / "bare"
    bare.write_text(str(identity()))
    return {
        WrongPassphrase: lambda: by_passphrase("iets anders"),
        WrongRecoveryKey: lambda: by_recovery_key(strange),
        WrongKeyring: by_keyring,
        WrongKey: lambda: by_key_file(bare),
        WrongKeyPassphrase: lambda: by_key_file(sealed, "hok"),
    }


def test_a_wrong_try_is_counted_whatever_way_and_told_in_the_log(home: Path, tmp_path: Path, ring: Ring, monkeypatch: pytest.MonkeyPatch) -> None:
    made(home, identity(), on=True)
    ring.kept = dict.fromkeys(ring.kept, "00" * 32)
    monkeypatch.setattr(tries, "FREE", 9)
    for number, (problem, way) in enumerate(wrong_ways(tmp_path).items(), start=1):
        with pytest.raises(problem) as told:
            Vault.open_by(home, way())
        assert type(told.value) is problem
        assert told.value.sentence("nl") != told.value.sentence("en")
        assert tries.failed_tries(home) == number
    assert last_lines(home, by_passphrase(PHRASE)) == [("failed_tries", "5"), ("opened", "")]
    assert tries.failed_tries(home) == 0


def test_after_three_wrong_tries_every_way_has_to_wait(home: Path, tmp_path: Path, ring: Ring, monkeypatch: pytest.MonkeyPatch) -> None:
    key = identity()
    recovery = made(home, key, on=True)
    now = [1_000_000.0]
    monkeypatch.setattr(tries.time, "time", lambda: now[0])
    for _ in range(tries.FREE):
        with pytest.raises(WrongPassphrase):
            Vault.open(home, "mis")
    for wait in (1, 2, 4, 8):
        with pytest.raises(TooSoon) as told:
            Vault.open(home, PHRASE)
        assert told.value.seconds == wait
        now[0] += wait
        with pytest.raises(WrongPassphrase):
            Vault.open(home, "mis")
    for way in (by_passphrase(PHRASE), by_recovery_key(recovery), by_keyring(), by_key_file(key_file(tmp_path, key))):
        with pytest.raises(TooSoon) as told:
            Vault.open_by(home, way)
        assert told.value.seconds == 16
        assert "16 seconden" in told.value.sentence("nl")
        assert "16 more seconds" in told.value.sentence("en")
    now[0] += 16
    Vault.open(home, PHRASE).close()
    Vault.open(home, PHRASE).close()


def test_what_is_no_guess_is_not_counted(home: Path, tmp_path: Path, ring: Ring) -> None:
    made(home, identity(), on=True)
    ring.kept.clear()
    tried: list[tuple[type[StoreError], Callable[[], Way]]] = [
        (EmptyKeyring, by_keyring),
        (NoKeyFile, lambda: by_key_file(tmp_path / "nowhere")),
        (RecoveryKeyMistyped, lambda: by_recovery_key("7ZQK-03MN")),
    ]
    for problem, way in tried:
        with pytest.raises(problem):
            Vault.open_by(home, way())
    assert tries.failed_tries(home) == 0


@pytest.mark.parametrize(
    ("trouble", "problem"),
    [
        (keyring.errors.KeyringLocked("locked"), LockedKeyring),
        (keyring.errors.InitError("no bus"), NoKeyring),
        (keyring.errors.NoKeyringError("none"), NoKeyring),
        (OSError("the bus went away"), NoKeyring),
    ],
)
def test_a_keyring_that_fails_is_said_and_the_passphrase_still_opens(home: Path, ring: Ring, trouble: Exception, problem: type[StoreError]) -> None:
    made(home, on=True)
    ring.trouble = trouble
    with pytest.raises(problem) as told:
        Vault.open_by(home, by_keyring())
    assert "wachtzin" in told.value.sentence("nl")
    assert "passphrase" in told.value.sentence("en")
    with Vault.open(home, PHRASE) as vault:
        with pytest.raises(problem):
            vault.set_keyring(True)
        vault.set_keyring(False)
        assert vault.ways_in() == ["passphrase", "recovery"]


def test_a_computer_without_a_keyring(home: Path) -> None:
    made(home)
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.fail.Keyring())
    try:
        with Vault.open(home, PHRASE) as vault, pytest.raises(NoKeyring):
            vault.set_keyring(True)
        assert Vault.ways_into(home) == ["passphrase", "recovery"]
        with pytest.raises(NoKeyring):
            Vault.open_by(home, by_keyring())
    finally:
        keyring.set_keyring(before)


def test_no_error_tells_a_secret(home: Path, tmp_path: Path, ring: Ring) -> None:
    """Not in a message, nor in what a traceback prints."""
    key = identity()
    made(home, key, on=True)
    (secret,) = ring.kept.values()
    ring.trouble = RuntimeError(f"cannot read {secret}")
    said = ""
    for way in (by_keyring(), by_passphrase("geheim-woord"), by_key_file(key_file(tmp_path, identity(), phrase="slot"), "geheim-woord")):
        with pytest.raises(StoreError) as told:
            Vault.open_by(home, way)
        said += "".join(traceback.format_exception(told.value)) + repr(way)
    assert secret not in said
    assert "geheim-woord" not in said.replace('"geheim-woord"', "")  # but in this test's own source lines
    assert "AGE-SECRET-KEY-1" not in said


# Key files


def test_a_key_file_as_age_makes_it(tmp_path: Path) -> None:
    old, new = identity(), identity()
    path = key_file(tmp_path, old, new)
    assert not needs_passphrase(path)
    assert read_identities(path) == [str(old), str(new)]
    path = key_file(tmp_path, new, phrase="slot")
    path_of_age = tmp_path / "armoured"
    path_of_age.write_bytes(pyrage.passphrase.encrypt(str(new).encode(), "slot", armored=True))
    for one in (path, path_of_age):
        assert needs_passphrase(one)
        assert read_identities(one, "slot") == [str(new)]
    with pytest.raises(WrongKeyPassphrase):
        read_identities(path, "hek")


def test_what_is_no_key_file(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    (tmp_path / "letter").write_text("Geachte heer")
    (tmp_path / "cut").write_bytes(key_file(tmp_path, identity(), phrase="slot").read_bytes()[:60])
    os.mkfifo(tmp_path / "pipe")
    for name in ("", "empty", "letter", "pipe", "nowhere", "a\0b", "x" * 5000):
        with pytest.raises(NoKeyFile):
            read_identities(tmp_path / name)
    with pytest.raises(WrongKeyPassphrase):
        read_identities(tmp_path / "cut", "slot")


def test_a_bare_key_that_stays_around_is_for_its_owner_only(home: Path, tmp_path: Path) -> None:
    key = identity()
    made(home, key)
    path = key_file(tmp_path, key)
    path.chmod(0o644)
    with pytest.raises(OpenKeyFile):
        Vault.open_by(home, by_key_file(path, private=True))
    Vault.open_by(home, by_key_file(path)).close()  # a stick has no such rights


def test_an_organisation_changes_its_key(home: Path, tmp_path: Path) -> None:
    old, new, other = identity(), identity(), identity()
    made(home, old, other)
    before = key_file(tmp_path, old)
    with Vault.open(home, PHRASE) as vault:
        vault.replace_organisation(str(old.to_public()), str(new.to_public()))
        assert set(vault.ways_in()[2:]) == {str(new.to_public()), str(other.to_public())}
        with pytest.raises(NotFound):
            vault.replace_organisation(str(old.to_public()), str(new.to_public()))
        assert ("organisation_key_changed", str(new.to_public())) in [(line.what, line.detail) for line in vault.log()]
    with pytest.raises(WrongKey):
        Vault.open_by(home, by_key_file(before))
    Vault.open_by(home, by_key_file(key_file(tmp_path, new))).close()
    Vault.open_by(home, by_key_file(key_file(tmp_path, old, other))).close()


# Changing ways in


def test_two_windows_that_change_the_keys_lose_nothing(home: Path, ring: Ring) -> None:
    made(home)
    one, two = str(identity().to_public()), str(identity().to_public())
    with Vault.open(home, PHRASE) as here, Vault.open(home, PHRASE) as there:
        here.add_organisation(one)
        there.add_organisation(two)
        here.set_keyring(True)
        there.change_passphrase("een andere zin", cost=CHEAP)
        assert here.ways_in() == there.ways_in() == ["passphrase", "recovery", "keyring", one, two]
        here.confirm("een andere zin")
        assert here.backup(recipients=[one])
    Vault.open(home, "een andere zin").close()


def test_who_changes_a_way_in_is_asked_who_they_are(home: Path) -> None:
    made(home)
    with Vault.open(home, PHRASE) as vault:
        for _ in range(3):
            with pytest.raises(WrongPassphrase):
                vault.confirm("mis")
        with pytest.raises(TooSoon):
            vault.confirm(PHRASE)
        tries._write(home, 3, 0.0)
        vault.confirm(PHRASE)
        assert [(line.what, line.detail) for line in vault.log()][-1] == ("failed_tries", "3")


def test_putting_back_a_copy_counts_wrong_tries_too(home: Path) -> None:
    made(home)
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            Vault.last_good_copy(home, by_passphrase("mis"))
    with pytest.raises(TooSoon):
        Vault.last_good_copy(home, by_passphrase(PHRASE))
