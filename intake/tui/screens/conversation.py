"""The talk: chat in the middle, stages at the left, people and figures at the right, and a place to answer below."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Button, Input, Static

from intake.commands.problems import Refused
from intake.conversation.compiled import compile_flow
from intake.conversation.dialogue import Dialogue
from intake.conversation.events import Event
from intake.conversation.fitting import LONGEST
from intake.conversation.fold import last_move
from intake.conversation.messages import Message
from intake.conversation.picture import CENTRE
from intake.conversation.wording import date_words
from intake.network.compare import Snapshot
from intake.store.errors import InUse, StoreError
from intake.store.rows import ConversationRow
from intake.tui.plain import button, relabel, said
from intake.tui.screens.base import HouseScreen
from intake.tui.widgets.answers import Answers
from intake.tui.widgets.field import Field
from intake.tui.widgets.panels import PeoplePanel, stages_panel
from intake.tui.widgets.safety import SafetyCard

VAST = 170
"""Columns from which the talk is as wide as reads well, and the people have the rest."""
WINDOW = 100
"""Messages kept on screen; the talk itself keeps all."""
LEAST_STAGES = 22
"""Columns of the stages where they are not laid out yet."""
ROOMY = 120
"""Columns from which a scale of eleven steps stands beside the panels with a frame round each step."""
NARROW = 112
"""Columns below which the side panels give way to the chat."""

ASKING = frozenset({"question", "clarify", "confirm", "preview"})
"""Messages that wait for an answer."""
MOVES = ("dont_know", "rather_not", "later", "back", "why")
AFTER = {"report": "F10", "map": "F11", "review": "F9"}
"""What there is to do once all is asked, and its key."""


def in_one_line(text: str) -> str:
    """Lines after each other, a mark between them where they have none; a little more than a talk takes, so that it says so."""
    lines = (" ".join(line.split()) for line in text[: 2 * LONGEST].splitlines())
    joined = ""
    for line in filter(None, lines):
        joined += line if not joined else f" {line}" if joined[-1] in ".!?;:," else f"; {line}"
    return joined[: LONGEST + 1]


class LineInput(Field):
    """The line to type on. A digit on an empty line picks a choice, at once, where no choice begins with a digit: an Enter after it out of habit says nothing."""

    NAMED = False
    given = False
    """Was the last key a digit that gave the answer?"""
    virtual_size = Reactive(Size(0, 0))
    """Without a layout of the whole screen at every key, as Input has it: this line never changes its size."""

    def onward(self) -> None:
        """The line stays where it is."""

    async def on_key(self, event: events.Key) -> None:
        digit = event.character or ""
        if event.key != "enter":
            self.given = False
        answers = self.screen.query_one(Answers)
        one_only = answers.takes_one
        if len(digit) == 1 and digit in "123456789" and not self.value and answers.takes_digits and answers.pick(int(digit)):
            self.given = one_only
            event.stop()
            event.prevent_default()

    def _on_paste(self, event: events.Paste) -> None:
        """All lines of a pasted note, one after the other; Input keeps the first only."""
        self.replace(in_one_line(event.text), *self.selection)
        event.prevent_default()
        event.stop()

    async def action_submit(self) -> None:
        """Empty at once: who types on before the line is heard begins a new one."""
        if self.given and not self.value:
            self.given = False
            return
        await super().action_submit()
        self.value = ""


class ConversationScreen(HouseScreen[None]):
    HELP = "help_text"
    CSS_PATH = ["conversation.tcss"]
    HORIZONTAL_BREAKPOINTS = [(0, "-alone"), (NARROW, "-between"), (ROOMY, "-wide"), (VAST, "-vast")]
    BINDINGS = [
        Binding("f2", "move('why')", show=False),
        Binding("f3", "move('explain')", show=False),
        Binding("f4", "move('back')", show=False),
        Binding("f5", "move('dont_know')", show=False),
        Binding("f6", "move('rather_not')", show=False),
        Binding("f7", "move('later')", show=False),
        Binding("f8", "move('note')", show=False),
        Binding("f9", "review", show=False),
        Binding("f10", "report", show=False),
        Binding("f11", "map", show=False),
        Binding("f12", "people", show=False),
        Binding("ctrl+z", "move('undo')", show=False),
        Binding("ctrl+b", "panels", show=False),
        Binding("escape", "leave", show=False),
    ]

    def __init__(self, row: ConversationRow) -> None:
        super().__init__()
        self.row = row
        self.talk: Dialogue | None = None
        self.handed_over = False

    def compose(self) -> ComposeResult:
        with Horizontal(id="room"):
            with VerticalScroll(id="stages", can_focus=False):
                yield Static(id="stages-text")
            with Vertical(id="middle"):
                yield VerticalScroll(id="chat", can_focus=False)
                yield said("", id="where", classes="quiet")
                yield Answers(id="answers")
                yield LineInput(placeholder=self.say("type_here"), id="line")
                with Horizontal(id="moves"):
                    for move in MOVES:
                        yield button(self.say(move), f"move-{move}", classes="small")
                    for name, key in AFTER.items():
                        yield button(f"{self.say(name)} ({key})", f"after-{name}", classes="small")
            yield PeoplePanel(id="side")

    # Beginning

    def on_mount(self) -> None:
        chat = self.query_one("#chat", VerticalScroll)
        chat.anchor()
        self._fit(self.size.width)
        try:
            talk, first = self._begin()
        except StoreError as problem:
            self.house.tell(problem.sentence(self.house.lang), "error")
            self.away()
            return
        self.talk = talk
        self.handed_over = bool(talk.state.chosen)
        if first:
            self.tell(talk.history()[-WINDOW:], before=True)
        if not self.house.open_vault.may_write(self.row.dossier):
            self.house.tell(InUse().sentence(self.house.lang), "warning")
            self.show()
            return
        if self._has_newer() and talk.state.audience != "client":
            self.tell([talk.say("newer_version")])
        self.do(talk.open)
        if talk.lang != self.house.lang and not first:
            self.do(lambda: talk.move("language", text=self.house.lang))

    def _begin(self) -> tuple[Dialogue, bool]:
        """(the talk, whether it went on before). Raises StoreError."""
        from intake.commands.pinned import flow_of

        vault, row = self.house.open_vault, self.row
        kept = vault.events(row.id)
        flow = flow_of(vault, row, kept, self.house.library)
        talk = Dialogue(
            compile_flow(flow), lambda event: vault.append(row.id, event), clock=self.house.clock,
            new_id=self.house.new_id, library=self.house.library, lang=self.house.lang, audience=row.audience,
            by=next(iter(flow.respondents), "client"), events=kept,
            **({} if kept else self._along()),
        )  # fmt: skip
        return talk, bool(kept)

    def _along(self) -> dict[str, Any]:
        """Who was named in an earlier talk of the dossier."""
        from intake.commands.earlier import known_people

        return known_people(self.house.open_vault, self.row.dossier, self.house.library)

    # Another version of the method

    def _has_newer(self) -> bool:
        """Is there a version of the method that this talk is not in?"""
        talk = self.talk
        if talk is None or talk.state.status == "finished":
            return False
        newest = self.house.library.flows.get(talk.state.flow.id)
        return newest is not None and bool(newest.stages) and newest.version != talk.state.flow.version

    def action_other_version(self, to: str) -> None:
        """Show what moving to the present or the earlier version does, and move on a yes."""
        from intake.commands.migrate import prepare
        from intake.tui.screens.move import MoveScreen

        try:
            ready = prepare(self.house.open_vault, self.row, to, self.house.library, self.house.lang)
        except (StoreError, Refused) as problem:
            self.house.tell(problem.sentence(self.house.lang) if isinstance(problem, StoreError) else str(problem), "warning")
            return

        def looked_at(yes: bool | None) -> None:
            if yes:
                self._move(ready.move.event)

        self.app.push_screen(MoveScreen(ready.move, self.house.lang), looked_at)

    def _move(self, event: Event) -> None:
        try:
            self.house.open_vault.append(self.row.id, event)
            talk, _ = self._begin()
        except StoreError as problem:
            self.house.tell(problem.sentence(self.house.lang), "error")
            return
        self.talk = talk
        self.tell([talk.say("migrated"), *talk.ask(again=True)])
        self.show()

    # Saying and showing

    def do(self, act: Callable[[], list[Message]]) -> None:
        """Let the dialogue do something and show what it says. What cannot be kept is said, and nothing is lost."""
        try:
            said_now = act()
        except StoreError as problem:
            self.house.tell(problem.sentence(self.house.lang), "error")
            return
        finally:
            self.house.tell_news()
        self.tell(said_now)
        self.show()
        self._begin_chosen()

    def _begin_chosen(self) -> None:
        """A talk that helped to choose a method hands over to that method, in the same dossier."""
        talk = self.talk
        if (
            talk is None
            or self.handed_over
            or not talk.state.chosen
            or not self._can_begin(talk.state.chosen)
        ):
            return
        from intake.tui.screens.beginning import BeginScreen
        from intake.tui.screens.home import HomeScreen

        self.handed_over = True
        talk.move("finish", text="now")

        def begun(row: ConversationRow | None) -> None:
            if row is None:
                return
            self.app.pop_screen()
            if isinstance(self.app.screen, HomeScreen):
                self.app.screen.open_talk(row)

        self.app.push_screen(BeginScreen(talk.state.chosen, self.row.dossier), begun)

    def _can_begin(self, flow: str) -> bool:
        found = self.house.library.flows.get(flow)
        return found is not None and bool(found.stages)

    def tell(self, messages: Iterable[Message], before: bool = False) -> None:
        """before: said when the talk was open earlier; nothing of that is brought into view."""
        chat = self.query_one("#chat", VerticalScroll)
        bubbles = [self._bubble(one, before) for one in messages if one.text]
        over = len(chat.children) + len(bubbles) - WINDOW
        if over > 0:
            for old in list(chat.children)[:over]:
                old.remove()
        chat.mount_all(bubbles[-WINDOW:])
        self._mark_asked(bubbles)
        chat.anchor(not any(isinstance(one, SafetyCard) for one in bubbles))

    def _mark_asked(self, bubbles: list[Static]) -> None:
        """What is asked now stands out, not what was answered."""
        questions = [one for one in bubbles if ASKING & one.classes]
        if questions:
            self.query("#chat .asked").remove_class("asked")
            questions[-1].add_class("asked")

    def _bubble(self, one: Message, before: bool) -> Static:
        """Choices that stand in the list below it are not said twice."""
        text, classes = self._mark(one) + one.text, f"said {one.speaker} {one.kind}"
        if one.choices:
            text = text.removesuffix("\n" + "\n".join(f"{n}. {label}" for n, label in enumerate(one.choices, 1)))
        return SafetyCard(text, classes) if one.kind == "signal" and not before else said(text, classes=classes)

    def _mark(self, message: Message) -> str:
        return {"signal": "! ", "refused": "! ", "note": "✎ "}.get(message.kind, "")

    def show(self) -> None:
        """Bring everything beside the chat up to date."""
        talk = self.talk
        if talk is None:
            return
        asked = talk.prompt
        self.query_one(Answers).ask(talk)
        self._show_stages()
        self.query_one(PeoplePanel).follow(talk, self.house.lang)
        key = "all_asked" if asked.kind == "done" else "question_of"
        mark = self.say("example_short") if self.house.trial is not None else ""
        self.query_one("#where", Static).update(Content(mark + self.say(key, number=asked.number, total=asked.total)))
        for one in self.query("#moves Button"):
            one.display = (asked.kind == "done") is (one.id or "").startswith("after-")
        if asked.kind == "done":
            self.query("#chat .asked").remove_class("asked")
        self.query_one("#line", Input).placeholder = self.say("type_more" if asked.kind == "done" else "type_here")
        self.query_one("#line").focus()

    # What the person does

    @on(Input.Submitted, "#line")
    def heard(self, event: Input.Submitted) -> None:
        if self.talk is None:
            return
        line, talk = event.value, self.talk
        if not line.strip() and self.query_one(Answers).choose():
            return
        self.do(lambda: talk.hear(line))
        if talk.state.status == "paused":
            self.left()

    def left(self) -> None:
        """The talk is paused."""
        self.house.tell(self.say("bye"))
        self.away()

    def away(self) -> None:
        """Back to the dossiers."""
        self.app.pop_screen()

    @on(Answers.Given)
    def answered(self, event: Answers.Given) -> None:
        talk = self.talk
        if talk is None:
            return
        if talk.pending is not None:
            self.do(lambda: talk.hear(event.words))
        else:
            self.do(lambda: talk.answer(event.value, event.words))

    @on(Button.Pressed, "#moves Button")
    def pressed(self, event: Button.Pressed) -> None:
        kind, _, what = (event.button.id or "").partition("-")
        if kind == "move":
            self.action_move(what)
        else:
            getattr(self, f"action_{what}")()

    def action_move(self, what: str) -> None:
        talk = self.talk
        if talk is not None:
            self.do(lambda: talk.move(what))

    def on_resize(self, event: events.Resize) -> None:
        self._fit(event.size.width)

    def _show_stages(self) -> None:
        """In the columns that there are for them."""
        if self.talk is not None:
            text = self.query_one("#stages-text", Static)
            rows = self.query_one("#stages").content_size.height
            text.update(stages_panel(self.talk, self.house.lang, text.content_size.width or LEAST_STAGES, rows))

    def _fit(self, width: int) -> None:
        for panel in ("#stages", "#side"):
            self.query_one(panel).display = width >= NARROW
        self._squeeze(False)
        self.call_after_refresh(self._show_stages)

    def action_panels(self) -> None:
        """Both panels on or off; in a narrow window only the people, so that the talk keeps its room."""
        side = self.query_one(PeoplePanel)
        side.display = not side.display
        self.query_one("#stages").display = side.display and self.size.width >= NARROW
        self._squeeze(side.display and self.size.width < NARROW)
        self.show()

    def _squeeze(self, squeezed: bool) -> None:
        """Beside the people in a narrow window all moves fit without the blanks round their words."""
        self.set_class(squeezed, "-squeezed")
        for one in self.query("#moves Button").results(Button):
            one.styles.line_pad = 0 if squeezed else 1  # a sheet cannot say 0
            one.styles.width = len(str(one.label)) if squeezed else "auto"

    def action_people(self) -> None:
        """Into the list of people, shown first where it was hidden."""
        side = self.query_one(PeoplePanel)
        if side.query_one("#side-people").has_focus:
            self.query_one("#line").focus()
            return
        if not side.display:
            self.action_panels()
        side.focus_people()

    @on(PeoplePanel.Opened)
    def person_opened(self, event: PeoplePanel.Opened) -> None:
        from intake.tui.screens.person import PersonScreen

        if self.talk is not None and event.id in self.talk.state.people:
            at = self.talk.state.current
            self.app.push_screen(PersonScreen(self.talk, event.id), partial(self._after_change, at))

    def action_leave(self) -> None:
        """From the people back to the line; from there: pause, and back to the dossiers."""
        if self.query_one("#side-people").has_focus:
            self.query_one("#line").focus()
            return
        talk = self.talk
        if talk is not None and talk.state.status == "asking" and self.house.open_vault.may_write(self.row.dossier):
            try:
                talk.move("pause")
            except StoreError as problem:
                self.house.tell(problem.sentence(self.house.lang), "error")
            self.house.tell(self.say("bye"))
        self.away()

    def on_unmount(self) -> None:
        """Another window may go on with this dossier."""
        if self.house.vault is not None:
            self.house.vault.let_go(self.row.dossier)

    def action_review(self) -> None:
        from intake.tui.screens.review import ReviewScreen

        if self.talk is not None:
            self.app.push_screen(ReviewScreen(self.talk), self._after_review)

    def _after_review(self, messages: list[Message] | None) -> None:
        self.tell(messages or [])
        self.show()

    def action_report(self) -> None:
        from intake.tui.screens.report import ReportScreen

        if self.talk is not None:
            self.app.push_screen(ReportScreen(self.talk.state, self.row))

    def action_map(self) -> None:
        from intake.tui.screens.map import MapScreen

        if self.talk is not None:
            at = self.talk.state.current
            self.app.push_screen(MapScreen(self.talk, self._earlier()), partial(self._after_change, at))

    def _earlier(self) -> Snapshot | None:
        """The network of the talk before this one in the dossier, where people were named in it."""
        from intake.commands.earlier import talks_of

        talk = self.talk
        assert talk is not None
        try:
            talks = talks_of(self.house.open_vault, self.row.dossier, self.house.library, but=self.row.id)
        except StoreError:
            return None
        before = [
            one for one in talks if one.started_at < talk.state.started_at and len(one.people) > len(CENTRE)
        ]
        if not before:
            return None
        last = max(before, key=lambda one: one.started_at)
        return Snapshot(last.people, tuple(last.ties), date_words(last.started_at[:10], self.house.lang))

    def _after_change(self, at: str | None, messages: list[Message] | None) -> None:
        """Back from the map or a card; where a change there answered the question, on to the next."""
        talk = self.talk
        self.tell(messages or [])
        if talk is not None and talk.state.current != at:
            self.tell(talk.ask())
        self.show()

    def change_language(self) -> None:
        talk = self.talk
        if talk is None:
            return
        for move in MOVES:
            relabel(self.query_one(f"#move-{move}", Button), self.say(move))
        for name, key in AFTER.items():
            relabel(self.query_one(f"#after-{name}", Button), f"{self.say(name)} ({key})")
        self._squeeze(self.has_class("-squeezed"))
        if talk.state.status == "finished":  # it was held in its own language, and its report is in that one
            self.show()
        else:
            self.do(lambda: talk.move("language", text=self.house.lang))

    def commands(self) -> list[tuple[str, Callable[[], None]]]:
        """For the palette."""
        moves = (
            "why",
            "explain",
            "back",
            "dont_know",
            "rather_not",
            "later",
            "skip",
            "note",
            "undo",
            "finish",
        )
        found: list[tuple[str, Callable[[], None]]] = [
            (self.say(move), partial(self.action_move, move)) for move in moves
        ]
        return [
            *found,
            (self.say("review"), self.action_review),
            (self.say("report"), self.action_report),
            (self.say("map"), self.action_map),
            (self.say("panels"), self.action_panels),
            (self.say("choose_person"), self.action_people),
            (self.say("pause"), self.action_leave),
            *self._versions(),
        ]

    def _versions(self) -> list[tuple[str, Callable[[], None]]]:
        """Moves to another version of the method, where there is one."""
        talk = self.talk
        found: list[tuple[str, Callable[[], None]]] = []
        if self._has_newer():
            found.append((self.say("newer_version"), partial(self.action_other_version, "current")))
        if talk is not None and talk.state.status != "finished" and last_move(talk.state.events) is not None:
            found.append((self.say("earlier_version"), partial(self.action_other_version, "earlier")))
        return found
