"""Dates of GEDCOM to EDTF and back. The grammar and the calendars are ged4py's; what it takes for a phrase is looked at again
for the ways in which people write dates."""

from __future__ import annotations

import re
import warnings
from datetime import date as day_of
from functools import lru_cache
from typing import TYPE_CHECKING

from intake.exchange.fields import is_date

if TYPE_CHECKING:
    from ged4py.calendar import CalendarDate
    from ged4py.date import DateValue

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_PLAIN = re.compile(r"(ABT |ABT\. |CAL |EST |BEF |AFT )?(?:(?:(\d{1,2}) )?([A-Z]{3}) )?(\d{3,4})")
_JULIAN_DAY_ZERO = 1721424.5
"""The Julian day at the beginning of which the ordinal of Python's calendar is 0."""
_MARKS = {"ABT": "~", "CAL": "~", "EST": "?"}
_ABOUT = re.compile(r"\b(ca|circa|omstreeks|rond|ongeveer|about|around|abt)\b\.?|^[±~]|^c\.")
_BEFORE = re.compile(r"\b(voor|vóór|before|bef|until|tot)\b\.?|^<")
_AFTER = re.compile(r"\b(na|after|aft|since|sinds)\b\.?|^>")
_MONTH_WORDS = {
    "jan": 1, "feb": 2, "maa": 3, "mrt": 3, "mar": 3, "mär": 3, "apr": 4, "mei": 5, "may": 5, "mai": 5, "jun": 6, "jui": 6, "jul": 7,
    "aug": 8, "sep": 9, "oct": 10, "okt": 10, "nov": 11, "dec": 12, "dez": 12, "déc": 12,
}  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_IN_WORDS = re.compile(r"(?:(\d{1,2})\.?[ -]+)?([^\W\d_]{3,12})\.?,?[ -]+(\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,12})\.? +(\d{1,2}),? +(\d{4})")


@lru_cache(maxsize=50_000)
def to_edtf(text: str) -> tuple[str | None, bool]:
    """(EDTF date, sure). None where no year can be found; sure is False where the words were no GEDCOM date."""
    words = " ".join(text.split())
    plain = _PLAIN.fullmatch(words.upper())
    if plain is not None and (plain[3] is None or plain[3] in MONTHS):
        found = _plain(*plain.groups())
        if found is not None:
            return found, True
    return _by_grammar(words[:200])


def _plain(mark: str | None, day: str | None, month: str | None, year: str) -> str | None:
    """The common forms, which need no grammar; None for a day that the calendar does not know."""
    date = f"{int(year):04d}"
    if month:
        date += f"-{MONTHS.index(month) + 1:02d}"
    if day:
        date += f"-{int(day):02d}"
    if not is_date(date):
        return None
    word = (mark or "").strip(" .")
    if word in ("BEF", "AFT"):
        return f"../{date}" if word == "BEF" else f"{date}/.."
    return date + _MARKS.get(word, "")


def _by_grammar(words: str) -> tuple[str | None, bool]:
    from ged4py.date import DateValue

    spelled = re.sub(r"\b(GREGORIAN|JULIAN|HEBREW|FRENCH_R) ", _calendar, words).replace("BCE", "B.C.")
    try:
        value = DateValue.parse(spelled)
    except (ValueError, ArithmeticError, LookupError):
        value = None
    found = _of_value(value) if value is not None else None
    if found is not None and all(is_date(one) for one in (found, *found.split("/")) if one not in ("..",)):
        return found, True
    return _by_hand(words), False


def _calendar(found: re.Match[str]) -> str:
    return f"@#D{found[1].replace('FRENCH_R', 'FRENCH R')}@ "


def _of_value(value: DateValue) -> str | None:
    kind = value.kind.name
    dates = [_of_date(one) for name in ("date", "date1", "date2") if (one := getattr(value, name, None)) is not None]
    if not dates or None in dates:
        return None
    one, last = dates[0], dates[-1]
    match kind:
        case "RANGE" | "PERIOD":
            return f"{one}/{last}" if str(one)[:4] <= str(last)[:4] else f"{last}/{one}"
        case "BEFORE" | "TO":
            return f"../{one}"
        case "AFTER" | "FROM":
            return f"{one}/.."
    mark = {"ABOUT": "~", "CALCULATED": "~", "ESTIMATED": "?", "INTERPRETED": "?"}.get(kind, "")
    return f"{one}{mark}" if one and one[-1].isdigit() else one


def _of_date(date: CalendarDate) -> str | None:
    """Days of other calendars become Gregorian days; a year of another calendar is about that year of ours."""
    if date.bc or not date.year or (date.month and not date.month_num):
        return None
    if type(date).__name__ == "GregorianDate":
        year = getattr(date, "dual_year", None) or date.year
        return _written(year, date.month_num, date.day)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # ged4py's use of a calendar library that moved on
            ours = day_of.fromordinal(round(date.key()[0] - _JULIAN_DAY_ZERO))
    except (ValueError, ArithmeticError):
        return None
    if date.month_num and date.day:
        return ours.isoformat()
    year = date.year if type(date).__name__ == "JulianDate" else ours.year
    return f"{year:04d}~" if 0 < year < 10_000 else None


def _written(year: int, month: int | None, day: int | None) -> str | None:
    if not 0 < year < 10_000:
        return None
    text = f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")
    return text if is_date(text) else f"{year:04d}~"


def _by_hand(words: str) -> str | None:
    """What people write: 5 maart 1948, 05-03-1948, 1948-03-05, ca. 1948, voor 1950, somewhere in 1948."""
    low = words.casefold().strip("() ")
    if low.startswith("<") and low.endswith(">"):
        low = low[1:-1]
    if re.search(r"\bb\.? ?c\b|\bbce\b|v\. ?chr", low):
        return None
    found = _day_in(low)
    if found is None:
        years = re.findall(r"(?<!\d)(1[0-9]{3}|20[0-9]{2})(?!\d)", low)
        if not years:
            return None
        found = f"{years[0]}/{years[1]}" if len(years) == 2 and years[0] < years[1] else f"{years[0]}~"
        if "/" in found:
            return found
    bare = found.rstrip("~")
    if _BEFORE.search(low):
        return f"../{bare}"
    if _AFTER.search(low):
        return f"{bare}/.."
    return f"{bare}~" if _ABOUT.search(low) else found


def _day_in(low: str) -> str | None:
    if match := _ISO.search(low):
        return _checked(match[1], match[2], match[3])
    if match := _DAY_FIRST.search(low):
        return _checked(match[3], match[2], match[1]) or _checked(match[3], match[1], match[2])
    if (match := _MONTH_FIRST.search(low)) and (month := _MONTH_WORDS.get(match[1][:3])):
        return _checked(match[3], str(month), match[2])
    if (match := _IN_WORDS.search(low)) and (month := _MONTH_WORDS.get(match[2][:3])):
        return _checked(match[3], str(month), match[1])
    return None


def _checked(year: str, month: str, day: str | None) -> str | None:
    text = f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
    return text if is_date(text) and int(month) <= 12 else None


# Out


def from_edtf(text: str) -> str:
    """The GEDCOM date that says most of it: the same in 5.5.1 and 7."""
    ends = text.split("/")
    if len(ends) == 2:
        if ends[0] in ("..", ""):
            return f"BEF {_day(ends[1])}"
        if ends[1] in ("..", ""):
            return f"AFT {_day(ends[0])}"
        return f"BET {_day(ends[0])} AND {_day(ends[1])}"
    if "X" in text:
        return f"BET {_day(text.replace('X', '0'))} AND {_day(text.replace('X', '9'))}"
    mark = {"~": "ABT ", "?": "EST ", "%": "EST "}.get(text[-1:], "")
    season = re.fullmatch(r"(\d{4})-2[1-4]", text.rstrip("~?%"))
    return f"{'ABT ' if season else mark}{_day(text)}"


def _day(text: str) -> str:
    year, _, rest = text.rstrip("~?%").partition("-")
    month, _, day = rest.partition("-")
    parts = [str(int(day))] if day else []
    if month and int(month) <= 12:
        parts.append(MONTHS[int(month) - 1])
    return " ".join([*parts, str(int(year.replace("X", "0"))).rjust(3, "0")])
