"""Definitions are read once in a process, and again as soon as a file is another."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake.definitions import DefinitionErrors, load_library


def tip(word: str) -> str:
    return f'tips:\n  - {{id: own_tip, text: {{nl: "{word}", en: "{word}"}}}}\n'


def test_the_library_is_the_same_until_a_file_changes(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(tip("eerst"), encoding="utf-8")
    first = load_library(file)
    assert load_library(file) is first
    file.write_text(tip("later"), encoding="utf-8")  # as long as it was
    second = load_library(file)
    assert [one.text.get("nl") for one in (first.tips[-1], second.tips[-1])] == ["eerst", "later"]
    assert second.flows["pom"].questions == first.flows["pom"].questions


def test_a_wrong_file_stays_wrong_until_it_is_mended(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(tip("fout").replace("own_tip", "OWN"), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(DefinitionErrors, match=r"own\.yaml:2:10"):
            load_library(file)
    file.write_text(tip("goed"), encoding="utf-8")
    assert load_library(file).tips[-1].text.get("nl") == "goed"


def test_one_file_at_two_places_is_named_as_it_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder, word in (("a", "hier"), ("b", "daar")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "own.yaml").write_text(tip(word), encoding="utf-8")
    said = []
    for folder in ("a", "b", "a"):
        monkeypatch.chdir(tmp_path / folder)
        said.append(load_library(Path("own.yaml")).tips[-1].text.get("nl"))
    assert said == ["hier", "daar", "hier"]
