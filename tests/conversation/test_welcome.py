"""The first words of a talk and of its stages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from intake.conversation.compiled import compile_flow
from intake.conversation.dialogue import Dialogue
from intake.definitions import load_library

LIBRARY = load_library()


def first_words(flow: str, lang: str) -> list[str]:
    talk = Dialogue(
        compile_flow(LIBRARY.flows[flow]), lambda event: None, clock=lambda: datetime(2026, 3, 2, tzinfo=UTC), new_id=lambda: "p1",
        library=LIBRARY, lang=lang,
    )  # fmt: skip
    return [one.text for one in talk.open()]


@pytest.mark.parametrize(
    ("flow", "begins"),
    [
        ("wegwijzer", "Which method now. This takes about"),
        ("kwartiermaken", "Making room. This goes step by step, over more than one day."),
    ],
)
def test_how_long_it_takes_is_said_as_it_is(flow: str, begins: str) -> None:
    assert first_words(flow, "en")[0].startswith(begins)


def test_one_minute_is_no_minutes() -> None:
    assert "Waar je woont · ongeveer 1 minuut" in first_words("contactladder", "nl")
