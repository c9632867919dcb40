"""Drawing a map from a file: onto the screen, as SVG and as PNG; nothing half written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from intake.cli import main
from intake.exchange import files
from intake.network.maps import MAPS

FAMILY = (
    "people:\n  - {id: client, name: Ria de Boer, gender: woman, age: 58}\n  - {id: cared_for, name: Henk, relation: partner, gender: man}\n"
    "  - {id: s, name: Sanne Bakker, relation: daughter, age: 33, sector: family, note: belt met Kees}\n"
    "  - {id: n, name: 'Jan [de Vries]', relation: neighbour, sector: neighbours}\n"
    "ties:\n  - {a: client, b: cared_for, kind: partner, status: married}\n"
)


@pytest.fixture
def family(tmp_path: Path) -> Path:
    path = tmp_path / "family.yaml"
    path.write_text(FAMILY, encoding="utf-8")
    return path


def draw(*arguments: object, kind: str = "genogram", lang: str = "en") -> int:
    return main(["draw", kind, *map(str, arguments), "--lang", lang])


def test_svg_png_and_terminal_at_once(family: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    svg, png = tmp_path / "new" / "a.svg", tmp_path / "a.png"
    assert draw(family, "--svg", svg, "--png", png, "--terminal", "--title", "Ria's <family> [/b]") == 0
    said = capsys.readouterr().out
    assert str(svg) in said
    assert "Ria's <family> [/b]" in said
    assert "Sanne" in said
    assert "Ria's &lt;family&gt; [/b]" in svg.read_text(encoding="utf-8")
    assert png.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("kind", list(MAPS))
def test_a_title_of_ones_own_on_every_map(family: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert draw(family, "--title", "At the Boers", kind=kind) == 0
    assert "At the Boers" in capsys.readouterr().out


def test_by_initials(family: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert draw(family, "--initials", kind="ecogram") == 0
    said = capsys.readouterr().out
    assert "Ria" in said
    assert "S.B." in said
    assert "J.d.V." in said
    assert all(word not in said for word in ("Sanne", "Vries", "Kees"))


def test_someone_else_in_the_middle(family: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert draw(family, "--person", "sanne") == 0
    assert "Genogram of Sanne" in capsys.readouterr().out
    assert draw(family, "--person", "nobody") == 1
    assert "no person nobody" in capsys.readouterr().err
    assert draw(family, "--person", "an") == 1
    assert "2 persons fit an" in capsys.readouterr().err


def test_nobody_in_the_middle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "n.yaml"
    path.write_text("people: [{id: a, name: Anna, born: 1948}]\n", encoding="utf-8")
    assert draw(path) == 1
    assert "--person ID" in (said := capsys.readouterr().err)
    assert "a (Anna, 1948)" in said


def test_a_bad_file_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = tmp_path / "bad.yaml", tmp_path / "out.svg"
    path.write_text(FAMILY.replace("kind: partner", "kind: wed"), encoding="utf-8")
    out.write_text("before", encoding="utf-8")
    assert draw(path, "--svg", out) == 1
    assert "bad.yaml:7:" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "before"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["bad.yaml", "out.svg"]


@pytest.mark.parametrize("ending", ["--svg", "--png"])
def test_where_nothing_can_be_written(family: Path, tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    assert draw(family, ending, blocked / "out") == 1
    assert "cannot be written" in capsys.readouterr().err
    folder = tmp_path / "folder"
    folder.mkdir()
    assert draw(family, ending, folder) == 1
    assert "cannot be written" in capsys.readouterr().err
    assert sorted(one.name for one in tmp_path.iterdir()) == ["family.yaml", "file", "folder"]


def test_an_old_picture_stays_whole_when_the_disk_fails(
    family: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.svg"
    out.write_text("before", encoding="utf-8")

    def full(self: Path, content: bytes) -> int:
        with self.open("wb") as file:
            file.write(content[:10])
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(files.Path, "write_bytes", full)
    assert draw(family, "--svg", out) == 1
    assert "No space left" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "before"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["family.yaml", "out.svg"]


def test_an_unknown_kind_of_file_is_asked_about(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "network.docx"
    path.write_bytes(b"PK\3\4")
    assert draw(path) == 1
    assert ".yaml, .json, .csv or .ged" in capsys.readouterr().err
    assert draw(tmp_path / "none.yaml") == 1
    assert "does not exist" in capsys.readouterr().err
