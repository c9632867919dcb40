"""Someone mentioned in a text, and what stands before the word for who they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from intake.understanding.people_lexicon import Relation

MOST = 12
DOUBT = 0.8
"""Confidence of someone who has to be asked about."""
STRONG = frozenset(".!?;\n")
FROM = frozenset(("van", "from", "of", "at", "uit", "bij", "op", "in"))


@dataclass(slots=True)
class Mention:
    """Someone at tokens first..last. of: an id; owner: the mention this one is seen from, as index. fresh: newly
    introduced ("een broer", one of "twee broers"), so that a name may follow later. unit: those named in one breath.
    loose: not said whose ("een broer", "de kinderen")."""

    first: int
    last: int
    name: str = ""
    relation: Relation | None = None
    of: str = ""
    owner: int | None = None
    known: str = ""
    sure: float = 0.95
    tie: tuple[str, str | None] | None = None
    group: bool = False
    fresh: bool = False
    count: int = 0
    unit: int = 0
    gender: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)
    alternatives: tuple[str, ...] = ()
    aside: bool = False
    core: int = 0
    loose: bool = False

    @property
    def is_bare(self) -> bool:
        """A name, and nothing yet of who that is."""
        return bool(self.name) and self.relation is None and not self.known and not self.tie and self.owner is None

    def may_be(self, other: Mention) -> bool:
        """Not a man and a woman."""
        return not (self.gender and other.gender and self.gender != other.gender)


@dataclass(frozen=True, slots=True)
class Left:
    """What stands before a word for who someone is. kind: own, their, name, article or none."""

    start: int
    kind: str = "none"
    of: str = ""
    owner: int | None = None
    count: int = 0
    new: bool = False
    dead: bool = False
    best: bool = False
    negated: bool = False


def without(found: Sequence[Mention], gone: Mapping[int, int | None]) -> list[Mention]:
    """The mentions but those that are gone, with owners at their new places. gone: index -> who stands for it as an owner, None
    for nobody."""
    kept = [index for index in range(len(found)) if index not in gone]
    places = {index: at for at, index in enumerate(kept)}
    for one in found:
        while one.owner is not None and one.owner in gone:
            one.owner = gone[one.owner]
        one.owner = places[one.owner] if one.owner is not None else None
    return [found[index] for index in kept]
