"""The ways into the vault in words: what each is called, and what it means that it is there."""

from __future__ import annotations

from intake.store.ways import KEYRING, PASSPHRASE, RECOVERY
from intake.words import Words

say = Words(
    {
        PASSPHRASE: ("wachtzin", "passphrase"),
        RECOVERY: ("herstelsleutel", "recovery key"),
        KEYRING: ("sleutelring van deze computer", "keyring of this computer"),
        "organisation": ("organisatie {recipient}", "organisation {recipient}"),
        "means_passphrase": (
            "Die typ je zelf. Zij blijft altijd, je kunt haar veranderen.",
            "You type it yourself. It always stays, you can change it.",
        ),
        "means_recovery": (
            "Staat op papier, voor als je de wachtzin vergeet. Een nieuwe maakt de oude ongeldig.",
            "It is on paper, for when you forget the passphrase. A new one makes the old one invalid.",
        ),
        "means_keyring": (
            "Aan: je opent zonder te typen. Wie bij jouw open computer zit, kan er dan ook in.",
            "On: you open without typing. Whoever sits at your open computer can then get in too.",
        ),
        "means_no_keyring": (
            "Uit. Aan betekent: openen zonder te typen. Wie bij jouw open computer zit, kan er dan ook in.",
            "Off. On means: open without typing. Whoever sits at your open computer can then get in too.",
        ),
        "means_organisation": (
            "Wie dit sleutelbestand heeft, kan alle dossiers op deze computer lezen.",
            "Whoever has this key file can read all client files on this computer.",
        ),
    }
)


def way_name(way: str, lang: str) -> str:
    """way: as `Vault.ways_in` names it."""
    return say(way, lang) if way in (PASSPHRASE, RECOVERY, KEYRING) else say("organisation", lang, recipient=way)


def way_meaning(way: str, lang: str) -> str:
    """One or two plain sentences."""
    known = f"means_{way}"
    return say(known if known in say.table else "means_organisation", lang)
