"""Buttons and lists that say with a sign what is chosen, not with colour alone."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.content import Content
from textual.strip import Strip
from textual.widgets import RadioButton, RadioSet, SelectionList


class SignButton(RadioButton):
    """● chosen, ○ not."""

    @property
    def _button(self) -> Content:
        self.BUTTON_INNER = "●" if self.value else "○"
        return super()._button


class SignSet(RadioSet):
    """Enter takes what is marked and goes on to the next field, as in every other field; the blank bar only takes it."""

    BINDINGS: ClassVar = [Binding("enter", "take_and_go_on", show=False)]

    def action_take_and_go_on(self) -> None:
        self.action_toggle_button()
        self.screen.focus_next()


class SignSelection(SelectionList[str]):
    """[x] ticked, [ ] not, at the first line of an option; the letters have the colour of the option itself."""

    def render_line(self, y: int) -> Strip:
        line = super(SelectionList, self).render_line(y)
        at = self.scroll_offset.y + y
        if at >= len(self._lines):
            return line
        index, part = self._lines[at]
        mark = "    "
        if part == 0:
            mark = "[x] " if self.get_option_at_index(index).value in self.selected else "[ ] "
        style = next((segment.style for segment in line if segment.style), None) or self.rich_style
        return Strip([Segment(mark, style + Style(meta={"option": index})), *line])
