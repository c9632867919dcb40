"""When, in words, as an EDTF date: 2015, 2015-05, 2015-05-12, 2015-22 (summer), 198X, 2010~. Counts from today."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from intake.understanding.durations import read_duration
from intake.understanding.lexicons import either, lexicon
from intake.understanding.numbers import find_numbers
from intake.understanding.readings import Reading
from intake.understanding.text import fold

EARLIEST, LATEST = 1850, 2150
SURE, LIKELY, GUESS = 0.95, 0.88, 0.7
_SEASON_STARTS = (3, 6, 9, 12)


@dataclass(frozen=True, slots=True)
class _Said:
    """The words, and all that is needed to read them."""

    text: str
    lang: str
    today: date

    def find(self, name: str) -> re.Match[str] | None:
        return _patterns(self.lang)[name].search(self.text)


_Found = tuple[str, float, tuple[int, int]]


@lru_cache(maxsize=2)
def _patterns(lang: str) -> dict[str, re.Pattern[str]]:
    words = lexicon("dates", lang)
    months = "|".join(f"(?P<m{index}>{form})" for index, form in enumerate(words["months"], 1))
    seasons = "|".join(f"(?P<s{index}>{form})" for index, form in enumerate(words["seasons"], 21))
    days = "|".join(
        f"(?P<d{index}>{form})(?:ochtend|middag|avond|nacht)?" for index, form in enumerate(words["weekdays"])
    )
    ordinals = either([word.replace("-", "[ -]") for word in words["ordinals"]])
    year = r"(?:'?(?P<y>\d{4}|\d{2})(?![\d:.,-]?\d)(?! (?:uur|jaar|keer|years|hours|times)))"
    number = either(_day_words(lang))
    last, this, then = either(words["last"]), either(words["this"]), either(words["next"])
    of = r"(?: van| of|,)?(?: het jaar)?(?: in)? ?"
    day = rf"(?P<day>\d{{1,2}})(?:e|de|ste|st|nd|rd|th)?|(?P<word>{ordinals}|{number})"
    forms = {
        "iso": r"(?<!\d)(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?!\d)|(?<!\d)(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)",
        "numeric": r"(?<!\d)(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?'?(\d{4}|\d{2})(?!\d)",
        "month_year": r"(?<![\d-])(\d{1,2})[-/](\d{4})(?!\d)",
        "day_month": rf"(?<!\w)(?:{day})(?: van| of| dag van)? (?:{months})(?!\w){of}{year}?",
        "month_day": rf"(?<!\w)(?:{months}) (?:the )?(?:{day})(?!\w)(?:,? ?{year})?",
        "month": rf"(?<!\w)(?:{months})(?!\w){of}{year}?",
        "season": rf"(?<!\w)(?:na|voor|mid|hart)?(?:{seasons})(?!\w){of}{year}?",
        "weekday": rf"(?<!\w)(?:{days})(?!\w)",
        "near": rf"(?<!\w){either([re.escape(word) for word in words['near']])}(?!\w)",
        "last": rf"(?<!\w){last}(?!\w)",
        "this": rf"(?<!\w){this}(?!\w)",
        "next": rf"(?<!\w){then}(?!\w)",
        "last_year": rf"(?<!\w)(?P<l>{last}) (?:{either(words['year'])})(?!\w)",
        "this_year": rf"(?<!\w){this} {either(words['year'])}(?!\w)",
        "next_year": rf"(?<!\w){then} {either(words['year'])}(?!\w)",
        "unit": rf"(?<!\w)(?:(?P<last>{last})|(?P<this>{this})|(?P<next>{then})) (?:(?P<year>{either(words['year'])})|(?P<month>{either(words['month'])})|(?P<week>{either(words['week'])}))(?!\w)",
        "ago": rf"(?<!\w){either(words['ago'])}(?!\w)",
        "for": rf"(?<!\w){either(words['for'])}(?!\w)",
        "ahead": rf"(?<!\w){either(words['ahead'])}(?= )",
        "about": rf"(?<!\w){either(words['about'])}(?!\w)|~|\?$",
        "happened": rf" {either(words['happened'])}[ .!]*$",
        "part": rf"(?<!\w){either(words['part'])}(?= )",
        "few": rf"(?<!\w){either(words['few'])}(?= )",
        "years": r"(?<![\d.,:/-])(?P<full>1[89]\d\d|20\d\d|21[0-4]\d)(?![\d:])|(?<!\w)'(?P<short>\d{2})(?!\d)",
        "decade": r"(?<!\w)(?:jaren|jaar) '?(?P<d>\d{4}|\d0)(?!\d)|(?<!\w)jaren (?P<w>[a-z]+tig)(?!\w)" if lang == "nl"
                  else r"(?<!\w)(?:the )?'?(?P<d>\d{3}0|[2-9]0)'?s(?!\w)|(?<!\w)(?:the|early|mid|late) (?P<w>[a-z]+)ties(?!\w)",
        "feast": "|".join(f"(?<!\\w)(?P<f{index}>{form})(?!\\w){of}{year.replace('?P<y>', f'?P<y{index}>')}?" for index, form in enumerate(words["feasts"])),
        "easter": "|".join(f"(?<!\\w)(?P<f{index}>{form})(?!\\w){of}{year.replace('?P<y>', f'?P<y{index}>')}?" for index, form in enumerate(words["easter"])),
        "month_lead": rf"(?<!\w)(?:{either(words['since'])}|{last}|{this}|{then}|{either(words['part'])})\W+$|^\W*$",
    }  # fmt: skip
    return {name: re.compile(form) for name, form in forms.items()}


def _day_words(lang: str) -> list[str]:
    """The numbers from one to thirty-one in words."""
    words = lexicon("numbers", lang)
    small = [word for group in ("ones", "teens") for word in words[group]]
    tens = [word for word, value in words["tens"].items() if value <= 30]
    joined = [f"{one}en{ten}" if lang == "nl" else f"{ten}[ -]{one}" for ten in tens for one in words["ones"]]
    return small + tens + joined


def read_date(text: str, lang: str, today: date) -> Reading | None:
    """An EDTF date, or None; a day that does not exist is none. Two-digit years are never in the future; a month or season without a year is the latest one,
    and asked. "rond 2010" is 2010~, "jaren 80" is 198X; with "begin" or "eind" the reading is vague."""
    said = _Said(fold(text), lang, today)
    for read in _READERS:
        found = read(said)
        if found:
            value, sure, span = found
            if not value:
                return None
            about = said.find("about")
            if about and re.fullmatch(r"\d{4}", value) and sure >= GUESS:
                value += "~"
            vague = bool(about or "X" in value or value.endswith("~") or said.find("part"))
            return Reading(value, span, sure, vague=vague)
    return None


# A day


def _year_of(digits: str, today: date) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return 2000 + year if 2000 + year <= today.year else 1900 + year


def _known(year: int, month: int, day: int) -> str | None:
    fits = EARLIEST <= year <= LATEST and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
    return date(year, month, day).isoformat() if fits else None


def _iso(said: _Said) -> _Found | None:
    match = said.find("iso")
    if match is None:
        return None
    year, month, day = (int(part or 0) for part in (match.groups()[:3] if match[1] else match.groups()[3:]))
    if not day:
        fits = EARLIEST <= year <= LATEST and (1 <= month <= 12 or 21 <= month <= 24)
        return (f"{year:04d}-{month:02d}", SURE, match.span()) if fits else None
    value = _known(year, month, day)
    return (value, SURE, match.span()) if value else None


def _numeric(said: _Said) -> _Found | None:
    match = said.find("numeric")
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[2]), _year_of(match[3], said.today)
    value, other = _known(year, second, first), _known(year, first, second)
    if value is None:
        return (other or "", 0.88 if said.lang == "en" else 0.6, match.span())
    unclear = said.lang == "en" and other is not None and other != value and "/" in match[0]
    return value, 0.6 if unclear else SURE, match.span()


def _month_of(match: re.Match[str]) -> int:
    return next(
        int(name[1:]) for name, word in match.groupdict().items() if word and re.fullmatch(r"m\d+", name)
    )


def _day_of(match: re.Match[str], lang: str) -> int:
    if match["day"]:
        return int(match["day"])
    word = match["word"]
    ordinal = lexicon("dates", lang)["ordinals"].get((word or "").replace(" ", "-"))
    numbers = [] if ordinal else find_numbers(word, lang)
    return int(ordinal) if ordinal else int(numbers[0].low) if numbers else 0


def _day_month(said: _Said) -> _Found | None:
    for name in ("day_month", "month_day"):
        match = said.find(name)
        if match is None or (name == "month_day" and said.lang == "nl"):
            continue
        day, month, span = _day_of(match, said.lang), _month_of(match), match.span()
        if not 1 <= day <= 31:
            continue
        year = _said_year(said, match["y"])
        if year is not None:
            return _known(year, month, day) or "", SURE, span
        return _nearest_day(said, month, day, span)
    return None


def _said_year(said: _Said, digits: str | None) -> int | None:
    """The year said: in digits, in words, or as last, this or next year."""
    if digits:
        return _year_of(digits, said.today)
    for name, step in (("last_year", -1), ("this_year", 0), ("next_year", 1)):
        if said.find(name):
            return said.today.year + step
    match = said.find("years")
    return _year_of(match["full"] or match["short"], said.today) if match else None


def _nearest_day(said: _Said, month: int, day: int, span: tuple[int, int]) -> _Found | None:
    """A day without a year: the latest one, or the coming one where that is said."""
    ahead = said.find("next")
    for year in range(said.today.year + (1 if ahead else 0), said.today.year - (1 if ahead else 9), -1):
        value = _known(year, month, day)
        if value and ahead and date.fromisoformat(value) <= said.today + timedelta(days=366):
            this = _known(said.today.year, month, day)
            nearer = this if this and date.fromisoformat(this) > said.today else value
            return nearer, LIKELY, span
        if value and not ahead and date.fromisoformat(value) <= said.today:
            return value, 0.9 if said.find("last") else GUESS, span
    return None


# A month, a season, a feast


def _month(said: _Said) -> _Found | None:
    if match := said.find("month_year"):
        fits = 1 <= int(match[1]) <= 12 and EARLIEST <= int(match[2]) <= LATEST
        return (f"{int(match[2]):04d}-{int(match[1]):02d}", SURE, match.span()) if fits else None
    for match in _patterns(said.lang)["month"].finditer(said.text):
        if not match["y"] and _is_a_name(said, match):
            continue
        month, year = _month_of(match), _said_year(said, match["y"])
        if year is not None:
            return f"{year:04d}-{month:02d}", SURE, match.span()
        return _latest_month(said, month, match.span())
    return None


def _is_a_name(said: _Said, match: re.Match[str]) -> bool:
    """Jan and may are months only where the words before say so, or where nothing else is said."""
    word = match[0].strip(" .,")
    if word not in ("jan", "may", "sep", "dec") or said.text.strip(" .?!") == word:
        return False
    near = said.find("last_year") or said.find("this_year")
    return not near and not _patterns(said.lang)["month_lead"].search(said.text[: match.start()])


def _latest_month(said: _Said, month: int, span: tuple[int, int]) -> _Found:
    ahead, today = said.find("next"), said.today
    if ahead:
        year = today.year if month > today.month else today.year + 1
        return f"{year:04d}-{month:02d}", LIKELY, span
    past = said.find("last") or re.search(r"\b(?:sinds|since|vanaf)\b", said.text)
    year = (
        today.year
        if month <= today.month and not (said.find("last") and month == today.month)
        else today.year - 1
    )
    return f"{year:04d}-{month:02d}", 0.9 if past else GUESS, span


def _season(said: _Said) -> _Found | None:
    match = said.find("season")
    if match is None:
        return None
    season = next(
        int(name[1:]) for name, word in match.groupdict().items() if word and re.fullmatch(r"s\d+", name)
    )
    year = _said_year(said, match["y"])
    if year is not None:
        return f"{year:04d}-{season}", SURE, match.span()
    starts, today = _SEASON_STARTS[season - 21], said.today
    latest = today.year if starts <= today.month else today.year - 1
    if said.find("next"):
        return f"{today.year if starts > today.month else today.year + 1:04d}-{season}", LIKELY, match.span()
    if said.find("this"):
        winter = season == 24 and today.month <= 2
        return f"{today.year - 1 if winter else today.year:04d}-{season}", 0.9, match.span()
    running = latest * 12 + starts + 3 > today.year * 12 + today.month
    if said.find("last"):
        return f"{latest - 1 if running else latest:04d}-{season}", 0.9, match.span()
    return f"{latest:04d}-{season}", GUESS, match.span()


def _feast(said: _Said) -> _Found | None:
    words = lexicon("dates", said.lang)
    for name in ("feast", "easter"):
        match = said.find(name)
        if match is None:
            continue
        index = next(int(key[1:]) for key, word in match.groupdict().items() if word and key[0] == "f")
        when = list(words["feasts" if name == "feast" else "easter"].values())[index]
        year = _said_year(said, match[f"y{index}"])
        given = year is not None
        latest = year if year is not None else said.today.year
        day = _feast_day(when, latest)
        if not given and day > said.today.isoformat()[: len(day)]:
            day = _feast_day(when, latest - 1)
        if not given and said.find("next"):
            day = _feast_day(when, int(day[:4]) + 1)
        return day, SURE if given else 0.9 if said.find("last") or said.find("next") else GUESS, match.span()
    return None


def _feast_day(when: list[int] | int, year: int) -> str:
    if isinstance(when, int):
        return (_easter(year) + timedelta(days=when)).isoformat()
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in when)])


def _easter(year: int) -> date:
    """Easter Sunday (Meeus, Jones and Butcher's rule)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    part = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * part) // 451
    month, day = divmod(h + part - 7 * m + 114, 31)
    return date(year, month, day + 1)


# From today


def _near(said: _Said) -> _Found | None:
    match = said.find("near")
    if match is None:
        return None
    days = lexicon("dates", said.lang)["near"][match[0]]
    if days is None or (days == 1 and said.find("ago")):
        return None
    return (said.today + timedelta(days=days)).isoformat(), SURE, match.span()


def _weekday(said: _Said) -> _Found | None:
    match = said.find("weekday")
    if match is None:
        return None
    wanted = next(int(name[1:]) for name, word in match.groupdict().items() if word and name[0] == "d")
    unit = said.find("unit")
    monday = said.today - timedelta(days=said.today.weekday())
    if unit and unit["week"]:
        weeks = -1 if unit["last"] else 1 if unit["next"] else 0
        return (monday + timedelta(days=weeks * 7 + wanted)).isoformat(), 0.92, match.span()
    if said.find("next"):
        ahead = (wanted - said.today.weekday() - 1) % 7 + 1
        return (said.today + timedelta(days=ahead)).isoformat(), LIKELY, match.span()
    back = (said.today.weekday() - wanted - 1) % 7 + 1
    sure = 0.9 if said.find("last") else GUESS
    return (said.today - timedelta(days=back)).isoformat(), sure, match.span()


def _unit(said: _Said) -> _Found | None:
    match = said.find("unit")
    if match is None or re.match(r" (?:drie|twee|\d+|paar)", said.text[match.end() :]):
        return None
    step = -1 if match["last"] else 1 if match["next"] else 0
    if match["year"]:
        return f"{said.today.year + step:04d}", 0.92, match.span()
    if match["month"]:
        return _months_on(said.today, step), 0.92, match.span()
    return (said.today + timedelta(days=7 * step)).isoformat()[:7], 0.6, match.span()


def _counted(said: _Said) -> _Found | None:
    """ "drie jaar geleden", "al tien jaar", "over drie maanden"."""
    length = read_duration(said.text, said.lang)
    if length is None or not isinstance(length.value, str):
        return None
    ago, lasting, ahead = said.find("ago"), said.find("for"), said.find("ahead")
    ahead = None if ago else ahead
    marked = bool(ago or lasting or ahead)
    if not marked and (len(said.text.split()) > 4 or not length.value.endswith(("Y", "M"))):
        return None
    few = said.find("few")
    sure = 0.6 if few or length.confidence < 0.85 else 0.9 if marked else 0.6
    back = -1 if ahead and not lasting else 1
    value = _shifted(length.value, said.today, back)
    if value is None:
        return None
    loose = re.fullmatch(r"\d{4}", value) and re.search(r"\b(?:jaar of|years or so|of zo)\b", said.text)
    return value + ("~" if loose else ""), sure, length.span


def _shifted(length: str, today: date, back: int) -> str | None:
    match = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?", length)
    if match is None:
        return None
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    if years > 150 or months > 1800 or weeks > 6000 or days > 40_000:
        return None
    if weeks or days:
        return (
            (today - timedelta(days=(weeks * 7 + days) * back)).isoformat()
            if not years and not months
            else None
        )
    if months:
        return _months_on(today, -back * (years * 12 + months))
    return f"{today.year - back * years:04d}"


def _months_on(today: date, months: int) -> str:
    index = today.year * 12 + today.month - 1 + months
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


# A year


def _decade(said: _Said) -> _Found | None:
    match = said.find("decade")
    if match is None:
        return None
    digits = match["d"] or str(_tens(match["w"], said.lang))
    year = (
        int(digits)
        if len(digits) == 4
        else _year_of(digits[:1] + "0", said.today)
        if digits.isdecimal()
        else 0
    )
    if digits == "0" or not EARLIEST <= year <= LATEST:
        return None
    perhaps_age = said.lang == "en" and match[0].startswith(("early", "mid", "late"))
    return f"{str(year)[:3]}X", 0.6 if perhaps_age else 0.9, match.span()


def _tens(word: str, lang: str) -> int:
    words = lexicon("numbers", lang)["tens"]
    return int(words.get(word if lang == "nl" else word + "ty", 0))


def _year(said: _Said) -> _Found | None:
    matches = list(_patterns(said.lang)["years"].finditer(said.text))
    if matches:
        first = matches[0]
        value = str(_year_of(first["full"] or first["short"], said.today))
        return value, SURE if len(matches) == 1 else 0.6, first.span()
    return _spelled_year(said)


def _spelled_year(said: _Said) -> _Found | None:
    """ "twenty fifteen", "negentien vijfenzestig", "in 58", "tweeduizend vijftien"."""
    numbers = find_numbers(said.text, said.lang)
    if (
        len(numbers) == 2
        and numbers[0].low in (18, 19, 20)
        and 0 < numbers[1].low < 100
        and numbers[1].span[0] - numbers[0].span[1] <= 4
    ):
        return (
            f"{int(numbers[0].low * 100 + numbers[1].low):04d}",
            0.9,
            (numbers[0].span[0], numbers[1].span[1]),
        )
    if len(numbers) != 1 or not numbers[0].low.is_integer() or numbers[0].low != numbers[0].high:
        return None
    value, span = int(numbers[0].low), numbers[0].span
    if EARLIEST <= value <= LATEST:
        return str(value), 0.9, span
    before, after = said.text[: span[0]].split(), said.text[span[1] :].strip(" .?!")
    led = bool(before) and before[-1] in ("in", "uit", "van", "sinds", "since", "from", "anno")
    if 10 <= value < 100 and (not after or said.find("happened")) and (led or not before):
        return str(_year_of(str(value), said.today)), 0.88 if led else 0.6, span
    return None


_READERS: tuple[Callable[[_Said], _Found | None], ...] = (
    _iso, _numeric, _day_month, _month, _season, _feast, _decade, _weekday, _unit, _near, _year, _counted,
)  # fmt: skip
