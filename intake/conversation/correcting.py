"""A correction in plain words: done when it is plain what is meant, shown or asked about otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from intake import understanding
from intake.conversation.corrections import Change, find_changes
from intake.conversation.fitting import Unfit
from intake.conversation.fold import Conversation
from intake.conversation.listening import context_for
from intake.conversation.preview import preview
from intake.conversation.showing import program
from intake.conversation.texts import say
from intake.definitions.model import Question

if TYPE_CHECKING:
    from intake.conversation.dialogue import Dialogue, Said

ACCEPT = 0.85
CONFIRM = 0.5


def correct(talk: Dialogue, text: str) -> Said | None:
    correction = understanding.read_correction(text, context_for(talk.state, None))
    if correction is None or correction.confidence < CONFIRM or not correction.words.strip():
        return None
    changes = find_changes(talk.state, correction, text, _last_person(talk.state))
    name = talk.state.current
    if not changes or not (changes[0].sure or len(changes) == 1):
        question = talk.state.flow.questions[name] if name else None
        if question is not None and question.kind not in ("text", "info", "people"):
            value = _sure_value(talk, question, correction.words)
            if value is not None and not correction.instead_of:
                return talk.take(question.id, value, text)
    if not changes:
        return ask_which(talk) if correction.confidence >= ACCEPT else None
    if len(changes) > 1:
        return _choose_change(talk, changes, text)
    return _change(talk, changes[0], text)


def _last_person(state: Conversation) -> str:
    """The person last spoken of."""
    for event in reversed(state.events):
        if event.kind == "person_added":
            return str(event.data["person"]["id"])
        if event.kind == "person_changed":
            return str(event.data["id"])
    return ""


def _change(talk: Dialogue, change: Change, text: str) -> Said:
    def do() -> Said:
        return _do_change(talk, change, text)

    told = {"what": change.what, "old": change.old, "new": change.new}
    effect = ""
    if change.kind == "answer":
        try:
            talk.fit(change.id, change.value)
        except Unfit as problem:
            return [program("refused", str(problem), change.id)]
        effect = preview(talk.state, change.id, change.value).sentence
    if change.sure and not effect:
        return do()
    sentence = " ".join(filter(None, [say("correct_confirm", talk.lang, **told), effect]))
    return talk.confirm(
        sentence,
        do,
        lambda: [talk.say("unchanged"), *talk.ask(again=True)],
        "preview" if effect else "confirm",
    )


def _do_change(talk: Dialogue, change: Change, text: str) -> Said:
    if change.kind == "answer":
        return talk.correct(change.id, change.value, text)
    changes = {key: list(value) if isinstance(value, tuple) else value for key, value in change.value.items()}
    talk.record("person_changed", id=change.id, changes=changes, words=text)
    said = say("corrected", talk.lang, what=change.what, old=change.old, new=change.new)
    return [program("info", said), *talk.ask(again=True)]


def _choose_change(talk: Dialogue, changes: list[Change], text: str) -> Said:
    labels = [f"{change.what} {change.old} → {change.new}" for change in changes]
    actions = [lambda change=change: _change(talk, _made_sure(change), text) for change in changes]
    return talk.choose("correct_which", list(zip(labels, actions, strict=True)))


def _made_sure(change: Change) -> Change:
    return replace(change, sure=True)


def ask_which(talk: Dialogue) -> Said:
    """The latest answers, to choose which one is wrong."""
    rows = [row for row in talk.review() if row.state == "answered"]
    rows.sort(key=lambda row: -_seq(talk, row.question))
    if not rows:
        return [talk.say("correct_none")]
    offered = [
        (f"{row.text} {row.words}", lambda name=row.question: talk.move("goto", name)) for row in rows[:5]
    ]
    return talk.choose("correct_which", offered)


def _seq(talk: Dialogue, question: str) -> int:
    answer = talk.state.answer(question)
    return answer.seq if answer else 0


def _sure_value(talk: Dialogue, question: Question, text: str) -> Any:
    reading = understanding.read(question.kind, text, context_for(talk.state, question))
    if reading is None or reading.confidence < ACCEPT:
        return None
    try:
        return talk.fit(question.id, reading.value)
    except Unfit:
        return None
