"""Who can get in: the ways into the vault on this computer, and changing them. Each change asks for the passphrase first."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, OptionList
from textual.widgets.option_list import Option

from intake.commands.home import SHORTEST
from intake.commands.waywords import say as way_words
from intake.commands.waywords import way_meaning, way_name
from intake.store.errors import StoreError
from intake.store.vault import Vault
from intake.store.ways import KEYRING, PASSPHRASE, RECOVERY
from intake.tui.plain import button, in_lines, said
from intake.tui.screens.base import HouseScreen
from intake.tui.widgets.field import Field

NEW_ORGANISATION = "new-organisation"


class KeysScreen(HouseScreen[None]):
    """way: "" for the list; else the way in that is being changed. shown: a new recovery key, to be written down."""

    CSS_PATH = ["keys.tcss"]
    HELP = "help_keys"
    BINDINGS = [Binding("escape", "leave", show=False)]

    def __init__(self, vault: Vault) -> None:
        super().__init__()
        self.vault = vault
        self.way, self.shown = "", ""
        self._busy = False

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield said(self._title(), classes="title")
            if self.shown:
                yield from self._show_key()
            elif self.way:
                yield from self._form()
            else:
                yield from self._list()
            yield said("", id="problem", classes="problem")

    def _title(self) -> str:
        """With the way in that is being changed."""
        title = self.say("keys_title")
        if not self.way or self.shown:
            return title
        name = self.say("add_organisation") if self.way == NEW_ORGANISATION else way_name(self.way, self.house.lang, short=True)
        return f"{title} · {name[0].upper()}{name[1:]}"

    def _list(self) -> ComposeResult:
        lang = self.house.lang
        ways = self.vault.ways_in()
        lines = {way: (way_name(way, lang, short=True), way_meaning(way, lang)) for way in ways}
        lines.setdefault(KEYRING, (way_name(KEYRING, lang), way_meaning("no_keyring", lang)))
        lines[NEW_ORGANISATION] = (self.say("add_organisation"), self.say("add_organisation_short"))
        options = [Option(Content(f"{name[0].upper()}{name[1:]}\n   {means}"), id=way) for way, (name, means) in lines.items()]
        yield OptionList(*options, id="ways", markup=False)
        with Horizontal(classes="row"):
            yield button(self.say("cancel"), "leave")

    def _form(self) -> ComposeResult:
        yield said(self._what(), classes="text")
        yield Field(password=True, placeholder=self.say("current_passphrase"), id="current")
        if self.way == PASSPHRASE:
            yield Field(password=True, placeholder=self.say("new_passphrase"), id="new")
            yield Field(password=True, placeholder=self.say("again"), id="again")
        elif self._is_organisation():
            yield Field(placeholder=self.say("recipient"), id="recipient")
        with Horizontal(classes="row"):
            yield button(self.say(f"do_{self._kind()}"), "do", variant="primary")
            if self._kind() == "organisation":
                yield button(self.say("tie_remove").strip(), "remove")
            yield button(self.say("cancel"), "leave")

    def _show_key(self) -> ComposeResult:
        yield said(self.say("recovery_again"), classes="text")
        yield said(in_lines(self.shown), id="recovery")
        with Horizontal(classes="row"):
            yield button(self.say("written_down"), "leave", variant="primary")

    def _is_organisation(self) -> bool:
        return self.way not in (PASSPHRASE, RECOVERY, KEYRING)

    def _kind(self) -> str:
        """The change that is asked for: what its button says."""
        if self.way == KEYRING:
            return "keyring_off" if KEYRING in self.vault.ways_in() else "keyring_on"
        return self.way if not self._is_organisation() or self.way == NEW_ORGANISATION else "organisation"

    def _what(self) -> str:
        lang = self.house.lang
        match self._kind():
            case "new-organisation":
                return f"{self.say('add_organisation_means')} {self.say('recipient_help')}"
            case "keyring_on" | "keyring_off":
                return way_words("keyring_risk", lang)
            case "organisation":
                return f"{self.way}\n\n{way_meaning(self.way, lang)} {self.say('new_recipient_help')}"
        return way_meaning(self.way, lang)

    def on_mount(self) -> None:
        self._focus()

    def _focus(self) -> None:
        for first in self.query("OptionList, Input, Button"):
            first.focus()
            return

    async def _show(self, way: str = "", shown: str = "") -> None:
        self.way, self.shown = way, shown
        await self.recompose()
        for listed in self.query(OptionList):
            listed.highlighted = 0
        self._focus()

    @on(OptionList.OptionSelected)
    async def chosen(self, event: OptionList.OptionSelected) -> None:
        await self._show(event.option.id or "")

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """From the last field on."""
        if cast("Field", event.input).onward() is None:
            self._go()

    @on(Button.Pressed)
    async def pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "leave":
            await self.action_leave()
        else:
            self._go(remove=event.button.id == "remove")

    async def action_leave(self) -> None:
        """From a form back to the list, from the list back to where one was."""
        if self.way or self.shown:
            await self._show()
        else:
            self.dismiss()

    def _typed(self, field: str) -> str:
        return "".join(one.value for one in self.query(f"#{field}").results(Input))

    def _go(self, remove: bool = False) -> None:
        new = self._typed("new")
        if self.way == PASSPHRASE and len(new) < SHORTEST:
            self.tell_problem(self.say("short"))
        elif new != self._typed("again"):
            self.tell_problem(self.say("differ"))
        elif not self._busy:
            self._busy = True
            self.tell_problem(self.say("wait"), wrong=False)
            self._change(self._typed("current"), self._doing(remove))

    def _doing(self, remove: bool) -> Callable[[], str | None]:
        """What is done when the passphrase is right; only a new recovery key has something to show."""
        vault, way, new, recipient = self.vault, self.way, self._typed("new"), self._typed("recipient").strip()
        kind = "remove" if remove else self._kind()
        return {
            PASSPHRASE: lambda: vault.change_passphrase(new),
            RECOVERY: vault.new_recovery_key,
            "keyring_on": lambda: vault.set_keyring(True),
            "keyring_off": lambda: vault.set_keyring(False),
            NEW_ORGANISATION: lambda: vault.add_organisation(recipient),
            "organisation": lambda: vault.replace_organisation(way, recipient),
            "remove": lambda: vault.remove_organisation(way),
        }[kind]

    @work(thread=True, exclusive=True)
    def _change(self, current: str, change: Callable[[], str | None]) -> None:
        """Deriving the key takes a while by design: not on the screen's thread."""
        try:
            self.vault.confirm(current)
            shown = change() or ""
        except StoreError as problem:
            self.app.call_from_thread(self._refused, problem.sentence(self.house.lang))
            return
        self.app.call_from_thread(self.call_later, self._changed, shown)

    def _refused(self, sentence: str) -> None:
        self._busy = False
        self.tell_problem(sentence)
        for field in self.query("#current").results(Input):
            field.value = ""
            field.focus()

    async def _changed(self, shown: str) -> None:
        self._busy = False
        if self.is_attached:
            self.house.tell(self.say("way_changed"))
            await self._show(shown=shown)
