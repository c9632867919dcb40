"""Random walks, each kind of talk (language, audience) twice: every stage of every flow is reached, nothing gets stuck, every report renders."""

from __future__ import annotations

import pytest

from intake.commands.explore import explore
from intake.conversation.compiled import compile_flow
from intake.definitions import load_library

LIBRARY = load_library()
TALKS = sorted(id for id, flow in LIBRARY.flows.items() if flow.stages)


@pytest.mark.parametrize("name", TALKS)
def test_walks(name: str) -> None:
    flow = LIBRARY.flows[name]
    found = explore(flow, LIBRARY, walks=12, seed=7)
    assert found.problems == []
    assert {leaf.stage.id for leaf in compile_flow(flow).leaves} == set(found.stages)
    assert found.reports == 24


def test_there_are_44_methods() -> None:
    assert len(LIBRARY.methods) == 44
