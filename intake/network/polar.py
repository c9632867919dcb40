"""The engine of every round map: rings and sectors as data, a place for everyone within their own ring and sector.

Each piece of ring between two sector lines is a set of free cells. Texts are placed the longest first, each at the free run
of cells nearest to its target; one that would touch another text is refused, and so is a line over a text. Where a piece is
full, its people get shorter texts, and at last a number that the legend explains. No forces, no chance: the same people give
the same picture. Angles in degrees, clockwise from the top; radii in rows; `aspect` columns go in a row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import ceil, cos, floor, hypot, pi, radians, sin, sqrt, tan

from intake.network.board import Board, nearest, passes, run, starts
from intake.network.drawing import wide
from intake.network.rings import RayStroke

FILL = 0.42
"""Share of a piece that texts fill before it is called full."""
THIN = 2.2
"""A ring is at least so thick, in rows."""
GROWTH = 1.12
ASIDE = 2
"""Columns free beside the outer ring: names of sectors stand in the corners."""
MARGIN = 0.12
"""Between a text and a ring, in rows."""


@dataclass(frozen=True, slots=True)
class Sector:
    """end > start; at most 180 degrees, or 360 for the whole ring."""

    title: str
    start: float
    end: float

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


WHOLE = Sector("", 0, 360)


@dataclass(frozen=True, slots=True)
class Band:
    """A ring around the middle. drawn: its outer edge is shown. whole: not divided into sectors."""

    title: str = ""
    drawn: bool = True
    whole: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """Someone to place. texts: from long to short. tie: how the line to the middle looks, and its arrow; None for no line."""

    id: str
    ring: int
    sector: int
    texts: tuple[str, ...]
    tie: tuple[RayStroke, str] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What to lay out. middle: size of the symbol in the middle in columns and rows. aspect: columns to a row.

    least, most: radius in rows within which texts are kept long; over `most` they get shorter before the picture grows.
    """

    bands: tuple[Band, ...]
    sectors: tuple[Sector, ...]
    entries: tuple[Entry, ...]
    middle: tuple[int, int]
    aspect: float = 2.0
    least: float = 10.0
    most: float = 24.0
    headings: bool = True


@dataclass(frozen=True, slots=True)
class Spot:
    """Where someone stands: x, y of the left end, w columns. number: 0 where the text itself stands there. left: dot at the right end."""

    entry: Entry
    x: int
    y: int
    w: int
    text: str
    number: int = 0
    left: bool = False

    @property
    def dot(self) -> tuple[int, int]:
        return (self.x + self.w - 1 if self.left else self.x), self.y


@dataclass(frozen=True, slots=True)
class Laid:
    """cx, cy: the middle in cells. radii: outer edge of each band in rows. headings, titles: x, y, text."""

    width: int
    height: int
    cx: float
    cy: float
    radii: tuple[float, ...]
    spots: tuple[Spot, ...]
    headings: tuple[tuple[int, int, str], ...]
    titles: tuple[tuple[int, int, str], ...]


Piece = tuple[int, int]
"""Ring and sector."""
Rows = list[tuple[int, int]]
"""Rows with their free cells as bits."""


@dataclass(slots=True)
class _Group:
    """Who stand in a piece, and which of their texts are tried now."""

    members: list[Entry]
    level: int = 0

    @property
    def deepest(self) -> int:
        """The level at which everyone has a number; the level before it, numbers fill up where names do not fit."""
        return max(len(one.texts) for one in self.members) + 1

    def texts(self) -> dict[str, str]:
        level, deepest = self.level, self.deepest
        return {one.id: _shown(one, level, deepest) for one in self.members}

    def mixed(self) -> bool:
        return self.level == self.deepest - 1

    def cells(self) -> int:
        """What their texts take at least, each with the cell before the next."""
        return sum(_cells("" if self.mixed() else text) + 1 for text in self.texts().values())


Groups = dict[Piece, _Group]


def lay(plan: Plan) -> Laid:
    """A place for everyone. Always succeeds: at last the picture grows."""
    groups: Groups = {}
    for entry in plan.entries:
        groups.setdefault((entry.ring, entry.sector), _Group([])).members.append(entry)
    radius = min(max(plan.least, sum(_thickness(plan, groups))), plan.most)
    while True:
        found, full = _Attempt(plan, radius, groups).run()
        if found is not None:
            return found
        if radius < plan.most:
            radius = min(radius * GROWTH, plan.most)
        elif not _shorten(groups, full):
            radius = max(radius * GROWTH, min(sum(_thickness(plan, groups)), radius * 1.5))


def _shorten(groups: Groups, full: set[Piece]) -> bool:
    """Shorter texts in the pieces that are full, else in all. False where none of them can be shorter."""
    able = [one for piece in full if (one := groups[piece]).level < one.deepest]
    if not able:
        able = [one for one in groups.values() if one.level < one.deepest]
    for one in able:
        one.level += 1
    return bool(able)


def _shown(entry: Entry, level: int, deepest: int) -> str:
    """The text at this level; "" for a number."""
    if level >= deepest or not entry.texts:
        return ""
    return entry.texts[min(level, len(entry.texts) - 1)]


def _cells(text: str) -> int:
    """Columns of the text with its dot; a number has room for two digits and a rim."""
    return wide(text) + 2 if text else 3


def _thickness(plan: Plan, groups: Groups) -> list[float]:
    """How thick each ring would like to be, in rows."""
    found: list[float] = []
    inner = 0.0
    for number, band in enumerate(plan.bands):
        needs = [_need(plan, piece, one) for piece, one in groups.items() if piece[0] == number]
        need = sum(needs) if band.whole else max(needs, default=0.0)
        if number == 0:
            need += (plan.middle[0] + 4) * (plan.middle[1] + 1)
        least = _least(plan, number)
        outer = max(inner + least, sqrt(inner * inner + need / (pi * plan.aspect)))
        found.append(outer - inner)
        inner = outer
    return found  # fmt: skip


def _least(plan: Plan, ring: int) -> float:
    """How thick a ring must be; the first one goes around the symbol in the middle."""
    if ring:
        return THIN
    return max(THIN + plan.middle[1] / 2, hypot(plan.middle[0] / 2 / plan.aspect, plan.middle[1] / 2) + 0.6)


def _need(plan: Plan, piece: Piece, group: _Group) -> float:
    """The area that the whole ring must have to hold the texts of this piece, in cells."""
    ring, sector = piece
    cells = sum(_cells(text) + 1 for text in group.texts().values())
    whole = plan.bands[ring].whole
    part = 1.0 if whole else (plan.sectors[sector].end - plan.sectors[sector].start) / 360
    return cells / FILL / part * (1.5 if any(one.tie for one in group.members) else 1.0)


def _radii(plan: Plan, groups: Groups, radius: float) -> tuple[float, ...]:
    """The outer edges: as thick as wished where there is room, else each at least THIN and the rest shared."""
    wished = _thickness(plan, groups)
    whole = sum(wished)
    least = [_least(plan, number) for number in range(len(wished))]
    if whole <= radius:
        sizes = [one * radius / whole for one in wished]
    elif sum(least) >= radius:
        sizes = [one * radius / sum(least) for one in least]
    else:
        part = (radius - sum(least)) / (whole - sum(least))
        sizes = [low + (one - low) * part for low, one in zip(least, wished, strict=True)]
    return tuple(sum(sizes[: number + 1]) for number in range(len(sizes)))


@dataclass(slots=True)
class _Attempt:
    """One try at a radius."""

    plan: Plan
    radius: float
    groups: Groups
    board: Board = field(init=False)
    cx: float = field(init=False)
    cy: float = field(init=False)
    radii: tuple[float, ...] = field(init=False)

    def __post_init__(self) -> None:
        aside = ASIDE
        half = ceil(self.plan.aspect * self.radius)
        self.cx = half + aside + 0.5
        self.cy = ceil(self.radius) + 2.5
        self.board = Board(2 * (half + aside) + 1, 2 * (ceil(self.radius) + 2) + 1)
        self.radii = _radii(self.plan, self.groups, self.radius)
        w, h = self.plan.middle
        self.board.block(floor(self.cx - w / 2) - 1, floor(self.cy - h / 2), w + 2, h)

    def run(self) -> tuple[Laid | None, set[Piece]]:
        titles = tuple(self._titles())
        order = sorted(self.groups)
        free = {piece: self._free(piece) for piece in order}
        full = {
            piece
            for piece in order
            if self.groups[piece].cells() > sum(bits.bit_count() + 1 for _, bits in free[piece])
        }
        if full:
            return None, full
        spots: dict[str, Spot] = {}
        for piece in order:
            placed = self._fill(piece, free[piece])
            if placed is None:
                full.add(piece)
            else:
                spots |= {spot.entry.id: spot for spot in placed}
        if full:
            return None, full
        ordered = self._numbered([spots[entry.id] for entry in self.plan.entries])
        return Laid(
            self.board.width, self.board.height, self.cx, self.cy, self.radii, tuple(ordered), tuple(self._headings()), titles,
        ), full  # fmt: skip

    def _numbered(self, spots: list[Spot]) -> list[Spot]:
        """Numbers in the order of the entries; their width is that of a number with its rim."""
        count = 0
        found = []
        for spot in spots:
            if not spot.text:
                count += 1
                spot = Spot(spot.entry, spot.x, spot.y, spot.w, "", count, spot.left)
            found.append(spot)
        return found

    def _titles(self) -> Iterator[tuple[int, int, str]]:
        """Names of the rings, on the line upwards, just within their edge."""
        for band, outer in zip(self.plan.bands, self.radii, strict=True):
            if band.title:
                side = wide(band.title) / 2 / self.plan.aspect
                drop = outer - sqrt(max(outer * outer - side * side, 0.0))
                x, y = floor(self.cx - wide(band.title) / 2), ceil(self.cy - outer + drop + MARGIN)
                self.board.write(x, y, wide(band.title))
                yield x, y, band.title

    def _fill(self, piece: Piece, free: Rows) -> list[Spot] | None:
        """Places for everyone in a piece, or None when it is full."""
        group = self.groups[piece]
        members, texts, mixed = group.members, group.texts(), group.mixed()
        targets = dict(zip((one.id for one in members), self._targets(piece, len(members)), strict=True))
        found = []
        for entry in sorted(members, key=lambda one: (-wide(texts[one.id]), targets[one.id], one.id)):
            spot = self._place(entry, texts[entry.id], free, targets[entry.id])
            if spot is None and mixed and texts[entry.id]:
                spot = self._place(entry, "", free, targets[entry.id])
            if spot is None:
                return None
            found.append(spot)
        return found

    def _targets(self, piece: Piece, count: int) -> list[tuple[float, float]]:
        """Points spread over the piece, along the angle and to and fro between its edges."""
        ring, sector = piece
        band, inner, outer = self._edges(ring)
        whole = WHOLE if band.whole else self.plan.sectors[sector]
        thick = outer - inner
        depths = (0.5,) if count < 4 or thick < 3 else (0.36, 0.7) if thick < 6 else (0.25, 0.75, 0.5)
        found = []
        for index in range(count):
            angle = whole.start + (whole.end - whole.start) * (index + 0.5) / count
            if band.whole:
                angle = 90 + 360 * index / count
            found.append(self._point(inner + thick * depths[index % len(depths)], angle))
        return found

    def _edges(self, ring: int) -> tuple[Band, float, float]:
        return self.plan.bands[ring], self.radii[ring - 1] if ring else 0.0, self.radii[ring]

    def _point(self, radius: float, angle: float) -> tuple[float, float]:
        turn = radians(angle)
        return self.cx + self.plan.aspect * radius * sin(turn), self.cy - radius * cos(turn)

    def _place(self, entry: Entry, text: str, free: Rows, target: tuple[float, float]) -> Spot | None:
        w = _cells(text)
        for roomy in (True, False):
            for x, y in self._candidates(free, w, target, roomy):
                left = entry.tie is not None and x + w / 2 < self.cx
                spot = Spot(entry, x, y, w, text, left=left)
                if entry.tie is None or self._line(spot):
                    self.board.write(x, y, w)
                    return spot
        return None

    def _candidates(
        self, free: Rows, w: int, target: tuple[float, float], roomy: bool
    ) -> list[tuple[int, int]]:
        """Left ends where the text fits, the nearest to the target first: one in each row, and one far from it."""
        board, aspect = self.board, self.plan.aspect
        found: list[tuple[float, int, int]] = []
        wanted = round(target[0] - w / 2)
        for y, cells in free:
            open_cells = cells & ~board.texts[y] & ~board.lines[y]
            if roomy:
                open_cells &= ~board.halo[y]
            places = starts(open_cells, w)
            if not places:
                continue
            for column in (wanted, wanted - 14, wanted + 14) if not roomy else (wanted,):
                x = nearest(places, column)
                if x is not None:
                    away = hypot((x + w / 2 - target[0]) / aspect, y + 0.5 - target[1])
                    found.append((away, y, x))
        return [(x, y) for _, y, x in sorted(set(found))]

    def _line(self, spot: Spot) -> bool:
        """Draw the line to the spot when it passes no text."""
        x0, y0, x1, y1 = line_to(spot, self.cx, self.cy, self.plan.middle)
        cells = passes(x0, y0, x1, y1)
        own = run(spot.x, spot.w)
        if self.board.crosses_text(cells) or any(y == spot.y and bits & own for y, bits in cells):
            return False
        self.board.draw(cells)
        return True

    def _free(self, piece: Piece) -> Rows:
        """The cells of a piece that lie whole within its edges and are not taken."""
        ring, number = piece
        band, inner, outer = self._edges(ring)
        sector = WHOLE if band.whole else self.plan.sectors[number]
        reach = range(max(0, floor(self.cy - outer)), min(self.board.height, ceil(self.cy + outer) + 1))
        rows = ((y, self._ring_row(y, inner, outer)) for y in reach)
        texts = self.board.texts
        return [
            (y, found)
            for y, bits in rows
            if bits and (found := bits & self._sector_row(y, sector) & ~texts[y])
        ]

    def _ring_row(self, y: int, inner: float, outer: float) -> int:
        top, bottom = y - self.cy, y + 1 - self.cy
        far = max(abs(top), abs(bottom)) + MARGIN
        if far >= outer:
            return 0
        half = self.plan.aspect * sqrt(outer * outer - far * far) - 0.5
        bits = self._between(self.cx - half, self.cx + half)
        near = 0.0 if top < 0 < bottom else max(0.0, min(abs(top), abs(bottom)) - MARGIN)
        if near < inner:
            hole = self.plan.aspect * sqrt(inner * inner - near * near) + 0.5
            bits &= ~run(floor(self.cx - hole), ceil(self.cx + hole) - floor(self.cx - hole))
        return bits

    def _sector_row(self, y: int, sector: Sector) -> int:
        """Cells of a row that lie clockwise after the start and before the end."""
        if sector.end - sector.start >= 360:
            return run(0, self.board.width)
        low, high = 0.0, float(self.board.width)
        for angle, after in ((sector.start, True), (sector.end, False)):
            turn = radians(angle)
            slack = MARGIN * 2
            if abs(cos(turn)) < 1e-9:
                below = (sin(turn) > 0) == after
                if (y < self.cy + slack) if below else (y + 1 > self.cy - slack):
                    return 0
                continue
            edges = [self.cx - self.plan.aspect * (v - self.cy) * tan(turn) for v in (y, y + 1)]
            if (cos(turn) > 0) == after:
                low = max(low, max(edges) + 1)
            else:
                high = min(high, min(edges) - 1)
        return self._between(low, high)

    def _between(self, low: float, high: float) -> int:
        return run(max(0, ceil(low)), min(self.board.width, floor(high)) - max(0, ceil(low)))

    def _headings(self) -> Iterator[tuple[int, int, str]]:
        """Names of the sectors, outside the rings, as near as can be to the middle of each."""
        if not self.plan.headings:
            return
        inside = [self._ring_row(y, 0, self.radii[-1] + 1.2) for y in range(self.board.height)]
        for sector in self.plan.sectors:
            w = wide(sector.title)
            x, y = self._point(self.radius + 1.5, sector.middle)
            target = x + sin(radians(sector.middle)) * w / 2, y
            wedge = [self._sector_row(row, sector) for row in range(self.board.height)]
            for within in (wedge, [run(0, self.board.width)] * self.board.height):
                free = [(row, bits & ~inside[row]) for row, bits in enumerate(within)]
                places = self._candidates(free, w, target, roomy=False)
                if places:
                    self.board.write(*places[0], w)
                    yield *places[0], sector.title
                    break


def line_to(spot: Spot, cx: float, cy: float, middle: tuple[int, int]) -> tuple[float, float, float, float]:
    """From the edge of the symbol in the middle to just before the dot of a spot, in cells."""
    x1, y1 = spot.dot[0] + 0.5, spot.dot[1] + 0.5
    dx, dy = x1 - cx, y1 - cy
    out = min(
        (middle[0] / 2 + 0.6) / abs(dx) if dx else 9e9, (middle[1] / 2 + 0.1) / abs(dy) if dy else 9e9, 1.0
    )
    length = hypot(dx / 2, dy) or 1.0
    back = min(0.75 / length, 1 - out)
    return cx + dx * out, cy + dy * out, x1 - dx * back, y1 - dy * back
