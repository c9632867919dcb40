"""The talk as lines: one in, some out. For screen readers, pipes, and terminals that cannot draw."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TextIO

from intake.commands.earlier import known_people, talks_of
from intake.commands.home import open_store, problem_words
from intake.commands.library import opened_library, say_left_out, talk_flow
from intake.commands.pinned import flow_of, newest
from intake.commands.problems import DONE, Refused, complain
from intake.conversation.compiled import compile_flow
from intake.conversation.dialogue import Dialogue
from intake.conversation.events import Event
from intake.conversation.fold import Conversation
from intake.conversation.messages import Message
from intake.conversation.showing import hint
from intake.definitions.model import Library
from intake.plain.desk import Closed
from intake.store.errors import StoreError
from intake.store.home import default_home
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
        "place": ("Vraag {number} van ongeveer {total}:", "Question {number} of about {total}:"),
        "several": ("Je mag er meer kiezen. Typ de nummers of de woorden.", "You may choose several. Type the numbers or the words."),
        "before_stage": ("Onderdeel:", "Part:"),
        "before_signal": ("Belangrijk.", "Important."),
        "before_refused": ("Let op.", "Mind."),
        "not_kept": ("Dit kon niet bewaard worden: {why}", "This could not be kept: {why}"),
    }
)


def now() -> datetime:
    return datetime.now().astimezone()


def new_id() -> str:
    return f"p{secrets.token_hex(4)}"


def run(flow_name: str, audience: str, lang: str, dossier: str = "", new: bool = False) -> int:
    """Lead the talk over standard input and output. Raises Refused."""
    definitions = opened_library()
    flow = talk_flow(definitions, flow_name, lang)
    with open_store(lang) as vault:
        try:
            conversation, dossier = _conversation(
                vault, flow_name, flow.version, flow.source, audience, lang, dossier, new
            )
            lead(vault, definitions, conversation, dossier, lang, audience)
        except StoreError as problem:
            raise Refused(say("not_kept", lang, why=problem_words(problem, lang))) from problem
    say_left_out(definitions, lang)
    return DONE


def lead(
    vault: Store, definitions: Library, conversation: str, dossier: str, lang: str, audience: str = "worker"
) -> Conversation:
    """Begin or go on with a talk over standard input and output, with the commands of `intake.plain`. Raises StoreError."""
    from intake.plain.desk import Desk
    from intake.plain.lock import watched
    from intake.plain.talking import Aside

    row = next(row for row in vault.conversations(dossier) if row.id == conversation)
    events = vault.events(conversation)
    latest = newest(definitions, row.flow)
    flow = flow_of(vault, row, events, definitions)

    def record(event: Event) -> None:
        vault.append(conversation, event)
        for told in vault.news(lang):
            complain(told)

    def log(what: str) -> None:
        vault.record("exported", dossier, conversation, what)

    talk = Dialogue(
        compile_flow(flow), record, clock=now, new_id=new_id, library=definitions,
        lang=lang, audience=audience, by=speaker(flow.respondents), events=events,
        **({} if events else known_people(vault, dossier, definitions)),
    )  # fmt: skip
    if events:
        print(say("resumed", lang, date=talk.state.started_at[:10]))
    if latest is not None and flow.version != latest.version:
        print(say("newer", lang, conversation=conversation))
    lines, out = watched(vault, lambda: talk.lang)
    desk = Desk(lines, out, lang)
    earlier = talks_of(vault, dossier, definitions, but=conversation)
    aside = Aside(talk, desk, definitions, now, earlier, default_home() / "reports" / conversation, log, lock=getattr(lines, "lock", None))
    converse(talk, lines, out, aside=aside.hear)
    print(say("kept", talk.lang, flow=talk.state.chosen or flow.id, dossier=dossier))
    return talk.state


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


def converse(
    talk: Dialogue, lines: TextIO, out: TextIO, stop: Callable[[], bool] = lambda: False,
    aside: Callable[[str], list[Message] | None] = lambda line: None,
) -> None:  # fmt: skip
    """Until the talk is paused or finished, or the lines end; a broken line (Ctrl-C) pauses.

    aside: what does a line that is no answer, and tells what the talk says then; None for a line that is for the talk.
    """
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
        _print(talk, _heard(talk, line.rstrip("\n"), aside), out)
    if talk.state.status == "asking":
        out.write("\n")
        _print(talk, talk.move("pause"), out)


def _heard(talk: Dialogue, line: str, aside: Callable[[str], list[Message] | None]) -> list[Message]:
    try:
        beside = aside(line)
    except Closed:
        return []
    said = talk.hear(line) if beside is None else beside
    return [message for message in said if message.speaker == "program"]


def _print(talk: Dialogue, messages: Iterable[Message], out: TextIO) -> None:
    """What is read aloud: words before a message instead of signs, and where in the talk a question stands."""
    for message in messages:
        asks = message.kind == "question" and bool(message.question)
        before = _place(talk) if asks and message.question == talk.state.current else _before(talk, message.kind)
        out.write(f"\n{before}{message.text}\n")
        if asks:
            out.write(_choices(talk, message))
    out.flush()


def _before(talk: Dialogue, kind: str) -> str:
    key = f"before_{kind}"
    return f"{say(key, talk.lang)} " if key in say.table else ""


def _place(talk: Dialogue) -> str:
    prompt = talk.prompt
    return f"{say('place', talk.lang, number=prompt.number, total=prompt.total)} " if prompt.number else ""


def _choices(talk: Dialogue, message: Message) -> str:
    question = talk.state.flow.questions[message.question]
    if question.kind == "yesno" or talk.is_asking_more():
        return ""
    if message.choices:
        several = f"{say('several', talk.lang)}\n" if question.kind == "choices" else ""
        return "".join(f"{number}. {label}\n" for number, label in enumerate(message.choices, 1)) + several
    return f"({hint(talk.state, question)})\n" if question.kind not in ("text", "info") else ""
