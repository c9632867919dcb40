"""Amounts said in parts, made into the one number that was asked: "2x 3 uur", "ma di do 4 uur", "een zoon en twee dochters".

All that is worked out here is read back: the person said the parts, not the whole.
"""

from __future__ import annotations

import re
from functools import lru_cache

from intake.understanding.durations import read_duration
from intake.understanding.frequencies import days_named, in_figures
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
        "a_week": r"\b(?:per|in de|p/|a|each|every|elke|iedere) ?week\b",
        "daily": rf"(?<!\w){either(words['daily'])}(?!\w)",
        "workdays": rf"(?<!\w){either(words['workdays'])}(?!\w)",
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
    for reader in (_hours, _age, _people, _in_steps):
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
    if match := patterns["times"].fullmatch(in_figures(said, lang)):
        return whole(round(_value(match["a"], lang) * _value(match["b"], lang), 4))
    times = 0 if patterns["a_week"].search(said) else _times_a_week(said, lang)
    length = read_duration(patterns["daily"].sub("#", said), lang) if times else None
    match = (
        re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?", str(length.value)) if length and not length.vague else None
    )
    if not times or match is None or len(find_numbers(said, lang)) > 1:
        return None
    return whole(round(times * (int(match[1] or 0) + int(match[2] or 0) / 60), 4))


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
