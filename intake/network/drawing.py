"""A picture as plain data, in cells of a terminal: one layout that can be drawn in characters and as SVG.

What things look like is for the renderers (cells, svg): here a line is called "married" or "cut_off", never "dashed" or "═".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from unicodedata import combining, east_asian_width

from intake.network.rings import Ray, Ring

Symbol = Literal["square", "circle", "diamond", "hexagon", "triangle", "box", "none", "dot", "number"]
Stroke = Literal[
    "solid", "double", "dashed", "dotted", "zigzag", "broken",
    "descent", "raised", "step", "identical",
    "married", "together", "registered",
    "close", "fused", "distant", "hostile", "close_hostile", "cut_off", "repaired",
    "household",
]  # fmt: skip
"""The first row: ties of the ecogram. Then: children (raised: adopted or foster), couples, emotional ties, who live together."""


@lru_cache(maxsize=4096)
def wide(text: str) -> int:
    """Cells that the text takes in a terminal: two for a wide letter, none for a combining mark."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def shortened(text: str, width: int) -> str:
    """The text within so many cells; what was cut shows as an ellipsis."""
    if wide(text) <= width:
        return text
    while text and wide(text) > width - 1:
        text = text[:-1]
    return text.rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Node:
    """Someone in the picture. x, y: the left top of the symbol in cells; w, h: its size. labels: lines below it.

    inside: what stands in the symbol (age). dead: crossed out. mark: "" | "client" | "cared_for" (drawn double).
    right: its text ends at the right edge. above: texts left and right above the symbol (years of birth and death).
    A "dot" is a dot with `inside` beside it (right: the dot at its right end), a "number" a number in a rim; their marks:
    "cared_for", "guess" (an estimated place), "new", "gone", "changed".
    """

    id: str
    x: int
    y: int
    w: int
    h: int
    symbol: Symbol
    labels: tuple[str, ...] = ()
    inside: str = ""
    dead: bool = False
    mark: str = ""
    right: bool = False
    above: tuple[str, str] = ("", "")

    @property
    def middle(self) -> int:
        return self.x + self.w // 2

    def box(self) -> tuple[int, int, int, int]:
        """left, top, right, bottom of the symbol with its labels, ends included."""
        broad = max([self.w, *(wide(label) for label in self.labels)])
        left = min(self.x, self.middle - broad // 2)
        right = max(self.x + self.w - 1, left + broad - 1)
        born, died = self.above
        if born:
            left = min(left, self.middle - ABOVE - wide(born) + 1)
        if died:
            right = max(right, self.middle + ABOVE + wide(died) - 1)
        return left, self.y - bool(born or died), right, self.y + self.h - 1 + len(self.labels)


ABOVE = 2
"""Cells between the middle of a symbol and a text above it: lines to the parents pass there."""


@dataclass(frozen=True, slots=True)
class Line:
    """From point to point in cells. cuts: small strokes across it (1 separated, 2 divorced). arrow: at the start, end or both.

    of: lines with the same name join where they meet; others pass each other. at: where cuts and signs on it stand, if not
    on the middle of the longest part.
    """

    points: tuple[tuple[int, int], ...]
    stroke: Stroke = "solid"
    cuts: int = 0
    arrow: Literal["", "start", "end", "both"] = ""
    of: str = ""
    at: tuple[int, int] | None = None

    def longest(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The longest part, where a sign on the line stands; the upright counts double (a cell is twice as high)."""
        parts = list(zip(self.points, self.points[1:], strict=False))
        return max(parts, key=lambda part: abs(part[0][0] - part[1][0]) + 2 * abs(part[0][1] - part[1][1]))


@dataclass(frozen=True, slots=True)
class Caption:
    """Free text; bold for headings; right: it ends at x + its length, also where letters differ in width.

    centred: its middle stays in place where letters differ in width.
    """

    x: int
    y: int
    text: str
    bold: bool = False
    right: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Sample:
    """A line of the legend: a sign of a line style or symbol (one of the two) at x, y and then its text."""

    x: int
    y: int
    text: str
    stroke: Stroke | None = None
    symbol: Symbol | None = None
    cuts: int = 0
    dead: bool = False
    mark: bool = False

    @property
    def right(self) -> int:
        return self.x + (SIGN_W + 1 if self.stroke or self.symbol else 0) + wide(self.text) - 1


SIGN_W = 4
"""Cells that the sign of a line of the legend takes."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """width, height in cells. description: the same in words, for those who cannot see it; a line for each thing.

    rings, rays: circles and slanting lines of a round map. keys: signs of the legend that look like nodes but are nobody.
    """

    id: str
    title: str
    description: str
    width: int
    height: int
    nodes: tuple[Node, ...] = ()
    lines: tuple[Line, ...] = ()
    captions: tuple[Caption, ...] = ()
    samples: tuple[Sample, ...] = ()
    rings: tuple[Ring, ...] = ()
    rays: tuple[Ray, ...] = ()
    keys: tuple[Node, ...] = ()
