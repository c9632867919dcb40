"""The clauses of a text, and who is named in each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from intake.understanding.frequencies import without_frequency
from intake.understanding.inflection import is_verb
from intake.understanding.mentions import STRONG
from intake.understanding.people_lexicon import PeopleLexicon
from intake.understanding.person_facts import DAY
from intake.understanding.scan import Scan
from intake.understanding.tokens import Token
from intake.understanding.vocabulary import base_verbs, third_persons

_NO_VERBS = frozenset(
    "niet want naast laat laatst echt soort recht acht bent kunt zult wilt always sometimes his this ours yours less".split()  # noqa: SIM905
)
MARKS = frozenset((",", ":", "-", "\u2013", "("))
_GO_AND = frozenset(("go", "come", "try", "pop", "nip", "goes", "comes", "pops", "nips", "went", "came", "popped"))
""" "Between me and my brother", "I go and feed him": no new clause."""
_PAIRED = frozenset(
    tuple(pair.split("-"))
    for pair in ["water-vuur", "kat-hond", "kat-muis", "dik-dun", "lief-leed", "wel-wee", "steun-toeverlaat", "nu-dan", "af-toe", "dag-nacht", "tijd-wijle", "week-week", "keer-keer", "in-uit", "om-om", "door-door", "te-te", "now-then", "now-again", "here-there", "on-off", "in-out", "up-down", "to-fro", "back-forth", "over-over", "again-again", "day-night", "morning-night", "morning-evening", "night-morning"]
)
"""Words joined that are one: "af en toe", "now and then"."""
_AS_MUCH = frozenset("net zo even vaak zoveel evenveel alsof zowel veel lang goed just as often much well".split())  # noqa: SIM905
WHEN = frozenset("every each on in the at elke iedere op in de 's and en maar but so dus".split())  # noqa: SIM905
_WHEN_IT_SUITS = frozenset("tijd lukt uitkomt schikt past".split())  # noqa: SIM905
""" "Belt als ze tijd heeft": how often."""
_ABOUT = frozenset("ofzo zo zeg ongeveer zeker wel soms met rond circa ca about around say perhaps misschien".split())  # noqa: SIM905
""" "Drie keer in de week ofzo": how often, more or less."""
_SMALL_DEEDS = frozenset(("do", "get", "make", "give", "take", "put", "help", "doe", "geef"))
_NOT_I = ("t", "en", "de", "te", "d")
"""Ends of Dutch verbs that are not told of "ik"."""


@dataclass(slots=True)
class Clause:
    """Tokens first..last and the units of mentions in it (indices of mentions named in one breath)."""

    first: int
    last: int
    units: list[list[int]] = field(default_factory=list)
    sentence: int = 0


def clauses_of(scan: Scan) -> list[Clause]:
    """Sentences end at . ! ? ; and a new line; a comma or a joining word ends a clause where someone else, or someone
    already named, is spoken of after it. Names in one breath, and what stands between brackets, are never parted."""
    tokens, lexicon = scan.tokens, scan.lexicon
    inside = _inside(scan)
    begins = {one.first for one in scan.found}
    pronouns = lexicon.words("pronouns") | lexicon.words("me")
    me, shifts = lexicon.words("me"), lexicon.words("shifts")
    clauses: list[Clause] = []
    last, refers = len(tokens), False
    for i in range(len(tokens) - 1, -1, -1):
        low = tokens[i].low
        if low in STRONG and i not in inside:
            clauses.append(Clause(i + 1, last))
            last, refers = i, False
        elif i not in inside and refers and i + 1 < last and (low in MARKS or _joins(tokens, i, lexicon)):
            if i and (i - 1) in inside and tokens[i + 1].low in me and low not in MARKS:
                continue
            if low == "," and DAY.match(tokens[i - 1].low) and DAY.match(tokens[i + 1].low):
                continue
            if low in lexicon.words("and") and ((DAY.match(tokens[i + 1].low) and i + 2 not in begins) or _is_more(scan, i + 1, last, begins)):
                continue
            clauses.append(Clause(i + 1, last, sentence=1))
            last, refers = i, False
        if (
            low in shifts
            or i in begins
            or ((low in pronouns and low != "daar") or (low == "daar" and i + 1 < last))
        ):
            refers = True
    clauses.append(Clause(0, last))
    clauses.reverse()
    _number(clauses)
    _fill(scan, clauses)
    clauses = _joined(clauses, lambda found, clause: _leads(scan, found, clause))
    return _joined([clause for clause in clauses if clause.last > clause.first], lambda found, _: _is_only_how_often(scan, found[-1]))


def _joined(clauses: list[Clause], leads: Callable[[list[Clause], Clause], bool]) -> list[Clause]:
    """The clauses, each with the one of nobody before it in the same sentence where that leads to it."""
    found: list[Clause] = []
    for clause in clauses:
        last = found[-1] if found else None
        if last is not None and last.sentence == clause.sentence and clause.units and not last.units and leads(found, clause):
            found[-1] = Clause(last.first, clause.last, clause.units, clause.sentence)
        else:
            found.append(clause)
    return found


def _is_only_how_often(scan: Scan, clause: Clause) -> bool:
    """ "Eens per jaar, met Suikerfeest, reis ik naar mijn oom": how often stands in clauses of its own before who it is about."""
    text = scan.part(scan.folded, clause.first, clause.last)
    rest = re.findall(r"[^\W\d_]+", without_frequency(text, scan.lexicon.lang))
    return len(rest) < clause.last - clause.first and all(low in WHEN or low in _ABOUT for low in rest)


def _leads(scan: Scan, found: list[Clause], clause: Clause) -> bool:
    """ "Twice a year, spring and autumn, my cousin comes over", "bins, bulbs, that's all Terry": what begins the sentence before
    who does it, and tells of no one else, is part of what they do."""
    lexicon, lead = scan.lexicon, found[-1]
    someone = lexicon.words("pronouns") | lexicon.words("me") | lexicon.words("subjects")
    if _i_do_more(scan, lead, clause):
        return True
    return (
        lexicon.lang == "en"
        and (len(found) < 2 or found[-2].sentence != lead.sentence)
        and not any(token.low in someone for token in scan.tokens[lead.first : lead.last])
        and not any(lead.first <= at < lead.last for at, _ in scan.two)
        and scan.tokens[clause.first - 1].low in MARKS
    )


def _i_do_more(scan: Scan, lead: Clause, clause: Clause) -> bool:
    """ "I cook, clean and do the paperwork for my wife", "ik was en kleed mijn man aan": I do, and do more, for who comes then."""
    lows = [token.low for token in scan.tokens[lead.first : lead.last]]
    begins, lang = scan.tokens[clause.first].low, scan.lexicon.lang
    if "i" not in lows[:2] and "ik" not in lows[:2]:
        return False
    if any(low in scan.lexicon.words("pronouns") or low in scan.lexicon.words("being") for low in lows):
        return False
    return begins in base_verbs(lang) or begins in _SMALL_DEEDS or (lang == "nl" and is_verb(begins) and not begins.endswith(_NOT_I))


def _joins(tokens: list[Token], i: int, lexicon: PeopleLexicon) -> bool:
    """Whether a new clause begins after this word: not in "heb ik al jaren ruzie", "net als", "om de week of zo", nor in
    "Orhan heb ik sinds de begrafenis niet meer gesproken"."""
    low, before, after = tokens[i].low, tokens[i - 1].low if i else "", tokens[i + 1].low
    if low not in lexicon.words("joiners"):
        return False
    if (before, after) in _PAIRED:
        return False
    if low == "al":
        return is_third_person(after, lexicon) or after in ("is", "heeft", "kan", "zie", "ben", "was", "zijn", "hebben")
    if low in ("als", "as"):
        near = {token.low for token in tokens[i + 1 : i + 5]}
        return before not in _AS_MUCH and not (lexicon.lang == "nl" and near & _WHEN_IT_SUITS)
    if low in ("of", "or"):
        return after not in ("zo", "so")
    if low == "so" and before == "or":
        return False
    if low == "and" and (before == "me" or before in _GO_AND):
        return False
    if low in ("sinds", "since"):
        return not (i > 1 and before in lexicon.words("me") and tokens[i - 2].low in ("heb", "hebben", "had", "hadden"))
    return True


def _is_more(scan: Scan, first: int, last: int, begins: set[int]) -> bool:
    """ "I do her washing and her pills": one thing more, and no clause of its own."""
    if scan.tokens[first].low not in scan.lexicon.words("their") or begins & set(range(first, last)):
        return False
    return not any(is_third_person(scan.tokens[at].low, scan.lexicon) for at in range(first + 1, last))


def _number(clauses: list[Clause]) -> None:
    """The number of the sentence; a clause made by a strong mark begins a new one."""
    number = 0
    for clause in clauses:
        if not clause.sentence:
            number += 1
        clause.sentence = number


def _inside(scan: Scan) -> set[int]:
    """Tokens within a mention or between two said in one breath."""
    inside: set[int] = set()
    for one in scan.found:
        inside.update(range(one.first, one.last))
    for one, other in zip(scan.found, scan.found[1:], strict=False):
        if one.unit == other.unit:
            inside.update(range(one.last, other.first))
    return inside


def _fill(scan: Scan, clauses: list[Clause]) -> None:
    at = 0
    for index, one in enumerate(scan.found):
        while at + 1 < len(clauses) and one.first >= clauses[at].last:
            at += 1
        units = clauses[at].units
        if units and scan.found[units[-1][0]].unit == one.unit:
            units[-1].append(index)
        else:
            units.append([index])


def is_third_person(low: str, lexicon: PeopleLexicon) -> bool:
    """A finite verb of the third person, as words of the list `common` are."""
    if low not in lexicon.words("common") and low not in third_persons(lexicon.lang):
        return False
    if lexicon.lang == "nl":
        return len(low) > 3 and low.endswith("t") and low not in _NO_VERBS
    return len(low) > 3 and low.endswith("s") and low not in _NO_VERBS
