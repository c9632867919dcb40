"""A drawing as SVG, by svg.py; texts are escaped here, as that library does not. Readable in black and white."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from intake.network.drawing import ABOVE, SIGN_W, Caption, Drawing, Line, Node, Sample, wide
from intake.network.rings import DOT, DOTS, Path, dot_paths, paths, rim_path

if TYPE_CHECKING:
    import svg as s

CELL_W, CELL_H = 9, 18
INK = "#222"
FONT = 13
FONT_FAMILY = "Atkinson Hyperlegible, DejaVu Sans, system-ui, sans-serif"
"""First the fonts that come with the program (intake/fonts), by which a PNG is drawn."""
_NOT_XML = re.compile("[^\\t\\n\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""What no XML file may hold (XML 1.0, 2.2)."""
_BROAD = frozenset("—…ŒÆ")
ADVANCES = (
    32, 28, 41, 78, 62, 98, 70, 22, 37, 37, 43, 62, 24, 37, 24, 44, 65, 45, 59, 60, 63, 61, 63, 54, 62, 60, 24, 24, 57, 62, 57, 61,
    78, 69, 64, 67, 69, 58, 55, 72, 69, 46, 56, 66, 54, 84, 70, 76, 63, 78, 65, 62, 62, 69, 66, 88, 70, 69, 62, 33, 44, 33, 59, 43,
    31, 55, 60, 52, 60, 57, 37, 60, 57, 32, 26, 57, 31, 89, 57, 57, 60, 60, 37, 53, 38, 57, 53, 72, 53, 52, 52, 37, 23, 37, 56,
)  # fmt: skip
"""How broad the signs from blank to tilde are in Atkinson Hyperlegible, regular or bold, the broader; in hundredths of the size."""
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Look:
    """How a style of line is drawn. strands: 1 to 3 beside each other. sign: what stands on its middle."""

    strands: int = 1
    dash: str = ""
    wave: bool = False
    sign: str = ""
    width: float = 1.4


PLAIN = Look()
LOOKS = {
    "double": Look(2), "dashed": Look(dash="7 5"), "dotted": Look(dash="2 4"), "zigzag": Look(wave=True),
    "broken": Look(dash="10 6", sign="cross"), "raised": Look(dash="7 5"), "step": Look(dash="2 4"),
    "together": Look(dash="7 5"), "registered": Look(dash="7 5"), "close": Look(2), "fused": Look(3),
    "distant": Look(dash="1.5 6", width=2), "hostile": Look(wave=True), "close_hostile": Look(2, wave=True),
    "cut_off": Look(sign="gap"), "repaired": Look(sign="ring"), "household": Look(dash="3 5", width=1),
}  # fmt: skip
"""Every style that is not a plain line."""
APART = 3.5
"""Pixels between strands."""


def svg(drawing: Drawing, inline: bool = False) -> str:
    """One svg element with title and description, no script, no links, no fonts from outside. inline: to stand in HTML."""
    import svg as s

    width, height = drawing.width * CELL_W, drawing.height * CELL_H
    elements: list[s.Element] = [
        s.Title(id=f"{drawing.id}-title", text=safe(drawing.title)),
        s.Desc(id=f"{drawing.id}-desc", text=safe(drawing.description)),
        *_paths(paths(drawing.rings, drawing.rays, CELL_W, CELL_H)),
        *_lines(drawing.lines),
    ]
    for node in (*drawing.nodes, *drawing.keys):
        elements += _node(node)
    elements += [_caption(caption) for caption in drawing.captions]
    for sample in drawing.samples:
        elements += _sample(sample)
    root = s.SVG(
        xmlns=None if inline else "http://www.w3.org/2000/svg", viewBox=s.ViewBoxSpec(0, 0, width, height),
        class_=["map", drawing.id], elements=elements,
        extra={
            "role": "img", "aria-labelledby": f"{drawing.id}-title {drawing.id}-desc", "fill": "none", "stroke": INK,
            "stroke-width": "1.4", "font-family": FONT_FAMILY, "font-size": str(FONT),
        },
    )  # fmt: skip
    return root.as_str()


# Texts


def safe(text: str) -> str:
    """As it may stand in an XML file; never empty."""
    return escape(_NOT_XML.sub("", text)) or " "


def words(
    x: float, y: float, text: str, anchor: str = "start", bold: bool = False, halo: bool = False
) -> s.Text:
    """A text; where its letters are broader than its cells it is pressed into them. halo: white behind it."""
    import svg as s

    room = wide(text) * CELL_W
    options = {"text-anchor": anchor} if anchor != "start" else {}
    if bold:
        options["font-weight"] = "bold"
    if halo:
        options |= {"stroke-width": "4", "paint-order": "stroke"}
    if breadth(text) > room:
        options |= {"textLength": str(room), "lengthAdjust": "spacingAndGlyphs"}
    stroke = "#fff" if halo else "none"
    return s.Text(x=round(x, 1), y=round(y, 1), text=safe(text), fill=INK, stroke=stroke, extra=options)


def breadth(text: str, size: float = FONT) -> float:
    """The units that the text takes in our own font, bold; an estimate for letters beyond ASCII."""
    return sum(map(_advance, text)) * size / 100


def _advance(char: str) -> int:
    if " " <= char <= "~":
        return ADVANCES[ord(char) - 32]
    return 102 if char in _BROAD or wide(char) > 1 else 62 if char.islower() else 78


def _caption(caption: Caption) -> s.Element:
    x, y, length = caption.x * CELL_W, caption.y * CELL_H + FONT, wide(caption.text) * CELL_W
    if caption.right:
        return words(x + length, y, caption.text, "end", caption.bold)
    if caption.centred:
        return words(x + length / 2, y, caption.text, "middle", caption.bold)
    return words(x, y, caption.text, bold=caption.bold)


# Symbols


def _node(node: Node) -> list[s.Element]:
    x, y, w, h = node.x * CELL_W, node.y * CELL_H, node.w * CELL_W, node.h * CELL_H
    if node.symbol == "none":
        at, anchor = (x + w, "end") if node.right else (x, "start")
        return [words(at, y + FONT, node.inside, anchor, bool(node.mark))]
    if node.symbol in ("dot", "number"):
        return _dotted(node, x, y, w)
    middle, centre = x + w / 2, y + h / 2
    size = (w, h) if node.symbol == "box" else (min(w, h) - 2,) * 2
    found: list[s.Element] = [shape(node.symbol, middle, centre, *size)]
    if node.mark:
        found.append(shape(node.symbol, middle, centre, size[0] - 8, size[1] - 8))
    if node.dead:
        found.append(_cross(middle, centre, size[0] / (2 if node.symbol == "square" else 2.9)))
    if node.inside:
        found.append(words(middle, centre + 5, node.inside, "middle", bool(node.mark), halo=node.dead))
    for index, label in enumerate(node.labels):
        found.append(
            words(middle, y + h + 14 + index * CELL_H, label, "middle", bool(node.mark) and not index)
        )
    for text, way, anchor in zip(node.above, (-1, 1), ("end", "start"), strict=True):
        if text:
            at = (node.middle + way * ABOVE + (way < 0)) * CELL_W
            found.append(words(at, y - 5, text, anchor))
    return found


def _dotted(node: Node, x: float, y: float, w: float) -> list[s.Element]:
    """A dot with its text, or a number in its rim."""
    bold, centre = node.mark not in ("", "guess"), y + CELL_H / 2
    if node.symbol == "number":
        rim = rim_path(x + w / 2, centre, w, node.mark)
        sign = DOTS[node.mark] if bold and node.mark != "cared_for" else ""
        return [*_paths([rim]), words(x + w / 2, centre + 4, sign + node.inside, "middle", bold)]
    dot = _paths(dot_paths(x + (w - DOT if node.right else DOT), centre, node.mark))
    at, anchor = (x + w - 3 * DOT, "end") if node.right else (x + 3 * DOT, "start")
    return [*dot, words(at, y + FONT, node.inside, anchor, bold)]


def _paths(parts: Iterable[Path]) -> list[s.Element]:
    """Paths that look alike become one element."""
    import svg as s

    alike: dict[tuple[float, str, str, bool], list[str]] = {}
    for one in parts:
        alike.setdefault((one.width, one.dash, one.ink, one.filled), []).append(one.d)
    found: list[s.Element] = []
    for (width, dash, ink, filled), data in alike.items():
        options = {"d": "".join(data)}
        options |= {"fill": ink, "stroke": "none"} if filled else {"stroke-width": f"{width:g}"}
        if dash:
            options["stroke-dasharray"] = dash
        if ink != INK and not filled:
            options["stroke"] = ink
        found.append(s.Path(extra=options))
    return found


def shape(symbol: str, middle: float, centre: float, w: float, h: float) -> s.Element:
    """A symbol around its centre, white inside so that lines stay behind it."""
    import svg as s

    left, top, right, bottom = middle - w / 2, centre - h / 2, middle + w / 2, centre + h / 2
    if symbol == "circle":
        return s.Circle(cx=middle, cy=centre, r=w / 2, fill="#fff")
    if symbol in ("square", "box"):
        round_ = 10 if symbol == "box" else None
        return s.Rect(x=left, y=top, width=w, height=h, rx=round_, fill="#fff")
    corners: list[Point] = {
        "diamond": [(middle, top), (right, centre), (middle, bottom), (left, centre)],
        "triangle": [(middle, top), (right, bottom), (left, bottom)],
        "hexagon": [(middle - w / 4, top), (middle + w / 4, top), (right, centre), (middle + w / 4, bottom), (middle - w / 4, bottom), (left, centre)],
    }[symbol]  # fmt: skip
    return s.Polygon(points=[s.Point(round(px, 1), round(py, 1)) for px, py in corners], fill="#fff")


def _cross(middle: float, centre: float, side: float) -> s.Element:
    ends = (middle - side, centre - side), (middle + side, centre + side)
    others = (middle - side, centre + side), (middle + side, centre - side)
    return drawn(path(ends) + path(others))


def drawn(data: str, look: Look | None = None) -> s.Element:
    """Path data as an element."""
    import svg as s

    options = {"d": data}
    if look and look.dash:
        options["stroke-dasharray"] = look.dash
    if look and look.width != PLAIN.width:
        options["stroke-width"] = str(look.width)
    return s.Path(extra=options)


# Lines


def _lines(lines: Iterable[Line]) -> list[s.Element]:
    """All lines of a look are one path: that keeps the file small and its making fast."""
    paths: dict[Look, list[str]] = {}
    signs: list[s.Element] = []
    for line in lines:
        points = [(x * CELL_W + CELL_W / 2, y * CELL_H + CELL_H / 2) for x, y in line.points]
        look = LOOKS.get(line.stroke, PLAIN)
        for strand in strands(points, look):
            paths.setdefault(look, []).append(path(strand))
        (x0, y0), (x1, y1) = line.longest()
        sign = line.at or ((x0 + x1) / 2, (y0 + y1) / 2)
        at = (sign[0] + 0.5) * CELL_W, (sign[1] + 0.5) * CELL_H
        paths.setdefault(PLAIN, []).append(_cuts(at, line.cuts, x0 == x1))
        signs += _sign(at, look.sign, x0 == x1)
        if line.arrow in ("end", "both"):
            signs.append(arrow(points[-2], points[-1]))
        if line.arrow in ("start", "both"):
            signs.append(arrow(points[1], points[0]))
    return [*(drawn(data, look) for look, parts in paths.items() if (data := "".join(parts))), *signs]


def path(points: Sequence[Point]) -> str:
    """The points as path data of one open line."""
    return "M" + "L".join(f"{x:.6g} {y:.6g}" for x, y in points)


def strands(points: list[Point], look: Look) -> list[list[Point]]:
    """The lines beside each other of a look, each with its waves."""
    if look == PLAIN:
        return [points]
    middle = (look.strands - 1) / 2
    beside = [_beside(points, (strand - middle) * APART) for strand in range(look.strands)]
    return [_waved(one) for one in beside] if look.wave else beside


def _beside(points: list[Point], by: float) -> list[Point]:
    """The line so many pixels beside, its corners mitred."""
    if not by:
        return points
    ways = [_normal(start, end) for start, end in pairwise(points)]
    found = []
    for index, (x, y) in enumerate(points):
        before, after = ways[max(0, index - 1)], ways[min(index, len(ways) - 1)]
        nx, ny = before[0] + after[0], before[1] + after[1]
        long = (nx * before[0] + ny * before[1]) or 1.0
        found.append((round(x + by * nx / long, 1), round(y + by * ny / long, 1)))
    return found


def _normal(start: Point, end: Point) -> Point:
    (x0, y0), (x1, y1) = start, end
    length = hypot(x1 - x0, y1 - y0) or 1.0
    return -(y1 - y0) / length, (x1 - x0) / length


def _waved(points: list[Point]) -> list[Point]:
    found = [points[0]]
    for start, end in pairwise(points):
        nx, ny = _normal(start, end)
        (x0, y0), (x1, y1) = start, end
        count = max(2, int(hypot(x1 - x0, y1 - y0) / 6))
        for index in range(1, count):
            way, share = 4 if index % 2 else -4, index / count
            found.append(
                (round(x0 + (x1 - x0) * share + nx * way, 1), round(y0 + (y1 - y0) * share + ny * way, 1))
            )
        found.append(end)
    return found  # fmt: skip


def _cuts(at: Point, cuts: int, upright: bool) -> str:
    """Slashes across the line: one separated, two divorced."""
    found = ""
    for cut in range(cuts):
        away = (cut - (cuts - 1) / 2) * 7
        x, y = (at[0], at[1] + away) if upright else (at[0] + away, at[1])
        found += path(((x - 4, y + 8), (x + 4, y - 8)))
    return found


def _sign(at: Point, sign: str, upright: bool) -> list[s.Element]:
    """What stands on the middle of a line: a gap between two bars (cut off), with a ring in it (repaired), a cross (broken)."""
    import svg as s

    if not sign:
        return []
    x, y = at
    if sign == "cross":
        return [_cross(x, y, 6)]
    bars = ""
    for way in (-6, 6):
        start, end = ((x - 7, y + way), (x + 7, y + way)) if upright else ((x + way, y - 7), (x + way, y + 7))
        bars += path((start, end))
    gap = s.Rect(x=x - 5.5, y=y - 5.5, width=11, height=11, fill="#fff", stroke="none")
    ring = [s.Circle(cx=x, cy=y, r=4)] if sign == "ring" else []
    return [gap, drawn(bars), *ring]


def arrow(before: Point, tip: Point) -> s.Element:
    """The head of an arrow."""
    import svg as s

    (x0, y0), (x1, y1) = before, tip
    length = max(hypot(x1 - x0, y1 - y0), 1)
    dx, dy = (x1 - x0) / length, (y1 - y0) / length
    corners = (
        (x1, y1),
        (x1 - 9 * dx + 4 * dy, y1 - 9 * dy - 4 * dx),
        (x1 - 9 * dx - 4 * dy, y1 - 9 * dy + 4 * dx),
    )
    return s.Polygon(points=[s.Point(round(x, 1), round(y, 1)) for x, y in corners], fill=INK, stroke="none")


# Legend


def _sample(sample: Sample) -> list[s.Element]:
    x, y = sample.x * CELL_W, sample.y * CELL_H + CELL_H / 2
    found: list[s.Element] = []
    if sample.symbol:
        found.append(shape(sample.symbol, x + 18, y, 14, 14))
        if sample.mark:
            found.append(shape(sample.symbol, x + 18, y, 8, 8))
        if sample.dead:
            found.append(_cross(x + 18, y, 7))
    elif sample.stroke:
        line = Line(((sample.x, sample.y), (sample.x + SIGN_W - 1, sample.y)), sample.stroke, sample.cuts)
        found += _lines([line])
    return [
        *found,
        words(x + (SIGN_W + 1 if sample.stroke or sample.symbol else 0) * CELL_W, y + 4, sample.text),
    ]
