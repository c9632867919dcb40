"""Paper forms typed into a CSV file: every row that can be read becomes a response, the others are told by line."""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from intake import understanding
from intake.conversation.engine import simple
from intake.conversation.fitting import Unfit, fit_value
from intake.definitions.model import Flow, Question
from intake.definitions.nodes import did_you_mean
from intake.rounds.model import Response
from intake.understanding import Context
from intake.understanding.readings import CONFIRM
from intake.words import Words

KEY_COLUMNS = ("form", "formulier", "nr", "number", "nummer")
"""Columns that number the paper forms: the same number is the same form."""
LONGEST = 2_000
"""Characters of a cell at most."""

say = Words(
    {
        "empty": ("het bestand is leeg; de eerste regel noemt de kolommen", "the file is empty; its first line names the columns"),
        "no_columns": ("geen enkele kolom is bekend; gebruik: {known}", "no column is known; use: {known}"),
        "column": ("de kolom '{name}' is onbekend en overgeslagen{guess}", "the column '{name}' is unknown and was left out{guess}"),
        "twice": ("de kolom '{name}' staat er twee keer; noem haar één keer", "the column '{name}' stands there twice; name it once"),
        "cells": ("{count} cellen, maar er zijn {columns} kolommen; kijk naar komma's en aanhalingstekens", "{count} cells, but there are {columns} columns; look at commas and quotes"),
        "cell": ("'{column}': '{value}' begrijp ik niet; kies: {allowed}", "'{column}': '{value}' is not understood; choose: {allowed}"),
        "nothing": ("er staat geen enkel antwoord op", "there is no answer on it"),
        "bytes": ("dit is geen leesbare tekst (UTF-8 of Latin-1); bewaar het als CSV UTF-8", "this is no readable text (UTF-8 or Latin-1); save it as CSV UTF-8"),
        "guess": (" (bedoel je {word}?)", " (did you mean {word}?)"),
        "number_of": ("een getal van {low} tot {high}", "a number from {low} to {high}"),
        "yes_no": ("ja of nee", "yes or no"),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that could not be read, or a remark on the columns (line 1). line counts from 1; column from 1, 0: the row."""

    line: int
    column: int
    why: str


@dataclass(frozen=True, slots=True)
class Gathered:
    responses: tuple[Response, ...]
    bad: tuple[Bad, ...]


def decoded(data: bytes, lang: str) -> str:
    """UTF-8 (with or without BOM), else Latin-1. Raises ValueError with a sentence for what is no text."""
    if b"\x00" in data[:4096]:
        raise ValueError(say("bytes", lang))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def gather(text: str, flow: Flow, lang: str, at: str) -> Gathered:
    """Read a CSV text. at: when it was typed in (ISO 8601). Raises ValueError with a sentence when no row can be read."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    header = next((row for row in rows if any(cell.strip() for cell in row)), None)
    if header is None:
        raise ValueError(say("empty", lang))
    columns, bad = _columns(header, flow, lang)
    reader = _Reader(flow, lang, date.fromisoformat(at[:10]))
    seen: Counter[str] = Counter()
    responses: list[Response] = []
    for line, row in _numbered(rows):
        if not any(cell.strip() for cell in row):
            continue
        made = _response(row, columns, len(header), reader, seen, at)
        if isinstance(made, Response):
            responses.append(made)
        else:
            bad.append(Bad(line, *made))
    return Gathered(tuple(responses), tuple(bad))


def _numbered(rows: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Each row with the number of its last line in the file."""
    try:
        for row in rows:
            yield rows.line_num, row  # type: ignore[attr-defined]
    except csv.Error:
        return


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(";,\t", key=lambda sign: (first.count(sign), sign == ","))


def _columns(header: list[str], flow: Flow, lang: str) -> tuple[list[str | None], list[Bad]]:
    """The question of each column ("form" for the number of the form); None for one to leave out."""
    known = _names(flow)
    found: list[str | None] = []
    bad: list[Bad] = []
    for place, cell in enumerate(header, 1):
        name = cell.strip().strip("\ufeff").casefold()
        question = known.get(name)
        if question is None:
            guess = did_you_mean(name, [one for one in known if one in flow.questions])
            word = say("guess", lang, word=guess.split("'")[1]) if guess else ""
            bad.append(Bad(1, place, say("column", lang, name=cell.strip()[:60], guess=word)))
        elif question in found:
            raise ValueError(say("twice", lang, name=cell.strip()[:60]))
        found.append(question)
    if not any(name in flow.questions for name in found if name):
        raise ValueError(say("no_columns", lang, known=", ".join(flow.questions)))
    return found, bad


def _names(flow: Flow) -> dict[str, str]:
    """What a column may be called: the id of the question, or its text in either language."""
    found = dict.fromkeys(KEY_COLUMNS, "form")
    for name, question in flow.questions.items():
        found[name.casefold()] = name
        for lang in ("nl", "en"):
            for words in question.text.variants(lang).values():
                found[words.strip().casefold()] = name
    survey = flow.survey
    if survey is not None:
        found |= {"street": survey.street, "straat": survey.street}
        if survey.group:
            found |= {"group": survey.group, "groep": survey.group}
    return found


class _Reader:
    """Cells into values. The same cell under the same question is read once."""

    def __init__(self, flow: Flow, lang: str, today: date) -> None:
        self.flow, self.lang, self.today = flow, lang, today
        self._known: dict[tuple[str, str], Any] = {}

    def value(self, name: str, cell: str) -> Any:
        """Raises Unfit with a sentence."""
        at = (name, cell)
        if at not in self._known:
            try:
                self._known[at] = self._read(self.flow.questions[name], cell)
            except Unfit as problem:
                self._known[at] = problem
        found = self._known[at]
        if isinstance(found, Unfit):
            raise found
        return found

    def _read(self, question: Question, cell: str) -> Any:
        if question.kind == "text":
            return cell
        reading = understanding.read(question.kind, cell, self._context(question))
        if reading is None or reading.confidence < CONFIRM:
            raise Unfit(self._refusal(question, cell))
        try:
            return fit_value(question, reading.value, {}, self.lang)
        except Unfit as problem:
            raise Unfit(self._refusal(question, cell)) from problem

    def _refusal(self, question: Question, cell: str) -> str:
        return say("cell", self.lang, column=question.id, value=cell[:60], allowed=self._allowed(question))

    def _allowed(self, question: Question) -> str:
        if question.range is not None:
            return say("number_of", self.lang, low=f"{question.range.low:g}", high=f"{question.range.high:g}")
        if question.kind == "yesno":
            return say("yes_no", self.lang)
        return ", ".join(option.label.get(self.lang, "client") for option in question.options)

    def _context(self, question: Question) -> Context:
        given, lang = question.range, self.lang
        options = tuple(
            (option.id, option.label.get(lang, "client"), (option.id, *option.also.get(lang, ()))) for option in question.options
        )
        return Context(
            lang, self.today, options, given.low if given else None, given.high if given else None,
            given.low_label.get(lang) if given and given.low_label else "",
            given.middle_label.get(lang) if given and given.middle_label else "",
            given.high_label.get(lang) if given and given.high_label else "",
        )  # fmt: skip


def _response(
    row: list[str], columns: list[str | None], width: int, reader: _Reader, seen: Counter[str], at: str
) -> Response | tuple[int, str]:
    """The response of a row, or (column, why not)."""
    if len(row) != width:
        return 0, say("cells", reader.lang, count=len(row), columns=width)
    values: dict[str, Any] = {}
    form = ""
    for place, (name, raw) in enumerate(zip(columns, row, strict=True), 1):
        cell = understanding.clean(raw, LONGEST).strip()
        if not cell or name is None:
            continue
        if name == "form":
            form = cell
            continue
        try:
            values[name] = reader.value(name, cell)
        except Unfit as problem:
            return place, str(problem)
    if not values:
        return 0, say("nothing", reader.lang)
    return response_of(values, reader.flow, at, form or _content_key(row, seen))


def response_of(values: Mapping[str, Any], flow: Flow, at: str, form: str) -> Response:
    """One resident's answers. form: what tells this form from others."""
    survey = flow.survey
    street = str(values.get(survey.street, "")) if survey else ""
    group = str(values.get(survey.group, "")) if survey and survey.group else ""
    return Response(form, street_name(street), group, at, {name: simple(value) for name, value in values.items()})


def street_name(said: str) -> str:
    """The same street however it was typed: one blank between words, a capital in front."""
    words = " ".join(said.split())
    return words[:1].upper() + words[1:]


def _content_key(row: Iterable[str], seen: Counter[str]) -> str:
    """For forms without a number: the content, and how many times it stood in the file before."""
    content = hashlib.sha256("\x1f".join(cell.strip() for cell in row).encode()).hexdigest()[:24]
    seen[content] += 1
    return f"{content}-{seen[content]}"
