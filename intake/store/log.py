"""The log: who did what to which dossier, each line tied to the one before. Never what was said."""

from __future__ import annotations

from intake.store.chain import link, storable
from intake.store.database import Connection
from intake.store.errors import Damaged
from intake.store.rows import LogLine

_START = link("", "log")


def add(
    connection: Connection,
    at: str,
    who: str,
    what: str,
    dossier: str = "",
    conversation: str = "",
    detail: str = "",
) -> None:
    """Add a line, within the transaction of the thing it tells of."""
    last = connection.execute("SELECT n, hash FROM log ORDER BY n DESC LIMIT 1").fetchone()
    n, previous = (last[0] + 1, last[1]) if last else (1, _START)
    line = (n, *(storable(part) for part in (at, who, what, dossier, conversation, detail)))
    connection.execute("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*line, link(previous, *line)))


def lines(connection: Connection, dossier: str = "") -> list[LogLine]:
    """All lines in order, or those about one dossier. The whole chain is verified. Raises Damaged."""
    found = []
    previous = _START
    for place, (*line, seal) in enumerate(connection.execute("SELECT * FROM log ORDER BY n"), start=1):
        previous = link(previous, *line)
        if seal != previous or line[0] != place:
            raise Damaged(f"line {place} of the log does not add up")
        found.append(LogLine(*line))
    return [line for line in found if not dossier or line.dossier == dossier]
