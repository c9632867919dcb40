"""Names around a middle, each at a place of its own on the rim: no two names overlap and no line runs through one.

Groups follow each other around the rim, half of them at the left and half at the right, a name to a row. Names stand outside
the rim and lines inside it. Where a screen is too narrow for a round rim, its two halves are straight.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, hypot, sqrt

from intake.network.drawing import Caption, Drawing, Node, wide
from intake.network.polar import Laid, Plan, line_to
from intake.network.rings import Ray, RayStroke, Ring
from intake.network.sheet import Sheet, legend_of

Tie = tuple[RayStroke, str]


@dataclass(frozen=True, slots=True)
class Group:
    """heading, and the ids of who stand under it."""

    heading: str
    ids: tuple[str, ...]

    @property
    def rows(self) -> int:
        return len(self.ids) + 1


@dataclass(frozen=True, slots=True)
class Middle:
    """The household around the client: its plan and where everyone stands; without others, only the client's symbol."""

    plan: Plan
    laid: Laid

    @property
    def home(self) -> bool:
        return bool(self.laid.spots)

    def size(self) -> tuple[float, float]:
        """Half the width and half the height, in cells."""
        if self.home:
            return self.laid.radii[-1] * self.plan.aspect, self.laid.radii[-1]
        return self.plan.middle[0] / 2, self.plan.middle[1] / 2


LEAST_ROWS, LEAST_SIDE = 17, 20
"""A picture with few names is still so high, and its middle so far from the rim in columns."""
NARROW = 8
"""Columns between the middle and the names on a narrow screen, at least."""
LOOSE = 26
"""While it takes no more rows than this, names have a blank row between them."""
GAP = 1
TOP = 3
"""The row where the names begin."""
INNER_EDGE = 0.75
"""Where the line between two groups begins, as a part of the way from the middle to the rim."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a half: a heading or someone. y from the top of the rim."""

    y: int
    group: str
    heading: str = ""
    id: str = ""


def rim(
    groups: Sequence[Group], texts: Mapping[str, Sequence[str]], ties: Mapping[str, Tie], middle: Middle, sheet: Sheet
) -> Drawing:  # fmt: skip
    """The drawing. texts: id -> texts from long to short; ties: id -> line and arrow; sheet: title, marks and legend."""
    halves = halved(groups)
    half_w, half_h = middle.size()
    least = max(LEAST_ROWS, int(2 * half_h) + 6) if sheet.room is None else max(7, min(sheet.room[1] - 7, 30))
    pitch = 2 if max(_needed(half, 2) for half in halves) <= (LOOSE if sheet.room is None else least) else 1
    height = max(least, *(_needed(half, pitch) for half in halves))
    rows = [_rows(half, pitch, height) for half in halves]
    shape = _shape(rows, texts, half_w, height, sheet)
    cx, cy = shape.cx, TOP + height // 2 + 0.5
    picture = _Picture(middle, sheet, cx, cy, shape, ties)
    picture.edges(rows, TOP)
    picture.draw_middle()
    for side, half in zip((-1, 1), rows, strict=True):
        picture.half(side, half, texts, TOP)
    width = max(
        floor(cx + shape.rx + shape.rooms[1] + 3),
        wide(sheet.title) + 2,
        min(sheet.room[0], 100) if sheet.room else 0,
    )
    if shape.round:
        picture.rings.append(Ring(cx, cy, shape.rx, shape.ry))
    legend = legend_of([ties[id] for id in texts], sheet, width, height + TOP + 2)
    return Drawing(
        sheet.id, sheet.title, sheet.description, width, legend.bottom, tuple(picture.nodes),
        captions=(Caption(1, 0, sheet.title, bold=True), *picture.captions, *legend.captions),
        rings=tuple(picture.rings), rays=(*picture.rays, *legend.rays), keys=legend.keys,
    )  # fmt: skip


# Rows


def halved(groups: Sequence[Group]) -> tuple[list[Group], list[Group]]:
    """Left and right, about as long as each other, in the order of the groups; one that outweighs the others is divided."""
    groups = _divided(groups)
    left: list[int] = []
    right: list[int] = []
    for number in sorted(range(len(groups)), key=lambda one: (-groups[one].rows, one)):
        lengths = [sum(groups[one].rows + GAP for one in side) for side in (left, right)]
        (left if lengths[0] <= lengths[1] else right).append(number)
    return [groups[one] for one in sorted(left)], [groups[one] for one in sorted(right)]


def _divided(groups: Sequence[Group]) -> list[Group]:
    """The largest group in two where it has more names than all the others and room to divide."""
    if not groups:
        return []
    largest = max(groups, key=lambda group: group.rows)
    others = sum(group.rows for group in groups) - largest.rows
    if len(largest.ids) < 6 or largest.rows <= others + 5:
        return list(groups)
    cut = (largest.rows + others + 1) // 2
    cut = max(1, min(len(largest.ids) - 1, cut))
    parts = [Group(largest.heading, largest.ids[:cut]), Group(largest.heading, largest.ids[cut:])]
    return [one for group in groups for one in (parts if group is largest else [group])]


def _needed(half: Sequence[Group], pitch: int) -> int:
    return sum(1 + pitch * len(group.ids) for group in half) + GAP * max(0, len(half) - 1)


def _rows(half: Sequence[Group], pitch: int, height: int) -> list[Row]:
    """Headings and names from top to bottom; what rows are over go between the groups."""
    spare = height - _needed(half, pitch)
    between = spare // (len(half) + 1) if half else 0
    between = min(between, 3)
    y = (spare - between * max(0, len(half) - 1)) // 2
    found = []
    for group in half:
        found.append(Row(y, group.heading, heading=group.heading))
        for id in group.ids:
            y += pitch if found[-1].id else 1
            found.append(Row(y, group.heading, id=id))
        y += 1 + GAP + between + (pitch - 1)
    return found


# Shape


@dataclass(frozen=True, slots=True)
class _Shape:
    """rx, ry: half axes of the rim in cells. rooms: columns of the names left and right. level: which text of each is shown."""

    rx: float
    ry: float
    cx: float
    round: bool
    rooms: tuple[int, int]
    level: int

    def side(self, dy: float) -> float:
        """How far the rim is from the middle, in columns, at dy rows from its centre."""
        if not self.round:
            return self.rx
        return self.rx * sqrt(max(0.0, 1 - (dy / self.ry) ** 2))


def shown(texts: Sequence[str], level: int, whole: str) -> str:
    """The text at a level; a name too long for any is shown whole, as nothing stands beside it."""
    return texts[min(level, len(texts) - 1)] if texts else whole


def _shape(
    rows: Sequence[Sequence[Row]],
    texts: Mapping[str, Sequence[str]],
    half_w: float,
    height: int,
    sheet: Sheet,
) -> _Shape:
    """A circle on paper; on a screen as broad as fits beside the names; straight where too little is left for a curve."""
    ry = height / 2 + 1.2
    for level in (0, 1):
        rooms = [_room(half, texts, level, sheet) for half in rows]
        if sheet.room is None:
            rx = max(LEAST_SIDE, half_w + 12, 2 * ry)
            return _Shape(rx, ry, rooms[0] + floor(rx) + 2.5, True, (rooms[0], rooms[1]), level)
        rx = (sheet.room[0] - rooms[0] - rooms[1] - 5) / 2
        if rx >= half_w + 14:
            rx = min(rx, 2.4 * ry, half_w + 26)
            return _Shape(rx, ry, rooms[0] + floor(rx) + 2.5, True, (rooms[0], rooms[1]), level)
        if rx >= half_w + NARROW:
            return _Shape(rx, ry, rooms[0] + floor(rx) + 2.5, False, (rooms[0], rooms[1]), level)
    rx = half_w + NARROW
    return _Shape(rx, ry, rooms[0] + floor(rx) + 2.5, False, (rooms[0], rooms[1]), 1)


def _room(half: Sequence[Row], texts: Mapping[str, Sequence[str]], level: int, sheet: Sheet) -> int:
    found = [
        wide(row.heading) + 1 if row.heading else wide(shown(texts[row.id], level, sheet.full[row.id])) + 2
        for row in half
    ]
    return max(found, default=0)


# Picture


class _Picture:
    """What is drawn: the middle with the household, the rim with its names, and the lines between."""

    def __init__(
        self, middle: Middle, sheet: Sheet, cx: float, cy: float, shape: _Shape, ties: Mapping[str, Tie]
    ) -> None:
        self.middle, self.sheet, self.cx, self.cy, self.shape, self.ties = middle, sheet, cx, cy, shape, ties
        self.nodes: list[Node] = []
        self.rays: list[Ray] = []
        self.captions: list[Caption] = []
        self.rings: list[Ring] = []

    def half(self, side: int, rows: Sequence[Row], texts: Mapping[str, Sequence[str]], top: int) -> None:
        """The names of one side. side: -1 left, 1 right; top: the row of the picture where the rim begins."""
        for row in rows:
            away = self.shape.side(top + row.y + 0.5 - self.cy)
            inner = floor(self.cx + side * (away + 1))
            y = top + row.y
            if row.heading:
                x = inner - wide(row.heading) if side < 0 else inner + 1
                self.captions.append(Caption(x, y, row.heading, bold=True, right=side < 0))
                continue
            text = shown(texts[row.id], self.shape.level, self.sheet.full[row.id])
            w = wide(text) + 2
            x = inner - w + 1 if side < 0 else inner
            mark = self.sheet.marks.get(row.id, "")
            node = Node(row.id, x, y, w, 1, "dot", (), text, mark=mark, right=side < 0)
            self.nodes.append(node)
            self.rays.append(self._ray(inner + 0.5, y + 0.5, *self.ties[row.id]))

    def _ray(self, x: float, y: float, stroke: RayStroke, arrow: str) -> Ray:
        """From the edge of the middle to just before the dot at x, y."""
        dx, dy = x - self.cx, y - self.cy
        half_w, half_h = self.middle.size()
        if self.middle.home:
            out = 1 / (hypot(dx / half_w, dy / half_h) or 1.0)
        else:
            out = min((half_w + 0.6) / (abs(dx) or 0.1), (half_h + 0.1) / (abs(dy) or 0.01))
        length = hypot(dx / 2, dy) or 1.0
        back = 0.8 / length
        return Ray(self.cx + dx * out, self.cy + dy * out, x - dx * back, y - dy * back, stroke, arrow)  # type: ignore[arg-type]

    def draw_middle(self) -> None:
        """The client, with who live there around."""
        plan, laid = self.middle.plan, self.middle.laid
        dx, dy = floor(self.cx - laid.cx + 0.5), floor(self.cy - laid.cy + 0.5)
        w, h = plan.middle
        cx, cy = laid.cx + dx, laid.cy + dy
        centre = Node(
            "client",
            floor(cx - w / 2 + 0.25),
            floor(cy - h / 2),
            w,
            h,
            "box",
            (),
            self.sheet.middle,
            mark="client",
        )
        self.nodes.insert(0, centre)
        if not self.middle.home:
            return
        self.rings.append(Ring(cx, cy, laid.radii[-1] * plan.aspect, laid.radii[-1]))
        self.captions += [Caption(x + dx, y + dy, text, centred=True) for x, y, text in laid.titles]
        for spot in laid.spots:
            mark = self.sheet.marks.get(spot.entry.id, "")
            self.nodes.append(
                Node(
                    spot.entry.id,
                    spot.x + dx,
                    spot.y + dy,
                    spot.w,
                    1,
                    "dot",
                    (),
                    spot.text,
                    mark=mark,
                    right=spot.left,
                )
            )
            x0, y0, x1, y1 = line_to(spot, laid.cx, laid.cy, plan.middle)
            stroke, arrow = spot.entry.tie or ("dotted", "")
            self.rays.append(Ray(x0 + dx, y0 + dy, x1 + dx, y1 + dy, stroke, arrow))  # type: ignore[arg-type]

    def edges(self, halves: Sequence[Sequence[Row]], top: int) -> None:
        """Short lines on the rim between groups: drawn from the middle they look like ties of which nothing is known."""
        half_w, half_h = self.middle.size()
        for x, y in _between(halves, self.cx, self.cy, self.shape, top):
            dx, dy = x - self.cx, y - self.cy
            out = max(INNER_EDGE, 1.25 / (hypot(dx / half_w, dy / half_h) or 1.0))
            if out < 1:
                self.rays.append(Ray(self.cx + dx * out, self.cy + dy * out, x, y, "faint"))


def _between(
    halves: Sequence[Sequence[Row]], cx: float, cy: float, shape: _Shape, top: int
) -> Iterator[tuple[float, float]]:
    """Points on the rim halfway between the groups, and above and below where the halves meet."""
    for side, rows in zip((-1, 1), halves, strict=True):
        for before, after in pairwise(rows):
            if after.heading:
                y = top + (before.y + after.y + 1) / 2
                yield cx + side * shape.side(y - cy), y
    if all(halves) and shape.round:
        yield cx, cy - shape.ry
        if halves[0][-1].group != halves[1][-1].group:
            yield cx, cy + shape.ry
