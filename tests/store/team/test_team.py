"""A team's dossiers on a PostgreSQL server: the same promises as on one computer, and the server reads nothing."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect

from intake.conversation.events import Event
from intake.store.errors import Conflict, Damaged, NotFound
from intake.store.interface import Store
from intake.store.team import setup, store
from intake.store.team.connection import Line
from intake.store.team.problems import Forbidden, Older, WrongOrganisationKey
from intake.store.team.sealing import Sealer
from intake.store.team.steps import STEPS
from intake.store.team.store import TeamStore
from intake.store.team.tables import TABLES
from tests.store.team.conftest import KEY, Team

AT = "2026-03-01T09:00:00+01:00"


def said(seq: int, words: str, kind: str = "answered") -> Event:
    return Event(seq, AT, kind, "carer", {"question": "q1", "words": words})


def talk_in(place: Store, title: str = "Fam. Jansen") -> tuple[str, str]:
    dossier = place.new_dossier(title)
    return dossier, place.new_conversation(dossier, "pom", "v1", {"pom.yaml": "flow: pom"}, "nl", "worker")


def test_what_was_said_comes_back_to_another_worker(team: Team) -> None:
    els, wim = team.open("els"), team.open("wim")
    dossier, talk = talk_in(els)
    events = [said(1, "é [/] 🌷"), Event(2, AT, "undone", "carer", {"seq": 1}), said(3, "toch wel")]
    for event in events:
        els.append(talk, event)
    assert wim.events(talk) == events
    assert [(row.title, row.conversations) for row in wim.dossiers("JANSEN fam")] == [("Fam. Jansen", 1)]
    (row,) = wim.conversations(dossier)
    assert (row.flow, row.lang, row.audience, row.status, row.current) == ("pom", "nl", "worker", "asking", "q1")
    assert wim.definition("v1") == {"pom.yaml": "flow: pom"}
    assert wim.check() == []


def test_two_workers_on_one_conversation_lose_nothing(team: Team) -> None:
    els, wim = team.open("els"), team.open("wim")
    _, talk = talk_in(els)
    els.append(talk, said(1, "een"))
    assert len(wim.events(talk)) == 1
    els.append(talk, said(2, "van els"))
    with pytest.raises(Conflict):
        wim.append(talk, said(2, "van wim"))
    assert [one.data["words"] for one in wim.events(talk)] == ["een", "van els"]
    wim.append(talk, said(3, "van wim"))
    assert [one.data["words"] for one in els.events(talk)] == ["een", "van els", "van wim"]


def test_a_changed_swapped_or_cut_off_event_is_noticed(team: Team) -> None:
    els = team.open("els")
    _, talk = talk_in(els)
    for seq in (1, 2, 3):
        els.append(talk, said(seq, "woord"))
    team.sql("CREATE TABLE kept AS SELECT * FROM events")
    for change in (
        "UPDATE events SET said = set_byte(said, 20, get_byte(said, 20) # 1) WHERE seq = 2",
        "UPDATE events SET said = (SELECT said FROM kept WHERE kept.seq = 1) WHERE seq = 2",
        "DELETE FROM events WHERE seq = 3",
        "UPDATE events SET at = '2020-01-01T00:00:00+01:00' WHERE seq = 1",
        "UPDATE conversations SET last_seq = 2, last_hash = (SELECT hash FROM kept WHERE seq = 1)",
    ):
        team.sql(change)
        with pytest.raises(Damaged):
            els.events(talk)
        team.sql("DELETE FROM events")
        team.sql("INSERT INTO events SELECT * FROM kept")
        team.sql("UPDATE conversations SET last_seq = 3, last_hash = (SELECT hash FROM kept WHERE seq = 3)")
        assert len(els.events(talk)) == 3


def test_titles_of_two_dossiers_cannot_be_swapped(team: Team) -> None:
    els = team.open("els")
    els.new_dossier("een")
    els.new_dossier("twee")
    team.sql("UPDATE dossiers SET title = (SELECT title FROM dossiers o WHERE o.id <> dossiers.id)")
    with pytest.raises(Damaged):
        els.dossiers()


WORDS = [f"plantje{letter}{letter}" for letter in "abcdefghijklmnopqrst"]


def test_the_server_holds_none_of_the_planted_words(team: Team) -> None:
    els = team.open("els", "coordinator")
    dossier, talk = talk_in(els, WORDS[0])
    for seq, word in enumerate(WORDS[1:12], start=1):
        els.append(talk, Event(seq, AT, "noted", word, {"text": word, word: word}))
    els.rename_dossier(dossier, WORDS[12])
    made = els.new_round(WORDS[13], "pom", "v1", {"pom.yaml": "flow: pom"})
    form = {"key": WORDS[14], "street": WORDS[15], "group": WORDS[16], "at": AT, "values": {"q": WORDS[17]}}
    assert els.add_responses(made, [form, form]) == 1
    els.set_setting("theme", WORDS[18])
    els.record("report_saved", dossier, talk, WORDS[19])
    assert els.responses(made) == [(WORDS[14], WORDS[15], WORDS[16], f'{{"q":"{WORDS[17]}"}}')]
    assert els.setting("theme") == WORDS[18]
    rows = [str(row) for table in TABLES for row in team.sql(f"SELECT t::text, t.* FROM {table} t")]
    held = "\n".join(rows) + "".join(
        bytes(value).decode("latin-1") for table in TABLES for row in team.sql(f"SELECT * FROM {table}")
        for value in row if isinstance(value, bytes)
    )  # fmt: skip
    assert dossier in held
    files = b"".join(
        path.read_bytes() for part in ("base", "pg_wal") for path in (team.server.folder / "data" / part).rglob("*") if path.is_file()
    ) + (team.server.folder / "log").read_bytes()  # fmt: skip
    assert dossier.encode() in files
    for word in WORDS:
        assert word not in held
        assert word.encode() not in files
    for password in team.passwords.values():
        assert password.encode() not in files


def test_the_log_tells_who_did_what_and_misses_no_line(team: Team) -> None:
    els, wim = team.open("els", "coordinator"), team.open("wim")
    dossier, talk = talk_in(els)
    els.append(talk, said(1, "een"))
    wim.events(talk)
    els.remove_dossier(dossier)
    told = [(line.who, line.what) for line in els.log(dossier)]
    assert sorted(told) == sorted([
        (team.name("els"), "dossier_made"), (team.name("els"), "conversation_made"), (team.name("els"), "conversation_written"),
        (team.name("wim"), "conversation_read"), (team.name("els"), "dossier_removed"),
    ])  # fmt: skip
    assert els.dossiers() == []
    team.sql(f"DELETE FROM log WHERE who = '{team.name('wim')}' AND n = (SELECT max(n) FROM log WHERE who = '{team.name('wim')}')")
    with pytest.raises(Damaged):
        els.log()


def test_another_key_opens_nothing(team: Team) -> None:
    team.add("els", "worker")
    with pytest.raises(WrongOrganisationKey):
        TeamStore.open(team.url("els"), b"AGE-SECRET-KEY-1ANOTHER", team.home)


def test_the_tables_are_what_the_program_thinks(team: Team) -> None:
    line = Line(team.admin_url)
    with line.single() as connection:
        there = inspect(connection)
        for name, table in TABLES.items():
            columns = [column["name"] for column in there.get_columns(table.name, schema="draagwijzer")]
            assert columns == [column.name for column in table.columns], name
        assert {f"draagwijzer.{name}" for name in there.get_table_names(schema="draagwijzer")} == set(TABLES)
    line.close()


def test_tables_of_each_older_version_are_brought_up_to_date(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    for older in range(1, len(STEPS)):
        team.sql("DROP SCHEMA draagwijzer CASCADE")
        line = Line(team.admin_url)
        for module in (setup, store):
            monkeypatch.setattr(module, "STEPS", STEPS[:older])
        assert setup.set_up(line, Sealer(KEY)) == older
        password = team.passwords.get("els", "")
        team.add("els", "worker")
        team.passwords["els"] = team.passwords["els"] or password  # a login stays when the tables go
        before = TeamStore.open(team.url("els"), KEY, team.home / str(older))
        _, talk = talk_in(before)
        before.append(talk, said(1, "van toen"))
        later = before.new_dossier("later gemaakt")
        before.close()
        for module in (setup, store):
            monkeypatch.setattr(module, "STEPS", STEPS)
        with pytest.raises(Older):
            TeamStore.open(team.url("els"), KEY, team.home)
        assert setup.set_up(line, Sealer(KEY)) == len(STEPS) - older
        line.close()
        with TeamStore.open(team.url("els"), KEY, team.home) as now:
            assert now.events(talk) == [said(1, "van toen")]
            dossier = now.conversations()[0].dossier
            assert now.consents(dossier) == []
            assert [row.id for row in now.dossiers()] == [later, dossier]
            now.append(talk, said(2, "van nu"))
            assert [(row.id, row.changed == AT) for row in now.dossiers()] == [(dossier, True), (later, False)]
            assert now.check() == []


def test_the_list_of_dossiers_follows_what_is_said_in_them(team: Team) -> None:
    els, vera = team.open("els"), team.open("vera", "volunteer")
    (first, talk), (second, _) = talk_in(vera, "een"), talk_in(vera, "twee")
    vera.new_conversation(first, "pom", "v1", {}, "nl", "worker")
    third = vera.new_dossier("leeg")
    alone = els.new_dossier("van els alleen")
    assert [(row.id, row.conversations) for row in vera.dossiers()] == [(third, 0), (first, 2), (second, 1)]
    vera.rename_dossier(second, "anders")
    vera.append(talk, said(1, "woord"))
    assert [row.id for row in vera.dossiers()] == [first, second, third]
    assert vera.dossiers()[0].changed == AT
    assert [row for row in els.dossiers() if row.id != alone] == vera.dossiers()
    vera.rename_dossier(first, "een")
    assert vera.dossiers()[0].changed != AT


def test_an_answer_is_planned_once_and_runs_with_no_more_than_the_members_rights(team: Team) -> None:
    """Nothing of the members' runs as the owner, and names are looked up in no path that a member could set."""
    (found,) = team.sql("SELECT prosecdef, proconfig, prosrc FROM pg_proc WHERE proname = 'add_event'")
    assert found[:2] == (False, ["plan_cache_mode=force_generic_plan"])
    assert team.sql("SELECT proname FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = 'draagwijzer' AND prosecdef") == []
    els = team.open("els")
    _, talk = talk_in(els)
    with team.raw("els") as raw:
        raw.execute("SET search_path = pg_catalog")
        assert raw.execute("SELECT draagwijzer.add_event(%s, 1, '', '', '', '', '')", (talk,)).fetchone() == (0,)
        assert raw.execute("SELECT draagwijzer.add_event('x', 1, '', '', '', '', '')").fetchone() == (-1,)


def test_consent_is_kept_and_withdrawn(team: Team) -> None:
    els, vera = team.open("els"), team.open("vera", "volunteer")
    dossier, _ = talk_in(els)
    made = els.add_consent(dossier, "de gemeente", "client html", "Ria")
    assert [(one.with_whom, one.what, one.said_by, one.withdrawn) for one in els.consents(dossier)] == [
        ("de gemeente", "client html", "Ria", "")
    ]
    with pytest.raises(NotFound):
        vera.add_consent(dossier, "x", "y", "z")
    with pytest.raises(NotFound):
        vera.withdraw_consent(made)
    assert vera.consents(dossier) == []
    els.withdraw_consent(made)
    assert els.consents(dossier)[0].withdrawn
    with pytest.raises(NotFound):
        els.withdraw_consent(made)
    assert {bytes(row[0]).find(b"gemeente") for row in team.sql("SELECT agreed FROM consents")} == {-1}  # type: ignore[call-overload]


def test_what_the_review_of_old_dossiers_decided_is_the_teams(team: Team) -> None:
    els, wim, vera = team.open("els"), team.open("wim"), team.open("vera", "volunteer")
    els.set_setting("retention.kept", "ja")
    els.set_setting("theme", "light")
    assert (wim.setting("retention.kept"), wim.setting("theme", "dark")) == ("ja", "dark")
    assert vera.setting("retention.kept") == ""
    assert els.settings("the") == {"theme": "light"}


def test_only_a_coordinator_removes(team: Team) -> None:
    els = team.open("els")
    dossier, _ = talk_in(els)
    with pytest.raises(Forbidden):
        els.remove_dossier(dossier)
    team.open("jo", "coordinator").remove_dossier(dossier)
    with pytest.raises(NotFound):
        els.rename_dossier(dossier, "weg")
