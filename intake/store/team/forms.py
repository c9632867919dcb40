"""Rounds of a team. A form counts once: the server knows it by a blind token, and not which form or street it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.dialects import postgresql

from intake.store.chain import storable, to_json
from intake.store.errors import NotFound
from intake.store.rows import RoundRow
from intake.store.team.sealing import Sealer
from intake.store.team.tables import responses, rounds

_AT_ONCE = 2_000


def add(connection: Connection, sealer: Sealer, id: str, title: str, flow: str, version: str, at: str) -> None:
    sealed = sealer.seal(_title_name(id), {"title": storable(title.strip())})
    connection.execute(insert(rounds).values(id=id, title=sealed, flow=flow, version=version, created=at))


def listed(connection: Connection, sealer: Sealer) -> list[RoundRow]:
    """Newest first."""
    people = select(func.count()).where(responses.c.round == rounds.c.id).scalar_subquery()
    found = connection.execute(select(rounds, people.label("people")).order_by(rounds.c.created.desc(), rounds.c.id))
    return [
        RoundRow(row.id, sealer.open(_title_name(row.id), row.title)["title"], row.flow, row.version, row.created, row.people)
        for row in found
    ]


def add_responses(connection: Connection, sealer: Sealer, round: str, forms: Iterable[Mapping[str, Any]]) -> int:
    """How many were new. Each: key, street, group, at, values. Raises NotFound."""
    _demand(connection, round)
    statement = postgresql.insert(responses).on_conflict_do_nothing()
    before = _count(connection, round)
    rows: list[dict[str, Any]] = []
    for form in forms:
        rows.append(_sealed(sealer, round, form))
        if len(rows) == _AT_ONCE:
            connection.execute(statement, rows)
            rows = []
    if rows:
        connection.execute(statement, rows)
    return _count(connection, round) - before


def _sealed(sealer: Sealer, round: str, form: Mapping[str, Any]) -> dict[str, Any]:
    """The answers stay one text inside the sealed line, so that reading need not unpack them."""
    key = storable(form["key"])
    token = sealer.blind("form", round, key)
    line = [key, storable(form["street"]), storable(form["group"]), form["at"], to_json(form["values"])]
    return {"round": round, "token": token, "form": sealer.seal_text(_form_name(round, token), json.dumps(line))}


def read(connection: Connection, sealer: Sealer, round: str) -> list[tuple[str, str, str, str]]:
    """key, street, group and the answers as JSON, in the order of the keys. Raises NotFound, Damaged."""
    _demand(connection, round)
    rows = connection.exec_driver_sql(
        "SELECT token, form FROM draagwijzer.responses WHERE round = %s", (round,)
    ).cursor.fetchall()
    found = []
    for token, form in rows:
        key, street, group, _at, answers = json.loads(sealer.open_text(_form_name(round, token), form))
        found.append((key, street, group, answers))
    return sorted(found)


def remove(connection: Connection, round: str) -> None:
    """The round with all its forms. Raises NotFound."""
    if not connection.execute(delete(rounds).where(rounds.c.id == round)).rowcount:
        raise NotFound(round)


def _demand(connection: Connection, round: str) -> None:
    if not connection.execute(select(rounds.c.id).where(rounds.c.id == round)).first():
        raise NotFound(round)


def _count(connection: Connection, round: str) -> int:
    return int(connection.execute(select(func.count()).where(responses.c.round == round)).scalar_one())


def _title_name(round: str) -> str:
    return f"rounds|{round}|title"


def _form_name(round: str, token: bytes) -> str:
    return f"responses|{round}|{token.hex()}"
