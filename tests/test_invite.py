"""Self-report: invited, answered on another computer, sealed, taken in beside the others; hostile results refused."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.cli import main
from intake.commands.invite import ANSWERS, read_answers
from intake.conversation.compiled import compile_flow
from intake.conversation.fold import fold
from intake.definitions import load_library
from intake.store.keys import Cost
from intake.store.vault import Vault

PHRASE = "een lange zin"
LIBRARY = load_library()
FLOW = LIBRARY.flows["studiekringen"]
LINES = ("Truus", "67", "reizen", "fijn", "ja", "ja", "mensen <b> leren kennen", "overslaan", "overslaan", "ja", "aanmelden", "bellen", "ik", "12 mei 2030")  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("worker", "client"):
        Vault.create(tmp_path / name, PHRASE, cost=Cost(memory_kib=64, passes=1, lanes=1))[0].close()
    (tmp_path / "phrase").write_text(PHRASE)
    monkeypatch.setenv("DRAAGWIJZER_PASSPHRASE_FILE", str(tmp_path / "phrase"))
    monkeypatch.setenv("DRAAGWIJZER_HOME", str(tmp_path / "worker"))
    with Vault.open(tmp_path / "worker", PHRASE) as vault:
        vault.new_dossier("Truus de Wit")
    return tmp_path


def at(monkeypatch: pytest.MonkeyPatch, folder: Path, who: str, *lines: str) -> None:
    monkeypatch.setenv("DRAAGWIJZER_HOME", str(folder / who))
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))


def invited(folder: Path) -> Path:
    file = folder / "vraag.dwinvite"
    assert main(["invite", "Truus de Wit", FLOW.id, "--out", str(file), "--lang", "nl"]) == 0
    return file


def test_there_and_back(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    file = invited(folder)
    assert "Truus" not in file.read_text()
    assert "AGE-SECRET" not in file.read_text()
    at(monkeypatch, folder, "client", *LINES[:5], "stop")
    assert main(["answer", str(file)]) == 0
    assert "Later verder" in capsys.readouterr().out
    assert not list(folder.glob("*.dwanswers"))
    at(monkeypatch, folder, "client", *LINES[5:], "klaar", "ja")
    assert main(["answer", str(file)]) == 0
    (result,) = folder.glob("*.dwanswers")
    assert b"leren kennen" not in result.read_bytes()
    at(monkeypatch, folder, "worker")
    assert main(["answers", str(result), "--lang", "nl"]) == 0
    assert "eigen gesprek" in capsys.readouterr().out
    assert main(["answers", str(result), "--lang", "nl"]) == 1
    assert "al ingelezen" in capsys.readouterr().err
    with Vault.open(folder / "worker", PHRASE) as vault:
        (row,) = vault.conversations()
        state = fold(compile_flow(FLOW), vault.events(row.id))
        assert state.words("ref_hope") == "mensen <b> leren kennen"
        assert vault.dossiers()[0].title == "Truus de Wit"


def test_beside_the_answers_of_the_worker(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    file = invited(folder)
    with Vault.open(folder / "worker", PHRASE) as vault:
        dossier = vault.dossiers()[0].id
    at(monkeypatch, folder, "worker", "Truus", "71", "stop")
    main(["talk", FLOW.id, "--plain", "--dossier", dossier, "--lang", "nl"])
    at(monkeypatch, folder, "client", *LINES, "klaar", "ja")
    main(["answer", str(file)])
    at(monkeypatch, folder, "worker")
    capsys.readouterr()
    assert main(["answers", str(next(folder.glob("*.dwanswers"))), "--lang", "nl"]) == 0
    assert "naast de andere" in capsys.readouterr().out
    with Vault.open(folder / "worker", PHRASE) as vault:
        (row,) = vault.conversations()
        assert fold(compile_flow(FLOW), vault.events(row.id)).words("ref_hope") == "mensen <b> leren kennen"


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"schema": "draagwijzer-invitation/1"}', "\x00\x01"])
def test_what_is_no_invitation(folder: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "x").write_text(text)
    assert main(["answer", str(folder / "x"), "--lang", "nl"]) == 1
    assert "geen uitnodiging" in capsys.readouterr().err
    assert main(["answers", str(folder / "x"), "--lang", "nl"]) == 1


def body(*events: object) -> bytes:
    return json.dumps({"schema": ANSWERS, "id": "1", "events": events}).encode()


STARTED = {"at": "2026-01-01T10:00:00+01:00", "kind": "started", "by": "client", "data": {"lang": "nl", "audience": "client"}}


@pytest.mark.parametrize(
    "event",
    [
        {"at": "x", "kind": "rm -rf", "by": "client", "data": {}},
        {"at": "x", "kind": "answered", "by": "client", "data": {"question": "client_age", "value": "; drop"}},
        {"at": "x", "kind": "answered", "by": 3, "data": {}},
        {"kind": "answered"},
        7,
    ],
)
def test_hostile_results_are_refused(event: object) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_answers(body(STARTED, event), "1", compile_flow(FLOW))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3), max_leaves=6,
)  # fmt: skip


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.fixed_dictionaries({"at": st.text(max_size=4), "kind": st.sampled_from(["answered", "withheld", "moved", "person_added", "tie_added", "undone", "met"]), "by": st.just("client"), "data": st.dictionaries(st.sampled_from(["question", "value", "as", "seq", "person", "tie", "id"]), JSON, max_size=4)}), max_size=4))  # fmt: skip
def test_any_events_are_taken_or_refused(events: list[object]) -> None:
    try:
        read_answers(body(STARTED, *events), "1", compile_flow(FLOW))
    except ValueError:
        pass
