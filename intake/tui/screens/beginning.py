"""A new talk: for whom, which one, and who is at the screen."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, OptionList, RadioSet, Static
from textual.widgets.option_list import Option

from intake.definitions.model import AUDIENCES
from intake.store.errors import StoreError
from intake.store.rows import ConversationRow
from intake.tui.plain import button, said
from intake.tui.screens.base import HouseScreen
from intake.tui.widgets.field import Field
from intake.tui.widgets.method_card import method_card
from intake.tui.widgets.signs import SignButton, SignSet
from intake.understanding.text import one_line


class BeginScreen(HouseScreen[ConversationRow | None]):
    """Closes with the new conversation, or None. dossier: the one that is in view, its title filled in."""

    HELP = "help_begin"
    CSS_PATH = ["beginning.tcss"]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (150, "-vast")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (36, "-tall")]  # the form as it is in full takes so many rows
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
            yield Field(rows.get(self.dossier, ""), id="title")
            yield said(self.say("which_method"))
            yield Field(placeholder=self.say("find_method"), id="find")
            yield OptionList(id="flow", markup=False)
            yield said(self.say("who_leads"))
            with SignSet(id="audience"):
                for audience in AUDIENCES:
                    yield SignButton(
                        Content(self.say(audience)),
                        value=audience == self.house.begin_audience,
                        name=audience,
                    )
            yield said("", id="problem", classes="problem")
            with Horizontal(classes="row"):
                yield button(self.say("begin"), "begin", variant="primary")
                yield button(self.say("cancel"), "cancel")
        with VerticalScroll(id="about", can_focus=False):
            yield said("", id="card", classes="to-read")

    def on_mount(self) -> None:
        self.fill("")
        self.query_one("#title").focus()

    def fill(self, search: str) -> None:
        """The methods with these words in their title; the one that was asked for, or the first, is ready to take."""
        wanted = search.casefold().strip()
        talks = [(id, title) for id, title in self._talks() if wanted in title.casefold() or wanted in id]
        listed = self.query_one("#flow", OptionList)
        listed.clear_options()
        listed.add_options([Option(Content(title), id=id) for id, title in talks])
        ids = [id for id, _ in talks]
        if ids:
            listed.highlighted = ids.index(self.flow) if self.flow in ids else 0

    @on(Input.Changed, "#find")
    def looked_for(self, event: Input.Changed) -> None:
        self.fill(event.value)

    @on(OptionList.OptionHighlighted, "#flow")
    def looked_at(self, event: OptionList.OptionHighlighted) -> None:
        """What it is stands beside the form where there is room."""
        flow = self.house.library.flows[event.option.id or ""]
        self.query_one("#card", Static).update(method_card(flow, self.house.library, self.house.lang))

    @on(OptionList.OptionSelected, "#flow")
    def taken(self) -> None:
        self.query_one("#audience").focus()

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#begin")
    def begin(self) -> None:
        title = one_line(self.query_one("#title", Input).value)
        listed = self.query_one("#flow", OptionList)
        audience_button = self.query_one("#audience", RadioSet).pressed_button
        if not title:
            self.tell_problem(self.say("needs_title"))
            self.query_one("#title").focus()
            return
        if listed.highlighted is None or audience_button is None:
            return
        vault = self.house.open_vault
        flow = self.house.library.flows[listed.get_option_at_index(listed.highlighted).id or ""]
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
