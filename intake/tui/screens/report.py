"""The report: read it, for the professional or for the client, in the language of the talk or the other one, and save it."""

from __future__ import annotations

from functools import cached_property
from io import BytesIO

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from intake.commands.problems import Refused
from intake.conversation.fold import Conversation
from intake.store.errors import StoreError
from intake.store.interface import Store
from intake.store.rows import ConversationRow
from intake.tui.plain import button, relabel, said, with_headings
from intake.tui.screens.base import HouseScreen

READERS = {"professional": "professional", "client": "for_client"}
BUTTONS = {"save": "save", "as-txt": "as_text", "close": "cancel"}
"""Button -> its text, of those that are called the same whatever is in view."""


class ReportScreen(HouseScreen[None]):
    HELP = "help_report"
    DEFAULT_CSS = """
    ReportScreen Vertical { padding: 1 2; }
    ReportScreen #buttons { height: 3; }
    ReportScreen #buttons Button { margin-right: 1; }
    ReportScreen VerticalScroll { height: 1fr; max-width: 104; margin-top: 1; border: round $primary; padding: 0 1; }
    ReportScreen VerticalScroll:focus { border: heavy $accent; }
    """
    BINDINGS = [Binding("escape,f10", "app.pop_screen", show=False)]

    def __init__(self, state: Conversation, row: ConversationRow) -> None:
        super().__init__()
        self.state, self.row = state, row
        self.reader = "client" if state.audience == "client" else "professional"
        self.lang = state.lang

    @cached_property
    def earlier(self) -> list[Conversation]:
        """The other talks of the dossier, read when first needed."""
        from intake.commands.earlier import talks_of

        return talks_of(self.house.open_vault, self.row.dossier, self.house.library, but=self.row.id)

    def compose(self) -> ComposeResult:
        with Vertical():
            with Horizontal(id="buttons"):
                if self.state.audience != "client":
                    for reader in READERS:
                        yield button(self._reader(reader), reader)
                yield from self.savers()
                yield button(self._other_language(), "other-language")
                yield button(self.say("cancel"), "close")
            with VerticalScroll():
                yield said("", id="text", classes="to-read")

    def savers(self) -> ComposeResult:
        """In a browser a file goes to whoever sits there; in a terminal all go to a folder."""
        if self.app.is_web:
            yield button("PDF", "as-pdf", variant="primary")
            yield button(self.say("as_text"), "as-txt")
        else:
            yield button(self.say("save"), "save", variant="primary")

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()
        self.fill()

    def change_language(self) -> None:
        """Who asks for the other language everywhere asks for it here too."""
        self.lang = self.house.lang
        for id, key in BUTTONS.items():
            for one in self.query(f"#{id}").results(Button):
                relabel(one, self.say(key))
        self.fill()

    def _other_language(self) -> str:
        """By its own name, for who reads only that one."""
        return "English" if self.lang == "nl" else "Nederlands"

    def _reader(self, reader: str) -> str:
        """With a sign at the one whose report is in view."""
        return f"{'●' if reader == self.reader else '○'} {self.say(READERS[reader])}"

    def fill(self) -> None:
        for reader in READERS:
            for one in self.query(f"#{reader}").results(Button):
                relabel(one, self._reader(reader))
        relabel(self.query_one("#other-language", Button), self._other_language())
        self.query_one("#text", Static).update(Content(self.say("report_wait")))
        self._write(self.reader, self.lang)

    @work(thread=True, exclusive=True, group="text")
    def _write(self, reader: str, lang: str) -> None:
        """Beside the screen: a long talk takes a moment."""
        from intake.commands.report import rendered

        text = rendered(self.state, self.house.library, "txt", reader, lang, earlier=self.earlier, at=self.house.clock())
        self.app.call_from_thread(self._show, reader, lang, text)

    def _show(self, reader: str, lang: str, text: str) -> None:
        if (reader, lang) == (self.reader, self.lang) and self.is_attached:
            self.query_one("#text", Static).update(with_headings(text))

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        match event.button.id:
            case "close":
                self.app.pop_screen()
            case "save" if self.house.trial is not None:
                self.house.tell(self.say("example_unsaved"))
            case "save":
                self.house.tell(self.say("saving"))
                self.save(self.house.open_vault)
            case "as-pdf" | "as-txt" as chosen:
                self.deliver(chosen.removeprefix("as-"))
            case "other-language":
                self.lang = "en" if self.lang == "nl" else "nl"
                self.fill()
            case "professional" | "client":
                self.reader = event.button.id
                self.fill()

    @work(thread=True, exclusive=True, group="save")
    def save(self, vault: Store) -> None:
        """Every format for the readers this screen may show; file names come from ids, never from typed words. Logged first."""
        from intake.commands.report import write_all

        house, tell = self.house, self.app.call_from_thread
        folder = house.home / "reports" / self.row.id
        readers = ("client",) if self.state.audience == "client" else ("professional", "client")
        try:
            vault.record("exported", self.row.dossier, self.row.id, f"report {' '.join(readers)}")
            write_all(self.state, house.library, folder, self.row.flow, self.lang, readers, self.earlier, house.clock())
        except (Refused, StoreError) as problem:
            why = problem.sentence(house.lang) if isinstance(problem, StoreError) else problem
            tell(house.tell, self.say("not_saved", why=why), "error")
            return
        tell(house.tell, self.say("saved", folder=folder))

    def deliver(self, format: str) -> None:
        """What is in view as a file for the browser; nothing of it stays on the server."""
        from intake.commands.report import whole

        name = f"{self.row.flow}-{self.reader}.{format}"
        data = whole(self.state, self.house.library, format, self.reader, self.lang, earlier=self.earlier, at=self.house.clock())
        try:
            self.house.open_vault.record("exported", self.row.dossier, self.row.id, f"report {format} {self.reader}")
        except StoreError as problem:
            self.house.tell(problem.sentence(self.house.lang), "error")
            return
        self.app.deliver_binary(BytesIO(data), save_filename=name, mime_type="application/octet-stream")
        self.house.tell(self.say("delivered", name=name))
