"""What a method is, to read beside a list of methods."""

from __future__ import annotations

from textual.content import Content

from intake.definitions.model import Flow, Library
from intake.tui.texts import say

PARTS = ("summary", "for_whom", "by_whom", "takes", "needs", "not_when", "product", "evidence_text")


def method_card(flow: Flow, library: Library, lang: str) -> Content:
    """The title, then a paragraph for each thing that the card tells."""
    card = flow.card
    parts = [Content.styled(card.title.get(lang).upper(), "bold $primary")]
    for key in PARTS:
        text = getattr(card, key)
        if text is not None:
            parts.append(told(say(f"card_{key}", lang), text.get(lang)))
    parts.append(Content(" · ".join(part for part in (card.organisation, card.site) if part)))
    others = [other.card.title.get(lang) for other in library.variants(flow.id)]
    if others:
        parts.append(Content(say("variants", lang, titles=", ".join(others))))
    if not flow.stages:
        parts.append(Content(say("only_card", lang)))
    return Content("\n\n").join(part for part in parts if part.plain)


def told(heading: str, text: str) -> Content:
    """Heading: text."""
    return Content.assemble((f"{heading}: ", "bold") if heading else "", text)
