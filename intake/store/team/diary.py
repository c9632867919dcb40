"""The log of a team: one chain for each member, so that no one waits for another to be written down."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from intake.store.errors import Damaged
from intake.store.rows import LogLine
from intake.store.team.sealing import KEY_CHECK, Sealer, demand_key
from intake.store.team.tables import log, log_ends


@dataclass(frozen=True, slots=True)
class Told:
    """A line before it has its number. mark: tells it from all others, so that it is written once however often it is sent."""

    at: str
    what: str
    dossier: str
    conversation: str
    detail: str
    mark: str

    def as_data(self) -> dict[str, str]:
        return asdict(self)


def told(at: str, what: str, dossier: str = "", conversation: str = "", detail: str = "") -> Told:
    return Told(at, what, dossier, conversation, detail, secrets.token_hex(8))


def add(connection: Connection, sealer: Sealer, who: str, line: Told) -> None:
    """Add the line within the transaction, unless it is there already."""


    # in the same trip the key: its row stays locked against a change until the end of this transaction
    lock = "SELECT pg_advisory_xact_lock(hashtext(%s)), (SELECT value FROM draagwijzer.meta WHERE key = %s)"
    found = connection.exec_driver_sql(lock, (f"draagwijzer log {who}", KEY_CHECK)).one()
    demand_key(sealer, found.value)
    if connection.execute(select(log.c.n).where(log.c.who == who, log.c.mark == line.mark)).first():
        return
    end = connection.execute(select(log_ends.c.n, log_ends.c.hash).where(log_ends.c.who == who)).first()
    n, previous = (end.n + 1, end.hash) if end else (1, _start(sealer, who))
    sealed = sealer.seal(_name(who, n), {"what": line.what, "detail": line.detail})
    values = {"mark": line.mark, "at": line.at, "dossier": line.dossier, "conversation": line.conversation}
    seal = _link(sealer, previous, who, n, values, sealed)
    connection.execute(insert(log).values(n=n, told=sealed, hash=seal, **values))
    if end:
        connection.execute(update(log_ends).where(log_ends.c.who == who).values(n=n, hash=seal))
    else:
        connection.execute(insert(log_ends).values(n=n, hash=seal))


def lines(connection: Connection, sealer: Sealer, dossier: str = "") -> list[LogLine]:
    """All that this member may read, or those about one dossier, in order of time; every chain verified. Raises Damaged."""


    ends = {row.who: (row.n, row.hash) for row in connection.execute(select(log_ends))}
    at_end: dict[str, tuple[int, str]] = {}
    found = []
    for row in connection.execute(select(log).order_by(log.c.who, log.c.n)):
        n, previous = at_end.get(row.who, (0, _start(sealer, row.who)))
        seal = _link(sealer, previous, row.who, row.n, row._asdict(), row.told)
        if row.n != n + 1 or seal != row.hash:
            raise Damaged(f"line {row.n} of {row.who} does not add up")
        at_end[row.who] = (row.n, seal)
        words = sealer.open(_name(row.who, row.n), row.told)
        found.append((row.at, row.who, row.n, words["what"], row.dossier, row.conversation, words["detail"]))
    if at_end != ends:
        raise Damaged("lines of the log are missing")
    return [
        LogLine(place, at, who, what, about, talk, detail)
        for place, (at, who, _n, what, about, talk, detail) in enumerate(sorted(found), start=1)
        if not dossier or about == dossier
    ]


def reseal(connection: Connection, old: Sealer, new: Sealer) -> int:
    """All lines under the new key, every chain verified under the old one and made again; returns how many. Raises Damaged."""
    lines(connection, old)
    ends: dict[str, str] = {}
    changes = []
    for row in connection.execute(select(log).order_by(log.c.who, log.c.n)):
        name = _name(row.who, row.n)
        sealed = new.seal_text(name, old.open_text(name, row.told))
        ends[row.who] = _link(new, ends.get(row.who, _start(new, row.who)), row.who, row.n, row._asdict(), sealed)
        changes.append({"of": row.who, "at_n": row.n, "told": sealed, "hash": ends[row.who]})
    if changes:
        connection.execute(update(log).where(log.c.who == bindparam("of"), log.c.n == bindparam("at_n")), changes)
    for who, seal in ends.items():
        connection.execute(update(log_ends).where(log_ends.c.who == who).values(hash=seal))
    return len(changes)


def _start(sealer: Sealer, who: str) -> str:
    return sealer.link("", "log", who)


def _name(who: str, n: int) -> str:
    return f"log|{who}|{n}"


def _link(sealer: Sealer, previous: str, who: str, n: int, values: Mapping[str, Any], sealed: bytes) -> str:
    parts = (values["mark"], values["at"], values["dossier"], values["conversation"])
    return sealer.link(previous, who, n, *parts, sealed.hex())
