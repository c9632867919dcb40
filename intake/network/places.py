"""How far to the right everyone stands: in the order of the rows, near their family, never too close.

Sweeps up and down; in each, a row gets the places nearest to those wanted (least squares) that keep its order and distances,
by pool adjacent violators (Ayer and others 1955). Siblings move together, so that they stay under the middle of their parents.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from intake.network.order import Rows, Union

SWEEPS = 8


def places(rows: Rows, gaps: Sequence[Sequence[int]]) -> dict[str, int]:
    """The middle of everyone in cells. gaps: per row the least distance from each middle to the next."""
    offsets = [_offsets(one) for one in gaps]
    where: dict[str, float] = {}
    for row, starts in zip(rows.rows, offsets, strict=True):
        for id, start in zip(row, starts, strict=True):
            where[id] = start - starts[-1] / 2
    above: dict[str, list[Union]] = {}
    below: dict[str, list[Union]] = {}
    for unions in rows.unions:
        for union in unions:
            for child, _ in union.children:
                above.setdefault(child, []).append(union)
            for parent in union.parents:
                below.setdefault(parent, []).append(union)
    count = len(rows.rows)
    for sweep in range(SWEEPS):
        for at in range(count) if sweep % 2 else range(count - 1, -1, -1):
            both = sweep >= SWEEPS - 2
            wanted = _wanted(
                rows.rows[at],
                where,
                above if sweep % 2 or both else {},
                below if not sweep % 2 or both else {},
            )
            for id, place in zip(rows.rows[at], kept_apart(wanted, offsets[at]), strict=True):
                where[id] = place
    return _whole(rows, where, gaps)


def _offsets(gaps: Sequence[int]) -> list[float]:
    found = [0.0]
    for gap in gaps:
        found.append(found[-1] + gap)
    return found


def _wanted(
    row: Sequence[str], where: Mapping[str, float], above: Mapping[str, list[Union]], below: Mapping[str, list[Union]]
) -> list[float]:  # fmt: skip
    """Where each would stand by its own family; who has none there goes along with the neighbours."""
    shifts: list[float | None] = []
    for id in row:
        pulls = [_stem(union, where) - _middle(union, where) for union in above.get(id, ()) if union.parents]
        pulls += [
            _middle(union, where) - _stem(union, where) for union in below.get(id, ()) if union.children
        ]
        shifts.append(sum(pulls) / len(pulls) if pulls else None)
    return [where[id] + _along(shifts, at) for at, id in enumerate(row)]


def _along(shifts: Sequence[float | None], at: int) -> float:
    """The shift, or that of the nearest who has one."""
    for away in range(len(shifts)):
        for near in (at - away, at + away):
            if 0 <= near < len(shifts) and (shift := shifts[near]) is not None:
                return shift
    return 0.0


def _stem(union: Union, where: Mapping[str, float]) -> float:
    return sum(where[one] for one in union.parents) / len(union.parents)


def _middle(union: Union, where: Mapping[str, float]) -> float:
    ends = [where[child] for child, _ in union.children]
    return (min(ends) + max(ends)) / 2


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
