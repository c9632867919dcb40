"""The network at a glance, for a side panel: the client in the middle, everyone around by sector, the close ones near.

Each person is a few letters, with the sign that the ecogram's lines have for how the tie is.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import cos, pi, sin

from intake.network.drawing import Caption, Drawing, Node, shortened, wide
from intake.network.model import SECTORS, Person
from intake.network.vocabulary import label
from intake.network.wording import person_name

MARKS: Mapping[str, str] = {"strong": "═", "weak": "╌", "tense": "~", "broken": "╳"}
LETTERS = 4
_NEAR = {"strong": 0.5, "normal": 0.62, "weak": 0.78, "tense": 0.68, "broken": 0.9}
_UNKNOWN = 0.7
_OFTEN = 0.1
"""How much nearer someone stands who is there every week (4 times a month)."""


def mark_of(person: Person) -> str:
    """The sign of the tie; a blank for a normal one or one that is not known."""
    return MARKS.get(person.bond or "", " ")


def glance(people: Mapping[str, Person], lang: str, width: int, height: int) -> Drawing:
    """Everyone alive, in width x height cells; who does not fit is counted in the corner. At most 2 ms for 60 people."""
    room = _Room(width, height)
    client = people.get("client")
    name = shortened(person_name(client, lang) if client else "?", 10)
    centre = room.put("client", f"({name})", 0.0, 0.0)
    nodes = [centre] if centre else []
    others = [one for id, one in people.items() if id != "client" and one.alive is not False]
    captions: list[Caption] = []
    wanted: list[tuple[float, float, Person]] = []
    for sector, start, arc in _arcs(others):
        members = [one for one in others if _sector(one) == sector]
        heading = room.put("", label("sector", sector, lang), start + arc / 2, 1.0)
        if heading is not None:
            captions.append(Caption(heading.x, heading.y, heading.inside, bold=True))
        for number, one in enumerate(members, 1):
            wanted.append((start + arc * number / (len(members) + 1), _far(one), one))
    left = 0
    for angle, far, one in sorted(wanted, key=lambda place: (place[2].id != "cared_for", place[1])):
        text = mark_of(one).strip() + _letters(one, lang)
        node = room.put(one.id, text, angle, far, "cared_for" if one.id == "cared_for" else "")
        left += node is None
        nodes += [node] if node else []
    if left:
        captions.append(Caption(max(width - 4, 0), height - 1, f"+{left}"))
    return Drawing("glance", "", "", width, height, tuple(nodes), (), tuple(captions))


def _letters(person: Person, lang: str) -> str:
    name = person_name(person, lang)
    first = name.split()[0] if name.split() else name
    return first if wide(first) <= LETTERS + 1 else shortened(first, LETTERS + 1).rstrip("…")


def _sector(person: Person) -> str:
    return "family" if person.id == "cared_for" else person.sector if person.sector in SECTORS else "other"


def _far(person: Person) -> float:
    """How far from the middle, 0..1: by the tie, and nearer for who is often there."""
    if person.id == "cared_for":
        return 0.35
    often = person.per_month is not None and person.per_month >= 4
    return _NEAR.get(person.bond or "", _UNKNOWN) - (_OFTEN if often else 0)


def _arcs(people: list[Person]) -> list[tuple[str, float, float]]:
    """(sector, where it starts, its width) in radians, clockwise from below left; broad where there are many."""
    counts = {sector: sum(1 for one in people if _sector(one) == sector) for sector in SECTORS}
    whole = sum(count + 1 for count in counts.values() if count)
    found: list[tuple[str, float, float]] = []
    at = 0.75 * pi
    for sector, count in counts.items():
        if count:
            arc = 2 * pi * (count + 1) / whole
            found.append((sector, at, arc))
            at += arc
    return found


class _Room:
    """The cells still free, a number per row with a bit per cell."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.rows = [0] * height

    def put(self, id: str, text: str, angle: float, far: float, mark: str = "") -> Node | None:
        """The text at the free place nearest to where it is wanted; None where nothing is free."""
        broad = wide(text)
        x0 = round((self.width - 1) / 2 + cos(angle) * far * (self.width / 2 - 1)) - broad // 2
        y0 = round((self.height - 1) / 2 + sin(angle) * far * (self.height / 2))
        need = (1 << (broad + 2)) - 1
        for dx, dy in _around(self.width, self.height):
            x, y = x0 + dx, y0 + dy
            if not (0 <= y < self.height and x >= 0 and x + broad <= self.width):
                continue
            if not (self.rows[y] << 1 >> x) & need:
                self.rows[y] |= ((1 << broad) - 1) << x
                return Node(id, x, y, broad, 1, "none", (), text, mark=mark or (id if id == "client" else ""))
        return None


@lru_cache(maxsize=8)
def _around(width: int, height: int) -> tuple[tuple[int, int], ...]:
    """Steps away from a place, nearest first; a row counts double."""
    steps = [(dx, dy) for dx in range(-width, width + 1) for dy in range(-height, height + 1)]
    return tuple(sorted(steps, key=lambda step: (abs(step[0]) + 2 * abs(step[1]), step)))
