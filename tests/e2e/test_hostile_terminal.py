"""The raw bytes that reach a terminal: nothing that was typed or read from a file is ever obeyed by it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pexpect

from intake.network.model import Person
from tests.e2e.test_terminal import Terminal
from tests.hostile import CONTROLS, DIRECTIONS, WORDS, shown, squeezed
from tests.torture.kills import Home
from tests.tui.ria import program

OBEYED = re.compile(
    rb"\x1b\]|\x1b[P^_X]|\x07|\x0e|\xc2[\x80-\x9f]|[\x80-\x9f](?<![\xc2-\xf4][\x80-\x9f])(?<![\xe0-\xf4][\x80-\xbf][\x80-\x9f])(?<!\xf0[\x80-\xbf]{2}[\x80-\x9f])"
    rb"|\xe2\x80[\x8b\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]|\xef\xbb\xbf|\xf3\xa0[\x80\x81]"
)
"""Commands to the terminal (titles, links, clipboard, bell, other character sets, C1), direction marks and hidden signs, in UTF-8."""
NAMES = ("[/", "Jan [de Vries]", "{{7*7}}", "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "javascript:alert(1)", "../../x")


class Recorded(Terminal):
    """A terminal that keeps all it was sent."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.raw = b""
        feed = self.stream.feed

        def record(data: bytes) -> None:
            self.raw += data
            feed(data)

        self.stream.feed = record  # type: ignore[method-assign]


def obeyed(raw: bytes) -> list[bytes]:
    """Each command with what stands around it; but for the shape of the mouse pointer, which Textual sets itself."""
    raw = re.sub(rb"\x1b\]22;[a-z-]*\x07", b"", raw)
    return [raw[max(0, found.start() - 60) : found.end() + 60] for found in OBEYED.finditer(raw)]


def test_a_plain_talk_sends_no_command_to_the_terminal(tmp_path: Path) -> None:
    home = Home(tmp_path)
    child = home.start(codec_errors="surrogateescape")
    child.expect("\n> ")
    heard = child.before
    for word in (*CONTROLS, *DIRECTIONS, *NAMES):
        line = word.replace("\n", " ").replace("\r", " ").replace("\x07", "\x16\x07").replace("\x08", "").replace("\x7f", "").replace("\x00", "")
        child.sendline(f"notitie: {line}")
    child.sendline("overzicht")
    child.sendline("stop")
    child.expect(pexpect.EOF)
    heard += child.before
    raw = heard.encode("utf-8", "surrogateescape")
    assert obeyed(raw) == []
    assert b"\x1b" not in raw
    assert heard.count("Notitie bewaard.") >= len(NAMES)


def test_the_screens_show_names_as_typed_and_send_nothing_of_theirs(tmp_path: Path) -> None:
    hostile = [*NAMES, *CONTROLS, *DIRECTIONS]
    people = tuple(Person(f"p{n}", word, "sister", "client", "family", "woman", place=word, note=word, bond="strong") for n, word in enumerate(hostile))
    app, _ = program(tmp_path / "home", "nl", people)
    app.leave()
    terminal = Recorded(tmp_path / "home")
    terminal.wait("Wachtzin")
    terminal.type("een lange zin")
    terminal.wait("R. Jansen")
    seen = ""
    for key in ("\r", "\r", "\x1b[20~", "\x1b", "\x1b[23~", "\x1b", "\x1b[21~", "\x1b"):
        terminal.child.send(key)
        seen += terminal.read(0.9)
    for name in NAMES:
        terminal.child.send(f"notitie: {name}\r")
        seen += terminal.read(0.3)
    terminal.child.send("\x11")
    terminal.read(1.0)
    terminal.child.close(force=True)
    assert obeyed(terminal.raw) == []
    for name in NAMES:
        assert squeezed(name) in squeezed(seen), name


def test_the_table_of_words_is_hostile() -> None:
    """Each control and direction word loses something at the door; the others stay as they are."""
    assert all(shown(word) != word for word in (*CONTROLS, *DIRECTIONS))
    assert all(OBEYED.search(shown(word).encode()) is None for word in WORDS)
