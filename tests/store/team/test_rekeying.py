"""Another key for a team: all is there under the new one, nothing under the old one, and nobody loses what they say meanwhile."""

from __future__ import annotations

from pathlib import Path

import pyrage
import pytest

from intake.cli import main
from intake.conversation.events import Event
from intake.store.errors import Damaged
from intake.store.home import HOME, NEW_PASSPHRASE_FILE, PASSPHRASE_FILE
from intake.store.team.connection import DATABASE_URL, Line
from intake.store.team.diary import told
from intake.store.team.organisation import KEY_FILE, read_keys
from intake.store.team.outbox import left_behind, new_outbox
from intake.store.team.problems import Forbidden, WrongOrganisationKey
from intake.store.team.rekeying import STEPS, change_key
from intake.store.team.sealing import Sealer
from intake.store.team.store import TeamStore
from tests.store.team.conftest import KEY, Team

NEW = str(pyrage.x25519.Identity.generate()).encode()
AT = "2026-03-01T09:00:00+01:00"
NOTE = told(AT, "key_changed", detail="age1new")


def said(seq: int, words: str = "zonnebloem") -> Event:
    return Event(seq, AT, "started" if seq == 1 else "noted", "carer", {"words": words})


def filled(team: Team) -> tuple[TeamStore, str]:
    """Something in every table: two events in a talk, a consent, a round with two forms, settings, a log."""
    els = team.open("els")
    dossier = els.new_dossier("R. Jansen")
    talk = els.new_conversation(dossier, "pom", "v1", {"a": "b"}, "nl", "worker")
    els.append(talk, said(1))
    els.append(talk, said(2))
    els.new_conversation(dossier, "quez", "v1", {"a": "b"}, "nl", "worker")
    els.add_consent(dossier, "huisarts", "verslag", "Ria")
    round = els.new_round("De straat", "straatladder", "v1", {"a": "b"})
    els.add_responses(round, [form("1"), form("2")])
    els.set_setting("theme", "light")
    els.set_setting("retention.x", "kept")
    return els, talk


def form(key: str) -> dict[str, object]:
    return {"key": key, "street": 'Dorps"straat', "group": "A", "at": AT, "values": {"q": 1}}


def everything(store: TeamStore) -> list[object]:
    """All that the store tells, but for the lines of the log that telling it makes."""
    (dossier,), talks, (round,) = store.dossiers(), store.conversations(), store.rounds()
    return [
        dossier, sorted(talks, key=lambda row: row.id), [store.events(row.id) for row in sorted(talks, key=lambda row: row.id)],
        store.consents(dossier.id), round, store.responses(round.id), store.setting("theme"), store.setting("retention.x"),
    ]  # fmt: skip


def rekeyed(team: Team, old: bytes = KEY, new: bytes = NEW, url: str = "") -> list[int]:
    line = Line(url or team.admin_url)
    try:
        return list(change_key(line, Sealer(old), Sealer(new), NOTE))
    finally:
        line.close()


def again(team: Team, name: str, key: bytes, *older: bytes) -> TeamStore:
    store = TeamStore.open(team.url(name), key, team.home / name, older=older)
    team.opened.append(store)
    return store


def test_all_is_there_under_the_new_key_and_goes_on(team: Team) -> None:
    els, talk = filled(team)
    before, lines = everything(els), len(els.log())
    els.close()
    assert len(rekeyed(team)) == STEPS
    with pytest.raises(WrongOrganisationKey):
        again(team, "els", KEY)
    els = again(team, "els", NEW)
    assert els.check() == []
    assert everything(els) == before
    log = els.log()
    assert len(log) > lines
    assert [(line.who, line.detail) for line in log if line.what == "key_changed"] == [("postgres", "age1new")]
    els.append(talk, said(3))
    (round,) = els.rounds()
    assert els.add_responses(round.id, [form("2"), form("3")]) == 1
    assert els.check() == []


def test_nothing_that_the_old_key_sealed_is_left(team: Team) -> None:
    els, _ = filled(team)
    els.close()
    columns = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'draagwijzer' AND data_type = 'bytea'"
    sealed = [(str(table), str(column)) for table, column in team.sql(columns)]
    assert len(sealed) == 10
    before = {one: set(team.sql(f"SELECT {one[1]} FROM {one[0]}")) for one in sealed}
    rekeyed(team)
    for one in sealed:
        assert before[one], one
        assert not before[one] & set(team.sql(f"SELECT {one[1]} FROM {one[0]}")), one


def test_what_does_not_add_up_is_not_sealed_again(team: Team) -> None:
    els, _ = filled(team)
    els.close()
    team.sql("UPDATE events SET at = 'later' WHERE seq = 2")
    before = team.sql("SELECT * FROM meta")
    with pytest.raises(Damaged):
        rekeyed(team)
    assert team.sql("SELECT * FROM meta") == before
    assert again(team, "els", KEY).dossiers()


def test_left_before_its_end_nothing_is_changed(team: Team) -> None:
    els, _ = filled(team)
    before = everything(els)
    line = Line(team.admin_url)
    steps = change_key(line, Sealer(KEY), Sealer(NEW), NOTE)
    for _ in range(STEPS):
        next(steps)
    steps.close()
    line.close()
    assert everything(els) == before
    assert els.check() == []


def test_only_with_the_right_key_and_as_owner(team: Team) -> None:
    els, _ = filled(team)
    team.add("carla", "coordinator")
    with pytest.raises(Forbidden):
        rekeyed(team, url=team.url("carla"))
    with pytest.raises(WrongOrganisationKey):
        rekeyed(team, old=NEW)
    assert els.check() == []


def test_who_was_in_a_talk_loses_nothing_and_writes_nothing_under_the_old_key(team: Team) -> None:
    els, talk = filled(team)
    before = team.sql("SELECT count(*) FROM events")
    rekeyed(team)
    els.append(talk, said(3, "tulp"))
    els.append(talk, said(4, "roos"))
    assert any("sleutel" in line for line in els.news("nl"))
    assert els.waiting >= 2
    for change in (lambda: els.new_dossier("onder de oude"), lambda: els.set_setting("theme", "dark")):
        with pytest.raises(WrongOrganisationKey):
            change()
    els.close()
    assert team.sql("SELECT count(*) FROM events") == before
    els = again(team, "els", NEW, KEY)
    assert [event.data["words"] for event in els.events(talk)] == ["zonnebloem", "zonnebloem", "tulp", "roos"]
    assert els.check() == []
    assert els.setting("theme") == "light"


def test_by_the_door(team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "phrase").write_text("een lange zin")
    (tmp_path / "new phrase").write_text("een andere zin")
    old, new = tmp_path / "old.age", tmp_path / "new.age"
    old.write_bytes(KEY)
    old.chmod(0o600)
    for name, value in (
        (DATABASE_URL, team.admin_url), (KEY_FILE, str(old)), (HOME, str(tmp_path / "home")),
        (PASSPHRASE_FILE, str(tmp_path / "phrase")), (NEW_PASSPHRASE_FILE, str(tmp_path / "new phrase")),
    ):  # fmt: skip
        monkeypatch.setenv(name, value)
    filled(team)[0].close()
    assert main(["team", "new-key", str(new), "--lang", "nl"]) == 0
    told = capsys.readouterr().out
    assert f"stap {STEPS} van {STEPS}" in told
    assert str(new) in told
    keys = read_keys(new, "een andere zin")
    assert keys[1:] == [KEY]
    assert keys[0].decode() not in told
    assert again(team, "els", *keys).check() == []
    assert main(["team", "new-key", str(new), "--lang", "en"]) == 0  # as after a broken connection: done already
    assert "The team has a new key" in capsys.readouterr().out
    monkeypatch.setenv(DATABASE_URL, team.url("els"))
    (tmp_path / "third.age").write_bytes(NEW)
    (tmp_path / "third.age").chmod(0o600)
    assert main(["team", "new-key", str(tmp_path / "third.age"), "--lang", "en"]) == 1  # a member may not
    told = capsys.readouterr().err
    assert "Keep both" in told
    assert "Your role in the team does not allow this" in told


def test_what_waits_under_a_key_that_is_not_there_is_left_alone(tmp_path: Path) -> None:
    """It may be opened by another key file; it is all there is of what somebody said."""
    box = new_outbox(tmp_path, Sealer(KEY))
    box.put({"event": "a"})
    box.close()
    (kept,) = tmp_path.rglob("waiting")
    before = kept.read_bytes()
    with pytest.raises(Damaged):
        list(left_behind(tmp_path, [Sealer(NEW)]))
    assert kept.read_bytes() == before
    (found,) = left_behind(tmp_path, [Sealer(NEW), Sealer(KEY)])
    assert found.lines == [{"event": "a"}]
    found.close()
