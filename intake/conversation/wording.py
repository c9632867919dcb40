"""Answers as people read them: "ja", "45 uur", "elke week", "mei 2015"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from intake.definitions.model import Question
from intake.network.model import Person
from intake.network.wording import person_name
from intake.words import Words

_say = Words(
    {
        "yes": ("ja", "yes"),
        "no": ("nee", "no"),
        "read": ("gelezen", "read"),
        "and": ("en", "and"),
        "nobody": ("niemand", "nobody"),
        "nothing": ("niets", "nothing"),
        "span": ("{low} tot {high}", "{low} to {high}"),
        "least": ("minstens {low}", "at least {low}"),
        "most": ("hooguit {high}", "at most {high}"),
        "never": ("nooit", "never"),
        "daily": ("elke dag", "every day"),
        "times_day": ("{n} keer per dag", "{n} times a day"),
        "weekly": ("elke week", "every week"),
        "times_week": ("{n} keer per week", "{n} times a week"),
        "monthly": ("elke maand", "every month"),
        "times_month": ("{n} keer per maand", "{n} times a month"),
        "yearly": ("elk jaar", "every year"),
        "times_year": ("{n} keer per jaar", "{n} times a year"),
        "fortnightly": ("elke twee weken", "every two weeks"),
        "weeks": ("elke {n} weken", "every {n} weeks"),
        "around": ("rond {when}", "around {when}"),
        "decade": ("jaren {decade}", "the {decade}s"),
        "century": ("{n}e eeuw", "{n}th century"),
    }
)
MONTHS = {
    "nl": (
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
SEASONS = {"nl": ("lente", "zomer", "herfst", "winter"), "en": ("spring", "summer", "autumn", "winter")}
_UNITS = {
    "Y": (("jaar", "jaar"), ("year", "years")),
    "Mo": (("maand", "maanden"), ("month", "months")),
    "W": (("week", "weken"), ("week", "weeks")),
    "D": (("dag", "dagen"), ("day", "days")),
    "H": (("uur", "uur"), ("hour", "hours")),
    "Mi": (("minuut", "minuten"), ("minute", "minutes")),
}
_DAYS = 30.0
_WEEKS = 4.33
"""Days and weeks in a month, as the understanding counts them."""


def number_words(number: float, lang: str) -> str:
    """Whole numbers bare; others with at most two decimals and the decimal sign of the language."""
    said = f"{round(number, 2):g}" if abs(number) < 1e6 else f"{number:.0f}"
    return said.replace(".", ",") if lang == "nl" else said


def join_words(parts: list[str], lang: str) -> str:
    """a, b en c."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {_say('and', lang)} {parts[-1]}"


def frequency_words(per_month: float, lang: str) -> str:
    """Times a month in the unit in which it is about a whole number."""
    if per_month <= 0:
        return _say("never", lang)
    for unit, size, one in (
        ("day", 1 / _DAYS, "daily"), ("week", 1 / _WEEKS, "weekly"), ("month", 1.0, "monthly"), ("year", 12.0, "yearly"),
    ):  # fmt: skip
        times = per_month * size
        if times >= 0.95:
            whole = round(times) if abs(times - round(times)) < 0.15 else times
            return _say(one, lang) if whole == 1 else _say(f"times_{unit}", lang, n=number_words(whole, lang))
        weeks = 1 / (per_month / _WEEKS)
        if unit == "week" and per_month > 1.05 and abs(weeks - 2) < 0.2:
            return _say("fortnightly", lang)
        if unit == "month" and abs(weeks - round(weeks)) < 0.1 and weeks <= 8:
            return _say("weeks", lang, n=round(weeks))
    return _say("times_year", lang, n=number_words(per_month * 12, lang))


def day_words(at: str, lang: str) -> str:
    """The day of an ISO 8601 moment, in words."""
    return date_words(at[:10], lang)


def date_words(edtf: str, lang: str) -> str:
    """An EDTF decade, year, month, season or day in words: "jaren 80", "rond 2010", "mei 2015"."""
    plain = edtf.rstrip("?~%")
    if plain != edtf:
        return _say("around", lang, when=date_words(plain, lang))
    if re.fullmatch(r"\d{3}X", plain):
        decade = plain[:-1] + "0"
        return _say("decade", lang, decade=decade[2:] if lang == "nl" and decade.startswith("19") else decade)
    if re.fullmatch(r"\d\dXX", plain):
        return _say("century", lang, n=int(plain[:2]) + 1)
    parts = plain.split("-")
    if not parts[0].isdigit() or len(parts) > 3:
        return edtf
    if len(parts) == 1:
        return plain
    try:
        month = int(parts[1])
        if 21 <= month <= 24:
            return f"{SEASONS[lang][month - 21]} {parts[0]}"
        named = f"{MONTHS[lang][month - 1]} {parts[0]}"
        return named if len(parts) == 2 else f"{int(parts[2])} {named}"
    except (ValueError, IndexError):
        return edtf


def duration_words(iso: str, lang: str) -> str:
    """P1Y6M -> "1 jaar en 6 maanden"."""
    date_part, _, time_part = iso.removeprefix("P").partition("T")
    parts = []
    for text, names in ((date_part, {"Y": "Y", "M": "Mo", "W": "W", "D": "D"}), (time_part, {"H": "H", "M": "Mi"})):  # fmt: skip
        digits = ""
        for char in text:
            if char in names and digits:
                one, many = _UNITS[names[char]][0 if lang == "nl" else 1]
                parts.append(f"{int(digits)} {one if int(digits) == 1 else many}")
                digits = ""
            elif char.isdigit():
                digits += char
            else:
                return iso
    return join_words(parts, lang) or iso


_ONE: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "nachten": "nacht", "dagen": "dag", "weken": "week", "maanden": "maand", "uren": "uur", "minuten": "minuut", "mensen": "mens",
        "kinderen": "kind", "bewoners": "bewoner", "bezoeken": "bezoek",
    },
    "en": {
        "nights": "night", "days": "day", "weeks": "week", "months": "month", "years": "year", "hours": "hour", "minutes": "minute",
        "people": "person", "children": "child", "residents": "resident", "visits": "visit", "times": "time",
    },
}  # fmt: skip
"""How the first word of a unit is said of one."""


def _of_one(unit: str, lang: str) -> str:
    """ "times a night": "time a night"."""
    first, space, rest = unit.partition(" ")
    return _ONE[lang].get(first, first) + space + rest


def _number(value: object, unit: str, lang: str) -> str:
    if isinstance(value, Mapping):
        ends = {key: number_words(value[key], lang) for key in ("min", "max") if value.get(key) is not None}
        if len(ends) == 2:
            said = _say("span", lang, low=ends["min"], high=ends["max"])
        elif "min" in ends:
            said = _say("least", lang, low=ends["min"])
        else:
            said = _say("most", lang, high=ends.get("max", ""))
    elif isinstance(value, (int, float)):
        said = number_words(value, lang)
        unit = _of_one(unit, lang) if value == 1 else unit
    else:
        said = str(value)
    return f"{said} {unit}".strip()


def value_words(
    question: Question,
    value: Any,
    lang: str,
    audience: str = "worker",
    people: Mapping[str, Person] | None = None,
    typed: str = "",
) -> str:
    """The value of an answer in words. typed: what was said, used where the value itself is vague."""
    labels = {option.id: option.label.get(lang, audience) for option in question.options}
    match question.kind:
        case "info":
            return _say("read", lang)
        case "yesno":
            return _say("yes" if value else "no", lang)
        case "choice":
            return labels.get(value, str(value))
        case "choices":
            return join_words([labels.get(one, str(one)) for one in value], lang) or _say("nothing", lang)
        case "scale" | "number":
            unit = question.range.unit.get(lang, audience) if question.range and question.range.unit else ""
            return _number(value, unit, lang)
        case "frequency":
            per_month = value.get("per_month") if isinstance(value, Mapping) else None
            return typed or "?" if per_month is None else frequency_words(per_month, lang)
        case "date":
            return date_words(str(value), lang)
        case "duration":
            return duration_words(str(value), lang)
        case "people":
            known = people or {}
            names = [person_name(known[one], lang) for one in value if one in known]
            return join_words(names, lang) or _say("nobody", lang)
        case _:
            return str(value)
