"""The program in a real terminal: unlocked, talked to, cut off, gone on with."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pexpect
import pyte
import pytest

COLUMNS, ROWS = 100, 32


class Terminal:
    """A terminal of a fixed size whose screen can be read."""

    def __init__(self, home: Path, *arguments: str, lang: str = "nl", **more: str) -> None:
        """more: for the environment."""
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.ByteStream(self.screen)
        kept = {key: value for key, value in os.environ.items() if not key.startswith("DRAAGWIJZER")}
        environment = kept | {
            "DRAAGWIJZER_HOME": str(home),
            "DRAAGWIJZER_LANG": lang,
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            **more,
        }
        self.child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "intake.cli", *arguments],
            env=environment,
            dimensions=(ROWS, COLUMNS),
            timeout=30,
        )

    def read(self, seconds: float = 0.3) -> str:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                self.stream.feed(self.child.read_nonblocking(65536, timeout=0.05))
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                break
        return "\n".join(self.screen.display)

    def wait(self, text: str, seconds: float = 25) -> str:
        end = time.monotonic() + seconds
        shown = ""
        while time.monotonic() < end:
            shown = self.read(0.2)
            if text in shown:
                return shown
        raise AssertionError(f"{text!r} did not come; the screen shows:\n{shown}")

    def type(self, line: str) -> None:
        self.child.send(line)
        self.read(0.2)
        self.child.send("\r")


def begun(home: Path) -> Terminal:
    """A new vault, and a MantelScan begun in it."""
    terminal = Terminal(home)
    terminal.wait("Wachtzin")
    terminal.type("een lange zin van mij")
    terminal.read(0.4)  # until the second box has the keys
    terminal.type("een lange zin van mij")
    terminal.wait("herstelsleutel")
    terminal.child.send("\r")
    terminal.wait("Hier komen je dossiers")
    terminal.child.send("\x0e")
    terminal.wait("Voor wie is dit gesprek")
    terminal.type("R. Jansen")
    for _ in range(3):
        terminal.child.send("\t")
        terminal.read(0.1)
    terminal.child.send("\r")
    terminal.wait("Hoe heet je?")
    return terminal


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_a_talk_survives_kill_and_goes_on(home: Path) -> None:
    terminal = begun(home)
    terminal.type("Ria Jansen")
    terminal.wait("Voor wie zorg je")
    terminal.type("Henk")
    terminal.wait("Wie is Henk voor jou")
    terminal.child.kill(signal.SIGKILL)
    terminal.child.wait()
    again = Terminal(home)
    again.wait("Wachtzin")
    again.type("een lange zin van mij")
    again.wait("MantelScan")
    again.child.send("\r")
    again.read(0.5)
    again.child.send("\r")
    shown = again.wait("Wie is Henk voor jou")
    assert "Ria Jansen" in shown
    again.child.send("\x11")
    again.read(1.5)
    assert not again.child.isalive()


def test_ctrl_c_and_a_tiny_window_do_no_harm(home: Path) -> None:
    terminal = begun(home)
    terminal.child.sendintr()
    terminal.child.setwinsize(5, 20)
    terminal.screen.resize(5, 20)
    terminal.read(0.6)
    terminal.child.setwinsize(ROWS, COLUMNS)
    terminal.screen.resize(ROWS, COLUMNS)
    terminal.wait("Hoe heet je?")
    terminal.type("Ria")
    shown = terminal.wait("Voor wie zorg je")
    assert "Traceback" not in shown


def test_a_closed_terminal_loses_nothing(home: Path) -> None:
    terminal = begun(home)
    terminal.type("Ria")
    terminal.wait("Voor wie zorg je")
    terminal.child.kill(signal.SIGHUP)
    terminal.child.close(force=True)
    again = Terminal(home, "talk", "mantelscan")
    again.wait("Wachtzin")
    again.type("een lange zin van mij")
    again.wait("Voor wie is dit gesprek")
    again.child.close(force=True)


def test_a_wrong_passphrase_is_said(home: Path) -> None:
    begun(home).child.close(force=True)
    again = Terminal(home, lang="en")
    again.wait("Passphrase")
    again.type("something else")
    again.wait("not the right passphrase")
    again.child.close(force=True)
