"""Which answer or person a correction in plain words means, and what it then becomes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, Literal

from intake import understanding
from intake.conversation.compiled import NAME_QUESTIONS
from intake.conversation.extras import label_of
from intake.conversation.fold import Answer, Conversation
from intake.conversation.listening import context_for, name_in
from intake.conversation.wording import frequency_words
from intake.network.model import Person
from intake.network.wording import person_name, relation_words
from intake.understanding import Correction
from intake.understanding.people_lexicon import people_lexicon
from intake.understanding.text import fold

RECENT = 12
"""How many of the latest answers a correction without a name may mean."""
SURE = 0.85

_DAY = re.compile(
    r"\b(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|middag|avond)?s?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: morning| afternoon| evening)?s?)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:ze|zij|hij|haar|hem|she|he|her|him)\b", re.IGNORECASE)
_FACTS = tuple(
    field.name
    for field in fields(Person)
    if field.name not in ("id", "name", "of", "sector", "relation", "vague", "group")
)
_NAME = {
    "nl": re.compile(
        r"(?:^|[,:])\s*(?:de (?:voor)?naam van (?:mijn|m'n|mn|onze) (?P<who>[\w-]+)|(?P<mine>mijn (?:voor)?naam)|(?:zijn|haar) naam)"
        r" (?:is|moet zijn|was) (?P<name>[^,;.]+)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?:^|[,:])\s*(?:(?:the name of my (?P<who>[\w-]+)|my (?P<whose>[\w-]+)'s name)|(?P<mine>my name)|(?:his|her) name)"
        r" (?:is|should be|was) (?P<name>[^,;.]+)",
        re.IGNORECASE,
    ),
}
_LOVED = ("naaste", "dierbare", "loved")
_PARTNER = ("partner", "husband", "wife")
_ROLE = ("relation", "sector")


@dataclass(frozen=True, slots=True)
class Change:
    """One way to read a correction. kind "answer": question gets value; "person": the person with id gets changes.

    what, old, new: in words, to show. sure: may be done without asking.
    """

    kind: Literal["answer", "person"]
    id: str
    value: Any
    what: str
    old: str
    new: str
    sure: bool


def find_changes(
    state: Conversation, correction: Correction, typed: str, context_people: str = ""
) -> list[Change]:
    """All that the correction may mean, likeliest first. context_people: id of the person last spoken of."""
    if name := _name_said(state, typed, context_people):
        return [name]
    person = correction.person or _person_meant(state, correction, typed, context_people)
    if person:
        change = person_change(state, person, correction)
        if change is not None:
            return [change]
    named = list(_by_old_words(state, correction)) if correction.instead_of else []
    if named:
        return named if len(named) == 1 else [_unsure(change) for change in named]
    return list(_by_new_words(state, correction))


def _name_said(state: Conversation, typed: str, last: str) -> Change | None:
    """ "De naam van mijn man is Henk", "my name is Rose": the name of one of the two, or of who has that word. last: id of
    who "his" or "her" may mean."""
    match = _NAME[state.lang].search(typed)
    if match is None:
        return None
    said = match.groupdict()
    word = said["who"] or said.get("whose")
    whose = "client" if match["mine"] else _with_word(state, word) if word else last or "cared_for"
    name = name_in(match["name"])
    if whose in ("client", "cared_for"):
        answers = (state.answer(one) for one, id in NAME_QUESTIONS.items() if id == whose and one in state.answers)
        answer = next(filter(None, answers), None)
        return answer_change(state, answer, name, sure=bool(word or match["mine"])) if answer is not None else None
    person = state.people.get(whose)
    if person is None:
        return None
    return Change("person", whose, {"name": name}, person_name(person, state.lang), person.name or "?", name, sure=bool(word))


def _with_word(state: Conversation, word: str) -> str:
    """The id of the one person "mijn dochter" can mean; "" where there is none, or more than one."""
    if word.casefold() in _LOVED:
        return "cared_for"
    relation = people_lexicon("nl" if state.lang == "nl" else "en").single.get(fold(word))
    if relation is None:
        return ""
    meant = _PARTNER if relation.id in _PARTNER else (relation.id,)
    found = [id for id, one in state.people.items() if one.relation in meant and one.of == "client"]
    return found[0] if len(found) == 1 else ""


def _unsure(change: Change) -> Change:
    return Change(change.kind, change.id, change.value, change.what, change.old, change.new, sure=False)


# Persons


def _person_meant(state: Conversation, correction: Correction, typed: str, last: str) -> str:
    wanted = correction.instead_of.casefold().strip(" .,'\"")
    for id, person in state.people.items():
        if wanted and person.name and person.name.casefold() == wanted:
            return id
    if last in state.people and _PRONOUN.search(typed):
        return last
    days = _DAY.findall(correction.words)
    holders = [id for id, person in state.people.items() if days and _DAY.search(person.note)]
    return holders[0] if len(holders) == 1 else ""


def person_change(state: Conversation, id: str, correction: Correction) -> Change | None:
    person = state.people.get(id)
    if person is None:
        return None
    changes = _new_facts(state, person, correction)
    if not changes:
        return None
    lang = state.lang
    old = [_fact(person, key, getattr(person, key), lang) for key in changes]
    new = [_fact(person, key, value, lang) for key, value in changes.items()]
    return Change(
        "person",
        id,
        changes,
        person_name(person, lang),
        ", ".join(filter(None, old)) or "?",
        ", ".join(filter(None, new)),
        sure=True,
    )


def _new_facts(state: Conversation, person: Person, correction: Correction) -> dict[str, Any]:
    words = correction.words.strip(" .,'\"")
    if correction.instead_of and correction.instead_of.casefold().strip(" .,'\"") == person.name.casefold():
        name = name_in(words)
        return {"name": name} if name else {}
    found = _facts_said(state, person, words)
    day = _DAY.search(words)
    if day and day[0].casefold() not in person.note.casefold():
        found["note"] = _with_day(person.note, day[0])
        found.pop("per_month", None)
    return found


def _facts_said(state: Conversation, person: Person, words: str) -> dict[str, Any]:
    context = context_for(state, None)
    for reading in understanding.read_people(f"{person.name} {words}", context):
        if reading.person.id == person.id:
            empty = Person(id="")
            return {
                key: value
                for key in (*_FACTS, *_ROLE)
                if (value := getattr(reading.person, key)) not in (getattr(empty, key), getattr(person, key))
            }
    frequency = understanding.read("frequency", words, context)
    if frequency and frequency.confidence >= SURE and frequency.value.get("per_month") is not None:
        return {"per_month": frequency.value["per_month"]}
    return {}


def _with_day(note: str, day: str) -> str:
    """The note with its day replaced; the part of the day stays unless a new one is named."""
    old = _DAY.search(note)
    if old is None:
        return f"{note}; {day}" if note else day
    stem = re.compile(r"(ochtend|middag|avond| morning| afternoon| evening)s?$", re.IGNORECASE)
    part = stem.search(old[0])
    if part and not stem.search(day):
        day += part[0]
    return note[: old.start()] + day + note[old.end() :]


def _fact(person: Person, key: str, value: Any, lang: str) -> str:
    if value is None or value == "" or value == ():
        return ""
    if key == "sector":
        return ""
    if key == "relation":
        return relation_words(value, lang, person.gender)
    if key == "per_month":
        return frequency_words(value, lang)
    return ", ".join(value) if isinstance(value, tuple) else str(value)


# Answers


def _recent(state: Conversation) -> list[Answer]:
    given = [answer for name in state.answers if (answer := state.answer(name)) and state.visible(name)]
    return sorted(given, key=lambda answer: -answer.seq)[:RECENT]


def _by_old_words(state: Conversation, correction: Correction) -> Iterator[Change]:
    """Answers that say what the correction calls wrong."""
    for answer in _recent(state):
        question = state.flow.questions[answer.question]
        if question.kind in ("text", "people"):
            if question.kind == "text" and correction.instead_of.casefold() in str(answer.value).casefold():
                pattern = re.compile(re.escape(correction.instead_of), re.IGNORECASE)
                value = pattern.sub(lambda _: correction.words, str(answer.value))
                yield answer_change(state, answer, value, sure=True)
            continue
        context = context_for(state, question)
        old = understanding.read(question.kind, correction.instead_of, context)
        new = understanding.read(question.kind, correction.words, context)
        if old is not None and new is not None and old.value == answer.value and new.value != answer.value:
            yield answer_change(state, answer, new.value, sure=new.confidence >= SURE)


def _by_new_words(state: Conversation, correction: Correction) -> Iterator[Change]:
    """Answers that could be what the correction says now: the last one when it fits, else any that does."""
    recent = _recent(state)
    fitting = []
    for place, answer in enumerate(recent):
        question = state.flow.questions[answer.question]
        if question.kind == "people":
            continue
        if question.kind == "text":
            if place == 0:
                name = name_in(correction.words) if answer.question in NAME_QUESTIONS else correction.words
                fitting.append(
                    (place, answer_change(state, answer, name, sure=answer.question in NAME_QUESTIONS))
                )
            continue
        new = understanding.read(question.kind, correction.words, context_for(state, question))
        if new is not None and new.confidence >= SURE and new.value != answer.value:
            fitting.append((place, answer_change(state, answer, new.value, sure=place == 0)))
    if fitting and fitting[0][0] == 0 and fitting[0][1].sure:
        yield fitting[0][1]
        return
    for _, change in fitting[:5]:
        yield _unsure(change)


def answer_change(state: Conversation, answer: Answer, value: Any, sure: bool) -> Change:
    question = state.flow.questions[answer.question]
    return Change(
        "answer",
        answer.question,
        value,
        label_of(state, question),
        state.words(answer.question),
        state.value_words(answer.question, value),
        sure,
    )
