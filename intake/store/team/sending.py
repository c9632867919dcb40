"""Sending what waited: in order, each once, and where two wrote on in one talk both stay."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from intake.conversation.events import Event
from intake.store.errors import Conflict, NotFound, StoreError
from intake.store.team import diary, talks
from intake.store.team.connection import Line
from intake.store.team.diary import Told
from intake.store.team.outbox import Outbox
from intake.store.team.problems import Forbidden, Gone, SetAside
from intake.store.team.sealing import Sealer


@dataclass(frozen=True, slots=True)
class Sent:
    """How it went. problem: what a person must be told, None when all went as it was meant. conversation: about which."""

    conversation: str
    problem: StoreError | None


@dataclass(frozen=True, slots=True)
class Member:
    """On whose behalf: name and role in the team."""

    name: str
    role: str


def event_line(conversation: str, event: Event) -> dict[str, Any]:
    """An event as a line for the outbox."""
    kept = talks.as_kept(event)
    return {
        "event": conversation, "seq": kept.seq, "at": kept.at, "kind": kept.kind, "by": kept.by, "data": kept.data,
    }  # fmt: skip


def log_line(line: Told) -> dict[str, Any]:
    return {"log": line.as_data()}


def send(line: Line, sealer: Sealer, member: Member, outbox: Outbox, at: str) -> list[Sent]:
    """Bring all that waits to the server, each talk in its order, and empty the outbox. Raises Unreachable; then all still waits.

    Sending twice does no harm: what is there already is known by its number and content, or its mark.
    """
    told = [one for one in outbox.lines if "log" in one]
    talks_of: dict[str, list[Mapping[str, Any]]] = {}
    for one in outbox.lines:
        if "event" in one:
            talks_of.setdefault(one["event"], []).append(one)
    if told:
        _send_log(line, sealer, member, told)
    sent = [
        Sent(conversation, _send_events(line, sealer, member, conversation, waiting, at))
        for conversation, waiting in talks_of.items()
    ]
    if any(isinstance(one.problem, Gone) for one in sent):
        outbox.set_aside()
    elif outbox.lines:
        outbox.empty()
    return sent


def _send_log(line: Line, sealer: Sealer, member: Member, waiting: Iterable[Mapping[str, Any]]) -> None:
    with line.transaction() as connection:
        for one in waiting:
            diary.add(connection, sealer, member.name, Told(**one["log"]))


def _send_events(
    line: Line, sealer: Sealer, member: Member, conversation: str, waiting: Iterable[Mapping[str, Any]], at: str
) -> StoreError | None:
    events = [Event(one["seq"], one["at"], one["kind"], one["by"], one["data"]) for one in waiting]
    for _ in range(3):
        try:
            return _try(line, sealer, member, conversation, events, at)
        except Conflict:
            continue  # another wrote between the look and the write: look again
        except (NotFound, Forbidden):
            return Gone(conversation)
    return _apart(line, sealer, member, conversation, events, at)


def _try(
    line: Line, sealer: Sealer, member: Member, conversation: str, events: list[Event], at: str
) -> StoreError | None:
    with line.single() as connection:
        there = talks.load(connection, sealer, member.role, member.name, conversation)
    first = events[0].seq
    if there.events[first - 1 : first - 1 + len(events)] != events[: max(0, there.last - first + 1)]:
        return _apart(line, sealer, member, conversation, events, at)
    if there.last < first - 1:
        return Gone(conversation)  # the server was put back to an older state
    with line.transaction() as connection:
        for event in events[there.last - first + 1 :]:
            talks.append(connection, sealer, there, event)
    return None


def _apart(
    line: Line, sealer: Sealer, member: Member, conversation: str, events: list[Event], at: str
) -> StoreError:
    """Both go on: what was written here becomes a talk of its own beside the other. Its id follows from what is in it, so that
    it is made once."""
    with line.single() as connection:
        there = talks.load(connection, sealer, member.role, member.name, conversation)
    made = hashlib.sha256(sealer.blind(conversation, member.name, events[0].at, str(events[0].seq))).hexdigest()[:16]
    try:
        with line.single() as connection:
            own = talks.load(connection, sealer, member.role, member.name, made)
    except NotFound:
        with line.transaction() as connection:
            talks.fork(connection, sealer, there, events, at, made)
            written = diary.told(at, "conversation_made", there.dossier, made, conversation)
            diary.add(connection, sealer, member.name, written)
        return SetAside(made)
    with line.transaction() as connection:
        for event in events:
            if event.seq > own.last:
                talks.append(connection, sealer, own, event)
    return SetAside(made)
