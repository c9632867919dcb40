"""The vault: all dossiers in one encrypted file, opened by a passphrase; one window writes in a dossier, others read it."""

from __future__ import annotations

import getpass
import os
import secrets
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from argon2.exceptions import HashingError

from intake.conversation.events import Event
from intake.store import backup as backups
from intake.store import consents, conversations, copies, dossiers, keyring, log, recovery, rounds, tries
from intake.store.chain import storable
from intake.store.database import (
    Connection,
    bring_up_to_date,
    check_file,
    connect,
    problems,
    transaction,
    translated,
)
from intake.store.errors import (
    AlreadyThere,
    CannotWrite,
    Closed,
    Damaged,
    InUse,
    Missing,
    NotFound,
    StoreError,
    TooSoon,
    WrongPassphrase,
    from_os_error,
)
from intake.store.files import (
    DATABASE,
    KEYS,
    KEYS_LOCK,
    UNFINISHED,
    DossierLocks,
    Lock,
    exists,
    make_private_file,
    make_private_folder,
    sync_folder,
    write_atomically,
)
from intake.store.keys import KEY_BYTES, Cost, Slots, new_slots, read_slots
from intake.store.rows import ConsentRow, ConversationRow, DossierRow, LogLine, RoundRow
from intake.store.ways import Way, by_passphrase, by_recovery_key

Clock = Callable[[], datetime]
_TIDY = "store.tidy"  # a setting that stands from removing a dossier until its room in the file is cleaned


def _now() -> datetime:
    return datetime.now().astimezone()


class Vault:
    """An open vault. Get one by create, open, recover or open_by; close it, or use it in a `with`.

    May be used from several threads: one thing is done at a time. After close() everything raises Closed. Every change
    is on disk when its method returns; when a method raises a StoreError, nothing of it was kept.
    """

    def __init__(
        self, home: Path, lock: Lock, connection: Connection, slots: Slots, key: bytes, who: str, clock: Clock
    ) -> None:
        """Not for callers: create and open_by check what this takes on trust."""
        self.home = home
        self._lock = lock
        self._connection: Connection = connection
        self._slots = slots
        self._key = key
        self._who = who or _user()
        self._clock = clock
        self._turn = threading.RLock()
        self._told: set[tuple[str, str]] = set()
        self._writing = DossierLocks(home)
        self._dossiers: dict[str, str] = {}

    # ---- opening and closing

    @classmethod
    def create(
        cls, home: Path, passphrase: str, *, cost: Cost | None = None, who: str = "", clock: Clock = _now
    ) -> tuple[Vault, str]:
        """A new, empty vault and its recovery key, to be shown once: it is kept nowhere.

        cost: of trying a passphrase; who: for the log, by default the name of the computer's user.
        Raises AlreadyThere, InUse, EmptyPassphrase, ReadOnly, DiskFull, CannotWrite.
        """
        home = Path(home)
        if exists(home):
            raise AlreadyThere(str(home))
        key, secret = secrets.token_bytes(KEY_BYTES), recovery.new_secret()
        slots = new_slots(key, passphrase, secret, cost or Cost())
        make_private_folder(home)
        lock = Lock(home)
        try:
            if exists(home):  # made by another between the first look and the lock
                raise AlreadyThere(str(home))
            _make_files(home, key, slots)
            return cls._start(home, lock, slots, key, "created", who, clock), recovery.written(secret)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(cls, home: Path, passphrase: str, *, who: str = "", clock: Clock = _now) -> Vault:
        """By the passphrase: see open_by."""
        return cls.open_by(home, by_passphrase(passphrase), who=who, clock=clock)

    @classmethod
    def recover(cls, home: Path, recovery_key: str, *, who: str = "", clock: Clock = _now) -> Vault:
        """By the recovery key; change_passphrase comes next. Raises RecoveryKeyMistyped, and as open_by does."""
        return cls.open_by(home, by_recovery_key(recovery_key), who=who, clock=clock)

    @staticmethod
    def put_back(home: Path, day: date, way: Way) -> Path:
        """Put the copy of a day in the place of a damaged vault; returns where the damaged files now are.

        Raises InUse, WrongPassphrase, TooSoon, NotFound, Damaged (the copy; nothing was changed), ReadOnly, DiskFull,
        CannotWrite, and what the way raises.
        """
        return copies.put_back(home, day, _find_key(home, read_slots(home), way)[0])

    @staticmethod
    def last_good_copy(home: Path, way: Way) -> copies.Copy | None:
        """The latest sound copy of a damaged vault. Raises WrongPassphrase, TooSoon, Damaged (the key file), and what the way raises."""
        return copies.last_good(home, _find_key(home, read_slots(home), way)[0])

    @staticmethod
    def ways_into(home: Path) -> list[str]:
        """What opens the vault, before it is open: see ways_in. Raises Damaged, ReadOnly."""
        return read_slots(home).ways_in()

    @staticmethod
    def exists(home: Path) -> bool:
        """Is there a vault in the folder, sound or not?"""
        return exists(Path(home))

    @classmethod
    def open_by(cls, home: Path, way: Way, *, who: str = "", clock: Clock = _now) -> Vault:
        """Raises Missing, InUse, WrongPassphrase (counted), TooSoon, Damaged, Newer, ReadOnly, DiskFull, and what the way raises."""
        home = Path(home)
        if not exists(home):
            raise Missing(str(home))
        lock = Lock.join(home)
        try:
            slots = read_slots(home)
            key, whose = _find_key(home, slots, way)
            _finish_creation(home)
            if lock.alone:  # while another writes, pages change under the eyes of who looks at the bare file
                check_file(home / DATABASE, key)
            return cls._start(home, lock, slots, key, way.logged, who, clock, whose)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def _start(
        cls, home: Path, lock: Lock, slots: Slots, key: bytes, what: str, who: str, clock: Clock, detail: str = ""
    ) -> Vault:
        connection = connect(home / DATABASE, key)
        try:
            with translated():
                bring_up_to_date(connection)
            vault = cls(home, lock, connection, slots, key, who, clock)
            vault._log_failed_tries()
            vault.record(what, detail=detail)
            if lock.alone:
                if vault.setting(_TIDY):
                    vault._tidy()
                vault._copy_of_the_day()
                lock.share()
        except BaseException:
            connection.close()
            raise
        return vault

    def close(self) -> None:
        """Write all into the one file and let others in. A second time does nothing."""
        with self._turn:
            if self._connection is None:
                return
            connection, self._connection, self._key = self._connection, None, b""
            try:
                with translated():
                    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            except StoreError:
                pass  # a full disk: what was committed stays in the log beside it
            finally:
                connection.close()
                self._writing.release()
                self._lock.release()

    def __enter__(self) -> Vault:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def news(self, lang: str) -> list[str]:
        """Nothing happens here that nobody asked for: see `intake.store.interface.Store`."""
        return []

    def _log_failed_tries(self) -> None:
        """Since it was last opened, or somebody last said who they were. They are counted beside the vault until then."""
        failed = tries.failed_tries(self.home)
        if failed:
            self.record("failed_tries", detail=str(failed))
            tries.forget_failed(self.home)

    def confirm(self, passphrase: str) -> None:
        """Is the one at the screen who opened it? Asked before a way in is changed. Raises WrongPassphrase (counted), TooSoon."""
        self.confirm_by(by_passphrase(passphrase))

    def confirm_by(self, way: Way) -> None:
        """As confirm, by another way in. Raises WrongPassphrase (counted), TooSoon, and what the way raises."""
        with self._reading():
            _find_key(self.home, read_slots(self.home), way)
            self._log_failed_tries()

    def change_passphrase(self, new: str, *, cost: Cost | None = None) -> None:
        """From now on only the new one opens (and the other ways in). cost: by default as it was.

        Raises EmptyPassphrase, ReadOnly, DiskFull, CannotWrite; then the old one still opens.
        """

        def changed(slots: Slots) -> Slots:
            return slots.with_passphrase(self._key, new, cost or slots.passphrase.cost or Cost())

        self._change_slots(changed, "passphrase_changed")

    def new_recovery_key(self) -> str:
        """A new recovery key, to be shown once; the one before no longer opens. Raises ReadOnly, DiskFull, CannotWrite."""
        secret = recovery.new_secret()
        self._change_slots(lambda slots: slots.with_recovery(self._key, secret), "recovery_key_changed")
        return recovery.written(secret)

    def _copy_of_the_day(self) -> None:
        """The vault as it is before today's work. On a full disk one can still work."""
        try:
            with self._turn:
                copies.copy_of_the_day(self._connection, self.home, self._key, self._clock().date())
        except CannotWrite:
            pass

    def set_keyring(self, on: bool) -> None:
        """Let the operating system's keyring open the vault too, or no longer.

        Raises NoKeyring, LockedKeyring, ReadOnly, DiskFull, CannotWrite.
        """
        secret = keyring.new_secret(self._slots.vault) if on else None
        self._change_slots(
            lambda slots: slots.with_keyring(self._key, secret), "keyring_on" if on else "keyring_off"
        )
        if not on:
            keyring.forget(self._slots.vault)

    def add_organisation(self, recipient: str) -> None:
        """Let the holder of an age key (age1...) open the vault too. Raises NoSuchKey, ReadOnly, DiskFull, CannotWrite."""
        self._change_slots(
            lambda slots: slots.with_organisation(self._key, recipient), "organisation_key_added", recipient
        )

    def replace_organisation(self, old: str, new: str) -> None:
        """The new key of an organisation in the place of the old one, which no longer opens. Raises NotFound, and as add_organisation."""

        def changed(slots: Slots) -> Slots:
            _demand_recipient(slots, old)
            return slots.with_organisation_instead(self._key, old, new)

        self._change_slots(changed, "organisation_key_changed", new)

    def remove_organisation(self, recipient: str) -> None:
        """Raises NotFound."""

        def changed(slots: Slots) -> Slots:
            _demand_recipient(slots, recipient)
            return slots.without_organisation(recipient)

        self._change_slots(changed, "organisation_key_removed", recipient)

    def ways_in(self) -> list[str]:
        """What opens this vault now: "passphrase", "recovery", "keyring", and the age recipients of organisations."""
        return read_slots(self.home).ways_in()

    def backup(self, passphrase: str = "", recipients: Sequence[str] = ()) -> bytes:
        """A backup of all, made while the vault is in use; sealed for the recipients, or by the passphrase. Raises StoreError."""
        path = self.home / "backup.db"
        with self._reading() as connection:
            try:
                copies.write_copy(connection, path, self._key)
                database = path.read_bytes()
            except OSError as error:
                raise from_os_error(error) from error
            finally:
                path.unlink(missing_ok=True)
            made = self._clock().isoformat()
            sealed = backups.seal(made, read_slots(self.home).to_bytes(), database, passphrase, recipients)
        self.record("backed_up", detail=", ".join(recipients))
        return sealed

    def _change_slots(self, change: Callable[[Slots], Slots], what: str, detail: str = "") -> None:
        """Change the key file as it is now: another window may have changed it since this one opened."""
        with self._reading():
            lock = Lock.alone_at(self.home, KEYS_LOCK)
            try:
                slots = change(read_slots(self.home))
                write_atomically(self.home / KEYS, slots.to_bytes())
                self._slots = slots
            finally:
                lock.release()
            self.record(what, detail=detail)

    # ---- dossiers

    def new_dossier(self, title: str) -> str:
        """The id of the new dossier (16 characters, hexadecimal)."""
        with self._changing() as (connection, at):
            dossier = secrets.token_hex(8)
            dossiers.add(connection, dossier, title, at)
            log.add(connection, at, self._who, "dossier_made", dossier)
        return dossier

    def dossiers(self, search: str = "") -> list[DossierRow]:
        """Those with all words of the search in the title (accents and capitals don't matter), changed last first."""
        with self._reading() as connection:
            return dossiers.listed(connection, search)

    def may_write(self, dossier: str) -> bool:
        """Is nobody else writing in it? Then from now on it is ours until let_go() or close()."""
        try:
            self._writing.take(dossier)
        except (InUse, CannotWrite):
            return False
        return True

    def let_go(self, dossier: str) -> None:
        """Others may write in it again."""
        self._writing.let_go(dossier)

    def rename_dossier(self, dossier: str, title: str) -> None:
        """Raises NotFound, InUse."""
        self._writing.take(dossier)
        with self._changing() as (connection, at):
            dossiers.rename(connection, dossier, title, at)
            log.add(connection, at, self._who, "dossier_renamed", dossier)

    def remove_dossier(self, dossier: str) -> None:
        """Remove the dossier with all that was said in it, for good; the log keeps that it was removed, not its title.

        The freed room is overwritten and given back to the disk, and the daily copies are replaced by one without it. What a
        backup elsewhere holds stays there: see backups_made(). Raises NotFound.
        """
        self._writing.take(dossier)
        with self._changing() as (connection, at):
            dossiers.remove(connection, dossier)
            log.add(connection, at, self._who, "dossier_removed", dossier)
            _set(connection, _TIDY, "1")
        self._tidy()

    def backups_made(self) -> list[str]:
        """When backups were made that may still hold what was removed here (ISO 8601), latest first."""
        return [line.at for line in reversed(self.log()) if line.what == "backed_up"]

    def _tidy(self) -> None:
        """Rebuild the file without the removed rows and empty the log beside it. Tried again on opening when cut off."""
        try:
            with self._reading() as connection:
                connection.execute("VACUUM")
                _set(connection, _TIDY, "")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                copies.renew(connection, self.home, self._key, self._clock().date())
        except (CannotWrite, InUse):
            pass  # the rows are gone and overwritten; only the room is still to be given back

    # ---- conversations

    def new_conversation(
        self, dossier: str, flow: str, version: str, source: Mapping[str, str], lang: str, audience: str
    ) -> str:
        """The id of the new conversation. source: the flow's files (name -> text), kept once per version.

        Raises NotFound when there is no such dossier.
        """
        with self._changing() as (connection, at):
            made = secrets.token_hex(8)
            conversations.add(connection, made, dossier, flow, version, source, lang, audience, at)
            log.add(connection, at, self._who, "conversation_made", dossier, made)
        return made

    def conversations(self, dossier: str = "") -> list[ConversationRow]:
        """Those of the dossier, or all; changed last first."""
        with self._reading() as connection:
            return conversations.listed(connection, dossier)

    def append(self, conversation: str, event: Event) -> None:
        """Add the event for good: one transaction, on disk when this returns.

        Raises InUse when another window writes in the dossier, Conflict when event.seq is not the last + 1, NotFound, DiskFull, ReadOnly, CannotWrite, Damaged; and
        TypeError or ValueError when its data is not JSON. Then nothing was kept.
        """
        self._writing.take(self._dossier_of(conversation))
        told = ("conversation_written", conversation)
        with self._changing() as (connection, at):
            dossier = conversations.append(connection, conversation, event)
            if told not in self._told:
                log.add(connection, at, self._who, told[0], dossier, conversation)
        self._told.add(told)

    def _dossier_of(self, conversation: str) -> str:
        """Never changes, so it is looked up once. Raises NotFound."""
        if conversation not in self._dossiers:
            with self._reading() as connection:
                self._dossiers[conversation] = conversations.dossier_of(connection, conversation)
        return self._dossiers[conversation]

    def events(self, conversation: str) -> list[Event]:
        """All events in order. Raises NotFound, and Damaged when one was changed or is missing."""
        with self._reading() as connection:
            read = conversations.events(connection, conversation)
            self._tell_read(conversations.dossier_of(connection, conversation), conversation)
            return read

    def _tell_read(self, dossier: str, conversation: str) -> None:
        """One line in the log for each time the vault is open; on a full disk one can still read."""
        told = ("conversation_read", conversation)
        if told not in self._told:
            try:
                self.record(told[0], dossier, conversation)
            except CannotWrite:
                return
            self._told.add(told)

    def definition(self, version: str) -> Mapping[str, str]:
        """The flow's files as they were when a conversation began with this version. Raises NotFound."""
        with self._reading() as connection:
            return conversations.definition(connection, version)

    # ---- consent

    def add_consent(self, dossier: str, with_whom: str, what: str, said_by: str) -> str:
        """Record that someone agreed to share; returns its id. Raises NotFound."""
        with self._changing() as (connection, at):
            made = secrets.token_hex(8)
            consents.add(connection, made, dossier, with_whom, what, said_by, at)
            log.add(connection, at, self._who, "consent", dossier, detail=with_whom)
        return made

    def withdraw_consent(self, consent: str) -> None:
        """Raises NotFound."""
        with self._changing() as (connection, at):
            dossier = consents.withdraw(connection, consent, at)
            log.add(connection, at, self._who, "consent_withdrawn", dossier)

    def consents(self, dossier: str) -> list[ConsentRow]:
        with self._reading() as connection:
            return consents.listed(connection, dossier)

    # ---- rounds

    def new_round(self, title: str, flow: str, version: str, source: Mapping[str, str]) -> str:
        """The id of the new round of interviews."""
        with self._changing() as (connection, at):
            made = secrets.token_hex(8)
            rounds.add(connection, made, title, flow, version, source, at)
            log.add(connection, at, self._who, "round_made", detail=made)
        return made

    def rounds(self) -> list[RoundRow]:
        with self._reading() as connection:
            return rounds.listed(connection)

    def add_responses(self, round: str, responses: Iterable[Mapping[str, Any]]) -> int:
        """Keep forms, all or none; returns how many were new. Raises NotFound."""
        with self._changing() as (connection, at):
            new = rounds.add_responses(connection, round, responses)
            log.add(connection, at, self._who, "round_added", detail=f"{round} {new}")
        return new

    def responses(self, round: str) -> list[tuple[str, str, str, str]]:
        """key, street, group, answers as JSON of each form. Raises NotFound."""
        with self._reading() as connection:
            found = rounds.responses(connection, round)
        self.record("round_read", detail=round)
        return found

    def remove_round(self, round: str) -> None:
        """Remove the round with all its forms, for good. Raises NotFound."""
        with self._changing() as (connection, at):
            rounds.remove(connection, round)
            log.add(connection, at, self._who, "round_removed", detail=round)
            _set(connection, _TIDY, "1")
        self._tidy()

    # ---- settings, log, health

    def setting(self, key: str, default: str = "") -> str:
        """A small setting kept inside the vault."""
        with self._reading() as connection:
            found = connection.execute(
                "SELECT value FROM settings WHERE key = ?", (storable(key),)
            ).fetchone()
            return str(found[0]) if found else default

    def settings(self, prefix: str) -> dict[str, str]:
        """All settings whose key begins so."""
        with self._reading() as connection:
            rows = connection.execute("SELECT key, value FROM settings ORDER BY key").fetchall()
        return {str(key): str(value) for key, value in rows if str(key).startswith(prefix)}

    def set_setting(self, key: str, value: str) -> None:
        with self._changing() as (connection, _at):
            _set(connection, key, value)

    def record(self, what: str, dossier: str = "", conversation: str = "", detail: str = "") -> None:
        """Add a line to the log, such as "report_saved". Never put in it what somebody said."""
        with self._changing() as (connection, at):
            log.add(connection, at, self._who, what, dossier, conversation, detail)

    def log(self, dossier: str = "") -> list[LogLine]:
        """All lines in order, or those about one dossier. Raises Damaged when a line was changed."""
        with self._reading() as connection:
            return log.lines(connection, dossier)

    def check(self) -> list[str]:
        """Everything that is wrong with the files, for a developer to read; empty when all is sound."""
        with self._reading() as connection:
            found = problems(connection)
            for conversation in [row.id for row in conversations.listed(connection)]:
                found += _complaint(lambda one=conversation: conversations.events(connection, one))  # type: ignore[misc]
            return found + _complaint(lambda: log.lines(connection))

    # ---- inside

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._turn:
            if self._connection is None:
                raise Closed
            with translated():
                yield self._connection

    @contextmanager
    def _changing(self) -> Iterator[tuple[Connection, str]]:
        """One transaction, and the time it is."""
        with self._reading() as connection, transaction(connection):
            yield connection, self._clock().isoformat(timespec="seconds")


def _set(connection: Connection, key: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (storable(key), storable(value)))


def _complaint(look: Callable[[], object]) -> list[str]:
    try:
        look()
    except (Damaged, NotFound) as error:
        return [str(error)]
    return []


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _find_key(home: Path, slots: Slots, way: Way) -> tuple[bytes, str]:
    """As `Way.find` tells. One try, counted when it is wrong. Raises TooSoon without trying, and what the way raises."""
    wait = tries.wait_seconds(home)
    if wait:
        raise TooSoon(wait)
    try:
        return way.find(slots)
    except WrongPassphrase:
        tries.count_failed(home)
        raise
    except HashingError as error:  # too little memory for Argon2id
        raise StoreError(str(error)) from error


def _demand_recipient(slots: Slots, recipient: str) -> None:
    if recipient not in dict(slots.organisation):
        raise NotFound(recipient)


def _make_files(home: Path, key: bytes, slots: Slots) -> None:
    """The database first, then its keys, then the database's own name: cut off anywhere, nothing is lost or blocked."""
    unfinished = home / UNFINISHED
    for leftover in (unfinished, home / (UNFINISHED + "-wal")):
        leftover.unlink(
            missing_ok=True
        )  # of a creation cut off before its keys: nobody can have put anything in it
    make_private_file(unfinished)
    connection = connect(unfinished, key)
    try:
        bring_up_to_date(connection)
    finally:
        connection.close()
    write_atomically(home / KEYS, slots.to_bytes())
    _finish_creation(home)


def _finish_creation(home: Path) -> None:
    """Give the database its name, if creating was cut off just before; else do nothing. Raises Damaged without one."""
    try:
        if not (home / DATABASE).exists():
            os.replace(home / UNFINISHED, home / DATABASE)
            sync_folder(home)
    except FileNotFoundError as error:
        raise Damaged("the database is gone") from error
    except OSError as error:
        raise from_os_error(error) from error
