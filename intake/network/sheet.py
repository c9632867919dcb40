"""A round map on its sheet: title, picture, what the signs mean, who has which number, and who has no place yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, cos, floor, radians, sin

from intake.network.drawing import Caption, Drawing, Node, wide
from intake.network.polar import Laid, Plan, Spot, line_to
from intake.network.rings import Ray, RayStroke, Ring
from intake.words import Words

Room = tuple[int, int]
"""Columns and rows of the screen that a map should fit."""

_say = Words(
    {
        "strong": ("hecht", "strong"), "normal": ("gewoon", "normal"), "weak": ("zwak", "weak"), "tense": ("gespannen", "tense"),
        "broken": ("verbroken", "broken"), "unknown": ("nog niet bekend", "not known yet"),
        "arrow": ("wijst naar wie steun krijgt", "points at who gets support"),
        "cared_for": ("voor wie je zorgt", "the person you care for"), "guess": ("plek geschat, nog niet gevraagd", "place estimated, not asked yet"),
        "said": ("plek zoals verteld", "place as told"),
        "new": ("nieuw", "new"), "gone": ("weg", "gone"), "changed": ("veranderd", "changed"), "same": ("gelijk gebleven", "unchanged"),
        "energy": ("↑ geeft energie  ↓ kost energie  ↕ beide", "↑ gives energy  ↓ costs energy  ↕ both"),
        "unplaced": ("Nog niet geplaatst:", "Not placed yet:"), "in_list": ("in de lijst", "in the list"),
    }
)  # fmt: skip

STROKES: Mapping[str | None, RayStroke] = {
    "strong": "double", "normal": "solid", "weak": "dashed", "tense": "zigzag", "broken": "broken", None: "dotted",
}  # fmt: skip
"""Bond -> line; dotted where nothing is known."""
_BONDS = {stroke: bond or "unknown" for bond, stroke in STROKES.items()}
NARROWEST = 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """What goes on it besides the picture. marks: id -> mark of a Node. full: id -> the whole text for the list of numbers.

    unplaced: ids, with their text in `full`. said: some place in it was told. middle: the name in the middle. more: further lines under the picture.
    """

    id: str
    title: str
    description: str
    lang: str
    middle: str
    full: Mapping[str, str]
    marks: Mapping[str, str]
    unplaced: Sequence[str] = ()
    said: bool = True
    energy: bool = False
    more: Sequence[Caption] = ()
    room: Room | None = None


def compose(plan: Plan, laid: Laid, sheet: Sheet) -> Drawing:
    """The drawing: everything moved so that nothing falls outside."""
    parts = _picture(plan, laid, sheet)
    numbered = [spot for spot in laid.spots if spot.number]
    width = max(parts.width, wide(sheet.title) + 2, NARROWEST)
    aside = (
        sheet.room is not None
        and bool(numbered)
        and parts.width + _list_width(numbered, sheet) + 3 <= sheet.room[0]
    )
    if sheet.room is not None:
        width = max(width, min(sheet.room[0], 120))
    below = parts.height
    captions = [Caption(1, 0, sheet.title, bold=True), *parts.captions]
    if aside:
        listed = _list(numbered, sheet, parts.width + 2, 2, 1)
        captions += listed
        below = max(below, 2 + len(listed) + 1)
        width = max(width, parts.width + 2 + _list_width(numbered, sheet))
    legend = legend_of(
        [one.entry.tie for one in laid.spots if one.entry.tie is not None], sheet, width, below
    )
    below = legend.bottom
    captions += legend.captions
    if numbered and not aside:
        size = _list_width(numbered, sheet)
        columns = max(1, (width - 2) // (size + 2))
        captions += _list(numbered, sheet, 1, below, columns, size + 2)
        below += ceil(len(numbered) / columns) + 1
        width = max(width, size + 2)
    waiting, heading, below, across = _unplaced(sheet, width, below)
    captions += heading
    captions += [replace(one, y=one.y + below) for one in sheet.more]
    if sheet.more:
        below += max(one.y for one in sheet.more) + 1
        width = max(width, *(one.x + wide(one.text) + 1 for one in sheet.more))
    return Drawing(
        sheet.id, sheet.title, sheet.description, max(width, across), below, (*parts.nodes, *waiting),
        captions=tuple(captions), rings=parts.rings, rays=(*parts.rays, *legend.rays), keys=legend.keys,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Parts:
    width: int
    height: int
    nodes: tuple[Node, ...]
    captions: tuple[Caption, ...]
    rings: tuple[Ring, ...]
    rays: tuple[Ray, ...]


def _picture(plan: Plan, laid: Laid, sheet: Sheet) -> _Parts:
    w, h = plan.middle
    left, top, right, bottom = _extent(plan, laid)
    dx, dy = 1 - left, 2 - top
    cx, cy = laid.cx + dx, laid.cy + dy
    nodes = [
        Node(
            "client",
            floor(cx - w / 2 + 0.25),
            floor(cy - h / 2),
            w,
            h,
            "box",
            (),
            sheet.middle,
            mark="client",
        )
    ]
    rays = list(_spokes(plan, laid, dx, dy))
    for spot in laid.spots:
        nodes.append(_node(spot, sheet.marks.get(spot.entry.id, ""), dx, dy))
        if spot.entry.tie is not None:
            stroke, arrow = spot.entry.tie
            x0, y0, x1, y1 = line_to(spot, laid.cx, laid.cy, plan.middle)
            rays.append(Ray(x0 + dx, y0 + dy, x1 + dx, y1 + dy, stroke, arrow))  # type: ignore[arg-type]
    rings = [
        Ring(cx, cy, plan.aspect * radius, radius, band.bold)
        for band, radius in zip(plan.bands, laid.radii, strict=True)
        if band.drawn
    ]
    captions = [Caption(x + dx, y + dy, text, bold=True) for x, y, text in laid.headings]
    captions += [Caption(x + dx, y + dy, text, centred=True) for x, y, text in laid.titles]
    return _Parts(right + dx + 2, bottom + dy + 2, tuple(nodes), tuple(captions), tuple(rings), tuple(rays))


def _extent(plan: Plan, laid: Laid) -> tuple[int, int, int, int]:
    """left, top, right, bottom of all that is drawn, ends included."""
    boxes = [(spot.x, spot.y, spot.x + spot.w - 1, spot.y) for spot in laid.spots]
    boxes += [(x, y, x + wide(text) - 1, y) for x, y, text in (*laid.headings, *laid.titles)]
    half = plan.middle[0] // 2 + 1, plan.middle[1] // 2 + 1
    cx, cy = floor(laid.cx), floor(laid.cy)
    boxes.append((cx - half[0], cy - half[1], cx + half[0], cy + half[1]))
    for band, radius in zip(plan.bands, laid.radii, strict=True):
        if band.drawn:
            rx = plan.aspect * radius
            boxes.append(
                (floor(laid.cx - rx), floor(laid.cy - radius), floor(laid.cx + rx), floor(laid.cy + radius))
            )
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _node(spot: Spot, mark: str, dx: int, dy: int) -> Node:
    if spot.number:
        return Node(
            spot.entry.id, spot.x + dx, spot.y + dy, spot.w, 1, "number", (), str(spot.number), mark=mark
        )
    return Node(
        spot.entry.id, spot.x + dx, spot.y + dy, spot.w, 1, "dot", (), spot.text, mark=mark, right=spot.left
    )


def _spokes(plan: Plan, laid: Laid, dx: int, dy: int) -> Iterable[Ray]:
    """The lines between sectors, from the first ring that is divided; broken off around the names of rings."""
    if len(plan.sectors) < 2:
        return
    inner = max(
        (radius for band, radius in zip(plan.bands, laid.radii, strict=True) if band.whole),
        default=plan.middle[1] / 2 + 0.3,
    )
    outer = laid.radii[-1]
    for angle in sorted(
        {sector.start % 360 for sector in plan.sectors} | {sector.end % 360 for sector in plan.sectors}
    ):
        turn = radians(angle)
        pieces = [(inner, outer)]
        if angle == 0:
            gaps = sorted(laid.cy - y for _, y, _ in laid.titles)
            pieces, low = [], inner
            for gap in gaps:
                pieces.append((low, gap - 1))
                low = max(low, gap)
            pieces.append((low, outer))
        for start, end in pieces:
            if end > start:
                yield Ray(*_at(plan, laid, start, turn, dx, dy), *_at(plan, laid, end, turn, dx, dy), "faint")


def _at(plan: Plan, laid: Laid, radius: float, turn: float, dx: int, dy: int) -> tuple[float, float]:
    return laid.cx + dx + plan.aspect * radius * sin(turn), laid.cy + dy - radius * cos(turn)


def _list_width(numbered: Sequence[Spot], sheet: Sheet) -> int:
    return max(wide(sheet.full[spot.entry.id]) for spot in numbered) + 4


def _list(
    numbered: Sequence[Spot], sheet: Sheet, x: int, y: int, columns: int, step: int = 0
) -> list[Caption]:
    """Who has which number, column by column."""
    rows = ceil(len(numbered) / columns)
    return [
        Caption(x + index // rows * step, y + index % rows, f"{spot.number:>3} {sheet.full[spot.entry.id]}")
        for index, spot in enumerate(numbered)
    ]


@dataclass(slots=True)
class Legend:
    captions: list[Caption]
    rays: list[Ray]
    keys: tuple[Node, ...]
    bottom: int


def legend_of(ties: Sequence[tuple[RayStroke, str]], sheet: Sheet, width: int, y: int) -> Legend:
    """Only the signs that occur, each with a sample, in as many rows as they need."""
    legend = Legend([], [], (), y)
    keys: list[Node] = []
    x = 1

    def room_for(length: int) -> int:
        nonlocal x
        if x > 1 and x + length > width:
            x, legend.bottom = 1, legend.bottom + 1
        start, x = x, x + length + 2
        return start

    for stroke, arrow, words in _line_keys(ties, sheet.lang):
        at = room_for(wide(words) + 6)
        legend.rays.append(Ray(at, legend.bottom + 0.5, at + 4.5, legend.bottom + 0.5, stroke, arrow))  # type: ignore[arg-type]
        legend.captions.append(Caption(at + 6, legend.bottom, words))
    for mark, words in _dot_keys(sheet):
        at = room_for(wide(words) + 2)
        keys.append(Node("", at, legend.bottom, wide(words) + 2, 1, "dot", (), words, mark=mark))
    if sheet.energy:
        words = _say("energy", sheet.lang)
        legend.captions.append(Caption(room_for(wide(words)), legend.bottom, words))
    legend.keys = tuple(keys)
    legend.bottom += 2 if x > 1 else 0
    return legend


def _line_keys(used: Sequence[tuple[RayStroke, str]], lang: str) -> list[tuple[RayStroke, str, str]]:
    strokes = {stroke for stroke, _ in used}
    keys: list[tuple[RayStroke, str, str]] = [
        (stroke, "", _say(_BONDS[stroke], lang)) for stroke in STROKES.values() if stroke in strokes
    ]
    if any(arrow for _, arrow in used):
        keys.append(("solid", "end", _say("arrow", lang)))
    return keys


def _dot_keys(sheet: Sheet) -> list[tuple[str, str]]:
    used = set(sheet.marks.values())
    order = ("cared_for", "guess", "new", "gone", "changed")
    keys = [(mark, _say(mark, sheet.lang)) for mark in order if mark in used]
    if "guess" in used and sheet.said:
        keys.insert(0, ("", _say("said", sheet.lang)))
    elif used & {"new", "gone", "changed"}:
        keys.append(("", _say("same", sheet.lang)))
    return keys


def _unplaced(sheet: Sheet, width: int, y: int) -> tuple[list[Node], list[Caption], int, int]:
    """Who has no place yet, in rows under the picture; the row after, and the width it takes."""
    if not sheet.unplaced:
        return [], [], y, 0
    nodes: list[Node] = []
    heading = _say("unplaced", sheet.lang)
    x, row, across = wide(heading) + 3, y, 0  # a bracket stands before who is chosen
    for id in sheet.unplaced:
        text, mark = sheet.full[id], sheet.marks.get(id, "")
        size = wide(text) + (2 if mark else 0)
        if x > 3 and x + size > width:
            x, row = 3, row + 1
        nodes.append(Node(id, x, row, size, 1, "dot" if mark else "none", (), text, mark=mark))
        x += size + 3
        across = max(across, x)
    return nodes, [Caption(1, y, heading, bold=True)], row + 2, across


def room_of(room: Room | None) -> tuple[float, float, float]:
    """aspect, least and most radius of a round map: a true circle on paper, a broader one that fills a screen."""
    if room is None:
        return 2.0, 10.0, 22.0
    radius = max(7.0, (room[1] - 6) / 2)
    aspect = min(4.2, max(2.0, (room[0] - 8) / 2 / radius))
    return aspect, radius, radius
