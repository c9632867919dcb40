"""The lines of a genogram: level and upright only, beside symbols and names, never over them.

Channel routing (Hashimoto and Stevens 1971): between two rows lie tracks; each union has a bar on one, and each tie between
people who do not stand side by side leaves by the gap beside them and runs along a track. Bars that would run into each other
get tracks of their own, ordered so that they cross least; in a gap each line has a column of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from intake.network.drawing import Node, Stroke
from intake.network.kin import Couple
from intake.network.order import Rows, Union

PLAIN = 2
"""Free cells between two people at least."""
COUPLE = 5
"""Cells between the symbols of a couple at least."""
BESIDE = 4
"""About so far from the middle of a symbol a tie goes down beside it."""
DIRECT = 7
"""Cells between symbols with an emotional tie between them at least."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A line between two people. of: its family of lines. couple: where it is that of a couple."""

    a: str
    b: str
    stroke: Stroke
    cuts: int = 0
    of: str = ""
    couple: Couple | None = None


@dataclass(slots=True)
class Wire:
    """A line through the gap left of the item `gap` in a row. up, down: into the channels above and below.

    lean: -1 it belongs to who stands left of it, 1 to who stands right, 0 to neither. near: where it would like to be.
    """

    key: str
    row: int
    gap: int
    up: bool
    down: bool
    lean: int
    near: float = 0.0
    own: frozenset[int] = frozenset()
    column: int = 0

    @property
    def over(self) -> bool:
        """Whether it passes the years beside a couple."""
        return self.up or abs(self.lean) == 2


@dataclass(slots=True)
class Segment:
    """A level piece in the channel under a row. tops, bottoms: columns where lines leave it upwards and downwards."""

    key: str
    row: int
    low: int
    high: int
    tops: tuple[int, ...]
    bottoms: tuple[int, ...]
    track: int = 0


@dataclass(slots=True)
class Home:
    """Part of a household that can be surrounded: per row the first and last place. letter: "" where it is the whole household."""

    name: str
    first: int
    spans: list[tuple[int, int]]
    members: frozenset[str]
    letter: str = ""


@dataclass(slots=True)
class Plan:
    """Which lines go through which gap; known before it is known how wide the gaps are. couples: gaps between a couple; direct: with a
    tie between neighbours in it."""

    rows: Rows
    couples: frozenset[tuple[int, int]] = frozenset()
    direct: frozenset[tuple[int, int]] = frozenset()
    wires: dict[str, Wire] = field(default_factory=dict)
    gaps: dict[tuple[int, int], list[Wire]] = field(default_factory=dict)

    def add(self, wire: Wire) -> None:
        self.wires[wire.key] = wire
        self.gaps.setdefault((wire.row, wire.gap), []).append(wire)


def place_of(rows: Rows) -> dict[str, tuple[int, int]]:
    """id -> row, place in the row."""
    return {id: (row, at) for row, ids in enumerate(rows.rows) for at, id in enumerate(ids)}


def beside(rows: Rows, tie: Tie, at: Mapping[str, tuple[int, int]]) -> bool:
    (row, place), (other, far) = at[tie.a], at[tie.b]
    return row == other and abs(place - far) == 1


def homes_of(rows: Rows, households: Sequence[frozenset[str]], where: Mapping[str, int]) -> list[Home]:
    """The households, in parts where others stand between."""
    found: list[Home] = []
    for number, members in enumerate(households):
        parts: list[Home] = []
        for row, ids in enumerate(rows.rows):
            for first, last in _runs(ids, members):
                span, run = (first, last), frozenset(ids[first : last + 1])
                above = [
                    one
                    for one in parts
                    if one.first + len(one.spans) == row and _overlap(one, ids, span, rows, where)
                ]
                if above:
                    above[0].spans.append(span)
                    above[0].members |= run
                else:
                    parts.append(Home(f"home{number}.{len(parts)}", row, [span], run))
        for part in parts:
            part.letter = chr(ord("A") + number % 26) if len(parts) > 1 else ""
        found += parts
    return found


def _runs(ids: Sequence[str], members: frozenset[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for at, id in enumerate(ids):
        if id in members:
            if found and found[-1][1] == at - 1:
                found[-1] = (found[-1][0], at)
            else:
                found.append((at, at))
    return found


def _overlap(
    home: Home, ids: Sequence[str], span: tuple[int, int], rows: Rows, where: Mapping[str, int]
) -> bool:
    above = rows.rows[home.first + len(home.spans) - 1]
    low, high = (where[above[at]] for at in home.spans[-1])
    return where[ids[span[0]]] <= high + 2 and low - 2 <= where[ids[span[1]]]


ACROSS = 6
"""What crossing the line of a child costs a tie, in columns of a detour."""


def planned(plan: Plan, ties: Iterable[Tie], homes: Iterable[Home], where: Mapping[str, int]) -> None:
    """Fill in which gaps the lines go through. where: about where everyone will stand."""
    rows = plan.rows
    at = place_of(rows)
    for row, unions in enumerate(rows.unions):
        for index, union in enumerate(unions):
            _plan_stem(plan, union, f"stem{row}.{index}", at, where)
    for number, tie in enumerate(ties):
        if not beside(rows, tie, at):
            _plan_tie(plan, tie, f"tie{number}", at, where)
    for home in homes:
        _plan_home(plan, home)


def _plan_stem(
    plan: Plan, union: Union, key: str, at: Mapping[str, tuple[int, int]], where: Mapping[str, int]
) -> None:
    """The line down from a couple side by side, or from beside a parent alone; a couple apart has it from its own line."""
    here = [one for one in union.parents if at[one][0] == union.row and one not in plan.rows.through]
    if not here or not union.children or (len(here) == 2 and not union.beside):
        return
    ends = [where[child] for child, _ in union.children]
    near = (min(ends) + max(ends)) / 2
    place = at[here[0]][1]
    if len(here) == 2:
        plan.add(Wire(key, union.row, max(at[one][1] for one in here), False, True, 0, near))
        return
    left_taken, right_taken = ((union.row, gap) in plan.couples for gap in (place, place + 1))
    rightward = not right_taken or left_taken
    plan.add(Wire(key, union.row, place + rightward, False, True, -1 if rightward else 1, near))


def _plan_tie(
    plan: Plan, tie: Tie, key: str, at: Mapping[str, tuple[int, int]], where: Mapping[str, int]
) -> None:
    a, b = sorted((tie.a, tie.b), key=lambda one: at[one])
    (row, place), (other, far) = at[a], at[b]
    gap = _side(plan, a, where[b], at, where)
    plan.add(Wire(f"{key}a", row, gap, False, True, -1 if gap > place else 1, where[b]))
    for between in range(row + 1, other):
        ids = plan.rows.rows[between]
        through = sum(where[id] < where[b] for id in ids)
        plan.add(Wire(f"{key}r{between}", between, through, True, True, 0, where[b]))
    towards = where[a] + (BESIDE if gap > place else -BESIDE)
    gap = _side(plan, b, towards, at, where, from_above=row < other)
    plan.add(Wire(f"{key}b", other, gap, row < other, row == other, -1 if gap > far else 1, where[a]))


def _side(
    plan: Plan, id: str, towards: int, at: Mapping[str, tuple[int, int]], where: Mapping[str, int], *, from_above: bool = False,
) -> int:  # fmt: skip
    """The gap beside someone that a tie leaves by: towards the other, but rather not between a couple or among other lines.

    from_above: it comes down beside someone, and on the far side it would cross the line from their parents.
    """
    row, place = at[id]
    cost = {}
    for gap in (place, place + 1):
        couple = (row, gap) in plan.couples
        side = -1 if gap > place else 1
        taken = (
            couple
            + ((row, gap) in plan.direct)
            + sum(one.lean == side for one in plan.gaps.get((row, gap), ()))
        )
        away = (where[id] - towards) * (1 if gap > place else -1)
        cost[gap] = max(0, away) + ACROSS * (from_above and away > 0) + 8 * couple + 3 * len(plan.gaps.get((row, gap), ())) + 9999 * (taken > 2)
    return min(cost, key=lambda gap: (cost[gap], gap))


def _plan_home(plan: Plan, home: Home) -> None:
    last = home.first + len(home.spans) - 1
    for index, (low, high) in enumerate(home.spans):
        row = home.first + index
        up, down = row > home.first, row < last
        plan.add(Wire(f"{home.name}l{row}", row, low, up, down, 2))
        plan.add(Wire(f"{home.name}r{row}", row, high + 1, up, down, -2))


# Columns in the gaps


def columns(
    plan: Plan, nodes: Mapping[str, Node], where: Mapping[str, int], pins: Sequence[Mapping[str, Sequence[int]]], texts: Mapping[tuple[int, int], int]
) -> list[tuple[int, int]]:  # fmt: skip
    """Give every wire a column in its gap. pins: per row id -> columns where lines from above end. texts: gap -> cells of its years.

    Returns the gaps that are too narrow: a line there would run on in another.
    """
    narrow = []
    for row, ids in enumerate(plan.rows.rows):
        ends = {column for one in (pins[row + 1].values() if row + 1 < len(pins) else ()) for column in one}
        leaving = {wire.column for wire in plan.wires.values() if wire.row == row - 1 and wire.down}
        leaving |= {where[id] for id in (plan.rows.rows[row - 1] if row else ()) if id in plan.rows.through}
        own = {column for one in pins[row].values() for column in one}
        for gap in range(len(ids) + 1):
            wires = plan.gaps.get((row, gap), [])
            if not wires:
                continue
            low = nodes[ids[gap - 1]].box()[2] + 1 if gap else None
            high = nodes[ids[gap]].box()[0] - 1 if gap < len(ids) else None
            if low is None:
                assert high is not None
                low = high - 3 * len(wires) - 2
            high = low + 3 * len(wires) + 2 if high is None else high
            if not _shared_out(wires, low, high, ends, leaving | own, texts.get((row, gap), 0)):
                narrow.append((row, gap))
    return narrow


def _shared_out(wires: list[Wire], low: int, high: int, ends: set[int], leaving: set[int], text: int) -> bool:
    """Columns from left to right: near where each would be, none that would run on in another line, if there are such."""
    enough = True
    middle = (low + high) / 2
    ideal = {-2: low, -1: low + 1, 1: high - 1, 2: high}
    wires.sort(key=lambda one: ({-2: -2, -1: -1, 0: 0, 1: 1, 2: 2}[one.lean], one.near, one.key))
    last = low - 1
    for index, wire in enumerate(wires):
        left = len(wires) - index - 1
        want = ideal.get(wire.lean, min(max(wire.near, low + 1), high - 1) if wire.near else middle)
        first = max(last + 1, low + text + 1) if text and wire.over else last + 1
        choices = list(range(first, high - left + 1))
        if straight := wire.own & set(choices):
            choices, want = list(straight), min(straight)
        banned = (ends - wire.own if wire.down else set()) | (leaving if wire.up else set())
        free = [one for one in choices if one not in banned]
        enough = enough and bool(free)
        free = free or choices or [last + 1]
        wire.column = min(free, key=lambda one: (abs(one - want) + 3 * (one == last + 1 and index > 0), one))
        last = wire.column
    return enough


# Tracks in the channels


def tracked(segments: list[Segment]) -> int:
    """Give every segment of one channel a track, 0 at the top, so that they cross least; returns how many tracks there are."""
    above = {
        (one.key, other.key): _cost(one, other) for one in segments for other in segments if one is not other
    }
    left = sorted(segments, key=lambda one: (one.low, one.high, one.key))
    done: list[Segment] = []
    while left:
        pick = min(left, key=lambda one: (_loss(one, left, above), left.index(one)))
        left.remove(pick)
        pick.track = max((one.track + 1 for one in done if _meet(one, pick)), default=0)
        done.append(pick)
    return max((one.track + 1 for one in segments), default=0)


def _meet(one: Segment, other: Segment) -> bool:
    return one.low <= other.high and other.low <= one.high


def _cost(one: Segment, other: Segment) -> int:
    """Crossings when the first is above the second; a thousand where they would run over each other."""
    if set(other.tops) & set(one.bottoms):
        return 1000
    if not _meet(one, other):
        return 0
    return sum(one.low <= top <= one.high for top in other.tops) + sum(
        other.low <= bottom <= other.high for bottom in one.bottoms
    )


def _loss(one: Segment, left: Iterable[Segment], above: Mapping[tuple[str, str], int]) -> int:
    """What it costs more to put this one above the others that are left than under them."""
    return sum(above[one.key, other.key] - above[other.key, one.key] for other in left if other is not one)
