"""The program of one browser: started by the server, for it alone, and gone when it is gone."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence

from textual.color import Color
from textual.theme import Theme

from intake.store.guard import no_dumps
from intake.store.home import default_home
from intake.tui.app import DraagwijzerApp
from intake.tui.kiosk import KioskApp

PAGE_CODE = 5379
"""The number of our own escape sequence (OSC) that tells the page about the language and the colours."""
_DIES_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of prctl(2)."""


class InBrowser(DraagwijzerApp):
    """Tells the page around it which language and colours it has now."""

    def on_mount(self) -> None:
        """After that of the program itself, which Textual calls too."""
        self.theme_changed_signal.subscribe(self, self._theme_changed)
        self.tell_page()

    def on_unmount(self) -> None:
        """Close the store at once: the end of the process may still wait for a thread that reads."""
        self.leave()

    def _theme_changed(self, theme: Theme) -> None:
        self.tell_page()

    def watch_lang(self) -> None:
        self.tell_page()

    def tell_page(self) -> None:
        if self._driver is None or not self.is_running:
            return
        theme = self.current_theme
        colours = {"paper": theme.background, "ink": theme.foreground, "brand": theme.primary}
        told = f"lang={self.lang};dark={int(theme.dark)}"
        for name, colour in colours.items():
            told += f";{name}={Color.parse(colour or '#808080').hex6.lower()}"
        self._driver.write(f"\x1b]{PAGE_CODE};{told}\x07")


class BrowserApp(InBrowser):
    """The whole program."""


class BrowserKiosk(InBrowser, KioskApp):
    """One client, one talk."""


def end_with(server: int) -> None:
    """Ask the system to end this process with the server, also by kill -9 (Linux; elsewhere the end of standard input tells)."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGTERM, 0, 0, 0)
    if sys.platform != "win32" and os.getppid() != server:  # it was gone before we asked
        raise SystemExit(1)


def _silence() -> None:
    """What a crash would print could hold words of the talk, and would end in the server's log."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--server", type=int, required=True)
    parser.add_argument("--lang", choices=("nl", "en"), default="nl")
    parser.add_argument("--kiosk", default="")
    parser.add_argument("--dossier", default="")
    given = parser.parse_args(argv)
    end_with(given.server)
    _silence()
    no_dumps()
    home = default_home()
    if given.kiosk:
        app: DraagwijzerApp = BrowserKiosk(home, given.lang, flow=given.kiosk, dossier=given.dossier)
    else:
        app = BrowserApp(home, given.lang)
    try:
        app.run()
    finally:
        app.leave()
    return app.return_code or 0


if __name__ == "__main__":
    raise SystemExit(main())
