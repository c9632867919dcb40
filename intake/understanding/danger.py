"""Words that point at danger: suicide, violence, neglect, a child in danger, being at the end of one's strength.

Wide for the words of danger themselves and narrow for sayings: a card too many is a moment lost, a card too few may be
worse. "Ik weet niet hoe lang ik het nog volhoud" is worry for the report, not a card. The words: lexicons/danger.*.yaml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from rapidfuzz.distance import OSA

from intake.understanding.readings import Reading
from intake.understanding.text import fold

LIMIT = 20_000
"""Characters looked at."""
SURE = 0.9
_GAP = r"(?:(?!(?:niet|geen|nooit|not|never|no)\b)[\w'\-]+ ){0,3}"
_WORD = re.compile(r"[^\W\d_]{7,}")
_INHERENT = frozenset({"exhausted"})
"""Cards whose words are a denial themselves: "ik kan niet meer"."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    harmless: re.Pattern[str]
    cards: tuple[tuple[str, re.Pattern[str]], ...]
    keywords: tuple[str, ...]
    denies: re.Pattern[str]
    denied_after: re.Pattern[str]


def read_danger(text: str, lang: str) -> tuple[Reading, ...]:
    """What the words point at, each card once: suicidal violence neglect child exhausted. Both languages are looked at, the
    talk's own first: in fear people fall back on the words they grew up with."""
    said, places = _squeezed(text[:LIMIT])
    found: dict[str, Reading] = {}
    lexicons = (_lexicon(lang), _lexicon("en" if lang == "nl" else "nl"))
    for lexicon in lexicons:
        mended, at = _mended(said, places, lexicon)
        mended = lexicon.harmless.sub(lambda match: "#" * len(match[0]), mended)
        for card, pattern in lexicon.cards:
            match = None if card in found else _first(mended, pattern, lexicons, card)
            if match is not None:
                found[card] = Reading(card, (at[match.start()], at[match.end() - 1] + 1), SURE)
    return tuple(found.values())


def _first(
    said: str, pattern: re.Pattern[str], lexicons: tuple[_Lexicon, ...], card: str
) -> re.Match[str] | None:
    """The first place that is not said to be otherwise."""
    return next(
        (
            found
            for found in pattern.finditer(said)
            if card in _INHERENT or not _denied(said, found, lexicons)
        ),
        None,
    )


def _denied(said: str, match: re.Match[str], lexicons: tuple[_Lexicon, ...]) -> bool:
    """ "hij slaat me niet", "geen blauwe plekken". "Hij slaat me niet vaak" and "niet meer" deny nothing."""
    start = max(said.rfind(mark, 0, match.start()) for mark in ".,;!?") + 1
    before = said[start : match.start()]
    return any(one.denies.search(before) or one.denied_after.match(said, match.end()) for one in lexicons)


def _squeezed(text: str) -> tuple[str, list[int]]:
    """Folded, every run of blanks one blank; with the place in the text of each character."""
    kept: list[str] = []
    places: list[int] = []
    for place, char in enumerate(fold(text)):
        blank = char.isspace()
        if blank and kept and kept[-1] == " ":
            continue
        kept.append(" " if blank else char)
        places.append(place)
    return "".join(kept), places


def _mended(said: str, places: list[int], lexicon: _Lexicon) -> tuple[str, list[int]]:
    """With long words that are one slip away from a word of danger written right; places still point into the text."""
    out: list[str] = []
    at: list[int] = []
    last = 0
    for match in _WORD.finditer(said):
        right = _right_word(match[0], lexicon.keywords)
        if right is None:
            continue
        out.append(said[last : match.start()])
        at += places[last : match.start()]
        out.append(right)
        inside = range(match.start(), match.end())
        at += [places[inside[min(index, len(inside) - 1)]] for index in range(len(right) - 1)]
        at.append(places[match.end() - 1])
        last = match.end()
    if not last:
        return said, places
    return "".join([*out, said[last:]]), at + places[last:]


@lru_cache(maxsize=4096)
def _right_word(word: str, keywords: tuple[str, ...]) -> str | None:
    """The word of danger meant, where the word is not one but a single slip away; its first letter is right."""
    if len(word) > 20 or word in keywords:
        return None
    return next(
        (
            right
            for right in keywords
            if right[0] == word[0] and abs(len(right) - len(word)) <= 1 and OSA.distance(word, right, score_cutoff=1) == 1
        ),
        None,
    )  # fmt: skip


@lru_cache(maxsize=2)
def _lexicon(lang: str) -> _Lexicon:
    file = Path(__file__).parent / "lexicons" / f"danger.{lang}.yaml"
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    parts: dict[str, str] = data["parts"]

    def full(form: str) -> str:
        for name, part in parts.items():
            form = form.replace(f"<{name}>", part)
        return form.replace(" ~?", f" {_GAP}").replace("~", _GAP)

    def one(forms: list[str]) -> re.Pattern[str]:
        return re.compile(r"(?<![\w'])(?:" + "|".join(f"(?:{full(form)})" for form in forms) + ")")

    cards = tuple((card, one(forms)) for card, forms in data["cards"].items())
    return _Lexicon(
        one(data["harmless"]),
        cards,
        tuple(data["keywords"]),
        re.compile(rf"(?<![\w']){data['denies']}"),
        re.compile(data["denied_after"]),
    )
