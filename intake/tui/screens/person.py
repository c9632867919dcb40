"""The card of one person: what is known filled in, what is not known open; kept as soon as it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.css.query import NoMatches
from textual.widget import Widget
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from intake.conversation import card, picture
from intake.conversation.card import CONTACT, PLACES, SUPPORT, WHO, Field, Misread
from intake.conversation.dialogue import Dialogue
from intake.conversation.messages import Message
from intake.network.model import Person
from intake.network.vocabulary import label
from intake.network.wording import person_name
from intake.store.errors import StoreError
from intake.tui.plain import button, said
from intake.tui.screens.form import FormScreen
from intake.tui.widgets.choice import Choice, ChoiceLine, Ticks

WIDE = 100
"""Columns from which the card has two columns."""
MATCHES = 40
"""Relations offered at once."""


class FieldRow(Widget):
    """One fact: its label, its control, and below it what was understood or what is wrong."""

    def __init__(self, field: Field, control: Widget, text: str, matches: OptionList | None = None) -> None:
        super().__init__(id=f"row-{field.key}")
        self.field, self.control, self.label, self.matches = field, control, text, matches
        self.told = said("", classes="told")

    def compose(self) -> ComposeResult:
        yield said(self.label, classes="label")
        yield self.control
        if self.matches is not None:
            yield self.matches

    def tell(self, text: str, problem: bool = False) -> None:
        """Say it below the field, or nothing any more. The line is there only when it is needed: cards open faster."""
        if text and not self.told.is_attached:
            self.mount(self.told)
        self.told.update(Content(f"! {text}" if problem else f"→ {text}"))
        self.told.set_class(bool(text), "on")
        self.told.set_class(problem, "problem")

    @property
    def typed(self) -> Any:
        """What stands in the field: a line, the id of a choice, or the ticked ids."""
        control = self.control
        if isinstance(control, Input):
            return control.value
        if isinstance(control, Choice):
            return control.value
        assert isinstance(control, Ticks)
        return control.chosen


class PersonScreen(FormScreen):
    """id: "" for someone new."""

    CSS_PATH = ["person.tcss"]
    HELP = "help_person"

    def __init__(self, talk: Dialogue, id: str = "", **known: Any) -> None:
        super().__init__()
        self.talk = talk
        self.old = talk.state.people[id] if id else Person("", **known)
        self.begun: dict[str, Any] = {}

    # Drawing the card

    def compose(self) -> ComposeResult:
        title = self.say("card_new") if not self.old.id else person_name(self.old, self.house.lang)
        yield said(title, id="who")
        with VerticalScroll(id="form", can_focus=False), Horizontal(id="columns"):
            with Vertical(id="column-0", classes="column"):
                yield said(self.say("card_who"), classes="heading first")
                yield from self._rows(WHO)
            yield Vertical(id="column-1", classes="column")
        yield said("", id="problem", classes="problem")
        with Horizontal(id="buttons"):
            yield button(self.say("card_save"), "save", classes="small", variant="primary")
            yield button(self.say("card_leave"), "leave", classes="small")
            yield said(self.say("card_keys"), classes="quiet")

    async def _mount_rest(self) -> None:
        """What is asked less comes a moment later, one part after the other, so that the card is there at once."""
        parts = (
            ("column-0", "card_contact", "heading", CONTACT),
            ("column-1", "card_support", "heading first", SUPPORT),
            ("column-1", "card_maps", "heading", PLACES),
        )
        for column, title, classes, fields in parts:
            if not self.is_attached:
                return
            rows = list(self._rows(fields))
            await self.query_one(f"#{column}").mount(said(self.say(title), classes=classes), *rows)
            self.begun |= {row.field.key: row.typed for row in rows}

    def _rows(self, fields: tuple[Field, ...]) -> Iterator[FieldRow]:
        for field in fields:
            if field.key == "of" and self.old.id in picture.CENTRE and self.old.id == "client":
                continue
            matches = OptionList(classes="matches", markup=False) if field.kind == "relation" else None
            yield FieldRow(field, self._control(field), card.say(field.key, self.house.lang), matches)

    def _control(self, field: Field) -> Widget:
        lang, id = self.house.lang, f"field-{field.key}"
        named = tuple((one, label(field.words, one, lang)) for one in field.options)
        if field.kind == "ticks":
            return Ticks(named, getattr(self.old, field.key), id)
        if field.kind == "choice":
            return Choice(named, card.shown(self.old, field, lang), self.say("dont_know"), id)
        if field.kind == "person":
            people = card.people_options(self.talk.state.people, self.old.id, lang)
            return Choice(people, self.old.of, self.say("dont_know"), id)
        example = f"example_{ {'often': 'per_month'}.get(field.kind, field.kind) }"
        hint = card.say(example, lang) if example in card.say.table else ""
        return Input(card.shown(self.old, field, lang), placeholder=hint, id=id)

    def on_mount(self) -> None:
        self.set_class(self.size.width >= WIDE, "wide")
        self.begun = {row.field.key: row.typed for row in self.query(FieldRow)}
        self.query_one("#field-name").focus()
        self.call_after_refresh(self._mount_rest)

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width >= WIDE, "wide")

    # Typing

    @on(Input.Changed, "#field-relation")
    def relation_typed(self, event: Input.Changed) -> None:
        self._offer(event.value if event.input.has_focus else "", event.input.has_focus)

    def _offer(self, typed: str, shown: bool) -> None:
        row = self._row("relation")
        assert row.matches is not None
        found = card.relation_list(typed, self.house.lang)[:MATCHES] if shown else []
        row.matches.clear_options()
        row.matches.add_options([Option(Content(one), id=str(index)) for index, one in enumerate(found)])
        row.matches.set_class(bool(found), "on")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        inside = any(isinstance(one, FieldRow) and one.field.key == "relation" for one in event.widget.ancestors)
        if not inside and self.begun:
            self._offer("", shown=False)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        row = next((one for one in event.widget.ancestors if isinstance(one, FieldRow)), None)
        choosing = row is not None and row.matches is not None and self.focused is row.matches
        if row is not None and row.control is event.widget and not choosing:
            self._read(row)

    def on_key(self, event: events.Key) -> None:
        """Down and up go from field to field; down from the relation goes into its list."""
        focused = self.focused
        if event.key not in ("down", "up") or not isinstance(focused, (Input, ChoiceLine)):
            return
        event.stop()
        row = self._row("relation")
        if event.key == "up":
            self.focus_previous()
        elif focused is row.control and row.matches is not None and row.matches.option_count:
            row.matches.focus()
            row.matches.highlighted = 0
        else:
            self.focus_next()

    @on(Input.Submitted)
    def next_field(self) -> None:
        self.focus_next()

    @on(OptionList.OptionSelected, ".matches")
    def relation_chosen(self, event: OptionList.OptionSelected) -> None:
        row = self._row("relation")
        assert isinstance(row.control, Input)
        row.control.value = str(event.option.prompt)
        self._offer("", shown=False)
        self._read(row)
        self._row("of").control.focus()

    def _row(self, key: str) -> FieldRow:
        return self.query_one(f"#row-{key}", FieldRow)

    # Understanding

    def _read(self, row: FieldRow) -> dict[str, Any]:
        """What the field means, said back below it; {} where it was not touched or cannot be understood."""
        if row.typed == self.begun.get(row.field.key):
            row.tell("")
            return {}
        if isinstance(row.typed, tuple):
            return {row.field.key: row.typed}
        try:
            found = card.read_field(row.field, row.typed, self.house.lang, self.house.clock().date())
        except Misread as problem:
            row.tell(str(problem), problem=True)
            return {}
        row.tell(found.said if isinstance(row.control, Input) else "")
        return dict(found.changes)

    def _person(self) -> Person:
        """The person as the card now says."""
        return card.filled_in(self.old, {row.field.key: self._read(row) for row in self.query(FieldRow)})

    def _problem(self) -> FieldRow | None:
        return next((row for row in self.query(FieldRow) if row.told.has_class("problem")), None)

    # Keeping

    def action_save(self) -> None:
        person = self._person()
        state, lang = self.talk.state, self.house.lang
        wrong = self._problem()
        if wrong is None:
            try:
                card.check_person(person, state.people, state.ties, lang, self.house.clock().date())
            except Misread as problem:
                wrong = self._row(problem.field)
                wrong.tell(str(problem), problem=True)
        if wrong is not None:
            wrong.control.focus()
            wrong.scroll_visible(animate=False)
            return
        try:
            told = self._keep(person)
        except StoreError as problem:
            self.tell_problem(problem.sentence(lang))
            return
        self.dismiss(told)

    def _keep(self, person: Person) -> list[Message]:
        if not person.id:
            return picture.add_person(self.talk, person)[1]
        changes = {key: getattr(person, key) for key in Person.__slots__ if key != "id"}
        changed = {key: value for key, value in changes.items() if value != getattr(self.old, key)}
        return picture.change_person(self.talk, person.id, changed) if changed else []

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "save":
            self.action_save()
        elif event.button.id == "leave":
            self.action_close()

    def has_unsaved(self) -> bool:
        return any(row.typed != self.begun.get(row.field.key) for row in self.query(FieldRow))

    def change_language(self) -> None:
        """The card keeps what was typed: it is read again in the language in which it is saved."""
        try:
            self.query_one("#buttons .quiet", Static).update(Content(self.say("card_keys")))
        except NoMatches:
            return
