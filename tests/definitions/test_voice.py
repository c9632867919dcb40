"""To whom a finding speaks: what counts as you, what `check` warns of, and that none of ours speaks to the client in the worker's report."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from intake.cli import main
from intake.definitions import load_library
from intake.definitions.model import LANGS, Text
from intake.definitions.voice import check_support, check_voice, findings, speaks_to_client
from tests.authoring.few import with_few_of_ours


@pytest.mark.parametrize(
    ("said", "lang", "speaks"),
    [
        ("Je slaapt slecht.", "nl", True),
        ("De zorg rust op jou.", "nl", True),
        ("Het gaat beter tussen jullie", "nl", True),
        ("U slaapt slecht.", "nl", True),
        ("De mantelzorger slaapt slecht.", "nl", False),
        ("Belt elke dag om 9 u met een maatje.", "nl", False),
        ("{cared_for_name|Je naaste} kan niet alleen zijn.", "nl", True),
        ("{cared_for_name|De naaste} kan niet alleen zijn.", "nl", False),
        ("Kijk naar 'Vrienden maken... kun je leren'", "nl", False),
        ("Vraag: ‘Wat wil je?’", "nl", False),
        ("You sleep badly.", "en", True),
        ("Your nights are broken.", "en", True),
        ("Each other's way, and yours", "en", True),
        ("The carer's own: {answer:you}.", "en", False),
        ("Ask \"What would you like?\"", "en", False),
        ("Young and a youth", "en", False),
    ],
)  # fmt: skip
def test_what_speaks_to_the_client(said: str, lang: str, speaks: bool) -> None:
    assert speaks_to_client(said, lang) is speaks


def test_none_of_ours_speaks_to_the_client_in_the_report_of_a_worker_or_volunteer() -> None:
    library = load_library()
    texts = [(name, text) for flow in library.flows.values() for name, text, _ in findings(flow)]
    assert len(texts) > 800
    spoken = [
        (name, lang, said)
        for name, text in texts
        for lang in LANGS
        for audience in ("worker", "volunteer")
        if speaks_to_client(said := text.get(lang, audience), lang)
    ]
    assert spoken == []
    assert check_support(library.support) == []


@pytest.mark.parametrize("part", ["points", "steps", "bands", "domains", "reasons", "card"])
def test_every_finding_is_looked_at(part: str) -> None:
    flow = load_library().flows["mantelscan"]
    to = Text({"nl": "Je slaapt slecht.", "en": "Sleeps badly."})
    if part == "points":
        flow = replace(flow, points=(replace(flow.points[0], text=to),))
    elif part == "steps":
        flow = replace(flow, signals=(replace(flow.signals[0], steps=(to,)),))
    elif part == "bands":
        scale = flow.scales["resilience"]
        flow = replace(flow, scales={scale.id: replace(scale, bands=(replace(scale.bands[0], label=to),))})
    elif part == "reasons":
        flow = replace(flow, fit=replace(flow.fit, reasons=(replace(flow.fit.reasons[0], text=to),)))
    elif part == "card":
        flow = replace(flow, card=replace(flow.card, product=to))
    elif flow.balance is not None:
        flow = replace(flow, balance=replace(flow.balance, load=(replace(flow.balance.load[0], title=to),)))
    (problem,) = check_voice(flow)
    assert "(nl)" in str(problem)
    assert "'Je slaapt slecht.'" in str(problem)


def test_check_names_it_with_its_place_and_lets_it_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_few_of_ours(tmp_path / "ours", monkeypatch)
    monkeypatch.delenv("DRAAGWIJZER_LIBRARY", raising=False)
    own = tmp_path / "own"
    assert main(["new", "koffietafel", "--in", str(own), "--lang", "en"]) == 0
    flow = own / "flows" / "eigen" / "koffietafel.yaml"
    written = flow.read_text(encoding="utf-8")
    form = '{worker: "Someone comes round", client: "Someone comes to see you"}'
    assert form in written
    line = written[: written.index("id: someone_comes")].count("\n") + 1
    capsys.readouterr()
    assert main(["check", str(flow), "--lang", "en"]) == 0
    assert "Warnings" not in capsys.readouterr().err
    flow.write_text(written.replace(form, '"Someone comes to see you"'), encoding="utf-8")
    assert main(["check", str(flow), "--lang", "en"]) == 0
    said = capsys.readouterr()
    assert f"koffietafel.yaml:{line}:" in said.out
    assert "someone_comes (en): the worker's report would speak to the client here, 'Someone comes to see you'" in said.out
    assert "Sound:" in said.out
    assert "Warnings: 1." in said.err
    shutil.rmtree(own)
