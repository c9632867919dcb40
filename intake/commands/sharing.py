"""What leaves the vault: sharing with consent, the client's own copy, how long dossiers are kept."""

from __future__ import annotations

import argparse
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from intake.commands.earlier import talks_of
from intake.commands.home import ask_passphrase, open_store, store_errors_said
from intake.commands.library import opened_library, say_left_out
from intake.commands.logwords import detail_words, what_words
from intake.commands.problems import DONE, Refused
from intake.commands.report import demand_parts, dossier_row, rendered, whole
from intake.commands.talk import now
from intake.commands.values_file import read_mapping
from intake.conversation.fold import Conversation
from intake.conversation.initials import Initials, by_initials, initials_of
from intake.conversation.wording import day_words
from intake.definitions.folders import organisation_folder
from intake.definitions.model import Library
from intake.definitions.plain import plain
from intake.store.backup import sealed
from intake.store.files import write_atomically
from intake.store.retention import Profile, to_review
from intake.words import Words

if TYPE_CHECKING:
    from intake.store.interface import Store
    from intake.store.rows import LogLine

SCHEMA = "draagwijzer-own-copy/1"
_KEPT = "retention.kept"

say = Words(
    {
        "need_consent": (
            "Delen mag alleen met toestemming. Vraag het, en zeg wie ja zei: --consent \"mevrouw zelf\".",
            "Sharing needs consent. Ask for it, and say who said yes: --consent \"the client\".",
        ),
        "shared": ("Gedeeld met {whom}: {path}. De toestemming van {by} is vastgelegd.", "Shared with {whom}: {path}. The consent of {by} is on record."),
        "consent": ("{id}  {at}  {what} met {whom}, ja gezegd door {by}{withdrawn}", "{id}  {at}  {what} with {whom}, agreed by {by}{withdrawn}"),
        "withdrawn": (" · ingetrokken op {at}", " · withdrawn on {at}"),
        "no_consents": ("Er is nog niets gedeeld.", "Nothing was shared yet."),
        "took_back": ("De toestemming is ingetrokken. Vraag de ander om het bestand weg te doen.", "The consent is withdrawn. Ask the other to remove the file."),
        "copied": ("De kopie voor de cliënt staat in {path}.", "The copy for the client is in {path}."),
        "copied_sealed": ("De kopie voor de cliënt staat in {path}. Hij gaat open met de gekozen wachtzin (age).", "The copy for the client is in {path}. It opens with the chosen passphrase (age)."),
        "no_talk": ("Dit dossier heeft nog geen gesprek.", "This dossier holds no talk yet."),
        "no_profile": (
            "Er is geen bewaarprofiel. Zet in je bibliotheek een bestand retention.yaml met: keep_years: 20",
            "There is no retention profile. Put a file retention.yaml in your library with: keep_years: 20",
        ),
        "bad_profile": ("{place}: keep_years is een heel getal van 1 tot 100, warn_days van 0 tot 3650", "{place}: keep_years is a whole number from 1 to 100, warn_days from 0 to 3650"),
        "profile_mapping": ("dit is geen bewaarprofiel; schrijf regels als: keep_years: 20", "this is no retention profile; write lines like: keep_years: 20"),
        "review": ("{id}  {title}  bewaren tot {until}", "{id}  {title}  keep until {until}"),
        "nothing_to_review": ("Er is niets na te kijken.", "There is nothing to review."),
        "kept_until": ("Dit dossier blijft tot {until}.", "This dossier stays until {until}."),
        "bad_date": ("{date} is geen dag. Schrijf die zo: 2030-12-31.", "{date} is no day. Write it like this: 2030-12-31."),
        "removed": ("Weg, ook uit de kopieën op deze computer.{backups}", "Gone, from the copies on this computer too.{backups}"),
        "backups": (" Reservekopieën van deze dagen kunnen het nog bevatten: {days}. Maak een nieuwe en gooi die weg.", " Backups of these days may still hold it: {days}. Make a new one and throw those away."),
    }
)  # fmt: skip


def run(given: argparse.Namespace, lang: str) -> int:
    """Do one of share, consents, copy, retention, remove. Raises Refused."""
    does: dict[str, Callable[[argparse.Namespace, str], int]] = {
        "share": _share, "consents": _consents, "copy": _copy, "retention": _retention, "remove": _remove,
    }  # fmt: skip
    with store_errors_said(lang):
        return does[given.command](given, lang)


# Sharing


def _share(given: argparse.Namespace, lang: str) -> int:
    """A report for someone else, sealed for their key where that is given. The consent and the log are kept before the file is made."""
    if not given.consent.strip():
        raise Refused(say("need_consent", lang))
    definitions = opened_library()
    with open_store(lang) as vault:
        row = dossier_row(vault, given.dossier, lang)
        talks = _talks(vault, row.id, definitions, lang)
        short = _short(talks, given.initials)
        *earlier, latest = (by_initials(talk, short) for talk in talks)
        demand_parts(given.format, lang)
        data = whole(latest, definitions, given.format, given.reader, given.lang or latest.lang, earlier=earlier)
        data = sealed(data, recipients=given.to) if given.to else data
        vault.add_consent(row.id, given.whom, f"{given.reader} {given.format}", given.consent)
        vault.record("shared", row.id, detail=given.whom)
        write_atomically(given.out, data)
    print(say("shared", lang, whom=given.whom, path=given.out, by=given.consent))
    say_left_out(definitions, lang)
    return DONE


def _talks(vault: Store, dossier: str, definitions: Library, lang: str) -> list[Conversation]:
    talks = talks_of(vault, dossier, definitions)
    if not talks:
        raise Refused(say("no_talk", lang))
    return talks


def _short(talks: Sequence[Conversation], wished: bool) -> Initials:
    """Initials for everyone in the talks but the two they are about, or for no one."""
    return initials_of(talks) if wished else Initials({})


def _consents(given: argparse.Namespace, lang: str) -> int:
    with open_store(lang) as vault:
        if given.withdraw:
            vault.withdraw_consent(given.withdraw)
            print(say("took_back", lang))
            return DONE
        row = dossier_row(vault, given.dossier, lang)
        lines = [
            say(
                "consent", lang, id=one.id, at=day_words(one.at, lang), what=one.what, whom=one.with_whom, by=one.said_by,
                withdrawn=say("withdrawn", lang, at=day_words(one.withdrawn, lang)) if one.withdrawn else "",
            )
            for one in vault.consents(row.id)
        ]  # fmt: skip
    print("\n".join(lines) or say("no_consents", lang))
    return DONE


# The client's own copy


def _copy(given: argparse.Namespace, lang: str) -> int:
    """Everything of a dossier for the client: readable (HTML), complete (JSON), with who looked in it and what was shared."""
    definitions = opened_library()
    phrase = ask_passphrase(lang, new=True) if given.encrypt else ""
    with open_store(lang) as vault:
        row = dossier_row(vault, given.dossier, lang)
        talks = _talks(vault, row.id, definitions, lang)
        data = own_copy(vault, row.id, row.title, talks, definitions, given.lang, _short(talks, given.initials))
        vault.record("exported", row.id, detail="own copy")
        write_atomically(given.out, sealed(data, phrase) if given.encrypt else data)
    print(say("copied_sealed" if given.encrypt else "copied", lang, path=given.out))
    say_left_out(definitions, lang)
    return DONE


def own_copy(
    vault: Store, dossier: str, title: str, talks: Sequence[Conversation], definitions: Library, lang: str | None, short: Initials
) -> bytes:
    """A ZIP: a report for each talk, all data with the consents as JSON, and the log in words. short: whose names are initials in it.

    lang: of all of it; None for each report in the language of its talk, and the log in that of the last one.
    """
    talks = [by_initials(talk, short) for talk in talks]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, talk in enumerate(talks, 1):
            page = rendered(talk, definitions, "html", "client", lang or talk.lang, earlier=talks[: number - 1])
            archive.writestr(f"{number}-{talk.flow.id}.html", page)
        archive.writestr(
            "data.json", json.dumps(_data(vault, dossier, title, talks, short), ensure_ascii=False, indent=1)
        )
        archive.writestr("log.txt", log_text(vault, dossier, lang or talks[-1].lang, short))
    return out.getvalue()


def _data(vault: Store, dossier: str, title: str, talks: Sequence[Conversation], short: Initials) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "dossier": {"id": dossier, "title": title},
        "talks": [
            {
                "flow": talk.flow.id,
                "version": talk.flow.version,
                "answers": [asdict(answer) for given in talk.answers.values() for answer in given.values()],
                "withheld": [asdict(one) for one in talk.withheld.values()],
                "notes": [asdict(one) for one in talk.notes],
                "people": [asdict(person) for person in talk.people.values()],
                "ties": [asdict(tie) for tie in talk.ties],
                "steps": [asdict(step) for step in talk.all_steps()],
                "events": [asdict(replace(event, data=dict(event.data))) for event in talk.events],
            }
            for talk in talks
        ],
        "consents": [
            asdict(replace(one, with_whom=short.in_text(one.with_whom), said_by=short.in_text(one.said_by)))
            for one in vault.consents(dossier)
        ],
        "log": [asdict(replace(line, detail=short.in_text(line.detail))) for line in vault.log(dossier)],
    }


def log_text(vault: Store, dossier: str, lang: str, short: Initials) -> str:
    """Who did what with this dossier, when, and with whom it was shared, as that was typed or by initials; a line each."""

    def words(line: LogLine) -> str:
        detail = short.in_text(detail_words(line.what, line.detail, lang))
        return f"{line.at[:16].replace('T', ' ')}  {line.who}  {what_words(line.what, lang)}  {detail}".rstrip()

    lines = map(words, vault.log(dossier))
    return "\n".join(lines) + "\n"


# How long


def read_profile(lang: str) -> Profile:
    """The organisation's retention.yaml. Raises Refused where there is none, or it is wrong."""
    folder = organisation_folder()
    path = folder / "retention.yaml" if folder else None
    if path is None or not path.is_file():
        raise Refused(say("no_profile", lang))
    root = read_mapping(path, say("profile_mapping", lang), lang)
    data = plain(root, yes_no=False)
    years, warn = data.get("keep_years"), data.get("warn_days", 90)
    if not _between(years, 1, 100) or not _between(warn, 0, 3650):
        raise Refused(say("bad_profile", lang, place=root.place))
    return Profile(int(years), int(warn), str(data.get("basis", "")))


def _between(value: object, low: int, high: int) -> bool:
    return (
        isinstance(value, (int, float))
        and not isinstance(value, bool)
        and value == int(value)
        and low <= value <= high
    )


def _retention(given: argparse.Namespace, lang: str) -> int:
    profile = read_profile(lang)
    with open_store(lang) as vault:
        kept: dict[str, str] = json.loads(vault.setting(_KEPT, "{}"))
        if given.keep:
            return _keep(vault, given, kept, lang)
        found = to_review(vault.dossiers(), profile, now().date(), kept)
    lines = [
        say("review", lang, id=one.dossier, title=one.title, until=day_words(one.until.isoformat(), lang))
        for one in found
    ]
    print("\n".join(lines) or say("nothing_to_review", lang))
    return DONE


def _keep(vault: Store, given: argparse.Namespace, kept: dict[str, str], lang: str) -> int:
    """A decision of the review: this dossier stays until a day."""
    try:
        until = date.fromisoformat(given.until)
    except ValueError as problem:
        raise Refused(say("bad_date", lang, date=given.until)) from problem
    row = dossier_row(vault, given.keep, lang)
    vault.set_setting(_KEPT, json.dumps({**kept, row.id: until.isoformat()}))
    vault.record("retention", row.id, detail=until.isoformat())
    print(say("kept_until", lang, until=day_words(until.isoformat(), lang)))
    return DONE


def _remove(given: argparse.Namespace, lang: str) -> int:
    """Remove a dossier for good, and name the backups that may still hold it."""
    with open_store(lang) as vault:
        row = dossier_row(vault, given.dossier, lang)
        days = list(
            dict.fromkeys(day_words(at, lang) for at in vault.backups_made() if at[:10] >= row.created[:10])
        )
        vault.remove_dossier(row.id)
    told = say("backups", lang, days=", ".join(days)) if days else ""
    print(say("removed", lang, backups=told))
    return DONE
