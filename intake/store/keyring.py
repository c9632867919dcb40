"""A secret of 32 bytes in the operating system's keyring: opens the vault without typing, as a convenience only.

When the keyring is lost or changed the passphrase still opens: people were locked out elsewhere where it did not.
"""

from __future__ import annotations

import secrets

from intake.store.errors import StoreError, WrongPassphrase

SERVICE = "draagwijzer"


class NoKeyring(StoreError):
    """This system has no keyring, or the extra part for it is not installed."""

    nl = "Deze computer heeft geen sleutelring die werkt. Gebruik je wachtzin. (Eerst installeren: pipx install 'draagwijzer[keyring]')"
    en = "This computer has no working keyring. Use your passphrase. (First install: pipx install 'draagwijzer[keyring]')"


def new_secret(vault: str) -> bytes:
    """Make a secret and keep it for this vault. Raises NoKeyring."""
    secret = secrets.token_bytes(32)
    try:
        import keyring

        keyring.set_password(SERVICE, vault, secret.hex())
        kept = keyring.get_password(SERVICE, vault)
    except Exception as error:  # every system has errors of its own here
        raise NoKeyring(type(error).__name__) from error
    if kept != secret.hex():
        raise NoKeyring
    return secret


def secret_of(vault: str) -> bytes:
    """The secret kept for this vault. Raises WrongPassphrase where there is none."""
    try:
        import keyring

        kept = keyring.get_password(SERVICE, vault)
        return bytes.fromhex(kept or "")
    except Exception as error:
        raise WrongPassphrase from error


def forget(vault: str) -> None:
    """Take the secret out of the keyring; none there is fine."""
    try:
        import keyring

        keyring.delete_password(SERVICE, vault)
    except Exception:
        pass
