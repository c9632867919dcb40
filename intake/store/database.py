"""The SQLCipher file: opening it with the raw key, checking it, and bringing its tables up to date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as sqlcipher

from intake.store.errors import Damaged, Newer, from_os_error, from_sqlite_error
from intake.store.schema import STEPS
from intake.store.wal import pages_in_log

PAGE = 4096
CHECKED_WHOLE = 64 * 1024 * 1024
"""Up to this size (bytes) every page is verified on opening: about 3 ms per MB. Above it, pages are as they are read."""

WAIT = 5
"""Seconds to wait for another window that is just writing."""

Connection = Any
"""sqlcipher3 has no types."""


def connect(path: Path, key: bytes) -> Connection:
    """An open database, set up to lose nothing that was committed. Raises Damaged, ReadOnly, DiskFull."""
    with translated():
        connection = sqlcipher.connect(path, isolation_level=None, check_same_thread=False, timeout=WAIT)
        try:
            _give_key(connection, key)
            for pragma in (
                "journal_mode = WAL",
                "synchronous = FULL",
                "foreign_keys = ON",
                "secure_delete = ON",
                "temp_store = MEMORY",
                "trusted_schema = OFF",
            ):
                connection.execute(f"PRAGMA {pragma}")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except BaseException:
            connection.close()
            raise
    return connection


def check_file(path: Path, key: bytes) -> None:
    """Look at the files before they are opened for writing, without changing a byte. Raises Damaged."""
    replaced = pages_in_log(path.with_name(path.name + "-wal"))
    try:
        size = path.stat().st_size
    except OSError as error:
        raise from_os_error(error) from error
    if size == 0 or (not replaced and size % PAGE):
        raise Damaged("the database was cut off")
    if size > CHECKED_WHOLE:
        return
    # a page that a crash left torn is no damage when the log still holds it whole
    bad = _bad_pages(path, key) - replaced
    if bad:
        raise Damaged(f"pages {sorted(bad)[:10]} were changed")
    if not replaced and _pages_promised(path, key) > size // PAGE:
        raise Damaged("the database was cut off")


def _bad_pages(path: Path, key: bytes) -> set[int]:
    with _looking(path, key) as connection:
        lines = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    numbers = [re.search(r"page (\d+)", line) for line in lines]
    return {int(number[1]) if number else 0 for number in numbers}


def _pages_promised(path: Path, key: bytes) -> int:
    with _looking(path, key) as connection, translated():
        return int(connection.execute("PRAGMA page_count").fetchone()[0])


@contextmanager
def _looking(path: Path, key: bytes) -> Iterator[Connection]:
    """A connection that cannot write: immutable also leaves the log and the locks alone."""
    address = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
    with translated():
        connection = sqlcipher.connect(address, uri=True, isolation_level=None)
        try:
            _give_key(connection, key)
            yield connection
        finally:
            connection.close()


def _give_key(connection: Connection, key: bytes) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")  # or a damaged page is told on standard error
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")


def bring_up_to_date(connection: Connection) -> None:
    """Take the steps of the schema not taken yet, each in a transaction of its own. Raises Newer."""
    taken = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if taken > len(STEPS):
        raise Newer(f"version {taken} of the tables; this program knows {len(STEPS)}")
    for number, statements in enumerate(STEPS[taken:], start=taken + 1):
        with transaction(connection):
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All or nothing, on disk when the block is left. Errors of SQLite come out as StoreErrors."""
    with translated():
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            # SQLite may have rolled back by itself already; the first error is the one that counts
            if connection.in_transaction:
                try:
                    connection.execute("ROLLBACK")
                except sqlcipher.Error:
                    pass
            raise


@contextmanager
def translated() -> Iterator[None]:
    """Errors of SQLite come out as StoreErrors."""
    try:
        yield
    except sqlcipher.Error as error:
        raise from_sqlite_error(error) from error


def problems(connection: Connection) -> list[str]:
    """What SQLCipher and SQLite find wrong in the whole file; empty when it is sound."""
    found = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    found += [str(row[0]) for row in connection.execute("PRAGMA quick_check") if row[0] != "ok"]
    return found + [
        f"row without its parent in {row[0]}" for row in connection.execute("PRAGMA foreign_key_check")
    ]
