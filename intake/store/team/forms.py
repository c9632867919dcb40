"""Rounds of a team. A form counts once: the server knows it by a blind token, and not which form or street it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from intake.store.chain import storable, to_json
from intake.store.errors import NotFound
from intake.store.rows import RoundRow
from intake.store.team.sealing import Sealer
from intake.store.team.tables import responses, rounds
from intake.understanding.text import one_line

_AT_ONCE = 2_000


def add(connection: Connection, sealer: Sealer, id: str, title: str, flow: str, version: str, at: str) -> None:
    sealed = sealer.seal(title_name(id), {"title": one_line(title)})
    connection.execute(insert(rounds).values(id=id, title=sealed, flow=flow, version=version, created=at))


def listed(connection: Connection, sealer: Sealer) -> list[RoundRow]:
    """Newest first."""
    people = select(func.count()).where(responses.c.round == rounds.c.id).scalar_subquery()
    found = connection.execute(select(rounds, people.label("people")).order_by(rounds.c.created.desc(), rounds.c.id))
    return [
        RoundRow(row.id, sealer.open(title_name(row.id), row.title)["title"], row.flow, row.version, row.created, row.people)
        for row in found
    ]


def add_responses(connection: Connection, sealer: Sealer, round: str, forms: Iterable[Mapping[str, Any]]) -> int:
    """How many were new. Each: key, street, group, at, values. Raises NotFound."""
    _demand(connection, round)
    left = iter(forms)
    new = 0
    while some := [_sealed(sealer, round, form) for form in islice(left, _AT_ONCE)]:
        tokens, sealed = zip(*some, strict=True)
        done = connection.exec_driver_sql(
            """INSERT INTO draagwijzer.responses SELECT %s, * FROM unnest(%b::bytea[], %b::bytea[]) ON CONFLICT DO NOTHING""",
            (round, list(tokens), list(sealed)),
        )
        new += done.rowcount
    return new


def _sealed(sealer: Sealer, round: str, form: Mapping[str, Any]) -> tuple[bytes, bytes]:
    """The token and the sealed form: four texts in quotes and the answers, a line each, so that reading need not unpack them."""
    key = storable(form["key"])
    token = sealer.blind("form", round, key)
    parts = [json.dumps(part) for part in (key, storable(form["street"]), storable(form["group"]), form["at"])]
    return token, sealer.seal_text(_form_name(round, token), "\n".join((*parts, to_json(form["values"]))))


def read(connection: Connection, sealer: Sealer, round: str) -> list[tuple[str, str, str, str]]:
    """key, street, group and the answers as JSON, in the order of the keys. Raises NotFound, Damaged."""
    _demand(connection, round)
    driver: Any = connection.connection.driver_connection
    found = []
    with driver.cursor(binary=True) as cursor:
        cursor.execute("SELECT token, form FROM draagwijzer.responses WHERE round = %s", (round,))
        prefix = _form_name(round, b"").encode()
        for token, form in cursor:
            text = sealer.open_bytes(prefix + token.hex().encode(), form).decode("ascii")
            key, street, group, _at, answers = text.split("\n")
            found.append((_unquoted(key), _unquoted(street), _unquoted(group), answers.rstrip()))
    found.sort()
    return found


def _unquoted(text: str) -> str:
    return str(json.loads(text)) if "\\" in text else text[1:-1]


def remove(connection: Connection, round: str) -> None:
    """The round with all its forms. Raises NotFound."""
    if not connection.execute(delete(rounds).where(rounds.c.id == round)).rowcount:
        raise NotFound(round)


def reseal(connection: Connection, old: Sealer, new: Sealer) -> int:
    """All forms under the new key, with the tokens that belong to it; returns how many. Raises Damaged."""
    count = 0
    for (round,) in connection.execute(select(rounds.c.id)).all():
        for some in connection.execute(select(responses).where(responses.c.round == round)).partitions(_AT_ONCE):
            connection.execute(
                update(responses).where(responses.c.round == round, responses.c.token == bindparam("before")),
                [_resealed(old, new, round, row.token, row.form) for row in some],
            )
            count += len(some)
    return count


def _resealed(old: Sealer, new: Sealer, round: str, token: bytes, form: bytes) -> dict[str, bytes]:
    text = old.open_text(_form_name(round, token), form)
    after = new.blind("form", round, json.loads(text.split("\n", 1)[0]))
    return {"before": token, "token": after, "form": new.seal_text(_form_name(round, after), text)}


def _demand(connection: Connection, round: str) -> None:
    if not connection.execute(select(rounds.c.id).where(rounds.c.id == round)).first():
        raise NotFound(round)


def title_name(round: str) -> str:
    return f"rounds|{round}|title"


def _form_name(round: str, token: bytes) -> str:
    return f"responses|{round}|{token.hex()}"
