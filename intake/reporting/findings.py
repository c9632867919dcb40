"""What follows from the talk: what carries and weighs, signals, safety, agreed steps, methods and support."""

from __future__ import annotations

from intake.advice import read_profile, suggest
from intake.conversation.choosing import MOST, fitting
from intake.conversation.protocol import tell
from intake.conversation.wording import date_words
from intake.definitions.model import HelpLine, Rule, SupportOption
from intake.reporting.model import (
    MethodRow,
    PointRow,
    SafetyBox,
    SideBySide,
    SignalBox,
    StepRow,
    SupportList,
    SupportRow,
)
from intake.reporting.texts import say
from intake.reporting.view import View

METHODS = 8
"""How many methods a report names at most."""

SUPPORT_FLOWS = ("pom", "mantelscan")
"""The flows whose report lists the kinds of support for carers."""

MUNICIPALITY = "municipality"
"""The text question whose answer chooses the support on offer nearby."""


def point_rows(view: View, kind: str) -> tuple[PointRow, ...]:
    """The points of one kind that hold, as far as this reader may see all they rest on."""
    return tuple(
        PointRow(rule.id, view.text(rule.text), view.sources(rule.sources))
        for rule in view.state.points()
        if rule.kind == kind and _may_see(view, rule)
    )


def _may_see(view: View, rule: Rule) -> bool:
    asked = [name for name in rule.sources if name in view.state.compiled.index]
    return all(view.is_mine(name) for name in asked)


def signal_boxes(view: View) -> tuple[SignalBox, ...]:
    """Signals by rule, urgent ones first. The client reads only those with a text of their own for the client."""
    held = [rule for rule in view.state.signals() if _may_see(view, rule) and _is_for(view, rule)]
    held.sort(key=lambda rule: rule.kind != "urgent")
    return tuple(
        SignalBox(
            rule.id, rule.kind, view.say(rule.kind) if rule.kind in say.table else rule.kind, view.text(rule.text),
            tuple(view.text(step) for step in rule.steps), view.sources(rule.sources),
        )
        for rule in held
    )  # fmt: skip


def _is_for(view: View, rule: Rule) -> bool:
    return not view.for_client or "client" in rule.text.variants(view.lang)


def safety_boxes(view: View) -> tuple[SafetyBox, ...]:
    """What was said that brought up a safety card; never for the client."""
    if view.for_client:
        return ()
    boxes = []
    for signalled in view.state.signalled:
        card = view.library.safety.get(signalled.card)
        said = view.say("said_by", who=view.who(signalled.by), at=view.day(signalled.at))
        question = signalled.question
        lines = [view.library.lines[id] for id in card.lines if id in view.library.lines] if card else []
        boxes.append(
            SafetyBox(
                signalled.card, view.text(card.title) if card else signalled.card, signalled.words, said,
                view.question(question) if question in view.state.flow.questions else "",
                tuple(view.text(step) for step in card.steps) if card else (),
                tuple(_line(view, line) for line in lines),
            )
        )  # fmt: skip
    return tuple(boxes)


def _line(view: View, line: HelpLine) -> str:
    return f"{view.text(line.name)}: {line.number} ({view.text(line.hours)})"


def step_rows(view: View) -> tuple[StepRow, ...]:
    """The agreed steps, of stages that this reader may see."""
    mine = {plan.step for plan in view.state.flow.plan if view.is_mine(plan.step)}
    now = {step.id: step for step in view.state.steps()}
    rows = []
    for step in view.state.all_steps():
        plan = next((plan for plan in view.state.flow.plan if plan.step == step.id.split(".")[0]), None)
        if plan is None or plan.step not in mine:
            continue
        goal, words, who, when = (
            (_told(view, name) for name in (plan.goal, plan.step, plan.who, plan.when))
            if step.id in now
            else (step.goal, step.step, step.who, step.when)
        )
        rows.append(StepRow(goal, words, who, when, _how_it_went(view, step.id), _is_open(view, step.id)))
    return tuple(rows)


def _how_it_went(view: View, step: str) -> str:
    check = view.state.checked(step)
    return f"{tell(check.how, view.lang)} ({view.day(check.at)})" if check else ""


def _is_open(view: View, step: str) -> bool:
    check = view.state.checked(step)
    return check is None or check.how not in ("done", "dropped")


def meeting_rows(view: View) -> tuple[str, ...]:
    """The meetings there were, where there was more than one, and those agreed for later."""
    state = view.state
    met = [
        view.say("met", number=meeting.number, date=view.day(meeting.at))
        for meeting in state.meetings
        if len(state.meetings) > 1
    ]
    return (*met, *planned_rows(view))


def planned_rows(view: View) -> tuple[str, ...]:
    """The meetings agreed for later, the first one first."""
    state = view.state
    to_come = [
        (when, stage)
        for stage, when in state.planned.items()
        if stage in state.compiled.stages and when[:10] > state.meetings[-1].at[:10]
    ]
    return tuple(
        view.say("planned", title=view.text(state.compiled.stages[stage].title), date=date_words(when, view.lang))
        for when, stage in sorted(to_come)
    )


def _told(view: View, name: str | None) -> str:
    return view.words(name) if name and view.state.visible(name) and view.is_mine(name) else ""


def method_rows(view: View) -> tuple[tuple[MethodRow, ...], tuple[str, ...]]:
    """(methods that may fit, best first; advice whatever is chosen, for the professional only)."""
    profile, _ = read_profile(view.state.profile())
    most = MOST if view.state.flow.kind == "choice" else METHODS
    found = suggest(profile, view.library, view.lang, most, view.audience)
    rows = tuple(
        MethodRow(
            one.id, one.title, view.text(one.card.summary), one.because, one.against, one.takes,
            view.say(f"evidence_{one.evidence}"), one.evidence_text,
        )
        for one in found.suggestions
        if one.id != view.state.flow.id
    )  # fmt: skip
    return rows, () if view.for_client else found.advice


def side_by_side(view: View) -> SideBySide | None:
    """The methods that fit beside each other, at the end of a talk that helps to choose one."""
    if view.state.flow.kind != "choice":
        return None
    found = fitting(view.state, view.library, view.lang, view.audience)
    if len(found) < 2:
        return None
    cards = [one.card for one in found]
    rows = [
        (view.heading(key), *(view.text(getattr(card, field)) for card in cards))
        for key, field in (
            ("sheet_whom", "for_whom"), ("side_by", "by_whom"), ("takes", "takes"), ("side_product", "product"),
        )
    ]  # fmt: skip
    kinds = (
        view.heading("side_kind"),
        *(view.say(f"kind_{view.library.cards[one.id].kind}") for one in found),
    )
    evidence = (view.heading("evidence"), *(view.say(f"evidence_{one.evidence}") for one in found))
    return SideBySide(tuple(one.title for one in found), (*rows, kinds, evidence))


def support_list(view: View) -> SupportList | None:
    """National support and what the municipality named offers; a place to write where nothing is known of it."""
    if view.state.flow.id not in SUPPORT_FLOWS:
        return None
    place = _municipality(view)
    rows = [option for option in view.library.support if _fits(view, option, place)]
    local = any(option.municipality for option in rows)
    return SupportList(
        tuple(_support(view, option) for option in rows),
        "" if local else view.say("fill_in", place=place or view.say("your_municipality")),
    )


def _municipality(view: View) -> str:
    known = MUNICIPALITY in view.state.compiled.index and view.state.visible(MUNICIPALITY)
    return view.words(MUNICIPALITY).strip() if known else ""


def _fits(view: View, option: SupportOption, place: str) -> bool:
    if option.municipality is not None and option.municipality.casefold() != place.casefold():
        return False
    return option.when is None or view.state.holds(option.when)


def _support(view: View, option: SupportOption) -> SupportRow:
    where = option.municipality or view.say("national")
    return SupportRow(option.id, view.text(option.title), view.text(option.text), option.site, where)
