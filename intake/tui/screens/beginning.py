"""A new talk: for whom, which one, and who is at the screen."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, RadioButton, RadioSet

from intake.definitions.model import AUDIENCES
from intake.store.errors import StoreError
from intake.store.rows import ConversationRow
from intake.tui.plain import button, said
from intake.tui.screens.base import HouseScreen


class BeginScreen(HouseScreen[ConversationRow | None]):
    """Closes with the new conversation, or None. dossier: the one that is in view, its title filled in."""

    CSS_PATH = ["beginning.tcss"]
    BINDINGS = [Binding("escape", "cancel", show=False)]

    def __init__(self, flow: str = "", dossier: str = "") -> None:
        super().__init__()
        self.flow, self.dossier = flow, dossier

    def _talks(self) -> list[tuple[str, str]]:
        flows = self.house.library.flows.values()
        talks = [(flow.id, flow.card.title.get(self.house.lang)) for flow in flows if flow.stages]
        first = ("mantelscan", "pom", "quez")
        return sorted(talks, key=lambda talk: (first.index(talk[0]) if talk[0] in first else 9, talk[1]))

    def compose(self) -> ComposeResult:
        rows = {row.id: row.title for row in self.house.open_vault.dossiers()}
        with VerticalScroll(id="form"):
            yield said(self.say("new_talk"), classes="title")
            yield said(self.say("for_whom"))
            yield Input(rows.get(self.dossier, ""), id="title")
            yield said(self.say("which_method"))
            with RadioSet(id="flow"):
                for index, (id, title) in enumerate(self._talks()):
                    yield RadioButton(
                        Content(title), value=id == self.flow or (not self.flow and index == 0), name=id
                    )
            yield said(self.say("who_leads"))
            with RadioSet(id="audience"):
                for audience in AUDIENCES:
                    yield RadioButton(
                        Content(self.say(audience)),
                        value=audience == self.house.begin_audience,
                        name=audience,
                    )
            yield said("", id="problem", classes="problem")
            with Horizontal(classes="row"):
                yield button(self.say("begin"), "begin", variant="primary")
                yield button(self.say("cancel"), "cancel")

    def on_mount(self) -> None:
        self.query_one("#title").focus()

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        self.dismiss(None)

    @on(Input.Submitted, "#title")
    def onward(self) -> None:
        self.query_one("#flow").focus()

    @on(Button.Pressed, "#begin")
    def begin(self) -> None:
        title = self.query_one("#title", Input).value.strip()
        flow_button = self.query_one("#flow", RadioSet).pressed_button
        audience_button = self.query_one("#audience", RadioSet).pressed_button
        if not title:
            self.query_one("#problem").update(self.say("needs_title"))  # type: ignore[attr-defined]
            self.query_one("#title").focus()
            return
        if flow_button is None or audience_button is None:
            return
        vault = self.house.open_vault
        flow = self.house.library.flows[flow_button.name or ""]
        try:
            dossier = next(
                (row.id for row in vault.dossiers() if row.title == title), None
            ) or vault.new_dossier(title)
            audience = audience_button.name or "worker"
            id = vault.new_conversation(
                dossier, flow.id, flow.version, flow.source, self.house.lang, audience
            )
        except StoreError as problem:
            self.house.tell(problem.sentence(self.house.lang), "error")
            return
        self.dismiss(next(row for row in vault.conversations(dossier) if row.id == id))
