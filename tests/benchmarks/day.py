"""What the program takes in memory over a working day, in a process of its own. Prints one JSON object.

    python -m tests.benchmarks.day answers 1000     a thousand answers in one talk
    python -m tests.benchmarks.day hours 8          eight hours of a simulated clock
    python -m tests.benchmarks.day hours 3 --trace  the same, then where memory grew since the first hour (tracemalloc)

An hour: unlock; two talks of two dossiers, opened and left three times each, with lines typed in them; in each help, map, answers and
report opened and closed, the other language and back; then nobody comes for longer than the lock waits, and it locks.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
import json
import sys
import tempfile
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count, cycle
from pathlib import Path
from typing import Any

import intake.tui.app as program
from intake.conversation.dialogue import Dialogue
from intake.definitions import load_library
from intake.definitions.model import Flow
from intake.store.keys import Cost
from intake.store.vault import Vault
from intake.tui.app import DraagwijzerApp
from intake.tui.screens.conversation import ConversationScreen, LineInput
from intake.tui.screens.home import HomeScreen
from intake.tui.screens.unlock import UnlockScreen
from tests.generated import questionnaire

PHRASE = "een lange zin"
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
FLOWS = ("mantelscan", "quez")
LINES = (
    "Mijn dochter Sanne belt elke avond", "weet ik niet", "waarom?", "notitie: nog eens navragen", "3", "ja", "elke week", "terug",
    "Buurman Jan rijdt me naar het ziekenhuis", "later", "zo'n twee uur per dag", "nee", "sla over",
)  # fmt: skip
PAINT = 0.025
"""Seconds in which the screen shows a turn."""
TURNS = 20
"""Lines typed each time a talk is opened: six times an hour, so one each half minute."""


def memory_mb() -> float:
    """Resident megabytes now, after what is no longer used was given back."""
    gc.collect()
    try:
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    except OSError:  # not glibc: a little more is counted
        pass
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def alive() -> dict[str, int]:
    """How many talks and open vaults there are: what was closed has to be gone."""
    there = gc.get_objects()
    talks = sum(isinstance(one, (ConversationScreen, Dialogue)) for one in there)
    return {"talks": talks, "vaults": sum(isinstance(one, Vault) and one._connection is not None for one in there)}


class Clock:
    """Of the whole program: the time of day and the seconds that the idle lock counts."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 12, 9, tzinfo=UTC)

    def seconds(self) -> float:
        return self.now.timestamp()

    def on(self, **time: float) -> None:
        self.now += timedelta(**time)


class Day:
    def __init__(self, home: Path, flows: tuple[Flow, ...] = ()) -> None:
        self.clock = Clock()
        program.seconds_passed = self.clock.seconds  # type: ignore[attr-defined]
        vault, _ = Vault.create(home, PHRASE, cost=CHEAP)
        self.app = DraagwijzerApp(home, "nl", cost=CHEAP)
        self.app.clock = lambda: self.clock.now  # type: ignore[method-assign]
        known = load_library()
        self.app.library = replace(known, flows={**known.flows, **{flow.id: flow for flow in flows}})
        for name in (*FLOWS, *(flow.id for flow in flows)):
            flow = self.app.library.flows[name]
            source = dict(flow.source) or {"x": "y"}
            vault.new_conversation(vault.new_dossier(name), name, flow.version, source, "nl", "worker")
        vault.close()
        self.lines = cycle(LINES)
        self.turns = 0

    async def until(self, pilot: Any, kind: type) -> Any:
        for _ in range(400):
            await pilot.pause(0.02)
            if isinstance(self.app.screen, kind) and self.app.screen.query("Input"):
                return self.app.screen
        raise AssertionError(f"no {kind.__name__} but {self.app.screen}")

    async def unlock(self, pilot: Any) -> None:
        screen = await self.until(pilot, UnlockScreen)
        screen.query_one("#passphrase").value = PHRASE
        await pilot.press("enter")
        await self.until(pilot, HomeScreen)

    async def open_talk(self, pilot: Any, flow: str) -> ConversationScreen:
        row = next(row for row in self.app.open_vault.conversations() if row.flow == flow)
        await self.app.push_screen(ConversationScreen(row))
        await pilot.pause()
        screen: ConversationScreen = await self.until(pilot, ConversationScreen)
        return screen

    async def type(self, screen: ConversationScreen, line: str) -> None:
        field = screen.query_one("#line", LineInput)
        field.value = line
        await field.action_submit()
        await asyncio.sleep(PAINT)  # not pilot.pause: waiting for every widget costs more than the turn
        self.app.touched = self.clock.seconds()  # as a key would
        self.turns += 1
        self.clock.on(seconds=30)

    async def look_around(self, pilot: Any) -> None:
        for key in ("f1", "f11", "f9", "f10"):
            await pilot.press(key)
            await self.app.workers.wait_for_complete()
            await pilot.press("escape")
            await pilot.pause()
        await pilot.press("ctrl+t")
        await pilot.press("ctrl+t")

    async def hour(self, pilot: Any) -> None:
        await self.unlock(pilot)
        for opened, flow in enumerate(FLOWS * 3):
            screen = await self.open_talk(pilot, flow)
            for _ in range(TURNS):
                if self.app.screen is not screen:
                    break
                await self.type(screen, next(self.lines))
            await pilot.pause()
            if self.app.screen is screen and opened >= len(FLOWS) * 2:
                await self.look_around(pilot)
            while not isinstance(self.app.screen, HomeScreen):
                await pilot.press("escape")
                await pilot.pause()
        self.clock.on(minutes=11)
        await self.app.lock_when_idle()
        await self.until(pilot, UnlockScreen)


async def hours(number: int, home: Path, trace: bool) -> dict[str, Any]:
    day = Day(home)
    found: list[float] = []
    living: list[dict[str, int]] = []
    first = None
    async with day.app.run_test(size=(120, 40)) as pilot:
        begin = memory_mb()
        if trace:
            tracemalloc.start(12)
        for _ in range(number):
            await day.hour(pilot)
            found.append(round(memory_mb(), 1))
            living.append(alive())
            if trace and first is None:
                first = tracemalloc.take_snapshot()
        if first is not None:
            gc.collect()
            for grown in tracemalloc.take_snapshot().compare_to(first, "traceback")[:12]:
                print(f"{grown.size_diff / 1024:+.0f} kB, {grown.count_diff:+} blocks", *grown.traceback.format(), sep="\n", file=sys.stderr)
    return {"begin_mb": round(begin, 1), "hours_mb": found, "turns": day.turns, "alive": living}


async def answers(number: int, home: Path) -> dict[str, Any]:
    flow = questionnaire(2 * number)
    day = Day(home, (flow,))
    async with day.app.run_test(size=(120, 40)) as pilot:
        await day.unlock(pilot)
        screen = await day.open_talk(pilot, flow.id)
        found = {}
        scores = count()
        for turn in range(number + 1):
            if turn in (0, 10, number):
                await pilot.pause()
                found[turn] = round(memory_mb(), 1)
            await day.type(screen, str(next(scores) % 5))
        assert screen.talk is not None
        assert len(screen.talk.state.answers) >= number
    return {"begin_mb": found[0], "ten_mb": found[10], "end_mb": found[number]}


if __name__ == "__main__":
    what, number = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        work = answers(number, home) if what == "answers" else hours(number, home, "--trace" in sys.argv)
        print(json.dumps(asyncio.run(work)))
