"""What you can type and press."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from intake.tui.help_texts import say
from intake.tui.plain import button, said, with_headings
from intake.tui.screens.base import HouseScreen


class HelpScreen(HouseScreen[None]):
    DEFAULT_CSS = """
    HelpScreen VerticalScroll { padding: 1 3 0 3; }
    HelpScreen #foot { height: 2; padding: 1 3 0 3; }
    """
    BINDINGS = [Binding("escape,f1", "app.pop_screen", show=False)]

    def __init__(self, key: str = "help_text") -> None:
        super().__init__()
        self.key = key

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(with_headings(say(self.key, self.house.lang)), classes="to-read")
        with Horizontal(id="foot"):
            yield button(f" {self.say('cancel')} ", "close", classes="small")
            yield said("Esc", classes="quiet")

    def on_button_pressed(self) -> None:
        self.app.pop_screen()
