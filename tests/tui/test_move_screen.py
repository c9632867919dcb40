"""A talk whose method changed since: it goes on as it began, says so quietly, and moves after looking."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from intake.conversation.compiled import compile_flow
from intake.tui.app import DraagwijzerApp
from intake.tui.screens.conversation import ConversationScreen
from intake.tui.screens.move import MoveScreen
from tests.tui.ria import enter, older_talk, program, settle


@asynccontextmanager
async def opened(home: Path, lang: str, size: tuple[int, int] = (120, 40)) -> AsyncIterator[tuple[DraagwijzerApp, Pilot[int], ConversationScreen]]:
    app, _ = program(home, lang)
    id = older_talk(app, lang)
    async with app.run_test(size=size) as pilot:
        yield app, pilot, await enter(app, pilot, id)
    app.leave()


def texts(screen: ConversationScreen) -> str:
    return "\n".join(str(one.content) for one in screen.query(Static))


def choose(screen: ConversationScreen, name: str) -> None:
    dict(screen.commands())[screen.say(name)]()


@pytest.mark.parametrize("lang", ["nl", "en"])
async def test_it_goes_on_as_it_began_and_moves_on_a_yes_and_back(tmp_path: Path, lang: str) -> None:
    async with opened(tmp_path / "home", lang) as (app, pilot, screen):
        talk = screen.talk
        assert talk is not None
        assert talk.state.answer("vk_group") is not None
        assert ("nieuwere versie" if lang == "nl" else "newer version") in texts(screen)
        count = len(app.open_vault.events(screen.row.id))
        choose(screen, "newer_version")
        await settle(app, pilot)
        assert isinstance(app.screen, MoveScreen)
        await pilot.press("n")
        await settle(app, pilot)
        assert len(app.open_vault.events(screen.row.id)) == count

        choose(screen, "newer_version")
        await settle(app, pilot)
        shown = "\n".join(str(one.content) for one in app.screen.query(Static))
        assert ("wordt een notitie" if lang == "nl" else "becomes a note") in shown
        await pilot.press("y")
        await settle(app, pilot)
        moved = screen.talk
        assert moved is not None
        assert moved.state.flow.version == app.library.flows["vriendenkring"].version
        assert moved.state.answer("vk_group") is None
        assert moved.state.words("vk_doing") == "zwemmen [/]"
        assert len(moved.state.notes) == 1
        assert "newer_version" not in {name for name, _ in screen.commands()}

        choose(screen, "earlier_version")
        await settle(app, pilot)
        await pilot.press("y")
        await settle(app, pilot)
        back = screen.talk
        assert back is not None
        assert back.state.flow.version != app.library.flows["vriendenkring"].version
        assert back.state.value("vk_group") == "liked"
        assert back.state.notes == []


async def test_a_talk_in_the_present_version_says_nothing(tmp_path: Path) -> None:
    app, id = program(tmp_path / "home", "en")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await enter(app, pilot, id)
        assert "newer version" not in texts(screen)
        assert screen.say("newer_version") not in dict(screen.commands())
        assert compile_flow(app.library.flows["mantelscan"]) is screen.talk.state.compiled  # type: ignore[union-attr]
    app.leave()
