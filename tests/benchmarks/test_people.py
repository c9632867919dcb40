"""What reading people costs: a sentence (at most 2 ms, median), a long paste (1.5 s), and the lexicons (at most 50 ms)."""

from __future__ import annotations

from itertools import cycle
from typing import Any

import pytest

from intake.understanding.people import read_people
from intake.understanding.people_lexicon import people_lexicon
from intake.understanding.readings import Context
from tests.understanding.people_scores import TODAY, context_of, load


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_sentence_with_people(benchmark: Any, lang: str) -> None:
    rows = [row for row in load("people.yaml") if row["lang"] == lang]
    for row in rows:
        read_people(row["text"], context_of(row))
    turn = cycle([(row["text"], context_of(row)) for row in rows])
    benchmark.pedantic(lambda: read_people(*next(turn)), rounds=len(rows) * 5)
    assert benchmark.stats.stats.median <= 0.002


def test_a_paste_of_twenty_thousand_characters(benchmark: Any) -> None:
    text = " ".join(row["text"] for row in load("people.yaml") if row["lang"] == "nl")
    whole = (text * 4)[:20_000]
    benchmark.pedantic(lambda: read_people(whole, Context("nl", TODAY)), rounds=3)
    assert benchmark.stats.stats.median <= 1.5


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_lexicon_loads(benchmark: Any, lang: str) -> None:
    benchmark.pedantic(lambda: people_lexicon(lang), setup=people_lexicon.cache_clear, rounds=5)
    assert benchmark.stats.stats.median <= 0.05
