"""People of earlier talks in the same dossier: they come along into a new one, shown first, and can be left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from intake.conversation.fold import Conversation
from intake.conversation.messages import Message
from intake.conversation.texts import say
from intake.network.model import Person, Tie
from intake.network.wording import person_name, relation_said

if TYPE_CHECKING:
    from intake.conversation.dialogue import Dialogue

Said = list[Message]
IN_FULL = 8
"""People at most of whom all that is known is said again; of more it would be a page to read."""


def known_before(talks: Iterable[Conversation]) -> tuple[tuple[Person, ...], tuple[Tie, ...]]:
    """Everyone in earlier talks, oldest talk first: the same id, or the same name and relation, is the same person.

    What the later talk says of someone holds. The client is left out: a new talk asks for its own.
    """
    people: dict[str, Person] = {}
    ties: dict[tuple[str, str, str], Tie] = {}
    for talk in talks:
        same = {(one.name, one.relation): id for id, one in people.items() if one.name}
        renamed = {
            id: same.get((one.name, one.relation), id) if id not in people else id
            for id, one in talk.people.items()
        }
        for id, one in talk.people.items():
            if id != "client":
                kept = renamed[id]
                people[kept] = replace(one, id=kept, of=renamed.get(one.of, one.of))
        for tie in talk.ties:
            a, b = renamed.get(tie.a, tie.a), renamed.get(tie.b, tie.b)
            ties[a, b, tie.kind] = replace(tie, a=a, b=b)
    if "cared_for" in people and not people["cared_for"].name:
        del people["cared_for"]
    left = frozenset(people) | {"client"}
    return tuple(people.values()), tuple(tie for tie in ties.values() if {tie.a, tie.b} <= left)


def as_data(people: Iterable[Person], ties: Iterable[Tie]) -> dict[str, Any]:
    """For the event that starts a talk; nothing where nobody comes along."""
    empty = asdict(Person(""))
    rows = [
        {
            key: value
            for key, value in asdict(one).items()
            if key == "id" or (type(value), value) != (type(empty[key]), empty[key])
        }
        for one in people
    ]
    if not rows:
        return {}
    return {
        "people": rows,
        "ties": [{key: value for key, value in asdict(tie).items() if value is not None} for tie in ties],
    }


def show(talk: Dialogue) -> Said:
    """Who came along, and the question whether that is still right."""
    from intake.conversation.naming import person_words

    people = [talk.state.people[id] for id in _here(talk)]
    words = person_words if len(people) <= IN_FULL else _briefly
    told = "; ".join(words(talk.state, one) for one in people)
    sentence = say("carried", talk.lang, people=told)
    return talk.confirm(sentence, lambda: [talk.say("carried_kept"), *talk.ask()], lambda: _leave_out(talk))


def _briefly(state: Conversation, person: Person) -> str:
    """Sanne (dochter): of many, only who they are."""
    name, relation = person_name(person, state.lang), relation_said(person, state.people, state.lang)
    return f"{name} ({relation})" if person.name and relation else name


def _here(talk: Dialogue) -> list[str]:
    return [id for id in talk.state.people if id in talk.state.carried]


def _leave_out(talk: Dialogue) -> Said:
    """One by one, or all: who does not belong here any more."""
    from intake.conversation.dialogue import Pending
    from intake.conversation.showing import program

    here = _here(talk)
    if not here:
        return talk.ask()
    choices: list[tuple[str, Any]] = [(say("carried_done", talk.lang), talk.ask)]
    choices.append((say("carried_none", talk.lang), lambda: _without(talk, here)))
    choices += [
        (person_name(talk.state.people[id], talk.lang), lambda id=id: _removed(talk, id)) for id in here
    ]
    listed = "\n".join(f"{number}. {label}" for number, (label, _) in enumerate(choices, 1))
    sentence = say("carried_who", talk.lang, choices="\n" + listed)
    talk.pending = Pending("which", sentence, options=tuple(choices), question=talk.state.current or "")
    return [program("clarify", sentence, talk.state.current or "", tuple(label for label, _ in choices))]


def _removed(talk: Dialogue, id: str) -> Said:
    return [*talk.remove_person(id), *_leave_out(talk)]


def _without(talk: Dialogue, ids: Iterable[str]) -> Said:
    for id in ids:
        talk.record("person_removed", id=id)
    return [talk.say("carried_gone"), *talk.ask()]
