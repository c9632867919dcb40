"""How someone looks in a genogram (McGoldrick, Gerson and Petry, Genograms, 2008; a diamond for unknown, NSGC 2022)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from intake.network.drawing import Node, Symbol, shortened, wide
from intake.network.kin import Family, year_of
from intake.network.model import Person
from intake.network.wording import person_name, relation_said
from intake.words import Words

WIDTH, SMALL, HEIGHT = 5, 3, 3
NAME = 24
"""Cells of a line of a name at most."""
WRAP = 14
"""A name longer than this goes on two lines, where it has a blank."""
SIGNS: dict[str, Symbol] = {"man": "square", "woman": "circle", "other": "hexagon", "nonbinary": "hexagon"}
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")

say = Words(
    {
        "carer": ("mantelzorger", "carer"), "cared_for": ("naaste", "cared for"), "client": ("cliënt", "client"),
        "home": ("(huis {letter})", "(home {letter})"),
        "pregnancy": ("zwanger", "pregnancy"), "miscarriage": ("miskraam", "miscarriage"), "stillbirth": ("doodgeboren", "stillborn"),
    }
)  # fmt: skip


def symbol(person: Person) -> Symbol:
    if person.kind in ("pregnancy", "miscarriage"):
        return "triangle"
    return SIGNS.get(person.gender or "", "diamond")


def is_dead(person: Person) -> bool:
    return person.alive is False or bool(person.died) or person.kind in ("miscarriage", "stillbirth")


def node(family: Family, id: str, lang: str, root: str, homes: Iterable[str] = ()) -> Node:
    """The symbol with its texts, its middle at 0. homes: letters of the households it lives in, where those are drawn in parts."""
    person = family.people[id]
    small = person.kind in ("miscarriage", "stillbirth")
    inside = "" if small else age(person)
    width = SMALL if small else WIDTH if wide(inside) + is_dead(person) <= WIDTH - 2 else WIDTH + 2
    labels = (*_name_lines(person, lang), *_roles(family, person, lang, root))
    labels += tuple(say("home", lang, letter=letter) for letter in homes)
    mark = id if id in ("client", "cared_for") else "client" if id == root else ""
    return Node(
        id, -(width // 2), 0, width, HEIGHT, symbol(person), labels, inside, is_dead(person), mark,
        above=("" if person.kind == "pregnancy" else _year(person.born), _year(person.died)),
    )  # fmt: skip


def age(person: Person) -> str:
    """The age, or that at death; for a group how many. From whole dates where no age was given."""
    if person.count is not None and person.group:
        return f"×{person.count}"
    if person.age is not None:
        return str(person.age)
    born, died = (_DAY.fullmatch(date or "") for date in (person.born, person.died))
    if not born or not died:
        return ""
    (y0, *day0), (y1, *day1) = ([int(part) for part in found.groups()] for found in (born, died))
    return str(max(0, y1 - y0 - (day1 < day0)))


def _year(date: str | None) -> str:
    """The year; "±" before it where it is not certain."""
    if not year_of(date):
        return ""
    return ("±" if {"~", "?", "%"} & set(date or "") else "") + str(year_of(date))


def _name_lines(person: Person, lang: str) -> tuple[str, ...]:
    if person.kind in ("pregnancy", "miscarriage", "stillbirth") and not person.name:
        return (say(person.kind, lang),)
    name = person_name(person, lang)
    words = name.split()
    if wide(name) <= WRAP or len(words) < 2:
        return (shortened(name, NAME),)
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    first, second = min(cuts, key=lambda lines: max(wide(line) for line in lines))
    return shortened(first, NAME), shortened(second, NAME)


def _roles(family: Family, person: Person, lang: str, root: str) -> tuple[str, ...]:
    if person.id == "cared_for":
        return (say("cared_for", lang),)
    if person.id == "client" and "cared_for" in family.people:
        return (say("carer", lang),)
    if not person.name or not person.relation:
        return ()
    half = any(link.child == person.id and link.kind == "half" for link in family.links)
    shown = half or person.id in family.loose
    return (shortened(relation_said(person, family.people, lang), NAME),) if shown else ()
