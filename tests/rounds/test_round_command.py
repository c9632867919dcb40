"""draagwijzer round: new, import twice, an interview, the report."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from intake.cli import main
from intake.reporting.model import FORMATS


@pytest.fixture
def round_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    phrase = tmp_path / "phrase"
    phrase.write_text("een lange zin\n")
    monkeypatch.setenv("DRAAGWIJZER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DRAAGWIJZER_PASSPHRASE_FILE", str(phrase))
    assert main(["round", "new", "straatladder", "--title", "Wijk Noord", "--lang", "nl"]) == 0
    return capsys.readouterr().out.split()[1].rstrip(":")


def forms(path: Path, *lines: str) -> str:
    path.write_text("form,straat,groep,sl_now,sl_wish,sl_idea\n" + "\n".join(lines) + "\n")
    return str(path)


def test_forms_come_in_once(round_id: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = forms(tmp_path / "a.csv", *(f"{n},Kerkstraat,30 tot 50,4,6,=1+1" for n in range(6)), "7,Plein,,twaalf,6,")
    assert main(["round", "import", round_id, file, "--lang", "nl"]) == 1
    said = capsys.readouterr()
    assert "6 formulieren erbij, 0 waren er al, 1 regels niet gelezen." in said.out
    assert f"{file}:8:4:" in said.err
    main(["round", "import", "Wijk Noord", file, "--lang", "nl"])
    assert "0 formulieren erbij, 6 waren er al" in capsys.readouterr().out
    assert main(["round", "list"]) == 0
    assert "6" in capsys.readouterr().out


@pytest.mark.parametrize("format", FORMATS)
def test_the_report_in_every_format(round_id: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], format: str) -> None:
    main(["round", "import", round_id, forms(tmp_path / "a.csv", *(f"{n},<b>Kerk,70+,{n % 3 + 2},8,[x](y)" for n in range(7)))])
    capsys.readouterr()
    out = tmp_path / f"r.{format}"
    assert main(["round", "report", round_id, "--format", format, "--out", str(out), "--lang", "nl"]) == 0
    text = out.read_text(encoding="utf-8")
    assert "Wijk Noord" in text or "WIJK NOORD" in text
    assert "8,0" in text
    if format == "html":
        assert "<b>Kerk" not in text
    if format == "json":
        assert json.loads(text)["schema"] == "draagwijzer-round/1"


def test_an_interview_becomes_a_form(round_id: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Kerkstraat\n30 tot 50\n4\nzeven\nja\nkoffie op het plein\nklaar\n"))
    assert main(["round", "add", round_id, "--lang", "nl"]) == 0
    assert "Dit was formulier 1" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    assert main(["round", "add", round_id, "--lang", "nl"]) == 1


def test_one_resident_after_another(round_id: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    one = "Kerkstraat\n30 tot 50\n4\nzeven\nja\nkoffie op het plein\nklaar\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{one}\n{one}stop\n"))
    assert main(["round", "add", round_id, "--lang", "nl"]) == 0
    assert "Dit was formulier 2" in capsys.readouterr().out
    main(["round", "list"])
    assert "2 " in capsys.readouterr().out


class LeftAlone(io.StringIO):
    """A terminal where a line that begins with "late" is typed an hour after the one before."""

    def __init__(self, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__(text)
        self.now = 0.0
        monkeypatch.setattr("intake.plain.lock.seconds_passed", lambda: self.now)

    def isatty(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> str:
        line = super().readline()
        self.now += 3_600 * line.startswith("late")
        return line


def test_who_stops_at_the_lock_loses_no_answers(round_id: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def ctrl_d(words: str) -> str:
        raise EOFError

    monkeypatch.setattr("sys.stdin", LeftAlone("Kerkstraat\n30 tot 50\n4\nlate\n", monkeypatch))
    monkeypatch.setattr("getpass.getpass", ctrl_d)
    with pytest.raises(SystemExit) as stopped:
        main(["round", "add", round_id, "--lang", "nl"])
    assert stopped.value.code == 0
    capsys.readouterr()
    main(["round", "list", "--lang", "nl"])
    assert "1 formulieren" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("argv", "why"),
    [
        (["new", "mantelscan"], "geen methode voor veel bewoners"),
        (["report", "nergens"], "Er is geen ronde nergens"),
        (["import", "ROUND", "/nergens.csv"], "kan niet gelezen worden"),
    ],
)
def test_wrong_input_is_said(round_id: str, capsys: pytest.CaptureFixture[str], argv: list[str], why: str) -> None:
    assert main(["round", *[round_id if part == "ROUND" else part for part in argv], "--lang", "nl"]) == 1
    assert why in capsys.readouterr().err


def test_a_removed_round_is_gone(round_id: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["round", "remove", round_id]) == 0
    assert main(["round", "report", round_id]) == 1


def test_an_empty_form_names_the_questions(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["round", "form", "contactladder"]) == 0
    assert capsys.readouterr().out.startswith("form,cl_street,cl_age,")
