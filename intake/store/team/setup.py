"""Setting up a team, over the connection of the database's owner: the tables, the roles, the members, and what is shared."""

from __future__ import annotations

import re
import secrets
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, text
from sqlalchemy.dialects import postgresql

from intake.store.errors import Newer, NotFound, StoreError
from intake.store.team import diary
from intake.store.team.connection import Line, current_user
from intake.store.team.problems import Forbidden
from intake.store.team.rights import demand
from intake.store.team.sealing import KEY_CHECK, Sealer, key_check
from intake.store.team.steps import GROUPS, SCHEMA, STEPS
from intake.store.team.store import check_key
from intake.store.team.tables import conversations, dossiers, members, meta, shares, steps

_NAME = re.compile(r"[a-z][a-z0-9_]{0,50}")


class BadName(StoreError):
    nl = "Zo mag een lid niet heten. Gebruik kleine letters, cijfers en _, en begin met een letter (niet pg_ of draagwijzer_)."
    en = "A member cannot have this name. Use small letters, digits and _, and begin with a letter (not pg_ or draagwijzer_)."


class OtherRole(StoreError):
    nl = "Een cliënt kan geen ander lid worden en omgekeerd. Neem daarvoor een andere naam."
    en = "A client cannot become another kind of member, nor the other way round. Take another name for that."


class OneConversation(StoreError):
    nl = "Met een cliënt deel je één gesprek. Geef het nummer van dat gesprek."
    en = "With a client you share one conversation. Give the id of that conversation."


def set_up(line: Line, sealer: Sealer) -> int:
    """Make the roles and take the steps of the tables not taken yet; returns how many. Safe to do again.

    Raises Forbidden for who may not make roles or schemas, Newer, WrongOrganisationKey.
    """
    with line.transaction() as connection:
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('draagwijzer steps'))")
        for group in GROUPS.values():
            if not _role_exists(connection, group):
                connection.exec_driver_sql(f"CREATE ROLE {group} NOLOGIN")
        connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        connection.exec_driver_sql(
            f"CREATE TABLE IF NOT EXISTS {SCHEMA}.steps (number INTEGER PRIMARY KEY, at TEXT NOT NULL)"
        )
    taken = _take_steps(line)
    with line.transaction() as connection:
        connection.execute(postgresql.insert(meta).values(key=KEY_CHECK, value=key_check(sealer)).on_conflict_do_nothing())
        check_key(connection, sealer)
    return taken


def _take_steps(line: Line) -> int:
    """Each step in a transaction of its own."""
    count = 0
    for number, statements in enumerate(STEPS, start=1):
        with line.transaction() as connection:
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('draagwijzer steps'))")
            taken = int(connection.execute(select(func.coalesce(func.max(steps.c.number), 0))).scalar_one())
            if taken > len(STEPS):
                raise Newer(f"version {taken} of the tables")
            if number <= taken:
                continue
            for statement in statements:
                connection.execute(text(statement.replace(":", r"\:")))
            connection.execute(insert(steps).values(number=number, at=datetime.now().astimezone().isoformat()))
            count += 1
    return count


def add_member(line: Line, name: str, role: str) -> str:
    """Make a login for the member; returns its new password, "" for a login that was there already.

    The server is sent the password's SCRAM verifier only, so that no log of the server holds it. Raises BadName, OtherRole.
    """
    if not _NAME.fullmatch(name) or name.startswith(("pg_", "draagwijzer_")):
        raise BadName(name)
    with line.transaction() as connection:
        had = connection.execute(select(members.c.role).where(members.c.name == name)).scalar()
        if had and (had == "client") != (role == "client"):
            raise OtherRole(name)
        password = "" if _role_exists(connection, name) else secrets.token_urlsafe(18)
        if password:
            verifier = _verifier(connection, password, name)
            connection.exec_driver_sql(f"CREATE ROLE \"{name}\" LOGIN PASSWORD '{verifier}'")
        for group in GROUPS.values():
            connection.exec_driver_sql(f'REVOKE {group} FROM "{name}"')
        connection.exec_driver_sql(f'GRANT {GROUPS[role]} TO "{name}"')
        put = postgresql.insert(members).values(name=name, role=role)
        connection.execute(put.on_conflict_do_update(index_elements=["name"], set_={"role": role}))
    return password


def remove_member(line: Line, name: str) -> None:
    """Take away the member's rights and shares; the login itself, which other databases may use, stays. Raises NotFound."""
    with line.transaction() as connection:
        if not connection.execute(delete(members).where(members.c.name == name)).rowcount:
            raise NotFound(name)
        for group in GROUPS.values():
            connection.exec_driver_sql(f'REVOKE {group} FROM "{name}"')


def share(line: Line, what: str, name: str, sealer: Sealer, at: str) -> None:
    """Let a member see a dossier, or a client one conversation; the log of the dossier tells it, once. at: when (ISO 8601).

    Raises NotFound, OneConversation, Forbidden, WrongOrganisationKey.
    """
    with line.transaction() as connection:
        _demand_sharing(connection)
        role = connection.execute(select(members.c.role).where(members.c.name == name)).scalar()
        if role is None:
            raise NotFound(name)
        dossier = connection.execute(select(dossiers.c.id).where(dossiers.c.id == what)).scalar()
        of = connection.execute(select(conversations.c.dossier).where(conversations.c.id == what)).scalar()
        if dossier is None and of is None:
            raise NotFound(what)
        if role == "client" and of is None:
            raise OneConversation(what)
        if role != "client" and dossier is None:
            raise Forbidden(what)
        row = {"dossier": str(of or dossier), "conversation": what if role == "client" else "", "name": name}
        put = postgresql.insert(shares).values(**row).on_conflict_do_nothing()
        if connection.execute(put.returning(shares.c.name)).first() is None:
            return
        note = diary.told(at, "shared_in_team", row["dossier"], row["conversation"], name)
        diary.add(connection, sealer, current_user(connection), note)


def unshare(line: Line, what: str, name: str, sealer: Sealer, at: str) -> None:
    """What share gave is taken away, and the log tells it. Raises NotFound, Forbidden, WrongOrganisationKey."""
    mine = (shares.c.dossier == what) & (shares.c.conversation == "") | (shares.c.conversation == what)
    with line.transaction() as connection:
        _demand_sharing(connection)
        gone = connection.execute(
            delete(shares).where(shares.c.name == name, mine).returning(shares.c.dossier, shares.c.conversation)
        ).first()
        if gone is None:
            raise NotFound(what)
        note = diary.told(at, "unshared_in_team", gone.dossier, gone.conversation, name)
        diary.add(connection, sealer, current_user(connection), note)


def _demand_sharing(connection: Connection) -> None:
    """The owner of the database may; a member only as coordinator. Raises Forbidden."""
    own = connection.execute(select(members.c.role).where(members.c.name == func.current_user())).scalar()
    if own is not None:
        demand(own, "share")


def _role_exists(connection: Connection, name: str) -> bool:
    return connection.exec_driver_sql("SELECT 1 FROM pg_roles WHERE rolname = %s", (name,)).first() is not None


def _verifier(connection: Connection, password: str, name: str) -> str:
    pg = connection.connection.driver_connection.pgconn  # type: ignore[union-attr]
    return str(pg.encrypt_password(password.encode(), name.encode(), b"scram-sha-256").decode())
