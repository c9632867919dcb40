"""Consent: who agreed to share what with whom, per dossier. A withdrawn consent stays on record as withdrawn."""

from __future__ import annotations

from intake.store.database import Connection
from intake.store.errors import NotFound
from intake.store.rows import ConsentRow
from intake.understanding.text import one_line


def add(connection: Connection, id: str, dossier: str, with_whom: str, what: str, said_by: str, at: str) -> None:
    """Raises NotFound when there is no such dossier."""
    if not connection.execute("SELECT 1 FROM dossiers WHERE id = ?", (dossier,)).fetchone():
        raise NotFound(dossier)
    row = (id, dossier, *(one_line(part, 20_000) for part in (with_whom, what, said_by)), at)
    connection.execute("INSERT INTO consents VALUES (?, ?, ?, ?, ?, ?, '')", row)


def withdraw(connection: Connection, id: str, at: str) -> str:
    """Returns the dossier. Raises NotFound for one that is not there or was withdrawn already."""
    row = connection.execute("SELECT dossier FROM consents WHERE id = ? AND withdrawn = ''", (id,)).fetchone()
    if row is None:
        raise NotFound(id)
    connection.execute("UPDATE consents SET withdrawn = ? WHERE id = ?", (at, id))
    return str(row[0])


def listed(connection: Connection, dossier: str) -> list[ConsentRow]:
    """In the order they were given."""
    rows = connection.execute(
        "SELECT id, dossier, with_whom, what, said_by, at, withdrawn FROM consents WHERE dossier = ? ORDER BY at, id", (dossier,)
    )
    return [ConsentRow(*row) for row in rows]
