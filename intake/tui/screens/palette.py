"""All commands to search in, in the language of the user."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.binding import Binding
from textual.command import CommandList, CommandPalette
from textual.screen import Screen

from intake.tui.texts import say

CALLED = {"escape": "Esc", "delete": "Del"}
"""Keys that are not called as Textual does."""


def key_of(screen: Screen[object], act: Callable[..., object]) -> str:
    """The key that does the same on this screen, as the help calls it; "" where there is none."""
    of = act if isinstance(act, partial) else partial(act)
    action = f"{getattr(of.func, '__name__', '')}({', '.join(map(repr, of.args))})".removeprefix("action_").removesuffix("()")
    for binding in screen.BINDINGS:
        if isinstance(binding, Binding) and binding.action == action:
            key = binding.key.split(",")[0]
            return CALLED.get(key) or (key if len(key) == 1 else "+".join(part.capitalize() for part in key.split("+")))
    return ""


def with_key(title: str, key: str) -> str:
    """On one line: a list twice as long shows half as much."""
    return f"{title} ({key})" if key else title


class HousePalette(CommandPalette):
    def __init__(self, lang: str) -> None:
        super().__init__(placeholder=say("find_command", lang), id="--command-palette")
        self.lang = lang

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Textual's own sentence is English."""
        super()._start_no_matches_countdown(search_value)
        self.set_timer(self._NO_MATCHES_COUNTDOWN, self._say_none)

    def _say_none(self) -> None:
        listed = self.query_one(CommandList)
        if any(option.id == self._NO_MATCHES for option in listed.options):
            listed.replace_option_prompt(self._NO_MATCHES, say("no_command", self.lang))
