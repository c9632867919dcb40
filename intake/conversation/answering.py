"""An answer to the question before us: taken when it is sure, read back or listed when it is not, never lost."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from intake import understanding
from intake.conversation import expecting, listening, offering, showing
from intake.conversation.compiled import NAME_QUESTIONS
from intake.conversation.extras import is_of_someone_else, still_works
from intake.conversation.fitting import Unfit
from intake.conversation.listening import context_for
from intake.conversation.machines import turn
from intake.conversation.naming import hear_people
from intake.conversation.offering import Heard
from intake.conversation.showing import program
from intake.conversation.texts import say
from intake.conversation.topics import topics_of
from intake.definitions.model import Question
from intake.understanding import Reading
from intake.understanding.readings import ACCEPT, CONFIRM
from intake.understanding.text import fold

if TYPE_CHECKING:
    from intake.conversation.dialogue import Dialogue, Said

HALF = 0.7
_STORY = 3
"""Words from which on a line that fits nothing is kept as a note at once."""


def answer(talk: Dialogue, text: str) -> Said:
    """What is said to the question before us, and what it says to others."""
    name = talk.state.current
    if name is None:
        return talk.ask(again=True)
    question = talk.state.flow.questions[name]
    if (
        listening.is_question(text)
        and question.kind in ("text", "info")
        and not _wants_question(talk, question)
    ):
        return _asked_back(talk, question, text)
    if talk.state.is_initial(name) and question.kind != "yesno" and _says_yes(talk, text):
        kept = talk.state.answer(name)
        assert kept is not None
        return talk.take(name, kept.value, text)
    heard = offering.listen(talk, text)
    if question.kind == "text":
        if name in NAME_QUESTIONS and _is_no_name(text, talk.lang):
            return miss(talk, question, text)
        value = listening.name_in(text) if name in NAME_QUESTIONS else text
        return talk.take(name, value, text)
    if question.kind == "info":
        if len(text) > 12 or understanding.read_intent(text, talk.lang).value not in ("yes", "none"):
            talk.record("noted", text=text, question=name)
        return talk.take(name, True, text)
    if talk.state.is_partial(name):
        return _more_choices(talk, question, text, heard)
    if question.kind == "people":
        return (
            expecting.hear(talk, question, text)
            or hear_people(talk, question, text)
            or miss(talk, question, text)
        )
    return _value(talk, question, text, heard)


def _says_yes(talk: Dialogue, text: str) -> bool:
    """ "ja", "klopt": what the form filled in itself is right."""
    return len(text.split()) <= 3 and understanding.read_intent(text, talk.lang).value == "yes"


def _is_no_name(text: str, lang: str) -> bool:
    """ "ja", "58", "vrouw": said to another question than the name."""
    words = fold(listening.name_in(text)).split()
    story = len(words) > 1 and (words[0] in _NO_NAMES or len(words) > 6 or any(map(str.isdigit, words)))
    return (
        story
        or (len(words) == 1 and words[0] in _NOBODYS)
        or understanding.read_intent(text, lang).value in ("yes", "no", "unsure")
        or not re.search(r"[^\W\d_]", text)
    )


_NO_NAMES = frozenset(
    "ik hij ze zij we wij het dat dit die er een geen i he she they we it that this there a an no my mijn sinds since al bij".split()  # noqa: SIM905
)
"""Words that begin a sentence, and never a name of several words."""
_NOBODYS = frozenset(("man", "vrouw", "woman", "husband", "wife", "male", "female"))
"""What someone is; "mam" and "pa" are what people may be called."""


def _value(talk: Dialogue, question: Question, text: str, heard: Heard) -> Said:
    reading = _reading(talk, question, text, heard)
    if reading is None:
        return miss(talk, question, text)
    try:
        value = talk.fit(question.id, reading.value)
    except Unfit as problem:
        turn(talk, "clarify")
        return [program("refused", str(problem), question.id)]
    if reading.confidence >= ACCEPT:
        return talk.take(question.id, value, text, confidence=reading.confidence, vague=reading.vague)
    return _ask_whether(talk, question, reading, value, text)


def _more_choices(talk: Dialogue, question: Question, text: str, heard: Heard) -> Said:
    """Some were mentioned before: "that is all", or what comes to them."""
    before = list(talk.state.value(question.id) or ())
    intent = understanding.read_intent(text, talk.lang)
    if intent.value in ("yes", "no") or listening.plain(text) in listening.NOBODY:
        return talk.take(question.id, before, text)
    reading = _reading(talk, question, text, heard)
    if reading is None or reading.confidence < ACCEPT:
        return _value(talk, question, text, heard)
    both = list(dict.fromkeys([*before, *reading.value]))
    return talk.take(question.id, talk.fit(question.id, both), text, confidence=reading.confidence)


def _reading(talk: Dialogue, question: Question, text: str, heard: Heard) -> Reading | None:
    """The reading that counts, or None.

    Words that answer another question do not count for this one: "ik slaap slecht" says nothing of health. What is told
    of someone else is at most half sure.
    """
    context = context_for(talk.state, question)
    rest = _unclaimed(talk, question, text, heard)
    if (every := _every(talk, question, text)) is not None:
        return every
    found = understanding.read(question.kind, rest, context) if rest.strip(" ,.;!?") else None
    if found is None and (rest == text or question.kind not in ("choice", "yesno")):
        found = understanding.read(question.kind, text, context)
    if found is None or found.confidence < CONFIRM:
        return None
    if question.kind == "choices":
        found = _without_kept(talk, question, rest, found)
    if rest == text and is_of_someone_else(talk.state, question, text, found.span):
        if heard.people:
            return None
        return replace(found, confidence=min(found.confidence, HALF))
    return found


_EACH = {"nl": r"\b(?:elke|iedere|alle)\s+(\w+)", "en": r"\b(?:every|each|all)\s+(\w+)"}


def _every(talk: Dialogue, question: Question, text: str) -> Reading | None:
    """ "Elke nacht" where nights of the week are counted: all seven."""
    given = question.range
    if (
        question.kind != "number"
        or given is None
        or given.high != 7
        or given.unit is None
        or re.search(r"\d", text)
    ):
        return None
    said = re.search(_EACH[talk.lang], fold(text))
    unit = talk.state.text(given.unit).split()[0]
    if said is None or said[1][:3] != unit[:3]:
        return None
    return Reading(7, (0, len(text)), 0.95)


def _unclaimed(talk: Dialogue, question: Question, text: str, heard: Heard) -> str:
    """The line without the clauses that answer other questions, unless they are about this one too."""
    topics = topics_of(talk.state.compiled, talk.lang)
    rest = text
    for extra in heard.extras:
        for part in extra.words.split(", "):
            own = any(topic.question.id == question.id for topic, _ in topics.about(fold(part)))
            rest = rest if own else rest.replace(part, " ", 1)
    return rest


def _without_kept(talk: Dialogue, question: Question, text: str, found: Reading) -> Reading:
    """Without what still works: "wassen gaat nog wel" is nothing that is hard."""
    kept = still_works(talk.state, question, text)
    value = [one for one in found.value if one not in kept]
    return replace(found, value=value) if value and value != found.value else found


def _ask_whether(talk: Dialogue, question: Question, reading: Reading, value: Any, text: str) -> Said:
    """Half sure: the reading to confirm, or a short list where the words may mean several things."""

    def take(meant: Any) -> Said:
        return talk.take(
            question.id, meant, text, confidence=reading.confidence, vague=reading.vague, told=True
        )

    def otherwise() -> Said:
        return [talk.say("not_confirmed"), *talk.ask(again=True)]

    state = talk.state
    others = [other for other in reading.alternatives[:3] if other != value]
    if question.kind == "yesno" or not others:
        told = say("confirm", talk.lang, value=state.value_words(question.id, value, text))
        return talk.confirm(told, lambda: take(value), otherwise)
    meant = [value, *others]
    offered = [(state.value_words(question.id, one, text), lambda one=one: take(one)) for one in meant]
    return talk.choose(
        "which_meant", [*offered, (say("something_else", talk.lang), otherwise)], yes=lambda: take(value)
    )


def _wants_question(talk: Dialogue, question: Question) -> bool:
    """The answer may be a question itself, as its example is: "what is the question for the circle?"."""
    return question.example is not None and listening.is_question(talk.state.text(question.example))


# Not understood


def miss(talk: Dialogue, question: Question, text: str) -> Said:
    """Not understood: other words, then an example with the choices, then the offer to leave it, then it is put aside.

    What was said is kept. Answers to other questions are read back instead; a question back is kept for later.
    """
    if talk.also:
        return offering.offer(talk)
    if listening.is_question(text):
        return _asked_back(talk, question, text)
    kept = _keep_words(talk, question, text)
    count = talk.misses[question.id] = talk.misses.get(question.id, _parked(talk, question)) + 1
    if count >= 4:
        return _put_aside(talk, question, text)
    turn(talk, "clarify")
    if count == 3:
        return _offer_to_leave(talk)
    key, told = _again(talk, question, count)
    return [
        program(
            "clarify",
            f"{kept} {told}".strip(),
            question.id,
            showing.choices_of(talk.state, question) if key == 2 else (),
        )
    ]


def _asked_back(talk: Dialogue, question: Question, text: str) -> Said:
    talk.record("noted", text=text, question=question.id)
    return [program("clarify", say("asked_back", talk.lang), question.id), *talk.ask(again=True)]


def _parked(talk: Dialogue, question: Question) -> int:
    """A question that was put aside before goes to the offer to leave it at once."""
    held = talk.state.withheld.get(question.id)
    return 2 if held is not None and held.reason == "unclear" else 0


def _keep_words(talk: Dialogue, question: Question, text: str) -> str:
    """A sentence that fits nothing becomes a note, once; returns what to say about it."""
    notes = talk.state.notes
    if len(text.split()) < _STORY or (notes and notes[-1].text == text):
        return ""
    talk.record("noted", text=text, question=question.id)
    return say("kept_your_words", talk.lang) if talk.misses.get(question.id, 0) == 0 else ""


def _again(talk: Dialogue, question: Question, count: int) -> tuple[int, str]:
    state, lang = talk.state, talk.lang
    if count == 1:
        return 1, say("miss_1", lang, help=state.text(question.help))
    example = state.text(question.example) if question.example else ""
    choices = showing.choices_of(state, question)
    if choices and question.kind != "yesno":
        listed = "\n".join(f"{n}. {label}" for n, label in enumerate(choices, 1))
        return 2, say("miss_2_choices", lang, choices=listed)
    hint = showing.hint(state, question)
    return 2, say("miss_2", lang, example=example, hint=hint) if example else say(
        "miss_2_plain", lang, hint=hint
    )


def _offer_to_leave(talk: Dialogue) -> Said:
    offered = [(say("leave_skip", talk.lang), lambda: talk.move("dont_know"))]
    if talk.state.flow.order != "fixed":
        offered.insert(0, (say("leave_later", talk.lang), lambda: talk.move("later")))
    offered.append((say("leave_again", talk.lang), lambda: talk.ask(again=True)))
    return talk.choose("miss_3", offered)


def _put_aside(talk: Dialogue, question: Question, text: str) -> Said:
    if not talk.state.notes or talk.state.notes[-1].text != text:
        talk.record("noted", text=text, question=question.id)
    last = talk.state.flow.order == "fixed" or bool(_parked(talk, question))
    said = talk.withhold("dont_know" if last else "later", words=text, reason="unclear")
    return [talk.say("miss_4_last" if last else "miss_4"), *said[1:]]
