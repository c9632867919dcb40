"""Pictures of real screens, made anew: those of the README, or every screen to be looked at.

    python -m tests.pictures                  the pictures of the README, in .pictures/
    python -m tests.pictures --all DIR        every screen and state (tests/shots.py): both languages, three sizes, three themes and NO_COLOR;
                                              each as SVG, and sheets as PNG to look at them side by side

Invented people, and a clock that stands still. Chromium draws the PNG (CHROMIUM names it, /usr/bin/chromium else).
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import tempfile
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

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
from intake.tui.app import DraagwijzerApp
from tests.shots import SHOTS, Shot, Walk, _home, _nowhere, _pressed, standing
from tests.tui.ria import FEW, NOW, enter, library, program, settle, told

README = Path(__file__).parent.parent / ".pictures"
SIZES = ((80, 24), (120, 40), (200, 50))
LOOKS = ("dark", "light", "contrast", "no_color")
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


async def looks_of(shot: Shot, lang: str, size: tuple[int, int], looks: Iterable[str]) -> dict[str, str]:
    """look -> the screen as SVG. Without colour needs a run of its own: it is settled as the program starts."""
    found: dict[str, str] = {}
    coloured = [look for look in looks if look != "no_color"]
    os.environ.pop("NO_COLOR", None)
    with tempfile.TemporaryDirectory() as folder:
        for at, those in enumerate([[look] for look in coloured] if shot.afresh else [coloured] if coloured else []):
            async with standing(shot, Path(folder) / str(at), lang, size, those[0]) as (app, pilot):
                for look in those:
                    if look != app.look:
                        app.use_theme(look)
                    found[look] = await _drawn(shot, app, pilot)
        if "no_color" in looks:
            os.environ["NO_COLOR"] = "1"  # the program takes it out again
            async with standing(shot, Path(folder) / "plain", lang, size) as (app, pilot):
                found["no_color"] = await _drawn(shot, app, pilot)
    return found


async def _drawn(shot: Shot, app: DraagwijzerApp, pilot: Pilot[int]) -> str:
    app.clear_notifications()
    if shot.told:
        app.tell(app.say(shot.told))
    await pilot.pause(0.2)
    return app.export_screenshot(title="Draagwijzer")


async def _all(given: argparse.Namespace) -> None:
    """Each as a picture of its own; and on a sheet for each screen and size, so that all can be looked at."""
    from playwright.async_api import async_playwright

    given.all.mkdir(parents=True, exist_ok=True)
    sizes = [tuple(map(int, size.split("x"))) for size in given.sizes] if given.sizes else SIZES
    async with async_playwright() as play:
        browser = await play.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = await browser.new_page()
        for name, size in product(given.only or list(SHOTS), sizes):
            drawn: dict[str, str] = {}
            for lang in given.langs:
                try:
                    looks = await looks_of(SHOTS[name], lang, size, given.looks)  # type: ignore[arg-type]
                except Exception as problem:
                    print(name, lang, size, repr(problem))
                    continue
                drawn |= {f"{lang}-{look}": picture for look, picture in looks.items()}
            for which, picture in drawn.items():
                (given.all / f"{name}-{size[0]}x{size[1]}-{which}.svg").write_text(picture, encoding="utf-8")
            await _sheets(page, drawn, given.all, name, size)  # type: ignore[arg-type]
        await browser.close()


async def _sheets(page: Any, drawn: Mapping[str, str], folder: Path, name: str, size: tuple[int, int]) -> None:
    """A small screen in both languages on one sheet; of a large one a sheet for each language, the first look large."""
    small = size[0] < 100
    for lang in ("",) if small else dict.fromkeys(which[:2] for which in drawn):
        cells = [
            f"<img src='data:image/svg+xml;base64,{b64encode(one.encode()).decode()}'>"
            for which, one in drawn.items()
            if which.startswith(lang)
        ]
        style = f"display:grid;gap:6px;margin:0;grid-template-columns:repeat({2 if small else max(len(cells) - 1, 1)},1fr)"
        first = "" if small else "img:first-child{grid-column:1/-1}"
        await page.set_viewport_size({"width": 1560, "height": 100})
        await page.set_content(f"<style>img{{width:100%}}{first}</style><body style='{style}'>{''.join(cells)}</body>")
        await page.screenshot(path=folder / f"{name}-{size[0]}x{size[1]}{f'-{lang}' if lang else ''}.png", full_page=True)


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
