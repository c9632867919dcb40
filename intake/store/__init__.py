"""Encrypted dossiers on this computer. Only this room knows SQL."""

from intake.store.errors import (
    AlreadyThere,
    CannotWrite,
    Closed,
    Conflict,
    Damaged,
    DiskFull,
    EmptyPassphrase,
    InUse,
    Missing,
    Newer,
    NoPassphraseFile,
    NotFound,
    ReadOnly,
    RecoveryKeyMistyped,
    StoreError,
    WrongPassphrase,
    WrongRecoveryKey,
)
from intake.store.files import DATABASE, KEYS
from intake.store.home import HOME, PASSPHRASE_FILE, default_home, passphrase_from_environment
from intake.store.keys import Cost
from intake.store.rows import ConversationRow, DossierRow, LogLine
from intake.store.tries import failed_tries, wait_seconds
from intake.store.vault import Vault, exists

__all__ = [
    "DATABASE",
    "HOME",
    "KEYS",
    "PASSPHRASE_FILE",
    "AlreadyThere",
    "CannotWrite",
    "Closed",
    "Conflict",
    "ConversationRow",
    "Cost",
    "Damaged",
    "DiskFull",
    "DossierRow",
    "EmptyPassphrase",
    "InUse",
    "LogLine",
    "Missing",
    "Newer",
    "NoPassphraseFile",
    "NotFound",
    "ReadOnly",
    "RecoveryKeyMistyped",
    "StoreError",
    "Vault",
    "WrongPassphrase",
    "WrongRecoveryKey",
    "default_home",
    "exists",
    "failed_tries",
    "passphrase_from_environment",
    "wait_seconds",
]
