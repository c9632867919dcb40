"""Kill -9 at random moments of a running talk, in a real process with a real terminal: nothing acknowledged is lost.

What the program has said "kept" to is there after the kill, in order, with at most one more (kept, not yet told); and the
next process goes on at the question where the talk was.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import sys
import time
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import pexpect

from intake.conversation.compiled import compile_flow
from intake.conversation.fold import Conversation, fold, undone
from intake.definitions import load_library
from intake.definitions.model import Flow
from intake.store.keys import Cost
from intake.store.vault import Vault

PHRASE = "een lange zin van mij"
FLOW = "pom"
START = 2.5
"""Seconds in which a process that has to start is killed: longer than starting takes."""
PART = 40
"""Kills of one talk: more and it comes to its end, where "don't know" answers nothing."""
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
KEPT_NOTE, KEPT_ANSWER = "Notitie bewaard.", "Dat geeft niet."
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


@dataclass
class Damage:
    """What went wrong, a line each; kills and acknowledged: how much was tried."""

    kills: int = 0
    acknowledged: int = 0
    faults: list[str] = field(default_factory=list)


@lru_cache(maxsize=1)
def _flow() -> Flow:
    return load_library().flows[FLOW]


class Home:
    """A vault with one talk, and the typed lines that were acknowledged in it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "home"
        self.phrase = folder / "phrase"
        self.phrase.write_text(PHRASE, encoding="utf-8")
        self.flow = _flow()
        vault, _ = Vault.create(self.path, PHRASE, cost=CHEAP)
        self.dossier = vault.new_dossier("R. Jansen")
        vault.close()
        self.expected: list[str] = []

    def environment(self) -> dict[str, str]:
        bare = {key: value for key, value in os.environ.items() if not key.startswith("DRAAGWIJZER")}
        named = {"DRAAGWIJZER_HOME": str(self.path), "DRAAGWIJZER_PASSPHRASE_FILE": str(self.phrase), "DRAAGWIJZER_LANG": "nl"}
        return bare | named | {"TERM": "xterm", "PYTHONUNBUFFERED": "1"}

    def start(self, **options: Any) -> Any:
        arguments = ["-m", "intake.cli", "talk", FLOW, "--plain", "--dossier", self.dossier]
        child = pexpect.spawn(
            sys.executable, arguments, env=self.environment(), timeout=60, encoding="utf-8", echo=False, dimensions=(40, 200),
            **options,
        )  # fmt: skip
        child.delaybeforesend = None  # pexpect waits 50 ms before each line and 100 ms at the end, for nothing here
        child.ptyproc.delayafterclose = child.ptyproc.delayafterterminate = 0
        return child

    def state(self) -> Conversation:
        """Where the talk is; nothing said yet where the very first process was killed before it began."""
        with Vault.open(self.path, PHRASE) as vault:
            rows = vault.conversations(self.dossier)
            assert len(rows) <= 1
            return fold(compile_flow(self.flow), vault.events(rows[0].id) if rows else [])

    def sound(self) -> list[str]:
        with Vault.open(self.path, PHRASE) as vault:
            return vault.check()


def kept(state: Conversation) -> list[str]:
    """The typed lines that the events hold, in order."""
    gone = undone(state.events)
    lines = []
    for event in state.events:
        if event.seq in gone:
            continue
        if event.kind == "noted":
            lines.append(f"notitie: {event.data['text']}")
        elif event.kind == "withheld":
            lines.append("weet ik niet")
    return lines


def torture(folder: Path, kills: int, seed: int) -> Damage:
    """Kill `kills` times, each time in a new process that goes on with the same talk."""
    chance, home, found = random.Random(seed), Home(folder), Damage()
    number = 0
    for _ in range(kills):
        typed, acknowledged, shown, number = one_kill(home, chance, number)
        found.kills += 1
        found.acknowledged += acknowledged
        state = home.state()
        lines = kept(state)
        wanted = [*home.expected, *typed]
        if lines != wanted[: len(lines)]:
            found.faults.append(f"kill {found.kills}: other words than were typed: {lines[-3:]} for {wanted[-3:]}")
        if not len(home.expected) + acknowledged <= len(lines):
            found.faults.append(f"kill {found.kills}: {len(home.expected) + acknowledged} acknowledged, {len(lines)} kept")
        if shown and state.current and shown not in _texts(state):
            found.faults.append(f"kill {found.kills}: asked {shown!r}, which is not in the talk")
        home.expected = lines
    found.faults += home.sound()
    return found


def _texts(state: Conversation) -> set[str]:
    return {state.text(question.text) for question in state.flow.questions.values()}


def one_kill(home: Home, chance: random.Random, number: int) -> tuple[list[str], int, str, int]:
    """(what was typed, how much of it was acknowledged, the question shown on coming back, the next number)."""
    before = home.state() if home.expected else None
    child = home.start()
    shown = ""
    if chance.random() < 0.1:  # while it starts
        time.sleep(chance.random() * START)
        child.kill(signal.SIGKILL)
        child.wait()
        return [], 0, "", number
    child.expect("\n> ")
    heard = _plain(child.before)
    if before is not None and before.current:
        shown = before.text(before.flow.questions[before.current].text)
        if shown not in heard:
            shown = f"MISSING {shown}"
    typed = []
    for _ in range(chance.randint(1, 6)):
        number += 1
        line = f"notitie: woord-{number}" if chance.random() < 0.7 else "weet ik niet"
        typed.append(line)
        child.sendline(line)
        if chance.random() < 0.6:
            child.expect("\n> ")
            heard += _plain(child.before)
    time.sleep(chance.random() * 0.05)
    child.kill(signal.SIGKILL)
    try:
        heard += _plain(child.read())
    except (pexpect.EOF, OSError):
        pass
    child.wait()
    return typed, heard.count(KEPT_NOTE) + heard.count(KEPT_ANSWER), shown, number


def _plain(words: str) -> str:
    return _ESCAPES.sub("", words).replace("\r", "")


def main() -> int:
    """`make torture`: 1,000 kills, or as many as the first argument says, in parts that each have a talk of their own."""
    import tempfile

    parser = argparse.ArgumentParser(description="Kill -9 at random moments of a running talk.")
    parser.add_argument("kills", type=int, nargs="?", default=1_000)
    parser.add_argument("--after", type=int, default=0, metavar="N", help=f"go on after N, a multiple of {PART}")
    given = parser.parse_args()
    total = Damage()
    for part in range(given.after, given.kills, PART):
        with tempfile.TemporaryDirectory() as folder:
            found = torture(Path(folder), min(PART, given.kills - part), seed=part)
        total.kills += found.kills
        total.acknowledged += found.acknowledged
        total.faults += found.faults
        print(f"{total.kills} kills, {total.acknowledged} acknowledged lines, {len(total.faults)} faults", *found.faults, sep="\n", flush=True)
    return 1 if total.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
