"""A report on paper: PDF/A and tagged, drawn by typst from the same data as every other format.

The data go in as JSON and the template reads them as strings: nothing that was typed is ever read as Typst. Nothing is
written to disk on the way.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Literal

from intake.definitions.folders import all_folders
from intake.exchange.glyphs import drawable
from intake.exchange.png import fonts
from intake.reporting.model import Report
from intake.reporting.plain import printable, translated
from intake.reporting.render import TemplateProblem, check_page

STANDARDS: tuple[Literal["a-2b"], Literal["ua-1"]] = ("a-2b", "ua-1")
"""PDF/A-2b (ISO 19005-2) to be kept for long, PDF/UA-1 (ISO 14289-1) for those who have it read aloud."""

HOUSE = "house.typ"
"""What every template on paper may import."""


def pdf(report: Report, page: str = "report") -> bytes:
    """The report as a PDF; page "sheet": the one page of a referral; "booklet": the client's, short and in large type.

    Raises TemplateProblem, and ValueError for a page that this report does not have.
    """
    import typst

    check_page(report, page)
    template = _template(f"{page}.typ")
    files = {"main.typ": template.read_bytes(), HOUSE: _template(HOUSE).read_bytes()}
    data = drawable(json.dumps(asdict(translated(report, printable)), ensure_ascii=False))
    ours = typst.Fonts(include_system_fonts=False, font_paths=[fonts()])
    try:
        drawn: bytes = typst.compile(  # type: ignore[call-overload]  # files by name: missing in its stubs
            files, format="pdf", font_paths=ours, pdf_standards=[*STANDARDS], sys_inputs={"report": data}
        )
    except typst.TypstError as problem:
        raise TemplateProblem(f"{template.name}: {problem.message}; mend the template") from problem
    return drawn


def _template(name: str) -> Path:
    """An organisation's own goes before ours."""
    return next(path for folder in reversed(all_folders("reports")) if (path := folder / name).is_file())
