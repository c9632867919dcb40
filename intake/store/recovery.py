"""The recovery key as people write it down: 14 groups of 4 characters of Crockford's base32, typing errors noticed.

Source of the alphabet: https://www.crockford.com/base32.html (no I, L, O, U; they are read as 1, 1, 0 and refused).
"""

from __future__ import annotations

import hashlib
import re
import secrets

from intake.store.errors import RecoveryKeyMistyped

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SECRET_BYTES = 32
CHECK_BYTES = 3  # 32 + 3 bytes are exactly 56 characters; a random typing error passes once in 16 million
LENGTH = (SECRET_BYTES + CHECK_BYTES) * 8 // 5
_READ_AS = str.maketrans("OIL", "011")


def new_secret() -> bytes:
    return secrets.token_bytes(SECRET_BYTES)


def written(secret: bytes) -> str:
    """The key to print, such as "7ZQK-03MN-..."."""
    number = int.from_bytes(secret + _check(secret), "big")
    characters = [ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(LENGTH))]
    return "-".join("".join(characters[i : i + 4]) for i in range(0, LENGTH, 4))


def read(words: str) -> bytes:
    """The secret in what was typed: lower case, spaces, dashes and O for 0 are fine. Raises RecoveryKeyMistyped."""
    characters = re.sub(r"[\s\-‐-―.,_]+", "", words[:1000]).upper().translate(_READ_AS)
    if len(characters) != LENGTH or any(c not in ALPHABET for c in characters):
        raise RecoveryKeyMistyped
    number = 0
    for character in characters:
        number = number << 5 | ALPHABET.index(character)
    data = number.to_bytes(SECRET_BYTES + CHECK_BYTES, "big")
    secret = data[:SECRET_BYTES]
    if _check(secret) != data[SECRET_BYTES:]:
        raise RecoveryKeyMistyped
    return secret


def _check(secret: bytes) -> bytes:
    return hashlib.sha256(b"draagwijzer recovery key" + secret).digest()[:CHECK_BYTES]
