"""The one who leads the talk: takes typed lines, keys and moves; records what happened; says what comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from intake.conversation import carrying, choosing, hearing, meetings, naming, offering, placing, showing
from intake.conversation.compiled import CompiledFlow
from intake.conversation.events import WITHHELD, Event
from intake.conversation.extras import label_of
from intake.conversation.fitting import Unfit, fit_value
from intake.conversation.fold import Conversation, fold, undone
from intake.conversation.machines import turn
from intake.conversation.messages import Message, Prompt, ReviewRow, StageProgress
from intake.conversation.offering import Heard
from intake.conversation.preview import Preview
from intake.conversation.preview import preview as foresee
from intake.conversation.referring import Meant
from intake.conversation.showing import program
from intake.conversation.texts import say
from intake.definitions.model import Library, Stage
from intake.network.model import Person, Tie
from intake.network.wording import person_name

Record = Callable[[Event], None]
Said = list[Message]

_ACTIONS = frozenset(
    {
        "answered", "withheld", "noted", "person_added", "person_changed", "person_removed", "step_checked",
        "stage_again",
    }
)  # fmt: skip
_PEOPLE_EVENTS = frozenset({"person_added", "person_changed", "tie_added"})


@dataclass(frozen=True, slots=True)
class Pending:
    """What waits for the next line. kind: confirm (yes and no say what then happens), note, reason, which, told.

    options: what can be chosen by number, each with what then happens. take (told): what happens with the words, which
    are "" where the person would rather go on. other (confirm): what a line does that is neither yes nor no; None from it
    means that it is a new answer. once_more (which): a bare yes, which says none of them, has it asked once more.
    """

    kind: str
    text: str
    yes: Callable[[], Said] | None = None
    no: Callable[[], Said] | None = None
    options: tuple[tuple[str, Callable[[], Said]], ...] = ()
    question: str = ""
    take: Callable[[str], Said] | None = None
    other: Callable[[str], Said | None] | None = None
    once_more: bool = False


class Dialogue:
    """record commits an event, or raises; only then the state changes. clock gives the time with its zone; new_id an id.

    dated: meetings for which a day was asked, by stage. people, ties: who comes along from an earlier talk (see carrying).
    also: what was said besides the last answer, still to be read back. told: what was read back last, in its order.
    follow: id of someone of whom one fact is still to be asked; followed: of whom that was done.
    state: the conversation; turn: what happens around the question before us (see machines.TURNS).
    """

    def __init__(
        self, flow: CompiledFlow, record: Record, *, clock: Callable[[], datetime], new_id: Callable[[], str],
        library: Library, lang: str = "nl", audience: str = "worker", by: str = "client",
        names: Mapping[str, str] | None = None, events: Iterable[Event] = (),
        people: Iterable[Person] = (), ties: Iterable[Tie] = (),
    ) -> None:  # fmt: skip
        self._record_event = record
        self._clock = clock
        self._new_id = new_id
        self.library = library
        self.state: Conversation = fold(flow, events)
        self._begin = {"lang": lang, "audience": audience, "by": by, "names": dict(names or {})}
        self._begin |= carrying.as_data(people, ties)
        self.turn = "asking"
        self.pending: Pending | None = None
        self.misses: dict[str, int] = {}
        self.shown_cards: set[str] = set()
        self.told_tips: set[str] = set()
        self._told_lacking: set[str] = set()
        self._told_path: tuple[Stage, ...] = ()
        self.also: Heard | None = None
        self.told_part = False
        self.said_before = ""
        self.follow: str = ""
        self.followed: set[str] = set()
        self.told: tuple[Meant, ...] = ()
        self._passed: set[str] = set(self._behind())
        self.dated: set[str] = set(self.state.planned)

    # Recording

    def record(self, kind: str, speaker: str = "", /, **data: Any) -> Event:
        """Commit one event, then let it count. speaker: who said it, else the one who answers now."""
        event = Event(
            len(self.state.events) + 1, self._clock().isoformat(), kind, speaker or self.state.by, data
        )
        self._record_event(event)
        if kind == "undone":
            self.state = fold(self.state.compiled, [*self.state.events, event])
        else:
            self.state.apply(event)
        return event

    def new_id(self) -> str:
        """An id no person here has yet."""
        while (id := self._new_id()) in self.state.people:
            pass
        return id

    def today(self) -> date:
        return self._clock().date()

    @property
    def lang(self) -> str:
        return self.state.lang

    def say(self, key: str, **values: object) -> Message:
        return program("info", say(key, self.state.lang, **values))

    def _behind(self) -> Iterator[str]:
        """Questions before the one that stands, answered before they were asked."""
        current = self.state.current
        end = self.state.compiled.index[current] if current else len(self.state.order())
        return (name for name in self.state.unasked() if self.state.compiled.index[name] < end)

    def passed(self, names: Iterable[str]) -> None:
        """These were just told about: no need to tell again when the talk passes them at once."""
        behind = set(self._behind())
        self._passed |= behind & set(names)

    def newly_passed(self) -> list[str]:
        """Questions that the talk has passed because they were answered unasked, not told of yet."""
        names = [name for name in self._behind() if name not in self._passed and self.state.visible(name)]
        self._passed |= set(names)
        return sorted(names, key=self.state.compiled.index.__getitem__)

    # Beginning and asking

    def open(self) -> Said:
        """The first words; or, on coming back, a welcome and the question where we were."""
        if self.state.events:
            return self._welcome_back()
        flow = self.state.flow
        self.record("started", str(self._begin["by"]), flow=flow.id, version=flow.version, **self._begin)
        self._begin_with_initial_values()
        title = self.state.text(flow.card.title).rstrip("?!. ")
        minutes = sum(stage.minutes for stage in flow.stages)
        key = "welcome_meetings" if flow.kind == "trajectory" else "welcome"
        welcome = self.say(key, title=title, minutes=minutes)
        return [welcome, *(carrying.show(self) if self.state.carried else self.ask())]

    def _begin_with_initial_values(self) -> None:
        """What another program's form fills in itself. The questions are still asked, from the first."""
        foreign = self.state.flow.foreign
        given = {name: item.initial for name, item in foreign.items.items() if item.initial is not None} if foreign else {}
        for name, value in given.items():
            self.record("answered", question=name, value=value, words="", initial=True)
        first = next((name for name in self.state.order() if self.state.is_open(name)), None) if given else None
        if first is not None and first != self.state.current:
            self.record("moved", question=first)

    def _welcome_back(self) -> Said:
        if self.state.status == "finished":
            turn(self, "close")
            return [self.say("is_finished")]
        later = meetings.is_new_meeting(self.state, self.today())
        if self.state.status == "paused":
            self.record("resumed")
        self._told_path = () if later and self._is_fresh(self._path()) else self._path()
        return [self.say("welcome_back"), *(meetings.begin(self) if later else self.ask())]

    def _is_fresh(self, path: tuple[Stage, ...]) -> bool:
        """A meeting of its own in which nothing was said yet: its guide is still to be told."""
        names = self.state.questions_of(path[-1].id) if path else ()
        return any(stage.meeting for stage in path) and not any(self.state.is_said(name) for name in names)

    def _path(self) -> tuple[Stage, ...]:
        current = self.state.current
        return self.state.compiled.leaf_at[current].path if current else ()

    def ask(self, again: bool = False) -> Said:
        """The question before us, with what belongs to leaving one stage and entering the next."""
        self.pending = None
        if self.also is not None and not again:
            return offering.offer(self)
        if self.follow and not again:
            return naming.follow_up(self)
        name = self.state.current
        stage = self._meeting_ahead()
        if stage is not None and not again:
            return [*self._leave(), *meetings.ask_date(self, stage, self.ask)]
        said = [] if again else self._turn_of_stage()
        if name is None:
            return [*offering.passing(self), *said, *self._all_asked()]
        said = [*offering.passing(self), *said]
        turn(self, "ask")
        if self.is_asking_more():
            return [*said, program("question", self._anyone_else(name), name)]
        return [*said, showing.question_message(self.state, name), *self._known(name)]

    def _anyone_else(self, name: str) -> str:
        """In other words at every other question: it is asked often."""
        return say("anyone_else" if self.state.compiled.index[name] % 2 else "anyone_else_too", self.lang)

    def _known(self, name: str) -> Said:
        """Who was named before and answers this question, so that nobody has to say it twice."""
        if self.state.is_partial(name):
            return [self.say("known_part", what=self.state.words(name))]
        ids = offering.known_people(self.state, self.state.flow.questions[name])
        return [self.say("known_people", people=offering.names_of(self.state, ids))] if ids else []

    def _meeting_ahead(self) -> Stage | None:
        """The stage we are about to enter, where that is a meeting of its own for which no day was asked yet."""
        entered = [stage for stage in self._path() if stage not in self._told_path and stage.meeting]
        if (
            not entered
            or not self._told_path
            or entered[0].id in self.dated
            or not self._is_fresh(self._path())
        ):
            return None
        self.dated.add(entered[0].id)
        return entered[0]

    def is_asking_more(self) -> bool:
        """Persons were named to the question before us, and more may follow."""
        answer = self.state.answer(self.state.current) if self.state.current else None
        return answer is not None and answer.question in self.state.more

    def _turn_of_stage(self) -> Said:
        path, before = self._path(), self._told_path
        if path == before:
            return []
        said = [*self._leave(), *self._cards_left(path, before)]
        self._told_path = path
        return [*said, *showing.stage_messages(self.state, [stage for stage in path if stage not in before])]

    def _leave(self) -> Said:
        """The closing words of the stages that are left, and what is still missing there."""
        path, before = self._path(), self._told_path
        self._told_path = tuple(stage for stage in before if stage in path)
        gone = [stage for stage in reversed(before) if stage not in path]
        said = [
            program("summary", self.state.text(stage.closing))
            for stage in gone
            if stage.closing and self._is_done(stage)
        ]
        return [*said, *meetings.left(self.state, gone)]

    def _is_done(self, stage: Stage) -> bool:
        row = next((row for row in self.progress() if row.id == stage.id), None)
        return row is not None and row.state == "done" and row.total > 0

    def _cards_left(self, path: tuple[Stage, ...], before: tuple[Stage, ...]) -> Said:
        if self.state.flow.order != "free" or not path or not before:
            return []
        cards = [title for id, title in self.cards() if id != path[0].id]
        return [self.say("cards_left", cards=", ".join(cards))] if cards else []

    def cards(self) -> list[tuple[str, str]]:
        """(id, title) of the main stages that still hold open questions."""
        return [
            (row.id, row.title)
            for row in self.progress()
            if row.depth == 0 and row.total and row.done < row.total
        ]

    def _all_asked(self) -> Said:
        turn(self, "close")
        if self.state.status == "finished":
            return [self.say("is_finished")]
        if self.state.flow.kind == "choice" and not self.state.chosen:
            return choosing.offer(self)
        kept_back = sum(1 for row in self.review() if row.state not in ("answered", "hidden"))
        said = [self.say("still_open", count=kept_back)] if kept_back else []
        return [*said, program("summary", say("all_asked", self.lang))]

    # What is heard, answered, done

    def hear(self, line: str) -> Said:
        """Take a typed line: an answer, a move, a correction, a note. The first message gives the person's words back."""
        return hearing.hear(self, line)

    def answer(self, value: Any, words: str = "") -> Said:
        """Answer the question before us with a value of its kind. A value that does not fit is refused with a sentence."""
        name = self.state.current
        if name is None or self.state.status == "finished":
            return [self.say("is_finished" if self.state.status == "finished" else "all_asked")]
        self._go_on()
        try:
            value = self.fit(name, value)
        except Unfit as problem:
            return [program("refused", str(problem), name)]
        words = words or self.state.value_words(name, value)
        echo = Message("person", "answer", words, name)
        danger = hearing.danger(self, words, name, value)
        return [echo, *(danger or self.take(name, value, words))]

    def fit(self, name: str, value: Any) -> Any:
        """The value as kept. Raises Unfit."""
        return fit_value(self.state.flow.questions[name], value, self.state.people, self.lang)

    def _go_on(self) -> None:
        if self.state.status == "paused":
            self.record("resumed")

    def take(self, name: str, value: Any, words: str, *, more: bool = False, **reading: Any) -> Said:
        """Keep an answer to the question before us; first show what changing an older answer would do."""
        if self.state.flow.questions[name].kind == "people":
            value, refused = meetings.admitted(self.state, name, value)
            if refused:
                return [*refused, *self._take(name, value, words, more, reading)]
        return self._take(name, value, words, more, reading)

    def _take(self, name: str, value: Any, words: str, more: bool, reading: Mapping[str, Any]) -> Said:
        old = None if self.state.is_partial(name) else self.state.answer(name)
        if old is not None and old.value == value and not self.is_asking_more():
            return [
                self.say("already_so", value=self.state.words(name)),
                *self._keep(name, value, words, more, reading),
            ]
        if old is not None and not self.is_asking_more():
            seen = foresee(self.state, name, value)
            if seen.sentence:
                return self.confirm(
                    f"{seen.sentence} {say('go_on', self.lang)}",
                    lambda: self._keep(name, value, words, more, reading),
                    lambda: [self.say("unchanged"), *self.ask(again=True)],
                    kind="preview",
                )
        return self._keep(name, value, words, more, reading)

    def _keep(self, name: str, value: Any, words: str, more: bool, reading: Mapping[str, Any]) -> Said:
        told = bool(reading.get("told"))
        extra = {
            key: given for key, given in reading.items() if given not in (None, False, 1.0) and key != "told"
        }
        told = told or (more is False and self.is_asking_more() and self.state.value(name) == value)
        lacking = self._lacking(name, value, more)
        more = more or bool(lacking)
        if more:
            extra["more"] = True
        first = len(self.state.events) + 1
        if self._mark(name, value, "from" in reading):
            extra.setdefault("from", first)
        self.record("answered", question=name, value=value, words=words, **extra)
        self.misses.pop(name, None)
        return [
            *(
                []
                if told
                else self._noted(name, words, bool(reading.get("vague")), int(reading.get("from", 0)))
            ),
            *lacking,
            *self.ask(),
        ]

    def _lacking(self, name: str, value: Any, more: bool) -> Said:
        """Why someone else has to be there too, said once, when that was all."""
        if more or name in self._told_lacking or self.state.flow.questions[name].kind != "people":
            return []
        lacking = meetings.missing(self.state, name, value)
        if lacking:
            self._told_lacking.add(name)
        return lacking

    def _mark(self, name: str, value: Any, typed: bool) -> bool:
        """What being named in this answer says about people. True: something new."""
        question = self.state.flow.questions[name]
        return question.kind == "people" and placing.mark(self, question, value, typed)

    def _noted(self, name: str, words: str, vague: bool, since: int) -> Said:
        """What was understood, where that is not simply what was said. since: the event of the first person named."""
        question = self.state.flow.questions[name]
        understood = self.state.words(name)
        if question.kind in ("text", "yesno", "info") or understood.casefold() == words.strip().casefold():
            return []
        if question.kind == "people":
            understood = self._people_words(name, since) or understood
        key = "noted_vague" if vague else "noted_value"
        return [program("info", say(key, self.lang, value=understood), name)]

    def _people_words(self, name: str, since: int) -> str:
        """Everyone just named, not only those the question is about; all of the answer where nobody was."""
        answer = self.state.answer(name)
        named = [
            str(event.data["person"]["id"] if event.kind == "person_added" else event.data["id"])
            for event in self.state.events[since - 1 :]
            if since and event.kind in ("person_added", "person_changed")
        ]
        ids = dict.fromkeys(named or (answer.value if answer else []))
        people = [self.state.people[id] for id in ids if id in self.state.people]
        return "; ".join(naming.person_words(self.state, person) for person in people)

    def confirm(
        self, text: str, yes: Callable[[], Said], no: Callable[[], Said], kind: str = "confirm"
    ) -> Said:
        """Ask yes or no; what then happens is yes() or no(). Any other line is taken as a new answer."""
        turn(self, "confirm")
        self.pending = Pending("confirm", text, yes, no, question=self.state.current or "")
        choices = ("ja", "nee") if self.lang == "nl" else ("yes", "no")
        return [program(kind, text, self.state.current or "", choices)]

    def waiting(self, kind: str, text: str, take: Callable[[str], Said]) -> Pending:
        """The next line is for something of its own."""
        return Pending(kind, text, question=self.state.current or "", take=take)

    def choose(
        self,
        key: str,
        offered: Sequence[tuple[str, Callable[[], Said]]],
        yes: Callable[[], Said] | None = None,
        once_more: bool = False,
    ) -> Said:
        """Ask which of several, as a short numbered list; key: the text above it. Any other line is a new answer."""
        labels = tuple(label for label, _ in offered)
        listed = "\n".join(f"{n}. {label}" for n, label in enumerate(labels, 1))
        sentence = say(key, self.lang, choices="\n" + listed).replace(" \n", "\n")
        if self.turn != "done":
            turn(self, "clarify")
        asked = self.state.current or ""
        self.pending = Pending("which", sentence, yes, options=tuple(offered), question=asked, once_more=once_more)
        return [program("clarify", sentence, asked, labels)]

    def withhold(self, as_: str, words: str = "", reason: str = "") -> Said:
        """No answer to the question before us, with the kind of no answer it is."""
        name = self.state.current
        if name is None:
            return self.ask()
        if self.state.is_partial(name) and as_ != "later":
            return self._keep(name, self.state.value(name), words, False, {})
        data = {"reason": reason} if reason else {}
        self.record("withheld", question=name, **{"as": as_}, words=words, **data)
        self.misses.pop(name, None)
        return [self.say(as_), *self.ask()]

    # Moves

    def move(self, what: str, question: str = "", text: str = "") -> Said:
        """Do a move (see the module `moves`). Raises ValueError for one that does not exist."""
        from intake.conversation.moves import MOVES

        if what not in MOVES:
            raise ValueError(f"there is no move {what!r}; there are: {', '.join(MOVES)}")
        return MOVES[what](self, question, text)

    def undo(self) -> Said:
        """Take back the last answer, note or person; persons named in an answer go with it."""
        gone = undone(self.state.events)
        left = [event for event in self.state.events if event.seq not in gone and event.kind != "undone"]
        last = next((event for event in reversed(left) if _is_action(event)), None)
        if last is None:
            return [self.say("nothing_to_undo"), *self.ask(again=True)]
        for event in [last, *_belonging(last, left)]:
            self.record("undone", seq=event.seq)
        self._told_path = self._path()
        return [self.say("undone"), *self.ask(again=True)]

    # Correcting

    def preview(self, question: str, value: Any) -> Preview:
        """What changing an answer would do. Raises Unfit for a value that does not fit, KeyError for no such question."""
        return foresee(self.state, question, self.fit(question, value))

    def correct(self, question: str, value: Any, words: str = "") -> Said:
        """Change an answer given before; says old -> new. The question before us stays."""
        if question not in self.state.compiled.index:
            return [program("refused", say("no_such_question", self.lang))]
        try:
            value = self.fit(question, value)
        except Unfit as problem:
            return [program("refused", str(problem), question)]
        kept = self.state.answer(question)
        old = self.state.words(question) or "-"
        self.told = (Meant("answer", question),)
        words = words or self.state.value_words(question, value)
        self.record("answered", kept.by if kept else "", question=question, value=value, words=words)
        what = label_of(self.state, self.state.flow.questions[question])
        said = say("corrected", self.lang, what=what, old=old, new=self.state.words(question))
        return [program("info", said, question), *self.ask(again=True)]

    def add_person(self, person: Person, ties: Iterable[Tie] = ()) -> Said:
        """Add someone to the picture; an empty id gets one."""
        person = self.put_person(person, ties)
        return [self.say("person_added", value=naming.person_words(self.state, person))]

    def put_person(self, person: Person, ties: Iterable[Tie] = ()) -> Person:
        person = person if person.id else replace(person, id=self.new_id())
        empty = asdict(Person(""))
        kept = {
            key: value
            for key, value in asdict(person).items()
            if key == "id" or (type(value), value) != (type(empty[key]), empty[key])
        }
        self.record("person_added", person=kept)
        for tie in ties:
            self.put_tie(tie)
        return person

    def put_tie(self, tie: Tie) -> None:
        if tie not in self.state.ties:
            kept = {key: value for key, value in asdict(tie).items() if value is not None}
            self.record("tie_added", tie=kept)

    def change_person(self, id: str, words: str = "", **changes: Any) -> Said:
        """Change facts about someone. Raises KeyError for an unknown id."""
        name = person_name(self.state.people[id], self.lang)
        self.record("person_changed", id=id, changes=changes, words=words)
        said = naming.person_words(self.state, self.state.people[id])
        return [
            self.say("corrected", what=name, old="", new=said)
            if not words
            else self.say("person_added", value=said)
        ]

    def remove_person(self, id: str) -> Said:
        """Take someone out of the picture. Raises KeyError for an unknown id."""
        name = person_name(self.state.people[id], self.lang)
        self.record("person_removed", id=id)
        return [self.say("person_removed", name=name)]

    # To show

    @property
    def prompt(self) -> Prompt:
        """What is asked now."""
        asked = showing.prompt(self.state)
        pending = self.pending
        if pending is None:
            more = self.is_asking_more() and self.state.status != "finished"
            return replace(asked, text=self._anyone_else(asked.question)) if more else asked
        kind = "confirm" if pending.kind == "confirm" else "choice" if pending.options else "text"
        options = tuple((str(n), label) for n, (label, _) in enumerate(pending.options, 1))
        return replace(
            asked, kind=kind, text=pending.text, options=options, low=None, high=None, unit="", current=""
        )

    def progress(self) -> list[StageProgress]:
        return showing.progress(self.state)

    def review(self) -> list[ReviewRow]:
        return showing.review(self.state)

    def history(self) -> Said:
        """The whole talk so far, rebuilt from its events."""
        return showing.history(self.state, self.library)


def _is_action(event: Event) -> bool:
    return event.kind in _ACTIONS or "edit" in event.data


def _belonging(last: Event, left: list[Event]) -> list[Event]:
    """The people events right before an answer that named them, or all of one edit of the picture, latest first."""
    if "edit" in last.data:
        edit = last.data["edit"]
        return [event for event in reversed(left) if event is not last and event.data.get("edit") == edit]
    if last.kind != "answered" or "from" not in last.data:
        return []
    return [
        event
        for event in reversed(left)
        if last.data["from"] <= event.seq < last.seq
        and (event.kind in _PEOPLE_EVENTS or (last.data.get("unasked") and event.data.get("unasked")))
    ]


__all__ = ["WITHHELD", "Dialogue", "Pending"]
