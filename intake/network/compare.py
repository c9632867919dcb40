"""The network of then and of now: who came, who went, which ties changed; in words, and in one drawing that shows both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from intake.network.contact_labels import full_label
from intake.network.drawing import Drawing
from intake.network.model import Person, Tie
from intake.network.positions import around
from intake.network.sheet import Room
from intake.network.vocabulary import label
from intake.network.wording import person_name
from intake.words import Words

WATCHED = (
    "bond",
    "per_month",
    "gives",
    "receives",
    "circle",
    "quadrant",
    "domain",
    "distance",
    "zone",
    "energy",
)
"""What of a tie is compared, in the order in which it is told."""

Marked = Callable[..., Drawing]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """People and ties as they were on a day. day: in words."""

    people: Mapping[str, Person]
    ties: tuple[Tie, ...]
    day: str


@dataclass(frozen=True, slots=True)
class Change:
    """What was known and what is known now of one field of Person; "unknown" is no change."""

    field: str
    was: Any
    now: Any


@dataclass(frozen=True, slots=True)
class Comparison:
    """came: ids of now. went: who are not named any more; died: who died in between. changed: id -> what changed.

    people: everyone of now, and those who went or died as they were then, each with one id. marks: for a drawing.
    """

    came: tuple[str, ...]
    went: tuple[str, ...]
    died: tuple[str, ...]
    changed: Mapping[str, tuple[Change, ...]]
    people: Mapping[str, Person]
    ties: tuple[Tie, ...]

    @property
    def marks(self) -> dict[str, str]:
        return {
            **dict.fromkeys(self.came, "new"),
            **dict.fromkeys((*self.went, *self.died), "gone"),
            **dict.fromkeys(self.changed, "changed"),
        }


def compare(then: Snapshot, now: Snapshot) -> Comparison:
    """Who is whom by id, across conversations by name and relation."""
    pairs = matched(then.people, now.people)
    there = {one.id for one in around(then.people.values())}
    here = {one.id for one in around(now.people.values())}
    known = {new: old for new, old in pairs.items() if old in there}
    new_id = {old: new for new, old in pairs.items()}
    died = [old for old in sorted(there) if (new := new_id.get(old)) is not None and new not in here]
    went = [old for old in sorted(there) if old not in new_id]
    names = {old: _own_id(old, now.people) for old in went} | {old: new_id[old] for old in died}
    people = dict(now.people)
    for old, id in names.items():
        people[id] = replace(then.people[old], id=id)
    renamed = {**{old: new for new, old in pairs.items()}, **names}
    ties = dict.fromkeys(now.ties)
    for tie in then.ties:
        if tie.a in names or tie.b in names:
            ties[replace(tie, a=renamed.get(tie.a, tie.a), b=renamed.get(tie.b, tie.b))] = None
    changed = {
        id: found for id in sorted(known) if id in here and (found := changes(then.people[known[id]], now.people[id]))
    }  # fmt: skip
    return Comparison(
        tuple(sorted(here - set(known))), tuple(names[old] for old in went), tuple(names[old] for old in died), changed, people,
        tuple(ties),
    )  # fmt: skip


def matched(then: Mapping[str, Person], now: Mapping[str, Person]) -> dict[str, str]:
    """Id of now -> id of then. The same id where name or relation agree; else name and relation; else a name that each has once."""
    found = {id: id for id, one in now.items() if id in then and _agree(id, then[id], one)}
    for key in (_name_and_relation, _name):
        old = _once(then, set(found.values()), key)
        new = _once(now, set(found), key)
        both = [(new[name], old[name]) for name in sorted(new.keys() & old.keys())]
        found |= {one: other for one, other in both if _may_be(then[other], now[one])}
    return found


def _may_be(then: Person, now: Person) -> bool:
    """A son does not become a friend; someone of whom more is known now, or told in other words, is still the same."""
    return not (then.relation and now.relation) or then.relation == now.relation or then.sector == now.sector


def _agree(id: str, then: Person, now: Person) -> bool:
    if id in ("client", "cared_for"):
        return True
    return _name(then) == _name(now) if then.name and now.name else then.relation == now.relation


def _name(person: Person) -> tuple[str, ...] | None:
    return (person.name.casefold(),) if person.name else None


def _name_and_relation(person: Person) -> tuple[str, ...] | None:
    return (person.name.casefold(), person.relation, person.of) if person.name or person.relation else None


def _once(
    people: Mapping[str, Person], taken: set[str], key: Callable[[Person], tuple[str, ...] | None]
) -> dict[tuple[str, ...], str]:
    """Key -> id, of those whose key nobody else has."""
    keys = {id: found for id, one in people.items() if id not in taken and (found := key(one)) is not None}
    counted = Counter(keys.values())
    return {found: id for id, found in keys.items() if counted[found] == 1}


def _own_id(id: str, taken: Mapping[str, Person]) -> str:
    """An id for someone of then that nobody has now."""
    return id if id not in taken else f"then_{id}"


def changes(then: Person, now: Person) -> tuple[Change, ...]:
    """What of the tie is otherwise. What was not known, then or now, did not change; support is what was said."""
    found = []
    for field in WATCHED:
        was, is_now = getattr(then, field), getattr(now, field)
        if field in ("gives", "receives"):
            was, is_now = tuple(sorted(was)), tuple(sorted(is_now))
        elif field == "per_month" and was and is_now and frequency(was, "en") == frequency(is_now, "en"):
            continue
        if was not in (None, ()) and is_now not in (None, ()) and was != is_now:
            found.append(Change(field, was, is_now))
    return tuple(found)


# In words

_say = Words(
    {
        "came": ("Nieuw: {names}.", "New: {names}."),
        "went": ("Nu niet meer genoemd: {names}.", "No longer named: {names}."),
        "died": ("Overleden: {names}.", "Died: {names}."),
        "changed": ("{name}: {facts}.", "{name}: {facts}."),
        "fact": ("{what} was {was}, is nu {now}", "{what} was {was}, is now {now}"),
        "nothing": ("Het netwerk is gelijk gebleven, voor zover bekend.", "The network has stayed the same, as far as known."),
        "bond": ("de band", "the tie"), "per_month": ("het contact", "the contact"), "gives": ("wat deze geeft", "what they give"),
        "receives": ("wat deze krijgt", "what they get"), "circle": ("de kring", "the circle"), "quadrant": ("het kwadrant", "the quadrant"),
        "domain": ("het leefgebied", "the part of life"), "distance": ("de afstand", "the distance"), "zone": ("de zone", "the zone"),
        "energy": ("de energie", "the energy"),
        "daily": ("dagelijks", "daily"), "week": ("{count} keer per week", "{count} times a week"),
        "week_1": ("elke week", "every week"), "month": ("{count} keer per maand", "{count} times a month"),
        "month_1": ("elke maand", "every month"), "year": ("{count} keer per jaar", "{count} times a year"),
        "year_1": ("hooguit eens per jaar", "once a year at most"),
        "days": ("toen {then}, nu {now}", "then {then}, now {now}"),
    }
)  # fmt: skip
_A_WEEK = 52 / 12
_LISTS = {"gives": "support", "receives": "support"}


def frequency(per_month: float, lang: str) -> str:
    """Contacts a month in round words."""
    for key, count in (("week", per_month / _A_WEEK), ("month", per_month), ("year", per_month * 12)):
        whole = round(count)
        if key == "week" and whole >= 6:
            return _say("daily", lang)
        if whole >= 2 or (key != "year" and 0.9 <= count < 1.5):
            return _say(f"{key}_1" if whole == 1 else key, lang, count=whole)
    return _say("year_1", lang)


def told(found: Comparison, lang: str) -> tuple[str, ...]:
    """The comparison in sentences."""
    sentences = [
        _say(key, lang, names=", ".join(full_label(found.people[id], found.people, lang) for id in ids))
        for key, ids in (("came", found.came), ("went", found.went), ("died", found.died))
        if ids
    ]
    for id, some in found.changed.items():
        facts = "; ".join(_fact(one, lang) for one in some)
        sentences.append(_say("changed", lang, name=person_name(found.people[id], lang), facts=facts))
    return tuple(sentences) or (_say("nothing", lang),)


def _fact(change: Change, lang: str) -> str:
    return _say(
        "fact", lang, what=_say(change.field, lang), was=_value(change.field, change.was, lang),
        now=_value(change.field, change.now, lang),
    )  # fmt: skip


def _value(field: str, value: Any, lang: str) -> str:
    if field == "per_month":
        return frequency(value, lang)
    if isinstance(value, tuple):
        return ", ".join(label("support", one, lang) for one in value)
    return label(field, value, lang)


# Drawn


def compared(
    then: Snapshot, now: Snapshot, lang: str, draw: Marked | None = None, room: Room | None = None
) -> Drawing:  # fmt: skip
    """Both in one map. draw: a round map that takes marks (the ecogram where none is given)."""
    from intake.network.ecogram import ecogram

    found = compare(then, now)
    days = _say("days", lang, then=then.day, now=now.day)
    drawing = (draw or ecogram)(found.people, found.ties, lang, days, room=room, marks=found.marks)
    return replace(drawing, description="\n".join((*told(found, lang), drawing.description)))
