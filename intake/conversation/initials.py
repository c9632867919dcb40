"""A talk with everyone but the two it is about by initials, in every text: for copies that leave the house."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

from intake.conversation.events import Event
from intake.conversation.fold import Conversation, fold
from intake.network.wording import initials
from intake.understanding.people_lexicon import people_lexicon
from intake.understanding.text import fold as folded

TWO = ("client", "cared_for")
_TEXTS = frozenset(["words", "text", "note", "name", "reason", "goal", "step", "who", "when", "place", "has_met", "named_by"])
"""What holds words of a talk; all else are ids, codes and figures."""
_BETWEEN = frozenset(["de", "den", "der", "des", "het", "in", "la", "le", "les", "'t", "te", "ten", "ter", "tot", "van", "vande", "vander", "von", "op", "el", "al", "bin", "ben"])
"""Words between first name and surname, which stand everywhere."""


@dataclass(frozen=True)
class Initials:
    """Puts initials for names. names: whole names and parts of them, casefolded -> as they are."""

    names: dict[str, str]

    def in_text(self, text: str) -> str:
        """A name counts with its capital: "hij is nog jong" is not about Peter de Jong. A first name that is no other word
        ("sanne") counts typed small too."""
        return self._pattern.sub(self._short, text) if self.names else text

    def of_name(self, name: str) -> str:
        """What someone is called, which is a name however it was typed."""
        whole = self.names.get(_key(name))
        return initials(whole) if whole else self.in_text(name)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.names.values(), key=len, reverse=True)
        return re.compile("|".join(rf"(?<!\w)(?:{_form(name.split())})(?!\w)" for name in longest_first))

    def _short(self, match: re.Match[str]) -> str:
        return initials(self.names.get(_key(match[0]), match[0]))


def initials_of(talks: Iterable[Conversation]) -> Initials:
    """For all in these talks who are not one of the two."""
    people = [(id, person.name) for talk in talks for id, person in talk.people.items()]
    kept = {part.casefold() for id, name in people if id in TWO for part in name.split()}
    found = [form for id, name in people if id not in TWO for form in _forms(name.split())]
    return Initials({form.casefold(): form for form in found if form.casefold() not in kept})


def by_initials(state: Conversation, short: Initials | None = None) -> Conversation:
    """The same talk, folded from events in which the names of others are initials: "Sanne de Vries", "Sanne" -> "S.d.V.", "S.".

    short: for whom, by default for those in this talk.
    """
    short = short or initials_of([state])
    if not short.names:
        return state
    events = [replace(event, data=_renamed(event.data, "", _texts(state, event), short)) for event in state.events]
    return fold(state.compiled, events)


def _texts(state: Conversation, event: Event) -> AbstractSet[str]:
    """The keys of this event that hold words: of an answer its value too, unless the question takes a code or a figure."""
    if event.kind != "answered":
        return _TEXTS
    question = state.flow.questions.get(str(event.data["question"]))
    return _TEXTS | {"value"} if question is None or question.kind == "text" else _TEXTS


def _renamed(value: Any, key: str, texts: AbstractSet[str], short: Initials) -> Any:
    if isinstance(value, str):
        return short.of_name(value) if key == "name" else short.in_text(value) if key in texts else value
    if isinstance(value, Mapping):
        return {name: _renamed(one, name, texts, short) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_renamed(one, key, texts, short) for one in value]
    return value


def _forms(words: list[str]) -> list[str]:
    """The whole name, and each part that may stand for it, with its capital."""
    parts = [word for word in words if word.casefold() not in _BETWEEN]
    if words and words[0] not in parts and words[0][0].isupper() and folded(words[0]) in people_lexicon("nl").given_names:
        parts.append(words[0])  # Ben Visser, unlike De Groot
    return [" ".join(words), *(part[0].upper() + part[1:] for part in parts)] if words else []


def _form(words: list[str]) -> str:
    """A whole name or a part as a pattern."""
    as_typed = r"\s+".join(map(re.escape, words))
    if any(folded(word) in _typed_small() for word in words):
        return f"(?i:{as_typed})"
    with_capital = r"\s+".join(_with_capital(word, len(words) == 1) for word in words)
    return with_capital if len(words) == 1 else f"{with_capital}|{as_typed}"


def _with_capital(word: str, alone: bool) -> str:
    if not alone and word.casefold() in _BETWEEN:
        return f"(?i:{re.escape(word)})"
    return f"{re.escape(word[0].upper())}(?i:{re.escape(word[1:])})"


@cache
def _typed_small() -> frozenset[str]:
    """First names that are no other word."""
    lexicon = people_lexicon("nl")
    return frozenset(lexicon.given_names) - lexicon.capital_names - _BETWEEN


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
