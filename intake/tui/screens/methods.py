"""The methods to browse: what each is, for whom, and what it takes."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from intake.definitions.model import Flow
from intake.tui.plain import button, hanging, said
from intake.tui.screens.base import HouseScreen
from intake.tui.widgets.method_card import method_card

NARROWEST = 20
"""Columns of the list where it is not laid out yet."""


class MethodsScreen(HouseScreen[str]):
    """Closes with the id of the method to begin, or ""."""

    HELP = "help_methods"
    CSS_PATH = ["methods.tcss"]
    BINDINGS = [Binding("escape", "cancel", show=False)]
    shown = ""

    def compose(self) -> ComposeResult:
        with Horizontal():
            with Vertical(id="left"):
                yield Input(placeholder=self.say("find_method"), id="search")
                with Vertical(classes="room"):
                    yield OptionList(id="methods", markup=False)
            with Vertical(id="right"):
                with VerticalScroll():
                    yield said("", id="card", classes="to-read")
                with Horizontal(classes="row"):
                    yield button(self.say("start_this"), "start", variant="primary")
                    yield button(self.say("cancel"), "cancel")

    def on_mount(self) -> None:
        self.query_one("#methods").focus()

    def on_resize(self) -> None:
        self.call_after_refresh(lambda: self.fill(self.query_one("#search", Input).value))

    def fill(self, search: str) -> None:
        lang = self.house.lang
        flows = sorted(
            self.house.library.methods.values(), key=lambda flow: flow.card.title.get(lang).casefold()
        )
        listed = self.query_one("#methods", OptionList)
        listed.clear_options()
        wanted = search.casefold()
        found = [
            f
            for f in flows
            if wanted in f.card.title.get(lang).casefold() or wanted in f.card.summary.get(lang).casefold()
        ]
        width = listed.scrollable_content_region.width - 2 or NARROWEST
        listed.add_options([Option(Content(hanging(flow.card.title.get(lang), width)), id=flow.id) for flow in found])
        ids = [flow.id for flow in found]
        if found:
            listed.highlighted = ids.index(self.shown) if self.shown in ids else 0
        else:
            listed.add_option(Option(Content(self.say("nothing_found")), disabled=True))
            self._show(None)

    @on(Input.Changed, "#search")
    def searched(self, event: Input.Changed) -> None:
        self.fill(event.value)

    @on(OptionList.OptionHighlighted)
    def looked_at(self, event: OptionList.OptionHighlighted) -> None:
        self._show(self.house.library.flows[event.option.id or ""])

    def _show(self, flow: Flow | None) -> None:
        self.shown = flow.id if flow else ""
        self.query_one("#card", Static).update(method_card(flow, self.house.library, self.house.lang) if flow else "")
        self.query_one("#start", Button).display = bool(flow and flow.stages)

    @on(Button.Pressed, "#start")
    def start(self) -> None:
        self.dismiss(self.shown)

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        self.dismiss("")
