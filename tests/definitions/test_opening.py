"""A command for one flow reads that flow only; what is wrong elsewhere is told where all are looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake.cli import main
from intake.definitions import DefinitionErrors, load_library, open_library
from intake.definitions.opening import left_out
from tests.authoring.few import with_few_of_ours

OURS = "flows/eigen-kracht/vriendenkring.yaml"
BROKEN = "kind: instrument\nstages: [\n"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an organisation, beside a few of our definitions."""
    with_few_of_ours(tmp_path / "ours", monkeypatch)
    monkeypatch.setenv("DRAAGWIJZER_LIBRARY", str(tmp_path / "own"))
    (tmp_path / "answers.yaml").write_text("{}\n", encoding="utf-8")
    for kind in ("flows", "question_sets"):
        (tmp_path / "own" / kind).mkdir(parents=True)
    return tmp_path / "own"


def put(own: Path, name: str, text: str) -> None:
    (own / name).write_text(text, encoding="utf-8")


def text_of_ours(own: Path) -> str:
    return (own.parent / "ours" / OURS).read_text(encoding="utf-8")


def fill(own: Path, flow: str, *more: str) -> int:
    return main(["fill", flow, str(own.parent / "answers.yaml"), "--lang", "en", *more])


def test_each_flow_and_card_is_what_reading_all_gives() -> None:
    one, all_ = open_library(), load_library()
    assert list(one.cards) == list(one.flows) == list(all_.flows)
    assert left_out(one) == []
    for id, flow in all_.flows.items():
        card = one.cards[id]
        assert one.flows[id] == flow
        assert (card.card, card.fit, card.kind, card.variant_of, card.theme) == (flow.card, flow.fit, flow.kind, flow.variant_of, flow.theme)
    assert (one.lines, one.safety, one.support, one.tips) == (all_.lines, all_.safety, all_.support, all_.tips)
    assert one.method_cards.keys() == all_.methods.keys()


def test_only_what_is_asked_for_is_read(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(own, "flows/kring.yaml", text_of_ours(own).replace("flow: vriendenkring", "flow: kring"))
    read: list[str] = []
    from intake.definitions import opening

    real = opening.gather
    monkeypatch.setattr(opening, "gather", lambda paths: real([read.append(path.stem) or path for path in paths]))  # type: ignore[func-returns-value]
    found = open_library()
    assert sorted(read) == ["safety", "support", "tips"]
    assert list(found.flows) == ["vriendenkring", "kring"]
    assert found.flows["kring"].id == "kring"
    assert found.flows["kring"] is found.flows["kring"]
    assert read[3:] == ["kring", "person", "referral"]


def test_a_broken_flow_stops_its_own_command_and_no_other(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(own, "flows/kapot.yaml", f"flow: kapot\n{BROKEN}")
    assert fill(own, "vriendenkring") == 0
    assert "kapot" not in "".join(capsys.readouterr())
    assert fill(own, "kapot") == 1
    assert "kapot.yaml:4:1: " in capsys.readouterr().err
    assert fill(own, "vriendenkrin") == 1
    assert "Do you mean vriendenkring? All names: kapot, vriendenkring." in capsys.readouterr().err
    for command in ("check", "methods"):
        assert main([command, "--lang", "en"]) == 1
        assert "kapot.yaml:4:1: " in "".join(capsys.readouterr())


def test_a_report_says_which_methods_it_could_not_look_at(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(own, "flows/kapot.yaml", f"flow: kapot\n{BROKEN}")
    whole = text_of_ours(own).replace("flow: vriendenkring", "flow: kring")
    put(own, "flows/kring.yaml", whole + "signals: [\n")  # its card can be read: that is all that is asked of it here
    assert fill(own, "vriendenkring", "--report", str(own.parent / "out")) == 0
    said = capsys.readouterr().err
    assert "Not all methods were looked at" in said
    assert "draagwijzer check" in said
    assert "kapot.yaml:4:1: " in said
    assert "kring.yaml" not in said
    profile = own.parent / "profile.yaml"
    profile.write_text("wishes: [friends]\n", encoding="utf-8")
    assert main(["suggest", str(profile), "--lang", "en"]) == 0
    assert "kapot.yaml:4:1: " in capsys.readouterr().err


def test_a_broken_set_stops_the_flows_that_use_it(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(own, "question_sets/fout.yaml", "question_set: fout\nquestions: [\n")
    assert fill(own, "vriendenkring") == 0
    put(own, "flows/kring.yaml", text_of_ours(own).replace("flow: vriendenkring", "flow: kring").replace("use: [", "use: [fout, "))
    assert fill(own, "kring") == 1
    assert "fout.yaml:3:1: " in capsys.readouterr().err
    put(own, "flows/kring.yaml", text_of_ours(own).replace("flow: vriendenkring", "flow: kring").replace("use: [person", "use: [persoon"))
    assert fill(own, "kring") == 1
    assert "unknown question set 'persoon' (did you mean 'person'?)" in capsys.readouterr().err


def test_a_broken_file_that_overrides_ours_is_not_passed_over(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(own, "flows/anders.yaml", f"flow: vriendenkring\n{BROKEN}")
    assert fill(own, "vriendenkring") == 1
    assert "anders.yaml:4:1: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("question_sets/safety.yaml", "safety: [\n"),
        ("flows/leeg.yaml", ""),
        ("flows/tikfout.yaml", "flwo: x\n"),
        ("flows/twee.yaml", "flow: x\nquestion_set: y\n"),
        ("flows/vreemd.yaml", "flow: Een Twee\n"),
    ],
)
def test_what_all_need_or_what_does_not_show_what_it_is_stops_every_command(
    own: Path, capsys: pytest.CaptureFixture[str], name: str, text: str
) -> None:
    put(own, name, text)
    assert fill(own, "vriendenkring") == 1
    assert f"{Path(name).name}:" in capsys.readouterr().err


@pytest.mark.parametrize("first", ['flow: "kring"', "\ufeffflow: kring", "'flow': kring", "flow : kring  # van ons", "flow: kring\r"])
def test_however_the_first_line_is_written_the_flow_is_found(own: Path, first: str) -> None:
    put(own, "flows/kring.yaml", first + text_of_ours(own).partition("flow: vriendenkring")[2])
    found = open_library()
    assert list(found.flows) == ["vriendenkring", "kring"]
    assert found.flows["kring"] == load_library().flows["kring"]
    assert found.cards["kring"].card == found.flows["kring"].card


def test_a_variant_needs_its_method(own: Path) -> None:
    text = text_of_ours(own).replace("flow: vriendenkring", "flow: kring\nvariant_of: kapot")
    put(own, "flows/kring.yaml", text)
    with pytest.raises(DefinitionErrors, match="variant_of: no method 'kapot'"):
        open_library().flows["kring"]
    put(own, "flows/kapot.yaml", f"flow: kapot\n{BROKEN}")
    found = open_library()
    with pytest.raises(DefinitionErrors, match=r"kapot\.yaml:4:1: "):
        found.flows["kring"]
    with pytest.raises(DefinitionErrors, match=r"kapot\.yaml:4:1: "):
        found.flows.values()
    assert found.flows["vriendenkring"].stages
