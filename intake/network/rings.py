"""Circles and slanting lines of a drawing, at any place between the cells: in braille for a terminal, as paths for SVG.

A cell is twice as high as it is wide, and so is the block of 2 x 4 dots of a braille sign: what is round in one is round in
the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import cos, hypot, pi, sin
from typing import Literal

RayStroke = Literal["double", "solid", "dashed", "dotted", "zigzag", "broken", "faint"]


@dataclass(frozen=True, slots=True)
class Ring:
    """An ellipse around x, y with half axes rx, ry; all in cells, fractions too (a circle on paper: rx = 2 ry)."""

    x: float
    y: float
    rx: float
    ry: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Ray:
    """A straight line in cells, fractions too. arrow: "start" points at the first end, "end" at the last, both at both.

    The heads stand near the last end, so that they do not pile up where many lines begin. stroke "faint": the edge of a
    sector.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    stroke: RayStroke = "solid"
    arrow: Literal["", "start", "end", "both"] = ""


@dataclass(frozen=True, slots=True)
class Path:
    """One path of SVG: d, the width of its line, its dashes ("" for none), its ink; filled: a closed shape in that ink."""

    d: str
    width: float = 1.4
    dash: str = ""
    ink: str = "#222"
    filled: bool = False


INK, GREY = "#222", "#8a8a8a"
_ON_OFF = {"dashed": (4, 3), "dotted": (1, 2), "faint": (1, 4)}
"""Dots on and off along a line in the terminal."""
_DASH = {"dashed": "7 5", "dotted": "1.5 4", "faint": "1.5 5"}
_BITS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
"""Column and row of a dot in a braille sign -> its bit (Unicode, block U+2800)."""
_WAVE = (0, 1, 2, 1, 0, -1, -2, -1)
NEAR = 1.6
"""How far from the last end the second arrow head stands, in rows."""


DOT = 4.5
"""Half the room of a dot in SVG units: half a cell."""
DOTS = {"": "●", "guess": "○", "cared_for": "◆", "new": "+", "gone": "×", "changed": "±"}
"""Mark of a node -> its dot in the terminal; SVG draws the same shapes."""


class Braille:
    """Dots that become signs: dot x, y lies in cell x // 2, y // 4."""

    def __init__(self) -> None:
        self.found: dict[tuple[int, int], int] = {}

    def dot(self, x: int, y: int) -> None:
        place = x >> 1, y >> 2
        self.found[place] = self.found.get(place, 0) | _BITS[x & 1][y & 3]

    def signs(self) -> dict[tuple[int, int], str]:
        return {place: chr(0x2800 + bits) for place, bits in self.found.items()}


def signs(rings: Iterable[Ring], rays: Iterable[Ray]) -> dict[tuple[int, int], str]:
    """Cell -> the sign that stands there."""
    canvas = Braille()
    heads: dict[tuple[int, int], str] = {}
    for ring in rings:
        _dot_ring(canvas, ring)
    for ray in rays:
        _dot_ray(canvas, ray)
        heads |= _heads(ray)
    return canvas.signs() | heads


def _dot_ring(canvas: Braille, ring: Ring) -> None:
    steps = max(8, int(4 * pi * max(ring.rx, 2 * ring.ry)))
    for sizes in (0.0, 0.25) if ring.bold else (0.0,):
        for step in range(steps):
            turn = 2 * pi * step / steps
            x, y = ring.x + (ring.rx - 2 * sizes) * sin(turn), ring.y - (ring.ry - sizes) * cos(turn)
            canvas.dot(int(x * 2), int(y * 4))


def _dot_ray(canvas: Braille, ray: Ray) -> None:
    x0, y0, dx, dy = ray.x0 * 2, ray.y0 * 4, (ray.x1 - ray.x0) * 2, (ray.y1 - ray.y0) * 4
    length = hypot(dx, dy) or 1.0
    steps = max(1, round(max(abs(dx), abs(dy))))
    nx, ny = -dy / length, dx / length
    on, off = _ON_OFF.get(ray.stroke, (1, 0))
    for step in range(steps + 1):
        if step % (on + off) >= on:
            continue
        x, y = x0 + dx * step / steps, y0 + dy * step / steps
        if ray.stroke == "double":
            canvas.dot(int(x + nx), int(y + ny))
            canvas.dot(int(x - nx), int(y - ny))
        elif ray.stroke == "zigzag":
            wave = _WAVE[step % 8] * 0.9
            canvas.dot(int(x + nx * wave), int(y + ny * wave))
        elif ray.stroke != "broken" or not 0.42 < step / steps < 0.58:
            canvas.dot(int(x), int(y))


def _heads(ray: Ray) -> dict[tuple[int, int], str]:
    """The arrow heads, and the cross of a broken tie."""
    dx, dy = (ray.x1 - ray.x0) / 2, ray.y1 - ray.y0
    length = hypot(dx, dy) or 1.0
    out = ("▶" if dx > 0 else "◀") if abs(dx) >= abs(dy) else ("▼" if dy > 0 else "▲")
    back = {"▶": "◀", "◀": "▶", "▼": "▲", "▲": "▼"}[out]
    found = {}
    if ray.stroke == "broken":
        found[int((ray.x0 + ray.x1) / 2), int((ray.y0 + ray.y1) / 2)] = "╳"
    if ray.arrow in ("end", "both"):
        found[int(ray.x1), int(ray.y1)] = out
    if ray.arrow == "both":
        found[int(ray.x1 - 2 * dx / length * NEAR), int(ray.y1 - dy / length * NEAR)] = back
    if ray.arrow == "start":
        found[int(ray.x1), int(ray.y1)] = back
    return found


def paths(rings: Iterable[Ring], rays: Iterable[Ray], cell_w: float, cell_h: float) -> Iterator[Path]:
    """The same for SVG, in its units."""
    for ring in rings:
        yield _ring_path(ring, cell_w, cell_h)
    for ray in rays:
        yield from _ray_paths(ray, cell_w, cell_h)


def _ring_path(ring: Ring, cell_w: float, cell_h: float) -> Path:
    x, y, rx, ry = ring.x * cell_w, ring.y * cell_h, ring.rx * cell_w, ring.ry * cell_h
    d = f"M{x - rx:.1f} {y:.1f}a{rx:.1f} {ry:.1f} 0 1 0 {2 * rx:.1f} 0a{rx:.1f} {ry:.1f} 0 1 0 {-2 * rx:.1f} 0z"
    return Path(d, 2.0, ink=INK) if ring.bold else Path(d, 1.0, ink=GREY)


def _ray_paths(ray: Ray, cell_w: float, cell_h: float) -> Iterator[Path]:
    x0, y0, x1, y1 = ray.x0 * cell_w, ray.y0 * cell_h, ray.x1 * cell_w, ray.y1 * cell_h
    length = hypot(x1 - x0, y1 - y0) or 1.0
    dx, dy = (x1 - x0) / length, (y1 - y0) / length
    straight = f"M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}"
    match ray.stroke:
        case "double":
            yield Path(straight, 4.6)
            yield Path(straight, 1.8, ink="#fff")
        case "zigzag":
            yield Path(_zigzag(x0, y0, dx, dy, length))
        case "broken":
            yield from _broken(x0, y0, dx, dy, length)
        case "faint":
            yield Path(straight, 1.0, _DASH["faint"], GREY)
        case stroke:
            yield Path(straight, 1.4, _DASH.get(stroke, ""))
    if ray.arrow in ("end", "both"):
        yield _head(x1, y1, dx, dy)
    if ray.arrow in ("start", "both"):
        back = NEAR * cell_h
        yield _head(x1 - back * dx, y1 - back * dy, -dx, -dy)


def _zigzag(x0: float, y0: float, dx: float, dy: float, length: float) -> str:
    count = max(4, int(length / 6))
    points = [(x0, y0)]
    for index in range(1, count):
        along, way = length * index / count, 3.5 if index % 2 else -3.5
        points.append((x0 + dx * along - dy * way, y0 + dy * along + dx * way))
    points.append((x0 + dx * length, y0 + dy * length))
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _broken(x0: float, y0: float, dx: float, dy: float, length: float) -> Iterator[Path]:
    """Two pieces with a gap, and a stroke across each end of the gap."""
    gap = min(6.0, length / 4)
    for start, end in ((0.0, length / 2 - gap), (length / 2 + gap, length)):
        yield Path(f"M{x0 + dx * start:.1f} {y0 + dy * start:.1f}L{x0 + dx * end:.1f} {y0 + dy * end:.1f}")
    for along in (length / 2 - gap, length / 2 + gap):
        x, y = x0 + dx * along, y0 + dy * along
        yield Path(f"M{x - dy * 6:.1f} {y + dx * 6:.1f}L{x + dy * 6:.1f} {y - dx * 6:.1f}", 1.8)


def _head(x: float, y: float, dx: float, dy: float) -> Path:
    bx, by = x - 9 * dx, y - 9 * dy
    d = f"M{x:.1f} {y:.1f}L{bx - 4 * dy:.1f} {by + 4 * dx:.1f}L{bx + 4 * dy:.1f} {by - 4 * dx:.1f}z"
    return Path(d, 0.0, filled=True)


def dot_paths(x: float, y: float, mark: str) -> Iterator[Path]:
    """The dot of someone, around x, y."""
    r = 3.6
    cross, plus = (
        f"M{x - r:g} {y - r:g}l{2 * r:g} {2 * r:g}m0 {-2 * r:g}l{-2 * r:g} {2 * r:g}",
        f"M{x - r:g} {y:g}h{2 * r:g}M{x:g} {y - r:g}v{2 * r:g}",
    )
    disc = f"M{x - r:g} {y:g}a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0 {-2 * r:g} 0z"
    match mark:
        case "new":
            yield Path(plus, 2.2)
        case "gone":
            yield Path(cross, 2.2)
        case "changed":
            yield Path(
                f"M{x - r:g} {y - 1:g}h{2 * r:g}M{x:g} {y - 1 - r:g}v{2 * r:g}M{x - r:g} {y + 4:g}h{2 * r:g}",
                1.8,
            )
        case "guess":
            yield Path(disc, 1.4)
        case "cared_for":
            size = r + 1.2
            yield Path(
                f"M{x - size:g} {y:g}l{size:g} {-size:g} {size:g} {size:g} {-size:g} {size:g}z", filled=True
            )
        case _:
            yield Path(disc, filled=True)


def rim_path(x: float, y: float, w: float, mark: str) -> Path:
    """The rim of a number around x, y; dashed for a guess, thick for every other mark."""
    half, r = w / 2 - 1, 8.0
    side = max(0.0, 2 * (half - r))
    d = f"M{x - side / 2:g} {y - r:g}h{side:g}a{r:g} {r:g} 0 0 1 0 {2 * r:g}h{-side:g}a{r:g} {r:g} 0 0 1 0 {-2 * r:g}z"
    return Path(d, 1.2 if mark in ("", "guess") else 2.2, "3 2.5" if mark == "guess" else "")
