"""Amounts said in parts, made into the one number that was asked: "2x 3 uur", "ma di do 4 uur", "een zoon en twee dochters".

All that is worked out here is read back: the person said the parts, not the whole.
"""

from __future__ import annotations

import re
from functools import lru_cache

from intake.understanding.durations import read_duration
from intake.understanding.frequencies import PER_MONTH, days_named, in_figures, read_frequency
from intake.understanding.lexicons import either, lexicon
from intake.understanding.numbers import find_numbers, number_words, value_of, whole
from intake.understanding.readings import Context, Reading
from intake.understanding.text import fold

WORKED_OUT = 0.75
"""How sure an amount is that was worked out: always asked."""
OLDEST = 100
"""A question for years that goes up to this or beyond is for an age."""


@lru_cache(maxsize=2)
def _patterns(lang: str) -> dict[str, re.Pattern[str]]:
    words = lexicon("sums", lang)
    one = rf"(?:(?<![\w.,])\d+(?:[.,]\d+)?|(?<!\w)(?:{either(words['one'])})(?!\w))"
    hour = rf"(?:{either(words['hour'])})(?!\w)"
    join = either(words["join"])
    forms = {
        "times": rf"(?P<a>{one}) ?{either(words['times'])} ?(?:{either(words['of'])} )?(?P<b>{one}) ?{hour}",
        "day": r"(?:dag|nacht|avond|ochtend|middag)(?:en)?\b|(?:day|night|evening|morning|afternoon)s?\b",
        "weekend": r"\bwe+k ?e(?:nd|inde)",
        "a_week": r"\b(?:per|in de|p/|a|each|every|elke|iedere) ?week\b",
        "daily": rf"(?<!\w){either(words['daily'])}(?!\w)",
        "workdays": rf"(?<!\w){either(words['workdays'])}(?!\w)",
        "all_day": rf"(?:.* )?{either(words['all_day'])}(?: \w+)?",
        "at_times": rf"(?P<a>{one})(?: \w+)?,? (?:{join} |{either(words['but'])} )?{either(words['at_times'])} (?P<b>{one})(?: \w+)?",
        "now": rf"{either(words['before'])}\b.*{either(words['now'])} (?:\w+ )?(?P<a>{one})(?: \w+)?",
        "decade": rf"(?<!\w)(?:(?P<part>{either(list(words['parts']))}) )?(?P<ten>{either(list(words['decades']))})(?!\w)",
        "becoming": rf"(?<!\w){either(words['becoming'])}(?!\w)",
        "only": rf"{either(words['only'])}",
        "pair": rf"{either(words['pair'])}",
        "of_us": rf"{either(words['of_us'])}",
        "besides": rf"(?P<a>{one})(?: \w+)?,? (?:{join} )?{either(words['besides'])}(?: .*)?",
        "item": rf"(?P<n>{one}|(?<!\w){either(words['self'])}(?!\w)) ?(?P<of>[^,&+]*?)",
        "join": re.compile(rf",? {join} |, | ?[&+] ?").pattern,
        "none": rf"{either(words['none'])}",
        "all_of": rf"{either(words['all_of'])}",
        "coming": rf"(?<!\w){either(words['coming'])}(?!\w)",
    }  # fmt: skip
    return {name: re.compile(form) for name, form in forms.items()}


def read_sum(text: str, context: Context) -> Reading | None:
    """The number where the words hold an amount in parts, to be asked; None where they do not."""
    said = " ".join(fold(text).split()).strip(" .!?")
    if len(said) > 80 or said in number_words(context.lang) or said.isdigit():
        return None
    for reader in (_hours, _days, _age, _people, _in_steps):
        value = reader(said, context)
        if value is not None:
            return Reading(value, (0, len(text)), WORKED_OUT)
    return None


def _value(said: str, lang: str) -> float:
    return 1.0 if said in lexicon("sums", lang)["one"] else value_of(said, lang)


def _hours(said: str, context: Context) -> float | None:
    """Hours a week from hours a time: "2x 3 uur", "elke ochtend een half uurtje", "4 hrs mon wed fri"."""
    if not re.match(r"(?:uur|uren|hours?)\b.*(?:week)", fold(context.unit)):
        return None
    patterns, lang = _patterns(context.lang), context.lang
    if patterns["all_day"].fullmatch(said):
        return 168
    if (total := _day_by_day(said, lang)) is not None:
        return whole(round(total, 4))
    if match := patterns["times"].fullmatch(in_figures(said, lang)):
        return whole(round(_value(match["a"], lang) * _value(match["b"], lang), 4))
    times = 0 if patterns["a_week"].search(said) else _times_a_week(said, lang)
    length = _length(patterns["daily"].sub("#", said), lang) if times else None
    if not times or length is None or len(find_numbers(said, lang)) > 1:
        return None
    return whole(round(times * length, 4))


def _length(said: str, lang: str) -> float | None:
    """Hours, where one length of time is said."""
    found = read_duration(said, lang)
    match = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?", str(found.value)) if found and not found.vague else None
    return None if match is None else int(match[1] or 0) + int(match[2] or 0) / 60


def _day_by_day(said: str, lang: str) -> float | None:
    """ "Four hours Monday and two Thursday": hours for each day that is named, added up."""
    total, parts = 0.0, [part for part in _patterns(lang)["join"].split(said) if part]
    if not 1 < len(parts) <= 7:
        return None
    for part in parts:
        days, numbers = days_named(part, lang), find_numbers(part, lang)
        length = _length(part, lang)
        if length is None and len(numbers) == 1 and total:
            length = numbers[0].low
        if not days or length is None or len(numbers) > 1:
            return None
        total += len(days) * length
    return total


def _days(said: str, context: Context) -> float | None:
    """Days of a week that are named, or all of them but some: "every night bar Sunday", "alleen doordeweeks"."""
    if context.high != 7 or not _patterns(context.lang)["day"].match(fold(context.unit)):
        return None
    if find_numbers(said, context.lang):
        return None
    often = read_frequency(said, context.lang)
    if often is None or often.vague or not often.value["per_month"]:
        return None
    a_week = often.value["per_month"] / PER_MONTH["week"]
    if _patterns(context.lang)["weekend"].search(said) and not days_named(said, context.lang):
        a_week *= 2
    days = 7.0 if often.value["per_month"] == PER_MONTH["day"] else round(a_week * 2) / 2
    return whole(days) if 0 < days <= 7 else None


def _times_a_week(said: str, lang: str) -> int:
    patterns = _patterns(lang)
    if patterns["workdays"].search(said):
        return 5
    return 7 if patterns["daily"].search(said) else len(days_named(said, lang))


def _age(said: str, context: Context) -> float | dict[str, float] | None:
    """ "In her eighties", "een dikke zestiger": ten years; "63 next birthday": a year less."""
    if (context.high or 0) < OLDEST or not re.match(r"jaar|years?", fold(context.unit)):
        return None
    patterns, words = _patterns(context.lang), lexicon("sums", context.lang)
    numbers = find_numbers(said, context.lang)
    if patterns["becoming"].search(said) and len(numbers) == 1 and numbers[0].low == numbers[0].high > 1:
        return whole(numbers[0].low - 1)
    match = patterns["decade"].search(said)
    if match is None or any(
        number.span[1] <= match.start() or number.span[0] >= match.end() for number in numbers
    ):
        return None
    low, high = words["parts"].get(match["part"], (0, 9))
    ten = words["decades"][match["ten"]]
    return {"min": ten + low, "max": ten + high}


def _people(said: str, context: Context) -> float | None:
    """Heads counted one by one, where nothing says that something else is counted: "me and two kids"."""
    if context.unit:
        return None
    patterns, lang = _patterns(context.lang), context.lang
    figures = in_figures(said, lang)
    if patterns["only"].fullmatch(said):
        return 1
    if patterns["pair"].fullmatch(said):
        return 2
    if match := patterns["of_us"].fullmatch(said):
        return next(
            (
                whole(value)
                for word, value in lexicon("sums", lang)["groups"].items()
                if word in match[0].split()
            ),
            None,
        )
    if match := patterns["besides"].fullmatch(figures):
        return whole(_value(match["a"], lang))
    if figures.replace(".", "", 1).isdigit():
        return None
    items = [patterns["item"].fullmatch(part) for part in patterns["join"].split(figures.replace(": ", ", "))]
    if len(items) < 2 or not all(items):
        return None
    found = [item for item in items if item]
    joined = re.search(rf"(?<!\w){either(lexicon('sums', lang)['join'])}(?!\w)|[&+]", said)
    if not joined and not all(item["of"] for item in found):
        return None
    if not any(item["of"] for item in found) or patterns["coming"].search(said):
        return whole(_heads(found[0]["n"], lang))
    first, *rest = (_heads(item["n"], lang) for item in found)
    named = not found[0]["of"].strip() or patterns["all_of"].fullmatch(found[0]["of"].strip())
    if named and 1 < first == sum(rest):  # "three, two boys and a girl"
        return whole(first)
    return whole(first + sum(rest))


def _heads(said: str, lang: str) -> float:
    """How many these words stand for: "ik", "mijn man" one, "drie" three."""
    return 1.0 if re.fullmatch(either(lexicon("sums", lang)["self"]), said) else _value(said, lang)


def _in_steps(said: str, context: Context) -> float | dict[str, float] | None:
    """ "Twee en soms drie" from two to three; "eerst 10, nu 20" 20; "ik drink niet" none."""
    patterns, lang = _patterns(context.lang), context.lang
    figures = in_figures(said, lang)
    if match := patterns["at_times"].fullmatch(figures):
        low, high = sorted((_value(match["a"], lang), _value(match["b"], lang)))
        return {"min": whole(low), "max": whole(high)} if low < high else None
    if match := patterns["now"].fullmatch(figures):
        return whole(_value(match["a"], lang))
    if patterns["none"].fullmatch(said) and context.unit and not context.low:
        return 0
    return None
