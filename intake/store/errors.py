"""What can go wrong with the store. Every error is a StoreError with one plain sentence for people, in Dutch and English."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, ClassVar

from intake.extras import bring_in

if TYPE_CHECKING:
    import sqlcipher3.dbapi2 as sqlcipher


class StoreError(Exception):
    """The store could not do what was asked; nothing was written by half. The message is for a developer only."""

    nl: ClassVar[str] = "Er ging iets mis met de opslag. Er is niets half opgeslagen."
    en: ClassVar[str] = "Something went wrong with the storage. Nothing was saved by half."

    extra: ClassVar[str] = ""
    """The extra part that would help: its `{bring_in}` in the sentence becomes what to type."""

    def sentence(self, lang: str) -> str:
        """What happened and what to do, for the person at the screen. lang: "nl", anything else is English."""
        text = self.nl if lang == "nl" else self.en
        return text.replace("{bring_in}", bring_in(self.extra)) if self.extra else text

    def __str__(self) -> str:
        return super().__str__() or self.en


class Missing(StoreError):
    """There is no vault in this folder."""

    nl = "In deze map staan nog geen dossiers."
    en = "There are no files of clients in this folder yet."


class AlreadyThere(StoreError):
    """create() in a folder that has a vault: it is never written over."""

    nl = "In deze map staan al dossiers. Open die, of kies een andere map."
    en = "This folder already holds client files. Open those, or choose another folder."


class WrongPassphrase(StoreError):
    """The passphrase or recovery key opens none of the slots."""

    nl = "Dit is niet de goede wachtzin. Probeer het nog eens."
    en = "This is not the right passphrase. Please try again."


class WrongRecoveryKey(WrongPassphrase):
    """A well-formed recovery key, but of another vault."""

    nl = "Deze herstelsleutel hoort niet bij deze dossiers."
    en = "This recovery key does not belong to these client files."


class WrongKeyring(WrongPassphrase):
    """The keyring holds a secret for this vault, but not the right one."""

    nl = "Wat in de sleutelring van deze computer staat, past niet meer. Gebruik je wachtzin. Zet de sleutelring daarna opnieuw aan."
    en = "What the keyring of this computer holds no longer fits. Use your passphrase. Then turn the keyring on again."


class WrongKey(WrongPassphrase):
    """An age identity, but of no organisation that may open this vault."""

    nl = "Deze sleutel opent deze dossiers niet. Kies het sleutelbestand van de goede organisatie."
    en = "This key does not open these client files. Choose the key file of the right organisation."


class TooSoon(StoreError):
    """After wrong tries one has to wait. seconds: how long still, 1 or more."""

    nl = "Er is te vaak iets verkeerds geprobeerd. Wacht nog {seconds} seconden en probeer het dan weer."
    en = "There were too many wrong tries. Wait {seconds} more seconds, then try again."

    def __init__(self, seconds: int) -> None:
        super().__init__(f"{seconds} seconds")
        self.seconds = seconds

    def sentence(self, lang: str) -> str:
        return super().sentence(lang).format(seconds=self.seconds)


class RecoveryKeyMistyped(WrongPassphrase):
    """The checksum in the recovery key is wrong: a typing error. Not counted as a failed try."""

    nl = "In deze herstelsleutel zit een tikfout. Kijk de tekens nog eens na."
    en = "There is a typing error in this recovery key. Please check the characters."


class Needed(StoreError):
    """The passphrase and the recovery key stay: without them a lost keyring or key file would lock everybody out."""

    nl = "De wachtzin en de herstelsleutel blijven altijd. Anders kan straks niemand er meer in. Je kunt ze wel veranderen."
    en = "The passphrase and the recovery key always stay. Else nobody might get in any more. You can change them."


class EmptyPassphrase(StoreError):
    """A passphrase of nothing but white space."""

    nl = "Kies een wachtzin: die mag niet leeg zijn."
    en = "Choose a passphrase: it cannot be empty."


class NoPassphraseFile(StoreError):
    """DRAAGWIJZER_PASSPHRASE_FILE names a file that cannot be read as UTF-8 text."""

    nl = "Het bestand met de wachtzin is niet te lezen. Kijk DRAAGWIJZER_PASSPHRASE_FILE na."
    en = "The file with the passphrase cannot be read. Please check DRAAGWIJZER_PASSPHRASE_FILE."


class Damaged(StoreError):
    """The files were changed outside the program or by a failing disk. They are left as they are."""

    nl = "De opgeslagen dossiers zijn beschadigd. Er is niets aan veranderd. Zet de laatste goede kopie terug (draagwijzer restore --copy)."
    en = "The stored client files are damaged. Nothing was changed. Put back the last good copy (draagwijzer restore --copy)."


class Newer(StoreError):
    """The vault was written by a newer program."""

    nl = "Deze dossiers zijn van een nieuwere versie. Werk het programma eerst bij."
    en = "These client files are of a newer version. Please update the program first."


class InUse(StoreError):
    """Another window or program is writing in it. One writes at a time."""

    nl = "Dit is open in een ander venster. Hier kun je lezen. Sluit dat venster om hier te schrijven."
    en = "This is open in another window. Here you can read. Close that window to write here."


class Closed(StoreError):
    """The vault was closed (or locked) before."""

    nl = "De dossiers zijn gesloten. Open ze opnieuw met je wachtzin."
    en = "The client files are closed. Open them again with your passphrase."


class NotFound(StoreError):
    """No dossier, conversation or definition with that id."""

    nl = "Dit is er niet (meer)."
    en = "This is not here (any more)."


class OldDefinition(StoreError):
    """The version of the method in which a conversation began can no longer be read by this program."""

    nl = "Dit gesprek begon met een versie van de methode die dit programma niet meer kan lezen. Alles is bewaard. Open het met een eerdere versie van het programma."
    en = "This talk began with a version of its method that this program can no longer read. Everything is kept. Open it with an earlier version of the program."


class Conflict(StoreError):
    """An event whose number is not the next one: somebody else wrote in between. The event was not saved."""

    nl = "Dit gesprek is intussen ergens anders verder gegaan. Open het opnieuw."
    en = "This conversation went on somewhere else in the meantime. Please open it again."


class CannotWrite(StoreError):
    """The disk refuses. What was saved before stays; the last thing was not saved."""

    nl = "Opslaan lukt niet. Het laatste is niet bewaard, al het eerdere wel."
    en = "Saving does not work. The last thing was not kept; all before it was."


class DiskFull(CannotWrite):
    """No room left (also: quota, or the largest file size allowed)."""

    nl = "De schijf is vol. Het laatste is niet bewaard, al het eerdere wel. Maak ruimte vrij."
    en = "The disk is full. The last thing was not kept; all before it was. Please make room."


class ReadOnly(CannotWrite):
    """The folder or a file in it may not be written."""

    nl = "In deze map mag niet geschreven worden. Kies een andere map of vraag toegang."
    en = "This folder cannot be written to. Choose another folder or ask for access."


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}


def from_os_error(error: OSError) -> StoreError:
    """The store's error for one of the operating system."""
    if error.errno in _FULL:
        return DiskFull(str(error))
    if error.errno in _REFUSED:
        return ReadOnly(str(error))
    return CannotWrite(str(error))


_PRIMARY: dict[int, type[StoreError]] = {
    3: ReadOnly,  # SQLITE_PERM
    5: InUse,  # SQLITE_BUSY
    6: InUse,  # SQLITE_LOCKED
    8: ReadOnly,  # SQLITE_READONLY
    10: CannotWrite,  # SQLITE_IOERR
    11: Damaged,  # SQLITE_CORRUPT
    13: DiskFull,  # SQLITE_FULL
    14: ReadOnly,  # SQLITE_CANTOPEN
    26: Damaged,  # SQLITE_NOTADB
}
_UNREADABLE = {266, 522}  # SQLITE_IOERR_READ, SQLITE_IOERR_SHORT_READ: the file is shorter than it says


def from_sqlite_error(error: sqlcipher.Error) -> StoreError:
    """The store's error for one of SQLite: https://www.sqlite.org/rescode.html (the low byte is the primary code)."""
    code = int(getattr(error, "sqlite_errorcode", 0) or 0)
    if code in _UNREADABLE:
        return Damaged(str(error))
    return _PRIMARY.get(code & 0xFF, StoreError)(str(error))
