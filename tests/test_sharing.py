"""What leaves the vault: only with consent, logged, complete for the client, by initials and sealed on wish."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyrage
import pytest

from intake.cli import main
from intake.conversation.events import Event
from intake.definitions import load_library
from intake.store.backup import unsealed
from intake.store.errors import DiskFull
from intake.store.keys import Cost
from intake.store.retention import Profile, to_review
from intake.store.rows import DossierRow
from intake.store.vault import Vault
from tests.conversation.talking import dialogue

PHRASE = "een lange zin"
LIBRARY = load_library()


@pytest.fixture
def door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    vault, _ = Vault.create(tmp_path / "home", PHRASE, cost=Cost(memory_kib=64, passes=1, lanes=1))
    flow = LIBRARY.flows["groslijst"]
    events: list[Event] = []
    talk = dialogue(flow, LIBRARY, events, lang="nl")
    for line in ("Ria", "dochter Sanne Pietersma en buurvrouw Els", "nee"):
        talk.hear(line)
    talk.move("note", text="geheim van Sanne")
    talk.move("note", text="mevrouw Pietersma belt de dokter")
    made = vault.new_conversation(vault.new_dossier("R. Jansen"), flow.id, flow.version, flow.source, "nl", "worker")
    for event in events:
        vault.append(made, event)
    vault.close()
    for name, phrase in (("phrase", PHRASE), ("new", "wachtzin van de client")):
        (tmp_path / name).write_text(phrase)
    monkeypatch.setenv("DRAAGWIJZER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DRAAGWIJZER_PASSPHRASE_FILE", str(tmp_path / "phrase"))
    monkeypatch.setenv("DRAAGWIJZER_NEW_PASSPHRASE_FILE", str(tmp_path / "new"))
    return tmp_path


def log(capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    main(["log", "R. Jansen", "--lang", "nl"])
    return capsys.readouterr().out


def test_nothing_is_shared_without_consent(door: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = door / "r.html"
    assert main(["share", "R. Jansen", "--with", "huisarts", "--out", str(out), "--lang", "nl"]) == 1
    assert not out.exists()
    assert "toestemming" in capsys.readouterr().err
    assert "gedeeld" not in log(capsys)


def test_sharing_is_on_record_and_consent_can_be_withdrawn(door: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = door / "r.html"
    assert main(["share", "R. Jansen", "--with", "huisarts", "--consent", "Ria zelf", "--out", str(out), "--lang", "nl"]) == 0
    assert "Sanne" in out.read_text()
    said = log(capsys)
    assert "gedeeld" in said
    assert "toestemming vastgelegd" in said
    main(["consents", "R. Jansen", "--lang", "nl"])
    line = capsys.readouterr().out
    assert "met huisarts, ja gezegd door Ria zelf" in line
    assert main(["consents", "R. Jansen", "--withdraw", line.split()[0], "--lang", "nl"]) == 0
    assert main(["consents", "R. Jansen", "--withdraw", line.split()[0], "--lang", "nl"]) == 1
    capsys.readouterr()
    main(["consents", "R. Jansen", "--lang", "nl"])
    assert "ingetrokken" in capsys.readouterr().out


def test_a_shared_report_can_be_sealed_for_who_gets_it(door: Path) -> None:
    identity = pyrage.x25519.Identity.generate()
    out = door / "r.age"
    main(["share", "R. Jansen", "--with", "x", "--consent", "Ria", "--to", str(identity.to_public()), "--out", str(out)])
    assert b"Sanne" not in out.read_bytes()
    assert b"Sanne" in unsealed(out.read_bytes(), identity=str(identity))


def opened(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_the_client_takes_home_everything(door: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["copy", "R. Jansen", "--out", str(door / "c.zip"), "--lang", "nl"]) == 0
    files = opened((door / "c.zip").read_bytes())
    data = json.loads(files["data.json"])
    assert {person["name"] for person in data["talks"][0]["people"]} >= {"Ria", "Sanne Pietersma", "Els"}
    assert data["talks"][0]["notes"][0]["text"] == "geheim van Sanne"
    assert data["talks"][0]["events"]
    assert "gesprek begonnen" in files["log.txt"]
    assert "Sanne" in files["1-groslijst.html"]
    assert "uitgevoerd" in log(capsys)


def test_others_by_initials_on_wish(door: Path) -> None:
    main(["copy", "R. Jansen", "--out", str(door / "c.zip"), "--initials", "--lang", "nl"])
    whole = "".join(opened((door / "c.zip").read_bytes()).values())
    assert "Pietersma" not in whole
    assert "Ria" in whole
    assert "mevrouw P. belt de dokter" in whole


def another_talk(door: Path) -> None:
    """After it, the first is an earlier one; in this one nobody of that is named."""
    flow = LIBRARY.flows["groslijst"]
    events: list[Event] = []
    talk = dialogue(flow, LIBRARY, events, lang="nl")
    for line in ("Ria", "buurman Kees Hazelaar en vriendin Anna", "nee"):
        talk.hear(line)
    with Vault.open(door / "home", PHRASE) as vault:
        made = vault.new_conversation(vault.dossiers()[0].id, flow.id, flow.version, flow.source, "nl", "worker")
        for event in events:
            vault.append(made, replace(event, at=event.at.replace("2026", "2027", 1)))


def test_who_was_there_before_is_shared_by_initials_too(door: Path) -> None:
    another_talk(door)
    out = door / "r.html"
    given = ["share", "R. Jansen", "--with", "x", "--consent", "Ria", "--out", str(out), "--lang", "nl"]
    assert main(given) == 0
    assert "Pietersma" in out.read_text()
    assert main([*given, "--initials"]) == 0
    assert "Pietersma" not in out.read_text()
    assert "Hazelaar" not in out.read_text()


def test_without_a_line_in_the_log_nothing_is_shared(door: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = Vault.record

    def full(vault: Vault, what: str, *about: str, **more: str) -> None:
        if what == "shared":
            raise DiskFull
        record(vault, what, *about, **more)

    monkeypatch.setattr(Vault, "record", full)
    assert main(["share", "R. Jansen", "--with", "x", "--consent", "Ria", "--out", str(door / "r.html")]) == 1
    assert not (door / "r.html").exists()


def test_what_cannot_be_made_is_not_in_the_log(door: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("intake.commands.report.has_docx", lambda: False)
    assert main(["report", "R. Jansen", "--format", "docx", "--out", str(door / "r.docx"), "--lang", "nl"]) == 1
    assert "extra onderdeel" in capsys.readouterr().err
    assert "uitgevoerd" not in log(capsys)


def test_the_log_for_the_client_is_in_words(door: Path) -> None:
    main(["report", "R. Jansen", "--format", "pdf", "--out", str(door / "r.pdf")])
    main(["export", "network", "R. Jansen", "--format", "csv", "--out", str(door / "n.csv")])
    main(["invite", "R. Jansen", "pom", "--who", "carer", "--out", str(door / "i.json")])
    main(["share", "R. Jansen", "--with", "mevrouw Pietersma", "--consent", "Sanne", "--out", str(door / "s.html")])
    main(["copy", "R. Jansen", "--out", str(door / "c.zip"), "--lang", "nl"])
    main(["copy", "R. Jansen", "--out", str(door / "i.zip"), "--initials", "--lang", "en"])
    dutch, english = (opened((door / name).read_bytes()) for name in ("c.zip", "i.zip"))
    for words in ("verslag, PDF, voor de professional", "netwerk, CSV", "voor de mantelzorger", "gedeeld  mevrouw Pietersma"):
        assert words in dutch["log.txt"]
    for words in ("report, PDF, for the professional", "copy for the client", "shared  mevrouw P."):
        assert words in english["log.txt"]
    assert "own copy" not in english["log.txt"]
    consent = json.loads(english["data.json"])["consents"][0]
    assert (consent["with_whom"], consent["said_by"]) == ("mevrouw P.", "S.")


def test_what_becomes_a_file_is_in_the_log_and_looking_is_not(door: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    out = str(door / "out")
    main(["report", "R. Jansen", "--format", "md", "--out", out])
    main(["report", "R. Jansen", "--for", "client", "--format", "json"])  # to a pipe
    main(["export", "network", "R. Jansen", "--format", "csv", "--out", out])
    main(["export", "fhir", "R. Jansen", "--out", out])
    main(["draw", "ecogram", "R. Jansen", "--svg", out])
    main(["draw", "ecogram", "R. Jansen", "--terminal"])
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    main(["report", "R. Jansen", "--format", "txt"])
    with Vault.open(door / "home", PHRASE) as vault:
        told = [line.detail for line in vault.log() if line.what == "exported"]
    assert told == ["report md professional", "report json client", "network csv", "fhir", "ecogram"]


def test_the_copy_can_be_sealed_by_a_passphrase_of_the_client(door: Path) -> None:
    main(["copy", "R. Jansen", "--out", str(door / "c.age"), "--encrypt"])
    data = (door / "c.age").read_bytes()
    assert b"Sanne" not in data
    assert "data.json" in opened(unsealed(data, "wachtzin van de client"))


def test_the_review_list(door: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["retention", "--lang", "nl"]) == 1
    assert "geen bewaarprofiel" in capsys.readouterr().err
    (door / "lib").mkdir()
    monkeypatch.setenv("DRAAGWIJZER_LIBRARY", str(door / "lib"))
    (door / "lib" / "retention.yaml").write_text("keep_years: 500\n")
    assert main(["retention", "--lang", "nl"]) == 1
    assert "retention.yaml:1:1" in capsys.readouterr().err
    (door / "lib" / "retention.yaml").write_text("keep_years: 1\nwarn_days: 400\nbasis: WGBO\n")
    assert main(["retention", "--lang", "nl"]) == 0
    assert "R. Jansen" in capsys.readouterr().out
    assert main(["retention", "--keep", "R. Jansen", "--until", "morgen"]) == 1
    assert main(["retention", "--keep", "R. Jansen", "--until", "2090-01-01", "--lang", "nl"]) == 0
    capsys.readouterr()
    main(["retention", "--lang", "nl"])
    assert "niets na te kijken" in capsys.readouterr().out


def test_review_by_hand() -> None:
    rows = [DossierRow("a", "A", "2000-01-01", "2004-02-29T10:00:00", 1), DossierRow("b", "B", "2000-01-01", "2025-01-01", 1)]
    found = to_review(rows, Profile(20, 30), date(2024, 2, 10))
    assert [(one.dossier, one.until) for one in found] == [("a", date(2024, 2, 29))]
    assert to_review(rows, Profile(20, 5), date(2024, 2, 10)) == []


def test_removing_names_the_backups_that_still_hold_it(door: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["backup", str(door / "b"), "--lang", "nl"])
    capsys.readouterr()
    assert main(["remove", "R. Jansen", "--lang", "nl"]) == 0
    assert "Reservekopieën van deze dagen" in capsys.readouterr().out
    assert main(["report", "R. Jansen"]) == 1


class TestLanguage:
    """A talk that was held in Dutch, at the doors of someone whose program speaks English."""

    @pytest.fixture(autouse=True)
    def _english(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DRAAGWIJZER_LANG", "en")

    def test_a_report_is_in_the_language_of_the_talk_and_the_program_in_that_of_its_user(self, door: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["report", "R. Jansen"]) == 0
        assert "DE MENSEN EROMHEEN" in capsys.readouterr().out
        assert main(["report", "J. Bakker"]) == 1
        assert "There is no dossier J. Bakker." in capsys.readouterr().err

    def test_a_wish_goes_before(self, door: Path, capsys: pytest.CaptureFixture[str]) -> None:
        for words in (["--lang", "en", "report", "R. Jansen"], ["report", "R. Jansen", "--lang", "en"]):
            assert main(words) == 0
            assert "THE PEOPLE AROUND" in capsys.readouterr().out

    def test_on_paper_too(self, door: Path) -> None:
        for format in ("pdf", "docx"):
            assert main(["report", "R. Jansen", "--format", format, "--out", str(door / f"r.{format}")]) == 0
        assert b"/Lang(nl)" in (door / "r.pdf").read_bytes()
        with zipfile.ZipFile(door / "r.docx") as parts:
            assert "De mensen eromheen" in parts.read("word/document.xml").decode()

    def test_what_is_shared_and_taken_home_too(self, door: Path) -> None:
        out = door / "shared.html"
        assert main(["share", "R. Jansen", "--with", "gp", "--consent", "Ria", "--out", str(out), "--format", "html"]) == 0
        assert 'lang="nl"' in out.read_text()
        assert main(["copy", "R. Jansen", "--out", str(door / "c.zip")]) == 0
        with zipfile.ZipFile(door / "c.zip") as parts:
            assert 'lang="nl"' in parts.read("1-groslijst.html").decode()
            assert "gedeeld" in parts.read("log.txt").decode()
        assert main(["copy", "R. Jansen", "--out", str(door / "e.zip"), "--lang", "en"]) == 0
        with zipfile.ZipFile(door / "e.zip") as parts:
            assert 'lang="en"' in parts.read("1-groslijst.html").decode()
            assert "shared" in parts.read("log.txt").decode()
