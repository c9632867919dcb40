"""Every screen and every state of it that is worth looking at, and the way there: for the pictures and for the tests of the looks.

Invented people, and a clock that stands still.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Button, Input

from intake.network.model import Person
from intake.store.copies import Copy
from intake.store.vault import Vault
from intake.tui.app import DraagwijzerApp
from intake.tui.kiosk import KioskApp
from intake.tui.screens.help import HelpScreen
from intake.tui.screens.tour import TourCard, WaitScreen
from intake.tui.screens.unlock import UnlockScreen
from intake.tui.widgets.choice import Choice
from tests.tui.ria import CHEAP, FEW, NOW, PHRASE, RIA, enter, library, older_talk, program, settle

Walk = Callable[[DraagwijzerApp, Pilot[int], str], Awaitable[None]]


@dataclass(frozen=True)
class Shot:
    """What is to be seen. walk: from the opened program to there; empty: with nothing in the vault yet; kiosk: on the screen of a client;
    people: who is in the picture of the talk (everyone where None); earlier: with a talk of half a year before; told: a message that passes by.
    afresh: made anew for each look, which does not change while it is open."""

    walk: Walk
    empty: bool = False
    kiosk: bool = False
    people: tuple[Person, ...] = RIA
    earlier: bool = False
    told: str = ""
    afresh: bool = False

    def opened(self, home: Path, lang: str) -> tuple[DraagwijzerApp, str]:
        """A program with the vault open (but for the lock), and the id of the talk in it."""
        if not self.empty:
            app, id = program(home, lang, self.people, FEW if self.earlier else ())
            if self.kiosk:
                vault, app = app.vault, KioskApp(home, lang, flow="quez", cost=CHEAP)
                app.library, app.clock, app.vault = library(), lambda: NOW, vault  # type: ignore[method-assign]
            return app, id
        app = DraagwijzerApp(home, lang, cost=CHEAP)
        app.library, app.clock = library(), lambda: NOW  # type: ignore[method-assign]
        if self.walk not in _LOCKED:
            app.vault = Vault.create(home, PHRASE, cost=CHEAP)[0]
        return app, ""


# Small steps


async def _type(app: DraagwijzerApp, pilot: Pilot[int], **fields: str) -> None:
    """In these fields; Enter in the last of them."""
    for id, text in fields.items():
        field = app.screen.query_one(f"#{id.replace('_', '-')}", Input)
        field.focus()
        field.value = text
    await settle(app, pilot)
    await field.action_submit()
    await settle(app, pilot)
    await pilot.pause(0.3)


async def _press(app: DraagwijzerApp, pilot: Pilot[int], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(app, pilot)
    await pilot.pause(0.3)


async def _until_screen(app: DraagwijzerApp, pilot: Pilot[int], kind: type[Screen[object]]) -> None:
    for _ in range(200):
        if isinstance(app.screen, kind) and app.screen.is_mounted:
            return
        await pilot.pause(0.05)
    raise AssertionError(f"{kind.__name__} did not come")


# The lock, the start, and what opens from there


async def _nowhere(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
    await settle(app, pilot)


async def _waiting(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
    await app.push_screen(WaitScreen())


async def _too_short(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
    await settle(app, pilot)
    await _type(app, pilot, passphrase="kort", again="kort")


async def _recovery_key(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
    """A vault just made. The key is of no vault: a picture must not change by chance."""
    await settle(app, pilot)
    screen = app.screen
    assert isinstance(screen, UnlockScreen)
    screen.recovery = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ23-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ-2345"
    await screen._show("key")


_LOCKED = (_nowhere, _too_short, _recovery_key)
"""Ways that begin where there is no vault yet."""


def _lock(mode: str = "", **fields: str) -> Walk:
    """At the lock of a vault that is there."""

    async def walk(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
        await app.action_lock()
        await settle(app, pilot)
        screen = app.screen
        assert isinstance(screen, UnlockScreen)
        screen.copy = Copy(NOW.date(), app.home)
        if mode:
            await screen._show(mode)
            await settle(app, pilot)
        if fields:
            await _type(app, pilot, **fields)
            await pilot.pause(0.7)

    return walk


async def _home(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
    assert app.vault is not None
    app.unlocked(app.vault)
    await settle(app, pilot)


def _pressed(button: str, **fields: str) -> Walk:
    """That button of the start, and these fields typed in on the screen it opens."""

    async def walk(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
        await _home(app, pilot, id)
        app.screen.query_one(f"#{button}", Button).press()
        await settle(app, pilot)
        await pilot.pause(0.3)
        if fields:
            await _type(app, pilot, **fields)

    return walk


async def _nothing_found(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
    await _home(app, pilot, id)
    await _type(app, pilot, search="zzz")


async def _no_talk_yet(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
    app.open_vault.new_dossier("0417")
    await _home(app, pilot, id)


async def _no_name(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
    """A new talk begun without saying for whom."""
    await _pressed("new")(app, pilot, id)
    app.screen.query_one("#begin", Button).press()
    await settle(app, pilot)


async def _agreed(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
    """A plan with a step that was to be done by now."""
    screen = await enter(app, pilot, _begun(app, "die-ken-ik", "worker"))
    assert screen.talk is not None
    screen.talk.hear("ja" if app.lang == "nl" else "yes")
    for question, line in _STEP.items():
        screen.talk.move("goto", question)
        screen.talk.hear(line.split("|")[app.lang == "en"])
    await _press(app, pilot, "escape")
    await _pressed("due")(app, pilot, id)
    await pilot.pause(0.5)


_STEP = {
    "plan_goal_1": "Dat Ria weer slaapt|That Ria sleeps again",
    "plan_step_1": "De thuiszorg vragen om op dinsdag en vrijdag te komen, zodat Ria kan slapen|Ask the home care to come on Tuesday and Friday, so that Ria can sleep",
    "plan_step_1_who": "Sanne|Sanne",
    "plan_step_1_when": "2026-01-05|2026-01-05",
}


def _keys(*keys: str, **fields: str) -> Walk:
    async def walk(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
        await _home(app, pilot, id)
        app.action_keys()
        await settle(app, pilot)
        await _press(app, pilot, *keys)
        if fields:
            await _type(app, pilot, **fields)

    return walk


def _help(key: str) -> Walk:
    async def walk(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
        await _home(app, pilot, id)
        await app.push_screen(HelpScreen(key))

    return walk


def _tour(steps: int) -> Walk:
    """In the example, so many steps on."""

    async def walk(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
        await _home(app, pilot, id)
        app.begin_example()
        for step in range(steps + 1):
            while not (isinstance(app.screen, TourCard) and app.screen.is_mounted):
                await pilot.pause(0.1)
            if step < steps:
                app.screen.action_next()
                await pilot.pause(0.3)
        await pilot.pause(0.5)

    return walk


async def _in_example(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
    """The start of the example, once the tour was stopped there."""
    await _tour(0)(app, pilot, id)
    assert isinstance(app.screen, TourCard)
    app.screen.action_stop()
    await pilot.pause(0.3)


async def _unsure(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
    """Several dossiers, and a yes or no over them."""
    assert app.vault is not None
    for title in ("B. de Groot-van der Meulen", "Familie Yılmaz", "0417"):
        app.vault.new_dossier(title)
    await _home(app, pilot, id)
    await pilot.press("delete")
    await pilot.pause(0.3)


# The talk


def _talk(*keys: str) -> Walk:
    async def walk(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
        await enter(app, pilot, id)
        await _press(app, pilot, *keys)

    return walk


def _asked(question: str, *keys: str, line: str = "", flow: str = "", audience: str = "worker") -> Walk:
    """At that question of the talk (or of a new one of that flow), with these keys pressed, and a line said: "in Dutch|in English"."""

    async def walk(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
        if flow:
            id = _begun(app, flow, audience)
        screen = await enter(app, pilot, id)
        assert screen.talk is not None
        if flow:
            screen.do(partial(screen.talk.hear, "ja" if app.lang == "nl" else "yes"))  # still right, what was told earlier
        if question and question != screen.talk.state.current:
            screen.do(partial(screen.talk.move, "goto", question))
        await settle(app, pilot)
        await _press(app, pilot, *keys)
        if line:
            await _type(app, pilot, line=line.split("|")[app.lang == "en"])

    return walk


def _begun(app: DraagwijzerApp, flow: str, audience: str) -> str:
    used, vault = app.library.flows[flow], app.open_vault
    return vault.new_conversation(vault.dossiers()[0].id, used.id, used.version, used.source, app.lang, audience)


async def _finished(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
    """All asked, and rounded off."""
    screen = await enter(app, pilot, id)
    assert screen.talk is not None
    screen.do(partial(screen.talk.move, "finish", text="now"))
    await settle(app, pilot)


async def _newer(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
    """What moving a talk to the present version of its method would change."""
    screen = await enter(app, pilot, older_talk(app, app.lang))
    screen.action_other_version("current")
    await settle(app, pilot)
    await pilot.pause(0.3)


def _palette(typed: str) -> Walk:
    async def walk(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
        await _talk("ctrl+p")(app, pilot, id)
        await pilot.press(*typed)
        await pilot.pause(1.5)

    return walk


# The maps, the card and the tie


def _map(*keys: str, **fields: str) -> Walk:
    """On the maps, with these keys pressed; then these fields of the card or tie typed in and kept."""

    async def walk(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
        await _talk("f11", *keys)(app, pilot, id)
        for name, text in fields.items():
            app.screen.query_one(f"#{name.replace('field_', 'field-')}", Input).value = text
        if fields:
            await _press(app, pilot, "ctrl+s")

    return walk


def _opened(*keys: str, choice: str) -> Walk:
    """A card or tie with the list of a choice open."""

    async def walk(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
        await _talk("f11", *keys)(app, pilot, id)
        app.screen.query_one(f"#{choice}", Choice).focus()
        await _press(app, pilot, "enter", "down")

    return walk


async def _relation(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
    """Someone new, and what may be meant by the relation typed."""
    await _talk("f11", "a")(app, pilot, id)
    app.screen.query_one("#field-relation", Input).focus()
    await _press(app, pilot, "s", "down")


async def _tie_chosen(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
    await _talk("f11", "t")(app, pilot, id)
    await _press(app, pilot, "right")


# The screen of a client


async def _handed_over(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
    assert app.vault is not None
    app.unlocked(app.vault)
    await settle(app, pilot)


def _client(*keys: str, title: str = "0417", lines: Mapping[str, tuple[str, ...]] | None = None) -> Walk:
    async def walk(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
        await _handed_over(app, pilot, id)
        await _type(app, pilot, title=title)
        await settle(app, pilot)
        await pilot.pause(0.3)
        for one in lines[app.lang] if lines else ():
            await _type(app, pilot, line=one)
        await _press(app, pilot, *keys)

    return walk


_ENDED = {"nl": ("Ria", "afronden", "ja"), "en": ("Ria", "wrap up", "yes")}
"""What a client types who does not go on."""
SHOTS: Mapping[str, Shot] = {
    "unlock": Shot(_nowhere, empty=True),
    "unlock-short": Shot(_too_short, empty=True),
    "unlock-key": Shot(_recovery_key, empty=True),
    "unlock-locked": Shot(_lock()),
    "unlock-wrong": Shot(_lock(passphrase="een andere zin")),
    "unlock-forgotten": Shot(_lock("forgotten")),
    "unlock-organisation": Shot(_lock("organisation", key="/nergens/sleutel.txt")),
    "unlock-damaged": Shot(_lock("damaged")),
    "keys": Shot(_keys()),
    "keys-form": Shot(_keys("enter")),
    "keys-short": Shot(_keys("enter", current=PHRASE, new="kort", again="kort")),
    "keys-organisation": Shot(_keys("end", "enter")),
    "confirm": Shot(_unsure),
    "wait": Shot(_waiting, empty=True),
    "tour-home": Shot(_tour(0)),
    "tour": Shot(_tour(3)),
    "tour-map": Shot(_tour(4)),
    "tour-report": Shot(_tour(5)),
    "home-empty": Shot(_home, empty=True),
    "home": Shot(_home),
    "home-example": Shot(_in_example),
    "home-search": Shot(_nothing_found),
    "home-no-talk": Shot(_no_talk_yet),
    "home-told": Shot(_home, told="example_gone"),
    "begin": Shot(_pressed("new")),
    "begin-no-name": Shot(_no_name, empty=True),
    "methods": Shot(_pressed("methods")),
    "methods-search": Shot(_pressed("methods", search="zzz")),
    "due": Shot(_agreed),
    "due-none": Shot(_pressed("due")),
    "talk": Shot(_talk()),
    "talk-few": Shot(_talk(), people=()),
    "talk-people": Shot(_talk("f12")),
    "talk-panels": Shot(_talk("ctrl+b")),
    "talk-choices": Shot(_asked("care_tasks", "2")),
    "talk-choice": Shot(_asked("paid_work")),
    "talk-choice-focus": Shot(_asked("paid_work", "shift+tab", "down")),
    "talk-number": Shot(_asked("hours_per_week")),
    "talk-yesno": Shot(_asked("family_wider")),
    "talk-yesno-focus": Shot(_asked("family_wider", "shift+tab")),
    "talk-figure": Shot(_asked("burden_now")),
    "talk-scale": Shot(_asked("own_say", flow="quez")),
    "talk-scale-focus": Shot(_asked("own_say", "shift+tab", flow="quez")),
    "talk-date": Shot(_asked("care_since", "f2", "f3")),
    "talk-info": Shot(_asked("vb_signs", flow="msna-vb")),
    "talk-heard": Shot(_asked("help_neighbours", line="Buurvrouw Nel komt elke donderdag een uurtje oppassen|Our neighbour Nel sits with him every Thursday")),
    "talk-unclear": Shot(_asked("hours_per_week", line="blauw|blue")),
    "talk-refused": Shot(_asked("hours_per_week", line="900|900")),
    "talk-changed": Shot(_asked("hours_per_week", line="o nee, Henk is 65|oh no, Henk is 65")),
    "talk-note": Shot(_asked("hours_per_week", line="notitie: de zus nog bellen over de vakantie|note: call the sister about the holiday")),
    "talk-danger": Shot(_asked("hours_per_week", line="ik wil niet meer leven|I don't want to live any more")),
    "talk-finish": Shot(_asked("hours_per_week", line="afronden|wrap up")),
    "talk-finished": Shot(_finished),
    "talk-client": Shot(_asked("", flow="pom", audience="client")),
    "talk-told": Shot(_talk(), told="example_wait"),
    "move": Shot(_newer),
    "review": Shot(_talk("f9")),
    "report": Shot(_talk("f10")),
    "map": Shot(_map()),
    "map-ecogram": Shot(_map("2")),
    "map-circle": Shot(_map("3")),
    "map-wijk": Shot(_map("4")),
    "map-msna": Shot(_map("5")),
    "map-then": Shot(_map("6"), earlier=True),
    "map-whole": Shot(_map("minus")),
    "map-large": Shot(_map("plus")),
    "map-words": Shot(_map("d")),
    "map-few": Shot(_map("2"), people=()),
    "person": Shot(_map("enter")),
    "person-new": Shot(_map("a")),
    "person-wrong": Shot(_map("enter", field_age="blauw")),
    "person-relation": Shot(_relation),
    "person-choice": Shot(_opened("enter", choice="field-bond")),
    "person-leave": Shot(_map("enter", "x", "escape")),
    "tie": Shot(_map("t")),
    "tie-chosen": Shot(_tie_chosen),
    "tie-choice": Shot(_opened("t", choice="kind")),
    "tie-wrong": Shot(_map("t", since="ooit")),
    "remove": Shot(_map("delete")),
    "palette": Shot(_talk("ctrl+p"), afresh=True),
    "palette-none": Shot(_palette("zzzz"), afresh=True),
    "kiosk": Shot(_handed_over, kiosk=True),
    "kiosk-no-name": Shot(_client(title=""), kiosk=True),
    "kiosk-talk": Shot(_client(), kiosk=True),
    "kiosk-thanks": Shot(_client(lines=_ENDED), kiosk=True),
    "kiosk-report": Shot(_client("tab", "enter", lines=_ENDED), kiosk=True),
    **{
        f"help-{key}": Shot(_help(f"help_{key}"))
        for key in ("text", "home", "lock", "keys", "kiosk", "kiosk_talk", "begin", "methods", "due", "review", "report", "tie", "map", "person")
    },
}  # fmt: skip


@asynccontextmanager
async def standing(shot: Shot, home: Path, lang: str, size: tuple[int, int], look: str = "dark") -> AsyncIterator[tuple[DraagwijzerApp, Pilot[int]]]:
    """At what is to be seen, without a message that passes by."""
    app, id = shot.opened(home, lang)
    if app.vault is not None:
        app.vault.set_setting("lang", lang)
    app.use_theme(look)
    async with app.run_test(size=size, notifications=bool(shot.told)) as pilot:
        await shot.walk(app, pilot, id)
        app.clear_notifications()
        await pilot.pause(0.1)  # not until all work is done: the tour waits for its reader
        yield app, pilot
    app.leave()
