"""The terminal app: opens the vault, keeps the language and the theme, and hands over to its screens."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.events import Event, InputEvent, Paste
from textual.reactive import var
from textual.screen import Screen

from intake.idle import idle_seconds, seconds_passed
from intake.tui.look import THEMES, keep_theme, kept_theme, next_theme
from intake.tui.texts import say

if TYPE_CHECKING:
    from intake.definitions.model import Library
    from intake.demo.trial import Trial
    from intake.store.interface import Store
    from intake.store.keys import Cost
    from intake.tui.screens.base import HouseScreen

SOON = 0.3
"""Seconds after the first screen: reading ahead must not make that wait."""
MOST_PASTED = 50_000
"""Characters: more than a talk takes, so that the talk can say so."""
LOOK = 5.0
"""Seconds between two looks at whether anyone is there."""


class DraagwijzerApp(App[int]):
    """home: the folder of the vault. cost: of the key derivation, lower in tests. flow: a talk to begin with at once.

    example: only show the example, in a vault of its own; the one in `home` is not opened.
    """

    CSS_PATH = [Path(__file__).with_name("app.tcss"), Path(__file__).parent / "screens" / "unlock.tcss"]
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
        example: bool = False,
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
        self.only_example, self.trial, self.own_vault = example, cast("Trial | None", None), cast("Store | None", None)
        self.touched = seconds_passed()
        for theme in THEMES.values():
            self.register_theme(theme)
        self.look = kept_theme(home)
        self.theme = THEMES[self.look].name

    @cached_property
    def library(self) -> Library:
        """All definitions, read when first needed."""
        from intake.definitions import load_library

        return load_library()

    @property
    def open_vault(self) -> Store:
        assert self.vault is not None, "no screen behind the lock is shown while it is locked"
        return self.vault

    def get_default_screen(self) -> Screen[None]:
        """The first screen lies at the bottom: an empty one below it would be laid out and painted for nothing."""
        first = self._first_screen()
        first.fit(self.size.height)
        first._push_result_callback(self, None)  # Textual can switch only from a screen that was pushed, and this is not
        return first

    def _first_screen(self) -> HouseScreen[None]:
        if self.only_example:
            from intake.tui.screens.tour import WaitScreen

            return WaitScreen()
        from intake.tui.screens.unlock import UnlockScreen

        return UnlockScreen()

    def refresh_css(self, animate: bool = True) -> None:
        """Before there is a screen the colours of the theme are enough: the sheets are read once, when it is made."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def on_mount(self) -> None:
        if self.only_example:
            self.begin_example()
        self.set_interval(LOOK, self.lock_when_idle)
        self.set_interval(LOOK, self.tell_news)
        self.screen.call_after_refresh(self.set_timer, SOON, lambda: self.run_worker(self._read_ahead, thread=True))

    def _read_ahead(self) -> None:
        """What opening takes, and the definitions, while the passphrase is typed, so that nobody waits for them after it."""
        try:
            import intake.store.vault  # noqa: F401

            _ = self.library
        except Exception:  # said where they are first needed
            return

    async def on_event(self, event: Event) -> None:
        """Every key and every move of the mouse tells that someone is there. What is pasted is cleaned before a field has it:
        a field sends it to the terminal as it is."""
        if isinstance(event, (InputEvent, Paste)):
            self.touched = seconds_passed()
        if isinstance(event, Paste):
            from intake.understanding.text import clean

            event.text = clean(event.text, MOST_PASTED)
        await super().on_event(event)

    def tell_news(self) -> None:
        """What the store has to tell, such as that the connection with the team went or came back."""
        if self.vault is not None:
            for line in self.vault.news(self.lang):
                self.tell(line, "warning")

    def idle_seconds(self) -> float:
        """How long nobody has to be there before the program locks; 0 for never."""
        return idle_seconds(self.open_vault)

    async def lock_when_idle(self) -> None:
        if self.vault is None:
            return
        limit = self.idle_seconds()
        if limit and seconds_passed() - self.touched >= limit:
            await self.action_lock()

    async def action_lock(self) -> None:
        """Close the vault and clear the screen: nothing of a talk stays in view, nor to be pasted.

        Every answer was kept as it was given. What was typed on a card and not saved is not kept, and that is said.
        """
        from intake.tui.screens.unlock import UnlockScreen

        if self.vault is None:
            return
        unsaved = any(getattr(screen, "has_unsaved", bool)() for screen in self.screen_stack)
        self.leave()
        if self.only_example:
            self.exit()
            return
        self.clear_notifications()
        self._clipboard = ""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.switch_screen(UnlockScreen())
        self.tell(self.say("locked_unsaved" if unsaved else "locked_now"))

    def unlocked(self, vault: Store) -> None:
        """The vault is open: on to the dossiers."""
        from intake.tui.screens.home import HomeScreen

        self.vault, self.touched = vault, seconds_passed()
        self.lang = vault.setting("lang", self.lang)
        self.look = next((name for name in (vault.setting("theme"), self.look) if name in THEMES), "dark")
        self.theme = THEMES[self.look].name
        keep_theme(self.home, self.look)
        self.switch_screen(HomeScreen())

    def leave(self) -> None:
        """Lock up; a talk that was going on is already kept, answer by answer. An example goes with all that is in it."""
        self._end_trial()
        if self.vault is not None:
            self.vault.close()
            self.vault = None

    # The example

    def begin_example(self) -> None:
        """Beside the screen: reading the definitions and talking it through takes a second or two."""
        if self.trial is None:
            self.tell(self.say("example_wait"))
            self.run_worker(self._begin_example(), exclusive=True, group="example")

    async def _begin_example(self) -> None:
        from intake.demo.trial import Trial
        from intake.tui.screens.home import HomeScreen
        from intake.tui.screens.tour import Tour

        self.trial = await asyncio.to_thread(lambda: Trial(self.lang, self.library, self.clock))
        self.own_vault, self.vault = self.vault, self.trial.vault
        self.clear_notifications()
        if self.only_example:
            await self.switch_screen(HomeScreen())
        else:
            await self.push_screen(HomeScreen())
        await Tour(self, self.trial).lead()

    async def end_example(self) -> None:
        """Back to where it was opened, with nothing left of it."""
        from intake.tui.screens.home import HomeScreen

        if self.trial is None:
            return
        if self.only_example:
            self.exit()
            return
        self._end_trial()
        while not (isinstance(self.screen, HomeScreen) and len(self.screen_stack) == 1):
            await self.pop_screen()
        self.tell(self.say("example_gone"))

    def _end_trial(self) -> None:
        if self.trial is not None:
            self.trial.end()
            self.vault, self.own_vault, self.trial = self.own_vault, None, None

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

    def has_keys(self) -> bool:
        """Is what is open a vault on this computer? The keys of a team are its administrator's."""
        from intake.store.vault import Vault

        return isinstance(self.vault, Vault)

    def action_keys(self) -> None:
        """Who can get in, and changing that."""
        from intake.store.vault import Vault
        from intake.tui.screens.keys import KeysScreen

        if isinstance(self.vault, Vault) and not isinstance(self.screen, KeysScreen):
            self.push_screen(KeysScreen(self.vault))

    def keep_setting(self, key: str, value: str) -> None:
        """For the next time, once it is open; the theme also for the lock of this computer."""
        if key == "theme":
            keep_theme(self.home, value)
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

    def action_theme(self) -> None:
        self.use_theme(next_theme(self.look))

    def use_theme(self, name: str) -> None:
        """Now, and the next time: it is kept for the lock of this computer, and for who it is in a team."""
        self.look = name
        self.theme = THEMES[name].name
        self.keep_setting("theme", name)
        for screen in self.screen_stack:
            getattr(screen, "name_theme", lambda: None)()
        self.tell(self.say("theme", name=self.say(name)))

    def action_command_palette(self) -> None:
        from intake.tui.screens.palette import HousePalette

        if not HousePalette.is_open(self):  # type: ignore[arg-type]
            self.push_screen(HousePalette(self.lang))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers, in the language of the user, with the key of each that has one."""
        from intake.tui.screens.palette import key_of, with_key

        yield SystemCommand(with_key(self.say("help"), "F1"), "", self.action_help)
        yield SystemCommand(with_key(self.say("to_english"), "Ctrl+T"), "", self.action_language)
        for name in THEMES:
            yield SystemCommand(
                self.say("theme", name=self.say(name)), "", lambda name=name: self.use_theme(name)
            )
        if self.trial is None:
            yield SystemCommand(self.say("example"), "", self.begin_example)
        for title, action in getattr(screen, "commands", list)():
            yield SystemCommand(with_key(title, key_of(screen, action)), "", action)
        if self.has_keys():
            yield SystemCommand(self.say("keys"), self.say("keys_title"), self.action_keys)
        yield SystemCommand(with_key(self.say("lock_now"), "Ctrl+L"), "", self.action_lock)
        yield SystemCommand(with_key(self.say("quit"), "Ctrl+Q"), "", self.action_quit)
