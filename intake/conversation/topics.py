"""What each question of a flow is about, so that an answer to it is heard before it is asked.

The phrases of `Question.unasked`: words in their order, with at most two others between them. `*` at the end of a word:
any ending. `#`: a number. `~`: any word. `^`: a name. `=` before the phrase: the whole clause.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from intake.conversation.compiled import CompiledFlow
from intake.definitions.model import Question
from intake.understanding.numbers import number_words
from intake.understanding.text import fold, plain

_BETWEEN = r"(?:[\s(:]+[\w'\-]+){0,2}?[\s(:]+"
_BARE = frozenset(["ja", "nee", "yes", "no", "soms", "sometimes", "niets", "niks", "nothing", "geen", "none"])
"""Words that say nothing without their question."""
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Topic:
    """One question that can be heard unasked. options: (option id, its words as a pattern, whether they hold a "not")."""

    question: Question
    pattern: re.Pattern[str]
    options: tuple[tuple[str, re.Pattern[str], bool], ...]


class Topics:
    """The topics of a flow in one language, found by the first letters of a word that has to be there."""

    def __init__(self, flow: CompiledFlow, lang: str) -> None:
        self._by_letters: dict[str, list[Topic]] = defaultdict(list)
        self._always: list[Topic] = []
        for name in flow.order:
            question = flow.flow.questions[name]
            phrases = question.unasked.words.get(lang, ()) if question.unasked else ()
            for topic, anchors in _topic(question, phrases, lang):
                for letters in anchors:
                    (self._by_letters[letters] if letters else self._always).append(topic)

    def about(self, said: str) -> Iterator[tuple[Topic, re.Match[str]]]:
        """The questions this clause may be about, with where it shows."""
        seen: dict[int, Topic] = {id(topic): topic for topic in self._always}
        for word in re.findall(r"[\w']+", said):
            for letters in {word[:_SHORTEST], word[:2]}:
                for topic in self._by_letters.get(letters, ()):
                    seen[id(topic)] = topic
        for topic in seen.values():
            match = topic.pattern.search(said)
            if match is not None:
                yield topic, match


def _topic(question: Question, phrases: tuple[str, ...], lang: str) -> Iterator[tuple[Topic, set[str]]]:
    if not phrases:
        return
    pattern = re.compile("|".join(f"(?:{_phrase(phrase, lang)})" for phrase in phrases))
    anchors = {_anchor(phrase) for phrase in phrases}
    yield Topic(question, pattern, _options(question, lang)), anchors


def caught(match: re.Match[str]) -> tuple[int, int]:
    """Where the `#` or `^` of the phrase that matched stands in the clause; (0, 0) when it has none."""
    return match.span(match.lastindex) if match.lastindex else (0, 0)


def _anchor(phrase: str) -> str:
    """The first letters of the longest plain word; "" when there is none."""
    words = [word.rstrip("*") for word in phrase.strip("= ").split() if word[0] not in "#~^"]
    word = max(words, key=len, default="")
    return word[:_SHORTEST] if len(word) >= _SHORTEST or not word else word[:2]


def _phrase(phrase: str, lang: str) -> str:
    whole = phrase.startswith("=")
    parts = [_part(word, lang) for word in fold(phrase).strip("= ").split()]
    source = rf"(?<![\w']){_BETWEEN.join(parts)}(?![\w'])"
    return rf"^\W*{source}\W*$" if whole else source


def _part(word: str, lang: str) -> str:
    if word == "#":
        return _number_pattern(lang)
    if word == "~":
        return r"[\w'\-]+"
    if word == "^":
        return r"([\w'\-]+)"
    return re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "")


@lru_cache(maxsize=2)
def _number_pattern(lang: str) -> str:
    spelled = "|".join(
        re.escape(word) for word in sorted(number_words(lang), key=len, reverse=True) if " " not in word
    )
    return rf"(\d+(?:[.,]\d+)?|{spelled})"


def _options(question: Question, lang: str) -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    found = []
    for option in question.options:
        variants = option.label.variants(lang).values()
        phrases = {plain(words) for words in (*variants, *option.also.get(lang, ()))} - _BARE - {""}
        for phrase in sorted(phrases, key=len, reverse=True):
            pattern = re.compile(rf"(?<![\w']){re.escape(phrase)}(?![\w'])")
            found.append((option.id, pattern, bool(re.search(NOT[lang], phrase))))
    return tuple(found)


NOT = {
    "nl": r"\b(?:geen|niet|nooit|zonder|niks|nauwelijks|amper)\b",
    "en": r"\b(?:no|not|never|without|don't|doesn't|isn't|can't|hardly|n't)\b|n't\b",
}


@lru_cache(maxsize=32)
def topics_of(flow: CompiledFlow, lang: str) -> Topics:
    """Built once for each flow and language."""
    return Topics(flow, lang)
