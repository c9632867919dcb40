"""The one page of a referral: what to take along, and later how it went."""

from __future__ import annotations

from datetime import date

import pytest

from intake.conversation.dialogue import Dialogue
from intake.definitions import load_library
from intake.reporting import FORMATS, build, render
from intake.reporting.model import Report
from tests.conversation.talking import dialogue

LIBRARY = load_library()
LINES = (
    "Truus", "67", "reizen <b>", "fijn", "ja", "ja", "Mensen leren kennen", "Alleen binnenkomen", "overslaan", "ja",
    "aanmelden en vervoer", "mijn buurvrouw Els", "nee", "Bellen", "ik", "12 mei 2026",
)  # fmt: skip


def report(talk: Dialogue, lang: str = "nl") -> Report:
    return build(talk.state, LIBRARY, lang=lang, reader="client", today=date(2026, 3, 2), program="Draagwijzer")


@pytest.fixture
def talk() -> Dialogue:
    talk = dialogue(LIBRARY.flows["studiekringen"], LIBRARY, lang="nl", audience="client")
    for line in LINES:
        talk.hear(line)
    return talk


def test_the_sheet_holds_what_to_take_along(talk: Dialogue) -> None:
    sheet = report(talk).sheet
    assert sheet is not None
    assert (sheet.name, sheet.hope, sheet.step, sheet.when) == ("Truus", "Mensen leren kennen", "Bellen", "12 mei 2026")
    assert sheet.arrange == ("aanmelden", "vervoer")
    assert "Els" in sheet.along
    assert sheet.how == ()


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_shows_it(talk: Dialogue, format: str) -> None:
    shown = render(report(talk), format, "sheet")  # type: ignore[arg-type]
    for words in ("aanmelden", "Bellen", "Mensen leren kennen"):
        assert words in shown
    assert "<b>" not in shown or format == "json"


def test_only_a_referral_has_one() -> None:
    other = dialogue(LIBRARY.flows["groslijst"], LIBRARY)
    assert report(other).sheet is None
    with pytest.raises(ValueError, match="only a referral"):
        render(report(other), "html", "sheet")


def test_later_it_says_how_it_went(talk: Dialogue) -> None:
    talk.record("met", number=2)
    for line in ("ja", "8", "Ik heb vrienden gemaakt", "zo doorgaan"):
        talk.hear(line)
    sheet = report(talk).sheet
    assert sheet is not None
    assert any("8" in line for line in sheet.how)
    assert any("Ik heb vrienden gemaakt" in line for line in sheet.how)
