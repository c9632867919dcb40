"""Self-repair: what is said after "no, six" counts, and takes over what it leaves out ("five years" gives its years).

Said (linguists call it the reparandum), then words that take it back, then what is meant. Read back, always.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from intake.understanding.lexicons import either, lexicon
from intake.understanding.numbers import number_pattern
from intake.understanding.readings import CONFIRM, Reading
from intake.understanding.text import fold

LONGEST, MOST = 200, 4
"""Characters of a line, and times that it is taken back, in which a repair is looked for."""
ASKED = 0.8
"""How sure what was repaired is at most."""
_LEAST = 2
"""Blanks in the shortest line that takes something back: "two no three"."""
Reader = Callable[[str], Reading | None]
_SEP = r"[\s,.;:!\u2026\u2013-]"
_OPEN = frozenset(("choice", "choices"))
"""Kinds with words of any sort: a bare "no" there has to follow a pause, for "stick no frame" is no repair."""


def turns(said: str, lang: str) -> list[re.Match[str]]:
    """Where a line takes something back, from left to right: the words between that and what is meant; group `bare` where
    they are a no and nothing more. None in a line that is too long, or that does so too often."""
    if said.count(" ") < _LEAST or len(said) > LONGEST:
        return []
    found = list(_turning(lang).finditer(fold(said), 1))
    return found if len(found) <= MOST else []


@lru_cache(maxsize=2)
def _turning(lang: str) -> re.Pattern[str]:
    words = lexicon("repairs", lang)
    lead, core, trail = (either(words[name]) for name in ("lead", "core", "trail"))
    bare = rf"(?P<bare>{words['bare']})(?!{_SEP}+{words['other']})"
    return re.compile(
        rf"(?P<pause>[,.;:!\u2026-])?{_SEP}*(?<![\w'])(?:{lead}{_SEP}+)*(?:{core}|{bare})(?![\w'])(?:{_SEP}+(?:{core}|{trail})(?![\w']))*{_SEP}+(?=\S)"
    )


def repaired(said: str, kind: str, lang: str, reader: Reader) -> Reading | None:
    """What is meant by a line that takes back a value of that kind; None for any other line. Where nothing is read after
    the words that take back, it is what was said before them, to be asked; said twice it stays as sure as it was. What was taken back is no
    alternative."""

    def whole(part: str) -> Reading | None:
        return repaired(part, kind, lang, reader) or reader(part)

    for turn in reversed(turns(said, lang)):
        if turn["bare"] and kind in _OPEN and not turn["pause"]:
            continue
        before, after = said[: turn.start()], said[turn.end() :]
        old = whole(before) if before.strip() else None
        if old is not None and old.value is not None:
            return replace(_meant(old, before, after, kind, lang, whole), span=(0, len(said)))
    return None


def _meant(old: Reading, before: str, after: str, kind: str, lang: str, whole: Reader) -> Reading:
    if kind == "choices":
        new = whole(after)
        value = None if new is None else _listed(old, before, new, whole)
    else:
        new = next((found for line in _lines(before, after, lang) if _holds(found := whole(line))), None)
        value = None if new is None else new.value
    if new is None or value is None:
        return replace(old, confidence=min(old.confidence, ASKED))
    if value == old.value:  # "nooit, nee echt nooit"
        return old
    return replace(new, value=value, confidence=min(new.confidence, ASKED), alternatives=())


def _holds(found: Reading | None) -> bool:
    return found is not None and found.value is not None and found.confidence >= CONFIRM


def _listed(old: Reading, before: str, new: Reading, reader: Reader) -> list[str]:
    """Only the last of several is taken back."""
    last = reader(re.split(r"[,;+&]|\b(?:en|and|plus)\b", before)[-1])
    dropped = old.value if last is None else last.value
    kept = [one for one in old.value if one not in dropped]
    return [*kept, *(one for one in new.value if one not in kept)]


# What a repair leaves out


def _lines(before: str, after: str, lang: str) -> tuple[str, ...]:
    """What may be meant, likeliest first: the words after by themselves, or put in the place of their like before."""
    mine = _slots(after, lang, True)
    theirs = _slots(before, lang, any(name == "count" for name, _ in mine))
    counts, others = Counter(name for name, _ in mine), Counter(name for name, _ in theirs)
    if not mine or not counts.keys() <= others.keys():
        return (after,)
    filled = _filled(before, theirs, after, mine)
    return (after, filled) if others <= counts else (filled, after)


_Slot = tuple[str, tuple[int, int]]


def _slots(said: str, lang: str, counts: bool) -> list[_Slot]:
    """The words that can stand in for each other: (sort, where), in their order. counts: "three times" as one of them."""
    found = [(match.lastgroup or "", match.span()) for match in _sorts(lang, counts).finditer(fold(said))]
    articles = [
        slot for slot in found if slot[0] == "number" and said[slice(*slot[1])].lower() in ("a", "an")
    ]
    return [slot for slot in found if slot not in articles or slot == found[0]]


def _filled(before: str, theirs: list[_Slot], after: str, mine: list[_Slot]) -> str:
    """The words before, with the last ones of each sort made those of the words after."""
    line, left = before, list(mine)
    for name, (start, end) in reversed(theirs):
        place = next((at for at in reversed(range(len(left))) if left[at][0] == name), None)
        if place is not None:
            line = line[:start] + after[slice(*left.pop(place)[1])] + line[end:]
    return line


@lru_cache(maxsize=4)
def _sorts(lang: str, counts: bool) -> re.Pattern[str]:
    often, dates = lexicon("frequencies", lang), lexicon("dates", lang)
    number, times = number_pattern(lang), either(often["times"])
    lengths = [form for forms in lexicon("durations", lang)["units"].values() for form in forms]
    unit = either([form for forms in often["units"].values() for form in forms] + lengths)
    sorts = {
        "year": r"(?<![\d.,:/-])(?:1[89]|20)\d\d(?![\d:])",
        "count": rf"(?:{number} ?{times}|(?<![\w']){either([re.escape(word) for word in often['once']])})(?! ?(?:en|and) a)",
        "number": rf"(?<!\w)(?:\d{{1,2}}(?:e|de|ste|st|nd|rd|th)|{either(list(dates['ordinals']))})|{number}|(?<!\w)(?:een|\u00e9\u00e9n|an?)(?= (?:{unit})(?!\w))",
        "month": rf"(?<!\w){either(dates['months'])}",
        "season": rf"(?<!\w){either(dates['seasons'])}",
        "weekday": rf"(?<!\w){either(list(often['weekdays']))}{often['day_tail']}",
        "unit": rf"(?<![^\W\d]){unit}",
    }
    named = {name: form for name, form in sorts.items() if counts or name != "count"}
    return re.compile("|".join(rf"(?P<{name}>(?:{form})(?!\w))" for name, form in named.items()))
