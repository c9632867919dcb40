"""What it costs to understand a short answer, and to load the word lists. Run by `make bench`."""

from __future__ import annotations

import subprocess
import sys
from itertools import cycle
from typing import Any

import pytest
import yaml

from intake.understanding.answers import understand
from tests.understanding.short_scores import DATA, context


def rows(kind: str = "") -> list[tuple[str, str, Any]]:
    groups = yaml.safe_load((DATA / "short_answers.yaml").read_text(encoding="utf-8"))
    return [
        (one["kind"], row[0], context(one))
        for one in groups
        for row in one["rows"]
        if kind in ("", one["kind"])
    ]


def test_a_short_answer(benchmark: Any) -> None:
    """The bound is 0.3 ms in the median."""
    turns = cycle(rows())

    def one() -> None:
        understand(*next(turns))

    benchmark.pedantic(one, rounds=4000, warmup_rounds=1000)


def _in_a_fresh_process(code: str) -> float:
    """Seconds of the processor that the code prints, in a Python that has read no list yet."""
    lead = (
        "import datetime,time; from intake.understanding import Context, lexicons as l; import intake.understanding.answers as a;"
        "from intake.understanding.people_lexicon import people_lexicon; assert not l.lexicon.cache_info().currsize;"
        "assert not people_lexicon.cache_info().currsize; start=time.process_time();"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"{lead}{code};print(time.process_time()-start)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return float(done.stdout)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_loading_the_lists(benchmark: Any, lang: str) -> None:
    """The bound is 50 ms for all lists of a language together, those for people too; none is read on import."""
    names = "numbers frequencies durations dates intents grammar moves yesno choices scales sums strange repairs".split()  # noqa: SIM905
    code = f"[l.lexicon(name,{lang!r}) for name in {names}];people_lexicon({lang!r})"
    found: list[float] = []
    benchmark.pedantic(lambda: found.append(_in_a_fresh_process(code)), rounds=3)
    benchmark.extra_info["seconds"] = min(found)
    assert min(found) <= 0.05


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("intent", "ik snap het niet"), ("yesno", "ja hoor"), ("number", "twaalf"), ("frequency", "elke week"),
        ("duration", "drie weken"), ("date", "mei 2015"), ("scale", "een zeven"), ("people", "Mijn zus Anna belt"),
    ],
)  # fmt: skip
def test_the_first_answer_of_a_kind(benchmark: Any, kind: str, said: str) -> None:
    """Lists are read and forms made for the kind that is asked only: at most 80 ms of the processor, once."""
    code = f"a.understand({kind!r},{said!r},Context('nl',datetime.date(2026,11,25)))"
    found: list[float] = []
    benchmark.pedantic(lambda: found.append(_in_a_fresh_process(code)), rounds=3)
    benchmark.extra_info["seconds"] = min(found)
    assert min(found) <= 0.08
