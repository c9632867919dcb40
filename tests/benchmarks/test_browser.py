"""Sixty windows held by one server: memory and processor time of each. Run by hand, see `make bench`."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

import aiohttp
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.e2e.browser import new_vault, serving
from tests.web.test_ending import windows

WINDOWS, AT_ONCE = 60, 4


def memory(pid: int) -> tuple[float, float]:
    """Proportional and own memory of a process in MB."""
    lines = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:])
    own = sum(int(lines[name].split()[0]) for name in ("Private_Clean", "Private_Dirty"))
    return int(lines["Pss"].split()[0]) / 1024, own / 1024


def processor(pid: int) -> float:
    """Seconds of processor time so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def hold(home: Path, count: int) -> dict[str, float]:
    with serving(home, "--sessions", str(count)) as served:
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True), timeout=aiohttp.ClientTimeout(None)) as http:
            began = time.monotonic()
            opened = []
            for part in range(0, count, AT_ONCE):
                opened += await windows(http, served, min(AT_ONCE, count - part), 300)
                if part + AT_ONCE < count:
                    served.link = await asyncio.to_thread(served.next_link)
            shown = time.monotonic() - began
            await asyncio.sleep(15)  # the definitions are read after the first screen
            programs = served.children()
            assert len(programs) == count
            memories, times = [memory(pid) for pid in programs], [processor(pid) for pid in programs]
            await asyncio.sleep(20)
            idle = [processor(pid) for pid in programs]
            assert len(served.children()) == count
            for window, listening in opened:
                await window.close()
                await listening
            figures = {
                "all_shown_s": shown, "start_processor_s": sum(times) / count,
                "pss_mb": sum(one[0] for one in memories) / count, "own_mb": sum(one[1] for one in memories) / count,
                "idle_processor_percent": 100 * (sum(idle) - sum(times)) / count / 20,
                "server_mb": memory(served.process.pid)[0],
            }  # fmt: skip
    return {name: round(value, 2) for name, value in figures.items()}


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="reads memory as Linux shows it")
def test_sixty_windows(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    new_vault(tmp_path / "home")
    figures = benchmark.pedantic(lambda: asyncio.run(hold(tmp_path / "home", WINDOWS)), rounds=1)
    benchmark.extra_info.update(figures)
    print(figures)
    assert figures["own_mb"] < 100
