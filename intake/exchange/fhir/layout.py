"""Where each question of a flow stands among the items of its questionnaire."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from intake.definitions.model import Flow, Stage
from intake.exchange.fhir.questionnaire_out import MEASURES, RESULTS


@dataclass(slots=True)
class Node:
    """An item: a group, or a question or calculated value by the name we know it by. stage: the one that may be repeated."""

    link: str
    name: str = ""
    other: str = ""
    stage: str = ""
    children: dict[str, Node] = field(default_factory=dict)


def layout(flow: Flow, only: Container[str] | None = None) -> dict[str, Node]:
    """The items of the flow's questionnaire, outermost first, in order. only: just these names and what they stand in."""
    top: dict[str, Node] = {}
    for name, path in _foreign_paths(flow) if flow.foreign else _own_paths(flow):
        if only is not None and name not in only:
            continue
        node = _at(top, path)
        node.name = name
        if flow.foreign:
            node.other = flow.foreign.items[name].other
    if only is not None:
        return top
    repeated = {stage.id for stage in _all(flow.stages) if stage.repeat}
    for stage, path in _groups(flow):
        if stage in repeated:
            _at(top, path).stage = stage
    return top


def _at(top: dict[str, Node], path: Iterable[str]) -> Node:
    level, node = top, Node("")
    for link in path:
        node = level.setdefault(link, Node(link))
        level = node.children
    return node


def _foreign_paths(flow: Flow) -> Iterator[tuple[str, tuple[str, ...]]]:
    assert flow.foreign is not None
    for name, item in flow.foreign.items.items():
        if item.type != "display":
            yield name, item.path


def _own_paths(flow: Flow) -> Iterator[tuple[str, tuple[str, ...]]]:
    for path, stage in _walk(flow.stages, ()):
        for name in stage.questions:
            if flow.questions[name].kind != "info":
                yield name, (*path, name)
    for name in (*flow.scales, *(MEASURES if flow.balance else ())):
        yield name, (RESULTS, name)


def _groups(flow: Flow) -> Iterator[tuple[str, tuple[str, ...]]]:
    if flow.foreign:
        yield from flow.foreign.groups.items()
        return
    for path, stage in _walk(flow.stages, ()):
        yield stage.id, path


def _walk(stages: tuple[Stage, ...], above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Stage]]:
    for stage in stages:
        path = (*above, f"stage.{stage.id}")
        yield path, stage
        yield from _walk(stage.stages, path)


def _all(stages: tuple[Stage, ...]) -> Iterator[Stage]:
    return (stage for _, stage in _walk(stages, ()))



