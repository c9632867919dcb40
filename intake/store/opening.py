"""The store this program works in: the vault on this computer, or the database of a team where the environment names one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from intake.store.team.connection import team_url
from intake.store.team.organisation import key_file, needs_passphrase, read_keys
from intake.store.team.problems import NotInstalled

if TYPE_CHECKING:
    from intake.store.interface import Store


def in_team() -> bool:
    """Does DRAAGWIJZER_DATABASE_URL name the database of a team?"""
    return bool(team_url())


def asks_passphrase() -> bool:
    """Is there a passphrase on the organisation's key? Raises NoOrganisationKey."""
    return needs_passphrase(key_file())


def open_team(home: Path, passphrase: str = "") -> Store:
    """home: where what cannot be sent waits. passphrase: of the organisation's key. Raises StoreError."""
    demand_parts()
    from intake.store.team.store import TeamStore

    key, *older = read_keys(key_file(), passphrase)
    return TeamStore.open(team_url(), key, home, older=older)


def demand_parts() -> None:
    """Raises NotInstalled where the parts for a team are missing."""
    try:
        import cryptography  # noqa: F401
        import psycopg  # noqa: F401
        import sqlalchemy  # noqa: F401
    except ImportError as error:
        raise NotInstalled from error
