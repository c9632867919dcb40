"""Choosing a method on screen hands over to that method in the same dossier."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import OptionList

from intake.tui.screens.beginning import BeginScreen
from intake.tui.screens.conversation import ConversationScreen
from tests.conversation.test_choosing import CARER
from tests.tui.test_screens import app, chat, into_talk, type_line, until


async def test_the_chosen_method_begins_in_the_same_dossier(tmp_path: Path) -> None:
    async with app(tmp_path, flow="wegwijzer") as (program, pilot):
        screen = await into_talk(program, pilot)
        for line in CARER:
            await type_line(pilot, screen, line)
        assert "Dit past bij wat je zei" in chat(screen)
        await type_line(pilot, screen, "2")
        await until(pilot, lambda: isinstance(program.screen, BeginScreen))
        begin = program.screen
        listed = begin.query_one("#flow", OptionList)
        assert listed.highlighted is not None
        assert listed.get_option_at_index(listed.highlighted).id == screen.talk.state.chosen  # type: ignore[union-attr]
        begin.query_one("#begin").press()  # type: ignore[attr-defined]
        await until(pilot, lambda: isinstance(program.screen, ConversationScreen) and program.screen is not screen)
        assert program.screen.row.dossier == screen.row.dossier  # type: ignore[attr-defined]
        assert len(program.open_vault.dossiers()) == 1
