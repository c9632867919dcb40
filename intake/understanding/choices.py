"""Choosing from a list: by number, letter, place or words, with slips of the keyboard; one or several at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log

from rapidfuzz.distance import OSA

from intake.understanding.frequencies import read_frequency
from intake.understanding.intents import read_intent
from intake.understanding.lexicons import either, lexicon
from intake.understanding.numbers import find_numbers, number_words
from intake.understanding.readings import Context, Reading
from intake.understanding.scales import by_degree
from intake.understanding.text import fold, plain
from intake.understanding.yesno import DOUBTFUL, read_yesno

Option = tuple[str, str, tuple[str, ...]]
LONGEST_TYPO = 4
"""A word needs more letters than this to be taken with a slip; words of three letters or fewer are never guessed at."""


_TOGETHER = re.compile(
    r"\b(?:en|and) (?:ik|mijn|i|my|me|the|de|het|een|a)\b|\b(?:samen met|together|allebei|plus)\b|&"
)
"""More than the one option is said, where only one can be chosen."""
_AND = re.compile(r"\w (?:en|and|plus|&) \w")
_NOW = re.compile(
    r".*\b(?:vroeger|eerst|voorheen|used to|before|was)\b.*\b(?:nu|tegenwoordig|inmiddels|now|nowadays|these days)\b[ ,:]*(?=\w)"
)
"""What was once, and then what is now: "vroeger familie, nu niemand"."""
_ENDINGS = frozenset(
    {
        "e",
        "en",
        "s",
        "n",
        "t",
        "te",
        "de",
        "d",
        "je",
        "es",
        "ed",
        "er",
        "'s",
        "ing",
        "ly",
        "ies",
        "jes",
        "tje",
    }
)


@dataclass(frozen=True, slots=True)
class _Match:
    """How sure the words mean an option, and which of them do."""

    sure: float
    words: frozenset[str] = frozenset()

    @property
    def length(self) -> int:
        return sum(map(len, self.words))


@lru_cache(maxsize=2)
def _words(lang: str) -> dict[str, re.Pattern[str]]:
    words = lexicon("choices", lang)
    return {
        "filler": re.compile(either(words["filler"])),
        "all": re.compile(either(words["all"])),
        "none": re.compile(either(words["none"])),
        "except": re.compile(rf"(?<!\w){either(words['except'])} "),
        "or": re.compile(words["or"]),
        "not": re.compile(words["not"]),
        "strong": re.compile(rf"(?<!\w){either(words['strong'])} $"),
        "beside": re.compile(rf" ?(?<!\w){either(words['beside'])}(?!\w)"),
        "from_end": re.compile(rf"(?:.* )?(?P<n>{either(list(words['ordinals']))}) (?:\w+ )?{either(words['from_end'])}"),
        "rest": re.compile(words["rest"]),
        "doubt": re.compile(rf"(?<!\w){either(words['doubt'])}(?!\w)"),
        "until": re.compile(rf"(?<!\w)(?P<a>\w+) ?{either(words['until'])} ?(?:de |the )?(?P<b>\w+)(?!\w)"),
        "several": re.compile(r"(?P<end>eerste|laatste|first|last|bovenste|onderste|top|bottom) (?P<n>twee|drie|vier|two|three|four|2|3|4)(?!\w)"),
        "lists": re.compile(r"[,;+&]|\b(?:en|and|plus)\b"),
        "parts": re.compile(r"[\s,;+&/]+|\b(?:en|and|plus)\b"),
    }  # fmt: skip


@lru_cache(maxsize=2)
def _small(lang: str) -> frozenset[str]:
    return frozenset(lexicon("choices", lang)["small"].split())


@lru_cache(maxsize=4096)
def _phrases(option: Option) -> tuple[str, ...]:
    """The ways to say an option: its label, also without what stands in brackets, and its other words."""
    said = [option[1], re.sub(r"\s*\(.*?\)", "", option[1]), *option[2]]
    return tuple(dict.fromkeys(filter(None, (_even(words) for words in said))))


def _even(text: str) -> str:
    """As `plain`, without accents and with no letter more than twice in a row."""
    said = (
        plain(text)
        .replace("\u00e9", "e")
        .replace("\u00eb", "e")
        .replace("\u00ef", "i")
        .replace("\u00e8", "e")
    )
    return re.sub(r"([a-z])\1{2,}", r"\1\1", said)


# By number, letter or place


def _by_number(said: str, context: Context) -> list[int] | None:
    """Places in the list, when the line holds nothing else."""
    words, count = _words(context.lang), len(context.options)
    if (back := words["from_end"].fullmatch(said)) and back["n"] not in ("last", "laatste"):
        place = count - lexicon("choices", context.lang)["ordinals"][back["n"]]
        return [place] if 0 <= place < count else None
    said = words["doubt"].sub("", words["beside"].sub("", said)).strip(" ,.") or said
    if several := words["several"].search(said):
        if words["filler"].sub("", said.replace(several[0], "")).strip(" .,"):
            return None
        number = (
            int(several["n"])
            if several["n"].isdecimal()
            else int(number_words(context.lang).get(several["n"], 0))
        )
        if not 0 < number <= count:
            return None
        first = several["end"] in ("eerste", "first", "bovenste", "top")
        return list(range(number)) if first else list(range(count - number, count))
    if (until := words["until"].fullmatch(said)) and count > 2:
        ends = [_place(part, context) for part in (until["a"], until["b"])]
        if ends[0] is not None and ends[1] is not None and ends[0] < ends[1]:
            return list(range(ends[0], ends[1] + 1))
    for phrase in sorted(
        (word for word in lexicon("choices", context.lang)["ordinals"] if " " in word), key=len
    ):
        if re.fullmatch(rf"(?:de |the )?{phrase}(?: one| optie| option)?", said):
            place = count + lexicon("choices", context.lang)["ordinals"][phrase]
            return [place] if 0 <= place < count else None
    return _listed(said, context)


def _listed(said: str, context: Context) -> list[int] | None:
    words = _words(context.lang)
    chosen: list[int] = []
    for part in words["parts"].split(said):
        part = part.strip("().:'\"")
        if not part or words["filler"].fullmatch(part):
            continue
        place = _place(part, context)
        if place is None:
            return None
        chosen.append(place)
    if not chosen and _NUMBER_ONE.fullmatch(said):
        return [0]
    return list(dict.fromkeys(chosen)) or None


_NUMBER_ONE = re.compile(r"(?:.* )?(?:number|option|answer|no\.?|nr\.?|choice) one|one")
"""Where "one" is a place in the list; in "that one" it is none."""


def _place(part: str, context: Context) -> int | None:
    count = len(context.options)
    if part.isdecimal():
        return int(part) - 1 if len(part) < 4 and 1 <= int(part) <= count else None
    if re.fullmatch(r"[a-h]", part):
        return ord(part) - ord("a") if ord(part) - ord("a") < count else None
    ordinals: dict[str, int] = lexicon("choices", context.lang)["ordinals"]
    if part in ordinals:
        place = ordinals[part]
        return place - 1 if 0 < place <= count else count + place if place < 0 else None
    if part in lexicon("choices", context.lang)["middle"]:
        return count // 2 if count % 2 else None
    number = 1.0 if part in ("een", "\u00e9\u00e9n", "one") else number_words(context.lang).get(part, 0.0)
    return int(number) - 1 if number.is_integer() and 1 <= number <= count else None


# By figures within the labels ("1 tot 5 uur")


@lru_cache(maxsize=256)
def _range_of(label: str, lang: str) -> tuple[float, float] | None:
    said = fold(label)
    numbers = find_numbers(said, lang)
    if len(numbers) != 1:
        return (0.0, 0.0) if not numbers and re.match(r"(?:geen|nooit|none|never|niets)\b", said) else None
    number = numbers[0]
    if number.low != number.high:
        return number.low, number.high
    if number.bound == "min" or re.search(
        r"\b(?:of meer|en meer|or more|and more|of langer|of ouder|plus)\b|\+", said
    ):
        return number.low, float("inf")
    if number.bound == "max" or re.search(r"\b(?:of minder|or less|or fewer|of jonger)\b", said):
        return float("-inf"), number.low
    return number.low, number.low


def _by_figures(text: str, context: Context) -> Reading | None:
    """The option whose figures hold the number said; None where the options are not made of figures."""
    ranges = [(_range_of(option[1], context.lang), option[0]) for option in context.options]
    known = [(span, id) for span, id in ranges if span is not None]
    if len(known) < 2 or len(known) < len(ranges) - 1:
        return None
    numbers = find_numbers(text, context.lang)
    if len(numbers) != 1:
        return None
    low, high = numbers[0].low, numbers[0].high
    if numbers[0].bound == "min" and (
        top := next((id for (a, b), id in known if b == float("inf") and a <= low), None)
    ):
        return Reading(top, numbers[0].span, 0.8)
    inside = [id for (a, b), id in known if a <= low and high <= b]
    if not inside:
        return None
    sure = 0.92 if len(inside) == 1 else 0.7
    return Reading(inside[0], numbers[0].span, sure, tuple(inside[1:3]))


# By words


def _has(said: str, phrase: str) -> re.Match[str] | None:
    return re.search(rf"(?<![\w']){re.escape(phrase)}(?![\w'])", said)


_FAR_FROM = re.compile(r"\b(?:anything but|far from|alles behalve|allesbehalve|verre van)(?: \w+)? $")


def _denied(said: str, start: int, end: int, lang: str) -> bool:
    if _FAR_FROM.search(said[:start]):
        return True
    pattern = _words(lang)["not"]
    before = re.split(r"[,.;]|\b(?:maar|wel|but)\b", said[:start])[-1]
    after = re.match(
        r"(?: (?:is|woont|heeft|doe|wil|ik|hij|ze|zij|het|dat|hoor))* (?:niet|not|geen)\b(?! (?:meer|zo|zeker|alleen))",
        said[end:],
    )
    return bool(pattern.search(" ".join(before.split()[-3:])) or after)


def _alike(word: str, other: str) -> bool:
    """The same word, also with another ending or one slip in a long word."""
    if word == other:
        return True
    short, long = sorted((word, other), key=len)
    if len(short) == LONGEST_TYPO and long == f"{short}s":
        return True
    if len(short) <= LONGEST_TYPO:
        return False
    if long.startswith(short) and long[len(short) :] in _ENDINGS:
        return True
    slips = 1 if min(len(word), len(other)) < 9 else 2
    return word[0] == other[0] and OSA.distance(word, other, score_cutoff=slips) <= slips


def _match_one(said: str, phrase: str, lang: str) -> _Match:
    if not said:
        return _Match(0.0)
    whole = frozenset(phrase.split())
    if said == phrase:
        return _Match(1.0, whole)
    pattern = _words(lang)["not"]
    found = _has(said, phrase)
    if found:
        denied = not pattern.search(phrase) and _denied(said, found.start(), found.end(), lang)
        stronger = _words(lang)["strong"].search(said[: found.start()])
        beside = (said[: found.start()] + " " + said[found.end() :]).split()
        rest = [word for word in beside if word not in _small(lang)]
        story = len(whole) == 1 and len(rest) > 6
        return _Match(0.0 if denied else 0.65 if stronger else 0.8 if story else 0.93, whole)
    if len(phrase) >= 8 and _run_together(said, phrase) and not pattern.search(said):
        return _Match(0.9, whole)
    if (
        len(phrase) == LONGEST_TYPO
        and said[0] == phrase[0]
        and OSA.distance(said, phrase, score_cutoff=1) == 1 < len(said) - 3
    ):
        return _Match(0.8, whole)
    words = [word for word in re.findall(r"[\w'-]+", said) if word not in _small(lang)]
    parts = [word for word in re.findall(r"[\w'-]+", phrase) if word not in _small(lang)]
    if not words or not parts or bool(pattern.search(said)) != bool(pattern.search(phrase)):
        return _Match(0.0)
    match = _by_words(said, phrase, words, parts)
    if not match.sure and len(parts) == 1 and len(words) <= 5:
        stem = _stem(parts[0], lang)
        if len(stem) >= 3 and any(_stem(word, lang) == stem for word in words):
            return _Match(0.78, frozenset(parts))
        if any(_part_of(word, parts[0]) for word in words):
            return _Match(0.75, frozenset(parts))
    return match


def _part_of(word: str, long: str) -> bool:
    """A part of a Dutch compound: "huur" of huurwoning, "instelling" of zorginstelling."""
    word, long = sorted((word, long), key=len)
    return 4 <= len(word) <= len(long) - 3 and (
        long.startswith(word) or (len(word) > 5 and long.endswith(word))
    )


_FORMS = {
    "nl": re.compile(r"(?:(?<=\w\w\w)(?:etje|tje|pje|je)s?|(?<=\w\w\w)(?:en|den|ten|de|te|t|d|s|e))$"),
    "en": re.compile(r"(?<=\w\w\w)(?:ing|ed|es|s|e|er)$"),
}


@lru_cache(maxsize=2048)
def _stem(word: str, lang: str) -> str:
    """What the forms of a word share: "huur" of huren, huurt, gehuurd; "driv" of drive, driving. Near enough to ask."""
    if lang == "nl" and word.startswith("ge") and word.endswith(("d", "t")) and len(word) > 6:
        word = word[2:]
    return re.sub(r"(\w)\1", r"\1", _FORMS[lang].sub("", word))


def _run_together(said: str, phrase: str) -> bool:
    """ "schoon maken" for "schoonmaken", and the other way round."""
    words, joined = said.split(), phrase.replace(" ", "")
    return any(
        "".join(words[first : first + count]) == joined for first in range(len(words)) for count in (1, 2, 3)
    )


def _by_words(said: str, phrase: str, words: list[str], parts: list[str]) -> _Match:
    same = frozenset(part for part in parts if any(_alike(word, part) for word in words))
    mine = [word for word in words if any(_alike(word, part) for part in parts)]
    if len(same) == len(set(parts)):
        bare = len(parts) == 1 and " " in phrase and len(parts[0]) <= LONGEST_TYPO
        return _Match(
            0.75 if bare else 0.9 if same <= set(words) or len(words) <= len(parts) + 1 else 0.86, same
        )
    if len(mine) == len(words) and len(said) >= 4:
        return _Match(0.87 if len(words) > 1 or len(parts) <= 2 else 0.75, same)
    if len(said) > LONGEST_TYPO and said[0] == phrase[0] and OSA.distance(said, phrase, score_cutoff=1) <= 1:
        return _Match(0.87, frozenset(parts))
    if 2 * len(same) >= len(parts) and any(len(word) >= 8 for word in same):
        return _Match(0.78, same)
    return _Match(0.6, same) if len(same) >= 2 or any(len(word) >= 6 for word in same) else _Match(0.0)


def _matches(text: str, context: Context) -> dict[str, _Match]:
    """Option id -> how sure; without options whose words are only a part of longer words that were said too."""
    said = _even(text)
    found: dict[str, _Match] = {}
    for option in context.options:
        best = max(
            (_match_one(said, phrase, context.lang) for phrase in _phrases(option)),
            key=lambda one: (one.sure, one.length),
            default=_Match(0.0),
        )
        if best.sure > 0:
            found[option[0]] = best
    if any(match.sure >= 0.8 for match in found.values()):
        found = {id: match for id, match in found.items() if match.sure >= 0.75}
    return {id: match for id, match in found.items() if not _swallowed(id, found)}


def _swallowed(id: str, found: dict[str, _Match]) -> bool:
    """ "slecht" where all of "heel slecht" was said: its words are only a part of those of another option."""
    mine = found[id]
    return any(
        other.words > mine.words and other.sure >= mine.sure - 0.1
        for name, other in found.items()
        if name != id
    )


# One


def read_choice(text: str, context: Context) -> Reading | None:
    """The id of one option. Two that are said beside each other, or words that are only near to one, are asked."""
    if now := _NOW.match(fold(text)):
        found = read_choice(text[now.end() :], context)
        return found and replace(found, span=(0, len(text)), confidence=min(found.confidence, 0.8))
    span, said = (0, len(text)), plain(text)
    if exact := exactly(text, context):
        return Reading(exact, span, 0.97)
    figures = _by_figures(text, context)
    numbered = _by_number(said, context)
    if numbered and all(0 <= place < len(context.options) for place in numbered):
        ids = [context.options[place][0] for place in numbered]
        if (
            figures is not None
            and figures.value != ids[0]
            and not re.search(r"optie|nummer|option|number|\b[a-h]\b|ste\b|de\b", said)
        ):
            return Reading(figures.value, span, 0.7, (ids[0],))
        loose = _ARTICLE.search(said) is not None or _words(context.lang)["doubt"].search(said) is not None
        sure = 0.6 if len(ids) > 1 else 0.75 if loose else 0.97
        return Reading(ids[0], span, sure, tuple(ids[1:]))
    if figures is not None:
        return figures
    return _in_words(text, said, context)


def exactly(text: str, context: Context) -> str | None:
    """The id of the one option whose label or other word is the whole line."""
    exact = [option[0] for option in context.options if _even(text) in _phrases(option)]
    return exact[0] if len(exact) == 1 else None


_ARTICLE = re.compile(r"(?:(?!nummer|optie|antwoord|keuze|nr)\w+ )*een(?! na| \w*ste)(?: \w+)*")
""" "Een" by itself may be the word for one, or no place at all."""


def _in_words(text: str, said: str, context: Context) -> Reading | None:
    span = (0, len(text))
    found = _matches(text, context) or _matches(_usual(said, context.lang), context)
    best = _best(found, said, span, context) if found else None
    two_said = sum(match.sure >= 0.9 for match in found.values()) > 1
    if best is not None and (best.confidence >= 0.85 or two_said):
        chosen = {word for option in context.options if option[0] == best.value for word in _phrases(option)}
        if best.confidence < 0.97 and _TOGETHER.search(said) and not any(map(_TOGETHER.search, chosen)):
            return replace(best, confidence=min(best.confidence, 0.8))
        if best.confidence < 0.97 and _AND.search(said) and _unread(said, [best.value], context) > 0.3:
            return replace(best, confidence=min(best.confidence, 0.8))
        return best
    others = (
        _by_none(said, context),
        _by_intent(text, context),
        by_degree(text, context),
        _by_frequency(text, context),
        _by_yes_or_no(text, context),
    )
    candidates = [reading for reading in (best, *others) if reading is not None]
    return max(candidates, key=lambda reading: reading.confidence, default=_by_a_word(said, context))


def _usual(said: str, lang: str) -> str:
    """With the usual word for someone: "voor ma" is "voor moeder"."""
    usual: dict[str, str] = lexicon("choices", lang)["usual"]
    return " ".join(usual.get(word, word) for word in said.split())


def _by_a_word(said: str, context: Context) -> Reading | None:
    """The one option that shares a word of three letters or more, where nothing else tells: "in bed" for "stays in bed"."""
    words = {word for word in re.findall(r"\w{3,}", said) if word not in _small(context.lang)}
    if _words(context.lang)["not"].search(said):
        return None
    near = [one[0] for one in context.options if any(words & set(phrase.split()) for phrase in _phrases(one))]
    return Reading(near[0], (0, len(said)), 0.6) if len(near) == 1 else None


def _best(found: dict[str, _Match], said: str, span: tuple[int, int], context: Context) -> Reading:
    ranked = sorted(found.items(), key=lambda item: (-item[1].sure, -item[1].length))
    (best, match), *rest = ranked
    alternatives = tuple(id for id, other in rest[:3] if other.sure >= 0.6)
    if rest and match.sure < 1.0 and rest[0][1].sure >= match.sure - 0.05:
        nearer = match.length > rest[0][1].length * 1.5 and not _words(context.lang)["or"].search(said)
        return Reading(best, span, 0.75 if nearer else 0.6, alternatives)
    return Reading(best, span, 0.97 if match.sure == 1.0 else match.sure, alternatives)


def _by_none(said: str, context: Context) -> Reading | None:
    none = [option[0] for option in context.options if _is_none(option, context.lang)]
    if len(none) == 1 and _words(context.lang)["none"].fullmatch(said):
        return Reading(none[0], (0, len(said)), 0.9)
    return None


def _is_none(option: Option, lang: str) -> bool:
    return option[0] in ("none", "nothing", "nobody", "no") or bool(
        _words(lang)["none"].fullmatch(plain(option[1]))
    )


def _by_frequency(text: str, context: Context) -> Reading | None:
    """ "Twee keer per week" where the options say how often: the nearest of them, asked."""
    known = [(often, option[0]) for option in context.options if (often := _often(option[1], context.lang))]
    said = _often(text, context.lang) if len(known) > 1 else None
    if not said:
        return None
    near, *rest = sorted((abs(log(said / often)), id) for often, id in known)
    return Reading(near[1], (0, len(text)), 0.7, (rest[0][1],)) if near[0] < 1.2 else None


@lru_cache(maxsize=512)
def _often(text: str, lang: str) -> float:
    """Times a month, 0 where nothing is said of it."""
    found = read_frequency(text, lang)
    return float(found.value["per_month"] or 0) if found and found.confidence >= 0.7 else 0.0


def _by_intent(text: str, context: Context) -> Reading | None:
    """ "geen idee" where one of the options is "weet ik niet"."""
    intent = read_intent(text, context.lang).value
    if intent in ("none", "yes", "no"):
        return None
    same = [option[0] for option in context.options if read_intent(option[1], context.lang).value == intent]
    return Reading(same[0], (0, len(text)), 0.9) if len(same) == 1 else None


def _by_yes_or_no(text: str, context: Context) -> Reading | None:
    """Yes or no where exactly one option begins with it."""
    verdict = read_yesno(text, context.lang)
    if verdict is None:
        return None
    options = [option[0] for option in context.options if _verdict(option[1], context.lang) == verdict[0]]
    said = _even(text)
    others = (phrase for option in context.options if option[0] not in options for phrase in _phrases(option))
    halves = [option[0] for option in context.options if _is_half(option[1], context.lang)]
    if len(halves) == 1 and halves[0] not in options and verdict[1] <= DOUBTFUL:
        return Reading(halves[0], (0, len(text)), 0.7, tuple(options[:1]))
    if len(options) == 1 and any(_has(said, phrase) for phrase in others):
        return Reading(options[0], (0, len(text)), 0.55)
    if len(options) == 1:
        return Reading(options[0], (0, len(text)), min(verdict[1], 0.88))
    return Reading(options[0], (0, len(text)), 0.55, tuple(options[1:])) if options else None


@lru_cache(maxsize=512)
def _is_half(label: str, lang: str) -> bool:
    """Does the option stand between yes and no: "to some extent", "een beetje"?"""
    found = read_yesno(label, lang)
    return found is not None and found[1] == DOUBTFUL


@lru_cache(maxsize=512)
def _verdict(label: str, lang: str) -> str | None:
    found = read_yesno(label, lang)
    return found[0] if found and found[1] >= 0.9 else None


# Several


def read_choices(text: str, context: Context) -> Reading | None:
    """The ids of the options said, in the order of the list; all, none, and all but some are understood."""
    span, said, lang = (0, len(text)), plain(text), context.lang
    none = [option[0] for option in context.options if _is_none(option, lang)]
    if _words(lang)["none"].fullmatch(said):
        return Reading(none[:1], span, 0.95)
    if exact := exactly(text, context):
        return Reading([exact], span, 0.97)
    usual = [
        option[0]
        for option in context.options
        if option[0] not in none and plain(option[1]) not in lexicon("choices", lang)["others"]
    ]
    if _words(lang)["all"].fullmatch(said):
        return Reading(usual, span, 0.92)
    if (left_out := _left_out(said, lang)) is not None:
        out = _chosen(left_out, context)
        return Reading([id for id in usual if id not in out[0]], span, min(0.9, out[1])) if out else None
    chosen = _chosen(text, context)
    if chosen is None:
        return None
    ids = [id for id in chosen[0] if id not in none] if len(chosen[0]) > 1 else chosen[0]
    either_or = len(ids) > 1 and _words(lang)["or"].search(said)
    return Reading(ids, span, 0.6 if either_or or len(ids) < len(chosen[0]) else chosen[1])


def _left_out(said: str, lang: str) -> str | None:
    """What is not meant of "alles behalve koken", "alleen niet koken", "koken niet, de rest wel"; None where all is."""
    words = _words(lang)
    if rest := words["rest"].fullmatch(said):
        return next(part for part in rest.groups() if part)
    but = words["except"].search(said)
    if but and (
        words["all"].fullmatch(said[: but.start()].strip(" ,")) or (not but.start() and " ni" in but[0])
    ):
        return said[but.end() :]
    return None


def _chosen(text: str, context: Context) -> tuple[list[str], float] | None:
    said = plain(text)
    numbered = _by_number(said, context)
    if numbered and all(0 <= place < len(context.options) for place in numbered):
        places = set(numbered)
        return [option[0] for place, option in enumerate(context.options) if place in places], 0.97
    found = {id: match for id, match in _matches(text, context).items() if match.sure >= 0.6}
    ids = [option[0] for option in context.options if option[0] in found]
    if not ids:
        return None
    sure = min(found[id].sure for id in ids)
    unread = max(
        _unread(part, ids, context) for part in _words(context.lang)["lists"].split(said) if part.strip()
    )
    return ids, 0.97 if sure == 1.0 else min(sure, 0.9 if unread < 1 else 0.75)


def _unread(said: str, chosen: list[str], context: Context) -> float:
    """The share of the words that no chosen option explains."""
    words = [word for word in re.findall(r"\w+", said) if word not in _small(context.lang)]
    known = [
        word
        for option in context.options
        if option[0] in chosen
        for phrase in _phrases(option)
        for word in re.findall(r"\w+", phrase)
    ]
    return sum(not any(_alike(word, part) for part in known) for word in words) / len(words) if words else 0.0
