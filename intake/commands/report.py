"""Reports of a dossier, on screen or as files."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from intake.commands.earlier import talks_of
from intake.commands.home import open_store, store_errors_said
from intake.commands.library import opened_library, say_left_out
from intake.commands.pinned import compiled_of
from intake.commands.problems import DONE, USAGE, Refused, complain
from intake.commands.talk import now
from intake.commands.waiting import waiting
from intake.conversation.fold import Conversation, fold
from intake.definitions.model import Library
from intake.exchange.files import write_whole
from intake.extras import bring_in
from intake.reporting.sheet import has_sheet
from intake.store.interface import Store
from intake.store.rows import ConversationRow, DossierRow
from intake.words import Words

if TYPE_CHECKING:
    from intake.reporting import Report

FORMATS = ("html", "md", "txt", "json")
FILES = ("pdf", "docx")
"""Formats that are no text: only to a file."""
READERS = ("professional", "client")

say = Words(
    {
        "no_dossier": ("Er is geen dossier {dossier}. Dossiers: {names}.", "There is no dossier {dossier}. Dossiers: {names}."),
        "needs_out": ("Zeg waar het bestand heen moet: --out VERSLAG.{format}", "Say where the file goes: --out REPORT.{format}"),
        "docx_extra": ("Voor DOCX is een extra onderdeel nodig. Typ: {bring_in}", "DOCX needs an extra part. Type: {bring_in}"),
        "booklet_pdf": ("Het boekje is er als PDF. Typ ook: --format pdf --out BOEKJE.pdf", "The booklet is a PDF. Also type: --format pdf --out BOOKLET.pdf"),
        "no_sheet": ("Alleen een doorverwijzing heeft een blad om mee te nemen. Laat --sheet weg.", "Only a referral has a sheet to take along. Leave out --sheet."),
        "none": ("nog geen", "none yet"),
        "no_talk": ("Dit dossier heeft nog geen gesprek.", "This dossier holds no talk yet."),
    }
)  # fmt: skip


def run(
    dossier: str, format: str, reader: str, lang: str, out: Path | None, page: str = "report", wished: str | None = None
) -> int:
    """The report of the latest talk in the dossier (its id or title), or another page of it. Raises Refused.

    lang: of what is said to the user. wished: of the report, where it is not to be in the language of the talk.
    """
    if page == "booklet" and format != "pdf":
        complain(say("booklet_pdf", lang))
        return USAGE
    if format in FILES and out is None:
        complain(say("needs_out", lang, format=format))
        return USAGE
    definitions = opened_library()
    reader = "client" if page == "booklet" else reader
    leaves = f"{page} {format} {reader}" if out is not None or not sys.stdout.isatty() else ""
    with open_store(lang) as vault, store_errors_said(lang):
        row, state = _latest(vault, dossier, lang)
        if page == "sheet" and not has_sheet(state):
            raise Refused(say("no_sheet", lang))
        demand_parts(format, lang)
        earlier = talks_of(vault, row.dossier, definitions, but=row.id)
        _log_export(vault, row, leaves)
    if out is None:
        sys.stdout.write(rendered(state, definitions, format, reader, wished or state.lang, page, earlier))
    else:
        with waiting("making", lang, what=out):
            write_whole(out, whole(state, definitions, format, reader, wished or state.lang, page, earlier), lang)
        print(out)
    say_left_out(definitions, lang)
    return DONE


def latest_talk(dossier: str, lang: str, leaves: str = "") -> Conversation:
    """The talk changed last in the dossier (its id or title). leaves: as what it is about to be written to a file, for the
    log; "" for only looking. Raises Refused."""
    with open_store(lang) as vault, store_errors_said(lang):
        row, state = _latest(vault, dossier, lang)
        _log_export(vault, row, leaves)
        return state


def _log_export(vault: Store, row: ConversationRow, leaves: str) -> None:
    """Before the file is there, so that none is made without a line in the log. Raises StoreError."""
    if leaves:
        vault.record("exported", row.dossier, row.id, leaves)


def _latest(vault: Store, dossier: str, lang: str) -> tuple[ConversationRow, Conversation]:
    """Raises Refused, StoreError."""
    talks = vault.conversations(dossier_row(vault, dossier, lang).id)
    if not talks:
        raise Refused(say("no_talk", lang))
    latest = talks[0]
    events = vault.events(latest.id)
    return latest, fold(compiled_of(vault, latest, events), events)


def dossier_row(vault: Store, dossier: str, lang: str) -> DossierRow:
    """The dossier with that id or title. Raises Refused with those there are, and StoreError."""
    rows = vault.dossiers()
    for row in rows:
        if dossier in (row.id, row.title):
            return row
    names = ", ".join(f"{row.id} ({row.title})" for row in rows) or say("none", lang)
    raise Refused(say("no_dossier", lang, dossier=dossier, names=names))


def rendered(
    state: Conversation, definitions: Library, format: str, reader: str, lang: str, page: str = "report",
    earlier: Sequence[Conversation] = (), at: datetime | None = None,
) -> str:  # fmt: skip
    """The report as text in one format; earlier: the other talks of the dossier; at: when it is made, by default now."""
    from intake.reporting import render

    return render(_built(state, definitions, reader, lang, earlier, at), format, page)  # type: ignore[arg-type]


def whole(
    state: Conversation, definitions: Library, format: str, reader: str, lang: str, page: str = "report",
    earlier: Sequence[Conversation] = (), at: datetime | None = None,
) -> bytes:  # fmt: skip
    """The report as the bytes of a file, in any format."""
    if format not in FILES:
        return rendered(state, definitions, format, reader, lang, page, earlier, at).encode("utf-8")
    report = _built(state, definitions, reader, lang, earlier, at)
    if format == "docx":
        return _docx(report, lang, at)
    from intake.reporting.pdf import pdf

    return pdf(report, page)


def _docx(report: Report, lang: str, at: datetime | None) -> bytes:
    demand_parts("docx", lang)
    from intake.reporting.docx import docx

    return docx(report, at or now())


def demand_parts(format: str, lang: str) -> None:
    """Raises Refused where the extra part that writes this format is missing."""
    if format == "docx" and not has_docx():
        raise Refused(say("docx_extra", lang, bring_in=bring_in("docx")))


def has_docx() -> bool:
    """Is the extra part there that writes DOCX?"""
    from importlib.util import find_spec

    return find_spec("docx") is not None


def _built(
    state: Conversation, definitions: Library, reader: str, lang: str, earlier: Sequence[Conversation], at: datetime | None
) -> Report:
    from importlib.metadata import version

    from intake.reporting import build

    program = f"Draagwijzer {version('draagwijzer')}"
    return build(state, definitions, lang=lang, reader=reader, today=(at or now()).date(), program=program, earlier=earlier)  # type: ignore[arg-type]


def write_all(
    state: Conversation, definitions: Library, folder: Path, name: str, lang: str, readers: Sequence[str] = READERS,
    earlier: Sequence[Conversation] = (), at: datetime | None = None,
) -> list[Path]:  # fmt: skip
    """Every format for these readers as files in the folder, made where it is missing; the booklet where the client is one
    of them. Raises Refused."""
    formats = (*FORMATS, "pdf", *(("docx",) if has_docx() else ()))
    wanted = [(folder / f"{name}-{reader}.{format}", format, reader, "report") for reader in readers for format in formats]
    if "client" in readers:
        wanted.append((folder / f"{name}-booklet.pdf", "pdf", "client", "booklet"))
    for path, format, reader, page in wanted:
        write_whole(path, whole(state, definitions, format, reader, lang, page, earlier, at), lang)
    return [path for path, *_ in wanted]


def write(path: Path, text: str, lang: str) -> None:
    """Whole or not at all. Raises Refused."""
    write_whole(path, text.encode("utf-8"), lang)
