"""The report: read it, for the professional or for the client, and save it."""

from __future__ import annotations

from functools import cached_property
from io import BytesIO

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from intake.commands.problems import Refused
from intake.conversation.fold import Conversation
from intake.store.errors import StoreError
from intake.store.rows import ConversationRow
from intake.tui.plain import button, said
from intake.tui.screens.base import HouseScreen


class ReportScreen(HouseScreen[None]):
    DEFAULT_CSS = """
    ReportScreen Vertical { padding: 1 2; }
    ReportScreen #buttons { height: 3; }
    ReportScreen #buttons Button { margin-right: 1; }
    ReportScreen VerticalScroll { height: 1fr; margin-top: 1; border: round $primary; padding: 0 1; }
    """
    BINDINGS = [Binding("escape,f10", "app.pop_screen", show=False)]

    def __init__(self, state: Conversation, row: ConversationRow) -> None:
        super().__init__()
        self.state, self.row = state, row
        self.reader = "client" if state.audience == "client" else "professional"

    @cached_property
    def earlier(self) -> list[Conversation]:
        """The other talks of the dossier, read when first needed."""
        from intake.commands.earlier import talks_of

        return talks_of(self.house.open_vault, self.row.dossier, self.house.library, but=self.row.id)

    def compose(self) -> ComposeResult:
        with Vertical():
            with Horizontal(id="buttons"):
                if self.state.audience != "client":
                    yield button(self.say("professional"), "professional")
                    yield button(self.say("for_client"), "client")
                yield from self.savers()
                yield button(self.say("cancel"), "close")
            with VerticalScroll():
                yield said("", id="text")

    def savers(self) -> ComposeResult:
        """In a browser a file goes to whoever sits there; in a terminal all go to a folder."""
        if self.app.is_web:
            yield button("PDF", "as-pdf", variant="primary")
            yield button(self.say("as_text"), "as-txt")
        else:
            yield button(self.say("save"), "save", variant="primary")

    def on_mount(self) -> None:
        self.fill()
        self.query_one(VerticalScroll).focus()

    def fill(self) -> None:
        from intake.commands.report import rendered

        text = rendered(self.state, self.house.library, "txt", self.reader, self.house.lang, earlier=self.earlier)
        self.query_one("#text", Static).update(Content(text))

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        match event.button.id:
            case "close":
                self.app.pop_screen()
            case "save":
                self.save()
            case "as-pdf" | "as-txt" as chosen:
                self.deliver(chosen.removeprefix("as-"))
            case "professional" | "client":
                self.reader = event.button.id
                self.fill()

    def save(self) -> None:
        """Every format for the readers this screen may show; file names come from ids, never from typed words."""
        from intake.commands.report import write_all

        folder = self.house.home / "reports" / self.row.id
        readers = ("client",) if self.state.audience == "client" else ("professional", "client")
        try:
            write_all(
                self.state, self.house.library, folder, self.row.flow, self.house.lang, readers, self.earlier
            )
        except Refused as problem:
            self.house.tell(self.say("not_saved", why=problem), "error")
            return
        self.house.tell(self.say("saved", folder=folder))

    def deliver(self, format: str) -> None:
        """What is in view as a file for the browser; nothing of it stays on the server."""
        from intake.commands.report import whole

        name = f"{self.row.flow}-{self.reader}.{format}"
        data = whole(self.state, self.house.library, format, self.reader, self.house.lang, earlier=self.earlier)
        try:
            self.house.open_vault.record("exported", self.row.dossier, self.row.id, f"{format} {self.reader}")
        except StoreError as problem:
            self.house.tell(problem.sentence(self.house.lang), "error")
            return
        self.app.deliver_binary(BytesIO(data), save_filename=name, mime_type="application/octet-stream")
        self.house.tell(self.say("delivered", name=name))
