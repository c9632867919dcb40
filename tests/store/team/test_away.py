"""The connection goes in the middle of a talk: it goes on here, and afterwards all is there, once and in order."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake.conversation.events import Event
from intake.store.errors import Conflict
from intake.store.team.problems import SetAside, Unreachable
from intake.store.team.store import TeamStore
from tests.store.team.conftest import KEY, Team
from tests.store.team.test_team import said, talk_in


@contextlib.contextmanager
def away(team: Team) -> Iterator[None]:
    """The server is really down."""
    team.server.stop()
    try:
        yield
    finally:
        team.server.start()


def words(store: TeamStore, talk: str) -> list[str]:
    return [one.data["words"] for one in store.events(talk) if one.kind == "answered"]


def sealed_files(team: Team) -> list[Path]:
    return [path for path in team.home.rglob("*") if path.is_file() and path.name != "vault.lock"]


def test_a_talk_goes_on_without_the_server_and_is_there_afterwards(team: Team) -> None:
    els, wim = team.open("els"), team.open("wim")
    _, talk = talk_in(els)
    els.append(talk, said(1, "een"))
    els.dossiers()
    with away(team):
        for seq, word in enumerate(("tulpenbol", "drie", "vier"), start=2):
            els.append(talk, said(seq, word))
        els.append(talk, Event(5, "2026-03-01T09:05:00+01:00", "undone", "carer", {"seq": 4}))
        els.record("report_saved", "", talk)
        assert els.news("nl") == [
            "De verbinding met het team is weg. Ga rustig door: alles wordt versleuteld op deze computer bewaard."
        ]
        assert words(els, talk) == ["een", "tulpenbol", "drie", "vier"]
        assert [row.title for row in els.dossiers()] == ["Fam. Jansen"]
        assert els.waiting == 6
        assert sealed_files(team)
        assert not any(b"tulpenbol" in path.read_bytes() for path in sealed_files(team))
        with pytest.raises(Unreachable):
            els.new_dossier("x")
    assert words(els, talk) == ["een", "tulpenbol", "drie", "vier"]
    assert els.news("en") == ["The connection is back. What you wrote meanwhile is now with the team too."]
    assert els.waiting == 0
    els.append(talk, said(6, "zes"))
    assert words(wim, talk) == ["een", "tulpenbol", "drie", "vier", "zes"]
    assert [line.what for line in wim.log() if line.what == "report_saved"] == ["report_saved"]
    assert wim.check() == []
    els.close()
    assert not sealed_files(team)


def test_a_server_that_only_restarted_is_not_even_noticed(team: Team) -> None:
    els = team.open("els")
    dossier, talk = talk_in(els)
    els.append(talk, said(1, "een"))
    with away(team):
        pass
    els.append(talk, said(2, "twee"))
    with away(team):
        pass
    els.rename_dossier(dossier, "nieuw")
    with away(team):
        pass
    els.record("report_saved", dossier)
    assert els.news("nl") == []
    assert words(els, talk) == ["een", "twee"]


def test_what_a_killed_program_could_not_send_is_sent_by_the_next(team: Team) -> None:
    els = team.open("els")
    _, talk = talk_in(els)
    els.append(talk, said(1, "een"))
    with away(team):
        els.append(talk, said(2, "twee"))
        (file,) = (path for path in sealed_files(team) if path.name == "waiting")
        els._outbox._lock.release()  # type: ignore[union-attr]  # what the system does with the locks of a killed program
        els._closed = True
    with file.open("ab") as cut:
        cut.write(b"half a li")
    again = team.open("els")
    assert words(again, talk) == ["een", "twee"]
    assert len(again.news("nl")) == 1
    assert not sealed_files(team)


def test_sending_twice_does_not_double(team: Team) -> None:
    """The commit arrived, the answer did not: the same lines are sent once more."""
    els = team.open("els")
    _, talk = talk_in(els)
    els.append(talk, said(1, "een"))
    with away(team):
        els.append(talk, said(2, "twee"))
        els.record("report_saved", "", talk)
    (file,) = (path for path in sealed_files(team) if path.name == "waiting")
    before = file.read_bytes()
    assert words(els, talk) == ["een", "twee"]
    file.write_bytes(before)
    els._outbox._read()
    assert els.waiting == 2
    els.events(talk)
    assert els.waiting == 0
    assert words(els, talk) == ["een", "twee"]
    assert [line.what for line in els.log()].count("report_saved") == 1


def test_when_both_went_on_both_stay_and_it_is_said(team: Team) -> None:
    els, wim = team.open("els"), team.open("wim")
    dossier, talk = talk_in(els)
    els.append(talk, said(1, "een"))
    wim.events(talk)
    with away(team):
        els.append(talk, said(2, "van els"))
        els.append(talk, said(3, "ook van els"))
    wim.append(talk, said(2, "van wim"))
    els._next_try = 0
    with pytest.raises(SetAside) as problem:
        els.append(talk, said(4, "nog van els"))
    assert "apart gesprek" in problem.value.sentence("nl")
    with pytest.raises(Conflict):  # the screen still shows the old talk
        els.append(talk, said(3, "per ongeluk"))
    told = {tuple(words(wim, row.id)) for row in wim.conversations(dossier)}
    assert told == {("een", "van wim"), ("een", "van els", "ook van els", "nog van els")}
    assert words(els, talk) == ["een", "van wim"]
    els.append(talk, said(3, "verder"))
    assert els.check() == []


def test_without_any_connection_opening_says_so(team: Team) -> None:
    team.add("els", "worker")
    with away(team), pytest.raises(Unreachable) as problem:
        TeamStore.open(team.url("els"), KEY, team.home)
    assert "verbinding" in problem.value.sentence("nl")
    assert team.passwords["els"] not in str(problem.value)
