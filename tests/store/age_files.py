"""Key files under a passphrase that open quickly: pyrage makes them to take a second each.

Form: https://c2sp.org/age, the scrypt recipient with a work factor of 2.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def sealed(data: bytes, phrase: str) -> bytes:
    """data: less than 64 KiB."""
    key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrapping = hashlib.scrypt(phrase.encode(), salt=b"age-encryption.org/v1/scrypt" + salt, n=4, r=8, p=1, dklen=32)
    body = ChaCha20Poly1305(wrapping).encrypt(bytes(12), key, None)
    header = f"age-encryption.org/v1\n-> scrypt {_written(salt)} 2\n{_written(body)}\n---".encode()
    mac = hmac.digest(_derived(key, b"", b"header"), header, "sha256")
    stream = ChaCha20Poly1305(_derived(key, nonce, b"payload")).encrypt(bytes(11) + b"\x01", data, None)
    return header + b" " + _written(mac).encode() + b"\n" + nonce + stream


def _derived(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, info).derive(key)


def _written(data: bytes) -> str:
    return base64.b64encode(data).decode().rstrip("=")
