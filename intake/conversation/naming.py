"""People in what is typed: taken into the picture, read back, and asked about where it is not sure who is meant."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from intake import understanding
from intake.conversation import listening, offering, placing
from intake.conversation.fold import Conversation
from intake.conversation.listening import context_for, plain
from intake.conversation.machines import turn
from intake.conversation.paragraphs import read_everyone, without
from intake.conversation.referring import Meant
from intake.conversation.showing import program
from intake.conversation.texts import say
from intake.conversation.wording import frequency_words
from intake.definitions.model import PeopleHint, Question
from intake.network.model import Person, Tie
from intake.network.wording import person_name, relation_said
from intake.understanding import PersonReading
from intake.understanding.follow_up import FollowUp
from intake.understanding.follow_up import follow_up as follow_up_on
from intake.understanding.readings import CONFIRM

if TYPE_CHECKING:
    from intake.conversation.dialogue import Dialogue, Said

SAME = 0.99
"""Confidence of a reading of which the person said whether it is someone known."""
NEAR = 86
"""Likeness of two names (0-100) from which on they may be one person, mistyped."""
_YES = frozenset({"ja", "ja hoor", "jawel", "yes", "yeah", "yep", "j", "y"})
_NONE_AT_ALL = frozenset({"niemand", "nobody", "no one", "geen", "none"})
_NO_LEAD = re.compile(r"^\s*(?:nee|ja|no|yes)[,;.] +", re.IGNORECASE)


def person_words(state: Conversation, person: Person) -> str:
    """Sanne (dochter, 33, Groningen, elke dag)."""
    lang = state.lang
    died = {"nl": "overleden", "en": "died"}[lang]
    facts = [
        relation_said(person, state.people, lang) if person.name else "",
        str(person.age) if person.age is not None else "",
        person.place or "",
        frequency_words(person.per_month, lang) if person.per_month is not None and not person.vague else "",
        (f"{died} {person.died}" if person.died else died) if person.alive is False else "",
        person.note,
    ]
    told = ", ".join(fact for fact in facts if fact)
    name = person_name(person, lang)
    return f"{name} ({told})" if told else name


def reading_words(state: Conversation, reading: PersonReading) -> str:
    """The person with all that was understood, so that a yes is a yes to that too: Sanne (dochter): band gespannen."""
    from intake.conversation.card import about

    words, person = person_words(state, reading.person), reading.person
    told = about(
        Person(id="", sector="other", bond=person.bond, gives=person.gives, receives=person.receives, since=person.since),
        state.lang,
    )  # fmt: skip
    if person.could_do_more is not None:
        told += (say("more" if person.could_do_more else "no_more", state.lang),)
    return f"{words}: {', '.join(told)}" if told else words


_HAS_NONE = re.compile(
    r"(?:(?:nee|no),? )?(?:[\w'-]+ ){0,3}(?:heeft|heb|hebben|zijn er|has|have|haven't got|there are|there is)(?: (?:er|ook|zelf|also|any))*"
    r" (?:geen|niemand|no|none|nobody)\b(?:[ ,]+[\w'-]+){0,5}"
)
""" "Nee, Henk heeft geen broers of zussen", "he has no brothers or sisters"."""


def hear_people(talk: Dialogue, question: Question, text: str) -> Said | None:
    """People named at a question about people, or that there are none (more). None when nobody is found."""
    said = plain(text)
    intent = str(understanding.read_intent(text, talk.lang).value)
    if _is_all(said, talk.lang) or intent == "no" or (said not in _YES and intent == "yes"):
        return _nobody_else(talk, question, text)
    if intent == "yes":
        return _who_then(talk, question, text)
    said_to = _NO_LEAD.sub("", text) if talk.is_asking_more() else text
    readings = read_everyone(said_to, context_for(talk.state, question))
    readings = tuple(reading for reading in readings if reading.confidence >= CONFIRM)
    readings = readings or placing.described(said_to, question.people)
    readings = placing.reread(readings, question.people, said_to, talk.lang, talk.state.today())
    nobody = frozenset(n for n, one in enumerate(readings) if _is_one_of_two(talk.state, one, readings))
    readings = tuple(_as_asked(talk.state, one, question.people) for one in without(readings, nobody))
    if not readings and _HAS_NONE.fullmatch(said):
        return _nobody_else(talk, question, text)
    return _take_people(talk, question, readings, text) if readings else None


def _is_one_of_two(state: Conversation, one: PersonReading, all_of: tuple[PersonReading, ...]) -> bool:
    """ "ruzie over zijn vader", said of the client's son: a parent without a name is one of the two, and nobody new."""
    person = one.person
    if person.id or person.name or person.relation not in ("father", "mother", "parent"):
        return False
    seen_from = (
        all_of[int(person.of[1:])].person if person.of.startswith("#") else state.people.get(person.of)
    )
    if seen_from is not None and seen_from.id in state.people and not seen_from.relation:
        seen_from = state.people[seen_from.id]
    return (
        seen_from is not None
        and seen_from.relation in ("son", "daughter", "child")
        and seen_from.of == "client"
    )


def _as_asked(state: Conversation, one: PersonReading, hint: PeopleHint | None) -> PersonReading:
    """At "who are the grandchildren", a grandchild known is not turned into a child by "the child of Sanne"."""
    known = state.people.get(one.person.id)
    if (
        known is None
        or hint is None
        or known.relation not in hint.relations
        or one.person.relation in hint.relations
    ):
        return one
    same = replace(one.person, relation=known.relation, sector=known.sector, gender=known.gender, of=known.of)
    return replace(one, person=same)


def _is_all(said: str, lang: str) -> bool:
    """ "dat klopt, niemand meer": every part of the line says that nobody is missing."""
    parts = [re.sub(r"\bthats\b", "that's", part) for part in re.split(r"[,.;!]\s*", said) if part]
    return any(part in listening.NOBODY for part in parts) and all(
        part in listening.NOBODY or understanding.read_intent(part, lang).value in ("yes", "no")
        for part in parts
    )


def _nobody_else(talk: Dialogue, question: Question, text: str) -> Said:
    """ "nee", "klopt": those named before stay, of this answer or known from before it was asked."""
    kept, none_at_all = talk.state.answer(question.id), plain(text) in _NONE_AT_ALL
    if kept is not None:
        ids = [] if none_at_all and not talk.is_asking_more() else list(kept.value)
        return talk.take(question.id, ids, kept.words if talk.is_asking_more() else text)
    ids = [] if none_at_all else offering.known_people(talk.state, question)
    return talk.take(question.id, ids, text, told=bool(ids))


def _who_then(talk: Dialogue, question: Question, text: str) -> Said | None:
    """A bare "ja": right as it is, where people were read back; else the names are still to come. Said again it is a line
    that was not understood."""
    if talk.state.answer(question.id) is None and not offering.known_people(talk.state, question):
        if talk.misses.get(question.id):
            return None
        talk.misses[question.id] = 1
        return [program("clarify", say("who_then", talk.lang), question.id)]
    return [program("clarify", say("who_more", talk.lang), question.id)]


def _take_people(talk: Dialogue, question: Question, readings: tuple[PersonReading, ...], text: str) -> Said:
    same = same_person(talk.state, readings)
    if same is not None:
        return _ask_same(talk, question, readings, text, *same)
    if understanding.is_sure(readings):
        return _keep_people(talk, question, readings, text)
    told = "; ".join(reading_words(talk.state, reading) for reading in readings)
    return talk.confirm(
        say("confirm", talk.lang, value=told),
        lambda: _keep_people(talk, question, _made_sure(readings), text),
        lambda: _not_these(talk, question, text),
    )


def _made_sure(readings: tuple[PersonReading, ...]) -> tuple[PersonReading, ...]:
    return tuple(replace(reading, confidence=1.0, unsure=()) for reading in readings)


def _not_these(talk: Dialogue, question: Question, text: str) -> Said:
    talk.record("noted", text=text, question=question.id)
    return [talk.say("not_confirmed"), *talk.ask(again=True)]


# The same person?


def same_person(state: Conversation, readings: tuple[PersonReading, ...]) -> tuple[int, str] | None:
    """(which reading, id of whom it may be): the same name with another relation, or nearly the same name."""
    for index, reading in enumerate(readings):
        person = reading.person
        if reading.confidence == SAME:
            continue
        if whom := next((id for id in reading.same_as if id in state.people), ""):
            return index, whom
        if person.id in state.people:
            known = state.people[person.id]
            if person.relation and known.relation and person.sector != known.sector:
                return index, known.id
        elif len(person.name) > 3:
            for known in state.people.values():
                if (
                    known.id in ("client", "cared_for")
                    or known.relation != person.relation
                    or known.of != person.of
                ):
                    continue
                if (
                    len(known.name) > 3
                    and NEAR <= fuzz.ratio(known.name.casefold(), person.name.casefold()) < 100
                ):
                    return index, known.id
    return None


def _ask_same(
    talk: Dialogue, question: Question, readings: tuple[PersonReading, ...], text: str, index: int, known: str
) -> Said:
    """Is Els the same as buurvrouw Els?"""
    state, one = talk.state, readings[index]
    whom = person_words(state, state.people[known])

    def with_id(id: str) -> Said:
        settled = replace(
            one,
            person=replace(one.person, id=id),
            confidence=SAME,
            unsure=_without_id(one.unsure),
            same_as=(),
        )
        return _take_people(talk, question, (*readings[:index], settled, *readings[index + 1 :]), text)

    told = say("same_person", talk.lang, new=person_words(state, one.person), known=whom)
    return talk.confirm(told, lambda: with_id(known), lambda: with_id(""))


def _without_id(unsure: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(field for field in unsure if field != "id")


# Into the picture


def _keep_people(talk: Dialogue, question: Question, readings: tuple[PersonReading, ...], text: str) -> Said:
    first = len(talk.state.events) + 1
    ids = keep_readings(talk, readings)
    talk.told = tuple(Meant("person", id) for id in ids)
    hint = question.people
    if hint is not None and hint.among:
        placing.tie_together(talk, placing.sentences(talk.state.people, readings, ids, text), hint.among)
    wanted = [id for id, reading in zip(ids, readings, strict=True) if not reading.ties] or ids
    wanted = [id for id in wanted if hint is None or belongs(talk.state.people[id], hint)]
    if not wanted:
        return _others(talk, question, ids)
    kept = talk.state.answer(question.id)
    before = kept.value if kept else offering.known_people(talk.state, question)
    value = list(dict.fromkeys([*(id for id in before if id in talk.state.people), *wanted]))
    words = f"{kept.words}\n{text}" if kept and kept.words else text
    more = hint is None or hint.many
    if kept is not None and not talk.is_asking_more():
        more = False
    talk.follow = _to_follow(talk, hint, ids)
    return talk.take(question.id, value, words, more=more, **{"from": first})


def _to_follow(talk: Dialogue, hint: PeopleHint | None, ids: list[str]) -> str:
    """Of whom one fact is still worth asking: one person at most, and never the same one twice."""
    for id in ids if hint is not None else ():
        asked = _worth_asking(talk.state, id)
        wanted = (
            (hint.wants,)
            if hint and hint.sector not in (None, "family")
            else ("relation", hint and hint.wants)
        )
        if asked is not None and asked.field in wanted and id not in talk.followed:
            return id
    return ""


def _worth_asking(state: Conversation, id: str) -> FollowUp | None:
    person = state.people[id]
    return follow_up_on(PersonReading(person, (0, 0), 1.0), state.lang, person_name(person, state.lang))


def follow_up(talk: Dialogue) -> Said:
    """One question about one person: who that is, or how often. Any other line goes on as if it had not been asked."""
    from intake.conversation.dialogue import Pending

    id, talk.follow = talk.follow, ""
    talk.followed.add(id)
    asked = _worth_asking(talk.state, id)
    if asked is None:
        return talk.ask()
    turn(talk, "clarify")
    question = talk.state.current or ""
    talk.pending = Pending(
        "told", asked.text, question=question, other=lambda words: _followed(talk, id, asked.field, words)
    )
    return [program("question", asked.text, question)]


def _followed(talk: Dialogue, id: str, field: str, words: str) -> Said | None:
    intent = understanding.read_intent(words, talk.lang).value
    if intent in ("dont_know", "skip", "later", "rather_not"):
        return [talk.say("dont_know"), *talk.ask()]
    if intent in ("yes", "no") or _is_all(plain(words), talk.lang):
        return None
    changes = _relation_in(talk, id, words) if field == "relation" else _often_in(talk, words)
    if not changes:
        return None
    talk.record("person_changed", id=id, changes=changes, words=words)
    return [talk.say("person_added", value=person_words(talk.state, talk.state.people[id])), *talk.ask()]


def _often_in(talk: Dialogue, words: str) -> dict[str, Any]:
    reading = understanding.read("frequency", words, context_for(talk.state, None))
    if reading is None or reading.confidence < CONFIRM or _names_someone(talk, words):
        return {}
    often = reading.value.get("per_month")
    return {"vague": True} if often is None else {"per_month": often}


def _relation_in(talk: Dialogue, id: str, words: str) -> dict[str, Any]:
    """Who someone is: "een collega", "de zus van Henk", "haar buurvrouw"."""
    readings = understanding.read_people(words, context_for(talk.state, None))
    told = [
        one.person for one in readings if one.person.relation and (not one.person.name or one.person.id == id)
    ]
    if len(told) != 1:
        return {}
    person = told[0]
    of = person.of if person.of in talk.state.people else "client"
    return {"relation": person.relation, "sector": person.sector, "of": of} | (
        {"gender": person.gender} if person.gender else {}
    )


def _names_someone(talk: Dialogue, words: str) -> bool:
    return bool(understanding.read_people(words, context_for(talk.state, None)))


def _others(talk: Dialogue, question: Question, ids: list[str]) -> Said:
    """Nobody the question is about: they are in the picture, and the question stands."""
    told = "; ".join(person_words(talk.state, talk.state.people[id]) for id in ids)
    return [talk.say("person_added", value=told), talk.say("others_first"), *talk.ask(again=True)]


def belongs(person: Person, hint: PeopleHint) -> bool:
    """Is this someone the question asks about? Others who are named come into the picture only."""
    if hint.sector and person.sector not in (hint.sector, "other"):
        return False
    family = hint.sector == "family" and hint.relations and person.relation
    return not family or person.relation in hint.relations


def keep_readings(talk: Dialogue, readings: tuple[PersonReading, ...]) -> list[str]:
    """Everyone into the picture, with the ties that were told; returns their ids."""
    ids: list[str] = []
    for reading in readings:
        ids.append(_keep_person(talk, _seen_from(reading.person, ids)))
    for reading in readings:
        for a, b, kind, status, since in reading.ties:
            ends = [ids[int(end)] if end.isdigit() and int(end) < len(ids) else end for end in (a, b)]
            if all(end in talk.state.people for end in ends) and ends[0] != ends[1]:
                talk.put_tie(Tie(ends[0], ends[1], kind, status, since))
    return ids


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
