"""How a method goes, as plain data to draw: its stages, what each asks, when it is passed over, what is never reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from intake.authoring.conditions import in_words, label
from intake.authoring.reach import Reach
from intake.conversation.compiled import CompiledFlow, compile_flow
from intake.definitions.model import Flow, Stage
from intake.definitions.reading import walk


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: what it is about, its kind, its own condition in words ("" for none)."""

    id: str
    text: str
    kind: str
    when: str
    never: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """One stage. depth: 0 for a main stage. questions: those in it, none for a stage of stages.

    when: its condition in words. never: nothing in it can come up. end: the talk ends here, although stages follow.
    """

    id: str
    title: str
    depth: int
    minutes: int
    questions: tuple[Asked, ...]
    group: bool = False
    when: str = ""
    audience: tuple[str, ...] = ()
    meeting: bool = False
    repeat: bool = False
    free: bool = False
    never: bool = False
    end: bool = False

    @property
    def conditional(self) -> int:
        """How many of its questions have a condition of their own."""
        return sum(bool(one.when) for one in self.questions)


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one box to another, by their ids; "" is the beginning, "end" the report. kind: next; skip (the stages between are
    passed over when their conditions do not hold); again; back (an answer there brings up a question here)."""

    a: str
    b: str
    kind: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """boxes in the order of the talk, a stage of stages before its parts. order: guided, free or fixed, as the flow says."""

    id: str
    title: str
    order: str
    lang: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]

    @property
    def questions(self) -> int:
        return sum(len(box.questions) for box in self.boxes)

    @property
    def leaves(self) -> tuple[Box, ...]:
        return tuple(box for box in self.boxes if not box.group)


def graph_of(flow: Flow, lang: str) -> Graph:
    """The graph of a flow with stages."""
    compiled = compile_flow(flow)
    reach = Reach(compiled)
    boxes = _with_ends(tuple(_boxes(flow, flow.stages, 0, reach, lang)))
    arrows = (*_on(boxes, flow), *_skips(boxes, flow), *_agains(boxes), *_backs(compiled, reach, flow, lang))
    return Graph(flow.id, flow.card.title.get(lang), flow.order, lang, boxes, arrows)


def _boxes(flow: Flow, stages: tuple[Stage, ...], depth: int, reach: Reach, lang: str) -> Iterator[Box]:
    for stage in stages:
        asked = tuple(_asked(flow, name, reach, lang) for name in stage.questions)
        inside = [name for inner in walk((stage,)) for name in inner.questions]
        yield Box(
            stage.id, stage.title.get(lang), depth, stage.minutes, asked, bool(stage.stages),
            in_words(stage.when, flow, lang) if stage.when else "", stage.audience, stage.meeting, stage.repeat,
            stage.order == "free", all(name in reach.never for name in inside),
        )  # fmt: skip
        yield from _boxes(flow, stage.stages, depth + 1, reach, lang)


def _asked(flow: Flow, name: str, reach: Reach, lang: str) -> Asked:
    question = flow.questions[name]
    when = in_words(question.when, flow, lang) if question.when else ""
    return Asked(name, label(question, lang), question.kind, when, name in reach.never)


def _with_ends(boxes: tuple[Box, ...]) -> tuple[Box, ...]:
    """The last stage that can be reached is a dead end where others follow."""
    from dataclasses import replace

    leaves = [box for box in boxes if not box.group]
    last = next((box for box in reversed(leaves) if not box.never), None)
    if last is None or last is leaves[-1]:
        return boxes
    return tuple(replace(box, end=True) if box is last else box for box in boxes)


def _on(boxes: tuple[Box, ...], flow: Flow) -> Iterator[Arrow]:
    """From each stage to the next; of cards on a table only that one begins and ends with them."""
    leaves = [box.id for box in boxes if not box.group]
    if flow.order == "free":
        yield from (arrow for id in leaves for arrow in (Arrow("", id, "next"), Arrow(id, "end", "next")))
        return
    for a, b in zip(["", *leaves], [*leaves, "end"], strict=True):
        yield Arrow(a, b, "next")


def _skips(boxes: tuple[Box, ...], flow: Flow) -> Iterator[Arrow]:
    """Around stages that have a condition: from the one before to the one after."""
    if flow.order == "free":
        return
    leaves = [box for box in boxes if not box.group]
    bound = [bool(_condition(boxes, box)) for box in leaves]
    start = 0
    while start < len(leaves):
        if not bound[start]:
            start += 1
            continue
        stop = start + 1
        while stop < len(leaves) and bound[stop] and _condition(boxes, leaves[stop]) == _condition(boxes, leaves[start]):
            stop += 1
        before = leaves[start - 1].id if start else ""
        yield Arrow(before, leaves[stop].id if stop < len(leaves) else "end", "skip", _condition(boxes, leaves[start]))
        start = stop


def _condition(boxes: tuple[Box, ...], leaf: Box) -> str:
    """Its own, or that of a stage it is in."""
    place = boxes.index(leaf)
    depth, found = leaf.depth, leaf.when
    for box in reversed(boxes[:place]):
        if box.depth < depth:
            depth = box.depth
            found = found or box.when
    return found


def _agains(boxes: tuple[Box, ...]) -> Iterator[Arrow]:
    return (Arrow(box.id, box.id, "again") for box in boxes if box.repeat and not box.group)


def _backs(compiled: CompiledFlow, reach: Reach, flow: Flow, lang: str) -> Iterator[Arrow]:
    """An answer in a later stage that brings up a question in an earlier one."""
    seen = set()
    for name in compiled.order:
        for other in sorted(reach.ahead(name)):
            pair = (compiled.leaf_at[other].stage.id, compiled.leaf_at[name].stage.id)
            if pair not in seen:
                seen.add(pair)
                yield Arrow(*pair, "back", label(flow.questions[other], lang))
