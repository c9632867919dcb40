"""The doors as argparse knows them: every command with its options, in both languages."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NoReturn

from intake.commands.problems import USAGE, complain
from intake.words import Words

say = Words(
    {
        "description": (
            "Een geleid gesprek voor mantelzorgers en hun netwerk. Zonder opdracht start het programma.",
            "A guided talk for informal carers and their network. Without a command the program starts.",
        ),
        "talk": ("een gesprek voeren, regel voor regel", "lead a talk, line by line"),
        "plain": ("regel voor regel, voor schermlezers: kies een dossier en een gesprek", "line by line, for screen readers: choose a client file and a talk"),
        "demo": ("een rondleiding van een minuut, met verzonnen mensen", "a tour of a minute, with invented people"),
        "fill": ("antwoorden uit een bestand invullen", "fill in answers from a file"),
        "suggest": ("methoden bij een profiel", "methods that fit a profile"),
        "check": ("definities nakijken", "check definitions"),
        "report": ("het verslag van een dossier", "the report of a dossier"),
        "draw": ("een kaart van het netwerk tekenen", "draw a map of the network"),
        "understand": ("getypte woorden begrijpen, regel voor regel", "understand typed words, line by line"),
        "map": ("genogram, ecogram, circle (netwerkcirkel), wijkecogram of msna", "genogram, ecogram, circle, wijkecogram or msna"),
        "export": ("het netwerk, een methode of een dossier als bestand voor een ander programma", "the network, a method or a dossier as a file for another program"),
        "import": ("een netwerk in een dossier, of een vragenlijst als methode", "a network into a dossier, or a questionnaire as a method"),
        "person": (
            "id of deel van de naam van wie in het midden staat",
            "id or part of the name of who stands in the middle",
        ),
        "generations": (
            "zoveel generaties terug en vooruit, bij GEDCOM (4)",
            "so many generations back and on, of a GEDCOM (4)",
        ),
        "title": ("een eigen titel", "a title of your own"),
        "initials": (
            "alle anderen met initialen, zonder opmerkingen",
            "all others by initials, without remarks",
        ),
        "methods": ("alle methoden in een tabel", "all methods in a table"),
        "due": ("wat eraan komt: bijeenkomsten en stappen", "what is coming: meetings and steps"),
        "serve": ("het programma in de browser", "the program in the browser"),
        "port": ("poort; 0 zoekt een vrije (8765)", "port; 0 looks for a free one (8765)"),
        "host": ("adres van deze computer (127.0.0.1)", "address of this computer (127.0.0.1)"),
        "behind_proxy": ("adres van de proxy met TLS die ervoor staat", "address of the proxy with TLS before it"),
        "proxy_secret": ("bestand met wat de proxy meestuurt, als die de mensen al kent", "file with what the proxy sends along, where it knows the people already"),
        "kiosk": ("alleen dit gesprek, voor één cliënt", "only this talk, for one client"),
        "kiosk_dossier": ("het dossier van de kiosk; anders typt de hulpverlener het", "the dossier of the kiosk; else the worker types it"),
        "sessions": ("zoveel vensters tegelijk (8; kiosk 1; achter een proxy 64)", "so many windows at once (8; kiosk 1; behind a proxy 64)"),
        "links": ("zoveel links om mee te beginnen (1)", "so many links to begin with (1)"),
        "no_open": ("open zelf geen browser", "open no browser"),
        "invite": ("iemand uitnodigen om zelf te antwoorden", "invite someone to answer by themselves"),
        "answer": ("antwoorden op een uitnodiging", "answer an invitation"),
        "answers": ("antwoorden op een uitnodiging inlezen", "take in the answers to an invitation"),
        "share": ("een verslag delen, met toestemming", "share a report, with consent"),
        "consents": ("wie waarvoor toestemming gaf", "who agreed to what"),
        "copy": ("een hele kopie voor de cliënt", "a complete copy for the client"),
        "retention": ("dossiers die nagekeken moeten worden", "dossiers to be reviewed"),
        "remove": ("een dossier voorgoed verwijderen", "remove a dossier for good"),
        "backup": ("een reservekopie maken of nakijken", "make or check a backup"),
        "restore": ("een reservekopie of dagkopie terugzetten", "put back a backup or a copy of the day"),
        "keys": ("wie de dossiers kan openen", "who can open the client files"),
        "team": ("een team op een PostgreSQL-server", "a team on a PostgreSQL server"),
        "log": ("wie deed wat met welk dossier", "who did what to which dossier"),
        "round": ("een ronde langs veel bewoners", "a round of many residents"),
        "explore": ("willekeurige wandelingen door een methode", "random walks through a method"),
        "new": ("een methode beginnen die je kunt verbouwen", "begin a method, ready to be rebuilt"),
        "schema": ("JSON-schema's voor je editor", "JSON Schemas for your editor"),
        "graph": ("het verloop van een methode als tekening", "a picture of how a method goes"),
        "test": ("gesprekken uit een testbestand voeren", "lead the talks of a test file"),
        "diff": ("waarin twee versies van een methode verschillen, in woorden", "what two versions of a method differ in, in words"),
        "migrate": ("een gesprek naar een nieuwere versie van de methode", "a talk to a newer version of its method"),
    }
)


KINDS = (
    "people", "intent", "yesno", "number", "frequency", "duration", "date", "choice", "choices", "scale",
)  # fmt: skip
"""What `draagwijzer understand` reads."""

REPORTS = ("html", "md", "txt", "json", "pdf", "docx")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        complain(f"{self.prog}: {message}")
        raise SystemExit(USAGE)


def parser_of(lang: str) -> argparse.ArgumentParser:
    parser = _Parser(prog="draagwijzer", description=say("description", lang))
    parser.add_argument("--version", action="store_true")
    parser.add_argument("--plain", dest="line_by_line", action="store_true", help=say("plain", lang))
    parser.add_argument("--lang", choices=("nl", "en"))
    commands = parser.add_subparsers(dest="command", parser_class=_Parser)

    def add(name: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=say(name, lang), description=say(name, lang))
        command.add_argument("--lang", choices=("nl", "en"), default=argparse.SUPPRESS)
        return command

    talk = add("talk")
    talk.add_argument("flow", metavar="FLOW")
    talk.add_argument("--plain", action="store_true")
    talk.add_argument("--as", dest="audience", choices=("worker", "volunteer", "client"), default="worker")
    talk.add_argument("--dossier", default="")
    talk.add_argument("--new", action="store_true")
    add("demo").add_argument("--plain", action="store_true")
    fill = add("fill")
    fill.add_argument("flow", metavar="FLOW")
    fill.add_argument("answers", metavar="ANSWERS.yaml", type=Path)
    fill.add_argument("--json", action="store_true")
    fill.add_argument("--report", metavar="DIR", type=Path)
    fill.add_argument("--as", dest="audience", choices=("worker", "volunteer", "client"), default="worker")
    suggest = add("suggest")
    suggest.add_argument("profile", metavar="PROFILE.yaml", type=Path)
    suggest.add_argument("--json", action="store_true")
    suggest.add_argument("--top", metavar="N", type=_whole)
    check = add("check")
    check.add_argument("path", metavar="PATH", type=Path, nargs="?")
    report = add("report")
    report.add_argument("dossier", metavar="DOSSIER")
    report.add_argument("--format", choices=REPORTS, default="txt")
    report.add_argument("--for", dest="reader", choices=("professional", "client"), default="professional")
    report.add_argument("--out", metavar="FILE", type=Path)
    pages = report.add_mutually_exclusive_group()
    pages.add_argument("--sheet", dest="page", action="store_const", const="sheet", default="report")
    pages.add_argument("--booklet", dest="page", action="store_const", const="booklet")
    _add_networks(add, lang)
    methods = add("methods")
    methods.add_argument("--format", choices=("txt", "md", "json"), default="txt")
    _add_round(add("round"))
    _add_team(add("team"))
    _add_sharing(add)
    _add_serve(add("serve"), lang)
    backup = add("backup")
    backup.add_argument("file", metavar="FILE", type=Path)
    backup.add_argument("--to", metavar="AGE1...", action="append", default=[])
    backup.add_argument("--verify", action="store_true")
    backup.add_argument("--identity", metavar="KEYFILE", type=Path)
    restore = add("restore")
    restore.add_argument("file", metavar="FILE", type=Path, nargs="?")
    restore.add_argument("--home", metavar="DIR", type=Path)
    restore.add_argument("--identity", metavar="KEYFILE", type=Path)
    restore.add_argument("--copy", metavar="DAY", nargs="?", const="")
    keys = add("keys")
    actions = (
        "list", "passphrase", "recovery", "recover", "keyring", "no-keyring", "organisation", "no-organisation",
        "no-passphrase", "no-recovery",
    )  # fmt: skip
    keys.add_argument("what", choices=actions, nargs="?", default="list")
    keys.add_argument("key", metavar="AGE1...", nargs="?", default="")
    keys.add_argument("--instead-of", metavar="AGE1...", default="")
    add("log").add_argument("dossier", metavar="DOSSIER", nargs="?", default="")
    due = add("due")
    due.add_argument("--ics", metavar="FILE", type=Path)
    due.add_argument("--names", action="store_true")
    explore = add("explore")
    explore.add_argument("flow", metavar="FLOW|FILE")
    explore.add_argument("--walks", type=_whole, default=1000)
    explore.add_argument("--seed", type=int, default=1)
    _add_authoring(add)
    understand = add("understand")
    understand.add_argument("kind", metavar="KIND", choices=KINDS)
    understand.add_argument("--question", metavar="FILE[#ID]")
    understand.add_argument("--today", metavar="YYYY-MM-DD", type=_day)
    understand.add_argument("--options", metavar="A|B|C")
    understand.add_argument("--json", action="store_true")
    return parser


def _add_authoring(add: Callable[[str], argparse.ArgumentParser]) -> None:
    """For who writes a method."""
    new = add("new")
    new.add_argument("method", metavar="METHOD")
    new.add_argument("--title-nl", default="")
    new.add_argument("--title-en", default="")
    new.add_argument("--theme", default="")
    new.add_argument("--in", dest="folder", metavar="FOLDER", type=Path)
    add("schema").add_argument("--out", metavar="FOLDER", type=Path)
    graph = add("graph")
    graph.add_argument("flow", metavar="FLOW|FILE")
    graph.add_argument("--format", choices=("svg", "mermaid", "txt"), default="txt")
    graph.add_argument("--out", metavar="FILE", type=Path)
    add("test").add_argument("what", metavar="FLOW|FILE", nargs="?", default="")
    diff = add("diff")
    diff.add_argument("old", metavar="OLD")
    diff.add_argument("new", metavar="NEW")
    migrate = add("migrate")
    migrate.add_argument("what", metavar="DOSSIER|CONVERSATION")
    migrate.add_argument("--to", metavar="VERSION", default="current")
    migrate.add_argument("--yes", action="store_true")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r}: YYYY-MM-DD") from None


def _add_networks(add: Callable[[str], argparse.ArgumentParser], lang: str) -> None:
    """Networks drawn, out to a file, and in from one."""
    draw = add("draw")
    draw.add_argument("map", metavar="MAP", help=say("map", lang))
    draw.add_argument("source", metavar="FILE|DOSSIER")
    draw.add_argument("--svg", metavar="OUT", type=Path)
    draw.add_argument("--png", metavar="OUT", type=Path)
    draw.add_argument("--terminal", action="store_true")
    draw.add_argument("--title", default="", type=_words, help=say("title", lang))
    export = add("export")
    export.add_argument("what", choices=("network", "fhir"))
    export.add_argument("source", metavar="FILE|DOSSIER|FLOW")
    export.add_argument("--format", choices=("gedcom", "gedcom7", "csv", "graphml", "yaml", "json"))
    export.add_argument("--out", metavar="OUT", type=Path)
    taken = add("import")
    taken.add_argument("what", choices=("network", "questionnaire"))
    taken.add_argument("file", metavar="FILE", type=Path)
    taken.add_argument("--dossier", metavar="ID")
    for command in (draw, export, taken):
        command.add_argument("--person", metavar="ID", default="", help=say("person", lang))
        command.add_argument("--generations", metavar="N", type=_few, default=4, help=say("generations", lang))
        command.add_argument("--initials", action="store_true", help=say("initials", lang))


def _words(text: str) -> str:
    """Words that are kept or shown: cleaned like all that is typed, on one line."""
    from intake.understanding.text import clean

    return " ".join(clean(text).split())


def _few(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 9:
        raise argparse.ArgumentTypeError(f"{text!r}: 1..9")
    return int(text)


def _add_sharing(add: Callable[[str], argparse.ArgumentParser]) -> None:
    share = add("share")
    share.add_argument("dossier", metavar="DOSSIER")
    share.add_argument("--with", dest="whom", metavar="WHOM", required=True, type=_words)
    share.add_argument("--consent", metavar="WHO SAID YES", default="", type=_words)
    share.add_argument("--format", choices=REPORTS, default="html")
    share.add_argument("--for", dest="reader", choices=("professional", "client"), default="professional")
    share.add_argument("--to", metavar="AGE1...", action="append", default=[])
    share.add_argument("--initials", action="store_true")
    share.add_argument("--out", metavar="FILE", type=Path, required=True)
    consents = add("consents")
    consents.add_argument("dossier", metavar="DOSSIER")
    consents.add_argument("--withdraw", metavar="ID", default="")
    copy = add("copy")
    copy.add_argument("dossier", metavar="DOSSIER")
    copy.add_argument("--out", metavar="FILE", type=Path, required=True)
    copy.add_argument("--encrypt", action="store_true")
    copy.add_argument("--initials", action="store_true")
    retention = add("retention")
    retention.add_argument("--keep", metavar="DOSSIER", default="")
    retention.add_argument("--until", metavar="DAY", default="")
    add("remove").add_argument("dossier", metavar="DOSSIER")
    invite = add("invite")
    invite.add_argument("dossier", metavar="DOSSIER")
    invite.add_argument("flow", metavar="FLOW")
    invite.add_argument("--who", choices=("client", "carer", "second_carer", "network"), default="client")
    invite.add_argument("--out", metavar="FILE", type=Path, required=True)
    answer = add("answer")
    answer.add_argument("file", metavar="INVITATION", type=Path)
    answer.add_argument("--out", metavar="FILE", type=Path)
    add("answers").add_argument("file", metavar="FILE", type=Path)


def _add_serve(serve: argparse.ArgumentParser, lang: str) -> None:
    serve.add_argument("--port", metavar="N", type=_port, default=8765, help=say("port", lang))
    serve.add_argument("--host", metavar="H", default="127.0.0.1", help=say("host", lang))
    serve.add_argument("--behind-proxy", metavar="URL", default="", help=say("behind_proxy", lang))
    serve.add_argument("--proxy-secret-file", metavar="FILE", type=Path, help=say("proxy_secret", lang))
    serve.add_argument("--kiosk", metavar="FLOW", default="", help=say("kiosk", lang))
    serve.add_argument("--dossier", metavar="TITLE", default="", help=say("kiosk_dossier", lang))
    serve.add_argument("--sessions", metavar="N", type=_whole, help=say("sessions", lang))
    serve.add_argument("--links", metavar="N", type=_whole, default=1, help=say("links", lang))
    serve.add_argument("--no-open", action="store_true", help=say("no_open", lang))


def _port(text: str) -> int:
    if not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r}: 0..65535")
    return int(text)


def _add_round(round: argparse.ArgumentParser) -> None:
    does = round.add_subparsers(dest="does", parser_class=_Parser, required=True)
    new = does.add_parser("new")
    new.add_argument("flow", metavar="FLOW")
    new.add_argument("--title", default="", type=_words)
    does.add_parser("list")
    interview = does.add_parser("add")
    interview.add_argument("round", metavar="ROUND")
    load = does.add_parser("import")
    load.add_argument("round", metavar="ROUND")
    load.add_argument("file", metavar="FILE.csv", type=Path)
    report = does.add_parser("report")
    report.add_argument("round", metavar="ROUND")
    report.add_argument("--format", choices=("html", "md", "txt", "json"), default="txt")
    report.add_argument("--out", metavar="FILE", type=Path)
    form = does.add_parser("form")
    form.add_argument("flow", metavar="FLOW")
    remove = does.add_parser("remove")
    remove.add_argument("round", metavar="ROUND")
    for command in does.choices.values():
        command.add_argument("--lang", choices=("nl", "en"), default=argparse.SUPPRESS)


def _add_team(team: argparse.ArgumentParser) -> None:
    does = team.add_subparsers(dest="does", parser_class=_Parser, required=True)
    does.add_parser("init")
    does.add_parser("new-key").add_argument("file", metavar="FILE", type=Path)
    user = does.add_parser("add-user")
    user.add_argument("name", metavar="NAME")
    user.add_argument("--role", choices=("worker", "coordinator", "volunteer", "client"), required=True)
    does.add_parser("remove-user").add_argument("name", metavar="NAME")
    for name in ("share", "unshare"):
        command = does.add_parser(name)
        command.add_argument("what", metavar="DOSSIER|CONVERSATION")
        command.add_argument("name", metavar="NAME")
    for command in does.choices.values():
        command.add_argument("--lang", choices=("nl", "en"), default=argparse.SUPPRESS)


def _whole(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError(f"{text!r}: 1..1000000")
    return int(text)
