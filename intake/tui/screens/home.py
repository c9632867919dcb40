"""The dossiers: find one, go on with a talk, begin a new one, or look at the methods."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, OptionList
from textual.widgets.option_list import Option

from intake.store.rows import ConversationRow
from intake.tui.plain import button, said
from intake.tui.screens.base import HouseScreen


class HomeScreen(HouseScreen[None]):
    CSS_PATH = ["home.tcss"]
    BINDINGS = [Binding("ctrl+n", "new", show=False)]

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield said("DRAAGWIJZER", classes="title")
            yield said(self.say("tagline"), classes="quiet", id="tagline")
            if self.house.has_keys():
                yield button(self.say("keys"), "keys", classes="small")
        with Horizontal(id="buttons"):
            yield button(self.say("new_talk"), "new", variant="primary")
            yield button(self.say("which_now"), "which")
            yield button(self.say("methods"), "methods")
            yield button(self.say("due"), "due")
            yield button(self.say("help"), "help")
            yield button(self.say("to_english"), "language")
        with Horizontal(id="lists"):
            with Vertical(id="left"):
                yield Input(placeholder=self.say("search"), id="search")
                yield OptionList(id="dossiers", markup=False)
            with Vertical(id="right"):
                yield said(self.say("talks"), classes="title", id="talks-title")
                yield OptionList(id="talks", markup=False)

    def on_mount(self) -> None:
        self.fill()
        self.query_one("#dossiers" if self.house.open_vault.dossiers() else "#new").focus()
        if self.house.begin_flow:
            flow, self.house.begin_flow = self.house.begin_flow, ""
            self._new(flow)

    def on_screen_resume(self) -> None:
        """Back from a talk: Enter goes on with the dossier just left."""
        if self.house.vault is None:  # locked meanwhile
            return
        self.fill()
        if self.query("#dossiers") and self.house.open_vault.dossiers():
            self.query_one("#dossiers").focus()

    async def change_language_now(self) -> None:
        await self.recompose()
        self.fill()

    def change_language(self) -> None:
        self.call_later(self.change_language_now)

    def fill(self) -> None:
        """The dossiers that match what is searched for, changed last first."""
        if not self.query("#dossiers"):
            return
        search = self.query_one("#search", Input).value
        rows = self.house.open_vault.dossiers(search)
        listed = self.query_one("#dossiers", OptionList)
        listed.clear_options()
        listed.add_options(
            [Option(Content(f"{row.title}  ·  {row.changed[:10]}"), id=row.id) for row in rows]
        )
        if rows:
            listed.highlighted = 0
            self._talks_of(rows[0].id)
            return
        key = "nothing_found" if search else "no_dossiers"
        listed.add_option(Option(Content(self.say(key)), disabled=True))
        self.query_one("#talks", OptionList).clear_options()

    @on(Input.Changed, "#search")
    def searched(self) -> None:
        self.fill()

    @on(OptionList.OptionHighlighted, "#dossiers")
    def looked_at(self, event: OptionList.OptionHighlighted) -> None:
        if event.option.id:
            self._talks_of(event.option.id)

    @on(OptionList.OptionSelected, "#dossiers")
    def chosen(self) -> None:
        self.query_one("#talks").focus()

    def _show_dossier(self, dossier: str | None) -> None:
        """Bring a dossier into view."""
        if not dossier:
            return
        self.query_one("#search", Input).value = ""
        self.fill()
        listed = self.query_one("#dossiers", OptionList)
        listed.highlighted = listed.get_option_index(dossier)
        self._talks_of(dossier)
        self.query_one("#talks").focus()

    def _talks_of(self, dossier: str) -> None:
        listed = self.query_one("#talks", OptionList)
        listed.clear_options()
        rows = self.house.open_vault.conversations(dossier)
        listed.add_options([Option(Content(self._talk_line(row)), id=row.id) for row in rows])
        if not rows:
            listed.add_option(Option(Content(self.say("no_talks")), disabled=True))
        elif listed.highlighted is None:
            listed.highlighted = 0

    def _talk_line(self, row: ConversationRow) -> str:
        flow = self.house.library.flows.get(row.flow)
        title = flow.card.title.get(self.house.lang) if flow else row.flow
        return f"{title.split(':')[0]}  ·  {self.say(row.status)}  ·  {row.changed[:16].replace('T', ' ')}"

    @on(OptionList.OptionSelected, "#talks")
    def go_on(self, event: OptionList.OptionSelected) -> None:
        row = next((row for row in self.house.open_vault.conversations() if row.id == event.option.id), None)
        if row is not None:
            self.open_talk(row)

    def open_talk(self, row: ConversationRow) -> None:
        from intake.tui.screens.conversation import ConversationScreen

        self.app.push_screen(ConversationScreen(row))

    @on(Button.Pressed)
    async def pressed(self, event: Button.Pressed) -> None:
        match event.button.id:
            case "new":
                self._new()
            case "due":
                from intake.tui.screens.due import DueScreen

                self.app.push_screen(DueScreen(), self._show_dossier)
            case "which":
                self._new("wegwijzer")
            case "methods":
                from intake.tui.screens.methods import MethodsScreen

                self.app.push_screen(MethodsScreen(), lambda flow: self._new(flow) if flow else None)
            case "help":
                self.house.action_help()
            case "keys":
                self.house.action_keys()
            case "language":
                await self.house.action_language()

    def action_new(self) -> None:
        self._new()

    def _new(self, flow: str = "") -> None:
        from intake.tui.screens.beginning import BeginScreen

        listed = self.query_one("#dossiers", OptionList)
        at = listed.highlighted
        dossier = listed.get_option_at_index(at).id if at is not None and listed.option_count else None
        self.app.push_screen(
            BeginScreen(flow, dossier or ""), lambda row: self.open_talk(row) if row else None
        )

    def commands(self) -> list[tuple[str, Callable[[], None]]]:
        return [(self.say("new_talk"), self.action_new)]
