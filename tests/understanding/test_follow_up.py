"""At most one question about someone just named, for what matters most."""

from __future__ import annotations

import pytest

from intake.understanding.follow_up import follow_up
from intake.understanding.people import read_people
from intake.understanding.readings import Context
from tests.understanding.people_scores import TODAY


@pytest.mark.parametrize(
    ("lang", "said", "field"),
    [
        ("nl", "Karin komt elke week", "relation"),
        ("nl", "Mijn zus Anja", "per_month"),
        ("nl", "Mijn zus Anja komt elke week", "gives"),
        ("nl", "Mijn zus Anja kookt elke week", "bond"),
        ("nl", "Mijn zus Anja kookt elke week, we zijn heel hecht", None),
        ("nl", "Mijn man is overleden", None),
        ("nl", "Met mijn broer heb ik geen contact meer", None),
        ("en", "The district nurse comes every morning", None),
        ("en", "My support worker Peter", "per_month"),
    ],
)
def test_what_is_asked(lang: str, said: str, field: str | None) -> None:
    (reading,) = read_people(said, Context(lang, TODAY))
    asked = follow_up(reading, lang)
    assert (asked.field if asked else None) == field


def test_the_question_names_the_person_and_is_short() -> None:
    (reading,) = read_people("Mijn zus Anja", Context("nl", TODAY))
    asked = follow_up(reading, "nl")
    assert asked is not None
    assert asked.text == "Hoe vaak zie of spreek je Anja?"
