"""The report as plain DOCX, for client systems that take text: headings, tables, maps as pictures with their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from intake.exchange.png import png
from intake.reporting.model import AnswerRow, PersonRow, Picture, PointRow, Report, Saying, Source
from intake.reporting.paper import WIDTH_CM, Paper
from intake.reporting.plain import printable, translated

SIZES = {"professional": 10.5, "client": 13.0}
"""Points."""
_NOT_XML = re.compile("[\ufffe\uffff\ufdd0-\ufdef]|[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML file may hold."""


def docx(report: Report, made: datetime) -> bytes:
    """made: when, for the properties of the document. Raises ImportError without the extra part `docx`, and Refused for a
    map that cannot be drawn."""
    return _Layout(translated(report, _clean), made).bytes()


def _person(one: PersonRow) -> tuple[str, ...]:
    name = one.name + (" †" if one.deceased else "")
    about = ", ".join(part for part in (one.about, one.deceased) if part)
    return (name, one.relation, about, one.contact, one.support, one.bond, one.more, one.note)


def _clean(text: str) -> str:
    return _NOT_XML.sub("", printable(text))


@dataclass
class _Layout:
    """The parts of a report in their order; parts that do not apply leave nothing."""

    report: Report
    made: datetime

    def bytes(self) -> bytes:
        report = self.report
        self.paper = Paper(
            report.title, report.lang, lambda svg: png(svg, report.lang), self.made, SIZES[report.reader]
        )
        for part in (
            self._front, self._attention, self._steps, self._points, self._network, self._people, self._methods,
            self._support, self._figures, self._open, self._answers, self._remarks, self._sources,
        ):  # fmt: skip
            part()
        return self.paper.bytes()

    @property
    def _mine(self) -> bool:
        return self.report.reader == "client"

    def _words(self, key: str) -> str:
        return self.report.words[key]

    def _section(self, key: str) -> None:
        self.paper.heading(self._words(key), 1)

    def _picture(self, picture: Picture, most: float = WIDTH_CM) -> None:
        self.paper.picture(picture.svg, picture.title, picture.description, most)

    def _refs(self, sources: Sequence[Source]) -> str:
        numbers = [str(source.number) for source in sources if source.number]
        return f" ({', '.join(numbers)})" if numbers and not self._mine else ""

    # What comes first

    def _front(self) -> None:
        front, paper = self.report.front, self.paper
        paper.line(f"{self._words('report')} · {self.report.method}")
        paper.heading(front.name, 0)
        for key, text in (("dates", front.dates), ("talked_with", ", ".join(front.people)), ("made", self.report.made)):
            if text:
                paper.line(text, f"{self._words(key)}:")
        paper.line(front.status)
        paper.line(front.first, f"{self._words('first')}:")
        if front.balance:
            self._section("balance")
            paper.line("", front.field)
            for text in (front.field_text, front.balance, front.sure):
                paper.line(text)
            if self.report.picture is not None:
                self._picture(self.report.picture, 8.5)
        paper.line(f"{self._words('not_a_diagnosis')} {self._words('confidential')}")

    def _attention(self) -> None:
        if self.report.signals:
            self._section("signals")
        for signal in self.report.signals:
            self.paper.line(signal.text + self._refs(signal.sources), f"{signal.label}:")
            self.paper.bullets(signal.steps)
        if self.report.safety:
            self._section("safety")
            self.paper.line(self._words("safety_intro"))
        for box in self.report.safety:
            self.paper.line(box.said, box.title)
            self.paper.line(box.words)
            self.paper.bullets((*box.steps, *box.lines))

    def _steps(self) -> None:
        if self.report.steps:
            self._section("steps")
            heads = [self._words(key) for key in ("goal", "step", "who", "when", "how")]
            self.paper.table(heads, [(s.goal, s.step, s.who, s.when, s.how) for s in self.report.steps])
        if self.report.meetings:
            self._section("meetings")
            self.paper.bullets(self.report.meetings)

    def _points(self) -> None:
        report = self.report
        for key, rows in (("carries", report.carries), ("weighs", report.weighs), ("chances", report.chances)):
            if rows:
                self._section(key)
                self.paper.bullets(self._texts(rows))

    def _texts(self, rows: Sequence[PointRow]) -> list[str]:
        return [row.text + self._refs(row.sources) for row in rows]

    # The network

    def _network(self) -> None:
        report = self.report
        if not report.people:
            return
        self._section("network")
        for drawn in report.maps:
            self._picture(drawn)
        if report.then_and_now is not None:
            self.paper.heading(self._words("then_and_now"), 2)
            self.paper.bullets(report.then_and_now.changed)
            self._picture(report.then_and_now.picture)
        if report.characteristics:
            self.paper.heading(self._words("characteristics"), 2)
        for row in report.characteristics:
            counted = f"{self._words('counted')}: {row.figure}." if row.figure else ""
            own = f"{row.own}." if row.own else ""
            self.paper.line(" ".join(part for part in (own, counted, *row.meaning) if part), f"{row.title}.")
        if report.functions:
            self.paper.heading(self._words("functions"), 2)
        for given in report.functions:
            own = f" {given.own}." if given.own else ""
            told = f"({given.what}).{own} {self._words('given_by')}: {given.given}"
            self.paper.line(told, given.title, style="List Bullet")

    def _people(self) -> None:
        keys = ("name", "relation", "about", "contact", "support_given", "bond", "more", "remark")
        told = [[_person(one) for one in table.people] for table in self.report.people]
        everyone = [row for rows in told for row in rows]
        for table, rows in zip(self.report.people, told, strict=True):
            self.paper.heading(table.title, 2)
            self.paper.table([self._words(key) for key in keys], rows, everyone)
        if self.report.ties:
            self.paper.heading(self._words("ties"), 2)
            self.paper.bullets(self.report.ties)

    # What may help

    def _methods(self) -> None:
        report, paper = self.report, self.paper
        if report.methods:
            self._section("methods")
        for method in report.methods:
            paper.heading(method.title, 2)
            paper.line(method.summary)
            paper.bullets([*method.because, *(f"{self._words('against')}: {one}" for one in method.against)])
            paper.line(method.takes, f"{self._words('takes')}:")
            if not self._mine:
                paper.line(f"{method.evidence}. {method.evidence_text}", f"{self._words('evidence')}:")
        if report.side_by_side is not None:
            self._section("side_by_side")
            paper.table(("", *report.side_by_side.heads), report.side_by_side.rows)
        if report.advice:
            self._section("advice")
            paper.bullets(report.advice)

    def _support(self) -> None:
        support = self.report.support
        if support is None:
            return
        self._section("support")
        for row in support.rows:
            self.paper.line(f"({row.place}) {row.text} {row.site}".rstrip(), row.title)
        self.paper.line(support.fill_in)

    # Figures

    def _figures(self) -> None:
        keys = ("domain", "score") if self._mine else ("domain", "score", "range", "coverage", "share")
        for measure in self.report.measures:
            self.paper.heading(f"{measure.title}: {measure.score}", 1)
            self.paper.line(measure.explained, with_next=True)
            rows = [(d.title, d.score, d.range, d.coverage, d.share)[: len(keys)] for d in measure.domains]
            self.paper.table([self._words(key) for key in keys], rows)
        if self.report.over_time:
            self._section("over_time")
        for row in self.report.over_time:
            self.paper.line(row.sentence)
            self._picture(row.picture)
        if self.report.scales:
            self._section("scales")
        for scale in self.report.scales:
            self.paper.heading(f"{scale.title}: {scale.score}", 2)
            told = (scale.band, f"{scale.answered}.", scale.range, scale.wording)
            more = () if self._mine else (scale.computed, scale.reference)
            self.paper.line(" ".join(part for part in (*told, *more) if part))

    # What is open, what was said

    def _open(self) -> None:
        report = self.report
        if report.open_points or report.open_questions:
            self._section("open")
            self.paper.bullets([point.text for point in report.open_points])
        for group in report.open_questions:
            self.paper.heading(group.title, 2)
            self.paper.bullets([f"{row.text} ({row.stage}) {row.reason}".rstrip() for row in group.rows])

    def _answers(self) -> None:
        if self.report.stages:
            self._section("answers")
            self.paper.line(self._one_voice, with_next=True)
        for stage in self.report.stages:
            self.paper.heading(stage.title, 2)
            self._said(stage.rows)
        if self.report.set_aside:
            self._section("set_aside")
            self.paper.line(self._words("set_aside_intro"))
            self._said(self.report.set_aside)

    @cached_property
    def _one_voice(self) -> str:
        """Who said all the answers and when, where that is everywhere the same; it stands once above them then."""
        voices = {self._voice(one) for row in self._all_rows for one in row.said}
        return voices.pop() if len(voices) == 1 else ""

    @cached_property
    def _all_rows(self) -> list[AnswerRow]:
        return [*(row for stage in self.report.stages for row in stage.rows), *self.report.set_aside]

    def _voice(self, one: Saying) -> str:
        return f"{one.who}, {one.at}" if one.at and not self._mine else one.who

    def _said(self, rows: Sequence[AnswerRow]) -> None:
        heads = [self._words(key) for key in ("question", "answer", "by")]
        self.paper.table(heads, self._told(rows), self._all_told)

    @cached_property
    def _all_told(self) -> list[tuple[str, str, str]]:
        return self._told(self._all_rows)

    def _told(self, rows: Sequence[AnswerRow]) -> list[tuple[str, str, str]]:
        """Question, answer and who said it, for each answer."""
        told = []
        for row in rows:
            number = f"{row.number}. " if row.number else ""
            for n, one in enumerate(row.said):
                typed = f"\n{self._words('typed')}: {one.typed}" if one.typed else ""
                voice = "" if self._one_voice else self._voice(one)
                told.append(("" if n else number + row.text, one.answer + typed, voice))
        return told

    def _remarks(self) -> None:
        report = self.report
        if report.notes:
            self._section("notes")
            self.paper.bullets([f"{n.text} ({n.by}, {n.at}{': ' + n.about if n.about else ''})" for n in report.notes])
        if report.corrections:
            self._section("corrections")
            heads = (self._words("question"), self._words("old"), self._words("new"), self._words("by"))
            self.paper.table(heads, [(c.what, c.old, c.new, f"{c.by}, {c.at}") for c in report.corrections])

    def _sources(self) -> None:
        self._section("sources")
        self.paper.bullets(self.report.sources)
        origin = self.report.origin
        self.paper.line(
            f"{self._words('program')}: {origin.program}. {self._words('method')}: {origin.flow}. "
            f"{self._words('version')}: {origin.version}."
        )
