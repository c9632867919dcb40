"""Paper forms from CSV: what is read, what is refused with its line, and that nobody counts twice."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.definitions import load_library
from intake.rounds.gathering import decoded, gather

LADDER = load_library().flows["straatladder"]
AT = "2026-11-25T10:00:00+01:00"


def gathered(text: str, lang: str = "nl"):  # type: ignore[no-untyped-def]
    return gather(text, LADDER, lang, AT)


def test_ids_texts_and_short_names_name_the_columns() -> None:
    found = gathered("formulier;straat;Op welke trede staat je straat nu?;sl_wish;sl_join\n1;kerkstraat;vier;7;ja\n")
    (one,) = found.responses
    assert found.bad == ()
    assert (one.key, one.street) == ("1", "Kerkstraat")
    assert one.values == {"sl_street": "kerkstraat", "sl_now": 4, "sl_wish": 7, "sl_join": "yes_join"}


def test_a_bad_row_is_told_by_line_and_column_and_the_others_are_kept() -> None:
    found = gathered("form,sl_now,sl_wish\n1,4,6\n2,elf,6\n3,4\n4,,\n5,2,3\n")
    assert [one.key for one in found.responses] == ["1", "5"]
    assert [(bad.line, bad.column) for bad in found.bad] == [(3, 2), (4, 0), (5, 0)]
    assert "een getal van 1 tot 10" in found.bad[0].why


def test_an_unknown_column_is_said_with_a_guess_and_left_out() -> None:
    found = gathered("form,sl_nou,sl_wish\n1,4,6\n")
    assert "sl_nou" in found.bad[0].why
    assert "sl_now" in found.bad[0].why
    assert found.responses[0].values == {"sl_wish": 6}


def test_the_same_form_has_the_same_key_and_equal_forms_are_two_people() -> None:
    text = "sl_street,sl_now,sl_wish\nKerkstraat,4,6\nKerkstraat,4,6\n"
    first, second = (tuple(one.key for one in gathered(text).responses) for _ in range(2))
    assert first == second
    assert len(set(first)) == 2


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "leeg"), ("\n\n", "leeg"), ("a,b\n1,2\n", "geen enkele kolom"), ("sl_now,sl_now\n1,2\n", "twee keer")],
)
def test_a_file_that_cannot_be_read_at_all(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        gathered(text)


def test_bytes_of_windows_and_bytes_that_are_no_text() -> None:
    assert decoded("Één".encode("cp1252"), "nl") == "Één"
    assert decoded("\ufeffÉén".encode(), "nl") == "Één"
    with pytest.raises(ValueError, match="geen leesbare tekst"):
        decoded(b"\x00\x01PNG", "nl")


def test_typed_words_are_cleaned() -> None:
    (one,) = gathered('sl_now,sl_wish,sl_idea\n4,6,"koffie\x1b]0;x\x07 <b>"\n').responses
    assert one.values["sl_idea"] == "koffie <b>"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), min_size=3, max_size=4), max_size=6))
def test_any_rows_are_read_or_told(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([["sl_now", "sl_wish", "sl_idea"], *rows])
    found = gathered(out.getvalue())
    assert all(1 <= one.values.get("sl_now", 1) <= 10 for one in found.responses)
