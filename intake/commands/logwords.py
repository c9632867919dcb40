"""The lines of the log in words."""

from __future__ import annotations

from intake.conversation.wording import day_words
from intake.words import Words

say = Words(
    {
        "created": ("kluis gemaakt", "vault made"),
        "opened": ("kluis geopend", "vault opened"),
        "recovered": ("geopend met een reservesleutel", "opened by a spare key"),
        "opened_by_keyring": ("geopend met de sleutelring van de computer", "opened by the keyring of the computer"),
        "opened_by_organisation": ("geopend met de sleutel van een organisatie", "opened by the key of an organisation"),
        "failed_tries": ("verkeerde wachtzin of sleutel, zo vaak:", "wrong passphrase or key, so many times:"),
        "passphrase_changed": ("wachtzin veranderd", "passphrase changed"),
        "recovery_key_changed": ("nieuwe herstelsleutel", "new recovery key"),
        "keyring_on": ("sleutelring van de computer mag openen", "keyring of the computer may open it"),
        "keyring_off": ("sleutelring van de computer mag niet meer openen", "keyring of the computer may no longer open it"),
        "organisation_key_added": ("organisatie mag openen", "an organisation may open it"),
        "organisation_key_changed": ("nieuwe sleutel van een organisatie", "new key of an organisation"),
        "organisation_key_removed": ("organisatie mag niet meer openen", "an organisation may no longer open it"),
        "backed_up": ("reservekopie gemaakt", "backup made"),
        "dossier_made": ("dossier gemaakt", "dossier made"),
        "dossier_renamed": ("dossier een andere naam gegeven", "dossier renamed"),
        "dossier_removed": ("dossier verwijderd", "dossier removed"),
        "conversation_made": ("gesprek begonnen", "talk begun"),
        "conversation_read": ("gesprek gelezen", "talk read"),
        "conversation_written": ("gesprek aangevuld", "talk added to"),
        "round_made": ("ronde gemaakt", "round made"),
        "round_added": ("formulieren bij de ronde", "forms added to the round"),
        "round_read": ("ronde gelezen", "round read"),
        "round_removed": ("ronde verwijderd", "round removed"),
        "exported": ("uitgevoerd naar een bestand", "exported to a file"),
        "shared": ("gedeeld", "shared"),
        "key_changed": ("nieuwe sleutel van het team", "new key of the team"),
        "shared_in_team": ("in het team gedeeld met", "shared in the team with"),
        "unshared_in_team": ("in het team niet meer gedeeld met", "no longer shared in the team with"),
        "consent": ("toestemming vastgelegd", "consent recorded"),
        "consent_withdrawn": ("toestemming ingetrokken", "consent withdrawn"),
        "invited": ("uitnodiging gemaakt", "invitation made"),
        "imported": ("ingelezen", "imported"),
        "retention": ("bewaartermijn nagekeken", "retention reviewed"),
    }
)  # fmt: skip

_details = Words(
    {
        "exported own": ("kopie voor de cliënt", "copy for the client"),
        "exported report": ("verslag", "report"),
        "exported booklet": ("boekje", "booklet"),
        "exported sheet": ("blad om mee te nemen", "sheet to take along"),
        "exported professional": ("voor de professional", "for the professional"),
        "exported client": ("voor de cliënt", "for the client"),
        "exported calendar": ("agenda", "calendar"),
        "exported network": ("netwerk", "network"),
        "exported genogram": ("genogram", "genogram"),
        "exported ecogram": ("ecogram", "ecogram"),
        "exported circle": ("netwerkcirkel", "network circle"),
        "exported wijkecogram": ("wijkecogram", "neighbourhood ecogram"),
        "exported msna": ("netwerkkaart (MSNA)", "network map (MSNA)"),
        "invited client": ("voor de cliënt", "for the client"),
        "invited carer": ("voor de mantelzorger", "for the carer"),
        "invited second_carer": ("voor een andere mantelzorger", "for another carer"),
        "invited network": ("voor iemand uit het netwerk", "for someone of the network"),
    }
)  # fmt: skip
"""The kind of line and a code of its detail."""
_FORMATS = frozenset(["html", "md", "txt", "json", "pdf", "docx", "fhir", "gedcom", "gedcom7", "csv", "graphml", "yaml"])
_FREE = frozenset(["shared", "consent", "shared_in_team", "unshared_in_team"])
"""Kinds whose detail is words: with whom."""


def what_words(what: str, lang: str) -> str:
    """In words; a kind that a caller of record() named stays as it is."""
    return say(what, lang) if what in say.table else what


def detail_words(what: str, detail: str, lang: str) -> str:
    """The detail of a line: its codes in words, a day as a day, with whom as it was typed; "" for what only the program uses."""
    if what in _FREE:
        return detail
    if what == "retention":
        return day_words(detail, lang)
    keys = [(code, f"{what} {code}") for code in detail.split()]
    words = [_details(key, lang) if key in _details.table else code.upper() for code, key in keys if key in _details.table or code in _FORMATS]
    return ", ".join(words)
