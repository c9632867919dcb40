"""What is said when an extra part is missing works as it is typed."""

from __future__ import annotations

import sys
import tomllib
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from intake.extras import bring_in, parts_of
from intake.store.keyring import NoKeyring

EXTRAS = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())["project"]["optional-dependencies"]


@pytest.mark.parametrize("extra", [name for name in EXTRAS if name != "dev"])
def test_the_parts_are_those_of_the_extra(extra: str) -> None:
    wanted = {Requirement(row).name for row in EXTRAS[extra]}
    assert {Requirement(part).name for part in parts_of(extra)} == wanted


def test_who_installed_by_pipx_injects_and_others_use_pip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert bring_in("keyring") == f"{sys.executable} -m pip install keyring"
    (tmp_path / "pipx_metadata.json").write_text("{}")
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert bring_in("keyring") == "pipx inject draagwijzer keyring"
    assert bring_in("web") == 'pipx inject draagwijzer "textual-serve==1.1.3"'
    for lang in ("nl", "en"):
        assert "pipx inject draagwijzer keyring" in NoKeyring().sentence(lang)


def test_without_what_was_installed_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> list[str]:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.requires", missing)
    assert bring_in("docx") == f'{sys.executable} -m pip install "draagwijzer[docx]"'
