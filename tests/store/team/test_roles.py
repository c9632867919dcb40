"""Who sees what: tried over a raw SQL connection, where only the server's row-level security stands, and in the program alone."""

from __future__ import annotations

import psycopg
import pytest

from intake.store.errors import NotFound
from intake.store.team import setup
from intake.store.team.connection import Line
from intake.store.team.problems import Forbidden, NoMember, NotLetIn
from tests.store.team.conftest import Team
from tests.store.team.test_team import said, talk_in

COUNTED = ("dossiers", "conversations", "events", "shares", "rounds", "responses")


def seen(team: Team, name: str) -> dict[str, int]:
    """How many rows of each table this member reads by SQL; -1 where the table is refused."""
    found = {}
    with team.raw(name) as raw:
        for table in COUNTED:
            try:
                found[table] = len(raw.execute(f"SELECT * FROM {table}").fetchall())
            except psycopg.errors.InsufficientPrivilege:
                found[table] = -1
    return found


def filled(team: Team) -> tuple[str, str]:
    """Els, a worker, has two dossiers with a talk each, and a round; returns the first dossier and its talk."""
    els = team.open("els")
    first, talk = talk_in(els, "een")
    _, other = talk_in(els, "twee")
    for id in (talk, other):
        els.append(id, said(1, "woord"))
    els.add_responses(
        els.new_round("straat", "pom", "v1", {"a": "b"}), [{"key": "1", "street": "a", "group": "b", "at": "", "values": {}}]
    )
    return first, talk


def test_a_volunteer_reads_and_writes_own_dossiers_only(team: Team) -> None:
    first, talk = filled(team)
    vera = team.open("vera", "volunteer")
    assert vera.dossiers() == vera.conversations() == []
    assert seen(team, "vera") == {"dossiers": 0, "conversations": 0, "events": 0, "shares": 0, "rounds": -1, "responses": -1}
    with pytest.raises(NotFound):
        vera.events(talk)
    own, own_talk = talk_in(vera, "eigen")
    vera.append(own_talk, said(1, "eigen woord"))
    assert seen(team, "vera") | {"shares": 0} == {
        "dossiers": 1, "conversations": 1, "events": 1, "shares": 0, "rounds": -1, "responses": -1,
    }  # fmt: skip
    team.share(first, "vera")
    assert {row.id for row in vera.dossiers()} == {first, own}
    assert [one.seq for one in vera.events(talk)] == [1]
    vera.append(talk, said(2, "van vera"))
    assert seen(team, "vera")["events"] == 3
    with pytest.raises(Forbidden):
        vera.rounds()


def test_a_volunteers_raw_connection_cannot_change_what_is_not_theirs(team: Team) -> None:
    first, talk = filled(team)
    team.add("vera", "volunteer")
    with team.raw("vera") as raw:
        for statement in (
            f"UPDATE conversations SET last_seq = 0 WHERE id = '{talk}'",
            f"UPDATE dossiers SET title = 'x' WHERE id = '{first}'",
        ):
            assert raw.execute(statement).rowcount == 0
        assert raw.execute(f"SELECT add_event('{talk}', 2, '', '', '', '', '')").fetchone() == (-1,)
        for statement in (
            f"INSERT INTO events VALUES ('{talk}', 2, '', '', '')",
            f"INSERT INTO shares VALUES ('{first}', '', current_user)",
            f"INSERT INTO conversations (id, dossier, flow, version, place, started, changed, last_seq, last_hash) "
            f"VALUES ('x', '{first}', 'pom', 'v1', '', '', '', 0, '')",
            "UPDATE events SET said = ''", "DELETE FROM events", "DELETE FROM log", "UPDATE log SET at = ''",
            "UPDATE members SET role = 'coordinator'", "DELETE FROM dossiers", "TRUNCATE events", "SELECT * FROM rounds",
            "INSERT INTO log (who, n, mark, at, dossier, conversation, told, hash) VALUES ('els', 99, '', '', '', '', '', '')",
            "UPDATE dossiers SET owner = current_user", "SET ROLE draagwijzer_coordinator", "ALTER TABLE events DISABLE ROW LEVEL SECURITY",
        ):  # fmt: skip
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                raw.execute(statement)


def test_a_client_reads_and_writes_one_conversation(team: Team) -> None:
    first, talk = filled(team)
    team.add("client1", "client")
    with pytest.raises(setup.OneConversation):
        team.share(first, "client1")
    team.share(talk, "client1")
    client = team.open("client1")
    assert [(row.id, row.title) for row in client.dossiers()] == [(first, "Mijn gesprek")]
    assert [row.id for row in client.conversations()] == [talk]
    client.append(talk, said(2, "van mij"))
    assert [one.data["words"] for one in client.events(talk)] == ["woord", "van mij"]
    assert seen(team, "client1") == {
        "dossiers": -1, "conversations": 1, "events": 2, "shares": 1, "rounds": -1, "responses": -1,
    }  # fmt: skip
    with pytest.raises(Forbidden):
        client.new_dossier("x")
    with pytest.raises(Forbidden):
        client.new_conversation(first, "pom", "v1", {}, "nl", "client")
    assert len(team.opened[0].events(talk)) == 2


def test_the_program_holds_back_too_without_row_level_security(team: Team) -> None:
    """Both locks hold by themselves: with the server's off, a volunteer still sees and writes nothing of another."""
    first, talk = filled(team)
    vera, client = team.open("vera", "volunteer"), team.open("client1", "client")
    for table in ("dossiers", "conversations", "events", "shares"):
        team.sql(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
    assert seen(team, "vera")["events"] == 2
    for store in (vera, client):
        assert store.dossiers() == store.conversations() == []
        with pytest.raises(NotFound):
            store.events(talk)
        with pytest.raises(NotFound):
            store.append(talk, said(2, "x"))
    with pytest.raises(NotFound):
        vera.rename_dossier(first, "x")
    with pytest.raises(NotFound):
        vera.new_conversation(first, "pom", "v1", {}, "nl", "worker")


def test_who_left_the_team_sees_nothing_and_another_name_is_refused(team: Team) -> None:
    first, talk = filled(team)
    vera = team.open("vera", "volunteer")
    team.share(first, "vera")
    assert vera.events(talk)
    line = Line(team.admin_url)
    setup.remove_member(line, team.name("vera"))
    for name in ("pg_x", "draagwijzer_x", 'a"; DROP', "Els", ""):
        with pytest.raises(setup.BadName):
            setup.add_member(line, name, "worker")
    line.close()
    with pytest.raises(NoMember):
        team.open("vera")
    with team.raw("vera") as raw, pytest.raises(psycopg.errors.InsufficientPrivilege):
        raw.execute("SELECT * FROM draagwijzer.dossiers")
    team.passwords["vera"] = "wrong"
    with pytest.raises(NotLetIn):
        team.open("vera")


def test_what_was_shared_already_is_not_told_again(team: Team) -> None:
    first, _ = filled(team)
    team.add("vera", "volunteer")
    team.share(first, "vera")
    team.share(first, "vera")
    assert [line.what for line in team.opened[0].log(first)].count("shared_in_team") == 1
