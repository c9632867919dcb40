"""A Word document piece by piece: headings, lists, tables and pictures, in the styles that Word and LibreOffice know.

Text goes in as text: there are no fields, links or macros. The document names its language and its title, and no author.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document as Word

FONT = "Arial"
"""A letter that is on every computer where the document may be opened."""
WIDTH_CM, HEIGHT_CM, TALL_CM = 17.0, 11.5, 22.0
"""The most that a picture takes; and how high it may become where its letters would be too small."""
READABLE_CM = 0.0178
"""Centimetres to a unit of a drawing, at which its letters of 13 units are 6.5 points."""
_VIEW_BOX = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
LETTER, EDGES = 0.0215, 0.45
"""Centimetres that a bold letter of one point is broad at most in words, and that the edges of a cell take."""
SMALLEST = 8.0
"""Points: a table that is too broad gets smaller letters, down to these."""
LONGEST = 22
"""Letters of a word that is kept whole in a table."""
_TAGS = {"nl": "nl-NL", "en": "en-GB"}


class Paper:
    """png: makes a PNG of an SVG. size: of the letters, in points."""

    def __init__(self, title: str, lang: str, png: Callable[[str], bytes], made: datetime, size: float) -> None:
        from docx import Document

        self.document: Word = Document()
        self._png, self._size = png, size
        self._tell_about(title, lang, made)
        self._dress(lang, size)

    def _tell_about(self, title: str, lang: str, made: datetime) -> None:
        core = self.document.core_properties
        core.title, core.language = title, _TAGS[lang]
        core.author = core.last_modified_by = core.comments = core.keywords = ""
        core.created = core.modified = made

    def _dress(self, lang: str, size: float) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Cm, Pt, RGBColor

        for section in self.document.sections:
            section.page_width, section.page_height = Cm(21), Cm(29.7)
            section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
        for name in ("Normal", "Title", "Heading 1", "Heading 2"):
            style: Any = self.document.styles[name]
            style.font.name, style.font.color.rgb = FONT, RGBColor(0x1D, 0x2B, 0x2A)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in [key for key in fonts.attrib if "Theme" in key]:
                del fonts.attrib[theme]
            fonts.set(qn("w:hAnsi"), FONT)
            fonts.set(qn("w:cs"), FONT)
        normal: Any = self.document.styles["Normal"]
        normal.font.size, normal.paragraph_format.space_after = Pt(size), Pt(size / 2)
        for tag in self.document.styles.element.iter(qn("w:lang")):
            tag.set(qn("w:val"), _TAGS[lang])

    def heading(self, text: str, level: int) -> None:
        """level: 0 is the title of the document."""
        self.document.add_heading(text, level)

    def line(self, text: str, strong: str = "", style: str | None = None, with_next: bool = False) -> None:
        """A paragraph; strong: what stands before it in bold; with_next: on the page of what follows. Nothing for nothing."""
        if not (text or strong):
            return
        paragraph = self.document.add_paragraph(style=style)
        if strong:
            paragraph.add_run(strong).bold = True
        paragraph.paragraph_format.keep_with_next = with_next or None
        paragraph.add_run(f" {text}" if strong and text else text)

    def bullets(self, rows: Sequence[str], style: str = "List Bullet") -> None:
        for row in rows:
            self.line(row, style=style)

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], like: Sequence[Sequence[str]] = ()) -> None:
        """Columns in which nothing stands are left out; the heads come again on every page. like: the rows of all tables
        that are to have the same columns, where the letters need not be smaller for it."""
        from docx.shared import Cm

        kept, columns = _columns(heads, like or rows)
        if sum(_least(columns, self._size)) > WIDTH_CM:
            kept, columns = _columns(heads, rows)
        table = self.document.add_table(rows=1 + len(rows), cols=len(kept), style="Table Grid")
        table.autofit = False
        size = next((size for size in _sizes(self._size) if sum(_least(columns, size)) <= WIDTH_CM), SMALLEST)
        widths = _widths(columns, size)
        for number, (row, told) in enumerate(zip(table.rows, (heads, *rows), strict=True)):
            for cell, n, width in zip(row.cells, kept, widths, strict=True):
                self._fill(cell, told[n], width, size, bold=number == 0)
            self._mark(row, "w:cantSplit")
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        self._mark(table.rows[0], "w:tblHeader")
        self.document.add_paragraph()

    @staticmethod
    def _fill(cell: Any, text: str, width: float, size: float, bold: bool) -> None:
        """width: in centimetres. size: in points."""
        from docx.shared import Cm, Pt

        cell.width = Cm(width)
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(text)
        run.bold, run.font.size = bold or None, Pt(size)

    @staticmethod
    def _mark(row: Any, name: str) -> None:
        """w:tblHeader: it comes again on every page; w:cantSplit: it stays whole."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        mark = OxmlElement(name)
        mark.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(mark)

    def picture(self, svg: str, title: str, description: str, most: float = WIDTH_CM) -> None:
        """Drawn as PNG, at most so many centimetres wide, with the same in words for who has it read aloud."""
        from docx.shared import Cm

        shape = self.document.add_picture(io.BytesIO(self._png(svg)))
        scale = min(1, Cm(most) / shape.width, Cm(_height(svg)) / shape.height)
        shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
        about = shape._inline.docPr
        about.set("title", title)
        about.set("descr", f"{title}. {description}")

    def bytes(self) -> bytes:
        kept = io.BytesIO()
        self.document.save(kept)
        return kept.getvalue()


def _columns(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[list[int], list[list[str]]]:
    """(the numbers of the columns in which something stands, what stands in each with its head)"""
    kept = [n for n in range(len(heads)) if n == 0 or any(row[n] for row in rows)]
    return kept, [[row[n] for row in (heads, *rows)] for n in kept]


def _height(svg: str) -> float:
    """Centimetres that a drawing may be high: more than usual where it cannot be read else."""
    found = _VIEW_BOX.search(svg)
    return min(TALL_CM, max(HEIGHT_CM, float(found[2]) * READABLE_CM)) if found else HEIGHT_CM


def _sizes(most: float) -> Iterator[float]:
    """From so many points down to the smallest that a table takes."""
    while most > SMALLEST:
        yield most
        most -= 0.5


def _least(columns: Sequence[Sequence[str]], size: float) -> list[float]:
    """Room for the longest word of each column, in centimetres."""
    return [max(min(len(word), LONGEST) for text in column for word in (*text.split(), "")) * LETTER * size + EDGES for column in columns]


def _widths(columns: Sequence[Sequence[str]], size: float) -> list[float]:
    """In centimetres, for letters of so many points: room for the longest word of each column, and the rest by how much stands in it."""
    least = _least(columns, size)
    shares = [min(36, max(map(len, column))) for column in columns]
    rest = WIDTH_CM - sum(least)
    if rest < 0:
        return [width * WIDTH_CM / sum(least) for width in least]
    return [width + rest * share / max(sum(shares), 1) for width, share in zip(least, shares, strict=True)]
