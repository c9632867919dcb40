"""A radio button that says with its sign whether it is chosen, not with colour alone."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import RadioButton


class SignButton(RadioButton):
    """● chosen, ○ not."""

    @property
    def _button(self) -> Content:
        self.BUTTON_INNER = "●" if self.value else "○"
        return super()._button
