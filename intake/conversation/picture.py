"""Edits of the picture of the network, made on a map or a card.

One edit is one group of events (`edit`: the number of the first), committed one by one as answers are, and undone together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from intake.conversation.compiled import FACT_QUESTIONS, NAME_QUESTIONS
from intake.conversation.fitting import Unfit
from intake.conversation.fold import Conversation, undone
from intake.conversation.messages import Message
from intake.conversation.naming import person_words
from intake.conversation.showing import program
from intake.network.model import Person, Tie
from intake.network.vocabulary import tie_words
from intake.network.wording import person_name
from intake.words import Words

if TYPE_CHECKING:
    from intake.conversation.dialogue import Dialogue

Said = list[Message]
CENTRE = ("client", "cared_for")

_say = Words(
    {
        "kept": ("Genoteerd: {value}.", "Noted: {value}."),
        "same": ("Er is niets veranderd.", "Nothing has changed."),
        "tie_kept": ("Genoteerd: {name} is {tie}.", "Noted: {name} is {tie}."),
        "tie_gone": ("Weggehaald: {name} {tie}.", "Removed: {name} {tie}."),
        "removed": ("{name} staat niet meer op de kaart.", "{name} is no longer on the map."),
        "centre": ("Dit gesprek gaat over {name}. Daarom blijft {name} op de kaart.", "This talk is about {name}, so {name} stays on the map."),
        "remove": ("{name} van de kaart halen?", "Take {name} off the map?"),
        "ties": ("Dan vervalt ook: {ties}.", "This goes too: {ties}."),
        "answers": ("{name} is genoemd bij antwoorden: {count}. Daar verdwijnt de naam.", "{name} was named in answers: {count}. The name goes there."),
        "of": ("Van wie {names} familie is, is dan niet meer te zien.", "It can then no longer be seen whose family {names} is."),
        "undone": ("Dat heb ik teruggedraaid.", "I have undone that."),
        "nothing": (
            "Op de kaart is niets om terug te draaien. Antwoorden draai je terug in het gesprek.",
            "There is nothing to undo on the map. Answers are undone in the talk.",
        ),
    }
)  # fmt: skip


class _Edit:
    """Records the events of one edit, all with the number of the first."""

    def __init__(self, talk: Dialogue) -> None:
        self.talk, self.first = talk, len(talk.state.events) + 1

    def record(self, kind: str, speaker: str = "", /, **data: Any) -> None:
        self.talk.record(kind, speaker, **data, edit=self.first)


def _told(talk: Dialogue, key: str, **values: object) -> Said:
    return [program("info", _say(key, talk.lang, **values))]


# People


def add_person(talk: Dialogue, person: Person, ties: Iterable[Tie] = ()) -> tuple[str, Said]:
    """Add someone new; returns the id. A tie may name the new one as ""."""
    person = replace(person, id=person.id or talk.new_id())
    edit = _Edit(talk)
    edit.record("person_added", person=_as_data(person))
    for tie in ties:
        edit.record("tie_added", tie=_tie_data(replace(tie, a=tie.a or person.id, b=tie.b or person.id)))
    said = person_words(talk.state, talk.state.people[person.id])
    return person.id, _told(talk, "kept", value=said)


def _as_data(person: Person) -> dict[str, Any]:
    """What is known, as JSON; True is not 1 here."""
    empty = asdict(Person(""))
    return {
        key: value
        for key, value in asdict(person).items()
        if key == "id" or (type(value), value) != (type(empty[key]), empty[key])
    }


def change_person(talk: Dialogue, id: str, changes: Mapping[str, Any]) -> Said:
    """Change facts about someone. Raises KeyError for an unknown id.

    A fact that a question asks (the name of the carer, say) is kept as the answer to that question, so that the talk and
    the picture never differ.
    """
    old = talk.state.people[id]
    left = {key: value for key, value in changes.items() if getattr(old, key) != value}
    if not left:
        return _told(talk, "same")
    edit = _Edit(talk)
    for field in list(left):
        if _answer(talk, edit, id, field, left[field]):
            del left[field]
    if left:
        edit.record("person_changed", id=id, changes=left)
    return _told(talk, "kept", value=person_words(talk.state, talk.state.people[id]))


def _answer(talk: Dialogue, edit: _Edit, id: str, field: str, value: Any) -> bool:
    state = talk.state
    for name in state.compiled.index:
        asked = FACT_QUESTIONS.get(name) or (NAME_QUESTIONS.get(name, ""), "name")
        kept = state.answer(name)
        if asked != (id, field) or kept is None or value in (None, ""):
            continue
        try:
            value = talk.fit(name, value == "same_home" if field == "distance" else value)
        except Unfit:
            return False
        edit.record("answered", kept.by, question=name, value=value, words=state.value_words(name, value))
        return field != "distance"  # an answer tells whether they live together, not how far apart
    return False


def remove_person(talk: Dialogue, id: str) -> Said:
    """Take someone off the map. Raises KeyError for an unknown id. The two the talk is about stay."""
    name = person_name(talk.state.people[id], talk.lang)
    if id in CENTRE:
        return _told(talk, "centre", name=name)
    _Edit(talk).record("person_removed", id=id)
    return _told(talk, "removed", name=name)


@dataclass(frozen=True, slots=True)
class Removal:
    """What goes along when someone is removed: sentences to show before it is done. allowed: it can be done."""

    sentences: tuple[str, ...]
    allowed: bool = True


def removal(state: Conversation, id: str, lang: str) -> Removal:
    person = state.people[id]
    name = person_name(person, lang)
    if id in CENTRE:
        return Removal((_say("centre", lang, name=name),), allowed=False)
    ties = [tie_words(tie, id, state.people, lang) for tie in state.ties if id in (tie.a, tie.b)]
    named = sum(
        1
        for question in state.order()
        if state.flow.questions[question].kind == "people"
        and (answer := state.answer(question)) is not None
        and id in answer.value
    )
    of = [person_name(one, lang) for one in state.people.values() if one.of == id]
    sentences = [_say("remove", lang, name=name)]
    sentences += [_say("ties", lang, ties="; ".join(ties))] if ties else []
    sentences += [_say("answers", lang, name=name, count=named)] if named else []
    sentences += [_say("of", lang, names=", ".join(of))] if of else []
    return Removal(tuple(sentences))


# Ties


def _tie_data(tie: Tie) -> dict[str, Any]:
    return {field.name: value for field in fields(Tie) if (value := getattr(tie, field.name)) is not None}


def put_tie(talk: Dialogue, tie: Tie, instead_of: Tie | None = None, seen_from: str = "") -> Said:
    """Add a tie, or put it in the place of another; a tie between the same two of the same kind is replaced."""
    old = instead_of or _same(talk.state, tie)
    if old == tie:
        return _told(talk, "same")
    edit = _Edit(talk)
    if old is not None:
        edit.record("tie_removed", tie=_tie_data(old))
    edit.record("tie_added", tie=_tie_data(tie))
    return _told_tie(talk, "tie_kept", tie, seen_from)


def _same(state: Conversation, tie: Tie) -> Tie | None:
    """The tie of this kind these two already have, also the other way round where that means the same."""
    either = not tie.kind.endswith("parent")
    ends = {(tie.a, tie.b)} | ({(tie.b, tie.a)} if either else set())
    return next((old for old in state.ties if old.kind == tie.kind and (old.a, old.b) in ends), None)


def remove_tie(talk: Dialogue, tie: Tie, seen_from: str = "") -> Said:
    """Take a tie away. Raises ValueError when it is not there."""
    if tie not in talk.state.ties:
        raise ValueError(f"there is no tie {tie}")
    said = _told_tie(talk, "tie_gone", tie, seen_from)
    _Edit(talk).record("tie_removed", tie=_tie_data(tie))
    return said


def _told_tie(talk: Dialogue, key: str, tie: Tie, seen_from: str) -> Said:
    one = seen_from or tie.a
    people, lang = talk.state.people, talk.lang
    return _told(talk, key, name=person_name(people[one], lang), tie=tie_words(tie, one, people, lang))


# Undo


def undo(talk: Dialogue) -> Said:
    """Take back the last edit, where that is the last thing that happened; answers are undone in the talk."""
    gone = undone(talk.state.events)
    left = [event for event in talk.state.events if event.seq not in gone and event.kind in _COUNTED]
    if not left or "edit" not in left[-1].data:
        return _told(talk, "nothing")
    talk.undo()
    return _told(talk, "undone")


_COUNTED = frozenset({
    "answered", "withheld", "noted", "person_added", "person_changed", "person_removed", "tie_added", "tie_removed",
})  # fmt: skip
