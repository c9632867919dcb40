"""Light controls for a card: one of a list on a line that opens, and several of a list with ticks.

Both say with signs, not with colour, what is chosen and where the keys are.
"""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

Options = tuple[tuple[str, str], ...]
"""(id, what it reads as), in order."""


class ChoiceLine(Static, can_focus=True):
    """The line of a choice; the keys that change it."""

    BINDINGS = [
        Binding("enter,space", "open", show=False),
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("delete,backspace", "clear", show=False),
    ]

    def action_open(self) -> None:
        self.choice.open()

    def action_step(self, way: int) -> None:
        self.choice.step(way)

    def action_clear(self) -> None:
        self.choice.value = ""

    def on_click(self) -> None:
        self.choice.open()

    def on_key(self, event: events.Key) -> None:
        """A letter goes to the next option that begins with it."""
        if event.is_printable and event.character and event.character.isalnum():
            self.choice.jump(event.character)
            event.stop()

    @property
    def choice(self) -> Choice:
        parent = self.parent
        assert isinstance(parent, Choice)
        return parent


class Choice(Vertical):
    """One of a list. value: the id, "" for none. Posts Changed."""

    DEFAULT_CSS = """
    Choice { height: auto; width: 1fr; }
    Choice ChoiceLine { height: 1; width: 100%; padding: 0 1; background: $panel; }
    Choice ChoiceLine:focus { background: $surface; text-style: underline; }
    """

    class Changed(Message):
        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice, self.value = choice, choice.value

        @property
        def control(self) -> Choice:
            return self.choice

    def __init__(self, options: Options, value: str, nothing: str, id: str) -> None:
        """nothing: what an empty choice reads as."""
        super().__init__(id=id)
        self.options, self.nothing = options, nothing
        self._value = value if any(one == value for one, _ in options) else ""

    def compose(self) -> ComposeResult:
        yield ChoiceLine(self._text())

    @property
    def value(self) -> str:
        return self._value

    @value.setter
    def value(self, value: str) -> None:
        if value == self._value:
            return
        self._value = value if any(one == value for one, _ in self.options) else ""
        self.query_one(ChoiceLine).update(self._text())
        self.post_message(self.Changed(self))

    def set_options(self, options: Options) -> None:
        """Other options; a value that is still among them stays."""
        self.options = options
        kept, self._value = self._value, ""
        if any(one == kept for one, _ in options):
            self._value = kept
        self.query_one(ChoiceLine).update(self._text())

    def _text(self) -> Content:
        said = dict(self.options).get(self._value)
        told = (said, "") if said is not None else (self.nothing, "$foreground 75%")
        return Content.assemble(told, (" ▾", "$foreground 75%"))

    # Keys

    def focus(self, scroll_visible: bool = True) -> Choice:
        self.query_one(ChoiceLine).focus(scroll_visible)
        return self

    def step(self, way: int) -> None:
        ids = ["", *(one for one, _ in self.options)]
        self.value = ids[(ids.index(self._value) + way) % len(ids)]

    def jump(self, letter: str) -> None:
        begin = [one for one, said in self.options if said.casefold().startswith(letter.casefold())]
        if begin:
            at = begin.index(self._value) + 1 if self._value in begin else 0
            self.value = begin[at % len(begin)]

    def open(self) -> None:
        """The whole list below the line; Enter takes one, Esc leaves it."""
        if self.query(OptionList):
            return
        rows = [Option(Content.styled(self.nothing, "$foreground 75%"), id="nothing")]
        rows += [Option(Content(said), id=f"option-{n}") for n, (_, said) in enumerate(self.options)]
        listed = ChoiceList(*rows, markup=False)
        self.mount(listed)
        ids = ["", *(one for one, _ in self.options)]
        listed.highlighted = ids.index(self._value)
        listed.focus()
        self.call_after_refresh(listed.scroll_visible, animate=False)

    @on(OptionList.OptionSelected)
    def taken(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        id = event.option.id or ""
        self.value = "" if id == "nothing" else self.options[int(id.removeprefix("option-"))][0]
        self.close()

    def close(self) -> None:
        listed = self.query(OptionList)
        if listed:
            self.query_one(ChoiceLine).focus()
            listed.remove()


class ChoiceList(OptionList):
    """The open list of a choice; it closes when it is left."""

    DEFAULT_CSS = "ChoiceList { height: auto; max-height: 8; }"
    BINDINGS = [Binding("escape", "leave", show=False)]

    def action_leave(self) -> None:
        parent = self.parent
        assert isinstance(parent, Choice)
        parent.close()

    def on_blur(self) -> None:
        self.remove()


class Ticks(Widget, can_focus=True):
    """Several of a list: [x] and [ ], the line of the keys with an arrow. chosen: ids in the order of the list."""

    DEFAULT_CSS = """
    Ticks { height: auto; width: 1fr; padding: 0 1; background: $panel; }
    Ticks:focus { background: $surface; }
    """
    BINDINGS = [
        Binding("up", "walk(-1)", show=False),
        Binding("down", "walk(1)", show=False),
        Binding("space,x", "tick", show=False),
    ]

    def __init__(self, options: Options, chosen: tuple[str, ...], id: str) -> None:
        super().__init__(id=id)
        self.options, self._chosen, self._at = options, set(chosen), 0

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(one for one, _ in self.options if one in self._chosen)

    def tick(self, id: str) -> None:
        """On or off."""
        self._chosen ^= {id}
        self.refresh()

    def render(self) -> Content:
        return Content("\n").join(self._line(n, one, said) for n, (one, said) in enumerate(self.options))

    def _line(self, number: int, id: str, said: str) -> Content:
        here = self.has_focus and number == self._at
        text = f"{'›' if here else ' '} {'[x]' if id in self._chosen else '[ ]'} {said}"
        return Content.styled(text, "bold underline" if here else "bold" if id in self._chosen else "$foreground 80%")

    def action_walk(self, way: int) -> None:
        """To the next line; past the end to the next field."""
        if not 0 <= self._at + way < len(self.options):
            self.screen.focus_next() if way > 0 else self.screen.focus_previous()
            return
        self._at += way
        self.refresh()

    def action_tick(self) -> None:
        self.tick(self.options[self._at][0])

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        if at is not None and 0 <= at.y < len(self.options):
            self._at = at.y
            self.action_tick()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()
