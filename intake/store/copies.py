"""A copy a day beside the vault, kept for a week: encrypted by the same key, checked before it counts.

When the vault is damaged the last good copy can be put back; what was damaged is set aside, never thrown away.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from intake.store.database import Connection, check_file, translated
from intake.store.errors import Damaged, NotFound, StoreError, from_os_error
from intake.store.files import DATABASE, KEYS, Lock, make_private_folder, sync_folder

FOLDER = "copies"
KEPT = 7
"""Days a copy is kept; the latest copy stays however old it is."""
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})\.db")


@dataclass(frozen=True, slots=True)
class Copy:
    """The vault as it was on a day, before that day's work."""

    day: date
    path: Path


def copies(home: Path) -> list[Copy]:
    """Latest first."""
    found = []
    for path in (home / FOLDER).glob("*.db") if (home / FOLDER).is_dir() else ():
        match = _NAME.fullmatch(path.name)
        if match:
            try:
                found.append(Copy(date.fromisoformat(match[1]), path))
            except ValueError:
                continue
    return sorted(found, key=lambda one: one.day, reverse=True)


def copy_of_the_day(connection: Connection, home: Path, key: bytes, today: date) -> Copy | None:
    """Make today's copy and drop those older than KEPT days; None when there was one already. Raises StoreError."""
    path = home / FOLDER / f"{today.isoformat()}.db"
    if path.exists():
        return None
    make_private_folder(home / FOLDER)
    write_copy(connection, path, key)
    for old in copies(home)[1:]:
        if old.day < today - timedelta(days=KEPT - 1):
            old.path.unlink(missing_ok=True)
    return Copy(today, path)


def write_copy(connection: Connection, path: Path, key: bytes) -> None:
    """A whole, checked copy of an open vault in a file of its own, or none. Raises DiskFull, ReadOnly, CannotWrite, Damaged."""
    part = path.with_name(path.name + ".part")
    try:
        part.unlink(missing_ok=True)
        with translated():
            connection.execute("VACUUM INTO ?", (str(part),))
        os.chmod(part, 0o600)
        check_file(part, key)
        handle = os.open(part, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        os.replace(part, path)
        sync_folder(path.parent)
    except OSError as error:
        raise from_os_error(error) from error
    finally:
        part.unlink(missing_ok=True)


def renew(connection: Connection, home: Path, key: bytes, today: date) -> None:
    """After something was removed for good: the older copies go, and one of now takes their place. Raises StoreError."""
    for old in copies(home):
        old.path.unlink(missing_ok=True)
    copy_of_the_day(connection, home, key, today)


def put_back(home: Path, day: date, key: bytes) -> Path:
    """Put the copy of a day in the place of the vault; returns where the damaged files were set aside.

    Raises InUse, NotFound, Damaged (the copy itself is damaged; nothing was changed), ReadOnly, DiskFull, CannotWrite.
    """
    lock = Lock(home)
    try:
        copy = next((one for one in copies(home) if one.day == day), None)
        if copy is None:
            raise NotFound(day.isoformat())
        check_file(copy.path, key)
        return _swap(home, copy.path)
    finally:
        lock.release()


def _swap(home: Path, copy: Path) -> Path:
    aside = _free_name(home)
    fresh = home / f"{DATABASE}.part"
    try:
        shutil.copyfile(copy, fresh)
        os.chmod(fresh, 0o600)
        aside.mkdir(mode=0o700)
        for name in (DATABASE, f"{DATABASE}-wal"):
            if (home / name).exists():
                os.replace(home / name, aside / name)
        if (home / KEYS).exists():
            shutil.copyfile(home / KEYS, aside / KEYS)
        os.replace(fresh, home / DATABASE)
        sync_folder(home)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise from_os_error(error) from error
    return aside


def _free_name(home: Path) -> Path:
    number = 1
    while (home / f"damaged-{number}").exists():
        number += 1
    return home / f"damaged-{number}"


def last_good(home: Path, key: bytes) -> Copy | None:
    """The latest copy that is sound."""
    for copy in copies(home):
        try:
            check_file(copy.path, key)
        except (Damaged, StoreError):
            continue
        return copy
    return None
