"""Patterns of moves that are found by a word they hold: no line that a pattern fits may be missed."""

from __future__ import annotations

import re

import pytest
import yaml

from intake.understanding.lexicons import lexicon
from intake.understanding.text import plain
from intake.understanding.ways import _index, match_move, split
from tests.understanding.short_scores import DATA


@pytest.mark.parametrize(
    ("form", "ways"),
    [
        ("ja|nee hoor", [("ja", {"ja"}), ("nee hoor", {"hoor"})]),
        ("(?:dat |het )?is (?:lastig|dubbel)", [("(?:dat |het )?is (?:lastig|dubbel)", {"lastig", "dubbel"})]),
        ("m+h+m+|(?:even )?", [("m+h+m+", None), ("(?:even )?", None)]),
        ("okee*", [("okee*", {"oke"})]),
        ("(?!nee)[a-z]{4,9} ?wat", [("(?!nee)[a-z]{4,9} ?wat", {"wat"})]),
        ("(?:a|bc) (?:de|f[gh])", [("(?:a|bc) (?:de|f[gh])", None)]),
        ("(?>ja)(?i:nou)", [("(?>ja)(?i:nou)", {"nou"})]), (r"(?P<a>[a-z])wat(?P=a)", [(r"(?P<a>[a-z])wat(?P=a)", {"wat"})]),
        (r"\d+ (?P<unit>keer|x+y)", [(r"\d+ (?P<unit>keer|x+y)", None)]),
    ],
)  # fmt: skip
def test_the_words_a_pattern_is_found_by(form: str, ways: list[tuple[str, set[str] | None]]) -> None:
    assert [(way, keys and set(keys)) for way, keys in split(form)] == ways


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_no_line_that_a_pattern_fits_is_missed(lang: str) -> None:
    """Against all patterns compiled in one: the same first move for every line of the set for tuning that is short."""
    groups = yaml.load((DATA / "short_answers.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    lines = sorted(
        {
            plain(row[0])
            for one in groups
            if one["lang"] == lang and one["kind"] == "intent"
            for row in one["rows"]
        }
    )
    moves = lexicon("intents", lang)["intents"]
    every = {move: re.compile("|".join(forms)) for move, forms in moves.items()}
    for said in lines[::8]:
        assert match_move(said, lang) == next(
            (move for move, form in every.items() if form.fullmatch(said)), None
        )


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_few_patterns_have_to_be_tried_for_every_line(lang: str) -> None:
    _, by_word, always = _index(lang, "intents")
    assert len(always) < 0.1 * len({way for ways in by_word.values() for way in ways})
