"""The network at a glance, for a side panel: the client in the middle, everyone around by sector, the close ones near.

Each person is a few letters, with the sign that the ecogram's lines have for how the tie is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import atan2, cos, pi, sin

from intake.network.drawing import Caption, Drawing, Node, shortened, wide
from intake.network.model import SECTORS, Person
from intake.network.vocabulary import label
from intake.network.wording import person_name

MARKS: Mapping[str, str] = {"strong": "═", "weak": "╌", "tense": "~", "broken": "╳"}
LETTERS, ALL = 4, 14
"""Of a name at most: in a narrow panel, and in one of at least BROAD columns."""
BROAD = 48
_NEAR = {"strong": 0.5, "normal": 0.62, "weak": 0.78, "tense": 0.68, "broken": 0.9}
_UNKNOWN = 0.7
_BESIDE = 0.6
"""Radians at most over which newcomers spread beside who is there of their part of life."""
_OFTEN = 0.1
"""How much nearer someone stands who is there every week (4 times a month)."""


def mark_of(person: Person) -> str:
    """The sign of the tie; a blank for a normal one or one that is not known."""
    return MARKS.get(person.bond or "", " ")


@dataclass(frozen=True, slots=True)
class Seen:
    """The picture before this one, and who was in it."""

    people: Mapping[str, Person]
    drawing: Drawing


def glance(people: Mapping[str, Person], lang: str, width: int, height: int, before: Seen | None = None) -> Drawing:
    """Everyone alive, in width x height cells; who does not fit is counted in the corner. At most 5 ms for 60 people.

    before: whose tie and part of life are still the same stay where they were, unless fewer people would fit.
    """
    picture = _Picture(people, lang, width, height)
    stay = picture.stay(before) if before is not None else {}
    drawn = picture.drawn(stay, before)
    if stay and drawn.left:
        afresh = _Picture(people, lang, width, height).drawn({}, None)
        drawn = afresh if afresh.left < drawn.left else drawn
    return drawn.drawing


@dataclass(frozen=True, slots=True)
class _Drawn:
    """left: how many did not fit."""

    drawing: Drawing
    left: int


class _Picture:
    def __init__(self, people: Mapping[str, Person], lang: str, width: int, height: int) -> None:
        self.people, self.lang, self.width, self.height = people, lang, width, height
        self.others = [one for id, one in people.items() if id != "client" and one.alive is not False]
        self.room = _Room(width, height)

    def stay(self, before: Seen) -> dict[str, Node]:
        """Who stand where they stood: nothing that tells their place changed."""
        drawing = before.drawing
        if (drawing.width, drawing.height) != (self.width, self.height):
            return {}
        then = {node.id: node for node in drawing.nodes}
        return {
            one.id: then[one.id]
            for one in self.others
            if one.id in then and one.id in before.people and _place(before.people[one.id]) == _place(one)
        }

    def drawn(self, stay: Mapping[str, Node], before: Seen | None) -> _Drawn:
        client = self.people.get("client")
        name = shortened(person_name(client, self.lang) if client else "?", 10)
        nodes = [self.room.put("client", f"({name})", *self.room.cell(0.0, 0.0), "client")]
        nodes += [self.room.put(id, self._text(self.people[id]), *_middle(node), node.mark) for id, node in stay.items()]
        sides = self._sides(stay)
        captions = self._headings(sides, before.drawing.captions if before and stay else ())
        wanted = sorted(self._wanted(sides, stay), key=lambda place: (place[2].id != "cared_for", place[1]))
        for angle, far, one in wanted:
            mark = "cared_for" if one.id == "cared_for" else ""
            nodes.append(self.room.put(one.id, self._text(one), *self.room.cell(angle, far), mark))
        left = nodes.count(None)
        if left:
            captions.append(Caption(max(self.width - 4, 0), self.height - 1, f"+{left}"))
        shown = tuple(node for node in nodes if node is not None)
        return _Drawn(Drawing("glance", "", "", self.width, self.height, shown, (), tuple(captions)), left)

    def _text(self, person: Person) -> str:
        return mark_of(person).strip() + _letters(person, self.lang, ALL if self.width >= BROAD else LETTERS)

    def _sides(self, stay: Mapping[str, Node]) -> dict[str, tuple[float, float]]:
        """Sector -> (where it starts, its width): beside who is there already; a new one where it is emptiest."""
        arcs = _arcs(self.others)
        if not stay:
            return arcs
        taken = {id: self.room.angle(node) for id, node in stay.items() if id != "cared_for"}
        found = {}
        for sector, (_, arc) in arcs.items():
            there = [taken[one.id] for one in self.others if one.id in taken and _sector(one) == sector]
            middle = _mean(there) if there else _emptiest(taken.values())
            taken |= {} if there else {sector: middle}
            found[sector] = (middle - min(arc, _BESIDE) / 2, min(arc, _BESIDE))
        return found

    def _headings(self, sides: Mapping[str, tuple[float, float]], before: tuple[Caption, ...]) -> list[Caption]:
        then = {caption.text: caption for caption in before}
        found = []
        for sector, (start, arc) in sides.items():
            text = label("sector", sector, self.lang)
            old = then.get(text)
            x, y = _middle(old) if old else self.room.cell(start + arc / 2, 1.0)
            put = self.room.put("", text, x, y)
            if put is not None:
                found.append(Caption(put.x, put.y, put.inside, bold=True))
        return found

    def _wanted(self, sides: Mapping[str, tuple[float, float]], stay: Mapping[str, Node]) -> Iterator[tuple[float, float, Person]]:
        """(angle, how far from the middle, who) of everyone who has no place yet."""
        for sector, (start, arc) in sides.items():
            members = [one for one in self.others if one.id not in stay and _sector(one) == sector]
            for number, one in enumerate(members, 1):
                yield start + arc * number / (len(members) + 1), _far(one), one


def _place(person: Person) -> tuple[str, float]:
    """What decides where someone stands."""
    return _sector(person), _far(person)


def _middle(of: Node | Caption) -> tuple[int, int]:
    """The cell in the middle of a text."""
    broad = of.w if isinstance(of, Node) else wide(of.text)
    return of.x + broad // 2, of.y


def _mean(angles: Collection[float]) -> float:
    return atan2(sum(map(sin, angles)), sum(map(cos, angles)))


def _emptiest(angles: Collection[float]) -> float:
    """The middle of the largest gap between angles, each of -pi..pi."""
    if not angles:
        return 0.75 * pi
    each = sorted(angles)
    gaps = zip(each, [*each[1:], each[0] + 2 * pi], strict=True)
    start, end = max(gaps, key=lambda gap: gap[1] - gap[0])
    return (start + end) / 2


def _letters(person: Person, lang: str, most: int) -> str:
    name = person_name(person, lang)
    first = name.split()[0] if name.split() and (person.name or wide(name) > most) else name  # "home care" is no name to cut
    return first if wide(first) <= most + 1 else shortened(first, most + 1).rstrip("…")


def _sector(person: Person) -> str:
    return "family" if person.id == "cared_for" else person.sector if person.sector in SECTORS else "other"


def _far(person: Person) -> float:
    """How far from the middle, 0..1: by the tie, and nearer for who is often there."""
    if person.id == "cared_for":
        return 0.35
    often = person.per_month is not None and person.per_month >= 4
    return _NEAR.get(person.bond or "", _UNKNOWN) - (_OFTEN if often else 0)


def _arcs(people: list[Person]) -> dict[str, tuple[float, float]]:
    """Sector -> (where it starts, its width) in radians, clockwise from below left; broad where there are many."""
    counts = {sector: sum(1 for one in people if _sector(one) == sector) for sector in SECTORS}
    whole = sum(count + 1 for count in counts.values() if count)
    found = {}
    at = 0.75 * pi
    for sector, count in counts.items():
        if count:
            arc = 2 * pi * (count + 1) / whole
            found[sector] = (at, arc)
            at += arc
    return found


class _Room:
    """The cells still free, a number per row with a bit per cell."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.rows = [0] * height

    def cell(self, angle: float, far: float) -> tuple[int, int]:
        """The cell in that direction, 0..1 of the way to the edge."""
        x = round((self.width - 1) / 2 + cos(angle) * far * (self.width / 2 - 1))
        return x, round((self.height - 1) / 2 + sin(angle) * far * (self.height / 2))

    def angle(self, node: Node) -> float:
        """The direction in which a node stands."""
        x, y = _middle(node)
        return atan2((y - (self.height - 1) / 2) * 2 / self.height, (x - (self.width - 1) / 2) * 2 / self.width)

    def put(self, id: str, text: str, x0: int, y0: int, mark: str = "") -> Node | None:
        """The text at the free place nearest to having its middle at a cell; None where nothing is free."""
        broad = wide(text)
        x0 -= broad // 2
        need = (1 << (broad + 2)) - 1
        for dx, dy in _around(self.width, self.height):
            x, y = x0 + dx, y0 + dy
            if not (0 <= y < self.height and x >= 0 and x + broad <= self.width):
                continue
            if not (self.rows[y] << 1 >> x) & need:
                self.rows[y] |= ((1 << broad) - 1) << x
                return Node(id, x, y, broad, 1, "none", (), text, mark=mark)
        return None


@lru_cache(maxsize=8)
def _around(width: int, height: int) -> tuple[tuple[int, int], ...]:
    """Steps away from a place, nearest first; a row counts double."""
    steps = [(dx, dy) for dx in range(-width, width + 1) for dy in range(-height, height + 1)]
    return tuple(sorted(steps, key=lambda step: (abs(step[0]) + 2 * abs(step[1]), step)))
