"""People and ties as CSV, for a spreadsheet: one file of people and, beside it, one of ties.

A spreadsheet takes a cell that begins with = + - @ for a formula and would run it, so such a cell gets a ' before it on the
way out, which is taken off on the way in (OWASP, CSV Injection).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from intake.commands.problems import Refused
from intake.exchange.fields import MAX_PEOPLE, PERSON, STATUSES, TIE, Field, died_before_birth
from intake.exchange.files import ties_file
from intake.exchange.kinship import relation_id, sector_of
from intake.exchange.network import THE_TWO, Network, check_ancestors
from intake.exchange.oddities import Warnings
from intake.exchange.own_file import MOST_SHOWN, guess, parse_value
from intake.exchange.own_file import say as say_value
from intake.network.model import Person, Tie
from intake.understanding.text import clean
from intake.words import Words

say = Words(
    {
        "empty": ("{path}: dit bestand is leeg. De eerste regel noemt de kolommen, zoals id;name;relation.", "{path}: this file is empty. The first line names the columns, such as id,name,relation."),
        "columns": ("{path}:1: geen van deze kolommen is bekend: {given}. Nodig is name, relation of id.", "{path}:1: none of these columns is known: {given}. Needed is name, relation or id."),
        "is_ties": ("{path}:1: dit zijn banden (a, b, kind). Geef het bestand met de personen; de banden horen daarnaast te staan als {ties}.", "{path}:1: these are ties (a, b, kind). Give the file with the people; the ties belong beside it as {ties}."),
        "no_ties": ("{path}:1: een bestand met banden heeft de kolommen a, b en kind", "{path}:1: a file of ties has the columns a, b and kind"),
        "broken": ("{path}:{line}: deze regel is niet te lezen ({why}). Kijk de aanhalingstekens na.", "{path}:{line}: this line cannot be read ({why}). Check the quotes."),
        "many": ("{path}: dit zijn meer dan {most} personen. Maak er kleinere bestanden van.", "{path}: these are more than {most} persons. Make smaller files of it."),
        "latin": ("dit is geen UTF-8; gelezen als Latin-1 (Windows-1252)", "this is no UTF-8; read as Latin-1 (Windows-1252)"),
        "column": ("de kolom {name} is niet bekend en is overgeslagen{guess}", "the column {name} is not known and was skipped{guess}"),
        "column_twice": ("de kolom {name} komt twee keer voor; de eerste is genomen", "the column {name} occurs twice; the first was taken"),
        "client": ("er staat geen client in; in het midden komt iemand zonder naam", "there is no client in it; someone without a name comes in the middle"),
        "row": ("{path}:{line}: {why}", "{path}:{line}: {why}"),
        "cells": ("deze regel heeft {given} kolommen, de eerste regel {wanted}", "this line has {given} columns, the first line {wanted}"),
        "double": ("de id {id} komt twee keer voor (ook op regel {first})", "the id {id} occurs twice (also on line {first})"),
        "dangling": ("{name}: er is geen persoon met de id {id}{guess}", "{name}: there is no person with the id {id}{guess}"),
        "self": ("een band is tussen twee personen; a en b zijn hier dezelfde", "a tie is between two persons; a and b are the same here"),
        "needs": ("{name} ontbreekt", "{name} is missing"),
        "status": ("status: {word} past niet bij kind {kind}", "status: {word} does not fit the kind {kind}"),
        "twice": ("deze band staat er al (op regel {first})", "this tie was given already (on line {first})"),
    }
)  # fmt: skip

_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_COLUMNS = {
    "naam": "name", "relatie": "relation", "van": "of", "sector": "sector", "geslacht": "gender", "leeftijd": "age", "geboren": "born",
    "geboortedatum": "born", "overleden": "died", "woonplaats": "place", "plaats": "place", "opmerking": "note", "opmerkingen": "note",
    "sinds": "since", "soort": "kind", "band": "bond", "groep": "group", "aantal": "count", "per_maand": "per_month", "geeft": "gives",
    "krijgt": "receives", "kan_meer_doen": "could_do_more", "genoemd_door": "named_by", "afstand": "distance", "leeft": "alive",
    "leefgebied": "domain", "schil": "circle", "kwadrant": "quadrant", "sex": "gender", "first_name": "name", "birthdate": "born", "notes": "note",
}  # fmt: skip
_WORDS = {
    "gender": {"vrouw": "woman", "v": "woman", "f": "woman", "female": "woman", "m": "man", "male": "man", "anders": "other", "x": "other"},
    "sector": {
        "familie": "family", "vrienden": "friends", "buren": "neighbours", "buurt": "neighbours", "collega's": "colleagues", "werk": "colleagues",
        "vrijwilligers": "volunteers", "hulpverleners": "professionals", "zorg": "professionals", "overig": "other", "anders": "other",
    },
}  # fmt: skip
"""Dutch and other words that a list may have for a column or a value."""


# In


def read_csv(raw: bytes, path: Path, lang: str, ties: bytes | None = None) -> Network:
    """The people, with the ties where those bytes are given. A bad row is left out and named in `refused`. Raises Refused
    for a file of which nothing can be made."""
    reader = _Reader(path, lang)
    people = reader.people(raw)
    found = reader.ties(ties, people) if ties is not None else ()
    network = Network(people, found, reader.warnings.sentences(), tuple(reader.refused), reader.lines)
    check_ancestors(network, str(path), lang)
    return network


class _Bad(ValueError):
    """Why a row is refused."""


class _Reader:
    def __init__(self, path: Path, lang: str) -> None:
        self.path, self.lang = path, lang
        self.warnings = Warnings(str(path), lang, say)
        self.refused: list[str] = []
        self.lines: dict[str, int] = {}

    def people(self, raw: bytes) -> dict[str, Person]:
        columns, rows = self._table(raw, self.path, PERSON)
        if {"a", "b"} <= set(columns):
            raise Refused(say("is_ties", self.lang, path=self.path, ties=ties_file(self.path).name))
        if not {"id", "name", "relation"} & set(columns):
            raise Refused(say("columns", self.lang, path=self.path, given=", ".join(columns)[:200]))
        people: dict[str, Person] = {}
        taken = {row.get("id", "") for _, row in rows}
        numbers = (id for number in range(1, MAX_PEOPLE * 2) if (id := f"p{number}") not in taken)

        def take(line: int, row: dict[str, str]) -> None:
            person = self._person(row, numbers, people)
            people[person.id] = person
            self.lines[person.id] = line

        self._each(rows, self.path, take)
        if len(people) > MAX_PEOPLE:
            raise Refused(say("many", self.lang, path=self.path, most=MAX_PEOPLE))
        self._drop_dangling(people)
        if people and "client" not in people:
            self.warnings.add(1, "client")
            people = {"client": Person("client"), **people}
        return people

    def _each(self, rows: Iterable[tuple[int, dict[str, str]]], path: Path, take: Callable[[int, dict[str, str]], None]) -> None:  # fmt: skip
        for line, row in rows:
            try:
                take(line, row)
            except _Bad as problem:
                self.refused.append(say("row", self.lang, path=path, line=line, why=str(problem)))

    def _person(self, row: Mapping[str, str], numbers: Iterator[str], people: Mapping[str, Person]) -> Person:
        facts = self._values(row, PERSON)
        id = facts.setdefault("id", None) or next(numbers)
        if id in people:
            raise _Bad(say("double", self.lang, id=id, first=self.lines[id]))
        facts["id"] = id
        if "sector" not in facts and (sector := sector_of(facts.get("relation", ""))):
            facts["sector"] = sector
        if died_before_birth(facts.get("born"), facts.get("died")):
            raise _Bad(say_value("born_after", self.lang, born=facts["born"], died=facts["died"]))
        return Person(**facts)

    def _drop_dangling(self, people: dict[str, Person]) -> None:
        """Who is seen from someone who is not there cannot be placed; neither, then, who is seen from that one."""
        while True:
            bad = [id for id, one in people.items() if one.of not in people and one.of not in THE_TWO]
            if not bad:
                return
            for id in bad:
                person = people.pop(id)
                why = self._dangling("of", person.of, people)
                self.refused.append(say("row", self.lang, path=self.path, line=self.lines[id], why=why))

    def _dangling(self, name: str, id: str, people: Mapping[str, Person]) -> str:
        near = guess(id, people, self.lang) if len(self.refused) < MOST_SHOWN else ""
        return say("dangling", self.lang, name=name, id=id[:60], guess=near)

    def ties(self, raw: bytes, people: Mapping[str, Person]) -> tuple[Tie, ...]:
        path = ties_file(self.path)
        columns, rows = self._table(raw, path, TIE)
        if not {"a", "b", "kind"} <= set(columns):
            raise Refused(say("no_ties", self.lang, path=path))
        found: dict[tuple[str, str, str], Tie] = {}
        lines: dict[tuple[str, str, str], int] = {}

        def take(line: int, row: dict[str, str]) -> None:
            tie = self._tie(row, people)
            key = (tie.a, tie.b, tie.kind)
            if key in found:
                raise _Bad(say("twice", self.lang, first=lines[key]))
            found[key], lines[key] = tie, line

        self._each(rows, path, take)
        return tuple(found.values())

    def _tie(self, row: Mapping[str, str], people: Mapping[str, Person]) -> Tie:
        facts = self._values(row, TIE)
        for name in ("a", "b", "kind"):
            if name not in facts:
                raise _Bad(say("needs", self.lang, name=name))
            if name != "kind" and facts[name] not in people:
                raise _Bad(self._dangling(name, facts[name], people))
        if facts["a"] == facts["b"]:
            raise _Bad(say("self", self.lang))
        status = facts.get("status")
        if status is not None and status not in STATUSES.get(facts["kind"], ()):
            raise _Bad(say("status", self.lang, word=status, kind=facts["kind"]))
        return Tie(**facts)

    # Cells

    def _table(self, raw: bytes, path: Path, fields: Mapping[str, Field]) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:  # fmt: skip
        """The columns, and each row that is not blank with the line it begins on."""
        text = self._text(raw)
        first = next((line for line in text.splitlines() if line.strip()), "")
        if not first:
            raise Refused(say("empty", self.lang, path=path))
        delimiter = max(";,\t", key=re.sub(r'"[^"]*"', "", first).count)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        rows: list[tuple[int, list[str]]] = []
        line = 1
        try:
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    rows.append((line, cells))
                line = reader.line_num + 1
        except csv.Error as problem:
            raise Refused(say("broken", self.lang, path=path, line=line, why=problem)) from problem
        columns = self._columns(rows[0][1], fields) if rows else []
        return columns, list(self._rows(rows[1:], columns, path))

    def _text(self, raw: bytes) -> str:
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            return raw.decode("utf-16", "replace").replace("\0", "")
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as problem:
            self.warnings.add(raw.count(b"\n", 0, problem.start) + 1, "latin")
            return raw.decode("cp1252", "replace")

    def _columns(self, cells: list[str], fields: Mapping[str, Field]) -> list[str]:
        """Names of fields; "" for a column that is skipped."""
        columns: list[str] = []
        for cell in cells:
            name = re.sub(r"\s+", "_", clean(cell, 60).strip().casefold())
            known = name if name in fields or name in ("a", "b") else _COLUMNS.get(name, "")
            if known and known in columns:
                self.warnings.add(1, "column_twice", name=cell)
                known = ""
            elif not known and name:
                self.warnings.add(1, "column", name=cell, guess=guess(name, fields, self.lang))
            columns.append(known)
        return columns

    def _rows(self, rows: Iterable[tuple[int, list[str]]], columns: list[str], path: Path) -> Iterator[tuple[int, dict[str, str]]]:  # fmt: skip
        for line, cells in rows:
            if any(cell.strip() for cell in cells[len(columns) :]):
                why = say("cells", self.lang, given=len(cells), wanted=len(columns))
                self.refused.append(say("row", self.lang, path=path, line=line, why=why))
                continue
            yield line, {name: unguarded(cell) for name, cell in zip(columns, cells, strict=False) if name}

    def _values(self, row: Mapping[str, str], fields: Mapping[str, Field]) -> dict[str, Any]:
        """The values of the cells that are filled. Raises _Bad."""
        found: dict[str, Any] = {}
        for name, cell in row.items():
            word = clean(cell).strip()
            if word and name in fields:  # a column a or b among people belongs to ties
                found[name] = self._value(name, word, fields[name])
        return found

    def _value(self, name: str, word: str, field: Field) -> Any:
        known = ", ".join(field.values)
        if field.kind == "many":
            words = [part.strip() for part in re.split(r"[|,;]", word) if part.strip()]
            if any(one not in field.values for one in words):
                raise _Bad(say_value("many_of", self.lang, field=name, known=known))
            return tuple(dict.fromkeys(words))
        if field.kind in ("levels", "amounts"):
            return self._levels(name, word, field)
        word = _WORDS.get(name, {}).get(word.casefold(), word)
        if name == "relation":
            word = relation_id(word)
        if field.kind == "number":
            word = word.replace(",", ".")
        value, wrong = parse_value(word, field)
        if wrong:
            near = guess(word, field.values, self.lang)
            raise _Bad(say_value(wrong, self.lang, field=name, word=word[:60], guess=near, known=known, low=field.low, high=field.high))  # fmt: skip
        return value

    def _levels(self, name: str, word: str, field: Field) -> tuple[tuple[str, float], ...]:
        found = {}
        plain = Field("whole" if field.kind == "levels" else "number", "", low=field.low, high=field.high)
        for part in filter(None, re.split(r"[|;]", word)):
            key, _, number = (one.strip() for one in part.partition("="))
            value, wrong = parse_value(number, plain)
            if wrong or key not in field.values:
                known = ", ".join(field.values)
                raise _Bad(say_value("levels", self.lang, field=name, known=known, low=field.low, high=field.high))
            found[key] = value
        return tuple(found.items())


# Out


def write_csv(network: Network, lang: str) -> tuple[bytes, bytes | None]:
    """(people, ties or None). With semicolons in Dutch, as spreadsheets there want it, and a mark that says UTF-8."""
    delimiter = ";" if lang == "nl" else ","
    people = [{name: getattr(one, name) for name in PERSON} for one in network.people.values()]
    ties = [{name: getattr(tie, name) for name in TIE} for tie in network.ties]
    always = ("id", "name", "relation", "of", "sector")
    return (
        _written(people, PERSON, always, delimiter),
        _written(ties, TIE, ("a", "b", "kind"), delimiter) if ties else None,
    )


def _written(rows: list[dict[str, Any]], fields: Mapping[str, Field], always: tuple[str, ...], delimiter: str) -> bytes:
    """Only the columns that are in use."""
    empty = Person("")
    columns = [name for name in fields if name in always or any(row[name] != getattr(empty, name, None) for row in rows)]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([guarded(_cell(row[name], fields[name])) for name in columns])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Any, field: Field) -> str:
    if value is None:
        return ""
    if field.kind == "flag":
        return "true" if value else "false"
    if field.kind == "many":
        return "|".join(value)
    if field.kind in ("levels", "amounts"):
        return "|".join(f"{name}={number}" for name, number in value)
    return str(value)


def guarded(cell: str) -> str:
    """The cell with a ' before it where a spreadsheet would run it (or where it would look as if it had got one)."""
    return "'" + cell if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
