"""Who is known already in a dossier, from its earlier talks."""

from __future__ import annotations

from typing import Any

from intake.commands.pinned import compiled_of
from intake.conversation.carrying import known_before
from intake.conversation.fold import Conversation, fold
from intake.definitions.model import Library
from intake.store.interface import Store

TALKS = 6
"""How many of the latest talks are looked at: each carries those before it."""


def known_people(vault: Store, dossier: str, library: Library) -> dict[str, Any]:
    """people and ties of the dossier's talks, as a dialogue takes them. Raises StoreError."""
    people, ties = known_before(talks_of(vault, dossier, library, most=TALKS))
    return {"people": people, "ties": ties}


def talks_of(
    vault: Store, dossier: str, library: Library, but: str = "", most: int | None = None
) -> list[Conversation]:
    """The talks of a dossier in which something was said, changed first first; but: the id of one to leave out.

    most: only so many of those changed last are looked at.
    """
    talks = []
    for row in reversed(vault.conversations(dossier)[:most]):
        events = vault.events(row.id) if row.id != but else []
        if events:
            talks.append(fold(compiled_of(vault, row, events, library), events))
    return talks
