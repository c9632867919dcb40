"""How easy the client's texts read: an indicator of level B1, not a proof of it.

Dutch: Flesch-Douma (Douma 1960) = 206.835 - 0.93 words per sentence - 77 syllables per word. English: Flesch Reading Ease
(Flesch 1948) = 206.835 - 1.015 words per sentence - 84.6 syllables per word. Both: 70 and more is easy. Syllables are
counted by the hyphenation patterns of pyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from intake.definitions.errors import Problem
from intake.definitions.model import LANGS, PLACEHOLDER, Flow, Place, Stage, Text, Tip
from intake.definitions.reading import walk

if TYPE_CHECKING:
    from pyphen import Pyphen

EASY = 70.0
"""The lowest score of a block."""
LONGEST = 15
"""Words in a sentence at most."""
MEAN = 12.0
"""Words in a sentence on average over a flow, at most."""
RARE = 5
"""A word of this many syllables counts as rare."""

_FORMULA = {"nl": (0.93, 77.0), "en": (1.015, 84.6)}
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n")


@dataclass(frozen=True, slots=True)
class Ease:
    """score: see the module; longest and mean: words in a sentence; words, sentences: how many; rare: long words, sorted."""

    score: float
    longest: int
    mean: float
    words: int
    sentences: int
    rare: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Texts of a client that are read together, and where they stand."""

    name: str
    lang: str
    words: str
    place: Place


@lru_cache(maxsize=2)
def _patterns(lang: str) -> Pyphen:
    from pyphen import Pyphen

    return Pyphen(lang={"nl": "nl_NL", "en": "en_GB"}[lang], left=1, right=1)


@lru_cache(maxsize=20_000)
def syllables(word: str, lang: str) -> int:
    """At least 1."""
    return len(_patterns(lang).positions(word.casefold())) + 1


def ease(text: str, lang: str) -> Ease | None:
    """None for a text without words."""
    said = PLACEHOLDER.sub(lambda match: match[2], text)
    sentences = [count for part in _SENTENCE.split(said) if (count := len(_WORD.findall(part)))]
    words = _WORD.findall(said)
    if not words:
        return None
    counts = {word: syllables(word, lang) for word in words}
    per_sentence, per_word = _FORMULA[lang]
    mean = len(words) / len(sentences)
    score = 206.835 - per_sentence * mean - per_word * sum(counts[word] for word in words) / len(words)
    rare = tuple(sorted({word.casefold() for word, count in counts.items() if count >= RARE}))
    return Ease(score, max(sentences), mean, len(words), len(sentences), rare)


def blocks(flow: Flow) -> Iterator[Block]:
    """What a client reads of a flow: each question with its why and help, each stage with its words."""
    for stage in walk(flow.stages):
        if stage.audience and "client" not in stage.audience:
            continue
        yield from _block(stage.id, _stage_texts(stage), stage.place)
        for name in stage.questions:
            question = flow.questions[name]
            yield from _block(name, (question.text, question.why, question.help), question.place)


def _stage_texts(stage: Stage) -> tuple[Text | None, ...]:
    return (stage.guide.goal if stage.guide else None, stage.intro, stage.closing)


def _block(name: str, texts: Iterable[Text | None], place: Place) -> Iterator[Block]:
    given = [text for text in texts if text is not None]
    for lang in LANGS:
        words = " ".join(text.get(lang, "client").strip() for text in given)
        if words.strip():
            yield Block(name, lang, words, place)


def check_ease(flow: Flow) -> list[Problem]:
    """Blocks that are too hard to read, and languages whose sentences are too long on average."""
    problems = []
    totals = dict.fromkeys(LANGS, (0, 0))
    for block in blocks(flow):
        found = ease(block.words, block.lang)
        if found is None:
            continue
        words, sentences = totals[block.lang]  # type: ignore[index]
        totals[block.lang] = (words + found.words, sentences + found.sentences)  # type: ignore[index]
        problems += _too_hard(block, found)
    for lang, (words, sentences) in totals.items():
        if sentences and words / sentences > MEAN:
            problems.append(
                Problem(
                    flow.place,
                    f"{lang}: sentences have {words / sentences:.1f} words on average; keep it to {MEAN:g}",
                )
            )
    return problems


def check_tips(tips: Iterable[Tip]) -> list[Problem]:
    """Sentences that are too long in what who leads the talk reads; their words may be the field's own."""
    read = [(tip, lang, ease(tip.text.get(lang), lang)) for tip in tips for lang in LANGS]
    return [
        _too_long(tip.id, lang, found.longest, tip.place, "who leads the talk")
        for tip, lang, found in read
        if found is not None and found.longest > LONGEST
    ]


def _too_long(name: str, lang: str, words: int, place: Place, reader: str) -> Problem:
    return Problem(place, f"{name!r} ({lang}) has a sentence of {words} words for {reader}; at most {LONGEST}")


def _too_hard(block: Block, found: Ease) -> list[Problem]:
    problems = []
    if found.longest > LONGEST:
        problems.append(_too_long(block.name, block.lang, found.longest, block.place, "the client"))
    if found.score < EASY:
        rare = f"; long words: {', '.join(found.rare)}" if found.rare else ""
        problems.append(
            Problem(
                block.place,
                f"{block.name!r} ({block.lang}) reads at {found.score:.0f} for the client; {EASY:g} is the least: use shorter words and sentences{rare}",
            )
        )
    return problems
