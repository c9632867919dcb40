"""A backup in one file, to keep elsewhere: the vault and its key file, sealed with age (https://age-encryption.org/v1).

Inside stands what is encrypted already; the seal hides the key file and its salt too. Opening a backup takes the passphrase
it was sealed with (or the key of who it was sealed for), and then the passphrase of the vault.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import stat
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from intake.store.database import check_file
from intake.store.errors import AlreadyThere, Damaged, StoreError, from_os_error
from intake.store.files import DATABASE, KEYS, Lock, make_private_folder, sync_folder, write_atomically
from intake.store.keys import Slots

FORMAT = "draagwijzer-backup/1"
LARGEST = 4 << 30
"""Bytes a backup may hold: a changed file cannot make the program fill the disk."""
_PARTS = (KEYS, DATABASE)
_TRIES = 4
_EXCESSIVE = "Excessive work"
"""How age says that opening by the passphrase would take too long."""


class NotABackup(StoreError):
    """The file is no backup of ours, or it was changed."""

    nl = "Dit is geen goede reservekopie. Kies een ander bestand."
    en = "This is not a sound backup. Choose another file."


class Sealed(StoreError):
    """The passphrase or key does not open the seal."""

    nl = "Deze wachtzin of sleutel opent de reservekopie niet. Probeer een andere."
    en = "This passphrase or key does not open the backup. Try another one."


class TooBusy(StoreError):
    """age measures how fast this computer is, and refuses a seal that would take it too long."""

    nl = "Deze computer is nu te druk om het zegel te openen. Sluit andere programma's en probeer het nog eens. Er is niets veranderd."
    en = "This computer is too busy now to open the seal. Close other programs and try again. Nothing was changed."


class NoSuchKey(StoreError):
    """What was given is no age recipient or identity."""

    nl = "Dit is geen age-sleutel. Een adres begint met age1, een sleutel met AGE-SECRET-KEY-1."
    en = "This is no age key. A recipient begins with age1, an identity with AGE-SECRET-KEY-1."


@dataclass(frozen=True, slots=True)
class Backup:
    """What is in a backup. made: ISO 8601. keys, database: the two files as they were."""

    made: str
    keys: bytes
    database: bytes


def seal(made: str, keys: bytes, database: bytes, passphrase: str = "", recipients: Sequence[str] = ()) -> bytes:
    """The backup file. Sealed for the recipients (age1...), or by the passphrase where there are none. Raises NoSuchKey."""
    out = io.BytesIO()
    parts = {KEYS: keys, DATABASE: database}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        manifest = {"format": FORMAT, "made": made, "sha256": {name: hashlib.sha256(data).hexdigest() for name, data in parts.items()}}
        archive.writestr("manifest.json", json.dumps(manifest))
        for name, data in parts.items():
            archive.writestr(name, data)
    return sealed(out.getvalue(), passphrase, recipients)


def sealed(data: bytes, passphrase: str = "", recipients: Sequence[str] = ()) -> bytes:
    """Any bytes sealed with age. Raises NoSuchKey."""
    import pyrage

    if recipients:
        try:
            return bytes(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(one) for one in recipients]))
        except pyrage.RecipientError as error:
            raise NoSuchKey(str(error)) from error
    return bytes(pyrage.passphrase.encrypt(data, passphrase))


def is_sealed(data: bytes) -> bool:
    """Do the bytes begin as a file of age does, binary or armoured?"""
    return data.startswith((b"age-encryption.org/", b"-----BEGIN AGE ENCRYPTED FILE-----"))


def unsealed(data: bytes, passphrase: str = "", identity: str = "") -> bytes:
    """The bytes under the seal. Raises Sealed, NoSuchKey, NotABackup, TooBusy."""
    import pyrage

    if not is_sealed(data):
        raise NotABackup
    try:
        if identity:
            return bytes(pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(identity.strip())]))
        return _by_passphrase(data, passphrase)
    except pyrage.IdentityError as error:
        raise NoSuchKey(str(error)) from error
    except pyrage.DecryptError as error:
        raise Sealed(str(error)) from error


def _by_passphrase(data: bytes, passphrase: str) -> bytes:
    """age refuses by the speed it measures at that moment: a moment later it may not."""
    import pyrage

    for _ in range(_TRIES):
        try:
            return bytes(pyrage.passphrase.decrypt(data, passphrase))
        except pyrage.DecryptError as error:
            if _EXCESSIVE not in str(error):
                raise
    raise TooBusy


def read(path: Path, passphrase: str = "", identity: str = "") -> Backup:
    """Open a backup and see that every byte is as it was sealed.

    Raises NotABackup, Sealed, NoSuchKey, TooBusy, CannotWrite (unreadable).
    """
    try:
        about = path.stat()
        if about.st_size > LARGEST or stat.S_ISCHR(about.st_mode):
            raise NotABackup
        data = path.read_bytes()
    except OSError as error:
        raise from_os_error(error) from error
    inside = unsealed(data, passphrase, identity)
    try:
        with zipfile.ZipFile(io.BytesIO(inside)) as archive:
            if sum(info.file_size for info in archive.infolist()) > LARGEST:
                raise NotABackup
            manifest = json.loads(archive.read("manifest.json"))
            parts = {name: archive.read(name) for name in _PARTS}
        if manifest["format"] != FORMAT or any(
            manifest["sha256"][name] != hashlib.sha256(data).hexdigest() for name, data in parts.items()
        ):
            raise NotABackup
        Slots.from_bytes(parts[KEYS])
        return Backup(str(manifest["made"]), parts[KEYS], parts[DATABASE])
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, KeyError, ValueError, TypeError, Damaged) as error:
        raise NotABackup(str(error)) from error


def restore(backup: Backup, home: Path) -> None:
    """Put a backup in a folder that holds no vault. Raises AlreadyThere, InUse, ReadOnly, DiskFull, CannotWrite."""
    make_private_folder(home)
    lock = Lock(home)
    try:
        if (home / DATABASE).exists() or (home / KEYS).exists():
            raise AlreadyThere(str(home))
        write_atomically(home / DATABASE, backup.database)
        write_atomically(home / KEYS, backup.keys)
        sync_folder(home)
    finally:
        lock.release()


def check(backup: Backup, passphrase: str, folder: Path) -> None:
    """Does the vault in it open by this passphrase, with every page sound? folder: for a passing file, removed again.

    Raises WrongPassphrase, Damaged, DiskFull, ReadOnly, CannotWrite.
    """
    key = Slots.from_bytes(backup.keys).key_by_passphrase(passphrase)
    passing = folder / "check.db"
    try:
        write_atomically(passing, backup.database)
        check_file(passing, key)
    finally:
        try:
            os.unlink(passing)
        except OSError:
            pass
