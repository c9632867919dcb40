"""However the server ends, its programs end too; what was said stays. The real command, real processes."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import aiohttp
import pytest

from tests.e2e.browser import Served, new_vault, serving
from tests.web.serving import first_words
from tests.web.test_server import alive, until_gone

WINDOWS = 2


async def windows(http: aiohttp.ClientSession, served: Served, count: int, seconds: float = 120) -> list[tuple[aiohttp.ClientWebSocketResponse, asyncio.Task[None]]]:
    """So many windows of one browser, each showing its first screen, with the task that listens to it."""
    secret = served.link.partition("#")[2]
    entered = await http.post(f"{served.address}/enter", data={"secret": secret}, headers={"Origin": served.address})
    assert entered.status == 204
    opened = [await http.ws_connect(f"{served.address}/ws?width=100&height=30", headers={"Origin": served.address}) for _ in range(count)]
    listening = await asyncio.gather(*(shown(window, seconds) for window in opened))
    return list(zip(opened, listening, strict=True))


async def shown(window: aiohttp.ClientWebSocketResponse, seconds: float) -> asyncio.Task[None]:
    """Its first screen came; from then on somebody listens, as a browser does: who does not answer is let go after a while."""
    await first_words(window, "DRAAGWIJZER", seconds)

    async def listen() -> None:
        async for _ in window:
            pass

    return asyncio.create_task(listen())


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks at processes as Linux shows them")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
async def test_no_program_outlives_its_server(tmp_path: Path, how: signal.Signals) -> None:
    new_vault(tmp_path / "home")
    with serving(tmp_path / "home") as served:
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as http:
            await windows(http, served, WINDOWS)
            programs = served.children()
            assert len(programs) == WINDOWS
            assert all(alive(pid) for pid in programs)
            os.kill(served.process.pid, how)
            for pid in programs:
                await until_gone(pid, 40)
        assert await asyncio.to_thread(served.process.wait, 30) == (0 if how != signal.SIGKILL else -signal.SIGKILL)


async def test_a_program_that_is_stopped_in_its_tracks_is_ended_all_the_same(tmp_path: Path) -> None:
    """One that hangs does not hold up the end of the server for ever."""
    new_vault(tmp_path / "home")
    with serving(tmp_path / "home") as served:
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as http:
            await windows(http, served, 1)
            (program,) = served.children()
            os.kill(program, signal.SIGSTOP)
            os.kill(served.process.pid, signal.SIGTERM)
            await until_gone(program, 60)
        assert await asyncio.to_thread(served.process.wait, 30) == 0
