"""What is coming: meetings that were agreed, and open steps with a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from intake.conversation.fold import Conversation
from intake.conversation.times import edtf_start

FULL = 10
"""Characters of a day in EDTF; a shorter one is a month, a season or a year."""


@dataclass(frozen=True, slots=True)
class Due:
    """day: the first day it can be; exact: whether that very day was said. words: the meeting's title or the step."""

    day: date
    exact: bool
    kind: Literal["meeting", "step"]
    words: str
    who: str = ""


def due(state: Conversation, today: date) -> tuple[Due, ...]:
    """Meetings from today on, and every open step with a day (a day that has passed is still to be asked about)."""
    return tuple(sorted((*_meetings(state, today), *_steps(state)), key=lambda one: (one.day, one.words)))


def _meetings(state: Conversation, today: date) -> Iterable[Due]:
    for stage, when in state.planned.items():
        day = edtf_start(when)
        found = state.compiled.stages.get(stage)
        if day is not None and found is not None and day >= today:
            yield Due(day, len(when) == FULL, "meeting", state.text(found.title))


def _steps(state: Conversation) -> Iterable[Due]:
    for step in state.open_steps():
        plan = next((plan for plan in state.flow.plan if plan.step == step.id.split(".")[0]), None)
        answer = state.answer(plan.when) if plan and plan.when else None
        if answer is None or state.flow.questions[answer.question].kind != "date":
            continue
        day = edtf_start(str(answer.value))
        if day is not None:
            yield Due(day, len(str(answer.value)) == FULL, "step", step.step or step.goal, step.who)
