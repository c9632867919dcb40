"""Every map by its name, for screens, reports and doors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from intake.network.circle import circle
from intake.network.drawing import Drawing
from intake.network.ecogram import ecogram
from intake.network.genogram import genogram
from intake.network.model import Person, Tie
from intake.network.msna import msna
from intake.network.sheet import Room
from intake.network.wijkecogram import wijkecogram


class Draw(Protocol):
    """Draws a map of people and ties. today: the date as it is shown. room: the columns and rows it should fit, None for paper."""

    def __call__(
        self,
        people: Mapping[str, Person],
        ties: Iterable[Tie],
        lang: str,
        today: str,
        room: Room | None = None,
    ) -> Drawing: ...


def _genogram(
    people: Mapping[str, Person], ties: Iterable[Tie], lang: str, today: str, room: Room | None = None
) -> Drawing:
    """A family has the size it has: on a screen it is scrolled."""
    return genogram(people, ties, lang, today)


MAPS: Mapping[str, Draw] = {
    "genogram": _genogram,
    "ecogram": ecogram,
    "circle": circle,
    "wijkecogram": wijkecogram,
    "msna": msna,
}
