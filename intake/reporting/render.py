"""A report written out as HTML, Markdown, plain text or JSON. Jinja is imported only when a report is made."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from intake.definitions.folders import all_folders
from intake.reporting.model import Format, Report
from intake.reporting.plain import markdown, one_line, printable, translated

if TYPE_CHECKING:
    from jinja2 import Environment

    from intake.rounds.report import RoundReport

SCHEMA = "draagwijzer-report/1"
WIDTH = 78
"""Characters to a line of plain text."""

_CLOSED = re.compile(r"\n(?:[ \t]*\n){2,}")
"""Several blank lines on end: flat text keeps one."""

_CLEAN: dict[str, Callable[[str], str]] = {
    "html": printable,
    "md": markdown,
    "txt": one_line,
    "json": printable,
}


class TemplateProblem(Exception):
    """A template that cannot be used: says where and what."""


def render(report: Report, format: Format, page: str = "report") -> str:
    """The report in a format; page "sheet": the one page of a referral. Raises TemplateProblem when a template is wrong,
    ValueError for an unknown format, or for the sheet of a method that has none."""
    check_page(report, page)
    return write_out(report, format, page, SCHEMA)


def check_page(report: Report, page: str) -> None:
    """Raises ValueError for a page that this report does not have."""
    if page == "sheet" and report.sheet is None:
        raise ValueError("only a referral has a sheet")
    if page == "booklet" and report.booklet is None:
        raise ValueError("only the client has a booklet")


def write_out(report: Report | RoundReport, format: Format, page: str, schema: str) -> str:
    """Report data through the template of a page. Raises TemplateProblem, and ValueError for an unknown format."""
    clean = _CLEAN.get(format)
    if clean is None:
        raise ValueError(f"unknown format {format!r}; use one of: {', '.join(_CLEAN)}")
    safe = translated(report, clean)
    if format == "json":
        return json.dumps({"schema": schema, **asdict(safe)}, ensure_ascii=False, indent=2) + "\n"
    written = _written(safe, f"{page}.{format}.j2")
    if format == "html":
        return written
    closed = _CLOSED.sub("\n\n", written).strip("\n") + "\n"
    return wrapped(closed) if format == "txt" else closed


def _written(report: Report | RoundReport, name: str) -> str:
    from jinja2 import TemplateError, TemplateSyntaxError

    try:
        return _templates(all_folders("reports"), name.endswith(".html.j2")).get_template(name).render(
            report=report, w=getattr(report, "words", {})
        )  # fmt: skip
    except TemplateSyntaxError as error:
        raise TemplateProblem(
            f"{error.name or name}:{error.lineno}: {error.message}; mend the template"
        ) from error
    except TemplateError as error:
        raise TemplateProblem(f"{name}: {error.message or error}; mend the template") from error


@lru_cache(maxsize=8)
def _templates(folders: tuple[Path, ...], escaping: bool) -> Environment:
    """Templates by name: an organisation's own goes before ours."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader([str(folder) for folder in reversed(folders)]),
        autoescape=escaping,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def wrapped(text: str) -> str:
    """Every line at most WIDTH characters; what follows stays indented under its bullet or label."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line.strip() or (lines and lines[-1]):
            lines += _wrapped_line(line.rstrip())
    return "\n".join(lines).rstrip() + "\n"


def _wrapped_line(line: str) -> list[str]:
    if len(line) <= WIDTH:
        return [line]
    indent = len(line) - len(line.lstrip())
    body = line.lstrip()
    hang = indent + (2 if body.startswith(("- ", "! ")) else 0)
    return textwrap.wrap(
        line, WIDTH, subsequent_indent=" " * hang, break_on_hyphens=False, drop_whitespace=True
    )  # fmt: skip
