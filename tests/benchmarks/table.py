"""The one table at the end of `make bench`: our figure, the plain part beside it in the same run, their ratio, and the bound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

MS, S, MB, MBH = "ms", "s", "MB", "MB/h"
PER = {MS: 1000.0, S: 1.0}


@dataclass(frozen=True, slots=True)
class Row:
    """key, beside: names of figures. bound: in the unit. clock: of the wall, where waiting for disk or server counts."""

    what: str
    key: str
    unit: str
    bound: float | None = None
    beside: str = ""
    plain: str = ""
    clock: str = "processor"


def _sizes(what: str, key: str, plain: str, bounds: Mapping[int, float | None]) -> list[Row]:
    return [
        Row(f"{what}, {count:,} questions", f"{key}[{count}]", MS, bound, f"surveyjs_{plain}[{count}]", "SurveyJS's core")
        for count, bound in bounds.items()
    ]


ROWS: tuple[Row | str, ...] = (
    "A talk",
    *_sizes("one answer", "test_one_answer_without_the_commit", "answer", dict.fromkeys((20, 200, 2_000, 20_000), 0.2)),
    *_sizes("reading the questions", "test_loading_ours", "load", {20: None, 200: None, 2_000: None, 20_000: None}),
    Row("2,000 questions alone, without scores", "test_loading_two_thousand_questions", MS, 400),
    Row("answer, commit, fold and next question", "commit.answer", MS, None, "commit.sqlcipher", "bare SQLCipher commit", "wall"),
    Row("  the same, p99", "commit.answer.p99", MS, 16, "commit.sqlcipher.p99", "bare SQLCipher commit, p99", "wall"),
    Row("bare SQLCipher commit", "commit.sqlcipher", MS, None, "commit.sqlite", "bare SQLite commit", "wall"),
    Row("a typed line in the MantelScan", "test_hearing_a_line_in_the_mantelscan[short]", MS, 10),
    Row("  with three answers and a person besides", "test_hearing_a_line_in_the_mantelscan[besides]", MS, 10),
    Row("a short answer understood", "test_a_short_answer", MS, 0.3),
    Row("a sentence with people, Dutch", "test_a_sentence_with_people[nl]", MS, 2),
    Row("a sentence with people, English", "test_a_sentence_with_people[en]", MS, 2),
    Row("a paste of 20,000 characters", "test_a_paste_of_twenty_thousand_characters", S, 1.5),
    Row("all 50 talks read and checked", "test_reading_all_talks", S, None),
    "The screen",
    Row("first paint", "paint.ours.wall", S, 0.6, "paint.empty.wall", "empty Textual app", "wall"),
    Row("  of the processor", "paint.ours.processor", S, None, "paint.empty.processor", "empty Textual app"),
    Row("memory at first paint", "paint.ours.memory", MB, 150, "paint.empty.memory", "empty Textual app", ""),
    Row("a turn in the chat, 400th to 500th", "chat.last", MS, None, "chat.first", "100th to 200th"),
    Row("memory after 1,000 answers", "answers.end_mb", MB, 150, "answers.begin_mb", "before the first", ""),
    Row("memory after 8 hours", "day.last_mb", MB, 150, "day.first_mb", "after 1 hour", ""),
    Row("  growth from the second hour on", "day.growth_mb", MBH, 1, clock=""),
    Row("a card ready to type in", "map.card", MS, 500),
    "Maps",
    Row("genogram of 60", "test_layout_of_sixty_people[usual]", MS, 50),
    Row("  as SVG", "test_svg_of_sixty_people", MS, 20),
    Row("  drawn again with one more", "test_live_redraw_of_sixty_people_after_one_more", MS, 30),
    Row("ecogram of 60", "test_layout[None-ecogram]", MS, 50),
    Row("network circle of 60", "test_layout[None-circle]", MS, 50),
    "Reports and files",
    Row("data of a report", "test_data_of_a_report", MS),
    Row("page of a report", "test_page_of_a_report", MS, None, "test_bare_jinja_page", "bare Jinja page of that size"),
    Row("PDF of a report", "test_pdf_of_a_report", S, 1),
    Row("GEDCOM of 10,000 persons", "test_ten_thousand_people[UTF-8]", S, 3),
    Row("  in ANSEL", "test_ten_thousand_people[ANSEL]", S, 3),
    Row("a foreign form of 821 items, loading", "test_an_821_item_form_loads_in_at_most_300_ms.process_ms", "", 300),
    Row("  one answer, p99", "test_an_answer_takes_at_most_1_ms.p99_us", "us", 1000),
    "A team",
    Row("50 workers, an answer a second each, p95", "team.p95[1.0]", MS, 50, clock="wall"),
    Row("50 workers without any pause, p95", "team.p95[0.0]", MS, 50, clock="wall"),
    Row("a round of 100,000 to the report", "test_from_the_vault_to_the_report", S, 2, clock="wall"),
    Row("  from the team's server", "test_from_the_team_to_the_report", S, 2, clock="wall"),
)


def rows_said(figures: Mapping[str, float]) -> Iterator[str]:
    """The table, without what was not measured."""
    yield f"{'':<42} {'ours':>11}  {'bound':>10}  {'':<9} {'beside':>9} {'ratio':>7}  what stands beside"
    title = ""
    for row in ROWS:
        if isinstance(row, str):
            title = row
        elif row.key in figures:
            if title:
                yield title
                title = ""
            yield _said(row, figures)


def _said(row: Row, figures: Mapping[str, float]) -> str:
    value = figures[row.key]
    unit = row.unit or "ms"
    ours = value * PER.get(row.unit, 1.0)
    bound = ""
    if row.bound is not None:
        bound = f"{'<=' if ours <= row.bound else 'NOT'} {row.bound:g} {unit}"
    line = f"{'  ' + row.what:<42} {number(ours):>8} {unit:<4} {bound:>10}  {row.clock:<9}"
    if figures.get(row.beside):
        plain = figures[row.beside]
        line += f" {number(plain * PER.get(row.unit, 1.0)):>9} {ratio(value / plain):>7}  {row.plain}"
    return line.rstrip()


def number(value: float) -> str:
    """Three significant digits."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def ratio(value: float) -> str:
    """How many times the plain part ours takes; below a tenth as a share of it."""
    return f"{value:.1f}x" if value >= 0.1 else f"1/{1 / value:,.0f}"
