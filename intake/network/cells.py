"""A drawing in the characters of a terminal."""

from __future__ import annotations

from intake.network.drawing import Drawing, Line, Node

_EDGES = {
    "square": "┌┐└┘─│", "circle": "╭╮╰╯─│", "diamond": "◇◇◇◇─│", "box": "╭╮╰╯─│",
}  # fmt: skip
_DOUBLE = {"square": "╔╗╚╝═║", "circle": "╔╗╚╝═║", "diamond": "◆◆◆◆═║", "box": "╔╗╚╝═║"}
_MARKED_CIRCLE = "◜◝◟◞═║"
_FLAT = {"solid": "─", "double": "═", "dashed": "╌", "dotted": "·", "zigzag": "~", "broken": "╳"}
_UP = {"solid": "│", "double": "║", "dashed": "┊", "dotted": "·", "zigzag": "~", "broken": "╳"}


def terminal(drawing: Drawing) -> str:
    """The whole drawing as lines of text, blanks at the ends of lines removed."""
    grid = [[" "] * drawing.width for _ in range(drawing.height)]

    ways: dict[tuple[int, int], int] = {}

    def put(x: int, y: int, text: str) -> None:
        if 0 <= y < drawing.height:
            for index, char in enumerate(text):
                if 0 <= x + index < drawing.width:
                    grid[y][x + index] = char

    for line in drawing.lines:
        _line(line, grid, ways, put)
    for node in drawing.nodes:
        _node(node, put)
    for caption in drawing.captions:
        put(caption.x, caption.y, caption.text)
    return "\n".join("".join(row).rstrip() for row in grid).rstrip("\n") + "\n"


def _node(node: Node, put: object) -> None:
    assert callable(put)
    if node.symbol == "none":
        put(node.x, node.y, node.inside)
        return
    edges = _DOUBLE[node.symbol] if node.mark else _EDGES[node.symbol]
    if node.mark and node.symbol == "circle":
        edges = _MARKED_CIRCLE
    a, b, c, d, flat, up = tuple(edges)
    put(node.x, node.y, a + flat * (node.w - 2) + b)
    put(node.x, node.y + node.h - 1, c + flat * (node.w - 2) + d)
    inside = "✕" if node.dead else node.inside
    for row in range(1, node.h - 1):
        put(node.x, node.y + row, up + inside.center(node.w - 2) + up)
    for index, label in enumerate(node.labels):
        put(node.middle - len(label) // 2, node.y + node.h + index, label)


def _line(line: Line, grid: list[list[str]], ways: dict[tuple[int, int], int], put: object) -> None:
    assert callable(put)
    for (x0, y0), (x1, y1) in zip(line.points, line.points[1:], strict=False):
        if y0 == y1 or x0 == x1:
            _straight(line, (x0, y0), (x1, y1), grid, ways)
        else:
            _slope(x0, y0, x1, y1, line, put)
    if line.cuts:
        (x0, y0), (x1, _) = line.points[0], line.points[-1]
        put(
            (x0 + x1) // 2 - line.cuts // 2,
            line.points[1][1] if len(line.points) > 2 else y0,
            "/" * line.cuts,
        )
    _arrows(line, put)


_N, _E, _S, _W = 1, 2, 4, 8
_SIGNS = {
    _N: "│", _S: "│", _N | _S: "│", _E: "─", _W: "─", _E | _W: "─", _E | _S: "┌", _W | _S: "┐", _N | _E: "└", _N | _W: "┘",
    _N | _S | _E: "├", _N | _S | _W: "┤", _E | _W | _S: "┬", _E | _W | _N: "┴", _N | _E | _S | _W: "┼",
}  # fmt: skip
"""The sign with an arm to each of these ways."""


def _straight(
    line: Line,
    start: tuple[int, int],
    end: tuple[int, int],
    grid: list[list[str]],
    ways: dict[tuple[int, int], int],
) -> None:
    """A level or upright line; where it meets others the sign has an arm for each."""
    (x0, y0), (x1, y1) = min(start, end), max(start, end)
    level = y0 == y1
    for x in range(x0, x1 + 1):
        for y in range(y0, y1 + 1):
            if not (0 <= y < len(grid) and 0 <= x < len(grid[y])):
                continue
            if line.stroke not in ("solid", "dashed"):
                grid[y][x] = (_FLAT if level else _UP)[line.stroke]
                continue
            arms = (
                (_E if x < x1 else 0) | (_W if x > x0 else 0) | (_S if y < y1 else 0) | (_N if y > y0 else 0)
            )
            met = ways.get((x, y), 0) | arms
            ways[x, y] = met
            alone = line.stroke == "dashed" and met in (_E, _W, _E | _W)
            grid[y][x] = "╌" if alone else _SIGNS.get(met, "─")


def _slope(x0: int, y0: int, x1: int, y1: int, line: Line, put: object) -> None:
    """A slanting line in steps: mostly flat, as characters are higher than wide."""
    assert callable(put)
    steps = max(abs(x1 - x0), abs(y1 - y0))
    last = y0
    for step in range(steps + 1):
        x = x0 + round((x1 - x0) * step / steps)
        y = y0 + round((y1 - y0) * step / steps)
        char = _FLAT[line.stroke]
        if y != last and line.stroke not in ("zigzag", "broken", "dotted"):
            char = "╲" if (y1 - y0) * (x1 - x0) > 0 else "╱"
        put(x, y, char)
        last = y


def _arrows(line: Line, put: object) -> None:
    assert callable(put)
    (x0, y0), (x1, y1) = line.points[0], line.points[-1]
    rightward = x1 >= x0
    if line.arrow in ("end", "both"):
        put(x1, y1, "▶" if rightward else "◀")
    if line.arrow in ("start", "both"):
        put(x0, y0, "◀" if rightward else "▶")
