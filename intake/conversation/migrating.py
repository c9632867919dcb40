"""A conversation moved to another version of its flow: what stays, what no longer fits, what is new. Nothing said is lost.

The move is an event (see `events`, kind migrated). It names the answers that the new version cannot take; these no longer
count and stand as notes. All events stay, so that a move back brings everything back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intake.conversation.compiled import CompiledFlow
from intake.conversation.events import Event
from intake.conversation.fitting import Unfit, fit_value
from intake.conversation.fold import Answer, Conversation, fold, last_move, taken_back
from intake.definitions.model import Question

Scores = Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Left:
    """An answer the new version cannot take. why: gone (no such question) or unfit (not one of its answers)."""

    question: str
    text: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Reworded:
    """An answered question that reads differently now; old and new are its words, or those of the option chosen."""

    question: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Migration:
    """old, new: the conversation before and after; event: the move itself, not kept yet.

    kept: how many answers count as before. hidden, shown: answered questions that stop or begin to count. opened: questions
    that are open now and were not there or did not apply. scores: name -> (before, after) where that differs.
    signals: ids of rules that begin (True) or stop (False) to hold.
    """

    old: Conversation
    new: Conversation
    event: Event
    kept: int
    left: tuple[Left, ...]
    reworded: tuple[Reworded, ...]
    hidden: tuple[str, ...]
    shown: tuple[str, ...]
    opened: tuple[str, ...]
    scores: Mapping[str, tuple[float | None, float | None]]
    signals: Mapping[str, bool]


def migration(state: Conversation, flow: CompiledFlow, at: str) -> Migration:
    """What moving to `flow` would do; the state is left as it is. at: the time of the move, ISO 8601 with offset."""
    left = frozenset(_left(state, flow))
    data = {
        "flow": flow.flow.id, "version": flow.flow.version, "from": state.flow.version, "files": dict(flow.flow.source),
        "left": sorted(left), "notes": list(_notes(state, flow, left)), "again": dict(_again(state)),
    }  # fmt: skip
    event = Event(len(state.events) + 1, at, "migrated", state.by, data)
    new = fold(flow, [*state.events, event])
    both = [name for name in flow.order if name in state.compiled.index and state.answer(name) and new.answer(name)]
    before, after = scores(state), scores(new)
    held, holds = ({rule.id for rule in one.signals()} for one in (state, new))
    return Migration(
        state, new, event,
        kept=sum(state.flow.questions[name].kind != "info" for name in both),
        left=tuple(_left_rows(state, flow, left)),
        reworded=tuple(_reworded(state, new, both)),
        hidden=tuple(name for name in both if state.visible(name) and not new.visible(name)),
        shown=tuple(name for name in flow.order if _counts(new, name) and not _counts(state, name)),
        opened=tuple(name for name in flow.order if new.is_open(name) and not _was_open(state, name)),
        scores={name: (before.get(name), after.get(name)) for name in {**before, **after} if _differs(before.get(name), after.get(name))},
        signals={id: id in holds for id in sorted(held ^ holds)},
    )  # fmt: skip


def scores(state: Conversation) -> dict[str, float | None]:
    """load, capacity and the scales, as far as the flow has them."""
    balance = state.balance()
    found: dict[str, float | None] = {"load": balance.load.score, "capacity": balance.capacity.score} if balance else {}
    return found | {one.id: one.score for one in state.scales()}


def versions(events: Sequence[Event], first: str) -> dict[str, Mapping[str, str] | None]:
    """The versions this conversation has been in, the one it began with first: version -> its files, None where the store has
    them. first: that one."""
    found: dict[str, Mapping[str, str] | None] = {first: None}
    for event in events:
        if event.kind == "migrated":
            found.setdefault(str(event.data["version"]), dict(event.data["files"]))
    return found


def version_now(events: Sequence[Event], first: str) -> str:
    """The version a conversation is in. first: the one it began with."""
    move = last_move(events)
    return first if move is None else str(move.data["version"])


def _counts(state: Conversation, name: str) -> bool:
    return name in state.compiled.index and state.visible(name) is True and state.answer(name) is not None


def _was_open(state: Conversation, name: str) -> bool:
    return name in state.compiled.index and state.is_open(name)


def _differs(a: float | None, b: float | None) -> bool:
    return (a is None) != (b is None) or (a is not None and b is not None and abs(a - b) > 0.05)


def _left(state: Conversation, flow: CompiledFlow) -> Iterator[int]:
    """The events that say something the flow cannot take.

    Where the last thing that someone said to a question does not fit, what they said before does not come back in its place.
    """
    gone = taken_back(state.events)
    said: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in state.events:
        if event.kind in ("answered", "withheld") and event.seq not in gone:
            said[str(event.data["question"]), event.by].append(event)
    for (name, _), events in said.items():
        if name not in flow.index:
            yield from (event.seq for event in events)
            continue
        question = flow.flow.questions[name]
        unfit = [event.kind == "answered" and not fits(question, event.data["value"], state) for event in events]
        answers = [place for place, event in enumerate(events) if event.kind == "answered"]
        until = answers[-1] if answers and unfit[answers[-1]] else -1
        yield from (event.seq for place, event in enumerate(events) if place <= until or unfit[place])


def fits(question: Question, value: Any, state: Conversation) -> bool:
    """Can the question take this value as it is kept? Who was named and taken out of the picture since is no hindrance."""
    named = value if isinstance(value, (list, tuple)) else ()
    try:
        fitted = fit_value(question, value, (*state.people, *named), state.lang)
    except Unfit:
        return False
    return question.kind == "info" or bool(fitted == value)


def _answers(state: Conversation) -> Iterator[Answer]:
    for given in state.answers.values():
        yield from given.values()
    for past in state.rounds:
        yield from past.answers


def _again(state: Conversation) -> Iterator[tuple[str, list[str]]]:
    """Which questions were asked once more when a stage was: the new version may have others in it."""
    for event in state.events:
        if event.kind == "stage_again":
            yield str(event.seq), list(state.again.get(event.seq, state.questions_of(str(event.data["stage"]))))


def _notes(state: Conversation, flow: CompiledFlow, left: frozenset[int]) -> Iterator[dict[str, Any]]:
    """The answers that are left, in words; also those that an earlier move left and this one cannot take either."""
    noted = set()
    for answer in _answers(state):
        question = state.flow.questions[answer.question]
        if answer.seq in left and question.kind != "info" and answer.seq not in noted:
            noted.add(answer.seq)
            text = f"{state.text(question.text)} {state.words_of(answer) or answer.words}"
            yield {"seq": answer.seq, "question": answer.question, "text": text, "by": answer.by, "at": answer.at}
    move = last_move(state.events)
    for note in move.data["notes"] if move is not None else ():
        if note["seq"] in left and note["seq"] not in noted:
            yield dict(note)


def _left_rows(state: Conversation, flow: CompiledFlow, left: frozenset[int]) -> Iterator[Left]:
    for answer in _answers(state):
        question = state.flow.questions[answer.question]
        if answer.seq in left and question.kind != "info":
            why = "unfit" if answer.question in flow.index else "gone"
            yield Left(answer.question, state.text(question.text), state.words_of(answer) or answer.words, why)


def _reworded(state: Conversation, new: Conversation, both: Sequence[str]) -> Iterator[Reworded]:
    for name in both:
        a, b = state.flow.questions[name], new.flow.questions[name]
        if a.kind == "info":
            continue
        asked = state.text(a.text), state.text(b.text)
        chosen = state.words(name), new.words(name)
        for old, now in (asked, chosen):
            if old != now:
                yield Reworded(name, old, now)
