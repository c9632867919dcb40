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
        "filling": ("Bezig met invullen van {flow}…", "Filling in {flow}…"),
        "reports": ("Bezig met de verslagen…", "Making the reports…"),
        "adding_up": ("Bezig met samenvoegen van {count} formulieren…", "Putting {count} forms together…"),
        "gathering": ("Bezig met lezen van de formulieren in {what}…", "Reading the forms in {what}…"),
        "walking": ("Bezig met {walks} wandelingen door {flow}…", "Walking {walks} times through {flow}…"),
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
