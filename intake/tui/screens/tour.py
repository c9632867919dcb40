"""A minute with an invented example: cards over the real screens, which the tour opens one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input

from intake.demo.trial import LINE, Trial
from intake.tui.plain import button, said
from intake.tui.screens.base import HouseScreen
from intake.tui.screens.conversation import NARROW, VAST, ConversationScreen
from intake.tui.screens.home import HomeScreen
from intake.tui.texts import say

if TYPE_CHECKING:
    from intake.tui.app import DraagwijzerApp

STEPS = ("home", "talk", "line", "heard", "map", "report", "end")


class WaitScreen(HouseScreen[None]):
    """Shown while the example is made, where nothing else is open."""

    DEFAULT_CSS = "WaitScreen { align: center middle; } WaitScreen Static { width: 100%; text-align: center; } WaitScreen .title { margin-bottom: 1; }"

    def compose(self) -> ComposeResult:
        yield said("DRAAGWIJZER", classes="title")
        yield said(self.say("example_wait"))


class TourCard(ModalScreen[bool]):
    """One step, over the screen it is about: below, and above in a talk, where the line to type on is below. What it tells of stays in view
    where there is room: the panels beside the talk, the facts and keys below a map. Closes with True to go on."""

    DEFAULT_CSS = """
    TourCard { align: center bottom; }
    TourCard.-tall > Vertical { margin-bottom: 2; }
    TourCard.-tall.over-map > Vertical { margin-bottom: 7; }
    TourCard.-tall.-beside.over-map, TourCard.-tall.-vast.over-map { align: right bottom; }
    TourCard.-tall.-beside.over-map > Vertical { width: 54; }
    TourCard.over-talk { align: left top; }
    TourCard.over-talk > Vertical { width: 100%; max-width: 84; margin: 0; }
    TourCard.over-talk.-beside > Vertical { width: 1fr; margin: 0 35 0 29; }
    TourCard.over-talk.-vast > Vertical { width: 84; margin: 0 0 0 35; }
    TourCard > Vertical { width: 84; max-width: 100%; height: auto; padding: 0 2; background: $panel; border: heavy $accent; }
    TourCard .step { color: $accent; text-style: bold; }
    TourCard .words { height: auto; }
    TourCard Horizontal { height: 3; }
    TourCard Button { margin-right: 1; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-alone"), (NARROW, "-beside"), (VAST, "-vast")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (36, "-tall")]
    BINDINGS = [Binding("escape", "stop", show=False), Binding("right", "next", show=False)]

    def __init__(self, step: str, lang: str) -> None:
        super().__init__()
        self.step, self.lang = step, lang
        self.set_class(step in ("talk", "line", "heard"), "over-talk")
        self.set_class(step == "map", "over-map")

    def compose(self) -> ComposeResult:
        last = self.step == STEPS[-1]
        with Vertical():
            number = say("tour_step", self.lang, number=STEPS.index(self.step) + 1, total=len(STEPS))
            yield said(number, classes="step")
            yield said(say(f"tour_{self.step}", self.lang), classes="words")
            with Horizontal():
                yield button(say("tour_look" if last else "tour_next", self.lang), "next", variant="primary")
                if not last:
                    yield button(say("tour_stop", self.lang), "stop")

    def on_mount(self) -> None:
        self.query_one("#next").focus()

    @on(Button.Pressed, "#next")
    def action_next(self) -> None:
        self.dismiss(True)

    @on(Button.Pressed, "#stop")
    def action_stop(self) -> None:
        self.dismiss(False)


class Tour:
    """Opens a screen, tells about it, and goes on. Whoever stops it stays where it is, in the example."""

    def __init__(self, app: DraagwijzerApp, trial: Trial) -> None:
        self.app, self.trial = app, trial

    async def lead(self) -> None:
        """Runs in a worker: it waits for every card."""
        for step in STEPS:
            await getattr(self, f"_to_{step}", self._stay)()
            if not await self.app.push_screen_wait(TourCard(step, self.app.lang)):
                return
            if self.app.trial is not self.trial:
                return

    async def _stay(self) -> None:
        return

    async def _to_talk(self) -> None:
        row = next(row for row in self.trial.vault.conversations() if row.id == self.trial.talk)
        await self.app.push_screen(ConversationScreen(row))

    @property
    def _talk(self) -> ConversationScreen | None:
        return self.app.screen if isinstance(self.app.screen, ConversationScreen) else None

    async def _to_line(self) -> None:
        if self._talk is not None:
            self._talk.query_one("#line", Input).value = LINE[self.app.lang]

    async def _to_heard(self) -> None:
        if self._talk is not None:
            await self._talk.query_one("#line", Input).action_submit()

    async def _to_map(self) -> None:
        if self._talk is not None:
            self._talk.action_map()

    async def _to_report(self) -> None:
        if self._talk is None:
            await self.app.pop_screen()
        if self._talk is not None:
            self._talk.action_report()

    async def _to_end(self) -> None:
        while not isinstance(self.app.screen, HomeScreen):
            await self.app.pop_screen()
