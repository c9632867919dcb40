"""What a typed line costs, with all it says to other questions. Run by `make bench`."""

from __future__ import annotations

from typing import Any

import pytest

from intake.conversation.extras import find_extras
from intake.definitions import load_library
from tests.conversation.talking import dialogue

LIBRARY = load_library()
LINES = {
    "short": "Een half uur hooguit",
    "besides": "Een half uur hooguit, ik help met koken en medicijnen en ik slaap slecht, en Sanne belt elke avond",
}


@pytest.mark.parametrize("kind", LINES)
def test_hearing_a_line_in_the_mantelscan(benchmark: Any, kind: str) -> None:
    """At most 10 ms (median), from the typed line to the next question."""

    def sit_down() -> tuple[tuple[Any, str], dict[str, Any]]:
        talk = dialogue(LIBRARY.flows["mantelscan"], LIBRARY)
        talk.record("answered", question="cared_for_name", value="Henk", words="")
        talk.record("moved", question="alone_time")
        return (talk, LINES[kind]), {}

    benchmark.pedantic(lambda talk, line: talk.hear(line), setup=sit_down, rounds=60)
    assert benchmark.stats.stats.median < 0.010


@pytest.mark.parametrize("flow", ["mantelscan", "pom", "quez"])
def test_finding_what_is_said_besides(benchmark: Any, flow: str) -> None:
    talk = dialogue(LIBRARY.flows[flow], LIBRARY)
    benchmark(find_extras, talk.state, LINES["besides"], talk.state.current)
