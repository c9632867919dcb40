"""Pictures of real screens, made anew: those of the README, or every screen to be looked at.

    python -m tests.pictures                  the pictures of the README, in .pictures/
    python -m tests.pictures --all DIR        every screen as PNG: both languages, three sizes, three themes and NO_COLOR

Invented people, and a clock that stands still. Chromium draws the PNG (CHROMIUM names it, /usr/bin/chromium else).
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from intake.commands import report as reports
from intake.conversation.compiled import compile_flow
from intake.conversation.dialogue import Dialogue
from intake.conversation.fold import Conversation
from intake.conversation.wording import date_words
from intake.demo.trial import FLOW, LINE, Trial, say, script
from intake.network.maps import MAPS
from intake.network.svg import svg
from intake.store.vault import Vault
from intake.tui.app import DraagwijzerApp
from intake.tui.kiosk import KioskApp
from intake.tui.screens.tour import TourCard
from tests.tui.ria import CHEAP, FEW, NOW, enter, library, program, settle, told

README = Path(__file__).parent.parent / ".pictures"
SIZES = ((80, 24), (120, 40), (200, 50))
LOOKS = ("dark", "light", "contrast", "no_color")
Walk = Callable[[DraagwijzerApp, Pilot[int], str], Awaitable[None]]


@dataclass(frozen=True)
class Shot:
    """What is to be seen. walk: from the opened program to there; empty: with nothing in the vault yet; kiosk: on the screen of a client."""

    walk: Walk
    empty: bool = False
    kiosk: bool = False

    def opened(self, home: Path, lang: str) -> tuple[DraagwijzerApp, str]:
        """A program with the vault open (but for the lock), and the id of the talk in it."""
        if not self.empty:
            app, id = program(home, lang)
            if self.kiosk:
                vault, app = app.vault, KioskApp(home, lang, flow="quez", cost=CHEAP)
                app.library, app.clock, app.vault = library(), lambda: NOW, vault  # type: ignore[method-assign]
            return app, id
        app = DraagwijzerApp(home, lang, cost=CHEAP)
        app.library, app.clock = library(), lambda: NOW  # type: ignore[method-assign]
        if self.walk is not _nowhere:
            app.vault = Vault.create(home, "een lange zin", cost=CHEAP)[0]
        return app, ""


async def _nowhere(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
    await settle(app, pilot)


async def _home(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
    assert app.vault is not None
    app.unlocked(app.vault)
    await settle(app, pilot)


def _pressed(button: str) -> Walk:
    async def walk(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
        await _home(app, pilot, id)
        app.screen.query_one(f"#{button}").press()  # type: ignore[attr-defined]
        await settle(app, pilot)
        await pilot.pause(0.3)

    return walk


def _talk(*keys: str) -> Walk:
    async def walk(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
        await enter(app, pilot, id)
        for key in keys:
            await pilot.press(key)
            await settle(app, pilot)
        await pilot.pause(0.3)

    return walk


def _asked(question: str, *keys: str) -> Walk:
    """At that question of the talk, with these keys pressed."""

    async def walk(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
        screen = await enter(app, pilot, id)
        assert screen.talk is not None
        screen.tell(screen.talk.move("goto", question))
        screen.show()
        await settle(app, pilot)
        await pilot.press(*keys)
        await pilot.pause(0.3)

    return walk


def _keys(*keys: str) -> Walk:
    async def walk(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
        await _home(app, pilot, id)
        app.action_keys()
        await settle(app, pilot)
        for key in keys:
            await pilot.press(key)
            await settle(app, pilot)

    return walk


async def _forgotten(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
    """At the lock of a vault that is there, by its recovery key."""
    await app.action_lock()
    await settle(app, pilot)
    app.clear_notifications()
    await pilot.click("#forgotten")
    await settle(app, pilot)


async def _tour(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
    """In the example, at the step where a line is typed."""
    await _home(app, pilot, id)
    app.begin_example()
    for step in range(4):
        while not (isinstance(app.screen, TourCard) and app.screen.is_mounted):
            await pilot.pause(0.1)
        if step < 3:
            app.screen.action_next()
            await pilot.pause(0.3)
    await pilot.pause(0.3)


async def _unsure(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
    """Several dossiers, and a yes or no over them."""
    assert app.vault is not None
    for title in ("B. de Groot-van der Meulen", "Familie Yılmaz", "0417"):
        app.vault.new_dossier(title)
    await _home(app, pilot, id)
    await pilot.press("delete")
    await pilot.pause(0.3)


async def _handed_over(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
    assert app.vault is not None
    app.unlocked(app.vault)
    await settle(app, pilot)


SHOTS: Mapping[str, Shot] = {
    "unlock": Shot(_nowhere, empty=True),
    "unlock-forgotten": Shot(_forgotten),
    "keys": Shot(_keys()),
    "keys-form": Shot(_keys("enter")),
    "confirm": Shot(_unsure),
    "tour": Shot(_tour),
    "kiosk": Shot(_handed_over, kiosk=True),
    "home-empty": Shot(_home, empty=True),
    "home": Shot(_home),
    "home-help": Shot(_pressed("help")),
    "begin": Shot(_pressed("new")),
    "methods": Shot(_pressed("methods")),
    "due": Shot(_pressed("due")),
    "talk": Shot(_talk()),
    "talk-choices": Shot(_asked("care_tasks", "2")),
    "talk-number": Shot(_asked("hours_per_week")),
    "talk-choice": Shot(_asked("paid_work")),
    "talk-yesno": Shot(_asked("live_together")),
    "talk-scale": Shot(_asked("burden_now")),
    "talk-danger": Shot(_asked("hours_per_week", *"ik wil niet meer leven", "enter")),
    "talk-finish": Shot(_asked("hours_per_week", *"afronden", "enter")),
    "talk-help": Shot(_talk("f1")),
    "review": Shot(_talk("f9")),
    "report": Shot(_talk("f10")),
    "map": Shot(_talk("f11")),
    "map-ecogram": Shot(_talk("f11", "2")),
    "map-help": Shot(_talk("f11", "f1")),
    "person": Shot(_talk("f11", "enter")),
    "tie": Shot(_talk("f11", "t")),
    "remove": Shot(_talk("f11", "delete")),
    "palette": Shot(_talk("ctrl+p")),
}


async def svg_of(shot: Shot, lang: str, size: tuple[int, int], look: str = "dark") -> str:
    """The screen as SVG."""
    if look == "no_color":
        os.environ["NO_COLOR"] = "1"
    else:
        os.environ.pop("NO_COLOR", None)
    with tempfile.TemporaryDirectory() as folder:
        app, id = shot.opened(Path(folder) / "home", lang)
        if app.vault is not None:
            app.vault.set_setting("lang", lang)
            app.vault.set_setting("theme", look if look != "no_color" else "dark")
        async with app.run_test(size=size) as pilot:
            app.use_theme(look if look != "no_color" else "dark")
            app.clear_notifications()
            await shot.walk(app, pilot, id)
            app.clear_notifications()
            await pilot.pause(0.2)  # not until all work is done: the tour waits for its reader
            drawn = app.export_screenshot(title="Draagwijzer")
        app.leave()
    return drawn


# The pictures of the README: invented people


@dataclass(frozen=True)
class Page:
    """One picture. size: columns, rows; walk: from the opened program to there; example: in the talk of the example."""

    name: str
    lang: str
    size: tuple[int, int]
    walk: Walk
    example: bool = False
    empty: bool = False


def _in_example(*keys: str) -> Walk:
    """In the talk of the example, with its line said, and these keys pressed."""

    async def walk(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
        screen = await enter(app, pilot, id)
        screen.query_one("#line", Input).value = LINE[app.lang]
        await screen.query_one("#line", Input).action_submit()
        await settle(app, pilot)
        for key in keys:
            await pilot.press(key)
            await settle(app, pilot)
        await pilot.pause(0.3)

    return walk


async def _several(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
    """The list of dossiers, with some in it, each of another day."""
    vault = app.open_vault
    for title, flow, day in (("De Groot", "pom", "2026-01-13"), ("0417", "quez", "2026-01-15"), ("Familie Yılmaz", "mantelscan", "2026-01-20")):
        used = app.library.flows[flow]
        talk = vault.new_conversation(vault.new_dossier(title), used.id, used.version, used.source, app.lang, "worker")
        vault.append(talk, replace(told(FEW)[0], at=f"{day}T10:00:00+00:00"))
    await _home(app, pilot, id)


PAGES = (
    Page("talk-nl", "nl", (112, 34), _in_example(), example=True),
    Page("map-en", "en", (112, 34), _in_example("f11"), example=True),
    Page("ecogram-nl", "nl", (112, 34), _in_example("f11", "2"), example=True),
    Page("report-nl", "nl", (100, 36), _in_example("f10"), example=True),
    Page("unlock-nl", "nl", (80, 24), _nowhere, empty=True),
    Page("home-nl", "nl", (100, 24), _several),
    Page("begin-nl", "nl", (100, 36), _pressed("new")),
)


async def readme(folder: Path) -> None:
    """All of them as SVG, without anything that a reader's program would fetch; and the browser as PNG."""
    os.environ.pop("NO_COLOR", None)
    reports.now = lambda: NOW  # type: ignore[attr-defined]
    for page in PAGES:
        (folder / f"{page.name}.svg").write_text(_small(await _of_page(page)), encoding="utf-8")
    state = _example_state("nl")
    drawn = MAPS["genogram"](state.people, state.ties, "nl", date_words(NOW.date().isoformat(), "nl"))
    (folder / "genogram-nl.svg").write_text(svg(drawn) + "\n", encoding="utf-8")
    for lang in ("nl", "en"):
        await asyncio.to_thread(_browser, folder / f"browser-{lang}.png", lang)


async def _of_page(page: Page) -> str:
    with tempfile.TemporaryDirectory() as folder:
        app, id = Shot(page.walk, empty=page.empty).opened(Path(folder) / "home", page.lang)
        trial = Trial(page.lang, app.library, app.clock) if page.example else None
        if trial is not None:
            app.vault, id = trial.vault, trial.talk
        elif app.vault is not None:
            app.vault.set_setting("lang", page.lang)
        async with app.run_test(size=page.size) as pilot:
            await page.walk(app, pilot, id)
            app.clear_notifications()
            await settle(app, pilot)
            drawn = app.export_screenshot(title="Draagwijzer", simplify=True)
        app.leave()
        if trial is not None:
            trial.end()
    return drawn


def _browser(path: Path, lang: str) -> None:
    """A talk in a real Chromium, opened by its link."""
    from tests.e2e.browser import Window, chromium, serving

    with tempfile.TemporaryDirectory() as folder:
        app, _ = program(Path(folder) / "home", lang)
        app.open_vault.set_setting("lang", lang)
        app.leave()
        with serving(Path(folder) / "home", lang=lang) as served, chromium() as browser:
            window = Window(browser, served.link, 1180, 720)
            window.wait("DRAAGWIJZER")
            window.type("een lange zin")
            window.wait("R. Jansen")
            for _ in range(2):  # the dossier, then its talk
                window.press("Enter")
                window.page.wait_for_timeout(700)
            window.wait("8 van 75" if lang == "nl" else "8 of 75")
            window.page.wait_for_timeout(4000)  # until the messages above the line are gone
            window.shot(path)


def _example_state(lang: str) -> Conversation:
    flow = library().flows[FLOW]
    talk = Dialogue(
        compile_flow(flow), lambda event: None, clock=lambda: NOW, new_id=iter(f"p{n}" for n in range(999)).__next__,
        library=library(), lang=lang, audience="worker", by=flow.respondents[0], events=[],
    )  # fmt: skip
    talk.open()
    say(talk, script(), lang)
    return talk.state


def _small(drawn: str) -> str:
    """Without the fonts that Textual's export would fetch from elsewhere: a letter of fixed width is everywhere."""
    without = re.sub(r"@font-face\s*\{[^}]*\}\s*", "", drawn)
    return re.sub(r"font-family: ?Fira Code, ?monospace", "font-family: monospace", without)


def _wanted(given: argparse.Namespace) -> Iterator[tuple[str, str, tuple[int, int], str]]:
    names = given.only or list(SHOTS)
    sizes = [tuple(map(int, size.split("x"))) for size in given.sizes] if given.sizes else SIZES
    yield from product(names, given.langs, sizes, given.looks)  # type: ignore[arg-type]


async def _all(given: argparse.Namespace) -> None:
    from playwright.async_api import async_playwright

    given.all.mkdir(parents=True, exist_ok=True)
    async with async_playwright() as play:
        browser = await play.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = await browser.new_page()
        for name, lang, size, look in _wanted(given):
            try:
                drawn = await svg_of(SHOTS[name], lang, size, look)
            except Exception as problem:
                print(name, lang, size, look, repr(problem))
                continue
            width, height = 12 * size[0] // 1 + 20, 25 * size[1] + 60
            await page.set_viewport_size({"width": width, "height": height})
            await page.set_content(f"<body style='margin:0'>{drawn}</body>")
            await page.screenshot(path=given.all / f"{name}-{lang}-{size[0]}x{size[1]}-{look}.png")
        await browser.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--all", type=Path)
    parser.add_argument("--only", nargs="*", choices=SHOTS)
    parser.add_argument("--langs", nargs="*", default=["nl", "en"])
    parser.add_argument("--sizes", nargs="*")
    parser.add_argument("--looks", nargs="*", default=LOOKS, choices=LOOKS)
    given = parser.parse_args()
    asyncio.run(_all(given) if given.all else readme(README))


if __name__ == "__main__":
    main()
