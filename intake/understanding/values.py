"""Typed words into the value of an answer, by the kind of the question."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from intake.understanding.choices import exactly, read_choice, read_choices
from intake.understanding.dates import read_date
from intake.understanding.durations import read_duration
from intake.understanding.frequencies import read_frequency
from intake.understanding.lexicons import either, lexicon
from intake.understanding.numbers import Number, find_numbers, whole
from intake.understanding.readings import Context, Reading
from intake.understanding.repairs import repaired
from intake.understanding.scales import read_scale
from intake.understanding.spelled import spelled
from intake.understanding.strange import AGES, ASKED, read_back
from intake.understanding.sums import OLDEST, read_sum
from intake.understanding.text import fold, plain, squeeze
from intake.understanding.yesno import read_verdict

_Reader = Callable[[str, Context], Reading | None]
LONGEST = 1_000
"""Characters of a line in which an answer is looked for; what is read in the beginning of a longer one is asked."""
OUTSIDE = 0.6
"""How sure a number outside the range of the question is at most: it is never taken without asking."""


def read(kind: str, text: str, context: Context) -> Reading | None:
    """One answer in these words, or None. kind: a question kind except people and info. Never raises."""
    reader = _READERS.get(kind)
    if reader is None or not text.strip():
        return None
    if kind == "text":
        return reader(text, context)
    said, places = squeeze(text[:LONGEST])
    if not said:
        return None
    said, at = spelled(said, context.lang)
    places = [places[one] for one in at]
    found = _taken_back(said, kind, context, reader) or reader(said, context)
    if found is None or found.value is None:
        return None
    found = read_back(found, kind, said, context)
    start, end = found.span
    sure = found.confidence if kind not in ("number", "scale") or _within(found.value, context) else OUTSIDE
    sure = min(sure, ASKED) if len(text) > LONGEST else sure
    span = (places[start], places[end - 1] + 1) if start < end else (0, len(text))
    return replace(found, span=span, confidence=sure)


def _taken_back(said: str, kind: str, context: Context, reader: _Reader) -> Reading | None:
    """What a line that takes something back means; a label of an option as a whole takes nothing back."""
    found = repaired(said, kind, context.lang, lambda part: reader(part, context))
    label = found is not None and kind in ("choice", "choices") and exactly(said, context)
    return None if label else found


def _within(value: Any, context: Context) -> bool:
    ends = value.values() if isinstance(value, dict) else [value]
    numbers = [end for end in ends if isinstance(end, (int, float)) and not isinstance(end, bool)]
    low, high = context.low, context.high
    return all((low is None or low <= end) and (high is None or end <= high) for end in numbers)


def _text(text: str, context: Context) -> Reading:
    return Reading(text.strip(), (0, len(text)), 1.0)


def _frequency(text: str, context: Context) -> Reading | None:
    return read_frequency(text, context.lang)


def _duration(text: str, context: Context) -> Reading | None:
    return read_duration(text, context.lang, context.today)


def _date(text: str, context: Context) -> Reading | None:
    return read_date(text, context.lang, context.today)


def _yesno(text: str, context: Context) -> Reading | None:
    """True or False; None for an answer that is neither."""
    found = read_verdict(text, context.lang)
    if found is None or found[0] == "unsure":
        return None
    value = found[0] == "yes"
    return Reading(value, (0, len(text)), found[1], () if found[1] >= 0.85 else (not value,))


# Numbers


_HOUR = r"(?:uur|uren|uurtjes?|u|hours?|hrs?|h)\b"
_DAY_OF = re.compile(rf"{_HOUR} ?(?:per|p/|/|op een|elke|iedere|each|every|a) ?(?:dag|day|nacht|night|d)\b")
_OTHER_PERIOD = (
    (re.compile(r"\b(?:per|elke|iedere|every|each|a) (?:dag|day|nacht|night)\b"), 7),
    (re.compile(r"\b(?:per|elke|iedere|every|each|a) (?:maand|month)\b"), 1 / 4.33),
)
"""A number said for another period than the week that was asked for."""
_UNITS = (
    (r"(?:minu(?:ut|ten)|min|minutes?|mins?)\b", 1 / 60),
    (r"(?:kwartier(?:en|tje)?|quarters?)\b", 1 / 4),
    (_HOUR, 1),
)
_PARTS_OF = (
    ("jaar|years?", (r"(?:maand(?:en)?|months?|mnd)\b", 1 / 12)),
    ("jaar|years?", (r"(?:weken|weeks?)\b", 7 / 365.25)),
)


_PEOPLE = re.compile(
    r"\s+(?:\w+ )?(?:(?:klein)?kinderen|zoons?|zonen|dochters?|broers?|zussen|zusjes|buren|vrienden|vriendinnen|mensen|personen|honden|katten"
    r"|(?:grand)?children|kids|sons?|daughters?|brothers?|sisters?|neighbours|friends|people|persons|dogs|cats)\b"
)
""" "Twee zoons" is no number of years or hours."""
_LASTING = re.compile(
    r"\b(?:sinds|sedert|since|for)\b (?:\w+ ){0,3}?(?:jaar|years?)\b|\b(?:jaar|years?) (?:geleden|ago|lang)\b"
)
"""How long something lasts, or how long ago it was: no age."""


def _number(text: str, context: Context) -> Reading | None:
    said = fold(text)
    unit = fold(context.unit)
    if re.search(r"\b(?:geboren|born|geboortejaar)\b", said) and (context.high or 0) >= OLDEST:
        return None
    if (parts := read_sum(said, context)) is not None:
        return parts
    if (length := _as_length(said, unit, context)) is not None:
        return length
    if (context.high or 0) >= OLDEST and re.match(r"jaar|year", unit) and _LASTING.search(said):
        return None
    found = find_numbers(said, context.lang)
    if not found:
        return _without_figures(said, context)
    if unit and not _PEOPLE.match(f" {unit}"):
        found = [one for one in found if not _PEOPLE.match(said, one.span[1])]
        if not found:
            return None
    if found[0].low == found[0].high == 1 and re.match(r"(?:nog )?(?:geen|niet|not|no)\b", said):
        return Reading(0, (0, len(said)), 0.88)
    if len({(one.low, one.high) for one in found}) > 1:
        if total := _beside(context.lang)["in_all"].search(said, found[0].span[1]):
            last = [one for one in found if one.span[0] >= total.end() - 1]
            return _as_value(last[0], said, context, SEVERAL) if len(last) == 1 else None
        if (first := _with_parts(found, said, context)) is not None:
            return first
        fitting = [one for one in found if _followed(one, said, unit)]
        return _as_value(fitting[0], said, context, 0.8) if len(fitting) == 1 else None
    return _as_value(found[0], said, context, found[0].sure)


def _with_parts(found: list[Number], said: str, context: Context) -> Reading | None:
    """One number, and then a part of it, or how it is made up: "vijf van de zeven", "three, one of them bad", "78, nearly
    79"; asked. Up to where it goes at times is a range: "ten, twelve at a push"."""
    first, *rest = found
    if any(one.low != one.high or one.bound for one in found):
        return None
    patterns, after = _beside(context.lang), said[first.span[1] :]
    of_all = patterns["of_all"].match(after) and len(found) == 2 and first.low < rest[0].low
    if not of_all and not (patterns["pause"].match(after) and re.search(r"[^\W\d_]{3}", after)):
        return None
    if of_all or all(one.low < first.low for one in rest) or patterns["nearly"].search(after):
        return _as_value(first, said, context, SEVERAL)
    if len(rest) == 1 and rest[0].low > first.low and patterns["at_times"].search(after):
        return Reading({"min": whole(first.low), "max": whole(rest[0].low)}, (0, len(said)), SEVERAL)
    return None


SEVERAL = 0.75
"""How sure a number is that is said with others beside it: always asked."""


@lru_cache(maxsize=2)
def _beside(lang: str) -> dict[str, re.Pattern[str]]:
    words = lexicon("sums", lang)["beside"]
    return {name: re.compile(either(forms)) for name, forms in words.items()}


def _followed(number: Number, said: str, unit: str) -> bool:
    """Is the number said with the unit of the question?"""
    first = unit.split(" ")[0]
    return bool(first) and said[number.span[1] :].lstrip().startswith(first[:3])


def _as_length(said: str, unit: str, context: Context) -> Reading | None:
    """ "een uur en een kwartier" where hours are asked: 1.25."""
    if unit and not re.match(r"uur|uren|hours?", unit):
        return None
    hour = rf"(?:een |\u00e9\u00e9n |an? |one )?(?:half ?)?{_HOUR}|kwartier|quarter of an hour|halfuur|\d[uh]\d\d\b"
    if (
        not re.search(hour, said)
        or _DAY_OF.search(said)
        or re.search(r"\d{1,2} ?uur (?:per|in de)|\d[.,]\d", said)
    ):
        return None
    found = read_duration(said, context.lang)
    match = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?", str(found.value)) if found and not found.vague else None
    numbers = find_numbers(said, context.lang)
    if found is None or match is None or any(one.bound or one.low != one.high for one in numbers):
        return None
    hours = whole(round(int(match[1] or 0) + int(match[2] or 0) / 60, 4))
    if not numbers and (bound := _bound_before(context.lang).search(said[: found.span[1]])):
        return Reading({bound.lastgroup: hours}, found.span, 0.88, (hours,))
    if len([one for one in numbers if not found.span[0] <= one.span[0] < found.span[1]]) or (
        numbers and not match[2]
    ):
        return None
    return Reading(hours, found.span, min(found.confidence, 0.92))


@lru_cache(maxsize=2)
def _bound_before(lang: str) -> re.Pattern[str]:
    words = lexicon("numbers", lang)
    return re.compile(
        rf"(?<!\w)(?:(?P<min>{either(words['least'])})|(?P<max>{either(words['most'])})) (?:een|an?) "
    )


def _without_figures(said: str, context: Context) -> Reading | None:
    words, span = lexicon("numbers", context.lang), (0, len(said))
    few = _few(context.lang).match(plain(said))
    other = None if few else _ONE_OF.search(said)
    if other and context.unit and not fold(context.unit).startswith(other[1][:3]):
        return None
    if (
        re.search(rf"(?<!\w){_one(context.lang)}(?!\w)", said)
        and len(said.split()) <= 3
        and not re.match(r"(?:nog )?(?:geen|niet|not|no)\b", said)
        and not _few(context.lang).search(said)
    ):
        return Reading(1, span, 0.9)
    if (all_of := _all(said, context)) is not None:
        return all_of
    if few:
        return Reading(3, span, 0.7, vague=True)
    none = re.match(
        rf"(?:\w+ )?{either(words['none'])}(?!\w)(?! (?:idee|benul|flauw|clue|one knows))", plain(said)
    )
    if none and len(said.split()) <= 6 and (context.low is None or context.low <= 0):
        return Reading(0, span, 0.6 if fold(context.unit) in AGES else 0.9)  # nobody is no years old
    return None


_ONE_OF = re.compile(
    r"\b(?:een|\u00e9\u00e9n|an?|one) (?:hele |whole )?(dag|week|maand|jaar|day|month|year|nacht|night|uur|hour)\b"
)


def _one(lang: str) -> str:
    return "(?:een|\u00e9\u00e9n|'n|ene|enkele?)" if lang == "nl" else "(?:one|an?|single)"


@lru_cache(maxsize=2)
def _few(lang: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:misschien|ongeveer|zo'n|maybe|just|nog) )?{either(lexicon('numbers', lang)['few'])}(?!\w)"
    )


def _all(said: str, context: Context) -> Reading | None:
    """ "allemaal", "elke nacht": as many as there can be, where that is few."""
    if context.high is None or context.high > 31 or not context.unit:
        return None
    if re.match(r"(?:alle(?:maal)?|elke|iedere|all|every)\b", plain(said)) and len(said.split()) <= 4:
        unit = fold(context.unit)[:4]
        return Reading(whole(context.high), (0, len(said)), 0.88 if unit and unit in said else 0.7)
    return None


def _as_value(number: Number, said: str, context: Context, sure: float) -> Reading:
    factor, certain = _factor(said[number.span[1] :].lstrip(), fold(context.unit))
    for pattern, times in _OTHER_PERIOD:
        if (
            factor == 1
            and pattern.search(said)
            and re.search(r"week", fold(context.unit))
            and "week" not in said
        ):
            factor, certain = times, 0.7
    low, high = (whole(round(end * factor, 4)) for end in (number.low, number.high))
    sure = min(sure, certain)
    bound = _BOUND_AFTER.match(said, number.span[1])
    if bound and not number.bound and low == high:
        end = "max" if bound["max"] else "min"
        return Reading({end: low}, number.span, min(sure, 0.88), (low,))
    if bound and low != high and "," not in said[slice(*number.span)]:
        value = {"max": high} if bound["max"] else {"min": low}
        return Reading(value, number.span, min(sure, 0.8), ({"min": low, "max": high},))
    if number.bound:
        return Reading({number.bound: low}, number.span, min(sure, 0.88), (low,))
    sure = min(sure, ASKED) if bound else sure
    return Reading(low if low == high else {"min": low, "max": high}, number.span, sure)


_BOUND_AFTER = re.compile(
    r"(?:(?: ?\w+)?,)? ?(?:\w+ )?(?:(?P<max>tops|max(?:imum|imaal)?|at (?:the )?most|hooguit|hoogstens|of minder|or less|or fewer|at the outside|(?:and )?no more|(?:en )?niet meer)"
    r"|of (?:meer|langer)|or more|(?:at )?minimum|minimaal|minstens|at (?:the )?(?:very )?least|of ouder|plus(?= *$))\b"
)
"""What is said after a number to make it the most or the least: "20 uur of meer", "20 hrs tops"."""


def _factor(after: str, unit: str) -> tuple[float, float]:
    """(what to multiply with to reach the unit of the question, how sure)."""
    if re.match(r"uur|uren|hours?", unit):
        if _DAY_OF.match(after):
            return (1, 0.95) if re.search(r"dag|day|nacht|night", unit) else (7, 0.7)
        for form, factor in _UNITS:
            if re.match(form, after):
                return factor, 0.9 if factor != 1 else 0.95
    if re.match(r"min", unit) and re.match(_HOUR, after):
        return 60, 0.9
    for wanted, (form, factor) in _PARTS_OF:
        if re.match(wanted, unit) and re.match(form, after):
            return factor, 0.8
    other = re.match(
        r"(?:dag(?:en)?|days?|week|weken|weeks?|maand(?:en)?|months?|keer|times|uur|hours?|jaar|years?)\b",
        after,
    )
    return (1, 0.6) if other and unit and after[:3] != unit[:3] else (1, 0.95)


_READERS: dict[str, _Reader] = {
    "yesno": _yesno,
    "choice": read_choice,
    "choices": read_choices,
    "scale": read_scale,
    "number": _number,
    "frequency": _frequency,
    "duration": _duration,
    "date": _date,
    "text": _text,
}
