"""The same family as Graphviz's dot draws it: people and unions as nodes, with how often its lines cross."""

from __future__ import annotations

import subprocess
from itertools import combinations, pairwise

from intake.network.kin import family_of
from intake.network.model import Person, Tie

Point = tuple[float, float]
STEPS = 8
"""Straight pieces that each curve is measured by."""


def dot_source(people: dict[str, Person], ties: list[Tie], rows: bool) -> str:
    """A point for each couple or parent with children, above the children.

    rows: a genogram is asked for, with each generation on a row and the point of a couple between them on that row; otherwise
    dot puts everyone at the height that suits it.
    """
    family = family_of(people, ties, year=2026)
    level = family.generation
    lines = ["graph {", "node [shape=box width=0.6 height=0.5]"]
    unions: dict[frozenset[str], str] = {}
    ranks: dict[int, list[str]] = {}
    for id, generation in level.items():
        ranks.setdefault(generation, []).append(id)
    keys = [frozenset((one.a, one.b)) for one in family.couples] + [
        frozenset(link.parents) for link in family.links
    ]
    for key in dict.fromkeys(keys):
        unions[key] = f"u{len(unions)}"
        lines.append(f"{unions[key]} [shape=point]")
        parents = [one for one in sorted(key) if one in level]
        lines += [f"{parent} -- {unions[key]}" for parent in parents[:1]]
        lines += [
            f"{unions[key]} -- {parent}" if rows else f"{parent} -- {unions[key]}" for parent in parents[1:]
        ]
        if len(parents) == 2 and level[parents[0]] == level[parents[1]]:
            ranks[level[parents[0]]].append(unions[key])
    lines += [f"{unions[frozenset(link.parents)]} -- {link.child}" for link in family.links]
    if rows:
        lines += ["{rank=same; " + "; ".join(ids) + "}" for ids in ranks.values()]
    return "\n".join([*lines, "}"])


def dot_crossings(people: dict[str, Person], ties: list[Tie], rows: bool) -> int:
    """Crossings in dot's drawing of edges that have no end in common."""
    source = dot_source(people, ties, rows)
    plain = subprocess.run(
        ["dot", "-Tplain"], input=source, capture_output=True, text=True, check=True
    ).stdout
    edges = []
    for line in plain.splitlines():
        words = line.split()
        if words and words[0] == "edge":
            numbers = [float(word) for word in words[4 : 4 + 2 * int(words[3])]]
            points = curve(list(zip(numbers[::2], numbers[1::2], strict=True)))
            edges.append((frozenset(words[1:3]), points))
    return sum(_cross(one, other) for (a, one), (b, other) in combinations(edges, 2) if not a & b)


def curve(points: list[Point]) -> list[Point]:
    """A chain of cubic Béziers as straight pieces."""
    found = [points[0]]
    for at in range(0, len(points) - 3, 3):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points[at : at + 4]
        for step in range(1, STEPS + 1):
            t = step / STEPS
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            found.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return found


def _cross(one: list[Point], other: list[Point]) -> int:
    if max(x for x, _ in one) < min(x for x, _ in other) or max(x for x, _ in other) < min(x for x, _ in one):
        return 0
    return sum(
        _meets(a, b, c, d)
        for a, b in pairwise(one) for c, d in pairwise(other)
    )  # fmt: skip


def _meets(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
