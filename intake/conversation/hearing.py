"""What a typed line does: danger first, then what was pending, corrections, moves, and at last the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from intake import understanding
from intake.conversation import listening, showing
from intake.conversation.answering import answer
from intake.conversation.correcting import ask_which, correct
from intake.conversation.fitting import LONGEST
from intake.conversation.listening import context_for, plain
from intake.conversation.machines import turn
from intake.conversation.messages import Message
from intake.conversation.moves import find_stage
from intake.conversation.showing import program
from intake.conversation.texts import say
from intake.understanding import Context
from intake.understanding.readings import ACCEPT, CONFIRM

if TYPE_CHECKING:
    from intake.conversation.dialogue import Dialogue, Pending, Said

SAID_OUTRIGHT = 0.9
"""How sure a move has to be where the line may as well be what is told."""

_WORST_FIRST = ("suicidal", "child", "violence", "neglect", "exhausted")
_MOVES = {
    "skip": "skip", "dont_know": "dont_know", "rather_not": "rather_not", "later": "later", "back": "back", "why": "why",
    "repeat": "repeat", "explain": "explain", "stop": "pause", "note": "note", "overview": "overview", "help": "help",
}  # fmt: skip
_NO_LEAD = ("nee,", "nee ", "no,", "no ", "nee;", "nee.", "no.")


def hear(talk: Dialogue, line: str) -> Said:
    """Everything a line can be, in order of urgency. The first message gives the person's own words back."""
    text = understanding.clean(line, LONGEST).strip()
    echo = [Message("person", "answer", text, talk.state.current or "")]
    if len(line) > LONGEST:
        echo.append(
            talk.say("too_long", count=f"{LONGEST:,}".replace(",", "." if talk.lang == "nl" else ","))
        )
    if talk.state.status == "paused":
        talk.record("resumed")
        if not text or listening.goes_on(text) or _intent(talk, text) == "yes":
            return [*echo, talk.say("welcome_back"), *talk.ask(again=True)]
    if not text:
        return [*echo, *_nothing(talk)]
    said = _heard(talk, text)
    talk.said_before = text
    return [*echo, *said]


def _nothing(talk: Dialogue) -> Said:
    name = talk.state.current
    if name and talk.state.flow.questions[name].kind == "info" and not talk.pending:
        return talk.take(name, True, "")
    if name is None or talk.pending:
        return []
    return [program("clarify", say("empty", talk.lang), name)]


def _heard(talk: Dialogue, text: str) -> Said:
    said, stop = _watch(talk, text)
    if stop:
        return said
    for step in (_command, _pending, _done, correct, _move):
        found = step(talk, text)
        if found is not None:
            return [*said, *found]
    return [*said, *answer(talk, text)]


# Danger


def danger(talk: Dialogue, words: str, name: str, value: Any) -> Said:
    """The card for words of danger, after which the same question stands; [] where there is none to stop for."""
    said, stop = _watch(talk, words, value)
    return said if stop else []


def _watch(talk: Dialogue, text: str, value: Any = None) -> tuple[Said, bool]:
    """Look for danger. (what to say, whether to stop there): being worn out is not a reason to stop twice."""
    found = {
        reading.value
        for reading in understanding.read_danger(text, talk.lang)
        if reading.confidence >= CONFIRM
    }
    cards = [card for card in _WORST_FIRST if card in found]
    if not cards:
        return [], False
    name = talk.state.current or ""
    for card in cards:
        talk.record("signalled", card=card, words=text, question=name)
    if cards == ["exhausted"] and "exhausted" in talk.shown_cards:
        return [talk.say("same_card")], False
    talk.shown_cards.update(cards)
    said = [
        showing.safety_message(talk.state, talk.library, talk.library.safety.get(card), name)
        for card in cards
    ]
    turn(talk, "interrupt")
    return [*said, *_after_danger(talk, text, name, value)], True


def _after_danger(talk: Dialogue, text: str, name: str, value: Any) -> Said:
    """The same question again; words that could be its answer are not lost."""
    from intake.conversation.dialogue import Pending

    talk.pending = None
    if not name or talk.state.status == "finished":
        return []
    if value is None:
        value = listening.sure_value(talk, talk.state.flow.questions[name], text)
    again = showing.question_message(talk.state, name)
    if value is None:
        return [again]
    kept = value
    sentence = say("keep_words", talk.lang)
    talk.pending = Pending(
        "confirm", sentence, lambda: talk.take(name, kept, text), lambda: talk.ask(again=True), question=name
    )
    return [again, program("confirm", sentence, name, _yes_no(talk))]


def _yes_no(talk: Dialogue) -> tuple[str, str]:
    return ("ja", "nee") if talk.lang == "nl" else ("yes", "no")


# Commands and what was pending


def _intent(talk: Dialogue, text: str, least: float = ACCEPT) -> str:
    reading = understanding.read_intent(text, talk.lang)
    return str(reading.value) if reading.confidence >= least else "none"


def _command(talk: Dialogue, text: str) -> Said | None:
    said = plain(text)
    if said in listening.ENGLISH or said in listening.DUTCH:
        return talk.move("language", text="en" if said in listening.ENGLISH else "nl")
    if said in listening.UNDO:
        return talk.undo()
    if said in listening.TIP:
        return talk.move("tip")
    note = listening.NOTE.match(text)
    if note:
        return talk.move("note", text=note[1])
    once_more = listening.AGAIN.match(text)
    if once_more and not talk.pending and (stage := find_stage(talk, once_more[1])):
        return talk.move("again", stage)
    card = listening.CARD.match(text)
    if card and talk.state.flow.order != "fixed" and not talk.pending:
        return talk.move("stage", text=card[1])
    return None


def _pending(talk: Dialogue, text: str) -> Said | None:
    """What a line means while something waits: a yes or no, a reason, a note, one of several."""
    waits = talk.pending
    if waits is None:
        return None
    talk.pending = None
    if waits.kind == "note":
        return talk.move("note", text=text)
    if waits.kind == "reason":
        return _reason(talk, text)
    if waits.take is not None:
        return _told(talk, waits.take, text)
    if waits.kind == "which":
        found = _which(talk, waits.options, text)
        if found is not None or _intent(talk, text) != "yes":
            return found
        return waits.yes() if waits.yes else _which_again(talk, waits)
    intent = _intent(talk, text, CONFIRM)
    insists = waits.kind == "confirm" and plain(text) == plain(talk.said_before)
    if (intent == "yes" or insists) and waits.yes:
        return waits.yes()
    if intent == "no" and waits.no:
        return waits.no()
    if waits.kind == "confirm" and intent in ("why", "explain", "repeat", "help"):
        talk.pending = waits
        lead = "" if intent == "repeat" else say("why_confirm", talk.lang)
        return [program("confirm", f"{lead} {waits.text}".strip(), waits.question, _yes_no(talk))]
    if waits.other is not None and (found := waits.other(text)) is not None:
        return found
    lowered = text.casefold()
    lead = next((lead for lead in _NO_LEAD if lowered.startswith(lead)), "")
    if lead and talk.state.current:
        talk.misses.pop(talk.state.current, None)
        return _heard(talk, text[len(lead) :].strip()) if text[len(lead) :].strip() else None
    return None


def _reason(talk: Dialogue, text: str) -> Said:
    intent = _intent(talk, text)
    if intent in ("stop", "back", "help", "repeat"):
        return talk.move(_MOVES[intent])
    return talk.withhold("skipped", reason=text)


def _told(talk: Dialogue, take: Callable[[str], Said], text: str) -> Said:
    """Words for something of its own; skipping it goes on, and stopping stops."""
    intent = _intent(talk, text)
    if intent in ("stop", "help"):
        return talk.move(_MOVES[intent])
    return take("" if intent in ("skip", "rather_not", "dont_know", "later") else text)


def _which_again(talk: Dialogue, waits: Pending) -> Said | None:
    """ "Ja", where it was asked which of several: which? It may still be the answer to a question for yes or no."""
    asked = talk.state.flow.questions.get(waits.question)
    if not waits.once_more or asked is None or asked.kind == "yesno":
        return None
    talk.pending = replace(waits, once_more=False)
    return [program("clarify", waits.text, waits.question, tuple(label for label, _ in waits.options))]


def _which(talk: Dialogue, offered: tuple[tuple[str, Any], ...], text: str) -> Said | None:
    options = tuple((str(n), label, ()) for n, (label, _) in enumerate(offered, 1))
    context = context_for(talk.state, None)
    asked = Context(lang=context.lang, today=context.today, options=options)
    reading = understanding.read("choice", text, asked)
    if reading is None or reading.confidence < CONFIRM:
        return None
    found: Said = offered[int(reading.value) - 1][1]()
    return found


def _done(talk: Dialogue, text: str) -> Said | None:
    """When all is asked: finish, read again, or keep what is said as a note."""
    if talk.state.current is not None and talk.state.status != "finished":
        return (
            talk.move("finish")
            if plain(text) in listening.FINISH
            else None
        )
    if plain(text) in listening.DONE or _intent(talk, text, CONFIRM) == "yes":
        return talk.move("finish")
    found = correct(talk, text) or _move(talk, text)
    if found is not None:
        return found
    talk.record("noted", text=text, question="")
    return [talk.say("kept_as_note"), *talk.ask(again=True)]


def _is_option(talk: Dialogue, text: str) -> bool:
    """The line is one of the answers that the question before us offers, word for word: "I can go on by myself"."""
    if talk.state.current is None:
        return False
    options = talk.state.flow.questions[talk.state.current].options
    offered = {talk.state.text(option.label) for option in options}
    offered |= {word for option in options for word in option.also.get(talk.lang, ())}
    return plain(text) in {plain(word) for word in offered}


def _move(talk: Dialogue, text: str) -> Said | None:
    """What the talk is asked to do. Where anything may be told, only a line that says so outright is a move."""
    if _is_option(talk, text):
        return None
    name = talk.state.current
    told = name is not None and talk.state.flow.questions[name].kind == "text"
    intent = _intent(talk, text, SAID_OUTRIGHT if told else ACCEPT)
    if intent == "correct":
        return ask_which(talk)
    if name is None and intent in ("skip", "dont_know", "rather_not", "later", "why", "explain", "repeat"):
        return talk.ask(again=True)
    if talk.is_asking_more() and intent in ("skip", "dont_know", "later"):
        return None
    return talk.move(_MOVES[intent]) if intent in _MOVES else None
