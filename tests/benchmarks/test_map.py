"""What drawing along costs: the side panel after an answer, a map of sixty people, and opening a card."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from intake.network.compare import Snapshot
from intake.network.glance import glance
from intake.network.maps import MAPS
from intake.network.model import Person
from intake.tui.maps import draw
from intake.tui.screens.map import MapScreen
from intake.tui.widgets.canvas import Canvas
from tests.tui.ria import settle, talk

LIMIT = 0.030
CARD = 0.5
"""Seconds of the processor within which a card can be typed in; about 0.2 on a machine that is calm."""


def sixty() -> dict[str, Person]:
    """Ria, Henk and 58 others in all sectors, a third of them family."""
    people = {"client": Person("client", "Ria", gender="woman"), "cared_for": Person("cared_for", "Henk", "husband")}
    sectors = ("family", "friends", "neighbours", "professionals", "volunteers")
    relations = ("son", "friend", "neighbour", "nurse", "volunteer")
    for n in range(58):
        bond = ("strong", "tense", "weak", None)[n % 4]
        people[f"p{n}"] = Person(f"p{n}", f"Persoon {n}", relations[n % 5], sector=sectors[n % 5], bond=bond)
    return people


def test_the_network_at_a_glance(benchmark: Any) -> None:
    people = sixty()
    benchmark(lambda: glance(people, "nl", 31, 11))
    assert benchmark.stats.stats.median < LIMIT


@pytest.mark.parametrize("name", list(MAPS))
def test_a_map_of_sixty(benchmark: Any, name: str) -> None:
    shown = Snapshot(sixty(), (), "12 januari 2026")
    benchmark(lambda: draw(name, shown, "nl"))


async def test_the_panel_follows_within_thirty_milliseconds(tmp_path: Path, figures: dict[str, float], to_say: list[str]) -> None:
    """All that is done to the panel after an answer, with sixty people in it; then the keys on the map. In time of the processor."""
    async with talk(tmp_path / "h") as (app, pilot, screen):
        assert screen.talk is not None
        screen.talk.state.people.update(sixty())
        panel = screen.query_one("#side")
        times, whole = [], []
        for _ in range(20):
            began = time.process_time()
            panel.follow(screen.talk, "nl")  # type: ignore[attr-defined]
            times.append(time.process_time() - began)
            await pilot.pause()
            whole.append(time.process_time() - began)
        app.push_screen(MapScreen(screen.talk))
        await settle(app, pilot)
        canvas = app.screen.query_one(Canvas)
        keys = []
        for id in canvas.ids[:20]:
            began = time.process_time()
            canvas.choose(id)
            for row in range(canvas.size.height):
                canvas.render_line(row)
            keys.append(time.process_time() - began)
        began = time.process_time()
        app.screen.action_edit()  # type: ignore[attr-defined]
        while getattr(app.focused, "id", "") != "field-name":
            await asyncio.sleep(0)
        opened = time.process_time() - began
        await settle(app, pilot)
        whole_card = time.process_time() - began
    figures["map.card"] = opened
    to_say.append(
        f"\nSixty people: panel {median(times) * 1000:.1f} ms (with layout and paint {median(whole) * 1000:.1f} ms); another chosen "
        f"{median(keys) * 1000:.1f} ms; a card ready to type in {opened * 1000:.0f} ms, with all its fields {whole_card * 1000:.0f} ms"
    )
    assert median(times) < LIMIT
    assert median(keys) < LIMIT
    assert opened < CARD
