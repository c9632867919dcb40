"""A tie of someone: with whom, of what kind, and since when; a new one, or one of those there are."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Input

from intake.conversation import card, picture
from intake.conversation.card import Misread
from intake.conversation.dialogue import Dialogue
from intake.conversation.messages import Message
from intake.conversation.tie_card import KINDS, STATUSES, made_tie
from intake.conversation.wording import date_words
from intake.network.model import Tie
from intake.network.vocabulary import label, tie_kind, tie_words
from intake.network.wording import person_name
from intake.store.errors import StoreError
from intake.tui.plain import button, said
from intake.tui.screens.form import FormScreen
from intake.tui.widgets.choice import Choice


class TieScreen(FormScreen):
    """id: whose tie it is."""

    HELP = "help_tie"
    CSS_PATH = ["tie.tcss"]

    def __init__(self, talk: Dialogue, id: str) -> None:
        super().__init__()
        self.talk, self.id_of = talk, id
        self.known = [tie for tie in talk.state.ties if id in (tie.a, tie.b)]
        self.tie: Tie | None = None
        self.begun: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        lang, people = self.house.lang, self.talk.state.people
        name = person_name(people[self.id_of], lang)
        ties = tuple((str(n), tie_words(tie, self.id_of, people, lang)) for n, tie in enumerate(self.known))
        others = card.people_options(people, self.id_of, lang)
        kinds = tuple((kind, label("tie", kind, lang)) for kind in KINDS)
        choose, when = self.say("tie_choose"), card.say("example_when", lang)
        with VerticalScroll(can_focus=False):
            yield said(self.say("tie_title", name=name), classes="title")
            yield said("")
            yield from self._row("tie_which", Choice(ties, "", self.say("tie_new"), "which"))
            yield from self._row("tie_kind", Choice(kinds, "", choose, "kind"))
            yield from self._row("tie_with", Choice(others, "", choose, "with"))
            yield from self._row("tie_status", Choice((), "", self.say("dont_know"), "status"))
            yield from self._row("tie_since", Input(placeholder=when, id="since"))
            yield from self._row("tie_until", Input(placeholder=when, id="until"))
            yield said("", id="problem", classes="problem")
            with Horizontal():
                yield button(self.say("card_save"), "save", classes="small", variant="primary")
                yield button(self.say("tie_remove"), "remove", classes="small")
                yield button(self.say("card_leave"), "leave", classes="small")
                yield said(self.say("card_keys"), classes="quiet")

    def _row(self, key: str, control: Choice | Input) -> ComposeResult:
        with Horizontal(id=f"row-{control.id}"):
            yield said(self.say(key), classes="label")
            yield control

    def on_mount(self) -> None:
        self.query_one("#remove").display = False
        self.query_one("#row-status").display = False
        self.query_one("#row-which").display = bool(self.known)
        self.query_one("#which" if self.known else "#kind").focus()
        self.begun = self._values()

    @on(Choice.Changed, "#which")
    def chosen(self, event: Choice.Changed) -> None:
        tie = self.known[int(event.value)] if event.value else None
        if tie is self.tie:
            return
        self.tie = tie
        self.query_one("#remove").display = tie is not None
        if tie is not None:
            self._fill_in(tie)
            self.begun = self._values()

    def _fill_in(self, tie: Tie) -> None:
        self._choice("kind").value = tie_kind(tie, self.id_of)
        self._fill_statuses(tie.kind)
        self._choice("with").value = tie.b if tie.a == self.id_of else tie.a
        self._choice("status").value = tie.status or ""
        for key, moment in (("since", tie.since), ("until", tie.until)):
            self.query_one(f"#{key}", Input).value = date_words(moment, self.house.lang) if moment else ""

    def _choice(self, id: str) -> Choice:
        return self.query_one(f"#{id}", Choice)

    @on(Choice.Changed, "#kind")
    def kind_chosen(self, event: Choice.Changed) -> None:
        self._fill_statuses(event.value)

    def _fill_statuses(self, kind: str) -> None:
        statuses = STATUSES.get(kind, ())
        self.query_one("#row-status").display = bool(statuses)
        lang = self.house.lang
        self._choice("status").set_options(tuple((one, label("tie", one, lang)) for one in statuses))

    # Keeping

    def _values(self) -> tuple[str, ...]:
        """What stands in the form, but for which tie it is about."""
        chosen = (self._choice(key).value for key in ("kind", "with", "status"))
        return (*chosen, *(self.query_one(f"#{key}", Input).value for key in ("since", "until")))

    def has_unsaved(self) -> bool:
        return self._values() != self.begun

    def _made(self) -> Tie:
        """The tie as the form says. Raises Misread with what is missing or not understood."""
        kind, other, status, since, until = self._values()
        lang, today = self.house.lang, self.house.clock().date()
        return made_tie(self.talk.state, self.id_of, kind, other, status, (since, until), lang, today, self.tie)

    def action_save(self) -> None:
        try:
            made = self._made()
        except Misread as problem:
            self.tell_problem(str(problem))
            self.query_one(f"#{problem.field}").focus()
            return
        self._do(lambda: picture.put_tie(self.talk, made, self.tie, self.id_of))

    def _do(self, act: object) -> None:
        assert callable(act)
        try:
            told: list[Message] = act()
        except StoreError as problem:
            self.tell_problem(problem.sentence(self.house.lang))
            return
        self.dismiss(told)

    @on(Input.Submitted)
    def next_field(self) -> None:
        self.focus_next()

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        match event.button.id:
            case "save":
                self.action_save()
            case "remove":
                tie = self.tie
                if tie is not None:
                    self._do(lambda: picture.remove_tie(self.talk, tie, self.id_of))
            case "leave":
                self.action_close()
