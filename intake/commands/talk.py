"""The talk as lines: one in, some out. For screen readers, pipes, and terminals that cannot draw."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TextIO

from intake.commands.earlier import known_people
from intake.commands.home import open_store, problem_words
from intake.commands.library import library, talk_flow
from intake.commands.pinned import flow_of
from intake.commands.problems import DONE, Refused, complain
from intake.conversation.compiled import compile_flow
from intake.conversation.dialogue import Dialogue
from intake.conversation.events import Event
from intake.conversation.messages import Message
from intake.conversation.showing import hint
from intake.store.errors import StoreError
from intake.store.interface import Store
from intake.words import Words

say = Words(
    {
        "resumed": ("(Verder met het gesprek van {date}.)", "(Going on with the talk of {date}.)"),
        "newer": (
            "(Er is een nieuwere versie van deze methode. Dit gesprek gaat verder zoals het begon. Overstappen: draagwijzer migrate {conversation})",
            "(There is a newer version of this method. This talk goes on as it began. To move: draagwijzer migrate {conversation})",
        ),
        "kept": (
            "Bewaard. Verder gaan: draagwijzer talk {flow} --plain --dossier {dossier}\nVerslag: draagwijzer report {dossier}",
            "Kept. To go on: draagwijzer talk {flow} --plain --dossier {dossier}\nReport: draagwijzer report {dossier}",
        ),
        "title": ("{flow} van {date}", "{flow} of {date}"),
        "no_dossier": (
            "Er is geen dossier {dossier}. Laat --dossier weg voor een nieuw dossier.",
            "There is no dossier {dossier}. Leave out --dossier for a new one.",
        ),
        "not_kept": ("Dit kon niet bewaard worden: {why}", "This could not be kept: {why}"),
    }
)


def now() -> datetime:
    return datetime.now().astimezone()


def new_id() -> str:
    return f"p{secrets.token_hex(4)}"


def run(flow_name: str, audience: str, lang: str, dossier: str = "", new: bool = False) -> int:
    """Lead the talk over standard input and output. Raises Refused."""
    definitions = library()
    flow = talk_flow(definitions, flow_name, lang)
    with open_store(lang) as vault:
        try:
            conversation, dossier = _conversation(
                vault, flow_name, flow.version, flow.source, audience, lang, dossier, new
            )
            events = vault.events(conversation)
            newest = flow.version
            if events:
                row = next(row for row in vault.conversations(dossier) if row.id == conversation)
                flow = flow_of(vault, row, events, definitions)

            def record(event: Event) -> None:
                vault.append(conversation, event)
                for told in vault.news(lang):
                    complain(told)

            talk = Dialogue(
                compile_flow(flow), record, clock=now, new_id=new_id, library=definitions,
                lang=lang, audience=audience, by=speaker(flow.respondents), events=events,
                **({} if events else known_people(vault, dossier, definitions)),
            )  # fmt: skip
            if events:
                print(say("resumed", lang, date=talk.state.started_at[:10]))
            if flow.version != newest:
                print(say("newer", lang, conversation=conversation))
            converse(talk, sys.stdin, sys.stdout)
            goes_on = talk.state.chosen or flow_name
            print(say("kept", talk.lang, flow=goes_on, dossier=dossier))
        except StoreError as problem:
            raise Refused(say("not_kept", lang, why=problem_words(problem, lang))) from problem
    return DONE


def speaker(respondents: Iterable[str]) -> str:
    """Who answers at first: the first of the flow's respondents."""
    return next(iter(respondents), "client")


def _conversation(vault: Store, flow: str, version: str, source: object, audience: str, lang: str, dossier: str, new: bool) -> tuple[str, str]:  # fmt: skip
    """(conversation, dossier): the open talk of that dossier, or a new one."""
    known = {row.id for row in vault.dossiers()}
    if dossier and dossier not in known:
        raise Refused(say("no_dossier", lang, dossier=dossier))
    if dossier and not new:
        for row in vault.conversations(dossier):
            if row.flow == flow and row.status != "finished":
                return row.id, dossier
    if not dossier:
        dossier = vault.new_dossier(say("title", lang, flow=flow, date=now().date().isoformat()))
    return vault.new_conversation(dossier, flow, version, source, lang, audience), dossier  # type: ignore[arg-type]


def converse(talk: Dialogue, lines: TextIO, out: TextIO, stop: Callable[[], bool] = lambda: False) -> None:
    """Until the talk is paused or finished, or the lines end; a broken line (Ctrl-C) pauses."""
    _print(talk, talk.open(), out)
    while not stop() and talk.state.status == "asking":
        try:
            out.write("> ")
            out.flush()
            line = lines.readline()
        except KeyboardInterrupt:
            out.write("\n")
            line = ""
        if not line:
            break
        _print(
            talk, [message for message in talk.hear(line.rstrip("\n")) if message.speaker == "program"], out
        )
    if talk.state.status == "asking":
        out.write("\n")
        _print(talk, talk.move("pause"), out)


_MARK = {"signal": "!!! ", "stage": "== ", "refused": "! "}


def _print(talk: Dialogue, messages: Iterable[Message], out: TextIO) -> None:
    for message in messages:
        out.write(f"\n{_MARK.get(message.kind, '')}{message.text}\n")
        if message.kind == "question" and message.question:
            out.write(_choices(talk, message))
    out.flush()


def _choices(talk: Dialogue, message: Message) -> str:
    question = talk.state.flow.questions[message.question]
    if question.kind == "yesno" or talk.is_asking_more():
        return ""
    if message.choices:
        return "".join(f"  {number}. {label}\n" for number, label in enumerate(message.choices, 1))
    return f"  ({hint(talk.state, question)})\n" if question.kind not in ("text", "info") else ""
