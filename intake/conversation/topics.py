"""What each question of a flow is about, so that an answer to it is heard before it is asked.

The phrases of `Question.unasked`: words in their order, with at most two others between them. `*` at the end of a word:
any ending. `#`: a number. `~`: any word. `^`: a name. `=` before the phrase: the whole clause.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from intake.conversation.compiled import CompiledFlow
from intake.definitions.model import Question
from intake.understanding.text import fold, plain

_BETWEEN = r"(?:[\s(:]+[\w'\-]+){0,2}?[\s(:]+"
_BARE = frozenset(["ja", "nee", "yes", "no", "soms", "sometimes", "niets", "niks", "nothing", "geen", "none"])
"""Words that say nothing without their question."""
_SHORTEST = 3


@dataclass(frozen=True)
class Topic:
    """One question that can be heard unasked. options: (option id, its words, whether they hold a "not")."""

    question: Question
    source: str
    options: tuple[tuple[str, str, bool], ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Made when a word of it is first said: a flow has many, a line touches few."""
        return re.compile(self.source)


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
    source = "|".join(f"(?:{_phrase(phrase, lang)})" for phrase in phrases)
    anchors = {_anchor(phrase) for phrase in phrases}
    yield Topic(question, source, options_of(question, lang)), anchors


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
        return _NUMBERS[lang]
    if word == "~":
        return r"[\w'\-]+"
    if word == "^":
        return r"([\w'\-]+)"
    return re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "")


_NUMBERS = {
    "nl": r"(\d+(?:[.,]\d+)?|\w*(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|tien)"
    r"|een|\u00e9\u00e9n|twee|drie|vier|vijf|zes|zeven|acht|negen|elf|twaalf|anderhalf|anderhalve|half|nul)",
    "en": r"(\d+(?:[.,]\d+)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|\w+teen"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|zero)",
}
"""What can stand at `#`; which number it is, `find_numbers` says."""


def options_of(question: Question, lang: str) -> tuple[tuple[str, str, bool], ...]:
    """(option id, words that mean it, whether they hold a "not"), the longest words of each option first."""
    found = []
    for option in question.options:
        variants = option.label.variants(lang).values()
        phrases = {plain(words) for words in (*variants, *option.also.get(lang, ()))} - _BARE - {""}
        for phrase in sorted(phrases, key=len, reverse=True):
            found.append((option.id, phrase, bool(re.search(NOT[lang], phrase))))
    return tuple(found)


def places(said: str, phrase: str) -> Iterator[tuple[int, int]]:
    """Where the phrase stands as whole words."""
    at = said.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not (said[at - 1 : at].isalnum() or said[end : end + 1].isalnum()):
            yield at, end
        at = said.find(phrase, at + 1)


NOT = {
    "nl": r"\b(?:geen|niet|nooit|zonder|niks|nauwelijks|amper)\b",
    "en": r"\b(?:no|not|never|without|don't|doesn't|isn't|can't|hardly|n't)\b|n't\b",
}


@lru_cache(maxsize=32)
def topics_of(flow: CompiledFlow, lang: str) -> Topics:
    """Built once for each flow and language."""
    return Topics(flow, lang)
