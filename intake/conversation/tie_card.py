"""A tie as it is filled in, seen from one of its two: its kinds, and whether it can be true."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from intake.conversation.card import Field, Misread, read_field
from intake.conversation.fold import Conversation
from intake.network.kin import OwnAncestor, family_of
from intake.network.model import EMOTIONS, PARTNER_STATUSES, TIE_KINDS, Tie
from intake.network.vocabulary import CHILD_OF
from intake.words import Words

STATUSES: Mapping[str, tuple[str, ...]] = {"partner": PARTNER_STATUSES, "emotional": EMOTIONS}
KINDS = tuple(kind for one in TIE_KINDS for kind in ((one, CHILD_OF[one]) if one in CHILD_OF else (one,)))
"""All kinds as seen from the person whose tie it is: parent of, child of, ..."""
_PARENT_OF = {child: parent for parent, child in CHILD_OF.items()}

say = Words(
    {
        "missing": ("Kies wat voor band het is, en met wie.", "Choose what kind of tie it is, and with whom."),
        "order": ("'Tot' ligt vóór 'sinds'. Kijk beide jaren na.", "'Until' comes before 'since'. Check both years."),
        "ancestor": ("{name} zou de eigen voorouder zijn. Kijk de ouders en kinderen na.", "{name} would be their own ancestor. Check the parents and children."),
    }
)  # fmt: skip


def made_tie(
    state: Conversation, id: str, kind: str, other: str, status: str, when: tuple[str, str], lang: str, today: date,
    instead_of: Tie | None = None,
) -> Tie:  # fmt: skip
    """The tie of `id` with `other`. when: since and until, as typed. Raises Misread with the field that is missing or wrong."""
    if not kind or not other:
        raise Misread("with" if kind else "kind", say("missing", lang))
    ends = (other, id) if kind in _PARENT_OF else (id, other)
    since, until = (_moment(key, typed, lang, today) for key, typed in zip(("since", "until"), when, strict=True))
    if since and until and until[:4] < since[:4]:
        raise Misread("until", say("order", lang))
    made = Tie(*ends, _PARENT_OF.get(kind, kind), status or None, since, until)
    try:
        family_of(state.people, [*(tie for tie in state.ties if tie != instead_of), made])
    except OwnAncestor as problem:
        raise Misread("kind", say("ancestor", lang, name=problem.name)) from None
    return made


def _moment(key: str, typed: str, lang: str, today: date) -> str | None:
    found = read_field(Field(key, "when"), typed, lang, today).changes[key]
    return str(found) if found else None
