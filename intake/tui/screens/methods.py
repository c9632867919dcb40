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
from intake.tui.plain import button, said
from intake.tui.screens.base import HouseScreen


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
                yield OptionList(id="methods", markup=False)
            with Vertical(id="right"):
                with VerticalScroll():
                    yield said("", id="card", classes="to-read")
                with Horizontal(classes="row"):
                    yield button(self.say("start_this"), "start", variant="primary")
                    yield button(self.say("cancel"), "cancel")

    def on_mount(self) -> None:
        self.fill("")
        self.query_one("#methods").focus()

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
        listed.add_options([Option(Content(flow.card.title.get(lang)), id=flow.id) for flow in found])
        if found:
            listed.highlighted = 0

    @on(Input.Changed, "#search")
    def searched(self, event: Input.Changed) -> None:
        self.fill(event.value)

    @on(OptionList.OptionHighlighted)
    def looked_at(self, event: OptionList.OptionHighlighted) -> None:
        flow = self.house.library.flows[event.option.id or ""]
        self.shown = flow.id
        self.query_one("#card", Static).update(Content(self._card(flow)))
        self.query_one("#start", Button).display = bool(flow.stages)

    def _card(self, flow: Flow) -> str:
        card, lang = flow.card, self.house.lang
        parts = [card.title.get(lang).upper()]
        for key in (
            "summary",
            "for_whom",
            "by_whom",
            "takes",
            "needs",
            "not_when",
            "product",
            "evidence_text",
        ):
            text = getattr(card, key)
            if text is not None:
                heading = self.say(f"card_{key}")
                parts.append(f"{heading}: {text.get(lang)}" if heading else text.get(lang))
        parts.append(" · ".join(part for part in (card.organisation, card.site) if part))
        others = [other.card.title.get(lang) for other in self.house.library.variants(flow.id)]
        if others:
            parts.append(self.say("variants", titles=", ".join(others)))
        if not flow.stages:
            parts.append(self.say("only_card"))
        return "\n\n".join(parts)

    @on(Button.Pressed, "#start")
    def start(self) -> None:
        self.dismiss(self.shown)

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        self.dismiss("")
