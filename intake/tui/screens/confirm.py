"""One question with yes and no, over whatever screen asks it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button

from intake.tui.plain import button, said
from intake.tui.texts import say


class ConfirmScreen(ModalScreen[bool]):
    """Closes with True for yes. sentences: what is asked and what follows; choice: whether yes can be said at all."""

    DEFAULT_CSS = """
    ConfirmScreen { align: center middle; }
    ConfirmScreen > Vertical { width: 64; max-width: 90%; height: auto; max-height: 90%; padding: 1 2; background: $surface; border: round $warning; }
    ConfirmScreen .sentence { height: auto; margin-bottom: 1; }
    ConfirmScreen .answers { height: 3; }
    ConfirmScreen Button { margin-right: 1; }
    """
    BINDINGS = [
        Binding("j,y", "answer(True)", show=False),
        Binding("n,escape", "answer(False)", show=False),
    ]

    def __init__(self, sentences: tuple[str, ...], lang: str, choice: bool = True) -> None:
        super().__init__()
        self.sentences, self.lang, self.choice = sentences, lang, choice

    def compose(self) -> ComposeResult:
        with Vertical():
            yield from self.asked()
            with Horizontal(classes="answers"):
                if self.choice:
                    yield button(say("yes", self.lang), "yes")
                yield button(say("no" if self.choice else "cancel", self.lang), "no")

    def asked(self) -> ComposeResult:
        """What stands above the buttons."""
        for sentence in self.sentences:
            yield said(sentence, classes="sentence")

    def on_mount(self) -> None:
        self.query_one("#no").focus()

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

    def action_answer(self, yes: bool) -> None:
        self.dismiss(yes and self.choice)
