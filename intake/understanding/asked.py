"""What the understanding may know about a question: its options, range and whom it is about."""

from __future__ import annotations

from datetime import date

from intake.definitions.model import Question, Text
from intake.understanding.readings import Context


def context_of(question: Question, lang: str, today: date, audience: str = "worker") -> Context:
    """The context of one question by itself; nobody is known in it."""

    def said(text: Text | None) -> str:
        return text.get(lang, audience) if text else ""

    given, hint = question.range, question.people
    return Context(
        lang=lang,
        today=today,
        options=tuple(
            (option.id, said(option.label), tuple(option.also.get(lang, ()))) for option in question.options
        ),
        low=given.low if given else None,
        high=given.high if given else None,
        low_label=said(given.low_label) if given else "",
        middle_label=said(given.middle_label) if given else "",
        high_label=said(given.high_label) if given else "",
        unit=said(given.unit) if given else "",
        of=hint.of if hint else "client",
        relations=hint.relations if hint else (),
        sector=hint.sector if hint else None,
    )
