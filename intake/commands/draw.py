"""Maps of a dossier, or of a network in a file, as SVG or in the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from intake.commands.problems import DONE, Refused
from intake.commands.report import latest_talk, write
from intake.commands.talk import now
from intake.commands.values_file import plain, read_mapping
from intake.conversation.wording import date_words
from intake.network.cells import terminal
from intake.network.drawing import Drawing
from intake.network.ecogram import ecogram
from intake.network.genogram import genogram
from intake.network.kin import OwnAncestor
from intake.network.model import TIE_KINDS, Person, Tie
from intake.network.svg import svg
from intake.words import Words

MAPS: dict[str, Callable[[Mapping[str, Person], Iterable[Tie], str, str], Drawing]] = {
    "genogram": genogram,
    "ecogram": ecogram,
}

say = Words(
    {
        "mapping": ("dit is geen netwerk; schrijf people: en ties:", "this is no network; write people: and ties:"),
        "people": ("{path}:{line}: people: geef een lijst van personen, elk met een id", "{path}:{line}: people: give a list of persons, each with an id"),
        "double": ("{path}:{line}: de id {id} komt twee keer voor; geef elke persoon een eigen id", "{path}:{line}: the id {id} occurs twice; give each person an id of their own"),
        "tie": ("{path}:{line}: ties: geef per band a, b en kind ({kinds}), met ids die onder people staan", "{path}:{line}: ties: give a, b and kind ({kinds}) for each tie, with ids that stand under people"),
        "client": ("{path}:{line}: people: geef één persoon de id client", "{path}:{line}: people: give one person the id client"),
        "ancestor": ("{name} zou de eigen voorouder zijn. Kijk de ouders en kinderen na.", "{name} would be their own ancestor. Check the parents and children."),
    }
)  # fmt: skip


def run(kind: str, source: str, out: Path | None, lang: str) -> int:
    """Draw. source: a YAML or JSON file, or the id or title of a dossier. Raises Refused."""
    path = Path(source)
    people, ties = network_of(path, lang) if path.is_file() else _of_dossier(source, lang)
    try:
        drawn = MAPS[kind](people, ties, lang, date_words(now().date().isoformat(), lang))
    except OwnAncestor as problem:
        raise Refused(say("ancestor", lang, name=problem.name)) from problem
    if out is None:
        print(terminal(drawn), end="")
    else:
        write(out, svg(drawn) + "\n", lang)
        print(out)
    return DONE


def _of_dossier(dossier: str, lang: str) -> tuple[Mapping[str, Person], list[Tie]]:
    state = latest_talk(dossier, lang)
    return state.people, state.ties


def network_of(path: Path, lang: str) -> tuple[dict[str, Person], list[Tie]]:
    """The network in a file: `people` (fields of network.Person; ids client and cared_for are the two it is about) and `ties`
    (a, b, kind, status, since, until). Raises Refused that says which line."""
    root = read_mapping(path, say("mapping", lang), lang)
    data: dict[str, Any] = plain(root, yes_no=False)
    line = root.place.line
    rows = data.get("people")
    if not isinstance(rows, list) or not all(isinstance(row, dict) and row.get("id") for row in rows):
        raise Refused(say("people", lang, path=path, line=line))
    people: dict[str, Person] = {}
    for row in rows:
        id = str(row["id"])
        if id in people:
            raise Refused(say("double", lang, path=path, line=line, id=id))
        texts = {
            key: str(row[key])
            for key in ("name", "born", "died", "since", "place", "note")
            if row.get(key) is not None
        }
        person = Person.from_dict({**row, **texts, "id": id})
        people[id] = person
    if "client" not in people:
        raise Refused(say("client", lang, path=path, line=line))
    ties = []
    for row in data.get("ties") or []:
        fits = (
            isinstance(row, dict)
            and row.get("a") in people
            and row.get("b") in people
            and row.get("kind") in TIE_KINDS
        )
        if not fits:
            raise Refused(say("tie", lang, path=path, line=line, kinds=", ".join(TIE_KINDS)))
        ties.append(Tie(row["a"], row["b"], row["kind"], row.get("status")))
    return people, ties
