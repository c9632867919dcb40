"""A talk moved to a newer version of its method, after looking at what that changes."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from intake.commands.home import open_store, store_errors_said
from intake.commands.invite import is_of_invitation
from intake.commands.library import opened_library
from intake.commands.pinned import files_of, flow_of, kept_flow
from intake.commands.problems import DONE, INPUT, Refused
from intake.commands.report import dossier_row
from intake.commands.talk import now
from intake.conversation.compiled import compile_flow
from intake.conversation.fold import Conversation, fold
from intake.conversation.migrating import Migration, migration, versions
from intake.conversation.migration_words import lines
from intake.definitions.model import Flow, Library
from intake.store.interface import Store
from intake.store.rows import ConversationRow
from intake.words import Words

CURRENT, EARLIER = "current", "earlier"

say = Words(
    {
        "heading": ("{title}, gesprek {id} van {date}: versie {old} -> {new}", "{title}, talk {id} of {date}: version {old} -> {new}"),
        "none": ("Er is hier niets over te zetten: elk open gesprek is al in de versie van nu.", "There is nothing to move here: every open talk is in the present version."),
        "finished": ("Gesprek {id} is klaar en blijft zoals het is.", "Talk {id} is finished and stays as it is."),
        "invited": ("Gesprek {id} hoort bij een uitnodiging en blijft in de versie daarvan.", "Talk {id} belongs to an invitation and stays in its version."),
        "no_method": ("De methode {flow} is er niet meer; het gesprek gaat verder in de versie waarmee het begon.", "The method {flow} is no longer there; the talk goes on in the version it began with."),
        "no_version": ("Versie {version} ken ik niet voor dit gesprek. Kies uit: {known}.", "I do not know version {version} for this talk. Choose from: {known}."),
        "same": ("Gesprek {id} is al in versie {version}.", "Talk {id} is in version {version} already."),
        "ask": ("Overzetten? Terug kan altijd. (ja/nee) ", "Move it? One can always go back. (yes/no) "),
        "say_yes": ("Er is niets veranderd. Overzetten: zet --yes erbij.", "Nothing was changed. To move: add --yes."),
        "unchanged": ("Er is niets veranderd.", "Nothing was changed."),
        "moved": ("Overgezet. Terug: draagwijzer migrate {id} --to earlier", "Moved. Back: draagwijzer migrate {id} --to earlier"),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ready:
    """A conversation and what moving it would do."""

    row: ConversationRow
    move: Migration


def run(what: str, to: str, yes: bool, lang: str) -> int:
    """Show what changes for the talk (or the open talks of a dossier), and move on a yes. Exit code 1 where that is still
    to be said. Raises Refused."""
    definitions = opened_library()
    with open_store(lang) as store, store_errors_said(lang):
        ready = _ready(store, what, to, definitions, lang)
        if not ready:
            print(say("none", lang))
            return DONE
        code = DONE
        for one in ready:
            _show(one, lang)
            code = max(code, _move(store, one, yes, lang))
        return code


def _ready(store: Store, what: str, to: str, definitions: Library, lang: str) -> list[Ready]:
    """Raises Refused, StoreError."""
    rows = [row for row in store.conversations() if row.id == what]
    if rows:
        return [prepare(store, rows[0], to, definitions, lang)]
    dossier = dossier_row(store, what, lang).id
    open_rows = [row for row in store.conversations(dossier) if row.status != "finished"]
    found = []
    for row in open_rows:
        flow = definitions.flows.get(row.flow)
        events = store.events(row.id)
        if to != CURRENT or (flow is not None and flow_of(store, row, events, definitions).version != flow.version):
            found.append(prepare(store, row, to, definitions, lang))
    return found


def prepare(store: Store, row: ConversationRow, to: str, definitions: Library, lang: str) -> Ready:
    """What moving this conversation would do. to: current, earlier, or (the beginning of) a version it has been in.

    Raises Refused where it stays as it is, StoreError.
    """
    events = store.events(row.id)
    state = fold(compile_flow(flow_of(store, row, events, definitions)), events)
    if state.status == "finished":
        raise Refused(say("finished", lang, id=row.id))
    if is_of_invitation(store, row.id):
        raise Refused(say("invited", lang, id=row.id))
    flow = _target(store, row, state, to, definitions, lang)
    if flow.version == state.flow.version:
        raise Refused(say("same", lang, id=row.id, version=flow.version))
    return Ready(row, migration(state, compile_flow(flow), now().isoformat()))


def _target(store: Store, row: ConversationRow, state: Conversation, to: str, definitions: Library, lang: str) -> Flow:
    if to == CURRENT:
        if row.flow not in definitions.flows or not definitions.flows[row.flow].stages:
            raise Refused(say("no_method", lang, flow=row.flow))
        return definitions.flows[row.flow]
    known = list(versions(state.events, row.version))
    before = known[max(known.index(state.flow.version) - 1, 0)]
    named = [before] if to == EARLIER else [one for one in known if to and one.startswith(to)]
    if len(named) != 1:
        raise Refused(say("no_version", lang, version=to, known=", ".join((CURRENT, EARLIER, *known))))
    return kept_flow(files_of(store, row, state.events, named[0]), row.flow)


def _show(one: Ready, lang: str) -> None:
    old, new = one.move.old, one.move.new
    title = new.flow.card.title.get(lang)
    versions_ = {"old": old.flow.version, "new": new.flow.version}
    print(say("heading", lang, title=title, id=one.row.id, date=old.started_at[:10], **versions_))
    print("\n".join(lines(one.move, lang)), end="\n\n")


def _move(store: Store, one: Ready, yes: bool, lang: str) -> int:
    if not yes and not sys.stdin.isatty():
        print(say("say_yes", lang))
        return INPUT
    if not yes and input(say("ask", lang)).strip().casefold() not in ("ja", "j", "yes", "y"):
        print(say("unchanged", lang))
        return INPUT
    store.append(one.row.id, one.move.event)
    print(say("moved", lang, id=one.row.id))
    return DONE
