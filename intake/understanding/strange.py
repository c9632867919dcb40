"""Words of a line that the reading does not explain: a value with such words beside it is read back, not taken.

"Op twee handen te tellen" holds a two, "twee jaar, toen een pauze, toen drie" two years; neither is the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from intake.understanding.lexicons import either, lexicon
from intake.understanding.numbers import number_pattern, number_words
from intake.understanding.readings import ACCEPT, Context, Reading
from intake.understanding.text import fold

ASKED = 0.8
"""How sure a reading is at most with a strange word beside it."""
_LISTS = {"number": ("numbers", "durations"), "scale": ("numbers", "scales"), "frequency": ("numbers", "frequencies", "durations"), "duration": ("numbers", "durations", "dates"),
          "date": ("numbers", "dates", "durations")}  # fmt: skip
AGES = ("jaar", "jaren", "years")
"""Units of an age."""
_WORD = re.compile(r"(?<!\w)[^\W\d_][\w'-]*")


def read_back(found: Reading, kind: str, text: str, context: Context) -> Reading:
    """The reading; asked where the line holds words that change what it says, or that nobody expected beside it."""
    if found.confidence < ACCEPT or kind not in _LISTS or (kind == "frequency" and found.vague):
        return found
    said = fold(text)
    start, end = found.span
    whole = end - start >= len(said) and kind not in ("number", "scale")
    beside = said if whole else f"{said[:start]} # {said[end:]}"
    changed, in_all = _changing(kind, context.lang)
    if changed.search(beside) or in_all.search(said) or _has_strange(said, kind, found, context):
        return replace(found, confidence=ASKED)
    return found


def _has_strange(said: str, kind: str, found: Reading, context: Context) -> bool:
    """Is there a word that is no number, no word of a period or a date, none of the question, and no small word?"""
    small = _small(context.lang) | (_of_age(context.lang) if fold(context.unit) in ("", *AGES) else frozenset())
    asked = fold(f"{context.unit} {context.low_label} {context.high_label}")

    def strange(rest: str) -> list[str]:
        words = _WORD.findall(rest)
        return [word for word in words if word not in small and not (len(word) > 1 and word[:4] in asked)]

    if kind == "date" or said in number_words(
        context.lang
    ):  # "wij trouwden in 1989": what happened then changes no date
        return False
    start, end = found.span if kind in ("number", "scale") else (0, 0)
    if end - start >= len(said):
        start, end = 0, 0
    left = f"{said[:start]} 0 {said[end:]}"
    return bool(strange(left)) and bool(strange(words_of(kind, context.lang).sub("0", left)))


@lru_cache(maxsize=2)
def _small(lang: str) -> frozenset[str]:
    return frozenset(lexicon("strange", lang)["small"].split())


@lru_cache(maxsize=2)
def _of_age(lang: str) -> frozenset[str]:
    """Words that explain a number of years and no other: "mijn leeftijd is 59" is no answer to how many hours."""
    return frozenset(lexicon("strange", lang)["age"].split())


@lru_cache(maxsize=16)
def _changing(kind: str, lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What changes the answer when it stands beside it, and what does so anywhere."""
    words = lexicon("strange", lang)
    beside, in_all = (words[name].get(kind, ["(?!)"]) for name in ("changes", "anywhere"))
    return re.compile(rf"(?<![\w']){either(beside)}(?![\w'])"), re.compile(rf"(?<!\w){either(in_all)}(?!\w)")


@lru_cache(maxsize=16)
def words_of(kind: str, lang: str) -> re.Pattern[str]:
    """All words the lists of this kind hold."""
    words = [form for name in _LISTS[kind] for form in _forms(lexicon(name, lang))]
    if kind in ("frequency", "date"):
        often = lexicon("frequencies", lang)
        words.append(f"(?:{either(list(often['weekdays']))}){often['day_tail']}")
    if kind == "date":
        words.append(r"\w+t(?:ies|ig)")
    plain = [
        re.sub(r"\(\?P<\w+>", "(?:", form) for form in words if form and not re.search(r"\.\*|\\w\+", form)
    ]
    return re.compile(rf"{number_pattern(lang)}|(?<![\w'])(?:{either(list(dict.fromkeys(plain)))})(?!\w)")


def _forms(value: object) -> Iterator[str]:
    """Every word or pattern in a list of words, also the keys of words with a value behind them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _forms(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if isinstance(one, (list, dict, str)) and not _is_word_list(one):
                yield from _forms(one)
            if not isinstance(one, (list, dict)) or _is_word_list(one):
                yield str(key)


def _is_word_list(value: object) -> bool:
    """[3, 6] behind a word is its value, no list of words."""
    return isinstance(value, list) and all(isinstance(one, int) for one in value)
