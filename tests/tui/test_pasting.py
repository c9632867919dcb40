"""A pasted note of a colleague: every line of it is heard, and more than a talk takes is said."""

from __future__ import annotations

from pathlib import Path

from textual import events

from intake.conversation.fitting import LONGEST
from intake.tui.screens.conversation import LineInput, in_one_line
from tests.tui.ria import talk


def test_lines_come_after_each_other() -> None:
    assert in_one_line("Moeder: Truus (88).\n\nZus Joke belt\r\nelke week") == "Moeder: Truus (88). Zus Joke belt; elke week"
    assert len(in_one_line("Jan [/] \n" * 700_000)) == LONGEST + 1


async def test_a_pasted_note_is_taken_whole(tmp_path: Path) -> None:
    async with talk(tmp_path) as (_, pilot, screen):
        line = screen.query_one(LineInput)
        line.focus()
        line.post_message(events.Paste("notitie: eerste regel\ntweede regel\n"))
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert screen.talk is not None
        assert screen.talk.state.notes[-1].text == "eerste regel; tweede regel"


async def test_more_than_a_talk_takes_is_said(tmp_path: Path) -> None:
    async with talk(tmp_path, "en") as (program, pilot, screen):
        line = screen.query_one(LineInput)
        line.focus()
        line.post_message(events.Paste("note: Jan [/] \x1b]0;x " * 500_000))
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert "20,000" in program.export_screenshot()
