"""The ways into a vault. Each finds the key of the database in the slots of its key file, by something a person has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from intake.store import keyring, recovery
from intake.store.keys import Slots

PASSPHRASE, RECOVERY, KEYRING = "passphrase", "recovery", "keyring"
"""How `Vault.ways_in` names them; an organisation goes by its age recipient (age1...)."""


@dataclass(frozen=True, slots=True)
class Way:
    """find: the key of the database, and the recipient of the organisation whose key it was ("" for the other ways).
    Raises WrongPassphrase (one more wrong try) or another StoreError (no try at all).

    logged: what the log says when it opens.
    """

    find: Callable[[Slots], tuple[bytes, str]]
    logged: str


def by_passphrase(passphrase: str) -> Way:
    return Way(lambda slots: (slots.key_by_passphrase(passphrase), ""), "opened")


def by_recovery_key(words: str) -> Way:
    """Raises RecoveryKeyMistyped: a typing error is no try."""
    secret = recovery.read(words)
    return Way(lambda slots: (slots.key_by_secret(secret), ""), "recovered")


def by_keyring() -> Way:
    """By the secret that the operating system keeps for its user. Finding: also NoKeyring, LockedKeyring, EmptyKeyring."""
    return Way(lambda slots: (slots.key_by_keyring(keyring.secret_of(slots.vault)), ""), "opened_by_keyring")


def by_key_file(path: Path, passphrase: str = "", *, private: bool = False) -> Way:
    """By an organisation's age identity in a file, see `identity.read_identities`. Finding: also NoKeyFile, OpenKeyFile."""

    def find(slots: Slots) -> tuple[bytes, str]:
        from intake.store.identity import read_identities

        return slots.key_by_identities(read_identities(path, passphrase, private=private))

    return Way(find, "opened_by_organisation")


def organisations(ways: list[str]) -> list[str]:
    """The recipients of organisations among the names of ways in."""
    return [way for way in ways if way not in (PASSPHRASE, RECOVERY, KEYRING)]
