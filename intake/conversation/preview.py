"""What changing an answer would do, before it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from intake.conversation.events import Event
from intake.conversation.fold import Conversation, fold
from intake.conversation.texts import say

Measures = Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Preview:
    """shows, hides: question ids that start or stop to apply; hides only those that were answered.

    before, after: {"load": 0..100 or None, "capacity": ...}, empty where the flow scores neither. sentence: "" when
    nothing else changes.
    """

    shows: tuple[str, ...]
    hides: tuple[str, ...]
    before: Measures
    after: Measures
    sentence: str


def preview(state: Conversation, question: str, value: Any) -> Preview:
    """What answering `question` with `value` would change elsewhere. The state is left as it is."""
    kept = state.answer(question)
    by = kept.by if kept else state.by
    event = Event(
        len(state.events) + 1, state.started_at, "answered", by, {"question": question, "value": value}
    )
    then = fold(state.compiled, [*state.events, event])
    others = [name for name in state.order() if name != question]
    shows = tuple(name for name in others if then.visible(name) and not state.visible(name))
    hides = tuple(
        name for name in others if state.visible(name) and not then.visible(name) and state.answer(name)
    )
    before, after = _measures(state), _measures(then)
    return Preview(shows, hides, before, after, _sentence(state, shows, hides, before, after))


def _measures(state: Conversation) -> Measures:
    balance = state.balance()
    if balance is None:
        return {}
    return {"load": balance.load.score, "capacity": balance.capacity.score}


def _sentence(
    state: Conversation, shows: tuple[str, ...], hides: tuple[str, ...], before: Measures, after: Measures
) -> str:
    lang = state.lang
    parts = []
    if hides:
        parts.append(say("hides", lang, count=len(hides)))
    if shows:
        parts.append(say("shows", lang, count=len(shows)))
    if state.audience != "client":
        for name, old in before.items():
            new = after[name]
            if old is not None and new is not None and round(old) != round(new):
                parts.append(say("moves", lang, what=say(name, lang), before=round(old), after=round(new)))
    return " ".join(parts)
