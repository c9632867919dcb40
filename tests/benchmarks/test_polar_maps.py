"""What the round maps cost with sixty contacts: layout at most 50 ms, SVG at most 20 ms more, redraw in a terminal at most 30 ms."""

from __future__ import annotations

import random
import time
from typing import Any

import pytest

from intake.network.cells import terminal
from intake.network.maps import MAPS
from intake.network.model import BONDS, CIRCLES, DISTANCES, SECTORS, ZONES, Person
from intake.network.svg import svg

ROUND = ("ecogram", "circle", "wijkecogram", "msna")
LAYOUT, SVG, REDRAW = 0.050, 0.020, 0.030
SCREENS = ((80, 24), (120, 40))


def sixty(seed: int = 1) -> dict[str, Person]:
    """Sixty contacts, in every part of every map."""
    chance = random.Random(seed)
    syllables = ("an", "be", "cor", "da", "els", "fen", "gi", "ha", "ilse", "jo", "ke", "lou", "mar", "nel")
    people = {"client": Person("client", "Margriet")}
    for number in range(60):
        name = "".join(chance.choice(syllables) for _ in range(chance.randint(1, 4))).capitalize()
        people[f"p{number}"] = Person(
            f"p{number}", f"{name}{number}", chance.choice(("friend", "sister", "neighbour", "case_manager")),
            sector=chance.choice(SECTORS), bond=chance.choice((None, *BONDS)), circle=chance.choice(CIRCLES),
            distance=chance.choice(DISTANCES), zone=chance.choice(ZONES), gives=chance.choice(((), ("care",))),
        )  # fmt: skip
    return people


pytestmark = pytest.mark.benchmark(timer=time.process_time)
"""Time of the processor: other work on the machine does not count."""


def best(benchmark: Any) -> float:
    """The fastest round: what the work itself takes."""
    return float(benchmark.stats.stats.min)


@pytest.mark.parametrize("kind", ROUND)
@pytest.mark.parametrize("room", [None, *SCREENS])
def test_layout(benchmark: Any, kind: str, room: tuple[int, int] | None) -> None:
    people = sixty()
    benchmark.pedantic(lambda: MAPS[kind](people, (), "nl", "vandaag", room), rounds=10, warmup_rounds=1)
    assert best(benchmark) <= LAYOUT


@pytest.mark.parametrize("kind", ROUND)
def test_svg(benchmark: Any, kind: str) -> None:
    drawing = MAPS[kind](sixty(), (), "nl", "vandaag")
    benchmark.pedantic(lambda: svg(drawing), rounds=10, warmup_rounds=1)
    assert best(benchmark) <= SVG


@pytest.mark.parametrize("kind", ROUND)
@pytest.mark.parametrize("room", SCREENS)
def test_redraw_on_a_screen(benchmark: Any, kind: str, room: tuple[int, int]) -> None:
    """Layout and characters, as after an answer."""
    people = sixty()
    benchmark.pedantic(
        lambda: terminal(MAPS[kind](people, (), "nl", "vandaag", room)), rounds=10, warmup_rounds=1
    )
    assert best(benchmark) <= REDRAW
