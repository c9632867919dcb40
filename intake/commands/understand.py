"""Typed words into values, one utterance a line: the understanding by itself, for tests, batches and other programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

from intake.bounded import read_at_most
from intake.commands.problems import DONE, USAGE, Refused
from intake.definitions.errors import Problem
from intake.definitions.model import Place, Question
from intake.definitions.nodes import MAX_BYTES, Node, read_bytes
from intake.definitions.reading import read_question
from intake.understanding import Context, clean
from intake.understanding.answers import Understood, understand
from intake.understanding.asked import context_of
from intake.words import Words

say = Words(
    {
        "options": (
            "Geef de opties mee: --options \"a|b|c\" of --question FILE.",
            "Give the options: --options \"a|b|c\" or --question FILE.",
        ),
        "few": ("Geef minstens twee verschillende opties, met | ertussen.", "Give at least two different options, with | between them."),
        "both": ("Geef --options of --question, niet allebei.", "Give --options or --question, not both."),
        "unreadable": ("{path}: dit bestand kan niet gelezen worden ({why}).", "{path}: this file cannot be read ({why})."),
        "no_question": (
            "{place}: hier staat geen vraag {id}. Er is: {known}.",
            "{place}: there is no question {id} here. There is: {known}.",
        ),
        "which": (
            "{place}: hier staan meer vragen. Kies er een met #: {known}.",
            "{place}: there are more questions here. Choose one with #: {known}.",
        ),
        "not_understood": ("niet begrepen", "not understood"),
        "sure": ("zekerheid {share}", "confidence {share}"),
        "vague": ("vaag", "vague"),
    }
)  # fmt: skip


def run(
    kind: str, lang: str, question: str | None, today: date | None, options: str | None, as_json: bool
) -> int:
    """Reads standard input to its end; writes one line for each line, at once. See the README for the form."""
    context = _context(kind, lang, question, today or date.today(), options)
    for line in _lines(sys.stdin):
        found = understand(kind, clean(line).replace("\n", " "), context)
        print(json.dumps(as_object(kind, found), ensure_ascii=False) if as_json else _in_words(found, lang))
        sys.stdout.flush()
    return DONE


def as_object(kind: str, found: Understood) -> dict[str, Any]:
    """The JSON object of one line. A frequency has its two keys at the top as well."""
    fields = {
        "value": found.value,
        "confidence": round(found.confidence, 2),
        "vague": found.vague,
        "span": list(found.span),
        "alternatives": list(found.alternatives),
    }
    if kind == "frequency":
        fields["per_month"] = found.value["per_month"] if isinstance(found.value, Mapping) else None
    return fields


def _lines(stream: Any) -> Iterator[str]:
    """Lines end at a line feed only: a form feed or a lone return inside an utterance ends nothing."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(newline="\n")
    for line in stream:
        yield line.rstrip("\n")


def _in_words(found: Understood, lang: str) -> str:
    if found.value is None:
        return say("not_understood", lang)
    value = found.value if isinstance(found.value, str) else json.dumps(found.value, ensure_ascii=False)
    notes = [
        say("sure", lang, share=f"{found.confidence:.0%}"),
        *([say("vague", lang)] if found.vague else []),
    ]
    return f"{value}  ({', '.join(notes)})"


def _context(kind: str, lang: str, question: str | None, today: date, options: str | None) -> Context:
    if question is not None and options is not None:
        raise Refused(say("both", lang), USAGE)
    if question is not None:
        context = _asked(question, lang, today)
    else:
        context = Context(lang, today, options=_options(options, lang))
    if kind in ("choice", "choices") and not context.options:
        raise Refused(say("options", lang), USAGE)
    return context


def _options(given: str | None, lang: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    if given is None:
        return ()
    labels = tuple(dict.fromkeys(filter(None, (clean(one).strip() for one in given.split("|")))))
    if len(labels) < 2:
        raise Refused(say("few", lang), USAGE)
    return tuple((label, label, ()) for label in labels)


def _asked(given: str, lang: str, today: date) -> Context:
    """The context of a question in a file: by itself, or one of a question set or flow with #id; values are its labels."""
    context = context_of(_question(given, lang), lang, today)
    options = tuple((label, label, also) for _, label, also in context.options)
    return replace(context, options=options)


def _question(given: str, lang: str) -> Question:
    name, _, wanted = (given, "", "") if Path(given).exists() else given.partition("#")
    problems: list[Problem] = []
    root = read_bytes(_bytes(name, lang), name, problems)
    if root is None or problems:
        raise Refused("\n".join(map(str, problems)))
    inside = root.get("questions") if root.kind == "map" else None
    if inside is not None and inside.kind == "list":
        nodes = {_id(node): node for node in inside.elements() if node.kind == "map"}
        root = nodes.get(wanted) or _only(nodes, wanted, inside.place, lang)
    question = read_question(_alone(root), problems)
    if problems:
        raise Refused("\n".join(map(str, problems)))
    return question


def _alone(root: Node) -> Node:
    """A question outside a talk needs no why and no help: nobody will ask for them."""
    text = root.get("text") if root.kind == "map" else None
    if text is None:
        return root
    given = cast("dict[str, tuple[Place, Node]]", root.value)
    return Node("map", dict.fromkeys(("why", "help"), given["text"]) | given, root.place)


def _id(node: Node) -> str:
    id = node.get("id")
    return str(id.value) if id is not None else ""


def _only(nodes: Mapping[str, Node], wanted: str, place: object, lang: str) -> Node:
    if len(nodes) == 1 and not wanted:
        return next(iter(nodes.values()))
    known = ", ".join(nodes)
    raise Refused(say("no_question" if wanted else "which", lang, place=place, id=repr(wanted), known=known))


def _bytes(name: str, lang: str) -> bytes:
    try:
        return read_at_most(Path(name), MAX_BYTES)
    except OSError as problem:
        raise Refused(say("unreadable", lang, path=f"{name}:1:1", why=problem.strerror)) from problem
