"""Opening the vault for a command: the passphrase from a file, or asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from intake.commands.problems import Refused, complain
from intake.words import Words

if TYPE_CHECKING:
    from intake.store.errors import StoreError
    from intake.store.interface import Store
    from intake.store.vault import Vault

say = Words(
    {
        "ask": ("Wachtzin: ", "Passphrase: "),
        "new": (
            "Er zijn nog geen gegevens in {home}. Kies een wachtzin (minstens 8 tekens): ",
            "There are no data yet in {home}. Choose a passphrase (at least 8 characters): ",
        ),
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


def ask_passphrase(lang: str, new: bool = False) -> str:
    """From the file the environment names (the new one from DRAAGWIJZER_NEW_PASSPHRASE_FILE), else asked for. Raises Refused."""
    from intake.store.home import (
        NEW_PASSPHRASE_FILE,
        PASSPHRASE_FILE,
        default_home,
        passphrase_from_environment,
    )

    with store_errors_said(lang):
        named = passphrase_from_environment(NEW_PASSPHRASE_FILE if new else PASSPHRASE_FILE)
    if named is not None:
        return named
    return _choose(default_home(), lang) if new else _ask(lang)


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


def open_vault(lang: str, passphrase: str | None = None) -> Vault:
    """The vault on this computer, made on first use. Asks for the passphrase where there is a terminal. Raises Refused."""
    from intake.store.errors import StoreError
    from intake.store.guard import no_dumps
    from intake.store.home import default_home, passphrase_from_environment
    from intake.store.opening import in_team
    from intake.store.vault import Vault, exists

    if in_team():
        raise Refused(say("of_team", lang))
    home = default_home()
    no_dumps()
    try:
        passphrase = passphrase_from_environment() if passphrase is None else passphrase
        if exists(home):
            return Vault.open(home, passphrase if passphrase is not None else _ask(lang))
        vault, key = Vault.create(home, passphrase if passphrase is not None else _choose(home, lang))
    except StoreError as problem:
        raise Refused(problem_words(problem, lang)) from problem
    print(say("recovery", lang, recovery=key), file=sys.stderr)
    return vault


def problem_words(problem: StoreError, lang: str) -> str:
    """A store error in the language of the user."""
    return problem.sentence(lang)


def _ask(lang: str) -> str:
    import getpass

    if not sys.stdin.isatty():
        raise Refused(say("no_passphrase", lang))
    return getpass.getpass(say("ask", lang))


def _choose(home: Path, lang: str) -> str:
    import getpass

    if not sys.stdin.isatty():
        raise Refused(say("no_passphrase", lang))
    first = getpass.getpass(say("new", lang, home=home))
    if len(first) < 8:
        raise Refused(say("short", lang))
    if getpass.getpass(say("again", lang)) != first:
        raise Refused(say("differ", lang))
    return first
