"""The store this program works in: the vault on this computer, or the database of a team where the environment names one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

from intake.store.team.connection import team_url
from intake.store.team.problems import NotInstalled

if TYPE_CHECKING:
    from intake.store.interface import Store


def in_team() -> bool:
    """Does DRAAGWIJZER_DATABASE_URL name the database of a team?"""
    return bool(team_url())


def asks_passphrase() -> bool:
    """Is there a passphrase on the organisation's key? Raises NoOrganisationKey."""
    from intake.store.team.organisation import key_file, needs_passphrase

    return needs_passphrase(key_file())


def names_member() -> bool:
    """Does the address of the team's database say who works there? Where it does, everyone who uses it is that member."""
    try:
        parts = urlsplit(team_url())
        return bool(parts.username or parse_qs(parts.query).get("user"))
    except ValueError:
        return False


def open_team(home: Path, passphrase: str = "", member: str = "", password: str = "") -> Store:
    """home: where what cannot be sent waits. passphrase: of the organisation's key. Raises StoreError.

    member, password: who opens it, where the address does not say so.
    """
    demand_parts()
    from intake.store.team.organisation import key_file, read_keys
    from intake.store.team.store import TeamStore

    address = team_url()
    if member:
        scheme, _, rest = address.partition("://")
        address = f"{scheme}://{quote(member, safe='')}:{quote(password, safe='')}@{rest.rpartition('@')[2]}"
    key, *older = read_keys(key_file(), passphrase)
    return TeamStore.open(address, key, home, older=older)


def confirm(store: Store, passphrase: str) -> None:
    """Is the one at the screen who opened the store?

    Raises WrongPassphrase and TooSoon; in a team WrongKeyPassphrase, NoOrganisationKey, OpenKeyFile, TooBusy.
    """
    from intake.store.vault import Vault

    if isinstance(store, Vault):
        store.confirm(passphrase)
    else:
        from intake.store.team.organisation import key_file, read_keys

        read_keys(key_file(), passphrase)


def demand_parts() -> None:
    """Raises NotInstalled where the parts for a team are missing."""
    try:
        import cryptography  # noqa: F401
        import psycopg  # noqa: F401
        import sqlalchemy  # noqa: F401
    except ImportError as error:
        raise NotInstalled from error
