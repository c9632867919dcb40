"""The lock of the line mode: after the idle minutes the terminal is wiped, and who is there is asked before anything else.

Only where someone types at a terminal; lines from a pipe come from a program, which nobody walks away from.
"""

from __future__ import annotations

import select
import sys
from collections.abc import Callable
from typing import TextIO

from intake.commands.home import way_unasked
from intake.commands.problems import DONE, Refused
from intake.idle import idle_seconds, seconds_passed
from intake.store.errors import StoreError
from intake.store.home import passphrase_from_environment
from intake.store.interface import Store
from intake.store.opening import asks_passphrase, confirm, in_team
from intake.words import Words

LOOK = 5.0
"""Seconds between two looks at the clock, which also goes on while the computer sleeps."""
WIPE = "\x1b[H\x1b[2J\x1b[3J"
"""To the corner, the screen empty, and what was scrolled away gone too (ECMA-48; 3 is xterm's, known by all in use)."""

say = Words(
    {
        "locked": (
            "Op slot, want er is even niets getypt. Alles is bewaard. Typ je wachtzin om verder te gaan, of Ctrl-D om te stoppen.",
            "Locked, for nothing was typed for a while. Everything is kept. Type your passphrase to go on, or Ctrl-D to stop.",
        ),
        "locked_again": (
            "Op slot, want er is even niets getypt. Alles is bewaard. Typ je wachtzin om verder te gaan. "
            "Alleen Enter opent het zoals bij het begin. Ctrl-D om te stoppen.",
            "Locked, for nothing was typed for a while. Everything is kept. Type your passphrase to go on. "
            "Only Enter opens it as at the start. Ctrl-D to stop.",
        ),
        "locked_open": (
            "Op slot, want er is even niets getypt. Alles is bewaard. Druk op Enter om verder te gaan, of Ctrl-D om te stoppen.",
            "Locked, for nothing was typed for a while. Everything is kept. Press Enter to go on, or Ctrl-D to stop.",
        ),
        "passphrase": ("Wachtzin: ", "Passphrase: "),
    }
)  # fmt: skip


class Watched:
    """A terminal that locks. Read lines from it and write to it: what was said since the last line is said again after the lock.

    limit: idle seconds, 0 for never. ask: lets nobody pass who could not open the store.
    """

    def __init__(self, lines: TextIO, out: TextIO, limit: Callable[[], float], ask: Callable[[], None]) -> None:
        self.lines, self.out, self.limit, self.ask = lines, out, limit, ask
        self._said: list[str] = []

    def write(self, text: str) -> int:
        self._said.append(text)
        return self.out.write(text)

    def flush(self) -> None:
        self.out.flush()

    def readline(self) -> str:
        """The next line."""
        while True:
            began, limit = seconds_passed(), self.limit()
            if self._comes(began, limit):
                line = self.lines.readline()
                if not limit or seconds_passed() - began < limit:
                    self._said.clear()
                    return line
            self.lock()

    def _comes(self, began: float, limit: float) -> bool:
        """Wait for a line; False when nobody typed one in time. Where that cannot be seen (Windows), the line itself tells."""
        while limit:
            left = limit - (seconds_passed() - began)
            if left <= 0:
                return False
            try:
                if select.select([self.lines], [], [], min(left, LOOK))[0]:
                    return True
            except (OSError, ValueError):
                return True
        return True

    def lock(self) -> None:
        """Wipe the terminal and ask. What was typed meanwhile by whomever is no answer: it is left out."""
        self.out.write(WIPE if self.out.isatty() else "\n")
        self.out.flush()
        self.ask()
        self.out.write("".join(self._said))
        self.out.flush()


def watched(vault: Store, lang: Callable[[], str]) -> tuple[TextIO, TextIO]:
    """Standard input and output, locking where a person types. lang: what the lock speaks when it comes."""
    if not sys.stdin.isatty():
        return sys.stdin, sys.stdout
    one = Watched(sys.stdin, sys.stdout, lambda: idle_seconds(vault), lambda: ask(vault, lang()))
    return one, one  # type: ignore[return-value]


def ask(vault: Store, lang: str) -> None:
    """Until the passphrase is right, or Enter alone where a new start would open without it too.

    Who does neither (Ctrl-D, Ctrl-C) ends the program, past all that would still tell something.
    """
    import getpass

    needed = not in_team() or asks_passphrase()
    again = _again(vault, lang) if needed else None
    print(say("locked_again" if again else "locked" if needed else "locked_open", lang), flush=True)
    while True:
        try:
            typed = getpass.getpass(say("passphrase", lang) if needed else "")
            if again and not typed:
                again()
            else:
                confirm(vault, typed)
        except StoreError as problem:
            print(problem.sentence(lang), flush=True)
        except (EOFError, KeyboardInterrupt, Refused) as problem:  # Refused: Ctrl-D at the passphrase of a key file
            print(flush=True)
            raise SystemExit(DONE) from problem
        else:
            return


def _again(vault: Store, lang: str) -> Callable[[], None] | None:
    """Who is there, by what opens the store at a new start without the passphrase being asked for; None where nothing does."""
    from intake.store.vault import Vault

    try:
        if isinstance(vault, Vault):
            way = way_unasked(vault.home, lang)
            return (lambda: vault.confirm_by(way())) if way else None
        named = passphrase_from_environment()
    except StoreError:  # a file that is no longer there: then the passphrase is the only way
        return None
    return None if named is None else lambda: confirm(vault, named)
