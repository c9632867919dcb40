"""What of YAML is taken, what is refused, and where that is said."""

from __future__ import annotations

import pytest

from intake.definitions.errors import Problem
from intake.definitions.nodes import Node, read_text

REFUSED = {
    "two documents": ("a: 1\n---\nb: 2\n", "2:1", "another document"),
    "a merged key": ("a: 1\n<<: {b: 1}\n", "2:1", "a key must be a plain word"),
    "a merge as a value": ("a: <<\n", "1:4", "tag"),
    "a list as a key": ("? [a, {b: c}]\n: d\n", "1:3", "a key must be a plain word"),
    "an alias as a key": ("a: &x b\n*x : c\n", "2:1", "a key must be a plain word"),
    "an alias that is nowhere": ("a: *x\n", "1:4", "aliases"),
    "an alias within a list": ("a: [&x 1, [2, *x]]\n", "1:15", "aliases"),
    "a tag on a list": ("a: !x [1, {b: 2}]\n", "1:4", "tag '!x'"),
    "a key twice": ("a: 1\nb: 2\na: [3]\n", "3:1", "already given on line 1"),
    "what is no YAML, after what is refused": ("a: *x\nb: [\n", "3:1", "not valid YAML"),
}


@pytest.mark.parametrize(("text", "place", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused_is_said_once_with_its_place(text: str, place: str, said: str) -> None:
    problems: list[Problem] = []
    read_text(text, "x.yaml", problems)
    (problem,) = problems
    assert str(problem.place) == f"x.yaml:{place}"
    assert said in problem.message


def test_what_stands_beside_something_refused_is_read() -> None:
    node = read_text("a: !x [1, {b: 2}]\nc: [*y, yes, '06']\n? {d: e}\n: f\ng: !!str 7\nh:\n", "x.yaml", [])
    assert plain(node) == {"c": ["yes", "06"], "g": "7", "h": ""}


def test_words_stay_as_written_and_know_their_quotes() -> None:
    node = read_text('a: no\nb: "<<"\nc: |\n  one\n  two\nd: 12:30\n', "x.yaml", [])
    assert plain(node) == {"a": "no", "b": "<<", "c": "one\ntwo\n", "d": "12:30"}
    assert node is not None
    assert [child.quoted for _, child in node.items()] == [False, True, True, False]
    assert str(node.key_place("c")) == "x.yaml:3:1"


def plain(node: Node | None) -> object:
    assert node is not None
    if node.kind == "map":
        return {key: plain(child) for key, child in node.items()}
    return [plain(child) for child in node.elements()] if node.kind == "list" else node.value
