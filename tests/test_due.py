"""What is coming: meetings and steps of all dossiers, as a list and as a calendar without words of the talk."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from intake.cli import main
from intake.commands.due import rows
from intake.conversation.compiled import compile_flow
from intake.conversation.dialogue import Dialogue
from intake.conversation.due import due
from intake.conversation.events import Event
from intake.definitions import load_library
from intake.store.keys import Cost
from intake.store.vault import Vault
from tests.conversation.talking import dialogue

LIBRARY = load_library()
PHRASE = "een lange zin"
LINES = (
    "Truus", "67", "reizen", "fijn", "ja", "ja", "mensen leren kennen", "overslaan", "overslaan", "ja", "aanmelden",
    "Els bellen over de kring", "ik en mijn zus", "12 mei 2030",
)  # fmt: skip


def led(talk: Dialogue) -> Dialogue:
    for line in LINES:
        talk.hear(line)
    assert talk.state.current is None
    return talk


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    vault, _ = Vault.create(tmp_path / "home", PHRASE, cost=Cost(memory_kib=64, passes=1, lanes=1))
    flow = LIBRARY.flows["studiekringen"]
    made = vault.new_conversation(vault.new_dossier("Truus de Wit"), flow.id, flow.version, flow.source, "nl", "client")
    events: list[Event] = []
    talk = dialogue(flow, LIBRARY, events, lang="nl", audience="client")
    led(talk)
    for event in events:
        vault.append(made, event)
    vault.close()
    (tmp_path / "phrase").write_text(PHRASE)
    monkeypatch.setenv("DRAAGWIJZER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DRAAGWIJZER_PASSPHRASE_FILE", str(tmp_path / "phrase"))
    return tmp_path


def test_an_open_step_with_a_day_is_due_until_it_is_done() -> None:
    talk = led(dialogue(LIBRARY.flows["studiekringen"], LIBRARY, lang="nl", audience="client"))
    (one,) = due(talk.state, date(2030, 1, 1))
    assert (one.day, one.kind, one.words, one.exact) == (date(2030, 5, 12), "step", "Els bellen over de kring", True)
    assert due(talk.state, date(2031, 1, 1))
    step = talk.state.open_steps()[0]
    talk.record("step_checked", id=step.id, step=step.step, how="done")
    assert due(talk.state, date(2030, 1, 1)) == ()


def test_a_meeting_that_was_agreed_is_due_until_its_day() -> None:
    talk = dialogue(LIBRARY.flows["familieberaad"], LIBRARY)
    stage = next(stage.id for stage in compile_flow(LIBRARY.flows["familieberaad"]).stages.values() if stage.meeting)
    talk.record("planned", stage=stage, when="2030-05-12")
    assert [one.kind for one in due(talk.state, date(2030, 5, 12))] == ["meeting"]
    assert due(talk.state, date(2030, 5, 13)) == ()


def test_the_list(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "--lang", "nl"]) == 0
    assert "12 mei 2030 · Truus de Wit · stap: Els bellen over de kring (ik en mijn zus)" in capsys.readouterr().out


@pytest.mark.parametrize("names", [False, True])
def test_the_calendar(home: Path, names: bool) -> None:
    path = home / "agenda.ics"
    assert main(["due", "--ics", str(path), *(["--names"] if names else [])]) == 0
    calendar = Calendar.from_ical(path.read_bytes())
    (event,) = calendar.walk("VEVENT")
    assert event.decoded("dtstart") == date(2030, 5, 12)
    assert ("Els bellen" in str(event["summary"])) is names
    assert ("Truus" in path.read_text()) is names
    again = home / "again.ics"
    main(["due", "--ics", str(again)])
    assert Calendar.from_ical(again.read_bytes()).walk("VEVENT")[0]["uid"] == event["uid"]


def test_rows_of_an_empty_vault(tmp_path: Path) -> None:
    vault, _ = Vault.create(tmp_path / "h", PHRASE, cost=Cost(memory_kib=64, passes=1, lanes=1))
    assert rows(vault, LIBRARY, date(2030, 1, 1)) == []
    vault.close()
