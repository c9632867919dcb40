"""Which methods fit what is known, and why: the rules of each flow's `fit` weighed over a profile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from intake.advice.general import advice_for
from intake.advice.profile import Profile
from intake.definitions.expressions import BY_NAME, parse
from intake.definitions.model import Card, Flow, Library, Rule

EVIDENCE_RANK: Mapping[str, int] = {"described": 0, "esi": 1, "effect_study": 2}
"""Rising strength of evidence: only decides between methods that fit equally well."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A method that fits. score: the weights of its reasons less those against it, always above 0.

    because, against: sentences, heaviest first. takes, evidence, evidence_text: from the card.
    """

    id: str
    title: str
    score: float
    because: tuple[str, ...]
    against: tuple[str, ...]
    takes: str
    evidence: str
    evidence_text: str
    card: Card


@dataclass(frozen=True, slots=True)
class Advice:
    """suggestions: best first. advice: sentences that hold whatever method is chosen."""

    suggestions: tuple[Suggestion, ...]
    advice: tuple[str, ...]


def suggest(
    profile: Profile, library: Library, lang: str, top: int | None = None, audience: str = "worker"
) -> Advice:
    """The methods that fit `profile`, best first; at most `top` of them. audience: who reads the reasons.

    A method is left out when one of its hard conditions does not hold (or is unknown), when nothing speaks for it,
    or when as much speaks against it. Equal scores: the stronger evidence first, then by id.
    """
    found = [
        suggestion
        for flow in library.method_cards.values()
        if (suggestion := fit_of(flow, profile, lang, audience)) is not None
    ]
    found.sort(key=lambda s: (-s.score, -EVIDENCE_RANK.get(s.evidence, 0), s.id))
    return Advice(tuple(found if top is None else found[: max(top, 0)]), advice_for(profile, lang))


def fit_of(flow: Flow, profile: Profile, lang: str, audience: str = "worker") -> Suggestion | None:
    """How one method fits, or None when it is not to be suggested."""
    holds = _judge(profile)
    if not all(holds(rule) for rule in flow.fit.requires):
        return None
    reasons = [rule for rule in flow.fit.reasons if holds(rule)]
    against = [rule for rule in flow.fit.against if holds(rule)]
    score = round(sum(rule.weight for rule in reasons) - sum(rule.weight for rule in against), 2)
    if not reasons or score <= 0:
        return None
    card = flow.card
    return Suggestion(
        flow.id, card.title.get(lang, audience), score, _sentences(reasons, lang, audience),
        _sentences(against, lang, audience), card.takes.get(lang, audience), card.evidence,
        card.evidence_text.get(lang, audience), card,
    )  # fmt: skip


def unmet(flow: Flow, profile: Profile, lang: str, audience: str = "worker") -> tuple[str, ...]:
    """The hard conditions of a method that do not hold, in words."""
    holds = _judge(profile)
    return tuple(rule.text.get(lang, audience) for rule in flow.fit.requires if not holds(rule))


def _sentences(rules: Iterable[Rule], lang: str, audience: str) -> tuple[str, ...]:
    return tuple(rule.text.get(lang, audience) for rule in sorted(rules, key=lambda rule: -rule.weight))


def _judge(profile: Profile) -> Callable[[Rule], bool]:
    """A test of rules over a profile. Unknown does not hold."""
    functions: dict[str, Callable[..., object]] = dict.fromkeys(BY_NAME, _not_in_a_profile)
    functions |= {
        "has": lambda key, *words: _any(profile.has(key, word) for word in words),
        "known": lambda key: profile.get(key) is not None,
        "count": lambda key: profile.count(key),
        "withheld": lambda key: False,
    }

    def fact(key: str) -> object:
        """A list of one word may be compared as that word (`problem == 'crisis'`); longer lists only through has()."""
        known = profile.get(key)
        return known[0] if isinstance(known, tuple) and len(known) == 1 else known

    def holds(rule: Rule) -> bool:
        return parse(rule.when).evaluate(fact, functions) is True

    return holds


def _any(answers: Iterable[bool | None]) -> bool | None:
    """Whether one of them is true: three-valued."""
    known = list(answers)
    return True if True in known else None if None in known else False


def _not_in_a_profile(*words: object, **options: object) -> None:
    """People, dates and durations: a profile holds none, so they are unknown."""
    return None
