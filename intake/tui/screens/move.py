"""What moving a talk to another version of its method would change, to be looked at before saying yes."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from intake.conversation.migrating import Migration
from intake.conversation.migration_words import lines
from intake.tui.plain import said
from intake.tui.screens.confirm import ConfirmScreen
from intake.tui.texts import say


class MoveScreen(ConfirmScreen):
    """Closes with True for yes."""

    DEFAULT_CSS = """
    MoveScreen > Vertical { width: 90; max-width: 95%; border: round $accent; }
    MoveScreen VerticalScroll { height: auto; max-height: 16; margin-bottom: 1; }
    MoveScreen .under { padding-left: 2; }
    """

    def __init__(self, move: Migration, lang: str) -> None:
        super().__init__((say("move_title", lang), say("move_ask", lang)), lang)
        self.changes = lines(move, lang)

    def asked(self) -> ComposeResult:
        title, question = self.sentences
        yield said(title, classes="title sentence")
        with VerticalScroll(id="changes"):
            for line in self.changes:
                yield said(line.strip(), classes="under" if line.startswith(" ") else "")
        yield said(question, classes="sentence")
