"""Another key for a team: all that is sealed is sealed again, in one transaction, while nobody else can look or write.

Members need the new key file afterwards. It holds the old key below the new one: what still waits on a member's computer is
sealed with that. A program that was open with the old key can write nothing more on the server, and is told so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, Table, and_, select, update

from intake.store.team import diary, forms, talks
from intake.store.team.agreements import agreed_name
from intake.store.team.connection import Line, current_user
from intake.store.team.problems import WrongOrganisationKey
from intake.store.team.sealing import KEY_CHECK, Sealer, key_check
from intake.store.team.store import check_key, setting_name, title_name
from intake.store.team.tables import (
    TABLES,
    consents,
    dossiers,
    meta,
    rounds,
    settings,
)

_SINGLE: tuple[tuple[Table, str, Callable[[Row[Any]], str]], ...] = (
    (dossiers, "title", lambda row: title_name(row.id)),
    (consents, "agreed", lambda row: agreed_name(row.id)),
    (rounds, "title", lambda row: forms.title_name(row.id)),
    (settings, "value", lambda row: setting_name(row.who, row.key)),
)
"""Tables with one sealed column, and the name each payload is bound to."""
STEPS = len(_SINGLE) + 3


def change_key(line: Line, old: Sealer, new: Sealer, note: diary.Told) -> Iterator[int]:
    """Yields after each of the STEPS how many payloads were sealed again in it; all is committed when it is exhausted.

    line: of the database's owner. note: what the log says of it. When it raises, or is left before its end, nothing was changed. Raises WrongOrganisationKey
    (old is not the team's), Damaged (something does not add up), Forbidden, CannotWrite (others are at work), Unreachable.
    """
    with line.transaction() as connection:
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        names = ", ".join(str(table) for table in TABLES.values())
        connection.exec_driver_sql(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE")
        check_key(connection, old)
        for table, column, name in _SINGLE:
            yield _reseal(connection, old, new, table, column, name)
        for reseal in (talks.reseal, forms.reseal, diary.reseal):
            yield reseal(connection, old, new)
        connection.execute(update(meta).where(meta.c.key == KEY_CHECK).values(value=key_check(new)))
        diary.add(connection, new, current_user(connection), note)


def has_key(line: Line, sealer: Sealer) -> bool:
    """Is this the team's key? Raises NotSetUp, Unreachable."""
    try:
        with line.single() as connection:
            check_key(connection, sealer)
    except WrongOrganisationKey:
        return False
    return True


def _reseal(
    connection: Connection, old: Sealer, new: Sealer, table: Table, column: str, name: Callable[[Row[Any]], str]
) -> int:
    rows = connection.execute(select(table)).all()
    for row in rows:
        sealed = new.seal_text(name(row), old.open_text(name(row), getattr(row, column)))
        this = and_(*(key == getattr(row, key.name) for key in table.primary_key))
        connection.execute(update(table).where(this).values({column: sealed}))
    return len(rows)
