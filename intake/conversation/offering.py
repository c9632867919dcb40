"""What was said besides the answer: read back in one sentence, kept when that is right, a note when it is not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake import understanding
from intake.conversation.compiled import NAME_QUESTIONS
from intake.conversation.extras import Extra, find_extras, label_of, voices_of
from intake.conversation.fold import Conversation
from intake.conversation.listening import context_for, plain, sure_value
from intake.conversation.machines import turn
from intake.conversation.paragraphs import read_everyone
from intake.conversation.referring import Meant
from intake.conversation.showing import program
from intake.conversation.texts import say
from intake.conversation.wording import join_words
from intake.definitions.model import Question
from intake.understanding import PersonReading
from intake.understanding.readings import ACCEPT
from intake.understanding.text import fold

if TYPE_CHECKING:
    from intake.conversation.dialogue import Dialogue, Said

_LEAST_WORDS = 3
_ORDINALS = {
    "nl": ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste"),
    "en": ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
}
_LAST = {"nl": "laatste", "en": "last"}
_WRONG = {
    "nl": r"\b(?:niet|behalve|zonder|fout|verkeerd|klopt niet)\b",
    "en": r"\b(?:not|except|without|wrong|isn't|is not)\b",
}


@dataclass(frozen=True, slots=True)
class Heard:
    """Answers and people in a line that was said to another question."""

    text: str
    extras: tuple[Extra, ...] = ()
    people: tuple[PersonReading, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.extras or self.people)

    def __len__(self) -> int:
        return len(self.extras) + bool(self.people)


def listen(talk: Dialogue, text: str) -> Heard:
    """What the line says besides the answer to the question before us. It waits until the talk goes on."""
    state, name = talk.state, talk.state.current
    if name is None or len(text.split()) < _LEAST_WORDS:
        return Heard(text)
    extras = find_extras(state, text, name)
    heard = Heard(text, extras, _people_in(state, text, state.flow.questions[name], extras))
    if talk.also is not None and heard:
        newer = {extra.question for extra in heard.extras}
        older = tuple(extra for extra in talk.also.extras if extra.question not in newer)
        talk.also = Heard(text, (*older, *heard.extras), heard.people or talk.also.people)
    elif heard:
        talk.also = heard
    return heard


def _people_in(
    state: Conversation, text: str, asked: Question, extras: tuple[Extra, ...]
) -> tuple[PersonReading, ...]:
    """People who are told about where nobody asked for people: only who is named or a service, and is something new."""
    if asked.kind == "people" or asked.id in NAME_QUESTIONS:
        return ()
    planned = any(asked.id in (plan.step, plan.goal, plan.who, plan.when) for plan in state.flow.plan)
    named = {fold(str(extra.value)) for extra in extras if extra.question in NAME_QUESTIONS}
    named |= {name for name, whose in voices_of(state).names.items() if whose != "other"}
    readings = read_everyone(text, context_for(state, None))
    news = (one for one in readings if fold(one.person.name) not in named and _is_news(state, one, planned))
    return tuple(map(_who_only, news) if planned else news)


def _who_only(reading: PersonReading) -> PersonReading:
    """Without what is wished for or still to be done."""
    return replace(
        reading, person=replace(reading.person, per_month=None, vague=False, gives=(), receives=(), note="")
    )


def _is_news(state: Conversation, reading: PersonReading, planned: bool = False) -> bool:
    """planned: said of what someone wants or will do ("Bo vragen voor koffie"), which tells nothing of how it is now: only
    someone new with a name and a word for who it is counts, without what is to be done."""
    from intake.conversation.placing import changes

    person = reading.person
    if reading.confidence < ACCEPT:
        return False
    if planned:
        return person.id not in state.people and bool(person.relation and person.name)
    if person.id in state.people:
        return bool(changes(state.people[person.id], person))
    does = bool(person.gives) or person.per_month is not None
    return bool(person.relation) and (bool(person.name) or (person.sector == "professionals" and does))


# Reading back


def offer(talk: Dialogue) -> Said:
    """Read back what was heard, in one sentence."""
    heard, talk.also = talk.also, None
    assert heard is not None
    return _read_back(talk, heard)


def _read_back(talk: Dialogue, heard: Heard) -> Said:
    from intake.conversation.dialogue import Pending

    text = say("heard_also", talk.lang, what="; ".join(_told(talk.state, heard)))
    if len(heard) > 1 and not talk.told_part:
        talk.told_part = True
        text = f"{text} {say('heard_part', talk.lang)}"
    turn(talk, "confirm")
    talk.pending = Pending(
        "confirm", text, lambda: _keep(talk, heard), lambda: _drop(talk, heard),
        question=talk.state.current or "", other=lambda said: _other(talk, heard, said),
    )  # fmt: skip
    choices = ("ja", "nee") if talk.lang == "nl" else ("yes", "no")
    return [program("confirm", text, talk.state.current or "", choices)]


def _told(state: Conversation, heard: Heard) -> list[str]:
    from intake.conversation.naming import reading_words

    told = [told_value(state, extra.question, extra.value) for extra in heard.extras]
    people = join_words([reading_words(state, reading) for reading in heard.people], state.lang)
    return [*told, people] if people else told


def told_value(state: Conversation, name: str, value: object) -> str:
    """slapen: vaak slecht."""
    return f"{label_of(state, state.flow.questions[name])}: {state.value_words(name, value)}"


def _keep(talk: Dialogue, heard: Heard) -> Said:
    _record(talk, heard)
    return [talk.say(f"heard_kept_{len(talk.state.unasked()) % 3}"), *talk.ask()]


def _record(talk: Dialogue, heard: Heard) -> None:
    from intake.conversation.naming import keep_readings

    first = len(talk.state.events) + 1
    ids = keep_readings(talk, heard.people) if heard.people else []
    answers = (Meant("answer", extra.question) for extra in heard.extras)
    talk.told = (*answers, *(Meant("person", id) for id in ids))
    for extra in heard.extras:
        talk.record(
            "answered", question=extra.question, value=extra.value, words=extra.words,
            confidence=extra.confidence, unasked=True, **{"from": first},
        )  # fmt: skip
    talk.passed(extra.question for extra in heard.extras)


def _drop(talk: Dialogue, heard: Heard, told: bool = True) -> Said:
    """Not right: the words stay as notes."""
    words = [(extra.words, extra.question) for extra in heard.extras]
    if heard.people:
        words.append((heard.text, talk.state.current or ""))
    for text, question in dict.fromkeys(words):
        talk.record("noted", text=text, question=question)
    return [talk.say("heard_dropped"), *talk.ask()] if told else []


def _other(talk: Dialogue, heard: Heard, said: str) -> Said | None:
    """A part of it, or something else instead. None: the line is no reply to what was read back."""
    chosen = choose(talk.state, heard, said)
    if chosen is not None:
        kept, left = chosen
        _drop(talk, left, told=False)
        return _keep(talk, kept) if kept else [talk.say("heard_dropped"), *talk.ask()]
    if any(_says_again(talk, extra, said) for extra in heard.extras):
        return _keep(talk, heard)
    asked = {extra.question: extra for extra in heard.extras}
    newer = {
        extra.question: extra
        for extra in find_extras(talk.state, _without_no(said, talk.lang), talk.state.current)
        if extra.question in asked
    }
    if newer:
        extras = tuple((asked | newer).values())
        return _read_back(talk, Heard(heard.text, extras, heard.people))
    if _goes_on(said, talk.lang):
        _record(talk, heard)
    else:
        _drop(talk, heard, told=False)
    return None


def _says_again(talk: Dialogue, extra: Extra, said: str) -> bool:
    """ "Mijn moeder", where "jullie band: mijn moeder" was read back, is a yes."""
    question = talk.state.flow.questions[extra.question]
    return question.kind != "text" and sure_value(talk, question, said) == extra.value


def _goes_on(said: str, lang: str) -> bool:
    """Whoever goes on with the talk lets what was read back stand; a no, a doubt or something put right does not."""
    intent = understanding.read_intent(said, lang).value
    return _without_no(said, lang) == said.strip() and intent not in (
        "no",
        "correct",
        "rather_not",
        "dont_know",
        "unsure",
    )


def _without_no(said: str, lang: str) -> str:
    return re.sub(r"^\s*(?:nee|nou|no|well)[,. ]+", "", said, flags=re.IGNORECASE)


def choose(state: Conversation, heard: Heard, said: str) -> tuple[Heard, Heard] | None:
    """(what holds, what does not) in "alleen het eerste", "het tweede niet", "behalve het slapen". None for other lines."""
    count, lang, words = len(heard), state.lang, plain(said)
    if count < 2 or len(words.split()) > 12:
        return None
    places = _places(words, count, lang) or _labelled(state, heard, words)
    if not places:
        return None
    if re.search(_WRONG[lang], words):
        places = set(range(count)) - places
    return _part(heard, places), _part(heard, set(range(count)) - places)


def _places(words: str, count: int, lang: str) -> set[int]:
    said = re.findall(r"\w+", words)
    places = {index for index, word in enumerate(_ORDINALS[lang][:count]) if word in said}
    places |= {int(word) - 1 for word in said if word.isdecimal() and 1 <= int(word) <= count}
    return places | ({count - 1} if _LAST[lang] in said else set())


def _labelled(state: Conversation, heard: Heard, words: str) -> set[int]:
    """The parts whose label is named: "dat van het slapen klopt niet"."""
    return {
        index
        for index, extra in enumerate(heard.extras)
        if re.search(rf"\b{re.escape(fold(label_of(state, state.flow.questions[extra.question])))}\b", words)
    }


def _part(heard: Heard, places: set[int]) -> Heard:
    extras = tuple(extra for index, extra in enumerate(heard.extras) if index in places)
    return Heard(heard.text, extras, heard.people if len(heard.extras) in places else ())


# What is known already


def passing(talk: Dialogue) -> Said:
    """In one line: the questions we pass because they were answered before they were asked."""
    names = talk.newly_passed()
    if not names:
        return []
    state = talk.state
    told = "; ".join(
        told_value(state, name, answer.value) for name in names if (answer := state.answer(name))
    )
    return [talk.say("known_already", what=told)]


def known_people(state: Conversation, question: Question) -> list[str]:
    """Ids of people named before who answer this question: by relation, or helping in the circle it asks about."""
    hint = question.people
    if (
        hint is None
        or not (hint.relations or hint.wants)
        or hint.facts
        or hint.asks
        or hint.among
        or hint.offer
        or state.answer(question.id)
    ):
        return []
    return [
        id
        for id, person in state.people.items()
        if id not in ("client", "cared_for")
        and (
            (person.relation in hint.relations and person.of == hint.of)
            if hint.relations
            else bool(hint.sector)
            and person.sector == hint.sector
            and bool(person.gives)
            and bool(person.name)
        )
        and not person.group
    ]


def names_of(state: Conversation, ids: Sequence[str]) -> str:
    from intake.conversation.naming import person_words

    return "; ".join(person_words(state, state.people[id]) for id in ids)
