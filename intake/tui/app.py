"""The terminal app: opens the vault, keeps the language and the theme, and hands over to its screens."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.events import Event, InputEvent
from textual.reactive import var
from textual.screen import Screen
from textual.theme import Theme

from intake.tui.texts import say

if TYPE_CHECKING:
    from intake.definitions.model import Library
    from intake.store.interface import Store
    from intake.store.keys import Cost

THEMES = {
    "dark": Theme(
        "dw-dark", primary="#7fb7a5", secondary="#d9a566", accent="#e3c27a", foreground="#e6e8e3", background="#14191a",
        surface="#1b2223", panel="#232c2d", success="#86c28b", warning="#e0b35c", error="#e08a7a", dark=True,
    ),
    "light": Theme(
        "dw-light", primary="#1f6f5c", secondary="#8a5a14", accent="#7a4d00", foreground="#1d2322", background="#f7f5ef",
        surface="#efece3", panel="#e4e0d4", success="#2d6a33", warning="#8a5a00", error="#a03323", dark=False,
    ),
    "contrast": Theme(
        "dw-contrast", primary="#ffff00", secondary="#00ffff", accent="#ffffff", foreground="#ffffff", background="#000000",
        surface="#000000", panel="#000000", success="#00ff00", warning="#ffff00", error="#ff8080", dark=True,
    ),
}  # fmt: skip


IDLE_MINUTES = 10.0
SOON = 0.3
"""Seconds after the first screen: reading ahead must not make that wait."""
LOOK = 5.0
"""Seconds between two looks at whether anyone is there."""


class DraagwijzerApp(App[int]):
    """home: the folder of the vault. cost: of the key derivation, lower in tests. flow: a talk to begin with at once."""

    CSS_PATH = [Path(__file__).with_name("app.tcss")]
    TITLE = "Draagwijzer"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = [
        Binding("f1", "help", "Help", show=True),
        Binding("ctrl+t", "language", show=False, priority=True),
        Binding("ctrl+q", "quit", show=False, priority=True),
        Binding("ctrl+l", "lock", show=False, priority=True),
    ]

    lang: var[str] = var("nl")

    def __init__(
        self,
        home: Path,
        lang: str = "nl",
        *,
        flow: str = "",
        audience: str = "worker",
        cost: Cost | None = None,
    ) -> None:
        super().__init__()
        self.home, self.lang, self.begin_flow, self.begin_audience, self.cost = (
            home,
            lang,
            flow,
            audience,
            cost,
        )
        self.vault: Store | None = None
        self.touched = monotonic()
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = THEMES["dark"].name

    @cached_property
    def library(self) -> Library:
        """All definitions, read when first needed."""
        from intake.definitions import load_library

        return load_library()

    @property
    def open_vault(self) -> Store:
        assert self.vault is not None, "no screen behind the lock is shown while it is locked"
        return self.vault

    def on_mount(self) -> None:
        from intake.tui.screens.unlock import UnlockScreen

        self.push_screen(UnlockScreen())
        self.set_interval(LOOK, self.lock_when_idle)
        self.set_interval(LOOK, self.tell_news)
        self.set_timer(SOON, lambda: self.run_worker(self._read_ahead, thread=True))

    def _read_ahead(self) -> None:
        """Read the definitions while the passphrase is typed, so that nobody waits for them after it."""
        try:
            _ = self.library
        except Exception:  # said where they are first needed
            return

    async def on_event(self, event: Event) -> None:
        """Every key and every move of the mouse tells that someone is there."""
        if isinstance(event, InputEvent):
            self.touched = monotonic()
        await super().on_event(event)

    def tell_news(self) -> None:
        """What the store has to tell, such as that the connection with the team went or came back."""
        if self.vault is not None:
            for line in self.vault.news(self.lang):
                self.tell(line, "warning")

    def idle_seconds(self) -> float:
        """How long nobody has to be there before the program locks; 0 for never."""
        try:
            return float(self.open_vault.setting("idle_minutes", str(IDLE_MINUTES))) * 60
        except ValueError:
            return IDLE_MINUTES * 60

    async def lock_when_idle(self) -> None:
        if self.vault is None:
            return
        limit = self.idle_seconds()
        if limit and monotonic() - self.touched >= limit:
            await self.action_lock()

    async def action_lock(self) -> None:
        """Close the vault and clear the screen: nothing of a talk stays in view. Every answer was kept as it was given."""
        from intake.tui.screens.unlock import UnlockScreen

        if self.vault is None:
            return
        self.leave()
        self.clear_notifications()
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.switch_screen(UnlockScreen())
        self.tell(self.say("locked_now"))

    def unlocked(self, vault: Store) -> None:
        """The vault is open: on to the dossiers."""
        from intake.tui.screens.home import HomeScreen

        self.vault = vault
        self.lang = vault.setting("lang", self.lang)
        kept = vault.setting("theme", "dark")
        self.theme = THEMES.get(kept, THEMES["dark"]).name
        self.switch_screen(HomeScreen())

    def leave(self) -> None:
        """Lock up; a talk that was going on is already kept, answer by answer."""
        if self.vault is not None:
            self.vault.close()
            self.vault = None

    def say(self, key: str, **values: object) -> str:
        return say(key, self.lang, **values)

    def tell(self, text: str, severity: str = "information") -> None:
        """A short message that is never read as markup."""
        self.notify(text, severity=severity, markup=False)  # type: ignore[arg-type]

    def new_id(self) -> str:
        return f"p{secrets.token_hex(4)}"

    def clock(self) -> datetime:
        return datetime.now().astimezone()

    def action_help(self) -> None:
        from intake.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(getattr(self.screen, "HELP", None) or "help_text"))

    def keep_setting(self, key: str, value: str) -> None:
        """For the next time, once it is open."""
        if self.vault is not None:
            self.vault.set_setting(key, value)

    async def action_language(self) -> None:
        """The other language, everywhere and at once."""
        self.lang = "en" if self.lang == "nl" else "nl"
        self.keep_setting("lang", self.lang)
        for screen in self.screen_stack:
            change = getattr(screen, "change_language", None)
            if change is not None:
                change()
            else:
                await screen.recompose()

    def use_theme(self, name: str) -> None:
        self.theme = THEMES[name].name
        self.keep_setting("theme", name)
        self.tell(self.say("theme", name=self.say(name)))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers, in the language of the user."""
        yield SystemCommand(self.say("help"), "F1", self.action_help)
        yield SystemCommand(self.say("to_english"), "Ctrl+T", self.action_language)
        for name in THEMES:
            yield SystemCommand(
                self.say("theme", name=self.say(name)), "", lambda name=name: self.use_theme(name)
            )
        for title, action in getattr(screen, "commands", list)():
            yield SystemCommand(title, "", action)
        yield SystemCommand(self.say("lock_now"), "Ctrl+L", self.action_lock)
        yield SystemCommand(self.say("quit"), "Ctrl+Q", self.action_quit)
