"""Which maps can be shown of these people, and the drawing of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from intake.network.compare import Snapshot, compared
from intake.network.drawing import Drawing
from intake.network.kin import OwnAncestor, family_of
from intake.network.maps import MAPS
from intake.network.model import Person, Tie
from intake.network.sheet import Room

COMPARED = "compare"
"""The map of an earlier talk and of this one in one."""


@dataclass(frozen=True, slots=True)
class Shown:
    """People and ties as they were on a day. day: in words."""

    people: Mapping[str, Person]
    ties: tuple[Tie, ...]
    day: str


def names_of(people: Mapping[str, Person], ties: Iterable[Tie], earlier: Shown | None = None) -> list[str]:
    """The maps that say something: a genogram where there is family, the others where there are contacts."""
    found = ["genogram"] if _has_family(people, ties) else []
    if any(id != "client" and person.alive is not False for id, person in people.items()):
        found += [name for name in MAPS if name != "genogram"]
        found += [COMPARED] if earlier is not None else []
    return found


def _has_family(people: Mapping[str, Person], ties: Iterable[Tie]) -> bool:
    try:
        return len(family_of(people, ties).people) > 1
    except OwnAncestor:
        return True


def draw(
    name: str, shown: Shown, lang: str, earlier: Shown | None = None, room: Room | None = None
) -> Drawing:
    """room: the columns and rows it should fit, where the map can. Raises kin.OwnAncestor, for a genogram that cannot be."""
    if name == COMPARED and earlier is not None:
        then, now = (Snapshot(one.people, one.ties, one.day) for one in (earlier, shown))
        return compared(then, now, lang, room=room)
    return MAPS[name](shown.people, shown.ties, lang, shown.day, room)
