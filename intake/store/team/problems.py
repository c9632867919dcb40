"""What can go wrong with a team's database, each with one plain sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from intake.store.errors import CannotWrite, Conflict, Damaged, DiskFull, Newer, ReadOnly, StoreError


class NotInstalled(StoreError):
    nl = "Voor de database van een team is een extra onderdeel nodig. Typ: {bring_in}"
    en = "The database of a team needs an extra part. Type: {bring_in}"
    extra = "team"


class BadAddress(StoreError):
    """DRAAGWIJZER_DATABASE_URL is no address of a PostgreSQL database."""

    nl = "Het adres van de database klopt niet. Kijk DRAAGWIJZER_DATABASE_URL na: postgresql://naam@server/database?sslmode=verify-full"
    en = "The address of the database is not right. Check DRAAGWIJZER_DATABASE_URL: postgresql://name@server/database?sslmode=verify-full"


class Unreachable(StoreError):
    """No connection. Raised only for what cannot wait: what is said in a talk goes on locally."""

    nl = "Er is geen verbinding met de database van het team. Probeer het straks nog eens."
    en = "There is no connection with the database of the team. Please try again later."


class NotLetIn(StoreError):
    """The server refuses this name or password."""

    nl = "De database laat je niet binnen. Kijk je naam en wachtwoord na (in DRAAGWIJZER_DATABASE_URL, als er niet naar gevraagd wordt), of vraag je beheerder."
    en = "The database does not let you in. Check your name and password (in DRAAGWIJZER_DATABASE_URL, where they are not asked for), or ask your administrator."


class NoMember(StoreError):
    nl = "Je hoort nog niet bij dit team. Vraag je beheerder om draagwijzer team add-user."
    en = "You are not in this team yet. Ask your administrator for draagwijzer team add-user."


class Forbidden(StoreError):
    """The role of this member does not go so far."""

    nl = "Dit mag je niet met jouw rol in het team. Vraag een coördinator."
    en = "Your role in the team does not allow this. Ask a coordinator."


class NotSetUp(StoreError):
    nl = "In deze database is nog geen team. Vraag je beheerder om draagwijzer team init."
    en = "There is no team in this database yet. Ask your administrator for draagwijzer team init."


class Older(StoreError):
    """The tables are of an older program."""

    nl = "De database van het team is van een oudere versie. Vraag je beheerder om draagwijzer team init."
    en = "The database of the team is of an older version. Ask your administrator for draagwijzer team init."


class NoOrganisationKey(StoreError):
    nl = "De sleutel van de organisatie is er niet. Zet het pad van het sleutelbestand in DRAAGWIJZER_ORGANISATION_KEY_FILE."
    en = "The key of the organisation is not there. Put the path of the key file in DRAAGWIJZER_ORGANISATION_KEY_FILE."


class WrongOrganisationKey(StoreError):
    nl = "Deze sleutel hoort niet (meer) bij dit team. Vraag het nieuwe sleutelbestand, kijk DRAAGWIJZER_ORGANISATION_KEY_FILE na en begin opnieuw."
    en = "This key does not belong to this team (any more). Ask for the new key file, check DRAAGWIJZER_ORGANISATION_KEY_FILE and start again."


class SetAside(Conflict):
    """Two wrote in one conversation, one of them without a connection. What that one wrote is now a talk of its own."""

    nl = "Dit gesprek ging intussen ook ergens anders verder. Wat je zonder verbinding opschreef, staat als apart gesprek in hetzelfde dossier."
    en = "This conversation also went on somewhere else. What you wrote without a connection is now a talk of its own in the same file."


class Gone(Conflict):
    """The conversation was removed while something was written in it without a connection."""

    nl = "Dit gesprek is intussen verwijderd of niet meer van jou. Wat je zonder verbinding opschreef, wordt versleuteld op deze computer bewaard."
    en = "This conversation was removed, or is no longer yours. What you wrote without a connection is kept on this computer, encrypted."


_CODES: dict[str, type[StoreError]] = {
    "42501": Forbidden,  # insufficient_privilege, also a new row that a policy refuses
    "42P01": NotSetUp,  # undefined_table
    "3F000": NotSetUp,  # invalid_schema_name
    "25006": ReadOnly,
    "53100": DiskFull,
    "55P03": CannotWrite,  # lock_not_available
    "57014": CannotWrite,  # query_canceled: it took too long
}
_CLASSES: dict[str, type[StoreError]] = {
    "08": Unreachable, "28": NotLetIn, "3D": BadAddress, "53": Unreachable, "57": Unreachable, "XX": Damaged,
}  # fmt: skip
"""https://www.postgresql.org/docs/current/errcodes-appendix.html"""


@contextmanager
def translated() -> Iterator[None]:
    """Errors of SQLAlchemy and psycopg come out as StoreErrors, without the statement or its values."""
    import psycopg
    import sqlalchemy.exc

    try:
        yield
    except psycopg.Error as error:
        raise _of(error, False)(type(error).__name__) from None
    except sqlalchemy.exc.DBAPIError as error:
        raise _of(error.orig, error.connection_invalidated)(type(error.orig).__name__) from None
    except sqlalchemy.exc.SQLAlchemyError as error:
        raise StoreError(type(error).__name__) from None


def _of(problem: BaseException | None, cut: bool) -> type[StoreError]:
    import psycopg

    code = getattr(problem, "sqlstate", None) or ""
    if code:
        return _CODES.get(code) or _CLASSES.get(code[:2]) or (Unreachable if cut else StoreError)
    if isinstance(problem, psycopg.OperationalError) and _refused(str(problem)):
        return NotLetIn
    return Unreachable if cut or isinstance(problem, (psycopg.OperationalError, psycopg.InterfaceError)) else StoreError


def _refused(said: str) -> bool:
    """A failed connection carries no code in psycopg: what the server said is all there is."""
    marks = ("authentication failed", "no password supplied", "pg_hba.conf", "is not permitted to log in")
    return any(mark in said for mark in marks) or ('role "' in said and "does not exist" in said)


__all__ = [
    "BadAddress", "Forbidden", "Gone", "Newer", "NoMember", "NoOrganisationKey", "NotInstalled", "NotLetIn",
    "NotSetUp", "Older", "SetAside", "Unreachable", "WrongOrganisationKey", "translated",
]  # fmt: skip
