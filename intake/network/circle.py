"""The network circle of Lensink: the client in the middle, four shells around, four quadrants.

Shells and quadrants after Smit and Van Gennep, Netwerken van mensen met een verstandelijke handicap (1999).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from intake.network.contact_labels import client_name
from intake.network.drawing import Drawing
from intake.network.model import CIRCLES, Person, Tie
from intake.network.positions import circle_of, quadrant_of
from intake.network.sheet import Room
from intake.network.shells import Placed, Shells, contacts, shells
from intake.words import Words

_say = Words(
    {
        "title": ("Netwerkcirkel van {name} · {today}", "Network circle of {name} · {today}"),
        "intimates": ("intimi", "intimates"), "friends": ("vrienden", "friends"), "acquaintances": ("bekenden", "acquaintances"),
        "services": ("diensten", "services"),
        "family": ("Familie", "Family"), "fellow_clients": ("Medecliënten", "Fellow clients"),
        "professionals": ("Professionals", "Professionals"), "society": ("Samenleving", "Society"),
    }
)  # fmt: skip
_CLOCKWISE = ("fellow_clients", "professionals", "society", "family")
"""Quadrants from the top right, as the guide draws them: family stands at the top left."""


def circle(
    people: Mapping[str, Person], ties: Iterable[Tie], lang: str, today: str, room: Room | None = None,
    marks: Mapping[str, str] | None = None,
) -> Drawing:  # fmt: skip
    """The network circle. room: the screen that it should fit; marks: of a comparison."""
    map = Shells(
        "circle",
        _say("title", lang, name=client_name(people.get("client"), lang, 40), today=today),
        {one: _say(one, lang) for one in CIRCLES},
        {one: _say(one, lang) for one in _CLOCKWISE},
    )
    placed = [Placed(one, circle_of(one), quadrant_of(one)) for one in contacts(people)]
    return shells(map, placed, people, lang, room, marks)
