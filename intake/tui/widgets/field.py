"""Fields of a form. Enter goes on to the next one, and whatever is typed right after it goes there too."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input


class Field(Input):
    """Textual hands a key to what has focus as the key arrives, and acts on Enter and Tab only after they have climbed to the app:
    a quick typist's next letters would stand in the field before. So the focus moves as the key is handed over.
    """

    NAMED = True
    """Does the frame say what the field is for, once something stands in it?"""

    def watch_value(self, value: str) -> None:
        self.border_title = Content(self.placeholder) if value and self.NAMED else None

    def onward(self) -> Widget | None:
        """What Enter goes to: the next in the form that can be filled in; None from the last one on."""
        chain = self.screen.focus_chain
        after = chain[chain.index(self) + 1 :] if self in chain else []
        return after[0] if after and not isinstance(after[0], Button) else None

    def _forward_event(self, event: events.Event) -> None:
        key = event.key if isinstance(event, events.Key) else ""
        if key in ("tab", "shift+tab"):
            self.screen.focus_next() if key == "tab" else self.screen.focus_previous()
            return
        super()._forward_event(event)
        onward = self.onward() if key == "enter" else None
        if onward is not None:
            self.screen.set_focus(onward)

    async def on_key(self, event: events.Key) -> None:
        """Enter acts before the keys that came after it."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            await self.action_submit()
