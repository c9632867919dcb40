"""Dates (EDTF) and durations (ISO 8601) as numbers that formulas can use."""

from __future__ import annotations

import re
from datetime import date

_EDTF = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}))?(?:-(\d{2}))?([?~%]?)")
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_SEASON_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}
DAYS_A_MONTH = 365.25 / 12


def edtf_start(text: str) -> date | None:
    """The first day of a century (19XX), decade (198X), year, month, season (21 spring .. 24 winter) or day, also of one
    that is not sure (2010~); None when it is none of these."""
    match = _EDTF.fullmatch(text)
    if match is None or ("X" in match[1] and match[2]):
        return None
    year, month, day = int(match[1].replace("X", "0")), int(match[2] or 1), int(match[3] or 1)
    try:
        return date(year, _SEASON_MONTH.get(month, month), day)
    except ValueError:
        return None


def is_rough(text: str) -> bool:
    """Whether an EDTF date is only about right: a decade or century, or marked as approximate or uncertain."""
    return "X" in text or text.endswith(("~", "?", "%"))


def months_of(text: str) -> float | None:
    """Months in an ISO 8601 duration; a week is 7 days, a month 365.25 / 12 days. None when it is no duration."""
    match = _DURATION.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    years, months, weeks, days, hours, minutes = (int(part or 0) for part in match.groups())
    spare = weeks * 7 + days + hours / 24 + minutes / 1440
    return years * 12 + months + spare / DAYS_A_MONTH
