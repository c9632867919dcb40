"""How long, in words, as an ISO 8601 duration: "anderhalf jaar" P1Y6M, "een uur en een kwartier" PT1H15M."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from intake.understanding.frequencies import in_figures
from intake.understanding.lexicons import either, lexicon
from intake.understanding.numbers import Number, find_numbers, number_pattern, value_of
from intake.understanding.readings import Reading
from intake.understanding.text import fold

_ORDER = ("Y", "M", "W", "D", "TH", "TM")
_INTO = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "D": ("TH", 24), "TH": ("TM", 60)}
_SAME = {"Q": ("M", 3), "K": ("TM", 15), "F": ("D", 14)}
_FEW = 3
_ONE = {"nl": "een", "en": "one"}
_AND_A_HALF = re.compile(r" (?:en een half|and a half)(?= *$|[,.])")
_YEARS = re.compile(
    r"(?<!\d)((?:19|20)\d\d) ?(?:tot en met|tot|t/m|until|till|to|-) ?(?:in )?((?:19|20)\d\d)(?!\d)"
)
_FROM = re.compile(r"\b(?:van|vanaf|from) ")
_HOURS = re.compile(
    r"(?:\b(?:van|vanaf|from) )(?:ongeveer |about )?(?P<a>\d{1,2})(?P<ah>[.:]\d\d)?(?: ?(?:uur|u|o'clock|am|pm|a\.m\.?|p\.m\.?))?"
    r" ?(?:tot|till|until|til|to|-) (?:ongeveer |about )?(?P<b>\d{1,2})(?P<bh>[.:]\d\d)?(?: ?(?:uur|u|o'clock|am|pm|a\.m\.?|p\.m\.?))?"
    r"(?! ?(?:jaar|jaren|maand|week|weken|dag|minu|min\b|uurtjes|years?|months?|weeks?|days?|hours?|hrs?))(?=$|[\s,.])"
)
"""From one hour of the clock to another."""
ISO = re.compile(
    r"P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """count of a unit; high differs from it in a range."""

    unit: str
    count: float
    high: float
    span: tuple[int, int]
    sure: float = 0.95
    vague: bool = False


@lru_cache(maxsize=2)
def _patterns(lang: str) -> dict[str, re.Pattern[str]]:
    words = lexicon("durations", lang)
    units = "|".join(f"(?P<{code}>{either(forms)})" for code, forms in words["units"].items())
    few = either(lexicon("numbers", lang)["few"])
    article, one = either(words["article"]), number_pattern(lang)
    sizes = "|".join(f"(?P<{code}>{either(forms)})" for code, forms in words["sizes"].items())
    some = r"(?:(?<!\w)een |^ ?(?:(?:al|zo'n|nou) )*)(?:U) of (?P<some>N(?:,? N)?)(?! uur| jaar| maand)|".replace(
        "U", units.replace("?P<", "?P<s")
    ).replace("N", one)
    after = rf"(?:(?<!\w)an?|(?<!\w)one) (?:{units.replace('?P<', '?P<s')}) (?:and a (?P<extra>half|quarter)|or (?P<some>two))(?!\w)|"
    return {
        "unit": re.compile(rf"(?<![^\W\d])(?:{units})(?!\w)"),
        "size": re.compile(rf"(?<!\w)(?:{sizes})(?!\w)"),
        "phrase": re.compile((some if lang == "nl" else after) + r"(?!)"),
        "few": re.compile(rf"(?:^|.*\W){few} $"),
        "article": re.compile(rf"(?:^|.*\W){article} $"),
        "alone": re.compile(
            rf"(?P<unit>(?P<hour>{'uur' if lang == 'nl' else 'hour'})|{either(words['alone'])}){either(words['beside'])}?"
        ),
        "minutes": re.compile(rf" (?:(?:en|and) )?(?P<n>{one})(?= *$|[,.])"),
        "hardly_one": re.compile(
            r"(?:^|.*\W)(?:nog|net) geen $" if lang == "nl" else r"(?:^|.*\W)not (?:quite|yet) an? $"
        ),
        "since": re.compile(rf"(?<!\w){either(words['since'])}(?!\w)"),
        "vague": re.compile(
            rf"(?:(?:het is|it's been|ik doe dit) )?{either(words['vague'])}(?: al| now| already)?"
        ),
        "clock": re.compile(r"(?<![\d:])(\d{1,2})[:uh](\d{2})(?![\d:])"),
    }


def read_duration(text: str, lang: str, today: date | None = None) -> Reading | None:
    """An ISO 8601 duration, or None. With today also "sinds 2019", less sure. A range gives its middle, to be asked."""
    said = fold(text)
    if iso := ISO.fullmatch(said.strip()):
        return Reading(said.strip().upper(), (0, len(text)), 0.95) if any(iso.groups()) else None
    if years := _YEARS.search(said):
        count = int(years[2]) - int(years[1])
        return Reading(f"P{count}Y", (0, len(text)), 0.75) if count > 0 else None
    hours = _HOURS.search(in_figures(said, lang)) if _FROM.search(said) else None
    if hours:
        return _by_clock(hours, len(text))
    since = _patterns(lang)["since"].search(said)
    if since and today is not None and (found := _since(said[since.end() :], lang, today)):
        return Reading(found[0], (0, len(text)), found[1], vague=found[2])
    if alone := _patterns(lang)["alone"].fullmatch(said.strip(" .!,")):
        said = said.replace(alone["unit"], f"{_ONE[lang]} {alone['unit']}", 1)
        one = read_duration(said, lang)
        sure = 0.9 if alone["hour"] else 0.75
        return one and Reading(one.value, (0, len(text)), min(sure, one.confidence), vague=one.vague)
    pieces = list(_pieces(said, lang))
    if not pieces:
        return _vague(said, lang)
    return _joined(pieces, said)


def _by_clock(hours: re.Match[str], length: int) -> Reading | None:
    """ "Van 8 tot 12": four hours; past noon where the second is the lower. Asked."""
    start, end = (int(hours[name]) * 60 + int((hours[name + "h"] or ":0")[1:]) for name in ("a", "b"))
    if not (start <= 24 * 60 and end <= 24 * 60) or start == end:
        return None
    minutes = end - start if end > start else (end - start) % (12 * 60)
    pieces = [
        _Piece(unit, count, count, (0, length))
        for unit, count in zip(("TH", "TM"), divmod(minutes, 60), strict=True)
    ]
    return Reading(_iso(pieces), (0, length), 0.75)


def _vague(said: str, lang: str) -> Reading | None:
    whole = _patterns(lang)["vague"].fullmatch(said.strip(" .!"))
    return Reading(None, (0, len(said)), 0.9, vague=True) if whole else None


def _since(said: str, lang: str, today: date) -> tuple[str, float, bool] | None:
    from intake.understanding.dates import read_date

    found = read_date(said.strip(), lang, today)
    if (
        found is None
        or not isinstance(found.value, str)
        or (match := re.match(r"(\d{4})(?:-(\d\d))?", found.value)) is None
    ):
        return None
    month = {21: 3, 22: 6, 23: 9, 24: 12}.get(int(match[2] or 0), int(match[2] or 0))
    years = today.year - int(match[1])
    months = years * 12 + today.month - month if month else 0
    if years < 0 or months < 0:
        return None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", found.value) and months < 2:
        days = (today - date.fromisoformat(found.value)).days
        return (f"P{days}D", 0.8, False) if days > 0 else None
    if month and 0 < months < 24:
        return f"P{months}M", 0.75, False
    return (f"P{years}Y", 0.75, False) if years else None


def _pieces(said: str, lang: str) -> Iterator[_Piece]:
    patterns = _patterns(lang)
    last = 0
    for clock in patterns["clock"].finditer(said):
        for code, part in (("TH", int(clock[1])), ("TM", int(clock[2]))):
            yield _Piece(code, part, part, clock.span(), 0.8)
        return
    for match in patterns["phrase"].finditer(said):
        unit = next(
            code[1:] for code, word in match.groupdict().items() if word and code[0] == "s" and code != "some"
        )
        yield _phrase(match, unit, lang)
        last = match.end()
    places = [(match.start(), match) for name in ("size", "unit") for match in patterns[name].finditer(said)]
    for start, match in sorted(places, key=lambda place: (place[0], -place[1].end())):
        if start < last:
            continue
        code, before = match.lastgroup or "", said[last:start]
        if code.startswith("P") and re.search(r"\d en een $|[a-z] en een $| and a? ?$", before) and last == 0:
            continue
        piece = (
            _sized(code, match, before, lang)
            if code.startswith("P")
            else _counted(code, match, before, last, lang)
        )
        if piece is not None:
            last = match.end()
            yield piece
            if piece.unit == "TH" and (rest := _minutes(said, last, lang)):
                yield rest
                last = rest.span[1]


def _minutes(said: str, at: int, lang: str) -> _Piece | None:
    """Minutes said without their name: "two hours twenty", "2 uur en een half"."""
    if half := _AND_A_HALF.match(said, at):
        return _Piece("TM", 30, 30, half.span())
    bare = _patterns(lang)["minutes"].match(said, at)
    count = value_of(bare["n"], lang) if bare else 0
    return _Piece("TM", count, count, bare.span()) if bare and 5 <= count < 60 and not count % 1 else None


def _phrase(match: re.Match[str], unit: str, lang: str) -> _Piece:
    groups = match.groupdict()
    if groups.get("extra"):
        count = 1.5 if groups["extra"] == "half" else 1.25
        return _Piece(*_unit(unit, count), match.span())
    if lang == "en":
        return _Piece(unit, 1, 2, match.span())
    number = find_numbers(groups["some"] or "", lang)[0]
    return _Piece(*_unit(unit, number.low, number.high), match.span())


def _unit(code: str, count: float, high: float | None = None) -> tuple[str, float, float]:
    if code == "K" and not count % 4:
        return "TH", count / 4, (count if high is None else high) / 4
    unit, size = _SAME.get(code, (code, 1))
    return unit, count * size, (count if high is None else high) * size


def _sized(code: str, match: re.Match[str], before: str, lang: str) -> _Piece | None:
    parts = ISO.fullmatch(code)
    assert parts is not None
    unit, count = next((unit, int(part)) for unit, part in zip(_ORDER, parts.groups(), strict=True) if part)
    numbers = find_numbers(before, lang)
    times = numbers[-1].low if numbers and before.rstrip().endswith(before[slice(*numbers[-1].span)]) else 1
    return _Piece(unit, count * times, count * times, match.span())


def _counted(code: str, match: re.Match[str], before: str, at: int, lang: str) -> _Piece | None:
    patterns = _patterns(lang)
    span = (match.start(), match.end())
    if patterns["few"].match(before):
        return _Piece(*_unit(code, _FEW), span, 0.7, vague=True)
    numbers = [number for number in find_numbers(before, lang) if not before[number.span[1] :].strip(" -")]
    if numbers:
        return _of_number(numbers[-1], code, match.end(), at)
    if patterns["hardly_one"].match(before):
        return _Piece(*_unit(code, 1), span, 0.7)
    tiny = match[0].endswith(("je", "jes", "ke")) or code == "K"
    if patterns["article"].match(before) or (tiny and not before.strip()):
        return _Piece(*_unit(code, 1), span)
    return None


def _of_number(number: Number, code: str, end: int, at: int) -> _Piece:
    span = (at + number.span[0], end)
    return _Piece(*_unit(code, number.low, number.high), span, number.sure)


def _joined(pieces: list[_Piece], said: str) -> Reading | None:
    """ "Twee jaar en drie maanden" is one length; two lengths that do not go down from large to small are none."""
    span = (pieces[0].span[0], pieces[-1].span[1])
    ranks = [_ORDER.index(piece.unit) for piece in pieces]
    if ranks != sorted(set(ranks)) and {piece.unit for piece in pieces} != {"TH", "TM"}:
        return Reading(_iso([pieces[-1]]), span, 0.6, (_iso([pieces[0]]),))
    sure = min(0.6 if piece.unit == "D" and piece.count < 1 else piece.sure for piece in pieces)
    vague = any(piece.vague for piece in pieces)
    if any(piece.high != piece.count for piece in pieces):
        return _range(pieces[0], span)
    between = said[pieces[0].span[1] : pieces[-1].span[0]] if len(pieces) > 1 else ""
    if re.search(r"\b(?:of|or|tot|to|à|a)\b", between):
        return Reading(_iso(pieces[:1]), span, 0.6, (_iso(pieces[1:]),))
    return Reading(_iso(pieces), span, sure, vague=vague)


def _range(piece: _Piece, span: tuple[int, int]) -> Reading:
    low, high, middle = (
        _Piece(piece.unit, count, count, span)
        for count in (piece.count, piece.high, (piece.count + piece.high) / 2)
    )
    return Reading(_iso([middle]), span, 0.7, (_iso([low]), _iso([high])), vague=True)


def _iso(pieces: list[_Piece]) -> str:
    counts = dict.fromkeys(_ORDER, 0.0)
    for piece in pieces:
        counts[piece.unit] += piece.count
    for unit in _ORDER[:-1]:
        lesser, size = _INTO[unit]
        rest = counts[unit] - int(counts[unit])
        counts[unit] = int(counts[unit])
        counts[lesser] += rest * size
    if counts["W"] and (counts["D"] or counts["TH"]):
        counts["D"] += counts["W"] * 7
        counts["W"] = 0
        counts["TH"] = 0
    if counts["TM"] >= 60 and (len(pieces) > 1 or counts["TM"] in (75, 105)):
        counts["TH"] += counts["TM"] // 60
        counts["TM"] %= 60
    whole = {unit: int(count + 1e-6) if unit != "TM" else round(count) for unit, count in counts.items()}
    day = "".join(f"{whole[unit]}{unit}" for unit in ("Y", "M", "W", "D") if whole[unit])
    time = "".join(f"{whole[unit]}{unit[1:]}" for unit in ("TH", "TM") if whole[unit])
    return f"P{day}" + (f"T{time}" if time else "") if day or time else "PT0M"
