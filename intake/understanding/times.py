"""How often, how long and when, in words: frequencies a month, ISO 8601 durations, EDTF dates."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from intake.understanding.numbers import find_numbers, number_words
from intake.understanding.readings import Reading
from intake.understanding.text import fold, plain

PER_MONTH = {"day": 30.0, "week": 4.33, "month": 1.0, "year": 1 / 12}

_UNITS = {
    "nl": {
        "day": r"dag(?:en)?|etmaal|nacht(?:en)?|avond(?:en)?|ochtend(?:en)?|middag(?:en)?|daags",
        "week": r"we+k(?:en|end(?:en|s)?)?|weekeinden?",
        "month": r"maand(?:en)?|mnd",
        "year": r"jaar|jaren|kerst|zomer|winter|verjaardag(?:en)?",
    },
    "en": {
        "day": r"days?|nights?|evenings?|mornings?|afternoons?",
        "week": r"weeks?|wks?|weekends?",
        "month": r"months?",
        "year": r"years?|christmas|summer|winter|birthdays?",
    },
}
_DAYS = {
    "nl": r"(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:en)?(?:ochtend|middag|avond|nacht)?(?:en|s)?",
    "en": r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?: mornings?| afternoons?| evenings?| nights?)?",
}
_NEVER = {
    "nl": r"nooit(?: meer)?|helemaal niet(?: meer)?|geen enkele keer|nul keer|niet meer",
    "en": r"never|not at all|not any ?more|no longer|zero times",
}
_VAGUE = {
    "nl": r"soms|af en toe|vaak|regelmatig|zelden|bijna nooit|zo nu en dan|nu en dan|weinig|geregeld|steeds|"
    r"de hele tijd|wisselend|wisselt|als het (?:nodig is|uitkomt|zo uitkomt)|niet (?:zo )?vaak|veel|meestal|heel vaak",
    "en": r"sometimes|now and (?:then|again)|often|regularly|rarely|seldom|hardly ever|once in a while|occasionally|"
    r"all the time|it varies|varies|when (?:needed|it suits)|not (?:very |that )?often|a lot|usually|very often",
}
_ADVERBS = {
    "nl": {
        "day": r"dagelijks|doordeweeks",
        "week": r"wekelijks",
        "month": r"maandelijks",
        "year": r"jaarlijks",
    },
    "en": {"day": r"daily|nightly", "week": r"weekly", "month": r"monthly", "year": r"yearly|annually"},
}
_FEW = {"nl": r"een paar|enkele|paar", "en": r"a few|a couple(?: of)?|several"}
_ONCE = {"nl": {"eens": 1, "een keer": 1, "een maal": 1}, "en": {"once": 1, "twice": 2, "thrice": 3}}


def _unit(text: str, lang: str) -> str | None:
    for unit, pattern in _UNITS[lang].items():
        if re.fullmatch(pattern, text):
            return unit
    return None


def _any_unit(lang: str) -> str:
    return "|".join(_UNITS[lang].values())


@lru_cache(maxsize=2)
def _rules(lang: str) -> dict[str, re.Pattern[str]]:
    units, number = _any_unit(lang), r"(?P<n>[^,;.]{1,40}?)"
    if lang == "nl":
        per = r"(?:per|in de|in het|op een|elke|iedere|ieder|elk|'s|s|de)"
        times = r"(?:keer|maal|x|keren)"
        forms = {
            "every_n": rf"(?:eens|een keer|\d? ?x|1 keer|een maal)?\s?(?:om|per|in de|in|elke|iedere|eens in de) (?P<n>twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|\d+) (?P<u>{units})\b",
            "other": rf"\bom de (?:andere )?(?P<u>{units})\b|\btweewekelijks|\bde ene week wel",
            "times": rf"{number}\s?{times}\s?(?:{per} )?(?P<u>{units})\b",
            "days_per": rf"{number}\s?(?:dagen|dag|avonden|ochtenden|middagen|nachten|uur|dagdelen) (?:per|in de) (?P<u>{units})\b",
            "every": rf"\b(?:elke|iedere|elk|ieder|alle) (?P<u>{units})\b",
            "each": r"\b(?:'s|s) (?P<u>nachts|avonds|ochtends|morgens|middags)\b",
            "on": r"\b(?:met|op) (?P<u>verjaardagen|kerst|feestdagen)",
        }
    else:
        per = r"(?:a|an|per|each|every|in a|in the)"
        times = r"(?:times?|x)"
        forms = {
            "every_n": rf"(?:once )?(?:every|each) (?P<n>two|three|four|five|six|seven|eight|nine|ten|twelve|\d+) (?P<u>{units})\b|once in (?P<n2>two|three|four|five|six|\d+) (?P<u2>{units})\b",
            "other": rf"\bevery (?:other|second) (?P<u>{units})\b|\bfortnightly|\bevery fortnight|\bbi-?weekly",
            "times": rf"{number}\s?{times} {per} (?P<u>{units})\b|(?P<once>once|twice|thrice) {per} (?P<u3>{units})\b",
            "days_per": rf"{number}\s?(?:days|evenings|mornings|afternoons|nights) (?:a|per) (?P<u>{units})\b",
            "every": rf"\b(?:every|each) (?P<u>{units})\b",
            "each": r"\b(?:at) (?P<u>night|nights)\b",
            "on": r"\b(?:on|at) (?P<u>birthdays|christmas|holidays)",
        }
    return {name: re.compile(form) for name, form in forms.items()}


def read_frequency(text: str, lang: str) -> Reading | None:
    """{"per_month": times a month or None, "vague": bool}: "twee keer per week", "om de week", "elke dinsdag", "soms"."""
    said = fold(text)
    rules = _rules(lang)
    span = (0, len(text))

    def found(per_month: float, confidence: float = 0.95) -> Reading:
        return Reading({"per_month": round(per_month, 4), "vague": False}, span, confidence)

    for adverb_unit, pattern in _ADVERBS[lang].items():
        if re.search(rf"\b(?:{pattern})\b", said) and "tweewekelijks" not in said:
            times = _count(said, lang)
            return found(PER_MONTH[adverb_unit] * (times or 1), 0.95 if not times else 0.88)
    if match := rules["every_n"].search(said):
        groups = match.groupdict()
        number, unit = groups.get("n") or groups.get("n2"), groups.get("u") or groups.get("u2")
        count = _value(number or "", lang)
        kind = _unit(unit or "", lang)
        if count and kind:
            return found(PER_MONTH[kind] / count)
    if match := rules["other"].search(said):
        kind = _unit(match.groupdict().get("u") or "", lang) or "week"
        return found(PER_MONTH[kind] / 2)
    for name in ("times", "days_per"):
        for match in rules[name].finditer(said):
            groups = match.groupdict()
            kind = _unit(groups.get("u") or groups.get("u3") or "", lang)
            times = _ONCE["en"].get(groups.get("once") or "") or _count(groups.get("n") or "", lang)
            if times and kind:
                return found(PER_MONTH[kind] * times)
    if match := rules["every"].search(said):
        kind = _unit(match["u"], lang)
        if kind:
            return found(PER_MONTH[kind] * (_count(said[: match.start()], lang) or 1))
    days = re.findall(rf"\b{_DAYS[lang]}\b", said)
    if days:
        return found(PER_MONTH["week"] * len(days))
    if rules["each"].search(said):
        return found(PER_MONTH["day"], 0.7)
    if rules["on"].search(said):
        return found(PER_MONTH["year"] * 2, 0.6)
    if re.search(rf"\b(?:{_NEVER[lang]})\b", said) and not re.search(
        "bijna nooit|hardly ever|almost never", said
    ):
        return found(0, 0.9)
    if re.search(rf"\b(?:{_VAGUE[lang]})\b", said):
        return Reading({"per_month": None, "vague": True}, span, 0.9, vague=True)
    return None


def _count(said: str, lang: str) -> float | None:
    """How many times is said at the end of these words: "twee a drie" 2.5, "een paar" 3, "een" 1."""
    said = said.strip()
    if re.search(rf"(?:{_FEW[lang]})$", said):
        return 3
    numbers = find_numbers(said, lang)
    if numbers:
        return (numbers[-1].low + numbers[-1].high) / 2
    if lang == "nl" and re.search(r"\b(?:een|\u00e9\u00e9n)$", said):
        return 1
    if lang == "en" and re.search(r"\b(?:one|a)$", said):
        return 1
    return None


def _value(said: str, lang: str) -> float | None:
    if said.isdecimal():
        return float(said)
    return number_words(lang).get(said)


# Durations

_LONG = {
    "nl": (("Y", r"jaar|jaren|jaartjes?"), ("M", r"maand(?:en)?"), ("W", r"we+k(?:en|je)?"), ("D", r"dag(?:en)?"),
           ("TH", r"uur|uren|uurtjes?"), ("TM", r"minu(?:ut|ten|utje)s?|min")),
    "en": (("Y", r"years?|yrs?"), ("M", r"months?"), ("W", r"weeks?"), ("D", r"days?"), ("TH", r"hours?|hrs?"),
           ("TM", r"minutes?|mins?")),
}  # fmt: skip
_INTO = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "TH": ("TM", 60), "D": ("TH", 24)}


def read_duration(text: str, lang: str) -> Reading | None:
    """An ISO 8601 duration: "anderhalf jaar" P1Y6M, "een half uurtje" PT30M, "drie maanden" P3M."""
    said = fold(text)
    for code, pattern in _LONG[lang]:
        match = re.search(rf"\b(?:{pattern})\b", said)
        if match is None:
            continue
        after = re.match(r" (?:of|or so) ?(\w+)?", said[match.end() :])
        count = (
            _count(said[: match.start()].rstrip(), lang)
            if not (after and after[1] and _value(after[1], lang))
            else _value(after[1], lang)
        )
        if count is None and lang == "en" and re.search(r"\ban?(?: whole)? $", said[: match.start()]):
            count = 1
        if count is None:
            continue
        if (
            code == "Y"
            and re.search(r"(?:a|een) half|half a$|\bhalf $", said[: match.start()])
            and count == 0.5
        ):
            return Reading("P6M", (0, len(text)), 0.95)
        return Reading(_iso(count, code), (0, len(text)), 0.95)
    return None


def _iso(count: float, code: str) -> str:
    if count.is_integer():
        return _part(int(count), code)
    lesser, size = _INTO.get(code, (code, 1))
    first, rest = int(count), round((count - int(count)) * size)
    if not first:
        return _part(rest, lesser)
    if code.startswith("T") and lesser.startswith("T"):
        return f"PT{first}{code[1:]}{rest}{lesser[1:]}"
    if lesser.startswith("T"):
        return f"P{first}{code}T{rest}{lesser[1:]}"
    return f"P{first}{code}{rest}{lesser}"


def _part(count: int, code: str) -> str:
    return f"PT{count}{code[1:]}" if code.startswith("T") else f"P{count}{code}"


# Dates

_MONTHS = {
    "nl": ("jan(?:uari)?", "feb(?:ruari)?", "m(?:aa)?rt", "apr(?:il)?", "mei", "jun[i]?", "jul[i]?", "aug(?:ustus)?",
           "sep(?:t(?:ember)?)?", "okt(?:ober)?", "nov(?:ember)?", "dec(?:ember)?"),
    "en": ("jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?", "aug(?:ust)?",
           "sep(?:t(?:ember)?)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?"),
}  # fmt: skip
_SEASONS = {
    "nl": ("lente|voorjaar", "zomer", "herfst|najaar", "winter"),
    "en": ("spring", "summer", "autumn|fall", "winter"),
}
_LAST = {"nl": r"vorige?|afgelopen|laatste", "en": r"last|past"}
_AGO = {
    "nl": r"geleden|sinds|al|nu|terug|vanaf|duurt|inmiddels",
    "en": r"ago|for|since|past|now",
}


def read_date(text: str, lang: str, today: date) -> Reading | None:
    """An EDTF date: 2024, 2024-05, 2024-05-03, 2024-22 (summer). Counts back from today: "drie jaar geleden"."""
    said = fold(text)
    for read in (_full_date, _month_date, _season_date, _relative_date, _year_date):
        found = read(said, lang, today)
        if found:
            value, confidence = found
            return Reading(value, (0, len(text)), confidence)
    return None


def _year_of(digits: str, today: date) -> int:
    year = int(digits)
    if year >= 100:
        return year
    return 2000 + year if 2000 + year <= today.year else 1900 + year


def _known(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if 1850 <= year <= 2150 else None
    except ValueError:
        return None


def _full_date(said: str, lang: str, today: date) -> tuple[str, float] | None:
    if match := re.search(r"\b(\d{4})-(\d{2})-(\d{2})\b", said):
        value = _known(int(match[1]), int(match[2]), int(match[3]))
        return (value, 0.97) if value else None
    if match := re.search(r"\b(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})\b", said):
        value = _known(_year_of(match[3], today), int(match[2]), int(match[1]))
        if value is None:
            value = _known(_year_of(match[3], today), int(match[1]), int(match[2]))
            return (value, 0.6) if value else None
        return (value, 0.95)
    for number, name in enumerate(_MONTHS[lang], 1):
        match = re.search(
            rf"\b(\d{{1,2}})(?:e|st|nd|rd|th)? (?:of )?(?:{name})\.?,? ?'?(\d{{4}}|\d{{2}})\b", said
        )
        match = match or (
            re.search(rf"\b(?:{name}) (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", said)
            if lang == "en"
            else None
        )
        if match and (value := _known(_year_of(match[2], today), number, int(match[1]))):
            return (value, 0.95)
    return None


def _month_date(said: str, lang: str, today: date) -> tuple[str, float] | None:
    for number, name in enumerate(_MONTHS[lang], 1):
        if match := re.search(rf"\b(?:{name})\.? (?:of )?'?(\d{{4}}|\d{{2}})\b", said):
            return (f"{_year_of(match[1], today):04d}-{number:02d}", 0.95)
    for number, name in enumerate(_MONTHS[lang], 1):
        if re.search(rf"\b(?:{name})\b", said) and not (
            lang == "en" and name == "may" and "in may" not in said
        ):
            year = today.year if number <= today.month else today.year - 1
            return (f"{year:04d}-{number:02d}", 0.7)
    match = re.search(r"\b(\d{1,2})[-/](\d{4})\b", said)
    if match and 1 <= int(match[1]) <= 12:
        return (f"{match[2]}-{int(match[1]):02d}", 0.95)
    return None


def _season_date(said: str, lang: str, today: date) -> tuple[str, float] | None:
    for number, name in enumerate(_SEASONS[lang], 21):
        if not (match := re.search(rf"\b(?:{name})\b", said)):
            continue
        if year := re.search(r"\b((?:19|20)\d\d)\b", said):
            return (f"{year[1]}-{number}", 0.95)
        begins = {21: 3, 22: 6, 23: 9, 24: 12}[number]
        past = re.search(rf"\b(?:{_LAST[lang]})\b", said[: match.start()])
        year_now = today.year if begins < today.month else today.year - 1
        return (f"{year_now}-{number}", 0.88 if past else 0.7)
    return None


def _relative_date(said: str, lang: str, today: date) -> tuple[str, float] | None:
    days = {"nl": {"vandaag": 0, "gisteren": 1, "eergisteren": 2}, "en": {"today": 0, "yesterday": 1}}[lang]
    for word, back in days.items():
        if re.search(rf"\b{word}\b", said):
            return ((today - timedelta(days=back)).isoformat(), 0.95)
    units = {"nl": ("jaar", "maand", "week"), "en": ("year", "month", "week")}[lang]
    if re.search(rf"\b(?:{_LAST[lang]}) {units[0]}\b", said):
        return (str(today.year - 1), 0.9)
    if re.search(rf"\b(?:{_LAST[lang]}) {units[1]}\b", said):
        return (_months_back(today, 1), 0.9)
    if re.search(rf"\b(?:{_LAST[lang]}) {units[2]}\b", said):
        return ((today - timedelta(days=7)).isoformat()[:7], 0.6)
    if re.search(r"\b(?:dit jaar|this year)\b", said):
        return (str(today.year), 0.9)
    if re.search(r"\b(?:deze maand|this month)\b", said):
        return (today.isoformat()[:7], 0.9)
    length = read_duration(said, lang)
    ago = re.search(rf"\b(?:{_AGO[lang]})\b", said)
    if length is None or not (ago or len(plain(said).split()) <= 4):
        return None
    confidence = 0.9 if ago else 0.75
    match = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?", str(length.value))
    if match is None or not any(match.groups()):
        return None
    years, months, weeks, back = (int(part or 0) for part in match.groups())
    if weeks or back:
        return ((today - timedelta(days=weeks * 7 + back)).isoformat()[:7], confidence)
    if months:
        return (_months_back(today, years * 12 + months), confidence)
    return (str(today.year - years), confidence) if years < 130 else None


def _months_back(today: date, months: int) -> str:
    index = today.year * 12 + today.month - 1 - months
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def _year_date(said: str, lang: str, today: date) -> tuple[str, float] | None:
    years = re.findall(r"\b(1[89]\d\d|20\d\d)\b", said)
    if len(years) == 1:
        return (years[0], 0.95)
    if years:
        return (years[0], 0.6)
    if match := re.search(r"(?:^|\s)'(\d{2})\b", said):
        return (str(_year_of(match[1], today)), 0.9)
    return None
