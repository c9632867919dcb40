"""A small grammar of the moves: the words that make a move, in their order, with words of the talk anywhere between.

A way to put a move is a row of words ("moet weg|gaan|ervandoor"): a|b one of these, {name} a class of words, word* what
begins so, word? may be left out, _ one to three words of any kind, ... any number of them. A row that ends in @ is always
asked, one in ! is no move beside words of another kind; ^ at its front wants it at the start, after a "ja" or "sorry".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from intake.understanding.lexicons import lexicon

MOST_WORDS = 14
"""Words of a line that can still be a move by the grammar."""
_CLOSE = 1
"""How many words fewer another move may hold to be as likely."""
_WORD = re.compile(r"[\w'+:/]+(?:[-.]\w+)*")
_ANY, _SOME, _FACT = "...", "_", "{fact}"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to put a move. steps: the sets of words, in their order; order: the place in the list, which breaks ties."""

    move: str
    steps: tuple[Step, ...]
    order: int
    first: bool
    asked: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a way: one of `words`, or one that begins as one of `starts`; or any words (`any`)."""

    words: frozenset[str] = frozenset()
    starts: tuple[str, ...] = ()
    optional: bool = False
    any: str = ""
    fact: bool = False

    def fits(self, word: str) -> bool:
        return (
            word in self.words
            or (bool(self.starts) and word.startswith(self.starts))
            or (self.fact and word[0].isdigit())
        )


@dataclass(frozen=True, slots=True)
class Found:
    """strange: how many words the way does not hold and the talk does not either; other: another move fits as well."""

    way: Way
    strange: int
    other: bool = False

    @property
    def size(self) -> int:
        """How many words the way holds."""
        return sum(not step.any for step in self.way.steps)


def words_of(said: str, lang: str) -> list[str]:
    """The words of a line as they are usually written: "da's nie" is "dat is niet", "i don't" is "i do not"."""
    swaps, endings = _swaps(lang)
    found: list[str] = []
    for word in _WORD.findall(said):
        word = word.strip(":+") or word
        if (usual := swaps.get(word)) is not None:
            found.extend(usual)
        elif endings and "'" in word and (parts := endings.fullmatch(word)):
            found.extend((parts[1], lexicon("grammar", lang)["endings"][parts[2]]))
        else:
            found.append(word)
    return found


def best(words: list[str], lang: str) -> Found | None:
    """The way that leaves the fewest strange words; of equals the one of most words."""
    if not 0 < len(words) <= MOST_WORDS:
        return None
    index, starts = _index(lang)
    talk, lead = talk_of(lang), _lead(lang)
    found = [
        Found(way, strange)
        for place, word in enumerate(words)
        for way in map(_way, (*index.get(word, ()), *_by_start(starts, word)))
        if not (way.first and any(one not in lead for one in words[:place]))
        and (strange := _strange(way, words, place, talk)) is not None
    ]
    if not found:
        return None
    chosen = min(found, key=lambda one: (one.strange, -one.size, one.way.order))
    other = any(
        one.way.move != chosen.way.move and one.strange == chosen.strange and one.size >= chosen.size - _CLOSE
        for one in found
    )
    return replace(chosen, other=other)


def _strange(way: Way, words: list[str], place: int, talk: frozenset[str]) -> int | None:
    """How many words are left over when the way is laid from that word on; None where it does not fit."""
    left, at = [*words[:place]], place + 1
    loose = 0
    for step in way.steps[1:]:
        if step.any:
            if step.any == _SOME and at >= len(words):
                return None
            loose = 3 if step.any == _SOME else len(words)
            continue
        there = next((spot for spot in range(at + (loose == 3), len(words)) if step.fits(words[spot])), None)
        if there is None:
            if step.optional:
                continue
            return None
        if there - at > loose:
            left += words[at:there]
        at, loose = there + 1, 0
    if len(words) - at > loose:
        left += words[at:]
    return sum(word not in talk for word in left)


def _by_start(starts: dict[str, list[tuple[str, _Row]]], word: str) -> Iterator[_Row]:
    return (row for start, row in starts.get(word[:3], ()) if word.startswith(start))


@lru_cache(maxsize=2)
def _swaps(lang: str) -> tuple[dict[str, list[str]], re.Pattern[str] | None]:
    words = lexicon("grammar", lang)
    endings = words["endings"]
    swaps = {
        said: usual.split()
        for pair in words["swaps"]
        for usual, _, forms in [pair.partition(": ")]
        for said in forms.split()
    }
    return swaps, re.compile(rf"(\w+?)({'|'.join(endings)})") if endings else None


@lru_cache(maxsize=2)
def talk_of(lang: str) -> frozenset[str]:
    """Words of the talk itself: they say nothing beside a move."""
    return frozenset(lexicon("grammar", lang)["talk"].split())


@lru_cache(maxsize=2)
def _lead(lang: str) -> frozenset[str]:
    return frozenset(lexicon("grammar", lang)["lead"].split())


@dataclass(frozen=True, slots=True)
class _Row:
    """A way as it is written; made into steps when a line first holds the word it begins with."""

    lang: str
    move: str
    order: int
    written: str


@lru_cache(maxsize=2)
def _index(lang: str) -> tuple[dict[str, list[_Row]], dict[str, list[tuple[str, _Row]]]]:
    """The ways by the word they begin with, and by the first three letters of what that word begins with."""
    index: dict[str, list[_Row]] = {}
    starts: dict[str, list[tuple[str, _Row]]] = {}
    rows = ((move, row) for move, rows in lexicon("grammar", lang)["moves"].items() for row in rows)
    for order, (move, written) in enumerate(rows):
        row = _Row(lang, move, order, written)
        first = _step(written.strip("^@! ").split(" ", 1)[0], lang)
        for word in first.words:
            index.setdefault(word, []).append(row)
        for start in first.starts:
            starts.setdefault(start[:3], []).append((start, row))
    return index, starts


@lru_cache(maxsize=4096)
def _way(row: _Row) -> Way:
    marks = row.written.rstrip("@!")
    steps = tuple(_step(one, row.lang) for one in marks.lstrip("^").split())
    after = row.written[len(marks) :]
    return Way(row.move, steps, row.order, row.written[0] == "^", "@" in after, "!" in after)


@lru_cache(maxsize=2)
def _classes(lang: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(held.split()) for name, held in lexicon("grammar", lang)["classes"].items()}


@lru_cache(maxsize=4096)
def _step(written: str, lang: str) -> Step:
    if written in (_ANY, _SOME):
        return Step(any=written)
    forms = written.replace("?", "").split("|")
    held = [_classes(lang)[form[1:-1]] for form in forms if form[0] == "{"]
    plain = frozenset(form for form in forms if form[0] != "{" and form[-1] != "*")
    starts = tuple(form[:-1] for form in forms if form[-1] == "*")
    return Step(plain.union(*held), starts, "?" in written, fact=_FACT in forms)
