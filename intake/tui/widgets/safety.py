"""The card with help lines that words of danger bring up."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from intake.tui.plain import hanging_lists


class SafetyCard(Static):
    """Longer than the window, it is read from its beginning: it comes into view as soon as it has its place, whatever brought it there."""

    _seen = False

    def __init__(self, text: str, classes: str) -> None:
        super().__init__(Content(text), classes=classes)
        self._text, self._columns = text, 0

    def on_resize(self) -> None:
        if self.content_size.width != self._columns:
            self._columns = self.content_size.width
            self.update(Content(hanging_lists(self._text, self._columns)))
        if not self._seen and isinstance(self.parent, VerticalScroll):
            self._seen = True
            self.parent.scroll_to_widget(self, top=True, animate=False)
