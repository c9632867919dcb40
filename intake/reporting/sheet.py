"""The one-page sheet of a referral: what it is, why it fits, what to arrange, and the first step."""

from __future__ import annotations

from intake.conversation.fold import Conversation
from intake.conversation.wording import date_words
from intake.network.wording import person_name
from intake.reporting.model import Sheet
from intake.reporting.view import View

_AGREEMENTS = ("web_helper", "page_see", "page_see_what", "page_not", "page_offline", "page_keeper")
"""Who helps, and what a circle agreed about a shared page. What someone keeps to themselves stays off a sheet that others read."""


def has_sheet(state: Conversation) -> bool:
    """Whether the talk leads to something that others offer: it asks for the first step there."""
    return "ref_step" in state.compiled.index


def sheet_of(view: View) -> Sheet | None:
    """For a referral, and a method that begins as one; None for other methods."""
    state = view.state
    card = state.flow.card
    if not has_sheet(state):
        return None
    client = state.people.get("client")
    return Sheet(
        method=view.text(card.title),
        name=person_name(client, view.lang) if client and client.name else "",
        what=view.text(card.summary),
        for_whom=view.text(card.for_whom),
        takes=view.text(card.takes),
        where=f"{card.organisation} · {card.site}" if card.site else card.organisation,
        hope=_said(view, "ref_hope"),
        worry=_said(view, "ref_worry"),
        told=_answered(view, state.flow.sheet),
        arrange=_arrange(view),
        along=_said(view, "ref_along"),
        step=_said(view, "ref_step"),
        who=_said(view, "ref_step_who"),
        when=_said(view, "ref_step_when"),
        further=_further(view),
        agreed=_answered(view, _AGREEMENTS),
        how=_how_it_went(view),
        local=view.say("check_local"),
        made=date_words(state.meetings[-1].at[:10], view.lang),
    )


def _said(view: View, name: str) -> str:
    index = view.state.compiled.index
    return view.words(name) if name in index and view.state.visible(name) and view.is_mine(name) else ""


def _arrange(view: View) -> tuple[str, ...]:
    answer = view.state.answer("ref_arrange")
    if answer is None:
        return ()
    options = {option.id: option.label for option in view.state.flow.questions["ref_arrange"].options}
    return tuple(view.text(options[id]) for id in answer.value if id in options and id != "nothing")


def _further(view: View) -> tuple[str, ...]:
    """The steps agreed after the first one, such as those of the first week: what, who, when."""
    rows = [(plan.step, plan.who, plan.when) for plan in view.state.flow.plan if plan.step != "ref_step"]
    said = [[_said(view, name) for name in row if name] for row in rows]
    return tuple(" · ".join(part for part in row if part) for row in said if row[0])


def _how_it_went(view: View) -> tuple[str, ...]:
    """Taken up? Did it help? One line an answer, [] before the second meeting."""
    return _answered(view, ("ref_taken", "ref_hindrance", "ref_helped", "ref_helped_how", "ref_next"))


def _answered(view: View, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{view.question(name)} {said}" for name in names if (said := _said(view, name)))
