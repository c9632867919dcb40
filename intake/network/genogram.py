"""The genogram: generations in rows, symbols after McGoldrick, Gerson and Petry (Genograms, 2008).

Laid out in steps, each in a module of its own: who is family (kin), in which generation (generations), in which order (order),
how far to the right (places), along which ways the lines run (routing). All is solved in whole cells, once, for the terminal
and for SVG alike, and the same family gives the same picture.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from intake.network.drawing import Caption, Drawing, Line, Node, Stroke, wide
from intake.network.kin import Couple, Family, family_of, year_of
from intake.network.legend import legend
from intake.network.model import Person, Tie
from intake.network.narration import describe
from intake.network.order import Rows, Union, ordered
from intake.network.places import ROUGH, places
from intake.network.routing import (
    COUPLE,
    DIRECT,
    PLAIN,
    Home,
    Plan,
    Segment,
    beside,
    columns,
    homes_of,
    place_of,
    planned,
    tracked,
)  # fmt: skip
from intake.network.routing import Tie as Route
from intake.network.symbols import HEIGHT, node
from intake.network.wording import person_name
from intake.words import Words

TOP = 2
"""Rows of the title and a blank one."""
LEAST = 76
"""A legend is at least so wide before it goes on another line."""
WIDENED = 4
"""So many times at most people are moved apart because a gap turned out too narrow for its lines."""
FORK = 2
"""Rows where the lines of twins part."""
KINDS: dict[str, Stroke] = {
    "birth": "descent",
    "adopted": "raised",
    "foster": "raised",
    "step": "step",
    "half": "step",
}
COUPLES: dict[str, Stroke] = {"together": "together", "registered": "registered"}
CUTS = {"divorced": 2, "separated": 1}

_say = Words(
    {
        "title": ("Genogram van {name}", "Genogram of {name}"),
        "married": ("h", "m"), "together": ("s", "t"), "registered": ("p", "p"), "divorced": ("g", "d"), "separated": ("u", "s"),
        "widowed": ("h", "m"),
    }
)  # fmt: skip


def genogram(
    people: Mapping[str, Person], ties: Iterable[Tie], lang: str, today: str, root: str = "client",
    before: Sequence[str] = (),
) -> Drawing:  # fmt: skip
    """The picture of the family around root. Raises kin.OwnAncestor. today: shown beside the title, tells the year.

    before: ids in the order of an earlier picture (`order_of`), kept unless another order crosses less.
    """
    family = family_of(people, ties, root, year_of(today))
    name = person_name(family.people[root], lang)
    title = " · ".join(part for part in (_say("title", lang, name=name), today) if part)
    scene = _Scene(family, lang, root, ordered(family, before))
    return scene.drawn(title, describe(family, lang))


def order_of(drawing: Drawing) -> tuple[str, ...]:
    """The ids of a picture, row by row from left to right: what `genogram` takes as the order before."""
    return tuple(one.id for one in sorted(drawing.nodes, key=lambda one: (one.y, one.x)))


@dataclass(slots=True)
class _Row:
    """y: the top of its symbols. channel: the first track under it. bottom: the last row of its labels."""

    y: int = 0
    bottom: int = 0
    channel: int = 0
    fork: int = 0
    home_top: bool = False
    home_bottom: bool = False
    segments: list[Segment] = field(default_factory=list)


class _Scene:
    """Everything between the order of the rows and the drawing."""

    def __init__(self, family: Family, lang: str, root: str, rows: Rows) -> None:
        self.family, self.lang, self.root, self.rows = family, lang, root, rows
        self.at = place_of(rows)
        self.nodes = {id: node(family, id, lang, root) for id in family.people}
        self.nodes |= {id: Node(id, 0, 0, 1, HEIGHT, "none") for id in rows.through}
        self.unions = {
            f"stem{row}.{index}": union
            for row, unions in enumerate(rows.unions) for index, union in enumerate(unions) if union.children
        }  # fmt: skip
        self.couples = self._couples()
        self.ties = self._ties()
        self.direct = {
            (self.at[tie.a][0], max(self.at[tie.a][1], self.at[tie.b][1]))
            for tie in self.ties if beside(rows, tie, self.at)
        }  # fmt: skip
        self.extra: dict[tuple[int, int], int] = {}
        self.plan = Plan(rows, frozenset(self.couples), frozenset(self.direct))
        about = places(rows, self._gaps(), ROUGH)
        self.homes = homes_of(rows, [self._with_expected(home) for home in family.households], about)
        self._letters()
        planned(self.plan, self.ties, self.homes, about)
        for _ in range(WIDENED):
            self.where = places(rows, self._gaps())
            self.nodes = {id: replace(one, x=self.where[id] - one.w // 2) for id, one in self.nodes.items()}
            self.pins = self._pins()
            narrow = self._columns()
            if not narrow:
                break
            for gap in narrow:
                self.extra[gap] = self.extra.get(gap, 0) + 2
        self.levels = [_Row() for _ in rows.rows]
        self._segments()
        self._heights()
        self.slots: dict[tuple[str, int], list[int]] = {}
        self.lines: list[Line] = []
        self.captions: list[Caption] = []

    # What there is to draw

    def _couples(self) -> dict[tuple[int, int], Couple]:
        """gap -> the couple on both sides of it"""
        found = {}
        for couple in self.family.couples:
            (row, a), (other, b) = self.at[couple.a], self.at[couple.b]
            if row == other and abs(a - b) == 1:
                found[row, max(a, b)] = couple
        return found

    def _ties(self) -> list[Route]:
        found = []
        for couple, _ in self.rows.apart:
            of = "+".join(sorted((couple.a, couple.b)))
            stroke, cuts = COUPLES.get(couple.status, "married"), CUTS.get(couple.status, 0)
            found.append(Route(couple.a, couple.b, stroke, cuts, of, couple))
        for index, (a, b, status) in enumerate(self.family.emotions):
            found.append(Route(a, b, status, of=f"emotion{index}"))  # type: ignore[arg-type]
        return found

    def _with_expected(self, home: frozenset[str]) -> frozenset[str]:
        """A household with the pregnancies of those who live there, also the lost ones, so that none stands outside."""
        people = self.family.people
        return home | {
            link.child
            for link in self.family.links
            if people[link.child].kind != "person" and set(link.parents) <= home
        }

    def _letters(self) -> None:
        for id in self.family.people:
            homes = [home.letter for home in self.homes if id in home.members and home.letter]
            if homes:
                self.nodes[id] = node(self.family, id, self.lang, self.root, homes)

    def years(self, gap: tuple[int, int]) -> tuple[str, ...]:
        """The years beside a couple, from below: married, and what came after it; on one line where lines need the other."""
        couple = self.couples[gap]
        began = couple.status if couple.status in ("together", "registered") else "married"
        first = f"{_say(began, self.lang)} {couple.since}" if couple.since else ""
        last = f"{_say(couple.status, self.lang)} {couple.until}" if couple.until and couple.parted else ""
        if couple.status == "registered" and not first:
            first = _say("registered", self.lang)
        found = tuple(part for part in (last, first) if part)
        return (" ".join(reversed(found)),) if found and self._crowded(gap) else found

    def _crowded(self, gap: tuple[int, int]) -> bool:
        """Whether two lines or more leave someone by the gap, besides the couple's own."""
        wires = self.plan.gaps.get(gap, [])
        return max(sum(wire.lean == side for wire in wires) for side in (-1, 1)) + (gap in self.direct) > 1

    def _gaps(self) -> list[list[int]]:
        """Per row the least distance between the middles of neighbours."""
        found = []
        boxes = {id: (one.box(), one.middle) for id, one in self.nodes.items()}
        for row, ids in enumerate(self.rows.rows):
            gaps = []
            for at in range(1, len(ids)):
                left, right = self.nodes[ids[at - 1]], self.nodes[ids[at]]
                (box, middle), (other, far) = boxes[left.id], boxes[right.id]
                after, ahead = box[2] - middle, far - other[0]
                wires = self.plan.gaps.get((row, at), [])
                text = self._text_width((row, at))
                lines = (2 * len(wires) + 1 if wires else 0) + self.extra.get((row, at), 0)
                beside_text = lines if any(wire.over for wire in wires) else 0
                free = max(PLAIN, lines, text + 2 + beside_text if text else 0)
                edges = (left.w + right.w) // 2
                least = DIRECT if (row, at) in self.direct else COUPLE if (row, at) in self.couples else 0
                gaps.append(max(after + ahead + 1 + free, edges + least))
            found.append(gaps)
        return found

    def _text_width(self, gap: tuple[int, int]) -> int:
        return max((wide(part) for part in self.years(gap)), default=0) if gap in self.couples else 0

    # Where lines end

    def _pins(self) -> list[dict[str, dict[str, int]]]:
        """Per row: child -> stem -> column where that line comes in from above."""
        found: list[dict[str, dict[str, int]]] = [{} for _ in self.rows.rows]
        rank = {kind: at for at, kind in enumerate(("adopted", "foster", "birth", "half", "step"))}
        for row in range(1, len(found)):
            coming: dict[str, list[tuple[int, str]]] = {}
            for key, union in self.unions.items():
                if union.row == row - 1:
                    for child, kind in union.children:
                        coming.setdefault(child, []).append((rank[kind], key))
            for child, keys in coming.items():
                beside_middle = (0, 1, -1)
                found[row][child] = {
                    key: self.where[child] + beside_middle[index % 3]
                    for index, (_, key) in enumerate(sorted(keys))
                }
        return found

    def _forks(self, key: str, union: Union) -> list[tuple[int, list[str], bool]]:
        """Twins among the children: column of the point they come from, who, identical."""
        children = {child for child, _ in union.children}
        found = []
        for group, identical in self.family.twins:
            here = sorted(group & children, key=self.where.__getitem__)
            if len(here) > 1:
                ends = [self.pins[union.row + 1][child][key] for child in here]
                found.append(((ends[0] + ends[-1]) // 2, here, identical))
        return found

    def _drops(self, key: str, union: Union) -> list[int]:
        forks = self._forks(key, union)
        twins = {child for _, here, _ in forks for child in here}
        single = [self.pins[union.row + 1][child][key] for child, _ in union.children if child not in twins]
        return sorted([*single, *(column for column, _, _ in forks)])

    def _columns(self) -> list[tuple[int, int]]:
        ends: list[dict[str, list[int]]] = [
            {child: list(keys.values()) for child, keys in row.items()} for row in self.pins
        ]
        for key, union in self.unions.items():
            ends[union.row + 1].setdefault(key, []).extend(self._drops(key, union))
            if key in self.plan.wires:
                drops = self._drops(key, union)
                self.plan.wires[key].near = (drops[0] + drops[-1]) / 2
                self.plan.wires[key].own = frozenset(drops if len(drops) == 1 else ())
        texts = {gap: self._text_width(gap) for gap in self.couples}
        return columns(self.plan, self.nodes, self.where, ends, texts)

    def _stem(self, key: str, union: Union) -> int | None:
        """The column of the line down from the parents; None where nobody was named."""
        if key in self.plan.wires:
            return self.plan.wires[key].column
        if len(union.parents) == 1 and union.parents[0] in self.rows.through:
            return self.where[union.parents[0]]
        return None

    # Tracks

    def _segments(self) -> None:
        for number, tie in enumerate(self.ties):
            if not beside(self.rows, tie, self.at):
                self._tie_segments(f"tie{number}")
        for home in self.homes:
            for side in "lr":
                for row in range(home.first, home.first + len(home.spans) - 1):
                    self._between(f"{home.name}{side}{row}", f"{home.name}{side}{row + 1}")
        self.stems = {key: self._stem(key, union) for key, union in self.unions.items()}
        for key, union in self.unions.items():
            run = self._run_of(union)
            drops = self._drops(key, union)
            if run:
                self.stems[key] = column = self._from_run(run, drops, union.row)
                run.bottoms += (column,)
            stem = self.stems[key]
            ends = [*drops, *([] if stem is None else [stem])]
            if min(ends) != max(ends):
                tops = () if stem is None else (stem,)
                self._put(Segment(key, union.row, min(ends), max(ends), tops, tuple(drops)))

    def _put(self, segment: Segment) -> None:
        self.levels[segment.row].segments.append(segment)

    def _hops(self, key: str) -> list[str]:
        """The wires of a tie, from above to below."""
        wires = [
            wire
            for wire in self.plan.wires.values()
            if wire.key.startswith(key) and wire.key[len(key)] in "abr"
        ]
        return [wire.key for wire in sorted(wires, key=lambda one: (one.row, one.key))]

    def _tie_segments(self, key: str) -> None:
        hops = self._hops(key)
        first, last = self.plan.wires[hops[0]], self.plan.wires[hops[-1]]
        if first.row == last.row:
            low, high = sorted((first.column, last.column))
            self._put(Segment(f"{hops[0]}>", first.row, low, high, (low, high), ()))
            return
        for one, other in itertools.pairwise(hops):
            self._between(one, other)

    def _between(self, one: str, other: str) -> None:
        """A piece in the channel between two wires, if they are not in line."""
        a, b = self.plan.wires[one], self.plan.wires[other]
        if a.column != b.column:
            low, high = sorted((a.column, b.column))
            self._put(Segment(f"{one}>", a.row, low, high, (a.column,), (b.column,)))

    def _run_of(self, union: Union) -> Segment | None:
        """The level line of a couple that stands apart in one row."""
        if union.beside or len(union.parents) < 2 or len({self.at[one][0] for one in union.parents}) > 1:
            return None
        number = next(
            at for at, tie in enumerate(self.ties) if tie.couple and {tie.a, tie.b} == set(union.parents)
        )
        return next(one for one in self.levels[union.row].segments if one.key == f"tie{number}a>")

    def _from_run(self, run: Segment, drops: Sequence[int], row: int) -> int:
        near = (drops[0] + drops[-1]) / 2
        taken = {wire.column for wire in self.plan.wires.values() if wire.row == row and wire.down}
        taken |= {self.where[id] for id in self.rows.rows[row] if id in self.rows.through}
        taken |= {one for other in self.levels[row].segments for one in other.bottoms}
        ends = {end for keys in self.pins[row + 1].values() for end in keys.values()} - set(
            drops if len(drops) == 1 else ()
        )
        inside = range(run.low + 1, run.high)
        free = [one for one in inside if one not in taken | ends] or list(inside) or [run.low]
        return min(free, key=lambda one: (abs(one - near), one))

    def _heights(self) -> None:
        for home in self.homes:
            self.levels[home.first].home_top = True
            self.levels[home.first + len(home.spans) - 1].home_bottom = True
        y = TOP
        for row, level in enumerate(self.levels):
            level.y = y + level.home_top + 1
            heights = [HEIGHT + len(self.nodes[id].labels) for id in self.rows.rows[row]]
            level.bottom = level.y - 1 + max(heights, default=0)
            level.channel = level.bottom + 1 + level.home_bottom
            least = 1 if row + 1 < len(self.levels) else 0
            level.fork = level.channel + max(least, tracked(level.segments))
            forks = any(self._forks(key, union) for key, union in self.unions.items() if union.row == row)
            y = level.fork + FORK * forks
        self.bottom = y
        self.track = {
            segment.key: level.channel + segment.track for level in self.levels for segment in level.segments
        }
        self.nodes = {id: replace(one, y=self.levels[self.at[id][0]].y) for id, one in self.nodes.items()}

    # Lines

    def drawn(self, title: str, description: str) -> Drawing:
        for gap, couple in self.couples.items():
            self._couple_line(gap, couple)
        for tie in self.ties:
            if beside(self.rows, tie, self.at):
                self._direct(tie)
        for key, union in self.unions.items():
            self._union_lines(key, union)
        for number, tie in enumerate(self.ties):
            if not beside(self.rows, tie, self.at):
                self._routed(f"tie{number}", tie)
        for home in self.homes:
            self._home(home)
        return self._framed(title, description)

    def _of(self, union: Union) -> str:
        """The family of lines of a union; the line of a child that goes on below is of its parents'."""
        return (
            union.parents[0].split("|")[-1]
            if union.parents and union.parents[0] in self.rows.through
            else "+".join(union.key)
        )

    def _couple_line(self, gap: tuple[int, int], couple: Couple) -> None:
        left, right = sorted((self.nodes[couple.a], self.nodes[couple.b]), key=lambda one: one.x)
        y, of = left.y + 1, "+".join(sorted((couple.a, couple.b)))
        low, high = left.x + left.w, right.x - 1
        stem = next(
            (
                self.stems[key]
                for key, union in self.unions.items()
                if union.beside and set(union.parents) == {couple.a, couple.b}
            ),
            None,
        )
        at = (low + high) // 2
        if stem is not None:
            at = (low + stem - 1) // 2 if stem - low >= high - stem else (stem + high + 2) // 2
        stroke, cuts = COUPLES.get(couple.status, "married"), CUTS.get(couple.status, 0)
        self.lines.append(Line(((left.middle, y), (right.middle, y)), stroke, cuts, of=of, at=(at, y)))
        for one, side in ((left, 1), (right, -1)):
            self.slots.setdefault((one.id, side), []).append(y)
        texts = self.years(gap)
        if not texts:
            return
        lined = any(wire.over for wire in self.plan.gaps.get(gap, ()))
        room = (left.box()[2] + 1, right.box()[0] - 1)
        lowest = y - 2 if self._crowded(gap) else y - 1
        for index, text in enumerate(texts):
            x = room[0] + 1 if lined else (room[0] + room[1] - wide(text)) // 2 + 1
            self.captions.append(Caption(x, lowest - index, text, centred=True))
        for one, side in ((left, 1), (right, -1)):
            self.slots[one.id, side].append(lowest)

    def _union_lines(self, key: str, union: Union) -> None:
        level, below, of = self.levels[union.row], self.levels[union.row + 1], self._of(union)
        stem, bar = self.stems[key], self.track.get(key)
        strokes = {KINDS[kind] for _, kind in union.children}
        whole: Stroke = next(iter(strokes)) if len(strokes) == 1 else "descent"
        forks = self._forks(key, union)
        twins = {child for _, here, _ in forks for child in here}
        if bar is not None:
            ends = [*self._drops(key, union), *([] if stem is None else [stem])]
            self.lines.append(Line(((min(ends), bar), (max(ends), bar)), whole, of=of))
        start = level.fork if bar is None else bar  # twins of unnamed parents hang together by their fork alone
        if stem is not None:
            top = self._stem_top(key, union, stem, whole)
            if bar is None:
                start = top
            else:
                self.lines.append(Line(((stem, top), (stem, bar)), whole, of=of))
        for child, kind in union.children:
            if child not in twins:
                x = self.pins[union.row + 1][child][key]
                end = below.y - 1 if child in self.rows.through else below.y + 1
                self.lines.append(Line(((x, start), (x, end)), KINDS[kind], of=of))
        for x, here, identical in forks:
            self._fork(
                x,
                start,
                level.fork,
                [self.pins[union.row + 1][child][key] for child in here],
                whole,
                of,
                identical,
            )

    def _stem_top(self, key: str, union: Union, stem: int, stroke: Stroke) -> int:
        """Where the line from the parents begins; a parent alone has a piece beside the symbol."""
        level = self.levels[union.row]
        run = self._run_of(union)
        if run:
            return self.track[run.key]
        if key not in self.plan.wires:
            return level.y - 1
        if not union.beside:
            parent = next(one for one in union.parents if self.at[one][0] == union.row)
            wire = self.plan.wires[key]
            y = self._slot(parent, -wire.lean, (1, 2, 0))
            self.lines.append(Line(((self.where[parent], y), (stem, y)), stroke, of=self._of(union)))
            return y
        return level.y + 1

    def _fork(
        self, x: int, start: int, y: int, ends: list[int], stroke: Stroke, of: str, identical: bool
    ) -> None:
        if start < y:
            self.lines.append(Line(((x, start), (x, y)), stroke, of=of))
        for end in ends:
            self.lines.append(Line(((x, y), (end, y + 1), (end, y + FORK + 2)), stroke, of=of))
        if identical:
            self.lines.append(Line(((ends[0] + 1, y + 1), (ends[-1] - 1, y + 1)), "identical", of=of))

    def _slot(self, id: str, side: int, wanted: Sequence[int]) -> int:
        """A height beside the symbol where no other line leaves it."""
        y, used = self.nodes[id].y, self.slots.setdefault((id, side), [])
        found = next((y + one for one in wanted if y + one not in used), y + wanted[0])
        used.append(found)
        return found

    def _direct(self, tie: Route) -> None:
        left, right = sorted((self.nodes[tie.a], self.nodes[tie.b]), key=lambda one: one.x)
        used = self.slots.setdefault((left.id, 1), []), self.slots.setdefault((right.id, -1), [])
        y = next(
            (one for one in (left.y + 2, left.y, left.y + 1) if one not in (*used[0], *used[1])), left.y + 2
        )
        for one in used:
            one.append(y)
        at = ((left.x + left.w + right.x - 1) // 2, y)
        self.lines.append(Line(((left.middle, y), (right.middle, y)), tie.stroke, tie.cuts, of=tie.of, at=at))

    def _routed(self, key: str, tie: Route) -> None:
        hops = self._hops(key)
        a, b = sorted((tie.a, tie.b), key=lambda one: self.at[one])
        first, last = self.plan.wires[hops[0]], self.plan.wires[hops[-1]]
        y = self._slot(a, -first.lean, (2, 0, 1))
        points = [(self.where[a], y), (first.column, y)]
        if first.row == last.row:
            run = self.track[f"{hops[0]}>"]
            points += [(first.column, run), (last.column, run)]
        for one, other in itertools.pairwise(hops):
            column, next_ = self.plan.wires[one].column, self.plan.wires[other].column
            if first.row != last.row and column != next_:
                points += [(column, self.track[f"{one}>"]), (next_, self.track[f"{one}>"])]
        y = self._slot(b, -last.lean, (2, 0, 1) if first.row == last.row else (0, 2, 1))
        points += [(last.column, y), (self.where[b], y)]
        line = Line(tuple(points), tie.stroke, tie.cuts, of=tie.of)
        self.lines.append(line)

    def _home(self, home: Home) -> None:
        last = home.first + len(home.spans) - 1
        sides: dict[str, list[tuple[int, int]]] = {}
        for side in "lr":
            column = self.plan.wires[f"{home.name}{side}{home.first}"].column
            points = [(column, self.levels[home.first].y - 2)]
            for row in range(home.first, last):
                key, after = f"{home.name}{side}{row}", self.plan.wires[f"{home.name}{side}{row + 1}"].column
                if after != column:
                    points += [(column, self.track[f"{key}>"]), (after, self.track[f"{key}>"])]
                column = after
            sides[side] = [*points, (column, self.levels[last].bottom + 1)]
        ring = [*sides["l"], *reversed(sides["r"])]
        self.lines.append(Line((*ring, ring[0]), "household", of=home.name))

    # Frame

    def _framed(self, title: str, description: str) -> Drawing:
        shown = [one for id, one in self.nodes.items() if id in self.family.people]
        lefts = [one.box()[0] for one in shown] + [x for line in self.lines for x, _ in line.points]
        shift = 1 - min(lefts)
        nodes = tuple(replace(one, x=one.x + shift) for one in sorted(shown, key=lambda one: (one.y, one.x)))
        lines = tuple(_moved(line, shift) for line in self.lines)
        captions = [replace(one, x=one.x + shift) for one in self.captions]
        rights = [one.box()[2] for one in nodes] + [x for line in lines for x, _ in line.points]
        rights += [caption.x + wide(caption.text) - 1 for caption in captions]
        width = max(*rights, LEAST - 1, wide(title)) + 2
        samples, height = legend(self.family, self.lang, self.root, nodes, lines, self.bottom + 1, width - 2)
        return Drawing(
            "genogram", title, description, max(width, *(s.right + 1 for s in samples)), height, nodes, lines,
            (Caption(1, 0, title, bold=True), *captions), samples,
        )  # fmt: skip


def _moved(line: Line, by: int) -> Line:
    at = (line.at[0] + by, line.at[1]) if line.at else None
    return replace(line, points=tuple((x + by, y) for x, y in line.points), at=at)
