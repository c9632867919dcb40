"""The maps of the talk so far, drawn in characters: scroll with the arrows."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, ScrollableContainer, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from intake.conversation.fold import Conversation
from intake.conversation.wording import date_words
from intake.network.cells import terminal
from intake.network.drawing import Drawing
from intake.network.ecogram import ecogram
from intake.network.genogram import genogram
from intake.network.kin import OwnAncestor
from intake.tui.plain import button, said
from intake.tui.screens.base import HouseScreen


class MapScreen(HouseScreen[None]):
    """Genogram and ecogram; D shows the same in words."""

    DEFAULT_CSS = """
    MapScreen Vertical { padding: 1 2; }
    MapScreen #buttons { height: 3; }
    MapScreen #buttons Button { margin-right: 1; }
    MapScreen ScrollableContainer { height: 1fr; margin-top: 1; border: round $primary; padding: 0 1; }
    MapScreen #map { width: auto; height: auto; }
    MapScreen #map.words { width: 100%; }
    """
    BINDINGS = [Binding("escape,f11", "app.pop_screen", show=False), Binding("d", "words", show=False)]

    def __init__(self, state: Conversation) -> None:
        super().__init__()
        self.state = state
        self.kind = "genogram" if state.people.get("cared_for") else "ecogram"
        self.in_words = False

    def compose(self) -> ComposeResult:
        with Vertical():
            with Horizontal(id="buttons"):
                yield button(self.say("genogram"), "genogram")
                yield button(self.say("ecogram"), "ecogram")
                yield button(self.say("in_words"), "words")
                yield button(self.say("cancel"), "close")
            with ScrollableContainer():
                yield said("", id="map")

    def on_mount(self) -> None:
        self.fill()
        self.query_one(ScrollableContainer).focus()

    def fill(self) -> None:
        shown = self.query_one("#map", Static)
        shown.set_class(self.in_words, "words")
        try:
            drawn = self._drawing()
        except OwnAncestor as problem:
            shown.update(Content(self.say("own_ancestor", name=problem.name)))
            return
        shown.update(Content(f"{drawn.title}\n\n{drawn.description}" if self.in_words else terminal(drawn)))

    def _drawing(self) -> Drawing:
        lang = self.house.lang
        today = date_words(self.house.clock().date().isoformat(), lang)
        draw = genogram if self.kind == "genogram" else ecogram
        return draw(self.state.people, self.state.ties, lang, today)

    def action_words(self) -> None:
        self.in_words = not self.in_words
        self.fill()

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        match event.button.id:
            case "close":
                self.app.pop_screen()
            case "words":
                self.action_words()
            case "genogram" | "ecogram":
                self.kind = event.button.id
                self.fill()
