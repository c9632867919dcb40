"""The same talk in the terminal (tmux), in the browser (Chromium), line by line, and from a paper form: the same report."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from intake.definitions import load_library
from tests import in_process
from tests.conversation.talking import dialogue
from tests.e2e.browser import CHROMIUM, PHRASE, Window, chromium, new_vault, serving

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: see tests/needs.sh"),
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed: see tests/needs.sh"),
]
FLOW, TITLE = "mantelscan", "R. Jansen"
FORM = {
    "carer_name": "Ria Jansen", "cared_for_name": "Henk", "care_relation": "mijn man", "carer_age": "58", "cared_for_age": "64",
    "carer_gender": "vrouw", "cared_for_gender": "man", "home_town": "Zwolle, een eengezinswoning", "cared_for_living": "thuis",
    "live_together": "ja", "partner_since": "wij trouwden in 1989",
    "carer_children": "Mijn dochter Sanne (33) belt elke dag en helpt met de administratie.",
}  # fmt: skip
"""What is said at the table, as a form has it."""
LINES = [*FORM.values(), "nee", "stop"]


class Place:
    """A home with an empty vault, and commands on it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.home, self.phrase = folder, folder / "home", folder / "phrase"
        folder.mkdir()
        new_vault(self.home)
        self.phrase.write_text(PHRASE, encoding="utf-8")

    def environment(self) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("DRAAGWIJZER")}
        return kept | {"DRAAGWIJZER_HOME": str(self.home), "DRAAGWIJZER_PASSPHRASE_FILE": str(self.phrase), "DRAAGWIJZER_LANG": "nl"}

    def talk(self, said: str) -> str:
        """Line by line, in a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "intake.cli", "talk", FLOW, "--plain"], input=said, env=self.environment(), capture_output=True, text=True, timeout=120
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def run(self, *arguments: str) -> None:
        done = in_process.run(self.environment(), *arguments)
        assert done.returncode == 0, done.stderr

    def report(self, dossier: str = TITLE) -> dict[str, Any]:
        self.run("report", dossier, "--format", "json", "--out", str(self.folder / "report.json"))
        return read(self.folder / "report.json")


def read(path: Path) -> dict[str, Any]:
    """A report without what differs each time: ids and times; and whether the talk was ended, which a form cannot say."""
    report = json.loads(path.read_text(encoding="utf-8"))
    return {name: bare(value) for name, value in report.items() if name != "status"}


def bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: bare(one) for name, one in value.items() if name not in ("id", "at", "time", "status")}
    return [bare(one) for one in value] if isinstance(value, list) else value


def turns() -> Iterator[tuple[str, str]]:
    """(what the screen says when it is ready for it, a line) for all that is said."""
    library = load_library()
    talk = dialogue(library.flows[FLOW], library)
    for line in LINES:
        yield f"vraag {talk.prompt.number} van {talk.prompt.total}", line
        talk.hear(line)


def talked(wait: Callable[[str], object], type_line: Callable[[str], None]) -> None:
    for ready, line in turns():
        wait(ready)
        if line == "nee":
            wait("Sanne (dochter, 33")
        type_line(line)
    wait("Gesprekken")


def by_terminal(place: Place) -> dict[str, Any]:
    with Terminal(place) as terminal:
        terminal.wait("Wachtzin")
        terminal.type(PHRASE)
        terminal.wait("Voor wie is dit gesprek")
        terminal.type(TITLE)
        terminal.wait(f"│  {TITLE}")
        terminal.click("Beginnen")
        talked(terminal.wait, terminal.type)
    return place.report()


class Terminal:
    """A real terminal: tmux, with a server of its own."""

    def __init__(self, place: Place) -> None:
        self.place = place

    def __enter__(self) -> Terminal:
        hidden = {"DRAAGWIJZER_PASSPHRASE_FILE": ""}
        self._tmux("new-session", "-d", "-x", "130", "-y", "40", f"{sys.executable} -m intake.cli talk {FLOW}", more=hidden)
        return self

    def __exit__(self, *_: object) -> None:
        self._tmux("kill-server")

    def _tmux(self, *arguments: str, more: dict[str, str] | None = None) -> str:
        done = subprocess.run(
            ["tmux", "-u", "-S", str(self.place.folder / "tmux"), "-f", "/dev/null", *arguments],
            env=self.place.environment() | {"TERM": "xterm-256color"} | (more or {}), capture_output=True, text=True, timeout=30,
        )  # fmt: skip
        return done.stdout

    def wait(self, words: str, seconds: float = 60) -> str:
        end = time.monotonic() + seconds
        while words not in (shown := self._tmux("capture-pane", "-p")):
            assert time.monotonic() < end, f"{words!r} did not come:\n{shown}"
            time.sleep(0.1)
        return shown

    def click(self, words: str) -> None:
        """With the mouse, as a terminal reports it."""
        lines = self.wait(words).splitlines()
        row = next(number for number, line in enumerate(lines) if words in line)
        at = f"0;{lines[row].index(words) + 2};{row + 1}"
        self._tmux("send-keys", "-l", f"\x1b[<{at}M\x1b[<{at}m")

    def type(self, line: str) -> None:
        self._tmux("send-keys", "-l", line)
        self._tmux("send-keys", "Enter")


def by_browser(place: Place) -> dict[str, Any]:
    with serving(place.home) as served, chromium() as browser:
        window = Window(browser, served.link, 1500, 900)
        window.unlock()
        window.wait("Hier komen je dossiers")
        window.begin_talk(TITLE, "MantelScan: de hele zorgsituatie in beeld")
        talked(lambda words: window.wait(words, 40), window.type)
    return place.report()


def by_lines(place: Place) -> dict[str, Any]:
    told = place.talk("\n".join(LINES) + "\n")
    return place.report(told.rpartition("draagwijzer report ")[2].strip())


def by_form(place: Place) -> dict[str, Any]:
    (place.folder / "form.yaml").write_text(yaml.safe_dump(FORM, allow_unicode=True), encoding="utf-8")
    place.run("fill", FLOW, str(place.folder / "form.yaml"), "--report", str(place.folder))
    return read(place.folder / f"{FLOW}-professional.json")


def test_every_door_gives_the_same_report(tmp_path: Path) -> None:
    lines = by_lines(Place(tmp_path / "lines"))
    assert "Sanne" in json.dumps(lines)
    assert by_form(Place(tmp_path / "form")) == lines
    assert by_terminal(Place(tmp_path / "terminal")) == lines
    assert by_browser(Place(tmp_path / "browser")) == lines
