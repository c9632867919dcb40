"""What a typed line does: danger first, then what was pending, corrections, moves, and at last the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from intake import understanding
from intake.conversation import listening, placing, showing
from intake.conversation.compiled import NAME_QUESTIONS
from intake.conversation.fitting import LONGEST, Unfit
from intake.conversation.fold import Conversation
from intake.conversation.listening import context_for, plain
from intake.conversation.machines import turn
from intake.conversation.messages import Message
from intake.conversation.moves import find_stage
from intake.conversation.showing import program
from intake.conversation.texts import say
from intake.conversation.wording import frequency_words
from intake.definitions.model import Question
from intake.network.model import Person, Tie
from intake.network.wording import person_name, relation_words
from intake.understanding import Context, PersonReading

if TYPE_CHECKING:
    from intake.conversation.corrections import Change
    from intake.conversation.dialogue import Dialogue, Said

ACCEPT = 0.85
CONFIRM = 0.5

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
        if not text or plain(text) in listening.GO_ON or _intent(talk, text) == "yes":
            return [*echo, talk.say("welcome_back"), *talk.ask(again=True)]
    if not text:
        return [*echo, *_nothing(talk)]
    return [*echo, *_heard(talk, text)]


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
    for step in (_command, _pending, _done, _correction, _move):
        found = step(talk, text)
        if found is not None:
            return [*said, *found]
    return [*said, *_answer(talk, text)]


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
        value = _sure_value(talk, talk.state.flow.questions[name], text)
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


def _sure_value(talk: Dialogue, question: Question, text: str) -> Any:
    if question.kind == "text":
        return text
    if question.kind in ("info", "people"):
        return None
    reading = understanding.read(question.kind, text, context_for(talk.state, question))
    if reading is None or reading.confidence < ACCEPT:
        return None
    try:
        return talk.fit(question.id, reading.value)
    except Unfit:
        return None


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
        return _which(talk, waits.options, text)
    intent = _intent(talk, text, CONFIRM)
    if intent == "yes" and waits.yes:
        return waits.yes()
    if intent == "no" and waits.no:
        return waits.no()
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
            if plain(text) in ("afronden", "rond af", "gesprek afronden", "finish the talk")
            else None
        )
    if plain(text) in listening.DONE or _intent(talk, text, CONFIRM) == "yes":
        return talk.move("finish")
    found = _correction(talk, text) or _move(talk, text)
    if found is not None:
        return found
    talk.record("noted", text=text, question="")
    return [talk.say("kept_as_note"), *talk.ask(again=True)]


def _move(talk: Dialogue, text: str) -> Said | None:
    intent = _intent(talk, text)
    if intent == "correct":
        return _ask_which(talk)
    name = talk.state.current
    if name is None and intent in ("skip", "dont_know", "rather_not", "later", "why", "explain", "repeat"):
        return talk.ask(again=True)
    if talk.is_asking_more() and intent in ("skip", "dont_know", "later"):
        return None
    return talk.move(_MOVES[intent]) if intent in _MOVES else None


# Corrections


def _correction(talk: Dialogue, text: str) -> Said | None:
    correction = understanding.read_correction(text, context_for(talk.state, None))
    if correction is None or correction.confidence < CONFIRM or not correction.words.strip():
        return None
    from intake.conversation.corrections import find_changes

    changes = find_changes(talk.state, correction, text, _last_person(talk.state))
    name = talk.state.current
    if not changes or not (changes[0].sure or len(changes) == 1):
        question = talk.state.flow.questions[name] if name else None
        if question is not None and question.kind not in ("text", "info", "people"):
            value = _sure_value(talk, question, correction.words)
            if value is not None and not correction.instead_of:
                return talk.take(question.id, value, text)
    if not changes:
        return _ask_which(talk) if correction.confidence >= ACCEPT else None
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
    from intake.conversation.preview import preview

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
    return _offer(talk, list(zip(labels, actions, strict=True)))


def _made_sure(change: Change) -> Change:
    return replace(change, sure=True)


def _ask_which(talk: Dialogue) -> Said:
    """The latest answers, to choose which one is wrong."""
    rows = [row for row in talk.review() if row.state == "answered"]
    rows.sort(key=lambda row: -_seq(talk, row.question))
    if not rows:
        return [talk.say("correct_none")]
    offered = [
        (f"{row.text} {row.words}", lambda name=row.question: talk.move("goto", name)) for row in rows[:5]
    ]
    return _offer(talk, offered)


def _seq(talk: Dialogue, question: str) -> int:
    answer = talk.state.answer(question)
    return answer.seq if answer else 0


def _offer(talk: Dialogue, offered: list[tuple[str, Any]]) -> Said:
    from intake.conversation.dialogue import Pending

    labels = tuple(label for label, _ in offered)
    listed = "\n".join(f"{n}. {label}" for n, label in enumerate(labels, 1))
    sentence = say("correct_which", talk.lang, choices="\n" + listed)
    if talk.turn != "done":
        turn(talk, "clarify")
    talk.pending = Pending("which", sentence, options=tuple(offered), question=talk.state.current or "")
    return [program("clarify", sentence, talk.state.current or "", labels)]


# Answers


def _answer(talk: Dialogue, text: str) -> Said:
    name = talk.state.current
    if name is None:
        return talk.ask(again=True)
    question = talk.state.flow.questions[name]
    if question.kind == "text":
        value = listening.name_in(text) if name in NAME_QUESTIONS else text
        return talk.take(name, value, text)
    if question.kind == "info":
        if _intent(talk, text, CONFIRM) not in ("yes", "none") or len(text) > 12:
            talk.record("noted", text=text, question=name)
        return talk.take(name, True, text)
    if question.kind == "people":
        return _people(talk, question, text)
    return _value(talk, question, text)


def _value(talk: Dialogue, question: Question, text: str) -> Said:
    reading = understanding.read(question.kind, text, context_for(talk.state, question))
    if reading is None or reading.confidence < CONFIRM:
        return _miss(talk, question, text)
    try:
        value = talk.fit(question.id, reading.value)
    except Unfit as problem:
        turn(talk, "clarify")
        return [program("refused", str(problem), question.id)]
    if reading.confidence >= ACCEPT:
        return talk.take(question.id, value, text, confidence=reading.confidence, vague=reading.vague)
    said = talk.state.value_words(question.id, value, text)
    others = [
        talk.state.value_words(question.id, other, text)
        for other in reading.alternatives[:2]
        if other != value
    ]
    key = "confirm_either" if others else "confirm"
    return talk.confirm(
        say(key, talk.lang, value=said, others=", ".join(others)),
        lambda: talk.take(question.id, value, text, confidence=reading.confidence, vague=reading.vague),
        lambda: [talk.say("not_confirmed"), *talk.ask(again=True)],
    )


def _miss(talk: Dialogue, question: Question, text: str) -> Said:
    """Not understood: first other words, then an example, then the choices, then the question is put aside."""
    count = talk.misses[question.id] = talk.misses.get(question.id, 0) + 1
    lang, state = talk.lang, talk.state
    if count >= 4:
        talk.record("noted", text=text, question=question.id)
        said = talk.withhold(
            "dont_know" if state.flow.order == "fixed" else "later", words=text, reason="unclear"
        )
        return [talk.say("miss_4"), *said[1:]]
    turn(talk, "clarify")
    choices = showing.choices_of(state, question)
    if count == 1:
        told = say("miss_1", lang, help=state.text(question.help))
    elif count == 2:
        example = state.text(question.example) if question.example else say("no_example", lang)
        told = say("miss_2", lang, example=example)
    elif choices:
        told = say("miss_3", lang, choices=" · ".join(f"{n}. {label}" for n, label in enumerate(choices, 1)))
    else:
        told = say("miss_3_plain", lang, hint=showing.hint(state, question))
    return [program("clarify", told, question.id, choices)]


# People


def person_words(state: Conversation, person: Person) -> str:
    """Sanne (dochter, 33, Groningen, elke dag)."""
    lang = state.lang
    died = {"nl": "overleden", "en": "died"}[lang]
    facts = [
        relation_words(person.relation, lang, person.gender) if person.name else "",
        str(person.age) if person.age is not None else "",
        person.place or "",
        frequency_words(person.per_month, lang) if person.per_month is not None and not person.vague else "",
        (f"{died} {person.died}" if person.died else died) if person.alive is False else "",
        person.note,
    ]
    told = ", ".join(fact for fact in facts if fact)
    name = person_name(person, lang)
    return f"{name} ({told})" if told else name


def _people(talk: Dialogue, question: Question, text: str) -> Said:
    kept = talk.state.answer(question.id)
    existing: list[str] = list(kept.value) if kept else []
    said = plain(text)
    if said in listening.NOBODY or _intent(talk, text) == "no":
        ids = existing if existing and said not in ("niemand", "nobody", "no one", "geen", "none") else []
        ids = existing if talk.is_asking_more() else ids
        return talk.take(question.id, ids, kept.words if kept and talk.is_asking_more() else text)
    readings = understanding.read_people(text, context_for(talk.state, question))
    readings = tuple(reading for reading in readings if reading.confidence >= CONFIRM)
    readings = placing.reread(readings, question.people, text, talk.lang, talk.state.today())
    if not readings:
        return _miss(talk, question, text)
    sure = all(reading.confidence >= ACCEPT and not reading.unsure for reading in readings)
    if sure:
        return _keep_people(talk, question, readings, text)
    told = "; ".join(person_words(talk.state, reading.person) for reading in readings)
    return talk.confirm(
        say("confirm", talk.lang, value=told),
        lambda: _keep_people(talk, question, readings, text),
        lambda: [talk.say("not_confirmed"), *talk.ask(again=True)],
    )


def _keep_people(talk: Dialogue, question: Question, readings: tuple[PersonReading, ...], text: str) -> Said:
    first = len(talk.state.events) + 1
    ids: list[str] = []
    for reading in readings:
        ids.append(_keep_person(talk, _seen_from(reading.person, ids)))
    for reading in readings:
        for a, b, kind, status, since in reading.ties:
            ends = [ids[int(end)] if end.isdigit() and int(end) < len(ids) else end for end in (a, b)]
            if all(end in talk.state.people for end in ends) and ends[0] != ends[1]:
                talk.put_tie(Tie(ends[0], ends[1], kind, status, since))
    hint = question.people
    if hint is not None and hint.among:
        placing.tie_together(talk, placing.sentences(readings, ids, text), hint.among)
    wanted = [id for id, reading in zip(ids, readings, strict=True) if not reading.ties]
    kept = talk.state.answer(question.id)
    value = list(dict.fromkeys([*(kept.value if kept else []), *(wanted or ids)]))
    words = f"{kept.words}\n{text}" if kept and kept.words else text
    more = hint is None or hint.many
    if kept is not None and not talk.is_asking_more():
        more = False
    return talk.take(question.id, value, words, more=more, **{"from": first})


def _seen_from(person: Person, ids: list[str]) -> Person:
    """With the id of whom the relation is seen from, where that is someone in the same sentence ("#0" is the first)."""
    if not person.of.startswith("#"):
        return person
    index = int(person.of[1:])
    return replace(person, of=ids[index] if index < len(ids) else "client")


def _keep_person(talk: Dialogue, person: Person) -> str:
    """Add someone new, or what is new about someone known; returns the id."""
    old = talk.state.people.get(person.id)
    if old is None:
        return talk.put_person(person).id
    changes = placing.changes(old, person)
    if changes:
        talk.record("person_changed", id=person.id, changes=changes)
    return person.id
