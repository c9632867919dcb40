"""What a genogram costs, and how often its lines cross beside Graphviz's on the same families, in the same run.

The time is that of the processor, so that other programs on the computer don't count.
"""

from __future__ import annotations

import shutil
import time
from typing import Any

import pytest

from intake.network.cells import terminal
from intake.network.genogram import genogram, order_of
from intake.network.svg import svg
from tests.benchmarks.graphviz import dot_crossings
from tests.network.families import USUAL, WILD, family
from tests.network.scenes import crossings

LAYOUT, PAINT, REDRAW = 0.050, 0.020, 0.030
"""Seconds at most for sixty people."""
SIZES = (11, 15, 19, 24, 28, 33, 38, 42, 47, 51, 56, 60)
"""Twelve families of so many people."""
PROCESSOR = pytest.mark.benchmark(timer=time.process_time, min_rounds=15, warmup=True)


@PROCESSOR
@pytest.mark.parametrize("chances", [USUAL, WILD], ids=["usual", "wild"])
def test_layout_of_sixty_people(benchmark: Any, chances: tuple[float, ...]) -> None:
    people, ties = family(7, 60, chances=chances)
    benchmark(genogram, people, ties, "nl", "2026")
    assert benchmark.stats.stats.median < LAYOUT


@PROCESSOR
def test_svg_of_sixty_people(benchmark: Any) -> None:
    drawing = genogram(*family(7, 60, chances=USUAL), "nl", "2026")
    benchmark(svg, drawing)
    assert benchmark.stats.stats.median < PAINT


@PROCESSOR
def test_live_redraw_of_sixty_people_after_one_more(benchmark: Any) -> None:
    people, ties = family(7, 60, chances=USUAL)
    newest = next(id for id in reversed(people) if id != "client")
    fewer = {id: person for id, person in people.items() if id != newest}
    before = order_of(genogram(fewer, [tie for tie in ties if newest not in (tie.a, tie.b)], "nl", "2026"))

    def redraw() -> str:
        return terminal(genogram(people, ties, "nl", "2026", before=before))

    benchmark(redraw)
    assert benchmark.stats.stats.median < REDRAW


@pytest.mark.skipif(not shutil.which("dot"), reason="Graphviz is not installed: apt-get install graphviz")
@pytest.mark.parametrize("chances", [USUAL, WILD], ids=["usual", "wild"])
def test_crossings_beside_graphviz(benchmark: Any, chances: tuple[float, ...]) -> None:
    """Graphviz twice: asked for a genogram (generations in rows, partners beside each other), and left free.

    Free, it keeps no generations in rows, no partners beside each other and no siblings in order of birth. On usual families
    ours crosses no more than even that; on wild ones those rules cost crossings, and the comparison is with the genogram.
    """
    families = [family(size, size, plain=True, chances=chances) for size in SIZES]
    drawings = benchmark.pedantic(lambda: [genogram(*one, "nl", "2026") for one in families])
    ours = [crossings(drawing) for drawing in drawings]
    rows = [dot_crossings(*one, rows=True) for one in families]
    free = [dot_crossings(*one, rows=False) for one in families]
    benchmark.extra_info.update(ours=ours, dot_in_rows=rows, dot_free=free)
    print(f"\n{'people':>12} {'ours':>5} {'dot, rows':>10} {'dot, free':>10}")
    for one, a, b, c in zip(families, ours, rows, free, strict=True):
        print(f"{len(one[0]):>12} {a:>5} {b:>10} {c:>10}")
    print(f"{'together':>12} {sum(ours):>5} {sum(rows):>10} {sum(free):>10}")
    assert all(a <= b for a, b in zip(ours, rows, strict=True))
    assert chances is WILD or sum(ours) <= sum(free)
