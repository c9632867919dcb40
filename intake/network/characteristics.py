"""What a network is like: the characteristics of the guide (table 2: size, composition, density, stability, complexity,
reachability), with reciprocity, how the care is shared, and what rests on one person.

Only what was said counts: what is not known is left out and never counted as "no". Where a figure can only grow with more
answers (density, reciprocity, reachability), it is a lower bound and the sentences say so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from intake.network.functions import functions_given
from intake.network.model import SECTORS, SUPPORT, Person, Tie

OFTEN = 4.0
"""Contacts a month from which someone is seen about every week."""
LONG = 5
"""Years from which a tie counts as an old one."""
RECENT = 1
"""A tie of at most so many years counts as a new one."""
CARE = ("care", "practical", "admin", "transport")
"""Kinds of support that are help and care, as opposed to attention and company."""
NEAR = ("same_home", "walking", "same_town")

Test = Callable[[Person], bool]
_YEAR = re.compile(r"(\d{4})")


@dataclass(frozen=True, slots=True)
class Characteristics:
    """Who and how much, by characteristic. Persons are ids, in the order they were named; what is None was not said.

    size: people in the network without professionals; a group counts for as many as it stands for. Broken ties and MSNA's two
    outer zones are not in it; professionals and reservoir (the outer zones) are counted apart.
    composition: sector -> people. variety: Blau's index 1 - sum(p_i^2) over the own people's sectors, 0 (one circle) to
    1 - 1/k (k circles alike) (Blau 1977).
    density: 2m / n(n-1), the share of pairs of own people of whom it was said that they know each other, 0..1 (Wasserman and
    Faust 1994); None where nobody was asked who knows whom. groups: those who hang together without the client, largest first.
    brokers: whose going would break a group up (articulation points of the same graph).
    strong, strained, fading, broken: by bond. old, recent: known for LONG years or more, RECENT or less.
    weekly: seen or spoken to about every week.
    roles: id -> kinds of support given. complexity: their mean per giver, from 1 to len(SUPPORT). able: kind -> givers.
    near, far: where they live. place_unknown: of how many that was not said.
    mutual: give and get. reciprocity: their share among givers, 0..1; None while nothing was said about giving back.
    care: id -> share of the help and care, by how often they come, adding up to 1. uncounted: help too, how often is not known.
    evenness: 1 - G, with G the Gini coefficient corrected for small groups (n/(n-1), Deltas 2003): 0 one does all, 1 all the
    same; 0 for a single carer, None for none.
    single: kind of support -> the only one who gives it. given: function of a network -> who gives it (see functions).
    reserve: would do more if asked.
    """

    size: int
    professionals: int
    reservoir: int
    composition: Mapping[str, int]
    variety: float | None
    density: float | None
    groups: tuple[tuple[str, ...], ...]
    brokers: tuple[str, ...]
    strong: tuple[str, ...]
    strained: tuple[str, ...]
    fading: tuple[str, ...]
    broken: tuple[str, ...]
    old: tuple[str, ...]
    recent: tuple[str, ...]
    weekly: tuple[str, ...]
    roles: Mapping[str, tuple[str, ...]]
    complexity: float | None
    able: Mapping[str, tuple[str, ...]]
    near: tuple[str, ...]
    far: tuple[str, ...]
    place_unknown: int
    mutual: tuple[str, ...]
    reciprocity: float | None
    care: Mapping[str, float]
    uncounted: tuple[str, ...]
    evenness: float | None
    single: Mapping[str, str]
    given: Mapping[str, tuple[str, ...]]
    reserve: tuple[str, ...]


def characteristics(
    people: Mapping[str, Person], ties: Iterable[Tie], today: date | None = None
) -> Characteristics:
    """Of everyone around the client who is alive; the two the talk is about are not part of it.

    today: the day from which years count; without it nobody is old or recent.
    """
    here = {id: one for id, one in people.items() if _is_here(id, one)}
    around = {id: one for id, one in here.items() if one.bond != "broken" and _is_personal(one)}
    own = {id: one for id, one in around.items() if one.sector != "professionals"}
    ties = [tie for tie in ties if tie.a in own and tie.b in own and tie.status != "cut_off"]
    givers = {id: one for id, one in own.items() if one.gives}
    mutual = tuple(id for id, one in givers.items() if one.receives)
    care, uncounted = _shares(around)
    able = _able(around)
    asked = any(tie.kind == "knows" for tie in ties)
    groups, brokers = _groups(own, ties) if asked else ((), ())
    return Characteristics(
        size=_heads(own.values()),
        professionals=_heads(one for one in around.values() if one.sector == "professionals"),
        reservoir=_heads(one for one in here.values() if not _is_personal(one)),
        composition=_composition(around),
        variety=_variety(own),
        density=_density(own, ties) if asked else None,
        groups=groups,
        brokers=brokers,
        strong=_who(own, lambda one: one.bond == "strong"),
        strained=_who(own, lambda one: one.bond == "tense"),
        fading=_who(own, lambda one: one.bond == "weak"),
        broken=_who(here, lambda one: one.bond == "broken"),
        old=_who(own, lambda one: (_years(one, today) or 0) >= LONG),
        recent=_who(own, lambda one: (years := _years(one, today)) is not None and years <= RECENT),
        weekly=_who(own, lambda one: (one.per_month or 0) >= OFTEN),
        roles={id: one.gives for id, one in givers.items()},
        complexity=sum(len(one.gives) for one in givers.values()) / len(givers) if givers else None,
        able=able,
        near=_who(own, lambda one: one.distance in NEAR),
        far=_who(own, lambda one: one.distance in ("region", "far")),
        place_unknown=sum(one.distance is None for one in own.values()),
        mutual=mutual,
        reciprocity=len(mutual) / len(givers) if any(one.receives for one in own.values()) and givers else None,
        care=care,
        uncounted=uncounted,
        evenness=evenness(tuple(care.values())),
        single={kind: ids[0] for kind, ids in able.items() if len(ids) == 1 and not around[ids[0]].group},
        given=functions_given(around),
        reserve=_who(own, lambda one: one.could_do_more is True),
    )  # fmt: skip


def _is_here(id: str, person: Person) -> bool:
    return id not in ("client", "cared_for") and person.alive is not False and person.kind == "person"


def _is_personal(person: Person) -> bool:
    return person.zone in (None, "personal")


def _who(people: Mapping[str, Person], holds: Test) -> tuple[str, ...]:
    return tuple(id for id, one in people.items() if holds(one))


def _able(people: Mapping[str, Person]) -> dict[str, tuple[str, ...]]:
    found = {kind: tuple(id for id, one in people.items() if kind in one.gives) for kind in SUPPORT}
    return {kind: ids for kind, ids in found.items() if ids}


def _heads(people: Iterable[Person]) -> int:
    return sum(one.count or 1 for one in people)


def _composition(people: Mapping[str, Person]) -> dict[str, int]:
    counts = {sector: _heads(one for one in people.values() if one.sector == sector) for sector in SECTORS}
    return {sector: count for sector, count in counts.items() if count}


def _variety(people: Mapping[str, Person]) -> float | None:
    counts = _composition(people).values()
    whole = sum(counts)
    return 1 - sum((count / whole) ** 2 for count in counts) if whole else None


def _density(people: Mapping[str, Person], ties: Iterable[Tie]) -> float:
    named = {frozenset((tie.a, tie.b)) for tie in ties if tie.a != tie.b}
    return len(named) / max(1, sum(1 for _ in combinations(people, 2)))


def _groups(
    people: Mapping[str, Person], ties: Iterable[Tie]
) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """(groups of two and more, who holds a group together), in the order people were named."""
    import networkx

    graph = networkx.Graph([(tie.a, tie.b) for tie in ties if tie.a != tie.b])
    place = {id: number for number, id in enumerate(people)}
    groups = [tuple(sorted(group, key=place.__getitem__)) for group in networkx.connected_components(graph)]
    groups.sort(key=lambda group: (-len(group), place[group[0]]))
    return tuple(groups), tuple(sorted(networkx.articulation_points(graph), key=place.__getitem__))


def _years(person: Person, today: date | None) -> int | None:
    start = _YEAR.match(person.since or "")
    return None if start is None or today is None else today.year - int(start[1])


def _shares(people: Mapping[str, Person]) -> tuple[dict[str, float], tuple[str, ...]]:
    """(share of the help and care of each whose frequency is known, those of whom it is not)."""
    carers = {id: one for id, one in people.items() if set(CARE) & set(one.gives)}
    often = {id: one.per_month for id, one in carers.items() if one.per_month}
    whole = sum(often.values())
    return {id: weight / whole for id, weight in often.items()}, tuple(id for id in carers if id not in often)


def evenness(shares: tuple[float, ...]) -> float | None:
    """1 minus the corrected Gini coefficient of the shares: 0 one does it all, 1 all the same; None without any.

    Raises ZeroDivisionError for shares that add up to nothing.
    """
    if len(shares) < 2:
        return 0.0 if shares else None
    count, ordered = len(shares), sorted(shares)
    skew = sum((2 * place - count - 1) * share for place, share in enumerate(ordered, 1))
    return min(1.0, max(0.0, 1 - skew / ((count - 1) * sum(ordered))))
