"""What the store hands out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One dossier in the list. created, changed: ISO 8601. conversations: how many."""

    id: str
    title: str
    created: str
    changed: str
    conversations: int


@dataclass(frozen=True, slots=True)
class ConversationRow:
    """One conversation. status: asking | paused | finished. current: the question last spoken of, "" at the start.

    started, changed: time of the first and the last event (ISO 8601); before the first event, when it was made.
    """

    id: str
    dossier: str
    flow: str
    version: str
    lang: str
    audience: str
    started: str
    changed: str
    status: str
    current: str


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """Someone (said_by) agreed to share what with whom. at, withdrawn: ISO 8601; withdrawn "" while it stands."""

    id: str
    dossier: str
    with_whom: str
    what: str
    said_by: str
    at: str
    withdrawn: str


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One round of interviews. created: ISO 8601. people: how many forms."""

    id: str
    title: str
    flow: str
    version: str
    created: str
    people: int


@dataclass(frozen=True, slots=True)
class LogLine:
    """Who did what, when, to which dossier: never what was said. dossier, conversation, detail: "" when not about one.

    what: created opened opened_by_keyring opened_by_organisation recovered failed_tries passphrase_changed recovery_key_changed dossier_made dossier_renamed
    dossier_removed round_made round_added round_read round_removed conversation_made conversation_read conversation_written, or what a caller of record() names.
    """

    n: int
    at: str
    who: str
    what: str
    dossier: str
    conversation: str
    detail: str
