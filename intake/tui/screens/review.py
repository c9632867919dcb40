"""All answers by stage; choose one to change it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from intake.conversation.dialogue import Dialogue
from intake.conversation.messages import Message, ReviewRow
from intake.tui.plain import button, said
from intake.tui.screens.base import HouseScreen


class ReviewScreen(HouseScreen[list[Message]]):
    """Closes with what the talk says after going to the chosen question."""

    HELP = "help_review"
    DEFAULT_CSS = """
    ReviewScreen Vertical { padding: 1 2; }
    ReviewScreen OptionList { height: 1fr; max-width: 120; margin: 1 0; }
    """
    BINDINGS = [Binding("escape,f9", "close", show=False)]

    def __init__(self, talk: Dialogue) -> None:
        super().__init__()
        self.talk = talk

    def compose(self) -> ComposeResult:
        with Vertical():
            yield said(self.say("review_title"), classes="title")
            yield OptionList(*self._rows(), id="rows", markup=False)
            yield button(self.say("cancel"), "close")

    def on_mount(self) -> None:
        self.query_one("#rows").focus()

    def _rows(self) -> list[Option]:
        found: list[Option] = []
        stage = ""
        for row in self.talk.review():
            if row.stage != stage:
                stage = row.stage
                title = self.talk.state.text(self.talk.state.compiled.stages[stage].title)
                found.append(Option(Content.styled(f"── {title}", "bold $accent"), disabled=True))
            found.append(Option(self._line(row), id=row.question, disabled=row.state == "hidden"))
        return found

    def _line(self, row: ReviewRow) -> Content:
        words = row.words if row.state in ("answered", "hidden") else ""
        kept_back = self.say(f"{row.state}_row") if row.state != "answered" else ""
        others = "; ".join(f"{who}: {other}" for who, other in row.others)
        told = " · ".join(part for part in (words, kept_back, others) if part)
        return Content.assemble(row.text + "\n", (f"  {told}", "bold"))

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option.id:
            self.dismiss(self.talk.move("goto", event.option.id))

    def on_button_pressed(self) -> None:
        self.action_close()

    def action_close(self) -> None:
        self.dismiss([])
