"""Self-report: an invitation for a client or a second carer, answers on their own computer, and the sealed result taken in.

The invitation holds the questions and a public key, nothing about anybody. Only who made it can open the result.
"""

from __future__ import annotations

import argparse
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from intake import understanding
from intake.bounded import read_at_most
from intake.commands.home import open_store, store_errors_said
from intake.commands.library import opened_library, talk_flow
from intake.commands.pinned import newest
from intake.commands.problems import DONE, Refused
from intake.commands.report import dossier_row
from intake.commands.talk import converse, new_id, now
from intake.conversation.compiled import CompiledFlow, compile_flow
from intake.conversation.dialogue import Dialogue
from intake.conversation.events import KINDS, Event
from intake.conversation.fitting import LONGEST, Unfit, fit_value
from intake.conversation.fold import Conversation, fold
from intake.conversation.migrating import version_now
from intake.definitions import DefinitionErrors, load_pinned
from intake.definitions.model import Flow
from intake.plain.lock import watched
from intake.store.backup import NotABackup, Sealed, sealed, unsealed
from intake.store.files import write_atomically
from intake.store.interface import Store
from intake.words import Words

INVITATION = "draagwijzer-invitation/1"
ANSWERS = "draagwijzer-answers/1"
LARGEST = 20_000_000
MOST_EVENTS = 20_000
WHO = ("client", "carer", "second_carer", "network")
_SENT, _MINE = "invite.", "answering."

say = Words(
    {
        "made": (
            "Uitnodiging in {path}. Stuur dit bestand. De ander typt: draagwijzer answer {name}",
            "Invitation in {path}. Send this file. The other types: draagwijzer answer {name}",
        ),
        "no_file": ("{path} kan niet gelezen worden. Kijk naar de naam en de rechten.", "{path} cannot be read. Look at its name and rights."),
        "no_invitation": ("{path} is geen uitnodiging van Draagwijzer, of het is veranderd. Vraag om een nieuwe.", "{path} is no invitation of Draagwijzer, or it was changed. Ask for a new one."),
        "go_on": ("Bewaard op deze computer. Later verder: draagwijzer answer {path}", "Kept on this computer. To go on later: draagwijzer answer {path}"),
        "send": ("Klaar. Stuur dit bestand terug: {path}. Alleen wie je uitnodigde kan het openen.", "Done. Send back this file: {path}. Only who invited you can open it."),
        "title": ("Uitnodiging: {flow}", "Invitation: {flow}"),
        "not_ours": ("{path} hoort niet bij een uitnodiging van deze kluis, of het is al ingelezen.", "{path} does not belong to an invitation of this vault, or it was taken in already."),
        "bad_answers": ("{path} bevat geen antwoorden die hier passen ({why}). Er is niets overgenomen.", "{path} holds no answers that fit here ({why}). Nothing was taken over."),
        "beside": ("{count} antwoorden van {who} staan nu naast de andere.", "{count} answers of {who} now stand beside the others."),
        "own_talk": ("De antwoorden van {who} staan in een eigen gesprek: {count}.", "The answers of {who} stand in a talk of their own: {count}."),
    }
)  # fmt: skip


def run(given: argparse.Namespace, lang: str) -> int:
    """Do one of invite, answer, answers. Raises Refused."""
    does: dict[str, Callable[[argparse.Namespace, str], int]] = {"invite": _invite, "answer": _answer, "answers": _answers}
    with store_errors_said(lang):
        return does[given.command](given, lang)


# The one who invites


def _invite(given: argparse.Namespace, lang: str) -> int:
    import pyrage

    flow = talk_flow(opened_library(), given.flow, lang)
    identity = pyrage.x25519.Identity.generate()
    id = secrets.token_hex(8)
    data = {
        "schema": INVITATION, "id": id, "flow": flow.id, "version": flow.version, "lang": lang, "who": given.who,
        "recipient": str(identity.to_public()), "source": dict(flow.source),
    }  # fmt: skip
    with open_store(lang) as vault:
        row = dossier_row(vault, given.dossier, lang)
        sent = {"identity": str(identity), "dossier": row.id, "flow": flow.id, "version": flow.version, "who": given.who, "lang": lang}
        vault.set_setting(_SENT + id, json.dumps(sent))
        write_atomically(given.out, json.dumps(data, ensure_ascii=False, indent=1).encode())
        vault.record("invited", row.id, detail=f"{flow.id} {given.who}")
    print(say("made", lang, path=given.out, name=given.out.name))
    return DONE


def _answers(given: argparse.Namespace, lang: str) -> int:
    """Take in a sealed result: beside the answers of others where that talk is there, else as a talk of its own."""
    data = _bytes(given.file, lang)
    with open_store(lang) as vault:
        id, sent, inside = _opened(vault, data, given.file, lang)
        flow = _flow_of(vault, sent)
        try:
            state = read_answers(inside, id, compile_flow(flow))
        except ValueError as problem:
            raise Refused(say("bad_answers", lang, path=given.file, why=problem)) from problem
        beside = _talk_beside(vault, sent)
        count = _put_beside(vault, beside, state, sent) if beside else _own_talk(vault, flow, state, sent)
        vault.record("imported", sent["dossier"], detail=f"{flow.id} {sent['who']}")
        vault.set_setting(_SENT + id, "")
    print(say("beside" if beside else "own_talk", lang, count=count, who=sent["who"]))
    return DONE


def _opened(vault: Store, data: bytes, path: Path, lang: str) -> tuple[str, dict[str, str], bytes]:
    """The invitation whose key opens the file (its id and what was kept of it), and what is in the file."""
    for key, value in vault.settings(_SENT).items():
        if not value:
            continue
        sent: dict[str, str] = json.loads(value)
        try:
            inside = unsealed(data, identity=sent["identity"])
        except (Sealed, NotABackup):
            continue
        return key.removeprefix(_SENT), sent, inside
    raise Refused(say("not_ours", lang, path=path))


def _flow_of(vault: Store, sent: Mapping[str, str]) -> Flow:
    flow = newest(opened_library(), sent["flow"])
    if flow is not None and flow.version == sent["version"]:
        return flow
    return load_pinned(vault.definition(sent["version"]), sent["flow"])


def read_answers(data: bytes, id: str, flow: CompiledFlow) -> Conversation:
    """The talk in a result. Every word is cleaned and every answer must fit its question. Raises ValueError that says why."""
    try:
        body = json.loads(data)
        if body["schema"] != ANSWERS or body["id"] != id or len(body["events"]) > MOST_EVENTS:
            raise ValueError("schema")
        events = [_event(seq, row) for seq, row in enumerate(body["events"], 1)]
        state = fold(flow, events)
    except (KeyError, TypeError, AttributeError, RecursionError, UnicodeDecodeError) as problem:
        raise ValueError(type(problem).__name__) from problem
    for name, given in state.answers.items():
        for answer in given.values():
            try:
                fit_value(flow.flow.questions[name], answer.value, state.people, "en")
            except Unfit as problem:
                raise ValueError(f"{name}: {problem}") from problem
    return state


def _event(seq: int, row: Mapping[str, Any]) -> Event:
    if row["kind"] not in KINDS or row["kind"] == "migrated":
        raise ValueError("kind")
    return Event(seq, _words(row["at"]), _words(row["kind"]), _words(row["by"]), _clean(dict(row["data"])))


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("words")
    return understanding.clean(value, 100)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return understanding.clean(value, LONGEST)
    if isinstance(value, dict):
        return {understanding.clean(str(key), 100): _clean(one) for key, one in value.items()}
    return [_clean(one) for one in value] if isinstance(value, list) else value


def _talk_beside(vault: Store, sent: Mapping[str, str]) -> str:
    """The latest talk with the same questions in that dossier."""
    rows = vault.conversations(sent["dossier"])
    same = (row for row in rows if row.flow == sent["flow"])
    return next((row.id for row in same if version_now(vault.events(row.id), row.version) == sent["version"]), "")


def _put_beside(vault: Store, talk: str, state: Conversation, sent: Mapping[str, str]) -> int:
    """Answers of another beside those that are there; questions about people keep their own list."""
    events = vault.events(talk)
    count = 0
    for name, given in state.answers.items():
        if state.flow.questions[name].kind in ("people", "info"):
            continue
        answer = max(given.values(), key=lambda one: one.seq)
        data = {"question": name, "value": answer.value, "words": answer.words}
        vault.append(talk, Event(len(events) + count + 1, now().isoformat(), "answered", sent["who"], data))
        count += 1
    return count


def _own_talk(vault: Store, flow: Flow, state: Conversation, sent: Mapping[str, str]) -> int:
    made = vault.new_conversation(sent["dossier"], flow.id, flow.version, flow.source, sent["lang"], "client")
    for event in state.events:
        vault.append(made, event)
    return len(state.answers)


# The one who answers


def _answer(given: argparse.Namespace, lang: str) -> int:
    """The talk of an invitation, kept in this computer's own vault; when it is finished a sealed file is made."""
    invitation = _invitation(given.file, lang)
    lang = invitation["lang"]
    try:
        flow = load_pinned(invitation["source"], invitation["flow"])
    except DefinitionErrors as problem:
        raise Refused(say("no_invitation", lang, path=given.file)) from problem
    with open_store(lang) as vault:
        talk_id = _my_talk(vault, invitation, flow, lang)
        talk = Dialogue(
            compile_flow(flow), lambda event: vault.append(talk_id, event), clock=now, new_id=new_id, library=opened_library(), lang=lang,
            audience="client", by=invitation["who"], events=vault.events(talk_id),
        )  # fmt: skip
        converse(talk, *watched(vault, lambda: talk.lang))
        if talk.state.status != "finished":
            print(say("go_on", lang, path=given.file))
            return DONE
        body = {"schema": ANSWERS, "id": invitation["id"], "events": [asdict(event) for event in talk.state.events]}
        out: Path = given.out or given.file.with_suffix(".dwanswers")
        write_atomically(out, sealed(json.dumps(body, ensure_ascii=False).encode(), recipients=[invitation["recipient"]]))
    print(say("send", lang, path=out))
    return DONE


def is_of_invitation(store: Store, conversation: str) -> bool:
    """Does this talk answer somebody's invitation? Then its answers must fit the version of that."""
    return conversation in store.settings(_MINE).values()


def _my_talk(vault: Store, invitation: Mapping[str, Any], flow: Flow, lang: str) -> str:
    key = _MINE + invitation["id"]
    known = vault.setting(key)
    if not known:
        dossier = vault.new_dossier(say("title", lang, flow=flow.card.title.get(lang)))
        known = vault.new_conversation(dossier, flow.id, flow.version, flow.source, lang, "client")
        vault.set_setting(key, known)
    return known


def _invitation(path: Path, lang: str) -> dict[str, Any]:
    """Raises Refused for what is no invitation of ours."""
    try:
        body = json.loads(_bytes(path, lang))
        fits = (
            body["schema"] == INVITATION and body["lang"] in ("nl", "en") and body["who"] in WHO
            and all(isinstance(body[key], str) for key in ("id", "flow", "version", "recipient"))
            and all(isinstance(name, str) and isinstance(text, str) for name, text in body["source"].items())
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise Refused(say("no_invitation", lang, path=path)) from problem
    if not fits:
        raise Refused(say("no_invitation", lang, path=path))
    found: dict[str, Any] = body
    return found


def _bytes(path: Path, lang: str) -> bytes:
    try:
        raw = read_at_most(path, LARGEST)
    except OSError as problem:
        raise Refused(say("no_file", lang, path=path)) from problem
    if len(raw) > LARGEST:
        raise Refused(say("no_invitation", lang, path=path))
    return raw
