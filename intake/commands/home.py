"""Opening the vault for a command, without asking where a file or the keyring opens it.

In this order: the passphrase in DRAAGWIJZER_PASSPHRASE_FILE; the key in DRAAGWIJZER_ORGANISATION_KEY_FILE, where the vault
lets an organisation in; the keyring, where that is turned on; the passphrase, asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from intake.commands.problems import Refused, complain
from intake.words import Words

if TYPE_CHECKING:
    from intake.store.errors import StoreError
    from intake.store.interface import Store
    from intake.store.vault import Vault
    from intake.store.ways import Way

say = Words(
    {
        "ask": ("Wachtzin: ", "Passphrase: "),
        "ask_of_key": ("Wachtzin van {path}: ", "Passphrase of {path}: "),
        "new": (
            "Er zijn nog geen gegevens in {home}. Kies een wachtzin (minstens 8 tekens): ",
            "There are no data yet in {home}. Choose a passphrase (at least 8 characters): ",
        ),
        "choose": ("Nieuwe wachtzin (minstens 8 tekens): ", "New passphrase (at least 8 characters): "),
        "again": ("Nog een keer dezelfde wachtzin: ", "The same passphrase again: "),
        "differ": ("De twee wachtzinnen zijn niet gelijk. Begin opnieuw.", "The two passphrases differ. Start again."),
        "short": ("De wachtzin is te kort. Neem minstens 8 tekens.", "The passphrase is too short. Use at least 8 characters."),
        "recovery": (
            "Dit is je herstelsleutel. Schrijf hem op en bewaar hem veilig. Hij wordt maar één keer getoond:\n\n    {recovery}\n\n"
            "Zonder wachtzin en zonder herstelsleutel kan niemand de gegevens nog lezen.",
            "This is your recovery key. Write it down and keep it safe. It is shown only once:\n\n    {recovery}\n\n"
            "Without the passphrase and without the recovery key nobody can read the data again.",
        ),
        "of_team": (
            "Dit gaat over dossiers op deze computer, en DRAAGWIJZER_DATABASE_URL wijst naar een team. De reservekopieën en sleutels daarvan zijn van de beheerder.",
            "This is about client files on this computer, and DRAAGWIJZER_DATABASE_URL points to a team. Its backups and keys are the administrator's.",
        ),
        "no_passphrase": (
            "Er is geen terminal om de wachtzin te vragen. Zet het pad van een bestand met de wachtzin in DRAAGWIJZER_PASSPHRASE_FILE.",
            "There is no terminal to ask for the passphrase. Put the path of a file that holds it in DRAAGWIJZER_PASSPHRASE_FILE.",
        ),
    }
)  # fmt: skip


SHORTEST = 8
"""Characters of a passphrase that somebody chooses."""


def ask_passphrase(lang: str, new: bool = False) -> str:
    """From the file the environment names (the new one from DRAAGWIJZER_NEW_PASSPHRASE_FILE), else asked for. Raises Refused."""
    from intake.store.guard import no_dumps
    from intake.store.home import (
        NEW_PASSPHRASE_FILE,
        PASSPHRASE_FILE,
        passphrase_from_environment,
    )

    no_dumps()
    with store_errors_said(lang):
        named = passphrase_from_environment(NEW_PASSPHRASE_FILE if new else PASSPHRASE_FILE)
    if named is not None:
        return named
    return _choose(say("choose", lang), lang) if new else _ask(lang)


@contextmanager
def store_errors_said(lang: str) -> Iterator[None]:
    """Errors of the store come out as Refused, in the language of the user."""
    from intake.store.errors import StoreError

    try:
        yield
    except StoreError as problem:
        raise Refused(problem_words(problem, lang)) from problem


def open_store(lang: str, passphrase: str | None = None) -> Store:
    """The vault on this computer, or the team's database. Asks for the passphrase where there is one. Raises Refused."""
    from intake.store.opening import in_team

    return _open_team(lang, passphrase) if in_team() else open_vault(lang, passphrase)


def _open_team(lang: str, passphrase: str | None) -> Store:
    from intake.store.guard import no_dumps
    from intake.store.home import default_home
    from intake.store.opening import asks_passphrase, open_team

    no_dumps()
    with store_errors_said(lang):
        given = (passphrase or ask_passphrase(lang)) if asks_passphrase() else ""
        store = open_team(default_home(), given)
    for told in store.news(lang):
        complain(told)
    return store


def open_vault(lang: str, passphrase: str | None = None, *, keyring: bool = True) -> Vault:
    """The vault on this computer, made on first use; opened by what comes first (see above).

    passphrase: one that is known already. keyring False: the keyring is not enough for this. Raises Refused.
    """
    from intake.store.files import exists
    from intake.store.guard import no_dumps
    from intake.store.home import default_home, passphrase_from_environment
    from intake.store.opening import in_team
    from intake.store.vault import Vault

    if in_team():
        raise Refused(say("of_team", lang))
    home = default_home()
    no_dumps()
    with store_errors_said(lang):
        if exists(home):
            return _open(home, lang, passphrase, keyring)
        passphrase = passphrase_from_environment() if passphrase is None else passphrase
        chosen = passphrase if passphrase is not None else _choose(say("new", lang, home=home), lang)
        vault, key = Vault.create(home, chosen)
    print(say("recovery", lang, recovery=key), file=sys.stderr)
    return vault


def _open(home: Path, lang: str, passphrase: str | None, keyring: bool) -> Vault:
    from intake.store.vault import Vault
    from intake.store.ways import by_passphrase

    way = by_passphrase(passphrase) if passphrase is not None else _way_named(home, lang)
    if way is None and keyring:
        vault = _by_keyring(home, lang)
        if vault is not None:
            return vault
    return Vault.open_by(home, way or by_passphrase(_ask(lang)))


def way_in(home: Path, lang: str) -> Way:
    """By a file that the environment names, else by the passphrase, asked for. Raises Refused."""
    from intake.store.guard import no_dumps
    from intake.store.ways import by_passphrase

    no_dumps()
    with store_errors_said(lang):
        return _way_named(home, lang) or by_passphrase(_ask(lang))


def way_unasked(home: Path, lang: str) -> Callable[[], Way] | None:
    """What opens the vault at a new start before its passphrase is asked for; None for nothing.

    Getting the way asks for the passphrase of a key file, where there is one on it. Raises StoreError; getting it also Refused.
    """
    from intake.store.vault import Vault
    from intake.store.ways import KEYRING, by_keyring

    return _named(home, lang) or (by_keyring if KEYRING in Vault.ways_into(home) else None)


def _way_named(home: Path, lang: str) -> Way | None:
    named = _named(home, lang)
    return named() if named else None


def _named(home: Path, lang: str) -> Callable[[], Way] | None:
    """By a file that the environment names: with the passphrase, or with the key of an organisation that this vault lets in."""
    from intake.store.home import passphrase_from_environment
    from intake.store.opening import asks_passphrase
    from intake.store.team.organisation import key_file, key_file_named
    from intake.store.vault import Vault
    from intake.store.ways import by_key_file, by_passphrase, organisations

    named = passphrase_from_environment()
    if named is not None:
        return lambda: by_passphrase(named)
    if not key_file_named() or not organisations(Vault.ways_into(home)):
        return None
    path = key_file()
    return lambda: by_key_file(path, _ask(lang, path) if asks_passphrase() else "", private=True)


def _by_keyring(home: Path, lang: str) -> Vault | None:
    """None where the keyring is not turned on, or does not give the key: that is said, and the passphrase is asked for."""
    from intake.store.errors import WrongKeyring
    from intake.store.keyring import EmptyKeyring, LockedKeyring, NoKeyring
    from intake.store.vault import Vault
    from intake.store.ways import KEYRING, by_keyring

    if KEYRING not in Vault.ways_into(home):
        return None
    try:
        return Vault.open_by(home, by_keyring())
    except (NoKeyring, LockedKeyring, EmptyKeyring, WrongKeyring) as problem:
        complain(problem_words(problem, lang))
        return None


def problem_words(problem: StoreError, lang: str) -> str:
    """A store error in the language of the user."""
    return problem.sentence(lang)


def _ask(lang: str, key_file: Path | None = None) -> str:
    """The passphrase of the vault, or of a key file."""
    return ask_secret(say("ask_of_key", lang, path=key_file) if key_file else say("ask", lang), lang)


def ask_secret(words: str, lang: str) -> str:
    """Asked for at the terminal, not shown while typed. Raises Refused without a terminal."""
    import getpass

    if not sys.stdin.isatty():
        raise Refused(say("no_passphrase", lang))
    try:
        return getpass.getpass(words)
    except EOFError as problem:  # Ctrl-D
        raise Refused(say("no_passphrase", lang)) from problem


def _choose(words: str, lang: str) -> str:
    first = ask_secret(words, lang)
    if len(first) < SHORTEST:
        raise Refused(say("short", lang))
    if ask_secret(say("again", lang), lang) != first:
        raise Refused(say("differ", lang))
    return first
