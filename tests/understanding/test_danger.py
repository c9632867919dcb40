"""Words of danger: every true one is found, sayings and denials are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.understanding.danger import read_danger

DATA = Path(__file__).parent / "data"
FILES = [
    yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    for name in ("danger.yaml", "danger_held_out.yaml")
]
LINES: dict[str, dict[str, list[str]]] = {
    lang: {card: [line for file in FILES for line in file[lang].get(card, [])] for card in FILES[0][lang]}
    for lang in ("nl", "en")
}
TRUE = [
    (lang, card, line)
    for lang, cards in LINES.items()
    for card in cards
    for line in cards[card]
    if card != "none"
]
FALSE = [(lang, line) for lang, cards in LINES.items() for line in cards["none"]]


def cards(line: str, lang: str) -> set[str]:
    return {reading.value for reading in read_danger(line, lang)}


def test_the_set_is_large_enough() -> None:
    assert len(TRUE) >= 120
    assert len(FALSE) >= 90


@pytest.mark.parametrize(("lang", "card", "line"), TRUE)
def test_danger_is_found(lang: str, card: str, line: str) -> None:
    assert card in cards(line, lang)


def test_few_false_alarms() -> None:
    alarms = [line for lang, line in FALSE if cards(line, lang)]
    assert len(alarms) <= 0.05 * len(FALSE), alarms


@pytest.mark.parametrize(("lang", "card", "line"), TRUE[::7])
def test_capitals_blanks_and_quotes_make_no_difference(lang: str, card: str, line: str) -> None:
    for said in (line.upper(), line.replace(" ", "  "), line.replace("'", "\u2019"), f"Nou, {line}"):
        assert card in cards(said, lang)


@given(st.text(max_size=400), st.sampled_from(["nl", "en"]))
@settings(max_examples=100, deadline=None)
def test_spans_lie_within(text: str, lang: str) -> None:
    for reading in read_danger(text, lang):
        assert 0 <= reading.span[0] < reading.span[1] <= len(text)


@pytest.mark.parametrize("word", ["ik ", "hij slaat ", "wil niet meer ", "ik kan niet ", "a", " "])
def test_long_repetition_is_quick(word: str) -> None:
    read_danger(word * 4000, "nl")
