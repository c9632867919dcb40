"""The ecogram (Hartman 1978): the client in the middle, the contacts around by sector, the line tells how the tie is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from intake.network.drawing import Caption, Drawing, Line, Node
from intake.network.model import SECTORS, Person, Tie
from intake.network.wording import person_name, relation_words
from intake.words import Words

_say = Words(
    {
        "title": ("Ecogram van {name}", "Ecogram of {name}"),
        "legend": (
            "═ sterk  ─ gewoon  ┄ zwak  ~ gespannen  ╳ verbroken  pijl: wie steun geeft",
            "═ strong  ─ normal  ┄ weak  ~ tense  ╳ broken  arrow: who gives support",
        ),
        "family": ("familie", "family"), "friends": ("vrienden", "friends"), "neighbours": ("buurt", "neighbourhood"),
        "colleagues": ("werk en club", "work and club"), "volunteers": ("vrijwilligers", "volunteers"),
        "professionals": ("hulpverleners", "professionals"), "other": ("anderen", "others"),
        "strong": ("sterke band", "strong tie"), "normal": ("gewone band", "normal tie"), "weak": ("zwakke band", "weak tie"),
        "tense": ("gespannen band", "tense tie"), "broken": ("verbroken band", "broken tie"), "none": ("band niet bekend", "tie not known"),
        "gives": ("geeft steun", "gives support"), "receives": ("krijgt steun", "gets support"),
        "nobody": ("Er zijn nog geen contacten genoemd.", "No contacts have been named yet."),
    }
)  # fmt: skip
_STROKES = {"strong": "double", "normal": "solid", "weak": "dashed", "tense": "zigzag", "broken": "broken"}
_LEFT = ("family", "volunteers", "other")
LABEL = 26
"""Characters of a name at most."""


def ecogram(people: Mapping[str, Person], ties: Iterable[Tie], lang: str, today: str) -> Drawing:
    """The picture of everyone around the client; those who died are left out.

    Contacts stand in two columns, by sector, so that no two labels can overlap; lines end at the inner edge of a label, so
    that none runs through a name.
    """
    contacts = [person for id, person in people.items() if id != "client" and person.alive is not False]
    columns = _columns(contacts)
    sides = [
        [(sector, _sorted(columns[sector])) for sector in side if sector in columns]
        for side in _sides(columns)
    ]
    heights = [sum(len(rows) + 2 for _, rows in side) for side in sides]
    height = max([*heights, 7])
    left_w = _column_width(sides[0], lang)
    right_w = _column_width(sides[1], lang)
    who = person_name(people["client"], lang) if "client" in people else "?"
    centre_w = max(12, len(who) + 4)
    spread = 14
    x0 = left_w + 2 + spread
    centre = Node("client", x0, 2 + height // 2 - 1, centre_w, 3, "box", (), who, mark="client")
    nodes: list[Node] = [centre]
    lines: list[Line] = []
    captions: list[Caption] = []
    for number, side in enumerate(sides):
        y = 2 + (height - heights[number]) // 2
        inner = left_w + 1 if number == 0 else x0 + centre_w + spread
        for sector, rows in side:
            heading = _say(sector, lang)
            captions.append(
                Caption(
                    inner - len(heading) if number == 0 else inner, y, heading, bold=True, right=number == 0
                )
            )
            for person in rows:
                y += 1
                label = _label(person, lang)
                x = inner - len(label) if number == 0 else inner
                mark = "cared_for" if person.id == "cared_for" else ""
                nodes.append(
                    Node(person.id, x, y, len(label), 1, "none", (), label, mark=mark, right=number == 0)
                )
                lines.append(_tie_line(person, centre, inner, y, left=number == 0))
            y += 2
    title = f"{_say('title', lang, name=who)} · {today}"
    legend = _say("legend", lang)
    captions = [Caption(1, 0, title, bold=True), *captions, Caption(1, height + 3, legend)]
    width = max(x0 + centre_w + spread + right_w + 2, len(title) + 2, len(legend) + 2)
    return Drawing(
        "ecogram",
        title,
        describe(contacts, lang),
        width,
        height + 5,
        tuple(nodes),
        tuple(lines),
        tuple(captions),
    )


def _columns(contacts: list[Person]) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = {}
    for sector in SECTORS:
        members = [
            person
            for person in contacts
            if person.sector == sector or (sector == "family" and person.id == "cared_for")
        ]
        members = [person for person in members if sector == "family" or person.id != "cared_for"]
        if members:
            found[sector] = members
    return found


def _sides(columns: Mapping[str, list[Person]]) -> tuple[list[str], list[str]]:
    """The sectors at the left and at the right, about as long as each other."""
    left: list[str] = []
    right: list[str] = []
    for sector in sorted(columns, key=lambda one: (-len(columns[one]), one)):
        lengths = [sum(len(columns[one]) + 2 for one in side) for side in (left, right)]
        (left if lengths[0] <= lengths[1] else right).append(sector)
    order = {sector: place for place, sector in enumerate(SECTORS)}
    return sorted(left, key=order.__getitem__), sorted(right, key=order.__getitem__)


def _sorted(people: list[Person]) -> list[Person]:
    return sorted(
        people,
        key=lambda person: (person.id != "cared_for", -(person.per_month or 0), person.name, person.id),
    )


def _label(person: Person, lang: str) -> str:
    name = person_name(person, lang)
    relation = relation_words(person.relation, lang, person.gender) if person.name and person.relation else ""
    label = f"{name} ({relation})" if relation else name
    return label if len(label) <= LABEL else label[: LABEL - 1] + "…"


def _column_width(side: list[tuple[str, list[Person]]], lang: str) -> int:
    lengths = [len(_say(sector, lang)) for sector, _ in side] + [
        len(_label(p, lang)) for _, rows in side for p in rows
    ]
    return max(lengths, default=4)


def _tie_line(person: Person, centre: Node, inner: int, y: int, left: bool) -> Line:
    """From the client to the contact; the arrow points at who receives."""
    middle = centre.y + 1
    start = (centre.x - 1, middle) if left else (centre.x + centre.w, middle)
    end = (inner + 1, y) if left else (inner - 2, y)
    arrow = (
        "both"
        if person.gives and person.receives
        else "start"
        if person.gives
        else "end"
        if person.receives
        else ""
    )
    return Line((start, end), _STROKES.get(person.bond or "", "solid"), arrow=arrow)  # type: ignore[arg-type]


def describe(contacts: Iterable[Person], lang: str) -> str:
    """Everyone by sector, in words."""
    sentences = []
    for sector, members in _columns(list(contacts)).items():
        told = []
        for person in _sorted(members):
            facts = [_say(person.bond or "none", lang)]
            facts += [_say("gives", lang)] if person.gives else []
            facts += [_say("receives", lang)] if person.receives else []
            told.append(f"{_label(person, lang)}: {', '.join(facts)}")
        sentences.append(f"{_say(sector, lang).capitalize()}: {'; '.join(told)}.")
    return " ".join(sentences) or _say("nobody", lang)
