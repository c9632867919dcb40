"""Networks made by chance, with every field in use."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from intake.exchange.fields import PERSON, STATUSES, Field
from intake.exchange.network import PARENT_KINDS, Network
from intake.network.model import Person, Tie
from intake.understanding.text import clean

NAMES = st.sampled_from(("Anna", "Jan [de Vries]", "Łukasz", "=SUM(A1)", "-1", "'=x", "'", "no", "Ria & <b>", "O'Neill; x", 'a "b"', "Вера", "@", "12:30", "+316", "Bert, zoon"))  # fmt: skip
WORDS = NAMES | st.text(max_size=20).map(lambda text: clean(text).strip())
DATES = st.sampled_from(("1948", "1948-03", "1948-03-05", "1948~", "1948?", "194X", "../1950", "1950/..", "1948/1950", "1948-21", "1948-03~"))  # fmt: skip


def _values(field: Field) -> st.SearchStrategy[Any]:
    match field.kind:
        case "date":
            return DATES
        case "flag":
            return st.booleans()
        case "whole":
            return st.integers(field.low, field.high)
        case "number":
            return st.integers(0, 99) | st.sampled_from((0.5, 4.33))
        case "one":
            return st.sampled_from(field.values)
        case "many":
            return st.lists(st.sampled_from(field.values), unique=True, max_size=3).map(tuple)
        case "levels" | "amounts":
            return st.dictionaries(st.sampled_from(field.values), st.integers(1, 5), max_size=3).map(lambda one: tuple(one.items()))  # fmt: skip
    return WORDS


@st.composite
def networks(draw: st.DrawFn, most: int = 8) -> Network:
    """A client and others with any fields; ties of all kinds, parents always earlier in the list than their children."""
    ids = ["client", *(f"p{number}" for number in range(draw(st.integers(0, most))))]
    people: dict[str, Person] = {}
    for id in ids:
        chosen = draw(st.lists(st.sampled_from([key for key in PERSON if key not in ("id", "of", "relation", "died")]), unique=True, max_size=6))  # fmt: skip
        facts = {key: draw(_values(PERSON[key])) for key in chosen}
        facts = {key: value for key, value in facts.items() if (key, value) != ("place", "")}
        people[id] = Person(id, of=draw(st.sampled_from(ids)), relation=draw(st.sampled_from(("", "neighbour", "daughter"))), **facts)  # fmt: skip
    ties: dict[tuple[str, str, str], Tie] = {}
    for _ in range(draw(st.integers(0, most)) if len(ids) > 1 else 0):
        a, b = sorted(draw(st.lists(st.sampled_from(range(len(ids))), min_size=2, max_size=2, unique=True)))
        kind = draw(st.sampled_from((*PARENT_KINDS, "partner", "knows", "twin", "emotional")))
        status = draw(st.none() | st.sampled_from(STATUSES[kind])) if kind in STATUSES else None
        ties[ids[a], ids[b], kind] = Tie(ids[a], ids[b], kind, status, draw(st.none() | DATES))
    return Network(people, tuple(ties.values()))
