"""Where the vault is, and the passphrase of unattended runs: both from the environment."""

from __future__ import annotations

import os
from pathlib import Path

from intake.store.errors import NoPassphraseFile

HOME = "DRAAGWIJZER_HOME"
PASSPHRASE_FILE = "DRAAGWIJZER_PASSPHRASE_FILE"
NEW_PASSPHRASE_FILE = "DRAAGWIJZER_NEW_PASSPHRASE_FILE"


def default_home() -> Path:
    """The folder DRAAGWIJZER_HOME names, or the place where this system keeps a program's data. Not made here."""
    named = os.environ.get(HOME, "").strip()
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path  # only here: starting the program should not wait for it

    return user_data_path("draagwijzer", appauthor=False)


def passphrase_from_environment(variable: str = PASSPHRASE_FILE) -> str | None:
    """The first line of the file that the variable names; None when it names none.

    Raises NoPassphraseFile when it cannot be read, is not UTF-8, or its first line is empty.
    """
    named = os.environ.get(variable, "").strip()
    if not named:
        return None
    try:
        with Path(named).expanduser().open(encoding="utf-8-sig") as file:
            line = file.readline(10_000).rstrip("\r\n")
    except (OSError, ValueError, RuntimeError) as error:
        raise NoPassphraseFile(str(error)) from error
    if not line.strip():
        raise NoPassphraseFile("the first line is empty")
    return line
