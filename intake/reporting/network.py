"""What the network is like and what it gives: the person's own view first, then what was counted."""

from __future__ import annotations

from collections.abc import Mapping

from intake.network.characteristics import characteristics
from intake.network.meaning import Meaning, functions_told, meanings
from intake.reporting.model import CharacteristicRow, FunctionRow
from intake.reporting.texts import say
from intake.reporting.view import View

OWN_VIEW: Mapping[str, tuple[str, ...]] = {
    "size": ("view_size",), "composition": ("view_variety",), "density": ("view_density",),
    "stability": ("view_stability",), "complexity": ("view_roles",), "reachability": ("view_near",),
    "reciprocity": ("view_balance",), "care": ("view_care",), "single": ("backup", "view_single"),
    "affection": ("fn_affection",), "belonging": ("fn_belonging",), "material": ("fn_material",),
    "security": ("fn_security",),
}  # fmt: skip
"""Characteristic or function -> the questions in which the person says how they see it."""


FIGURES_FOR_CLIENT = ("size", "composition", "stability", "reachability", "single")
"""Counts read by themselves; shares and means are for the professional."""


def characteristic_rows(view: View) -> tuple[CharacteristicRow, ...]:
    """Those of which something is known, in the guide's order."""
    if not _has_people(view):
        return ()
    state = view.state
    found = characteristics(state.people, state.ties, state.today())
    rows = (
        CharacteristicRow(one.id, _title(view, one), _own(view, one.id), _figure(view, one), one.sentences)
        for one in meanings(found, state.people, view.lang, view.audience)
    )
    return tuple(row for row in rows if row.own or row.figure or row.meaning)


def _title(view: View, told: Meaning) -> str:
    """In plain words for the client, without the guide's word."""
    if not view.for_client:
        return told.title
    plain = f"{told.id}_title_client"
    return view.say(plain) if plain in say.table else told.title.split(" (")[0]


def _figure(view: View, told: Meaning) -> str:
    return "" if view.for_client and told.id not in FIGURES_FOR_CLIENT else told.figure


def function_rows(view: View) -> tuple[FunctionRow, ...]:
    """Who gives what, and what nobody gives; none where nothing of the kind was said."""
    state = view.state
    found = characteristics(state.people, state.ties, state.today())
    told = functions_told(found, state.people, view.lang, view.audience)
    rows = tuple(
        FunctionRow(
            one.id, one.title, one.what, _own(view, one.id), ", ".join(one.names) or one.nobody, not one.names
        )
        for one in told
    )
    return rows if _has_people(view) and any(row.own or not row.missing for row in rows) else ()


def _has_people(view: View) -> bool:
    """Are there people around the one it is about? Those of a neighbourhood are around nobody."""
    return not view.for_area and any(
        id not in ("client", "cared_for") and person.alive is not False
        for id, person in view.state.people.items()
    )


def _own(view: View, id: str) -> str:
    """What the person said of it, with the question; "" where nothing was said."""
    for name in OWN_VIEW[id]:
        if name in view.state.compiled.index and view.state.visible(name) and view.is_mine(name):
            answer = view.state.answer(name)
            if answer is not None:
                said = view.words(name) or answer.words
                return view.say("own_view", question=view.question(name), answer=said)
    return ""
