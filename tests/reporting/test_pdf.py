"""The report on paper: PDF/A and tagged, whole, with typed words as they are, and nothing on disk."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from intake.conversation.fold import fold
from intake.definitions import load_library
from intake.reporting import build
from intake.reporting.model import Picture
from intake.reporting.pdf import pdf
from tests.conversation.talking import dialogue
from tests.flows.neighbourhood_scripts import SCRIPTS
from tests.flows.weeks import Weeks
from tests.reporting.talks import ahmed, library
from tests.reporting.test_formats import hostile_talk, made
from tests.reporting.test_sheet import LINES as SHEET_LINES

LIBRARY = load_library()
HOSTILE = ['#import "x": y', "$x$ _a_ *b* `c`", "[/b] \\ {{ y }}", "<script>", "= kop", "Jan [de Vries]"]


def text_of(data: bytes, tmp_path: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (tests/needs.sh installs poppler-utils)")
    (tmp_path / "r.pdf").write_bytes(data)
    done = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "r.pdf"), "-"], capture_output=True, check=True
    )
    return " ".join(done.stdout.decode().split())


@pytest.mark.parametrize(("lang", "reader"), [("nl", "professional"), ("en", "client")])
def test_it_is_for_the_archive_and_for_reading_aloud(lang: str, reader: str) -> None:
    talk = dialogue(LIBRARY.flows["mantelscan"], LIBRARY, lang=lang)
    talk.hear("Ria Jansen")
    report = build(talk.state, LIBRARY, lang=lang, reader=reader, today=date(2026, 3, 2), program="D")  # type: ignore[arg-type]
    data = pdf(report)
    assert data.startswith(b"%PDF-1.7")
    for mark in (b"pdfaid:part>2<", b"pdfaid:conformance>B<", b"pdfuaid:part>1<", b"/MarkInfo", b"FontFile"):
        assert mark in data, mark


def test_typed_words_are_never_read_as_typst(tmp_path: Path) -> None:
    talk = dialogue(LIBRARY.flows["pom"], LIBRARY, lang="nl")
    for words in HOSTILE:
        talk.move("note", text=words)
    report = build(talk.state, LIBRARY, lang="nl", reader="professional", today=date(2026, 3, 2), program="D")
    shown = text_of(pdf(report), tmp_path).replace("”", '"').replace("“", '"')
    for words in HOSTILE:
        assert words in shown, words


def test_the_sheet_is_one_page(tmp_path: Path) -> None:
    talk = dialogue(LIBRARY.flows["studiekringen"], LIBRARY, lang="nl", audience="client")
    for line in SHEET_LINES:
        talk.hear(line)
    report = build(talk.state, LIBRARY, lang="nl", reader="client", today=date(2026, 3, 2), program="D")
    data = pdf(report, "sheet")
    assert (
        data.count(b"/Type/Page\n") + data.count(b"/Type /Page\n") == 1
        or data.count(b"/Type/Page") - data.count(b"/Type/Pages") == 1
    )
    assert "Mensen leren kennen" in text_of(data, tmp_path)
    with pytest.raises(ValueError, match="only a referral"):
        pdf(
            build(
                dialogue(LIBRARY.flows["pom"], LIBRARY).state,
                LIBRARY,
                lang="nl",
                reader="client",
                today=date(2026, 3, 2),
                program="D",
            ),
            "sheet",
        )


@pytest.mark.parametrize("reader", ["professional", "client"])
def test_the_sheet_stays_one_page_where_much_was_said(reader: str, tmp_path: Path) -> None:
    talk = dialogue(LIBRARY.flows["studiekringen"], LIBRARY, lang="nl", audience="client")
    for line in SHEET_LINES:
        talk.hear(line)
    report = build(talk.state, LIBRARY, lang="nl", reader=reader, today=date(2026, 3, 2), program="D")  # type: ignore[arg-type]
    assert report.sheet is not None
    told = tuple(f"Dit is goed om te weten ({n}): {'woorden ' * 12}" for n in range(12))
    assert pages_of(pdf(replace(report, sheet=replace(report.sheet, told=told)), "sheet"), tmp_path) == 1


def test_a_long_word_in_a_table_stays_on_the_page(tmp_path: Path) -> None:
    """It has the room it needs, also beside columns that are full."""
    report = build(ahmed().state, library(), lang="nl", reader="client", today=date(2026, 3, 2), program="D")
    full = "wandelen en boodschappen doen en koken en verzorgen en rijden en bellen"
    people = tuple(
        replace(table, people=tuple(replace(p, support=full, about=full, contact="doordeweeks", bond="gespannen") for p in table.people))
        for table in report.people
    )
    assert right_of("gespannen", pdf(replace(report, people=people, maps=())), tmp_path) <= RIGHT_EDGE


RIGHT_EDGE = 595.3 - 56.6
"""Points from the left, of a page of A4 with a margin of 20 mm."""


def right_of(word: str, data: bytes, tmp_path: Path) -> float:
    """Where the word ends that goes furthest to the right."""
    (tmp_path / "r.pdf").write_bytes(data)
    told = subprocess.run(["pdftotext", "-bbox", str(tmp_path / "r.pdf"), "-"], capture_output=True, check=True).stdout.decode()
    return max(float(end) for end in re.findall(rf'xMax="([0-9.]+)" yMax="[0-9.]+">{word}<', told))


def test_the_booklet_is_short_and_holds_what_the_client_takes_home(tmp_path: Path) -> None:
    report = build(ahmed().state, library(), lang="nl", reader="client", today=date(2026, 3, 2), program="D")
    data = pdf(report, "booklet")
    shown = text_of(data, tmp_path)
    for words in ("Ahmed", "boodschappen, brieven", "Wat je helpt", "een gedeelde agenda maken", "Bellen mag altijd", "Samira"):
        assert words in shown, words
    assert "Eigen indruk" not in shown
    assert 3 <= pages_of(data, tmp_path) <= 8
    with pytest.raises(ValueError, match="only the client"):
        pdf(build(ahmed().state, library(), lang="nl", reader="professional", today=date(2026, 3, 2), program="D"), "booklet")


def test_only_a_meeting_to_come_is_among_what_was_agreed(tmp_path: Path) -> None:
    weeks = Weeks(LIBRARY.flows["activerend-huisbezoek"], LIBRARY, SCRIPTS["activerend-huisbezoek"]["nl"], "nl")
    ended = weeks.talk_through().state
    first = next(at for at, event in enumerate(weeks.events) if event.kind == "planned")
    for events, said in ((weeks.events, ""), (weeks.events[: first + 1], "9 maart 2026")):
        state = fold(ended.compiled, events)
        report = build(state, LIBRARY, lang="nl", reader="client", today=date(2026, 3, 2), program="D")
        shown = text_of(pdf(replace(report, steps=()), "booklet"), tmp_path)
        assert ("Wat we afspraken • Gepland" in shown) == bool(said)
        assert said in shown
        assert "Bijeenkomst" not in shown


def test_text_goes_on_below_a_heading_whose_map_needs_the_next_page(tmp_path: Path) -> None:
    """Where the map stands is said at the heading; half a page is never left empty for it."""
    report = build(ahmed().state, library(), lang="nl", reader="professional", today=date(2026, 3, 2), program="D")
    tall = Picture("ecogram", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 700"><rect width="9" height="9"/></svg>', "t", "d")
    report = replace(report, signals=(), safety=(), chances=(), weighs=(), carries=report.carries[:1])
    data = pdf(replace(report, maps=(tall,)))
    shown = text_of(data, tmp_path)
    heading = shown.index("De mensen eromheen De kaart staat op bladzijde")
    assert shown[heading:].startswith("De mensen eromheen De kaart staat op bladzijde 2. Hoe het netwerk is Omvang")
    small = replace(tall, svg=tall.svg.replace("500 700", "500 90"))
    assert "De kaart staat op" not in text_of(pdf(replace(report, maps=(small,))), tmp_path)


def test_a_wide_family_gets_a_wide_page_and_it_comes_last(tmp_path: Path) -> None:
    report = build(ahmed().state, library(), lang="nl", reader="professional", today=date(2026, 3, 2), program="D")
    wide = Picture("genogram", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3000 900"><rect width="9" height="9"/></svg>', "t", "d")
    assert "1190.55" not in sizes_of(pdf(report), tmp_path)
    data = pdf(replace(report, maps=(wide,)))
    sizes = sizes_of(data, tmp_path).splitlines()
    assert [("1190.55 x 841.89" in size) for size in sizes] == [False] * (len(sizes) - 1) + [True]
    assert f"De kaart staat op bladzijde {len(sizes)}." in text_of(data, tmp_path)


def pages_of(data: bytes, tmp_path: Path) -> int:
    return sizes_of(data, tmp_path).count(" x ")


def sizes_of(data: bytes, tmp_path: Path) -> str:
    """The sizes of all pages in points, as pdfinfo tells them."""
    (tmp_path / "r.pdf").write_bytes(data)
    told = subprocess.run(["pdfinfo", "-l", "99", str(tmp_path / "r.pdf")], capture_output=True, check=True).stdout.decode()
    return "\n".join(line for line in told.splitlines() if line.startswith("Page ") and " size:" in line)


@pytest.mark.parametrize("words", ["😀 مرحبا 你好", "z" + "\u0335\u0348" * 30, "🏳️‍🌈 ❤️ 1️⃣", "\ufe0f", "\u2028x\u2029", "＝1+1", "\ufffe"])
def test_no_sign_stands_in_the_way_of_a_pdf(words: str) -> None:
    assert pdf(made(hostile_talk(words))).startswith(b"%PDF")
