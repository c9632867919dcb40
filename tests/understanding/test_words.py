"""Typed words into values, moves, corrections and danger, in both languages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.network.model import Person
from intake.understanding import (
    Context,
    clean,
    read,
    read_correction,
    read_danger,
    read_intent,
    read_people,
)  # fmt: skip

TODAY = date(2026, 11, 24)
HOURS = Context("nl", TODAY, low=0, high=168, unit="uur per week")


@pytest.mark.parametrize(
    ("kind", "lang", "said", "value"),
    [
        ("number", "nl", "ongeveer 45 uur per week, elke dag", 45),
        ("number", "nl", "vijfentwintig", 25),
        ("number", "nl", "anderhalf uur", 1.5),
        ("number", "nl", "een half uurtje", 0.5),
        ("number", "nl", "twee a drie", {"min": 2, "max": 3}),
        ("number", "nl", "tussen de 3 en 5", {"min": 3, "max": 5}),
        ("number", "nl", "geen", 0),
        ("number", "en", "fifteen", 15),
        ("number", "en", "about twenty-five hours", 25),
        ("number", "en", "two or three", {"min": 2, "max": 3}),
        ("frequency", "nl", "twee a drie keer per nacht", {"per_month": 75, "vague": False}),
        ("frequency", "nl", "eens per zes weken", {"per_month": pytest.approx(4.33 / 6, abs=1e-3), "vague": False}),
        ("frequency", "nl", "om de week", {"per_month": pytest.approx(2.165), "vague": False}),
        ("frequency", "nl", "elke dinsdagochtend", {"per_month": 4.33, "vague": False}),
        ("frequency", "nl", "nooit", {"per_month": 0, "vague": False}),
        ("frequency", "nl", "af en toe", {"per_month": None, "vague": True}),
        ("frequency", "en", "twice a week", {"per_month": 8.66, "vague": False}),
        ("frequency", "en", "every other day", {"per_month": 15, "vague": False}),
        ("frequency", "en", "a couple of times a year", {"per_month": 0.25, "vague": True}),
        ("duration", "nl", "hooguit een half uur", "PT30M"),
        ("duration", "nl", "anderhalf jaar", "P1Y6M"),
        ("duration", "en", "six weeks", "P6W"),
        ("date", "nl", "drie jaar geleden", "2023"),
        ("date", "nl", "in 1989", "1989"),
        ("date", "nl", "12 mei 2015", "2015-05-12"),
        ("date", "nl", "afgelopen zomer", "2026-22"),
        ("date", "en", "last summer", "2026-22"),
        ("date", "en", "March 2019", "2019-03"),
        ("yesno", "nl", "ja hoor, elke dag", True),
        ("yesno", "nl", "nee, gelukkig niet", False),
        ("yesno", "en", "not really", False),
        ("yesno", "en", "Yes, but only at night", True),
        ("scale", "nl", "een zeven", 7),
        ("scale", "en", "8 out of 10", 8),
    ],
)  # fmt: skip
def test_values(kind: str, lang: str, said: str, value: Any) -> None:
    context = Context(
        lang,
        TODAY,
        low=0,
        high=168 if kind == "number" else 10,
        unit="uur per week" if lang == "nl" else "hours a week",
    )
    for words in (said, said.upper(), f"  {said} "):
        reading = read(kind, words, context)
        assert reading is not None, words
        assert reading.value == value
        assert reading.confidence >= 0.85


@pytest.mark.parametrize("said", ["de fiets is groen", "veel", "best wel wat", "?", "..."])
def test_a_number_is_not_made_up(said: str) -> None:
    reading = read("number", said, HOURS)
    assert reading is None or reading.confidence < 0.5


OPTIONS = (("good", "goed", ()), ("fair", "gaat wel", ("redelijk",)), ("poor", "slecht", ("niet goed",)))
MANY = (
    ("dementia", "dementie", ("alzheimer",)),
    ("physical", "lichamelijk", ("rolstoel",)),
    ("none", "niets", ()),
)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("goed", "good"),
        ("2", "fair"),
        ("de derde", "poor"),
        ("redelijk", "fair"),
        ("niet goed", "poor"),
        ("het gaat wel", "fair"),
        ("b", "fair"),
        ("sleht", "poor"),
    ],
)
def test_a_choice(said: str, value: str) -> None:
    reading = read("choice", said, Context("nl", TODAY, options=OPTIONS))
    assert reading is not None
    assert reading.value == value
    assert reading.confidence >= 0.85


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("alzheimer en een rolstoel", ["dementia", "physical"]),
        ("1 en 2", ["dementia", "physical"]),
        ("niets", ["none"]),
        ("allemaal", ["dementia", "physical"]),
    ],
)
def test_choices(said: str, value: list[str]) -> None:
    reading = read("choices", said, Context("nl", TODAY, options=MANY))
    assert reading is not None
    assert reading.value == value


def test_what_is_denied_is_not_chosen() -> None:
    reading = read("choices", "geen dementie", Context("nl", TODAY, options=MANY))
    assert reading is None or "dementia" not in reading.value


@pytest.mark.parametrize(
    ("lang", "said", "intent"),
    [
        ("nl", "weet ik niet", "dont_know"), ("nl", "Daar wil ik het liever niet over hebben.", "rather_not"),
        ("nl", "Waarom vraagt u dat?", "why"), ("nl", "ik moet weg, we gaan morgen verder", "stop"),
        ("nl", "sla maar over", "skip"), ("nl", "ik snap het niet", "explain"), ("nl", "mijn zoon stopte met bellen", "none"),
        ("nl", "later graag", "later"), ("nl", "terug", "back"), ("nl", "hij is terug uit het ziekenhuis", "none"),
        ("en", "I don't get it", "explain"), ("en", "I have to go, let's continue tomorrow", "stop"),
        ("en", "I'd rather not say", "rather_not"), ("en", "why do you ask?", "why"), ("en", "he helps me", "none"),
    ],
)  # fmt: skip
def test_intents(lang: str, said: str, intent: str) -> None:
    reading = read_intent(said, lang)
    assert (reading.value if reading.confidence >= 0.85 else "none") == intent


@pytest.mark.parametrize(
    ("lang", "said", "found"),
    [
        ("nl", "ik wil dood", {"suicidal"}), ("nl", "hij wil niet meer leven", {"suicidal"}), ("nl", "ze is doodmoe", set()),
        ("nl", "dat slaat nergens op", set()), ("nl", "hij slaat me", {"violence"}), ("nl", "hij slaat mij niet", set()),
        ("nl", "ik kan niet meer", {"exhausted"}), ("nl", "ik kan niet meer zo hard fietsen", set()),
        ("nl", "ik kan niet meer werken", set()), ("nl", "ze heeft dagen niet gegeten", {"neglect"}),
        ("nl", "hij slaat de kinderen", {"child"}), ("nl", "ik weet niet hoe lang ik het nog volhoud", set()),
        ("nl", "blauwe plekken van de bloedverdunners", set()),
        ("en", "I want to die", {"suicidal"}), ("en", "I'm dying to see it", set()), ("en", "he hits me", {"violence"}),
        ("en", "I can't go on", {"exhausted"}), ("en", "I can't go on holiday", set()), ("en", "bored to death", set()),
    ],
)  # fmt: skip
def test_danger(lang: str, said: str, found: set[str]) -> None:
    assert {reading.value for reading in read_danger(said, lang)} == found


PEOPLE = (Person("p1", "Els"), Person("p2", "Mandy"))


@pytest.mark.parametrize(
    ("lang", "said", "words", "instead", "person"),
    [
        ("nl", "o nee, Els komt op donderdag", "op donderdag", "", "p1"),
        ("nl", "niet 20 maar 25 uur", "25 uur", "20", ""),
        ("en", "not five hours, fifteen", "fifteen", "five hours", ""),
        ("en", "it was not Mandy, it was Wendy", "Wendy", "Mandy", ""),
    ],
)
def test_corrections(lang: str, said: str, words: str, instead: str, person: str) -> None:
    found = read_correction(said, Context(lang, TODAY, people=PEOPLE))
    assert found is not None
    assert (found.words, found.instead_of, found.person) == (words, instead, person)


@pytest.mark.parametrize(
    "said", ["nee, dat doet hij niet", "nee", "ik heb geen zus", "Mijn vader is niet ziek."]
)
def test_an_answer_is_no_sure_correction(said: str) -> None:
    found = read_correction(said, Context("nl", TODAY, people=PEOPLE))
    assert found is None or found.confidence < 0.85


TWO = ("Ria", "Henk")


@pytest.mark.parametrize(
    ("lang", "said", "people"),
    [
        ("nl", "Dochter Sanne (33) woont in Groningen, getrouwd met Mark; een kind, Noor van 4.",
         [("Sanne", "daughter", 33, "Groningen"), ("Mark", "son_in_law", None, None), ("Noor", "grandchild", 4, None)]),
        ("nl", "Henks vader Gerrit overleed in 2011, zijn moeder Truus (88) woont in verpleeghuis De Linde.",
         [("Gerrit", "father", None, None), ("Truus", "mother", 88, "verpleeghuis De Linde")]),
        ("nl", "mijn zussen Samira (41) en Naima (38) koken om de beurt", [("Samira", "sister", 41, None), ("Naima", "sister", 38, None)]),
        ("nl", "een dochter Anna van 12 uit Zwolle en een zoon, Tim (10)", [("Anna", "daughter", 12, "Zwolle"), ("Tim", "son", 10, None)]),
        ("en", "Mum (Ineke) phones every day; sometimes too much.", [("Ineke", "mother", None, None)]),
        ("en", "Peter, my support worker, comes twice a week", [("Peter", "support_worker", None, None)]),
        ("en", "a daughter Anna, 12, in York and a son Tim", [("Anna", "daughter", 12, "York"), ("Tim", "son", None, None)]),
    ],
)  # fmt: skip
def test_people(lang: str, said: str, people: list[tuple[Any, ...]]) -> None:
    found = [reading.person for reading in read_people(said, Context(lang, TODAY, client_names=TWO))]
    assert [(one.name, one.relation, one.age, one.place) for one in found] == people


@pytest.mark.parametrize(
    "said", ["geen kinderen", "ik weet het niet goed", "de hond heet Bello niet", "in Groningen"]
)
def test_nobody_is_made_up(said: str) -> None:
    assert [
        r.person.name
        for r in read_people(said, Context("nl", TODAY))
        if r.confidence >= 0.85 and r.person.name != "Bello"
    ] == []


def test_someone_known_is_not_made_twice() -> None:
    context = Context("nl", TODAY, people=(Person("s", "Sanne", "daughter"),))
    found = read_people("Sanne belt elke avond", context)
    assert [(one.person.id, one.person.per_month) for one in found] == [("s", 30)]


ANYTHING = st.text(max_size=300)


@given(ANYTHING, st.sampled_from(["nl", "en"]))
@settings(max_examples=150, deadline=None)
def test_no_text_raises(text: str, lang: str) -> None:
    context = Context(lang, TODAY, options=MANY, low=0, high=10, people=PEOPLE, client_names=TWO)
    said = clean(text)
    read_intent(said, lang)
    read_correction(said, context)
    read_danger(said, lang)
    for reading in read_people(said, context):
        assert 0 <= reading.span[0] <= reading.span[1] <= len(said)
    for kind in ("yesno", "choice", "choices", "scale", "number", "frequency", "duration", "date", "text"):
        found = read(kind, said, context)
        assert found is None or 0 <= found.confidence <= 1


@given(ANYTHING)
@settings(max_examples=200, deadline=None)
def test_clean_text_has_nothing_hidden(text: str) -> None:
    said = clean(text + "\x1b[2J\u202e\x00")
    assert not set(said) & {"\x1b", "\u202e", "\x00", "\x07"}
    assert clean(said) == said


@pytest.mark.parametrize("said", ["my casemanager comes", "my case manager comes", "my case-manager comes"])
def test_words_written_as_one_or_two(said: str) -> None:
    assert [r.person.relation for r in read_people(said, Context("en", TODAY))] == ["case_manager"]
