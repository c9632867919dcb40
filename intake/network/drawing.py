"""A picture as plain data, in cells of a terminal: one layout that can be drawn in characters and as SVG."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Symbol = Literal["square", "circle", "diamond", "box", "none"]
Stroke = Literal["solid", "double", "dashed", "dotted", "zigzag", "broken"]


@dataclass(frozen=True, slots=True)
class Node:
    """Someone in the picture. x, y: the left top of the symbol in cells; w, h: its size. labels: lines below it.

    inside: what stands in the symbol (age). dead: crossed out. mark: "" | "client" | "cared_for" (drawn double).
    right: its text ends at the right edge.
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

    @property
    def middle(self) -> int:
        return self.x + self.w // 2

    def box(self) -> tuple[int, int, int, int]:
        """left, top, right, bottom of the symbol with its labels, ends included."""
        wide = max([self.w, *(len(label) for label in self.labels)])
        left = min(self.x, self.middle - wide // 2)
        return left, self.y, max(self.x + self.w - 1, left + wide - 1), self.y + self.h - 1 + len(self.labels)


@dataclass(frozen=True, slots=True)
class Line:
    """From point to point in cells. cuts: small strokes across it (1 separated, 2 divorced). arrow: at the start, end or both."""

    points: tuple[tuple[int, int], ...]
    stroke: Stroke = "solid"
    cuts: int = 0
    arrow: Literal["", "start", "end", "both"] = ""


@dataclass(frozen=True, slots=True)
class Caption:
    """Free text; bold for headings; right: it ends at x + its length, also where letters differ in width."""

    x: int
    y: int
    text: str
    bold: bool = False
    right: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """width, height in cells. description: the same in words, for those who cannot see it."""

    id: str
    title: str
    description: str
    width: int
    height: int
    nodes: tuple[Node, ...] = ()
    lines: tuple[Line, ...] = ()
    captions: tuple[Caption, ...] = field(default=())
