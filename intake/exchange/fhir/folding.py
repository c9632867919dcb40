"""A FHIRPath formula with its constant parts worked out once.

fhirpathpy walks the whole tree for every item it looks at, also for what never changes: a list of nine linkIds in a `where`
over nine items is joined, made unique and read from its quotes 81 times for each answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

_LITERALS = frozenset({"NumberLiteral", "StringLiteral", "BooleanLiteral"})
_AROUND = frozenset({"TermExpression", "LiteralTerm", "ParenthesizedTerm", "UnionExpression", "PolarityExpression"})
"""What is constant when all within it is."""

Tree = Mapping[str, Any]


def folded(tree: Tree, worked_out: Callable[[Tree], list[Any]]) -> tuple[Tree, dict[str, list[Any]]]:
    """The tree with a variable for every constant part, and what those variables hold.

    worked_out: the outcome of a tree that rests on nothing. Names of variables begin with "=", as none in a formula can.
    """
    constants: dict[str, list[Any]] = {}

    def fold(node: Tree) -> Tree:
        if _constant(node):
            try:
                found = worked_out({"children": [node]})
            except Exception:
                return node  # such as -(1 | 2): a fault where it is come to, and perhaps it never is
            name = f"={len(constants)}"
            constants[name] = found
            return _variable(name)
        children = node.get("children")
        return {**node, "children": [fold(child) for child in children]} if children else node

    return fold(tree), constants


def _constant(node: Tree) -> bool:
    if node.get("type") in _LITERALS:
        return True
    children = node.get("children")
    return bool(children) and node.get("type") in _AROUND and all(_constant(child) for child in children or ())


def _variable(name: str) -> Tree:
    identifier = {"type": "Identifier", "text": name, "terminalNodeText": [name]}
    constant = {"type": "ExternalConstant", "terminalNodeText": ["%"], "children": [identifier]}
    return {"type": "ExternalConstantTerm", "terminalNodeText": [], "children": [constant]}
