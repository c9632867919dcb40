"""A talk with everyone but the two it is about by initials, in every text: for copies that leave the house."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from intake.conversation.fold import Conversation, fold
from intake.network.wording import initials

TWO = ("client", "cared_for")
_IDS = ("id", "question", "again", "files")
"""What holds ids and definitions, no words of a talk."""
_BETWEEN = frozenset(["de", "den", "der", "des", "het", "in", "la", "le", "les", "'t", "te", "ten", "ter", "tot", "van", "vande", "vander", "von", "op", "el", "al", "bin", "ben"])
"""Words between first name and surname, which stand everywhere."""


def by_initials(state: Conversation) -> Conversation:
    """The same talk, folded from events in which the names of others are initials: "Sanne de Vries", "Sanne" -> "S.d.V.", "S."."""
    names = _names(state)
    if not names:
        return state
    pattern = re.compile(
        "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(names, key=len, reverse=True)), re.IGNORECASE
    )

    def short(match: re.Match[str]) -> str:
        return initials(names.get(match[0].casefold(), match[0]))

    def renamed(value: Any) -> Any:
        if isinstance(value, str):
            return pattern.sub(short, value)
        if isinstance(value, Mapping):
            return {key: renamed(one) if key not in _IDS else one for key, one in value.items()}
        if isinstance(value, (list, tuple)):
            return [renamed(one) for one in value]
        return value

    return fold(state.compiled, [replace(event, data=renamed(event.data)) for event in state.events])


def _names(state: Conversation) -> dict[str, str]:
    """Every name, whole and each other part of it that has a capital, of those who are not one of the two; casefolded -> as it is."""
    kept = {part.casefold() for id in TWO if id in state.people for part in state.people[id].name.split()}
    found: dict[str, str] = {}
    for id, person in state.people.items():
        if id in TWO or not person.name.strip():
            continue
        words = person.name.split()
        for name in (person.name.strip(), words[0], *(word for word in words if word[0].isupper() and word.casefold() not in _BETWEEN)):
            if name.casefold() not in kept:
                found[name.casefold()] = name
    return found
