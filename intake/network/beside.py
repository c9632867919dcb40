"""The map of then and the map of now beside each other, each with its own day; what came, went or changed is marked."""

from __future__ import annotations

from dataclasses import replace

from intake.network.compare import Marked, Snapshot, compare, matched, told
from intake.network.drawing import Drawing
from intake.network.ecogram import ecogram

BETWEEN = 4
"""Columns between the two."""


def then_and_now(then: Snapshot, now: Snapshot, lang: str, draw: Marked = ecogram) -> Drawing:
    """Both maps in one drawing: at the left who went, at the right who came. draw: a round map that takes marks.

    Everyone of then has an id that begins with "then:"; the description begins with what is otherwise.
    """
    found = compare(then, now)
    old = matched(then.people, now.people)
    left_marks = {
        old.get(id, id.removeprefix("then_")): mark for id, mark in found.marks.items() if mark != "new"
    }
    right_marks = {id: mark for id, mark in found.marks.items() if mark != "gone"}
    left = draw(then.people, then.ties, lang, then.day, marks=left_marks)
    right = draw(now.people, now.ties, lang, now.day, marks=right_marks)
    words = "\n".join(
        (*told(found, lang), f"{left.title}: {left.description}", f"{right.title}: {right.description}")
    )
    return replace(side_by_side(left, right), description=words)


def side_by_side(left: Drawing, right: Drawing) -> Drawing:
    """One drawing of two; ids of the left one begin with "then:"."""
    by = left.width + BETWEEN
    return replace(
        left,
        title=f"{left.title} | {right.title}",
        width=by + right.width,
        height=max(left.height, right.height),
        nodes=(
            *(replace(node, id=f"then:{node.id}") for node in left.nodes),
            *(replace(node, x=node.x + by) for node in right.nodes),
        ),
        captions=(*left.captions, *(replace(one, x=one.x + by) for one in right.captions)),
        keys=(*left.keys, *(replace(key, x=key.x + by) for key in right.keys)),
        rings=(*left.rings, *(replace(ring, x=ring.x + by) for ring in right.rings)),
        rays=(*left.rays, *(replace(ray, x0=ray.x0 + by, x1=ray.x1 + by) for ray in right.rays)),
    )
