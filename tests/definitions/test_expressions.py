"""The expression language: three-valued logic, and nothing but its own names and functions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.definitions.expressions import ExpressionError, parse

FUNCTIONS = {"has": lambda name, option: option == "humour", "people": lambda **filters: len(filters)}


def value(source, **known):
    return parse(source).evaluate(known.get, FUNCTIONS)


@pytest.mark.parametrize(
    ("source", "known", "expected"),
    [
        ("hours >= 40", {"hours": 45}, True),
        ("hours >= 40", {}, None),
        ("hours >= 40 and nights", {"hours": 10}, False),
        ("hours >= 40 or nights", {"nights": True}, True),
        ("not nights", {}, None),
        ("has(strengths, 'humour')", {}, True),
        ("people(sector='family', alive=true) == 2", {}, True),
        ("(hours + 5) / 2", {"hours": 15}, 10),
        ("hours / 0", {"hours": 1}, None),
        ("word == 'yes'", {"word": "yes"}, True),
        ("word > 3", {"word": "yes"}, None),
        ("max(hours, 3)", {"hours": 1}, 3),
    ],
)
def test_value(source, known, expected):
    assert value(source, **known) == expected


@pytest.mark.parametrize(
    "source",
    ["", "a b", "a.b", "a[0]", "lambda: 1", "__import__('os')", "open('x')", "a if b else c", "[1]", "a ** 2", "1 < a < 3",
     "f'{a}'", "(" * 300 + "a" + ")" * 300, "a" * 3000, "has('x', y)", "people(sector=a)"],
)  # fmt: skip
def test_everything_else_is_refused(source):
    with pytest.raises(ExpressionError):
        parse(source)


def test_names_are_known():
    assert parse("a > 1 and has(b, 'x') and people(alive=true) > 1").names == {"a", "b", "@people"}


@given(st.text(max_size=60))
def test_no_text_does_more_than_refuse(text):
    try:
        parse(text).evaluate(lambda name: None, FUNCTIONS)
    except ExpressionError:
        pass
