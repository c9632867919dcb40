"""What is coming in all dossiers: as a list, or as an iCalendar file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from intake.commands.earlier import talks_of
from intake.commands.home import open_store, store_errors_said
from intake.commands.library import opened_library
from intake.commands.problems import DONE
from intake.commands.report import write
from intake.commands.talk import now
from intake.conversation.due import Due, due
from intake.conversation.wording import date_words
from intake.definitions.model import Library
from intake.network.wording import initials
from intake.store.interface import Store
from intake.words import Words

say = Words(
    {
        "none": ("Er staat niets op de lijst.", "Nothing is on the list."),
        "meeting": ("bijeenkomst: {words}", "meeting: {words}"),
        "step": ("stap: {words}", "step: {words}"),
        "who": (" ({who})", " ({who})"),
        "past": (" · de dag is voorbij", " · the day has passed"),
        "bare_meeting": ("Bijeenkomst {who}", "Meeting {who}"),
        "bare_step": ("Stap uit het plan van {who}", "Step of the plan of {who}"),
        "written": ("Afspraken in {path}: {count}.", "Appointments in {path}: {count}."),
    }
)


@dataclass(frozen=True, slots=True)
class DueRow:
    """Something due in a dossier."""

    dossier: str
    title: str
    due: Due


def rows(vault: Store, definitions: Library, today: date) -> list[DueRow]:
    """Of all dossiers, first day first. Raises StoreError."""
    found = [
        DueRow(row.id, row.title, one)
        for row in vault.dossiers()
        for talk in talks_of(vault, row.id, definitions)
        for one in due(talk, today)
    ]
    return sorted(found, key=lambda row: (row.due.day, row.title))


def line(row: DueRow, today: date, lang: str) -> str:
    """12 mei 2026 · R. Jansen · stap: bellen (Sanne)"""
    return f"{whose(row, lang)} · {what(row, today, lang)}"


def whose(row: DueRow, lang: str) -> str:
    """12 mei 2026 · R. Jansen"""
    return f"{date_words(row.due.day.isoformat(), lang)} · {row.title}"


def what(row: DueRow, today: date, lang: str) -> str:
    """stap: bellen (Sanne)"""
    one = row.due
    told = say(one.kind, lang, words=one.words) + (say("who", lang, who=one.who) if one.who else "")
    past = say("past", lang) if one.day < today else ""
    return f"{told}{past}"


def run(ics: Path | None, names: bool, lang: str) -> int:
    """List what is due, or write it as a calendar. Raises Refused."""
    today = now().date()
    with open_store(lang) as vault, store_errors_said(lang):
        found = rows(vault, opened_library(), today)
        for dossier in dict.fromkeys(row.dossier for row in found if ics is not None):
            vault.record("exported", dossier, detail="calendar")
    if ics is None:
        print("\n".join(line(row, today, lang) for row in found) or say("none", lang))
    else:
        write(ics, calendar(found, names, lang), lang)
        print(say("written", lang, count=len(found), path=ics))
    return DONE


def calendar(found: Iterable[DueRow], names: bool, lang: str) -> str:
    """RFC 5545, whole days. Without names: initials of the dossier and no word of what was said, for calendars are shared."""
    from icalendar import Calendar, Event

    made = Calendar()
    made.add("prodid", "-//Draagwijzer//NL")
    made.add("version", "2.0")
    for row in found:
        event = Event()
        one = row.due
        bare = say(f"bare_{one.kind}", lang, who=initials(row.title))
        event.add("summary", f"{row.title}: {one.words}" if names else bare)
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
        event.add("uid", f"{row.dossier}-{one.kind}-{one.day.isoformat()}-{number_of(one.words):x}@draagwijzer")
        event.add("dtstamp", now())
        made.add_component(event)
    return str(made.to_ical(), "utf-8")


def number_of(words: str) -> int:
    """The same words give the same number on every run, so that a calendar read twice holds nothing double."""
    import zlib

    return zlib.crc32(words.encode())
