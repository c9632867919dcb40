"""Where someone stands in each map: as was said, or an honest guess from what else is known, marked as a guess.

Nothing known gives no place at all: the map lists that person as "not placed yet". Order of the sources, for each map:
domain: said; a relation that tells it (classmate: school); the sector.
quadrant (Lensink): said; a relation that tells it (sister: family, GP: professionals; fellow client); the sector.
circle (Lensink): said; services for professionals; else by the bond, and for friends, neighbours, colleagues and volunteers
without a known bond their usual circle. Family without a known bond has no circle: only the client can say.
close by (wijkecogram): said; else the distance; else the circle that was said; else neighbours, someone seen about weekly, and a strong
bond are close by; a weak or broken bond is further off.
zone (MSNA): said; else, who is seen about weekly, gives or gets support or has a strong bond belongs to the personal zone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from intake.network.characteristics import OFTEN
from intake.network.model import DOMAINS, Person, Tie

OTHER = "other"
ALL_DOMAINS = (*DOMAINS, OTHER)

_SECTOR_DOMAIN = {
    "family": "household", "friends": "friends", "neighbours": "neighbourhood", "colleagues": "work", "volunteers": "care",
    "professionals": "care",
}  # fmt: skip
_RELATION_DOMAIN = {
    "classmate": "school", "fellow_student": "school", "teacher": "school", "club_member": "leisure", "club_mate": "leisure",
    "teammate": "leisure", "church_member": "faith", "pastor": "faith", "priest": "faith", "imam": "faith",
    "housemate": "household", "boss": "work", "manager": "work", "employer": "work",
}  # fmt: skip
_FELLOWS = frozenset({"fellow_client", "fellow_resident", "housemate", "fellow_patient"})
_SECTOR_QUADRANT = {
    "family": "family", "professionals": "professionals", "friends": "society", "neighbours": "society",
    "colleagues": "society", "volunteers": "society",
}  # fmt: skip
_BOND_CIRCLE = {"strong": "intimates", "normal": "friends", "tense": "friends", "weak": "acquaintances", "broken": "acquaintances"}  # fmt: skip
_USUAL_CIRCLE = {
    "friends": "friends", "neighbours": "acquaintances", "colleagues": "acquaintances", "volunteers": "acquaintances",
}  # fmt: skip
_CARDS = {"family": "relatives", "professionals": "services"}
CARDS = ("relatives", "friendships", "services")
"""The three network cards of the MSNA, and with other names the three sectors of Baars."""


@dataclass(frozen=True, slots=True)
class Place:
    """value: None where nothing is known. said: not a guess."""

    value: str | None
    said: bool = True


def around(people: Iterable[Person]) -> list[Person]:
    """Everyone who can stand in a map of the network: alive, and not the client."""
    return [one for one in people if one.id != "client" and one.alive is not False and one.kind == "person"]


def household(people: Iterable[Person], ties: Iterable[Tie]) -> frozenset[str]:
    """Ids of those who live with the client."""
    found = {one.id for one in people if one.distance == "same_home"}
    for tie in ties:
        if tie.kind == "lives_with" and "client" in (tie.a, tie.b):
            found.add(tie.b if tie.a == "client" else tie.a)
    return frozenset(found - {"client"})


def domain_of(person: Person) -> str:
    """A domain of DOMAINS, or "other"."""
    return (
        person.domain or _RELATION_DOMAIN.get(person.relation) or _SECTOR_DOMAIN.get(_sector(person), OTHER)
    )


def _sector(person: Person) -> str:
    return "family" if person.id == "cared_for" and person.sector == "other" else person.sector


def quadrant_of(person: Person) -> Place:
    if person.quadrant:
        return Place(person.quadrant)
    if person.relation in _FELLOWS:
        return Place("fellow_clients", False)
    sector = _sector(person)
    is_fact = bool(person.relation) and sector in ("family", "professionals")
    return Place(_SECTOR_QUADRANT.get(sector), is_fact)


def circle_of(person: Person) -> Place:
    if person.circle:
        return Place(person.circle)
    sector = _sector(person)
    if sector == "professionals":
        return Place("services", False)
    found = _BOND_CIRCLE.get(person.bond or "") or _USUAL_CIRCLE.get(sector)
    return Place(found, False)


def closeness_of(person: Person) -> Place:
    """ "close" or "further"."""
    if person.close is not None:
        return Place("close" if person.close else "further")
    if person.distance:
        return Place("close" if person.distance in ("same_home", "walking") else "further")
    if person.circle:
        return Place("close" if person.circle in ("intimates", "friends") else "further")
    if person.bond in ("weak", "broken"):
        return Place("further", False)
    if person.bond == "strong" or person.sector == "neighbours" or (person.per_month or 0) >= OFTEN:
        return Place("close", False)
    return Place("further" if person.per_month or person.bond else None, False)


def card_of(person: Person) -> str:
    """One of CARDS: everyone who is neither family nor of a service belongs to the friendships."""
    return _CARDS.get(_sector(person), "friendships")


def zone_of(person: Person) -> Place:
    if person.zone:
        return Place(person.zone)
    near = (
        person.bond == "strong" or (person.per_month or 0) >= OFTEN or bool(person.gives or person.receives)
    )
    return Place("personal" if near else None, False)
