"""A line cut into clauses, each with whose it is: the client's, the person's cared for, or someone else's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from intake.understanding.relations import relation_table
from intake.understanding.text import fold

_CUT = {
    "nl": r"[.;!?\n]+|,|\s[-\u2013]\s|\b(?:en|maar|want|dus|omdat|dat|terwijl|waardoor|zodat|doordat|als(?! een\b)|wanneer|waarbij)\b",
    "en": r"[.;!?\n]+|,|\s[-\u2013]\s|\b(?:and|but|because|so|that|while|when|if|since i|although|though)\b",
}
_HEDGE = {
    "nl": r"\b(?:vroeger|ooit|zou(?:den)?|zal|zullen|misschien|wellicht|straks|voorheen|toen|destijds|stel|bang|hoop|hopelijk|anders|daarv\w+|eerder|nooit gehad|wil(?:de)? liever|gelukkig niet)\b",
    "en": r"\b(?:used to|once|would|could|might|maybe|perhaps|will|suppose|afraid|hope|hopefully|otherwise|formerly|before that|back then|wish)\b",
}
_IF = {"nl": ("als", "wanneer", "stel"), "en": ("if", "when")}
_ME = {"nl": r"(?:ik|'k|we|wij)", "en": r"(?:i|i'm|i've|i'd|we|we're|we've)"}
_THEY = {"nl": r"(?:hij|zij|ze|hem)", "en": r"(?:he|she|he's|she's|they)"}
_MINE = {"nl": r"(?:mijn|m'n|onze)", "en": r"(?:my|our)"}
_THEIRS = {"nl": r"(?:zijn|haar|z'n|d'r|diens|hun)", "en": r"(?:his|her|their)"}
_NAME = re.compile(r"(?<![.!?\n] )(?<!^)\b[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]{2,}\b")
_DECIMAL, _END = re.compile(r"\d,\d"), re.compile(r"[.;!?\n]")

_AFTER = r"\b(?:voor|met|van|naar|bij|aan|over|for|with|of|to|from|about|at|after)\s+$"
"""Who comes after these is no subject."""

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause. said: folded. span: in the line; end: where its sentence ends. whose: client, cared_for, other or "".

    others: it names someone besides the two. hedged: past, wished, feared or asked, so that it says nothing of how it is.
    goes_on: part of a list begun before it.
    """

    said: str
    span: tuple[int, int]
    end: int
    whose: str
    others: bool
    hedged: bool
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Voices:
    """Whom words can mean. names: folded name -> client, cared_for or other. relations: words for the person cared for."""

    lang: str
    names: Mapping[str, str]
    relations: frozenset[str]
    two: bool


def clauses(text: str, voices: Voices, they: str = "") -> list[Clause]:
    """The clauses of a line in order. A clause without a subject of its own takes that of the one before it.

    they: whom "he" and "she" mean at first: the client, where a worker tells who that is.
    """
    found: list[Clause] = []
    last, end = "", -1
    folded = fold(text)
    for start, stop, lead, fresh in _pieces(folded, voices.lang):
        said = folded[start:stop]
        named = _named(text[start:stop], said, voices, their_own=they == "client")
        own = _whose(said, named, voices, they)
        if own in ("cared_for", OTHER):
            they = own
        whose = own or ("" if fresh and last == OTHER else last)
        if end < stop:
            mark = _END.search(folded, stop)
            end = mark.start() if mark else len(text)
        asked = folded[end : end + 1] == "?"
        hedged = asked or lead in _IF[voices.lang] or bool(re.search(_HEDGE[voices.lang], said))
        hedged = hedged or bool(found and found[-1].hedged and not fresh and not own)
        goes_on = bool(found) and not fresh and not own and len(said.split()) <= 5
        found.append(
            Clause(said, (start, stop), end, whose, any(one == OTHER for _, one in named), hedged, goes_on)
        )
        last = whose
    return found


def _pieces(folded: str, lang: str) -> Iterator[tuple[int, int, str, bool]]:
    """(start, stop, the word that led in, whether a new sentence begins)."""
    at, lead, fresh = 0, "", True
    for match in [*re.finditer(_CUT[lang], folded), None]:
        stop = match.start() if match else len(folded)
        if match and match[0] == "," and _DECIMAL.match(folded, max(0, stop - 1)):
            continue
        if folded[at:stop].strip():
            yield at, stop, lead, fresh
            fresh = False
        if match:
            lead = match[0].strip()
            fresh = fresh or lead[:1] in ".;!?" or "\n" in match[0]
            at = match.end()


def _whose(said: str, named: list[tuple[int, str]], voices: Voices, they: str) -> str:
    lang = voices.lang
    if re.match(rf"\W*{_THEIRS[lang]}\s+(?:first |voor)?na(?:me|am)\b", said):
        return they or ("cared_for" if voices.two else OTHER)
    first = min((one for one in named if not re.search(_AFTER, said[: one[0]])), default=None)
    subject = re.search(rf"(?<![\w'])(?:(?P<me>{_ME[lang]})|(?P<they>{_THEY[lang]}))(?![\w'])", said)
    if subject and (first is None or subject.start() <= first[0] or subject["me"]):
        return "client" if subject["me"] else (they or ("cared_for" if voices.two else OTHER))
    if first is not None:
        return first[1]
    if re.search(rf"\b{_THEIRS[lang]}\b", said):
        return they or ("cared_for" if voices.two else OTHER)
    return "client" if re.search(rf"\b{_MINE[lang]}\b", said) else ""


def _named(text: str, said: str, voices: Voices, their_own: bool = False) -> list[tuple[int, str]]:
    """Everyone the clause names, by name or by "mijn zus": where, and who of the two or another."""
    found = []
    for name, whose in voices.names.items():
        if name in said and (match := re.search(rf"\b{re.escape(name)}(?:'?s)?\b", said)):
            found.append((match.start(), whose))
    for match in _relations(voices.lang).finditer(said):
        word = match["word"]
        owner = rf"{_MINE[voices.lang]}|{_THEIRS[voices.lang]}" if their_own else _MINE[voices.lang]
        mine = re.fullmatch(owner, match["owner"] or "") is not None
        found.append((match.start(), "cared_for" if mine and word in voices.relations else OTHER))
    found += [
        (match.start(), OTHER)
        for match in _NAME.finditer(text)
        if not any(match.start() == at for at, _ in found) and not _is_place(said, match.start())
    ]
    return found


def _is_place(said: str, at: int) -> bool:
    return bool(re.search(r"\b(?:in|te|uit|naar|bij|of|from|at|to|near|van)\s+$", said[:at])) or said[
        at:
    ].startswith(("alzheimer", "parkinson", "korsakov", "lewy", "down"))


@lru_cache(maxsize=2)
def _relations(lang: str) -> re.Pattern[str]:
    """Whose and who: "mijn zus", "haar broer"; also without whose, for words that can only be a person."""
    words = sorted(relation_table(lang), key=len, reverse=True)
    owner = f"{_MINE[lang]}|{_THEIRS[lang]}|de|een|the|a|an"
    return re.compile(
        rf"\b(?:(?P<owner>{owner})\s+(?:\w+ste\s)?)(?P<word>{'|'.join(map(re.escape, words))})\b"
    )
