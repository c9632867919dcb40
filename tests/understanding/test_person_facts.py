"""What a clause says someone does, how often and how near, in Dutch: the words of care at home."""

from __future__ import annotations

from datetime import date

import pytest

from intake.understanding.people_lexicon import people_lexicon
from intake.understanding.person_facts import Said, clause_facts

TODAY = date(2026, 11, 24)

DONE = {
    "practical": [
        "brengt de kliko naar buiten", "harkt de bladeren", "snoeit de rozen", "hangt een schilderij op", "ontstopt de gootsteen",
        "behangt de slaapkamer", "tilt de boodschappen naar boven", "haalt mijn pillen op bij de apotheek", "brengt een prakje",
        "verschoont het bed", "wast de auto", "laat de hond uit", "past op mijn kat", "helpt me met mijn telefoon", "stopt mijn sokken",
        "heeft een hekje getimmerd", "probeert het huis schoon te houden", "haalt de post uit de bus", "lapt de ramen",
    ],
    "care": [
        "zet de medicijnen uit", "ziet toe op de medicatie", "vult de weekdozen", "doet de steunkousen aan", "knipt zijn teennagels",
        "poetst haar tanden", "helpt me naar de wc", "verschoont zijn luier", "brengt hem naar bed", "haalt haar uit bed", "voert haar",
        "geeft hem te eten", "blijft 's nachts bij hem", "houdt een oogje in het zeil", "past op de kinderen", "draait nachtdiensten bij pa",
        "doet oefeningen met hem", "is geholpen met douchen", "sluit de zuurstof aan", "smeert haar benen in",
    ],
    "emotional": [
        "hoort me aan", "praat me moed in", "sleept me erdoorheen", "bidt voor ons", "denkt met me mee", "stelt me gerust",
        "slaat een arm om me heen", "praat met hem over vroeger", "weet me altijd op te vrolijken", "brengt me aan het lachen",
    ],
    "company": [
        "komt op de koffie", "maakt een ommetje met haar", "neemt hem mee uit vissen", "kaart met ons", "leest haar voor", "komt logeren",
        "stuurt een kaart", "schrijft me brieven", "gaat met hem naar de kroeg", "zoomt met ons", "komt televisie kijken",
    ],
    "admin": [
        "belt met de verzekering", "leest mijn brieven voor", "houdt de papieren bij", "helpt met DigiD", "vraagt de huurtoeslag aan",
        "maakt afspraken voor me", "regelt het pgb", "tolkt bij de gemeente", "probeert het formulier in te vullen", "pint voor me",
    ],
    "transport": [
        "gaat met me mee naar de dokter", "haalt mama op uit het tehuis", "begeleidt me naar het ziekenhuis", "zet me af bij de fysio",
        "gaat samen met mij naar de neuroloog", "brengt de kinderen naar school", "is mijn chauffeur", "zit erbij bij de specialist",
    ],
    "": [
        "slikt pillen", "werkt bij de bank", "zit in de bijstand", "heeft zelf medicijnen nodig", "houdt van koken", "rijdt paard",
        "heeft ruzie om het geld", "zit op voetbal", "is schilder", "kan haar medicijnen niet meer regelen", "maakt nooit de badkamer schoon",
        "gaat naar de dagbesteding", "woont in een flat met een tuin",
    ],
}  # fmt: skip


def said(clause: str) -> Said:
    return clause_facts(clause, clause.casefold(), people_lexicon("nl"), TODAY)


@pytest.mark.parametrize("kind", DONE)
def test_what_is_done(kind: str) -> None:
    wrong = {one: said(one).kinds for one in DONE[kind] if said(one).kinds != ((kind,) if kind else ())}
    assert not wrong


def test_one_clause_may_say_several_things() -> None:
    assert set(said("kookt, wast me en doet de administratie").kinds) == {"practical", "care", "admin"}
    assert set(said("rijdt me naar de dokter en drinkt daarna koffie").kinds) == {"transport", "company"}


@pytest.mark.parametrize(
    ("clause", "receives"),
    [
        ("ik luister naar qqqqq", True),
        ("help hem met aankleden", True),
        ("krijgt van mij elke week soep", True),
        ("wordt door mij gewassen", True),
        ("qqqqq en ik doen spelletjes", False),
        ("helpt mij met aankleden", False),
    ],
)
def test_who_does_it(clause: str, receives: bool) -> None:
    found = said(clause)
    assert found.kinds
    assert found.receives is receives


def test_what_was_done_before_is_not_done_now() -> None:
    assert said("tot vorig jaar deed qqqq de boodschappen").kinds == ()
    assert said("vroeger deed ze de was, nu regelt ze de bankzaken").kinds == ("admin",)


@pytest.mark.parametrize(
    ("clause", "per_month"),
    [
        ("wordt 2dd gewassen", 60),
        ("belt dgl", 30),
        ("komt 's ochtends en 's avonds", 60),
        ("komt twee dagdelen", 8.66),
        ("komt de meeste ochtenden", 30),
        ("komt woensdags en zaterdags", 8.66),
        ("komt om de 14 dagen", 2.165),
        ("komt één weekend per maand", 1),
        ("komt met pasen en kerst", 2 / 12),
        ("bellen elke week, de vierde laat nooit wat horen", 4.33),
        ("zaterdag kwam qqq onverwacht langs", None),
        ("komt alleen op verjaardagen", None),
    ],
)
def test_how_often(clause: str, per_month: float | None) -> None:
    assert said(clause).fields.get("per_month") == pytest.approx(per_month, abs=1e-3)


@pytest.mark.parametrize(
    ("clause", "bond"),
    [
        ("we zijn twee handen op één buik", "strong"),
        ("we kunnen niet zonder elkaar", "strong"),
        ("staat dag en nacht voor me klaar", "strong"),
        ("we liggen elkaar niet", "tense"),
        ("we leven op voet van oorlog", "tense"),
        ("met qqqqq is het hommeles", "tense"),
        ("het contact staat op een laag pitje", "weak"),
        ("met qqqqq heb ik gebroken", "broken"),
        ("praat niet meer tegen me", "broken"),
        ("kan moeilijk lopen", None),
        ("heeft een moeilijke jeugd gehad", None),
        ("is bang voor spuiten", None),
    ],
)
def test_how_near(clause: str, bond: str | None) -> None:
    assert said(clause).fields.get("bond") == bond


@pytest.mark.parametrize(
    ("clause", "more"),
    [
        ("kan er niets meer bij hebben", False),
        ("meer dan die middag zit er niet in", False),
        ("kan er best een dag bij doen", True),
        ("wil graag vaker helpen", True),
        ("kan niet meer alleen zijn", None),
    ],
)
def test_whether_more_can_be_done(clause: str, more: bool | None) -> None:
    assert said(clause).fields.get("could_do_more") == more
