"""One sentence for who waits longer than half a second; no spinner, which a screen reader would read again and again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

from intake.words import Words

PATIENCE = 0.5
"""Seconds after which someone wants to know that it goes on."""

say = Words(
    {
        "reading": ("Bezig met lezen van {what}…", "Reading {what}…"),
        "making": ("Bezig met maken van {what}…", "Making {what}…"),
        "backup": ("Bezig met de reservekopie…", "Making the backup…"),
        "restore": ("Bezig met terugzetten…", "Putting it back…"),
    }
)


@contextmanager
def waiting(key: str, lang: str, patience: float = PATIENCE, **values: object) -> Iterator[None]:
    """Tell on standard error what goes on while it lasts, where someone is at a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    told = Timer(patience, lambda: print(say(key, lang, **values), file=sys.stderr, flush=True))
    told.daemon = True
    told.start()
    try:
        yield
    finally:
        told.cancel()
