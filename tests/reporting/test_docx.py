"""The report as DOCX: read back it holds the headings, tables, pictures with words, and typed words as they are; no author."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime

import docx as reader
import pytest
from docx.document import Document

from intake.reporting import Report, build
from intake.reporting.docx import docx
from intake.reporting.model import Picture
from tests.conversation.talking import dialogue
from tests.reporting.talks import ahmed, library

MADE = datetime(2026, 3, 2)
HOSTILE = ["{ HYPERLINK \"javascript:x\" }", "<w:p/>&amp;", "=1+1", "[/b] \\ {{ y }}", "een\x07twee￾", "Jan [de Vries]"]


def report(who: str, lang: str = "nl") -> Report:
    return build(ahmed().state, library(), lang=lang, reader=who, today=date(2026, 3, 2), program="D")  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def made() -> bytes:
    return docx(report("professional"), MADE)


@pytest.fixture(scope="module")
def document(made: bytes) -> Document:
    return reader.Document(io.BytesIO(made))


def cells(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def test_headings_and_tables_hold_what_the_report_holds(document: Document) -> None:
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name.startswith("Heading 1")]
    assert {"Veiligheid: wat er gezegd is", "Afspraken", "De mensen eromheen", "Alle antwoorden, met de vragen zoals gesteld", "Bronnen en versies"} <= set(headings)
    rows = cells(document)
    assert any(row[0].startswith("Samira") and "hecht" in " ".join(row) for row in rows)
    assert ["doel", "stap", "wie", "wanneer"] in rows
    assert any("12 uur" in cell and "twaalf uur denk ik" in cell for row in rows for cell in row)


def test_every_map_has_its_words(document: Document) -> None:
    told = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert len(told) >= 3
    assert all(told)
    assert any("Samira" in one for one in told)


def test_tables_of_a_kind_have_the_same_columns(document: Document) -> None:
    answers = [table for table in document.tables if table.rows[0].cells[0].text == "vraag" and table.rows[0].cells[1].text == "antwoord"]
    assert len(answers) > 2
    assert len({tuple(column.width for column in table.columns) for table in answers}) == 1


def test_a_map_becomes_as_high_as_its_letters_need() -> None:
    tall = Picture("ecogram", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 1000" width="500" height="1000"><rect width="9" height="9"/></svg>', "t", "d")
    usual = replace(tall, svg=tall.svg.replace("1000", "600"))
    document = reader.Document(io.BytesIO(docx(replace(report("professional"), maps=(tall, usual)), MADE)))
    heights = [round(shape.height.cm, 1) for shape in document.inline_shapes][-2:]
    assert heights == [17.8, 11.5]


def test_it_names_its_language_and_no_author_and_has_no_macros(made: bytes, document: Document) -> None:
    core = document.core_properties
    assert (core.author, core.last_modified_by, core.comments) == ("", "", "")
    assert core.language == "nl-NL"
    assert core.title == report("professional").title
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert not [name for name in parts.namelist() if "vba" in name.lower()]
        assert b'w:lang w:val="nl-NL"' in parts.read("word/styles.xml")
        assert b"python-docx" not in parts.read("docProps/core.xml") + parts.read("docProps/app.xml")


def test_typed_words_are_text() -> None:
    talk = dialogue(library().flows["pom"], library(), lang="nl")
    for words in HOSTILE:
        talk.move("note", text=words)
    made = docx(build(talk.state, library(), lang="nl", reader="professional", today=date(2026, 3, 2), program="D"), MADE)
    shown = "\n".join(p.text for p in reader.Document(io.BytesIO(made)).paragraphs)
    for words in ("{ HYPERLINK", "<w:p/>&amp;", "=1+1", "[/b] \\ {{ y }}", "Jan [de Vries]"):
        assert words in shown
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert b"instrText" not in parts.read("word/document.xml")


def test_the_client_reads_their_own_words_and_not_what_is_for_professionals() -> None:
    document = reader.Document(io.BytesIO(docx(report("client", "en"), MADE)))
    shown = "\n".join(p.text for p in document.paragraphs)
    assert "What helps you" in shown
    assert "Eigen indruk" not in shown
    assert document.core_properties.language == "en-GB"


def test_a_table_of_many_full_columns_gets_smaller_letters_and_whole_rows() -> None:
    full = report("client")
    people = tuple(
        replace(table, people=tuple(replace(p, relation="schoondochter", contact="doordeweeks", support="gezelschap", bond="gespannen", more="misschien", note="donderdagochtend") for p in table.people))
        for table in full.people
    )
    document = reader.Document(io.BytesIO(docx(replace(full, people=people), MADE)))
    normal = document.styles["Normal"].font.size
    table = next(table for table in document.tables if table.rows[0].cells[-1].text == "opmerking")
    cell = table.rows[1].cells[1]
    size = cell.paragraphs[0].runs[0].font.size
    assert size is not None
    assert normal is not None
    assert 8 <= size.pt < normal.pt
    assert cell.width.cm - 0.38 >= 0.556 * size.cm * len("schoondochter")
    assert all("cantSplit" in row._tr.xml for row in table.rows)


@pytest.mark.parametrize("who", ["professional", "client"])
def test_no_word_of_a_table_is_broken_and_no_table_is_broader_than_the_page(who: str) -> None:
    """By the widths of Arial: 0.556 of the size for most small letters, bold or not."""
    document = reader.Document(io.BytesIO(docx(report(who), MADE)))
    size = document.styles["Normal"].font.size
    assert document.tables
    assert size is not None
    for table in document.tables:
        assert sum(column.width.cm for column in table.columns) < 17.1
        for row in table.rows:
            for cell in row.cells:
                longest = max((len(word) for word in cell.text.split()), default=0)
                assert cell.width.cm - 0.38 >= 0.556 * size.cm * min(longest, 22), cell.text
