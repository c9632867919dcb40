"""The key of the vault and its slots.

The database is encrypted with 32 random bytes that never change. Each slot holds those bytes wrapped by something a
person has: the passphrase (through Argon2id) or the recovery key (256 random bits, so one HMAC-SHA512 is enough).
Both give 64 bytes, used for this slot only because its salt is fresh: the first 32 are a one-time pad over the key, the
last 32 the key of an HMAC-SHA256 over the pad's result and everything else in the slot (encrypt, then authenticate).
A slot that does not verify gives nothing. Changing the passphrase replaces its slot; an old copy of the key file still
opens with the old passphrase, so old copies are to be thrown away.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any, Literal

from intake.store.errors import (
    Damaged,
    EmptyPassphrase,
    WrongKey,
    WrongKeyring,
    WrongPassphrase,
    WrongRecoveryKey,
    from_os_error,
)
from intake.store.files import KEYS

KEY_BYTES = 32
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try of a passphrase costs. memory_kib: 8 x lanes up to 1 GiB; passes 1..32; lanes 1..16.

    The default takes about a fifth of a second on a laptop (the second choice of RFC 9106 is t=3, p=4, 64 MiB).
    """

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        # the bounds keep a changed key file from taking all memory
        if not (
            1 <= self.passes <= 32 and 1 <= self.lanes <= 16 and 8 * self.lanes <= self.memory_kib <= 1 << 20
        ):
            raise ValueError("cost out of range")


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to the key. salt, wrapped and proof are bytes; cost only for a passphrase."""

    kind: Literal["passphrase", "recovery", "keyring"]
    salt: bytes
    wrapped: bytes
    proof: bytes = b""
    cost: Cost | None = None

    def signed(self, vault: str) -> bytes:
        """What the proof is over: the slot without the proof, and the vault it belongs to."""
        parts = [
            FORMAT,
            vault,
            self.kind,
            asdict(self.cost) if self.cost else None,
            self.salt.hex(),
            self.wrapped.hex(),
        ]
        return json.dumps(parts, separators=(",", ":"), sort_keys=True).encode()


@dataclass(frozen=True, slots=True)
class Slots:
    """The key file. vault: a random id that ties the slots to this vault.

    keyring: a convenience beside the passphrase, by a secret the operating system keeps. organisation: the key sealed with
    age for an organisation, (recipient, sealed bytes) each.
    """

    vault: str
    passphrase: Slot
    recovery: Slot
    keyring: Slot | None = None
    organisation: tuple[tuple[str, bytes], ...] = ()

    def with_passphrase(self, key: bytes, passphrase: str, cost: Cost) -> Slots:
        return replace(self, passphrase=_wrap_by_passphrase(self.vault, key, passphrase, cost))

    def with_recovery(self, key: bytes, secret: bytes) -> Slots:
        return replace(self, recovery=_wrap_by_secret(self.vault, key, secret))

    def with_keyring(self, key: bytes, secret: bytes | None) -> Slots:
        """secret None: take the slot away."""
        slot = None if secret is None else _wrap_by_secret(self.vault, key, secret, "keyring")
        return replace(self, keyring=slot)

    def with_organisation(self, key: bytes, recipient: str) -> Slots:
        """Seal the key for an organisation too. Raises NoSuchKey."""
        from intake.store.backup import sealed

        others = tuple(one for one in self.organisation if one[0] != recipient)
        return replace(self, organisation=(*others, (recipient, sealed(key, recipients=[recipient]))))

    def without_organisation(self, recipient: str) -> Slots:
        return replace(self, organisation=tuple(one for one in self.organisation if one[0] != recipient))

    def with_organisation_instead(self, key: bytes, old: str, new: str) -> Slots:
        """The new recipient in the place of the old one. Raises NoSuchKey."""
        return self.without_organisation(old).with_organisation(key, new)

    def ways_in(self) -> list[str]:
        """What opens: "passphrase", "recovery", "keyring", and the age recipients of organisations."""
        more = ["keyring"] if self.keyring else []
        return ["passphrase", "recovery", *more, *(recipient for recipient, _ in self.organisation)]

    def key_by_passphrase(self, passphrase: str) -> bytes:
        """The key of the database. Raises WrongPassphrase."""
        slot = self.passphrase
        key = _unwrap(self.vault, slot, _stretch(passphrase, slot.salt, slot.cost or Cost()))
        if key is None:
            raise WrongPassphrase
        return key

    def key_by_secret(self, secret: bytes) -> bytes:
        """The key of the database by the recovery key. Raises WrongRecoveryKey."""
        key = _unwrap(self.vault, self.recovery, _spread(secret, self.recovery.salt))
        if key is None:
            raise WrongRecoveryKey
        return key

    def key_by_keyring(self, secret: bytes) -> bytes:
        """The key of the database. Raises WrongKeyring."""
        slot = self.keyring
        key = _unwrap(self.vault, slot, _spread(secret, slot.salt)) if slot else None
        if key is None:
            raise WrongKeyring
        return key

    def key_by_identities(self, identities: Iterable[str]) -> tuple[bytes, str]:
        """The key of the database by one of an organisation's age identities, and the recipient it goes with. Raises WrongKey, NoSuchKey."""
        from intake.store.backup import Sealed, unsealed

        for identity, (recipient, data) in product(identities, self.organisation):
            try:
                key = unsealed(data, identity=identity)
            except Sealed:
                continue
            if len(key) == KEY_BYTES:
                return key, recipient
        raise WrongKey

    def to_bytes(self) -> bytes:
        body: dict[str, Any] = {
            "format": FORMAT,
            "vault": self.vault,
            "slots": [_to_json(self.passphrase), _to_json(self.recovery)],
        }
        if self.keyring is not None:
            body["keyring"] = _to_json(self.keyring)
        if self.organisation:
            body["organisation"] = [[recipient, data.hex()] for recipient, data in self.organisation]
        return json.dumps({**body, "check": _check(body)}, indent=1).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Slots:
        """Raises Damaged: a flipped bit must not look like a wrong passphrase."""
        try:
            body = json.loads(data)
            check = body.pop("check")
            if check != _check(body) or body["format"] != FORMAT:
                raise Damaged("the key file was changed")
            passphrase, recovery = (_from_json(slot) for slot in body["slots"])
            keyring = _from_json(body["keyring"]) if "keyring" in body else None
            others = tuple((str(one), bytes.fromhex(data)) for one, data in body.get("organisation", []))
            return cls(str(body["vault"]), passphrase, recovery, keyring, others)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise Damaged("the key file cannot be read") from error


def read_slots(home: Path) -> Slots:
    """The key file of the vault in the folder. Raises Damaged, ReadOnly."""
    try:
        return Slots.from_bytes((home / KEYS).read_bytes())
    except FileNotFoundError as error:
        raise Damaged("the key file is gone") from error
    except OSError as error:
        raise from_os_error(error) from error


def new_slots(key: bytes, passphrase: str, secret: bytes, cost: Cost) -> Slots:
    """Both slots for a new vault. Raises EmptyPassphrase."""
    vault = secrets.token_hex(16)
    return Slots(
        vault, _wrap_by_passphrase(vault, key, passphrase, cost), _wrap_by_secret(vault, key, secret)
    )


def _wrap_by_passphrase(vault: str, key: bytes, passphrase: str, cost: Cost) -> Slot:
    if not passphrase.strip():
        raise EmptyPassphrase
    salt = secrets.token_bytes(16)
    return _wrap(vault, Slot("passphrase", salt, b"", cost=cost), key, _stretch(passphrase, salt, cost))


def _wrap_by_secret(
    vault: str, key: bytes, secret: bytes, kind: Literal["recovery", "keyring"] = "recovery"
) -> Slot:
    salt = secrets.token_bytes(16)
    return _wrap(vault, Slot(kind, salt, b""), key, _spread(secret, salt))


def _wrap(vault: str, slot: Slot, key: bytes, pads: bytes) -> Slot:
    wrapped = replace(slot, wrapped=_xor(key, pads[:KEY_BYTES]))
    return replace(wrapped, proof=_proof(vault, wrapped, pads))


def _unwrap(vault: str, slot: Slot, pads: bytes) -> bytes | None:
    """None when the slot does not verify."""
    if not hmac.compare_digest(_proof(vault, slot, pads), slot.proof):
        return None
    return _xor(slot.wrapped, pads[:KEY_BYTES])


def _proof(vault: str, slot: Slot, pads: bytes) -> bytes:
    return hmac.new(pads[KEY_BYTES:], slot.signed(vault), hashlib.sha256).digest()


def _stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    # NFC: the same é from another keyboard is the same passphrase
    words = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return hash_secret_raw(words, salt, cost.passes, cost.memory_kib, cost.lanes, 2 * KEY_BYTES, Type.ID)


def _spread(secret: bytes, salt: bytes) -> bytes:
    return hmac.new(secret, b"draagwijzer recovery slot" + salt, hashlib.sha512).digest()


def _xor(a: bytes, b: bytes) -> bytes:
    return bytes(x ^ y for x, y in zip(a, b, strict=True))


def _to_json(slot: Slot) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": slot.kind, "cost": asdict(slot.cost) if slot.cost else None}
    return {**data, **{name: getattr(slot, name).hex() for name in ("salt", "wrapped", "proof")}}


def _from_json(data: dict[str, Any]) -> Slot:
    cost = Cost(**data["cost"]) if data["cost"] else None
    salt, wrapped, proof = (bytes.fromhex(data[name]) for name in ("salt", "wrapped", "proof"))
    if data["kind"] not in ("passphrase", "recovery", "keyring") or len(wrapped) != KEY_BYTES or len(salt) < 8:
        raise Damaged("a key slot cannot be read")
    return Slot(data["kind"], salt, wrapped, proof, cost)


def _check(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
