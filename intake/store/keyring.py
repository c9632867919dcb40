"""A secret of 32 bytes in the operating system's keyring: opens the vault without typing, as a convenience only.

When the keyring is lost or changed the passphrase still opens: people were locked out elsewhere where it did not.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from intake.store.errors import StoreError

SERVICE = "draagwijzer"


class NoKeyring(StoreError):
    """This system has no keyring, or the extra part for it is not installed."""

    nl = "Deze computer heeft geen sleutelring die werkt. Gebruik je wachtzin. (Mist het onderdeel ervoor? Typ: {bring_in})"
    en = "This computer has no working keyring. Use your passphrase. (Is the part for it missing? Type: {bring_in})"
    extra = "keyring"


class LockedKeyring(StoreError):
    """The keyring is locked, or its user said no."""

    nl = "De sleutelring van deze computer is op slot. Open die, of gebruik je wachtzin."
    en = "The keyring of this computer is locked. Open it, or use your passphrase."


class EmptyKeyring(StoreError):
    """The keyring works, and holds nothing for this vault."""

    nl = "In de sleutelring van deze computer staat niets voor deze dossiers. Gebruik je wachtzin. Zet de sleutelring daarna opnieuw aan."
    en = "The keyring of this computer holds nothing for these client files. Use your passphrase. Then turn the keyring on again."


def new_secret(vault: str) -> bytes:
    """Make a secret and keep it for this vault. Raises NoKeyring, LockedKeyring."""
    secret = secrets.token_bytes(32)
    with _translated():
        import keyring

        keyring.set_password(SERVICE, vault, secret.hex())
        kept = keyring.get_password(SERVICE, vault)
    if kept != secret.hex():
        raise NoKeyring
    return secret


def secret_of(vault: str) -> bytes:
    """The secret kept for this vault. Raises NoKeyring, LockedKeyring, EmptyKeyring."""
    with _translated():
        import keyring

        kept = keyring.get_password(SERVICE, vault)
    try:
        secret = bytes.fromhex(kept or "")
    except ValueError:
        secret = b""
    if not secret:
        raise EmptyKeyring
    return secret


def forget(vault: str) -> None:
    """Take the secret out of the keyring; none there is fine."""
    try:
        import keyring

        keyring.delete_password(SERVICE, vault)
    except Exception:
        pass


@contextmanager
def _translated() -> Iterator[None]:
    """Every system has errors of its own here; none of them may show what was kept."""
    try:
        yield
    except Exception as error:
        name = type(error).__name__
        kind = LockedKeyring if name in _LOCKED else NoKeyring
        raise kind(name) from None


_LOCKED = frozenset({"KeyringLocked", "PasswordSetError", "PromptDismissedException", "LockedException"})
"""Of keyring, and of the SecretStorage and KWallet behind it."""
