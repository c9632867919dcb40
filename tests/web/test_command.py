"""`draagwijzer serve` says in one sentence what it does not do."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from intake.cli import main
from intake.commands.problems import INPUT, USAGE
from intake.web import page


@pytest.fixture(autouse=True)
def nothing_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def started(*_: object) -> int:
        raise AssertionError("the server started")

    monkeypatch.setattr("intake.commands.serve._serve", started)
    monkeypatch.setenv("DRAAGWIJZER_HOME", str(tmp_path))
    monkeypatch.delenv("DRAAGWIJZER_DATABASE_URL", raising=False)


@pytest.mark.parametrize(("arguments", "code", "words"), [
    (["--host", "0.0.0.0"], USAGE, "--behind-proxy"),
    (["--host", "192.168.1.4"], USAGE, "--behind-proxy"),
    (["--host", "example.org"], USAGE, "--behind-proxy"),
    (["--behind-proxy", "http://a.example"], USAGE, "https://intake.example.org"),
    (["--behind-proxy", "https://a.example/path"], USAGE, "https://intake.example.org"),
    (["--dossier", "x"], USAGE, "--kiosk"),
    (["--proxy-secret-file", "x"], USAGE, "--behind-proxy"),
    (["--kiosk", "mantelscann"], INPUT, "mantelscan"),
    (["--behind-proxy", "https://a.example", "--proxy-secret-file", "/nothing/here"], INPUT, "32"),
    (["--port", "99999"], USAGE, "65535"),
])  # fmt: skip
def test_what_is_refused(arguments: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        ended = main(["--lang", "en", "serve", "--no-open", *arguments])
    except SystemExit as left:
        ended = int(left.code or 0)
    assert ended == code
    said = capsys.readouterr().err
    assert words in said
    assert "Traceback" not in said


def test_a_secret_others_can_read_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secret = tmp_path / "secret"
    for text, mode in (("s" * 40, 0o644), ("short", 0o600), ("s" * 40 + "\nX-Other: 1", 0o600)):
        secret.write_text(text)
        secret.chmod(mode)
        arguments = ["--behind-proxy", "https://a.example", "--proxy-secret-file", str(secret)]
        assert main(["--lang", "en", "serve", *arguments]) == INPUT
        assert "chmod 600" in capsys.readouterr().err


def test_an_address_that_names_a_member_is_not_for_several(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for address in ("postgresql://els:x@db.example/team", "postgresql://db.example/team?user=els"):
        monkeypatch.setenv("DRAAGWIJZER_DATABASE_URL", address)
        assert main(["--lang", "en", "serve", "--behind-proxy", "https://a.example"]) == INPUT
        assert "their own name and password" in capsys.readouterr().err


def test_a_port_in_use_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.undo()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert main(["--lang", "en", "serve", "--no-open", "--port", str(taken.getsockname()[1])]) == INPUT
    assert "is not free" in capsys.readouterr().err


def test_another_version_of_the_terminal_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "textual.js").write_text("// another one")
    monkeypatch.setattr(page, "THEIRS", tmp_path)
    page.terminal_script.cache_clear()
    assert main(["--lang", "en", "serve", "--no-open"]) == INPUT
    assert "does not fit" in capsys.readouterr().err
    page.terminal_script.cache_clear()
