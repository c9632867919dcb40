"""A YAML value as plain data, for files that hold answers or facts."""

from __future__ import annotations

from typing import Any

from intake.definitions.nodes import Node

_TRUTH = {"true": True, "yes": True, "ja": True, "false": False, "no": False, "nee": False}
_NOTHING = ("", "null", "~")


def plain(node: Node, yes_no: bool = True) -> Any:
    """A node as text, number, truth, None, list or mapping. Quoted text stays text; yes_no: ja and nee are truths too."""
    if node.kind == "list":
        return [plain(item, yes_no) for item in node.elements()]
    if node.kind == "map":
        return {key: plain(value, yes_no) for key, value in node.items()}
    text = str(node.value)
    if node.quoted:
        return text
    if text.casefold() in _NOTHING:
        return None
    if text.casefold() in ("true", "false") or (yes_no and text.casefold() in _TRUTH):
        return _TRUTH[text.casefold()]
    for kind in (int, float):
        try:
            number = kind(text)
        except ValueError:
            continue
        return number if abs(number) < 1e15 else text
    return text
