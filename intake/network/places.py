"""How far to the right everyone stands: in the order of the rows, near their family, never too close.

Sweeps up and down; in each, a row gets the places nearest to those wanted (least squares) that keep its order and distances,
by pool adjacent violators (Ayer and others 1955). Siblings move together, so that they stay under the middle of their parents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from intake.network.order import Rows, Union

SWEEPS = 8
SQUEEZE = 0.4
"""How strongly siblings are drawn to their middle."""
ROUGH = 4
"""Sweeps that tell about where everyone will stand."""


def places(rows: Rows, gaps: Sequence[Sequence[int]], sweeps: int = SWEEPS) -> dict[str, int]:
    """The middle of everyone in cells. gaps: per row the least distance from each middle to the next."""
    offsets = [_offsets(one) if row else [] for row, one in zip(rows.rows, gaps, strict=True)]
    where: dict[str, float] = {}
    for row, starts in zip(rows.rows, offsets, strict=True):
        for id, start in zip(row, starts, strict=True):
            where[id] = start - starts[-1] / 2
    unions = [[one for one in row if one.parents and one.children] for row in rows.unions]
    count = len(rows.rows)
    for sweep in range(sweeps):
        both = sweep >= sweeps - 2
        for at in range(count) if sweep % 2 else range(count - 1, -1, -1):
            above = unions[at - 1] if at and (sweep % 2 or both) else ()
            below = unions[at] if not sweep % 2 or both else ()
            wanted = _wanted(rows.rows[at], where, above, below)
            for id, place in zip(rows.rows[at], kept_apart(wanted, offsets[at]), strict=True):
                where[id] = place
    return _whole(rows, where, gaps)


def _offsets(gaps: Sequence[int]) -> list[float]:
    found = [0.0]
    for gap in gaps:
        found.append(found[-1] + gap)
    return found


def _wanted(
    row: Sequence[str], where: Mapping[str, float], above: Iterable[Union], below: Iterable[Union]
) -> list[float]:
    """Where each would stand by its own family; who has none there goes along with the neighbours."""
    pulls: dict[str, list[float]] = {}
    for union in above:
        shift, middle = _away(union, where), _middle(union, where)
        for child, _ in union.children:
            pulls.setdefault(child, []).append(shift + SQUEEZE * (middle - where[child]))
    for union in below:
        shift = -_away(union, where)
        for parent in union.parents:
            pulls.setdefault(parent, []).append(shift)
    shifts = [sum(found) / len(found) if (found := pulls.get(id)) else None for id in row]
    return [where[id] + _along(shifts, at) for at, id in enumerate(row)]


def _away(union: Union, where: Mapping[str, float]) -> float:
    """How far the parents are to the right of the middle of the children."""
    return sum([where[one] for one in union.parents]) / len(union.parents) - _middle(union, where)


def _middle(union: Union, where: Mapping[str, float]) -> float:
    ends = [where[child] for child, _ in union.children]
    return (min(ends) + max(ends)) / 2


def _along(shifts: Sequence[float | None], at: int) -> float:
    """The shift, or that of the nearest who has one."""
    if (own := shifts[at]) is not None:
        return own
    for away in range(len(shifts)):
        for near in (at - away, at + away):
            if 0 <= near < len(shifts) and (shift := shifts[near]) is not None:
                return shift
    return 0.0


def kept_apart(wanted: Sequence[float], offsets: Sequence[float]) -> list[float]:
    """The places nearest to those wanted that keep the order and the distances."""
    pools: list[tuple[float, int]] = []
    for place, offset in zip(wanted, offsets, strict=True):
        mean, size = place - offset, 1
        while pools and pools[-1][0] > mean:
            before, count = pools.pop()
            mean, size = (before * count + mean * size) / (count + size), count + size
        pools.append((mean, size))
    settled = [mean for mean, size in pools for _ in range(size)]
    return [place + offset for place, offset in zip(settled, offsets, strict=True)]


def _whole(rows: Rows, where: Mapping[str, float], gaps: Sequence[Sequence[int]]) -> dict[str, int]:
    """The same in whole cells, distances kept."""
    found: dict[str, int] = {}
    for row, least in zip(rows.rows, gaps, strict=True):
        for at, id in enumerate(row):
            place = round(where[id])
            found[id] = max(place, found[row[at - 1]] + least[at - 1]) if at else place
    return found
