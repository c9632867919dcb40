"""The front page: the talk at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from intake.definitions.voice import speaks_to_client
from intake.reporting.measures import balance_sentence
from intake.reporting.model import Front, PointRow, SafetyBox, SignalBox, StepRow
from intake.reporting.plain import visible
from intake.reporting.view import View

MOST = 3
"""How many points that carry, and that weigh, the front page shows."""


def front_page(
    view: View,
    carries: Sequence[PointRow],
    weighs: Sequence[PointRow],
    signals: Sequence[SignalBox],
    safety: Sequence[SafetyBox],
    steps: Sequence[StepRow],
) -> Front:
    result = view.state.balance()
    field = result.field if result else None
    client = view.state.people.get("client")
    return Front(
        name=client.name if client and visible(client.name) else view.text(view.state.flow.card.title),
        people=participants(view),
        dates=_dates(view),
        status=" ".join(part for part in (_status(view), _who_is_you(view)) if part),
        balance=balance_sentence(view, result) if result else "",
        field=view.say(field) if field else "",
        field_text=view.say(f"{field}_text") if field and not view.for_client else "",
        sure=view.say("unsure") if result and field and not result.sure else "",
        first=_first(view, signals, safety, steps),
        carries=tuple(point.text for point in carries[:MOST]),
        weighs=tuple(point.text for point in weighs[:MOST]),
    )


def participants(view: View) -> tuple[str, ...]:
    """Who answered or made a note, in the order they first spoke; and who led the talk."""
    spoke = [event.by for event in view.state.events if event.kind in ("answered", "withheld", "noted")]
    if view.state.audience in ("worker", "volunteer"):
        spoke.append(view.state.audience)
    return tuple(dict.fromkeys(view.who(by) for by in spoke if by))


def _dates(view: View) -> str:
    """The first and the last day on which something was said."""
    days = [view.day(event.at) for event in view.state.events if event.kind != "resumed"]
    if not days or days[0] == days[-1]:
        return days[0] if days else ""
    return view.say("from_to", start=days[0], end=days[-1])


def _status(view: View) -> str:
    if view.state.status == "finished":
        return ""
    left = sum(view.state.is_open(name) for name in view.asked())
    parts = [view.say("running")]
    if left:
        parts.append(view.say("question_open" if left == 1 else "questions_open", n=left))
    return " ".join(parts)


def _who_is_you(view: View) -> str:
    """For the professional, where a finding has no words of its own for them: it speaks to the client.

    So it is in talks that go on in an earlier version of their method, and in methods of an organisation.
    """
    client = view.state.people.get("client")
    if view.for_client or client is None or not visible(client.name):
        return ""
    texts = [text for rule in (*view.state.points(), *view.state.signals()) for text in (rule.text, *rule.steps)]
    spoken = any(speaks_to_client(text.get(view.lang, view.audience), view.lang) for text in texts)
    return view.say("you_is", name=client.name) if spoken else ""


def _first(
    view: View, signals: Sequence[SignalBox], safety: Sequence[SafetyBox], steps: Sequence[StepRow]
) -> str:
    """What comes before all else: what was said about danger, then a signal's first step, then the first agreed step that is still to be done."""
    if safety:
        return view.say("first_safety", title=safety[0].title)
    for signal in signals:
        if signal.steps:
            return signal.steps[0]
    for row in steps:
        if row.step and row.open:
            return " · ".join(part for part in (row.step.rstrip(". "), row.who, row.when) if part)
    return view.say("first_done" if any(row.step for row in steps) else "first_open")
