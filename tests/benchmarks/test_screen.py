"""What the screens cost: first paint, a long talk, and memory; beside an empty Textual app in the same run."""

from __future__ import annotations

import asyncio
import os
import pty
import select
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from intake.store.keys import Cost
from intake.store.vault import Vault
from intake.tui.app import DraagwijzerApp
from intake.tui.screens.conversation import ConversationScreen
from tests.benchmarks.day import PAINT

EMPTY_APP = "from textual.app import App\nfrom textual.widgets import Static\nclass A(App):\n    def compose(self):\n        yield Static('Wachtzin')\nA().run()\n"
PROGRAM = "from intake.cli import main\nmain([])\n"


TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Paint:
    """From the start of a process until its first screen shows its word: seconds of the wall, of the processor, and MB then."""

    wall: float
    processor: float
    memory: float


def first_paint(code: str, home: Path) -> Paint:
    master, slave = pty.openpty()
    environment = os.environ | {
        "DRAAGWIJZER_HOME": str(home),
        "TERM": "xterm-256color",
        "DRAAGWIJZER_LANG": "nl",
        "COLUMNS": "80",
        "LINES": "24",
    }
    began = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-c", code], stdin=slave, stdout=slave, stderr=slave, env=environment
    )
    shown = b""
    while b"Wachtzin" not in shown and time.perf_counter() - began < 20:
        if select.select([master], [], [], 0.05)[0]:
            shown += os.read(master, 65536)
    took = time.perf_counter() - began
    status = Path(f"/proc/{child.pid}/status").read_text(encoding="utf-8")
    memory = int(status.split("VmRSS:")[1].split()[0]) / 1024
    user, system = Path(f"/proc/{child.pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[11:13]
    child.kill()
    child.wait()
    os.close(master)
    os.close(slave)
    assert b"Wachtzin" in shown
    return Paint(took, (int(user) + int(system)) / TICKS, memory)


@pytest.mark.benchmark(timer=time.perf_counter)
@pytest.mark.parametrize("which", ["empty", "draagwijzer"])
def test_first_paint(benchmark: Any, tmp_path: Path, which: str) -> None:
    code = EMPTY_APP if which == "empty" else PROGRAM
    found: list[Paint] = []
    benchmark.pedantic(lambda: found.append(first_paint(code, tmp_path)), rounds=7, iterations=1, warmup_rounds=1)
    benchmark.extra_info["wall_s"] = median(one.wall for one in found)
    benchmark.extra_info["processor_s"] = median(one.processor for one in found)
    benchmark.extra_info["memory_mb"] = max(one.memory for one in found)


async def test_a_thousand_turns_in_the_chat(tmp_path: Path, figures: dict[str, float]) -> None:
    """A turn does not become slower as the talk goes on."""
    cost = Cost(memory_kib=64, passes=1, lanes=1)
    vault, _ = Vault.create(tmp_path / "home", "een lange zin", cost=cost)
    app = DraagwijzerApp(tmp_path / "home", "nl", cost=cost)
    flow = app.library.flows["mantelscan"]
    dossier = vault.new_dossier("R.")
    id = vault.new_conversation(dossier, flow.id, flow.version, flow.source, "nl", "worker")
    row = next(row for row in vault.conversations(dossier) if row.id == id)
    times = []
    async with app.run_test(size=(120, 40)):
        app.vault = vault
        screen = ConversationScreen(row)
        await app.push_screen(screen)
        talk = screen.talk
        assert talk is not None
        for turn in range(1_000):
            began = time.process_time()
            screen.do(lambda turn=turn: talk.hear(f"notitie: beurt {turn}"))  # type: ignore[misc]
            await asyncio.sleep(PAINT)  # the pilot's own waiting for every widget would count as well
            times.append(time.process_time() - began)
    vault.close()
    first, last = median(times[100:200]), median(times[-100:])
    figures["chat.first"], figures["chat.last"] = first, last
    assert last < first * 3
