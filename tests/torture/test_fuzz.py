"""A small version of the fuzzing: some damaged input for every door that reads, in every run of the tests."""

from __future__ import annotations

import pytest

from tests.torture.fuzz import DOORS, fuzz

INPUTS = 3_000


@pytest.mark.parametrize("name", DOORS)
def test_damaged_input_is_taken_or_refused(name: str) -> None:
    share = DOORS[name].share / sum(door.share for door in DOORS.values())
    found = fuzz(name, max(15, min(200, round(INPUTS * share))), seed=2)
    assert found.faults == []
    assert found.inputs > 0


@pytest.mark.parametrize("name", [name for name in DOORS if name not in ("report id",)])
def test_every_door_takes_what_is_whole(name: str) -> None:
    """The seeds are good input: a door that refuses them all would be tested on nothing."""
    door = DOORS[name]
    taken = 0
    for seed in door.seeds()[:5]:
        try:
            door.read(seed)
            taken += 1
        except door.says:
            pass
    assert taken
