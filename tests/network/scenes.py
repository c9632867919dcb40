"""What must hold for the drawing of any genogram, and how often its lines cross."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

from intake.network.drawing import Drawing, Line, Node, wide

Box = tuple[int, int, int, int]
Part = tuple[int, int, int, int]
"""low x, low y, high x, high y of a level or upright piece of a line."""


def texts(node: Node) -> Iterator[Box]:
    """The boxes of the symbol, of each label and of the years above it."""
    yield node.x, node.y, node.x + node.w - 1, node.y + node.h - 1
    for index, label in enumerate(node.labels):
        left = node.middle - wide(label) // 2
        yield left, node.y + node.h + index, left + wide(label) - 1, node.y + node.h + index
    born, died = node.above
    if born:
        yield node.middle - 1 - wide(born), node.y - 1, node.middle - 2, node.y - 1
    if died:
        yield node.middle + 2, node.y - 1, node.middle + 1 + wide(died), node.y - 1


def overlaps(drawing: Drawing) -> list[tuple[object, object]]:
    """Symbols, labels, captions and lines of the legend that lie over each other."""
    boxes: list[tuple[object, Box]] = [(node.id, node.box()) for node in drawing.nodes]
    boxes += [(c.text, (c.x, c.y, c.x + wide(c.text) - 1, c.y)) for c in drawing.captions]
    boxes += [(s.text, (s.x, s.y, s.right, s.y)) for s in drawing.samples]
    return [(one, other) for (one, a), (other, b) in combinations(boxes, 2) if _meet(a, b)]


def outside(drawing: Drawing) -> list[object]:
    """What is not whole within the picture."""
    boxes: list[tuple[object, Box]] = [(node.id, node.box()) for node in drawing.nodes]
    boxes += [(c.text, (c.x, c.y, c.x + wide(c.text) - 1, c.y)) for c in drawing.captions]
    boxes += [(s.text, (s.x, s.y, s.right, s.y)) for s in drawing.samples]
    boxes += [(line, (x, y, x, y)) for line in drawing.lines for x, y in line.points]
    return [
        one for one, (x0, y0, x1, y1) in boxes
        if x0 < 0 or y0 < 0 or x1 >= drawing.width or y1 >= drawing.height
    ]  # fmt: skip


def _meet(a: Box, b: Box) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def parts(line: Line) -> Iterator[Part]:
    for (x0, y0), (x1, y1) in pairwise(line.points):
        yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def hidden(drawing: Drawing) -> list[tuple[Line, str]]:
    """Lines that run over a symbol or a text. A line may end in the middle of a symbol: it is drawn behind it."""
    found = []
    for line in drawing.lines:
        ends = {line.points[0], line.points[-1]}
        for node in drawing.nodes:
            symbol, *rest = texts(node)
            inside = any(symbol[0] <= x <= symbol[2] and symbol[1] <= y <= symbol[3] for x, y in ends)
            for box in ([] if inside else [symbol], rest):
                for one in box:
                    if any(_meet(one, part) for part in parts(line)):
                        found.append((line, node.id))
        for c in drawing.captions:
            if any(_meet((c.x, c.y, c.x + wide(c.text) - 1, c.y), part) for part in parts(line)):
                found.append((line, c.text))
    return found


def covered(drawing: Drawing) -> list[tuple[Line, Line]]:
    """Lines of different families that run along each other, outside of symbols."""
    cells: dict[tuple[int, int, bool], list[Line]] = defaultdict(list)
    symbols = cells_of(drawing)
    for line in drawing.lines:
        if line.stroke == "identical":
            continue
        for x0, y0, x1, y1 in parts(line):
            level = y0 == y1
            if x0 != x1 and y0 != y1:
                continue
            for at in range(x0, x1) if level else range(y0, y1):
                cell = (at, y0, True) if level else (x0, at, False)
                if cell[:2] not in symbols:
                    cells[cell].append(line)
    return [
        (one, other)
        for lines in cells.values()
        for one, other in combinations(lines, 2)
        if one.of != other.of
    ]


def crossings(drawing: Drawing) -> int:
    """How often lines of different families cross or touch, outside of symbols."""
    pieces = [(line.of, part) for line in drawing.lines for part in parts(line)]
    level = [(of, p) for of, p in pieces if p[1] == p[3] and p[0] != p[2]]
    upright = [(of, p) for of, p in pieces if p[0] == p[2] and p[1] != p[3]]
    found = {
        (a, b, q[0], p[1])
        for a, p in level for b, q in upright
        if a != b and p[0] <= q[0] <= p[2] and q[1] <= p[1] <= q[3]
    }  # fmt: skip
    symbols = cells_of(drawing)
    return sum((x, y) not in symbols for _, _, x, y in found)


def cells_of(drawing: Drawing) -> set[tuple[int, int]]:
    """Where symbols are."""
    return {
        (x, y) for one in drawing.nodes for x in range(one.x, one.x + one.w) for y in range(one.y, one.y + one.h)
    }  # fmt: skip
