"""A flow made ready to be talked through: order, guards, and who depends on whom. Built once per flow and shared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter

from intake.definitions.expressions import Expression, parse
from intake.definitions.model import Flow, Item, Question, Stage
from intake.definitions.vocabulary import MEETING
from intake.scoring.balance import MeasureRule, measure_rule
from intake.scoring.scales import ScaleRule, scale_rule

NAME_QUESTIONS: Mapping[str, str] = {
    "client_name": "client",
    "carer_name": "client",
    "cared_for_name": "cared_for",
}
"""Text questions whose answer is the name of one of the two the talk is about: question id -> person id."""

FACT_QUESTIONS: Mapping[str, tuple[str, str]] = {
    "carer_age": ("client", "age"),
    "client_age": ("client", "age"),
    "cared_for_age": ("cared_for", "age"),
    "carer_gender": ("client", "gender"),
    "client_gender": ("client", "gender"),
    "cared_for_gender": ("cared_for", "gender"),
    "care_relation": ("cared_for", "relation"),
    "live_together": ("cared_for", "distance"),
}
"""Questions whose answer is a fact about one of the two: question id -> (person id, field of Person)."""

PEOPLE = "@people"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A stage that holds questions: start <= index < stop in the order of the flow. path: its parents and itself."""

    stage: Stage
    path: tuple[Stage, ...]
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class ItemSlot:
    """Where a changed name counts: owner ("load", "capacity" or a scale id) and the item's place in it."""

    owner: str
    index: int


class CompiledFlow:
    """order: all question ids, first to last. guards[id]: what must hold, its stages' guards first.

    dependents[name]: the names to look at again when `name` changes, in an order that never looks too early.
    slots[name]: the items of scales and measures that take their points from `name`.
    """

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.leaves = tuple(_leaves(flow.stages, (), 0))
        self.order: tuple[str, ...] = tuple(name for leaf in self.leaves for name in leaf.stage.questions)
        self.index = {name: index for index, name in enumerate(self.order)}
        self.leaf_at = {name: leaf for leaf in self.leaves for name in leaf.stage.questions}
        self.guards = {name: self._guards(flow.questions[name]) for name in self.order}
        self.values = {name: parse(source) for name, source in flow.values.items()} | _foreign_formulas(flow)
        self.scales = {name: scale_rule(scale, dict(flow.questions)) for name, scale in flow.scales.items()}
        self.measures = self._measures()
        self.formulas: dict[str, Expression] = {}
        self.slots = self._slots()
        self.rank = self._ranks()
        self.dependents = self._dependents()

    def _guards(self, question: Question) -> tuple[Expression, ...]:
        sources = [stage.when for stage in self.leaf_at[question.id].path] + [question.when]
        return tuple(parse(source) for source in sources if source)

    def _measures(self) -> dict[str, MeasureRule]:
        balance = self.flow.balance
        if balance is None:
            return {}
        guarded = frozenset(name for name, guards in self.guards.items() if guards)
        return {
            name: measure_rule(domains, self.flow.questions, self.flow.scales, guarded)
            for name, domains in (("load", balance.load), ("capacity", balance.capacity))
        }

    def _owned(self) -> Iterator[tuple[str, tuple[Item, ...]]]:
        for name, scale in self.scales.items():
            yield name, tuple(rule.item for rule in scale.items)
        for name, measure in self.measures.items():
            yield name, tuple(weighted.rule.item for weighted in measure.items)

    def _slots(self) -> dict[str, tuple[ItemSlot, ...]]:
        """Items by the name they take their points from; an expression gets a hidden name of its own ("=source")."""
        found: dict[str, list[ItemSlot]] = defaultdict(list)
        for owner, items in self._owned():
            for index, item in enumerate(items):
                kind, name = item.source
                if kind == "value":
                    name = f"={name}"
                    self.formulas[name] = parse(item.source[1])
                found[name].append(ItemSlot(owner, index))
        return {name: tuple(slots) for name, slots in found.items()}

    @cached_property
    def _needs(self) -> dict[str, frozenset[str]]:
        needs: dict[str, frozenset[str]] = {
            name: frozenset().union(*(guard.names for guard in guards))
            for name, guards in self.guards.items()
        }
        needs |= {name: expression.names for name, expression in (self.values | self.formulas).items()}
        owners: dict[str, set[str]] = defaultdict(set)
        for name, slots in self.slots.items():
            for slot in slots:
                owners[slot.owner].add(name)
        return needs | {owner: frozenset(names) for owner, names in owners.items()}

    def _ranks(self) -> dict[str, int]:
        order = TopologicalSorter(self._needs).static_order()
        return {name: rank for rank, name in enumerate(order)}

    def _dependents(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name, needed in self._needs.items():
            for other in needed:
                found[other].append(name)
        return {name: tuple(sorted(others, key=self.rank.__getitem__)) for name, others in found.items()}

    @cached_property
    def stages(self) -> dict[str, Stage]:
        return {stage.id: stage for leaf in self.leaves for stage in leaf.path}


def _foreign_formulas(flow: Flow) -> dict[str, Expression]:
    """The formulas of another program's form. Only a flow that was made from one has them, and loads what reads them."""
    if flow.foreign is None or not flow.foreign.formulas:
        return {}
    from intake.exchange.fhir.evaluating import formula_expression

    return {name: formula_expression(flow, formula) for name, formula in flow.foreign.formulas.items()}


def _leaves(stages: Iterable[Stage], path: tuple[Stage, ...], start: int) -> Iterator[Leaf]:
    for stage in stages:
        here = (*path, stage)
        if stage.stages:
            for leaf in _leaves(stage.stages, here, start):
                yield leaf
                start = leaf.stop
        else:
            yield Leaf(stage, here, start, start + len(stage.questions))
            start += len(stage.questions)


_compiled: dict[tuple[str, str], CompiledFlow] = {}


def compile_flow(flow: Flow) -> CompiledFlow:
    """The flow made ready; the same object for the same version of it."""
    key = (flow.id, flow.version)
    if not flow.version:
        return CompiledFlow(flow)
    if key not in _compiled:
        _compiled[key] = CompiledFlow(flow)
    return _compiled[key]


__all__ = [
    "FACT_QUESTIONS",
    "MEETING",
    "NAME_QUESTIONS",
    "PEOPLE",
    "CompiledFlow",
    "ItemSlot",
    "Leaf",
    "ScaleRule",
    "compile_flow",
]
