"""The same talks in the terminal (tmux), in the browser (Chromium), line by line, and from a paper form: the same reports."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from intake.definitions import load_library
from intake.definitions.model import Library
from tests import in_process
from tests.conversation.talking import dialogue
from tests.e2e.browser import CHROMIUM, PHRASE, Screen, Window, chromium, new_vault, serving

Reports = tuple[dict[str, Any], ...]
"""As data, one for each talk."""
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: see tests/needs.sh"),
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed: see tests/needs.sh"),
]


@dataclass(frozen=True, slots=True)
class Said:
    """A talk as it is held: a method, a language, what is said at the table as a form has it, and how it is ended.

    no: to who else there is. end: the last line. ended: what is told then.
    """

    flow: str
    lang: str
    title: str
    form: Mapping[str, str]
    no: str
    end: str
    ended: str

    @property
    def place(self) -> str:
        """Where the talk stands, as the screen tells it."""
        return "vraag {} van {}" if self.lang == "nl" else "question {} of {}"


FAMILY = {
    "nl": {
        "carer_name": "Ria Jansen", "cared_for_name": "Henk", "care_relation": "mijn man", "carer_age": "58", "cared_for_age": "64",
        "carer_gender": "vrouw", "cared_for_gender": "man", "home_town": "Zwolle, een eengezinswoning", "cared_for_living": "thuis",
        "live_together": "ja", "partner_since": "wij trouwden in 1989",
        "carer_children": "Mijn dochter Sanne (33) belt elke dag en helpt met de administratie.",
    },
    "en": {
        "carer_name": "Ria Jansen", "cared_for_name": "Henk", "care_relation": "my husband", "carer_age": "58", "cared_for_age": "64",
        "carer_gender": "woman", "cared_for_gender": "man", "home_town": "Zwolle, a terraced house", "cared_for_living": "at home",
        "live_together": "yes", "partner_since": "we married in 1989",
        "carer_children": "My daughter Sanne (33) phones every day and helps with the paperwork.",
    },
}  # fmt: skip
"""Two people, a marriage and a child: the first questions of the MantelScan."""
STREET = {
    "nl": {"sl_street": "Kerkstraat", "sl_age": "30 tot 50", "sl_now": "4", "sl_wish": "zeven", "sl_join": "ja", "sl_idea": "koffie op het plein"},
    "en": {"sl_street": "Church Street", "sl_age": "30 to 50", "sl_now": "4", "sl_wish": "seven", "sl_join": "yes", "sl_idea": "coffee on the square"},
}
"""A whole method, from its first question to its last."""
WHOLE = {
    "nl": Said("straatladder", "nl", "De Kerkstraat", STREET["nl"], "nee", "klaar", "Het gesprek is klaar"),
    "en": Said("straatladder", "en", "Church Street", STREET["en"], "no", "done", "The talk is done"),
}
BEGUN = {
    "nl": Said("mantelscan", "nl", "R. Jansen", FAMILY["nl"], "nee", "stop", "Gesprekken"),
    "en": Said("mantelscan", "en", "R. Johnson", FAMILY["en"], "no", "stop", "Talks"),
}
ALL = (*WHOLE.values(), *BEGUN.values())
ON_SCREEN = (WHOLE["nl"], BEGUN["en"])
"""A turn on a screen is dear, so each of the two is held there in one language; line by line and on paper in both."""


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

    def talk(self, said: str, *arguments: str) -> str:
        """Line by line, in a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "intake.cli", "talk", *arguments], input=said, env=self.environment(), capture_output=True, text=True, timeout=120
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def run(self, *arguments: str, said: str = "") -> str:
        done = in_process.run(self.environment(), *arguments, text=said)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def report(self, dossier: str, lang: str) -> dict[str, Any]:
        self.run("report", dossier, "--lang", lang, "--format", "json", "--out", str(self.folder / "report.json"))
        return read(self.folder / "report.json")


def read(path: Path) -> dict[str, Any]:
    """A report without what differs each time: ids and times; and whether the talk was ended, which a form cannot say."""
    report = json.loads(path.read_text(encoding="utf-8"))
    return {name: bare(value) for name, value in report.items() if name != "status"}


def bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: bare(one) for name, one in value.items() if name not in ("id", "at", "time", "status")}
    return [bare(one) for one in value] if isinstance(value, list) else value


@cache
def library() -> Library:
    return load_library()


@cache
def turns(flow: str, lang: str) -> tuple[tuple[str, str], ...]:
    """(what the screen says when it is ready for it, a line) for all that is said."""
    held = next(one for one in ALL if (one.flow, one.lang) == (flow, lang))
    talk = dialogue(library().flows[flow], library(), lang=lang, audience="worker")
    said: list[tuple[str, str]] = []
    told = ""
    while (prompt := talk.prompt).kind != "done" and (talk.is_asking_more() or prompt.question in held.form):
        if talk.is_asking_more():
            said.append((told, held.no))
        else:
            said.append((held.place.format(prompt.number, prompt.total), held.form[prompt.question]))
        told = next((one.text[:24] for one in talk.hear(said[-1][1]) if one.kind == "info"), "")
    ready = prompt.text[:20] if prompt.kind == "done" else held.place.format(prompt.number, prompt.total)
    return (*said, (ready, held.end))


def by_screen(screen: Screen, place: Place) -> Reports:
    """Each talk after the other, in one window, with the language changed in between."""
    for held in ON_SCREEN:
        screen.begin_talk(held.title, library().flows[held.flow].card.title.get(held.lang), held.lang)
        for ready, line in turns(held.flow, held.lang):
            screen.wait(ready, 40)
            screen.type(line)
        screen.wait(held.ended, 40)
        if held.end != "stop":
            screen.press("Escape")
            screen.wait("Gesprekken")
            screen.press("Control+t")
    return tuple(place.report(held.title, held.lang) for held in ON_SCREEN)


def by_terminal(place: Place) -> Reports:
    with Terminal(place) as terminal:
        terminal.wait("Wachtzin", 60)
        terminal.type(PHRASE)
        terminal.wait("Hier komen je dossiers")
        return by_screen(terminal, place)


class Terminal(Screen):
    """A real terminal: tmux, with a server of its own."""

    def __init__(self, place: Place) -> None:
        self.place = place

    def __enter__(self) -> Terminal:
        hidden = {"DRAAGWIJZER_PASSPHRASE_FILE": ""}
        self._tmux("new-session", "-d", "-x", "130", "-y", "40", f"{sys.executable} -m intake.cli", more=hidden)
        return self

    def __exit__(self, *_: object) -> None:
        self._tmux("kill-server")

    def _tmux(self, *arguments: str, more: dict[str, str] | None = None) -> str:
        done = subprocess.run(
            ["tmux", "-u", "-S", str(self.place.folder / "tmux"), "-f", "/dev/null", *arguments],
            env=self.place.environment() | {"TERM": "xterm-256color"} | (more or {}), capture_output=True, text=True, timeout=30,
        )  # fmt: skip
        return done.stdout

    def text(self) -> str:
        return self._tmux("capture-pane", "-p")

    def write(self, words: str) -> None:
        self._tmux("send-keys", "-l", words)

    def press(self, *keys: str) -> None:
        self._tmux("send-keys", *(key.replace("Control+", "C-") for key in keys))

    def click(self, words: str) -> None:
        """With the mouse, as a terminal reports it."""
        lines = self.wait(words).splitlines()
        row = next(number for number, line in enumerate(lines) if words in line)
        at = f"0;{lines[row].index(words) + 2};{row + 1}"
        self._tmux("send-keys", "-l", f"\x1b[<{at}M\x1b[<{at}m")

    def type(self, line: str) -> None:
        self.write(line)
        self.press("Enter")


def by_browser(place: Place) -> Reports:
    with serving(place.home) as served, chromium() as browser:
        window = Window(browser, served.link, 1500, 900)
        window.unlock()
        window.wait("Hier komen je dossiers")
        return by_screen(window, place)


def by_lines(place: Place) -> Reports:
    """The first in a process of its own."""
    made = []
    for held in ALL:
        said = "\n".join(line for _, line in turns(held.flow, held.lang)) + "\n"
        door = (held.flow, "--plain", "--lang", held.lang)
        told = place.run("talk", *door, said=said) if made else place.talk(said, *door)
        made.append(place.report(told.rpartition("draagwijzer report ")[2].split()[0], held.lang))
    return tuple(made)


def by_form(place: Place) -> Reports:
    made = []
    for held in ALL:
        (place.folder / "form.yaml").write_text(yaml.safe_dump(dict(held.form), allow_unicode=True), encoding="utf-8")
        place.run("fill", held.flow, str(place.folder / "form.yaml"), "--lang", held.lang, "--report", str(place.folder))
        made.append(read(place.folder / f"{held.flow}-professional.json"))
    return tuple(made)


def test_every_door_gives_the_same_report(tmp_path: Path) -> None:
    lines = by_lines(Place(tmp_path / "lines"))
    assert [report["lang"] for report in lines] == [held.lang for held in ALL]
    for held, report in zip(ALL, lines, strict=True):
        assert list(held.form.values())[-1] in json.dumps(report)
        assert ("Sanne" in json.dumps(report["people"])) is (held in BEGUN.values())
        assert (report["open_questions"] == []) is (held in WHOLE.values())
    assert by_form(Place(tmp_path / "form")) == lines
    shown = tuple(lines[ALL.index(held)] for held in ON_SCREEN)
    assert by_terminal(Place(tmp_path / "terminal")) == shown
    assert by_browser(Place(tmp_path / "browser")) == shown
