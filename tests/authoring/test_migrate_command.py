"""`draagwijzer migrate`: looked at first, moved on a yes, back again; and what stays where it is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from intake.cli import main
from intake.commands.home import open_store
from intake.commands.pinned import kept_flow
from intake.store.errors import OldDefinition
from tests.authoring.few import with_few_of_ours

ANSWERS = "Ans\n3\nyes\nevening\nmy sister Els\nno\ncompany\nstop\n"


@pytest.fixture
def talk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """The dossier of a talk that was begun before its method changed."""
    with_few_of_ours(tmp_path / "ours", monkeypatch)
    (tmp_path / "phrase").write_text("een lange zin\n")
    for name, value in (("HOME", "home"), ("PASSPHRASE_FILE", "phrase"), ("LIBRARY", "own")):
        monkeypatch.setenv(f"DRAAGWIJZER_{name}", str(tmp_path / value))
    monkeypatch.setenv("DRAAGWIJZER_LANG", "en")
    assert main(["new", "koffie"]) == 0
    monkeypatch.setattr("sys.stdin", io.StringIO(ANSWERS))
    assert main(["talk", "koffie", "--plain"]) == 0
    flow = tmp_path / "own" / "flows" / "eigen" / "koffie.yaml"
    text = flow.read_text(encoding="utf-8")
    for old, new in (("id: misses\n", "id: misses_now\n"), ("who_comes, misses]", "who_comes, misses_now]"), ("yes: 70", "yes: 90")):
        assert old in text
        text = text.replace(old, new)
    flow.write_text(text, encoding="utf-8")
    return capsys.readouterr().out.rsplit("draagwijzer report ", 1)[1].split()[0]


def test_it_is_looked_at_then_moved_then_back(talk: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrate", talk]) == 1, "nobody said yes"
    shown = capsys.readouterr().out
    assert "Answers that still count: 5." in shown
    assert "What do you miss most? company (the question is gone)" in shown
    assert "load: 70 → 80" in shown
    assert "Nothing was changed." in shown

    monkeypatch.setattr("sys.stdin", io.StringIO("stop\n"))
    assert main(["talk", "koffie", "--plain", "--dossier", talk]) == 0
    said = capsys.readouterr().out
    assert "There is a newer version of this method." in said
    conversation = said.split("draagwijzer migrate ")[1].split(")")[0]

    assert main(["migrate", conversation, "--yes"]) == 0
    assert main(["migrate", talk, "--yes"]) == 0
    assert "nothing to move" in capsys.readouterr().out
    assert main(["report", talk, "--format", "json"]) == 0
    assert "What do you miss most? company" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.StringIO("singing\nstop\n"))
    assert main(["talk", "koffie", "--plain", "--dossier", talk]) == 0
    said = capsys.readouterr().out
    assert "What do you miss most?" in said
    assert "newer version" not in said

    assert main(["migrate", conversation, "--to", "earlier", "--yes"]) == 0
    assert "What do you miss most? singing (the question is gone)" in capsys.readouterr().out
    assert main(["report", talk]) == 0
    report = " ".join(capsys.readouterr().out.split())
    assert "company" in report
    assert "What do you miss most? singing" in report
    assert main(["migrate", conversation, "--to", "earlier"]) == 1
    assert main(["migrate", conversation, "--to", "zzz"]) == 1
    assert main(["migrate", "no-such-dossier"]) == 1


def test_a_finished_talk_stays_as_it_is(talk: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with open_store("en") as store:
        row = store.conversations()[0]
        events = store.events(row.id)
        last = events[-1]
        store.append(row.id, type(last)(last.seq + 1, last.at, "finished", "client", {}))
    assert main(["migrate", row.id, "--yes"]) == 1
    assert "is finished" in capsys.readouterr().err
    assert main(["migrate", talk]) == 0


def test_a_kept_version_goes_on_where_a_later_program_would_have_it_otherwise(talk: str) -> None:
    with open_store("en") as store:
        row = store.conversations()[0]
        files = dict(store.definition(row.version))
    name = next(name for name in files if name.endswith("koffie.yaml"))
    older = files | {name: files[name].replace("kind: instrument", "kind: instrument\nno_longer_known: 1", 1)}
    assert kept_flow(older, "koffie").questions.keys() == kept_flow(files, "koffie").questions.keys()
    for broken in ({name: "flow: [\n"}, {name: "question_set: x\n"}, {}):
        with pytest.raises(OldDefinition):
            kept_flow(broken, "koffie")
