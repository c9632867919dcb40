"""A YAML file with plain values from outside: answers or a profile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from intake.bounded import read_at_most
from intake.commands.problems import Refused
from intake.definitions.errors import Problem
from intake.definitions.nodes import MAX_BYTES, Node, read_bytes
from intake.words import Words

say = Words(
    {
        "unreadable": ("{path}: dit bestand kan niet gelezen worden ({why}).", "{path}: this file cannot be read ({why})."),
    }
)  # fmt: skip

_TRUTH = {"true": True, "yes": True, "ja": True, "false": False, "no": False, "nee": False}
_NOTHING = ("", "null", "~")


def read_mapping(path: Path, wrong: str, lang: str) -> Node:
    """The file's one mapping. Raises Refused with every problem; `wrong` is said where it is no mapping."""
    try:
        raw = read_at_most(path, MAX_BYTES)
    except OSError as problem:
        raise Refused(say("unreadable", lang, path=path, why=problem.strerror)) from problem
    problems: list[Problem] = []
    root = read_bytes(raw, str(path), problems)
    if root is not None and root.kind != "map":
        problems.append(Problem(root.place, wrong))
    if problems or root is None:
        raise Refused("\n".join(map(str, problems)))
    return root


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
