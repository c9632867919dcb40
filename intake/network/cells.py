"""A drawing in the characters of a terminal."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from unicodedata import combining

from intake.network.drawing import ABOVE, SIGN_W, Drawing, Line, Node, Sample, wide
from intake.network.rings import DOTS, signs

_EDGES = {
    "square": "┌┐└┘─││", "circle": "╭╮╰╯─()", "diamond": "╱╲╲╱─<>", "hexagon": "╱╲╲╱─││", "box": "╭╮╰╯─││",
}  # fmt: skip
_DOUBLE = {
    "square": "╔╗╚╝═║║", "circle": "╭╮╰╯═║║", "diamond": "╱╲╲╱═<>", "hexagon": "╱╲╲╱═║║", "box": "╔╗╚╝═║║",
}  # fmt: skip
_LOOKS = {
    "double": ("═", "║", "╔╗╚╝"), "dashed": ("╌", "┊", ""), "dotted": ("·", "·", "····"), "zigzag": ("~", "~", "~~~~"),
    "broken": ("╳", "╳", "╳╳╳╳"), "raised": ("╌", "╎", ""), "step": ("┈", "┊", ""), "together": ("╌", "╎", ""),
    "registered": ("╌", "╎", ""), "close": ("═", "║", "╔╗╚╝"), "fused": ("━", "┃", "┏┓┗┛"), "distant": ("·", "·", "····"),
    "hostile": ("╱╲", "╱╲", "╱╲╲╱"), "close_hostile": ("═╱═╲", "║╱║╲", "╔╗╚╝"), "household": ("┄", "┆", "╭╮╰╯"),
    "cut_off": ("─", "│", "┌┐└┘"), "repaired": ("─", "│", "┌┐└┘"),
}  # fmt: skip
"""Per style: signs of a level line, of an upright one, corners. Without corners it joins other lines of its family."""
_SIGNED = {"cut_off": ("┤ ├", "┴ ┬"), "repaired": ("┤○├", "┴○┬")}
_SYMBOLS = {"square": "□", "circle": "○", "diamond": "◇", "hexagon": "⬡", "triangle": "△", "box": "▭"}


class _Grid:
    """The characters so far; arms: which ways the lines go from a cell, with the family of lines that they are of."""

    def __init__(self, width: int, height: int) -> None:
        self.rows = [[" "] * width for _ in range(height)]
        self.arms: dict[tuple[int, int], tuple[str, int]] = {}
        self.width, self.height = width, height

    def put(self, x: int, y: int, text: str) -> None:
        """Text from a cell on; a wide letter takes two, a combining mark stays with its letter."""
        if not 0 <= y < self.height:
            return
        row = self.rows[y]
        if _narrow(text) and x >= 0 and x + len(text) <= self.width:
            row[x : x + len(text)] = text
            return
        for char in text:
            broad = wide(char)
            if combining(char) and 0 < x <= self.width:
                row[x - 1] += char
            elif x >= 0 and x + broad <= self.width:
                row[x] = char
                for behind in range(x + 1, x + broad):
                    row[behind] = ""
            x += broad

    def text(self) -> str:
        return "\n".join("".join(row).rstrip() for row in self.rows).rstrip("\n") + "\n"


@lru_cache(maxsize=4096)
def _narrow(text: str) -> bool:
    """Whether every character takes one cell."""
    return all(wide(char) == 1 for char in text)


def terminal(drawing: Drawing) -> str:
    """The whole drawing as lines of text, blanks at the ends of lines removed."""
    grid = _Grid(drawing.width, drawing.height)
    for (x, y), sign in signs(drawing.rings, drawing.rays).items():
        grid.put(x, y, sign)
    for line in sorted(drawing.lines, key=lambda line: line.stroke != "household"):
        _line(line, grid)
    for line in drawing.lines:
        _signs(line, grid)
    for node in (*drawing.nodes, *drawing.keys):
        _node(node, grid)
    for caption in drawing.captions:
        grid.put(caption.x, caption.y, caption.text)
    for sample in drawing.samples:
        _sample(sample, grid)
    return grid.text()


# Symbols


def _node(node: Node, grid: _Grid) -> None:
    if node.symbol == "none":
        grid.put(node.x, node.y, node.inside)
        return
    if node.symbol in ("dot", "number"):
        grid.put(node.x, node.y, _dotted(node))
        return
    if node.symbol == "triangle":
        _triangle(node, grid)
    else:
        _framed(node, grid)
    for index, label in enumerate(node.labels):
        grid.put(node.middle - wide(label) // 2, node.y + node.h + index, label)
    born, died = node.above
    grid.put(node.middle - ABOVE - wide(born) + 1, node.y - 1, born)
    grid.put(node.middle + ABOVE, node.y - 1, died)


def _dotted(node: Node) -> str:
    dot = DOTS[node.mark]
    if node.symbol == "dot":
        return f"{node.inside} {dot}" if node.right else f"{dot} {node.inside}"
    return ((dot if node.mark else "") + node.inside).rjust(node.w)


def _framed(node: Node, grid: _Grid) -> None:
    a, b, c, d, flat, left, right = tuple((_DOUBLE if node.mark else _EDGES)[node.symbol])
    room = node.w - 2
    grid.put(node.x, node.y, a + flat * room + b)
    grid.put(node.x, node.y + node.h - 1, c + flat * room + d)
    inside = ("✕" if node.dead else "") + node.inside
    blank = room - wide(inside)
    shown = " " * (blank - blank // 2) + inside + " " * (blank // 2)
    for row in range(1, node.h - 1):
        grid.put(node.x, node.y + row, left + (shown if row == (node.h - 1) // 2 else " " * room) + right)


def _triangle(node: Node, grid: _Grid) -> None:
    for row in range(node.h):
        half = min(row, node.w // 2)
        inner = ("─" if row == node.h - 1 else " ") * (2 * half - 1)
        grid.put(node.middle - half, node.y + row, "╱" + inner + "╲" if half else "∧")
    if node.dead:
        grid.put(node.middle, node.y + 1, "✕")


# Lines


def _line(line: Line, grid: _Grid) -> None:
    look = _LOOKS.get(line.stroke)
    for (x0, y0), (x1, y1) in pairwise(line.points):
        if y0 != y1 and x0 != x1 and line.of:
            _joined(line, (x0, y0), (x0, y1), grid)
            _joined(line, (x0, y1), (x1, y1), grid)
        elif y0 != y1 and x0 != x1:
            _slope(x0, y0, x1, y1, line, grid)
        elif look is None or not look[2]:
            _joined(line, (x0, y0), (x1, y1), grid)
        else:
            _row_of(look[1] if x0 == x1 else look[0], (x0, y0), (x1, y1), grid)
    if look and look[2]:
        _corners(line, look[2], grid)
    (x0, y0), (x1, y1) = line.points[0], line.points[-1]
    rightward = x1 >= x0
    if line.arrow in ("end", "both"):
        grid.put(x1, y1, "▶" if rightward else "◀")
    if line.arrow in ("start", "both"):
        grid.put(x0, y0, "◀" if rightward else "▶")


def _signs(line: Line, grid: _Grid) -> None:
    """Slashes of a couple that parted, the break of a cut off tie."""
    (x0, y0), (x1, y1) = line.longest()
    (x, y), upright = line.at or ((x0 + x1) // 2, (y0 + y1) // 2), x0 == x1
    if line.cuts:
        grid.put(x - line.cuts // 2, y, "/" * line.cuts)
    if line.stroke in _SIGNED:
        for index, char in enumerate(_SIGNED[line.stroke][upright]):
            grid.put(x if upright else x - 1 + index, y - 1 + index if upright else y, char)


_N, _E, _S, _W = 1, 2, 4, 8
_SIGNS = {
    _N: "│", _S: "│", _N | _S: "│", _E: "─", _W: "─", _E | _W: "─", _E | _S: "┌", _W | _S: "┐", _N | _E: "└", _N | _W: "┘",
    _N | _S | _E: "├", _N | _S | _W: "┤", _E | _W | _S: "┬", _E | _W | _N: "┴", _N | _E | _S | _W: "┼",
}  # fmt: skip
"""The sign with an arm to each of these ways."""


def _joined(line: Line, start: tuple[int, int], end: tuple[int, int], grid: _Grid) -> None:
    """A level or upright line; where it meets its own family the sign has an arm for each, others it passes."""
    (x0, y0), (x1, y1) = min(start, end), max(start, end)
    flat, up, _ = _LOOKS.get(line.stroke, ("─", "│", ""))
    for x in range(max(x0, 0), min(x1, grid.width - 1) + 1):
        for y in range(max(y0, 0), min(y1, grid.height - 1) + 1):
            arms = _E * (x < x1) | _W * (x > x0) | _S * (y < y1) | _N * (y > y0)
            of, met = grid.arms.get((x, y), (line.of, 0))
            if of != line.of:
                met = 0
                if y0 == y1 and grid.arms[x, y][1] & (_N | _S):
                    continue
            met |= arms
            grid.arms[x, y] = line.of, met
            sign = flat if not met & (_N | _S) else up if not met & (_E | _W) else _SIGNS.get(met, "│")
            grid.rows[y][x] = sign


def _row_of(signs: str, start: tuple[int, int], end: tuple[int, int], grid: _Grid) -> None:
    (x0, y0), (x1, y1) = min(start, end), max(start, end)
    for x in range(x0, x1 + 1):
        for y in range(y0, y1 + 1):
            if 0 <= x < grid.width and 0 <= y < grid.height:
                grid.rows[y][x] = signs[(x + y - x0 - y0) % len(signs)]


def _corners(line: Line, signs: str, grid: _Grid) -> None:
    """Where the line turns; a closed line turns at its end too."""
    points = list(line.points)
    if points[0] == points[-1]:
        points.append(points[1])
    for (x0, y0), (x, y), (x1, y1) in zip(points, points[1:], points[2:], strict=False):
        if (x0 == x) == (x1 == x):
            continue
        rightward = x0 > x or x1 > x
        down = y0 > y or y1 > y
        grid.put(x, y, signs[(0 if rightward else 1) + (0 if down else 2)])


def _slope(x0: int, y0: int, x1: int, y1: int, line: Line, grid: _Grid) -> None:
    """A slanting line in steps: mostly flat, as characters are higher than wide."""
    flat = _LOOKS.get(line.stroke, ("─", "│", ""))[0]
    steps = max(abs(x1 - x0), abs(y1 - y0))
    last = y0
    for step in range(steps + 1):
        x = x0 + round((x1 - x0) * step / steps)
        y = y0 + round((y1 - y0) * step / steps)
        char = flat[step % len(flat)]
        if y != last and line.stroke not in ("zigzag", "broken", "dotted"):
            char = "╲" if (y1 - y0) * (x1 - x0) > 0 else "╱"
        grid.put(x, y, char)
        last = y


# Legend


def _sample(sample: Sample, grid: _Grid) -> None:
    if sample.symbol:
        sign = "✕" if sample.dead else _SYMBOLS[sample.symbol] * (2 if sample.mark else 1)
        grid.put(sample.x + 1, sample.y, sign)
    elif sample.stroke:
        line = Line(((sample.x, sample.y), (sample.x + SIGN_W - 1, sample.y)), sample.stroke, sample.cuts)
        _line(line, grid)
        _signs(line, grid)
    grid.put(sample.x + (SIGN_W + 1 if sample.stroke or sample.symbol else 0), sample.y, sample.text)
