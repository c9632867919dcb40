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

from intake.store.keys import Cost
from intake.store.vault import Vault
from intake.tui.app import DraagwijzerApp
from intake.tui.screens.conversation import ConversationScreen
from tests.benchmarks.day import PAINT

EMPTY_APP = "from textual.app import App\nfrom textual.widgets import Static\nclass A(App):\n    def compose(self):\n        yield Static('Wachtzin')\nA().run()\n"
PROGRAM = "from intake.cli import main\nmain([])\n"


PATIENCE = 90
"""Seconds for a first screen, on a machine busy with other work and before the bytecode is there."""
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Paint:
    """From the start of a process until its first screen shows its word: seconds of the wall, of the processor, and MB then."""

    wall: float
    processor: float
    memory: float


def first_paint(code: str, home: Path) -> Paint:
    master, slave = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # as it is installed
    environment = kept | {
        "PYTHONPYCACHEPREFIX": str(home / "bytecode"),
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
    while b"Wachtzin" not in shown and time.perf_counter() - began < PATIENCE:
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


def test_first_paint(tmp_path: Path, figures: dict[str, float]) -> None:
    """Ours and an empty Textual app in turns, so that the machine is as busy for both. The first of each fills the caches."""
    apps = {"empty": EMPTY_APP, "ours": PROGRAM}
    found: dict[str, list[Paint]] = {name: [] for name in apps}
    for _ in range(8):
        for name, code in apps.items():
            found[name].append(first_paint(code, tmp_path))
    for name, paints in found.items():
        for what in ("wall", "processor", "memory"):
            figures[f"paint.{name}.{what}"] = median(getattr(paint, what) for paint in paints[1:])


async def test_five_hundred_turns_in_the_chat(tmp_path: Path, figures: dict[str, float]) -> None:
    """A turn does not become slower as the talk goes on."""
    cost = Cost(memory_kib=64, passes=1, lanes=1)
    vault, _ = Vault.create(tmp_path / "home", "een lange zin", cost=cost)
    app = DraagwijzerApp(tmp_path / "home", "nl", cost=cost)
    flow = app.library.flows["mantelscan"]
    dossier = vault.new_dossier("R.")
    id = vault.new_conversation(dossier, flow.id, flow.version, flow.source, "nl", "worker")
    row = next(row for row in vault.conversations(dossier) if row.id == id)
    times = []
    vault.set_setting("idle_minutes", "0")  # a slow machine must not lock it meanwhile
    async with app.run_test(size=(120, 40)):
        app.vault = vault
        screen = ConversationScreen(row)
        await app.push_screen(screen)
        talk = screen.talk
        assert talk is not None
        for turn in range(500):
            began = time.process_time()
            screen.do(lambda turn=turn: talk.hear(f"notitie: beurt {turn}"))  # type: ignore[misc]
            await asyncio.sleep(PAINT)  # the pilot's own waiting for every widget would count as well
            times.append(time.process_time() - began)
        assert app.screen is screen
        assert len(talk.state.notes) == 500
    vault.close()
    first, last = median(times[100:200]), median(times[-100:])
    figures["chat.first"], figures["chat.last"] = first, last
    assert last < first * 3
