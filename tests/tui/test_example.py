"""The example: understood to the word, toured over the real screens, kept apart, and gone afterwards."""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.widgets import Button, Static

from intake.demo.trial import FLOW, LINE, TITLE, Trial, _sweep, say, script
from intake.store.vault import Vault
from intake.tui.app import DraagwijzerApp
from intake.tui.screens.conversation import ConversationScreen
from intake.tui.screens.home import HomeScreen
from intake.tui.screens.map import MapScreen
from intake.tui.screens.report import ReportScreen
from intake.tui.screens.tour import STEPS, TourCard
from intake.tui.screens.unlock import UnlockScreen
from tests.conversation.talking import dialogue
from tests.tui.ria import CHEAP, library
from tests.tui.test_fits import cut
from tests.tui.test_screens import until

UNDER = {"talk": ConversationScreen, "heard": ConversationScreen, "map": MapScreen, "report": ReportScreen, "end": HomeScreen}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_line_of_it_is_understood(lang: str) -> None:
    talk = dialogue(library().flows[FLOW], library(), lang=lang, audience="worker")
    assert [one.text for one in say(talk, script(), lang)] == []
    assert not [row.question for row in talk.review() if row.state == "later"]
    told = [(one.kind, one.text) for one in talk.history()]
    assert all(told[at : at + 2] != told[at + 2 : at + 4] for at in range(len(told)))  # nothing is told twice in a row
    related = {one.name: one.relation for one in talk.state.people.values()}
    assert (len(related), related["Saar"], related["Bram"], related["Thijs"]) == (9, "granddaughter", "son_in_law", "son")
    before = set(talk.state.people)
    talk.hear(LINE[lang])
    new = [talk.state.people[id] for id in set(talk.state.people) - before]
    assert [(one.name, one.relation) for one in new] == [("Nel", "neighbour")]
    assert new[0].per_month == pytest.approx(4.33, abs=0.1)


@pytest.mark.parametrize("lang", ["nl", "en"])
async def test_the_tour_goes_over_the_real_screens_and_leaves_nothing(
    tmp_path: Path, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    Vault.create(tmp_path / "home", "een lange zin", cost=CHEAP)[0].close()
    app = empty_program(tmp_path, lang)
    async with app.run_test(size=(80, 24)) as pilot:
        app.unlocked(app.open_vault)
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        assert app.screen.query_one("#empty").display
        own = app.vault
        await pilot.press("enter")
        for number, step in enumerate(STEPS, 1):
            await until(pilot, lambda step=step: isinstance(app.screen, TourCard) and app.screen.step == step)
            assert str(number) in text(app.screen)
            under = app.screen_stack[-2]
            assert isinstance(under, UNDER.get(step, object)), (step, under)
            if step == "heard":
                assert "Nel" in text(under)
            await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        assert [row.title for row in app.open_vault.dossiers()] == [TITLE[lang]]
        assert list(cut(app.screen)) == []  # the button that ends it, above all
        assert own is not None
        assert own.dossiers() == []
        await pilot.press("escape")
        await until(pilot, lambda: app.trial is None)
        assert app.vault is own
        assert app.screen.query_one("#empty").display
    app.leave()
    assert list((tmp_path / "temporary").iterdir()) == []


async def test_locking_in_the_example_locks_the_own_client_files(tmp_path: Path) -> None:
    app = empty_program(tmp_path, "nl")
    async with app.run_test(size=(80, 24)) as pilot:
        app.unlocked(app.open_vault)
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        app.begin_example()
        await until(pilot, lambda: isinstance(app.screen, TourCard))
        folder = app.trial.home if app.trial else tmp_path
        await pilot.press("ctrl+l")
        await until(pilot, lambda: isinstance(app.screen, UnlockScreen))
        assert (app.vault, app.own_vault, app.trial) == (None, None, None)
        assert not folder.exists()


async def test_the_example_alone_needs_no_vault_and_saves_nothing(tmp_path: Path) -> None:
    app = DraagwijzerApp(tmp_path / "home", "nl", cost=CHEAP, example=True)
    app.library = library()
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, TourCard))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        row = app.open_vault.conversations()[0]
        app.screen.open_talk(row)
        await until(pilot, lambda: isinstance(app.screen, ConversationScreen) and app.screen.talk is not None)
        assert "voorbeeld" in text(app.screen)
        await pilot.press("f10")
        await until(pilot, lambda: isinstance(app.screen, ReportScreen) and "MIEKE" in text(app.screen))
        app.screen.query_one("#save", Button).press()
        await pilot.pause(0.3)
        assert app.trial is not None
        assert not (app.trial.home / "reports").exists()
    app.leave()
    assert not (tmp_path / "home").exists()


def test_line_by_line_it_says_that_nothing_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import io

    from intake.cli import main

    monkeypatch.setenv("DRAAGWIJZER_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{LINE['en']}\nyes\nstop\n"))
    assert main(["demo", "--plain", "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "Nothing is kept" in told
    assert "Nel" in told
    assert "MIEKE VISSER" in told
    assert not (tmp_path / "home").exists()


def test_what_a_killed_program_left_is_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, new, other = (tmp_path / name for name in ("draagwijzer-example-old", "draagwijzer-example-new", "others"))
    for folder in (old, new, other):
        folder.mkdir()
        (folder / "file").write_text("x")
    for folder in (old, other):
        os.utime(folder, (0, 0))
    _sweep()
    assert (old.exists(), new.exists(), other.exists()) == (False, True, True)


def test_a_trial_that_cannot_be_made_leaves_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def broken() -> datetime:
        raise RuntimeError("no clock")

    with pytest.raises(RuntimeError):
        Trial("nl", library(), broken)
    assert list(tmp_path.iterdir()) == []


def empty_program(tmp_path: Path, lang: str) -> DraagwijzerApp:
    app = DraagwijzerApp(tmp_path / "own", lang, cost=CHEAP)
    app.library = library()
    app.clock = lambda: datetime(2026, 1, 12, 11, tzinfo=UTC)  # type: ignore[method-assign]
    app.vault = Vault.create(tmp_path / "own", "een lange zin", cost=CHEAP)[0]
    app.vault.set_setting("lang", lang)
    return app


def text(screen: object) -> str:
    return "\n".join(str(line.content) for line in screen.query(Static).results(Static))  # type: ignore[attr-defined]
