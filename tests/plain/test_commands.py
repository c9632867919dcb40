"""Line by line: the commands beside the talk, and the menu; what they change is kept, and nothing is drawn."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from intake.cli import main
from intake.conversation.dialogue import Dialogue
from intake.plain.desk import Closed, Desk
from intake.plain.menu import Menu, run
from intake.plain.talking import COMMANDS, NAMES, Aside, say
from intake.store.errors import DiskFull
from intake.store.vault import Vault
from tests.conversation.talking import dialogue
from tests.plain.test_every_flow import DRAWN, LIBRARY
from tests.tui.ria import CHEAP

NOW = datetime(2026, 1, 12, 11, tzinfo=UTC)
Told = Callable[..., str]


@pytest.fixture
def talk() -> Dialogue:
    found = dialogue(LIBRARY.flows["mantelscan"], LIBRARY, lang="en", audience="worker")
    for line in ("Ria Jansen", "Henk", "my husband", "58", "64"):
        found.hear(line)
    return found


def aside(talk: Dialogue, *lines: str, folder: Path | None = None) -> tuple[Aside, io.StringIO]:
    out = io.StringIO()
    desk = Desk(io.StringIO("".join(f"{line}\n" for line in lines)), out, talk.lang)
    return Aside(talk, desk, LIBRARY, lambda: NOW, folder=folder), out


def after(talk: Dialogue, command: str, *lines: str, folder: Path | None = None) -> str:
    done, out = aside(talk, *lines, folder=folder)
    messages = done.hear(command) or []
    told = out.getvalue() + "\n".join(one.text for one in messages)
    assert not DRAWN.findall(told)
    return told


def test_every_command_has_a_name_in_both_languages_and_stands_in_the_help() -> None:
    for lang in ("nl", "en"):
        for command in COMMANDS:
            assert any(f"/{name}" in say("help", lang) for name in NAMES[command]), (command, lang)
    assert set(NAMES) == set(COMMANDS)


def test_what_is_no_command_is_for_the_talk(talk: Dialogue) -> None:
    assert aside(talk)[0].hear("1/2") is None
    assert "/help" in after(talk, "/nonsense")


def test_someone_is_added_read_changed_and_taken_off(talk: Dialogue) -> None:
    after(talk, "/add Nel", "2", "neighbour", "13", "every week", "14", "1", "")
    [nel] = [one for one in talk.state.people.values() if one.name == "Nel"]
    assert (nel.relation, nel.sector, nel.bond) == ("neighbour", "neighbours", "strong")
    assert nel.per_month == pytest.approx(4.33, abs=0.1)
    assert "Nel" in after(talk, "/people")
    after(talk, "/card nel", "19", "1,2", "6", "abc", "6", "70", "")
    nel = talk.state.people[nel.id]
    assert len(nel.gives) == 2
    assert nel.age == 70
    assert "70" not in after(talk, "/undo")
    assert talk.state.people[nel.id].age is None
    assert nel.id in talk.state.people
    after(talk, "/remove nel", "no")
    assert nel.id in talk.state.people
    after(talk, "/remove nel", "yes")
    assert nel.id not in talk.state.people


def test_the_fields_of_a_card_are_read_out_once_and_when_asked(talk: Dialogue) -> None:
    once = after(talk, "/card henk", "6", "64", "")
    assert once.count("12. Remark") == 1
    assert after(talk, "/card henk", "6", "65", "?", "").count("12. Remark") == 2


def test_what_cannot_be_true_is_said_and_not_kept(talk: Dialogue) -> None:
    told = after(talk, "/card henk", "7", "1990", "9", "1980", "", "9", "don't know", "7", "don't know", "")
    assert "Died before being born cannot be" in told
    assert talk.state.people["cared_for"].died is None


def test_ties_are_made_changed_and_removed(talk: Dialogue) -> None:
    before = len(talk.state.ties)
    after(talk, "/add Nel", "")
    made = after(talk, "/tie nel", "1", "1", "1", "1989", "")
    assert len(talk.state.ties) == before + 1
    assert "Nel" in made
    after(talk, "/tie nel", "1", "2")
    assert len(talk.state.ties) == before


def test_maps_are_told_in_words(talk: Dialogue) -> None:
    after(talk, "/add Nel", "2", "neighbour", "")
    told = after(talk, "/map", "2")
    assert "1. Genogram of Ria Jansen" in told
    assert told.count("Nel") >= 1


def test_an_answer_is_changed_by_its_number(talk: Dialogue) -> None:
    rows = [row.question for row in talk.review() if row.state == "answered"]
    assert "still open" not in after(talk, "/answers", "")
    assert "still open" in after(talk, "/answers all", "")
    told = after(talk, "/answers", str(rows.index("carer_age") + 1))
    assert talk.state.current == "carer_age"
    assert "How old are you" in told
    assert "58" in told


def test_reports_are_read_and_saved(talk: Dialogue, tmp_path: Path) -> None:
    assert "RIA JANSEN" in after(talk, "/report")
    assert "START HERE" in after(talk, "/report client")
    assert "Nothing of this" in after(talk, "/save")
    after(talk, "/save", folder=tmp_path / "reports")
    saved = {path.name for path in (tmp_path / "reports").iterdir()}
    assert {"mantelscan-booklet.pdf", "mantelscan-client.docx", "mantelscan-professional.pdf"} <= saved


def test_saving_is_logged_first_and_not_done_when_that_fails(talk: Dialogue, tmp_path: Path) -> None:
    done, out = aside(talk, folder=tmp_path / "reports")

    def full(what: str) -> None:
        assert what == "report professional client"
        raise DiskFull

    done.log = full
    done.hear("/save")
    assert DiskFull().sentence("en") in out.getvalue()
    assert not (tmp_path / "reports").exists()
    assert "only be locked where you type" in after(talk, "/lock")


def test_lines_that_end_in_the_middle_change_nothing(talk: Dialogue) -> None:
    done, _ = aside(talk, "1", "Ria")
    count = len(talk.state.events)
    with pytest.raises(Closed):
        done.hear("/card 1")
    assert len(talk.state.events) == count


def menu(vault: Vault, monkeypatch: pytest.MonkeyPatch, *lines: str, lang: str = "en", kind: type[io.StringIO] = io.StringIO) -> str:
    out, typed = io.StringIO(), kind("".join(f"{line}\n" for line in lines))
    monkeypatch.setattr("sys.stdin", typed)
    monkeypatch.setattr("sys.stdout", out)
    made = Menu(vault, LIBRARY, Desk(typed, out, lang))
    try:
        while made.once():
            pass
    except Closed:
        pass
    told = out.getvalue()
    assert not DRAWN.findall(told)
    return told


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Vault:
    monkeypatch.setenv("DRAAGWIJZER_HOME", str(tmp_path / "home"))
    return Vault.create(tmp_path / "home", "een lange zin", cost=CHEAP)[0]


def test_a_talk_is_begun_left_gone_on_with_reported_and_removed(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    told = menu(vault, monkeypatch, "2", "mantelscan", "1", "J. Bakker", "1", "Ria", "stop", "10")
    assert "Question 1 of about" in told
    assert [row.title for row in vault.dossiers()] == ["J. Bakker"]
    told = menu(vault, monkeypatch, "1", "1", "1", "Henk", "/where", "stop", "6", "1", "10")
    assert "here we are" in told
    assert "Report made" in told
    assert "Report made" in menu(vault, monkeypatch, "6", "1", "10", lang="nl"), "the report of an English talk is in English"
    menu(vault, monkeypatch, "7", "1", "no", "10")
    assert len(vault.dossiers()) == 1
    menu(vault, monkeypatch, "7", "1", "yes", "10")
    assert vault.dossiers() == []


def test_methods_and_what_is_due_and_empty_shelves_say_what_to_do(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    told = menu(vault, monkeypatch, "1", "5", "4", "genogram", "1", "", "9", "99", "10", lang="nl")
    for words in ("nog geen dossiers", "Er staat niets op de lijst", "Voor wie", "/hulp", "Dat nummer is er niet"):
        assert words in told, words


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The language of each lock, which opens at once."""
    made: list[str] = []
    monkeypatch.setattr("intake.plain.lock.ask", lambda vault, lang: made.append(lang))
    return made


def test_the_example_locks_while_the_menu_holds_a_vault(vault: Vault, monkeypatch: pytest.MonkeyPatch, locked: list[str]) -> None:
    told = menu(vault, monkeypatch, "8", "/lock", "in het nederlands", "/slot", "stop", "10", kind=Terminal)
    assert "only be locked where" not in told
    assert locked == ["en", "nl"]


def test_the_lock_speaks_the_language_of_the_talk(vault: Vault, monkeypatch: pytest.MonkeyPatch, locked: list[str]) -> None:
    menu(vault, monkeypatch, "2", "mantelscan", "1", "J. Bakker", "1", "in het nederlands", "/slot", "stop", "10", kind=Terminal)
    assert locked == ["nl"]


def test_the_lock_speaks_the_language_of_the_menu(vault: Vault, monkeypatch: pytest.MonkeyPatch, locked: list[str]) -> None:
    vault.set_setting("lang", "en")
    vault.close()
    clock = itertools.chain([0.0], itertools.repeat(3_600.0))
    monkeypatch.setattr("intake.plain.lock.seconds_passed", lambda: next(clock))
    monkeypatch.setattr("intake.plain.menu.open_store", lambda lang: Vault.open(vault.home, "een lange zin"))
    monkeypatch.setattr("sys.stdin", Terminal("1\n10\n"))
    assert run("nl") == 0
    assert locked == ["en"]


def test_the_door_opens_the_menu(vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    vault.close()
    (tmp_path / "phrase").write_text("een lange zin\n")
    monkeypatch.setenv("DRAAGWIJZER_PASSPHRASE_FILE", str(tmp_path / "phrase"))
    monkeypatch.setattr("sys.stdin", io.StringIO("9\n10\n"))
    assert main(["--plain", "--lang", "en"]) == 0
    assert "line by line" in capsys.readouterr().out
