"""What the server keeps but cannot read: AES-256-GCM with the organisation's key, each payload bound to its row.

A payload is nonce (12 bytes, random) + ciphertext with tag. Its name (table and ids) is the associated data: a payload that
the server moves to another row does not open. Texts are filled up to a multiple of 64 bytes, so that "yes" and "no" are of
one length. The chain of events is an HMAC with a key of its own: who holds only the database cannot make a link.
"""

from __future__ import annotations

import hmac
import json
import os
from collections.abc import Mapping
from typing import Any

from intake.store.chain import link, to_json
from intake.store.errors import Damaged
from intake.store.team.problems import NotInstalled, NotSetUp, WrongOrganisationKey

KEY_CHECK = "organisation key"
"""The row of `meta` that only the team's key opens."""
_NONCE = 12
_STEP = 64


class Sealer:
    """Seals and opens with one secret (any length, 32 random bytes or more). Raises NotInstalled without `cryptography`."""

    def __init__(self, secret: bytes) -> None:
        try:
            from cryptography.exceptions import InvalidTag
            from cryptography.hazmat.primitives.ciphers.aead import AESGCM
        except ImportError as error:
            raise NotInstalled from error
        self._cipher = AESGCM(_derived(secret, "payload"))
        self._refused = InvalidTag
        self._chain = _derived(secret, "chain")
        self._names = _derived(secret, "names")

    def seal(self, name: str, data: Mapping[str, Any]) -> bytes:
        """name: of the row and column it is for. Raises TypeError or ValueError for what is not JSON."""
        return self.seal_text(name, to_json(data))

    def seal_text(self, name: str, text: str) -> bytes:
        """text: JSON, in ASCII."""
        nonce = os.urandom(_NONCE)
        plain = text.encode("ascii")
        padded = plain.ljust(-(-len(plain) // _STEP) * _STEP)
        return nonce + self._cipher.encrypt(nonce, padded, name.encode())

    def open(self, name: str, sealed: bytes) -> dict[str, Any]:
        """Raises Damaged when it was changed, or sealed for another row or with another key."""
        found: dict[str, Any] = json.loads(self.open_text(name, sealed))
        return found

    def open_text(self, name: str, sealed: bytes) -> str:
        """The JSON as text. Raises Damaged."""
        return self.open_bytes(name.encode(), sealed).decode("ascii").rstrip()

    def open_bytes(self, name: bytes, sealed: bytes) -> bytes:
        """As it was sealed, filled up with spaces. Raises Damaged."""
        try:
            return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], name)
        except (self._refused, ValueError) as error:
            raise Damaged("a payload was changed on the server") from error

    def link(self, previous: str, *parts: str | int) -> str:
        """The keyed hash (hex) of what follows `previous`."""
        return hmac.new(self._chain, link(previous, *parts).encode(), "sha256").hexdigest()

    def blind(self, *parts: str) -> bytes:
        """The same 16 bytes for the same words, of which the words cannot be found without the key."""
        return hmac.new(self._names, link("", *parts).encode(), "sha256").digest()[:16]


def key_check(sealer: Sealer) -> bytes:
    """What that row holds."""
    return sealer.seal(f"meta|{KEY_CHECK}", {"key": "right"})


def demand_key(sealer: Sealer, check: bytes | None) -> None:
    """check: that row's value, None where there is none. Raises WrongOrganisationKey, NotSetUp."""
    if check is None:
        raise NotSetUp
    try:
        sealer.open(f"meta|{KEY_CHECK}", check)
    except Damaged as error:
        raise WrongOrganisationKey from error


def _derived(secret: bytes, use: str) -> bytes:
    """A key of 32 bytes for one use (HKDF-Expand, RFC 5869, one block; the secret is random already)."""
    return hmac.digest(secret, f"draagwijzer team {use}".encode() + b"\x01", "sha256")
