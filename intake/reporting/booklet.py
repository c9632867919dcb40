"""What the client's booklet adds to the report: their own words, and whom to phone."""

from __future__ import annotations

from intake.definitions.model import HelpLine
from intake.reporting.findings import planned_rows
from intake.reporting.model import Booklet, Quote
from intake.reporting.view import View

MOST = 4
"""So many quotes stand in a booklet."""
TELLS = 4
"""Words from which an answer tells something of its own."""
FOR_CARERS = ("carer_line",)
LINES = ("gp", "gp_out_of_hours", "emergency", "suicide_prevention", "safe_home")
"""Help lines for everyone, the nearest first."""


def booklet_of(view: View) -> Booklet | None:
    """For the client only. The quotes are the last answers in free words: a talk ends in what matters most."""
    if not view.for_client:
        return None
    wanted = (*(FOR_CARERS if "cared_for" in view.state.people else ()), *LINES)
    lines = tuple(_line(view, view.library.lines[id]) for id in wanted if id in view.library.lines)
    return Booklet(_quotes(view), lines, planned_rows(view)[:1])


def _quotes(view: View) -> tuple[Quote, ...]:
    planned = {name for plan in view.state.flow.plan for name in (plan.goal, plan.step, plan.who, plan.when)}
    said = [
        (name, words)
        for name in view.numbers
        if name not in planned
        and view.state.flow.questions[name].kind == "text"
        and len((words := view.words(name).strip()).split()) >= TELLS
    ]
    return tuple(Quote(view.question(name), words) for name, words in said[-MOST:])


def _line(view: View, line: HelpLine) -> str:
    told = ": ".join(part for part in (view.text(line.name), line.number) if part)
    return f"{told} ({view.text(line.hours)})"
