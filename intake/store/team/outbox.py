"""What could not be sent yet: an append-only file of sealed lines on this computer, one folder for each running program.

A line is on disk before it counts as kept. A last line cut off by a crash was never confirmed and is passed over. What a
program that ended left behind is taken over by the next one of the same member.
"""

from __future__ import annotations

import base64
import hashlib
import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from intake.store.errors import Damaged, InUse, from_os_error
from intake.store.files import Lock, make_private_folder, sync_folder
from intake.store.team.sealing import Sealer

_FILE = "waiting"


class Outbox:
    """One program's waiting lines, in order. Not for two threads at once."""

    def __init__(self, folder: Path, sealer: Sealer) -> None:
        """folder: made when the first line is put in it. Raises InUse when another program has it, Damaged."""
        self.folder = folder
        self._path = folder / _FILE
        self._sealer = sealer
        self._lock: Lock | None = None
        self._size = 0
        self.lines: list[dict[str, Any]] = []
        if folder.exists():
            self._lock = Lock(folder)
            try:
                self._read()
            except BaseException:
                self._lock.release()  # not close: what cannot be read is not to be tidied away
                raise

    def put(self, line: Mapping[str, Any]) -> None:
        """Keep the line; on disk when this returns. Raises DiskFull, ReadOnly, CannotWrite; then it was not kept."""
        if self._lock is None:
            make_private_folder(self.folder)
            self._lock = Lock(self.folder)
        sealed = base64.b64encode(self._sealer.seal(self._name(len(self.lines)), line)) + b"\n"
        try:
            handle = os.open(self._path, os.O_CREAT | os.O_WRONLY, 0o600)
            try:
                os.lseek(handle, self._size, os.SEEK_SET)
                _write_all(handle, sealed)
                os.ftruncate(handle, self._size + len(sealed))
                os.fsync(handle)
            finally:
                os.close(handle)
            if not self.lines:
                sync_folder(self.folder)
                sync_folder(self.folder.parent)
        except OSError as error:
            raise from_os_error(error) from error
        self._size += len(sealed)
        self.lines.append(dict(line))

    def empty(self) -> None:
        """All lines are on the server: forget them here."""
        try:
            self._path.unlink(missing_ok=True)
            sync_folder(self.folder)
        except OSError as error:
            raise from_os_error(error) from error
        self._size, self.lines = 0, []

    def set_aside(self) -> Path:
        """Keep the file, still sealed, under another name: what is in it has no place on the server."""
        aside = self._path.with_name(f"aside-{secrets.token_hex(4)}")
        try:
            os.replace(self._path, aside)
            sync_folder(self.folder)
        except OSError as error:
            raise from_os_error(error) from error
        self._size, self.lines = 0, []
        return aside

    def close(self) -> None:
        """Let go; the folder goes too where nothing waits in it."""
        if self._lock is None:
            return
        if not self.lines and not any(self.folder.glob("aside-*")):
            try:
                for leftover in self.folder.glob("*"):
                    leftover.unlink(missing_ok=True)
                self.folder.rmdir()
            except OSError:
                pass  # another program looks in it right now and tidies up itself
        self._lock.release()
        self._lock = None

    def _name(self, place: int) -> str:
        return f"outbox|{self.folder.name}|{place}"

    def _read(self) -> None:
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return
        except OSError as error:
            raise from_os_error(error) from error
        *whole, _cut = data.split(b"\n")
        for place, line in enumerate(whole):
            try:
                sealed = base64.b64decode(line, validate=True)
            except ValueError as error:
                raise Damaged(f"line {place + 1} of the outbox") from error
            self.lines.append(self._sealer.open(self._name(place), sealed))
            self._size += len(line) + 1


def _write_all(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]


def folder_of(home: Path, team: str) -> Path:
    """Where the outboxes of one member of one team are. team: `connection.identity`."""
    return home / "team" / hashlib.sha256(team.encode()).hexdigest()[:16]


def new_outbox(folder: Path, sealer: Sealer) -> Outbox:
    return Outbox(folder / secrets.token_hex(8), sealer)


def left_behind(folder: Path, sealers: Sequence[Sealer]) -> Iterator[Outbox]:
    """Those of programs that ended, oldest first; each is this program's until closed.

    sealers: the team's key, and those of before under which it may have been kept. Raises Damaged.
    """
    for one in sorted((path for path in folder.glob("*") if path.is_dir()), key=lambda path: path.stat().st_mtime):
        try:
            yield _by_one_of(one, sealers)
        except InUse:
            continue


def _by_one_of(folder: Path, sealers: Sequence[Sealer]) -> Outbox:
    for sealer in sealers[:-1]:
        try:
            return Outbox(folder, sealer)
        except Damaged:
            continue
    return Outbox(folder, sealers[-1])
