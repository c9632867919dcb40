"""Which maps can be shown of these people, and the drawing of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from intake.network.compare import Snapshot, compared
from intake.network.drawing import Drawing
from intake.network.genogram import genogram
from intake.network.kin import OwnAncestor, family_of
from intake.network.maps import MAPS
from intake.network.model import Person, Tie
from intake.network.sheet import Room

COMPARE = "compare"
"""The map of then and now."""


def names_of(people: Mapping[str, Person], ties: Iterable[Tie], earlier: Snapshot | None = None) -> list[str]:
    """The maps that say something: a genogram where there is family, the others where there are contacts.

    earlier: the network of an earlier talk, to be shown beside that of now.
    """
    found = ["genogram"] if _has_family(people, ties) else []
    if any(id != "client" and person.alive is not False for id, person in people.items()):
        found += [name for name in MAPS if name != "genogram"]
        found += [COMPARE] if earlier is not None else []
    return found


def _has_family(people: Mapping[str, Person], ties: Iterable[Tie]) -> bool:
    try:
        return len(family_of(people, ties).people) > 1
    except OwnAncestor:
        return True


def draw(
    name: str, shown: Snapshot, lang: str, earlier: Snapshot | None = None, room: Room | None = None,
    before: Sequence[str] = (),
) -> Drawing:  # fmt: skip
    """room: the columns and rows it should fit, where the map can. before: the order of the family in the drawing before this
    one, so that nobody moves without need. Raises kin.OwnAncestor, for a genogram that cannot be."""
    if name == "genogram":
        return genogram(shown.people, shown.ties, lang, shown.day, before=before)
    if name == COMPARE and earlier is not None:
        return compared(earlier, shown, lang, room=room)
    return MAPS[name](shown.people, shown.ties, lang, shown.day, room)
