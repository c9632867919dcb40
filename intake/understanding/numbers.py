"""Numbers in digits and words, with ranges and bounds: "45", "vijfentwintig", "anderhalf", "2 a 3", "minstens dertig"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from rapidfuzz.distance import OSA

from intake.understanding.lexicons import either, lexicon
from intake.understanding.text import fold

_DIGITS = (
    r"\d{1,3}(?:[.,]\d{3})+(?![\d])(?:[.,]\d{1,2}(?!\d))?|\d+\s[1-9]/[1-9](?!\d)|[1-9]/[2-9](?![\d/])|\d+(?:[.,]\d+)?(?:\s?[\u00bd\u00bc\u00be])?"
    r"|[\u00bd\u00bc\u00be]"
)
_HALVES = r"(?<![\w.,])\d{1,3} (?:en een hal(?:f|ve)|and a half)(?!\w)"
_MARK, _MORE = "\x01", "\x02"
_SIGNS = {"\u00bd": 0.5, "\u00bc": 0.25, "\u00be": 0.75}
_MASKED = re.compile(
    r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2}|(?:\+\d|\b0\d)[\d \-]{7,}"
)
_PACE = 1.5
"""How many times the first of two numbers the second is at most, where both tell of one amount."""
_NOUN = r"(?:\s(?:uur|uren|keer|x|jaar|dag|dagen|week|weken|maand|maanden|nachten|hours?|times?|years?|days?|weeks?|months?|nights?))?"


@dataclass(frozen=True, slots=True)
class Number:
    """low..high of what is said (equal for a single number), where, and whether it is said loosely.

    bound: "min" or "max" where only that end was said. sure: 0..1, lower for a number with a slip of the keyboard.
    """

    low: float
    high: float
    span: tuple[int, int]
    loose: bool = False
    bound: Literal["", "min", "max"] = ""
    sure: float = 0.95


@lru_cache(maxsize=2)
def number_words(lang: str) -> dict[str, float]:
    """Single words that are numbers by themselves, and a few fixed phrases; "een" is not one of them."""
    words = lexicon("numbers", lang)
    flat: dict[str, float] = {**words["ones"], **words["teens"], **words["tens"], **words["fixed"]}
    flat |= {"honderd": 100, "duizend": 1000} if lang == "nl" else {"hundred": 100, "thousand": 1000}
    flat.pop("een", None)
    return {word: float(value) for word, value in flat.items()}


@lru_cache(maxsize=2)
def number_pattern(lang: str) -> str:
    """One number in digits or words, as a pattern without named groups."""
    words = lexicon("numbers", lang)
    ones, teens, tens = (either(list(words[key])) for key in ("ones", "teens", "tens"))
    fixed = either([re.escape(word) for word in words["fixed"]])
    if lang == "nl":
        alone = either([word for word in words["ones"] if word != "een"])
        joint, gap = r"[ -]?(?:en|\u00ebn)[ -]?", "[ -]?"
        below = rf"(?:{ones}{joint}{tens}|{tens}|{teens}|{ones})"
        hundreds = rf"(?:(?:(?:{teens}|{alone}){gap})?honderd(?:{gap}(?:en{gap})?{below}(?!\w))?)"
        thousands = (
            rf"(?:(?:(?:{hundreds}|{below}){gap})?duizend(?:{gap}(?:en{gap})?(?:{hundreds}|{below})(?!\w))?)"
        )
        whole = rf"(?:{thousands}|{hundreds}|{ones}{joint}{tens}|{tens}|{teens}|{alone})"
        half = rf"(?:(?:{ones}{joint}{tens}|{tens}|{alone}|{teens})(?:[ -]?(?:en|\u00ebn)[ -]?)(?:een[ -]?)?hal(?:f|ve))"
    else:
        below = rf"(?:{tens}(?:[ -]{ones})?|{teens}|{ones})"
        hundreds = rf"(?:(?:(?:a|{below})[ -])?hundred(?: (?:and )?{below})?)"
        thousands = rf"(?:(?:(?:a|{hundreds}|{below})[ -])?thousand(?: (?:and )?(?:{hundreds}|{below}))?)"
        whole = rf"(?:{thousands}|{hundreds}|{below})"
        half = rf"(?:(?:{below}|a) and a (?:half|quarter))"
    return rf"(?>{_HALVES}|{_DIGITS}|(?<!\w)(?:{half}|{fixed}|{whole})(?!\w))"


@lru_cache(maxsize=2)
def _one(lang: str) -> re.Pattern[str]:
    return re.compile(number_pattern(lang))


@lru_cache(maxsize=2)
def _pattern(lang: str) -> re.Pattern[str]:
    """Numbers with the words around them; each number stands as marks of the same length (see `find_numbers`)."""
    words, one = lexicon("numbers", lang), f"{_MARK}{_MORE}*"
    article = r"(?:een|\u00e9\u00e9n)" if lang == "nl" else "(?:one|an?)"
    the = r"(?:de |het |een )?" if lang == "nl" else "(?:the |an? )?"
    lead = "|".join(f"(?P<{key}>{either(words[key])})" for key in ("least", "most", "about"))
    return re.compile(
        rf"(?:(?<!\w)(?P<part>{either(list(words['parts']))}) (?=(?P<tens>{one})(?!\w)))?"
        rf"(?:(?<!\w)(?:{lead}) {the}(?:dan |een )?)?"
        rf"(?:(?<!\w){either(words['between'])} (?P<blow>{one}){_NOUN} {words['joint']} {the}(?P<bhigh>{one})"
        rf"|(?P<before>{one}) (?:komma|point) (?P<after>{one})"
        rf"|(?<!\w)een \w+ of (?P<some>{one})"
        rf"|(?P<low>{one}|(?<!\w){article}(?= )){_NOUN} ?{either(words['link'])} ?{the}(?P<high>{one})"
        rf"|(?P<first>{one}),? (?P<next>{one})"
        rf"|(?P<one>{one}))(?P<odd>\s?\+|[ -]?ish\b|[ -]odd\b| plus\b| or (?:so|more)\b| of (?:meer|zo)\b)?"
    )


def find_numbers(text: str, lang: str) -> list[Number]:
    """All numbers and ranges in the text, in order. A date, a time in digits (12-5-2015, 10:30) and a telephone number are
    no numbers here."""
    said = _MASKED.sub(lambda match: "_" * len(match[0]), fold(text).replace(_MARK, " ").replace(_MORE, " "))
    marked = _one(lang).sub(lambda match: _MARK + _MORE * (len(match[0]) - 1), said)
    found: list[Number] = []
    for match in _pattern(lang).finditer(marked) if marked != said else ():
        start = match.start()
        if start and said[start].isdigit() and (said[start - 1].isalnum() or said[start - 1] in "-_"):
            continue
        found += _numbers(match, said, lang)
    return found or _mistyped(said, lang)


def _numbers(match: re.Match[str], said: str, lang: str) -> list[Number]:
    loose = bool(match["about"] or match["some"] or match["odd"])
    bound: Literal["", "min", "max"] = "min" if match["least"] else "max" if match["most"] else ""
    if match["odd"] and match["odd"].strip() in ("+", "plus", "of meer", "or more"):
        bound = "min"
    if match["after"]:
        parts = [value_of(said[slice(*match.span(name))], lang) for name in ("before", "after")]
        value = float(f"{int(parts[0])}.{int(parts[1])}")
        return [Number(value, value, match.span(), loose, bound)]
    ends = [name for name in ("blow", "bhigh", "low", "high", "first", "next", "some", "one") if match[name]]
    values = [value_of(said[slice(*match.span(name))], lang) for name in ends]
    if match["part"] and values[0] in range(20, 91, 10) and len(values) == 1:
        low, high = lexicon("numbers", lang)["parts"][match["part"]]
        return [Number(values[0] + low, values[0] + high, match.span(), True, "", 0.75)]
    if len(values) == 1:
        span = match.span("one") if match["part"] else match.span()
        return [Number(values[0], values[0], span, loose, bound)]
    low, high = values
    pair = match["first"] is not None
    if low < high and (not pair or high - low == 1):
        return [Number(low, high, match.span(), loose, "", 0.88 if pair else 0.95)]
    if (
        pair and said[match.end("first")] == "," and 10 <= low < high <= _PACE * low < 100
    ):  # "ten, twelve years"
        return [Number(low, high, match.span(), loose, "", 0.75)]
    if pair and said[match.start("first")].isdigit() and low == 100:
        return [Number(high, high, match.span(), loose)]
    return [Number(value, value, match.span(name), loose) for name, value in zip(ends, values, strict=True)]


def _mistyped(said: str, lang: str) -> list[Number]:
    """A long number word with one slip, where there is no number else."""
    found = []
    for match in re.finditer(r"[^\W\d_]{5,}", said):
        near = {value for word, value in _long_words(lang).items()
                if len(word) >= 5 and word[0] == match[0][0] and OSA.distance(word, match[0], score_cutoff=1) == 1}  # fmt: skip
        if len(near) == 1:
            value = near.pop()
            found.append(Number(value, value, match.span(), sure=0.8))
    return found


@lru_cache(maxsize=2)
def _long_words(lang: str) -> dict[str, float]:
    """The words for numbers, in Dutch also those of one and ten ("achtenzeventig")."""
    words = lexicon("numbers", lang)
    joint = ("en", "\u00ebn") if lang == "nl" else ()
    made = {
        f"{one}{and_}{ten}": float(value + size)
        for ten, size in words["tens"].items() for one, value in words["ones"].items() for and_ in joint
    }  # fmt: skip
    return number_words(lang) | made


@lru_cache(maxsize=4096)
def value_of(said: str, lang: str) -> float:
    """The value of one number as `number_pattern` matches it."""
    if said[0].isdigit() or said[0] in _SIGNS:
        return _digits(said, lang)
    words = lexicon("numbers", lang)
    if said in words["fixed"]:
        return float(words["fixed"][said])
    if said in ("een", "a", "an"):
        return 1.0
    return _dutch(said, words) if lang == "nl" else _english(said, words)


def _digits(said: str, lang: str) -> float:
    if half := re.fullmatch(r"(\d+) (?:en een|and a) hal(?:f|ve)", said):
        return int(half[1]) + 0.5
    if match := re.fullmatch(r"(?:(\d+)\s)?(\d)/(\d)", said):
        return int(match[1] or 0) + int(match[2]) / int(match[3])
    sign = _SIGNS.get(said[-1], 0.0)
    said = said.rstrip("\u00bd\u00bc\u00be ")
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?", said) and not (
        said.count(",") + said.count(".") == 1 and said[-4] == (",." if lang == "nl" else ".,")[0]
    ):
        thousands = re.match(r"\d{1,3}(?:[.,]\d{3})+", said)
        assert thousands is not None
        said = re.sub(r"[.,]", "", thousands[0]) + said[thousands.end() :]
    return (float(said.replace(",", ".")) if said else 0.0) + sign


def _dutch(said: str, words: dict[str, Any]) -> float:
    joined = re.sub(r"[ -]", "", said).replace("\u00eb", "e")
    if half := re.fullmatch(r"(.+?)en(?:een)?hal(?:f|ve)", joined):
        return _dutch(half[1], words) + 0.5
    for word, size in (("duizend", 1000), ("honderd", 100)):
        if word in joined:
            before, _, after = joined.partition(word)
            return (_dutch(before, words) if before else 1.0) * size + (_dutch(after.removeprefix("en"), words) if after else 0.0)  # fmt: skip
    for group in ("ones", "teens", "tens"):
        if joined in words[group]:
            return float(words[group][joined])
    for one, value in words["ones"].items():
        if joined.startswith(one + "en") and joined[len(one) + 2 :] in words["tens"]:
            return float(value + words["tens"][joined[len(one) + 2 :]])
    return 0.0


def _english(said: str, words: dict[str, Any]) -> float:
    total = part = 0.0
    for word in re.split(r"[ -]", said):
        if word == "hundred":
            part = (part or 1) * 100
        elif word == "thousand":
            total, part = (part or 1) * 1000, 0.0
        elif word == "a":
            part += 0 if part or total else 1
        elif word in ("half", "quarter"):
            part += 0.5 if word == "half" else 0.25
        else:
            part += next(
                (words[group][word] for group in ("ones", "teens", "tens") if word in words[group]), 0
            )
    return total + part


def whole(value: float) -> float | int:
    """The number as an int where it is one."""
    return int(value) if float(value).is_integer() else value
