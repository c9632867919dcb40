"""What a report costs: its data, its page beside a bare Jinja template of the same size, and its PDF. Run by `make bench`."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from html import unescape
from typing import Any

import pytest

from intake.definitions import load_library
from intake.reporting import Report, build, render
from tests.cases.scripts import RIA
from tests.cases.table import Table

PIECE = re.compile(r"<[^>]*>|[^<]+")
BARE = "{% for tag, words in pieces %}{{ tag|safe }}{{ words }}{% endfor %}"


@cache
def table() -> Table:
    """The MantelScan of Ria, to its end."""
    led = Table("mantelscan", "nl", "worker", load_library())
    led.run(RIA)
    return led


def made() -> Report:
    led = table()
    return build(led.talk.state, led.library, lang="nl", reader="professional", today=date(2026, 1, 12), program="bench")


def test_data_of_a_report(benchmark: Any) -> None:
    benchmark.pedantic(made, rounds=10, warmup_rounds=1)


def test_page_of_a_report(benchmark: Any) -> None:
    report = made()
    page = benchmark.pedantic(lambda: render(report, "html"), rounds=20, warmup_rounds=1)
    benchmark.extra_info["kilobytes"] = len(page) / 1000


def test_bare_jinja_page(benchmark: Any) -> None:
    """One loop over as many tags and as many escaped words as the page of the report has."""
    from jinja2 import Environment

    page = render(made(), "html")
    pieces = [(piece, "") if piece[0] == "<" else ("", unescape(piece)) for piece in PIECE.findall(page)]
    template = Environment(autoescape=True).from_string(BARE)
    bare = benchmark.pedantic(lambda: template.render(pieces=pieces), rounds=20, warmup_rounds=1)
    assert len(bare) == pytest.approx(len(page), rel=0.05)


def test_pdf_of_a_report(benchmark: Any) -> None:
    from intake.reporting.pdf import pdf

    report = made()
    paper = benchmark.pedantic(lambda: pdf(report), rounds=3, warmup_rounds=1)
    assert paper.startswith(b"%PDF")
