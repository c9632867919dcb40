"""Long lists of patterns, found by a word they hold: of two thousand ways to say what someone does, few are ever compiled.

Compiling all takes a third of a second; a pattern whose words a text lacks cannot fit it (`ways`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from intake.understanding.ways import held, split

_Found = dict[str, list[re.Pattern[str]]]


class Forms:
    """The lists of one language by name. sources: name -> pattern; fill: puts in the pieces that a pattern names."""

    def __init__(self, sources: Mapping[str, str], fill: Callable[[str], str]) -> None:
        self._fill = fill
        self._ways: list[tuple[str, str]] = []
        self._by_word: dict[str, list[int]] = {}
        self._always: list[int] = []
        for name, source in sources.items():
            for way, keys in split(source):
                for key in keys or ():
                    self._by_word.setdefault(key, []).append(len(self._ways))
                if keys is None:
                    self._always.append(len(self._ways))
                self._ways.append((name, way))
        self._compiled = lru_cache(maxsize=4096)(self._compile)
        self.fitting = lru_cache(maxsize=64)(self._fitting)
        self._holding = lru_cache(maxsize=4096)(self._hold)

    def __getitem__(self, name: str) -> Form:
        return Form(self, name)

    def _compile(self, at: int) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{self._fill(self._ways[at][1])})")

    def _hold(self, word: str) -> tuple[int, ...]:
        return tuple(held(word, self._by_word))

    def _fitting(self, text: str) -> _Found:
        """Per list the patterns that may fit the text, in their order."""
        found: _Found = {}
        for at in sorted(set(self._always).union(*map(self._holding, text.split()))):
            found.setdefault(self._ways[at][0], []).append(self._compiled(at))
        return found


class Form:
    """One list, with search, finditer and sub as a compiled pattern of all its ways has them."""

    def __init__(self, forms: Forms, name: str) -> None:
        self._forms, self._name = forms, name

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        ways = self._forms.fitting(text).get(self._name, ())
        at = 0
        while ways:
            found = [match for way in ways if (match := way.search(text, at)) is not None]
            if not found:
                return
            first = min(found, key=re.Match.start)
            yield first
            at = max(first.end(), first.start() + 1)

    def search(self, text: str) -> re.Match[str] | None:
        return next(self.finditer(text), None)

    def sub(self, instead: Callable[[re.Match[str]], str], text: str) -> str:
        parts, at = [], 0
        for match in self.finditer(text):
            parts += [text[at : match.start()], instead(match)]
            at = match.end()
        return "".join((*parts, text[at:]))
