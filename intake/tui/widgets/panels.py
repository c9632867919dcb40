"""The panels beside the chat: where we are, who is there, and what the figures say so far."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from intake.conversation.card import about
from intake.conversation.dialogue import Dialogue
from intake.conversation.fold import Conversation
from intake.conversation.naming import person_words
from intake.conversation.wording import frequency_words
from intake.network.labels import tie_words
from intake.network.model import Person
from intake.network.wording import relation_words
from intake.scoring.results import Measure
from intake.tui.texts import say

_MARKS = {"done": "●", "now": "▶", "ahead": "○"}
_BAR = 20
_INDENT = "\u00a0\u00a0"
"""Blanks that stay at the start of a line."""
_ENOUGH = 0.15
"""The share of a measure that must be known before a figure is shown."""


def stages_panel(talk: Dialogue, lang: str) -> Content:
    """All stages with their progress and time; where the talk is stands out."""
    lines: list[Content] = []
    for row in talk.progress():
        if row.state == "hidden":
            continue
        count = f"{row.done}/{row.total}"
        time = (
            f" · {say('minutes', lang, minutes=row.minutes)}" if row.minutes and row.state != "done" else ""
        )
        style = {"now": "bold $accent", "done": "$foreground 60%"}.get(row.state, "")
        text = f"{_INDENT * row.depth}{_MARKS[row.state]} {row.title}"
        lines += [
            Content.styled(text, style),
            Content.styled(f"{_INDENT * row.depth}{_INDENT}{count}{time}", "$foreground 60%"),
        ]
    return Content("\n").join(lines)


def people_panel(talk: Dialogue, lang: str) -> Content:
    """Load and capacity as bars with their range, the people so far, and the notes."""
    state = talk.state
    parts: list[Content] = []
    balance = state.balance()
    if balance is not None and talk.state.audience != "client":
        parts.append(Content.styled(say("scores", lang), "bold $primary"))
        parts += _measure(say("load", lang), balance.load, lang, "$secondary")
        parts += _measure(say("capacity", lang), balance.capacity, lang, "$primary")
        parts.append(Content(""))
    parts.append(Content.styled(say("people", lang), "bold $primary"))
    people = [person for id, person in state.people.items() if id not in ("client", "cared_for")]
    parts += [Content(f"• {person_words(state, person)}") for person in people[-40:]] or [
        Content.styled(say("none_yet", lang), "$foreground 60%")
    ]
    if state.notes:
        parts += [Content(""), Content.styled(say("notes", lang), "bold $primary")]
        parts += [Content(f"✎ {note.text[:200]}") for note in state.notes[-10:]]
    return Content("\n").join(parts)


def _measure(title: str, measure: Measure, lang: str, colour: str) -> list[Content]:
    if measure.score is None or measure.coverage < _ENOUGH:
        return [Content(f"{title}: {say('unknown', lang)}")]
    full = round(measure.score / 100 * _BAR)
    high = max(full, round(measure.high / 100 * _BAR))
    bar = Content.assemble(("█" * full, colour), ("░" * (high - full), colour), "·" * (_BAR - high))
    told = say("range", lang, score=round(measure.score), low=round(measure.low), high=round(measure.high))
    return [Content(title), bar, Content.styled(told, "$foreground 70%")]


def about_person(state: Conversation, people: Mapping[str, Person], id: str, lang: str) -> Content:
    """What is known of someone, in three lines: who, the ties, and what they do. people: names as they are shown."""
    person = people[id]
    ties = [tie_words(tie, id, people, lang) for tie in state.ties if id in (tie.a, tie.b)]
    lines = [
        Content.styled(person_words(state, person), "bold"),
        Content("; ".join(ties)),
        Content.styled(" · ".join(about(person, lang)), "$foreground 80%"),
    ]
    return Content("\n").join(line for line in lines if line.plain)


def more_about(people: Mapping[str, Person], lang: str) -> dict[str, tuple[str, ...]]:
    """A few words about each person, for a large map: relation, how often, place."""
    found = {}
    for id, person in people.items():
        told = (
            relation_words(person.relation, lang, person.gender) if person.name else "",
            frequency_words(person.per_month, lang) if person.per_month is not None else "",
            person.place or "",
        )
        found[id] = tuple(filter(None, told))
    return found
