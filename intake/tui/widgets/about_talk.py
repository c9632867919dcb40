"""A talk in a few lines, from its row in the store: what was said in it is not read for this."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from intake.conversation.wording import date_words
from intake.definitions.model import Flow, Stage
from intake.store.rows import ConversationRow
from intake.tui.texts import say
from intake.tui.widgets.method_card import told


def about_talk(row: ConversationRow, flow: Flow | None, lang: str) -> Content:
    """What it is, how far it is, since when, and who sits at the screen. flow: None where its method is no longer there."""
    parts = [
        told(say("about_now", lang), _how_far(row, flow, lang)),
        told(say("about_begun", lang), date_words(row.started[:10], lang)),
        told(say("about_by", lang), say(f"by_{row.audience}", lang)),
    ]
    if flow is None:
        return Content("\n").join(parts)
    about = [Content.styled(flow.card.title.get(lang), "bold $primary"), Content(flow.card.summary.get(lang)), Content("\n").join(parts)]
    if flow.card.product is not None:
        about.append(told(say("card_product", lang), flow.card.product.get(lang)))
    return Content("\n\n").join(about)


def _how_far(row: ConversationRow, flow: Flow | None, lang: str) -> str:
    status = say(row.status, lang)
    if row.status == "finished":
        return f"{status}. {say('about_report', lang)}"
    stage = _stage_of(row.current, flow.stages) if flow is not None else None
    return say("about_at", lang, status=status, stage=stage.title.get(lang)) if stage is not None else status


def _stage_of(question: str, stages: Iterable[Stage]) -> Stage | None:
    """The innermost stage that asks it."""
    for stage in stages:
        found = _stage_of(question, stage.stages) or (stage if question in stage.questions else None)
        if found is not None:
            return found
    return None
