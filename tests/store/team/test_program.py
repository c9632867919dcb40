"""The program on a team's database: the commands from outside, and the screens."""

from __future__ import annotations

import io
import re
import stat
import sys
from pathlib import Path

import pytest
from textual.widgets import Button, Input, Static

from intake.cli import main
from intake.commands.home import open_store
from intake.extras import bring_in
from intake.store.errors import AlreadyThere, WrongPassphrase
from intake.store.home import HOME, NEW_PASSPHRASE_FILE, PASSPHRASE_FILE
from intake.store.identity import OpenKeyFile
from intake.store.team.connection import DATABASE_URL, Line, _engine, _url
from intake.store.team.organisation import KEY_FILE, make_key, read_key
from intake.store.team.problems import BadAddress, NoOrganisationKey, NotInstalled
from intake.store.team.steps import STEPS
from intake.store.team.store import TeamStore
from intake.tui.app import DraagwijzerApp
from intake.tui.screens.conversation import ConversationScreen
from intake.tui.screens.home import HomeScreen
from tests.store.team import server as servers
from tests.store.team.conftest import KEY, Team
from tests.store.team.test_away import away
from tests.tui.test_screens import chat, into_talk, type_line, until

PHRASE = "vier woorden zijn genoeg"


class Program:
    """The commands, run in this process with an environment of their own. The address is the owner's until changed."""

    def __init__(self, team: Team, folder: Path, patch: pytest.MonkeyPatch, printed: pytest.CaptureFixture[str]) -> None:
        self.team, self.folder, self.patch, self.printed = team, folder, patch, printed
        self.key = folder / "keys" / "organisation.age"
        secret = folder / "passphrase.txt"
        secret.write_text(PHRASE + "\n", encoding="utf-8")
        self.set(DATABASE_URL, team.admin_url)
        self.set(KEY_FILE, str(self.key))
        self.set(HOME, str(folder / "home"))
        for name in (PASSPHRASE_FILE, NEW_PASSPHRASE_FILE):
            self.set(name, str(secret))
        self.set("DRAAGWIJZER_LANG", "en")

    def set(self, name: str, value: str) -> None:
        self.patch.setenv(name, value)

    def be(self, name: str, password: str) -> None:
        self.set(DATABASE_URL, self.team.server.url("team", self.team.name(name), password))

    def run(self, *arguments: str, text: str = "", code: int = 0) -> str:
        self.patch.setattr(sys, "stdin", io.StringIO(text))
        self.printed.readouterr()
        done = main(arguments)
        said = "".join(self.printed.readouterr())
        assert done == code, said
        return said

    def bare_key(self) -> None:
        """From now on without a passphrase: opening it takes a second by design."""
        bare = self.folder / "bare"
        bare.write_bytes(read_key(self.key, PHRASE))
        bare.chmod(0o600)
        self.set(KEY_FILE, str(bare))


@pytest.fixture
def program(
    team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Program:
    team.sql("DROP SCHEMA draagwijzer CASCADE")
    return Program(team, tmp_path, monkeypatch, capsys)


def test_a_team_is_set_up_and_a_worker_talks_and_shares(team: Team, program: Program) -> None:
    assert f"ready for the team ({len(STEPS)} steps taken)" in program.run("team", "init")
    assert stat.S_IMODE(program.key.stat().st_mode) == 0o600
    assert b"AGE-SECRET-KEY" not in program.key.read_bytes()
    program.bare_key()
    assert "ready for the team (0 steps taken)" in program.run("team", "init")
    passwords = {}
    for name, role in (("els", "worker"), ("vera", "volunteer")):
        told = program.run("team", "add-user", team.name(name), "--role", role)
        passwords[name] = told.split("once: ")[1].split()[0]
    assert "stayed as it was" in program.run("team", "add-user", team.name("vera"), "--role", "volunteer")
    program.be("els", passwords["els"])
    told = program.run("talk", "mantelscan", "--plain", text="Ria Zonnebloem\n")
    found = re.search(r"[0-9a-f]{16}", told)
    assert found
    dossier = found[0]
    assert "Ria Zonnebloem" in program.run("report", dossier)
    assert "talk added to" in program.run("log", dossier)
    assert "administrator" in program.run("keys", code=1)
    program.be("vera", passwords["vera"])
    program.run("report", dossier, code=1)
    program.set(DATABASE_URL, team.admin_url)
    assert "can see" in program.run("team", "share", dossier, team.name("vera"))
    program.be("vera", passwords["vera"])
    assert "Ria Zonnebloem" in program.run("report", dossier)
    assert "Ask a coordinator" in program.run("team", "share", dossier, team.name("els"), code=1)
    program.be("els", passwords["els"])
    assert f"shared in the team with  {dossier} {team.name('vera')}" in program.run("log", dossier)
    program.be("vera", passwords["vera"])
    assert "Ask a coordinator" in program.run("round", "list", code=1)
    program.set(DATABASE_URL, team.admin_url)
    assert "no longer see" in program.run("team", "unshare", dossier, team.name("vera"))
    assert "no longer in the team" in program.run("team", "remove-user", team.name("els"))
    program.be("els", passwords["els"])
    assert "not in this team" in program.run("due", code=1)


def test_what_is_not_right_gets_one_sentence(team: Team, program: Program, tmp_path: Path) -> None:
    assert "key of the organisation" in program.run("due", code=1)
    program.run("team", "init")
    program.bare_key()
    assert "not in this team" in program.run("due", code=1)  # the owner is no member
    other = tmp_path / "other"
    other.write_bytes(KEY)
    other.chmod(0o600)
    with program.patch.context() as patch:
        patch.setenv(KEY_FILE, str(other))
        assert "does not belong to this team" in program.run("team", "init", code=1)
    for left_out in ("sqlalchemy", "psycopg", "cryptography"):
        with program.patch.context() as patch:
            patch.setitem(sys.modules, left_out, None)
            assert bring_in("team") in program.run("due", code=1)
    team.sql("INSERT INTO draagwijzer.steps VALUES (99, '')")
    assert "newer version" in program.run("team", "init", code=1)
    team.sql("DROP SCHEMA draagwijzer CASCADE")
    assert "no team in this database" in program.run("due", code=1)
    program.set(DATABASE_URL, team.server.url("team", "postgres", "wrong"))
    assert "does not let you in" in program.run("due", code=1)
    program.set(DATABASE_URL, "postgresql://a:s3cret@127.0.0.1:1/x")
    told = program.run("due", code=1)
    assert "no connection" in told
    assert "s3cret" not in told
    for address in ("mysql://a@b/c", "postgresql://a@b", "nonsense"):
        program.set(DATABASE_URL, address)
        assert "address of the database" in program.run("due", code=1)


def test_a_key_file_is_for_its_owner_only(tmp_path: Path) -> None:
    bare, under = tmp_path / "bare", tmp_path / "under"
    make_key(under, PHRASE)
    with pytest.raises(AlreadyThere):
        make_key(under, PHRASE)
    key = read_key(under, PHRASE)
    with pytest.raises(WrongPassphrase):
        read_key(under, "iets anders")
    bare.write_bytes(b"# public key: age1\n" + key + b"\n")
    bare.chmod(0o640)
    with pytest.raises(OpenKeyFile):
        read_key(bare)
    bare.chmod(0o600)
    assert read_key(bare) == key
    bare.write_bytes(b"nothing")
    with pytest.raises(NoOrganisationKey):
        read_key(bare)


def test_off_this_computer_the_servers_certificate_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(address: str) -> dict[str, object]:
        import sqlalchemy

        seen: dict[str, object] = {}
        monkeypatch.setattr(sqlalchemy, "create_engine", lambda *_args, **given: seen.update(given["connect_args"]))
        _engine(_url(address))
        return {key: value for key, value in seen.items() if key.startswith("ssl")}

    assert asked("postgresql://els@db.example.org/team") == {"sslmode": "verify-full", "sslrootcert": "system"}
    assert asked("postgresql://els@db.example.org/team?sslrootcert=/ca.pem") == {"sslmode": "verify-full"}
    assert asked("postgresql://els@db.example.org/team?sslmode=verify-ca") == {}
    assert asked("postgresql://els@localhost/team") == asked("postgresql:///team?host=/run/postgresql") == {}
    for wrong in ("sqlite:///x", "http://x/y", ""):
        with pytest.raises(BadAddress):
            Line(wrong)
    assert NotInstalled().sentence("nl").endswith(bring_in("team"))


async def test_the_screens_go_on_when_the_server_goes_away(
    team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = tmp_path / "key"
    key.write_bytes(KEY)
    key.chmod(0o600)
    els = team.open("els")
    program = DraagwijzerApp(tmp_path / "home", "nl")
    flow = program.library.flows["mantelscan"]
    talk = els.new_conversation(els.new_dossier("R. Jansen"), flow.id, flow.version, flow.source, "nl", "worker")
    for name, value in ((DATABASE_URL, team.url("els")), (KEY_FILE, str(key)), (HOME, str(tmp_path / "home"))):
        monkeypatch.setenv(name, value)
    async with program.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert not program.screen.query(Input)
        await pilot.click("#open")
        await until(pilot, lambda: isinstance(program.screen, HomeScreen))
        screen = await into_talk(program, pilot)
        await type_line(pilot, screen, "Ria Zonnebloem")
        with away(team):
            await type_line(pilot, screen, "Henk")
            assert "Henk" in chat(screen)
            assert [one for one in program._notifications if "Ga rustig door" in one.message]
            screen.action_leave()
            await until(pilot, lambda: bool(isinstance(program.screen, HomeScreen) and program.screen.query("#talks")))
            again = await into_talk(program, pilot)
            assert isinstance(again, ConversationScreen)
            assert again.talk is not None
            assert again.talk.state.people["cared_for"].name == "Henk"
        program.leave()
    kept = els.events(talk)
    assert [one.data.get("words") for one in kept if one.kind == "answered"][:2] == ["Ria Zonnebloem", "Henk"]
    assert [one.seq for one in kept] == list(range(1, len(kept) + 1))


async def test_in_a_browser_each_member_signs_in(team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server is for several: its address names nobody, and nobody comes in without a password of their own."""
    key = tmp_path / "key"
    key.write_bytes(KEY)
    key.chmod(0o600)
    team.add("els", "worker")
    team.add("vera", "volunteer")
    address = team.url("els").replace(f"{team.name('els')}:{team.passwords['els']}@", "")
    for name, value in ((DATABASE_URL, address), (KEY_FILE, str(key))):
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(DraagwijzerApp, "is_web", True)
    program = DraagwijzerApp(tmp_path / "home", "nl")
    async with program.run_test(size=(100, 34)) as pilot:
        await pilot.pause()

        def fill(member: str, password: str) -> None:
            for field, value in (("#member", member), ("#member-password", password)):
                program.screen.query_one(field, Input).value = value

        def problem() -> str:
            return str(program.screen.query_one("#problem", Static).render())

        fill(team.name("els"), "")
        program.screen.query_one("#open", Button).press()
        await until(pilot, lambda: "wachtwoord" in problem())
        fill(team.name("els"), team.passwords["vera"])
        program.screen.query_one("#open", Button).press()
        await until(pilot, lambda: program.screen.query_one("#member-password", Input).value == "" and "laat je niet" in problem())
        fill(team.name("vera"), team.passwords["vera"])
        program.screen.query_one("#open", Button).press()
        await until(pilot, lambda: isinstance(program.screen, HomeScreen))
        store = program.open_vault
        assert isinstance(store, TeamStore)
        assert (store.member.name, store.member.role) == (team.name("vera"), "volunteer")
    program.leave()


def test_the_opener_opens_the_team(team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = tmp_path / "key"
    key.write_bytes(KEY)
    key.chmod(0o600)
    team.add("els", "worker")
    for name, value in ((DATABASE_URL, team.url("els")), (KEY_FILE, str(key)), (HOME, str(tmp_path / "home"))):
        monkeypatch.setenv(name, value)
    with open_store("nl") as store:
        assert isinstance(store, TeamStore)
        assert store.member.role == "worker"
    assert servers.missing() == ""
