"""Who stands in which generation: parents above children, partners and siblings beside each other where that can be.

Layers by longest path (Sugiyama, Tagawa and Toda 1981) over groups that stand beside each other: partners are put together
first, then siblings, and two groups are never joined where someone would come to stand beside an own descendant. So the
layers are those of a graph without cycles: nothing can run away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence


def own_ancestor(parents: Mapping[str, set[str]]) -> str | None:
    """Someone who is their own ancestor, or None. parents: child -> its parents."""
    done: set[str] = set()
    for start in sorted(parents):
        path: list[tuple[str, list[str]]] = [(start, sorted(parents[start]))]
        within = {start}
        while path:
            id, left = path[-1]
            if not left:
                path.pop()
                within.discard(id)
                done.add(id)
                continue
            parent = left.pop()
            if parent in within:
                return parent
            if parent in parents and parent not in done:
                within.add(parent)
                path.append((parent, sorted(parents[parent])))
    return None


class _Groups:
    """Who stand beside each other, with what is above and below each group."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.of = {id: id for id in ids}
        self.members = {id: [id] for id in self.of}
        self.below: dict[str, set[str]] = {id: set() for id in self.of}
        self.above: dict[str, set[str]] = {id: set() for id in self.of}

    def under(self, parent: str, child: str) -> None:
        self.below[self.of[parent]].add(self.of[child])
        self.above[self.of[child]].add(self.of[parent])

    def join(self, a: str, b: str) -> bool:
        """False, and nothing changes, where one group is above the other."""
        one, other = self.of[a], self.of[b]
        if one == other:
            return True
        if self._leads(one, other) or self._leads(other, one):
            return False
        for id in self.members[other]:
            self.of[id] = one
        self.members[one] += self.members.pop(other)
        for mine, back in ((self.below, self.above), (self.above, self.below)):
            for far in mine.pop(other):
                back[far].discard(other)
                back[far].add(one)
                mine[one].add(far)
        return True

    def _leads(self, start: str, end: str) -> bool:
        seen, waiting = {start}, [start]
        while waiting:
            for far in self.below[waiting.pop()]:
                if far == end:
                    return True
                if far not in seen:
                    seen.add(far)
                    waiting.append(far)
        return False


def ranks(
    people: Sequence[str],
    descents: Sequence[tuple[str, str]],
    couples: Sequence[tuple[str, str]],
    children: Sequence[str],
) -> dict[str, int]:
    """A layer for everyone, 0 the eldest. descents: (parent, child), without cycles; parents nobody named need not be in people."""
    ids = dict.fromkeys([*people, *(parent for parent, _ in descents)])
    groups = _Groups(ids)
    for parent, child in descents:
        groups.under(parent, child)
    for a, b in couples:
        groups.join(a, b)
    first: dict[str, str] = {}
    wanted = set(children)
    for parent, child in descents:
        if child in wanted:
            groups.join(first.setdefault(parent, child), child)
    return _layers(groups)


def _layers(groups: _Groups) -> dict[str, int]:
    """The deepest layer that descent asks for; then those without parents as low as their children allow."""
    layer: dict[str, int] = {}
    open_ = {group: len(above) for group, above in groups.above.items() if group in groups.members}
    ready = sorted(group for group, count in open_.items() if not count)
    order = []
    while ready:
        group = ready.pop()
        order.append(group)
        layer[group] = max((layer[one] + 1 for one in groups.above[group]), default=0)
        for far in sorted(groups.below[group]):
            open_[far] -= 1
            if not open_[far]:
                ready.append(far)
    for group in reversed(order):
        if groups.below[group]:
            lowest = min(layer[one] for one in groups.below[group]) - 1
            layer[group] = max(layer[group], lowest) if not groups.above[group] else layer[group]
    return {id: layer[group] for id, group in groups.of.items()}
