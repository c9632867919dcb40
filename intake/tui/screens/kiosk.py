"""The screens of a kiosk: handing over, the talk, thank you, and the client's own report."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Center, Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Input

from intake.conversation.fold import Conversation
from intake.conversation.messages import Message
from intake.idle import seconds_passed
from intake.network.compare import Snapshot
from intake.store.errors import StoreError
from intake.store.interface import Store
from intake.store.rows import ConversationRow
from intake.tui.plain import button, said
from intake.tui.screens.base import HouseScreen
from intake.tui.screens.conversation import ConversationScreen
from intake.tui.screens.report import ReportScreen
from intake.understanding.text import one_line

if TYPE_CHECKING:
    from intake.tui.kiosk import KioskApp

THANKS_SECONDS = 60.0


def talk_for(vault: Store, dossier: str, flow: Any, lang: str) -> ConversationRow:
    """The client's own talk of this flow in the dossier with that title or id: one that is going on, else a new one. Raises StoreError."""
    id = next((row.id for row in vault.dossiers() if dossier in (row.id, row.title)), None) or vault.new_dossier(dossier)
    rows = vault.conversations(id)
    for row in rows:
        if (row.flow, row.audience) == (flow.id, "client") and row.status != "finished":
            return row
    made = vault.new_conversation(id, flow.id, flow.version, flow.source, lang, "client")
    return next(row for row in vault.conversations(id) if row.id == made)


class HandOverScreen(HouseScreen[None]):
    """The worker says whose talk it is, before the screen is handed over."""

    HELP = "help_kiosk"
    CSS_PATH = ["kiosk.tcss"]

    @property
    def kiosk(self) -> KioskApp:
        return cast("KioskApp", self.app)

    def compose(self) -> ComposeResult:
        flow = self.house.library.flows[self.house.begin_flow]
        with VerticalScroll(id="lock"), Center(), Vertical(id="card"):
            yield said("DRAAGWIJZER", classes="title", id="name")
            yield said(self.say("kiosk_text", flow=flow.card.title.get(self.house.lang)), classes="text")
            if not self.kiosk.dossier:
                yield said(self.say("for_whom"))
                yield Input(id="title")
            yield said(self.say("kiosk_ready"), classes="text")
            yield button(self.say("begin"), "begin", variant="primary")
            yield said("", id="problem", classes="problem")

    def on_mount(self) -> None:
        self.query("Input, Button").first().focus()

    @on(Input.Submitted)
    @on(Button.Pressed)
    def begin(self) -> None:
        title = self.kiosk.dossier or one_line(self.query_one("#title", Input).value)
        if not title:
            self.tell_problem(self.say("needs_title"))
            return
        flow = self.house.library.flows[self.house.begin_flow]
        try:
            row = talk_for(self.house.open_vault, title, flow, self.house.lang)
        except StoreError as problem:
            self.tell_problem(problem.sentence(self.house.lang))
            return
        self.app.switch_screen(KioskTalkScreen(row))


class KioskTalkScreen(ConversationScreen):
    """Only this talk: nothing of an earlier one comes along or is shown, and it ends in a thank-you."""

    HELP = "help_kiosk_talk"
    CSS_PATH = ["conversation.tcss"]

    def do(self, act: Callable[[], list[Message]]) -> None:
        super().do(act)
        if self.talk is not None and self.talk.state.status == "finished" and self.is_current:
            self.left()

    def left(self) -> None:
        assert self.talk is not None
        self.app.switch_screen(ThanksScreen(self.talk.state, self.row))

    def away(self) -> None:
        self.call_later(self.house.action_lock)

    def action_leave(self) -> None:
        """Back to the line; a talk is ended in words, not by a key pressed by accident."""
        self.query_one("#line").focus()

    def _along(self) -> dict[str, Any]:
        return {}

    def _earlier(self) -> Snapshot | None:
        return None

    def _begin_chosen(self) -> None:
        """The one talk this screen is for does not hand over to another."""

    def action_report(self) -> None:
        if self.talk is not None:
            self.app.push_screen(OwnReportScreen(self.talk.state, self.row))

    def commands(self) -> list[tuple[str, Callable[[], None]]]:
        pause = (self.say("pause"), lambda: self.action_move("pause"))
        return [*(one for one in super().commands() if one[0] != self.say("pause")), pause]

    def action_move(self, what: str) -> None:
        super().action_move(what)
        if self.talk is not None and self.talk.state.status == "paused" and self.is_current:
            self.left()


class OwnReportScreen(ReportScreen):
    """The client's report of this talk alone, to read. It is not saved on a screen that is not their own."""

    def __init__(self, state: Conversation, row: ConversationRow) -> None:
        super().__init__(state, row)
        self.earlier = []

    def savers(self) -> ComposeResult:
        yield from ()


class ThanksScreen(HouseScreen[None]):
    """Thank you; then the lock, by a key or by itself."""

    HELP = "help_kiosk"
    CSS_PATH = ["kiosk.tcss"]
    BINDINGS = [Binding("escape", "app.lock", show=False)]

    def __init__(self, state: Conversation, row: ConversationRow) -> None:
        super().__init__()
        self.state, self.row = state, row

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="lock"), Center(), Vertical(id="card"):
            yield said(self.say("thanks"), classes="title", id="name")
            yield said(self.say("thanks_text"), classes="text")
            with Horizontal(classes="row"):
                yield button(self.say("thanks_lock"), "done", variant="primary")
                yield button(self.say("thanks_report"), "report")

    def on_mount(self) -> None:
        self.query_one("#done").focus()
        self.set_interval(1.0, self._lock_soon)

    async def _lock_soon(self) -> None:
        if seconds_passed() - self.house.touched >= THANKS_SECONDS:
            await self.house.action_lock()

    @on(Button.Pressed)
    async def pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "report":
            self.app.push_screen(OwnReportScreen(self.state, self.row))
        else:
            await self.house.action_lock()
