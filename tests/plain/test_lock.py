"""The line mode locks when nobody is there: the terminal is wiped, and nothing is told before the passphrase."""

from __future__ import annotations

import io
from pathlib import Path

import pexpect
import pytest

from intake import idle
from intake.plain import lock
from intake.plain.lock import WIPE, Watched, watched
from intake.store.vault import Vault
from intake.store.ways import by_passphrase
from tests.store.rings import Ring
from tests.store.test_ways import PHRASE as OF_VAULT
from tests.store.test_ways import identity, key_file, made, ring
from tests.torture.kills import CHEAP, PHRASE, Home

__all__ = ["ring"]


def test_at_a_terminal_nothing_is_told_before_the_passphrase(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with Vault.open(home.path, PHRASE) as vault:
        vault.set_setting("idle_minutes", "0.02")
    child = home.start()
    child.expect("\n> ")
    question = child.before.strip().splitlines()[-2]
    child.expect_exact(WIPE)
    child.expect("Wachtzin: ")
    assert "Op slot" in child.before
    child.sendline("/mensen")
    child.expect("Wachtzin: ")
    assert "niet de goede wachtzin" in child.before
    assert question not in child.before
    child.sendline(PHRASE)
    child.expect("\n> ")
    assert question in child.before
    child.sendline("/slot")
    child.expect_exact(WIPE)
    child.expect("Wachtzin: ")
    child.sendeof()
    child.expect(pexpect.EOF)
    assert child.before.strip() == ""
    child.close()
    assert child.exitstatus == 0
    with Vault.open(home.path, PHRASE) as vault:
        assert [line.detail for line in vault.log() if line.what == "failed_tries"] == ["1"]


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(lock, "seconds_passed", made)
    return made


class Slow(io.StringIO):
    """The first line comes after a minute, the next at once; nobody can see whether one is coming."""

    def __init__(self, text: str, clock: Clock) -> None:
        super().__init__(text)
        self.clock = clock

    def readline(self, size: int | None = -1, /) -> str:
        if not self.tell():
            self.clock.now += 60
        return super().readline()


@pytest.mark.parametrize(("limit", "asked", "heard"), [(30.0, 1, "two\n"), (0.0, 0, "one\n"), (90.0, 0, "one\n")])
def test_where_a_line_cannot_be_waited_for_one_that_comes_late_is_left_out(clock: Clock, limit: float, asked: int, heard: str) -> None:
    out, asks = io.StringIO(), []
    terminal = Watched(Slow("one\ntwo\n", clock), out, lambda: limit, lambda: asks.append(out.getvalue()))
    terminal.write("Question?\n")
    assert terminal.readline() == heard
    assert len(asks) == asked
    assert out.getvalue().count("Question?") == 1 + asked


def test_lines_from_a_pipe_come_from_a_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("x\n"))
    with Vault.create(tmp_path / "home", PHRASE, cost=CHEAP)[0] as vault:
        lines, out = watched(vault, lambda: "nl")
    assert (lines.readline(), isinstance(out, Watched)) == ("x\n", False)


def test_an_hour_with_the_lid_shut_is_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.CLOCK_BOOTTIME", 99, raising=False)
    monkeypatch.setattr("time.clock_gettime", {99: 3_600.0}.get)
    assert idle.seconds_passed() == 3_600.0


def typed_at_the_lock(monkeypatch: pytest.MonkeyPatch, *lines: str) -> list[str]:
    """What is typed unseen, Ctrl-D after the last; returns what was asked, as it is asked."""
    coming, asked = iter(lines), []

    def getpass(words: str) -> str:
        asked.append(words)
        line = next(coming, None)
        if line is None:
            raise EOFError
        return line

    monkeypatch.setattr("getpass.getpass", getpass)
    monkeypatch.setattr("sys.stdin", Terminal())
    return asked


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


WAYS = {"keyring": [""], "passphrase file": [""], "key file": [""], "sealed key file": ["", "van de sleutel"], "typed": [OF_VAULT]}


@pytest.mark.parametrize("way", WAYS)
def test_enter_alone_opens_as_a_new_start_would(way: str, tmp_path: Path, ring: Ring, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    key = identity()
    made(tmp_path / "home", key, on=way == "keyring")
    if way == "passphrase file":
        (tmp_path / "phrase").write_text(OF_VAULT)
        monkeypatch.setenv("DRAAGWIJZER_PASSPHRASE_FILE", str(tmp_path / "phrase"))
    if "key file" in way:
        file = key_file(tmp_path, key, phrase="van de sleutel" if "sealed" in way else "")
        monkeypatch.setenv("DRAAGWIJZER_ORGANISATION_KEY_FILE", str(file))
    with Vault.open_by(tmp_path / "home", by_passphrase(OF_VAULT)) as vault:
        asked = typed_at_the_lock(monkeypatch, *WAYS[way])
        lock.ask(vault, "nl")
        assert len(asked) == len(WAYS[way])
        assert ("Alleen Enter" in capsys.readouterr().out) == (way != "typed")
        typed_at_the_lock(monkeypatch, OF_VAULT)
        lock.ask(vault, "en")


def test_enter_alone_opens_nothing_where_the_passphrase_was_typed(tmp_path: Path, ring: Ring, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    made(tmp_path / "home")
    with Vault.open(tmp_path / "home", OF_VAULT) as vault:
        typed_at_the_lock(monkeypatch, "")
        with pytest.raises(SystemExit):
            lock.ask(vault, "nl")
    assert "niet de goede wachtzin" in capsys.readouterr().out


def test_ctrl_d_at_the_passphrase_of_a_key_file_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = identity()
    made(tmp_path / "home", key)
    monkeypatch.setenv("DRAAGWIJZER_ORGANISATION_KEY_FILE", str(key_file(tmp_path, key, phrase="van de sleutel")))
    with Vault.open(tmp_path / "home", OF_VAULT) as vault:
        typed_at_the_lock(monkeypatch, "")
        with pytest.raises(SystemExit):
            lock.ask(vault, "nl")
