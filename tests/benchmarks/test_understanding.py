"""What it costs to understand a short answer, and to load the word lists. Run by `make bench`."""

from __future__ import annotations

import subprocess
import sys
from itertools import cycle
from typing import Any

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


def test_loading_the_lists(benchmark: Any) -> None:
    """The bound is 50 ms for all lists of a language; none is read on import."""
    code = (
        "import time, intake.understanding.answers as a;from intake.understanding import lexicons as l;"
        "assert not l.lexicon.cache_info().currsize;"
        "names=['numbers','frequencies','durations','dates','intents','moves','yesno','choices','scales'];"
        "start=time.perf_counter();[l.lexicon(name,'nl') for name in names];print(time.perf_counter()-start)"
    )

    def load() -> float:
        return float(
            subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        )

    benchmark.extra_info["seconds"] = benchmark.pedantic(load, rounds=3)
