"""A tie of someone: with whom, of what kind, and since when; a new one, or one of those there are."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Select, Static

from intake.conversation import card, picture
from intake.conversation.card import Field, Misread
from intake.conversation.dialogue import Dialogue
from intake.conversation.messages import Message
from intake.conversation.wording import date_words
from intake.network.kin import OwnAncestor, family_of
from intake.network.model import EMOTIONS, PARTNER_STATUSES, TIE_KINDS, Tie
from intake.network.vocabulary import CHILD_OF, label, tie_kind, tie_words
from intake.network.wording import person_name
from intake.store.errors import StoreError
from intake.tui.plain import button, said
from intake.tui.screens.base import HouseScreen

NEW = "new"
STATUSES = {"partner": PARTNER_STATUSES, "emotional": EMOTIONS}
KINDS = tuple(
    kind for one in TIE_KINDS for kind in ((one, CHILD_OF[one]) if one in CHILD_OF else (one,))
)
"""All kinds as seen from the person whose tie it is: parent of, child of, ..."""
_PARENT_OF = {child: parent for parent, child in CHILD_OF.items()}


class TieScreen(HouseScreen[list[Message]]):
    """Closes with what the talk says about it. id: whose tie it is."""

    HELP = "help_map"
    CSS_PATH = ["tie.tcss"]
    BINDINGS = [
        Binding("escape", "close", show=False),
        Binding("ctrl+s", "save", show=False, priority=True),
    ]

    def __init__(self, talk: Dialogue, id: str) -> None:
        super().__init__()
        self.talk, self.id_of = talk, id
        self.known = [tie for tie in talk.state.ties if id in (tie.a, tie.b)]
        self.tie: Tie | None = None

    def compose(self) -> ComposeResult:
        lang, people = self.house.lang, self.talk.state.people
        name = person_name(people[self.id_of], lang)
        which = [(Content(tie_words(tie, self.id_of, people, lang)), str(n)) for n, tie in enumerate(self.known)]
        others = [(Content(text), id) for text, id in card.people_options(people, self.id_of, lang)]
        kinds = [(Content(label("tie", kind, lang)), kind) for kind in KINDS]
        with VerticalScroll(can_focus=False):
            yield said(self.say("tie_title", name=name), classes="title")
            yield said("")
            yield from self._row("tie_which", Select([*which, (Content(self.say("tie_new")), NEW)], value=NEW, allow_blank=False, id="which", compact=True))
            yield from self._row("tie_kind", Select(kinds, prompt=self.say("tie_choose"), id="kind", compact=True))
            yield from self._row("tie_with", Select(others, prompt=self.say("tie_choose"), id="with", compact=True))
            yield from self._row("tie_status", Select[str]([], prompt=self.say("dont_know"), id="status", compact=True))
            yield from self._row("tie_since", Input(placeholder="1989", id="since"))
            yield from self._row("tie_until", Input(placeholder="2004", id="until"))
            yield said("", id="problem", classes="problem")
            with Horizontal():
                yield button(self.say("card_save"), "save", classes="small", variant="primary")
                yield button(self.say("tie_remove"), "remove", classes="small")
                yield button(self.say("card_leave"), "leave", classes="small")
                yield said(self.say("card_keys"), classes="quiet")

    def _row(self, key: str, control: Select[str] | Input) -> ComposeResult:
        with Horizontal(id=f"row-{control.id}"):
            yield said(self.say(key), classes="label")
            yield control

    def on_mount(self) -> None:
        self.query_one("#remove").display = False
        self.query_one("#row-status").display = False
        self.query_one("#row-which").display = bool(self.known)
        self.query_one("#which" if self.known else "#kind").focus()

    @on(Select.Changed, "#which")
    def chosen(self, event: Select.Changed) -> None:
        tie = None if event.value == NEW else self.known[int(str(event.value))]
        if tie is self.tie:
            return
        self.tie = tie
        self.query_one("#remove").display = tie is not None
        lang = self.house.lang
        if tie is None:
            return
        self._select("kind").value = tie_kind(tie, self.id_of)
        self._fill_statuses(tie.kind)
        self._select("with").value = tie.b if tie.a == self.id_of else tie.a
        if tie.status in STATUSES.get(tie.kind, ()):
            self._select("status").value = tie.status
        for key, moment in (("since", tie.since), ("until", tie.until)):
            self.query_one(f"#{key}", Input).value = date_words(moment, lang) if moment else ""

    def _select(self, id: str) -> Select[str]:
        return self.query_one(f"#{id}", Select)

    @on(Select.Changed, "#kind")
    def kind_chosen(self, event: Select.Changed) -> None:
        self._fill_statuses(str(event.value))

    def _fill_statuses(self, kind: str) -> None:
        statuses = STATUSES.get(kind, ())
        self.query_one("#row-status").display = bool(statuses)
        select = self._select("status")
        kept = select.value
        select.set_options([(Content(label("tie", one, self.house.lang)), one) for one in statuses])
        if kept in statuses:
            select.value = kept

    # Keeping

    def _made(self) -> Tie:
        """The tie as the form says. Raises Misread with what is missing or not understood."""
        kind, other = self._select("kind").value, self._select("with").value
        if kind is Select.NULL or other is Select.NULL:
            raise Misread("kind" if kind is Select.NULL else "with", self.say("tie_missing"))
        kind = str(kind)
        ends = (str(other), self.id_of) if kind in _PARENT_OF else (self.id_of, str(other))
        status = self._select("status").value
        since, until = self._moment("since"), self._moment("until")
        if since and until and until[:4] < since[:4]:
            raise Misread("until", self.say("tie_order"))
        made = Tie(*ends, _PARENT_OF.get(kind, kind), None if status is Select.NULL else str(status), since, until)
        self._check(made)
        return made

    def _moment(self, key: str) -> str | None:
        typed = self.query_one(f"#{key}", Input).value
        today = self.house.clock().date()
        field = Field(key, "when")
        found = card.read_field(field, typed, self.house.lang, today).changes[key]
        return str(found) if found else None

    def _check(self, made: Tie) -> None:
        state = self.talk.state
        try:
            family_of(state.people, [*(tie for tie in state.ties if tie != self.tie), made])
        except OwnAncestor as problem:
            raise Misread("kind", self.say("own_ancestor", name=problem.name)) from None

    def action_save(self) -> None:
        try:
            made = self._made()
        except Misread as problem:
            self.query_one("#problem", Static).update(Content(f"! {problem}"))
            self.query_one(f"#{problem.field}").focus()
            return
        self._do(lambda: picture.put_tie(self.talk, made, self.tie, self.id_of))

    def _do(self, act: object) -> None:
        assert callable(act)
        try:
            told: list[Message] = act()
        except StoreError as problem:
            self.query_one("#problem", Static).update(Content(problem.sentence(self.house.lang)))
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

    def action_close(self) -> None:
        self.dismiss([])
