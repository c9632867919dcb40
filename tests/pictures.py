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
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from intake.conversation.compiled import compile_flow
from intake.conversation.dialogue import Dialogue
from intake.conversation.fold import Conversation
from intake.conversation.wording import date_words
from intake.demo.trial import FLOW, LINE, Trial, say, script
from intake.network.maps import MAPS
from intake.network.svg import svg
from intake.store.vault import Vault
from intake.tui.app import DraagwijzerApp
from tests.tui.ria import CHEAP, NOW, enter, library, program, settle

README = Path(__file__).parent.parent / ".pictures"
SIZES = ((80, 24), (120, 40), (200, 50))
LOOKS = ("dark", "light", "contrast", "no_color")
Walk = Callable[[DraagwijzerApp, Pilot[int], str], Awaitable[None]]


@dataclass(frozen=True)
class Shot:
    """What is to be seen. walk: from the opened program to there; empty: with nothing in the vault yet."""

    walk: Walk
    empty: bool = False

    def opened(self, home: Path, lang: str) -> tuple[DraagwijzerApp, str]:
        """A program with the vault open (but for the lock), and the id of the talk in it."""
        if not self.empty:
            return program(home, lang)
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


async def _choices(app: DraagwijzerApp, pilot: Pilot[int], id: str) -> None:
    """At a question with several choices, one of them ticked."""
    screen = await enter(app, pilot, id)
    assert screen.talk is not None
    screen.tell(screen.talk.move("goto", "care_tasks"))
    screen.show()
    await settle(app, pilot)
    await pilot.press("2")
    await pilot.pause(0.3)


SHOTS: Mapping[str, Shot] = {
    "unlock": Shot(_nowhere, empty=True),
    "home-empty": Shot(_home, empty=True),
    "home": Shot(_home),
    "home-help": Shot(_pressed("help")),
    "begin": Shot(_pressed("new")),
    "methods": Shot(_pressed("methods")),
    "due": Shot(_pressed("due")),
    "talk": Shot(_talk()),
    "talk-choices": Shot(_choices),
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
            await settle(app, pilot)
            drawn = app.export_screenshot(title="Draagwijzer")
        app.leave()
    return drawn


# The pictures of the README: the invented family of the example


async def readme(folder: Path) -> None:
    """talk-nl.svg, map-en.svg and genogram-nl.svg, without anything that a reader's program would fetch."""
    os.environ.pop("NO_COLOR", None)
    for lang, key, name in (("nl", "", "talk-nl.svg"), ("en", "f11", "map-en.svg")):
        (folder / name).write_text(_small(await _of_example(lang, key)), encoding="utf-8")
    state = _example_state("nl")
    drawn = MAPS["genogram"](state.people, state.ties, "nl", date_words(NOW.date().isoformat(), "nl"))
    (folder / "genogram-nl.svg").write_text(svg(drawn) + "\n", encoding="utf-8")


async def _of_example(lang: str, key: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        app = DraagwijzerApp(Path(folder), lang, cost=CHEAP)
        app.library, app.clock = library(), lambda: NOW  # type: ignore[method-assign]
        trial = Trial(lang, app.library, app.clock)
        app.vault = trial.vault
        async with app.run_test(size=(112, 34)) as pilot:
            screen = await enter(app, pilot, trial.talk)
            screen.query_one("#line", Input).value = LINE[lang]
            await screen.query_one("#line", Input).action_submit()
            await settle(app, pilot)
            if key:
                await pilot.press(key)
                await settle(app, pilot)
            app.clear_notifications()
            await settle(app, pilot)
            drawn = app.export_screenshot(title="Draagwijzer", simplify=True)
        app.leave()
        trial.end()
    return drawn


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
