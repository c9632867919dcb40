"""The organisation's key: an age identity in a file, in the clear for its owner only, or under a passphrase (age -p)."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from intake.store import identity
from intake.store.backup import NoSuchKey
from intake.store.errors import AlreadyThere, EmptyPassphrase
from intake.store.files import make_private_folder, write_atomically
from intake.store.team.problems import NoOrganisationKey

KEY_FILE = "DRAAGWIJZER_ORGANISATION_KEY_FILE"


def key_file() -> Path:
    """The file that the environment names. Raises NoOrganisationKey when it names none."""
    named = os.environ.get(KEY_FILE, "").strip()
    if not named:
        raise NoOrganisationKey
    return Path(named).expanduser()


def key_file_named() -> bool:
    """Does the environment name a file with the organisation's key?"""
    return bool(os.environ.get(KEY_FILE, "").strip())


def needs_passphrase(path: Path) -> bool:
    """Is the key under a passphrase? Raises NoOrganisationKey."""
    with _said_of_the_team():
        return identity.needs_passphrase(path)


def read_key(path: Path, passphrase: str = "") -> bytes:
    """The secret in the file. Raises as read_keys does."""
    return read_keys(path, passphrase)[0]


def read_keys(path: Path, passphrase: str = "") -> list[bytes]:
    """The secret in the file, then those of before. Raises NoOrganisationKey, OpenKeyFile (others can read a bare key), WrongPassphrase."""
    with _said_of_the_team():
        return [one.encode() for one in identity.read_identities(path, passphrase, private=True)]


@contextmanager
def _said_of_the_team() -> Iterator[None]:
    try:
        yield
    except identity.NoKeyFile as error:
        raise NoOrganisationKey(str(error)) from error


def make_key(path: Path, passphrase: str, older: Sequence[bytes] = ()) -> str:
    """A new key in a new file under the passphrase; returns its public half (age1...). older: keys of before, kept below it.

    Raises AlreadyThere, EmptyPassphrase.
    """
    import pyrage

    if path.exists():
        raise AlreadyThere(str(path))
    if not passphrase.strip():
        raise EmptyPassphrase
    made = pyrage.x25519.Identity.generate()
    before = "".join(f"# before\n{one.decode()}\n" for one in older)
    text = f"# public key: {made.to_public()}\n{made}\n{before}"
    make_private_folder(path.parent)
    write_atomically(path, bytes(pyrage.passphrase.encrypt(text.encode(), passphrase)))
    return str(made.to_public())


def public_half(key: bytes) -> str:
    """The recipient (age1...) of an identity. Raises NoSuchKey."""
    import pyrage

    try:
        return str(pyrage.x25519.Identity.from_str(key.decode()).to_public())
    except pyrage.IdentityError as error:
        raise NoSuchKey(str(error)) from error
