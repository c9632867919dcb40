"""A program with Ria's whole talk in it, a clock that stands still, and ids that count: what the pictures show."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path

from textual.pilot import Pilot

from intake.conversation.events import Event
from intake.definitions import load_library
from intake.definitions.model import Library
from intake.store.keys import Cost
from intake.store.vault import Vault
from intake.tui.app import DraagwijzerApp
from intake.tui.screens.conversation import ConversationScreen
from tests.cases.scripts import RIA
from tests.cases.table import Table

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
NOW = datetime(2026, 1, 12, 11, tzinfo=UTC)


@cache
def library() -> Library:
    return load_library()


_TOLD: dict[int, list[Event]] = {}


def told(flow: str, script: dict[str, list[str]]) -> list[Event]:
    """The events of a talk that goes as in the script; what is not in it is not known."""
    if id(script) not in _TOLD:
        table = Table(flow, "nl", "worker", library())
        table.run(script)
        _TOLD[id(script)] = table.events
    return _TOLD[id(script)]


def program(home: Path, lang: str, script: dict[str, list[str]] = RIA, flow: str = "mantelscan") -> tuple[DraagwijzerApp, str]:
    """An open vault with the talk of the script in it, told in Dutch and gone on with in `lang`; and the talk's id."""
    vault, _ = Vault.create(home, "een lange zin", cost=CHEAP)
    app = DraagwijzerApp(home, lang, cost=CHEAP)
    app.library = library()
    ids = count(1)
    app.clock = lambda: NOW  # type: ignore[method-assign]
    app.new_id = lambda: f"n{next(ids)}"  # type: ignore[method-assign]
    used = app.library.flows[flow]
    dossier = vault.new_dossier("R. Jansen")
    id = vault.new_conversation(dossier, flow, used.version, used.source, lang, "worker")
    for event in told(flow, script):
        vault.append(id, event)
    app.vault = vault
    return app, id


@asynccontextmanager
async def talk(home: Path, lang: str = "nl", size: tuple[int, int] = (120, 40), script: dict[str, list[str]] = RIA) -> AsyncIterator[tuple[DraagwijzerApp, Pilot[int], ConversationScreen]]:  # fmt: skip
    """In the conversation screen of that talk."""
    app, id = program(home, lang, script)
    async with app.run_test(size=size) as pilot:
        screen = await enter(app, pilot, id)
        yield app, pilot, screen
    app.leave()


async def enter(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> ConversationScreen:
    """Past the lock and into the talk."""
    row = next(row for row in app.open_vault.conversations() if row.id == id)
    screen = ConversationScreen(row)
    await app.push_screen(screen)
    await settle(app, pilot)
    return screen


async def settle(app: DraagwijzerApp, pilot: Pilot[int]) -> None:
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()
