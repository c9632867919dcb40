"""Protocols of several meetings: what a stage asks of the one who leads, what happened since, and how agreed steps went.

A setback is part of it and is said so; a success is named; the plan goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from intake import understanding
from intake.conversation.events import CHECKS
from intake.conversation.fold import AgreedStep, Conversation
from intake.conversation.machines import turn
from intake.conversation.messages import Message
from intake.conversation.protocol import tell
from intake.conversation.showing import program
from intake.conversation.wording import date_words
from intake.definitions.model import Stage
from intake.definitions.reading import walk
from intake.network.wording import person_name
from intake.understanding import Context
from intake.understanding.readings import CONFIRM

if TYPE_CHECKING:
    from intake.conversation.dialogue import Dialogue, Said


_ALSO: dict[str, dict[str, tuple[str, ...]]] = {
    "done": {
        "nl": ("gelukt", "gedaan", "ja", "ja gelukt", "goed", "ging goed", "klaar"),
        "en": ("done", "yes", "it worked", "went well", "good", "finished"),
    },
    "partly": {
        "nl": ("deels", "half", "gedeeltelijk", "bijna", "voor een deel", "beetje"),
        "en": ("partly", "half", "almost", "in part", "a bit"),
    },
    "not": {
        "nl": ("niet gelukt", "nee", "niet", "nog niet gelukt", "mislukt", "niet gedaan"),
        "en": ("no", "not done", "it did not work", "failed", "did not happen"),
    },
    "dropped": {
        "nl": ("hoeft niet", "niet meer nodig", "vervalt", "laat maar"),
        "en": ("not needed", "drop it", "never mind"),
    },
}
_NOW = frozenset(
    {"nu", "nu verder", "meteen", "verder", "door", "now", "go on", "right away", "straight away"}
)


def is_new_meeting(state: Conversation, today: date) -> bool:
    """Something of several meetings that is taken up again on a later day than its last event."""
    several = state.flow.kind != "instrument" or any(stage.meeting for stage in walk(state.flow.stages))
    if not several or not state.events:
        return False
    return date.fromisoformat(state.events[-1].at[:10]) < today


def begin(talk: Dialogue) -> Said:
    """The next meeting: first what happened since, then each agreed step, then the talk goes on."""
    last = talk.state.events[-2 if talk.state.events[-1].kind == "resumed" else -1].at[:10]
    talk.record("met", number=len(talk.state.meetings) + 1)
    number = len(talk.state.meetings)
    opened = program("summary", _tell(talk, "meeting", number=number, date=date_words(last, talk.lang)))
    return [opened, *_since(talk)]


def _tell(talk: Dialogue, key: str, **values: object) -> str:
    return tell(key, talk.lang, **values)


def _for_reader(talk: Dialogue, key: str) -> str:
    return f"{key}_client" if talk.state.audience == "client" else key


def _since(talk: Dialogue) -> Said:
    text = _tell(talk, _for_reader(talk, "since"))

    def take(words: str) -> Said:
        if words:
            talk.record("noted", text=words, question="")
        said = [talk.say("note_kept")] if words else []
        return [*said, *ask_steps(talk)]

    return listen(talk, text, take)


def listen(talk: Dialogue, text: str, take: Callable[[str], Said], choices: tuple[str, ...] = ()) -> Said:
    """Ask for one line of its own; take(words) says what then happens, words "" where it was skipped."""
    from intake.conversation.dialogue import Pending

    if talk.turn != "done":
        turn(talk, "clarify")
    options = tuple((label, _nothing) for label in choices)
    talk.pending = Pending("told", text, options=options, question=talk.state.current or "", take=take)
    return [program("question", text, "", choices)]


def _nothing() -> Said:
    return []


def ask_steps(talk: Dialogue) -> Said:
    """How each open step went, one after another."""
    steps = talk.state.open_steps()
    asked = {check.step.id for check in talk.state.checks if check.meeting == len(talk.state.meetings)}
    left = [step for step in steps if step.id not in asked]
    if not left:
        return [program("info", _tell(talk, "go_on")), *talk.ask()]
    return _ask_step(talk, left[0])


def _ask_step(talk: Dialogue, step: AgreedStep, again: bool = False) -> Said:
    labels = tuple(_tell(talk, how) for how in CHECKS)
    text = _tell(talk, _for_reader(talk, "how"), step=step_words(step))

    def take(words: str) -> Said:
        how = _how(talk, words) if words else ""
        if not how and words and not again:
            listed = " · ".join(f"{n}. {label}" for n, label in enumerate(labels, 1))
            return [program("clarify", _tell(talk, "which", choices=listed)), *_ask_step(talk, step, True)]
        if not how:
            if words:
                talk.record("noted", text=words, question="")
            how = "not" if words else ""
        return [*(_checked(talk, step, how, words) if how else []), *_next_step(talk, step, bool(how))]

    return listen(talk, text, take, labels)


def _next_step(talk: Dialogue, step: AgreedStep, checked: bool) -> Said:
    if checked:
        return ask_steps(talk)
    steps = [one for one in talk.state.open_steps() if one.id != step.id]
    later = steps[[one.id for one in talk.state.open_steps()].index(step.id) :]
    return _ask_step(talk, later[0]) if later else [program("info", _tell(talk, "go_on")), *talk.ask()]


def _how(talk: Dialogue, words: str) -> str:
    lang = talk.lang
    options = tuple((how, tell(how, lang), _ALSO[how][lang]) for how in CHECKS)
    reading = understanding.read(
        "choice", words, Context(lang=lang, today=talk.state.today(), options=options)
    )
    return str(reading.value) if reading is not None and reading.confidence >= CONFIRM else ""


def _checked(talk: Dialogue, step: AgreedStep, how: str, words: str) -> Said:
    check(talk, step, how, words)
    return [program("info", _tell(talk, f"said_{how}", step=step.step or step.goal))]


def check(talk: Dialogue, step: AgreedStep, how: str, words: str = "") -> None:
    """Keep how a step went. Raises ValueError for a `how` that is not one of events.CHECKS."""
    if how not in CHECKS:
        raise ValueError(f"how is one of {', '.join(CHECKS)}")
    talk.record(
        "step_checked", id=step.id, goal=step.goal, step=step.step, who=step.who, when=step.when, how=how, words=words
    )  # fmt: skip


def step_words(step: AgreedStep) -> str:
    """bel Bo (Peter, in mei)"""
    facts = ", ".join(part for part in (step.who, step.when) if part)
    said = (step.step or step.goal).rstrip(".")
    return f"{said} ({facts})" if facts else said


# Stages of a protocol


def left(state: Conversation, stages: list[Stage]) -> list[Message]:
    """What is still missing in protocol stages that were just left."""
    return [
        program("info", tell("not_done", state.lang, done=state.text(stage.guide.done)))
        for stage in stages
        if stage.guide
        and stage.guide.done
        and stage.guide.done_when
        and not state.holds(stage.guide.done_when)
    ]


def ask_date(talk: Dialogue, stage: Stage, go_on: Callable[[], Said]) -> Said:
    """Agree on the day of the next meeting, or go on at once."""
    title = talk.state.text(stage.title)
    text = _tell(talk, "when_next", title=title)

    def take(words: str, again: bool = False) -> Said:
        if not words or words.casefold().strip(" .!") in _NOW:
            return go_on()
        context = Context(lang=talk.lang, today=talk.today())
        reading = understanding.read("date", words, context)
        if reading is None or reading.confidence < CONFIRM:
            if again:
                return go_on()
            return listen(talk, _tell(talk, "when_again"), lambda said: take(said, True))
        talk.record("planned", stage=stage.id, when=reading.value)
        agreed = _tell(talk, "planned", title=title, date=date_words(str(reading.value), talk.lang))
        return [program("info", agreed), *talk.move("pause")]

    return listen(talk, text, take)


def again(talk: Dialogue, stage: str) -> Said:
    """Do a stage once more, where the method says so."""
    found = talk.state.compiled.stages.get(stage)
    if found is None or not found.repeat:
        return [program("refused", _tell(talk, "no_repeat"))]
    talk.dated.add(stage)
    talk.record("stage_again", stage=stage)
    return [program("info", _tell(talk, "again", title=talk.state.text(found.title))), *talk.ask()]


# Who may be there


def admitted(state: Conversation, question: str, ids: list[str]) -> tuple[list[str], list[Message]]:
    """Those who may be named here, and why the others may not."""
    hint = state.flow.questions[question].people
    if hint is None or not hint.refuse or hint.refuse_why is None:
        return ids, []
    out = [id for id in ids if state.people[id].sector in hint.refuse]
    if not out:
        return ids, []
    names = ", ".join(person_name(state.people[id], state.lang) for id in out)
    why = tell("left_out", state.lang, names=names, why=state.text(hint.refuse_why))
    return [id for id in ids if id not in out], [program("refused", why, question)]


def missing(state: Conversation, question: str, ids: list[str]) -> list[Message]:
    """Why someone else is needed here too; [] when nobody is."""
    hint = state.flow.questions[question].people
    if hint is None or not hint.needs or hint.needs_why is None:
        return []
    if any(state.people[id].sector in hint.needs for id in ids):
        return []
    return [program("clarify", state.text(hint.needs_why), question)]
