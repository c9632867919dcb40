"""How a command ends, and how it says what went wrong."""

from __future__ import annotations

import sys

from intake.words import seen

DONE, INPUT, USAGE, OURS = 0, 1, 2, 3
"""Exit codes: done; the user's input or file is at fault; wrong use of the command; our fault."""


class Refused(Exception):
    """The user's input or file is at fault. str() says what was wrong, where, and what to do. code: the exit code."""

    def __init__(self, message: str, code: int = INPUT) -> None:
        super().__init__(message)
        self.code = code


def complain(message: str) -> None:
    print(seen(message), file=sys.stderr)
