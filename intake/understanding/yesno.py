"""Yes, no, or neither of the two: "jawel", "nou nee", "ik dacht het niet", "dat valt wel mee"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from intake.understanding.intents import read_intent
from intake.understanding.lexicons import either, lexicon
from intake.understanding.readings import ACCEPT
from intake.understanding.repairs import ASKED, turns
from intake.understanding.text import plain

Verdict = Literal["yes", "no", "unsure"]
_TURNED = re.compile(
    r" (?:weten )?(?:helemaal |echt |at all |van )?(?:niet|not)(?![\w'])(?! (?:altijd|vaak|zo|always|often))"
)
SURE, DOUBTFUL, WEAK = 0.95, 0.65, 0.6
_BOTH = re.compile(
    r"(?:ja+,? nee+|nee+,? ja+|ye(?:s|ah),? no+|no+,? ye(?:s|ah)),? (?=(?:dat|het|ik|hij|zij|ze|die|it|that|i|he|she|we|they)\b(?:'\w+)? \w+ \w+)"
)
""" "Ja nee dat gaat niet meer": the two words only begin it, what follows is the answer."""
_SIDES: tuple[tuple[str, Verdict, float], ...] = (
    ("half_no", "no", DOUBTFUL), ("half_yes", "yes", DOUBTFUL), ("no", "no", SURE), ("yes", "yes", SURE),
)  # fmt: skip
_HALF = ("half_no", "half_yes")


@lru_cache(maxsize=2)
def _patterns(lang: str) -> dict[str, re.Pattern[str]]:
    words = lexicon("yesno", lang)
    filler = either(words["filler"])
    leads = {
        name: re.compile(rf"(?:{filler}[, .]+)*{either(words[name])}(?![\w'])")
        for name in ("yes", "no", "half_yes", "half_no", "unsure")
    }
    return leads | {name: re.compile(words[name]) for name in ("double", "negation", "turn", "affirm")}


def read_yesno(text: str, lang: str) -> tuple[Verdict, float] | None:
    """(yes, no or unsure; how sure). None where the words answer neither."""
    said = plain(text)
    if both := _BOTH.match(said):
        told = read_yesno(said[both.end() :], lang)
        return told and (told[0], min(told[1], DOUBTFUL))
    patterns = _patterns(lang)
    found = {name: match for name, *_ in _SIDES if (match := patterns[name].match(said))}
    neither = patterns["unsure"].match(said)
    if neither and not any(name in _HALF and match.end() > neither.end() for name, match in found.items()):
        return "unsure", 0.93 if len(said.split()) <= 6 else 0.8
    all_no = "no" in found and found["no"].end() == len(said)
    if patterns["double"].search(said) and "yes" not in found and not all_no:
        return "yes", 0.6
    if not found:
        return _by_last_word(said) or _by_degree(said, lang) or _by_negation(said, lang)
    name, verdict, sure = max(
        (side for side in _SIDES if side[0] in found), key=lambda side: (found[side[0]].end(), -side[2])
    )
    if verdict == "yes" and _TURNED.match(said, found[name].end()):
        return "no", min(sure, 0.88)
    rest = said[found[name].end() :].strip(" ,.")
    return _with_rest(verdict, sure, rest, lang)


def leans(text: str, lang: str) -> bool:
    """Does the whole line lean to a side, no more: "I doubt it", "could be worse"?"""
    said = plain(text)
    return any(match.end() == len(said) for name in _HALF if (match := _patterns(lang)[name].match(said)))


def read_verdict(text: str, lang: str) -> tuple[Verdict, float] | None:
    """As `read_yesno`; where that finds little, a whole line that is known to say yes or no counts too. What is taken
    back ("ja, sorry, nee") does not count."""
    found = _taken_back(text, lang) or read_yesno(text, lang)
    if found is not None and found[1] >= ACCEPT:
        return found
    intent = read_intent(text, lang)
    if intent.value in ("yes", "no") and (found is None or found == (intent.value, WEAK)):
        return intent.value, min(intent.confidence, 0.9)
    return found


def _taken_back(text: str, lang: str) -> tuple[Verdict, float] | None:
    """The answer after words that take back another one; a bare "nee" between the two may be an answer itself."""
    turn = next((one for one in turns(text, lang) if not one["bare"]), None)
    if turn is None:
        return None
    before, after = read_yesno(text[: turn.start()], lang), read_yesno(text[turn.end() :], lang)
    if before is None or after is None or "unsure" in (before[0], after[0]) or before[0] == after[0]:
        return None
    return after[0], min(after[1], ASKED)


def _with_rest(verdict: Verdict, sure: float, rest: str, lang: str) -> tuple[Verdict, float]:
    """What comes after the first words may take them back, or soften them."""
    patterns = _patterns(lang)
    after = re.sub(r"^(?:maar|en|dus|but|and|so|of|or) ", "", rest)
    opposite: Verdict = "no" if verdict == "yes" else "yes"
    if rest and patterns["turn"].match(rest):
        return "unsure", 0.6
    if re.match(r"(?:toch|eigenlijk|nee|ja|yes|no|jawel)\b", after):
        second = next(
            (side for side, _, least in reversed(_SIDES) if least == SURE and patterns[side].match(after)),
            None,
        )
        if second == opposite:
            return "unsure", 0.6
    if sure == SURE and _opposed(after, opposite, lang) and len(after.split()) <= 4:
        return verdict, 0.88 if rest != after else 0.7
    if sure == SURE and _SOMETIMES.search(rest):
        return verdict, 0.75
    if sure == SURE and re.match(rf"{_DOUBT}", after) and len(after.split()) <= 3:
        return verdict, 0.75
    return verdict, sure


def _opposed(said: str, opposite: Verdict, lang: str) -> bool:
    """Do the words begin with the other answer? The longest words count: "absoluut niet" is no."""
    patterns = _patterns(lang)
    ends = [(match.end(), verdict) for side, verdict, _ in _SIDES if (match := patterns[side].match(said))]
    return bool(ends) and max(ends, key=lambda one: one[0])[1] == opposite


_SOMETIMES = re.compile(
    r"^(?:(?:dat|het|it|that|alles|everything)(?:'s| is)? )?(?:lukt|gaat|going|is)? ?(?:fine|prima|goed|ok|okay|well)\b|\b(?:well|but|maar|nou),? (?:heel )?(?:soms|af en toe|een beetje|sometimes|a bit|now and then|occasionally)\b"
)
"""What softens a yes or no afterwards."""
_DOUBT = (
    r"(?:denk ik|geloof ik|misschien|ik denk|i think|i guess|maybe|volgens mij|waarschijnlijk|probably)\b"
)


_LAST = re.compile(r".*\w,? (?:(?P<yes>ja|yes|yeah|yep|aye)|(?:nee|no|nope))")


def _by_last_word(said: str) -> tuple[Verdict, float] | None:
    """ "Best zwaar, ja": the answer comes last. Asked."""
    last = _LAST.fullmatch(said) if len(said.split()) <= 6 else None
    return (("yes" if last["yes"] else "no"), DOUBTFUL) if last else None


def _by_degree(said: str, lang: str) -> tuple[Verdict, float] | None:
    """A word of degree by itself leans to a side: "behoorlijk", "hardly ever". In the middle it does not."""
    lines = lexicon("scales", lang)
    place = next((lines[line][said] for line in ("often", "amount", "good") if said in lines[line]), 0.45)
    return None if 0.35 < place < 0.55 else ("yes" if place > 0.5 else "no", WEAK)


def _by_negation(said: str, lang: str) -> tuple[Verdict, float] | None:
    """A short sentence of its own: "ik slaap niet goed", "dat doe ik wel"."""
    if not 1 < len(said.split()) <= 12:
        return None
    if _patterns(lang)["negation"].search(said):
        return "no", WEAK
    return ("yes", WEAK) if _patterns(lang)["affirm"].search(said) else None
