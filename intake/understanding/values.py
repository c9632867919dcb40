"""Typed words into the value of an answer, by the kind of the question."""

from __future__ import annotations

import re
from collections.abc import Callable

from rapidfuzz import fuzz

from intake.understanding.intents import read_intent
from intake.understanding.numbers import Number, find_numbers, whole
from intake.understanding.readings import Context, Reading
from intake.understanding.text import fold, plain
from intake.understanding.times import read_date, read_duration, read_frequency

_YES = {
    "nl": r"ja+|jawel|jazeker|zeker|klopt|inderdaad|uiteraard|natuurlijk|jep|yes|absoluut",
    "en": r"yes+|yeah|yep|yup|sure|of course|certainly|indeed|absolutely|correct|right",
}
_NO = {
    "nl": r"nee+|neen|nope|nooit|helemaal niet|totaal niet|absoluut niet|zeker niet|echt niet|niet echt|niet meer|geen",
    "en": r"no+|nope|nah|never|not at all|not really|not any ?more|certainly not|none",
}
_HALF_YES = {
    "nl": r"soms|een beetje|beetje|af en toe|meestal(?: wel)?|vaak(?: wel)?|regelmatig|ik denk het(?: wel)?|volgens mij wel|best wel|wel eens|redelijk|denk het wel|ik geloof het wel",
    "en": r"sometimes|a (?:little|bit)|now and then|mostly|often|usually|i think so|i guess(?: so)?|probably|kind of|sort of|quite",
}
_HALF_NO = {
    "nl": r"ik denk (?:het )?(?:van )?niet|volgens mij niet|niet zo|bijna nooit|zelden|nauwelijks|waarschijnlijk niet",
    "en": r"i don't think so|probably not|hardly(?: ever)?|rarely|not so much|not much",
}
_NOT = {
    "nl": r"\b(?:geen|niet|nooit|zonder|niks|nauwelijks)\b",
    "en": r"\b(?:no|not|never|without|don't|doesn't|isn't|hardly)\b",
}
_ALL = {
    "nl": r"alle(?:maal|s|n)?|alle drie|alle vier",
    "en": r"all(?: of (?:them|these|the above))?|everything",
}
_NONE = {
    "nl": r"(?:nee,? )?(?:geen(?: van (?:deze|die|alle|allen|beide))?|niets|niks|nee|nee hoor|helemaal niets)",
    "en": r"(?:no,? )?(?:none(?: of (?:these|them|those|the above))?|nothing|no|nothing at all)",
}
_ORDINALS = {
    "nl": ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste"),
    "en": ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
}
_SMALL = frozenset(
    "de het een en of in op van ik je we hij zij ze is met voor aan te dat die dit mij me mijn soms wel ook niet er om nog maar dus heel erg "  # noqa: SIM905
    "the a an and or in on of i you we he she is with for to that this me my it am are also not very so but be can do".split()
)


def read(kind: str, text: str, context: Context) -> Reading | None:
    """One answer in these words, or None. kind: a question kind except people and info. Never raises."""
    reader = _READERS.get(kind)
    return reader(text, context) if reader is not None and text.strip() else None


def _text(text: str, context: Context) -> Reading:
    return Reading(text.strip(), (0, len(text)), 1.0)


def _frequency(text: str, context: Context) -> Reading | None:
    found = read_frequency(text, context.lang)
    if found is None and _leads(text, context.lang, _NO):
        return Reading({"per_month": 0, "vague": False}, (0, len(text)), 0.6)
    return found


def _duration(text: str, context: Context) -> Reading | None:
    return read_duration(text, context.lang)


def _date(text: str, context: Context) -> Reading | None:
    return read_date(text, context.lang, context.today)


# Yes and no


def _leads(text: str, lang: str, table: dict[str, str]) -> bool:
    filler = r"(?:nou|eh+|ach|oh?|hm+|tja|well|um+|erm?)"
    return bool(re.match(rf"(?:{filler}[, ]+)*(?:{table[lang]})(?=$|[ ,.;!?])", fold(text).strip()))


def _yesno(text: str, context: Context) -> Reading | None:
    lang, span = context.lang, (0, len(text))
    intent = read_intent(text, lang)
    if intent.value in ("yes", "no"):
        return Reading(intent.value == "yes", span, 0.97)
    if intent.value == "unsure":
        return None
    said = fold(text)
    if re.search(r"\bja en nee\b|\byes and no\b|^\s*(?:ja|yes)\b.{0,12}\b(?:of|or) (?:nee|no)\b", said):
        return None
    for table, value in ((_HALF_NO, False), (_HALF_YES, True)):
        if re.match(rf"(?:ja|nee|yes|no)?[, ]*(?:{table[lang]})\b", said.strip()):
            lead = _leads(text, lang, _YES) or _leads(text, lang, _NO)
            return Reading(
                value, span, 0.88 if lead and value is _leads(text, lang, _YES) else 0.65, (not value,)
            )
    if _leads(text, lang, _YES):
        return Reading(True, span, 0.93)
    if _leads(text, lang, _NO):
        return Reading(False, span, 0.93)
    if len(said.split()) <= 12:
        negated = re.search(_NOT[lang], said)
        wel = (
            re.search(r"\bwel\b", said)
            if lang == "nl"
            else re.search(r"\b(?:do|does|is|am|are|have|has)\b", said)
        )
        if negated:
            return Reading(False, span, 0.6, (True,))
        if wel:
            return Reading(True, span, 0.6, (False,))
    return None


# Numbers


_HOURS = r"(?:uur|uren|uurtjes?|hours?|hrs?|h)\b"
_MINUTES = r"(?:minu(?:ut|ten)|min|minutes?|mins?)\b"


def _number(text: str, context: Context) -> Reading | None:
    lang, said = context.lang, fold(text)
    found = find_numbers(text, lang)
    if (
        lang == "nl"
        and not found
        and re.search(r"\b(?:een|\u00e9\u00e9n)\b", plain(text))
        and len(said.split()) <= 3
    ):
        at = re.search(r"\b(?:een|\u00e9\u00e9n)\b", said)
        found = [Number(1, 1, at.span() if at else (0, len(text)))]
    if not found:
        none = re.fullmatch(_NONE[lang], plain(text)) or re.search(
            r"\b(?:geen|nooit|none|never|zero)\b", said
        )
        if none and len(said.split()) <= 6 and (context.low is None or context.low <= 0):
            return Reading(0, (0, len(text)), 0.9)
        if lang == "en" and re.fullmatch(r"a (?:couple|few)(?: of)?.*|a pair.*", plain(text)):
            return Reading(3, (0, len(text)), 0.7, vague=True)
        if lang == "nl" and re.match(r"(?:een )?paar\b", plain(text)):
            return Reading(3, (0, len(text)), 0.7, vague=True)
        return None
    converted = [_in_unit(number, said, context) for number in found]
    first, factor, sure = converted[0]
    confidence = sure
    if len(found) > 1:
        same = [one for one in converted if one[1] == 1 and _unit_follows(one[0], said, context)]
        first, factor, sure = same[0] if len(same) == 1 else converted[0]
        confidence = 0.88 if len(same) == 1 else 0.6
    low, high = whole(round(first.low * factor, 4)), whole(round(first.high * factor, 4))
    value = low if low == high else {"min": low, "max": high}
    others = tuple(whole(one.low) for one, _, _ in converted if one is not first)[:3]
    return Reading(value, first.span, confidence, others)


def _unit_follows(number: Number, said: str, context: Context) -> bool:
    unit = fold(context.unit).split(" ")[0]
    return bool(unit) and said[number.span[1] :].lstrip().startswith(unit[:3])


def _in_unit(number: Number, said: str, context: Context) -> tuple[Number, float, float]:
    """(number, factor to the unit of the question, confidence)."""
    unit = fold(context.unit)
    after = said[number.span[1] :].lstrip()
    if re.match(r"uur|uren|hours?", unit):
        if re.match(_MINUTES, after):
            return number, 1 / 60, 0.9
        if re.match(r"(?:kwartier|quarters?)", after):
            return number, 1 / 4, 0.9
        per_day = re.match(
            r"(?:uur|uren|uurtjes?|hours?|hrs?) (?:per|op een|elke|each|every|a) (?:dag|day)\b", after
        )
        if per_day and "week" in unit and "dag" not in unit:
            return number, 7, 0.7
    elif re.match(r"min", unit) and re.match(_HOURS, after):
        return number, 60, 0.9
    elif (
        re.match(r"(?:dagen|days|weken|weeks|keer|times|uur|hours)\b", after)
        and unit
        and after[:3] != unit[:3]
    ):
        return number, 1, 0.6
    return number, 1, 0.95


def _scale(text: str, context: Context) -> Reading | None:
    found = find_numbers(
        re.sub(r"\b(?:van|uit|op|out of|of|/) ?(?:de )?(?:10|100|tien|ten|honderd)\b", " " * 8, fold(text)),
        context.lang,
    )
    low, high = (
        context.low if context.low is not None else 0,
        context.high if context.high is not None else 10,
    )
    if found:
        first = found[0]
        if first.low != first.high:
            middle = (first.low + first.high) / 2
            return Reading(
                whole(middle) if middle == int(middle) else whole(round(first.low)), first.span, 0.7
            )
        if len(found) == 1 or len({one.low for one in found}) == 1:
            return Reading(whole(first.low), first.span, 0.95 if low <= first.low <= high else 0.9)
        return Reading(whole(first.low), first.span, 0.6, tuple(whole(one.low) for one in found[1:3]))
    said = plain(text)
    labels = ((context.low_label, low), (context.middle_label, (low + high) / 2), (context.high_label, high))
    scored = [(fuzz.token_sort_ratio(plain(label), said), value) for label, value in labels if label]
    best = max(scored, default=(0, 0.0))
    if best[0] >= 85:
        return Reading(whole(round(best[1])), (0, len(text)), 0.9 if best[0] >= 97 else 0.7)
    return None


# Choices


def _phrases(option: tuple[str, str, tuple[str, ...]]) -> list[str]:
    return [plain(words) for words in (option[1], *option[2]) if plain(words)]


def _has_phrase(said: str, phrase: str) -> re.Match[str] | None:
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", said)


def _is_negated(said: str, at: int, lang: str) -> bool:
    before = re.split(r"[,.;]|\b(?:maar|wel|but)\b", said[:at])[-1]
    return bool(re.search(_NOT[lang], " ".join(before.split()[-3:])))


def _matches(text: str, context: Context) -> dict[str, tuple[float, int]]:
    """Option id -> (how sure 0..1, length of the words that matched)."""
    said = plain(text)
    found: dict[str, tuple[float, int]] = {}
    for option in context.options:
        best = (0.0, 0)
        for phrase in _phrases(option):
            best = max(best, _match_one(said, phrase, context.lang))
        if best[0] > 0:
            found[option[0]] = best
    longest = {id: words for id, words in found.items() if not _swallowed(id, found, said, context)}
    return longest or found


def _match_one(said: str, phrase: str, lang: str) -> tuple[float, int]:
    if said == phrase:
        return 1.0, len(phrase)
    match = _has_phrase(said, phrase)
    if match:
        inside = re.search(_NOT[lang], phrase)
        return (0.0, 0) if not inside and _is_negated(said, match.start(), lang) else (0.93, len(phrase))
    words, parts = set(said.split()) - _SMALL, set(phrase.split()) - _SMALL
    if (
        len(said) >= 4
        and words
        and words <= parts
        and bool(re.search(_NOT[lang], said)) == bool(re.search(_NOT[lang], phrase))
    ):
        return 0.86 if len(words) > 1 or len(parts) <= 2 else 0.75, sum(map(len, words))
    if len(said) >= 5 and fuzz.ratio(said, phrase) >= 85:
        return 0.87, len(phrase) - 1
    if len(phrase) >= 6 and any(len(word) >= 5 and fuzz.ratio(word, phrase) >= 88 for word in said.split()):
        return 0.8, len(phrase) - 1
    return 0.0, 0


def _swallowed(id: str, found: dict[str, tuple[float, int]], said: str, context: Context) -> bool:
    """Its words are only part of longer words of another option that were said too ("slecht" in "heel slecht")."""
    mine = [
        phrase
        for option in context.options
        if option[0] == id
        for phrase in _phrases(option)
        if phrase in said
    ]
    for other in context.options:
        if other[0] == id or other[0] not in found or found[other[0]][1] <= found[id][1]:
            continue
        theirs = [phrase for phrase in _phrases(other) if phrase in said]
        if mine and theirs and all(any(phrase in longer for longer in theirs) for phrase in mine):
            return True
    return False


def _by_number(text: str, context: Context) -> list[str] | None:
    """Options by number, letter or ordinal, when the line holds nothing else."""
    said, count = plain(text), len(context.options)
    parts = [part for part in re.split(r"[\s,;+&]+|\b(?:en|and)\b", said) if part]
    filler = {"nummer", "number", "nr", "optie", "option", "de", "the", "keuze", "antwoord", "answer"}
    chosen = []
    for part in [part for part in parts if part not in filler]:
        part = part.rstrip(".)")
        if part.isdecimal() and 1 <= int(part) <= count:
            chosen.append(int(part) - 1)
        elif (
            len(part) == 1
            and "a" <= part < chr(ord("a") + min(count, 8))
            and len(parts) <= count
            and part not in "n j y"
        ):
            chosen.append(ord(part) - ord("a"))
        elif part in _ORDINALS[context.lang][:count]:
            chosen.append(_ORDINALS[context.lang].index(part))
        elif part in ("laatste", "last"):
            chosen.append(count - 1)
        else:
            return None
    return [context.options[index][0] for index in dict.fromkeys(chosen)] if chosen else None


def _choice(text: str, context: Context) -> Reading | None:
    span = (0, len(text))
    numbered = _by_number(text, context)
    if numbered:
        return Reading(numbered[0], span, 0.97 if len(numbered) == 1 else 0.6, tuple(numbered[1:]))
    found = _matches(text, context)
    if not found:
        return _by_yes_or_no(text, context)
    ranked = sorted(found.items(), key=lambda item: (-item[1][0], -item[1][1]))
    (best, (sure, length)), *rest = ranked
    if rest and rest[0][1][0] >= sure - 0.05 and not (sure == 1.0 and rest[0][1][0] < 1.0):
        nearer = length > rest[0][1][1] * 1.5
        return Reading(best, span, 0.75 if nearer else 0.6, tuple(id for id, _ in rest[:3]))
    return Reading(best, span, 0.97 if sure == 1.0 else sure)


def _by_yes_or_no(text: str, context: Context) -> Reading | None:
    """Yes or no where exactly one option begins with it."""
    for table in (_YES, _NO):
        if _leads(text, context.lang, table):
            options = [option[0] for option in context.options if _leads(option[1], context.lang, table)]
            if len(options) == 1:
                return Reading(options[0], (0, len(text)), 0.88)
            if options:
                return Reading(options[0], (0, len(text)), 0.55, tuple(options[1:]))
    return None


def _choices(text: str, context: Context) -> Reading | None:
    span, said, lang = (0, len(text)), plain(text), context.lang
    numbered = _by_number(text, context)
    if numbered:
        return Reading(numbered, span, 0.97)
    none = [option[0] for option in context.options if option[0] in ("none", "nothing", "nobody", "no")]
    if re.fullmatch(_NONE[lang], said):
        return Reading(none[:1], span, 0.95)
    if re.fullmatch(_ALL[lang], said):
        return Reading([option[0] for option in context.options if option[0] not in none], span, 0.92)
    found = _matches(text, context)
    chosen = [option[0] for option in context.options if option[0] in found]
    if len(chosen) > 1:
        chosen = [id for id in chosen if id not in none]
    if not chosen:
        return None
    sure = min(found[id][0] for id in chosen)
    unread = _unread(said, chosen, context)
    return Reading(chosen, span, 0.97 if sure == 1.0 else min(sure, 0.9 if unread <= 0.6 else 0.75))


def _unread(said: str, chosen: list[str], context: Context) -> float:
    """The share of the words that no chosen option explains."""
    words = [word for word in re.findall(r"\w+", said) if word not in _SMALL]
    known = " ".join(
        phrase for option in context.options if option[0] in chosen for phrase in _phrases(option)
    )
    return sum(word not in known for word in words) / len(words) if words else 0.0


_READERS: dict[str, Callable[[str, Context], Reading | None]] = {
    "yesno": _yesno,
    "choice": _choice,
    "choices": _choices,
    "scale": _scale,
    "number": _number,
    "frequency": _frequency,
    "duration": _duration,
    "date": _date,
    "text": _text,
}
