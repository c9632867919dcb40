"""The reading of people: floors on marked sentences, and properties."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.network.model import Person
from intake.understanding.people import read_people
from intake.understanding.readings import Context
from intake.understanding.text import clean
from tests.understanding.people_scores import TODAY, load, measure

TUNING, HELD_OUT = "people.yaml", "people_held_out.yaml"


@pytest.mark.parametrize(
    ("name", "lang", "f1", "relation", "silent"),
    [
        (TUNING, "nl", 0.965, 0.97, 0.008),
        (TUNING, "en", 0.96, 0.955, 0.012),
        (HELD_OUT, "nl", 0.95, 0.95, 0.03),
        (HELD_OUT, "en", 0.95, 0.93, 0.05),
    ],
)
def test_people_are_found(name: str, lang: str, f1: float, relation: float, silent: float) -> None:
    scores = measure([row for row in load(name) if row["lang"] == lang])
    told = "\n".join([scores.table(), *scores.wrong])
    assert scores.f1 >= f1, told
    assert scores.rate("rel") >= relation, told
    assert scores.rate("often") >= 0.89, told
    assert scores.rate("support") >= 0.82, told
    assert scores.rate("bond") >= 0.85, told
    assert scores.silent_wrong <= silent, told
    assert scores.clarified <= 0.5, told


ROWS = [*load(TUNING), *load(HELD_OUT)]


WORDS = sorted({word for row in ROWS for word in row["text"].split()})
KNOWN = (
    Person("p1", "Sanne", "daughter", sector="family"),
    Person("p2", "Els", "neighbour", sector="neighbours"),
)


@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join), st.sampled_from(["nl", "en"]))
@settings(max_examples=150, deadline=None)
def test_spans_and_ties_stay_within(text: str, lang: str) -> None:
    said = clean(text)
    found = read_people(said, Context(lang, TODAY, people=KNOWN, client_names=("Ria", "Henk")))
    ids = {"client", "cared_for", "p1", "p2", *(str(index) for index in range(len(found)))}
    for reading in found:
        assert 0 <= reading.span[0] <= reading.span[1] <= len(said)
        assert 0 <= reading.confidence <= 1
        assert reading.person.name not in ("Ria", "Henk")
        assert {end for tie in reading.ties for end in tie[:2]} <= ids
        assert not reading.person.of.startswith("#") or reading.person.of[1:] in ids


def test_who_is_named_again_after_a_list_does_it_alone() -> None:
    context = Context("nl", TODAY)
    found = read_people("twee broers, Jan (75) en Piet (69), Piet komt elke week", context)
    assert {one.person.name: one.person.per_month for one in found} == {"Jan": None, "Piet": 4.33}


def test_of_counted_people_one_may_be_known_already() -> None:
    wim = Person("p1", "Wim", "brother", of="cared_for", sector="family")
    context = Context("nl", TODAY, of="cared_for", relations=("brother", "sister"), sector="family", people=(wim,))
    found = read_people("twee broers, Wim van 72 en Kees van 61, met Kees heeft hij geen contact meer", context)
    assert [(one.person.id, one.person.name, one.person.age) for one in found] == [("p1", "Wim", 72), ("", "Kees", 61)]
