"""The lock: a passphrase, made at the first start, with a recovery key shown once."""

from __future__ import annotations

from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Center, Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Input, Static

from intake.store.copies import Copy
from intake.store.errors import Damaged, StoreError
from intake.store.interface import Store
from intake.store.opening import asks_passphrase, in_team, names_member, open_team
from intake.store.vault import Vault, exists
from intake.tui.plain import button, said
from intake.tui.screens.base import HouseScreen

SHORTEST = 8


def _last_copy(home: Path, passphrase: str) -> Copy | None:
    try:
        return Vault.last_good_copy(home, passphrase)
    except StoreError:
        return None


class UnlockScreen(HouseScreen[None]):
    """mode: first (make a vault), locked, team (the database of a team), key (show the recovery key), forgotten, damaged (offer the last good copy)."""

    CSS_PATH = ["unlock.tcss"]

    def __init__(self) -> None:
        super().__init__()
        self.mode = ""
        self.recovery = ""
        self.copy: Copy | None = None
        self._vault: Store | None = None

    def compose(self) -> ComposeResult:
        self.mode = self.mode or self._beginning()
        with VerticalScroll(id="lock"), Center(), Vertical(id="card"):
            yield said("DRAAGWIJZER", classes="title", id="name")
            yield said(self.say("tagline"), classes="quiet")
            yield from {
                "first": self._first,
                "locked": self._locked,
                "team": self._team,
                "key": self._key,
                "forgotten": self._lost,
                "damaged": self._damaged,
            }[self.mode]()
            yield said("", id="problem", classes="problem")
            yield button(self.say("to_english"), "language", classes="small")

    def _first(self) -> ComposeResult:
        yield said(self.say("first"), classes="text")
        yield Input(password=True, placeholder=self.say("passphrase"), id="passphrase")
        yield said("", id="strength", classes="quiet")
        yield Input(password=True, placeholder=self.say("again"), id="again")
        yield button(self.say("make"), "make", variant="primary")

    def _locked(self) -> ComposeResult:
        yield Input(password=True, placeholder=self.say("passphrase"), id="passphrase")
        with Horizontal(classes="row"):
            yield button(self.say("open"), "open", variant="primary")
            yield button(self.say("forgotten"), "forgotten")

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
            yield Input(placeholder=self.say("member"), id="member")
            yield Input(password=True, placeholder=self.say("member_password"), id="member-password")
        if asks:
            yield Input(password=True, placeholder=self.say("passphrase"), id="passphrase")
        yield button(self.say("open"), "open", variant="primary")

    def _key(self) -> ComposeResult:
        yield said(self.say("recovery"), classes="text")
        yield said(self.recovery, id="recovery")
        yield button(self.say("written_down"), "written", variant="primary")

    def _lost(self) -> ComposeResult:
        yield said(self.say("forgotten_text"), classes="text")
        yield Input(placeholder=self.say("recovery_key"), id="key")
        yield Input(password=True, placeholder=self.say("new_passphrase"), id="passphrase")
        with Horizontal(classes="row"):
            yield button(self.say("open"), "recover", variant="primary")
            yield button(self.say("cancel"), "locked")

    def _damaged(self) -> ComposeResult:
        from intake.conversation.wording import date_words

        assert self.copy is not None
        day = date_words(self.copy.day.isoformat(), self.house.lang)
        yield said(self.say("damaged", day=day), classes="text")
        yield Input(password=True, placeholder=self.say("passphrase"), id="passphrase")
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

    def problem(self, text: str) -> None:
        self.query_one("#problem", Static).update(text)

    @on(Input.Changed, "#passphrase")
    def show_strength(self, event: Input.Changed) -> None:
        for line in self.query("#strength").results(Static):
            length, words = len(event.value), len(event.value.split())
            level = 2 if length >= 20 or (words >= 4 and length >= 14) else 1 if length >= 12 else 0
            line.update(self.say(f"strength_{level}") if event.value else "")

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        if self.mode == "first" and event.input.id == "passphrase":
            self.query_one("#again").focus()
        elif self.mode == "forgotten" and event.input.id == "key":
            self.query_one("#passphrase").focus()
        elif event.input.id == "member":
            self.query_one("#member-password").focus()
        elif event.input.id == "member-password" and self.query("#passphrase"):
            self.query_one("#passphrase").focus()
        else:
            self._go()

    @on(Button.Pressed)
    async def pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "language":
            await self.house.action_language()
        elif event.button.id in ("forgotten", "locked"):
            await self._show(event.button.id)
        elif event.button.id == "written" and self._vault is not None:
            self.house.unlocked(self._vault)
        else:
            self._go()

    def _go(self) -> None:
        value = "".join(field.value for field in self.query("#passphrase").results(Input))
        if self.mode in ("first", "forgotten") and len(value) < SHORTEST:
            self.problem(self.say("short"))
            return
        if self.mode == "first" and self.query_one("#again", Input).value != value:
            self.problem(self.say("differ"))
            return
        key = self.query_one("#key", Input).value if self.mode == "forgotten" else ""
        self.problem(self.say("wait"))
        if self.mode == "team":
            member, password = (self.query(name).results(Input) for name in ("#member", "#member-password"))
            self._as_member(value, [field.value.strip() for field in (*member, *password)])
        else:
            self._turn_key(self.mode, value, key)

    def _as_member(self, passphrase: str, who: list[str]) -> None:
        """who: name and password where they are asked for. Without a password the server's own settings might let somebody in."""
        if not all(who):
            self.problem(self.say("needs_member"))
            return
        self._open_team(passphrase, *who)

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
    def _turn_key(self, mode: str, passphrase: str, key: str) -> None:
        """Deriving the key takes a while by design: not on the screen's thread."""
        home = self.house.home
        try:
            if mode == "first":
                vault, recovery = Vault.create(home, passphrase, cost=self.house.cost)
            elif mode == "forgotten":
                vault, recovery = Vault.recover(home, key), ""
                vault.change_passphrase(passphrase)
            else:
                if mode == "damaged" and self.copy is not None:
                    Vault.put_back(home, self.copy.day, passphrase)
                vault, recovery = Vault.open(home, passphrase), ""
        except Damaged as problem:
            self.app.call_from_thread(self._is_damaged, problem.sentence(self.house.lang), _last_copy(home, passphrase))
            return
        except StoreError as problem:
            self.app.call_from_thread(self._refused, problem.sentence(self.house.lang))
            return
        self.app.call_from_thread(self.call_later, self._opened, vault, recovery)

    def _refused(self, sentence: str) -> None:
        self.problem(sentence)
        for field in self.query("#passphrase, #member-password").results(Input):
            field.value = ""
        self._focus()

    def _is_damaged(self, sentence: str, copy: Copy | None) -> None:
        """Offer the last good copy where there is one."""
        if copy is None or self.mode == "damaged":
            self._refused(sentence)
            return
        self.copy = copy
        self.call_later(self._show, "damaged")

    async def _opened(self, vault: Store, recovery: str) -> None:
        self._vault, self.recovery = vault, recovery
        self.house.vault = vault
        if recovery:
            await self._show("key")
        else:
            self.house.unlocked(vault)
