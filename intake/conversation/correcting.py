"""A correction in plain words: done when it is plain what is meant, shown or asked about otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from intake import understanding
from intake.conversation.corrections import Change, answer_change, find_changes, person_change
from intake.conversation.extras import label_of
from intake.conversation.fitting import Unfit
from intake.conversation.fold import Conversation
from intake.conversation.listening import context_for, sure_value
from intake.conversation.machines import turn
from intake.conversation.naming import person_words
from intake.conversation.preview import preview
from intake.conversation.referring import Meant, Wrong, read_earlier, read_removal, read_wrong, title_of
from intake.conversation.showing import choices_of, program
from intake.conversation.texts import say
from intake.definitions.model import Question
from intake.understanding import Correction
from intake.understanding.readings import ACCEPT, CONFIRM

if TYPE_CHECKING:
    from intake.conversation.dialogue import Dialogue, Said



def correct(talk: Dialogue, text: str) -> Said | None:
    """What a line does that corrects something said before; None when it corrects nothing."""
    if id := read_removal(talk.state, text):
        return _remove(talk, id)
    earlier = read_earlier(talk.state, text)
    if earlier is None and (wrong := read_wrong(talk.state, text, talk.told)):
        return _put_right(talk, wrong, text)
    correction = earlier or understanding.read_correction(text, context_for(talk.state, None))
    if correction is None or correction.confidence < CONFIRM or not correction.words.strip():
        return None
    changes = find_changes(talk.state, correction, text, _last_person(talk.state))
    name = talk.state.current
    if not changes or not (changes[0].sure or len(changes) == 1):
        question = talk.state.flow.questions[name] if name else None
        if question is not None and question.kind not in ("text", "info", "people"):
            value = sure_value(talk, question, correction.words)
            if value is not None and not correction.instead_of:
                return talk.take(question.id, value, text)
    if not changes:
        return ask_which(talk) if correction.confidence >= ACCEPT and not correction.instead_of else None
    if len(changes) > 1:
        return _choose_change(talk, changes, text)
    return _change(talk, changes[0], text)


def _remove(talk: Dialogue, id: str) -> Said:
    name = person_words(talk.state, talk.state.people[id])

    def gone() -> Said:
        return [*talk.remove_person(id), *talk.ask(again=True)]

    return talk.confirm(say("remove_confirm", talk.lang, name=name), gone, lambda: _unchanged(talk))


def _unchanged(talk: Dialogue) -> Said:
    return [talk.say("unchanged"), *talk.ask(again=True)]


def _put_right(talk: Dialogue, wrong: Wrong, text: str) -> Said:
    """Something is wrong: take what it is instead, or ask for it; which one, when several fit."""
    if not wrong.meant:
        return ask_which(talk)
    if len(wrong.meant) > 1:
        offered = [
            (title_of(talk.state, one), lambda one=one: _one_right(talk, one, wrong.new, text))
            for one in wrong.meant[:5]
        ]
        return talk.choose("correct_which", offered, once_more=True)
    return _one_right(talk, wrong.meant[0], wrong.new, text)


def _one_right(talk: Dialogue, meant: Meant, new: str, text: str) -> Said:
    if meant.kind == "person":
        return _person_right(talk, meant.id, new, text)
    question = talk.state.flow.questions[meant.id]
    value = (new or None) if question.kind == "text" else sure_value(talk, question, new) if new else None
    if value is None:
        return _ask_right(talk, question)
    return _change_answer(talk, question, value, text)


def _change_answer(talk: Dialogue, question: Question, value: Any, text: str) -> Said:
    answer = talk.state.answer(question.id)
    assert answer is not None
    return _change(talk, answer_change(talk.state, answer, value, sure=True), text)


def _ask_right(talk: Dialogue, question: Question) -> Said:
    """What it is instead; the question before us stays. Several choices and people are asked anew as a whole."""
    if question.kind in ("choices", "people"):
        return talk.move("goto", question.id)

    def told(words: str) -> Said:
        if not words:
            return _unchanged(talk)
        value = words if question.kind == "text" else sure_value(talk, question, words)
        return (
            talk.move("goto", question.id) if value is None else _change_answer(talk, question, value, words)
        )

    choices = choices_of(talk.state, question)
    listed = "".join(f"\n{n}. {label}" for n, label in enumerate(choices, 1))
    what, old = label_of(talk.state, question), talk.state.words(question.id)
    sentence = say("how_then", talk.lang, what=what, old=old) + listed
    turn(talk, "clarify") if talk.turn != "done" else None
    talk.pending = talk.waiting("told", sentence, told)
    return [program("clarify", sentence, talk.state.current or "", choices)]


def _person_right(talk: Dialogue, id: str, new: str, text: str) -> Said:
    change = person_change(talk.state, id, Correction(new, "", id, ACCEPT)) if new else None
    if change is not None:
        return _change(talk, change, text)

    def told(words: str) -> Said:
        if not words:
            return _unchanged(talk)
        return correct(talk, words) or (
            _person_right(talk, id, words, words) if words != new else _unchanged(talk)
        )

    sentence = say("what_of_person", talk.lang, name=person_words(talk.state, talk.state.people[id]))
    turn(talk, "clarify") if talk.turn != "done" else None
    talk.pending = talk.waiting("told", sentence, told)
    return [program("clarify", sentence, talk.state.current or "")]


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
        lambda: _unchanged(talk),
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
    return talk.choose("correct_which", list(zip(labels, actions, strict=True)), once_more=True)


def _made_sure(change: Change) -> Change:
    return replace(change, sure=True)


def ask_which(talk: Dialogue) -> Said:
    """The latest answers, to choose which one is wrong."""
    rows = [row for row in talk.review() if row.state == "answered"]
    rows.sort(key=lambda row: -_seq(talk, row.question))
    if not rows:
        return [talk.say("correct_none")]
    offered = [
        (
            title_of(talk.state, Meant("answer", row.question)),
            lambda name=row.question: talk.move("goto", name),
        )
        for row in rows[:5]
    ]
    return talk.choose("correct_which", offered, once_more=True)


def _seq(talk: Dialogue, question: str) -> int:
    answer = talk.state.answer(question)
    return answer.seq if answer else 0
