"""Between words and ties: "daughter of the client" as a tie of a parent, and the ties of a tree as words seen from the client."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from intake.exchange.network import PARENT_KINDS, Network
from intake.network.kin_words import CHILD_WORDS, PARENT_WORDS, PARTNER_WORDS, SIBLING_WORDS
from intake.network.model import Person, Tie
from intake.understanding.relations import relation_table
from intake.understanding.text import clean


def relation_id(words: str) -> str:
    """The relation that these words name in Dutch or English; else the words themselves as an id."""
    plain = re.sub(r"\W+", "_", clean(words, 60).lower()).strip("_")
    if plain in _sectors():
        return plain
    for lang in ("nl", "en"):
        table = relation_table(lang)
        found = table.get(plain.replace("_", "-")) or table.get(plain)
        if found is not None:
            return found.id
    return plain


def sector_of(relation: str) -> str:
    """The part of the network that someone with that relation belongs to; "" where that is not known."""
    return _sectors().get(relation, "")


@lru_cache(maxsize=1)
def _sectors() -> dict[str, str]:
    found = {one.id: one.sector for lang in ("nl", "en") for one in relation_table(lang).values()}
    return found | dict.fromkeys((*PARENT_WORDS, *CHILD_WORDS, *PARTNER_WORDS, *SIBLING_WORDS), "family")


def kin_ties(people: Mapping[str, Person], ties: Iterable[Tie]) -> tuple[list[Tie], set[str]]:
    """The ties with those that the relations of people say; and the ids of those whose relation is told by a tie now."""
    found = list(ties)
    near = {frozenset((tie.a, tie.b)) for tie in found if tie.kind in (*PARENT_KINDS, "partner")}
    placed: set[str] = set()
    for id, person in people.items():
        tie = _by_word(person)
        if tie is None or person.of not in people or person.of == id:
            continue
        placed.add(id)
        if frozenset((tie.a, tie.b)) not in near:
            found.append(tie)
    return found + _siblings(people, found, placed), placed


def _by_word(person: Person) -> Tie | None:
    word = person.relation
    if word in PARENT_WORDS:
        return Tie(person.id, person.of, PARENT_WORDS[word])
    if word in CHILD_WORDS:
        return Tie(person.of, person.id, CHILD_WORDS[word])
    if word in PARTNER_WORDS:
        return Tie(person.of, person.id, "partner", PARTNER_WORDS[word])
    return None


def _siblings(people: Mapping[str, Person], ties: list[Tie], placed: set[str]) -> list[Tie]:
    """Brothers and sisters have the same parents, where those are known."""
    parents: dict[str, list[str]] = {}
    for tie in ties:
        if tie.kind == "parent":
            parents.setdefault(tie.b, []).append(tie.a)
    found = []
    for id, person in people.items():
        named = parents.get(person.of, [])
        if person.relation in SIBLING_WORDS and named and person.of != id and id not in named:
            placed.add(id)
            if id not in parents:
                found += [Tie(parent, id, "parent") for parent in named]
    return found


_PREFIX = {"parent": "", "adoptive_parent": "adopted_", "foster_parent": "foster_", "step_parent": "step"}
_STEPS = {
    (): ("client", "client", "client"), ("up", "up"): ("grandmother", "grandfather", "grandparent"), ("down", "down"): ("granddaughter", "grandson", "grandchild"),
    ("up", "down"): ("sister", "brother", "sibling"), ("up", "up", "down"): ("aunt", "uncle", "relative"),
    ("up", "down", "down"): ("niece", "nephew", "cousin"), ("up", "up", "down", "down"): ("cousin", "cousin", "cousin"),
    ("down", "with"): ("daughter_in_law", "son_in_law", "relative"), ("up", "down", "with"): ("sister_in_law", "brother_in_law", "relative"),
    ("with", "up"): ("mother_in_law", "father_in_law", "parent_in_law"), ("with", "up", "down"): ("sister_in_law", "brother_in_law", "relative"),
    ("up", "up", "up"): ("great_grandmother", "great_grandfather", "great_grandparent"), ("down", "down", "down"): ("great_grandchild",) * 3,
}  # fmt: skip
"""Steps from the client -> the word for a woman, for a man, and for either."""
FURTHEST = 4


def with_relations(network: Network, root: str = "client") -> Network:
    """Everyone of the family without a relation gets the word for what they are to `root`; who has no word is a relative."""
    near: dict[str, list[tuple[str, str, Tie]]] = {}
    for tie in network.ties:
        if tie.kind in PARENT_KINDS:
            near.setdefault(tie.b, []).append((tie.a, "up", tie))
            near.setdefault(tie.a, []).append((tie.b, "down", tie))
        elif tie.kind == "partner":
            near.setdefault(tie.a, []).append((tie.b, "with", tie))
            near.setdefault(tie.b, []).append((tie.a, "with", tie))
    paths: dict[str, tuple[tuple[str, Tie], ...]] = {root: ()}
    edge = [root]
    while edge:
        edge = [other for id in edge for other in _next(id, near, paths)]
    people = {
        id: replace(person, relation=_word(person, paths[id]), of=root, sector="family")
        if id in paths and id != root and not person.relation
        else person
        for id, person in network.people.items()
    }  # fmt: skip
    return replace(network, people=people)


def _next(id: str, near: Mapping[str, list[tuple[str, str, Tie]]], paths: dict[str, tuple[tuple[str, Tie], ...]]) -> list[str]:  # fmt: skip
    found = []
    for other, step, tie in near.get(id, ()):
        if other not in paths:
            path = paths[id]
            paths[other] = (*path, (step, tie)) if len(path) <= FURTHEST else path
            found.append(other)
    return found


def _word(person: Person, path: tuple[tuple[str, Tie], ...]) -> str:
    """A woman's, a man's or a common word."""
    which = {"woman": 0, "man": 1}.get(person.gender or "", 2)
    steps, ties = tuple(step for step, _ in path), [tie for _, tie in path]
    if steps == ("with",):
        if ties[0].status == "divorced":
            return ("ex_wife", "ex_husband", "ex_partner")[which]
        if ties[0].status in ("separated",):
            return "ex_partner"
        return ("wife", "husband", "partner")[which] if ties[0].status == "married" else "partner"
    if steps == ("down",):
        prefix = _PREFIX[ties[0].kind]
        return prefix + ("daughter", "son", "child")[which]
    if steps == ("up",):
        return _parent_word(ties[0].kind, which)
    return _STEPS.get(steps, ("relative",) * 3)[which]


def _parent_word(kind: str, which: int) -> str:
    words = ("mother", "father", "parent")
    if kind == "adoptive_parent" or (which == 2 and kind == "foster_parent"):
        return kind
    return _PREFIX[kind] + words[which] if which < 2 or kind == "parent" else "parent"
