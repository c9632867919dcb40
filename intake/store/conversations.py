"""Conversations and their events: added at the end, never changed, each tied to the one before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intake.conversation.events import Event
from intake.store import dossiers
from intake.store.chain import link, storable, to_json
from intake.store.database import Connection
from intake.store.errors import Conflict, Damaged, NotFound
from intake.store.rows import ConversationRow

_STATUS = {"started": "asking", "resumed": "asking", "paused": "paused", "finished": "finished"}
_COLUMNS = "id, dossier, flow, version, lang, audience, started, changed, status, current"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a conversation is, for the list only; the fold of the events is what counts."""

    status: str
    current: str
    lang: str

    def after(self, kind: str, data: Mapping[str, Any]) -> Place:
        question, lang = data.get("question"), data.get("lang")
        return Place(
            _STATUS.get(kind, self.status),
            question if isinstance(question, str) else self.current,
            lang if kind == "language" and isinstance(lang, str) else self.lang,
        )


def add(
    connection: Connection, conversation: str, dossier: str, flow: str, version: str,
    source: Mapping[str, str], lang: str, audience: str, at: str,
) -> None:  # fmt: skip
    """Raises NotFound when there is no such dossier. The flow's files are kept once per version."""
    moment = _touch_dossier(connection, dossier, at)
    connection.execute("INSERT OR IGNORE INTO definitions VALUES (?, ?)", (version, to_json(source)))
    connection.execute(
        f"INSERT INTO conversations ({_COLUMNS}, last_seq, last_hash, touched) VALUES ({', '.join('?' * 13)})",
        (conversation, dossier, flow, version, lang, audience, at, at, "asking", "", 0,
         _start(conversation, flow, version), moment),
    )  # fmt: skip


def append(connection: Connection, conversation: str, event: Event) -> str:
    """Add the event; returns the dossier's id. Raises Conflict, NotFound, and TypeError or ValueError for no JSON."""
    found = connection.execute(
        "SELECT dossier, last_seq, last_hash, started, status, current, lang FROM conversations WHERE id = ?",
        (conversation,),
    ).fetchone()
    if found is None:
        raise NotFound(conversation)
    dossier, last, previous, started, *place = found
    if event.seq != last + 1:
        raise Conflict(f"event {event.seq} after {last}")
    at, kind, by = storable(event.at), storable(event.kind), storable(event.by)
    data = to_json(event.data)
    seal = link(previous, event.seq, at, kind, by, data)
    connection.execute(
        "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)", (conversation, event.seq, at, kind, by, data, seal)
    )
    now = _replay(connection, conversation) if kind == "undone" else Place(*place).after(kind, event.data)
    connection.execute(
        """UPDATE conversations SET started = ?, changed = ?, status = ?, current = ?, lang = ?, last_seq = ?,
            last_hash = ?, touched = ? WHERE id = ?""",
        (at if event.seq == 1 else started, at, storable(now.status), storable(now.current), storable(now.lang),
         event.seq, seal, _touch_dossier(connection, dossier, at), conversation),
    )  # fmt: skip
    return str(dossier)


def events(connection: Connection, conversation: str) -> list[Event]:
    """All events in order, the chain verified to its end. Raises NotFound, Damaged."""
    found = connection.execute(
        "SELECT flow, version, last_seq, last_hash FROM conversations WHERE id = ?", (conversation,)
    ).fetchone()
    if found is None:
        raise NotFound(conversation)
    flow, version, last, end = found
    seal = _start(conversation, flow, version)
    read: list[Event] = []
    rows = connection.execute(
        "SELECT seq, at, kind, by, data, hash FROM events WHERE conversation = ? ORDER BY seq",
        (conversation,),
    )
    for place, (seq, at, kind, by, data, kept) in enumerate(rows, start=1):
        seal = link(seal, seq, at, kind, by, data)
        if seal != kept or seq != place:
            raise Damaged(f"event {place} of {conversation} does not add up")
        read.append(Event(seq, at, kind, by, json.loads(data)))
    if len(read) != last or seal != end:
        raise Damaged(f"events are missing after {len(read)} of {conversation}")
    return read


def listed(connection: Connection, dossier: str = "") -> list[ConversationRow]:
    """Those of the dossier, or all; changed last first."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM conversations WHERE ? IN ('', dossier) ORDER BY touched DESC", (dossier,)
    )
    return [ConversationRow(*row) for row in rows]


def dossier_of(connection: Connection, conversation: str) -> str:
    """Raises NotFound."""
    found = connection.execute("SELECT dossier FROM conversations WHERE id = ?", (conversation,)).fetchone()
    if found is None:
        raise NotFound(conversation)
    return str(found[0])


def definition(connection: Connection, version: str) -> dict[str, str]:
    """The flow's files as they were, by name. Raises NotFound."""
    found = connection.execute("SELECT files FROM definitions WHERE version = ?", (version,)).fetchone()
    if found is None:
        raise NotFound(version)
    files: dict[str, str] = json.loads(found[0])
    return files


def _start(conversation: str, flow: str, version: str) -> str:
    return link("", "conversation", conversation, flow, version)


def _touch_dossier(connection: Connection, dossier: str, at: str) -> int:
    moment = dossiers.touch(connection)
    if not connection.execute(
        "UPDATE dossiers SET changed = ?, touched = ? WHERE id = ?", (at, moment, dossier)
    ).rowcount:
        raise NotFound(dossier)
    return moment


def _replay(connection: Connection, conversation: str) -> Place:
    read = [
        (seq, kind, json.loads(data))
        for seq, kind, data in connection.execute(
            "SELECT seq, kind, data FROM events WHERE conversation = ? ORDER BY seq", (conversation,)
        )
    ]
    row = connection.execute("SELECT lang FROM conversations WHERE id = ?", (conversation,)).fetchone()
    return place_after(read, str(row[0]))


def place_after(read: Sequence[tuple[int, str, Mapping[str, Any]]], lang: str) -> Place:
    """The place by all events (seq, kind, data) that still count: one that an `undone` names does not, nor an `undone` itself
    undone. lang: where the events do not tell with which language the talk began."""
    gone = _gone(read)
    begun = (data["lang"] for _, kind, data in read if kind == "started" and isinstance(data.get("lang"), str))
    place = Place("asking", "", next(begun, lang))
    for seq, kind, data in read:
        if seq not in gone and kind != "undone":
            place = place.after(kind, data)
    return place


def _gone(read: Iterable[tuple[int, str, Mapping[str, Any]]]) -> set[int]:
    gone: set[int] = set()
    for seq, kind, data in sorted(read, key=lambda event: -event[0]):
        if kind == "undone" and seq not in gone and isinstance(data.get("seq"), int):
            gone.add(data["seq"])
    return gone
