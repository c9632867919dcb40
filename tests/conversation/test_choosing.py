"""A talk that helps to choose a method ends in at most five, with reasons, side by side, and one to begin."""

from __future__ import annotations

from datetime import date

import pytest

from intake.conversation.dialogue import Dialogue
from intake.conversation.fold import fold
from intake.definitions import load_library
from intake.reporting import FORMATS, build, render
from tests.conversation.talking import dialogue

LIBRARY = load_library()


def told(talk: Dialogue, *lines: str) -> str:
    return "\n".join(message.text for line in lines for message in talk.hear(line)[1:])


@pytest.fixture
def talk() -> Dialogue:
    return dialogue(LIBRARY.flows["wegwijzer"], LIBRARY, lang="nl")


CARER = (
    "een mens", "72", "een vrouw", "ja", "8", "dementie", "niets", "thuis", "mensen", "de zorg delen en afspreken wie wat doet",
    "nee", "ja", "5", "nee", "een uur",
)  # fmt: skip


def test_a_loaded_carer_gets_what_fits_with_reasons(talk: Dialogue) -> None:
    said = told(talk, *CARER)
    assert "Dit past bij wat je zei:" in said
    assert "Ontmoetingscentra" in said
    assert "6. " not in said
    assert "Waar wil je mee beginnen?" in said
    assert "Bezoekdienst" not in said


def test_a_number_begins_that_method(talk: Dialogue) -> None:
    told(talk, *CARER)
    titles = [label for _, label in talk.prompt.options]
    said = told(talk, "2")
    assert f"Goed, dan beginnen we met: {titles[1]}." in said or titles[1] in said
    chosen = talk.state.chosen
    assert LIBRARY.methods[chosen].card.title.get("nl") == titles[1]
    assert fold(talk.state.compiled, talk.state.events).chosen == chosen


def test_nothing_said_means_nothing_that_fits_for_sure(talk: Dialogue) -> None:
    for _ in range(20):
        if talk.state.current is None:
            break
        talk.move("skip")
    assert "Ik vond nog niets dat past" in "\n".join(message.text for message in talk.ask())


def test_it_is_no_method_of_its_own() -> None:
    assert "wegwijzer" not in LIBRARY.methods


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_report_shows_them_side_by_side(talk: Dialogue, lang: str) -> None:
    told(talk, *CARER)
    report = build(talk.state, LIBRARY, lang=lang, reader="professional", today=date(2026, 3, 2), program="D")
    table = report.side_by_side
    assert table is not None
    assert 2 <= len(table.heads) <= 5
    assert all(len(row) == len(table.heads) + 1 for row in table.rows)
    assert list(table.heads) == [method.title for method in report.methods]
    for format in FORMATS:
        assert table.heads[0].split("(")[0].strip() in render(report, format).replace("\\", "")


def test_a_street_gets_methods_for_streets(talk: Dialogue) -> None:
    said = told(talk, "een straat of buurt", "een straat", "contact in de buurt", "een half uur")
    assert "Straatladder" in said
    assert "MantelScan" not in said
