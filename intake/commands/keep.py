"""Backups, copies of the day, and who holds a key: keeping what was told whole and in the right hands."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from intake.commands.home import (
    ask_passphrase,
    ask_secret,
    open_store,
    open_vault,
    store_errors_said,
    way_in,
)
from intake.commands.problems import DONE, USAGE, Refused, complain
from intake.commands.waiting import waiting
from intake.commands.waywords import say as way_words
from intake.commands.waywords import way_meaning, way_name
from intake.conversation.wording import date_words, day_words
from intake.store import backup as backups
from intake.store.copies import copies
from intake.store.errors import Damaged, Needed, NotFound, StoreError, WrongKey
from intake.store.files import write_atomically
from intake.store.guard import no_dumps
from intake.store.home import default_home
from intake.store.identity import needs_passphrase, read_identities
from intake.store.vault import Vault
from intake.store.ways import KEYRING
from intake.words import Words

say = Words(
    {
        "backed_up": ("Reservekopie in {path}. Hij gaat open met {how}. Bewaar hem op een andere plek.", "Backup in {path}. It opens with {how}. Keep it in another place."),
        "by_phrase": ("dezelfde wachtzin", "the same passphrase"),
        "by_key": ("de sleutel van: {names}", "the key of: {names}"),
        "sound": ("Deze reservekopie is goed: van {date}, {kb} kB.", "This backup is sound: of {date}, {kb} kB."),
        "restored": ("Teruggezet in {home}, zoals het was op {date}. Open het met de wachtzin van toen.", "Put back in {home}, as it was on {date}. Open it with the passphrase of then."),
        "copy_back": ("Teruggezet: de kopie van {date}. De beschadigde bestanden staan in {aside}.", "Put back: the copy of {date}. The damaged files are in {aside}."),
        "copies": ("Kopieën op deze computer: {days}.", "Copies on this computer: {days}."),
        "no_copies": ("Er zijn nog geen kopieën op deze computer.", "There are no copies on this computer yet."),
        "no_copy": ("Er is geen goede kopie van {date}. {have}", "There is no sound copy of {date}. {have}"),
        "bad_date": ("{date} is geen dag. Schrijf die zo: 2026-11-25.", "{date} is no day. Write it like this: 2026-11-25."),
        "file_or_copy": ("Zeg welk bestand, of gebruik --copy.", "Say which file, or use --copy."),
        "ways": ("Dit opent de dossiers op deze computer:", "This opens the client files on this computer:"),
        "can_add_keyring": ("Zo zet je het aan: draagwijzer keys keyring", "Turn it on with: draagwijzer keys keyring"),
        "changed": ("De wachtzin is veranderd. Oude reservekopieën gaan nog open met de oude.", "The passphrase has been changed. Old backups still open with the old one."),
        "new_recovery": ("Dit is je nieuwe herstelsleutel. Schrijf hem op. Hij wordt maar één keer getoond:\n\n    {secret}\n", "This is your new recovery key. Write it down. It is shown only once:\n\n    {secret}\n"),
        "recovery_key": ("Herstelsleutel: ", "Recovery key: "),
        "which_organisation": ("Geef het adres van de organisatie: age1...", "Give the address of the organisation: age1..."),
        "no_organisation": ("{recipient} staat niet op de lijst van wie erin kan. Kijk met: draagwijzer keys", "{recipient} is not on the list of who can get in. Look with: draagwijzer keys"),
        "line": ("{at}  {who}  {what}  {dossier} {detail}", "{at}  {who}  {what}  {dossier} {detail}"),
    }
)  # fmt: skip


def run(given: argparse.Namespace, lang: str) -> int:
    """Do one of backup, restore, keys, log. Raises Refused."""
    does: dict[str, Callable[[argparse.Namespace, str], int]] = {
        "backup": _backup, "restore": _restore, "keys": _keys, "log": _log,
    }  # fmt: skip
    with store_errors_said(lang):
        return does[given.command](given, lang)


def _backup(given: argparse.Namespace, lang: str) -> int:
    path: Path = given.file
    if given.verify:
        return _verify(path, given.identity, lang)
    phrase = "" if given.to else ask_passphrase(lang)
    with open_vault(lang, phrase or None) as vault, waiting("backup", lang):
        sealed = vault.backup(phrase, given.to)
        write_atomically(path, sealed)
    how = say("by_key", lang, names=", ".join(given.to)) if given.to else say("by_phrase", lang)
    print(say("backed_up", lang, path=path, how=how))
    return DONE


def _verify(path: Path, identity: Path | None, lang: str) -> int:
    found, phrase = _read_backup(path, identity, lang)
    if not identity:
        with waiting("reading", lang, what=path):
            backups.check(found, phrase, path.parent)
    print(say("sound", lang, date=day_words(found.made, lang), kb=len(found.database) // 1024))
    return DONE


def _read_backup(path: Path, identity: Path | None, lang: str) -> tuple[backups.Backup, str]:
    """The backup, and the passphrase it was opened with: "" where a key file did."""
    if identity is None:
        phrase = ask_passphrase(lang)
        return backups.read(path, phrase), phrase
    of_key = ask_passphrase(lang) if needs_passphrase(identity) else ""
    problem: StoreError = WrongKey()
    for one in read_identities(identity, of_key):
        try:
            return backups.read(path, identity=one), ""
        except backups.Sealed as sealed:
            problem = sealed
    raise problem


def _restore(given: argparse.Namespace, lang: str) -> int:
    home: Path = given.home or default_home()
    if given.copy is not None:
        return _copy_back(home, given.copy, lang)
    if given.file is None:
        complain(say("file_or_copy", lang))
        return USAGE
    found, _ = _read_backup(given.file, given.identity, lang)
    with waiting("restore", lang):
        backups.restore(found, home)
    print(say("restored", lang, home=home, date=day_words(found.made, lang)))
    return DONE


def _copy_back(home: Path, wanted: str, lang: str) -> int:
    """wanted: a day, or "" for the latest sound copy."""
    way = way_in(home, lang)
    have = ", ".join(date_words(one.day.isoformat(), lang) for one in copies(home))
    told = say("copies", lang, days=have) if have else say("no_copies", lang)
    if wanted:
        try:
            day = date.fromisoformat(wanted)
        except ValueError as problem:
            raise Refused(say("bad_date", lang, date=wanted)) from problem
    else:
        last = Vault.last_good_copy(home, way)
        if last is None:
            raise Refused(say("no_copy", lang, date="", have=told))
        day = last.day
    try:
        aside = Vault.put_back(home, day, way)
    except Damaged as problem:
        raise Refused(say("no_copy", lang, date=date_words(day.isoformat(), lang), have=told)) from problem
    print(say("copy_back", lang, date=date_words(day.isoformat(), lang), aside=aside))
    return DONE


def _keys(given: argparse.Namespace, lang: str) -> int:
    """List and change the ways in. To change one, the keyring is not enough: it would let in whoever passes by."""
    what, key = given.what, given.key
    if what in ("organisation", "no-organisation") and not key:
        complain(say("which_organisation", lang))
        return USAGE
    if what in ("no-passphrase", "no-recovery"):
        raise Needed
    if what == "recover":
        return _recover(lang)
    with open_vault(lang, keyring=what == "list") as vault:
        match what:
            case "passphrase":
                vault.change_passphrase(ask_passphrase(lang, new=True))
                print(say("changed", lang))
            case "recovery":
                print(say("new_recovery", lang, secret=vault.new_recovery_key()))
            case "keyring":
                vault.set_keyring(True)
                print(way_words("keyring_risk", lang))
            case "no-keyring":
                vault.set_keyring(False)
            case "organisation" | "no-organisation":
                _change_organisation(vault, what, key, given.instead_of, lang)
        _print_ways(vault.ways_in(), lang)
    return DONE


def _change_organisation(vault: Vault, what: str, key: str, old: str, lang: str) -> None:
    try:
        if what == "no-organisation":
            vault.remove_organisation(key)
        elif old:
            vault.replace_organisation(old, key)
        else:
            vault.add_organisation(key)
    except NotFound as problem:
        raise Refused(say("no_organisation", lang, recipient=old or key)) from problem


def _print_ways(ways: list[str], lang: str) -> None:
    print(say("ways", lang))
    for way in ways:
        print(f"  {way_name(way, lang)}: {way_meaning(way, lang)}")
    if KEYRING not in ways:
        print(f"  {way_name(KEYRING, lang)}: {way_meaning('no_keyring', lang)} {say('can_add_keyring', lang)}")


def _recover(lang: str) -> int:
    """In by the recovery key; a new passphrase takes the place of the one that was forgotten."""
    no_dumps()
    key = ask_secret(say("recovery_key", lang), lang)
    with Vault.recover(default_home(), key) as vault:
        vault.change_passphrase(ask_passphrase(lang, new=True))
    print(say("changed", lang))
    return DONE


def _log(given: argparse.Namespace, lang: str) -> int:
    """Who did what to which dossier, when: readable, never an answer."""
    from intake.commands.logwords import detail_words, what_words
    from intake.commands.report import dossier_row

    with open_store(lang) as vault:
        dossier = dossier_row(vault, given.dossier, lang).id if given.dossier else ""
        for line in vault.log(dossier):
            words = say(
                "line", lang, at=line.at[:19].replace("T", " "), who=line.who, what=what_words(line.what, lang),
                dossier=line.dossier, detail=detail_words(line.what, line.detail, lang) or line.detail,
            )  # fmt: skip
            sys.stdout.write(words.rstrip() + "\n")
    return DONE


