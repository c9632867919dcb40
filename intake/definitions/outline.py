"""What a reader would take: the reader itself, run on a blank, tells which fields there are and what they may hold.

So a schema made of it cannot differ from what is read.
"""

from __future__ import annotations

from collections.abc import Iterator

from intake.definitions.model import Place
from intake.definitions.nodes import Node

ANY_KEY = "*"
"""The key under which a blank group that takes any key shows its values."""
_NOWHERE = Place("", 1, 1)


class Blank(Node):
    """A value of any kind that remembers what is asked of it.

    children: key -> blank, for a group; "*" where any key will do. required: the keys that have to be there. rules: what
    `expect` was told. parts: of a list: one that stands for all, or as many as it has to have. same_as: an outer blank whose
    parts these are again (stages in a stage).
    """

    __slots__ = ("children", "outer", "parts", "required", "rules", "same_as")

    def __init__(self, key: str = "", outer: Blank | None = None, kind: str = "any") -> None:
        super().__init__(kind, "", _NOWHERE)
        set_ = object.__setattr__
        set_(self, "children", {})
        set_(self, "required", set())
        set_(self, "rules", {"key": key})
        set_(self, "parts", [])
        set_(self, "outer", outer)
        set_(self, "same_as", None)

    children: dict[str, Blank]
    required: set[str]
    rules: dict[str, object]
    parts: list[Blank]
    outer: Blank | None
    same_as: Blank | None

    def child(self, key: str, kind: str | None = None, required: bool = False) -> Blank:
        found = self.children.setdefault(key, Blank(key, self))
        if kind is not None:
            found._become(kind)
        if required:
            self.required.add(key)
        return found

    def expect(self, **rules: object) -> None:
        self.rules.update(rules)
        if "what" in rules:
            self._become("map")
        elif "count" in rules:
            self._become("list")
        elif rules.get("type") == "string" and self.kind == "any":
            self._become("text")

    def items(self) -> Iterator[tuple[str, Node]]:
        yield from list(self.children.items()) or [(ANY_KEY, self.child(ANY_KEY))]

    def elements(self) -> tuple[Node, ...]:
        if self.same_as is None and not self.parts:
            again = next((one for one in self._around() if one.rules["key"] == self.rules["key"]), None)
            if again is not None and again.kind == "list":
                object.__setattr__(self, "same_as", again)
                return ()
            count = self.rules.get("count", 1)
            self.parts.extend(Blank("", self) for _ in range(count if isinstance(count, int) else 1))
        return tuple(self.parts)

    def key_place(self, key: str) -> Place:
        return _NOWHERE

    def _around(self) -> Iterator[Blank]:
        outer = self.outer
        while outer is not None:
            yield outer
            outer = outer.outer

    def _become(self, kind: str) -> None:
        object.__setattr__(self, "kind", kind)
