"""Scripted talks led through a method: does it still do what its author expects?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from intake.authoring.playing import Played, Report, play
from intake.authoring.scripts import Script, read_script
from intake.commands.library import flow_at, is_file_name, library, library_around, root_of, talk_flow
from intake.commands.problems import DONE, INPUT, Refused, complain
from intake.commands.values_file import read_mapping
from intake.conversation.fold import Conversation
from intake.definitions.errors import DefinitionErrors, Problem
from intake.definitions.folders import data_folder, organisation_folder
from intake.definitions.library import TEST
from intake.definitions.model import Flow, Library
from intake.words import Words

say = Words(
    {
        "mapping": ("dit is geen test; begin met: test: naam-van-de-methode", "this is no test; begin with: test: name-of-the-method"),
        "went_well": ("{path}: {talks} gesprekken, {wishes} verwachtingen, alles klopt.", "{path}: {talks} talks, {wishes} expectations, all is well."),
        "went_wrong": ("{path}: {talks} gesprekken, {wishes} verwachtingen, {wrong} kwamen anders.", "{path}: {talks} talks, {wishes} expectations, {wrong} came otherwise."),
        "no_tests": ("Er is geen test van {flow}. Schrijf er een: {path}", "There is no test of {flow}. Write one: {path}"),
        "none": ("Er zijn geen tests in {folders}.", "There are no tests in {folders}."),
        "no_file": ("{path}: dit bestand is er niet.", "{path}: there is no such file."),
    }
)  # fmt: skip


def run(what: str, lang: str) -> int:
    """Lead the talks of a test file, of all tests of a method, or of every test there is; exit code 1 where one came otherwise."""
    definitions, paths = _found(what, lang)
    wrong = 0
    for path in paths:
        script = read(path, lang)
        played = play(script, talk_flow(definitions, script.flow, lang), definitions, _reporter(definitions), lang)
        for problem in played.problems:
            print(problem)
        _tell(path, played, lang)
        wrong += len(played.problems)
    return INPUT if wrong else DONE


def _tell(path: Path, played: Played, lang: str) -> None:
    counts = {"talks": played.talks, "wishes": played.wishes, "wrong": len(played.problems)}
    if played.problems:
        complain(say("went_wrong", lang, path=path, **counts))
    else:
        print(say("went_well", lang, path=path, **counts))


def read(path: Path, lang: str) -> Script:
    """Raises Refused with every problem of the file."""
    problems: list[Problem] = []
    script = read_script(read_mapping(path, say("mapping", lang), lang), problems)
    if problems:
        raise Refused(str(DefinitionErrors(problems)))
    return script


def _found(what: str, lang: str) -> tuple[Library, list[Path]]:
    """Raises Refused where there is nothing to test."""
    if what.endswith(TEST):
        path = Path(what)
        if not path.is_file():
            raise Refused(say("no_file", lang, path=what))
        return library_around(path), [path]
    if what:
        definitions, flow = flow_at(what, lang)
        return definitions, _tests_of(flow, Path(what) if is_file_name(what) else None, lang)
    folders = [root / "tests" for root in _roots()]
    paths = [path for folder in folders for path in sorted(folder.rglob(f"*{TEST}"))]
    if not paths:
        raise Refused(say("none", lang, folders=", ".join(map(str, folders))))
    return library(), paths


def _roots() -> list[Path]:
    own = organisation_folder()
    return [data_folder("flows").parent, *([own] if own is not None else [])]


def _tests_of(flow: Flow, path: Path | None, lang: str) -> list[Path]:
    """The tests named after the method, in tests/ beside flows/ and beside its file."""
    root = root_of(path) if path is not None else None
    folders = [one / "tests" for one in ([root] if root is not None else _roots())]
    folders += [path.parent] if path is not None else []
    names = (f"{flow.id}{TEST}", f"{flow.id}.*{TEST}")
    found = [test for folder in folders for name in names for test in sorted(folder.rglob(name))]
    if not found:
        raise Refused(say("no_tests", lang, flow=flow.id, path=folders[0] / f"{flow.id}{TEST}"))
    return list(dict.fromkeys(found))


def _reporter(definitions: Library) -> Report:
    from intake.reporting import build, render

    def report(state: Conversation, reader: str) -> str:
        today = date.fromisoformat(state.events[-1].at[:10])
        made = build(state, definitions, lang=state.lang, reader=reader, today=today, program="Draagwijzer")  # type: ignore[arg-type]
        return render(made, "txt")

    return report


