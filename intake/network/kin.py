"""Who is family of whom: parents and couples, from what people are to each other and from the ties that were named.

A sibling of someone whose parents are not known gets the same unknown parents, so that the two hang together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from intake.network.model import Person, Tie

_PARENTS = frozenset(
    {"father", "mother", "parent", "stepfather", "stepmother", "foster_mother", "foster_father"}
)
_CHILDREN = frozenset({"son", "daughter", "child", "stepson", "stepdaughter", "stepchild", "foster_child", "foster_son", "foster_daughter", "adopted_child", "adopted_son", "adopted_daughter"})  # fmt: skip
_SIBLINGS = frozenset(
    {"brother", "sister", "sibling", "twin_brother", "twin_sister", "half_brother", "half_sister"}
)
_PARTNERS = frozenset({"partner", "husband", "wife", "boyfriend", "girlfriend", "fiance"})
_ENDED = {"ex_partner": "divorced", "ex_husband": "divorced", "ex_wife": "divorced"}
_PARENT_TIES = frozenset({"parent", "adoptive_parent", "foster_parent", "step_parent"})


@dataclass(frozen=True, slots=True)
class Couple:
    """status: married, together, registered, separated, divorced, widowed, or "" where it is not known."""

    a: str
    b: str
    status: str = ""


@dataclass(slots=True)
class Family:
    """parents: child -> ids of the parents ("?n" for parents nobody named). generation: id -> 0 for the client, 1 for children, -1 for parents."""

    people: dict[str, Person]
    parents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    couples: list[Couple] = field(default_factory=list)
    generation: dict[str, int] = field(default_factory=dict)

    def children(self, parents: Iterable[str]) -> list[str]:
        """Children of exactly these parents, eldest first."""
        wanted = frozenset(parents)
        found = [child for child, named in self.parents.items() if frozenset(named) == wanted]
        return sorted(found, key=self.by_birth)

    def by_birth(self, id: str) -> tuple[str, int, str]:
        person = self.people.get(id)
        if person is None:
            return ("9999", 0, id)
        return (person.born or "9999", -(person.age or 0), id)

    def partners(self, id: str) -> list[Couple]:
        return [couple for couple in self.couples if id in (couple.a, couple.b)]


class OwnAncestor(ValueError):
    """Someone would be their own ancestor. name: who."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def family_of(people: Mapping[str, Person], ties: Iterable[Tie], root: str = "client") -> Family:
    """The family around `root`: everyone tied to it by blood, adoption or partnership. Raises OwnAncestor."""
    found = _Finder(dict(people), list(ties))
    found.find()
    return _connected(found.family, root)


class _Finder:
    def __init__(self, people: dict[str, Person], ties: list[Tie]) -> None:
        self.family = Family(people)
        self.ties = ties
        self._unknown = 0

    def find(self) -> None:
        people = self.family.people
        for tie in self.ties:
            if tie.a in people and tie.b in people:
                if tie.kind == "partner":
                    self._couple(tie.a, tie.b, tie.status or "")
                elif tie.kind in _PARENT_TIES:
                    self._parent(tie.a, tie.b)
        for person in people.values():
            if person.of in people and person.of != person.id:
                self._by_word(person)
        for person in people.values():
            if person.relation in _SIBLINGS and person.of in people and person.of != person.id:
                self._sibling(person.id, person.of)
        self._second_parents()
        for child in self.family.parents:
            self._check(child, child, set())

    def _by_word(self, person: Person) -> None:
        if person.relation in _PARENTS:
            self._parent(person.id, person.of)
        elif person.relation in _CHILDREN:
            self._parent(person.of, person.id)
        elif person.relation in _PARTNERS:
            self._couple(person.id, person.of, "")
        elif person.relation in _ENDED:
            self._couple(person.id, person.of, _ENDED[person.relation])

    def _couple(self, a: str, b: str, status: str) -> None:
        for index, couple in enumerate(self.family.couples):
            if {couple.a, couple.b} == {a, b}:
                if status and not couple.status:
                    self.family.couples[index] = Couple(couple.a, couple.b, status)
                return
        self.family.couples.append(Couple(a, b, status))

    def _parent(self, parent: str, child: str) -> None:
        named = self.family.parents.get(child, ())
        if parent not in named and len(named) < 2:
            self.family.parents[child] = (*named, parent)

    def _sibling(self, id: str, of: str) -> None:
        parents = self.family.parents
        if of not in parents and id not in parents:
            self._unknown += 1
            parents[of] = (f"?{self._unknown}",)
        if of in parents:
            parents.setdefault(id, parents[of])
        else:
            parents[of] = parents[id]

    def _second_parents(self) -> None:
        """Two parents of one child are a couple; a child of someone with one partner, who lasts, is taken to be of both."""
        for child, named in list(self.family.parents.items()):
            if len(named) == 2:
                self._couple(named[0], named[1], "")
            elif named and not named[0].startswith("?"):
                lasting = [
                    c for c in self.family.partners(named[0]) if c.status not in ("divorced", "separated")
                ]
                if len(lasting) == 1 and len(self.family.partners(named[0])) == 1:
                    other = lasting[0].b if lasting[0].a == named[0] else lasting[0].a
                    if other != child:
                        self.family.parents[child] = (named[0], other)

    def _check(self, start: str, id: str, seen: set[str]) -> None:
        for parent in self.family.parents.get(id, ()):
            if parent == start:
                raise OwnAncestor(self.family.people[start].name or start)
            if parent not in seen:
                seen.add(parent)
                self._check(start, parent, seen)


def _connected(family: Family, root: str) -> Family:
    """Only those who hang together with the root, each with a generation."""
    generation = {root: 0}
    waiting = [root]
    while waiting:
        id = waiting.pop(0)
        for other, step in _next_to(family, id):
            if other not in generation:
                generation[other] = generation[id] + step
                waiting.append(other)
    kept = {id: person for id, person in family.people.items() if id in generation}
    parents = {child: named for child, named in family.parents.items() if child in generation}
    couples = [couple for couple in family.couples if couple.a in kept and couple.b in kept]
    return Family(kept, parents, couples, generation)


def _next_to(family: Family, id: str) -> list[tuple[str, int]]:
    near = [(parent, -1) for parent in family.parents.get(id, ())]
    near += [(child, 1) for child, named in family.parents.items() if id in named]
    near += [(couple.b if couple.a == id else couple.a, 0) for couple in family.partners(id)]
    return near
