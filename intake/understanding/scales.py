"""Degrees in words: a mark on a scale, and options that stand in an order ("bijna nooit" among never .. always)."""

from __future__ import annotations

import re
from functools import lru_cache
from math import ceil

from rapidfuzz import fuzz

from intake.understanding.lexicons import either, lexicon
from intake.understanding.numbers import find_numbers, whole
from intake.understanding.readings import Context, Reading
from intake.understanding.text import fold, plain

LINES = ("often", "agree", "good", "amount")
"""The lines of degree; a more specific one goes before amount."""
NEAR, CLEAR = 0.09, 0.05
"""How near a degree must be to an option, and how much nearer than to the next one."""


_LEAST = 4
"""Letters of a word that tells one end from the other."""


@lru_cache(maxsize=8)
def _pattern(line: str, lang: str) -> re.Pattern[str]:
    words = [re.escape(word) for word in lexicon("scales", lang)[line]]
    return re.compile(rf"(?<![\w']){either(words)}(?![\w'])")


@lru_cache(maxsize=2)
def _ends(lang: str) -> tuple[tuple[float, float, re.Pattern[str]], ...]:
    """Words for an end or the middle: their place, how sure, and how they are said. Strong words are near an end only."""
    words = lexicon("scales", lang)
    lead = rf"(?:{either(words['lead'])} )*"
    return tuple(
        (place, sure, re.compile(lead + either(words[key]) + r"(?: hoor| graag| please| really| cijfer| mark)?"))
        for key, place, sure in (
            ("top", 1.0, 0.9), ("bottom", 0.0, 0.9), ("middle", 0.5, 0.9), ("most", 1.0, 0.7), ("least", 0.0, 0.7),
        )
    )  # fmt: skip


@lru_cache(maxsize=2048)
def degree(text: str, line: str, lang: str) -> float | None:
    """Where the words stand on that line, 0..1; the longest words of degree count. None where they hold none."""
    said = plain(text).replace(",", "")
    found = [match[0] for match in _pattern(line, lang).finditer(said)]
    if not found:
        return None
    return float(lexicon("scales", lang)[line][max(found, key=len)])


def read_scale(text: str, context: Context) -> Reading | None:
    """A mark between low and high (0 and 10 where not given): "een 7", "zeven van de tien", "best wel zwaar"."""
    low = context.low if context.low is not None else 0.0
    high = context.high if context.high is not None else 10.0
    return (
        _at_end(text, low, high, context)
        or _in_figures(text, low, high, context.lang)
        or _in_words(text, low, high, context)
    )


def _at_end(text: str, low: float, high: float, context: Context) -> Reading | None:
    """ "Doe maar het hoogste", "top of the scale"; "loodzwaar" is asked."""
    said = plain(text)
    for place, sure, pattern in _ends(context.lang) if len(said) < 60 else ():
        if pattern.fullmatch(said):
            turned = sure < 0.9 and _turned(context)
            return Reading(
                whole(round(low + (high - low) * (1 - place if turned else place))), (0, len(text)), sure
            )
    return None


def _turned(context: Context) -> bool:
    """Is the low end the better or fuller one?"""
    for line in LINES:
        ends = [
            degree(label, line, context.lang) if label else None
            for label in (context.low_label, context.high_label)
        ]
        if ends[0] is not None and ends[1] is not None:
            return ends[0] > ends[1]
    return False


def _in_figures(text: str, low: float, high: float, lang: str) -> Reading | None:
    top = f"{whole(high)}|10|100|tien|ten|vijf|five|honderd"
    said = re.sub(
        rf"(?<=\d) ?/ ?(?:{top})(?!\d)|\b(?:{lexicon('scales', lang)['out_of']}) ?(?:de |een |the )?(?:{top})\b",
        lambda match: " " * len(match[0]),
        fold(text),
    )
    found = [number for number in find_numbers(said, lang) if number.sure > 0.9 or high > 4]
    if not found and lang == "nl" and re.fullmatch(r"(?:een|\u00e9\u00e9n|'n 1|een een)", plain(text)):
        return Reading(1, (0, len(text)), 0.9)
    if not found:
        return None
    first = found[0]
    if first.low != first.high:
        middle = (first.low + first.high) / 2
        return Reading(whole(middle), first.span, 0.7, (whole(first.low), whole(first.high)))
    if len({one.low for one in found}) > 1:
        turned = re.search(r"\b(?:geen|niet|not|maar|eerder|liever|nu|vandaag|now|today)\b", said)
        chosen = found[-1] if turned else first
        return Reading(
            whole(chosen.low),
            chosen.span,
            0.7 if turned else 0.6,
            tuple(whole(one.low) for one in found if one is not chosen)[:2],
        )
    sure = min(first.sure, 0.95 if first.low.is_integer() else 0.8)
    return Reading(
        whole(first.low), first.span, sure if low <= first.low <= high or first.bound == "" else 0.7
    )


def _in_words(text: str, low: float, high: float, context: Context) -> Reading | None:
    said, span = plain(text), (0, len(text))
    labels = ((context.low_label, low), (context.middle_label, (low + high) / 2), (context.high_label, high))
    scored = [(fuzz.token_sort_ratio(plain(label), said), value) for label, value in labels if label]
    best = max(scored, default=(0.0, 0.0))
    if best[0] >= 85:
        return Reading(whole(round(best[1])), span, 0.9 if best[0] >= 97 else 0.7)
    guess = _place(said, context)
    if guess is None:
        return None
    at = low + (high - low) * guess
    mark = int(at + 0.5) if guess > 0.5 else ceil(at - 0.5)  # half a mark goes to the nearer end
    return Reading(whole(mark), span, 0.7, vague=True)


def _place(said: str, context: Context) -> float | None:
    """How far up the scale these words are; turned round where the low end is the better or fuller one."""
    if len(said.split()) > 8:
        return None
    for line in LINES:
        place = degree(said, line, context.lang)
        if place is None:
            continue
        ends = [
            degree(label, line, context.lang) if label else None
            for label in (context.low_label, context.high_label)
        ]
        turned = ends[0] is not None and ends[1] is not None and ends[0] > ends[1]
        return 1 - place if turned else place
    return _near_an_end(said, context)


def _near_an_end(said: str, context: Context) -> float | None:
    """ "Happy enough" where the end is "very happy": the word of one end alone, without its degree."""
    low, high = (plain(label).split(" ")[-1] for label in (context.low_label, context.high_label))
    words = said.split()
    if low == high or (low in words) == (high in words) or len(low) < _LEAST or len(high) < _LEAST:
        return None
    return 0.25 if low in words else 0.75


def by_degree(text: str, context: Context) -> Reading | None:
    """The option nearest in degree, where the options stand on one line: "bijna nooit" is the nearest to "zelden"."""
    if len(plain(text).split()) > 8:
        return None
    for line in LINES:
        places = [(degree(option[1], line, context.lang), option[0]) for option in context.options]
        known = [(place, id) for place, id in places if place is not None]
        said = degree(text, line, context.lang)
        if said is None or not known:
            continue
        if len(known) < 2 or len(known) < len(places) / 2:
            close = [id for place, id in known if abs(place - said) <= NEAR / 2]
            if len(close) == 1 and said not in (0.05, 0.02):
                return Reading(close[0], (0, len(text)), 0.75)
            continue
        ranked = sorted((abs(place - said), id) for place, id in known)
        (near, best), (next_near, other) = ranked[0], ranked[1]
        if near > 0.25:
            return None
        sure = (
            0.88 if near <= NEAR and next_near - near >= CLEAR else 0.7 if next_near - near >= CLEAR else 0.6
        )
        return Reading(best, (0, len(text)), sure, (other,), vague=True)
    return None
