"""What was odd in a file and how it was taken: a few of each kind, the rest counted."""

from __future__ import annotations

from intake.understanding.text import clean
from intake.words import Words

MOST_OF_A_KIND = 5

say = Words({"more": ("{path}: ... en nog {count} keer zoiets: {what}", "{path}: ... and {count} more like this: {what}")})


class Warnings:
    """Sentences with path and line; of each kind the first few are kept."""

    def __init__(self, path: str, lang: str, words: Words) -> None:
        self.path, self.lang, self.words = path, lang, words
        self._found: dict[str, list[str]] = {}
        self._counts: dict[str, int] = {}

    def add(self, line: int, what: str, /, **values: object) -> None:
        self._counts[what] = self._counts.get(what, 0) + 1
        kept = self._found.setdefault(what, [])
        if len(kept) < MOST_OF_A_KIND:
            short = {key: clean(str(value), 80).replace("\n", " ") for key, value in values.items()}
            kept.append(f"{self.path}:{line}: {self.words(what, self.lang, **short)}")

    def sentences(self) -> tuple[str, ...]:
        said = []
        for what, kept in self._found.items():
            said += kept
            more = self._counts[what] - len(kept)
            if more:
                said.append(say("more", self.lang, path=self.path, count=more, what=kept[-1].split(": ", 1)[-1]))
        return tuple(said)
