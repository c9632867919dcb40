"""The panels beside the chat: where we are, who is there, and what the figures say so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from textwrap import wrap

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from intake.conversation.card import about
from intake.conversation.dialogue import Dialogue
from intake.conversation.fold import Conversation
from intake.conversation.naming import person_words
from intake.conversation.picture import CENTRE
from intake.conversation.wording import frequency_words
from intake.network.glance import Seen, glance, mark_of
from intake.network.model import Person
from intake.network.vocabulary import tie_words
from intake.network.wording import person_name, relation_said
from intake.scoring.results import Measure
from intake.tui.texts import say
from intake.tui.widgets.canvas import Canvas

WIDTH = 31
"""Columns of the network at a glance, before it is laid out."""
LOW = 32
"""Rows below which the figures take one line each, so that there is room for people."""
TALL = 44
"""Rows from which a broad map is higher too."""
LISTED = 60
"""People in the list at most."""
_MARKS = {"done": "●", "now": "▶", "ahead": "○"}
_BAR = 20
_INDENT = "\u00a0\u00a0"
"""Blanks that stay at the start of a line."""
_ENOUGH = 0.15
"""The share of a measure that must be known before a figure is shown."""


def stages_panel(talk: Dialogue, lang: str, width: int, rows: int) -> Content:
    """All stages with their progress and time, in so many columns; where the talk is stands out. A blank between them where the rows allow it."""
    stages: list[list[Content]] = []
    for row in talk.progress():
        if row.state == "hidden":
            continue
        count = f"{row.done}/{row.total}"
        time = (
            f" · {say('minutes', lang, minutes=row.minutes)}" if row.minutes and row.state != "done" else ""
        )
        style = {"now": "bold $accent", "done": "$foreground 75%"}.get(row.state, "")
        indent = _INDENT * row.depth
        text = wrap(f"{_MARKS[row.state]} {row.title}", width - len(indent), subsequent_indent=_INDENT)
        lines = [Content.styled(indent + line, style) for line in text]
        if row.depth == 0 or row.state == "now":
            lines.append(Content.styled(f"{_INDENT * row.depth}{_INDENT}{count}{time}", "$foreground 75%"))
        if row.depth == 0 or not stages:
            stages.append([])
        stages[-1] += lines
    apart = "\n\n" if sum(map(len, stages)) + len(stages) <= rows else "\n"
    return Content(apart).join([Content("\n").join(lines) for lines in stages])


class PeoplePanel(Vertical):
    """Beside the chat: figures, the network at a glance, and everyone in it, the last named on top.

    It follows each answer; posts Opened when someone is chosen to be edited.
    """

    DEFAULT_CSS = """
    PeoplePanel #side-text, PeoplePanel #side-title { height: auto; }
    PeoplePanel #side-notes { height: auto; max-height: 6; margin-top: 1; }
    PeoplePanel Canvas { background: $surface; height: 11; overflow: hidden hidden; }
    PeoplePanel.low Canvas { height: 9; }
    PeoplePanel.tall Canvas { height: 17; }
    PeoplePanel Canvas .canvas--line, PeoplePanel Canvas .canvas--person, PeoplePanel Canvas .canvas--title,
    PeoplePanel Canvas .canvas--centre { background: $surface; }
    PeoplePanel Canvas .canvas--title { color: $foreground 75%; text-style: italic; }
    """

    class Opened(Message):
        def __init__(self, id: str) -> None:
            super().__init__()
            self.id = id

    def compose(self) -> ComposeResult:
        yield Static(id="side-text")
        yield Static(id="side-title")
        yield Canvas("side-map")
        yield OptionList(id="side-people", markup=False)
        yield Static(id="side-notes")

    def on_mount(self) -> None:
        self.query_one(Canvas).can_focus = False
        self._talk: Dialogue | None = None
        self._seen: Seen | None = None

    def on_resize(self) -> None:
        if self._talk is not None:
            self.follow(self._talk, self._lang)

    @property
    def _low(self) -> bool:
        return self.screen.size.height < LOW

    @property
    def _rows(self) -> int:
        """Of the map."""
        return 9 if self._low else 17 if self.has_class("tall") else 11

    def follow(self, talk: Dialogue, lang: str) -> None:
        """Bring the panel up to date, where it can be seen."""
        self._talk, self._lang = talk, lang
        if not self.display:
            return
        state = talk.state
        self.set_class(self._low, "low")
        self.set_class(self.screen.size.height >= TALL and self.content_size.width > WIDTH, "tall")
        figures = _figures(talk, lang, self._low)
        self.query_one("#side-text", Static).update(figures)
        self.query_one("#side-text").display = bool(figures.plain)
        people = [id for id in state.people if id not in CENTRE]
        keys = say("panel_people", lang) if people else ""
        self.query_one("#side-title", Static).update(Content.assemble((say("people", lang), "bold $primary"), "  ", (keys, "$foreground 75%")))
        self._draw(state, lang, bool(people))
        self._list(state, list(reversed(people))[:LISTED], lang)
        self.query_one("#side-notes", Static).update(_notes(state, lang))

    def _draw(self, state: Conversation, lang: str, anyone: bool) -> None:
        canvas = self.query_one(Canvas)
        canvas.display = anyone
        chosen = canvas.chosen if self.query_one(OptionList).has_focus else ""
        width = max(self.content_size.width, WIDTH)
        people = _with_centre(state, lang)
        drawn = glance(people, lang, width, self._rows, self._seen)
        self._seen = Seen(people, drawn)
        canvas.draw(drawn, chosen)

    def _list(self, state: Conversation, people: list[str], lang: str) -> None:
        listed = self.query_one(OptionList)
        at = listed.highlighted if listed.has_focus else None
        options = [Option(_person_line(state, id), id=id) for id in people]
        if not options:
            options = [Option(Content.styled(say("none_yet", lang), "$foreground 75%"), disabled=True)]
        listed.set_options(options)
        listed.highlighted = min(at, len(options) - 1) if at is not None else None

    def focus_people(self) -> None:
        listed = self.query_one(OptionList)
        if listed.option_count:
            listed.focus()
            if listed.highlighted is None:
                listed.action_first()

    @on(OptionList.OptionHighlighted, "#side-people")
    def looked_at(self, event: OptionList.OptionHighlighted) -> None:
        self.query_one(Canvas).choose(event.option.id or "")

    @on(OptionList.OptionSelected, "#side-people")
    def opened(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option.id:
            self.post_message(self.Opened(event.option.id))

    @on(Canvas.Chosen)
    def pointed_at(self, event: Canvas.Chosen) -> None:
        event.stop()
        self.post_message(self.Opened(event.id))


def _with_centre(state: Conversation, lang: str) -> dict[str, Person]:
    """Everyone, whoever the talk is about with a word for who that is where no name was given yet."""
    people = dict(state.people)
    if "client" in people and not people["client"].name:
        people["client"] = replace(people["client"], name=say("you" if state.audience == "client" else "the_client", lang))
    return people


def _person_line(state: Conversation, id: str) -> Content:
    """The sign of the tie, the name, and in short what is known."""
    person = state.people[id]
    words = person_words(state, person)
    name = person_name(person, state.lang)
    return Content.assemble((f"{mark_of(person)} ", "$accent"), (name, "bold"), words.removeprefix(name))


def _figures(talk: Dialogue, lang: str, low: bool) -> Content:
    """Load and capacity as bars with their range, or in a line each where it is low; nothing for a client."""
    balance = talk.state.balance()
    if balance is None or talk.state.audience == "client":
        return Content("")
    if low:
        measures = (("load", balance.load), ("capacity", balance.capacity))
        return Content("\n").join([_short(say(key, lang), measure, lang) for key, measure in measures])
    parts = [Content.styled(say("scores", lang), "bold $primary")]
    parts += _measure(say("load", lang), balance.load, lang, "$secondary")
    parts += _measure(say("capacity", lang), balance.capacity, lang, "$primary")
    return Content("\n").join([*parts, Content("")])


def _notes(state: Conversation, lang: str) -> Content:
    if not state.notes:
        return Content("")
    parts = [Content.styled(say("notes", lang), "bold $primary")]
    return Content("\n").join([*parts, *(Content(f"✎ {note.text[:200]}") for note in state.notes[-10:])])


def _short(title: str, measure: Measure, lang: str) -> Content:
    if measure.score is None or measure.coverage < _ENOUGH:
        return Content(f"{title}: {say('unknown', lang)}")
    return Content(f"{title}: {round(measure.score)} ({round(measure.low)}-{round(measure.high)})")


def _measure(title: str, measure: Measure, lang: str, colour: str) -> list[Content]:
    if measure.score is None or measure.coverage < _ENOUGH:
        return [Content(f"{title}: {say('unknown', lang)}")]
    full = round(measure.score / 100 * _BAR)
    high = max(full, round(measure.high / 100 * _BAR))
    bar = Content.assemble(("█" * full, colour), ("░" * (high - full), colour), "·" * (_BAR - high))
    told = say("range", lang, score=round(measure.score), low=round(measure.low), high=round(measure.high))
    return [Content(title), bar, Content.styled(told, "$foreground 70%")]


def about_person(state: Conversation, people: Mapping[str, Person], id: str, lang: str) -> Content:
    """What is known of someone, in three lines: who, the ties, and what they do. people: names as they are shown."""
    person = people[id]
    ties = [tie_words(tie, id, people, lang) for tie in state.ties if id in (tie.a, tie.b)]
    lines = [
        Content.styled(person_words(state, person), "bold"),
        Content("; ".join(ties)),
        Content.styled(" · ".join(about(person, lang)), "$foreground 80%"),
    ]
    return Content("\n").join(line for line in lines if line.plain)


def more_about(people: Mapping[str, Person], lang: str) -> dict[str, tuple[str, ...]]:
    """A few words about each person, for a large map: relation, how often, place."""
    found = {}
    for id, person in people.items():
        told = (
            relation_said(person, people, lang) if person.name else "",
            frequency_words(person.per_month, lang) if person.per_month is not None else "",
            person.place or "",
        )
        found[id] = tuple(filter(None, told))
    return found
