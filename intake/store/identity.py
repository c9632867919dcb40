"""Files with age identities (AGE-SECRET-KEY-1...): bare, or under a passphrase (age -p), binary or armoured.

Form: https://github.com/FiloSottile/age#readme, "Identity files": a key a line, `#` for comments.
"""

from __future__ import annotations

import sys
from pathlib import Path

from intake.store.backup import NotABackup, Sealed, is_sealed, unsealed
from intake.store.errors import StoreError, WrongPassphrase

_MARK = "AGE-SECRET-KEY-1"
_LARGEST = 100_000


class NoKeyFile(StoreError):
    """The file is not there, cannot be read, or holds no age identity."""

    nl = "Dit is geen sleutelbestand. Kijk het pad na. In het bestand staat AGE-SECRET-KEY-1, of het is ermee gemaakt (age -p)."
    en = "This is no key file. Please check the path. The file holds AGE-SECRET-KEY-1, or was made of it (age -p)."


class OpenKeyFile(StoreError):
    """Others on this computer can read the key file, and no passphrase is on it."""

    nl = "Het sleutelbestand van de organisatie is voor anderen leesbaar. Typ: chmod 600, met de naam van het bestand."
    en = "Others can read the key file of the organisation. Type: chmod 600, with the name of the file."


class WrongKeyPassphrase(WrongPassphrase):
    """The passphrase does not open the key file."""

    nl = "Dit is niet de wachtzin van het sleutelbestand. Probeer het nog eens."
    en = "This is not the passphrase of the key file. Please try again."


def needs_passphrase(path: Path) -> bool:
    """Is the file under a passphrase? Raises NoKeyFile."""
    return is_sealed(_bytes(path))


def read_identities(path: Path, passphrase: str = "", *, private: bool = False) -> list[str]:
    """The identities in the file, one or more. private: a bare file must be readable by its owner only.

    Raises NoKeyFile, WrongKeyPassphrase, TooBusy, OpenKeyFile (with private).
    """
    data = _bytes(path)
    if is_sealed(data):
        try:
            data = unsealed(data, passphrase)
        except (Sealed, NotABackup) as error:
            raise WrongKeyPassphrase from error
    elif private and sys.platform != "win32" and path.stat().st_mode & 0o077:
        raise OpenKeyFile(str(path))
    lines = [line.strip() for line in data.decode("utf-8-sig", "replace").splitlines()]
    found = [line for line in lines if line.startswith(_MARK)]
    if not found:
        raise NoKeyFile(str(path))
    return found


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():  # a pipe would be waited for
            raise NoKeyFile(str(path))
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except (OSError, ValueError) as error:
        raise NoKeyFile(str(path)) from error
