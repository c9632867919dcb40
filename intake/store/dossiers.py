"""Dossiers: a title and the conversations under it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from intake.store.database import Connection
from intake.store.errors import NotFound
from intake.store.rows import DossierRow
from intake.understanding.text import one_line

_NO_DECOMPOSITION = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)


def plain(text: str) -> str:
    """Lower case without accents, for comparing: "Müller-Çelik" and "muller-celik" are the same."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold().translate(_NO_DECOMPOSITION)


def touch(connection: Connection) -> int:
    """A number higher than all before: what was changed last stands first in the list, whatever the clock says."""
    return int(connection.execute("SELECT coalesce(max(touched), 0) + 1 FROM dossiers").fetchone()[0])


def add(connection: Connection, dossier: str, title: str, at: str) -> None:
    values = (dossier, one_line(title), at, at, touch(connection))
    connection.execute("INSERT INTO dossiers VALUES (?, ?, ?, ?, ?)", values)


def rename(connection: Connection, dossier: str, title: str, at: str) -> None:
    """Raises NotFound."""
    changed = connection.execute(
        "UPDATE dossiers SET title = ?, changed = ?, touched = ? WHERE id = ?",
        (one_line(title), at, touch(connection), dossier),
    )
    if not changed.rowcount:
        raise NotFound(dossier)


def remove(connection: Connection, dossier: str) -> None:
    """The dossier, its conversations and their events. Raises NotFound."""
    if not connection.execute("DELETE FROM dossiers WHERE id = ?", (dossier,)).rowcount:
        raise NotFound(dossier)


def listed(connection: Connection, search: str) -> list[DossierRow]:
    """Those whose title has every word of the search in it, changed last first."""
    rows = connection.execute(
        """SELECT id, title, created, changed,
            (SELECT count(*) FROM conversations WHERE dossier = dossiers.id)
            FROM dossiers ORDER BY touched DESC"""
    )
    return having((DossierRow(*row) for row in rows), search)


def having(rows: Iterable[DossierRow], search: str) -> list[DossierRow]:
    """Those with all words of the search in the title (accents and capitals don't matter). A title that another program put
    there is cleaned too."""
    words = plain(search).split()
    clean = (row if row.title.isprintable() else replace(row, title=one_line(row.title)) for row in rows)
    return [row for row in clean if all(word in plain(row.title) for word in words)]
