"""What is coming in all dossiers; Enter opens the dossier's talks."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, OptionList
from textual.widgets.option_list import Option

from intake.commands.due import DueRow, line, rows
from intake.store.errors import StoreError
from intake.tui.plain import button, said
from intake.tui.screens.base import HouseScreen


class DueScreen(HouseScreen[str]):
    """Closes with the id of the dossier chosen, or ""."""

    HELP = "help_due"
    DEFAULT_CSS = """
    DueScreen Vertical { padding: 1 2; }
    DueScreen OptionList { height: 1fr; margin-top: 1; }
    DueScreen Horizontal { height: 3; margin-top: 1; }
    """
    BINDINGS = [Binding("escape", "leave", show=False)]

    def compose(self) -> ComposeResult:
        with Vertical():
            yield said(self.say("due_title"), classes="title")
            yield OptionList(id="due", markup=False)
            with Horizontal():
                yield button(self.say("cancel"), "close")

    def on_mount(self) -> None:
        self.query_one("#due", OptionList).add_option(Option(Content(self.say("looking")), disabled=True))
        self.look()

    @work(thread=True, exclusive=True)
    def look(self) -> None:
        """Every talk is read for this: beside the screen, so that typing never waits."""
        try:
            found = rows(self.house.open_vault, self.house.library, self.house.clock().date())
        except StoreError as problem:
            self.app.call_from_thread(self.house.tell, problem.sentence(self.house.lang), "error")
            found = []
        self.app.call_from_thread(self.fill, found)

    def fill(self, found: list[DueRow]) -> None:
        listed = self.query_one("#due", OptionList)
        listed.clear_options()
        today = self.house.clock().date()
        listed.add_options(
            [Option(Content(line(row, today, self.house.lang)), id=f"{number}-{row.dossier}") for number, row in enumerate(found)]
        )
        if not found:
            listed.add_option(Option(Content(self.say("due_none")), disabled=True))
        else:
            listed.highlighted = 0
        listed.focus()

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss((event.option.id or "-").split("-", 1)[1])

    @on(Button.Pressed, "#close")
    def action_leave(self) -> None:
        self.dismiss("")
