"""A network from a file beside the one that is known: who is the same, what is new, what is filled in, what differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from intake.exchange.fields import PERSON
from intake.exchange.network import THE_TWO, Network
from intake.network.model import Person, Tie
from intake.understanding.text import fold

MUTUAL = frozenset({"partner", "twin", "identical_twin", "knows", "lives_with", "emotional"})
"""Kinds of ties that are the same seen from either end."""


@dataclass(frozen=True, slots=True)
class Merge:
    """added: people who are new, with an id that is free. changes: id of someone known -> facts that were not known yet.
    ties: new ones, or known ones of which more is known now. same: how many people brought nothing new.
    differs: (name, field, as it is known, as the file has it): left as it was."""

    added: tuple[Person, ...] = ()
    changes: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    ties: tuple[Tie, ...] = ()
    same: int = 0
    differs: tuple[tuple[str, str, str, str], ...] = ()


def merge(network: Network, people: Mapping[str, Person], ties: Iterable[Tie], new_id: Callable[[], str]) -> Merge:
    """What the network adds to people and ties. new_id gives an id nobody has. The same file twice adds nothing."""
    known = tuple(ties)
    ids = _same(network, people)
    taken = set(people)
    for id in network.people:
        if id not in ids:
            ids[id] = id if id not in taken else _free(new_id, taken)
            taken.add(ids[id])
    added, changes, differs = [], {}, []
    for id, person in network.people.items():
        here = replace(person, id=ids[id], of=ids.get(person.of, person.of))
        old = people.get(here.id)
        if old is None:
            added.append(here)
            continue
        changed, different = _filled(old, here)
        if changed:
            changes[here.id] = changed
        differs += different
    same = len(network.people) - len(added) - len(changes)
    return Merge(tuple(added), changes, tuple(_new_ties(network, ids, known)), same, tuple(differs))


def _free(new_id: Callable[[], str], taken: set[str]) -> str:
    while (id := new_id()) in taken:
        pass
    return id


def _same(network: Network, people: Mapping[str, Person]) -> dict[str, str]:
    """id in the file -> id of the same person here: the same id and no other name, else the only one with that name."""
    ids: dict[str, str] = {}
    for id, person in network.people.items():
        old = people.get(id)
        if old is not None and (id in THE_TWO or _may_be(person, old)):
            ids[id] = id
    used = set(ids.values())
    for id, person in network.people.items():
        if id in ids or not person.name:
            continue
        alike = [one for one in people.values() if one.id not in used and one.name and _may_be(person, one)]
        if len(alike) == 1:
            ids[id] = alike[0].id
            used.add(alike[0].id)
    return ids


def _may_be(one: Person, other: Person) -> bool:
    """No name, relation or birth of the two contradicts."""
    names = (" ".join(fold(one.name).split()), " ".join(fold(other.name).split()))
    facts = ((one.relation, other.relation), (one.born, other.born), names)
    return all(a == b or not a or not b for a, b in facts)


def _filled(old: Person, new: Person) -> tuple[dict[str, Any], list[tuple[str, str, str, str]]]:
    """Facts of the new that the old lacks, and those in which both differ."""
    empty = Person(old.id)
    changed: dict[str, Any] = {}
    differs = []
    for name in PERSON:
        before, after, nothing = getattr(old, name), getattr(new, name), getattr(empty, name)
        if name in ("id", "of") or after in (before, nothing, None, ""):
            continue
        if before in (nothing, None, ""):
            changed[name] = after
        else:
            differs.append((old.name or old.id, name, _shown(before), _shown(after)))
    if "relation" in changed and new.of != old.of:
        changed["of"] = new.of
    return changed, differs


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _new_ties(network: Network, ids: Mapping[str, str], known: tuple[Tie, ...]) -> Iterable[Tie]:
    here = {(tie.a, tie.b, tie.kind): tie for tie in known}
    here |= {(tie.b, tie.a, tie.kind): tie for tie in known if tie.kind in MUTUAL}
    for tie in network.ties:
        moved = replace(tie, a=ids[tie.a], b=ids[tie.b])
        old = here.get((moved.a, moved.b, moved.kind))
        if old is None:
            yield moved
            continue
        more = replace(old, status=old.status or tie.status, since=old.since or tie.since, until=old.until or tie.until)
        if more != old:
            yield more
