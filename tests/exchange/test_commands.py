"""The doors for networks: in from every format, out to every format, into a dossier once and not twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake.cli import main
from intake.commands.draw import MAPS
from intake.commands.export_network import FORMATS
from intake.commands.report import latest_talk
from intake.conversation.fold import Conversation
from intake.exchange.files import read_network
from intake.exchange.merging import merge
from intake.exchange.network import Network, own_ancestor
from intake.network.model import Person, Tie
from intake.network.wording import initials
from intake.store.keys import Cost
from intake.store.vault import Vault

FAMILY = """people:
  - {id: client, name: Ria de Boer, gender: woman, born: 1958}
  - {id: cared_for, name: Henk de Boer, relation: husband, gender: man, sector: family}
  - {id: s, name: Sanne Bakker, relation: daughter, sector: family, age: 33, note: belt met Kees}
  - {id: n, name: '=Jan [de Vries]', relation: neighbour, sector: neighbours, bond: weak}
ties:
  - {a: client, b: cared_for, kind: partner, status: married, since: 1980}
  - {a: client, b: s, kind: parent}
"""


@pytest.fixture
def family(tmp_path: Path) -> Path:
    path = tmp_path / "family.yaml"
    path.write_text(FAMILY, encoding="utf-8")
    return path


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    secret = tmp_path / "passphrase.txt"
    secret.write_text("vier woorden zijn genoeg\n", encoding="utf-8")
    monkeypatch.setenv("DRAAGWIJZER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DRAAGWIJZER_PASSPHRASE_FILE", str(secret))
    vault, _ = Vault.create(tmp_path / "home", "vier woorden zijn genoeg", cost=Cost(8, 1, 1))
    with vault:
        vault.new_dossier("Ria")
    return "Ria"


def talk_of(dossier: str) -> Conversation:
    return latest_talk(dossier, "en")


@pytest.mark.parametrize("format", FORMATS)
def test_out_and_in_again(family: Path, tmp_path: Path, format: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out" / f"n.{ {'gedcom': 'ged', 'gedcom7': 'ged'}.get(format, format)}"
    assert main(["export", "network", str(family), "--format", format, "--out", str(out), "--lang", "en"]) == 0
    said = capsys.readouterr()
    assert str(out) in said.out
    assert ("GEDCOM has no place for" in said.err) is format.startswith("gedcom")
    if format == "graphml":
        assert main(["draw", "ecogram", str(out)]) == 1
        return
    back, before = read_network(out, "en"), read_network(family, "en")
    assert {id: one.name for id, one in back.people.items()} == {id: one.name for id, one in before.people.items()}
    assert {(frozenset((tie.a, tie.b)), tie.kind, tie.status, tie.since) for tie in back.ties} == {
        (frozenset((tie.a, tie.b)), tie.kind, tie.status, tie.since) for tie in before.ties
    }
    assert main(["draw", "genogram", str(out), "--terminal"]) == 0
    assert "Sanne" in capsys.readouterr().out


def test_out_by_initials(family: Path, tmp_path: Path) -> None:
    out = tmp_path / "n.json"
    assert main(["export", "network", str(family), "--format", "json", "--out", str(out), "--initials"]) == 0
    people = read_network(out, "nl").people
    assert {one.name for one in people.values()} == {"Ria de Boer", "Henk de Boer", "S.B.", "J.d.V."}
    assert "Kees" not in out.read_text(encoding="utf-8")


def test_nothing_is_written_where_nothing_can_be(family: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "network", str(family), "--format", "csv", "--out", str(family / "n.csv"), "--lang", "en"]) == 1
    assert "cannot be written" in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["family.yaml"]


class TestImport:
    def take(self, path: Path, dossier: str, *more: str) -> int:
        return main(["import", "network", str(path), "--dossier", dossier, "--lang", "en", *more])

    @pytest.mark.parametrize("format", ["yaml", "csv", "gedcom"])
    def test_once_and_not_twice(self, family: Path, tmp_path: Path, dossier: str, format: str, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
        path = tmp_path / f"n.{'ged' if 'gedcom' in format else format}"
        main(["export", "network", str(family), "--format", format, "--out", str(path)])
        capsys.readouterr()
        assert self.take(path, dossier) == 0
        said = capsys.readouterr().out
        assert f"New talk begun: {'genogram' if 'gedcom' in format else 'groslijst'}." in said
        assert "and 2 ties. Filled in: " in said
        state = talk_of(dossier)
        assert {one.name for one in state.people.values()} == {"Ria de Boer", "Henk de Boer", "Sanne Bakker", "=Jan [de Vries]"}
        assert next(one for one in state.people.values() if one.name.startswith("Sanne")).relation == "daughter"
        assert len(state.ties) == 2
        events = len(state.events)
        assert self.take(path, dossier) == 0
        assert "Added: 0 persons and 0 ties. Filled in: 0. Nothing new: 4." in capsys.readouterr().out
        assert len(talk_of(dossier).events) == events

    def test_what_is_more_is_filled_in_and_what_differs_is_said(self, family: Path, dossier: str, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
        self.take(family, dossier)
        family.write_text(FAMILY.replace("age: 33", "age: 34, place: Zwolle").replace("since: 1980", "since: 1980, until: 1999"), encoding="utf-8")  # fmt: skip
        capsys.readouterr()
        assert self.take(family, dossier) == 0
        said = capsys.readouterr().out
        assert "Differs, and left as it was: Sanne Bakker: age is 33, in the file 34." in said
        assert "Added: 0 persons and 1 ties. Filled in: 1. Nothing new: 3." in said
        state = talk_of(dossier)
        assert (state.people["s"].age, state.people["s"].place) == (33, "Zwolle")
        assert [tie.until for tie in state.ties if tie.kind == "partner"] == ["1999"]

    def test_bad_rows_are_named_and_the_rest_is_taken(self, tmp_path: Path, dossier: str, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
        path = tmp_path / "n.csv"
        path.write_text("naam;relatie;leeftijd\nAnna;buurvrouw;60\nBert;vriend;oud\n", encoding="utf-8")
        assert main(["draw", "ecogram", str(path), "--lang", "en"]) == 1
        assert "n.csv:3: age" in capsys.readouterr().err
        assert self.take(path, dossier) == 1
        said = capsys.readouterr()
        assert "n.csv:3: age" in said.err
        assert "Added: 1 persons" in said.out
        assert "Not taken over: 1 lines." in said.out
        assert [one.name for id, one in talk_of(dossier).people.items() if id != "client"] == ["Anna"]

    def test_by_initials_and_into_no_dossier(self, family: Path, dossier: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.take(family, dossier, "--initials") == 0
        assert "S.B." in {one.name for one in talk_of(dossier).people.values()}
        assert self.take(family, "nobody") == 1
        assert "There is no dossier nobody" in capsys.readouterr().err

    def test_together_they_may_not_be_their_own_ancestors(self, family: Path, dossier: str, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
        self.take(family, dossier)
        before = len(talk_of(dossier).events)
        family.write_text(FAMILY.replace("{a: client, b: s, kind: parent}", "{a: s, b: client, kind: parent}"), encoding="utf-8")
        assert self.take(family, dossier) == 1
        assert "together with this dossier" in capsys.readouterr().err
        assert len(talk_of(dossier).events) == before

    def test_more_people_than_a_dossier_can_hold(self, tmp_path: Path, dossier: str, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
        path = tmp_path / "n.csv"
        path.write_text("name\n" + "".join(f"P{number}\n" for number in range(501)), encoding="utf-8")
        assert self.take(path, dossier) == 1
        assert "at most 500" in capsys.readouterr().err

    def test_a_dossier_goes_out_and_is_drawn(self, family: Path, tmp_path: Path, dossier: str) -> None:
        self.take(family, dossier)
        out = tmp_path / "o.yaml"
        assert main(["export", "network", dossier, "--format", "yaml", "--out", str(out)]) == 0
        assert set(read_network(out, "nl").people) == {"client", "cared_for", "s", "n"}
        for kind in MAPS:
            assert main(["draw", kind, dossier, "--svg", str(tmp_path / f"{kind}.svg")]) == 0


class TestTrees:
    @pytest.fixture
    def tree(self, tmp_path: Path) -> Path:
        """A line of a hundred generations, each with a partner."""
        lines = ["0 HEAD", "1 CHAR UTF-8"]
        for n in range(100):
            lines += [f"0 @I{n}@ INDI", f"1 NAME Kind{n} /Bos/", "1 SEX F", f"1 FAMS @F{n}@", *([f"1 FAMC @F{n - 1}@"] if n else [])]
            lines += [f"0 @P{n}@ INDI", f"1 NAME Partner{n} /Dal/", f"0 @F{n}@ FAM", f"1 WIFE @I{n}@", f"1 HUSB @P{n}@"]
            lines += [f"1 CHIL @I{n + 1}@"] if n < 99 else []
        path = tmp_path / "tree.ged"
        path.write_text("\n".join([*lines, "0 TRLR", ""]), encoding="utf-8")
        return path

    def test_a_large_tree_asks_around_whom(self, tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["draw", "genogram", str(tree), "--lang", "en"]) == 1
        said = capsys.readouterr().err
        assert "holds 200 persons" in said
        assert "--person ID" in said
        assert "Kind1 Bos" in said
        assert main(["draw", "genogram", str(tree), "--person", "Kind5"]) == 1

    def test_four_generations_back_and_on(self, tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["draw", "genogram", str(tree), "--person", "I50", "--lang", "en"]) == 0
        said = capsys.readouterr().out
        assert all(f"Kind{n}" in said for n in range(46, 55))
        assert "Kind45" not in said
        assert "Kind55" not in said
        assert main(["draw", "genogram", str(tree), "--person", "@I50@", "--generations", "1"]) == 0
        assert "Kind52" not in capsys.readouterr().out


def test_an_unknown_map_is_wrong_use(family: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draw", "wordcloud", str(family), "--lang", "en"]) == 2
    assert f"Choose from: {', '.join(MAPS)}." in capsys.readouterr().err


@pytest.mark.parametrize(("name", "short"), [("Jan-Willem de Vries", "J.W.d.V."), ("", ""), ("[x]", "x."), ("Łukasz", "Ł.")])
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


def test_own_ancestor_names_the_loop() -> None:
    ties = [Tie("a", "b", "parent"), Tie("b", "c", "adoptive_parent"), Tie("x", "a", "parent"), Tie("a", "y", "partner")]
    assert own_ancestor(ties) == []
    assert sorted(set(own_ancestor([*ties, Tie("c", "a", "step_parent")]))) == ["a", "b", "c"]


class TestMerge:
    def ids(self) -> str:
        self.number = getattr(self, "number", 0) + 1
        return f"new{self.number}"

    def test_the_same_name_is_the_same_person_unless_something_contradicts(self) -> None:
        known = {"client": Person("client"), "x": Person("x", "Anna", "neighbour"), "y": Person("y", "Bert", "brother")}
        network = Network({"client": Person("client"), "p1": Person("p1", "anna", "neighbour", age=60), "p2": Person("p2", "Bert", "gp"), "x": Person("x", "Cor")})
        found = merge(network, known, [], self.ids)
        assert found.changes == {"x": {"age": 60}}
        assert [(one.id, one.name) for one in found.added] == [("p2", "Bert"), ("new1", "Cor")]

    def test_two_of_one_name_are_never_guessed(self) -> None:
        known = {"x": Person("x", "Anna"), "y": Person("y", "Anna")}
        assert len(merge(Network({"z": Person("z", "Anna")}), known, [], self.ids).added) == 1
        both = Network({"z": Person("z", "Cor"), "w": Person("w", "Cor")})
        assert len(merge(both, {"x": Person("x", "Cor")}, [], self.ids).added) == 1

    def test_a_tie_is_the_same_from_either_end(self) -> None:
        people = {"a": Person("a", "A"), "b": Person("b", "B")}
        known = [Tie("a", "b", "partner")]
        assert merge(Network(people, (Tie("b", "a", "partner"),)), people, known, self.ids).ties == ()
        assert merge(Network(people, (Tie("b", "a", "partner", "married"),)), people, known, self.ids).ties == (Tie("a", "b", "partner", "married"),)
        assert merge(Network(people, (Tie("b", "a", "parent"),)), people, known, self.ids).ties == (Tie("b", "a", "parent"),)
