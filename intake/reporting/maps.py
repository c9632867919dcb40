"""The drawn maps of a report: each with their description in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from intake.conversation.fold import Conversation
from intake.conversation.wording import date_words
from intake.network.beside import then_and_now
from intake.network.compare import Snapshot, compare, told
from intake.network.kin import OwnAncestor
from intake.network.maps import MAPS
from intake.network.model import Person
from intake.network.svg import svg
from intake.reporting.model import Picture, ThenAndNow
from intake.reporting.view import View

LEAST = 2
"""So many others must be in a map before it says anything."""


SAID: Mapping[str, tuple[str, ...]] = {
    "circle": ("circle", "quadrant"), "wijkecogram": ("close", "distance"), "msna": ("zone", "functions"),
}  # fmt: skip
"""Maps that are shown only where the place of so many was told: they would be guesses otherwise."""


def maps_of(view: View) -> tuple[Picture, ...]:
    """Every map that says something, the one of the method first, then those that were asked for by place; a family that cannot be (someone their own ancestor) is left undrawn.

    None of a neighbourhood: those who are named there are around nobody.
    """
    if view.for_area:
        return ()
    state = view.state
    today = date_words(state.started_at[:10], view.lang)
    drawings = []
    for name in sorted(MAPS, key=lambda name: (name != state.flow.id, name not in SAID)):
        if not _says_something(name, state.people):
            continue
        try:
            drawn = MAPS[name](state.people, state.ties, view.lang, today)
        except OwnAncestor:
            continue
        if len(drawn.nodes) > LEAST:
            drawings.append(drawn)
    return tuple(Picture(one.id, svg(one, inline=True), one.title, one.description) for one in drawings)


def then_and_now_of(view: View, earlier: Sequence[Conversation]) -> ThenAndNow | None:
    """The last talk before this one that has people, beside this one; None where there is nothing to compare."""
    before = [
        talk for talk in earlier if talk.started_at < view.state.started_at and _says_something("ecogram", talk.people)
    ]  # fmt: skip
    if not before or not _says_something("ecogram", view.state.people):
        return None
    then, now = (
        _snapshot(talk, view.lang) for talk in (max(before, key=lambda talk: talk.started_at), view.state)
    )
    drawn = then_and_now(then, now, view.lang)
    picture = Picture("then-and-now", svg(drawn, inline=True), drawn.title, drawn.description)
    return ThenAndNow(told(compare(then, now), view.lang), picture)


def _snapshot(talk: Conversation, lang: str) -> Snapshot:
    return Snapshot(talk.people, tuple(talk.ties), date_words(talk.started_at[:10], lang))


def _says_something(name: str, people: Mapping[str, Person]) -> bool:
    if name == "genogram":
        return True
    contacts = [one for id, one in people.items() if _is_contact(id, one)]
    told = SAID.get(name)
    if told is not None:
        contacts = [one for one in contacts if any(getattr(one, field) not in (None, ()) for field in told)]
    return len(contacts) >= LEAST


def _is_contact(id: str, person: Person) -> bool:
    return id not in ("client", "cared_for") and person.alive is not False
