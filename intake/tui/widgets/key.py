"""A key and what it does: to read, and to click."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class KeyHint(Static):
    """A click does the same as the key. action: of the screen, as in a binding."""

    DEFAULT_CSS = """
    KeyHint { width: auto; height: 1; margin-right: 1; color: $foreground 80%; }
    KeyHint:hover { color: $foreground; text-style: underline; }
    """

    def __init__(self, action: str, id: str) -> None:
        super().__init__(id=id)
        self.action = action

    def tell(self, text: str) -> None:
        """The first word is the key: it stands out."""
        key, _, what = text.partition(" ")
        self.update(Content.assemble((key, "bold $primary"), f" {what}" if what else ""))

    async def on_click(self) -> None:
        await self.screen.run_action(self.action)
