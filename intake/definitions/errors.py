"""What is wrong in a definition: every problem with its place and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from intake.definitions.model import Place
from intake.words import seen


@dataclass(frozen=True, slots=True)
class Problem:
    place: Place
    message: str

    def __str__(self) -> str:
        return seen(f"{self.place}: {self.message}")


class DefinitionErrors(Exception):
    """Raised when definitions cannot be used. `problems` holds all of them, in order of file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda p: (p.place.path, p.place.line, p.place.column)))
        super().__init__("\n".join(map(str, self.problems)))
