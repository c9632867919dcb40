"""Rounds: one short interview with many residents. A form counts once, however often it is brought in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from intake.store.chain import storable, to_json
from intake.store.database import Connection
from intake.store.errors import NotFound
from intake.store.rows import RoundRow
from intake.understanding.text import one_line


def add(connection: Connection, round: str, title: str, flow: str, version: str, source: Mapping[str, str], at: str) -> None:  # fmt: skip
    connection.execute("INSERT OR IGNORE INTO definitions VALUES (?, ?)", (version, to_json(source)))
    connection.execute("INSERT INTO rounds VALUES (?, ?, ?, ?, ?)", (round, one_line(title), flow, version, at))


def add_responses(connection: Connection, round: str, responses: Iterable[Mapping[str, Any]]) -> int:
    """How many were new. Each: key, street, group, at, values. Raises NotFound."""
    if not connection.execute("SELECT 1 FROM rounds WHERE id = ?", (round,)).fetchone():
        raise NotFound(round)
    before = _count(connection, round)
    connection.executemany(
        "INSERT OR IGNORE INTO responses VALUES (?, ?, ?, ?, ?, ?)",
        [
            (round, storable(one["key"]), storable(one["street"]), storable(one["group"]), one["at"], to_json(one["values"]))
            for one in responses
        ],
    )
    return _count(connection, round) - before


def _count(connection: Connection, round: str) -> int:
    return int(connection.execute("SELECT count(*) FROM responses WHERE round = ?", (round,)).fetchone()[0])


def listed(connection: Connection) -> list[RoundRow]:
    """Newest first."""
    rows = connection.execute(
        """SELECT id, title, flow, version, created, (SELECT count(*) FROM responses WHERE round = rounds.id)
            FROM rounds ORDER BY created DESC, id"""
    )
    return [RoundRow(*row) for row in rows]


def responses(connection: Connection, round: str) -> list[tuple[str, str, str, str]]:
    """key, street, group and the answers as one line of JSON, in the order of the keys. Raises NotFound."""
    if not connection.execute("SELECT 1 FROM rounds WHERE id = ?", (round,)).fetchone():
        raise NotFound(round)
    rows = connection.execute(
        "SELECT key, street, grouped, answers FROM responses WHERE round = ? ORDER BY key", (round,)
    )
    return [(str(key), str(street), str(group), str(answers)) for key, street, group, answers in rows]


def remove(connection: Connection, round: str) -> None:
    """The round with all its forms. Raises NotFound."""
    if not connection.execute("DELETE FROM rounds WHERE id = ?", (round,)).rowcount:
        raise NotFound(round)
