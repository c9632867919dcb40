"""What the maps of rings and sectors share: people with a ring and a sector get a plan, the others wait below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intake.network.contact_labels import client_name, full_label, labels
from intake.network.drawing import Caption, Drawing, wide
from intake.network.model import Person
from intake.network.polar import Band, Entry, Plan, Sector, lay
from intake.network.positions import Place, around
from intake.network.sheet import Room, Sheet, compose, room_of
from intake.words import Words

_say = Words(
    {
        "unplaced": ("Nog niet geplaatst: {names}.", "Not placed yet: {names}."),
        "guessed": ("{name} (geschat)", "{name} (estimated)"),
        "nobody": ("Er zijn nog geen contacten genoemd.", "No contacts have been named yet."),
        "new": ("nieuw", "new"), "gone": ("weg", "gone"), "changed": ("veranderd", "changed"),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shells:
    """A map of rings and sectors. rings, sectors: value -> its name, from the middle outwards and clockwise from the top."""

    id: str
    title: str
    rings: Mapping[str, str]
    sectors: Mapping[str, str]
    bold: str = ""
    """The ring that is drawn with a thick edge."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Someone with their place in the map: ring and sector, each may be unknown."""

    person: Person
    ring: Place
    sector: Place


def shells(
    map: Shells, placed: Sequence[Placed], people: Mapping[str, Person], lang: str, room: Room | None = None,
    marks: Mapping[str, str] | None = None, more: Sequence[Caption] = (),
) -> Drawing:  # fmt: skip
    """Draw it. marks: id -> mark that goes before every other (of a comparison)."""
    known = [one for one in placed if one.ring.value in map.rings and one.sector.value in map.sectors]
    known.sort(key=lambda one: _order(map, one))
    there = {one.person.id for one in known}
    waiting = sorted(
        (one for one in placed if one.person.id not in there),
        key=lambda one: (one.person.name, one.person.id),
    )
    texts = labels((one.person for one in placed), people, lang)
    middle = client_name(people.get("client"), lang)
    rings, sectors = list(map.rings), list(map.sectors)
    turn = 360 / len(sectors)
    entries = tuple(
        Entry(
            one.person.id,
            rings.index(one.ring.value or ""),
            sectors.index(one.sector.value or ""),
            texts[one.person.id],
        )
        for one in known
    )
    aspect, least, most = room_of(room)
    plan = Plan(
        tuple(Band(map.rings[ring], bold=ring == map.bold) for ring in rings),
        tuple(Sector(map.sectors[one], turn * index, turn * (index + 1)) for index, one in enumerate(sectors)),
        entries, (wide(middle) + 4, 3), aspect, least, most,
    )  # fmt: skip
    sheet = Sheet(
        map.id, map.title, describe(map, known, waiting, people, lang, marks or {}), lang, middle,
        {one.person.id: full_label(one.person, people, lang) for one in placed},
        {one.person.id: mark for one in placed if (mark := _mark(one, one.person.id in there, marks or {}))},
        tuple(one.person.id for one in waiting), any(one.ring.said and one.sector.said for one in known), more=more, room=room,
    )  # fmt: skip
    return compose(plan, lay(plan), sheet)


def _order(map: Shells, one: Placed) -> tuple[int, int, bool, str, str]:
    """The one cared for first, then by name: the same people always stand in the same order."""
    rings, sectors = list(map.rings), list(map.sectors)
    return (
        rings.index(one.ring.value or ""), sectors.index(one.sector.value or ""), one.person.id != "cared_for", one.person.name,
        one.person.id,
    )  # fmt: skip


def _mark(one: Placed, known: bool, marks: Mapping[str, str]) -> str:
    if one.person.id in marks:
        return marks[one.person.id]
    if one.person.id == "cared_for":
        return "cared_for"
    return "guess" if known and not (one.ring.said and one.sector.said) else ""


def describe(
    map: Shells, known: Sequence[Placed], waiting: Sequence[Placed], people: Mapping[str, Person], lang: str,
    marks: Mapping[str, str],
) -> str:  # fmt: skip
    """Everyone by ring and sector, in words."""
    if not known and not waiting:
        return _say("nobody", lang)
    told = []
    for ring, ring_name in map.rings.items():
        parts = []
        for sector, sector_name in map.sectors.items():
            names = [
                _told(one, people, lang, marks)
                for one in known
                if (one.ring.value, one.sector.value) == (ring, sector)
            ]
            if names:
                parts.append(f"{sector_name}: {', '.join(names)}")
        if parts:
            told.append(f"{ring_name.capitalize()} – {'; '.join(parts)}.")
    if waiting:
        names = [full_label(one.person, people, lang) for one in waiting]
        told.append(_say("unplaced", lang, names=", ".join(names)))
    return "\n".join(told)


def _told(one: Placed, people: Mapping[str, Person], lang: str, marks: Mapping[str, str]) -> str:
    name = full_label(one.person, people, lang)
    if one.person.id in marks:
        return f"{name} ({_say(marks[one.person.id], lang)})"
    return name if one.ring.said and one.sector.said else _say("guessed", lang, name=name)


def contacts(people: Mapping[str, Person]) -> list[Person]:
    """Everyone who may stand in the map."""
    return around(people.values())
