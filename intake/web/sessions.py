"""One browser window and the process of its program: a bare environment, no shell, and a sure end."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from aiohttp.web import WebSocketResponse
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

import intake
from intake.web.limits import side

HANDED_ON = (
    "PATH", "HOME", "USER", "LANG", "LANGUAGE", "TZ", "TMPDIR", "SYSTEMROOT", "APPDATA", "LOCALAPPDATA", "USERPROFILE", "TEMP",
    "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "NO_COLOR", "TEXTUAL_ANIMATIONS", "PGPASSFILE", "PGSSLROOTCERT", "SSL_CERT_FILE",
    "DRAAGWIJZER_HOME", "DRAAGWIJZER_LANG", "DRAAGWIJZER_LIBRARY", "DRAAGWIJZER_DATABASE_URL", "DRAAGWIJZER_ORGANISATION_KEY_FILE",
)  # fmt: skip
"""All of the server's environment that a program sees, besides LC_*. Not the file with the passphrase: who comes by browser types it."""
GRACE = 5.0
"""Seconds a program may take to close before it is ended."""
STUCK = 20.0
"""Seconds after which a program that takes in nothing counts as stuck."""
KEPT = 30.0
"""Seconds a program waits for its page, which may be loaded again or have lost its line."""
ENDED, STOPPED, FAULT, FULL, TAKEN = 1000, 1001, 4001, 4002, 4003
"""Why a websocket closes: the program was left; the server stops; the program broke; too many windows are open; the same window came anew."""


def bare_environment(outer: Mapping[str, str], columns: int, rows: int) -> dict[str, str]:
    """The environment of a program in a browser."""
    kept = {key: value for key, value in outer.items() if key in HANDED_ON or key.startswith("LC_")}
    return kept | {
        "PYTHONPATH": str(Path(intake.__file__).parents[1]),
        "PYTHONUNBUFFERED": "1",
        "TERM": "xterm-256color",
        "TERM_PROGRAM": "textual",
        "TEXTUAL_DRIVER": "intake.web.driver:SessionDriver",
        "TEXTUAL_FPS": "30",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "COLUMNS": str(columns),
        "ROWS": str(rows),
    }


class Session(AppService):
    """arguments: of intake.web.session. owner: whose browser it is, as the gate knows it; tab: which window of it, "" where the page
    does not say. over: called once, when the program has ended.
    """

    def __init__(self, arguments: list[str], owner: bytes, tab: str, downloads: DownloadManager, over: Callable[[Session], None]) -> None:
        super().__init__(
            "", write_bytes=self._to_page, write_str=self._words_to_page, close=self.ended, download_manager=downloads,
        )  # fmt: skip
        self.arguments, self.owner, self.tab = arguments, owner, tab
        self.shown = asyncio.Event()
        """Set when the first of the screen came, or nothing will come any more."""
        self._over = over
        self._socket: WebSocketResponse | None = None
        self._closing: asyncio.Task[None] | None = None
        self._changed = asyncio.Event()
        """Set when a page came, or the program ended."""
        self._stopped: asyncio.Task[None] | None = None
        self._left = False

    # Beginning

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", "intake.web.session", "--server", str(os.getpid()), *self.arguments,
            stdin=PIPE, stdout=PIPE, stderr=PIPE,
            env=bare_environment(os.environ, side(width), side(height)), close_fds=True,
        )  # fmt: skip
        self._stdin = self._process.stdin
        return self._process

    @property
    def pid(self) -> int:
        """0 before it started."""
        return self._process.pid if self._process else 0

    # The page that shows it

    @property
    def is_alive(self) -> bool:
        return not self._left and self._process is not None and self._process.returncode is None

    @property
    def is_shown(self) -> bool:
        return self._socket is not None

    def show_on(self, socket: WebSocketResponse) -> None:
        """From now on this page is the one; one that was there before is closed."""
        before, self._socket = self._socket, socket
        self._changed.set()
        if before is not None:  # not waited for: its line may be dead
            self._closing = asyncio.create_task(_closed(before, TAKEN))

    async def draw_again(self, columns: int, rows: int) -> None:
        """All of the screen, for a page that has nothing of it."""
        await self.send_meta({"type": "again", "width": columns, "height": rows})

    async def leave(self, socket: WebSocketResponse) -> None:
        """This page is gone. The program waits a moment for the next, and ends when none comes."""
        if self._socket is not socket:
            return
        self._socket = None
        self._changed.clear()
        if self.tab and self.is_alive:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), KEPT)
                if self.is_alive:
                    return
        if self._socket is None:
            await self.stop()

    async def close(self, code: int) -> None:
        """The page, not the program."""
        if self._socket is not None:
            await _closed(self._socket, code)

    async def _to_page(self, data: bytes) -> None:
        if self._socket is not None:
            await self._socket.send_bytes(data)

    async def _words_to_page(self, data: str) -> None:
        if self._socket is not None:
            await self._socket.send_str(data)

    # What comes from the program

    async def run(self) -> None:
        """Until the program ends, by itself or not."""
        try:
            await super().run()
        finally:
            why = ENDED if self._left else FAULT
            self._left = True  # nobody reads it any more, also where its process still runs
            self.shown.set()
            self._changed.set()
            self._over(self)
            await self.close(why)

    async def on_data(self, payload: bytes) -> None:
        """A browser that is gone must not keep the program from ending."""
        self.shown.set()
        try:
            await self.remote_write_bytes(payload)
        except (ConnectionError, RuntimeError):
            pass

    async def on_meta(self, data: bytes) -> None:
        """Leaving and files only: the program opens no pages."""
        kind = json.loads(data).get("type")
        if kind not in ("exit", "deliver_file_start"):
            return
        try:
            await super().on_meta(data)
        except (ConnectionError, RuntimeError):
            pass

    async def ended(self) -> None:
        self._left = True
        await self.close(ENDED)

    # What goes to the program

    async def send_bytes(self, data: bytes) -> bool:
        return await self._in_time(super().send_bytes(data))

    async def send_meta(self, data: dict[str, str | int | bool | None]) -> bool:
        return await self._in_time(super().send_meta(data))

    async def _in_time(self, sending: Awaitable[bool]) -> bool:
        try:
            return await asyncio.wait_for(sending, STUCK)
        except (TimeoutError, AssertionError, ConnectionError):
            return False

    # Ending

    async def stop(self) -> None:
        """Let the program close itself; end it when that takes too long. May be called more than once."""
        if self._process is None:
            return
        if self._stopped is None:
            self._left = True
            self._stopped = asyncio.create_task(self._end(self._process))
        await asyncio.shield(self._stopped)

    async def _end(self, process: Process) -> None:
        await self._download_manager.cancel_app_downloads(self.app_service_id)
        try:
            async with asyncio.timeout(GRACE):
                await self.send_meta({"type": "quit"})
                await process.wait()
        except TimeoutError:
            try:
                process.kill()
            except ProcessLookupError:
                pass
            await process.wait()
        if self._task is not None and self._task is not asyncio.current_task():
            await asyncio.wait([self._task])  # what went wrong in it is not the page's


async def _closed(socket: WebSocketResponse, code: int) -> None:
    with suppress(ConnectionError, RuntimeError):
        await socket.close(code=code)


def may_have(session: Any, owner: bytes | None) -> bool:
    """Is a file that this program delivers for the browser that asks for it?"""
    return isinstance(session, Session) and owner is not None and session.owner == owner
