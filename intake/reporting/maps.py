"""The drawn maps of a report: genogram and ecogram, with their description in words."""

from __future__ import annotations

from intake.conversation.wording import date_words
from intake.network.drawing import Drawing
from intake.network.ecogram import ecogram
from intake.network.genogram import genogram
from intake.network.kin import OwnAncestor
from intake.network.model import Person
from intake.network.svg import svg
from intake.reporting.model import Picture
from intake.reporting.view import View

LEAST = 2
"""So many others must be in a map before it says anything."""


def maps_of(view: View) -> tuple[Picture, ...]:
    """The maps that have enough people in them; a family that cannot be (someone their own ancestor) is left undrawn."""
    state = view.state
    today = date_words(state.started_at[:10], view.lang)
    drawings: list[Drawing] = []
    try:
        drawn = genogram(state.people, state.ties, view.lang, today)
        if len(drawn.nodes) > LEAST:
            drawings.append(drawn)
    except OwnAncestor:
        pass
    if sum(_is_contact(id, person) for id, person in state.people.items()) >= LEAST:
        drawings.append(ecogram(state.people, state.ties, view.lang, today))
    return tuple(Picture(one.id, svg(one, inline=True), one.title, one.description) for one in drawings)


def _is_contact(id: str, person: Person) -> bool:
    return id not in ("client", "cared_for") and person.alive is not False
