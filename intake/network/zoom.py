"""A drawing at another size: all of it in a small window, or enlarged with more about each person; names as initials."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import pairwise
from math import ceil, floor

from intake.network.drawing import Caption, Drawing, Line, Node, shortened, wide
from intake.network.model import Person
from intake.network.rings import DOTS, Ray, Ring
from intake.network.wording import initials

_SIGNS = {"square": "□", "circle": "○", "diamond": "◇", "hexagon": "⬡", "triangle": "△"}
_MARKED = {"square": "■", "circle": "●", "diamond": "◆", "box": "■"}
WIDEST = 16
"""Half the cells that a line about someone takes at most."""
_TOP = 2
"""Rows above the picture: its title and a blank."""

Point = tuple[int, int]


def with_initials(people: Mapping[str, Person]) -> dict[str, Person]:
    """The same people, their names as initials: "Sanne de Vries" -> "S.d.V."."""
    return {id: replace(person, name=initials(person.name)) for id, person in people.items()}


def fits(drawing: Drawing, width: int, height: int) -> bool:
    return drawing.width <= width and drawing.height <= height


def shrunk(drawing: Drawing, width: int, height: int) -> Drawing:
    """All of the drawing within width x height cells: a sign per person, with the first letters where there is room.

    Everyone keeps the place they had as near as possible, left of, right of, above and below the others.
    """
    if fits(drawing, width, height):
        return drawing
    bare = _without_legend(drawing)
    if fits(bare, width, height):
        return bare
    place = _Scale(drawing, width, height)
    lines = tuple(_short_line(line, place) for line in drawing.lines)
    headings = tuple(_heading(caption, place, width) for caption in drawing.captions if _is_heading(caption))
    taken = {
        (x, caption.y) for caption in headings for x in range(caption.x - 1, caption.x + len(caption.text))
    }
    nodes = _small_nodes(drawing.nodes, place, taken, width, height)
    title = Caption(0, 0, shortened(drawing.title, width), bold=True)
    return replace(
        drawing, width=width, height=height, nodes=nodes, lines=lines, captions=(title, *headings), samples=(), keys=(),
        rings=tuple(_scaled_ring(ring, place) for ring in drawing.rings),
        rays=tuple(_scaled_ray(ray, place) for ray in drawing.rays if not _in_legend(ray, drawing)),
    )  # fmt: skip


def _without_legend(drawing: Drawing) -> Drawing:
    """A family alone, where its legend is what makes it too high or broad; round maps keep to the screen by themselves."""
    if not drawing.samples:
        return drawing
    boxes = [node.box() for node in drawing.nodes]
    ends = [max(box[2] for box in boxes), *(x for line in drawing.lines for x, _ in line.points)]
    ends += [caption.x + wide(caption.text) - 1 for caption in drawing.captions]
    lows = [max(box[3] for box in boxes), *(y for line in drawing.lines for _, y in line.points)]
    return replace(drawing, width=max(ends) + 2, height=max(lows) + 1, samples=(), keys=())


class _Scale:
    """From the cells of a drawing to those of a smaller window."""

    def __init__(self, drawing: Drawing, width: int, height: int) -> None:
        boxes = [node.box() for node in drawing.nodes]
        points = [point for line in drawing.lines for point in line.points]
        xs = [x for box in boxes for x in (box[0], box[2])] + [x for x, _ in points]
        ys = [y for box in boxes for y in (box[1], box[3])] + [y for _, y in points]
        ys += [caption.y for caption in drawing.captions if _is_heading(caption)]
        for ring in drawing.rings:
            xs += [floor(ring.x - ring.rx), ceil(ring.x + ring.rx)]
            ys += [floor(ring.y - ring.ry), ceil(ring.y + ring.ry)]
        self.left, self.top = min(xs, default=0), min(ys, default=0)
        self.x = min(1.0, (width - 4) / max(max(xs, default=0) - self.left, 1))
        self.y = min(1.0, (height - _TOP - 1) / max(max(ys, default=0) - self.top, 1))

    def __call__(self, x: float, y: float) -> Point:
        return round((x - self.left) * self.x) + 1, _TOP + round((y - self.top) * self.y)

    def exact(self, x: float, y: float) -> tuple[float, float]:
        """The same between the cells."""
        return (x - self.left) * self.x + 1, _TOP + (y - self.top) * self.y


def _is_heading(caption: Caption) -> bool:
    return caption.bold and caption.y > 0


def _heading(caption: Caption, place: _Scale, width: int) -> Caption:
    end = caption.x + len(caption.text) - 1
    x, y = place(end if caption.right else caption.x, caption.y)
    left = x - len(caption.text) + 1 if caption.right else x
    left = max(0, min(left, width - len(caption.text)))
    return replace(caption, x=left, y=y, text=shortened(caption.text, width - left))


def _short_line(line: Line, place: _Scale) -> Line:
    at = place(*line.at) if line.at else None
    return replace(line, points=tuple(place(x, y) for x, y in line.points), cuts=0, arrow="", at=at)


def _scaled_ring(ring: Ring, place: _Scale) -> Ring:
    x, y = place.exact(ring.x, ring.y)
    return replace(ring, x=x, y=y, rx=ring.rx * place.x, ry=ring.ry * place.y)


def _scaled_ray(ray: Ray, place: _Scale) -> Ray:
    (x0, y0), (x1, y1) = place.exact(ray.x0, ray.y0), place.exact(ray.x1, ray.y1)
    return replace(ray, x0=x0, y0=y0, x1=x1, y1=y1, arrow="")


def _in_legend(ray: Ray, drawing: Drawing) -> bool:
    """A sample of the legend lies under everything else."""
    return ray.y0 > max(node.y + node.h for node in drawing.nodes)


def _sign(node: Node) -> str:
    if node.dead:
        return "✕"
    if node.symbol in ("dot", "number"):
        return DOTS[node.mark]
    if node.mark:
        return _MARKED.get(node.symbol, "■")
    return _SIGNS.get(node.symbol, "•")


def _small_nodes(
    nodes: Iterable[Node], place: _Scale, taken: set[Point], width: int, height: int
) -> tuple[Node, ...]:
    centred = [(place(*_anchor(node)), node) for node in nodes]
    found = []
    for wanted, node in sorted(centred, key=lambda one: (not one[1].mark, one[0][1], one[0][0])):
        x, y = _free(wanted, taken, width, height)
        taken.add((x, y))
        found.append(Node(node.id, x, y, 1, 1, "none", (), _sign(node), mark=node.mark))
    return tuple(_lettered(node, nodes, taken, width) for node in found)


def _anchor(node: Node) -> tuple[float, float]:
    """The middle of a symbol; of a mere name the end where its line comes in."""
    if node.symbol in ("none", "dot"):
        return (node.x + node.w - 4 if node.right else node.x), node.y
    return node.x + (node.w - 1) / 2, node.y + (node.h - 1) / 2


def _free(wanted: Point, taken: set[Point], width: int, height: int) -> Point:
    """The nearest free cell, first in the same row."""
    x0, y0 = wanted
    for far in range(width):
        for dy in (0, 1, -1, 2, -2):
            for x, y in ((x0 + far, y0 + dy), (x0 - far, y0 + dy)):
                if 0 <= x < width and _TOP <= y < height and (x, y) not in taken:
                    return x, y
    return wanted


def _lettered(node: Node, nodes: Iterable[Node], taken: set[Point], width: int) -> Node:
    """With up to three letters of the name behind the sign, where the cells are free."""
    whole = next(one for one in nodes if one.id == node.id)
    name = (whole.labels[0] if whole.labels else whole.inside).strip()
    room = 0
    while room < 4 and node.x + 1 + room < width and (node.x + 1 + room, node.y) not in taken:
        room += 1
    letters = name[: max(room - 1, 0)].strip()
    if len(letters) < 2:
        return node
    taken |= {(node.x + 1 + step, node.y) for step in range(len(letters))}
    return replace(node, w=1 + len(letters), inside=node.inside + letters)


# Larger


def enlarged(drawing: Drawing, more: Mapping[str, tuple[str, ...]]) -> Drawing:
    """Twice as wide and high, with more lines about each person in the room that this makes."""
    covered = _covered(drawing.lines)
    lines = tuple(_large_line(line, covered) for line in drawing.lines)
    large = [_large(node) for node in drawing.nodes]
    nodes = tuple(_all_told(large, more, _covered(lines).keys()))
    captions = [_large_caption(caption) for caption in drawing.captions]
    for node in drawing.nodes:
        if node.symbol in ("none", "dot") and more.get(node.id):
            text = "  " + more[node.id][0]
            x = 2 * (node.x + node.w) - wide(text) if node.right else 2 * node.x
            captions.append(Caption(max(x, 0), 2 * node.y + 1, text, right=node.right))
    return replace(
        drawing, width=2 * drawing.width, height=2 * drawing.height, nodes=nodes, captions=tuple(captions),
        lines=lines,
        samples=tuple(replace(sample, y=2 * sample.y) for sample in drawing.samples),
        rings=tuple(replace(ring, x=2 * ring.x, y=2 * ring.y, rx=2 * ring.rx, ry=2 * ring.ry) for ring in drawing.rings),
        rays=tuple(replace(ray, x0=2 * ray.x0, y0=2 * ray.y0, x1=2 * ray.x1, y1=2 * ray.y1) for ray in drawing.rays),
        keys=tuple(_large(key) for key in drawing.keys),
    )  # fmt: skip


def _large(node: Node) -> Node:
    if node.symbol in ("none", "dot", "number"):
        x = 2 * (node.x + node.w) - node.w if node.right else 2 * node.x
        return replace(node, x=x, y=2 * node.y)
    return replace(node, x=2 * node.x, y=2 * node.y, w=2 * node.w, h=2 * node.h)


def _all_told(nodes: Sequence[Node], more: Mapping[str, tuple[str, ...]], lines: Set[Point]) -> Iterator[Node]:
    """Everyone, with more about those in a symbol below their name: as many lines as it had, each as broad as the cells free there."""
    sides = {node.id: set(_sides(node)) for node in nodes}
    for node in nodes:
        if node.symbol not in ("none", "dot", "number"):
            taken = set(lines).union(*(those for id, those in sides.items() if id != node.id))
            first = node.y + node.h + len(node.labels)
            told = more.get(node.id, ())[: len(node.labels)]
            texts = (shortened(text, _free_around(node.middle, y, taken)) for y, text in enumerate(told, first))
            node = replace(node, labels=(*node.labels, *texts))
            sides[node.id] = set(_sides(node, below=0))
        yield node


def _free_around(x: int, y: int, taken: Set[Point]) -> int:
    """Cells that a text may have with its middle there, one blank left beside it."""
    half = next(far for far in range(WIDEST) if far == WIDEST - 1 or (x - far - 1, y) in taken or (x + far + 1, y) in taken)
    return 2 * max(half - 1, 0) + 1


def _sides(node: Node, below: int = 1) -> Iterable[Point]:
    """The edges of someone with their labels, and below them as many rows again: who stands beside them stays off those."""
    left, top, right, bottom = node.box()
    return ((x, y) for y in range(top, bottom + 1 + below * len(node.labels)) for x in (left, right))


def _large_caption(caption: Caption) -> Caption:
    x = 2 * (caption.x + wide(caption.text)) - wide(caption.text) if caption.right else 2 * caption.x
    return replace(caption, x=caption.x if caption.y == 0 else x, y=2 * caption.y)


def _covered(lines: Iterable[Line]) -> Counter[Point]:
    """How many lines have this cell in a level or upright part, or end in it."""
    found: Counter[Point] = Counter()
    for line in lines:
        cells = set(line.points)
        for (x0, y0), (x1, y1) in pairwise(line.points):
            if x0 == x1:
                cells |= {(x0, y) for y in range(min(y0, y1), max(y0, y1) + 1)}
            elif y0 == y1:
                cells |= {(x, y0) for x in range(min(x0, x1), max(x0, x1) + 1)}
        found.update(cells)
    return found


def _large_line(line: Line, covered: Mapping[Point, int]) -> Line:
    """Ends that touch nothing else are drawn on to the edge of their cell, so that lines still reach the symbols."""
    points = [(2 * x, 2 * y) for x, y in line.points]
    for at, inner in ((0, 1), (-1, -2)):
        (x, y), (ix, iy) = line.points[at], line.points[inner]
        if covered[line.points[at]] == 1:
            points[at] = (2 * x + (x > ix), 2 * y + (y > iy))
    return replace(line, points=tuple(points), at=(2 * line.at[0], 2 * line.at[1]) if line.at else None)
