"""The connection with the server: its address, its limits in time, and one thing done at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from intake.store.team.problems import BadAddress, NotInstalled, Unreachable, translated
from intake.store.team.steps import SCHEMA

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine, PoolProxiedConnection

DATABASE_URL = "DRAAGWIJZER_DATABASE_URL"
_SECONDS = 4
"""How long making a connection may take before the talk goes on locally."""
_MEANWHILE = 10
"""Seconds without a sign of life before a connection counts as lost; seconds that a statement may take on the server."""
_HERE = ("", "localhost", "127.0.0.1", "::1")


def team_url() -> str:
    """The address of the team's database, "" for dossiers on this computer only."""
    return os.environ.get(DATABASE_URL, "").strip()


def identity(address: str) -> str:
    """Server, database and member, without the password: to know one team's outbox from another's."""
    url = _url(address)
    return "|".join(str(part or "") for part in (url.host, url.port, url.database, url.username, url.query.get("host")))


Ask = Callable[[str, tuple[object, ...]], Any]
"""One statement with its parameters -> the one value it gives."""


def asking(connection: Connection) -> Ask:
    """Within what else this connection does."""
    return lambda statement, parameters: connection.exec_driver_sql(statement, parameters).scalar_one()


class Line:
    """One connection, made when it is needed and made again after it was lost. Not for two threads at once."""

    def __init__(self, address: str) -> None:
        """Raises NotInstalled, BadAddress; the connection itself comes later."""
        self._engine = _engine(_url(address))
        self._together = self._engine.execution_options(isolation_level="READ COMMITTED")
        self._asking: tuple[PoolProxiedConnection, Any] | None = None

    @contextmanager
    def single(self) -> Iterator[Connection]:
        """Each statement is a transaction of its own. Errors come out as StoreErrors."""
        self._let_go()
        with translated(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """All or nothing, committed when the block is left. Errors come out as StoreErrors."""
        self._let_go()
        with translated(), self._together.begin() as connection:
            yield connection

    def ask(self, statement: str, parameters: tuple[object, ...]) -> Any:
        """The one value that a statement gives, in a transaction of its own. Errors come out as StoreErrors.

        Straight through the driver, with one cursor from one to the next: every typed answer goes this way, and taking the
        connection from SQLAlchemy costs this computer as much as sending the answer.
        """
        with translated():
            held, cursor = self._asking or self._taken()
            self._asking = None
            try:
                (value,) = cursor.execute(statement, parameters, prepare=True).fetchone()
            except BaseException:
                held.invalidate()  # whatever it was: the next one begins afresh
                held.close()
                raise
            self._asking = held, cursor
            return value

    def _taken(self) -> tuple[PoolProxiedConnection, Any]:
        held = self._engine.raw_connection()
        return held, held.cursor()

    def _let_go(self) -> None:
        """Give the connection back, for what goes by SQLAlchemy."""
        if self._asking is not None:
            self._asking[0].close()
            self._asking = None

    def wake(self) -> None:
        """See that the connection lives, or make a new one: before a change that may not be done twice. Raises Unreachable."""
        try:
            self._ask()
        except Unreachable:
            self._ask()

    def _ask(self) -> None:
        with self.single() as connection:
            connection.exec_driver_sql("SELECT 1")

    def close(self) -> None:
        self._let_go()
        self._engine.dispose()


def current_user(connection: Connection) -> str:
    """The name of who is at work here, as the server knows them."""
    return str(connection.exec_driver_sql("SELECT current_user").scalar_one())


def _url(address: str) -> URL:
    try:
        from sqlalchemy import make_url
        from sqlalchemy.exc import ArgumentError
    except ImportError as error:
        raise NotInstalled from error
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise BadAddress from error
    if url.get_backend_name() not in ("postgresql", "postgres") or not url.database:
        raise BadAddress(f"{urlsplit(address).scheme}: no PostgreSQL")
    return url.set(drivername="postgresql+psycopg")


def _engine(url: URL) -> Engine:
    from sqlalchemy import create_engine

    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        raise NotInstalled from error
    limits = f"-c statement_timeout={_MEANWHILE}s -c lock_timeout={_MEANWHILE // 2}s -c search_path={SCHEMA}"
    settings: dict[str, object] = {
        "connect_timeout": _SECONDS, "options": limits, "application_name": "draagwijzer",
        "keepalives_idle": _MEANWHILE, "keepalives_interval": 3, "keepalives_count": 3,
        "tcp_user_timeout": _MEANWHILE * 1000, **_tls(url),
    }  # fmt: skip
    return create_engine(
        url, isolation_level="AUTOCOMMIT", pool_size=1, max_overflow=0, pool_timeout=_SECONDS, pool_reset_on_return=None,
        connect_args=settings, hide_parameters=True,
    )  # fmt: skip


def _tls(url: URL) -> dict[str, object]:
    """Off this computer only with the server's certificate checked, unless the address says otherwise."""
    host = url.host or url.query.get("host") or ""
    local = host in _HERE or str(host).startswith("/")
    asked = set(url.query)
    if local or "sslmode" in asked:
        return {}
    roots: dict[str, object] = {} if "sslrootcert" in asked else {"sslrootcert": "system"}
    return {"sslmode": "verify-full", **roots}
