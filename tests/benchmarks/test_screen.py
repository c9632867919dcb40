"""What the screens cost: first paint, a long talk, and memory; beside an empty Textual app in the same run."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from intake.store.keys import Cost
from intake.store.vault import Vault
from intake.tui.app import DraagwijzerApp
from intake.tui.screens.conversation import ConversationScreen

EMPTY_APP = "from textual.app import App\nfrom textual.widgets import Static\nclass A(App):\n    def compose(self):\n        yield Static('Wachtzin')\nA().run()\n"
PROGRAM = "from intake.cli import main\nmain([])\n"


def first_paint(code: str, home: Path) -> tuple[float, int]:
    """Seconds from start until the first screen shows its word; and the memory of the process then, in MB."""
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
    memory = next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmRSS"))
    child.kill()
    child.wait()
    os.close(master)
    os.close(slave)
    assert b"Wachtzin" in shown
    return took, memory


@pytest.mark.parametrize("which", ["empty", "draagwijzer"])
def test_first_paint(benchmark: Any, tmp_path: Path, which: str) -> None:
    code = EMPTY_APP if which == "empty" else PROGRAM
    found: list[tuple[float, int]] = []
    benchmark.pedantic(lambda: found.append(first_paint(code, tmp_path)), rounds=5, iterations=1)
    benchmark.extra_info["seconds"] = round(sorted(took for took, _ in found)[2], 2)
    benchmark.extra_info["memory_mb"] = max(memory for _, memory in found)


async def test_a_thousand_turns_in_the_chat(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Prints the time of the first and the last hundred turns, and the memory after them."""
    cost = Cost(memory_kib=64, passes=1, lanes=1)
    vault, _ = Vault.create(tmp_path / "home", "een lange zin", cost=cost)
    app = DraagwijzerApp(tmp_path / "home", "nl", cost=cost)
    flow = app.library.flows["mantelscan"]
    dossier = vault.new_dossier("R.")
    id = vault.new_conversation(dossier, flow.id, flow.version, flow.source, "nl", "worker")
    row = next(row for row in vault.conversations(dossier) if row.id == id)
    times = []
    async with app.run_test(size=(120, 40)) as pilot:
        app.vault = vault
        screen = ConversationScreen(row)
        await app.push_screen(screen)
        talk = screen.talk
        assert talk is not None
        for turn in range(1_000):
            began = time.perf_counter()
            screen.do(lambda turn=turn: talk.hear(f"notitie: beurt {turn}"))  # type: ignore[misc]
            await pilot.pause()
            times.append(time.perf_counter() - began)
    vault.close()
    first, last = sorted(times[100:200])[50], sorted(times[-100:])[50]
    memory = next(
        int(line.split()[1]) // 1024
        for line in Path("/proc/self/status").read_text().splitlines()
        if line.startswith("VmRSS")
    )
    with capsys.disabled():
        print(
            f"\nchat: turn 100-200 {first * 1000:.1f} ms, turn 900-1000 {last * 1000:.1f} ms; memory {memory} MB"
        )
    assert last < first * 3
