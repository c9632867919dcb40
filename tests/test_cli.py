"""The doors, tried from outside: exit codes, clear sentences, no tracebacks, nothing lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from intake.store.keys import Cost
from intake.store.vault import Vault
from tests import in_process

PHRASE = "vier woorden zijn genoeg"


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    secret = tmp_path / "passphrase.txt"
    secret.write_text(f"{PHRASE}\n", encoding="utf-8")
    kept = {key: value for key, value in os.environ.items() if not key.startswith("DRAAGWIJZER")}
    return kept | {
        "DRAAGWIJZER_HOME": str(tmp_path / "home"),
        "DRAAGWIJZER_PASSPHRASE_FILE": str(secret),
        "DRAAGWIJZER_LANG": "en",
    }


@pytest.fixture
def vault(home: dict[str, str]) -> None:
    """A vault in that home that opens quickly."""
    Vault.create(Path(home["DRAAGWIJZER_HOME"]), PHRASE, cost=Cost(memory_kib=64, passes=1, lanes=1))[0].close()


def process(home: dict[str, str], *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    """A command in a process of its own."""
    command = [sys.executable, "-m", "intake.cli", *arguments]
    done = subprocess.run(command, input=text, capture_output=True, text=True, env=home, timeout=120, encoding="utf-8")
    assert "Traceback" not in done.stderr + done.stdout
    return done


def run(home: dict[str, str], *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    done = in_process.run(home, *arguments, text=text)
    assert "Traceback" not in done.stderr + done.stdout
    return done


def test_check_finds_the_definitions_sound(home: dict[str, str]) -> None:
    done = run(home, "check")
    assert done.returncode == 0
    assert "44" in done.stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"question_set: x\nquestions:\n  - id: a\n    kidn: text\n", ":4:5: "),
        (b"flow: [", ":1:"),
        (b"\xff\xfe\x00a", "UTF-8"),
        (b"a: &x 1\nb: *x\n", "aliases"),
        (b"question_set: x\nquestion_set: y\n", ":2:1: "),
        (b"!!python/object:os.system {}\n", "tag"),
        (b"x" * 10_000_000, "MB"),
        (b"", "empty"),
    ],
    ids=["key", "syntax", "utf8", "alias", "double", "tag", "large", "empty"],
)
def test_a_wrong_file_gets_its_line(home: dict[str, str], tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_bytes(content)
    done = run(home, "check", str(path))
    assert done.returncode == 1
    assert said in done.stdout
    assert "wrong.yaml:" in done.stdout


def test_every_error_of_a_file_at_once(home: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(
        'question_set: wrong\ntitle: {nl: "a", en: "b"}\nquestions:\n'
        '  - {id: loop_a, kind: yesno, when: "loop_b", text: {nl: "a", en: "b"}, why: {nl: "a", en: "b"}, help: {nl: "a", en: "b"}}\n'
        '  - {id: loop_b, kind: yesno, when: "loop_a", text: {nl: "a", en: "b"}, why: {nl: "a", en: "b"}, help: {nl: "a", en: "b"}}\n'
        '  - {id: stray, kind: yesno, when: "no_such_name", text: {nl: "a"}, why: {nl: "a", en: "b"}, help: {nl: "a", en: "b"}}\n',
        encoding="utf-8",
    )
    done = run(home, "check", str(path))
    assert done.returncode == 1
    lines = [line for line in done.stdout.splitlines() if line.startswith(str(path)) or "wrong.yaml:" in line]
    assert len(lines) >= 1


@pytest.mark.usefixtures("vault")
def test_a_plain_talk_stops_goes_on_and_reports(home: dict[str, str]) -> None:
    first = process(
        home, "talk", "mantelscan", "--plain", "--lang", "nl", text="Ria Jansen\nHenk\nmijn man\nstop\n"
    )
    assert first.returncode == 0, first.stderr
    assert "Wie is Henk voor jou?" in first.stdout
    assert "Alles is bewaard" in first.stdout
    dossier = first.stdout.rsplit("draagwijzer report ", 1)[1].split()[0]
    second = process(home, "talk", "mantelscan", "--plain", "--dossier", dossier, "--lang", "nl", text="58\n")
    assert second.returncode == 0, second.stderr
    assert "Fijn dat je er weer bent" in second.stdout
    assert second.stdout.index("Hoe oud ben je?") < second.stdout.index("Hoe oud is Henk?")
    for format in ("html", "md", "txt", "json"):
        report = run(home, "report", dossier, "--format", format, "--lang", "nl")
        assert report.returncode == 0, report.stderr
        assert "Henk" in report.stdout
    assert json.loads(run(home, "report", dossier, "--format", "json").stdout)["schema"].startswith(
        "draagwijzer-report"
    )


def test_the_data_are_not_readable_on_disk(home: dict[str, str]) -> None:
    process(home, "talk", "pom", "--plain", text="gp\nZonderlingenaam\nstop\n")
    folder = Path(home["DRAAGWIJZER_HOME"])
    assert any(folder.iterdir())
    assert not any(b"Zonderlingenaam" in path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.mark.usefixtures("vault")
def test_a_wrong_passphrase_is_said_plainly(home: dict[str, str], tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("niet de goede\n", encoding="utf-8")
    done = run(home | {"DRAAGWIJZER_PASSPHRASE_FILE": str(other)}, "talk", "pom", "--plain", text="stop\n")
    assert done.returncode == 1
    assert "passphrase" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["talk", "mantelscann", "--plain"], 1),
        (["talk", "no-such-method", "--plain"], 1),
        (["talk"], 2),
        (["dance"], 2),
        (["explore", "pom", "--walks", "many"], 2),
        (["check", "no/such/path"], 1),
        (["report", "nobody"], 1),
        (["suggest", "no-such-file.yaml"], 1),
        ([], 2),
    ],
)
def test_exit_codes(home: dict[str, str], arguments: list[str], code: int) -> None:
    done = run(home, *arguments)
    assert done.returncode == code
    assert done.stderr.strip()


def test_a_process_ends_with_that_code(home: dict[str, str]) -> None:
    assert process(home, "check", "no/such/path").returncode == 1
    assert process(home, "dance").returncode == 2


def test_a_misspelt_method_gets_a_guess(home: dict[str, str]) -> None:
    assert "mantelscan" in run(home, "talk", "mantelscann", "--plain").stderr


class TestSuggest:
    def profile(self, tmp_path: Path, text: str) -> str:
        path = tmp_path / "profile.yaml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    def test_the_best_come_first_with_reasons(self, home: dict[str, str], tmp_path: Path) -> None:
        path = self.profile(
            tmp_path,
            "carer: true\nload: 80\ncapacity: 40\nage: 58\ncared_for: [dementia]\ncared_for_living: home\n",
        )
        done = run(home, "suggest", path, "--json", "--top", "3")
        assert done.returncode == 0, done.stderr
        found = json.loads(done.stdout)
        rows = found["suggestions"]
        assert len(rows) == 3
        assert "ontmoetingscentra" in [row["id"] for row in rows]
        assert [row["score"] for row in rows] == sorted((row["score"] for row in rows), reverse=True)
        assert all(row["because"] for row in rows)

    def test_what_helps_with_loneliness(self, home: dict[str, str], tmp_path: Path) -> None:
        done = run(home, "suggest", self.profile(tmp_path, "loneliness: [emotional]\nage: 70\n"), "--json")
        assert json.loads(done.stdout)["advice"]

    def test_every_wrong_key_at_once(self, home: dict[str, str], tmp_path: Path) -> None:
        done = run(
            home, "suggest", self.profile(tmp_path, "agee: 70\nload: 300\nwishes: [flying]\n"), "--json"
        )
        assert done.returncode == 1
        lines = done.stderr.strip().splitlines()
        assert [line.split(":")[1] for line in lines] == ["1", "2", "3"]
        assert "age" in lines[0]


class TestFill:
    def test_answers_from_a_file(self, home: dict[str, str], tmp_path: Path) -> None:
        path = tmp_path / "answers.yaml"
        path.write_text(
            "found_by: gp\ncarer_name: Ahmed\ncared_for_name: Fatna\ncare_relation: mother\ncarer_word: no\n"
            "care_since: 2021\nhours_per_week: about ten hours\nfp_own_life: no_strong\nhealth: purple\nno_such: 1\n"
            "care_sharers: my sisters Samira (41) and Naima (38)\nmoney: 3\n",
            encoding="utf-8",
        )
        reports = tmp_path / "out"
        done = run(home, "fill", "pom", str(path), "--json", "--report", str(reports))
        assert done.returncode == 1
        found = json.loads(done.stdout)
        assert found["answers"]["hours_per_week"] == 10
        assert len(found["answers"]["care_sharers"]) == 2
        assert "sleep" in found["unanswered"]
        assert any(":9:" in line and "health" in line for line in found["refused"])
        assert any(":10:" in line and "no_such" in line for line in found["refused"])
        assert (reports / "pom-client.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")

    def test_a_file_without_faults_ends_with_zero(self, home: dict[str, str], tmp_path: Path) -> None:
        path = tmp_path / "answers.yaml"
        path.write_text("carer_name: Ahmed\n", encoding="utf-8")
        assert run(home, "fill", "pom", str(path)).returncode == 0


def test_only_what_a_command_needs_is_imported(home: dict[str, str]) -> None:
    code = "import sys, intake.cli; print([m for m in ('textual', 'jinja2', 'sqlcipher3', 'argon2', 'yaml', 'rapidfuzz', 'transitions') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=home, timeout=60)
    assert done.stdout.strip() == "[]"


def test_a_broken_pipe_is_no_fault(home: dict[str, str]) -> None:
    done = subprocess.run(
        f"{sys.executable} -m intake.cli check | true",
        shell=True,
        capture_output=True,
        text=True,
        env=home,
        timeout=60,
    )
    assert "Traceback" not in done.stderr


class TestDraw:
    FAMILY = (
        "people:\n  - {id: client, name: Ria, gender: woman, age: 58}\n  - {id: cared_for, name: Henk, relation: partner, gender: man}\n"
        "  - {id: s, name: Sanne, relation: daughter, age: 33, sector: family, bond: strong}\nties:\n  - {a: client, b: cared_for, kind: partner, status: married}\n"
    )

    def test_in_the_terminal_and_as_svg(self, home: dict[str, str], tmp_path: Path) -> None:
        path = tmp_path / "network.yaml"
        path.write_text(self.FAMILY, encoding="utf-8")
        done = run(home, "draw", "genogram", str(path), "--terminal")
        assert done.returncode == 0, done.stderr
        assert all(name in done.stdout for name in ("Ria", "Henk", "Sanne"))
        out = tmp_path / "map.svg"
        assert run(home, "draw", "ecogram", str(path), "--svg", str(out)).returncode == 0
        assert out.read_text(encoding="utf-8").startswith("<svg")

    def test_a_wrong_network_is_said(self, home: dict[str, str], tmp_path: Path) -> None:
        path = tmp_path / "network.yaml"
        path.write_text(self.FAMILY.replace("b: cared_for", "b: nobody"), encoding="utf-8")
        done = run(home, "draw", "genogram", str(path))
        assert done.returncode == 1
        assert "network.yaml:6:20: b: there is no person with the id nobody" in done.stderr
