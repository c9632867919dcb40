"""The organisation's key: an age identity in a file, in the clear for its owner only, or under a passphrase (age -p)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from intake.store.backup import NotABackup, Sealed, unsealed
from intake.store.errors import AlreadyThere, EmptyPassphrase, WrongPassphrase, from_os_error
from intake.store.files import make_private_folder, write_atomically
from intake.store.team.problems import NoOrganisationKey, OpenKeyFile

KEY_FILE = "DRAAGWIJZER_ORGANISATION_KEY_FILE"
_MARK = "AGE-SECRET-KEY-1"
_LARGEST = 100_000


def key_file() -> Path:
    """The file that the environment names. Raises NoOrganisationKey when it names none."""
    named = os.environ.get(KEY_FILE, "").strip()
    if not named:
        raise NoOrganisationKey
    return Path(named).expanduser()


def needs_passphrase(path: Path) -> bool:
    """Is the key under a passphrase? Raises NoOrganisationKey."""
    return _bytes(path).startswith(b"age-encryption.org/")


def read_key(path: Path, passphrase: str = "") -> bytes:
    """The secret in the file. Raises NoOrganisationKey, OpenKeyFile (others can read a bare key), WrongPassphrase."""
    data = _bytes(path)
    if data.startswith(b"age-encryption.org/"):
        try:
            data = unsealed(data, passphrase)
        except (Sealed, NotABackup) as error:
            raise WrongPassphrase from error
    elif sys.platform != "win32" and path.stat().st_mode & 0o077:
        raise OpenKeyFile(str(path))
    for line in data.splitlines():
        if line.startswith(_MARK.encode()):
            return line.strip()
    raise NoOrganisationKey(str(path))


def make_key(path: Path, passphrase: str) -> str:
    """A new key in a new file under the passphrase; returns its public half (age1...). Raises AlreadyThere, EmptyPassphrase."""
    import pyrage

    if path.exists():
        raise AlreadyThere(str(path))
    if not passphrase.strip():
        raise EmptyPassphrase
    identity = pyrage.x25519.Identity.generate()
    text = f"# public key: {identity.to_public()}\n{identity}\n"
    make_private_folder(path.parent)
    write_atomically(path, bytes(pyrage.passphrase.encrypt(text.encode(), passphrase)))
    return str(identity.to_public())


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except FileNotFoundError as error:
        raise NoOrganisationKey(str(path)) from error
    except OSError as error:
        raise from_os_error(error) from error
