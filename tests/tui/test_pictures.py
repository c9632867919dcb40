"""Pictures of screens that show nothing of the day: they change only when we change them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from intake.store.keys import Cost
from intake.tui.app import DraagwijzerApp
from intake.tui.screens.help import HelpScreen
from tests.tui.ria import library, settle
from tests.tui.test_screens import until

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)


def program(tmp_path: Path, lang: str) -> DraagwijzerApp:
    """A program at its lock, with the definitions read already: nothing is read ahead beside the screen."""
    app = DraagwijzerApp(tmp_path / "home", lang, cost=CHEAP)
    app.library = library()
    return app


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_lock(snap_compare: Any, tmp_path: Path, lang: str, size: tuple[int, int]) -> None:
    async def wait(pilot: Pilot[int]) -> None:
        await settle(pilot.app, pilot)  # type: ignore[arg-type]
        pilot.app.set_focus(None)
        await pilot.pause(0.1)

    assert snap_compare(program(tmp_path, lang), terminal_size=size, run_before=wait)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_help(snap_compare: Any, tmp_path: Path, lang: str) -> None:
    async def ask_help(pilot: Pilot[int]) -> None:
        await settle(pilot.app, pilot)  # type: ignore[arg-type]
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
        await pilot.pause(0.2)
        pilot.app.set_focus(None)
        await pilot.pause(0.1)

    assert snap_compare(program(tmp_path, lang), terminal_size=(100, 32), run_before=ask_help)
