"""Pictures of screens that show nothing of the day: they change only when we change them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from intake.store.keys import Cost
from intake.tui.app import DraagwijzerApp
from intake.tui.screens.help import HelpScreen
from tests.tui.test_screens import until

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)


async def settled(pilot: Pilot[int]) -> None:
    """Nothing is read ahead any more beside the screen."""
    await until(pilot, lambda: "library" in vars(pilot.app))
    await pilot.pause(0.1)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_lock(snap_compare: Any, tmp_path: Path, lang: str, size: tuple[int, int]) -> None:
    async def wait(pilot: Pilot[int]) -> None:
        await settled(pilot)
        pilot.app.set_focus(None)
        await pilot.pause(0.1)

    assert snap_compare(
        DraagwijzerApp(tmp_path / "home", lang, cost=CHEAP), terminal_size=size, run_before=wait
    )


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_help(snap_compare: Any, tmp_path: Path, lang: str) -> None:
    async def ask_help(pilot: Pilot[int]) -> None:
        await settled(pilot)
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
        await pilot.pause(0.2)
        pilot.app.set_focus(None)
        await pilot.pause(0.1)

    assert snap_compare(
        DraagwijzerApp(tmp_path / "home", lang, cost=CHEAP), terminal_size=(100, 32), run_before=ask_help
    )
