"""A program with Ria's network in it, a clock that stands still, and ids that count: what the pictures show.

The people are put in as they are, not typed, so that the pictures change only when the screens do.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path

from textual.pilot import Pilot

from intake.conversation import picture
from intake.conversation.events import Event
from intake.definitions import load_library, load_pinned
from intake.definitions.library import version_of
from intake.definitions.model import Library
from intake.network.model import Person, Tie
from intake.store.keys import Cost
from intake.store.vault import Vault
from intake.tui.app import DraagwijzerApp
from intake.tui.screens.conversation import ConversationScreen
from tests.cases.table import Table
from tests.conversation.talking import dialogue

PHRASE = "een lange zin"
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
NOW = datetime(2026, 1, 12, 11, tzinfo=UTC)
_BEGIN = ("Ria Jansen", "Henk", "mijn man", "58", "64", "vrouw", "man")

SANNE = Person("sanne", "Sanne", "daughter", "client", "family", "woman", None, 33, place="Groningen")
FEW = (SANNE,)
RIA = (
    replace(SANNE, per_month=30.0, gives=("emotional", "company"), bond="strong", could_do_more=True),
    Person("dennis", "Dennis", "son", "client", "family", "man", None, 30, gives=("practical",), bond="tense"),
    Person("mark", "Mark", "son_in_law", "client", "family", "man"),
    Person("kim", "Kim", "ex_wife", "dennis", "family", "woman"),
    Person("noor", "Noor", "grandchild", "client", "family", "woman", None, 4),
    Person("piet", "Piet", "father", "client", "family", "man", False, died="1998"),
    Person("annie", "Annie", "mother", "client", "family", "woman", False, died="2015"),
    Person("gerrit", "Gerrit", "father", "cared_for", "family", "man", False, died="2011"),
    Person("truus", "Truus", "mother", "cared_for", "family", "woman", None, 88, place="verpleeghuis De Linde"),
    Person("kees", "Kees", "brother", "client", "family", "man", None, 61, bond="broken"),
    Person("joke", "Joke", "sister", "cared_for", "family", "woman", None, 67),
    Person("els", "Els", "neighbour", "client", "neighbours", "woman", per_month=4.33, gives=("care",), distance="walking"),
    Person("marga", "Marga", "female_friend", "client", "friends", "woman", per_month=0.25, bond="weak"),
    Person("wim", "Wim", "former_colleague", "cared_for", "colleagues", "man", per_month=1.0, gives=("company",)),
    Person("thuiszorg", "", "home_care", "cared_for", "professionals", per_month=8.66, gives=("care",)),
    Person("fatima", "Fatima", "case_manager", "cared_for", "professionals", per_month=0.72),
    Person("huisarts", "", "gp", "cared_for", "professionals"),
)
TIES = (
    Tie("client", "cared_for", "partner", "married", "1989"), Tie("sanne", "mark", "partner", "married"),
    Tie("sanne", "noor", "parent"), Tie("dennis", "kim", "partner", "divorced"), Tie("piet", "annie", "partner", "married"),
    Tie("gerrit", "truus", "partner", "married"),
)  # fmt: skip


@cache
def library() -> Library:
    return load_library()


@cache
def told(people: tuple[Person, ...]) -> tuple[Event, ...]:
    """The events of a talk in which these people came into the picture; Sanne was named in an answer."""
    table = Table("mantelscan", "nl", "worker", library())
    for line in _BEGIN:
        table.hear(line)
    for person in people:
        picture.add_person(table.talk, person)
    for tie in TIES:
        if {tie.a, tie.b} <= set(table.talk.state.people) and people is RIA:
            picture.put_tie(table.talk, tie)
    table.talk.record("answered", question="carer_children", value=["sanne"], words="Sanne")
    return tuple(table.events)


def program(home: Path, lang: str, people: tuple[Person, ...] = RIA, earlier: tuple[Person, ...] = ()) -> tuple[DraagwijzerApp, str]:
    """An open vault with that talk in it, begun in `lang`; and the talk's id. earlier: who was there half a year before."""
    vault, _ = Vault.create(home, PHRASE, cost=CHEAP)
    app = DraagwijzerApp(home, lang, cost=CHEAP)
    app.library = library()
    ids = count(1)
    app.clock = lambda: NOW  # type: ignore[method-assign]
    app.new_id = lambda: f"n{next(ids)}"  # type: ignore[method-assign]
    used = app.library.flows["mantelscan"]
    dossier = vault.new_dossier("R. Jansen")
    if earlier:
        id = vault.new_conversation(dossier, used.id, used.version, used.source, lang, "worker")
        for event in told(earlier):
            vault.append(id, replace(_in_language(event, lang), at=event.at.replace("2026-01-12", "2025-06-01")))
    id = vault.new_conversation(dossier, used.id, used.version, used.source, lang, "worker")
    for event in told(people):
        vault.append(id, _in_language(event, lang))
    app.vault = vault
    return app, id


OLDER = (
    ("id: likes", "id: liked"), ("vk_group == 'likes'", "vk_group == 'liked'"),
    ('{nl: "Wat doe je graag samen met anderen?", en: "What do you like to do with others?"}', '{nl: "Wat doe je graag?", en: "What do you like to do?"}'),
)  # fmt: skip
"""What the flow of the circle of friends had otherwise before: an option that has another id now, and a question reworded."""


def older_talk(app: DraagwijzerApp, lang: str) -> str:
    """The id of a talk, in the first dossier, that began in the version of its method before; with a few answers."""
    flow = app.library.flows["vriendenkring"]
    files = dict(flow.source)
    name = flow.place.path
    for new, old in OLDER:
        assert new in files[name]
        files[name] = files[name].replace(new, old)
    talk = dialogue(load_pinned(files, flow.id), lang=lang, audience="worker")
    for question, value in (("client_name", "Bo"), ("vk_group", "liked"), ("vk_doing", "zwemmen [/]")):
        talk.move("goto", question)
        talk.answer(value)
    vault = app.open_vault
    id = vault.new_conversation(vault.dossiers()[0].id, flow.id, version_of(files), files, lang, "worker")
    for event in talk.state.events:
        vault.append(id, event)
    return id


def _in_language(event: Event, lang: str) -> Event:
    return replace(event, data={**event.data, "lang": lang}) if event.kind == "started" else event


@asynccontextmanager
async def talk(home: Path, lang: str = "nl", size: tuple[int, int] = (120, 40), people: tuple[Person, ...] = RIA, earlier: tuple[Person, ...] = ()) -> AsyncIterator[tuple[DraagwijzerApp, Pilot[int], ConversationScreen]]:  # fmt: skip
    """In the conversation screen of that talk."""
    app, id = program(home, lang, people, earlier)
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
