"""The short version: 50 kills, in five talks that can run beside each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture.kills import torture


@pytest.mark.parametrize("seed", range(5))
def test_nothing_acknowledged_is_lost(tmp_path: Path, seed: int) -> None:
    found = torture(tmp_path, 10, seed)
    assert found.faults == []
    assert found.kills == 10
    assert found.acknowledged > 0
