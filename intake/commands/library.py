"""The definitions of the program and of the organisation, for the commands."""

from __future__ import annotations

from pathlib import Path

from intake.commands.problems import Refused, complain
from intake.definitions import DefinitionErrors, load_library, open_library
from intake.definitions.folders import data_folder
from intake.definitions.model import Flow, Library
from intake.definitions.opening import left_out
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
        "no_file": ("{path}: dit bestand is er niet.", "{path}: there is no such file."),
        "left_out": (
            "Bij de methoden die passen is niet alles bekeken: een bestand is niet in orde. Kijk met draagwijzer check.\n{problems}",
            "Not all methods were looked at for those that fit: a file is not sound. Look with draagwijzer check.\n{problems}",
        ),
        "no_flow_in": ("{path}: hier staat geen methode in.", "{path}: there is no method in this file."),
    }
)


def library(*extra: Path) -> Library:
    """All definitions, with those of `extra` files and folders. Raises Refused with every problem at once."""
    try:
        return load_library(*extra)
    except DefinitionErrors as problems:
        raise Refused(str(problems)) from problems


def opened_library() -> Library:
    """The definitions for a command that needs one flow or one dossier: what is wrong in the files of others does not stop it.
    Raises Refused for what is wrong in the files that all need."""
    try:
        return open_library()
    except DefinitionErrors as problems:
        raise Refused(str(problems)) from problems


def say_left_out(definitions: Library, lang: str) -> None:
    """Say which methods were not looked at for those that fit, where there are such."""
    if problems := left_out(definitions):
        complain(say("left_out", lang, problems="\n".join(map(str, dict.fromkeys(problems)))))


def is_file_name(named: str) -> bool:
    """A path rather than the name of a method?"""
    return named.endswith((".yaml", ".yml")) or "/" in named or "\\" in named


def root_of(path: Path) -> Path | None:
    """The folder that holds the flows/, question_sets/ or tests/ this file is in."""
    folders = (folder for folder in path.absolute().parents if folder.name in ("flows", "question_sets", "tests"))
    return next((folder.parent for folder in folders), None)


def library_around(path: Path, *extra: Path) -> Library:
    """All definitions, with those of the folder a file belongs to. Raises Refused."""
    root = root_of(path)
    return library(*([] if root is None or root == data_folder("flows").parent else [root]), *extra)


def flow_at(named: str, lang: str) -> tuple[Library, Flow]:
    """The definitions and the flow of that name, or that stands in that file. Raises Refused."""
    if not is_file_name(named):
        definitions = opened_library()
        return definitions, talk_flow(definitions, named, lang)
    path = Path(named)
    if not path.is_file():
        raise Refused(say("no_file", lang, path=named))
    definitions = library_around(path, path)
    here = path.absolute()
    found = next((flow for flow in definitions.flows.values() if _stands_in(flow, here)), None)
    if found is None:
        raise Refused(say("no_flow_in", lang, path=named))
    return definitions, talk_flow(definitions, found.id, lang)


def _stands_in(flow: Flow, path: Path) -> bool:
    given = Path(flow.place.path)
    return (given if given.is_absolute() else data_folder("flows").parent / given).absolute() == path or given.absolute() == path


def talk_flow(definitions: Library, name: str, lang: str) -> Flow:
    """The flow of that name that can be talked through. Raises Refused that says which there are."""
    try:
        flow = definitions.flows.get(name)
    except DefinitionErrors as problems:
        raise Refused(str(problems)) from problems
    if flow is None:
        from rapidfuzz import process

        near = process.extractOne(name.casefold(), list(definitions.flows), score_cutoff=60)
        guess = say("guess", lang, near=near[0]) if near else ""
        raise Refused(say("no_flow", lang, name=name, guess=guess, names=_names_of_talks(definitions)))
    if not flow.stages:
        raise Refused(say("only_card", lang, name=name, names=_names_of_talks(definitions)))
    return flow


def _names_of_talks(definitions: Library) -> str:
    """All names where it cannot be told which have a talk, since a file is not sound."""
    try:
        return ", ".join(sorted(id for id, one in definitions.flows.items() if one.stages))
    except DefinitionErrors:
        return ", ".join(sorted(definitions.flows))
