"""Maps of a dossier, or of a network in a file, as SVG, as PNG or in the terminal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from shutil import get_terminal_size

from intake.commands.problems import DONE, USAGE, Refused
from intake.commands.sources import GENERATIONS, network_from
from intake.commands.talk import now
from intake.conversation.wording import date_words
from intake.exchange.files import write_whole
from intake.exchange.network import Network
from intake.network.cells import terminal
from intake.network.drawing import Drawing, wide
from intake.network.kin import OwnAncestor
from intake.network.maps import MAPS
from intake.network.sheet import Room
from intake.network.svg import svg
from intake.understanding.text import clean
from intake.words import Words

say = Words(
    {
        "map": ("Er is geen kaart {kind}. Kies uit: {known}.", "There is no map {kind}. Choose from: {known}."),
        "ancestor": ("{source}: {name} zou de eigen voorouder zijn. Kijk de ouders en kinderen na.", "{source}: {name} would be their own ancestor. Check the parents and children."),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """How to draw. person: id or part of a name; out, picture: files for SVG and PNG; terminal: on the screen as well."""

    person: str = ""
    out: Path | None = None
    picture: Path | None = None
    terminal: bool = False
    title: str = ""
    initials: bool = False
    generations: int = GENERATIONS


def run(kind: str, source: str, wanted: Wanted, lang: str) -> int:
    """Draw. source: a file, or the id or title of a dossier. Raises Refused; nothing is written then."""
    if kind not in MAPS:
        raise Refused(say("map", lang, kind=clean(kind, 40), known=", ".join(MAPS)), USAGE)
    leaves = kind if wanted.out is not None or wanted.picture is not None else ""
    network = network_from(
        source, lang, wanted.person, by_initials=wanted.initials, generations=wanted.generations, leaves=leaves
    )
    files = _files(_drawn(kind, network, source, wanted, lang), wanted, lang)
    for path, content in files.items():
        write_whole(path, content, lang)
        print(path)
    if wanted.terminal or not files:
        columns, rows = get_terminal_size()
        print(terminal(_drawn(kind, network, source, wanted, lang, (columns, rows))), end="")
    return DONE


def _drawn(
    kind: str, network: Network, source: str, wanted: Wanted, lang: str, room: Room | None = None
) -> Drawing:
    drawn = draw(kind, network, source, lang, room)
    return _titled(drawn, clean(wanted.title, 200).replace("\n", " ")) if wanted.title else drawn


def draw(kind: str, network: Network, source: str, lang: str, room: Room | None = None) -> Drawing:
    """The map of that kind. room: columns and rows it should fit, None for paper. Raises Refused where the family cannot be."""
    try:
        return MAPS[kind](network.people, network.ties, lang, date_words(now().date().isoformat(), lang), room)
    except OwnAncestor as problem:
        raise Refused(say("ancestor", lang, source=source, name=problem.name)) from problem


def _titled(drawn: Drawing, title: str) -> Drawing:
    """With this title, also where it stands in the picture."""
    captions = tuple(replace(one, text=title) if one.text == drawn.title else one for one in drawn.captions)
    return replace(drawn, title=title, captions=captions, width=max(drawn.width, wide(title) + 2))


def _files(drawn: Drawing, wanted: Wanted, lang: str) -> dict[Path, bytes]:
    files: dict[Path, bytes] = {}
    if wanted.out is not None:
        files[wanted.out] = (svg(drawn) + "\n").encode()
    if wanted.picture is not None:
        from intake.exchange.png import png

        files[wanted.picture] = png(svg(drawn), lang)
    return files
