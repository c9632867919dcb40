"""The doors of Draagwijzer: without a command the terminal program, else one command. Each imports only what it needs."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from intake.commands.problems import DONE, INPUT, OURS, USAGE, Refused, complain
from intake.words import Words

if TYPE_CHECKING:
    import argparse

say = Words(
    {
        "ours": (
            "Er ging iets mis aan onze kant ({what}). Wat je al zei, is bewaard. Meld dit met de tekst in {log}.",
            "Something went wrong on our side ({what}). What you said is kept. Please report this with the text in {log}.",
        ),
        "ours_no_log": (
            "Er ging iets mis aan onze kant ({what}).",
            "Something went wrong on our side ({what}).",
        ),
        "which": (
            "Er is geen terminal. Zeg welk gesprek: draagwijzer talk mantelscan --plain",
            "There is no terminal. Say which talk: draagwijzer talk mantelscan --plain",
        ),
        "needs": ("Hier horen nog bij: {options}.", "This also needs: {options}."),
    }
)


def system_language() -> str:
    """Dutch where the system speaks Dutch, English else; DRAAGWIJZER_LANG decides before all."""
    for name in ("DRAAGWIJZER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").lower()
        if value.startswith("en") or (value.startswith("nl") and value):
            return value[:2]
    return "nl"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code (see intake.commands.problems). No traceback reaches the user."""
    _speak_utf8()
    lang = system_language()
    try:
        words = sys.argv[1:] if argv is None else argv
        if not words:
            return _screens(lang)
        from intake.commands.parser import parser_of

        given = parser_of(lang).parse_args(words)
        lang = given.lang or lang
        return _run(given, lang)
    except Refused as problem:
        complain(str(problem))
        return problem.code
    except KeyboardInterrupt:
        return INPUT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return DONE
    except Exception as problem:
        return _unsound(problem) or _our_fault(problem, lang)


def _unsound(problem: Exception) -> int:
    """Definitions that turn out not to be sound when a command gets to them are said with their places."""
    from intake.definitions.errors import DefinitionErrors

    if not isinstance(problem, DefinitionErrors):
        return DONE
    complain(str(problem))
    return INPUT


def _speak_utf8() -> None:
    """Names with accents must not break a run where the system says "ascii"."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _run(given: argparse.Namespace, lang: str) -> int:
    if given.version:
        from importlib.metadata import version

        print(f"draagwijzer {version('draagwijzer')}")
        return DONE
    match given.command:
        case "talk":
            return _talk(given, lang)
        case "demo":
            return _demo(given.plain, lang)
        case "fill":
            from intake.commands import fill

            return fill.run(given.flow, given.answers, given.json, given.report, lang, given.audience)
        case "suggest":
            from intake.commands import suggest

            return suggest.run(given.profile, given.json, given.top, lang)
        case "check":
            from intake.commands import check

            return check.run(given.path, lang)
        case "report":
            from intake.commands import report

            return report.run(given.dossier, given.format, given.reader, lang, given.out, given.page, given.lang)
        case "draw":
            from intake.commands import draw

            wanted = draw.Wanted(
                given.person,
                given.svg,
                given.png,
                given.terminal,
                given.title,
                given.initials,
                given.generations,
            )
            return draw.run(given.map, given.source, wanted, lang)
        case "methods":
            from intake.commands import methods

            return methods.run(given.format, lang)
        case "due":
            from intake.commands import due

            return due.run(given.ics, given.names, lang)
        case "share" | "consents" | "copy" | "retention" | "remove":
            from intake.commands import sharing

            return sharing.run(given, lang)
        case "invite" | "answer" | "answers":
            from intake.commands import invite

            return invite.run(given, lang)
        case "serve":
            from intake.commands import serve

            return serve.run(given, lang)
        case "backup" | "restore" | "keys" | "log":
            from intake.commands import keep

            return keep.run(given, lang)
        case "team":
            from intake.commands import team

            return team.run(given, lang)
        case "round":
            from intake.commands import round

            return round.run(given, lang)
        case "export" if given.what == "fhir":
            from intake.commands import export_fhir

            return export_fhir.run(given.source, given.out, lang, by_initials=given.initials)
        case "export":
            if not (given.format and given.out):
                complain(say("needs", lang, options="--format, --out"))
                return USAGE
            from intake.commands import export_network

            return export_network.run(
                given.source, given.format, given.out, lang, given.person,
                by_initials=given.initials, generations=given.generations,
            )  # fmt: skip
        case "import" if given.what == "questionnaire":
            from intake.commands import import_questionnaire

            return import_questionnaire.run(given.file, lang)
        case "import":
            if not given.dossier:
                complain(say("needs", lang, options="--dossier"))
                return USAGE
            from intake.commands import import_network

            choice = import_network.Choice(given.person, given.initials, given.generations)
            return import_network.run(given.file, given.dossier, choice, lang)
        case "explore":
            from intake.commands import explore

            return explore.run(given.flow, given.walks, given.seed, lang)
        case "new" | "schema" | "graph" | "test" | "diff":
            return _author(given, lang)
        case "migrate":
            from intake.commands import migrate

            return migrate.run(given.what, given.to, given.yes, lang)
        case "understand":
            from intake.commands import understand

            return understand.run(given.kind, lang, given.question, given.today, given.options, given.json)
    return _lines(lang) if given.line_by_line else _screens(lang)


def _author(given: argparse.Namespace, lang: str) -> int:
    match given.command:
        case "new":
            from intake.commands import new

            return new.run(given.method, new.Wanted(given.title_nl, given.title_en, given.theme, given.folder), lang)
        case "schema":
            from intake.commands import schema

            return schema.run(given.out, lang)
        case "graph":
            from intake.commands import graph

            return graph.run(given.flow, given.format, given.out, lang)
        case "diff":
            from intake.commands import diff

            return diff.run(given.old, given.new, lang)
    from intake.commands import test

    return test.run(given.what, lang)


def can_draw() -> bool:
    """Is there a terminal that can draw screens?"""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "") not in ("", "dumb")


def _talk(given: argparse.Namespace, lang: str) -> int:
    if not given.plain and can_draw():
        from intake import tui
        from intake.store.home import default_home

        return tui.run(default_home(), lang, flow=given.flow, audience=given.audience)
    from intake.commands import talk

    return talk.run(given.flow, given.audience, lang, given.dossier, given.new)


def _demo(plain: bool, lang: str) -> int:
    if not plain and can_draw():
        from intake import tui
        from intake.store.home import default_home

        return tui.demo(default_home(), lang)
    from intake.commands import demo

    return demo.run(lang)


def _lines(lang: str) -> int:
    from intake.plain import menu

    return menu.run(lang)


def _screens(lang: str) -> int:
    """The screens; line by line where someone sits at a terminal that cannot draw them."""
    if not can_draw():
        if sys.stdin.isatty() and sys.stdout.isatty():
            return _lines(lang)
        complain(say("which", lang))
        return USAGE
    from intake import tui
    from intake.store.home import default_home

    return tui.run(default_home(), lang)


def _our_fault(problem: Exception, lang: str) -> int:
    """Say it plainly; what helps to mend it goes to a file, without a word of what was said in the talk."""
    import traceback

    from intake.store.home import default_home

    what = type(problem).__name__
    try:
        log = default_home() / "errors.txt"
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lines = [
            f"{frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(problem.__traceback__)
        ]
        log.write_text("\n".join([what, *lines]) + "\n", encoding="utf-8")
    except OSError:
        complain(say("ours_no_log", lang, what=what))
        return OURS
    complain(say("ours", lang, what=what, log=log))
    return OURS


if __name__ == "__main__":
    raise SystemExit(main())
