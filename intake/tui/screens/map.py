"""The maps of the talk so far: look around, choose a person, and change what is drawn."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Button, Static

from intake.conversation import picture
from intake.conversation.dialogue import Dialogue
from intake.conversation.messages import Message
from intake.conversation.wording import date_words
from intake.network.compare import Snapshot
from intake.network.drawing import Drawing
from intake.network.genogram import order_of
from intake.network.kin import OwnAncestor
from intake.network.zoom import enlarged, shrunk, with_initials
from intake.store.errors import StoreError
from intake.tui.maps import draw, names_of
from intake.tui.plain import said
from intake.tui.screens.base import HouseScreen
from intake.tui.screens.confirm import ConfirmScreen
from intake.tui.widgets.canvas import Canvas
from intake.tui.widgets.key import KeyHint
from intake.tui.widgets.panels import about_person, more_about

ZOOMS = ("whole", "normal", "large")
WIDE = 116
"""Columns from which the keys have more room."""
KEYS = (
    ("enter", "edit"), ("a", "add"), ("t", "tie"), ("delete", "remove"), ("u", "undo"), ("plus", "zoom(1)"), ("minus", "zoom(-1)"),
    ("i", "initials"), ("d", "words"), ("escape", "close"), ("f1", "app.help"),
)  # fmt: skip


SHORT = ("plus", "minus", "escape", "f1")
"""Keys that have no word where there is little room."""
DRAWN = ("plus", "minus")
"""Keys for the drawing alone."""


class MapScreen(HouseScreen[list[Message]]):
    """Closes with what was said about the changes made here."""

    CSS_PATH = ["map.tcss"]
    HELP = "help_map"
    BINDINGS = [
        Binding("escape,f11", "close", show=False),
        Binding("enter", "edit", show=False),
        Binding("tab,n", "step(1)", show=False),
        Binding("shift+tab,p", "step(-1)", show=False),
        Binding("a", "add", show=False),
        Binding("t", "tie", show=False),
        Binding("delete,backspace", "remove", show=False),
        Binding("u,ctrl+z", "undo", show=False),
        Binding("plus,equals_sign", "zoom(1)", show=False),
        Binding("minus", "zoom(-1)", show=False),
        Binding("0", "zoom(0)", show=False),
        Binding("i", "initials", show=False),
        Binding("d", "words", show=False),
        *(Binding(str(number), f"map({number})", show=False) for number in range(1, 10)),
    ]

    def __init__(self, talk: Dialogue, earlier: Snapshot | None = None) -> None:
        super().__init__()
        self.talk, self.earlier = talk, earlier
        people = talk.state.people
        self.chosen = "cared_for" if "cared_for" in people else "client"
        self.kind = next(iter(names_of(people, talk.state.ties, earlier)), "")
        self.zoom = ZOOMS.index("normal")
        self.as_initials = self.in_words = False
        self.told: list[Message] = []
        self.order: tuple[str, ...] = ()

    # Drawing

    def compose(self) -> ComposeResult:
        yield Horizontal(id="tabs")
        yield Canvas("canvas")
        with VerticalScroll(id="words", can_focus=False):
            yield said("", id="words-text", classes="to-read")
        yield said("", id="facts")
        yield said("", id="message")
        with Horizontal(id="keys"):
            for key, action in KEYS:
                yield KeyHint(action, f"key-{key}")

    def on_mount(self) -> None:
        self.fill()
        self.query_one(Canvas).focus()

    def on_resize(self, event: Resize) -> None:
        self.set_class(event.size.width >= WIDE, "wide")
        self._name_keys()
        self.redraw()

    def change_language(self) -> None:
        self.fill()

    def fill(self) -> None:
        """Bring all of the screen up to date."""
        self._fill_tabs()
        self._name_keys()
        self.query_one("#words").display = self.in_words
        self.query_one(Canvas).display = not self.in_words
        self._facts()
        self.redraw()

    def _name_keys(self) -> None:
        """Each with a word, where there is room for all of them; without those that do nothing while the map is told in words."""
        for key, _ in KEYS:
            in_full = f"key_{key}_wide" if self.has_class("wide") and key in SHORT else f"key_{key}"
            hint = self.query_one(f"#key-{key}", KeyHint)
            hint.tell(self.say("key_d_drawing" if key == "d" and self.in_words else in_full))
            hint.display = not (self.in_words and key in DRAWN)

    def _fill_tabs(self) -> None:
        state = self.talk.state
        kinds = names_of(state.people, state.ties, self.earlier)
        if self.kind not in kinds:
            self.kind = next(iter(kinds), "")
        tabs = self.query_one("#tabs", Horizontal)
        tabs.remove_children()
        for number, kind in enumerate(kinds, 1):
            here = kind == self.kind
            text = f"{number} {self.say(f'map_{kind}')}"
            one = Button(Content(f"[{text}]" if here else f" {text} "), classes="small tab", name=kind)
            one.can_focus = False
            one.set_class(here, "here")
            tabs.mount(one)

    def _shown(self) -> Snapshot:
        state = self.talk.state
        return self._named(
            Snapshot(dict(state.people), tuple(state.ties), date_words(state.started_at[:10], self.house.lang))
        )

    def _named(self, shown: Snapshot) -> Snapshot:
        """With names or initials, as was chosen."""
        return replace(shown, people=with_initials(shown.people)) if self.as_initials else shown

    def redraw(self) -> None:
        self.run_worker(self._redraw(), exclusive=True, group="draw")

    async def _redraw(self) -> None:
        """Draw in a thread, so that keys are never waited for."""
        if not self.kind:
            self._show(Drawing("", "", "", 1, 1), Content(self.say("map_nobody")))
            return
        shown, lang, kind = self._shown(), self.house.lang, self.kind
        earlier = self._named(self.earlier) if self.earlier else None
        room = None if ZOOMS[self.zoom] == "large" else self._room
        try:
            drawn = await asyncio.to_thread(draw, kind, shown, lang, earlier, room, self.order)
        except OwnAncestor as problem:
            self._show(Drawing("", "", "", 1, 1), Content(self.say("own_ancestor", name=problem.name)))
            return
        except Exception as problem:  # a talk must never end because one map cannot be drawn
            self.log.error(repr(problem))
            self._show(Drawing("", "", "", 1, 1), Content(self.say("map_undrawn")))
            return
        if kind == "genogram":
            self.order = order_of(drawn)
        self._show(drawn, Content.assemble((drawn.title, "bold $accent"), f"\n\n{drawn.description}"))

    def _show(self, drawn: Drawing, words: Content) -> None:
        canvas = self.query_one(Canvas)
        if not drawn.nodes:
            self.query_one("#words").display, canvas.display = True, False
        canvas.draw(self._zoomed(drawn), self.chosen)
        self.query_one("#words-text", Static).update(words)

    @property
    def _room(self) -> tuple[int, int]:
        """Columns and rows there are for a map."""
        size = self.query_one(Canvas).size
        return max(size.width - 2, 20), max(size.height - 1, 8)

    def _zoomed(self, drawn: Drawing) -> Drawing:
        match ZOOMS[self.zoom]:
            case "whole":
                return shrunk(drawn, *self._room)
            case "large":
                return enlarged(drawn, more_about(self._shown().people, self.house.lang))
        return drawn

    def _facts(self) -> None:
        people = self._shown().people
        if self.chosen in people:
            text = about_person(self.talk.state, people, self.chosen, self.house.lang)
        else:
            text = Content(self.say("map_then") if self.chosen else "")
        self.query_one("#facts", Static).update(text)

    # Looking around

    @on(Canvas.Chosen)
    def chose(self, event: Canvas.Chosen) -> None:
        self._choose(event.id)
        if event.open:
            self.action_edit()

    def _choose(self, id: str) -> None:
        self.chosen = id
        self.query_one(Canvas).choose(id)
        self._facts()

    def action_step(self, way: int) -> None:
        ids = self.query_one(Canvas).ids
        if ids:
            at = ids.index(self.chosen) if self.chosen in ids else -way
            self._choose(ids[(at + way) % len(ids)])

    def action_map(self, number: int) -> None:
        state = self.talk.state
        kinds = list(names_of(state.people, state.ties, self.earlier))
        if number <= len(kinds):
            self.kind = kinds[number - 1]
            self.fill()

    def action_zoom(self, way: int) -> None:
        if self.in_words:
            return
        self.zoom = max(0, min(len(ZOOMS) - 1, self.zoom + way)) if way else 0
        self.say_here(self.say(f"zoom_{ZOOMS[self.zoom]}"))
        self.redraw()

    def action_initials(self) -> None:
        self.as_initials = not self.as_initials
        self.fill()

    def action_words(self) -> None:
        self.in_words = not self.in_words
        self.fill()
        (self.query_one("#words") if self.in_words else self.query_one(Canvas)).focus()

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        self.kind = event.button.name or self.kind
        self.fill()

    # Changing

    def say_here(self, text: str) -> None:
        self.query_one("#message", Static).update(Content(text))

    def _did(self, messages: list[Message] | None) -> None:
        """After a change, or after a form was closed."""
        for message in messages or []:
            self.say_here(message.text)
        self.told += messages or []
        if self.chosen not in self.talk.state.people:
            self.chosen = "client"
        self.fill()
        self.query_one(Canvas).focus()

    def _do(self, act: Callable[[], list[Message]]) -> None:
        try:
            self._did(act())
        except StoreError as problem:
            self.house.tell(problem.sentence(self.house.lang), "error")

    def action_edit(self) -> None:
        from intake.tui.screens.person import PersonScreen

        if self._is_here():
            self.app.push_screen(PersonScreen(self.talk, self.chosen), self._did)

    def _is_here(self) -> bool:
        """Is the chosen one in the network of now? Who was there only then cannot be changed."""
        here = self.chosen in self.talk.state.people
        if not here:
            self.say_here(self.say("map_then_fixed"))
        return here

    def action_add(self) -> None:
        from intake.tui.screens.person import PersonScreen

        before = set(self.talk.state.people)

        def added(messages: list[Message] | None) -> None:
            new = set(self.talk.state.people) - before
            self.chosen = next(iter(new), self.chosen)
            self._did(messages)

        self.app.push_screen(PersonScreen(self.talk), added)

    def action_tie(self) -> None:
        from intake.tui.screens.tie import TieScreen

        if self._is_here():
            self.app.push_screen(TieScreen(self.talk, self.chosen), self._did)

    def action_remove(self) -> None:
        state, lang, id = self.talk.state, self.house.lang, self.chosen
        if not self._is_here():
            return
        follows = picture.removal(state, id, lang)
        asked = ConfirmScreen(follows.sentences, lang, follows.allowed)
        self.app.push_screen(
            asked, lambda yes: self._do(lambda: picture.remove_person(self.talk, id)) if yes else None
        )

    def action_undo(self) -> None:
        self._do(lambda: picture.undo(self.talk))

    def action_close(self) -> None:
        self.dismiss(self.told)

    def commands(self) -> list[tuple[str, Callable[[], None]]]:
        """For the palette."""
        names = ("edit", "add", "tie", "remove", "undo", "initials", "words", "close")
        return [(self.say(f"do_{name}"), getattr(self, f"action_{name}")) for name in names]
