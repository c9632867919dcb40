"""What is known about a person or a neighbourhood, in the words of the advice vocabulary. All of it is optional."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from intake.definitions.nodes import did_you_mean
from intake.words import Words

CONDITIONS = (
    "intellectual_disability", "psychiatric", "dementia", "physical", "chronic_illness", "addiction", "low_literacy",
)  # fmt: skip

ONE: Mapping[str, tuple[str, ...]] = {
    "level": ("individual", "family", "neighbourhood"),
    "gender": ("woman", "man", "other"),
    "living": ("home", "institution"),
    "cared_for_living": ("home", "institution"),
    "scope": ("street", "district"),
}
"""Keys that take one word."""

MANY: Mapping[str, tuple[str, ...]] = {
    "conditions": CONDITIONS,
    "cared_for": CONDITIONS,
    "loneliness": ("social", "emotional", "existential"),
    "problem": ("conflict", "crisis"),
    "wishes": (
        "friends", "company", "meaning", "practical_help", "share_care", "share_information", "plan_care", "own_plan",
        "learn_skills", "online_contact", "neighbourhood_contact", "share_interests", "future_without_parents",
        "measure_contacts",
    ),
}  # fmt: skip
"""Keys that take a list of words; one word alone is read as a list of one."""

NUMBERS: Mapping[str, tuple[float, float]] = {
    "age": (0, 120),
    "load": (0, 100),
    "capacity": (0, 100),
    "widowed_months": (0, 1_200),
    "network_size": (0, 1_000),
    "time_minutes": (1, 10_000),
}
"""Keys that take a number: years, points, points, months, people, minutes; lowest and highest, ends included."""

TRUTHS = (
    "carer", "professionals_at_table", "motivated", "off_balance", "poverty", "deprived", "needs_map",
)  # fmt: skip
"""Keys that take true or false."""

KEYS = frozenset((*ONE, *MANY, *NUMBERS, *TRUTHS))

_say = Words(
    {
        "unknown": (
            "{where}: dit onderdeel bestaat niet{guess}; gebruik een van: {allowed}",
            "{where}: there is no such key{guess}; use one of: {allowed}",
        ),
        "one": (
            "{where}: {value} kan niet{guess}; kies een van: {allowed}",
            "{where}: {value} is not possible{guess}; choose one of: {allowed}",
        ),
        "many": (
            "{where}: {value} kan niet{guess}; geef een lijst met: {allowed}",
            "{where}: {value} is not possible{guess}; give a list of: {allowed}",
        ),
        "number": (
            "{where}: {value} kan niet; geef een getal van {allowed}",
            "{where}: {value} is not possible; give a number from {allowed}",
        ),
        "truth": (
            "{where}: {value} kan niet; geef true of false",
            "{where}: {value} is not possible; give true or false",
        ),
        "mapping": (
            "dit is geen profiel; geef regels als: age: 72",
            "this is not a profile; give lines such as: age: 72",
        ),
        "guess": (" (bedoel je {word}?)", " (did you mean {word}?)"),
        "range": ("{low} tot en met {high}", "{low} to {high}"),
    }
)

_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class ProfileProblem:
    """One thing that is wrong. kind: unknown, one, many, number, truth or mapping; value: what was given, as shown."""

    key: str
    kind: str
    value: str = ""

    def sentence(self, lang: str = "en") -> str:
        """What is wrong and what is allowed instead."""
        if self.kind == "mapping":
            return _say("mapping", lang)
        words = self._allowed()
        return _say(
            self.kind, lang, allowed=self._range(lang) if self.kind == "number" else ", ".join(words),
            guess=_guess(self.key if self.kind == "unknown" else self.value, words, lang), where=self.key, value=self.value,
        )  # fmt: skip

    def _allowed(self) -> tuple[str, ...]:
        if self.kind == "unknown":
            return tuple(sorted(KEYS))
        return ONE.get(self.key) or MANY.get(self.key) or ()

    def _range(self, lang: str) -> str:
        low, high = NUMBERS[self.key]
        return _say("range", lang, low=f"{low:g}", high=f"{high:g}")


def _guess(word: str, known: tuple[str, ...], lang: str) -> str:
    english = did_you_mean(word.lower().replace(" ", "_").replace("-", "_").strip("'\""), known)
    return _say("guess", lang, word=english.split("'")[1]) if english else ""


class ProfileError(ValueError):
    """A profile that cannot be used. `problems` holds everything that is wrong with it, in the order it was given."""

    def __init__(self, problems: tuple[ProfileProblem, ...]) -> None:
        super().__init__("\n".join(problem.sentence() for problem in problems))
        self.problems = problems

    def sentences(self, lang: str = "en") -> tuple[str, ...]:
        return tuple(problem.sentence(lang) for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Profile:
    """facts: key -> word, tuple of words, number, or true/false. A key that is not there is not known."""

    facts: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    def get(self, key: str) -> object:
        """The fact, or None when it is not known."""
        return self.facts.get(key)

    def has(self, key: str, word: str) -> bool | None:
        """Whether a list holds a word (or one word is that word); None when the key is not known."""
        fact = self.facts.get(key)
        if fact is None:
            return None
        return word in fact if isinstance(fact, tuple) else fact == word

    def count(self, key: str) -> int | None:
        fact = self.facts.get(key)
        return len(fact) if isinstance(fact, tuple) else None


def check_profile(data: Mapping[str, object]) -> Profile:
    """The profile in `data`. Raises ProfileError with every problem at once. A key with nothing (None) is not known."""
    profile, problems = read_profile(data)
    if problems:
        raise ProfileError(problems)
    return profile


def read_profile(data: Mapping[str, object]) -> tuple[Profile, tuple[ProfileProblem, ...]]:
    """What can be used of `data`, and what cannot. Never raises."""
    if not isinstance(data, Mapping):
        return Profile(), (ProfileProblem("", "mapping"),)
    facts: dict[str, object] = {}
    problems: list[ProfileProblem] = []
    for key, value in data.items():
        if not isinstance(key, str) or key not in KEYS:
            problems.append(ProfileProblem(_shown(key), "unknown"))
        elif value is not None:
            fact, wrong = _read(key, value)
            problems += wrong
            if not wrong:
                facts[key] = fact
    return Profile(MappingProxyType(facts)), tuple(problems)


def _read(key: str, value: object) -> tuple[object, list[ProfileProblem]]:
    if key in ONE:
        right, kind = isinstance(value, str) and value in ONE[key], "one"
    elif key in NUMBERS:
        right, kind = _within(value, *NUMBERS[key]), "number"
    elif key in TRUTHS:
        right, kind = isinstance(value, bool), "truth"
    else:
        return _read_many(key, value)
    return value, [] if right else [ProfileProblem(key, kind, _shown(value))]


def _read_many(key: str, value: object) -> tuple[object, list[ProfileProblem]]:
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, (list, tuple)):
        return (), [ProfileProblem(key, "many", _shown(value))]
    wrong = [
        ProfileProblem(key, "many", _shown(word))
        for word in words
        if not isinstance(word, str) or word not in MANY[key]
    ]
    return tuple(word for word in MANY[key] if word in words), wrong


def _within(value: object, low: float, high: float) -> bool:
    return (
        isinstance(value, (int, float))
        and not isinstance(value, bool)
        and math.isfinite(value)
        and low <= value <= high
    )


def _shown(value: object) -> str:
    """What was given, on one line and not too long: it came from a file and is shown in a message."""
    text = "".join(
        letter if letter.isprintable() else " "
        for letter in (value if isinstance(value, str) else str(value))
    )
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
