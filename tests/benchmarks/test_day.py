"""Memory after a thousand answers and over a working day of a simulated clock, in processes of their own (see `day`)."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

MOST = 150
"""Megabytes in use at most."""
GROWTH = 1.0
"""Megabytes an hour at most, once everything was opened a first time."""


def measured(*arguments: str) -> dict[str, Any]:
    done = subprocess.run([sys.executable, "-m", "tests.benchmarks.day", *arguments], capture_output=True, text=True, timeout=900)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_memory_after_a_thousand_answers(figures: dict[str, float]) -> None:
    found = measured("answers", "1000")
    figures["answers.begin_mb"], figures["answers.end_mb"] = found["begin_mb"], found["end_mb"]
    assert found["end_mb"] <= MOST


def test_memory_over_eight_hours(figures: dict[str, float], to_say: list[str]) -> None:
    found = measured("hours", "8")
    hours = found["hours_mb"]
    figures["day.first_mb"], figures["day.last_mb"] = hours[0], hours[-1]
    figures["day.growth_mb"] = (hours[-1] - hours[1]) / (len(hours) - 2)
    to_say.append(f"\nA day: {found['turns']} lines typed; MB at the end of each hour: " + ", ".join(f"{mb:.0f}" for mb in hours))
    assert found["alive"] == [{"talks": 0, "vaults": 0}] * len(hours)
    assert hours[-1] <= MOST
    assert figures["day.growth_mb"] <= GROWTH
