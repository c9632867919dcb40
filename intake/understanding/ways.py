"""The ways to put a move that are written as patterns, found by a word they hold: few of them ever have to be compiled.

Compiling all of them takes longer than all else that a first answer needs; a pattern whose words a line lacks cannot fit it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from intake.understanding.lexicons import lexicon

_MARKED = re.compile(r"\\.|\[\^?\]?[^\]]*\]|\{[^}]*\}")
_INNERMOST = re.compile(r"\([^()]*\)")
_BRACKET = re.compile(r"[()]")
_OPENS = re.compile(r"\((?:\?(?:[:>]|P<\w+>|[a-zA-Z-]+:)|(?!\?))")
"""A bracket around what must stand there: no look ahead or behind."""
_WORD = re.compile(r"[^\0()?*+.^$ ]+(?![?*])")
_SIGNS = re.compile(r"[^\w ']")
_SHORTEST, _LONGEST = 2, 12
"""Letters of a word that a pattern is found by; a longer one is found by its beginning."""
_GOOD = 5
"""A pattern is found well enough by one word of so many letters: no better ones are looked for."""
_Keys = frozenset[str] | None
_Way = TypeVar("_Way")


@lru_cache(maxsize=1024)
def match_move(said: str, lang: str, group: str = "intents") -> str | None:
    """The first move of the group (intents, perhaps) that has a way to be put that fits the whole line."""
    moves: dict[str, list[str]] = lexicon("intents", lang)[group]
    first = next(iter(moves))
    if not said or said in moves[first]:
        return first if said else None
    lines, _, always = _index(lang, group)
    least = lines.get(said, len(moves))
    found = set(always).union(*(_holding(word, lang, group) for word in said.split()))
    for order, form in sorted(found):
        if order >= least:
            break
        if _compiled(form).fullmatch(said):
            least = order
    return list(moves)[least] if least < len(moves) else None


_compiled = lru_cache(maxsize=2048)(re.compile)


@lru_cache(maxsize=4096)
def _holding(word: str, lang: str, group: str) -> frozenset[tuple[int, str]]:
    """The patterns that hold some piece of this word."""
    return frozenset(held(word, _index(lang, group)[1]))


def held(word: str, by_word: Mapping[str, list[_Way]]) -> Iterator[_Way]:
    """What stands in the table under some piece of this word."""
    for start in range(len(word) - 1):
        for end in range(start + _SHORTEST, min(len(word), start + _LONGEST) + 1):
            yield from by_word.get(word[start:end], ())


@lru_cache(maxsize=4)
def _index(
    lang: str, group: str
) -> tuple[dict[str, int], dict[str, list[tuple[int, str]]], list[tuple[int, str]]]:
    """The lines that are plain words, with the place of their move; the patterns by a word they hold; those that hold none."""
    lines: dict[str, int] = {}
    by_word: dict[str, list[tuple[int, str]]] = {}
    always: list[tuple[int, str]] = []
    moves: dict[str, list[str]] = lexicon("intents", lang)[group]
    for order, forms in enumerate(moves.values()):
        for form in forms:
            if not _SIGNS.search(form):
                lines.setdefault(form, order)
                continue
            for way, keys in split(form):
                if not _SIGNS.search(way):
                    lines.setdefault(way, order)
                    continue
                if keys is None:
                    always.append((order, way))
                for key in keys or ():
                    by_word.setdefault(key, []).append((order, way))
    return lines, by_word, always


def split(form: str) -> list[tuple[str, _Keys]]:
    """A pattern at each | that stands in no brackets, each part with words of which every line it fits holds one (None:
    no such words)."""
    found: list[tuple[str, _Keys]] = []
    at = 0
    for length, keys in _rows(_MARKED.sub(_unmarked, form)):
        found.append((form[at : at + length], keys))
        at += length + 1
    return found


def _unmarked(match: re.Match[str]) -> str:
    """What is no plain word made nothing at the same length; a {0,2} as a * is: what stands before it may be missing."""
    return ("*" if match[0][1:2].isdigit() else "\0") * len(match[0])


def _rows(form: str) -> Iterator[tuple[int, _Keys]]:
    """Of what stands between the | outside of brackets: how long it is, and its best keys."""
    bare, left = form, 1
    while left:
        bare, left = _INNERMOST.subn(lambda match: "\0" * len(match[0]), bare)
    at = 0
    for row in bare.split("|"):
        yield len(row), _best(row, form[at : at + len(row)])
        at += len(row) + 1


def _best(bare: str, row: str) -> _Keys:
    """The longest word outside of brackets (bare: without those); where it is short, rather those of a bracket, one a row."""
    word = max(_WORD.findall(bare), key=len, default="")[:_LONGEST]
    best = frozenset((word,)) if len(word) >= _SHORTEST else None
    if len(word) >= _GOOD or "(" not in row:
        return best
    for inner in _inners(row):
        rows = [keys for _, keys in _rows(inner)]
        every = frozenset().union(*(keys for keys in rows if keys))
        if None not in rows and (best is None or _rank(every) > _rank(best)):
            best = every
    return best


def _inners(row: str) -> Iterator[str]:
    """What stands in each outermost pair of brackets that must be there."""
    depth = begin = 0
    for match in _BRACKET.finditer(row):
        if match[0] == "(":
            begin = begin if depth else match.start()
            depth += 1
            continue
        depth -= 1
        opens = _OPENS.match(row, begin)
        if not depth and opens and row[match.end() : match.end() + 1] not in ("?", "*"):
            yield row[opens.end() : match.start()]


def _rank(keys: frozenset[str]) -> tuple[int, int]:
    """Long words are rare; a few of them are better than many."""
    return min(map(len, keys)), -len(keys)
