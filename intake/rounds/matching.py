"""Who can help whom: offers and requests of residents, near ones first."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from intake.definitions.model import Flow, Matched
from intake.rounds.model import Match, Matching

if TYPE_CHECKING:
    import polars as pl

_Person = tuple[str, str]
"""key and street of someone."""


def matching(one: Matched, flow: Flow, frame: pl.DataFrame) -> Matching:
    """Each request gets the helper with the fewest requests so far, in the same street where there is one.

    The option "none" is left out. The matches name forms, not people: they are for the coordinator.
    """
    offers = _people_by_option(frame, one.offer)
    requests = _people_by_option(frame, one.demand)
    options = [option.id for option in flow.questions[one.offer].options if option.id != "none"]
    matches: list[Match] = []
    load: dict[str, int] = defaultdict(int)
    for option in options:
        matches += _matches(option, offers.get(option, []), requests.get(option, []), load)
    return Matching(
        one.id,
        {option: len(offers.get(option, [])) for option in options},
        {option: len(requests.get(option, [])) for option in options},
        tuple(matches),
    )


def _matches(option: str, offers: list[_Person], requests: list[_Person], load: dict[str, int]) -> list[Match]:
    """Helpers by street, the one with the least to do in front."""
    import heapq

    by_street: dict[str, list[tuple[int, str]]] = defaultdict(list)
    anywhere: list[tuple[int, str]] = []
    street_of = dict(offers)
    for key, street in offers:
        by_street[street].append((load[key], key))
        anywhere.append((load[key], key))
    for heap in (*by_street.values(), anywhere):
        heapq.heapify(heap)
    found = []
    for key, street in requests:
        helper = _least(by_street.get(street, []), key, load) or _least(anywhere, key, load)
        if helper is None:
            continue
        load[helper] += 1
        heapq.heappush(by_street[street_of[helper]], (load[helper], helper))
        heapq.heappush(anywhere, (load[helper], helper))
        found.append(Match(option, helper, key, street_of[helper] == street))
    return found


def _least(heap: list[tuple[int, str]], other_than: str, load: dict[str, int]) -> str | None:
    """The helper with the least to do, never the one who asks; entries that are out of date are dropped."""
    import heapq

    aside = []
    found = None
    while heap:
        count, key = heap[0]
        if count != load[key]:
            heapq.heappop(heap)
        elif key == other_than:
            aside.append(heapq.heappop(heap))
        else:
            found = key
            break
    for entry in aside:
        heapq.heappush(heap, entry)
    return found


def _people_by_option(frame: pl.DataFrame, question: str) -> dict[str, list[_Person]]:
    column = f"q_{question}"
    each = frame.select("key", "street", column).explode(column).drop_nulls(column).sort("key")
    found: dict[str, list[_Person]] = defaultdict(list)
    for key, street, option in each.iter_rows():
        found[option].append((key, street))
    return found
