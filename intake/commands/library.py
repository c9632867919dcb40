"""The definitions of the program and of the organisation, for the commands."""

from __future__ import annotations

from intake.commands.problems import Refused
from intake.definitions import DefinitionErrors, load_library
from intake.definitions.model import Flow, Library
from intake.words import Words

say = Words(
    {
        "no_flow": (
            "Er is geen methode met de naam {name}. {guess}Alle namen: {names}.",
            "There is no method named {name}. {guess}All names: {names}.",
        ),
        "guess": ("Bedoel je {near}? ", "Do you mean {near}? "),
        "only_card": (
            "{name} heeft hier nog geen gesprek, alleen een kaart. Gesprekken zijn er voor: {names}.",
            "{name} has no talk here yet, only a card. There are talks for: {names}.",
        ),
    }
)


def library() -> Library:
    """All definitions. Raises Refused with every problem at once."""
    try:
        return load_library()
    except DefinitionErrors as problems:
        raise Refused(str(problems)) from problems


def talk_flow(definitions: Library, name: str, lang: str) -> Flow:
    """The flow of that name that can be talked through. Raises Refused that says which there are."""
    flow = definitions.flows.get(name)
    talks = ", ".join(sorted(id for id, one in definitions.flows.items() if one.stages))
    if flow is None:
        from rapidfuzz import process

        near = process.extractOne(name.casefold(), list(definitions.flows), score_cutoff=60)
        guess = say("guess", lang, near=near[0]) if near else ""
        raise Refused(say("no_flow", lang, name=name, guess=guess, names=talks))
    if not flow.stages:
        raise Refused(say("only_card", lang, name=name, names=talks))
    return flow
