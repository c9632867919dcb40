"""The folder of the vault: private files, written whole or not at all, and one writer at a time."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from intake.store.errors import InUse, from_os_error

DATABASE = "vault.db"
"""The SQLCipher file; while the vault is open there is a `vault.db-wal` beside it, encrypted as well."""
UNFINISHED = "vault.new.db"
"""The database of a vault that is being created, until its keys are safely on disk."""
KEYS = "vault.keys.json"
LOCK = "vault.lock"
KEYS_LOCK = "vault.keys.lock"
TRIES = "vault.tries.json"


def exists(home: Path) -> bool:
    """Is there a vault in the folder, sound or not?"""
    return (home / KEYS).exists() or (home / DATABASE).exists()


def make_private_folder(home: Path) -> None:
    """Make `home` for its owner only (0700). A folder with other things in it keeps its mode: it is not only ours.

    Raises ReadOnly, DiskFull or CannotWrite.
    """
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not any(home.iterdir()):
            home.chmod(0o700)
    except OSError as error:
        raise from_os_error(error) from error


def make_private_file(path: Path) -> None:
    """An empty file with mode 0600, before anything is written in it. SQLite gives its -wal the mode of the database."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise from_os_error(error) from error


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder survive a power cut. Windows has no such call and does without."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_atomically(path: Path, data: bytes) -> None:
    """Replace the file by `data` (mode 0600): after a crash or on a full disk it is the old or the new, never a part.

    Raises ReadOnly, DiskFull or CannotWrite.
    """
    part = path.with_name(path.name + ".part")
    try:
        handle = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
        sync_folder(path.parent)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise from_os_error(error) from error


class Lock:
    """A right that others cannot have meanwhile, held until release() or the end of the process (also by kill -9)."""

    def __init__(self, home: Path, name: str = LOCK) -> None:
        """To have it alone. Raises InUse when another holds it, ReadOnly when the folder cannot be written."""
        self.alone = True
        try:
            self._handle: int | None = os.open(home / name, os.O_CREAT | os.O_RDWR, 0o600)
        except OSError as error:
            raise from_os_error(error) from error
        try:
            _lock(self._handle)
        except OSError as error:
            self.release()
            raise InUse(str(home)) from error

    @classmethod
    def alone_at(cls, home: Path, name: str, patience: float = 5.0) -> Lock:
        """To have it alone, after waiting at most `patience` seconds for who has it. Raises InUse, ReadOnly."""
        until = time.monotonic() + patience
        while True:
            try:
                return cls(home, name)
            except InUse:
                if time.monotonic() >= until:
                    raise
                time.sleep(0.05)

    @classmethod
    def join(cls, home: Path, patience: float = 5.0) -> Lock:
        """Alone where nobody else is there, else beside the others (see `alone`). Who is there alone for long is not
        waited for longer than `patience` seconds. Raises InUse, ReadOnly."""
        until = time.monotonic() + patience
        while True:
            try:
                return cls(home)
            except InUse:
                joined = cls._beside(home)
                if joined is not None:
                    return joined
                if time.monotonic() >= until:
                    raise
                time.sleep(0.05)

    @classmethod
    def _beside(cls, home: Path) -> Lock | None:
        if sys.platform == "win32":  # has no such locks: one program at a time there
            return None
        import fcntl

        handle = os.open(home / LOCK, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            return None
        joined = cls.__new__(cls)
        joined._handle, joined.alone = handle, False
        return joined

    def share(self) -> None:
        """Let others in beside us."""
        if sys.platform != "win32" and self._handle is not None:
            import fcntl

            fcntl.flock(self._handle, fcntl.LOCK_SH)
            self.alone = False

    def release(self) -> None:
        """Give it up; a second time does nothing. The empty file stays: removing it would let two writers in."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


class DossierLocks:
    """One writer a dossier: whoever wrote in it first keeps it until it lets go, closes, or ends."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "locks"
        self._held: dict[str, Lock] = {}

    def take(self, dossier: str) -> None:
        """dossier: an id of ours. Raises InUse where another window writes in it, ReadOnly."""
        if dossier not in self._held:
            make_private_folder(self._folder)
            self._held[dossier] = Lock(self._folder, f"{dossier}.lock")

    def let_go(self, dossier: str) -> None:
        held = self._held.pop(dossier, None)
        if held is not None:
            held.release()

    def release(self) -> None:
        for dossier in list(self._held):
            self.let_go(dossier)


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
