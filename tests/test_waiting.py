"""Who waits is told once what goes on; who does not wait, or is not there, is told nothing."""

from __future__ import annotations

import sys
import time

import pytest

from intake.commands.waiting import waiting


@pytest.mark.parametrize(("seen", "lasts", "told"), [(True, 0.2, "Making a.pdf…\n"), (True, 0.0, ""), (False, 0.2, "")])
def test_only_after_a_while_and_only_at_a_terminal(
    seen: bool, lasts: float, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: seen)
    with waiting("making", "en", patience=0.1, what="a.pdf"):
        time.sleep(lasts)
    time.sleep(0.15)
    assert capsys.readouterr().err == told
