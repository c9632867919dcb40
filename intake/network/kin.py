"""Who is family of whom: parents and couples, from what people are to each other and from the ties that were named.

A sibling of someone whose parents are not known gets the same unknown parents, so that the two hang together. A relative of
whom it is not known through whom (an aunt, a grandmother) is family without lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from intake.network.generations import own_ancestor, ranks
from intake.network.kin_words import (
    CHILD_WORDS,
    HALF_WORDS,
    PARENT_WORDS,
    PARTNER_WORDS,
    SIBLING_WORDS,
    TWIN_WORDS,
)
from intake.network.model import EMOTIONS, Person, Tie

_TIES = {"parent": "birth", "adoptive_parent": "adopted", "foster_parent": "foster", "step_parent": "step"}
PARTED = frozenset({"divorced", "separated"})
STEPS_AWAY = {
    "great_grandmother": -3, "great_grandfather": -3, "grandmother": -2, "grandfather": -2, "grandparent": -2,
    "aunt": -1, "uncle": -1, "mother_in_law": -1, "father_in_law": -1, "parent_in_law": -1, "stepbrother": 0, "stepsister": 0,
    "cousin": 0, "sister_in_law": 0, "brother_in_law": 0, "niece": 1, "nephew": 1, "daughter_in_law": 1, "son_in_law": 1,
    "grandson": 2, "granddaughter": 2, "grandchild": 2, "great_grandchild": 3,
}  # fmt: skip
"""Generations from someone to their relative; 1 is a generation younger."""
_BY_BOND = {"broken": "cut_off", "tense": "hostile"}
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Couple:
    """status: married, together, registered, separated, divorced, widowed, or "" where it is not known. since, until: years or ""."""

    a: str
    b: str
    status: str = ""
    since: str = ""
    until: str = ""

    @property
    def parted(self) -> bool:
        return self.status in PARTED

    def other(self, id: str) -> str:
        return self.b if id == self.a else self.a


@dataclass(frozen=True, slots=True)
class Link:
    """A child and one or two parents ("?n": nobody named). kind: birth, adopted, foster, step or half (not known by which parent)."""

    child: str
    parents: tuple[str, ...]
    kind: str = "birth"


@dataclass(slots=True)
class Family:
    """parents: child -> ids of the parents that it stands under ("?n" for parents nobody named); links: to all its parents.

    generation: id -> 0 for the client, 1 for children, -1 for parents. twins: groups, with whether they are identical.
    emotions: (a, b, one of EMOTIONS). households: who live together. loose: relatives of whom it is not known through whom.
    year: the year of today, to reckon ages with; 0 where it is not known.
    """

    people: dict[str, Person]
    parents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    couples: list[Couple] = field(default_factory=list)
    generation: dict[str, int] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    twins: list[tuple[frozenset[str], bool]] = field(default_factory=list)
    emotions: list[tuple[str, str, str]] = field(default_factory=list)
    households: list[frozenset[str]] = field(default_factory=list)
    loose: frozenset[str] = frozenset()
    year: int = 0

    def children(self, parents: Iterable[str]) -> list[str]:
        """Children that stand under exactly these parents, eldest first."""
        wanted = frozenset(parents)
        found = [child for child, named in self.parents.items() if frozenset(named) == wanted]
        return sorted(found, key=self.by_birth)

    def by_birth(self, id: str) -> tuple[float, str, str, str]:
        """What siblings are sorted by: eldest first, twins together, unknown last."""
        group = next((group for group, _ in self.twins if id in group), frozenset((id,)))
        born = min(self.born(one) for one in group)
        date = min(self.people[one].born or "~" for one in group)
        return (born, date, min(group), id)

    def born(self, id: str) -> float:
        """The year of birth as far as it is known, or infinity. A pregnancy comes last of those that are known."""
        person = self.people[id]
        if person.kind == "pregnancy":
            return 9999.0
        if born := year_of(person.born):
            return float(born)
        if person.age is None:
            return float("inf")
        ended = year_of(person.died) if person.alive is False or person.died else 0
        return float((ended or self.year) - person.age)

    def partners(self, id: str) -> list[Couple]:
        return [couple for couple in self.couples if id in (couple.a, couple.b)]


class OwnAncestor(ValueError):
    """Someone would be their own ancestor. name: who."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def year_of(date: str | None) -> int:
    """The year of an EDTF date, 0 for none."""
    found = _YEAR.search(date or "")
    return int(found.group()) if found else 0


def family_of(
    people: Mapping[str, Person], ties: Iterable[Tie], root: str = "client", year: int = 0
) -> Family:
    """The family around `root`: everyone tied to it by blood, adoption or partnership. Raises OwnAncestor."""
    found = _Finder({id: people[id] for id in sorted(people)}, list(ties), year)
    found.find()
    return _connected(found.family, root)


class _Finder:
    def __init__(self, people: dict[str, Person], ties: list[Tie], year: int) -> None:
        self.family = Family(people, year=year)
        self.ties = sorted(ties, key=lambda tie: (tie.a, tie.b, tie.kind, tie.status or "", tie.since or ""))
        self.raised: dict[str, dict[str, list[str]]] = {}
        """child -> kind of link -> parents"""
        self.like: list[tuple[str, str, bool]] = []
        """(sibling, of, half): stands under the same parents"""
        self._unknown = 0

    def find(self) -> None:
        self._by_ties()
        for person in list(self.family.people.values()):
            if person.of in self.family.people and person.of != person.id:
                self._by_word(person)
        self._in_laws()
        self._no_grandparents()
        self._step_parents()
        self._second_parents()
        self._siblings()
        self._make_links()
        self._twins_together()
        circle = own_ancestor({link.child: set() for link in self.family.links} | self._all_parents())
        if circle:
            raise OwnAncestor(self.family.people[circle].name or circle)

    def _by_ties(self) -> None:
        people, home = self.family.people, []
        for tie in self.ties:
            if tie.a not in people or tie.b not in people or tie.a == tie.b:
                continue
            if tie.kind == "partner":
                self._couple(Couple(tie.a, tie.b, tie.status or "", _year(tie.since), _year(tie.until)))
            elif tie.kind in _TIES:
                self._parent(tie.a, tie.b, _TIES[tie.kind])
            elif tie.kind in ("twin", "identical_twin"):
                self._twin(tie.a, tie.b, tie.kind == "identical_twin")
            elif tie.kind == "lives_with":
                home.append(frozenset((tie.a, tie.b)))
            elif tie.kind == "emotional" and tie.status in EMOTIONS:
                self._emotion(tie.a, tie.b, tie.status)
        home += [frozenset(("client", one.id)) for one in people.values() if one.distance == "same_home"]
        self.family.households = _merged(pair for pair in home if len(pair) == 2 and pair <= set(people))
        for person in people.values():
            if person.bond in _BY_BOND and person.id != "client" and "client" in people:
                self._emotion("client", person.id, _BY_BOND[person.bond])

    def _in_laws(self) -> None:
        """A father-in-law is the father of the partner, where there is one partner now."""
        for person in list(self.family.people.values()):
            if person.relation not in ("father_in_law", "mother_in_law", "parent_in_law"):
                continue
            couples = [
                couple
                for couple in self.family.couples
                if person.of in (couple.a, couple.b) and not couple.parted
            ]
            if len(couples) == 1:
                couple = couples[0]
                self._parent(person.id, couple.b if couple.a == person.of else couple.a, "birth")

    def _by_word(self, person: Person) -> None:
        word = person.relation
        if word in PARENT_WORDS:
            self._parent(person.id, person.of, _TIES[PARENT_WORDS[word]])
        elif word in CHILD_WORDS:
            self._parent(person.of, person.id, _TIES[CHILD_WORDS[word]])
        elif word in PARTNER_WORDS:
            status = PARTNER_WORDS[word] or ""
            self._couple(Couple(person.id, person.of, status, "" if status else _year(person.since)))
        elif word in SIBLING_WORDS | HALF_WORDS:
            self.like.append((person.id, person.of, word in HALF_WORDS))
            if word in TWIN_WORDS:
                self._twin(person.id, person.of, False)

    def _couple(self, found: Couple) -> None:
        for index, known in enumerate(self.family.couples):
            if {known.a, known.b} == {found.a, found.b}:
                self.family.couples[index] = Couple(
                    known.a, known.b, known.status or found.status, known.since or found.since, known.until or found.until
                )  # fmt: skip
                return
        self.family.couples.append(found)

    def _emotion(self, a: str, b: str, status: str) -> None:
        if not any({a, b} == {one, other} for one, other, _ in self.family.emotions):
            self.family.emotions.append((a, b, status))

    def _parent(self, parent: str, child: str, kind: str) -> None:
        named = self.raised.setdefault(child, {})
        if not any(parent in parents for parents in named.values()):
            named.setdefault(kind, []).append(parent)

    def _twin(self, a: str, b: str, identical: bool) -> None:
        joined = [one for one in self.family.twins if one[0] & {a, b}]
        self.family.twins = [one for one in self.family.twins if one not in joined]
        group = frozenset((a, b)).union(*(one[0] for one in joined))
        self.family.twins.append((group, identical or any(one[1] for one in joined)))
        if not any({a, b} <= {one, other} for one, other, _ in self.like):
            self.like.append((b, a, False))

    def _no_grandparents(self) -> None:
        """Someone called a child of two of whom one is the other's child is of the younger: "a child, of my daughter"."""
        for named in self.raised.values():
            for kind, parents in named.items():
                elders = {
                    one for other in parents for of in self.raised.get(other, {}).values() for one in of
                }
                named[kind] = [one for one in parents if one not in elders]

    def _step_parents(self) -> None:
        """A step-parent is the partner of a parent: where only one can be meant, that is so."""
        for child, named in self.raised.items():
            for step in named.get("step", []):
                birth = named.get("birth", [])
                lasting = [one.other(step) for one in self.family.partners(step) if not one.parted]
                if not birth and len(lasting) == 1 and lasting[0] != child:
                    named["birth"] = lasting
                elif len(birth) == 1 and not self.family.partners(step):
                    self._couple(Couple(*sorted((birth[0], step))))

    def _second_parents(self) -> None:
        """A child of someone with one partner, who lasts, is taken to be of both."""
        for child, named in self.raised.items():
            for kind, parents in named.items():
                if kind == "step" or len(parents) != 1:
                    continue
                couples = self.family.partners(parents[0])
                other = couples[0].other(parents[0]) if len(couples) == 1 and not couples[0].parted else child
                if other != child and not any(other in others for others in named.values()):
                    parents.append(other)

    def _siblings(self) -> None:
        """Until nothing changes: siblings stand under the parents of the one they are a sibling of."""
        waiting = self.like
        while waiting:
            left = [one for one in waiting if not self._same_parents(*one)]
            if len(left) == len(waiting):
                self._unknown += 1
                self.raised.setdefault(waiting[0][1], {})["birth"] = [f"?{self._unknown}"]
            waiting = left

    def _same_parents(self, id: str, of: str, half: bool) -> bool:
        mine, theirs = self.raised.get(id, {}), self.raised.get(of, {})
        if _stands(mine) and _stands(theirs):
            return True
        if _stands(theirs) and not half:
            self.raised[id] = {
                **{kind: list(parents) for kind, parents in theirs.items() if kind != "half"},
                **mine,
            }
        elif _stands(theirs):
            self.raised[id] = {**mine, "half": next(theirs[kind] for kind in theirs if kind != "step")}
        elif _stands(mine) and not half:
            self.raised[of] = {**{kind: list(parents) for kind, parents in mine.items()}, **theirs}
        else:
            return False
        return True

    def _make_links(self) -> None:
        """One or two parents in a link; those who raise a child (adoption, foster care) are whom it stands under."""
        for child in sorted(self.raised):
            named = self.raised[child]
            links = []
            for kind in ("adopted", "foster", "birth", "half", "step"):
                parents = named.get(kind, [])
                if kind == "step":
                    near = {c.other(one) for one in named.get("birth", []) for c in self.family.partners(one)}
                    parents = [one for one in parents if one not in near]
                pairs = [tuple(parents[at : at + 2]) for at in range(0, len(parents), 2)]
                links += [Link(child, pair, kind) for pair in pairs]
            if not links:
                continue
            self.family.links += links
            self.family.parents[child] = links[0].parents
            for link in links:
                if len(link.parents) == 2:
                    self._couple(Couple(*link.parents))

    def _twins_together(self) -> None:
        """Twins of different parents are not twins: such a tie is left out."""
        parents = self.family.parents
        self.family.twins = [
            (group, identical)
            for group, identical in self.family.twins
            if len({frozenset(parents.get(one, (one,))) for one in group}) == 1
        ]

    def _all_parents(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for link in self.family.links:
            found.setdefault(link.child, set()).update(link.parents)
        return found


def _stands(named: Mapping[str, list[str]]) -> bool:
    return any(kind != "step" and parents for kind, parents in named.items())


def _year(date: str | None) -> str:
    return str(year_of(date) or "")


def _merged(pairs: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    found: list[frozenset[str]] = []
    for pair in pairs:
        touching = [one for one in found if one & pair]
        found = [one for one in found if one not in touching] + [pair.union(*touching)]
    return sorted(found, key=min)


def _connected(family: Family, root: str) -> Family:
    """Only those who hang together with the root, or are relatives of one who does; each with a generation."""
    near = _neighbours(family)
    roots = {root: 0}
    kept = _reached(near, root)
    waiting = True
    while waiting:
        waiting = False
        for id, person in family.people.items():
            if id not in kept and person.of in kept and person.relation in STEPS_AWAY:
                kept |= _reached(near, id)
                roots[id] = STEPS_AWAY[person.relation]
                waiting = True
    whole = Family(
        {id: person for id, person in family.people.items() if id in kept},
        {child: named for child, named in family.parents.items() if child in kept},
        [couple for couple in family.couples if couple.a in kept],
        {},
        [link for link in family.links if link.child in kept],
        [one for one in family.twins if one[0] <= kept],
        [one for one in family.emotions if one[0] in kept and one[1] in kept],
        [home & kept for home in family.households if len(home & kept) > 1],
        frozenset(roots) - {root},
        family.year,
    )
    whole.generation = _generations(whole, roots)
    return whole


def _neighbours(family: Family) -> dict[str, set[str]]:
    near: dict[str, set[str]] = {}
    for a, b in [(one.a, one.b) for one in family.couples] + [
        (one, link.child) for link in family.links for one in link.parents
    ]:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    return near


def _reached(near: Mapping[str, set[str]], start: str) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        for other in near.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def _generations(family: Family, roots: Mapping[str, int]) -> dict[str, int]:
    found = ranks(
        sorted(family.people),
        [(one, link.child) for link in family.links for one in link.parents],
        [(one.a, one.b) for one in family.couples],
        [link.child for link in family.links],
    )
    near = _neighbours(family)
    placed: dict[str, int] = {}
    for root, step in roots.items():
        if root in placed:
            continue
        base = placed.get(family.people[root].of, 0) + step - found[root]
        placed |= {id: found[id] + base for id in _reached(near, root) if id in family.people}
    return placed
