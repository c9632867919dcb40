"""Dates as numbers and as words: also decades and years that are only about right."""

from __future__ import annotations

from datetime import date

import pytest

from intake.conversation.times import edtf_start, is_rough
from intake.conversation.wording import date_words, value_words
from intake.definitions import load_library


@pytest.mark.parametrize(
    ("edtf", "start", "nl", "en"),
    [
        ("198X", date(1980, 1, 1), "jaren 80", "the 1980s"),
        ("201X", date(2010, 1, 1), "jaren 2010", "the 2010s"),
        ("2010~", date(2010, 1, 1), "rond 2010", "around 2010"),
        ("2015-05?", date(2015, 5, 1), "rond mei 2015", "around May 2015"),
        ("2025-22", date(2025, 6, 1), "zomer 2025", "summer 2025"),
        ("2015-05-12", date(2015, 5, 12), "12 mei 2015", "12 May 2015"),
    ],
)
def test_a_date_starts_and_reads(edtf: str, start: date, nl: str, en: str) -> None:
    assert edtf_start(edtf) == start
    assert (date_words(edtf, "nl"), date_words(edtf, "en")) == (nl, en)
    assert is_rough(edtf) == any(mark in edtf for mark in "X~?")


@pytest.mark.parametrize(
    "text", ["", "gisteren", "2015-13", "2023-02-29", "2015 of zo", "19", "198X-05", "2015-05-12T10"]
)
def test_no_date(text: str) -> None:
    assert edtf_start(text) is None


def test_one_of_something_is_said_of_one() -> None:
    flow = load_library().flows["mantelscan"]
    said = [value_words(flow.questions[name], 1, lang) for name in ("night_times", "nights_per_week", "carer_age") for lang in ("nl", "en")]
    assert said == ["1 keer per nacht", "1 time a night", "1 nacht", "1 night", "1 jaar", "1 year"]
    assert value_words(flow.questions["night_times"], 2, "en") == "2 times a night"
