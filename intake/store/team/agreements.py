"""Consent within a team: who agreed to share what with whom. A withdrawn consent stays on record as withdrawn."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, insert, select, update

from intake.store.errors import NotFound
from intake.store.rows import ConsentRow
from intake.store.team.sealing import Sealer
from intake.store.team.tables import consents, dossiers
from intake.understanding.text import one_line


def add(connection: Connection, sealer: Sealer, mine: ColumnElement[bool], row: ConsentRow) -> None:
    """mine: which dossiers this member sees. Raises NotFound when it is none of those."""
    if not connection.execute(select(dossiers.c.id).where(dossiers.c.id == row.dossier, mine)).first():
        raise NotFound(row.dossier)
    words = {"with_whom": row.with_whom, "what": row.what, "said_by": row.said_by}
    sealed = sealer.seal(agreed_name(row.id), {key: one_line(word, 20_000) for key, word in words.items()})
    connection.execute(insert(consents).values(id=row.id, dossier=row.dossier, agreed=sealed, at=row.at, withdrawn=""))


def withdraw(connection: Connection, mine: ColumnElement[bool], id: str, at: str) -> str:
    """Returns the dossier. Raises NotFound for one that is not there or was withdrawn already."""
    seen = consents.c.dossier.in_(select(dossiers.c.id).where(mine))
    change = update(consents).where(consents.c.id == id, consents.c.withdrawn == "", seen).values(withdrawn=at)
    dossier = connection.execute(change.returning(consents.c.dossier)).scalar()
    if dossier is None:
        raise NotFound(id)
    return str(dossier)


def listed(connection: Connection, sealer: Sealer, mine: ColumnElement[bool], dossier: str) -> list[ConsentRow]:
    """In the order they were given."""
    seen = consents.c.dossier.in_(select(dossiers.c.id).where(dossiers.c.id == dossier, mine))
    rows = connection.execute(select(consents).where(seen).order_by(consents.c.at, consents.c.id))
    return [
        ConsentRow(row.id, row.dossier, **sealer.open(agreed_name(row.id), row.agreed), at=row.at, withdrawn=row.withdrawn)
        for row in rows
    ]


def agreed_name(id: str) -> str:
    return f"consents|{id}|agreed"
