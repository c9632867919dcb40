"""What the forms over the map share: saving by a key, and going back, which is asked first where something is not saved yet."""

from __future__ import annotations

from textual.binding import Binding

from intake.conversation.messages import Message
from intake.tui.screens.base import HouseScreen
from intake.tui.screens.confirm import ConfirmScreen


class FormScreen(HouseScreen[list[Message]]):
    """Closes with what the talk says about it; [] when nothing was kept."""

    BINDINGS = [
        Binding("escape", "close", show=False),
        Binding("ctrl+s", "save", show=False, priority=True),
    ]

    def has_unsaved(self) -> bool:
        """Was something typed or chosen that is not kept yet?"""
        raise NotImplementedError

    def action_save(self) -> None:
        """Keep it, or say what is wrong."""
        raise NotImplementedError

    def action_close(self) -> None:
        """Back without keeping; where something was typed, that is asked first."""
        if not self.has_unsaved():
            self.dismiss([])
            return
        asked = ConfirmScreen((self.say("card_discard"),), self.house.lang)
        self.app.push_screen(asked, self._left)

    def _left(self, yes: bool | None) -> None:
        if yes:
            self.dismiss([])
