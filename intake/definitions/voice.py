"""To whom a finding speaks. In the worker's report it is about the client, so that whoever reads one page alone is not addressed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from intake.definitions.errors import Problem
from intake.definitions.model import LANGS, PLACEHOLDER, Flow, Place, SupportOption, Text

_YOU = {
    # "9 u" is an hour
    "nl": re.compile(r"\b(je|jij|jou|jouw|jouwe|jezelf|jullie|(?<!\d )u|uw|uzelf)\b", re.IGNORECASE),
    "en": re.compile(r"\b(you|your|yours|yourself|yourselves)\b", re.IGNORECASE),
}
_ANSWER = re.compile(r"\{answer:[^{}]*\}")
_QUOTED = re.compile(r"(?<!\w)'[^']*'(?!\w)|‘[^’]*’|“[^”]*”|\"[^\"]*\"")
_OF_THE_CARD = ("summary", "for_whom", "by_whom", "takes", "product")
_WRITE = "write {worker: ..., client: ...}, the worker's about the client"


def speaks_to_client(said: str, lang: str) -> bool:
    """Does a text as an author wrote it say je or you? What is quoted (a title, words to say) and what was answered do not count."""
    own = PLACEHOLDER.sub(lambda match: match[2], _ANSWER.sub("", said))
    return _YOU[lang].search(_QUOTED.sub("", own)) is not None


def findings(flow: Flow) -> Iterator[tuple[str, Text, Place]]:
    """What a report says by itself: points, signals and their steps, what a score means, parts of load and capacity; and of the
    method, where it may fit. Not its title, a name, and not how well it is founded, which speaks to whoever reads."""
    for rule in (*flow.points, *flow.signals, *flow.fit.reasons, *flow.fit.against):
        for text in (rule.text, *rule.steps):
            yield rule.id, text, rule.place
    for scale in flow.scales.values():
        for band in scale.bands:
            yield scale.id, band.label, scale.place
    for domain in flow.balance.load + flow.balance.capacity if flow.balance else ():
        yield domain.id, domain.title, domain.place
    for key in _OF_THE_CARD:
        yield f"card.{key}", getattr(flow.card, key), flow.place


def check_voice(flow: Flow) -> list[Problem]:
    """Findings that would speak to the client in the worker's report."""
    return _spoken_to(findings(flow))


def check_support(options: Iterable[SupportOption]) -> list[Problem]:
    """The same of the kinds of support that a report lists."""
    return _spoken_to((option.id, text, option.place) for option in options for text in (option.title, option.text))


def _spoken_to(texts: Iterable[tuple[str, Text, Place]]) -> list[Problem]:
    return [
        Problem(place, f"{name} ({lang}): the worker's report would speak to the client here, {said!r}; {_WRITE}")
        for name, text, place in texts
        for lang in LANGS
        if speaks_to_client(said := text.get(lang, "worker"), lang)
    ]
