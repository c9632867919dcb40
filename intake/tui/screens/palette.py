"""All commands to search in, in the language of the user."""

from __future__ import annotations

from textual.command import CommandList, CommandPalette

from intake.tui.texts import say


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
