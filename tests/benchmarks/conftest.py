"""Ends the run with one table of what was measured, plain parts beside ours, and how long each part took."""

from __future__ import annotations

import os
import platform
from collections import defaultdict
from typing import Any

import pytest

from tests.benchmarks.table import rows_said

KEPT = pytest.StashKey[dict[str, float]]()
SAID = pytest.StashKey[list[str]]()
TOOK = pytest.StashKey[dict[str, float]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[KEPT], config.stash[SAID], config.stash[TOOK] = {}, [], defaultdict(float)


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> dict[str, float]:
    """Figures by name, in seconds or in the unit of their row, for what is no benchmark of pytest's own."""
    return request.config.stash[KEPT]


@pytest.fixture
def to_say(request: pytest.FixtureRequest) -> list[str]:
    """Lines to print below the table."""
    return request.config.stash[SAID]


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    report = (yield).get_result()
    item.config.stash[TOOK][item.path.stem.removeprefix("test_")] += report.duration


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    found = config.stash[KEPT] | _benchmarks(config)
    if not found:
        return
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0
    write = terminalreporter.write_line
    terminalreporter.section("Figures")
    write(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f}. 'processor': other work on the machine does not count, but slows a core it shares.")
    for line in [*rows_said(found), *config.stash[SAID]]:
        write(line)
    took = sorted(config.stash[TOOK].items(), key=lambda part: -part[1])
    write("\nTook: " + ", ".join(f"{name} {seconds:.0f} s" for name, seconds in took if seconds >= 0.5))


def _benchmarks(config: pytest.Config) -> dict[str, float]:
    """Medians in seconds by the name of the test, and each extra figure as `name.extra`."""
    found: dict[str, float] = {}
    for one in config._benchmarksession.benchmarks:  # type: ignore[attr-defined]
        if one:
            found[one.name] = one.stats.median
        found |= {f"{one.name}.{key}": value for key, value in one.extra_info.items() if isinstance(value, (int, float))}
    return found
