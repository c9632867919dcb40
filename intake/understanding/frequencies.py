"""How often, in words, as times a month: "twee keer per week" 8.66, "om de week" 2.165, "elke dinsdag en vrijdag" 8.66."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from intake.understanding.lexicons import either, lexicon
from intake.understanding.numbers import find_numbers, number_pattern, value_of, whole
from intake.understanding.readings import Reading
from intake.understanding.text import fold

PER_MONTH = {
    "hour": 720.0, "day": 30.0, "workday": 5 * 4.33, "week": 4.33, "weekend": 4.33, "fortnight": 4.33 / 2, "month": 1.0,
    "twomonths": 0.5, "quarter": 1 / 3, "halfyear": 1 / 6, "year": 1 / 12,
}  # fmt: skip
"""How many of each go into a month: a week is 4.33, a day 30."""
FEW = 3
SURE, LIKELY, GUESS = 0.95, 0.88, 0.7
_AND_PART = re.compile(
    r"(?:^|,)? (?:en|and) (?:de |het |iedere |elke )?(?:avond|ochtend|middag|nacht|evening|night|morning|afternoon)\b"
)
_AT_TIMES = re.compile(
    r"\b(?:soms|af en toe|misschien|sometimes|maybe|occasionally)(?: ook)? (?:op|twee|drie|vaker|minder|meer|om de|een keer|\d|on|twice|once|more|less|ook|also)\b"
    r"|\b(?:in de|in the|'s) (?:zomer|winter|vakantie|summer|holidays?)s? (?:\w+ )?(?:elke|iedere|every)\b"
)
_MORE = re.compile(r"(?:^|[ ,])(?:en|plus|and|&|\+)(?: ook| dan| also| then)? ")
_BOTH_PARTS = re.compile(
    r"\b(?:'?s? ?ochtends?|'?s? ?morgens?|mornings?) (?:en|and|&) (?:'?s? ?avonds?|evenings?|nights?|'?s? ?nachts?)\b"
)
"""Morning and evening: twice a day, beside "every day"."""
_LONG_SINCE = re.compile(r"haven't|years|ages|jaren|gezien|gesproken")
"""Not for a long time: perhaps not never."""
_SMALL = re.compile(r"^(?:(?:wel|zeker|ongeveer|minstens|toch|zo'n|about|at least|maybe) )+")
_ORDINAL = {"derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_THIRD = re.compile(
    rf"\b(elke|iedere|om de|every|each) ({'|'.join(_ORDINAL)}|[3-9](?:e|de|rd|th)) (?=(?:dag|week|weken|maand|jaar|day|month|year|weekend)\b)"
)
_LONE_DAY = r"(?:elke |iedere |op |every |on )?\w{2,5}(?: (?:ochtend|morgen|middag|avond|morning|afternoon|evening|am|pm)s?)?"
_EVERY_TWO_OR_THREE = re.compile(
    r"\b(om de|elke|iedere|every|each|eens (?:per|in de)|once every) (\d+)(?:,| of| or| à| to| tot|-) ?(\d+) (?=\w)"
)
_OF_SO_MANY, _BY_TURNS = re.compile(r" (?:van|op|uit|in|of) .*\d"), re.compile(r" (?:af|off|niet|uit|vrij)\b")
_ALL_OF_THEM = re.compile(
    r"\b(?:alle|all) (?:twee|drie|vier|vijf|two|three|four|five)\b(?= (?!dagen|weken|maanden|jaar|uur|days|weeks|months))"
)
""" "Bellen alle drie wekelijks": how many people do."""
_FORTNIGHT = re.compile(r"(?<!\w)(?:14|veertien|fourteen) (?:dagen|days)(?!\w)")


@dataclass(frozen=True, slots=True)
class _Found:
    per_month: float
    span: tuple[int, int]
    sure: float = SURE


class _Forms(dict[str, re.Pattern[str]]):
    """Patterns by name, each compiled when a line first needs it."""

    def __init__(self, forms: dict[str, str]) -> None:
        super().__init__()
        self._forms = forms

    def __missing__(self, name: str) -> re.Pattern[str]:
        self[name] = re.compile(self._forms[name])
        return self[name]


@lru_cache(maxsize=2)
def _patterns(lang: str) -> dict[str, re.Pattern[str]]:
    words = lexicon("frequencies", lang)
    units = "|".join(f"(?P<{code}>{either(forms)})" for code, forms in words["units"].items())
    unit = f"(?:{units})(?!\\w)"
    one = r"(?<![\w.,])\d+(?:[.,]\d+)?"
    article = "een|\u00e9\u00e9n" if lang == "nl" else "one|a"
    links = either(lexicon("numbers", lang)["link"])
    once, few = either([re.escape(word) for word in words["once"]]), either(words["few"])
    count = (
        rf"(?:(?P<pair>(?:{one}|{article}) ?{links} ?{one}|{one},? {one}|(?<![\d/])[1-9]/[1-9](?= ?(?:x|keer|times)))|(?P<few>(?!sometimes){few})"
        rf"|{'een keer of (?P<some>' + one + ')' if lang == 'nl' else '(?P<some>(?!))'}|(?P<n>{one}))"
    )
    times, per = either(words["times"]), either(words["per"])
    or_twice = (
        rf"(?:once or twice|1 or 2 times|an? {times} or 2)"
        if lang == "en"
        else rf"(?:een|\u00e9\u00e9n) (?:keer )?(?:of|\u00e0|a|tot) twee {times}"
    )
    multiple = rf"(?:(?P<k>{one}) )?"
    every = either(words["every"])
    days = "|".join(words["weekdays"])
    day = rf"(?:{days}){words['day_tail']}(?!\w)"
    named = either([form for code, forms in words["units"].items() if code != "workday" for form in forms])
    forms = {
        "times": rf"(?<!\w)(?:(?P<both>{or_twice})|{count}(?: or so| of zo)? ?(?:{times}|{day})|(?P<once>{once}))(?: (?:op bezoek|langs|thuis|samen|contact))? (?:{per} ?(?:de )?)?{multiple}{unit}",
        "per_times": rf"(?<!\w)(?:per|in (?:de|het|een|an?|one|1)|op een|each|every|a) {unit},? (?:\w+ )?(?:{count} ?{times}|(?P<once>{once}))(?!\w)",
        "out_of": rf"(?<!\w)(?P<n>{one}|{article}) (?:{unit}|{day}) {either(words['out_of'])} (?P<k>{one})(?! ?(?:{named}|{times})(?!\w))",
        "of_the": rf"(?<!\w)(?P<n>{one}|{article}) {either(words['out_of'])} (?P<k>{one}) (?:{unit}|{day})",
        "in_turn": rf"(?<!\w)(?:(?:{one}|{article}) )?{unit}{words['turns']}(?!\w)",
        "and_days": rf"^,? ?(?:en|and|plus|&|\+) (?:\w+ )?{day}$",
        "bare_per": rf"(?<!\w)(?P<n>{one}) ?(?:per|/|p/) ?{unit}",
        "every_n": rf"(?<!\w)(?:{every}|om de|{either(['once every', 'once in', 'eens in de', 'eens per', 'in de'])}) (?P<k>{one}) {unit}",
        "every_few": rf"(?<!\w)(?:{every}|om de) (?:{few}|few) {unit}",
        "few": rf"(?<!\w)(?:{few}|few)(?!\w)",
        "other": rf"(?<!\w){either(words['other'])} {unit}",
        "other_day": rf"(?<!\w){either(words['other'])} {day}",
        "counted": "|".join(rf"(?<!\w)(?:{form.replace('?P<n>', f'?P<n{index}>')})(?!\w)" for index, form in enumerate(words["counted_adverbs"])),
        "adverb": "|".join(f"(?P<a{index}>(?<!\\w)(?:{form})(?!\\w))" for index, form in enumerate(words["adverbs"])),
        "every": rf"(?<!\w){every} (?:(?!doordeweekse|schoolse)\w+e )?{unit}",
        "until": rf"(?<!\w)(?P<a>{days}|{either(list(words['short_days']))})s? ?{either(words['until'])} ?(?:en met )?(?P<b>{days}|{either(list(words['short_days']))})s?(?!\w)",
        "day": rf"(?<!\w)(?P<d>{days}){words['day_tail']}(?!\w)",
        "short_day": rf"(?<!\w)(?P<d>{either(list(words['short_days']))})(?![\w'])",
        "day_after": rf" (?:\w+ )?{day}",
        "of_month": rf"(?<!\w)(?:{either(words['ordinal'])}) (?:\w+ ){{0,3}}?{either(words['of_month'])}",
        "part": "|".join(f"(?<!\\w)(?:{form})(?!\\w)" for form in words["parts"]),
        "weekend_in": rf"(?<!\w){either(words['weekend_in'])}(?!\w)",
        "yearly": rf"(?<!\w){either(list(words['yearly']))}(?!\w)",
        "workdays": rf"(?<!\w){either([form for form, unit in words['adverbs'].items() if unit == 'workday'])}(?!\w)",
        "count": rf"(?<!\w)(?:{count} ?{times}|(?P<once>{once}))(?!\w)",
        "never": rf"(?<!\w){either(words['never'])}(?!\w)",
        "vague": rf"(?<!\w){either(words['vague'])}(?!\w)",
        "almost": rf"(?<!\w){either(words['almost'])} ?$",
        "bound": rf"(?<!\w)(?:{either(words['less'])}|{either(words['more'])}) ?(?:een |the )?$",
        "except": rf"(?<!\w){either(words['except'])} ",
        "now": rf"(?<!\w){either(words['now'])}(?!\w)",
        "before": rf"(?<!\w){either(words['before'])}(?!\w)",
        "trend": rf" {either(words['trend'])}(?!\w)",
        "hours": rf"{one} ?{either(words['hours'])} ?$",
        "negated": r"(?<!\w)(?:niet|not|geen) $",
    }  # fmt: skip
    return _Forms(forms)


_ABBREVIATED = (
    (re.compile(r"(?<=\d[x×])/(?=\w)"), " "),
    (re.compile(r"\bp\.? ?/? ?w\b\.?|(?<=\d)pw\b"), "per week"),
    (re.compile(r"\bp\.? ?/? ?m(?:nd)?\b\.?(?! \d)"), "per maand"),
    (re.compile(r"\bp\.? ?/? ?d\b\.?"), "per dag"),
    (re.compile(r"\bp\.? ?/ ?j\b\.?"), "per jaar"),
)


def read_frequency(text: str, lang: str) -> Reading | None:
    """{"per_month": times a month or None, "vague": bool}. A range gives its middle; "een paar" is 3, and vague; words
    without a number ("soms") None and vague."""
    said = _ALL_OF_THEM.sub(" ", " ".join(fold(text).split()))
    for form, full in _ABBREVIATED:
        said = form.sub(
            full
            if lang == "nl"
            else full.replace("maand", "month").replace("dag", "day").replace("jaar", "year"),
            said,
        )
    said = _THIRD.sub(
        lambda match: f"{match[1]} {_ORDINAL.get(match[2]) or match[2][0]} ", in_figures(said, lang)
    )
    said = _EVERY_TWO_OR_THREE.sub(lambda match: f"{match[1]} {(int(match[2]) + int(match[3])) / 2} ", said)
    part = _present(_FORTNIGHT.sub("2 weken" if lang == "nl" else "2 weeks", said), lang)
    found = _read(part, lang)
    if isinstance(found, _Found):
        few = bool(_patterns(lang)["few"].search(part, *found.span))
        value = {"per_month": _rounded(found.per_month), "vague": few}
        return Reading(value, (0, len(text)), found.sure, vague=few)
    if found:
        return Reading({"per_month": None, "vague": True}, (0, len(text)), 0.9, vague=True)
    return None


def without_frequency(text: str, lang: str) -> str:
    """The folded text without the words for how often; numbers stand in figures."""
    said = in_figures(" ".join(fold(text).split()), lang)
    for name in ("of_month", "times", "per_times", "every_n", "every_few", "other", "other_day", "counted", "adverb", "every",
                 "until", "day", "part", "weekend_in", "yearly", "count", "bare_per"):  # fmt: skip
        said = _patterns(lang)[name].sub(" ", said)
    return said


@lru_cache(maxsize=2)
def _number(lang: str) -> re.Pattern[str]:
    return re.compile(number_pattern(lang))


def in_figures(said: str, lang: str) -> str:
    """The words (folded) with their numbers in figures: "drie keer" is "3 keer". Halves ("half jaar") and 3/4 stay as they are."""

    def figure(match: re.Match[str]) -> str:
        value = value_of(match[0], lang)
        return (
            match[0] if value < 1 or match[0] in ("beide", "allebei", "both", "a pair") else f"{whole(value)}"
        )

    return _number(lang).sub(figure, said)


def _rounded(per_month: float) -> float | int:
    value = round(per_month, 4)
    return int(value) if value == int(value) else value


def _present(said: str, lang: str) -> str:
    """What holds now, of "vroeger elke week, nu een paar keer per jaar"."""
    patterns = _patterns(lang)
    now = patterns["now"].search(said)
    if now and patterns["before"].search(said[: now.start()]):
        return said[now.end() :].strip(" ,")
    if (
        now
        and now.start() > 0
        and not patterns["before"].search(said)
        and patterns["times"].search(said, now.end())
    ):
        return said[now.end() :].strip(" ,")
    if before := patterns["before"].search(said):
        return said[: before.start()].strip(" ,") if now and now.start() < before.start() else said
    return said


def _read(said: str, lang: str) -> _Found | bool:
    """What is said; True: vague words only; False: nothing about how often."""
    patterns = _patterns(lang)
    found = next((one for reader in _READERS if (one := reader(said, lang))), None)
    vague = patterns["vague"].search(said)
    if found is not None:
        before = said[: found.span[0]]
        if patterns["negated"].search(before):
            return bool(vague)
        if patterns["trend"].match(said, found.span[1]):
            return False
        if _another(before + " # " + said[found.span[1] :], lang):
            return _Found(found.per_month, found.span, min(found.sure, GUESS))
        if _AT_TIMES.search(said):
            return _Found(found.per_month, found.span, min(found.sure, 0.6))
        if patterns["almost"].search(before) or patterns["bound"].search(before):
            return _Found(found.per_month, found.span, min(found.sure, GUESS))
        return found
    if vague:
        return True
    never = patterns["never"].search(said)
    if never:
        whole = len(said) - len(never[0]) < 25 and not _LONG_SINCE.search(never[0])
        bare = never[0] in ("nee", "no", "niet")
        return (
            _Found(0, never.span(), 0.6 if bare else 0.93 if whole else GUESS)
            if not bare or len(said.split()) <= 3
            else False
        )
    return False


def _another(outside: str, lang: str) -> bool:
    """Is something else said of how often, beside what was read: "daily ... and weekly", "every Tuesday and ..."?"""
    patterns = _patterns(lang)
    return any(patterns[name].search(outside) for name in ("every", "adverb", "other"))


# Counting


def _unit_of(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return next(name for name in PER_MONTH if groups.get(name))


def _count(match: re.Match[str], lang: str) -> float:
    """How many times these words say; the middle of a range, 3 for a few."""
    groups = match.groupdict()
    if groups.get("both"):
        return 1.5
    if groups.get("few"):
        return FEW
    if groups.get("once"):
        return float(lexicon("frequencies", lang)["once"][groups["once"]])
    if pair := groups.get("pair"):
        return _middle(pair, lang)
    said = groups.get("some") or groups.get("n") or ""
    numbers = find_numbers(said, lang)
    return numbers[-1].low if numbers else 1.0


def _middle(said: str, lang: str) -> float:
    if slash := re.fullmatch(r"(\d)/(\d)", said):
        return (int(slash[1]) + int(slash[2])) / 2
    numbers = find_numbers(said, lang)
    if len(numbers) == 1:
        return (numbers[0].low + numbers[0].high) / 2
    return sum(number.low for number in numbers) / max(1, len(numbers))


def _multiple(match: re.Match[str], lang: str) -> float:
    numbers = find_numbers(match.groupdict().get("k") or "", lang)
    return (numbers[0].low + numbers[0].high) / 2 or 1.0 if numbers else 1.0


def _times(said: str, lang: str) -> _Found | None:
    match = _patterns(lang)["times"].search(said) or _patterns(lang)["per_times"].search(said)
    if match is None:
        return None
    unit, count, periods = _unit_of(match), _count(match, lang), _multiple(match, lang)
    per_month = PER_MONTH[unit] * count / periods
    sure = SURE if per_month <= 1500 else GUESS
    if unit == "day" and _patterns(lang)["workdays"].search(said):
        return _Found(per_month * PER_MONTH["workday"] / PER_MONTH["day"], match.span(), GUESS)
    rest = said[match.end() :]
    outside = said[: match.start()] + " # " + rest
    if _patterns(lang)["every"].search(outside) or _patterns(lang)["day"].search(outside):
        sure = 0.6
    if beside := _beside(rest, unit, periods, lang):
        return _Found(per_month + beside, match.span(), GUESS)
    if re.search(
        r", ?(?:maybe |perhaps |soms |misschien )?(?:once|twice|\d+ (?:keer|times|x))\b(?! (?:a|per)\b)", rest
    ):
        sure = 0.6
    if another := _patterns(lang)["times"].search(rest):
        other = PER_MONTH[_unit_of(another)] * _count(another, lang) / _multiple(another, lang)
        sure = sure if other == per_month else 0.6
    return _Found(per_month, match.span(), sure)


def _beside(rest: str, unit: str, periods: float, lang: str) -> float:
    """What comes to it: "... en in het weekend ook nog", "... bellen en 1 keer langs"; 0 where nothing does."""
    more = _MORE.search(rest)
    if more is None:
        return 0.0
    if _patterns(lang)["weekend_in"].match(rest, more.end()) or re.match(r"we+kends?\b", rest[more.end() :]):
        return PER_MONTH["weekend"]
    count = _patterns(lang)["count"].match(rest, more.end())
    if count is None or _patterns(lang)["times"].match(rest, more.end()):
        return 0.0
    return PER_MONTH[unit] * _count(count, lang) / periods


def _out_of(said: str, lang: str) -> _Found | None:
    """So many of so many: "vijf van de zeven dagen", "one Sunday in four", "één maand op twee"."""
    if not _OF_SO_MANY.search(said):
        return None
    match = _patterns(lang)["out_of"].search(said) or _patterns(lang)["of_the"].search(said)
    if match is None:
        return None
    (count, of), groups = (_figure(match[name]) for name in ("n", "k")), match.groupdict()
    unit = next((name for name in PER_MONTH if groups.get(name)), "week")
    if not 0 < count <= of <= 31 or unit == "hour":
        return None
    if unit == "day":
        unit, count = ("week", count) if of == 7 else (unit, count / of)
    else:
        count = count / of
    return _Found(PER_MONTH[unit] * count, match.span())


def _figure(said: str) -> float:
    return float(said.replace(",", ".")) if said[0].isdigit() else 1.0


def _in_turn(said: str, lang: str) -> _Found | None:
    """ "Week op, week af", "one day on, one day off": every other one."""
    match = _patterns(lang)["in_turn"].search(said) if _BY_TURNS.search(said) else None
    return _Found(PER_MONTH[_unit_of(match)] / 2, match.span(), LIKELY) if match else None


def _bare_per(said: str, lang: str) -> _Found | None:
    match = _patterns(lang)["bare_per"].search(said)
    if match is None:
        return None
    return _Found(PER_MONTH[_unit_of(match)] * _count(match, lang), match.span(), LIKELY)


def _every_n(said: str, lang: str) -> _Found | None:
    if few := _patterns(lang)["every_few"].search(said):
        return _Found(PER_MONTH[_unit_of(few)] / FEW, few.span(), GUESS)
    match = _patterns(lang)["every_n"].search(said)
    if match is None:
        return None
    unit, periods = _unit_of(match), _multiple(match, lang)
    if (
        unit == "day"
        and re.search(r"\b(?:in|per) de\b", match[0])
        and not re.search(r"\beens\b|\bonce\b", said[: match.end()])
    ):
        return None
    return _Found(PER_MONTH[unit] / periods * _around(said, match, lang), match.span())


def _other(said: str, lang: str) -> _Found | None:
    match = _patterns(lang)["other"].search(said)
    if match:
        unit = _unit_of(match)
        if unit == "hour":
            return _Found(PER_MONTH[unit], match.span(), GUESS)
        beside = _patterns(lang)["day"].search(said[: match.start()])
        if unit == "week" and beside and _patterns(lang)["day_after"].match(said, match.end()):
            days = days_named(said[: match.start()], lang)
            return _Found(PER_MONTH["week"] * (len(days) + 0.5), (0, len(said)), GUESS)
        sure = (
            GUESS
            if beside or (match[0].startswith("de ene") and not re.search(r"ander|niet", said[match.end() :]))
            else SURE
        )
        return _Found(PER_MONTH[unit] / 2, match.span(), sure)
    match = _patterns(lang)["other_day"].search(said)
    if match:
        days = days_named(f"{said[: match.start()]} # {said[match.end() :]}", lang)
        value = PER_MONTH["week"] * (len(days) + 0.5)
        return _Found(value, match.span(), GUESS if days else SURE)
    return None


def _counted_adverb(said: str, lang: str) -> _Found | None:
    match = _patterns(lang)["counted"].search(said)
    if match is None:
        return None
    words = lexicon("frequencies", lang)["counted_adverbs"]
    for index, unit in enumerate(words.values()):
        number = match.groupdict().get(f"n{index}")
        if number:
            return _Found(PER_MONTH[unit] / (find_numbers(number, lang)[0].low or 1), match.span())
    return _Found(PER_MONTH["twomonths"], match.span(), 0.6)


def _adverb(said: str, lang: str) -> _Found | None:
    match = _patterns(lang)["adverb"].search(said)
    if match is None:
        return None
    words = lexicon("frequencies", lang)["adverbs"]
    unit = list(words.values())[int((match.lastgroup or "a0")[1:])]
    sure = 0.8 if re.match(r"tweewekelijks|bi-?weekly", match[0]) else SURE
    return _Found(
        _less_days(said, match, lang, PER_MONTH[unit] * _around(said, match, lang)), match.span(), sure
    )


def _around(said: str, match: re.Match[str], lang: str) -> float:
    """How many times within the period, where that is said beside it: "elke dag twee keer", "twice daily"."""
    pattern = _patterns(lang)["count"]
    rest = _SMALL.sub("", said[match.end() :].strip(" ,"))
    after = pattern.match(rest)
    if some := re.match(r"(?:een|één) keer of (\d+(?:[.,]\d+)?)", rest):
        return _middle(some[1], lang)
    if after and not re.match(r" ?(?:per|a|in) ", rest[after.end() :]):
        return _count(after, lang)
    before = [one for one in pattern.finditer(said[: match.start()]) if one.end() >= match.start() - 4]
    if before and not re.search(r"\b(?:dagen|days)$", before[-1][0]):
        return _count(before[-1], lang)
    if match[0] == "daags" and (numbers := find_numbers(said[: match.start()], lang)):
        return numbers[-1].low
    return 1.0


def _less_days(said: str, match: re.Match[str], lang: str, per_month: float) -> float:
    """ "Elke dag behalve zondag": six days a week."""
    left_out = _patterns(lang)["except"].search(said, match.end())
    if left_out is None:
        return per_month
    days = days_named(said[left_out.start() :], lang)
    if _patterns(lang)["weekend_in"].search(said, left_out.start()) or re.search(
        r"weekend", said[left_out.start() :]
    ):
        days = {5, 6}
    return (
        (7 - len(days)) * PER_MONTH["week"] * per_month / PER_MONTH["day"]
        if 0 < len(days) < 7 and per_month >= 30
        else per_month
    )


def _every(said: str, lang: str) -> _Found | None:
    matches = list(_patterns(lang)["every"].finditer(said))
    if not matches:
        return None
    first = matches[0]
    if _patterns(lang)["hours"].search(said[: first.start()]):
        return None
    total = sum(PER_MONTH[_unit_of(match)] * (_around(said, match, lang)) for match in matches)
    sure = SURE
    if len(matches) > 1 and len({match[0].split()[-1] for match in matches}) == 1:
        matches, sure = matches[:1], GUESS
        total = PER_MONTH[_unit_of(first)] * _around(said, first, lang)
    if len(matches) == 1 and _unit_of(first) == "day":
        both = _BOTH_PARTS.search(said) is not None and not _AND_PART.search(said[first.end() :])
        total *= 1 + both + len(_AND_PART.findall(said[first.end() :]))
    if len(matches) > 1 and len({_unit_of(match) for match in matches}) > 1:
        total, sure = PER_MONTH[_unit_of(first)] * _around(said, first, lang), 0.6
    if days := [day for day in re.finditer(_patterns(lang)["day"], said) if day.start() > first.end()]:
        unit = _unit_of(first)
        if unit == "week":
            return _Found(
                PER_MONTH["week"] * len({day["d"] for day in days}), (first.start(), days[-1].end())
            )
    if (
        _unit_of(first) == "weekend"
        and len(matches) == 1
        and (others := days_named(said[first.end() :], lang))
    ):
        total += PER_MONTH["week"] * len(others - {5, 6})
        sure = SURE if _patterns(lang)["and_days"].match(said[first.end() :]) else GUESS
    if _unit_of(first) == "day" and len(matches) == 1 and _patterns(lang)["workdays"].search(said):
        total *= PER_MONTH["workday"] / PER_MONTH["day"]
    return _Found(_less_days(said, first, lang, total), (first.start(), matches[-1].end()), sure)


# Days of the week


def days_named(said: str, lang: str) -> set[int]:
    """The days of the week that are named, Monday 0: "ma t/m wo", "tuesdays and fridays"."""
    words = lexicon("frequencies", lang)
    all_days: dict[str, int] = {**words["weekdays"], **words["short_days"]}
    if until := _patterns(lang)["until"].search(said):
        first, last = all_days[until["a"]], all_days[until["b"]]
        return {day % 7 for day in range(first, last + 1 if last >= first else last + 8)}
    days = {words["weekdays"][match["d"]] for match in _patterns(lang)["day"].finditer(said)}
    short = {words["short_days"][match["d"]] for match in _patterns(lang)["short_day"].finditer(said)}
    if len(short) + len(days) > 1 or re.fullmatch(_LONE_DAY, said.strip()):
        days |= short
    return days


def _weekdays(said: str, lang: str) -> _Found | None:
    days = days_named(said, lang)
    if not days:
        return None
    span = (0, len(said))
    if _patterns(lang)["hours"].search(said) or re.search(
        r"\b(?:vorige|afgelopen|volgende|last|next)\b", said
    ):
        return _Found(PER_MONTH["week"] * len(days), span, 0.6)
    either_or = re.search(r"\b(?:of|or)\b", said) and len(days) > 1
    count = _patterns(lang)["count"].search(said)
    times = (
        _count(count, lang)
        if count and not re.search(r"\b(?:dagen|days|dag|avond|middag|ochtend)\b", count[0])
        else 1
    )
    parts = len({match[0] for match in _patterns(lang)["part"].finditer(said)}) if len(days) == 1 else 1
    value = PER_MONTH["week"] * (1 if either_or else len(days)) * times * max(1, parts)
    if not days & {5, 6} and _patterns(lang)["weekend_in"].search(said):
        return _Found(value + PER_MONTH["weekend"], span, 0.75)
    return _Found(value, span, 0.75 if either_or or parts > 1 or times > 1 else SURE)


def _of_month(said: str, lang: str) -> _Found | None:
    match = _patterns(lang)["of_month"].search(said)
    if match is None:
        return None
    ordinals = re.findall(either(lexicon("frequencies", lang)["ordinal"]), match[0])
    return _Found(float(len(set(ordinals))), match.span(), 0.9)


def _parts(said: str, lang: str) -> _Found | None:
    """ "'s ochtends en 's avonds": every day, said less plainly."""
    parts = {match[0] for match in _patterns(lang)["part"].finditer(said)}
    if not parts or _patterns(lang)["vague"].search(said):
        return None
    return _Found(PER_MONTH["day"] * len(parts), (0, len(said)), GUESS)


def _weekend(said: str, lang: str) -> _Found | None:
    match = _patterns(lang)["weekend_in"].search(said)
    if match is None or _patterns(lang)["vague"].search(said):
        return None
    return _Found(PER_MONTH["weekend"], match.span(), 0.9 if len(said) - len(match[0]) < 12 else GUESS)


def _yearly(said: str, lang: str) -> _Found | None:
    matches = list(_patterns(lang)["yearly"].finditer(said))
    rest = _patterns(lang)["yearly"].sub("#", said)
    feasts = len(matches) + len(
        re.findall(
            r"(?:\b(?:en|and)|,) (?:met |at )?(?:pasen|kerst|pinksteren|easter|christmas|oud en nieuw)\b",
            rest,
        )
    )
    return _Found(PER_MONTH["year"] * feasts, matches[0].span(), LIKELY) if matches else None


_READERS: tuple[Callable[[str, str], _Found | None], ...] = (
    _of_month, _out_of, _in_turn, _times, _every_n, _other, _counted_adverb, _every, _adverb, _weekdays, _bare_per, _yearly, _weekend, _parts,
)  # fmt: skip
