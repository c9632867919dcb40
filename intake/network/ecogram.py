"""The ecogram (Hartman 1978): client or household in the middle, parts of life as sectors, the line tells how the tie is.

Contacts stand on the rim, by part of life; who live with the client stand around them within it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from intake.network.contact_labels import client_name, full_label, labels
from intake.network.drawing import Drawing, Node, wide
from intake.network.model import Person, Tie
from intake.network.polar import WHOLE, Band, Entry, Plan, lay
from intake.network.positions import ALL_DOMAINS, around, domain_of, household
from intake.network.rim import Group, Middle, rim
from intake.network.rings import Ray, RayStroke
from intake.network.sheet import STROKES, Room, Sheet
from intake.words import Words

_say = Words(
    {
        "title": ("Ecogram van {name} · {today}", "Ecogram of {name} · {today}"),
        "home": ("wonen samen", "live together"),
        "household": ("Gezin en familie", "Household and family"), "friends": ("Vrienden", "Friends"), "neighbourhood": ("Buurt", "Neighbourhood"),
        "work": ("Werk", "Work"), "school": ("School en studie", "School and study"), "leisure": ("Vrije tijd", "Leisure"),
        "faith": ("Geloof", "Faith"), "care": ("Zorg en hulp", "Care and support"), "digital": ("Online", "Online"), "other": ("Anderen", "Others"),
        "strong": ("hechte band", "strong tie"), "normal": ("gewone band", "normal tie"), "weak": ("zwakke band", "weak tie"),
        "tense": ("gespannen band", "tense tie"), "broken": ("verbroken band", "broken tie"), "none": ("band niet bekend", "tie not known"),
        "gives": ("geeft steun", "gives support"), "receives": ("krijgt steun", "gets support"),
        "energy_gives": ("geeft energie", "gives energy"), "energy_costs": ("kost energie", "costs energy"),
        "energy_both": ("geeft en kost energie", "gives and costs energy"),
        "new": ("nieuw", "new"), "gone": ("weg", "gone"), "changed": ("veranderd", "changed"),
        "knows": ("{a} kent {b}.", "{a} knows {b}."),
        "nobody": ("Er zijn nog geen contacten genoemd.", "No contacts have been named yet."),
    }
)  # fmt: skip
BROAD = 2.6
"""Columns to a row on paper: names are long, and no circle has to be round here."""
MOST_KNOWS = 12
"""With more ties between contacts than this, who knows whom is told in words only."""


def ecogram(
    people: Mapping[str, Person], ties: Iterable[Tie], lang: str, today: str, room: Room | None = None,
    marks: Mapping[str, str] | None = None, knows: bool = False,
) -> Drawing:  # fmt: skip
    """Everyone around the client who is alive. room: the screen that it should fit; marks: of a comparison.

    knows: draw who knows whom too.
    """
    ties = list(ties)
    contacts = around(people.values())
    home = household(contacts, ties)
    domains = _domains(contacts, home)
    title = _say("title", lang, name=client_name(people.get("client"), lang, 40), today=today)
    middle = client_name(people.get("client"), lang)
    texts = labels(contacts, people, lang, energy=True)
    sheet = Sheet(
        "ecogram", title, describe(people, home, ties, lang, marks or {}), lang, middle,
        {one.id: full_label(one, people, lang, energy=True) for one in contacts},
        {one.id: mark for one in contacts if (mark := _mark(one, marks or {}))},
        energy=any(one.energy for one in contacts), room=room,
    )  # fmt: skip
    groups = [
        Group(_say(domain, lang), tuple(one.id for one in members)) for domain, members in domains.items()
    ]
    inside = sorted((one for one in contacts if one.id in home), key=_order)
    plan = _household(inside, texts, middle, lang)
    drawing = rim(groups, texts, {one.id: tie_of(one) for one in contacts}, Middle(plan, lay(plan)), sheet)
    return _with_knows(drawing, ties) if knows else drawing


def _mark(person: Person, marks: Mapping[str, str]) -> str:
    return marks.get(person.id) or ("cared_for" if person.id == "cared_for" else "")


def _domains(contacts: list[Person], home: frozenset[str]) -> dict[str, list[Person]]:
    """Domain -> who stands there: the person cared for first, then who is seen most."""
    found: dict[str, list[Person]] = {}
    for domain in ALL_DOMAINS:
        members = [one for one in contacts if one.id not in home and domain_of(one) == domain]
        if members:
            found[domain] = sorted(members, key=_order)
    return found


def _order(person: Person) -> tuple[bool, float, str, str]:
    return person.id != "cared_for", -(person.per_month or 0), person.name, person.id


def _household(inside: list[Person], texts: Mapping[str, tuple[str, ...]], middle: str, lang: str) -> Plan:
    """Who live with the client, in a ring around them."""
    entries = tuple(Entry(one.id, 0, 0, texts[one.id], tie_of(one)) for one in inside)
    return Plan(
        (Band(_say("home", lang), whole=True),),
        (WHOLE,),
        entries,
        (wide(middle) + 4, 3),
        BROAD,
        3.0,
        headings=False,
    )


def tie_of(person: Person) -> tuple[RayStroke, str]:
    """How the line looks and where its arrow points: at who gets support ("start" is the client)."""
    arrow = (
        "both"
        if person.gives and person.receives
        else "start"
        if person.gives
        else "end"
        if person.receives
        else ""
    )
    return STROKES[person.bond], arrow


def _with_knows(drawing: Drawing, ties: Iterable[Tie]) -> Drawing:
    """Thin dotted lines between who know each other."""
    at = {node.id: node for node in drawing.nodes}
    pairs = [
        tie
        for tie in ties
        if tie.kind == "knows" and tie.a in at and tie.b in at and "client" not in (tie.a, tie.b)
    ]
    if len(pairs) > MOST_KNOWS:
        return drawing
    rays = tuple(Ray(*_dot(at[tie.a]), *_dot(at[tie.b]), "faint") for tie in pairs)
    return replace(drawing, rays=drawing.rays + rays)


def _dot(node: Node) -> tuple[float, float]:
    return (node.x + node.w - 0.5 if node.right else node.x + 0.5), node.y + 0.5


def describe(
    people: Mapping[str, Person], home: frozenset[str], ties: Iterable[Tie], lang: str, marks: Mapping[str, str]
) -> str:
    """Everyone by part of life, in words."""
    everyone = around(people.values())
    groups = {"home": sorted((one for one in everyone if one.id in home), key=_order)} if home else {}
    groups |= _domains(everyone, home)
    told = []
    for group, members in groups.items():
        facts = "; ".join(_told(one, people, lang, marks) for one in members)
        told.append(f"{_say(group, lang).capitalize()}: {facts}.")
    names = {one.id: full_label(one, people, lang) for one in everyone}
    told += [
        _say("knows", lang, a=names[tie.a], b=names[tie.b])
        for tie in ties
        if tie.kind == "knows" and tie.a in names and tie.b in names
    ]
    return "\n".join(told) or _say("nobody", lang)


def _told(person: Person, people: Mapping[str, Person], lang: str, marks: Mapping[str, str]) -> str:
    facts = [_say(person.bond or "none", lang)]
    facts += [_say("gives", lang)] if person.gives else []
    facts += [_say("receives", lang)] if person.receives else []
    facts += [_say(f"energy_{person.energy}", lang)] if person.energy else []
    facts += [_say(marks[person.id], lang)] if person.id in marks else []
    return f"{full_label(person, people, lang)}: {', '.join(facts)}"
