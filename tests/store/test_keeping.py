"""Backups, copies of the day, damage, and all the keys: what was told stays whole and in the right hands."""

from __future__ import annotations

import json
import stat
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pyrage
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.cli import main
from intake.conversation.events import Event
from intake.store import backup as backups
from intake.store.copies import KEPT, copies
from intake.store.errors import AlreadyThere, Damaged, NotFound, WrongPassphrase
from intake.store.files import DATABASE, KEYS
from intake.store.keyring import EmptyKeyring
from intake.store.keys import Cost, Slots
from intake.store.vault import Vault
from intake.store.ways import Way, by_key_file, by_keyring, by_passphrase
from tests.store.rings import Ring
from tests.store.test_ways import ring

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
_OWN = pyrage.x25519.Identity.generate()
IDENTITY, RECIPIENT = str(_OWN), str(_OWN.to_public())
"""Seals at once where a passphrase takes a second of work, by design."""
PHRASE = "een lange zin"
__all__ = ["ring"]
DAY = datetime(2026, 3, 1, 9, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def filled(home: Path, title: str = "R. Jansen", word: str = "zonnebloem") -> Vault:
    vault, _ = Vault.create(home, PHRASE, cost=CHEAP, clock=lambda: DAY)
    talk = vault.new_conversation(vault.new_dossier(title), "pom", "v1", {"a": "b"}, "nl", "worker")
    vault.append(talk, Event(1, DAY.isoformat(), "started", "carer", {"words": word}))
    return vault


def opened(home: Path, days: int, phrase: str = PHRASE) -> Vault:
    return Vault.open(home, phrase, clock=lambda: DAY + timedelta(days=days))


def test_a_backup_made_in_use_opens_elsewhere_with_all_that_was_said(home: Path, tmp_path: Path) -> None:
    vault = filled(home)
    sealed = vault.backup(PHRASE)
    vault.new_dossier("after the backup")
    file = tmp_path / "a.dwbackup"
    file.write_bytes(sealed)
    assert b"zonnebloem" not in sealed
    assert b'"slots"' not in sealed
    found = backups.read(file, PHRASE)
    backups.check(found, PHRASE, tmp_path)
    backups.restore(found, tmp_path / "other")
    vault.close()
    with Vault.open(tmp_path / "other", PHRASE) as again:
        assert [row.title for row in again.dossiers()] == ["R. Jansen"]
        (talk,) = again.conversations()
        assert again.events(talk.id)[0].data["words"] == "zonnebloem"
        assert again.check() == []
    assert not list(tmp_path.glob("*.db"))


def test_a_backup_for_an_organisation_opens_by_its_key_only(home: Path, tmp_path: Path) -> None:
    identity = pyrage.x25519.Identity.generate()
    vault = filled(home)
    file = tmp_path / "a.dwbackup"
    file.write_bytes(vault.backup(recipients=[str(identity.to_public())]))
    vault.close()
    assert backups.read(file, identity=str(identity)).database
    with pytest.raises(backups.Sealed):
        backups.read(file, identity=str(pyrage.x25519.Identity.generate()))
    with pytest.raises((backups.Sealed, backups.NotABackup)):
        backups.read(file, PHRASE)
    with pytest.raises(backups.NoSuchKey):
        backups.read(file, identity="AGE-SECRET-KEY-1NOPE")


def test_a_backup_is_never_put_over_a_vault(home: Path, tmp_path: Path) -> None:
    vault = filled(home)
    file = tmp_path / "a"
    file.write_bytes(vault.backup(recipients=[RECIPIENT]))
    vault.close()
    with pytest.raises(AlreadyThere):
        backups.restore(backups.read(file, identity=IDENTITY), home)


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    vault = filled(tmp_path_factory.mktemp("seal") / "home")
    made = vault.backup(recipients=[RECIPIENT])
    vault.close()
    return made


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_changed_backup_is_refused(sealed: bytes, tmp_path: Path, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(sealed) - 1))
    changed = bytearray(sealed)
    changed[place] ^= data.draw(st.integers(1, 255))
    cut = data.draw(st.booleans())
    file = tmp_path / "changed"
    file.write_bytes(sealed[:place] if cut else bytes(changed))
    with pytest.raises((backups.NotABackup, backups.Sealed)):
        backups.read(file, identity=IDENTITY)


def test_a_copy_a_day_is_kept_for_a_week(home: Path) -> None:
    filled(home).close()
    for day in range(1, 12):
        opened(home, day).close()
        opened(home, day).close()
    kept = copies(home)
    assert len(kept) == KEPT
    assert kept[0].day == date(2026, 3, 12)
    assert kept[-1].day == date(2026, 3, 6)
    assert all(stat.S_IMODE(one.path.stat().st_mode) == 0o600 for one in kept)
    assert all(b"zonnebloem" not in one.path.read_bytes() for one in kept)


def test_a_damaged_vault_is_left_alone_and_the_last_good_copy_comes_back(home: Path) -> None:
    filled(home).close()
    opened(home, 1).close()
    database = home / DATABASE
    broken = bytearray(database.read_bytes())
    broken[len(broken) // 2] ^= 1
    database.write_bytes(bytes(broken))
    with pytest.raises(Damaged):
        opened(home, 2)
    assert database.read_bytes() == bytes(broken)
    last = Vault.last_good_copy(home, by_passphrase(PHRASE))
    assert last is not None
    aside = Vault.put_back(home, last.day, by_passphrase(PHRASE))
    assert (aside / DATABASE).read_bytes() == bytes(broken)
    with opened(home, 2) as again:
        assert [row.title for row in again.dossiers()] == ["R. Jansen"]


def test_a_damaged_copy_is_passed_over_and_never_put_back(home: Path) -> None:
    filled(home).close()
    opened(home, 1).close()
    newest = copies(home)[0].path
    data = bytearray(newest.read_bytes())
    data[-1] ^= 1
    newest.write_bytes(bytes(data))
    last = Vault.last_good_copy(home, by_passphrase(PHRASE))
    assert last is not None
    assert last.day == date(2026, 3, 1)
    with pytest.raises(Damaged):
        Vault.put_back(home, date(2026, 3, 2), by_passphrase(PHRASE))
    with pytest.raises(NotFound):
        Vault.put_back(home, date(2020, 1, 1), by_passphrase(PHRASE))
    assert not (home / "damaged-1").exists()


def test_what_is_removed_is_not_in_the_copies_either(home: Path) -> None:
    vault = filled(home)
    vault.close()
    vault = opened(home, 1)
    vault.backup(recipients=[RECIPIENT])
    vault.remove_dossier(vault.dossiers()[0].id)
    assert len(vault.backups_made()) == 1
    vault.close()
    assert [one.day for one in copies(home)] == [date(2026, 3, 2)]
    Vault.put_back(home, date(2026, 3, 2), by_passphrase(PHRASE))
    with opened(home, 2) as again:
        assert again.dossiers() == []


def test_the_keyring_opens_and_losing_it_locks_nobody_out(home: Path, ring: Ring) -> None:
    vault = filled(home)
    vault.set_keyring(True)
    assert "keyring" in vault.ways_in()
    vault.close()
    Vault.open_by(home, by_keyring()).close()
    ring.kept.clear()
    with pytest.raises(EmptyKeyring):
        Vault.open_by(home, by_keyring())
    vault = opened(home, 0)
    vault.set_keyring(False)
    assert "keyring" not in vault.ways_in()
    vault.close()


def test_the_keyring_of_another_vault_does_not_open(home: Path, tmp_path: Path, ring: Ring) -> None:
    vault = filled(home)
    vault.set_keyring(True)
    vault.close()
    body = json.loads((home / KEYS).read_bytes())
    other = filled(tmp_path / "other")
    other.set_keyring(True)
    other.close()
    ring.kept[("draagwijzer", body["vault"])] = next(
        value for (_, name), value in ring.kept.items() if name != body["vault"]
    )
    with pytest.raises(WrongPassphrase):
        Vault.open_by(home, by_keyring())


def kept(home: Path, identity: pyrage.x25519.Identity) -> Way:
    """By the identity in a file of its own."""
    path = home.parent / "organisation.key"
    path.write_text(f"# key of the organisation\n{identity}\n")
    return by_key_file(path)


def test_an_organisation_can_open_until_it_is_taken_away(home: Path) -> None:
    identity = pyrage.x25519.Identity.generate()
    recipient = str(identity.to_public())
    vault = filled(home)
    vault.add_organisation(recipient)
    assert recipient in vault.ways_in()
    vault.close()
    Vault.open_by(home, kept(home, identity)).close()
    with pytest.raises(WrongPassphrase):
        Vault.open_by(home, kept(home, pyrage.x25519.Identity.generate()))
    vault = opened(home, 0)
    vault.remove_organisation(recipient)
    vault.close()
    with pytest.raises(WrongPassphrase):
        Vault.open_by(home, kept(home, identity))


def test_a_changed_passphrase_keeps_the_other_ways_in(home: Path) -> None:
    identity = pyrage.x25519.Identity.generate()
    vault = filled(home)
    vault.add_organisation(str(identity.to_public()))
    vault.change_passphrase("heel iets anders", cost=CHEAP)
    vault.close()
    opened(home, 0, "heel iets anders").close()
    Vault.open_by(home, kept(home, identity)).close()


def test_slots_of_before_are_still_read(home: Path) -> None:
    """A key file without the newer slots is the same file as ever."""
    filled(home).close()
    body = json.loads((home / KEYS).read_bytes())
    assert set(body) == {"format", "vault", "slots", "check"}
    assert Slots.from_bytes((home / KEYS).read_bytes()).organisation == ()


# the doors


@pytest.fixture
def door(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    filled(home).close()
    (tmp_path / "phrase").write_text(PHRASE)
    monkeypatch.setenv("DRAAGWIJZER_HOME", str(home))
    monkeypatch.setenv("DRAAGWIJZER_PASSPHRASE_FILE", str(tmp_path / "phrase"))
    return tmp_path


def test_backup_verify_and_restore_by_the_door(door: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, other = str(door / "b.dwbackup"), str(door / "elsewhere")
    assert main(["backup", file, "--lang", "nl"]) == 0
    assert main(["backup", file, "--verify", "--lang", "nl"]) == 0
    assert "is goed" in capsys.readouterr().out
    assert main(["restore", file, "--home", other, "--lang", "nl"]) == 0
    assert main(["restore", file, "--home", other, "--lang", "nl"]) == 1
    assert "staan al dossiers" in capsys.readouterr().err
    (door / "no").write_text("hello")
    assert main(["backup", str(door / "no"), "--verify"]) == 1
    assert main(["restore"]) == 2


def test_the_copy_of_the_day_by_the_door(door: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / DATABASE).write_bytes(b"x" * 8192)
    assert main(["restore", "--copy", "--lang", "nl"]) == 0
    assert "Teruggezet: de kopie van 1 maart 2026" in capsys.readouterr().out
    assert main(["restore", "--copy", "gisteren"]) == 1
    assert main(["restore", "--copy", "2020-01-01"]) == 1


def test_keys_and_log_by_the_door(door: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    recipient = str(pyrage.x25519.Identity.generate().to_public())
    assert main(["keys", "organisation", recipient, "--lang", "nl"]) == 0
    assert recipient in capsys.readouterr().out
    assert main(["keys", "organisation"]) == 2
    assert main(["keys", "organisation", "age1nope"]) == 1
    (door / "new").write_text("een nieuwe lange zin")
    monkeypatch.setenv("DRAAGWIJZER_NEW_PASSPHRASE_FILE", str(door / "new"))
    assert main(["keys", "passphrase", "--lang", "nl"]) == 0
    assert main(["keys"]) == 1
    monkeypatch.setenv("DRAAGWIJZER_PASSPHRASE_FILE", str(door / "new"))
    capsys.readouterr()
    assert main(["log", "R. Jansen", "--lang", "nl"]) == 0
    said = capsys.readouterr().out
    assert "gesprek begonnen" in said
    assert "zonnebloem" not in said
    assert main(["log", "niemand"]) == 1


@pytest.mark.parametrize(("busy", "opens"), [(2, True), (99, False)])
def test_a_busy_computer_is_told_and_is_no_wrong_passphrase(
    monkeypatch: pytest.MonkeyPatch, busy: int, opens: bool
) -> None:
    tries = iter(range(busy))

    def decrypt(data: bytes, passphrase: str) -> bytes:
        if next(tries, None) is not None:
            raise pyrage.DecryptError("Excessive work parameter for passphrase.")
        return b"inside"

    monkeypatch.setattr(pyrage.passphrase, "decrypt", decrypt)
    sealed = b"age-encryption.org/v1 ..."
    if opens:
        assert backups.unsealed(sealed, "a phrase") == b"inside"
    else:
        with pytest.raises(backups.TooBusy):
            backups.unsealed(sealed, "a phrase")
