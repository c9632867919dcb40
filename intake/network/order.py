"""In which order people stand beside each other in a genogram.

Layered drawing (Sugiyama, Tagawa and Toda 1981) with hard constraints kept by merging what is in the wrong order (Forster, A
fast and simple heuristic for constrained two-level crossing reduction, 2004): partners form one block, siblings keep the
order of birth. Blocks are moved by barycentres up and down, then by exchanges of neighbours, as long as lines cross less.
A child whose parents stand more than one row higher has a place for its line in each row between.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice, pairwise, permutations

from intake.network.kin import Couple, Family, Link

SWEEPS = 6
PASSES = 6
"""At most so many rounds of exchanges."""
MANY = 24
"""At most so many orders of someone's partners are tried."""


@dataclass(slots=True)
class Union:
    """One or two parents with their children. row: that of the (lower) parents; children: (id, kind) in the row below.

    key: both parents; parents: those who stand in the row.
    A child that stands lower is there as the place of its line. beside: the parents stand next to each other.
    """

    key: tuple[str, ...]
    parents: tuple[str, ...]
    row: int
    children: list[tuple[str, str]] = field(default_factory=list)
    beside: bool = False
    couple: Couple | None = None


@dataclass(slots=True)
class Rows:
    """rows: ids from left to right, eldest generation first. through: place of a line -> the child it leads to.

    row_of: id -> row. unions by row. apart: couples that cannot stand side by side, with why (see `Apart`).
    """

    rows: list[list[str]]
    row_of: dict[str, int]
    unions: list[list[Union]]
    through: dict[str, str]
    apart: list[tuple[Couple, str]]
    crossings: int = 0


def ordered(family: Family, before: Sequence[str] = ()) -> Rows:
    """The rows of the family. before: ids in the order of the picture before; nobody moves in it unless lines then cross less.

    Couples stand side by side unless, and then `apart` says why: "generation" (one descends from the other, or from a partner
    or sibling of the other), "many" (one of them has more than two partners), "ring" (partners of partners close a ring), or
    "siblings" (the order of birth of their siblings forbids it).
    """
    lattice = Lattice(family)
    best = lattice.improved(lattice.like(before), PASSES) if before else lattice.best()
    rows = [[id for block in row for id in block] for row in best[1]]
    lattice.mark_beside(rows)
    return Rows(rows, lattice.row_of, lattice.unions, lattice.through, lattice.apart, best[0])


Block = tuple[str, ...]
Order = list[list[Block]]


class Lattice:
    """Rows, blocks of partners in them, who must stand left of whom, and unions between the rows."""

    def __init__(self, family: Family) -> None:
        self.family = family
        filled = sorted({family.generation[id] for id in family.people})
        self.row_of = {id: filled.index(family.generation[id]) for id in family.people}
        if self._unnamed_above():
            self.row_of = {id: row + 1 for id, row in self.row_of.items()}
        self.count = max(self.row_of.values()) + 1
        self.through: dict[str, str] = {}
        self.unions: list[list[Union]] = [[] for _ in range(self.count)]
        self.apart: list[tuple[Couple, str]] = []
        self.parenthood = {frozenset(link.parents) for link in family.links}
        self._find_unions()
        self.left_of: list[dict[str, set[str]]] = [{} for _ in range(self.count)]
        """row -> sibling -> the next younger siblings"""
        self._sibships()
        self.blocks: list[list[Block]] = [self._row_blocks(row) for row in range(self.count)]
        self.up: dict[str, list[tuple[Union, int]]] = {}
        for unions in self.unions:
            for union in unions:
                for child, _ in union.children:
                    self.up.setdefault(child, []).append((union, len(union.children)))
        self.down: dict[str, list[Union]] = {}
        for unions in self.unions:
            for union in unions:
                for parent in union.parents:
                    self.down.setdefault(parent, []).append(union)
        self.needs = [self._needs(row) for row in range(self.count)]

    # Unions

    def _unnamed_above(self) -> bool:
        """Whether the line of siblings whose parents nobody named needs a row, without people, above the first."""
        found: dict[tuple[str, ...], set[str]] = {}
        for link in self.family.links:
            if not set(link.parents) & set(self.family.people):
                found.setdefault(link.parents, set()).add(link.child)
        return any(len(children) > 1 and self._above(children) < 0 for children in found.values())

    def _find_unions(self) -> None:
        found: dict[tuple[str, ...], Union] = {}
        couples = {frozenset((one.a, one.b)): one for one in self.family.couples}
        for link in sorted(self.family.links, key=lambda one: self.family.by_birth(one.child)):
            key = tuple(sorted(link.parents))
            parents = tuple(one for one in key if one in self.row_of)
            if key not in found:
                children = self._children(link)
                row = max(self.row_of[one] for one in parents) if parents else self._above(children)
                if row < 0 or (not parents and len(children) < 2):
                    continue
                parents = tuple(one for one in parents if self.row_of[one] == row)
                found[key] = Union(key, parents, row, couple=couples.get(frozenset(key)))
                self.unions[row].append(found[key])
            union = found[key]
            union.children.append((self._led(union.row, link), link.kind))

    def _children(self, link: Link) -> set[str]:
        return {one.child for one in self.family.links if set(one.parents) == set(link.parents)}

    def _above(self, children: Iterable[str]) -> int:
        """The row over the highest of them: siblings can stand in two rows, where one raises the other."""
        return min(self.row_of[one] for one in children) - 1

    def _led(self, row: int, link: Link) -> str:
        """The child, or the place of its line in the row under the parents."""
        child = link.child
        first = below = child
        for at in range(self.row_of[child] - 1, row, -1):
            place = f"|{child}|{at}|{'+'.join(sorted(link.parents))}"
            self.through[place] = below
            self.row_of[place] = at
            self.unions[at].append(Union((place,), (place,), at, [(below, link.kind)]))
            first = below = place
        return first

    def _sibships(self) -> None:
        groups: dict[frozenset[str], list[str]] = {}
        for child, parents in self.family.parents.items():
            groups.setdefault(frozenset(parents), []).append(child)
        for siblings in groups.values():
            for one, other in pairwise(sorted(siblings, key=self.family.by_birth)):
                if self.row_of[one] == self.row_of[other]:
                    self.left_of[self.row_of[one]].setdefault(one, set()).add(other)

    # Blocks

    def _row_blocks(self, row: int) -> list[Block]:
        ids = [id for id, at in self.row_of.items() if at == row]
        couples = []
        for couple in sorted(self.family.couples, key=self._weight):
            rows = {self.row_of[couple.a], self.row_of[couple.b]}
            if rows == {row}:
                couples.append(couple)
            elif max(rows) == row:
                self.apart.append((couple, "generation"))
        kept: list[Couple] = []
        blocks: dict[str, Block] = {id: (id,) for id in ids}
        for couple in couples:
            if blocks[couple.a] is blocks[couple.b]:
                self.apart.append((couple, "ring"))
                continue
            tried = self._joined([*kept, couple], blocks[couple.a] + blocks[couple.b])
            joined = {**blocks, **dict.fromkeys(tried, tried)} if tried else blocks
            if not tried or _circle(self._before(row, joined)):
                self.apart.append((couple, "siblings"))
                continue
            kept.append(couple)
            blocks = joined
        for couple in kept:
            block = blocks[couple.a]
            if abs(block.index(couple.a) - block.index(couple.b)) > 1:
                self.apart.append((couple, "many"))
        return list(dict.fromkeys(blocks.values()))

    def _weight(self, couple: Couple) -> tuple[bool, bool, str, str, str]:
        """Couples with children first, then those that last, then by year."""
        named = frozenset((couple.a, couple.b))
        childless = named not in self.parenthood
        return childless, couple.parted, couple.since or "~", *sorted((couple.a, couple.b))  # type: ignore[return-value]

    def _joined(self, couples: list[Couple], members: Block) -> Block | None:
        """The members of a block of couples in a line in which their own siblings are in order, or None."""
        near: dict[str, list[str]] = {id: [] for id in sorted(members)}
        for couple in couples:
            if couple.a in near and couple.b in near:
                near[couple.a].append(couple.b)
                near[couple.b].append(couple.a)
        start = _start(near)
        timed = sorted(near[start], key=lambda one: self._years(start, one))
        for partners in islice(permutations(timed), MANY):
            line = _line_of(near, start, partners, self._years)
            for way in self._ways(line):
                if self._in_order(way):
                    return way
        return None

    def _years(self, a: str, b: str) -> tuple[bool, str, str]:
        couple = next(one for one in self.family.partners(a) if one.other(a) == b)
        return not couple.parted, couple.since or "~", b

    def _ways(self, line: Block) -> tuple[Block, Block]:
        """A man left of a woman where nothing else says how they stand."""
        back = line[::-1]
        people = self.family.people
        first, last = (people[id].gender for id in (line[0], line[-1]))
        turned = len(line) == 2 and (first, last) in (("woman", "man"), ("woman", None), (None, "man"))
        return (back, line) if turned else (line, back)

    def _in_order(self, block: Block) -> bool:
        place = {id: at for at, id in enumerate(block)}
        sort = self.family.by_birth
        parents = self.family.parents
        for a, b in combinations(block, 2):
            together = a in parents and b in parents and set(parents[a]) == set(parents[b])
            if together and (sort(a) < sort(b)) != (place[a] < place[b]):
                return False
        return True

    def _before(self, row: int, blocks: Mapping[str, Block]) -> dict[Block, set[Block]]:
        found: dict[Block, set[Block]] = {block: set() for block in blocks.values()}
        for one, others in self.left_of[row].items():
            found[blocks[one]] |= {blocks[other] for other in others} - {blocks[one]}
        return found

    def _needs(self, row: int) -> dict[str, set[str]]:
        """Block (by its first of all turns) -> blocks that must stand right of it, directly."""
        of = {id: block for block in self.blocks[row] for id in block}
        return {min(block): {min(one) for one in after} for block, after in self._before(row, of).items()}

    # Orders

    def starts(self) -> Iterator[Order]:
        """Orders to begin with: from the eldest generation down, and from the first to be drawn outwards."""
        yield self._walked(sorted(self.blocks[0], key=self._first))
        yield self._walked(self._tops())

    def _first(self, block: Block) -> tuple[float, str]:
        return min(self.family.by_birth(id)[0] if id in self.family.people else 9999.0 for id in block), min(
            block
        )

    def _tops(self) -> list[Block]:
        root = "client" if "client" in self.family.people else min(self.family.people)
        return [block for block in self.blocks[self.row_of[root]] if root in block]

    def _walked(self, tops: Iterable[Block]) -> Order:
        rows: Order = [[] for _ in range(self.count)]
        of = [{id: block for block in row for id in block} for row in self.blocks]
        seen: set[Block] = set()

        def visit(first: Block) -> None:
            waiting = [first]
            while waiting:
                block = waiting.pop()
                if block in seen:
                    continue
                seen.add(block)
                row = self.row_of[block[0]]
                rows[row].append(block)
                near: list[Block] = []
                for id in block:
                    for union, _ in self.up.get(id, []):
                        near += [of[union.row][parent] for parent in union.parents]
                        near += [of[row][child] for child, _ in union.children]
                    for union in self.down.get(id, []):
                        near += [of[union.row + 1][child] for child, _ in union.children]
                waiting += [one for one in reversed(near) if one not in seen]

        for block in [*tops, *(block for row in self.blocks for block in row)]:
            visit(block)
        return [
            self._kept(row, rows[row], {block: float(at) for at, block in enumerate(rows[row])})
            for row in range(self.count)
        ]

    def like(self, before: Sequence[str]) -> Order:
        """The order of before, newcomers beside their own."""
        known = {id: float(at) for at, id in enumerate(before)}
        found: Order = []
        for row in range(self.count):
            wanted = {}
            for at, block in enumerate(self.blocks[row]):
                places = [known[id] for id in block if id in known]
                if not places:
                    near = [
                        known[c]
                        for id in block
                        for u, _ in self.up.get(id, [])
                        for c, _ in u.children
                        if c in known
                    ]
                    places = [max(near) + 0.5] if near else [1e6 + at]
                wanted[block] = sum(places) / len(places)
            turned = {self._turned_like(block, known): place for block, place in wanted.items()}
            found.append(self._kept(row, sorted(turned, key=turned.__getitem__), turned))
        return found

    def _turned_like(self, block: Block, known: Mapping[str, float]) -> Block:
        places = [known[id] for id in block if id in known]
        back = block[::-1]
        return back if len(places) > 1 and places[0] > places[-1] and self._in_order(back) else block

    def _kept(self, row: int, blocks: Sequence[Block], wanted: Mapping[Block, float]) -> list[Block]:
        """The blocks by what they want, with siblings in order: what stands wrong is merged to one (Forster 2004)."""
        after = self.needs[row]
        groups = [([block], wanted[block], 1) for block in sorted(blocks, key=lambda one: wanted[one])]
        changed = True
        while changed:
            changed = False
            where = {min(block): at for at, group in enumerate(groups) for block in group[0]}
            for at, group in enumerate(groups):
                wrong = [where[one] for block in group[0] for one in after[min(block)] if where[one] < at]
                if wrong:
                    first = min(wrong)
                    other = groups[first]
                    size = group[2] + other[2]
                    mean = (group[1] * group[2] + other[1] * other[2]) / size
                    merged = self._merged(group[0], other[0], after, wanted)
                    groups = [one for one in groups if one is not group and one is not other]
                    groups.append((merged, mean, size))
                    groups.sort(key=lambda one: one[1])
                    changed = True
                    break
        flat = [block for group in groups for block in group[0]]
        if len(groups) == len(blocks):
            return flat
        return self._merged(flat, [], after, {block: float(at) for at, block in enumerate(flat)})

    def _merged(
        self, one: list[Block], other: list[Block], after: Mapping[str, set[str]], wanted: Mapping[Block, float]
    ) -> list[Block]:  # fmt: skip
        """Both in one line: siblings in order first, then by what they want."""
        left = sorted([*one, *other], key=lambda block: wanted[block])
        found: list[Block] = []
        while left:
            needed = {id for block in left for id in after[min(block)]}
            pick = next(block for block in left if min(block) not in needed)
            left.remove(pick)
            found.append(pick)
        return found

    def best(self) -> tuple[int, Order]:
        """The best of all beginnings; the first without a crossing will do."""
        found: list[tuple[int, Order]] = []
        for start in self.starts():
            found.append(self.settled(start))
            if not found[-1][0]:
                break
        return min(found, key=lambda one: one[0])

    def settled(self, start: Order) -> tuple[int, Order]:
        """The best order found from here."""
        best = (self.crossings(start), start)
        order = start
        for sweep in range(SWEEPS):
            order = self._swept(order, down=sweep % 2 == 0)
            count = self.crossings(order)
            if count < best[0]:
                best = (count, order)
            if not count:
                break
        return self.improved(best[1], PASSES)

    def _swept(self, order: Order, down: bool) -> Order:
        found: Order = [list(row) for row in order]
        rows = range(self.count) if down else range(self.count - 1, -1, -1)
        for row in rows:
            place = _places(found)
            wanted = {}
            for block in found[row]:
                pulls = []
                for id in block:
                    if down:
                        pulls += [
                            _mean(place, union.parents) for union, _ in self.up.get(id, []) if union.parents
                        ]
                    else:
                        pulls += [
                            _mean(place, [c for c, _ in union.children]) for union in self.down.get(id, [])
                        ]
                wanted[block] = sum(pulls) / len(pulls) if pulls else _mean(place, block)
            found[row] = self._kept(row, found[row], wanted)
        return found

    def improved(self, order: Order, passes: int) -> tuple[int, Order]:
        """Exchange neighbours and turn couples as long as lines cross less."""
        order = [list(row) for row in order]
        total = self.crossings(order)
        for _ in range(passes):
            gained = 0
            for row in range(self.count):
                if total - gained:
                    gained += self._exchanged(order, row)
            total -= gained
            if not gained or not total:
                break
        return total, order

    def _exchanged(self, order: Order, row: int) -> int:
        gained = 0
        now = self._around(order, row)
        for at in range(len(order[row])):
            if not now:
                break
            for tried in self._tries(order[row], row, at):
                kept = order[row]
                order[row] = tried
                count = self._around(order, row)
                if count < now:
                    gained += now - count
                    now = count
                    break
                order[row] = kept
        return gained

    def _tries(self, blocks: list[Block], row: int, at: int) -> Iterable[list[Block]]:
        """Orders next to this one: a block turned, or moved to another place that siblings allow."""
        block = blocks[at]
        if len(block) > 1 and self._in_order(block[::-1]):
            yield [*blocks[:at], block[::-1], *blocks[at + 1 :]]
        after = self.needs[row]
        for to in range(at + 1, len(blocks)):
            if min(blocks[to]) in after[min(block)]:
                break
            yield [*blocks[:at], *blocks[at + 1 : to + 1], block, *blocks[to + 1 :]]
        for to in range(at - 1, -1, -1):
            if min(block) in after[min(blocks[to])]:
                break
            yield [*blocks[:to], block, *blocks[to:at], *blocks[at + 1 :]]

    # Crossings

    def crossings(self, order: Order) -> int:
        place = _places(order)
        return sum(self._between(row, place) for row in range(self.count))

    def _around(self, order: Order, row: int) -> int:
        """Crossings of lines that end in this row."""
        place = _places(order[max(0, row - 1) : row + 2])
        return (self._between(row - 1, place) if row else 0) + self._between(row, place)

    def _between(self, row: int, place: Mapping[str, int]) -> int:
        """How often lines from parents in the row to children in the next cross, each union a bar with a line to each child."""
        bars = []
        for union in self.unions[row]:
            children = sorted(place[child] for child, _ in union.children)
            if not children:
                continue
            parents = [place[one] for one in union.parents]
            at = sum(parents) / len(parents) if parents else -1.0
            bars.append((at, children))
        bars.sort()
        total = 0
        for index, (at, mine) in enumerate(bars):
            for _, theirs in bars[index + 1 :]:
                if mine[-1] < theirs[0]:
                    continue
                total += _bars_cross(at < 0, mine, theirs)
        return total

    def mark_beside(self, rows: Sequence[Sequence[str]]) -> None:
        near = {pair for row in rows for pair in pairwise(row)}
        for unions in self.unions:
            for union in unions:
                if len(union.parents) == 2:
                    a, b = union.parents
                    union.beside = (a, b) in near or (b, a) in near


def _bars_cross(free: bool, mine: list[int], theirs: list[int]) -> int:
    """Crossings of two sibships whose parents stand left and right, the better bar above. free: of parents nobody named."""
    mine_above = len(mine) - bisect_right(mine, theirs[0])
    theirs_above = bisect_left(theirs, mine[-1])
    if free:
        return min(mine_above, bisect_left(theirs, mine[-1]) - bisect_left(theirs, mine[0]) + 1)
    return min(mine_above, theirs_above)


def _places(order: Sequence[Sequence[Block]]) -> dict[str, int]:
    place: dict[str, int] = {}
    for row in order:
        at = 0
        for block in row:
            for id in block:
                place[id] = at
                at += 1
    return place


def _mean(place: Mapping[str, float], ids: Sequence[str]) -> float:
    return sum(place[id] for id in ids) / len(ids)


def _circle(after: Mapping[Block, set[Block]]) -> bool:
    open_ = dict.fromkeys(after, 0)
    for others in after.values():
        for other in others:
            open_[other] += 1
    ready = [block for block, count in open_.items() if not count]
    done = 0
    while ready:
        done += 1
        for other in after[ready.pop()]:
            open_[other] -= 1
            if not open_[other]:
                ready.append(other)
    return done < len(after)


def _start(near: Mapping[str, Sequence[str]]) -> str:
    """Where a line of partners begins: at an end, or where one has three or more at that one."""
    hub = max(near, key=lambda id: (len(near[id]), id))
    return hub if len(near[hub]) > 2 else next((id for id in near if len(near[id]) == 1), hub)


def _line_of(
    near: Mapping[str, Sequence[str]], start: str, partners: Sequence[str], years: Callable[[str, str], tuple[bool, str, str]]
) -> Block:  # fmt: skip
    """A line of the people that hang together: who has most partners in the middle of them, in this order from left to right."""

    def outward(id: str, source: str) -> list[str]:
        found = [id]
        for other in sorted((one for one in near[id] if one != source), key=lambda one: years(id, one)):
            found += outward(other, id)
        return found

    half = len(partners) // 2
    left = [id for one in partners[:half] for id in reversed(outward(one, start))]
    right = [id for one in partners[half:] for id in outward(one, start)]
    return (*left, start, *right)
