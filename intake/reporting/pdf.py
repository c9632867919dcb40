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
from intake.reporting.render import TemplateProblem

STANDARDS: tuple[Literal["a-2b"], Literal["ua-1"]] = ("a-2b", "ua-1")
"""PDF/A-2b (ISO 19005-2) to be kept for long, PDF/UA-1 (ISO 14289-1) for those who have it read aloud."""


def pdf(report: Report, page: str = "report") -> bytes:
    """The report as a PDF; page "sheet": the one page of a referral. Raises TemplateProblem, and ValueError for no sheet."""
    import typst

    if page == "sheet" and report.sheet is None:
        raise ValueError("only a referral has a sheet")
    template = _template(f"{page}.typ")
    data = drawable(json.dumps(asdict(translated(report, printable)), ensure_ascii=False))
    ours = typst.Fonts(include_system_fonts=False, font_paths=[fonts()])
    try:
        drawn: bytes = typst.compile(
            template.read_bytes(), format="pdf", font_paths=ours, pdf_standards=[*STANDARDS], sys_inputs={"report": data}
        )
    except typst.TypstError as problem:
        raise TemplateProblem(f"{template.name}: {problem.message}; mend the template") from problem
    return drawn


def _template(name: str) -> Path:
    """An organisation's own goes before ours."""
    return next(path for folder in reversed(all_folders("reports")) if (path := folder / name).is_file())
