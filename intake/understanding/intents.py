"""What a short line wants the talk to do. Only whole or short lines: a story that holds such words is an answer."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from intake.understanding.grammar import Found, best, talk_of, words_of
from intake.understanding.lexicons import either, lexicon
from intake.understanding.readings import Reading
from intake.understanding.spelled import spelled
from intake.understanding.text import fold, plain
from intake.understanding.ways import match_move

LONGEST = 90
"""Characters of a line that can still be a move."""
WHOLE, IN_PARTS, NOTHING, BY_CORE, MENDED, PERHAPS, LIKELY, UNSURE = (
    0.95,
    0.9,
    0.9,
    0.88,
    0.8,
    0.75,
    0.72,
    0.7,
)
MOST_WORDS = 9
"""Words of a line that is known by its core."""
LONG_STORY = 12
"""Words from which on a line without a question tells something."""

_PARTS = {
    "nl": re.compile(r"[,.;!?]+|\s-\s|\s(?:en|dus|want)\s"),
    "en": re.compile(r"[,.;!?]+|\s-\s|\s(?:and|so|because)\s"),
}
_CLAUSE = {
    "nl": re.compile(r"(?:ja |nou |vooral )?dat (?:ik|het|hij|zij|ze|je|jij|we|wij|er|iemand|anderen)\b"),
    "en": re.compile(
        r"(?:yes |well |mostly )?that (?:i|it|he|she|they|you|we|there|someone|others)\b|(?:i|we) could (?:really )?do with (?!(?:a|some) \w+$|.*\b(?:now|please)$)"
    ),
}
"""How a hope or a worry begins: "that I do something wrong" is an answer, no move."""
_LONG = re.compile(r"[^\W\d_]{5,}")


@lru_cache(maxsize=2)
def _fill(lang: str) -> re.Pattern[str]:
    words = either(lexicon("intents", lang)["fill"])
    return re.compile(rf"^{words}(?:[, ]+|\.+ ?)|[, ]+{words}$")


@lru_cache(maxsize=2)
def _vocabulary(lang: str) -> frozenset[str]:
    """The longer words of the moves, to mend slips of the keyboard with."""
    intents: dict[str, list[str]] = lexicon("intents", lang)["intents"]
    words = {
        word
        for forms in intents.values()
        for form in forms
        for word in re.findall(r"(?<![\\w])[a-z]{5,}(?![?*(\[])", form)
    }
    return frozenset(words)


def read_intent(text: str, lang: str) -> Reading:
    """The intent of a whole short line: yes no unsure skip dont_know rather_not later back correct why repeat explain stop
    note overview help, or none. 0.95 when the whole line says it, 0.9 when each part of it does, 0.8 with a slip of the
    keyboard mended."""
    whole = (0, len(text))
    text = spelled(text, lang)[0] if len(text) <= 2 * LONGEST else text
    said = plain(text) if text.strip() != "?" else "?"
    if not said or len(said) > LONGEST:
        return Reading("none", whole, 1.0)
    intent, sure = _meant(said, " ".join(fold(text).split()), lang)
    if intent is None and not _answers(lang).match(said) and (mended := _mended(said, lang)) != said:
        intent, sure = _meant(mended, mended, lang)
        sure = min(sure, MENDED)
    if intent not in (None, "yes", "no") and _answers(lang).match(said) and not _speaks(said, lang):
        sure = min(sure, PERHAPS)
    if intent in ("later", "repeat", "dont_know") and _WOULD.match(said):
        intent, sure = "dont_know", min(sure, PERHAPS)
    if intent is None:
        sure = _none(said, lang)
        intent = _question(said, text, lang) if sure < NOTHING else None
    return Reading(intent or "none", whole, sure)


def _question(said: str, text: str, lang: str) -> str | None:
    """What a question most likely asks of the talk, where nothing tells: mostly what is meant. Always asked."""
    words = lexicon("moves", lang)["questions"]
    if len(said.split()) > MOST_WORDS or not (
        text.rstrip().endswith("?") or said.split()[0] in _ASKING[lang]
    ):
        return None
    return next((move for move, form in words.items() if _compiled(form).match(said)), None)


_WOULD = re.compile(r"(?:i|we)(?:'d| would) (?:have|need) to")
""" "I'd have to ask", "I'd need to look that up": most likely it is not known."""
_ASKING = {
    "nl": frozenset("wat waarom hoezo waarvoor hoe welke welk wie".split()),  # noqa: SIM905
    "en": frozenset("what what's why how which who who's".split()),  # noqa: SIM905
}
_compiled = lru_cache(maxsize=32)(re.compile)


def _none(said: str, lang: str) -> float:
    """How sure it is that a line is no move. Sure only where it plainly tells: of someone else, with a number or a time,
    or at length. A short line of words of the talk, a question, or one that speaks to who asks may be a move."""
    words = [word.strip(",.?!:;") for word in said.split()]
    tells, figures, to_us = _telling(lang)
    talk = talk_of(lang)
    if to_us.search(said) and len(words) <= LONG_STORY:
        return UNSURE
    if tells.match(said) or figures.search(said) or len(words) > MOST_WORDS:
        return NOTHING
    strange = sum(word not in talk for word in words)
    return NOTHING if len(words) >= 6 and strange >= 4 else UNSURE


@lru_cache(maxsize=2)
def _telling(lang: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """How a line begins that tells something, words that count something or say when, and words to who asks."""
    words = lexicon("moves", lang)
    return tuple(re.compile(words[name]) for name in ("tells", "figures", "to_us"))  # type: ignore[return-value]


def _meant(said: str, line: str, lang: str) -> tuple[str | None, float]:
    if whole := match_move(said, lang):
        return whole, WHOLE
    bare = _bare(said, lang)
    if whole := match_move(bare, lang):
        return whole, WHOLE
    perhaps = match_move(said, lang, "perhaps") or match_move(bare, lang, "perhaps")
    ruled = _by_grammar(said, lang)
    if perhaps == "correct" and _answers(lang).match(said):
        perhaps = None
    if perhaps and (perhaps != "correct" or ruled[1] < BY_CORE):
        return perhaps, PERHAPS
    if (asked := _asked(bare, lang)) or (asked := match_move(_shorter(bare, lang), lang)):
        return asked, IN_PARTS
    parts = [part for part in (_bare(plain(one), lang) for one in _PARTS[lang].split(line)) if part]
    if ruled[1] >= PERHAPS:
        stops = (
            len(parts) > 1 and ruled[0] != "stop" and any(match_move(part, lang) == "stop" for part in parts)
        )
        return ("stop", PERHAPS) if stops else ruled
    found = _in_parts(parts, said, lang) if len(parts) > 1 else (None, 0.0)
    return found if found[0] else ruled


def _in_parts(parts: list[str], said: str, lang: str) -> tuple[str | None, float]:
    """What the parts of a line say together: all of them the same, or one of them beside a few words of another kind."""
    each = [
        (found, IN_PARTS) if (found := match_move(part, lang)) else _by_grammar(part, lang) for part in parts
    ]
    intents = [intent for intent, _ in each]
    meant = {found for found in intents if found}
    if None not in intents:
        for slight in _SLIGHT:
            if len(chosen := meant - slight) == 1:
                return chosen.pop(), min(how for _, how in each)
        return intents[-1], PERHAPS
    short = len(parts) <= 3 and len(said) < 70 and not _CLAUSE[lang].match(said)
    if short and match_move(parts[-1], lang) == "stop":  # "the carers are here, got to go"
        return "stop", LIKELY
    chosen = meant - _SLIGHT[1]
    if not short or len(chosen) != 1 or _telling(lang)[0].match(said):
        return None, 0.0
    intent = chosen.pop()
    likely = all(how <= LIKELY for found, how in each if found == intent)
    if likely and intent not in _OF_OTHERS and _others(lang).search(said):
        return None, 0.0
    return (None, 0.0) if intent in ("dont_know", "unsure") and intents[0] != intent else (intent, LIKELY)


_SLIGHT = (frozenset[str](), frozenset(("yes", "no")), frozenset(("yes", "no", "dont_know", "unsure")))
"""What counts for nothing beside another move: "nee, geen idee, volgende"."""


def _by_grammar(said: str, lang: str) -> tuple[str | None, float]:
    """The move whose words are said with nothing beside them but words of the talk: "ga eens een vraag terug". With one
    or two words of another kind it is asked, unless the line plainly tells something."""
    clause = _CLAUSE[lang].match(said) is not None
    found = best(words_of(said, lang), lang)
    if found is None or (clause and found.way.move not in ("dont_know", "rather_not", "unsure")):
        return None, 0.0
    way = found.way
    answer = _answers(lang).match(said) is not None
    if found.strange == 0:
        loose = len(said.split()) > 3 * found.size + 1 or _is_bare(found, said, lang)
        if answer and not _speaks(said, lang):
            return None, 0.0
        return way.move, PERHAPS if way.asked or found.other or loose or answer else BY_CORE
    tells, figures, _ = _telling(lang)
    if answer or found.strange > _few(found, said) or tells.match(said) or figures.search(said):
        return None, 0.0
    if way.move not in _OF_OTHERS and _others(lang).search(said):
        return None, 0.0
    return way.move, LIKELY


_OF_OTHERS = frozenset(("correct", "rather_not", "note", "overview"))
"""Moves that are also put with words about someone else: "nee, zij is mijn zus", "note down that he was angry"."""


def _others(lang: str) -> re.Pattern[str]:
    """Words about someone else, or the speaker's own house and day: a line that holds them most likely tells something."""
    return _compiled(lexicon("moves", lang)["others"])


def _is_bare(found: Found, said: str, lang: str) -> bool:
    """One word of a move among small words, with nothing that speaks to who asks: "met wat hulp", "fouten maken"."""
    return found.size == 1 and len(said.split()) > 1 and not _speaks(said, lang)


def _speaks(said: str, lang: str) -> bool:
    """Does the line hold words that speak to who asks: please, you, this question?"""
    return _compiled(lexicon("moves", lang)["address"]).search(said) is not None


def _answers(lang: str) -> re.Pattern[str]:
    """How a line begins that most likely answers, though it holds the words of a move."""
    return _compiled(lexicon("moves", lang)["answers"])


def _few(found: Found, said: str) -> int:
    """How many words of another kind may stand beside a move for it to be asked."""
    if found.way.alone or (found.way.move in ("dont_know", "unsure") and found.size < 3):
        return 0
    if found.size == 1:
        return 1 if len(said.split()) <= 5 else 0
    return min(found.size, 3)


def _bare(said: str, lang: str) -> str:
    """Without the small words people put before and after."""
    while (shorter := _fill(lang).sub("", said).strip(" ,.")) != said and shorter:
        said = shorter
    return said


def _asked(said: str, lang: str) -> str | None:
    """What is asked for: "kunnen we deze overslaan", "I'd like to stop"."""
    lead = _small(lang)[0].match(said)
    found = match_move(_bare(said[lead.end() :], lang), lang) if lead else None
    return None if found in ("yes", "no", "unsure", "dont_know", "explain") else found


def _shorter(said: str, lang: str) -> str:
    return " ".join(_small(lang)[1].sub(" ", said).split())


@lru_cache(maxsize=2)
def _small(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon("intents", lang)
    return re.compile(words["ask"]), re.compile(rf"(?<![\w']){words['between']}(?![\w'])")


def _mended(said: str, lang: str) -> str:
    """With long words that are one slip away from a word of a move written right."""
    return _LONG.sub(lambda match: _right_word(match[0], lang), said) if len(said) < 60 else said


@lru_cache(maxsize=4096)
def _right_word(word: str, lang: str) -> str:
    words = _vocabulary(lang)
    if word in words or len(word) > 20:
        return word
    near = [
        one
        for one in words
        if one[0] == word[0]
        and abs(len(one) - len(word)) <= 1
        and OSA.distance(one, word, score_cutoff=1) == 1
    ]
    return near[0] if len(near) == 1 else word
