"""The network cards of the MSNA (Baars 1994; the version for people with an intellectual disability, Van Asselt-Goverts 2012).

Three cards: relatives, friendships, services. Three zones: only the personal zone is the network, the other two are the
reservoir for new contacts. Above, everyone by card and zone; below, what was told of those in the personal zone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from intake.network.contact_labels import client_name, full_label
from intake.network.drawing import Caption, Drawing, shortened, wide
from intake.network.model import FUNCTIONS, ZONES, Person, Tie
from intake.network.positions import CARDS, Place, around, card_of, zone_of
from intake.network.sheet import Room
from intake.network.shells import Placed, Shells, shells
from intake.network.vocabulary import label
from intake.words import Words

_say = Words(
    {
        "title": ("Netwerkkaarten (MSNA) van {name} · {today}", "Network cards (MSNA) of {name} · {today}"),
        "personal": ("persoonlijk", "personal"), "exchange": ("uitwisseling", "exchange"), "known": ("van gezicht", "by sight"),
        "relatives": ("Verwanten", "Relatives"), "friendships": ("Vriendschappen", "Friendships"), "services": ("Diensten", "Services"),
        "card": ("{card}: {count} in de persoonlijke zone", "{card}: {count} in the personal zone"),
        "far": ("woont", "lives"), "since": ("sinds", "since"), "per_year": ("per jaar", "per year"), "initiative": ("wie begint", "who starts"),
        "affection": ("warmte", "affection"), "connection": ("binding", "connection"), "preference": ("voorkeur", "preference"),
        "practical": ("praktisch", "practical"),
        "network": ("Dikke lijn: wat daarbinnen staat is het netwerk. Daarbuiten: mogelijke nieuwe contacten.",
                    "Thick line: what stands within it is the network. Outside it: possible new contacts."),
        "points": ("Warmte, binding, voorkeur, praktisch: van 1 (weinig) tot 5 (veel). Leeg: niet gevraagd.",
                   "Affection, connection, preference, practical: from 1 (little) to 5 (much). Blank: not asked."),
        "near": ("zelfde huis", "same home"), "walking": ("loopafstand", "walking"), "same_town": ("zelfde plaats", "same town"),
        "region": ("streek", "region"), "away": ("ver weg", "far away"),
    }
)  # fmt: skip
_CLOCKWISE = ("friendships", "services", "relatives")
_DISTANCES = {
    "same_home": "near",
    "walking": "walking",
    "same_town": "same_town",
    "region": "region",
    "far": "away",
}
NAME = 28
"""Columns of a name in a card; a longer one stands on a row of its own."""
GAP = 2


def msna(
    people: Mapping[str, Person], ties: Iterable[Tie], lang: str, today: str, room: Room | None = None,
    marks: Mapping[str, str] | None = None,
) -> Drawing:  # fmt: skip
    """The three cards. room: the screen that the picture should fit, the cards below it; marks: of a comparison."""
    map = Shells(
        "msna",
        _say("title", lang, name=client_name(people.get("client"), lang, 40), today=today),
        {one: _say(one, lang) for one in ZONES},
        {one: _say(one, lang) for one in _CLOCKWISE},
        bold="personal",
    )
    placed = [Placed(one, zone_of(one), Place(card_of(one))) for one in around(people.values())]
    personal = [one.person for one in placed if one.ring.value == "personal"]
    return shells(map, placed, people, lang, room, marks, tuple(cards(personal, people, lang)) if personal else ())


def cards(personal: Sequence[Person], people: Mapping[str, Person], lang: str) -> list[Caption]:
    """What was told of everyone in the personal zone, a row each, under the heading of their card."""
    found = [Caption(1, 0, _say("network", lang)), Caption(1, 1, _say("points", lang))]
    y = 3
    for card in CARDS:
        members = sorted(
            (one for one in personal if card_of(one) == card), key=lambda one: (one.name, one.id)
        )
        heading = _say("card", lang, card=_say(card, lang), count=sum(one.count or 1 for one in members))
        found.append(Caption(1, y, heading, bold=True))
        y += 1
        if members:
            rows = _card(members, people, lang, y)
            found += rows
            y = max(one.y for one in rows) + 1
        y += 1
    return found


def _card(members: Sequence[Person], people: Mapping[str, Person], lang: str, y: int) -> list[Caption]:
    """The table of one card; its first row names the columns."""
    columns = ("far", "since", "per_year", "initiative", *FUNCTIONS)
    table = [[_say(one, lang) for one in columns], *(_facts(one, lang) for one in members)]
    widths = [max(wide(row[number]) for row in table) for number in range(len(columns))]
    found = _row(table[0], widths, y)
    for person, facts in zip(members, table[1:], strict=True):
        y += 1
        name = full_label(person, people, lang)
        found.append(Caption(1, y, name))
        y += 1 if wide(name) > NAME else 0
        found += _row(facts, widths, y)
    return found


def _row(cells: Sequence[str], widths: Sequence[int], y: int) -> list[Caption]:
    x, found = 1 + NAME + GAP, []
    for cell, width in zip(cells, widths, strict=True):
        if cell:
            found.append(Caption(x, y, cell))
        x += width + GAP
    return found


def _facts(person: Person, lang: str) -> list[str]:
    """The cells of a row, "" where nothing was told."""
    far = (
        _say(_DISTANCES[person.distance], lang)
        if person.distance in _DISTANCES
        else shortened(person.place or "", 14)
    )
    often = "" if person.per_month is None else f"{person.per_month * 12:.0f}"
    points = dict(person.functions)
    starts = label("initiative", person.initiative, lang)
    return [far, (person.since or "")[:4], often, starts, *(str(points.get(one, "")) for one in FUNCTIONS)]
