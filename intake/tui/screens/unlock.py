"""The lock: a passphrase, made at the first start, with a recovery key shown once; and the other ways in.

The keyring opens only when its button is pressed, never by itself: a lock that opens itself is none. After locking it is
there as at the start, for who can start the program again can use it anyway.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Center, Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Input, Static

from intake.commands.home import SHORTEST
from intake.store.errors import Damaged, StoreError
from intake.store.files import exists
from intake.store.keys import read_slots
from intake.store.opening import asks_passphrase, in_team, names_member, open_team
from intake.store.ways import (
    KEYRING,
    Way,
    by_key_file,
    by_keyring,
    by_passphrase,
    by_recovery_key,
    organisations,
)
from intake.tui.plain import button, in_lines, relabel, said
from intake.tui.screens.base import HouseScreen
from intake.tui.widgets.field import Field

if TYPE_CHECKING:
    from intake.store.copies import Copy
    from intake.store.interface import Store
    from intake.store.vault import Vault


def _last_copy(home: Path, way: Way) -> Copy | None:
    from intake.store.vault import Vault

    try:
        return Vault.last_good_copy(home, way)
    except StoreError:
        return None


def _ways_into(home: Path) -> list[str]:
    """What is wrong with the key file shows on opening."""
    try:
        return read_slots(home).ways_in()
    except StoreError:
        return []


def _opened_by(home: Path, way: Way, new: str) -> Vault:
    """new: a passphrase in the place of the forgotten one, "" to leave it."""
    from intake.store.vault import Vault

    vault = Vault.open_by(home, way)
    try:
        if new:
            vault.change_passphrase(new)
    except BaseException:
        vault.close()
        raise
    return vault


class UnlockScreen(HouseScreen[None]):
    """mode: first (make a vault), locked, team (the database of a team), key (show the recovery key), forgotten, organisation (its
    key file), damaged (offer the last good copy)."""

    HELP = "help_lock"
    CSS_PATH = ["unlock.tcss"]

    def __init__(self) -> None:
        super().__init__()
        self.mode = ""
        self.recovery = ""
        self.copy: Copy | None = None
        self._way: Way | None = None
        self._turning = False
        self._vault: Store | None = None

    def compose(self) -> ComposeResult:
        self.mode = self.mode or self._beginning()
        with VerticalScroll(id="lock"), Center(), Vertical(id="card", classes=self.mode):
            yield said("DRAAGWIJZER", classes="title", id="name")
            yield said(self.say("tagline"), classes="quiet")
            yield from {
                "first": self._first,
                "locked": self._locked,
                "team": self._team,
                "key": self._key,
                "forgotten": self._lost,
                "organisation": self._organisation,
                "damaged": self._damaged,
            }[self.mode]()
            yield said("", id="problem", classes="problem")
            with Horizontal(classes="row", id="foot"):
                yield button(self.say("to_english"), "language", classes="small")
                yield button(self._theme, "theme", classes="small")

    @property
    def _theme(self) -> str:
        return self.say("theme_now", name=self.say(self.house.look))

    def name_theme(self) -> None:
        relabel(self.query_one("#theme", Button), self._theme)

    def _first(self) -> ComposeResult:
        yield said(self.say("first"), classes="text")
        yield Field(password=True, placeholder=self.say("passphrase"), id="passphrase")
        yield said("", id="strength", classes="quiet")
        yield Field(password=True, placeholder=self.say("again"), id="again")
        yield button(self.say("make"), "make", variant="primary")

    def _locked(self) -> ComposeResult:
        yield Field(password=True, placeholder=self.say("passphrase"), id="passphrase")
        with Horizontal(classes="row"):
            yield button(self.say("open"), "open", variant="primary")
            yield button(self.say("forgotten"), "forgotten")
        ways = _ways_into(self.house.home)
        if len(ways) > 2:
            with Horizontal(classes="row"):
                if KEYRING in ways:
                    yield button(self.say("by_keyring"), "keyring")
                if organisations(ways):
                    yield button(self.say("by_organisation"), "organisation")

    def _beginning(self) -> str:
        if in_team():
            return "team"
        return "locked" if exists(self.house.home) else "first"

    def _team(self) -> ComposeResult:
        """The key of the organisation may be under a passphrase; what is wrong with it shows on opening."""
        try:
            asks = asks_passphrase()
        except StoreError:
            asks = False
        yield said(self.say("team"), classes="text")
        if self.app.is_web and not names_member():  # a server is for several: each says who they are
            yield Field(placeholder=self.say("member"), id="member")
            yield Field(password=True, placeholder=self.say("member_password"), id="member-password")
        if asks:
            yield Field(password=True, placeholder=self.say("passphrase"), id="passphrase")
        yield button(self.say("open"), "open", variant="primary")

    def _key(self) -> ComposeResult:
        yield said(self.say("recovery"), classes="text")
        yield said(in_lines(self.recovery), id="recovery")
        yield button(self.say("written_down"), "written", variant="primary")

    def _lost(self) -> ComposeResult:
        yield said(self.say("forgotten_text"), classes="text")
        yield Field(placeholder=self.say("recovery_key"), id="key")
        yield Field(password=True, placeholder=self.say("new_passphrase"), id="passphrase")
        with Horizontal(classes="row"):
            yield button(self.say("open"), "recover", variant="primary")
            yield button(self.say("cancel"), "locked")

    def _organisation(self) -> ComposeResult:
        yield said(self.say("organisation_text"), classes="text")
        yield Field(placeholder=self.say("key_file"), id="key")
        sealed = Field(password=True, placeholder=self.say("of_key_file"), id="of-key")
        sealed.display = False
        yield sealed
        yield Field(password=True, placeholder=self.say("new_if_wanted"), id="passphrase")
        with Horizontal(classes="row"):
            yield button(self.say("open"), "open", variant="primary")
            yield button(self.say("cancel"), "locked")

    def _damaged(self) -> ComposeResult:
        from intake.conversation.wording import date_words

        assert self.copy is not None
        day = date_words(self.copy.day.isoformat(), self.house.lang)
        yield said(self.say("damaged", day=day), classes="text")
        with Horizontal(classes="row"):
            yield button(self.say("put_back"), "put-back", variant="primary")
            yield button(self.say("cancel"), "locked")

    def on_mount(self) -> None:
        self._focus()

    def _focus(self) -> None:
        for first in self.query("Input, Button"):
            first.focus()
            return

    async def _show(self, mode: str) -> None:
        self.mode = mode
        await self.recompose()
        self._focus()

    @on(Input.Changed, "#passphrase")
    def show_strength(self, event: Input.Changed) -> None:
        for line in self.query("#strength").results(Static):
            length, words = len(event.value), len(event.value.split())
            level = 2 if length >= 20 or (words >= 4 and length >= 14) else 1 if length >= 12 else 0
            line.update(self.say(f"strength_{level}") if event.value else "")

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """From the last field on, open. A key file is looked at before that."""
        if self.mode == "organisation" and event.input.id == "key":
            self._look_at_key_file(event.input)
        elif cast("Field", event.input).onward() is None:
            self._go()

    @on(Button.Pressed)
    async def pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "language":
            await self.house.action_language()
        elif event.button.id == "theme":
            self.house.action_theme()
        elif event.button.id in ("forgotten", "organisation", "locked"):
            self._way = None
            await self._show(event.button.id)
        elif event.button.id == "written" and self._vault is not None:
            self.house.unlocked(self._vault)
        elif event.button.id == "keyring":
            self._begin(by_keyring())
        else:
            self._go()

    def _typed(self, field: str) -> str:
        return "".join(one.value for one in self.query(f"#{field}").results(Input))

    def _go(self) -> None:
        try:
            objection = self._objection()
            way = None if objection else self._chosen_way()
        except StoreError as problem:
            objection = problem.sentence(self.house.lang)
        if objection:
            self.tell_problem(objection)
        else:
            self._begin(way)

    def _begin(self, way: Way | None) -> None:
        """One try at a time: a second press must not open a second vault beside the first."""
        if self._turning:
            return
        self._turning = True
        self.tell_problem(self.say("wait"), wrong=False)
        passphrase = self._typed("passphrase")
        if self.mode == "first":
            self._create(passphrase)
        elif way is None:
            self._open_team(passphrase, self._typed("member").strip(), self._typed("member-password").strip())
        else:
            self._turn_key(way, passphrase if self.mode in ("forgotten", "organisation") else "")

    def _objection(self) -> str:
        """What still has to be filled in, in words; "" for nothing. Raises NoKeyFile."""
        value = self._typed("passphrase")
        needed = self.mode in ("first", "forgotten") or (self.mode == "organisation" and value)
        if needed and len(value) < SHORTEST:
            return self.say("short")
        if self.mode == "first" and self._typed("again") != value:
            return self.say("differ")
        if not all(field.value.strip() for field in self.query("#member, #member-password").results(Input)):
            return self.say("needs_member")  # without a password the server's own settings might let somebody in
        return self._asks_more() if self.mode == "organisation" else ""

    def _asks_more(self) -> str:
        """The passphrase of the key file, where there is one on it: asked for in words, "" for nothing. Raises NoKeyFile."""
        from intake.store.identity import needs_passphrase

        field = self.query_one("#of-key", Input)
        if field.display or not needs_passphrase(self._key_file()):
            return ""
        field.display = True
        field.focus()
        return self.say("key_file_sealed")

    def _look_at_key_file(self, named: Input) -> None:
        """Say at once what is wrong with the file, or still missing for it."""
        try:
            told = self._asks_more()
        except StoreError as problem:
            told = problem.sentence(self.house.lang)
            named.focus()
        self.tell_problem(told)

    def _key_file(self) -> Path:
        typed = self._typed("key").strip().strip("'\"")  # a terminal puts quotes round a file that is dropped on it
        try:
            return Path(typed).expanduser()
        except RuntimeError:  # of a user who is not there
            return Path(typed)

    def _chosen_way(self) -> Way | None:
        """None for who has no vault here. Raises RecoveryKeyMistyped."""
        match self.mode:
            case "locked":
                return by_passphrase(self._typed("passphrase"))
            case "forgotten":
                return by_recovery_key(self._typed("key"))
            case "organisation":
                return by_key_file(self._key_file(), self._typed("of-key"))
        return self._way

    @work(thread=True, exclusive=True)
    def _open_team(self, passphrase: str, member: str = "", password: str = "") -> None:
        """Making the connection may take some seconds: not on the screen's thread."""
        try:
            store = open_team(self.house.home, passphrase, member, password)
        except StoreError as problem:
            self.app.call_from_thread(self._refused, problem.sentence(self.house.lang))
            return
        self.app.call_from_thread(self.call_later, self._opened, store, "")

    @work(thread=True, exclusive=True)
    def _create(self, passphrase: str) -> None:
        """Deriving the key takes a while by design: not on the screen's thread."""
        from intake.store.vault import Vault

        try:
            vault, recovery = Vault.create(self.house.home, passphrase, cost=self.house.cost)
        except StoreError as problem:
            self.app.call_from_thread(self._refused, problem.sentence(self.house.lang))
            return
        self.app.call_from_thread(self.call_later, self._opened, vault, recovery)

    @work(thread=True, exclusive=True)
    def _turn_key(self, way: Way, new: str = "") -> None:
        """Also the keyring may take its time, when the system asks something first."""
        from intake.store.vault import Vault

        home = self.house.home
        try:
            if self.mode == "damaged" and self.copy is not None:
                Vault.put_back(home, self.copy.day, way)
            vault = _opened_by(home, way, new)
        except Damaged as problem:
            sentence, copy = problem.sentence(self.house.lang), _last_copy(home, way)
            self.app.call_from_thread(self._is_damaged, sentence, copy, way)
            return
        except StoreError as problem:
            self.app.call_from_thread(self._refused, problem.sentence(self.house.lang))
            return
        self.app.call_from_thread(self.call_later, self._opened, vault, "")

    def _refused(self, sentence: str) -> None:
        self._turning = False
        self.tell_problem(sentence)
        for field in self.query(Input):
            if field.password:
                field.value = ""
        self._focus()

    def _is_damaged(self, sentence: str, copy: Copy | None, way: Way) -> None:
        """Offer the last good copy where there is one."""
        if copy is None or self.mode == "damaged":
            self._refused(sentence)
            return
        self.copy, self._way, self._turning = copy, way, False
        self.call_later(self._show, "damaged")

    async def _opened(self, vault: Store, recovery: str) -> None:
        self._vault, self.recovery, self._way = vault, recovery, None
        self.house.vault = vault
        if recovery:
            await self._show("key")
        else:
            self.house.unlocked(vault)
