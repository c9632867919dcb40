"""Rounds of short interviews: begin one, add interviews or paper forms, and put them together."""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from intake.bounded import read_at_most
from intake.commands.home import open_store, store_errors_said
from intake.commands.library import opened_library, talk_flow
from intake.commands.problems import DONE, INPUT, Refused, complain
from intake.commands.report import write
from intake.commands.talk import converse, new_id, now
from intake.commands.waiting import waiting
from intake.conversation.compiled import compile_flow
from intake.conversation.dialogue import Dialogue
from intake.conversation.events import Event
from intake.definitions import load_pinned
from intake.definitions.model import Flow
from intake.extras import bring_in
from intake.plain.lock import watched
from intake.rounds.gathering import decoded, gather, response_of
from intake.words import Words

if TYPE_CHECKING:
    from intake.store.interface import Store
    from intake.store.rows import RoundRow

SCHEMA = "draagwijzer-round/1"
LARGEST = 200_000_000
"""Bytes of a CSV file at most."""
TOLD = 50
"""Bad rows that are named at most."""

say = Words(
    {
        "made": ("Ronde {id}: {title}. Erbij: draagwijzer round add {id}, of: draagwijzer round import {id} FORMULIEREN.csv", "Round {id}: {title}. To add: draagwijzer round add {id}, or: draagwijzer round import {id} FORMS.csv"),
        "no_survey": ("{flow} is geen methode voor veel bewoners. Wel: {known}.", "{flow} is no method for many residents. These are: {known}."),
        "no_round": ("Er is geen ronde {round}. Rondes: {known}.", "There is no round {round}. Rounds: {known}."),
        "none": ("nog geen", "none yet"),
        "row": ("{id}  {title}  ({flow}, {people} formulieren, {date})", "{id}  {title}  ({flow}, {people} forms, {date})"),
        "unreadable": ("{path} kan niet gelezen worden ({why}). Kijk naar de naam en de rechten.", "{path} cannot be read ({why}). Look at its name and rights."),
        "too_large": ("{path} is groter dan {most} MB. Verdeel het over meer bestanden.", "{path} is larger than {most} MB. Split it into several files."),
        "imported": ("{new} formulieren erbij, {known} waren er al, {bad} regels niet gelezen.", "{new} forms added, {known} were there already, {bad} rows not read."),
        "more_bad": ("... en nog {count} regels.", "... and {count} rows more."),
        "kept": ("Bewaard. Dit was formulier {number}.", "Kept. This was form {number}."),
        "next": ("Volgende bewoner: druk op Enter. Stoppen: typ 'stop'.", "Next resident: press Enter. To stop: type 'stop'."),
        "not_kept": ("Dit interview is niet bewaard: er was nog geen antwoord.", "This interview was not kept: there was no answer yet."),
        "polars": ("Voor dit verslag is een extra onderdeel nodig. Typ: {bring_in}", "This report needs an extra part. Type: {bring_in}"),
        "removed": ("Ronde {id} is weg, met alle formulieren.", "Round {id} is gone, with all its forms."),
    }
)  # fmt: skip


def run(given: argparse.Namespace, lang: str) -> int:
    """Do one of new, list, add, import, report, form, remove. Raises Refused."""
    does: dict[str, Callable[[argparse.Namespace, str], int]] = {
        "new": _new, "list": _list, "add": _add, "import": _import, "report": _report, "form": _form, "remove": _remove,
    }  # fmt: skip
    with store_errors_said(lang):
        return does[given.does](given, lang)


def _survey_flow(name: str, lang: str) -> Flow:
    definitions = opened_library()
    flow = talk_flow(definitions, name, lang)
    if flow.survey is None:
        known = ", ".join(sorted(id for id, one in definitions.flows.items() if one.survey))
        raise Refused(say("no_survey", lang, flow=name, known=known))
    return flow


def _new(given: argparse.Namespace, lang: str) -> int:
    flow = _survey_flow(given.flow, lang)
    title = given.title or f"{flow.card.title.get(lang)} {now().date().isoformat()}"
    with open_store(lang) as vault:
        id = vault.new_round(title, flow.id, flow.version, flow.source)
    print(say("made", lang, id=id, title=title))
    return DONE


def _list(given: argparse.Namespace, lang: str) -> int:
    with open_store(lang) as vault:
        for row in vault.rounds():
            print(_row(row, lang))
    return DONE


def _row(row: RoundRow, lang: str) -> str:
    return say("row", lang, id=row.id, title=row.title, flow=row.flow, people=row.people, date=row.created[:10])


def _found(vault: Store, round: str, lang: str) -> RoundRow:
    """By id or title. Raises Refused."""
    rows = vault.rounds()
    found = next((row for row in rows if round in (row.id, row.title)), None)
    if found is None:
        known = ", ".join(f"{row.id} ({row.title})" for row in rows) or say("none", lang)
        raise Refused(say("no_round", lang, round=round, known=known))
    return found


def _pinned(vault: Store, row: RoundRow) -> Flow:
    return load_pinned(vault.definition(row.version), row.flow)


def _add(given: argparse.Namespace, lang: str) -> int:
    """Interviews, line by line, one resident after another; each that holds an answer is kept as a form of its own."""
    with open_store(lang) as vault:
        row = _found(vault, given.round, lang)
        flow = _pinned(vault, row)
        number = row.people
        lines, _ = watched(vault, lambda: lang)
        while _interview(vault, row.id, flow, lang):
            number += 1
            print(say("kept", lang, number=number))
            print(say("next", lang))
            line = lines.readline()
            if not line or line.strip().casefold() in ("stop", "nee", "no"):
                return DONE
    if number == row.people:
        complain(say("not_kept", lang))
        return INPUT
    return DONE


def _interview(vault: Store, round: str, flow: Flow, lang: str) -> bool:
    """Was there an answer to keep? What was answered is kept too where the program ends at the lock."""
    events: list[Event] = []
    talk = Dialogue(
        compile_flow(flow), events.append, clock=now, new_id=new_id, library=opened_library(), lang=lang, audience="client",
        by=next(iter(flow.respondents), "client"),
    )  # fmt: skip
    try:
        converse(talk, *watched(vault, lambda: talk.lang))
    finally:
        kept = _keep(vault, round, flow, talk)
    return kept


def _keep(vault: Store, round: str, flow: Flow, talk: Dialogue) -> bool:
    values = {
        name: answer.value for name in talk.state.order() if talk.state.visible(name) and (answer := talk.state.answer(name))
    }
    if not values:
        return False
    vault.add_responses(round, [asdict(response_of(values, flow, now().isoformat(), f"interview-{new_id()}"))])
    return True


def _import(given: argparse.Namespace, lang: str) -> int:
    """Exit code 1 where a row could not be read; what could be read is kept."""
    data = _bytes(given.file, lang)
    with open_store(lang) as vault, waiting("gathering", lang, what=given.file):
        row = _found(vault, given.round, lang)
        try:
            gathered = gather(decoded(data, lang), _pinned(vault, row), lang, now().isoformat())
        except ValueError as problem:
            raise Refused(f"{given.file}:1: {problem}") from problem
        new = vault.add_responses(row.id, [asdict(one) for one in gathered.responses])
    for bad in gathered.bad[:TOLD]:
        where = f"{given.file}:{bad.line}:{bad.column}" if bad.column else f"{given.file}:{bad.line}"
        complain(f"{where}: {bad.why}")
    if len(gathered.bad) > TOLD:
        complain(say("more_bad", lang, count=len(gathered.bad) - TOLD))
    rows = sum(bad.line > 1 for bad in gathered.bad)
    print(say("imported", lang, new=new, known=len(gathered.responses) - new, bad=rows))
    return INPUT if rows else DONE


def _bytes(path: Path, lang: str) -> bytes:
    try:
        raw = read_at_most(path, LARGEST)
    except OSError as problem:
        raise Refused(say("unreadable", lang, path=path, why=problem.strerror)) from problem
    if len(raw) > LARGEST:
        raise Refused(say("too_large", lang, path=path, most=LARGEST // 1_000_000))
    return raw


def _report(given: argparse.Namespace, lang: str) -> int:
    with open_store(lang) as vault:
        row = _found(vault, given.round, lang)
        flow = _pinned(vault, row)
        forms = vault.responses(row.id)
    with waiting("adding_up", lang, count=len(forms)):
        text = report_text(flow, row.title, forms, given.format, lang)
    if given.out is None:
        sys.stdout.write(text)
    else:
        write(given.out, text, lang)
        print(given.out)
    return DONE


def report_text(flow: Flow, title: str, forms: list[tuple[str, str, str, str]], format: str, lang: str) -> str:
    """The report of a round in one format. Raises Refused where polars is missing."""
    from intake.reporting.render import write_out
    from intake.rounds.aggregating import aggregate
    from intake.rounds.report import round_report

    try:
        found = aggregate(flow, forms)
    except ImportError as problem:
        raise Refused(say("polars", lang, bring_in=bring_in("rounds"))) from problem
    report = round_report(flow, title, found, lang, now().date().isoformat())
    return write_out(report, format, "round", SCHEMA)  # type: ignore[arg-type]


def _form(given: argparse.Namespace, lang: str) -> int:
    """An empty CSV to fill in: the number of the form, then a column for each question."""
    flow = _survey_flow(given.flow, lang)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(["form", *compile_flow(flow).order])
    sys.stdout.write(out.getvalue())
    return DONE


def _remove(given: argparse.Namespace, lang: str) -> int:
    with open_store(lang) as vault:
        row = _found(vault, given.round, lang)
        vault.remove_round(row.id)
    print(say("removed", lang, id=row.id))
    return DONE
