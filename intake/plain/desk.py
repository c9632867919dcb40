"""Asking and telling over two streams."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO

from intake.understanding import clean
from intake.words import Words

say = Words(
    {
        "number": ("Typ een nummer van 1 tot en met {last}, of niets om terug te gaan.", "Type a number from 1 to {last}, or nothing to go back."),
        "one": ("Typ 1, of niets om terug te gaan.", "Type 1, or nothing to go back."),
        "not_there": ("Dat nummer is er niet.", "That number is not there."),
        "several": ("Typ de nummers met een komma ertussen, of 0 voor geen.", "Type the numbers with a comma between them, or 0 for none."),
        "sure": ("Typ ja of nee.", "Type yes or no."),
    }
)  # fmt: skip


class Closed(Exception):
    """There are no more lines."""


@dataclass
class Desk:
    """lines: what is typed. out: what is told. lang: of both."""

    lines: TextIO
    out: TextIO
    lang: str

    def tell(self, text: str = "") -> None:
        self.out.write(f"{text}\n")

    def ask(self, text: str = "") -> str:
        """The next line, cleaned. Raises Closed when the lines end, or are broken off (Ctrl-C)."""
        if text:
            self.tell(text)
        self.out.write("> ")
        self.out.flush()
        try:
            line = self.lines.readline()
        except KeyboardInterrupt:
            line = ""
        if not line:
            self.out.write("\n")
            raise Closed
        return clean(line).strip()

    def number(self, title: str, options: Sequence[str], listed: bool = True) -> int | None:
        """Which of the options, from 0; None for going back. listed: read them out at once; "?" does so at any time."""
        self.tell(title)
        if listed:
            self.listed(options)
        hint = say("one", self.lang) if len(options) == 1 else say("number", self.lang, last=len(options))
        while True:
            typed = self.ask(hint)
            if not typed or typed == "0":
                return None
            if typed == "?":
                self.listed(options)
                continue
            if typed.rstrip(".").isdecimal() and 1 <= int(typed.rstrip(".")) <= len(options):
                return int(typed.rstrip(".")) - 1
            self.tell(say("not_there", self.lang))

    def numbers(self, title: str, options: Sequence[str]) -> list[int] | None:
        """Several of them, from 0; [] for none of them, None for leaving it as it is."""
        self.tell(title)
        self.listed(options)
        while True:
            typed = self.ask(say("several", self.lang))
            if not typed:
                return None
            parts = typed.replace(",", " ").split()
            if parts == ["0"]:
                return []
            if all(part.isdecimal() and 1 <= int(part) <= len(options) for part in parts):
                return sorted({int(part) - 1 for part in parts})
            self.tell(say("not_there", self.lang))

    def listed(self, options: Sequence[str]) -> None:
        for number, option in enumerate(options, 1):
            self.tell(f"{number}. {option}")

    def sure(self, sentences: Sequence[str]) -> bool:
        """Only a whole yes is one."""
        for sentence in sentences:
            self.tell(sentence)
        return self.ask(say("sure", self.lang)).casefold().rstrip(".!") in ("ja", "yes", "j", "y")
