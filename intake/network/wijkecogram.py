"""The wijkecogram (Scheffers, Sterk met een vitaal netwerk, 2010): two circles and the three sectors of Baars."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from intake.network.contact_labels import client_name
from intake.network.drawing import Drawing
from intake.network.model import Person, Tie
from intake.network.positions import Place, card_of, closeness_of
from intake.network.sheet import Room
from intake.network.shells import Placed, Shells, contacts, shells
from intake.words import Words

_say = Words(
    {
        "title": ("Wijkecogram van {name} · {today}", "Neighbourhood ecogram of {name} · {today}"),
        "close": ("dichtbij", "close by"), "further": ("verder weg", "further off"),
        "relatives": ("Familie", "Family"),
        "friendships": ("Vrienden, kennissen en collega's", "Friends, acquaintances and colleagues"),
        "services": ("Maatschappelijke diensten", "Services in society"),
    }
)  # fmt: skip
_CLOCKWISE = ("friendships", "services", "relatives")


def wijkecogram(
    people: Mapping[str, Person], ties: Iterable[Tie], lang: str, today: str, room: Room | None = None,
    marks: Mapping[str, str] | None = None,
) -> Drawing:  # fmt: skip
    """Who is close by and who further off. room: the screen that it should fit; marks: of a comparison."""
    map = Shells(
        "wijkecogram",
        _say("title", lang, name=client_name(people.get("client"), lang, 40), today=today),
        {one: _say(one, lang) for one in ("close", "further")},
        {one: _say(one, lang) for one in _CLOCKWISE},
    )
    placed = [Placed(one, closeness_of(one), Place(card_of(one))) for one in contacts(people)]
    return shells(map, placed, people, lang, room, marks)
