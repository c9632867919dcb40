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
        "means_passphrase": ("Die typ je zelf. Je kunt haar altijd veranderen.", "You type it yourself. You can always change it."),
        "means_recovery": ("Op papier, voor als je de wachtzin vergeet.", "On paper, for when you forget the passphrase."),
        "means_keyring": ("Aan. Wie bij jouw open computer zit, kan er ook in.", "On. Whoever sits at your open computer can get in too."),
        "means_no_keyring": ("Uit. Hiermee kun je openen zonder te typen.", "Off. With it you can open without typing."),
        "means_organisation": ("Wie dit sleutelbestand heeft, kan hier alles lezen.", "Whoever has this key file can read everything here."),
        "keyring_risk": (
            "Staat dit aan, dan open je zonder te typen. Maar wie bij jouw open computer zit, kan er dan ook in. Vergrendel je computer dus als je wegloopt.",
            "With this on you open without typing. But whoever sits at your open computer can then get in too. So lock your computer when you walk away.",
        ),
    }
)  # fmt: skip


def way_name(way: str, lang: str, *, short: bool = False) -> str:
    """way: as `Vault.ways_in` names it. short: only the ends of an organisation's address."""
    if way in (PASSPHRASE, RECOVERY, KEYRING):
        return say(way, lang)
    return say("organisation", lang, recipient=f"{way[:12]}…{way[-6:]}" if short else way)


def way_meaning(way: str, lang: str) -> str:
    """One or two plain sentences."""
    known = f"means_{way}"
    return say(known if known in say.table else "means_organisation", lang)
