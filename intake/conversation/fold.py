"""A conversation is the fold of its events: what was said, what comes next, and what follows from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from intake.conversation.compiled import FACT_QUESTIONS, NAME_QUESTIONS, PEOPLE, CompiledFlow
from intake.conversation.engine import Engine
from intake.conversation.events import Event
from intake.conversation.machines import flow_machine
from intake.conversation.purity import cleaned, is_clean
from intake.conversation.wording import value_words
from intake.definitions.expressions import parse
from intake.definitions.model import PLACEHOLDER, PlanStep, Question, Rule, Stage, Text
from intake.network.model import Person, Tie, as_tuples
from intake.scoring.results import BalanceResult, ScaleResult

_PLACES = re.compile(PLACEHOLDER.pattern + r"|\{answer:(?P<answer>[a-z][a-z0-9_]*)\}")
"""Both kinds of places, filled in one pass: what a person typed is never looked at for places."""
_PERSON_FIELDS = frozenset(field.name for field in fields(Person)) - {"id"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person said to one question. value as in `intake.definitions` per kind; confidence 0..1 of its reading."""

    question: str
    value: Any
    words: str
    by: str
    at: str
    seq: int
    confidence: float = 1.0
    vague: bool = False
    unasked: bool = False
    """It was heard in the answer to another question, read back and confirmed."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """No answer, and why: as_ is one of events.WITHHELD."""

    question: str
    as_: str
    reason: str
    by: str
    at: str
    seq: int


@dataclass(frozen=True, slots=True)
class Note:
    text: str
    question: str
    by: str
    at: str
    seq: int


@dataclass(frozen=True, slots=True)
class Signalled:
    """A safety card that was shown at a question, for these words."""

    card: str
    words: str
    question: str
    by: str
    at: str
    seq: int


@dataclass(frozen=True, slots=True)
class AgreedStep:
    """One agreed step, in words; "" for what was not said. id: of the answers it was made of."""

    goal: str
    step: str
    who: str
    when: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """How an agreed step went, said at a later meeting. how: one of events.CHECKS."""

    step: AgreedStep
    how: str
    words: str
    meeting: int
    at: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """number from 1; at: ISO 8601 with offset."""

    number: int
    at: str


@dataclass(frozen=True, slots=True)
class Round:
    """What was said in a stage before it was done once more."""

    stage: str
    at: str
    answers: tuple[Answer, ...]


def taken_back(events: Iterable[Event]) -> frozenset[int]:
    """The numbers of events that were undone. An `undone` may itself be undone: the last word holds."""
    gone: set[int] = set()
    for event in sorted(events, key=lambda event: -event.seq):
        if event.kind == "undone" and event.seq not in gone:
            gone.add(int(event.data["seq"]))
    return frozenset(gone)


def last_move(events: Sequence[Event]) -> Event | None:
    """The move to another version of the flow that holds, if there was one."""
    moves = [event for event in events if event.kind == "migrated"]
    gone = taken_back(events) if moves else frozenset()
    return next((event for event in reversed(moves) if event.seq not in gone), None)


def undone(events: Iterable[Event]) -> frozenset[int]:
    """The numbers of events that no longer count: those undone, and what the version moved to cannot take."""
    kept = list(events)
    gone = taken_back(kept)
    move = last_move(kept)
    if move is None:
        return gone
    before = {event.seq for event in kept if event.kind == "migrated" and event is not move}
    return gone | before | frozenset(move.data["left"])


class Conversation:
    """The state of one conversation. `apply` takes the next event; nothing else changes it.

    current: the question before us, None when nothing is open. by: who answers now. trail: the questions passed, for `back`.
    carried: ids of people who came along from an earlier talk.
    again: number of a stage_again -> the questions it was about, where the flow had another version then.
    more: people questions to which more names may follow; the talk stays there until someone says that is all.
    """

    def __init__(self, flow: CompiledFlow) -> None:
        self.compiled = flow
        self.flow = flow.flow
        self.events: list[Event] = []
        self.lang = "nl"
        self.audience = "worker"
        self.by = self.first_by = "client"
        self.names: dict[str, str] = {}
        self.current: str | None = None
        self.status = "asking"
        self.answers: dict[str, dict[str, Answer]] = {}
        self.withheld: dict[str, Withheld] = {}
        self.notes: list[Note] = []
        self.signalled: list[Signalled] = []
        self.people: dict[str, Person] = {}
        self.ties: list[Tie] = []
        self.carried: frozenset[str] = frozenset()
        self.started_at = ""
        self.ended_at = ""
        self.meetings: list[Meeting] = []
        self.planned: dict[str, str] = {}
        self.checks: list[Check] = []
        self.rounds: list[Round] = []
        self.again: dict[int, tuple[str, ...]] = {}
        self.chosen = ""
        self.trail: list[str] = []
        self.more: set[str] = set()
        self.place = "asked"
        self.heading = ""
        self._counts: dict[str, Answer] = {}
        self._unasked: set[str] = set()
        self._initial: set[str] = set()
        self._visible = 0
        self._said = 0
        self._later = 0
        self._engine: Engine | None = None
        self._kinds: dict[str, Callable[[Event], None]] = {
            "started": self._started, "answered": self._answered, "withheld": self._withhold, "noted": self._noted,
            "person_added": self._person_added, "person_changed": self._person_changed,
            "person_removed": self._person_removed, "tie_added": self._tie_added,
            "tie_removed": self._tie_removed, "signalled": self._signal,
            "moved": self._moved, "met": self._met, "planned": self._planned, "step_checked": self._step_checked,
            "stage_again": self._stage_again, "chosen": self._chose, "language": self._language, "paused": self._paused, "resumed": self._resumed,
            "finished": self._finished, "migrated": self._migrated,
        }  # fmt: skip

    # Events

    def apply(self, event: Event) -> None:
        """Take the next event. One that was undone, or of a kind a newer program wrote, is kept and does nothing.

        This is a door too: what a store brings may have been written by another's program.
        """
        if not is_clean(event.data):
            event = replace(event, data=cleaned(event.data))
        self.events.append(event)
        handle = self._kinds.get(event.kind)
        if handle is not None:
            handle(event)

    @property
    def engine(self) -> Engine:
        if self._engine is None:
            raise ValueError("the conversation has not started: its first event must be 'started'")
        return self._engine

    def _started(self, event: Event) -> None:
        data = event.data
        self.lang = str(data.get("lang", "nl"))
        self.audience = str(data.get("audience", "worker"))
        self.by = self.first_by = str(data.get("by", event.by))
        self.names = dict(data.get("names", {}))
        self.started_at = event.at
        self.meetings = [Meeting(1, event.at)]
        self.people = {"client": Person("client", self.names.get("client", ""))}
        if self._is_about_two():
            self.people["cared_for"] = Person("cared_for", self.names.get("cared_for", ""))
        self._carry(data)
        self._engine = Engine(
            self.compiled, self._raw, self._is_withheld, self.people, self.today, self.is_for_me
        )
        self._see()
        self._go(self._next(-1), "next")

    def _carry(self, data: Mapping[str, Any]) -> None:
        """Take over the people and ties of an earlier talk."""
        for one in data.get("people", ()):
            person = Person.from_dict(one)
            self.people[person.id] = person
        self.carried = frozenset(self.people) - {"client", "cared_for"}
        for tie in data.get("ties", ()):
            self._keep_tie(tie)

    def _is_about_two(self) -> bool:
        questions = self.flow.questions.values()
        return any(
            q.of == "cared_for" or (q.people is not None and q.people.of == "cared_for") for q in questions
        )

    def _answered(self, event: Event) -> None:
        data = event.data
        name = str(data["question"])
        if name not in self.compiled.index:
            return
        answer = Answer(
            name, data["value"], str(data.get("words", "")), event.by, event.at, event.seq,
            float(data.get("confidence", 1.0)), bool(data.get("vague", False)), bool(data.get("unasked", False)),
        )  # fmt: skip
        self.answers.setdefault(name, {})[event.by] = answer
        self._initial.add(name) if data.get("initial") else self._initial.discard(name)
        if answer.unasked:
            self._unasked.add(name)
        self.withheld.pop(name, None)
        self.more.discard(name)
        if data.get("more"):
            self.more.add(name)
        self._said_changed(name, event.by)

    def _withhold(self, event: Event) -> None:
        name = str(event.data["question"])
        if name not in self.compiled.index:
            return
        reason = str(event.data.get("reason", ""))
        self.withheld[name] = Withheld(name, str(event.data["as"]), reason, event.by, event.at, event.seq)
        self.answers.get(name, {}).pop(event.by, None)
        self._initial.discard(name)
        self.more.discard(name)
        self._said_changed(name, event.by)

    def _said_changed(self, name: str, by: str) -> None:
        self.by = by
        self._count(name)
        bit = 1 << self.compiled.index[name]
        held = self.withheld.get(name)
        later = held is not None and held.as_ == "later" and name not in self._counts
        still = self.is_partial(name) or name in self._initial
        self._said = self._said & ~bit if still else self._said | bit
        self._later = self._later | bit if later else self._later & ~bit
        self.engine.touch(name)
        self._see()
        if name == self.current and name not in self.more:
            self._pass(name)
            self._go(self._next(self.compiled.index[name]), "next")
        else:
            self._stay()

    def _count(self, name: str) -> None:
        """Choose the answer that counts: of the one it is about, else of the one who began, else the latest."""
        given = self.answers.get(name, {})
        about = self.flow.questions[name].of
        chosen = given.get(about) or given.get(self.first_by)
        if chosen is None and given:
            chosen = max(given.values(), key=lambda answer: answer.seq)
        if chosen is None:
            self._counts.pop(name, None)
        else:
            self._counts[name] = chosen
        person = NAME_QUESTIONS.get(name)
        if person in self.people:
            spoken = chosen.value if chosen else self.names.get(person, "")
            self.people[person] = replace(self.people[person], name=str(spoken))
        self._take_fact(name, chosen)

    def _take_fact(self, name: str, chosen: Answer | None) -> None:
        """A fact about one of the two belongs to the picture of the network as well."""
        person, field = FACT_QUESTIONS.get(name, ("", ""))
        if person not in self.people:
            return
        value = chosen.value if chosen else None
        if field == "age":
            value = value if isinstance(value, int) and value >= 0 else None
        elif field == "distance":
            apart = None if self.people[person].distance == "same_home" else self.people[person].distance
            value = "same_home" if value is True else apart
        elif field == "relation":
            value = value if isinstance(value, str) else ""
            self.people[person] = replace(self.people[person], sector="family" if value else "other")
        facts: dict[str, Any] = {field: value}
        self.people[person] = replace(self.people[person], **facts)

    def _noted(self, event: Event) -> None:
        self.notes.append(
            Note(str(event.data["text"]), str(event.data.get("question", "")), event.by, event.at, event.seq)
        )

    def _signal(self, event: Event) -> None:
        data = event.data
        self.signalled.append(
            Signalled(
                str(data["card"]), str(data.get("words", "")), str(data.get("question", "")),
                event.by, event.at, event.seq,
            )
        )  # fmt: skip

    def _person_added(self, event: Event) -> None:
        person = Person.from_dict(dict(event.data["person"]))
        self.people[person.id] = person
        self._people_changed(person.id)

    def _person_changed(self, event: Event) -> None:
        id = str(event.data["id"])
        if id not in self.people:
            return
        changes: dict[str, Any] = {
            key: as_tuples(value) for key, value in event.data["changes"].items() if key in _PERSON_FIELDS
        }
        self.people[id] = replace(self.people[id], **changes)
        self._people_changed(id)

    def _person_removed(self, event: Event) -> None:
        id = str(event.data["id"])
        if id in ("client", "cared_for"):
            return
        self.people.pop(id, None)
        self.ties = [tie for tie in self.ties if id not in (tie.a, tie.b)]
        self._people_changed(id)

    def _tie_added(self, event: Event) -> None:
        self._keep_tie(event.data["tie"])

    def _keep_tie(self, data: Mapping[str, Any]) -> None:
        known = {field.name for field in fields(Tie)}
        tie = Tie(**{key: value for key, value in data.items() if key in known})
        if tie.a in self.people and tie.b in self.people and tie not in self.ties:
            self.ties = [old for old in self.ties if (old.a, old.b, old.kind) != (tie.a, tie.b, tie.kind)]
            self.ties.append(tie)

    def _tie_removed(self, event: Event) -> None:
        gone = event.data["tie"]
        ends = (gone.get("a"), gone.get("b"), gone.get("kind"))
        self.ties = [tie for tie in self.ties if (tie.a, tie.b, tie.kind) != ends]

    def _people_changed(self, id: str) -> None:
        named = [name for name, answer in self._counts.items() if self._names_person(answer, id)]
        self.engine.refresh([PEOPLE, *named])
        self._see()
        self._stay()

    def _names_person(self, answer: Answer, id: str) -> bool:
        return self.flow.questions[answer.question].kind == "people" and id in answer.value

    def _moved(self, event: Event) -> None:
        self.by = event.by
        name = str(event.data.get("question", ""))
        if event.data.get("back") and self.trail:
            self.trail.pop()
        elif self.current is not None and self.current != name:
            self._pass(self.current)
        if name in self.compiled.index and self.visible(name):
            if self.status == "finished":
                flow_machine(self.compiled).fire(self, "reopen")
                self.status = "asking"
            self._go(name, "back" if event.data.get("back") else "jump")

    # Meetings, steps, stages done again

    def _met(self, event: Event) -> None:
        self.meetings.append(Meeting(len(self.meetings) + 1, event.at))
        self.engine.meet(len(self.meetings))
        self._see()
        self._stay()

    def _planned(self, event: Event) -> None:
        self.planned[str(event.data["stage"])] = str(event.data["when"])

    def _step_checked(self, event: Event) -> None:
        data = event.data
        step = AgreedStep(*(str(data.get(key, "")) for key in ("goal", "step", "who", "when", "id")))
        words = str(data.get("words", ""))
        self.checks.append(Check(step, str(data["how"]), words, len(self.meetings), event.at))

    def _stage_again(self, event: Event) -> None:
        stage = str(event.data["stage"])
        names = [name for name in self.again.get(event.seq, self.questions_of(stage)) if name in self.compiled.index]
        if not names:
            return
        given = tuple(answer for name in names for answer in self.answers.get(name, {}).values())
        self.rounds.append(Round(stage, event.at, given))
        for name in names:
            self._forget(name)
        first = next((name for name in names if self.visible(name)), None)
        if first is not None:
            self._go(first, "jump")

    def _chose(self, event: Event) -> None:
        self.chosen = str(event.data["flow"])

    def _forget(self, name: str) -> None:
        """As if the question had not been asked yet."""
        self.answers.pop(name, None)
        self.withheld.pop(name, None)
        self.more.discard(name)
        self._count(name)
        bit = 1 << self.compiled.index[name]
        self._said &= ~bit
        self._later &= ~bit
        self.engine.touch(name)
        self._see()

    def questions_of(self, stage: str) -> tuple[str, ...]:
        """The questions of a stage and the stages in it, in order."""
        leaves = (leaf for leaf in self.compiled.leaves if any(part.id == stage for part in leaf.path))
        return tuple(name for leaf in leaves for name in leaf.stage.questions)

    def _language(self, event: Event) -> None:
        self.lang = str(event.data["lang"])

    def _paused(self, event: Event) -> None:
        self.status = "paused"
        flow_machine(self.compiled).fire(self, "pause")

    def _resumed(self, event: Event) -> None:
        if self.status == "finished":
            flow_machine(self.compiled).fire(self, "reopen")
        self.status = "asking"
        self.ended_at = ""
        self.heading = self.stage_of(self.current).id if self.current else ""
        flow_machine(self.compiled).fire(self, "resume")

    def _finished(self, event: Event) -> None:
        self.status = "finished"
        self.ended_at = event.at
        flow_machine(self.compiled).fire(self, "finish")

    def _migrated(self, event: Event) -> None:
        """Answers that this version cannot take stand as notes."""
        for note in event.data["notes"]:
            question = str(note["question"])
            known = question if question in self.compiled.index else ""
            self.notes.append(Note(str(note["text"]), known, str(note["by"]), str(note["at"]), event.seq))

    # Where we are

    def _see(self) -> None:
        """Bring the visible questions up to date with what the engine found."""
        changed = self.engine.changed_visibility
        for name in changed:
            bit = 1 << self.compiled.index[name]
            if self.engine.applies[name] is True:
                self._visible |= bit
            else:
                self._visible &= ~bit
        changed.clear()

    def _next(self, index: int) -> str | None:
        """The first open question after index, then from the start, then those to ask later. None: all is asked."""
        for bits in (self._visible & ~self._said, self._visible & self._later):
            rest = bits >> (index + 1)
            if rest:
                return self.compiled.order[index + (rest & -rest).bit_length()]
            if bits:
                return self.compiled.order[(bits & -bits).bit_length() - 1]
        return None

    def _stay(self) -> None:
        """Keep the question before us, unless it no longer applies; take up what opened when all had been asked."""
        if self.current is None:
            first = self._next(-1) if self._visible & ~self._said else None
            if first is not None:
                self._go(first, "next")
        elif not self.visible(self.current):
            self._go(self._next(self.compiled.index[self.current]), "next")

    def _go(self, name: str | None, trigger: str) -> None:
        before = self.compiled.leaf_at[self.current] if self.current else None
        self.current = name
        after = self.compiled.leaf_at[name] if name else None
        if before is not after or self.place == "asked":
            self.heading = after.stage.id if after else ""
            flow_machine(self.compiled).fire(self, trigger if after else "next")

    def may_enter(self, stage: str) -> bool:
        """Has the stage a question that applies now?"""
        return any(
            self.visible(name)
            for leaf in self.compiled.leaves
            if leaf.stage.id == stage
            for name in leaf.stage.questions
        )

    def _pass(self, name: str) -> None:
        if not self.trail or self.trail[-1] != name:
            self.trail.append(name)

    def before(self) -> str | None:
        """The question that `back` goes to."""
        for name in reversed(self.trail):
            if name != self.current and self.visible(name):
                return name
        return None

    # What the engine asks

    def _raw(self, question: str) -> Any:
        answer = self._counts.get(question)
        return None if answer is None else answer.value

    def _is_withheld(self, question: str) -> bool:
        return question in self.withheld and question not in self._counts

    def today(self) -> date:
        """The day this meeting began: formulas and "three years ago" count from it."""
        return date.fromisoformat(self.meetings[-1].at[:10])

    def is_for_me(self, question: str) -> bool:
        """Is the question meant for this audience?"""
        path = self.compiled.leaf_at[question].path
        return all(not stage.audience or self.audience in stage.audience for stage in path)

    # What others ask

    def answer(self, question: str) -> Answer | None:
        """The answer that counts, also of a question that does not apply now."""
        return self._counts.get(question)

    def unasked(self) -> list[str]:
        """Questions answered before they were asked."""
        return [name for name in self._unasked if self._counts.get(name) and self._counts[name].unasked]

    def is_partial(self, question: str) -> bool:
        """Some of several choices were mentioned in passing: the question is still asked, for the rest."""
        answer = self._counts.get(question)
        return answer is not None and answer.unasked and self.flow.questions[question].kind == "choices"

    def is_initial(self, question: str) -> bool:
        """The form itself gave this value to begin with: it counts, and the question is still asked."""
        return question in self._initial

    def visible(self, question: str) -> bool | None:
        """Does the question apply? None: not decided yet, or not meant for this audience."""
        return self.engine.applies.get(question)

    def order(self) -> tuple[str, ...]:
        return self.compiled.order

    def stage_of(self, question: str) -> Stage:
        return self.compiled.leaf_at[question].stage

    def is_open(self, question: str) -> bool:
        """Applies, and nothing was said to it yet."""
        bit = 1 << self.compiled.index[question]
        return bool(self._visible & ~self._said & bit)

    def is_said(self, question: str) -> bool:
        """Applies, and something was said to it, be it that it is not known."""
        bit = 1 << self.compiled.index[question]
        return bool(self._visible & self._said & bit)

    def position(self, question: str) -> tuple[int, int]:
        """(number of the question among those that apply, from 1; how many apply)."""
        below = self._visible & ((1 << self.compiled.index[question]) - 1)
        return below.bit_count() + 1, self._visible.bit_count()

    def value(self, name: str) -> Any:
        return self.engine.value(name)

    def holds(self, when: str) -> bool:
        return self.engine.evaluate(parse(when)) is True

    def scale(self, id: str) -> ScaleResult:
        return self.engine.scale(id)

    def scales(self) -> tuple[ScaleResult, ...]:
        return tuple(self.engine.scale(name) for name in self.compiled.scales)

    def balance(self) -> BalanceResult | None:
        return self.engine.balance()

    def points(self) -> tuple[Rule, ...]:
        """What carries, weighs, is a chance or is open, as far as it holds now."""
        return tuple(rule for rule in self.flow.points if self.holds(rule.when))

    def signals(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.flow.signals if self.holds(rule.when))

    def profile(self) -> dict[str, Any]:
        """What the talk says in the advice vocabulary; unknown keys are left out."""
        found: dict[str, Any] = {}
        for key, source in self.flow.profile.items():
            if isinstance(source, str):
                value = self.engine.evaluate(parse(source))
            else:
                value = [word for word, when in source if self.holds(when)] or None
            if value is not None:
                found[key] = value
        return found

    def steps(self) -> tuple[AgreedStep, ...]:
        """The agreed steps that were named."""
        found = []
        for plan in self.flow.plan:
            goal, step, who, when = (self._told(name) for name in (plan.goal, plan.step, plan.who, plan.when))
            if goal or step:
                found.append(AgreedStep(goal, step, who, when, self._step_id(plan)))
        return tuple(found)

    def _step_id(self, plan: PlanStep) -> str:
        """Another answer is another step."""
        answer = self._counts.get(plan.step) or self._counts.get(plan.goal or "")
        return f"{plan.step}.{answer.seq}" if answer else plan.step

    def all_steps(self) -> tuple[AgreedStep, ...]:
        """The steps agreed now, after those of earlier meetings that were replaced since."""
        now = self.steps()
        ids = {step.id for step in now}
        earlier = {check.step.id: check.step for check in self.checks if check.step.id not in ids}
        return (*earlier.values(), *now)

    def checked(self, step: str) -> Check | None:
        """How it last went with the step of this id."""
        return next((check for check in reversed(self.checks) if check.step.id == step), None)

    def open_steps(self) -> tuple[AgreedStep, ...]:
        """Agreed, and not done or dropped yet."""
        return tuple(
            step
            for step in self.steps()
            if (check := self.checked(step.id)) is None or check.how not in ("done", "dropped")
        )

    def _told(self, question: str | None) -> str:
        return self.words(question) if question and self.visible(question) else ""

    def text(self, text: Text, lang: str = "", audience: str = "") -> str:
        """The text in this language and for this audience, with its places filled."""
        said = text.get(lang or self.lang, audience or self.audience)
        if "{" not in said:
            return said
        return _PLACES.sub(lambda match: self._filled(match, lang), said)

    def _filled(self, match: re.Match[str], lang: str) -> str:
        return (
            self._spoken(match["answer"], lang)
            if match["answer"]
            else self._spoken(match[1], lang) or match[2]
        )

    def _spoken(self, question: str, lang: str) -> str:
        if question in self.compiled.index:
            return self.words(question, lang) if self.visible(question) else ""
        return ""

    def words(self, question: str, lang: str = "") -> str:
        """The answer that counts as people read it; "" where there is none."""
        answer = self._counts.get(question)
        return "" if answer is None else self.words_of(answer, lang)

    def words_of(self, answer: Answer, lang: str = "") -> str:
        return self.value_words(answer.question, answer.value, answer.words, lang)

    def value_words(self, question: str, value: Any, typed: str = "", lang: str = "") -> str:
        """What a value would read as."""
        asked: Question = self.flow.questions[question]
        return value_words(asked, value, lang or self.lang, self.audience, self.people, typed)


def fold(flow: CompiledFlow, events: Iterable[Event]) -> Conversation:
    """The conversation these events make. An event that was undone stays in `events` but changes nothing."""
    state = Conversation(flow)
    kept = list(events)
    gone, move = undone(kept), last_move(kept)
    if move is not None:
        state.again = {int(seq): tuple(names) for seq, names in move.data["again"].items()}
    for event in kept:
        if event.seq in gone:
            state.events.append(event)
        else:
            state.apply(event)
    return state
