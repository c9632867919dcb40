"""The same family as Graphviz's dot draws it: people and unions as nodes, with how often its lines cross."""

from __future__ import annotations

import subprocess
from itertools import combinations, pairwise

from intake.network.kin import family_of
from intake.network.model import Person, Tie

Point = tuple[float, float]
STEPS = 8
"""Straight pieces that each curve is measured by."""


def dot_source(people: dict[str, Person], ties: list[Tie]) -> str:
    """A point for each couple or parent with children, below the partners and above the children."""
    family = family_of(people, ties, year=2026)
    lines = ["graph {", "node [shape=box width=0.6 height=0.5]"]
    unions: dict[frozenset[str], str] = {}
    keys = [frozenset((one.a, one.b)) for one in family.couples] + [
        frozenset(link.parents) for link in family.links
    ]
    for key in keys:
        if key not in unions:
            unions[key] = f"u{len(unions)}"
            lines.append(f"{unions[key]} [shape=point]")
            lines += [f"{parent} -- {unions[key]}" for parent in sorted(key) if parent in family.people]
    lines += [f"{unions[frozenset(link.parents)]} -- {link.child}" for link in family.links]
    return "\n".join([*lines, "}"])


def dot_crossings(people: dict[str, Person], ties: list[Tie]) -> int:
    """Crossings in dot's drawing of edges that have no end in common."""
    plain = subprocess.run(
        ["dot", "-Tplain"], input=dot_source(people, ties), capture_output=True, text=True, check=True
    ).stdout
    edges = []
    for line in plain.splitlines():
        words = line.split()
        if words and words[0] == "edge":
            count = int(words[3])
            numbers = [float(word) for word in words[4 : 4 + 2 * count]]
            edges.append((frozenset(words[1:3]), curve(list(zip(numbers[::2], numbers[1::2], strict=True)))))
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
