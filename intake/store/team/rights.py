"""What each role may do, decided in the program too: the server's row-level security is the second lock, not the only one."""

from __future__ import annotations

from sqlalchemy import ColumnElement, false, or_, select, true

from intake.store.team.problems import Forbidden
from intake.store.team.tables import conversations, dossiers, shares

ROLES = ("worker", "coordinator", "volunteer", "client")

_TEAM = ("worker", "coordinator")
_MAY: dict[str, tuple[str, ...]] = {
    "new_dossier": (*_TEAM, "volunteer"),
    "rename_dossier": (*_TEAM, "volunteer"),
    "remove_dossier": ("coordinator",),
    "new_conversation": (*_TEAM, "volunteer"),
    "consent": (*_TEAM, "volunteer"),
    "rounds": _TEAM,
    "remove_round": ("coordinator",),
    "share": ("coordinator",),
}


def demand(role: str, act: str) -> None:
    """Raises Forbidden when this role may not do it."""
    if role not in _MAY[act]:
        raise Forbidden(f"{act} as {role}")


def dossiers_of(role: str, name: str) -> ColumnElement[bool]:
    """Which dossiers this member sees: all, their own and what was shared, or none."""


    if role in _TEAM:
        return true()
    if role != "volunteer":
        return false()
    given = select(shares.c.dossier).where(shares.c.name == name, shares.c.conversation == "")
    return or_(dossiers.c.owner == name, dossiers.c.id.in_(given))


def conversations_of(role: str, name: str) -> ColumnElement[bool]:
    """Which conversations this member sees."""


    if role in _TEAM:
        return true()
    if role == "volunteer":
        return conversations.c.dossier.in_(select(dossiers.c.id).where(dossiers_of(role, name)))
    given = select(shares.c.conversation).where(shares.c.name == name)
    return or_(conversations.c.owner == name, conversations.c.id.in_(given))
