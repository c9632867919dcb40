"""The store of a team: what `Vault` is on one computer, on a PostgreSQL server for all who work together."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql

from intake.conversation.events import Event
from intake.store.chain import storable
from intake.store.dossiers import having
from intake.store.errors import Closed, Conflict, Damaged, Newer, NotFound, StoreError
from intake.store.rows import ConsentRow, ConversationRow, DossierRow, LogLine, RoundRow
from intake.store.team import agreements, diary, forms, rights, talks
from intake.store.team.connection import Line, asking, identity
from intake.store.team.outbox import folder_of, left_behind, new_outbox
from intake.store.team.problems import (
    NoMember,
    NotSetUp,
    Older,
    SetAside,
    Unreachable,
    WrongOrganisationKey,
)
from intake.store.team.sealing import KEY_CHECK, Sealer, demand_key
from intake.store.team.sending import Member, Sent, event_line, log_line, send
from intake.store.team.steps import STEPS
from intake.store.team.tables import dossiers, members, meta, settings, steps
from intake.understanding.text import one_line
from intake.words import Words

Clock = Callable[[], datetime]
Found = TypeVar("Found")
_OF_THE_TEAM = "retention."
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 30.0
"""Seconds between two tries to get the connection back."""

say = Words(
    {
        "away": (
            "De verbinding met het team is weg. Ga rustig door: alles wordt versleuteld op deze computer bewaard.",
            "The connection with the team is lost. Just go on: all is kept on this computer, encrypted.",
        ),
        "back": (
            "De verbinding is er weer. Wat je intussen opschreef, staat nu ook bij het team.",
            "The connection is back. What you wrote meanwhile is now with the team too.",
        ),
        "own_talk": ("Mijn gesprek", "My talk"),
    }
)


def _now() -> datetime:
    return datetime.now().astimezone()


class TeamStore:
    """The open database of a team, for one member. Get one by open; close it, or use it in a `with`.

    Fulfils `intake.store.interface.Store`; may be used from several threads, one thing at a time. An event is on the server's
    disk when append returns, or, without a connection, sealed on this computer's disk until there is one: see `news`.
    """

    def __init__(self, line: Line, sealer: Sealer, member: Member, folder: Path, clock: Clock) -> None:
        """Not for callers: open checks what this takes on trust."""
        self._line = line
        self._sealer = sealer
        self.member = member
        self._clock = clock
        self._folder = folder
        self._outbox = new_outbox(folder, sealer)
        self._turn = threading.RLock()
        self._closed = False
        self._told: set[tuple[str, str]] = set()
        self._talks: dict[str, talks.Talk] = {}
        self._seen: dict[str, Any] = {}
        self._split: set[str] = set()
        self._away = False
        self._news: list[StoreError | str] = []
        self._wait, self._next_try = _FIRST_WAIT, 0.0

    # ---- opening and closing

    @classmethod
    def open(
        cls, address: str, key: bytes, home: Path, *, older: Sequence[bytes] = (), clock: Clock = _now
    ) -> TeamStore:
        """address: a PostgreSQL URL. key: the organisation's. home: where what cannot be sent waits. older: keys of before,
        under which something may still wait there.

        Raises NotInstalled, BadAddress, Unreachable, NotLetIn, NoMember, NotSetUp, Older, Newer, WrongOrganisationKey.
        """
        sealer, line = Sealer(key), Line(address)
        try:
            with line.single() as connection:
                member = _member(connection)
                _check_steps(connection)
                check_key(connection, sealer)
            store = cls(line, sealer, member, folder_of(home, identity(address)), clock)
            store._send_left_behind([sealer, *(Sealer(one) for one in older)])
            store.record("opened")
        except BaseException:
            line.close()
            raise
        return store

    def close(self) -> None:
        """Send what waits where that is possible; the rest waits, sealed, for the next time. A second time does nothing."""
        with self._turn:
            if self._closed:
                return
            self._catch_up(now=True)
            self._closed = True
            self._talks, self._seen = {}, {}
            self._outbox.close()
            self._line.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def news(self, lang: str) -> list[str]:
        """What the person at the screen must know since the last time: the connection went or came back, a talk was split."""
        with self._turn:
            told, self._news = self._news, []
        return [say(one, lang) if isinstance(one, str) else one.sentence(lang) for one in told]

    @property
    def waiting(self) -> int:
        """How many lines wait on this computer for a connection."""
        return len(self._outbox.lines)

    # ---- dossiers

    def new_dossier(self, title: str) -> str:
        """The id of the new dossier (16 characters, hexadecimal). Raises Forbidden, Unreachable."""
        rights.demand(self.member.role, "new_dossier")
        made = talks.new_id()
        with self._changing() as (connection, at):
            values = {"id": made, "created": at, "changed": at, "title": self._title(made, title)}
            connection.execute(insert(dossiers).values(**values))
            self._tell(connection, diary.told(at, "dossier_made", made))
        return made

    def dossiers(self, search: str = "") -> list[DossierRow]:
        """Those this member may see with all words of the search in the title, changed last first."""
        return having(self._read("dossiers", self._dossiers), search)

    def _dossiers(self, connection: Connection) -> list[DossierRow]:
        if self.member.role == "client":
            return self._dossiers_of_client(connection)
        return [
            DossierRow(row.id, self._opened_title(row.id, row.title), row.created, row.changed, row.talks)
            for row in connection.execute(talks.dossiers_by_talk(self._mine()))
        ]

    def _dossiers_of_client(self, connection: Connection) -> list[DossierRow]:
        """A client sees no dossier, only the own conversation: in the lists of the program it stands under a name of its own."""
        found: dict[str, DossierRow] = {}
        for row in talks.listed(connection, self._sealer, self.member.role, self.member.name):
            before = found.get(row.dossier)
            count = before.conversations + 1 if before else 1
            found[row.dossier] = DossierRow(row.dossier, say("own_talk", row.lang), row.started, row.changed, count)
        return list(found.values())

    def rename_dossier(self, dossier: str, title: str) -> None:
        """Raises NotFound, Forbidden, Unreachable."""
        rights.demand(self.member.role, "rename_dossier")
        mine = self._mine()
        with self._changing() as (connection, at):
            new = {"title": self._title(dossier, title), "changed": at, "touched": func.nextval("draagwijzer.touches")}
            if not connection.execute(update(dossiers).where(dossiers.c.id == dossier, mine).values(**new)).rowcount:
                raise NotFound(dossier)
            self._tell(connection, diary.told(at, "dossier_renamed", dossier))

    def remove_dossier(self, dossier: str) -> None:
        """Remove it with all that was said in it. What the server's own backups hold stays there. Raises NotFound, Forbidden."""
        rights.demand(self.member.role, "remove_dossier")
        with self._changing() as (connection, at):
            if not connection.execute(delete(dossiers).where(dossiers.c.id == dossier)).rowcount:
                raise NotFound(dossier)
            self._tell(connection, diary.told(at, "dossier_removed", dossier))

    def may_write(self, dossier: str) -> bool:
        """Everybody who sees it: who writes at the same time in one conversation gets a Conflict, and nothing is lost."""
        return not self._closed

    def let_go(self, dossier: str) -> None:
        """Nothing was held."""

    def backups_made(self) -> list[str]:
        """The server's backups are its administrator's: this program makes none and knows of none."""
        return []

    def _mine(self) -> ColumnElement[bool]:
        return rights.dossiers_of(self.member.role, self.member.name)

    def _title(self, dossier: str, title: str) -> bytes:
        return self._sealer.seal(title_name(dossier), {"title": one_line(title)})

    def _opened_title(self, dossier: str, sealed: bytes) -> str:
        return str(self._sealer.open(title_name(dossier), sealed)["title"])

    # ---- conversations

    def new_conversation(
        self, dossier: str, flow: str, version: str, source: Mapping[str, str], lang: str, audience: str
    ) -> str:
        """The id of the new conversation. Raises NotFound when this member sees no such dossier, Forbidden, Unreachable."""
        rights.demand(self.member.role, "new_conversation")
        mine = self._mine()
        made = talks.new_id()
        with self._changing() as (connection, at):
            if not connection.execute(select(dossiers.c.id).where(dossiers.c.id == dossier, mine)).first():
                raise NotFound(dossier)
            talks.keep_definition(connection, version, source)
            begin = talks.Beginning(made, dossier, flow, version, lang, audience)
            talk = talks.add(connection, self._sealer, begin, at)
            self._tell(connection, diary.told(at, "conversation_made", dossier, made))
        with self._turn:
            self._talks[made] = talk
        return made

    def conversations(self, dossier: str = "") -> list[ConversationRow]:
        """Those of the dossier, or all that this member may see; changed last first."""
        member = self.member
        rows = self._read("conversations", lambda one: talks.listed(one, self._sealer, member.role, member.name))
        return [row for row in rows if dossier in ("", row.dossier)]

    def append(self, conversation: str, event: Event) -> None:
        """Add the event for good: committed on the server when this returns, or kept here until there is a connection.

        Raises Conflict when it is not the next one (SetAside when it was kept in a talk of its own), NotFound, DiskFull,
        Unreachable (only for a conversation not seen before), and TypeError or ValueError when its data is not JSON.
        """
        with self._using():
            talk = self._next_in(conversation, event.seq)
            if self._outbox.lines:
                self._keep_here(talk, event)
                self._catch_up(during=conversation)
                return
            try:
                self._write(talk, event)
            except Unreachable:
                # perhaps it was committed and only the answer got lost: sending looks, and does not do it twice
                self._keep_here(talk, event)
                self._catch_up(now=True, during=conversation)
            except (Conflict, NotFound):
                if not self._has_key():
                    self._keep_here(talk, event)
                    return
                self._talks.pop(conversation, None)
                raise

    def _has_key(self) -> bool:
        """Is the team's key still ours? If not, that is told once, and what is said waits here for the next start."""
        try:
            self._again(lambda one: check_key(one, self._sealer))
        except WrongOrganisationKey as problem:
            self._went_away(problem)
            return False
        return True

    def _next_in(self, conversation: str, seq: int) -> talks.Talk:
        """The talk as last seen, looked at again when seq does not follow. Raises Conflict, NotFound, Unreachable."""
        if conversation in self._split:  # whoever writes on in it has not seen what the other wrote
            raise SetAside(conversation)
        talk = self._talks.get(conversation)
        if talk is None or (seq != talk.last + 1 and not self._outbox.lines):
            talk = self._loaded(conversation)
        if seq != talk.last + 1:
            raise Conflict(f"event {seq} after {talk.last}")
        return talk

    def _write(self, talk: talks.Talk, event: Event) -> None:
        told = ("conversation_written", talk.id)
        if told in self._told:
            written = talks.write(self._line.ask, self._sealer, talk, event)
        else:
            line = diary.told(self._at(), told[0], talk.dossier, talk.id)
            with self._line.transaction() as connection:
                written = talks.write(asking(connection), self._sealer, talk, event)
                self._tell(connection, line)
        self._told.add(told)
        talk.take(written)

    def _keep_here(self, talk: talks.Talk, event: Event) -> None:
        """Without a connection: on this computer's disk, sealed, and told in the log when that is sent."""
        told = ("conversation_written", talk.id)
        self._went_away()
        if told not in self._told:
            self._outbox.put(log_line(diary.told(self._at(), told[0], talk.dossier, talk.id)))
            self._told.add(told)
        self._outbox.put(event_line(talk.id, event))
        kept = talks.as_kept(event)
        talk.take(talks.Written(kept, talk.hash, talk.place_with(kept)))

    def events(self, conversation: str) -> list[Event]:
        """All events in order. Raises NotFound, Damaged when one was changed or is missing, Unreachable when never seen."""
        with self._using():
            self._catch_up(now=bool(self._outbox.lines))
            try:
                talk = self._talks[conversation] if self._outbox.lines else self._loaded(conversation)
            except KeyError:
                raise Unreachable(conversation) from None
            except Unreachable:
                if conversation not in self._talks:
                    raise
                talk = self._talks[conversation]
            self._split.discard(conversation)
            told = ("conversation_read", conversation)
            if told not in self._told:
                self.record(told[0], talk.dossier, conversation)
                self._told.add(told)
            return list(talk.events)

    def _loaded(self, conversation: str) -> talks.Talk:
        member = self.member
        talk = self._again(lambda one: talks.load(one, self._sealer, member.role, member.name, conversation))
        self._talks[conversation] = talk
        return talk

    def definition(self, version: str) -> Mapping[str, str]:
        """The flow's files as they were when a conversation began with this version. Raises NotFound."""
        return self._read(f"definition {version}", lambda one: talks.definition(one, version))

    # ---- consent

    def add_consent(self, dossier: str, with_whom: str, what: str, said_by: str) -> str:
        """Record that someone agreed to share; returns its id. Raises NotFound, Forbidden, Unreachable."""
        rights.demand(self.member.role, "consent")
        made = talks.new_id()
        with self._changing() as (connection, at):
            row = ConsentRow(made, dossier, with_whom, what, said_by, at, "")
            agreements.add(connection, self._sealer, self._mine(), row)
            self._tell(connection, diary.told(at, "consent", dossier, detail=storable(with_whom)))
        return made

    def withdraw_consent(self, consent: str) -> None:
        """Raises NotFound, Forbidden, Unreachable."""
        rights.demand(self.member.role, "consent")
        with self._changing() as (connection, at):
            dossier = agreements.withdraw(connection, self._mine(), consent, at)
            self._tell(connection, diary.told(at, "consent_withdrawn", dossier))

    def consents(self, dossier: str) -> list[ConsentRow]:
        rights.demand(self.member.role, "consent")
        with self._using():
            return self._again(lambda one: agreements.listed(one, self._sealer, self._mine(), dossier))

    # ---- rounds

    def new_round(self, title: str, flow: str, version: str, source: Mapping[str, str]) -> str:
        """The id of the new round of interviews. Raises Forbidden, Unreachable."""
        rights.demand(self.member.role, "rounds")
        made = talks.new_id()
        with self._changing() as (connection, at):
            talks.keep_definition(connection, version, source)
            forms.add(connection, self._sealer, made, title, flow, version, at)
            self._tell(connection, diary.told(at, "round_made", detail=made))
        return made

    def rounds(self) -> list[RoundRow]:
        rights.demand(self.member.role, "rounds")
        return self._read("rounds", lambda one: forms.listed(one, self._sealer))

    def add_responses(self, round: str, responses: Iterable[Mapping[str, Any]]) -> int:
        """Keep forms, all or none; returns how many were new. Raises NotFound, Forbidden, Unreachable."""
        rights.demand(self.member.role, "rounds")
        with self._changing() as (connection, at):
            new = forms.add_responses(connection, self._sealer, round, responses)
            self._tell(connection, diary.told(at, "round_added", detail=f"{round} {new}"))
        return new

    def responses(self, round: str) -> list[tuple[str, str, str, str]]:
        """key, street, group, answers as JSON of each form. Raises NotFound, Forbidden, Unreachable."""
        rights.demand(self.member.role, "rounds")
        with self._using():
            found = self._again(lambda one: forms.read(one, self._sealer, round))
        self.record("round_read", detail=round)
        return found

    def remove_round(self, round: str) -> None:
        """Remove the round with all its forms, for good. Raises NotFound, Forbidden, Unreachable."""
        rights.demand(self.member.role, "remove_round")
        with self._changing() as (connection, at):
            forms.remove(connection, round)
            self._tell(connection, diary.told(at, "round_removed", detail=round))

    # ---- settings, log, health

    def setting(self, key: str, default: str = "") -> str:
        """A small setting of this member."""
        found = self._read("settings", self._settings)
        return str(found.get(storable(key), default))

    def settings(self, prefix: str) -> dict[str, str]:
        """All settings whose key begins so."""
        found = self._read("settings", self._settings)
        return {key: found[key] for key in sorted(found) if key.startswith(prefix)}

    def _settings(self, connection: Connection) -> dict[str, str]:
        rows = connection.execute(select(settings).where(settings.c.who.in_(("", self.member.name))))
        return {row.key: self._sealer.open(setting_name(row.who, row.key), row.value)["value"] for row in rows}

    def set_setting(self, key: str, value: str) -> None:
        """Of this member, or of the whole team for what the review of old dossiers decided. Without a connection it holds
        until the program is closed."""
        key, value = storable(key), storable(value)
        who = "" if key.startswith(_OF_THE_TEAM) else self.member.name
        sealed = self._sealer.seal(setting_name(who, key), {"value": value})
        with self._using():
            self._seen.setdefault("settings", {})[key] = value
            put = postgresql.insert(settings).values(**({} if who else {"who": ""}), key=key, value=sealed)
            change = put.on_conflict_do_update(index_elements=["who", "key"], set_={"value": sealed})
            try:
                with self._line.transaction() as connection:
                    check_key(connection, self._sealer)
                    connection.execute(change)
            except Unreachable:
                pass

    def record(self, what: str, dossier: str = "", conversation: str = "", detail: str = "") -> None:
        """Add a line to the log, such as "report_saved". Never put in it what somebody said."""
        line = diary.told(self._at(), storable(what), storable(dossier), storable(conversation), storable(detail))
        with self._using():
            if not self._outbox.lines:
                try:
                    with self._line.transaction() as connection:
                        self._tell(connection, line)
                    return
                except Unreachable:
                    pass
            self._went_away()
            self._outbox.put(log_line(line))
            self._catch_up()

    def log(self, dossier: str = "") -> list[LogLine]:
        """All lines this member may read, or those about one dossier. Raises Damaged when a line was changed, Unreachable."""
        with self._using():
            return self._again(lambda one: diary.lines(one, self._sealer, dossier))

    def check(self) -> list[str]:
        """Everything that does not add up on the server, for a developer to read; empty when all is sound."""
        found: list[str] = []
        looks: list[Callable[[], object]] = [self.log, self.dossiers]
        try:
            looks += [partial(self._loaded, row.id) for row in self.conversations()]
        except Damaged as error:
            found.append(str(error))
        for look in looks:
            try:
                look()
            except (Damaged, NotFound) as error:
                found.append(str(error))
        return found

    # ---- inside

    def _tell(self, connection: Connection, line: diary.Told) -> None:
        diary.add(connection, self._sealer, self.member.name, line)

    def _at(self) -> str:
        return self._clock().isoformat(timespec="seconds")

    @contextmanager
    def _using(self) -> Iterator[None]:
        with self._turn:
            if self._closed:
                raise Closed
            yield

    @contextmanager
    def _changing(self) -> Iterator[tuple[Connection, str]]:
        """One transaction, and the time it is. Raises Unreachable: only what is said in a talk can wait."""
        with self._using():
            self._catch_up()
            self._line.wake()
            with self._line.transaction() as connection:
                yield connection, self._at()

    def _again(self, look: Callable[[Connection], Found]) -> Found:
        """Look, and once more over a new connection when the old one was lost."""
        try:
            return self._look(look)
        except Unreachable:
            return self._look(look)

    def _look(self, look: Callable[[Connection], Found]) -> Found:
        """Raises WrongOrganisationKey where it looked Damaged because the team has another key now."""
        with self._line.single() as connection:
            try:
                return look(connection)
            except Damaged:
                check_key(connection, self._sealer)
                raise

    def _read(self, what: str, look: Callable[[Connection], Found]) -> Found:
        """What the server says, or without a connection what it said last. Raises Unreachable when it never did."""
        with self._using():
            self._catch_up()
            try:
                self._seen[what] = self._again(look)
            except Unreachable:
                if what not in self._seen:
                    raise
            found: Found = self._seen[what]
            return found

    # ---- without a connection

    def _went_away(self, why: StoreError | None = None) -> None:
        if not self._away:
            self._away = True
            self._news.append(why or "away")
            self._wait, self._next_try = _FIRST_WAIT, 0.0

    def _catch_up(self, *, now: bool = False, during: str = "") -> None:
        """Send what waits, when it is time to try. during: the conversation that is written in: raises what went wrong with it."""
        if not self._outbox.lines or (not now and monotonic() < self._next_try):
            return
        try:
            sent = send(self._line, self._sealer, self.member, self._outbox, self._at())
        except StoreError:
            self._next_try = monotonic() + self._wait
            self._wait = min(self._wait * 2, _LONGEST_WAIT)
            return
        self._arrived(sent, during)

    def _arrived(self, sent: list[Sent], during: str) -> None:
        self._talks.clear()
        self._away = False
        if "away" in self._news:
            self._news.remove("away")  # over before anyone was told
        else:
            self._news.append("back")
        problems = {one.conversation: one.problem for one in sent if one.problem}
        self._split |= problems.keys()
        raised = problems.pop(during, None)
        self._news += problems.values()
        if raised:
            raise raised

    def _send_left_behind(self, sealers: Sequence[Sealer]) -> None:
        """What programs of this member that ended without a connection could not send."""
        for outbox in left_behind(self._folder, sealers):
            try:
                if outbox.lines:
                    sent = send(self._line, self._sealer, self.member, outbox, self._at())
                    self._news += ["back", *(one.problem for one in sent if one.problem)]
            finally:
                outbox.close()


def title_name(dossier: str) -> str:
    return f"dossiers|{dossier}|title"


def setting_name(who: str, key: str) -> str:
    return f"settings|{who}|{key}"


def _member(connection: Connection) -> Member:
    name = str(connection.exec_driver_sql("SELECT current_user").scalar_one())
    here = "SELECT has_schema_privilege(oid, 'USAGE') FROM pg_namespace WHERE nspname = 'draagwijzer'"
    usable = connection.exec_driver_sql(here).scalar()
    if usable is None:
        raise NotSetUp
    role = connection.execute(select(members.c.role).where(members.c.name == name)).scalar() if usable else None
    if role is None:
        raise NoMember(name)
    return Member(name, str(role))


def _check_steps(connection: Connection) -> None:
    taken = int(connection.execute(select(func.coalesce(func.max(steps.c.number), 0))).scalar_one())
    if taken > len(STEPS):
        raise Newer(f"version {taken} of the tables; this program knows {len(STEPS)}")
    if taken < len(STEPS):
        raise Older(f"version {taken} of the tables; this program needs {len(STEPS)}")


def check_key(connection: Connection, sealer: Sealer) -> None:
    demand_key(sealer, connection.execute(select(meta.c.value).where(meta.c.key == KEY_CHECK)).scalar())
