"""Backups, copies of the day, and who holds a key: keeping what was told whole and in the right hands."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from intake.commands.home import ask_passphrase, open_store, open_vault, store_errors_said
from intake.commands.problems import DONE, USAGE, Refused, complain
from intake.commands.waiting import waiting
from intake.conversation.wording import date_words, day_words
from intake.store import backup as backups
from intake.store.copies import copies
from intake.store.errors import Damaged
from intake.store.files import write_atomically
from intake.store.home import default_home
from intake.store.vault import Vault
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
        "identity": ("{path} kan niet gelezen worden. Geef het bestand met de sleutel (AGE-SECRET-KEY-1...).", "{path} cannot be read. Give the file with the key (AGE-SECRET-KEY-1...)."),
        "ways": ("Dit opent de dossiers: {ways}.", "This opens the client files: {ways}."),
        "passphrase": ("wachtzin", "passphrase"),
        "recovery": ("herstelsleutel", "recovery key"),
        "keyring": ("sleutelring van deze computer", "keyring of this computer"),
        "changed": ("De wachtzin is veranderd. Oude reservekopieën gaan nog open met de oude.", "The passphrase has been changed. Old backups still open with the old one."),
        "new_recovery": ("Dit is je nieuwe herstelsleutel. Schrijf hem op. Hij wordt maar één keer getoond:\n\n    {secret}\n", "This is your new recovery key. Write it down. It is shown only once:\n\n    {secret}\n"),
        "which_organisation": ("Geef het adres van de organisatie: age1...", "Give the address of the organisation: age1..."),
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
    phrase = ask_passphrase(lang)
    if given.verify:
        return _verify(path, phrase, given.identity, lang)
    with open_vault(lang, phrase) as vault, waiting("backup", lang):
        sealed = vault.backup("" if given.to else phrase, given.to)
        write_atomically(path, sealed)
    how = say("by_key", lang, names=", ".join(given.to)) if given.to else say("by_phrase", lang)
    print(say("backed_up", lang, path=path, how=how))
    return DONE


def _verify(path: Path, phrase: str, identity: Path | None, lang: str) -> int:
    with waiting("reading", lang, what=path):
        found = backups.read(path, phrase, _identity(identity, lang))
        if not identity:
            backups.check(found, phrase, path.parent)
    print(say("sound", lang, date=day_words(found.made, lang), kb=len(found.database) // 1024))
    return DONE


def _identity(path: Path | None, lang: str) -> str:
    """The key in an age identity file: comments and blank lines are passed over."""
    if path is None:
        return ""
    try:
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError) as problem:
        raise Refused(say("identity", lang, path=path)) from problem
    return next((line for line in lines if line.startswith("AGE-SECRET-KEY-1")), "")


def _restore(given: argparse.Namespace, lang: str) -> int:
    home: Path = given.home or default_home()
    if given.copy is not None:
        return _copy_back(home, given.copy, lang)
    if given.file is None:
        complain(say("file_or_copy", lang))
        return USAGE
    identity = _identity(given.identity, lang)
    phrase = "" if identity else ask_passphrase(lang)
    with waiting("restore", lang):
        found = backups.read(given.file, phrase, identity)
        backups.restore(found, home)
    print(say("restored", lang, home=home, date=day_words(found.made, lang)))
    return DONE


def _copy_back(home: Path, wanted: str, lang: str) -> int:
    """wanted: a day, or "" for the latest sound copy."""
    phrase = ask_passphrase(lang)
    have = ", ".join(date_words(one.day.isoformat(), lang) for one in copies(home))
    told = say("copies", lang, days=have) if have else say("no_copies", lang)
    if wanted:
        try:
            day = date.fromisoformat(wanted)
        except ValueError as problem:
            raise Refused(say("bad_date", lang, date=wanted)) from problem
    else:
        last = Vault.last_good_copy(home, phrase)
        if last is None:
            raise Refused(say("no_copy", lang, date="", have=told))
        day = last.day
    try:
        aside = Vault.put_back(home, day, phrase)
    except Damaged as problem:
        raise Refused(say("no_copy", lang, date=date_words(day.isoformat(), lang), have=told)) from problem
    print(say("copy_back", lang, date=date_words(day.isoformat(), lang), aside=aside))
    return DONE


def _keys(given: argparse.Namespace, lang: str) -> int:
    with open_vault(lang) as vault:
        match given.what:
            case "passphrase":
                vault.change_passphrase(ask_passphrase(lang, new=True))
                print(say("changed", lang))
            case "recovery":
                print(say("new_recovery", lang, secret=vault.new_recovery_key()))
            case "keyring" | "no-keyring":
                vault.set_keyring(given.what == "keyring")
            case "organisation" | "no-organisation":
                if not given.key:
                    complain(say("which_organisation", lang))
                    return USAGE
                change = vault.add_organisation if given.what == "organisation" else vault.remove_organisation
                change(given.key)
        names = [say(way, lang) if way in say.table else way for way in vault.ways_in()]
        print(say("ways", lang, ways=", ".join(names)))
    return DONE


def _log(given: argparse.Namespace, lang: str) -> int:
    """Who did what to which dossier, when: readable, never an answer."""
    from intake.commands.logwords import what_words
    from intake.commands.report import dossier_row

    with open_store(lang) as vault:
        dossier = dossier_row(vault, given.dossier, lang).id if given.dossier else ""
        for line in vault.log(dossier):
            words = say(
                "line", lang, at=line.at[:19].replace("T", " "), who=line.who, what=what_words(line.what, lang),
                dossier=line.dossier, detail=line.detail,
            )  # fmt: skip
            sys.stdout.write(words.rstrip() + "\n")
    return DONE


