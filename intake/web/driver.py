"""Textual's driver for the browser, mended in three places: it ends with its server, writes whole packets, and survives a lost pipe."""

from __future__ import annotations

import asyncio
import os
from threading import Lock, Timer
from typing import Any

from textual import messages
from textual.app import App
from textual.drivers.web_driver import WebDriver

LAST_MOMENT = 4.0
"""Seconds in which a program may close after its screen did, or after its server is gone."""


class SessionDriver(WebDriver):
    """Standard input ends when the server does, however it ends; then the program ends too."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._whole = Lock()
        self._write: Any = self._send

    def _send(self, packet: bytes) -> int:
        """One packet at a time: the screen is drawn in one thread, a file delivered from another."""
        view = memoryview(packet)
        with self._whole:
            try:
                while view:
                    view = view[os.write(self.fileno, view) :]
            except (BrokenPipeError, ConnectionResetError):
                pass  # the server is gone; run_input_thread sees that too
        return len(packet)

    def start_application_mode(self) -> None:
        self._key_thread.daemon = True
        super().start_application_mode()

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Also "again": a page that was loaded anew knows nothing of the screen, nor of how keys and mouse are to be told."""
        if packet_type != "again":
            super().on_meta(packet_type, payload)
            return
        self.write("\x1b[?1049h")
        self._enable_mouse_support()
        self.write("\x1b[?25l\x1b[?1003h")
        self._enable_bracketed_paste()
        super().on_meta("resize", payload)
        self._loop.call_soon_threadsafe(self._draw_again)

    def _draw_again(self) -> None:
        tell_page = getattr(self._app, "tell_page", None)
        if tell_page is not None:
            tell_page()
        self._app.screen.refresh(layout=True)

    def run_input_thread(self) -> None:
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._hang_up()

    def stop_application_mode(self) -> None:
        super().stop_application_mode()
        self._end_soon()

    def _end_soon(self) -> None:
        """End anyway when closing hangs, or waits for a thread that reads. Every answer was kept as it was given."""
        last = Timer(LAST_MOMENT, os._exit, (1,))
        last.daemon = True
        last.start()

    def _hang_up(self) -> None:
        """The server is gone: close."""
        self._end_soon()
        asyncio.run_coroutine_threadsafe(self._app._post_message(messages.ExitApp()), loop=self._loop)
