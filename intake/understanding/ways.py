"""The ways to put a move that are written as patterns, found by a word they hold: few of them ever have to be compiled.

Compiling all of them takes longer than all else that a first answer needs; a pattern whose words a line lacks cannot fit it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from intake.understanding.lexicons import lexicon

_PIECE = re.compile(
    r"\(\?<?[=!]|\(\?(?:P=\w+|[a-zA-Z]+)\)|\((?:\?[:>]|\?P<\w+>|\?[a-zA-Z-]+:)?|[)|]|\{[a-z]+\}|[?*+]\??|\{\d+(?:,\d*)?\}"
    r"|\\.|\[\^?\]?[^\]]*\]|[.^$ ]|[^\\()\[\]|?*+{.^$ ]+"
)
_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
_NO_TEXT = frozenset("()|{?*+\\[.^$ ")
"""How pieces begin that are no words."""
_MARK = re.compile(r"\\.|\[\^?\]?[^\]]*\]|[()|]")
_LONG = re.compile(r"[^ ?*+{}.^$]{5,}+(?![?*{}])")
_SIGNS = re.compile(r"[^\w ']")
_SHORTEST, _LONGEST = 2, 12
"""Letters of a word that a pattern is found by; a longer one is found by its beginning."""
_GOOD = (5, -1)
"""One word of so many letters is found by well enough: no better one is looked for."""
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
    no such words). A long word outside all brackets is looked for first: most parts have one, and need no closer look."""
    found: list[tuple[str, _Keys]] = []
    begin = at = depth = 0
    key = ""
    for mark in _MARK.finditer(form + "|"):
        sign, here = mark[0], mark.start()
        if not (depth or key) and (word := _LONG.search(form, at, here)):
            key = word[0][:_LONGEST]
        if sign == "(":
            depth += 1
        elif depth:
            depth -= sign == ")"
        elif sign in ("|", ")"):
            way = form[begin:here]
            found.append((way, frozenset((key,)) if key else _keys(way)))
            begin, key = here + 1, ""
        at = mark.end()
    return found


def _keys(way: str) -> _Keys:
    return _row(_PIECE.findall(way), 0)[0]


def _row(pieces: list[str], at: int) -> tuple[_Keys, int]:
    """The best keys of what stands up to the next | or closing bracket, and the place of that."""
    best: _Keys = None
    while at < len(pieces) and pieces[at] not in ("|", ")"):
        if best is not None and _rank(best) >= _GOOD:
            return best, _end(pieces, at)
        piece = pieces[at]
        keys: _Keys = None
        if _opens(piece):
            keys, at = _brackets(pieces, at + 1)
            keys = None if piece in _LOOKS else keys
        optional = at + 1 < len(pieces) and pieces[at + 1].startswith(("?", "*", "{0"))
        if piece[0] not in _NO_TEXT:
            word = piece[: -1 if optional else None][:_LONGEST]
            keys, optional = frozenset((word,)) if len(word) >= _SHORTEST else None, False
        if keys and not optional and (best is None or _rank(keys) > _rank(best)):
            best = keys
        at += 1
    return best, at


def _opens(piece: str) -> bool:
    return piece[0] == "(" and piece[-1] != ")"


def _end(pieces: list[str], at: int) -> int:
    """The place of the next | or closing bracket, past all that stands in brackets of its own."""
    depth = 0
    while at < len(pieces):
        piece = pieces[at]
        if depth == 0 and piece in ("|", ")"):
            break
        depth += _opens(piece) - (piece == ")")
        at += 1
    return at


def _brackets(pieces: list[str], at: int) -> tuple[_Keys, int]:
    """The keys of all rows within brackets together, None where a row has none; and the place of the closing bracket."""
    every: set[str] | None = set()
    while True:
        keys, at = _row(pieces, at)
        every = None if every is None or keys is None else every | keys
        if at >= len(pieces) or pieces[at] == ")":
            return None if every is None else frozenset(every), at
        at += 1


def _rank(keys: frozenset[str]) -> tuple[int, int]:
    """Long words are rare; a few of them are better than many."""
    return min(map(len, keys)), -len(keys)
