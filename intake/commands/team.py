"""Setting up a team on a PostgreSQL server: its tables and key, its members, and who sees which dossier.

All over the address in DRAAGWIJZER_DATABASE_URL: of the database's owner, or for sharing of a coordinator.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from intake.commands.home import ask_passphrase, store_errors_said
from intake.commands.problems import DONE, Refused, complain
from intake.commands.talk import now
from intake.store.opening import asks_passphrase, demand_parts, in_team
from intake.store.team.connection import Line, team_url
from intake.store.team.organisation import key_file, make_key, public_half, read_key, read_keys
from intake.words import Words

if TYPE_CHECKING:
    from intake.store.team.sealing import Sealer

say = Words(
    {
        "no_address": (
            "Zet het adres van de database in DRAAGWIJZER_DATABASE_URL: postgresql://naam@server/database?sslmode=verify-full",
            "Put the address of the database in DRAAGWIJZER_DATABASE_URL: postgresql://name@server/database?sslmode=verify-full",
        ),
        "key_made": (
            "De sleutel van de organisatie staat in {path}, onder de wachtzin. Bewaar er een kopie van op een veilige plek: zonder sleutel kan niemand de dossiers nog lezen. Adres: {public}",
            "The key of the organisation is in {path}, under the passphrase. Keep a copy of it in a safe place: without the key nobody can read the files again. Address: {public}",
        ),
        "ready": ("De database is klaar voor het team ({steps} stappen gedaan).", "The database is ready for the team ({steps} steps taken)."),
        "sealing": ("Opnieuw verzegeld: stap {number} van {steps}, {count} stuks.", "Sealed again: step {number} of {steps}, {count} pieces."),
        "new_key": (
            "Het team heeft een nieuwe sleutel: {path}. Geef ieder lid dit bestand, en zet het pad in DRAAGWIJZER_ORGANISATION_KEY_FILE. De oude opent hier niets meer. Reservekopieën van de server van vóór nu gaan nog open met de oude. Adres: {public}",
            "The team has a new key: {path}. Give every member this file, and put its path in DRAAGWIJZER_ORGANISATION_KEY_FILE. The old one opens nothing here any more. Backups of the server from before now still open with the old one. Address: {public}",
        ),
        "old_key_stays": (
            "Dit is niet gelukt. Bewaar {path} en het oude bestand allebei. Geef dezelfde opdracht straks nog eens.",
            "This did not succeed. Keep both {path} and the old file. Give the same command again later.",
        ),
        "added": (
            "{name} hoort bij het team als {role}. Wachtwoord voor de database, maar één keer getoond: {password}",
            "{name} is in the team as {role}. Password for the database, shown only once: {password}",
        ),
        "changed": ("{name} hoort nu bij het team als {role}. Het wachtwoord bleef zoals het was.", "{name} is now in the team as {role}. The password stayed as it was."),
        "left": ("{name} hoort niet meer bij het team.", "{name} is no longer in the team."),
        "shared": ("{name} kan {what} nu zien.", "{name} can see {what} now."),
        "unshared": ("{name} kan {what} niet meer zien.", "{name} can no longer see {what}."),
        "worker": ("medewerker", "worker"),
        "coordinator": ("coördinator", "coordinator"),
        "volunteer": ("vrijwilliger", "volunteer"),
        "client": ("cliënt", "client"),
    }
)  # fmt: skip


def run(given: argparse.Namespace, lang: str) -> int:
    """Do one of init, new-key, add-user, remove-user, share, unshare. Raises Refused."""
    does: dict[str, Callable[[argparse.Namespace, str], None]] = {
        "init": _init, "new-key": _new_key, "add-user": _add_user, "remove-user": _remove_user, "share": _share, "unshare": _unshare,
    }  # fmt: skip
    if not in_team():
        raise Refused(say("no_address", lang))
    with store_errors_said(lang):
        demand_parts()
        does[given.does](given, lang)
    return DONE


@contextmanager
def _line() -> Iterator[Line]:
    line = Line(team_url())
    try:
        yield line
    finally:
        line.close()


def _init(given: argparse.Namespace, lang: str) -> None:
    """The key is made first where its file is not there yet: it is never written over."""
    from intake.store.team.setup import set_up

    sealer = _sealer(lang)
    with _line() as line:
        print(say("ready", lang, steps=set_up(line, sealer)))


def _at() -> str:
    return now().isoformat(timespec="seconds")


def _team_sealer(lang: str) -> Sealer:
    """For the lines of the log, which the server cannot read."""
    from intake.store.team.sealing import Sealer

    return Sealer(read_key(key_file(), ask_passphrase(lang) if asks_passphrase() else ""))


def _sealer(lang: str) -> Sealer:
    from intake.store.team.sealing import Sealer

    path = key_file()
    if path.exists():
        return _team_sealer(lang)
    phrase = ask_passphrase(lang, new=True)
    print(say("key_made", lang, path=path, public=make_key(path, phrase)))
    return Sealer(read_key(path, phrase))


def _new_key(given: argparse.Namespace, lang: str) -> None:
    """The new file is there before the first payload is sealed with its key, and never goes: whether the last step still
    arrived is not known when the connection breaks just then. Done again with the same file, it goes on from there."""
    from intake.store.team.diary import told
    from intake.store.team.rekeying import STEPS, change_key, has_key
    from intake.store.team.sealing import Sealer

    path: Path = given.file
    old = read_keys(key_file(), ask_passphrase(lang) if asks_passphrase() else "")
    phrase = ask_passphrase(lang, new=True)
    if not path.exists():
        make_key(path, phrase, older=old)
    key = read_key(path, phrase)
    new = Sealer(key)
    with _line() as line, _said_on_failure(say("old_key_stays", lang, path=path)):
        if not has_key(line, new):
            note = told(_at(), "key_changed", detail=public_half(key))
            for number, count in enumerate(change_key(line, Sealer(old[0]), new, note), start=1):
                print(say("sealing", lang, number=number, steps=STEPS, count=count), flush=True)
    print(say("new_key", lang, path=path, public=public_half(key)))


@contextmanager
def _said_on_failure(words: str) -> Iterator[None]:
    try:
        yield
    except BaseException:
        complain(words)
        raise


def _add_user(given: argparse.Namespace, lang: str) -> None:
    from intake.store.team.setup import add_member

    with _line() as line:
        password = add_member(line, given.name, given.role)
    key = "added" if password else "changed"
    print(say(key, lang, name=given.name, role=say(given.role, lang), password=password))


def _remove_user(given: argparse.Namespace, lang: str) -> None:
    from intake.store.team.setup import remove_member

    with _line() as line:
        remove_member(line, given.name)
    print(say("left", lang, name=given.name))


def _share(given: argparse.Namespace, lang: str) -> None:
    from intake.store.team.setup import share

    sealer = _team_sealer(lang)
    with _line() as line:
        share(line, given.what, given.name, sealer, _at())
    print(say("shared", lang, name=given.name, what=given.what))


def _unshare(given: argparse.Namespace, lang: str) -> None:
    from intake.store.team.setup import unshare

    sealer = _team_sealer(lang)
    with _line() as line:
        unshare(line, given.what, given.name, sealer, _at())
    print(say("unshared", lang, name=given.name, what=given.what))
