"""Pictures of the map screen and the card, over one fixed drawing: the layouts have tests of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from intake.network.drawing import Caption, Drawing, Line, Node
from intake.tui.screens import map as map_screen
from intake.tui.screens.map import MapScreen
from intake.tui.screens.person import PersonScreen
from tests.tui.ria import enter, program, settle

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
LANGS = pytest.mark.parametrize("lang", ["nl", "en"])

FIXED = Drawing(
    "genogram", "Genogram", "Ria Jansen. Henk.", 44, 14,
    nodes=(
        Node("client", 4, 3, 6, 3, "circle", ("Ria Jansen",), "58", mark="client"),
        Node("cared_for", 20, 3, 6, 3, "square", ("Henk",), "64", mark="cared_for"),
        Node("sanne", 12, 9, 6, 3, "circle", ("Sanne",), "33"),
    ),
    lines=(Line(((10, 4), (19, 4))), Line(((15, 4), (15, 8)))),
    captions=(Caption(0, 0, "Genogram van Ria Jansen · 12 januari 2026", bold=True),),
)  # fmt: skip


@LANGS
@SIZES
def test_the_map(
    snap_compare: Any, tmp_path: Path, monkeypatch: Any, lang: str, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(map_screen, "draw", lambda *given: FIXED)
    monkeypatch.setattr(map_screen, "names_of", lambda *given: ["genogram", "ecogram", "circle"])
    app, id = program(tmp_path / "home", lang)

    async def to_map(pilot: Pilot[int]) -> None:
        screen = await enter(app, pilot, id)
        assert screen.talk is not None
        await app.push_screen(MapScreen(screen.talk))
        await settle(app, pilot)

    assert snap_compare(app, terminal_size=size, run_before=to_map)
    app.leave()


@LANGS
@SIZES
def test_the_card(snap_compare: Any, tmp_path: Path, lang: str, size: tuple[int, int]) -> None:
    app, id = program(tmp_path / "home", lang)

    async def to_card(pilot: Pilot[int]) -> None:
        screen = await enter(app, pilot, id)
        assert screen.talk is not None
        await app.push_screen(PersonScreen(screen.talk, "sanne"))
        await settle(app, pilot)
        app.set_focus(None)
        await settle(app, pilot)

    assert snap_compare(app, terminal_size=size, run_before=to_card)
    app.leave()
