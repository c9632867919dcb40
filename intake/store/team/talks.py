"""Conversations of a team and their events: added at the end, sealed, each tied to the one before."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, case, func, insert, select, update
from sqlalchemy.dialects import postgresql

from intake.conversation.events import Event
from intake.store.chain import storable, to_json
from intake.store.conversations import Place, place_after
from intake.store.errors import Conflict, Damaged, NotFound
from intake.store.rows import ConversationRow
from intake.store.team.connection import Ask, asking
from intake.store.team.rights import conversations_of
from intake.store.team.sealing import Sealer
from intake.store.team.tables import conversations, definitions, dossiers, events

_ADD_EVENT = "SELECT draagwijzer.add_event(%s, %s, %s, %s, %s, %s, %s)"


@dataclass(slots=True)
class Talk:
    """A conversation as this program last saw it: its events, the end of its chain, and its place for the list."""

    id: str
    dossier: str
    place: Place
    audience: str
    hash: str
    events: list[Event] = field(default_factory=list)

    @property
    def last(self) -> int:
        return len(self.events)

    def place_with(self, event: Event) -> Place:
        if event.kind != "undone":
            return self.place.after(event.kind, event.data)
        return place_after([(one.seq, one.kind, one.data) for one in (*self.events, event)], self.place.lang)


    def take(self, written: Written) -> None:
        """What was written is kept for good."""
        self.events.append(written.event)
        self.hash, self.place = written.hash, written.place


@dataclass(frozen=True, slots=True)
class Written:
    """An event as it is on the server, and the chain and the place after it."""

    event: Event
    hash: str
    place: Place


def new_id() -> str:
    return secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a conversation is from its start on."""

    id: str
    dossier: str
    flow: str
    version: str
    lang: str
    audience: str


def add(connection: Connection, sealer: Sealer, begin: Beginning, at: str) -> Talk:
    """A conversation without events yet. The flow's files must be kept already: see keep_definition."""


    start = _start(sealer, begin.id, begin.flow, begin.version)
    place = Place("asking", "", begin.lang)
    values = {"id": begin.id, "dossier": begin.dossier, "flow": begin.flow, "version": begin.version, "started": at}
    sealed = _sealed_place(sealer, begin.id, place, begin.audience)
    connection.execute(
        insert(conversations).values(**values, changed=at, place=sealed, last_seq=0, last_hash=start)
    )
    return Talk(begin.id, begin.dossier, place, begin.audience, start)


def keep_definition(connection: Connection, version: str, source: Mapping[str, str]) -> None:
    """The flow's files, once per version; they hold nothing that was said and stay plain."""


    connection.execute(
        postgresql.insert(definitions).values(version=version, files=to_json(source)).on_conflict_do_nothing()
    )


def append(connection: Connection, sealer: Sealer, talk: Talk, event: Event) -> None:
    """write, and take it in the talk at once: for within a transaction after which the talk is thrown away or all is well."""
    talk.take(write(asking(connection), sealer, talk, event))


def write(ask: Ask, sealer: Sealer, talk: Talk, event: Event) -> Written:
    """Add the event on the server. Raises Conflict when it is not the next one there, NotFound, and TypeError or ValueError
    for what is not JSON; then nothing was kept."""
    if event.seq != talk.last + 1:
        raise Conflict(f"event {event.seq} after {talk.last}")
    event = as_kept(event)
    said = sealer.seal(_name(talk.id, event.seq), {"kind": event.kind, "by": event.by, "data": event.data})
    seal = _link(sealer, talk.hash, event.seq, event.at, said)
    place = talk.place_with(event)
    sealed = _sealed_place(sealer, talk.id, place, talk.audience)
    answer = ask(_ADD_EVENT, (talk.id, event.seq, event.at, said, talk.hash, seal, sealed))
    if answer == -1:
        raise NotFound(talk.id)
    if answer == 0:
        raise Conflict(f"event {event.seq}: another was there first")
    return Written(event, seal, place)


def as_kept(event: Event) -> Event:
    """With text that any database takes, and data as it comes back from JSON."""
    data = json.loads(to_json(event.data))
    return Event(event.seq, storable(event.at), storable(event.kind), storable(event.by), data)


def load(connection: Connection, sealer: Sealer, role: str, name: str, conversation: str) -> Talk:
    """The conversation with all its events, the chain verified to its end. Raises NotFound, Damaged."""


    mine = conversations_of(role, name)
    row = connection.execute(select(conversations).where(conversations.c.id == conversation, mine)).first()
    if row is None:
        raise NotFound(conversation)
    place, audience = _opened_place(sealer, row)
    talk = Talk(conversation, row.dossier, place, audience, _start(sealer, conversation, row.flow, row.version))
    wanted = select(events).where(events.c.conversation == conversation).order_by(events.c.seq)
    # another may add events between the two looks: those come with the next load
    for one in connection.execute(wanted.where(events.c.seq <= row.last_seq)):
        talk.hash = _link(sealer, talk.hash, one.seq, one.at, one.said)
        if one.hash != talk.hash or one.seq != talk.last + 1:
            raise Damaged(f"event {one.seq} of {conversation} does not add up")
        said = sealer.open(_name(conversation, one.seq), one.said)
        talk.events.append(Event(one.seq, one.at, said["kind"], said["by"], said["data"]))
    if talk.last != row.last_seq or talk.hash != row.last_hash:
        raise Damaged(f"events are missing after {talk.last} of {conversation}")
    return talk


def listed(connection: Connection, sealer: Sealer, role: str, name: str) -> list[ConversationRow]:
    """Those this member may see; changed last first."""


    found = select(conversations).where(conversations_of(role, name)).order_by(conversations.c.touched.desc())
    return [_row(sealer, row) for row in connection.execute(found)]


def dossiers_by_talk(mine: ColumnElement[bool]) -> Select[Any]:
    """The dossiers, touched last first, each as changed as itself or the talk in it that was last written in, and how many talks."""
    of, last = conversations.c.dossier, conversations.c.touched.desc()
    latest = (
        select(of, conversations.c.touched, conversations.c.changed, func.count().over(partition_by=of).label("talks"))
        .ext(postgresql.distinct_on(of)).order_by(of, last).subquery()
    )  # fmt: skip
    later = latest.c.touched > dossiers.c.touched
    return (
        select(
            dossiers.c.id, dossiers.c.title, dossiers.c.created,
            case((later, latest.c.changed), else_=dossiers.c.changed).label("changed"),
            func.coalesce(latest.c.talks, 0).label("talks"),
        )
        .outerjoin_from(dossiers, latest, latest.c.dossier == dossiers.c.id)
        .where(mine)
        .order_by(case((later, latest.c.touched), else_=dossiers.c.touched).desc())
    )  # fmt: skip


def reseal(connection: Connection, old: Sealer, new: Sealer) -> int:
    """All events under the new key, each chain verified under the old one and made again; returns how many. Raises Damaged."""
    count = 0
    for row in connection.execute(select(conversations)).all():
        changes = _resealed(connection, old, new, row)
        if changes:
            mine = (events.c.conversation == row.id) & (events.c.seq == bindparam("number"))
            connection.execute(update(events).where(mine), changes)
        end = changes[-1]["hash"] if changes else _start(new, row.id, row.flow, row.version)
        place = _sealed_place(new, row.id, *_opened_place(old, row))
        connection.execute(update(conversations).where(conversations.c.id == row.id).values(last_hash=end, place=place))
        count += len(changes)
    return count


def _resealed(connection: Connection, old: Sealer, new: Sealer, row: Row[Any]) -> list[dict[str, Any]]:
    before, after = (_start(one, row.id, row.flow, row.version) for one in (old, new))
    changes: list[dict[str, Any]] = []
    for one in connection.execute(select(events).where(events.c.conversation == row.id).order_by(events.c.seq)):
        before = _link(old, before, one.seq, one.at, one.said)
        if one.hash != before or one.seq != len(changes) + 1:
            raise Damaged(f"event {one.seq} of {row.id} does not add up")
        name = _name(row.id, one.seq)
        said = new.seal_text(name, old.open_text(name, one.said))
        after = _link(new, after, one.seq, one.at, said)
        changes.append({"number": one.seq, "said": said, "hash": after})
    if len(changes) != row.last_seq or before != row.last_hash:
        raise Damaged(f"events are missing after {len(changes)} of {row.id}")
    return changes


def definition(connection: Connection, version: str) -> dict[str, str]:
    """Raises NotFound."""


    files = connection.execute(select(definitions.c.files).where(definitions.c.version == version)).scalar()
    if files is None:
        raise NotFound(version)
    found: dict[str, str] = json.loads(files)
    return found


def fork(connection: Connection, sealer: Sealer, talk: Talk, mine: Sequence[Event], at: str, id: str) -> Talk:
    """A conversation of its own, in the same dossier: what both had said, then what one of the two added."""


    same = connection.execute(select(conversations).where(conversations.c.id == talk.id)).one()
    lang = place_after([(one.seq, one.kind, one.data) for one in talk.events[:1]], talk.place.lang).lang
    other = add(connection, sealer, Beginning(id, talk.dossier, same.flow, same.version, lang, talk.audience), at)
    for event in (*talk.events[: mine[0].seq - 1], *mine):
        append(connection, sealer, other, event)
    return other


def _row(sealer: Sealer, row: Row[Any]) -> ConversationRow:
    place, audience = _opened_place(sealer, row)
    return ConversationRow(
        row.id, row.dossier, row.flow, row.version, place.lang, audience, row.started, row.changed, place.status, place.current
    )


def _start(sealer: Sealer, conversation: str, flow: str, version: str) -> str:
    return sealer.link("", "conversation", conversation, flow, version)


def _name(conversation: str, seq: int) -> str:
    return f"events|{conversation}|{seq}"


def _link(sealer: Sealer, previous: str, seq: int, at: str, said: bytes) -> str:
    return sealer.link(previous, seq, at, said.hex())


def _sealed_place(sealer: Sealer, conversation: str, place: Place, audience: str) -> bytes:
    data = {"status": place.status, "current": place.current, "lang": place.lang, "audience": audience}
    return sealer.seal(f"conversations|{conversation}|place", data)


def _opened_place(sealer: Sealer, row: Row[Any]) -> tuple[Place, str]:
    data = sealer.open(f"conversations|{row.id}|place", row.place)
    return Place(data["status"], data["current"], data["lang"]), data["audience"]
