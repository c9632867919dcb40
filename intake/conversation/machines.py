"""The two machines of a conversation, both built from data with `transitions` and shared by all conversations.

The flow: stages nested as in the YAML under "talk", with paused, asked (nothing open any more) and finished beside it.
The turn: what happens around one question.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Protocol

from transitions import Machine, MachineError
from transitions.extensions import HierarchicalMachine
from transitions.extensions.nesting import NestedState

from intake.conversation.compiled import CompiledFlow
from intake.definitions.model import Stage


class _State(NestedState):
    separator = "/"


class _Hierarchical(HierarchicalMachine):
    state_cls = _State


class FlowModel(Protocol):
    """What a conversation tells its flow machine: where it is, where it is heading, and what may be entered."""

    place: str
    heading: str

    def may_enter(self, stage: str) -> bool: ...


def _children(stages: tuple[Stage, ...]) -> list[Any]:
    return [{"name": s.id, "children": _children(s.stages)} if s.stages else s.id for s in stages]


class FlowMachine:
    """Triggers next, back, jump and resume enter the stage the conversation is heading for, if it may be entered.

    next without any open question left ends in "asked"; pause, finish and reopen do what they say.
    """

    def __init__(self, flow: CompiledFlow) -> None:
        states = [{"name": "talk", "children": _children(flow.flow.stages)}, "asked", "paused", "finished"]
        self._machine = _Hierarchical(
            model=None,
            states=states,
            initial="asked",
            auto_transitions=False,
            send_event=True,
            model_attribute="place",
        )
        add = self._machine.add_transition
        for leaf in flow.leaves:
            state = "/".join(("talk", *(part.id for part in leaf.path)))
            enter = [_heads_for(leaf.stage.id)]
            for trigger in ("next", "back", "jump"):
                add(trigger, ["talk", "asked"], state, conditions=enter)
            add("resume", "paused", state, conditions=enter)
        add("next", ["talk", "asked"], "asked")
        add("resume", "paused", "asked")
        add("pause", ["talk", "asked"], "paused")
        add("finish", ["talk", "asked", "paused"], "finished")
        add("reopen", "finished", "asked")

    def fire(self, model: FlowModel, trigger: str) -> bool:
        """Move the conversation. False when the machine knows no such move from here, and nothing changes."""
        try:
            return bool(self._machine.trigger_event(model, trigger))
        except MachineError:
            return False


def _heads_for(stage: str) -> Any:
    def heads_here(event: Any) -> bool:
        model: FlowModel = event.model
        return model.heading == stage and model.may_enter(stage)

    return heads_here


@lru_cache(maxsize=64)
def flow_machine(flow: CompiledFlow) -> FlowMachine:
    return FlowMachine(flow)


TURNS = ("asking", "clarifying", "confirming", "explaining", "interrupted", "done")


class TurnModel(Protocol):
    turn: str


@lru_cache(maxsize=1)
def _turn_machine() -> Any:
    machine = Machine(
        model=None, states=list(TURNS), initial="asking", auto_transitions=False, model_attribute="turn"
    )
    moves: tuple[tuple[str, Any, str], ...] = (
        ("ask", "*", "asking"),
        ("explain", ["asking", "clarifying", "explaining", "interrupted", "confirming"], "explaining"),
        ("clarify", ["asking", "clarifying", "confirming", "explaining", "interrupted"], "clarifying"),
        (
            "confirm",
            ["asking", "clarifying", "confirming", "explaining", "interrupted", "done"],
            "confirming",
        ),
        ("interrupt", "*", "interrupted"),
        ("close", "*", "done"),
    )
    for trigger, sources, target in moves:
        machine.add_transition(trigger, sources, target)
    return machine


def turn(model: TurnModel, trigger: str) -> None:
    """Take the turn around a question to its next state. Raises transitions.MachineError for a move it does not know."""
    machine = _turn_machine()
    machine.events[trigger].trigger(model)
