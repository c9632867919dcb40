"""Answers to other questions in what was said to this one: "elke dag, en ik slaap slecht". Never kept without asking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from intake import understanding
from intake.conversation.clauses import Clause, Voices, clauses
from intake.conversation.compiled import NAME_QUESTIONS
from intake.conversation.fitting import Unfit, fit_value
from intake.conversation.fold import Conversation
from intake.conversation.listening import context_for, name_in
from intake.conversation.topics import NOT, Topic, caught, options_of, places, topics_of
from intake.definitions.model import Question
from intake.understanding.numbers import find_numbers, whole
from intake.understanding.text import fold

SURE = 0.85
_CARED_FOR_WORDS = {
    "partner": (
        "man",
        "vrouw",
        "partner",
        "echtgenoot",
        "echtgenote",
        "husband",
        "wife",
        "spouse",
        "vriend",
        "vriendin",
    ),
    "mother": ("moeder", "mama", "ma", "mother", "mum", "mom"),
    "father": ("vader", "papa", "pa", "father", "dad"),
    "child": ("zoon", "dochter", "kind", "son", "daughter", "child"),
    "sibling": ("broer", "zus", "brother", "sister"),
    "parent_in_law": ("schoonmoeder", "schoonvader", "mother-in-law", "father-in-law"),
}
RELATION = "care_relation"
"""The question who the one cared for is to the carer."""
_MINE = re.compile(r"(?:^\s*(?:voor |for )?|\b(?:is|dat is) |'s )((?:mijn|m'n|mn|my) [\w-]+)\b", re.IGNORECASE)
_STILL = {
    "nl": r"\bnog (?:wel|zelf|goed|steeds zelf)\b|\bzelf\b(?! niet)",
    "en": r"\bstill\b|\bhimself\b|\bherself\b",
}


@dataclass(frozen=True, slots=True)
class Extra:
    """An answer nobody asked for. words: the clause it was heard in."""

    question: str
    value: Any
    words: str
    confidence: float = 0.9


def find_extras(state: Conversation, text: str, current: str | None) -> tuple[Extra, ...]:
    """What the line says to questions that still come, those of the same stage first. Empty when nothing is sure."""
    index = topics_of(state.compiled, state.lang)
    found: dict[str, Extra] = {}
    doubted: set[str] = set()
    before: dict[str, Topic] = {}
    voices = voices_of(state)
    about_client = NAME_QUESTIONS.get(current or "") == "client"
    if about_client:
        voices = replace(voices, names={**voices.names, fold(name_in(text)): "client"})
    for clause in clauses(text, voices, "client" if about_client else ""):
        here: dict[str, Topic] = {}
        for topic, match in index.about(clause.said):
            here[topic.question.id] = topic
            _add(found, doubted, _read(state, text, clause, topic, match))
        for name, topic in () if here else before.items():
            if clause.goes_on and topic.question.kind == "choices" and name in found:
                _add(found, doubted, _goes_on(state, text, clause, topic))
        if here or not clause.goes_on:
            before = here
    _add(found, doubted, _who_it_is(state, text, current))
    kept = [extra for name, extra in found.items() if name not in doubted and _may_fill(state, name, current)]
    return tuple(sorted(kept, key=lambda extra: _nearness(state, extra.question, current)))


def _who_it_is(state: Conversation, text: str, current: str | None) -> Extra | None:
    """ "Mijn man Henk" at the name of the one cared for says who that is as well."""
    question = state.flow.questions.get(RELATION)
    if NAME_QUESTIONS.get(current or "") != "cared_for" or question is None:
        return None
    said = _MINE.search(text)
    reading = understanding.read("choice", said[1], context_for(state, question)) if said else None
    if said is None or reading is None or reading.confidence < SURE:
        return None
    return Extra(RELATION, reading.value, said[0].strip(), reading.confidence)


def _add(found: dict[str, Extra], doubted: set[str], extra: Extra | None) -> None:
    """Several choices add up; two different answers to one question cancel each other."""
    if extra is None:
        return
    old = found.get(extra.question)
    if old is None or old.value == extra.value:
        found[extra.question] = extra
    elif isinstance(old.value, list):
        both = list(dict.fromkeys([*old.value, *extra.value]))
        found[extra.question] = replace(old, value=both, words=f"{old.words}, {extra.words}")
    else:
        doubted.add(extra.question)


def _may_fill(state: Conversation, name: str, current: str | None) -> bool:
    """Not the question before us, not what was answered or kept back, nor what does not apply."""
    if name == current or state.answer(name) or name in state.withheld:
        return False
    return state.visible(name) is not False and state.is_for_me(name)


def _nearness(state: Conversation, name: str, current: str | None) -> tuple[bool, int]:
    same = current is not None and state.stage_of(name).id == state.stage_of(current).id
    return (not same, state.compiled.index[name])


def voices_of(state: Conversation) -> Voices:
    """Whom names and words such as "mijn moeder" mean in this talk."""
    names = {fold(p.name): "other" for p in state.people.values() if p.name}
    for id in ("cared_for", "client"):
        person = state.people.get(id)
        if person and person.name:
            names |= {fold(person.name): id, fold(person.name.split()[0]): id}
    relation = state.value(RELATION) if RELATION in state.compiled.index else None
    words = _CARED_FOR_WORDS.get(str(relation), ())
    if relation is None:
        words = tuple(word for group in _CARED_FOR_WORDS.values() for word in group)
    return Voices(state.lang, names, frozenset(words), "cared_for" in state.people)


def _read(state: Conversation, text: str, clause: Clause, topic: Topic, match: re.Match[str]) -> Extra | None:
    question = topic.question
    if clause.hedged or not _is_of(question, clause, state):
        return None
    if question.kind == "text":
        value: Any = _text_value(text, clause, question, match)
    elif question.kind in ("choice", "choices"):
        value = _option_value(clause, topic, match, state.lang)
    elif question.kind == "yesno":
        value = not _negated(clause.said, match.span(), match.span(), state.lang)
    else:
        value = _measured(state, clause, question, match)
    return _fitted(state, question, value, text[slice(*clause.span)])


def _fitted(state: Conversation, question: Question, value: Any, words: str) -> Extra | None:
    if value is None or value == []:
        return None
    try:
        value = fit_value(question, value, state.people, state.lang)
    except Unfit:
        return None
    return Extra(question.id, value, words.strip(" ,.;:!"))


def _is_of(question: Question, clause: Clause, state: Conversation) -> bool:
    wanted = question.unasked.of if question.unasked else "client"
    if clause.others and question.kind == "choices":
        return False
    if wanted == "anyone":
        return True
    if wanted == "both":
        return clause.whose != "other"
    return clause.whose == wanted or (clause.whose == "" and wanted == "client")


def _goes_on(state: Conversation, text: str, clause: Clause, topic: Topic) -> Extra | None:
    """The next part of a list: "ik help met koken" .. "en medicijnen"."""
    if clause.hedged:
        return None
    value = _chosen(clause.said, topic, (0, 0), state.lang)
    return _fitted(state, topic.question, list(value), text[slice(*clause.span)])


# Values


def _text_value(text: str, clause: Clause, question: Question, match: re.Match[str]) -> str | None:
    if question.id in NAME_QUESTIONS:
        start, stop = caught(match)
        name = text[clause.span[0] + start : clause.span[0] + stop]
        return name if name[:1].isupper() else None
    said = text[clause.span[0] : clause.end].strip(" ,.;:")
    return said if len(said.split()) >= 3 else None


def _chosen(said: str, topic: Topic, about: tuple[int, int], lang: str) -> dict[str, tuple[int, int]]:
    """Option id -> where its words stand; words within longer words of another option do not count."""
    found: dict[str, tuple[int, int]] = {}
    for id, phrase, has_not in topic.options:
        for span in places(said, phrase):
            if id not in found and (has_not or not _negated(said, span, about, lang)):
                found[id] = span
    return {
        id: span
        for id, span in found.items()
        if not any(
            other[0] <= span[0] and span[1] <= other[1] and other[1] - other[0] > span[1] - span[0]
            for name, other in found.items()
            if name != id
        )
    }


def _negated(said: str, span: tuple[int, int], about: tuple[int, int], lang: str) -> bool:
    """Is there a "not" near the words that is no part of what shows the topic?"""
    return any(
        not (about[0] <= match.start() < about[1]) and -30 < match.start() - span[0] < 40
        for match in re.finditer(NOT[lang], said)
        if not (span[0] <= match.start() < span[1])
    )


def _option_value(clause: Clause, topic: Topic, match: re.Match[str], lang: str) -> Any:
    chosen = _chosen(clause.said, topic, match.span(), lang)
    if topic.question.kind == "choice":
        return next(iter(chosen)) if len(chosen) == 1 else None
    if topic.question.of == "cared_for" and re.search(_STILL[lang], clause.said):
        return None
    return list(chosen)


_AGO = re.compile(r"\b(?:jaar|maanden|weken|years?|months?|weeks?) (?:geleden|ago)\b")
"""A number of years ago is no age and no amount."""


def _measured(state: Conversation, clause: Clause, question: Question, match: re.Match[str]) -> Any:
    """A number at the place the phrase gives it, or a duration, date or frequency said without doubt."""
    said = clause.said[slice(*caught(match))]
    if question.kind in ("number", "scale"):
        if _AGO.search(clause.said, caught(match)[0]):
            return None
        numbers = find_numbers(said, state.lang) if said else []
        return whole(numbers[0].low) if len(numbers) == 1 else None
    reading = understanding.read(question.kind, clause.said, context_for(state, question))
    return reading.value if reading is not None and reading.confidence >= SURE and not reading.vague else None


# For the question before us


def is_of_someone_else(state: Conversation, question: Question, text: str, span: tuple[int, int]) -> bool:
    """Are the words that were read said of a third person: "zijn vader overleed in 2011" where our own wedding is asked?"""
    if (
        question.of not in ("client", "carer", "cared_for")
        or question.kind == "choices"
        or len(text.split()) < 4
    ):
        return False
    said = [one for one in clauses(text, voices_of(state)) if one.span[0] < span[1] and one.span[1] > span[0]]
    return bool(said) and all(one.whose == "other" for one in said)


def still_works(state: Conversation, question: Question, text: str) -> set[str]:
    """Options of a question about the person cared for that are said to go well still."""
    if question.of != "cared_for":
        return set()
    good = [one.said for one in clauses(text, voices_of(state)) if re.search(_STILL[state.lang], one.said)]
    options = options_of(question, state.lang) if good else ()
    return {id for said in good for id, phrase, _ in options if any(places(said, phrase))}


def label_of(state: Conversation, question: Question) -> str:
    """The question in a few words, to stand before its answer: without its last mark."""
    return state.text(question.unasked.label) if question.unasked else state.text(question.text).rstrip(" ?.")


def topical(state: Conversation, words: str) -> Iterator[str]:
    """Questions these words are about, whoever says them: for "dat van het slapen klopt niet"."""
    said = fold(words)
    for name in state.order():
        question = state.flow.questions[name]
        label = question.unasked.label if question.unasked else None
        if label and re.search(rf"\b{re.escape(fold(state.text(label)))}\b", said):
            yield name
    for topic, _ in topics_of(state.compiled, state.lang).about(said):
        yield topic.question.id
