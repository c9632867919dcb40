"""What is coming in all dossiers; Enter opens the dossier's talks."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, OptionList
from textual.widgets.option_list import Option

from intake.commands.due import DueRow, rows, what, whose
from intake.store.errors import StoreError
from intake.tui.plain import button, hanging, said
from intake.tui.screens.base import HouseScreen


class DueScreen(HouseScreen[str]):
    """Closes with the id of the dossier chosen, or ""."""

    HELP = "help_due"
    DEFAULT_CSS = """
    DueScreen #page { padding: 1 2; }
    DueScreen #room { height: auto; max-height: 1fr; margin-top: 1; }
    DueScreen OptionList { height: auto; max-height: 100%; max-width: 100; }
    DueScreen Horizontal { height: 3; margin-top: 1; }
    """
    BINDINGS = [Binding("escape", "leave", show=False)]

    def compose(self) -> ComposeResult:
        with Vertical(id="page"):
            yield said(self.say("due_title"), classes="title")
            with Vertical(id="room"):
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
        listed.add_options([Option(Content(self._entry(row, listed)), id=f"{number}-{row.dossier}") for number, row in enumerate(found)])
        if not found:
            listed.add_option(Option(Content(self.say("due_none")), disabled=True))
        else:
            listed.highlighted = 0
        listed.focus()

    def _entry(self, row: DueRow, listed: OptionList) -> str:
        """When and for whom; below it what, standing in."""
        told = what(row, self.house.clock().date(), self.house.lang)
        return f"{whose(row, self.house.lang)}\n{hanging('   ' + told, listed.scrollable_content_region.width - 2)}"

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss((event.option.id or "-").split("-", 1)[1])

    @on(Button.Pressed, "#close")
    def action_leave(self) -> None:
        self.dismiss("")
