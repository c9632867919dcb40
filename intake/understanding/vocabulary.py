"""English words that are nobody's name and say nothing of help, contact or a bond, with their plurals and verb forms.

Dutch has such words in words.nl.yaml, by rules of its own: `inflection`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from intake.understanding.lexicons import lexicon

_HISSING = ("s", "x", "z", "ch", "sh")
_DOUBLED = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprt]$")
""" "Chat, chatted": one short vowel and one consonant."""


@lru_cache(maxsize=2)
def plain_words(lang: str) -> frozenset[str]:
    """Words that are explained without a list of what people do: they never make a line asked."""
    if lang != "en":
        return frozenset()
    words = lexicon("vocabulary", lang)
    found = {word for field in ("adverbs", "qualities", "nations", "irregular") for word in _split(words[field])}
    for nouns in words["nouns"].values():
        for noun in _split(nouns):
            found |= {noun, _with_s(noun)}
    return frozenset(found.union(*map(forms_of, _split(words["verbs"]))))


@lru_cache(maxsize=2)
def no_names(lang: str) -> frozenset[str]:
    """Words that a capital at the start of a sentence makes no name: the plain ones, and what people do for one another."""
    if lang != "en":
        return frozenset()
    words = lexicon("vocabulary", lang)
    objects = {form for noun in _split(words["objects"]) for form in (noun, _with_s(noun))}
    return plain_words(lang).union(objects, *map(forms_of, _split(words["deeds"])))


@lru_cache(maxsize=2)
def third_persons(lang: str) -> frozenset[str]:
    """ "Translates", "hems": verbs as they stand after he or she."""
    if lang != "en":
        return frozenset()
    words = lexicon("vocabulary", lang)
    return frozenset(_with_s(verb) for verb in (*_split(words["verbs"]), *_split(words["deeds"])))


@lru_cache(maxsize=2)
def base_verbs(lang: str) -> frozenset[str]:
    """ "Translate", "hem": verbs as they stand after I."""
    if lang != "en":
        return frozenset()
    words = lexicon("vocabulary", lang)
    return frozenset((*_split(words["verbs"]), *_split(words["deeds"])))


def forms_of(verb: str) -> Iterator[str]:
    """ "Carry": carry, carries, carried, carrying."""
    yield verb
    yield _with_s(verb)
    stem = verb + verb[-1] if _DOUBLED.match(verb) else verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe")) else verb
    yield f"{stem}ing"
    yield f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2] not in "aeiou" else f"{verb}d" if verb.endswith("e") else f"{stem}ed"


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(_HISSING) else f"{word}s"


def _split(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]
