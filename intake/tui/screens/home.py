"""The dossiers: find one, go on with a talk, begin a new one, or look at the methods."""

from __future__ import annotations

from collections.abc import Callable

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from intake.conversation.wording import date_words
from intake.store.errors import StoreError
from intake.store.rows import ConversationRow, DossierRow
from intake.tui.plain import button, relabel, said
from intake.tui.screens.base import HouseScreen
from intake.tui.widgets.about_talk import about_talk


class HomeScreen(HouseScreen[None]):
    CSS_PATH = ["home.tcss"]
    HELP = "help_home"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-roomy"), (150, "-vast")]
    BINDINGS = [
        Binding("ctrl+n", "new", show=False),
        Binding("delete", "remove", show=False),
        Binding("escape", "end_example", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._listed: dict[str, ConversationRow] = {}
        """The talks of the chosen client file, by id."""

    def compose(self) -> ComposeResult:
        in_example = self.house.trial is not None
        self.set_class(in_example, "example")
        with Horizontal(id="top"):
            yield said("DRAAGWIJZER", classes="title")
            yield said(self.say("example_mark" if in_example else "tagline"), classes="mark" if in_example else "quiet", id="tagline")
            if self.house.has_keys() and not in_example:
                yield button(self.say("keys"), "ways", classes="small")
            yield button(self._theme, "theme", classes="small")
            yield button(self.say("to_english"), "language", classes="small")
        with Horizontal(id="buttons"):
            yield button(self.say("new_talk"), "new", variant="primary")
            yield button(self.say("which_now"), "which")
            yield button(self.say("methods"), "methods")
            yield button(self.say("due"), "due")
            yield button(self.say("help"), "help")
            if in_example:
                yield button(self.say("example_end"), "end-example")
        with Vertical(id="empty"):
            yield said(self.say("empty_title"), classes="title")
            yield said(self.say("empty_text"), id="empty-text")
            yield button(self.say("example"), "example", variant="primary")
        with Horizontal(id="lists"):
            with Vertical(id="left"):
                yield Input(placeholder=self.say("search"), id="search")
                with Vertical(classes="room"):
                    yield OptionList(id="dossiers", markup=False)
            with Vertical(id="right"):
                with Vertical(id="talks-part"):
                    yield said(self.say("talks"), classes="title", id="talks-title")
                    with Vertical(classes="room"):
                        yield OptionList(id="talks", markup=False)
                yield said("", id="about", classes="to-read")
        yield said(self.say("home_keys"), id="keys", classes="quiet")

    @property
    def _theme(self) -> str:
        return self.say("theme_now", name=self.say(self.house.look))

    def name_theme(self) -> None:
        for named in self.query("#theme").results(Button):
            relabel(named, self._theme)

    def on_mount(self) -> None:
        self.fill()
        for first in self.query("#dossiers" if self.house.open_vault.dossiers() else "#example"):  # none when the program ends just now
            first.focus()
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
        empty = not rows and not search
        self.query_one("#empty").display = empty
        self.query_one("#lists").display = self.query_one("#keys").display = not empty
        self.query_one("#right").display = bool(rows)
        listed = self.query_one("#dossiers", OptionList)
        listed.clear_options()
        listed.add_options(
            [Option(self._entry(row.title, self._day(row.changed)), id=row.id) for row in rows]
        )
        if rows:
            listed.highlighted = 0  # the one changed last
            self._talks_of(rows[0].id)
            return
        listed.add_option(Option(Content(self.say("nothing_found")), disabled=True))
        self.query_one("#talks", OptionList).clear_options()

    def on_descendant_focus(self) -> None:
        """The keys that do something where the focus is."""
        key = f"keys_{self.focused.id}" if self.focused is not None and self.focused.id in ("search", "dossiers", "talks") else ""
        here = f"{self.say(key)} · " if key else ""
        for line in self.query("#keys").results(Static):
            line.update(here + self.say("home_keys"))

    @on(Input.Submitted, "#search")
    def found(self) -> None:
        listed = self.query_one("#dossiers", OptionList)
        if listed.highlighted is not None:
            listed.focus()

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
        self._listed = {row.id: row for row in rows}
        listed.add_options([Option(self._talk_line(row), id=row.id) for row in rows])
        self._tell_about(rows[0] if rows else None)
        if not rows:
            listed.add_option(Option(Content(self.say("no_talks")), disabled=True))
        elif listed.highlighted is None:
            listed.highlighted = 0

    @on(OptionList.OptionHighlighted, "#talks")
    def talk_looked_at(self, event: OptionList.OptionHighlighted) -> None:
        if row := self._listed.get(event.option.id or ""):
            self._tell_about(row)

    def _tell_about(self, row: ConversationRow | None) -> None:
        """How far the talk is and what it is for, where there is room; without reading what was said in it."""
        self.query_one("#about", Static).update(about_talk(row, self.house.library.flows.get(row.flow), self.house.lang) if row else "")

    def _talk_line(self, row: ConversationRow) -> Content:
        flow = self.house.library.flows.get(row.flow)
        title = flow.card.title.get(self.house.lang) if flow else row.flow
        return self._entry(title.split(":")[0], f"{self.say(row.status)} · {self._day(row.changed)}")

    def _entry(self, name: str, about: str) -> Content:
        return Content.assemble(name, f"\n   {about}")

    def _day(self, moment: str) -> str:
        return date_words(moment[:10], self.house.lang)

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
            case "ways":
                self.house.action_keys()
            case "theme":
                self.house.action_theme()
            case "example":
                self.house.begin_example()
            case "end-example":
                await self.house.end_example()
            case "language":
                await self.house.action_language()

    def action_new(self) -> None:
        self._new()

    async def action_end_example(self) -> None:
        await self.house.end_example()

    # Removing a dossier

    def action_remove(self) -> None:
        """The dossier that is in view: asked first, since nothing brings it back."""
        listed = self.query_one("#dossiers", OptionList)
        at = listed.highlighted
        id = listed.get_option_at_index(at).id if listed.has_focus and at is not None else None
        row = next((row for row in self.house.open_vault.dossiers() if row.id == id), None)
        if row is None:
            return
        from intake.tui.screens.confirm import ConfirmScreen

        asked = (self.say("remove_dossier", title=row.title), self.say("remove_for_good"))

        def answered(yes: bool | None) -> None:
            if yes:
                self._remove(row)

        self.app.push_screen(ConfirmScreen(asked, self.house.lang), answered)

    @work(thread=True, exclusive=True)
    def _remove(self, row: DossierRow) -> None:
        """Cleaning the file and its copies takes a while: beside the screen."""
        house, call = self.house, self.app.call_from_thread
        call(house.tell, self.say("removing"))
        try:
            house.open_vault.remove_dossier(row.id)
            days = house.open_vault.backups_made()
        except StoreError as problem:
            call(house.tell, problem.sentence(house.lang), "error")
            return
        call(house.tell, self.say("removed", title=row.title))
        if days:
            call(house.tell, self.say("backups_left", days=", ".join(days)), "warning")
        call(self.fill)

    def _new(self, flow: str = "") -> None:
        from intake.tui.screens.beginning import BeginScreen

        listed = self.query_one("#dossiers", OptionList)
        at = listed.highlighted
        dossier = listed.get_option_at_index(at).id if at is not None and listed.option_count else None
        self.app.push_screen(
            BeginScreen(flow, dossier or ""), lambda row: self.open_talk(row) if row else None
        )

    def commands(self) -> list[tuple[str, Callable[[], None]]]:
        return [(self.say("new_talk"), self.action_new), (self.say("remove_this"), self.action_remove)]
