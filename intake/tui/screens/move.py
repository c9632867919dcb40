"""What moving a talk to another version of its method would change, to be looked at before saying yes."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button

from intake.conversation.migrating import Migration
from intake.conversation.migration_words import lines
from intake.tui.plain import button, said
from intake.tui.texts import say


class MoveScreen(ModalScreen[bool]):
    """Closes with True for yes."""

    DEFAULT_CSS = """
    MoveScreen { align: center middle; }
    MoveScreen > Vertical { width: 90; max-width: 95%; height: auto; max-height: 90%; padding: 1 2; background: $surface; border: round $accent; }
    MoveScreen VerticalScroll { height: auto; max-height: 16; margin: 1 0; }
    MoveScreen .row { height: auto; }
    MoveScreen Horizontal { height: 3; margin-top: 1; }
    MoveScreen Button { margin-right: 1; }
    """
    BINDINGS = [
        Binding("j,y", "answer(True)", show=False),
        Binding("n,escape", "answer(False)", show=False),
    ]

    def __init__(self, move: Migration, lang: str) -> None:
        super().__init__()
        self.move, self.lang = move, lang

    def compose(self) -> ComposeResult:
        with Vertical():
            yield said(say("move_title", self.lang), classes="title")
            with VerticalScroll(id="changes"):
                yield said("\n".join(lines(self.move, self.lang)), classes="row")
            yield said(say("move_ask", self.lang), classes="row")
            with Horizontal():
                yield button(say("yes", self.lang), "yes", variant="primary")
                yield button(say("no", self.lang), "no")

    def on_mount(self) -> None:
        self.query_one("#no").focus()

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

    def action_answer(self, yes: bool) -> None:
        self.dismiss(yes)
