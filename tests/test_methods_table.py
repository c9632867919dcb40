"""The table of methods, and its copy in the README."""

from __future__ import annotations

import json

import pytest

from intake.cli import main
from intake.definitions import load_library
from tests.renew_methods_table import MARK, README, renewed


def test_a_row_for_each_method(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["methods", "--format", "json", "--lang", "en"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == 44
    assert {row["id"] for row in rows} == set(load_library().methods)
    scan = next(row for row in rows if row["id"] == "mantelscan")
    assert (scan["kind"], scan["languages"]) == ("instrument", "nl, en")
    assert int(scan["questions"]) > 50
    assert all(row["product"] for row in rows)


def test_the_readme_holds_the_table_as_it_is_now(capsys: pytest.CaptureFixture[str]) -> None:
    """Renew with: make methods-table."""
    main(["methods", "--format", "md", "--lang", "en"])
    shown = README.read_text(encoding="utf-8").split(MARK)[1]
    assert shown == capsys.readouterr().out


def test_an_old_table_is_renewed_and_nothing_else() -> None:
    text = README.read_text(encoding="utf-8")
    before, _, after = text.split(MARK)
    assert renewed(MARK.join((before, "| old |\n", after))) == text
