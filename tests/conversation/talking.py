"""A dialogue over a list of events, with a clock that ticks and ids that count."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from intake.conversation.compiled import compile_flow
from intake.conversation.dialogue import Dialogue
from intake.conversation.events import Event
from intake.definitions.model import Flow, Library
from tests.generated import EMPTY

START = datetime(2026, 1, 12, 10, tzinfo=UTC)


def dialogue(
    flow: Flow, library: Library = EMPTY, events: list[Event] | None = None, **options: Any
) -> Dialogue:
    kept: list[Event] = events if events is not None else []
    ticks = [0]

    def clock() -> datetime:
        ticks[0] += 1
        return START + timedelta(seconds=ticks[0])

    def new_id() -> str:
        return f"p{len(kept)}"

    talk = Dialogue(
        compile_flow(flow),
        kept.append,
        clock=clock,
        new_id=new_id,
        library=library,
        events=list(kept),
        **options,
    )
    talk.open()
    return talk
