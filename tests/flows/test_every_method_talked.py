"""Every method has a talk or interviews, scripted as people type, that ends in its product; the ladders end in a report here."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from intake.cli import main
from intake.definitions import load_library
from tests.flows import (
    circle_scripts,
    map_scripts,
    neighbourhood_scripts,
    referral_scripts_a,
    referral_scripts_b,
)

LADDERS = {
    "straatladder": ("Kerkstraat", "30 tot 50", "4", "zeven", "ja", "koffie op het plein"),
    "contactladder": (
        "Kerkstraat", "70 en ouder", *("4", "2", "5"), *("4", "5", "3"), *("2", "4", "4"), *("3", "4", "2"), "nee", "een bank voor de deur",
    ),
}  # fmt: skip
"""What one resident says."""
OWN_FILE = {"mantelscan", "quez", "pom"}
"""Talked through in test_mantelscan_content and test_quez_pom_content."""


def test_none_of_the_44_lacks_a_script() -> None:
    scripted = {*(one.flow for one in circle_scripts.SCRIPTS), *map_scripts.SCRIPTS, *neighbourhood_scripts.SCRIPTS}
    scripted |= {*referral_scripts_a.SCRIPTS, *referral_scripts_b.SCRIPTS, *LADDERS, *OWN_FILE}
    assert set(load_library().methods) <= scripted


@pytest.mark.parametrize("flow", LADDERS)
def test_interviews_end_in_the_report_of_the_street(
    flow: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "phrase").write_text("een lange zin\n")
    monkeypatch.setenv("DRAAGWIJZER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DRAAGWIJZER_PASSPHRASE_FILE", str(tmp_path / "phrase"))
    assert main(["round", "new", flow, "--title", "Wijk Noord", "--lang", "nl"]) == 0
    for number in range(5):
        monkeypatch.setattr("sys.stdin", io.StringIO("\n".join([*LADDERS[flow], "klaar", ""])))
        assert main(["round", "add", "Wijk Noord", "--lang", "nl"]) == 0
        told = capsys.readouterr().out
        assert f"Dit was formulier {number + 1}" in told
        assert "Let op." not in told
    assert main(["round", "report", "Wijk Noord", "--format", "txt", "--lang", "nl"]) == 0
    report = capsys.readouterr().out
    assert "Kerkstraat" in report
    assert LADDERS[flow][-1] in report
    assert "4,0" in report
