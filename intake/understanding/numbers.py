"""Numbers in digits and words, with ranges: "45", "vijfentwintig", "anderhalf", "2 a 3", "tussen de 3 en 5"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from intake.understanding.text import fold

_NL_ONES = "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split()  # fmt: skip  # noqa: SIM905
_NL_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()  # noqa: SIM905
_EN_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # fmt: skip  # noqa: SIM905
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Number:
    """low..high of what is said (equal for a single number), where, and whether it is said loosely."""

    low: float
    high: float
    span: tuple[int, int]
    loose: bool = False


@lru_cache(maxsize=2)
def number_words(lang: str) -> dict[str, float]:
    """Words that are numbers by themselves, 0 to 199 and the round ones."""
    words = _dutch() if lang == "nl" else _english()
    words.pop("een", None)
    return words


def _dutch() -> dict[str, float]:
    words: dict[str, float] = {word: float(value) for value, word in enumerate(_NL_ONES)}
    for index, ten in enumerate(_NL_TENS, 2):
        words[ten] = index * 10
        for value, one in enumerate(_NL_ONES[1:10], 1):
            for link in ("en", "\u00ebn", " en "):
                words[f"{one}{link}{ten}"] = index * 10 + value
    for word, number in list(words.items()):
        if 0 < number < 100:
            words[f"honderd{word}"] = 100 + number
            words[f"honderd en {word}"] = 100 + number
    words |= {
        "honderd": 100,
        "tweehonderd": 200,
        "duizend": 1000,
        "\u00e9\u00e9n": 1,
        "anderhalf": 1.5,
        "anderhalve": 1.5,
        "twee\u00ebnhalf": 2.5,
        "tweeenhalf": 2.5,
        "twee en een half": 2.5,
        "drie en een half": 3.5,
        "half": 0.5,
        "halve": 0.5,
        "beide": 2,
        "dozijn": 12,
    }
    return words


def _english() -> dict[str, float]:
    words: dict[str, float] = {word: float(value) for value, word in enumerate(_EN_ONES)}
    for index, ten in enumerate(_EN_TENS, 2):
        words[ten] = index * 10
        for value, one in enumerate(_EN_ONES[1:10], 1):
            for link in ("-", " "):
                words[f"{ten}{link}{one}"] = index * 10 + value
    for word, number in list(words.items()):
        if 0 < number < 100:
            words[f"a hundred and {word}"] = words[f"one hundred and {word}"] = 100 + number
    words |= {
        "hundred": 100,
        "a hundred": 100,
        "one hundred": 100,
        "thousand": 1000,
        "a dozen": 12,
        "one and a half": 1.5,
        "two and a half": 2.5,
        "three and a half": 3.5,
        "half": 0.5,
        "half a": 0.5,
    }
    return words


_LOOSE = {
    "nl": r"(?:ongeveer|zo'n|circa|ca\.?|een stuk of|rond de|rond|ruim|bijna|een kleine|minstens|zeker|hooguit|hoogstens|meer dan|minder dan|een jaar of|een uur of|uurtje of)",
    "en": r"(?:about|around|roughly|nearly|almost|some|at least|at most|more than|less than|over|under|or so)",
}


@lru_cache(maxsize=2)
def _patterns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = sorted(number_words(lang), key=len, reverse=True)
    spelled = "|".join(re.escape(word) for word in words)
    one = rf"(?>\d{{1,3}}(?:[.,]\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?(?:\s?\u00bd)?|\u00bd|\b(?:{spelled})\b)"
    link = r"(?:tot en met|t/m|tot|\u00e0|a|of|-|\u2013)" if lang == "nl" else r"(?:up to|to|or|-|\u2013)"
    between = r"tussen(?: de)?" if lang == "nl" else "between"
    joint = "en" if lang == "nl" else "and"
    unit = r"(?:\s(?:uur|uren|keer|jaar|dagen|weken|hours|times|years|days|weeks))?"
    pattern = re.compile(
        rf"(?P<loose>\b{_LOOSE[lang]}\s(?:de\s|het\s)?)?"
        rf"(?:(?:{between})\s(?P<blow>{one})\s{joint}\s(?:de\s)?(?P<bhigh>{one})"
        rf"|(?P<low>{one}){unit}\s?{link}\s?(?:de\s)?(?P<high>{one})"
        rf"|(?P<one>{one}))"
    )
    return pattern, re.compile(one)


def find_numbers(text: str, lang: str) -> list[Number]:
    """All numbers and ranges in the text, in order. A date or time in digits (12-5-2015, 10:30) is no number here."""
    folded = fold(text)
    pattern, _ = _patterns(lang)
    masked = re.sub(
        r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}:\d{2}", lambda match: "_" * len(match[0]), folded
    )
    found = []
    for match in pattern.finditer(masked):
        if match.start() and masked[match.start() - 1].isalnum() and masked[match.start()].isdigit():
            continue
        low = match["blow"] or match["low"] or match["one"]
        high = match["bhigh"] or match["high"] or low
        ends = (_value(low, lang), _value(high, lang))
        if ends[0] > ends[1]:
            for part, value in ((low, ends[0]), (high, ends[1])):
                at = match.start() + match[0].index(part)
                found.append(Number(value, value, (at, at + len(part)), bool(match["loose"])))
            continue
        found.append(Number(ends[0], ends[1], match.span(), bool(match["loose"])))
    return found


def _value(said: str, lang: str) -> float:
    if said in number_words(lang):
        return number_words(lang)[said]
    half = said.endswith("\u00bd")
    said = said.rstrip("\u00bd ")
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", said):
        said = re.sub(r"[.,]", "", said)
    value = float(said.replace(",", ".")) if said else 0.0
    return value + 0.5 if half else value


def whole(value: float) -> float | int:
    """The number as an int where it is one."""
    return int(value) if float(value).is_integer() else value
