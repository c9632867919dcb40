"""The genogram: generations in rows, symbols after McGoldrick, Gerson and Petry (Genograms, 2008).

The rows are laid out in layers (Sugiyama, Tagawa and Toda 1981): an order per generation that keeps partners together and
siblings by birth, then places by sweeps up and down, each the least-squares places that keep the order and the distances
(pool adjacent violators). So no two symbols overlap, children stand below their parents, and the same family gives the
same picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from intake.network.drawing import Caption, Drawing, Line, Node, Symbol
from intake.network.kin import Couple, Family, family_of
from intake.network.model import Person, Tie
from intake.network.wording import person_name, relation_words
from intake.words import Words

SYMBOL_W, SYMBOL_H = 6, 3
GAP = 3
SWEEPS = 8

_say = Words(
    {
        "title": ("Genogram van {name}", "Genogram of {name}"),
        "legend": (
            "□ man  ○ vrouw  ◇ anders of onbekend  ✕ overleden  dubbele rand: {client} en {cared_for}  // gescheiden  / uit elkaar",
            "□ man  ○ woman  ◇ other or unknown  ✕ deceased  double edge: {client} and {cared_for}  // divorced  / separated",
        ),
        "client": ("de mantelzorger", "the carer"),
        "cared_for": ("de naaste", "the person cared for"),
        "children_of": ("{parents} hebben: {children}.", "{parents} have: {children}."),
        "child_of_one": ("{parents} heeft: {children}.", "{parents} has: {children}."),
        "siblings": ("Broers en zussen: {children}.", "Brothers and sisters: {children}."),
        "couple": ("{a} en {b}: {status}.", "{a} and {b}: {status}."),
        "married": ("getrouwd", "married"), "together": ("samen", "together"), "registered": ("geregistreerd partners", "registered partners"),
        "separated": ("uit elkaar", "separated"), "divorced": ("gescheiden", "divorced"), "widowed": ("door overlijden geëindigd", "ended by death"),
        "partners": ("partners", "partners"),
        "died": ("overleden", "deceased"),
        "broken": ("Geen contact meer met: {names}.", "No contact any more with: {names}."),
        "tense": ("Stroef contact met: {names}.", "Tense contact with: {names}."),
        "and": (" en ", " and "),
    }
)  # fmt: skip


def genogram(
    people: Mapping[str, Person], ties: Iterable[Tie], lang: str, today: str, root: str = "client"
) -> Drawing:
    """The picture of the family around root. Raises kin.OwnAncestor. today: shown beside the title."""
    family = family_of(people, ties, root)
    rows = _rows(family, root)
    places = _places(family, rows)
    levels = _levels(family, rows, places)
    return _draw(family, rows, places, levels, lang, today, root)


# Order


def _rows(family: Family, root: str) -> list[list[str]]:
    """Per generation, top first: ids from left to right, partners together, siblings by birth."""
    rows: dict[int, list[str]] = {}
    placed: set[str] = set()

    def put(id: str, generation: int) -> None:
        if id not in placed and id in family.people:
            placed.add(id)
            rows.setdefault(generation, []).append(id)

    _middle(family, root, put)
    lowest = min(family.generation.values())
    for generation in range(0, lowest - 1, -1):
        for id in list(rows.get(generation, [])):
            for parent in sorted(family.parents.get(id, ()), key=lambda one: _woman_last(family, one)):
                if parent not in placed and parent in family.people:
                    for sibling in _siblings(family, parent):
                        put(sibling, generation - 1)
                        _partners_of(
                            family, sibling, generation - 1, put, skip=set(family.parents.get(id, ()))
                        )
                    put(parent, generation - 1)
    highest = max(family.generation.values())
    for generation in range(lowest, highest + 1):
        above = rows.get(generation, [])
        for id in above:
            for child in _all_children(family, id):
                put(child, generation + 1)
                _partners_of(family, child, generation + 1, put)
    for id in sorted(family.people, key=family.by_birth):
        put(id, family.generation[id])
    return [_together(family, rows[generation]) for generation in sorted(rows)]


def _middle(family: Family, root: str, put: object) -> None:
    """The row of the root: its siblings, itself, then its partners with their siblings."""
    assert callable(put)
    for sibling in _siblings(family, root):
        put(sibling, 0)
        _partners_of(family, sibling, 0, put)
    put(root, 0)
    for couple in family.partners(root):
        other = couple.b if couple.a == root else couple.a
        put(other, 0)
        for sibling in _siblings(family, other):
            put(sibling, 0)
            _partners_of(family, sibling, 0, put)


def _siblings(family: Family, id: str) -> list[str]:
    mine = set(family.parents.get(id, ()))
    if not mine:
        return []
    found = [other for other, named in family.parents.items() if other != id and mine & set(named)]
    return sorted(found, key=family.by_birth)


def _partners_of(family: Family, id: str, generation: int, put: object, skip: set[str] | None = None) -> None:
    assert callable(put)
    for couple in family.partners(id):
        other = couple.b if couple.a == id else couple.a
        if other not in (skip or ()):
            put(other, generation)


def _all_children(family: Family, id: str) -> list[str]:
    return sorted((child for child, named in family.parents.items() if id in named), key=family.by_birth)


def _woman_last(family: Family, id: str) -> tuple[bool, str]:
    person = family.people.get(id)
    return (person is not None and person.gender == "woman", id)


def _together(family: Family, row: list[str]) -> list[str]:
    """Partners side by side: the later one is moved next to the earlier where it has no parents of its own in the picture."""
    ordered = list(row)
    for couple in family.couples:
        if couple.a not in ordered or couple.b not in ordered:
            continue
        i, j = sorted((ordered.index(couple.a), ordered.index(couple.b)))
        if j - i <= 1:
            continue
        mover = (
            ordered[j] if not family.parents.get(ordered[j]) or family.parents.get(ordered[i]) else ordered[i]
        )
        stays = ordered[i] if mover == ordered[j] else ordered[j]
        ordered.remove(mover)
        at = ordered.index(stays)
        ordered.insert(at + 1 if mover != row[i] else at, mover)
    return ordered


# Places


def _widths(family: Family, row: list[str]) -> list[int]:
    return [max(SYMBOL_W, *(len(label) for label in _labels(family.people[id], "nl"))) + GAP for id in row]


def _places(family: Family, rows: list[list[str]]) -> dict[str, float]:
    """The middle of each symbol, in cells."""
    widths = {id: width for row in rows for id, width in zip(row, _widths(family, row), strict=True)}
    middles: dict[str, float] = {}
    for row in rows:
        at = 0.0
        for id in row:
            middles[id] = at + widths[id] / 2
            at += widths[id]
    for sweep in range(SWEEPS):
        for row in rows if sweep % 2 == 0 else reversed(rows):
            wanted = [_wanted(family, id, middles, down=sweep % 2 == 0) for id in row]
            middles |= dict(zip(row, _kept_apart(row, wanted, widths), strict=True))
    left = min(middles[id] - widths[id] / 2 for id in middles)
    return {id: middle - left for id, middle in middles.items()}


def _wanted(family: Family, id: str, middles: dict[str, float], down: bool) -> float:
    """Where someone would like to stand: below the parents, or around the children."""
    if down:
        parents = [middles[parent] for parent in family.parents.get(id, ()) if parent in middles]
        if not parents:
            return middles[id]
        middle = sum(parents) / len(parents)
        brood = [one for one in family.children(family.parents[id]) if one in middles]
        spread = sum(middles[one] for one in brood) / len(brood)
        return middle + middles[id] - spread
    children = [middles[child] for child in _all_children(family, id) if child in middles]
    if not children:
        return middles[id]
    partners = [middles[o] for c in family.partners(id) if (o := c.b if c.a == id else c.a) in middles]
    middle = sum(children) / len(children)
    if not partners:
        return middle
    nearest = min(partners, key=lambda place: abs(place - middles[id]))
    return middle + (middles[id] - nearest) / 2


def _kept_apart(row: list[str], wanted: list[float], widths: dict[str, int]) -> list[float]:
    """The places nearest to those wanted (least squares) that keep the order and the distances: pool adjacent violators."""
    offsets = [0.0]
    for left, right in pairwise(row):
        offsets.append(offsets[-1] + (widths[left] + widths[right]) / 2)
    pools: list[list[float]] = []
    for place, offset in zip(wanted, offsets, strict=True):
        pools.append([place - offset, 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            mean, size = pools.pop()
            before, count = pools[-1]
            pools[-1] = [(before * count + mean * size) / (count + size), count + size]
    settled = [mean for mean, size in pools for _ in range(int(size))]
    return [place + offset for place, offset in zip(settled, offsets, strict=True)]


# Lines between the rows


def _broods(family: Family, rows: list[list[str]], index: int) -> list[tuple[tuple[str, ...], list[str]]]:
    """(parents, children) of all sibling groups in the row, in order."""
    found: dict[frozenset[str], tuple[tuple[str, ...], list[str]]] = {}
    for id in rows[index]:
        named = family.parents.get(id)
        if named:
            found.setdefault(frozenset(named), (named, []))[1].append(id)
    return [
        (named, children)
        for named, children in found.values()
        if len(children) > 1 or named[0] in family.people
    ]


def _levels(
    family: Family, rows: list[list[str]], places: dict[str, float]
) -> list[dict[frozenset[str], int]]:
    """For each row the height of the bar of each sibling group: bars that would run into each other get levels of their own."""
    found = []
    for index in range(len(rows)):
        spans = []
        for named, children in _broods(family, rows, index):
            ends = [places[child] for child in children] + [places[one] for one in named if one in places]
            spans.append((min(ends), max(ends), frozenset(named)))
        levels: dict[frozenset[str], int] = {}
        ends_of: list[float] = []
        for low, high, key in sorted(spans, key=lambda span: (span[0], span[1])):
            level = next((n for n, end in enumerate(ends_of) if end + 2 < low), len(ends_of))
            if level == len(ends_of):
                ends_of.append(high)
            ends_of[level] = high
            levels[key] = level
        found.append(levels)
    return found


# Drawing


def _labels(person: Person, lang: str) -> tuple[str, ...]:
    name = person_name(person, lang)
    dates = ""
    if person.died or person.alive is False:
        dates = f"{person.born[:4] if person.born else ''}-{person.died[:4] if person.died else '?'}"
    elif person.born:
        dates = f"*{person.born[:4]}"
    return tuple(part for part in (name[:24], dates) if part)


def _symbol(person: Person) -> Symbol:
    return {"man": "square", "woman": "circle"}.get(person.gender or "", "diamond")  # type: ignore[return-value]


def _draw(
    family: Family, rows: list[list[str]], places: dict[str, float], levels: list[dict[frozenset[str], int]],
    lang: str, today: str, root: str,
) -> Drawing:  # fmt: skip
    nodes: dict[str, Node] = {}
    lines: list[Line] = []
    top = 2
    for index, row in enumerate(rows):
        bars = levels[index]
        if index:
            top += (max(bars.values()) + 1 if bars else 0) + 1
        for id in row:
            person = family.people[id]
            nodes[id] = Node(
                id, round(places[id]) - SYMBOL_W // 2, top, SYMBOL_W, SYMBOL_H, _symbol(person), _labels(person, lang),
                str(person.age) if person.age is not None and person.alive is not False else "", person.alive is False,
                id if id in ("client", "cared_for") or id == root else "",
            )  # fmt: skip
        lines += _couple_lines(family, row, nodes)
        deepest = max(len(nodes[id].labels) for id in row)
        below = top + SYMBOL_H + deepest
        if index + 1 < len(rows):
            next_bars = levels[index + 1]
            height = max(next_bars.values()) + 1 if next_bars else 0
            lines += _brood_tops(family, rows, index + 1, nodes, places, next_bars, below)
            top = below
            lines += _brood_drops(family, rows, index + 1, places, next_bars, below, top + height + 1)
        else:
            top = below
    return _framed(family, list(nodes.values()), lines, top, lang, today, root)


def _couple_lines(family: Family, row: list[str], nodes: dict[str, Node]) -> list[Line]:
    found = []
    for couple in family.couples:
        if couple.a in row and couple.b in row:
            left, right = sorted((nodes[couple.a], nodes[couple.b]), key=lambda node: node.x)
            between = [id for id in row if left.x < nodes[id].x < right.x]
            y = left.y + 1
            cuts = {"divorced": 2, "separated": 1}.get(couple.status, 0)
            stroke = "dashed" if couple.status == "together" else "solid"
            if between:
                y = left.y - 1
                points = ((left.middle, left.y), (left.middle, y), (right.middle, y), (right.middle, right.y))
            else:
                points = ((left.x + left.w, y), (right.x - 1, y))  # type: ignore[assignment]
            found.append(Line(points, stroke, cuts))  # type: ignore[arg-type]
    return found


def _knot(named: tuple[str, ...], places: dict[str, float], children: list[str]) -> int:
    """Where the line to the children leaves: between the parents, below one, or above children of nobody named."""
    known = [places[one] for one in named if one in places]
    if not known:
        known = [places[child] for child in children]
    return round(sum(known) / len(known))


def _brood_tops(
    family: Family, rows: list[list[str]], index: int, nodes: dict[str, Node], places: dict[str, float],
    bars: dict[frozenset[str], int], below: int,
) -> list[Line]:  # fmt: skip
    found = []
    for named, children in _broods(family, rows, index):
        known = [one for one in named if one in nodes]
        if not known:
            continue
        knot = _knot(named, places, children)
        start = nodes[known[0]].y + 1 if len(known) == 2 else nodes[known[0]].box()[3] + 1
        y = below + bars[frozenset(named)]
        if y > start:
            found.append(Line(((knot, start), (knot, y))))
    return found


def _brood_drops(
    family: Family, rows: list[list[str]], index: int, places: dict[str, float], bars: dict[frozenset[str], int], below: int, top: int,
) -> list[Line]:  # fmt: skip
    found = []
    for named, children in _broods(family, rows, index):
        y = below + bars[frozenset(named)]
        xs = [round(places[child]) for child in children]
        knot = _knot(named, places, children)
        ends = (*xs, knot) if any(one in places for one in named) else tuple(xs)
        if min(ends) != max(ends):
            found.append(Line(((min(ends), y), (max(ends), y))))
        found += [Line(((x, y), (x, top))) for x in xs]
    return found


def _framed(
    family: Family, nodes: list[Node], lines: list[Line], bottom: int, lang: str, today: str, root: str
) -> Drawing:
    who = person_name(family.people[root], lang)
    title = f"{_say('title', lang, name=who)} · {today}"
    has_two = "cared_for" in family.people
    legend = _say(
        "legend", lang, client=_say("client", lang) if has_two else who, cared_for=_say("cared_for", lang)
    )
    if not has_two:
        legend = legend.replace(_say("and", lang) + _say("cared_for", lang), "")
    parts = _in_lines(legend, 76)
    left = min([node.box()[0] for node in nodes] + [0])
    shift = 1 - left
    nodes = [_moved(node, shift) for node in nodes]
    moved = [
        Line(tuple((x + shift, y) for x, y in line.points), line.stroke, line.cuts, line.arrow)
        for line in lines
    ]
    width = max([node.box()[2] + 2 for node in nodes] + [len(title) + 2, *(len(part) + 2 for part in parts)])
    captions = [Caption(1, 0, title, bold=True)]
    captions += [Caption(1, bottom + 1 + index, part) for index, part in enumerate(parts)]
    return Drawing(
        "genogram",
        title,
        describe(family, lang),
        width,
        bottom + len(parts) + 1,
        tuple(nodes),
        tuple(moved),
        tuple(captions),
    )


def _moved(node: Node, by: int) -> Node:
    return Node(
        node.id,
        node.x + by,
        node.y,
        node.w,
        node.h,
        node.symbol,
        node.labels,
        node.inside,
        node.dead,
        node.mark,
    )


def _in_lines(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for part in text.split("  "):
        if lines and len(lines[-1]) + len(part) + 2 <= width:
            lines[-1] += f"  {part}"
        else:
            lines.append(part)
    return lines


# In words


def describe(family: Family, lang: str) -> str:
    """The whole picture in sentences."""
    sentences = []
    for couple in family.couples:
        status = _say(couple.status or "partners", lang)
        names = [_named(family, id, lang) for id in (couple.a, couple.b)]
        sentences.append(_say("couple", lang, a=names[0], b=names[1], status=status))
    seen: set[frozenset[str]] = set()
    for named in family.parents.values():
        key = frozenset(named)
        if key in seen:
            continue
        seen.add(key)
        children = ", ".join(_named(family, child, lang) for child in family.children(named))
        parents = [_named(family, one, lang) for one in named if one in family.people]
        word = "siblings" if not parents else "child_of_one" if len(parents) == 1 else "children_of"
        sentences.append(_say(word, lang, parents=_say("and", lang).join(parents), children=children))
    for bond in ("broken", "tense"):
        names = [person_name(person, lang) for person in family.people.values() if person.bond == bond]
        if names:
            sentences.append(_say(bond, lang, names=", ".join(names)))
    return " ".join(sentences)


def _named(family: Family, id: str, lang: str) -> str:
    person = family.people[id]
    facts = [str(person.age)] if person.age is not None and person.alive is not False else []
    if person.alive is False:
        facts.append(f"{_say('died', lang)} {person.died or ''}".strip())
    name = person_name(person, lang)
    if not person.name and person.relation:
        name = relation_words(person.relation, lang, person.gender)
    return f"{name} ({', '.join(facts)})" if facts else name


__all__ = ["Couple", "describe", "genogram"]
