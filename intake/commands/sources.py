"""Where a network comes from: a file, or the latest talk of a dossier; and who stands in its middle."""

from __future__ import annotations

from pathlib import Path

from intake.commands.problems import Refused, complain
from intake.commands.waiting import waiting
from intake.exchange.files import KINDS, read_network
from intake.exchange.kinship import with_relations
from intake.exchange.network import Network, around, with_client, with_initials
from intake.exchange.own_file import shown
from intake.network.model import Person
from intake.understanding.text import fold
from intake.words import Words

MOST_WITHOUT_CHOICE = 60
"""So many people of a family tree are drawn without asking around whom."""
GENERATIONS = 4
CANDIDATES = 8

say = Words(
    {
        "client": ("{path}: wie staat in het midden? Geef één persoon de id client, of zeg wie met --person ID. In het bestand: {names}.", "{path}: who stands in the middle? Give one person the id client, or say who with --person ID. In the file: {names}."),
        "which": (
            "{path} bevat {count} personen: te veel voor één tekening. Zeg om wie het gaat met --person ID, of zoek met --person \"deel van de naam\". De voorouders en nakomelingen tot {generations} generaties komen dan in beeld. Bijvoorbeeld: {names}.",
            "{path} holds {count} persons: too many for one drawing. Say who it is about with --person ID, or search with --person \"part of the name\". The ancestors and descendants up to {generations} generations are drawn then. For instance: {names}.",
        ),
        "no_person": ("{path}: er is geen persoon {person}. Geef een id of een deel van een naam. Bijvoorbeeld: {names}.", "{path}: there is no person {person}. Give an id or part of a name. For instance: {names}."),
        "several": ("{path}: {count} personen passen bij {person}. Kies er een met --person ID: {names}.", "{path}: {count} persons fit {person}. Choose one with --person ID: {names}."),
        "first": ("{path}: niemand heet client; in het midden staat de eerste persoon, {name}. Kies een ander met --person ID.", "{path}: nobody is the client; the first person, {name}, stands in the middle. Choose another with --person ID."),
        "refused": ("{path}: verbeter deze regels en probeer het opnieuw:\n{rows}", "{path}: mend these lines and try again:\n{rows}"),
    }
)  # fmt: skip


def network_from(source: str, lang: str, person: str = "", *, by_initials: bool = False, generations: int = GENERATIONS, whole: bool = False, leaves: str = "") -> Network:  # fmt: skip
    """The network of a file or dossier (id or title) with the client in the middle. person: id or part of a name of who is to
    stand there. whole: all of it where nobody is asked for. leaves: as what a dossier's is about to be written to a file, for
    the log. What was odd is said on standard error. Raises Refused."""
    path = Path(source)
    if path.is_file() or path.suffix.lower() in KINDS:
        with waiting("reading", lang, what=path):
            network = read_network(path, lang)
        if network.refused:
            raise Refused(say("refused", lang, path=path, rows="\n".join(shown(network.refused, lang))))
        for warning in network.warnings:
            complain(warning)
        if person or not whole:
            network = centred(network, source, person, lang, generations)
    else:
        network = _of_dossier(source, lang, leaves)
        if person:
            network = with_client(network, find_person(network, source, person, lang))
    return with_initials(network) if by_initials else network


def _of_dossier(dossier: str, lang: str, leaves: str) -> Network:
    from intake.commands.report import latest_talk

    state = latest_talk(dossier, lang, leaves)
    return Network(dict(state.people), tuple(state.ties))


def centred(network: Network, source: str, person: str, lang: str, generations: int = GENERATIONS) -> Network:
    """The network with a client; of a large family tree only who is near. Raises Refused where nobody says who that is."""
    is_tree = Path(source).suffix.lower() in (".ged", ".gedcom")
    if person:
        id = find_person(network, source, person, lang)
    elif is_tree and len(network.people) > MOST_WITHOUT_CHOICE:
        names = candidates(network, list(network.people))
        count = len(network.people)
        raise Refused(say("which", lang, path=source, count=count, generations=generations, names=names))
    elif "client" in network.people:
        id = "client"
    elif is_tree and network.people:
        id = next(iter(network.people))
        complain(say("first", lang, path=source, name=network.people[id].name or id))
    else:
        raise Refused(say("client", lang, path=source, names=candidates(network, list(network.people))))
    if is_tree and (person or len(network.people) > MOST_WITHOUT_CHOICE):
        network = around(network, id, generations)
    network = with_client(network, id)
    return with_relations(network) if is_tree else network


def find_person(network: Network, source: str, person: str, lang: str) -> str:
    """The id of the person with that id, or of the only one whose name holds these words. Raises Refused."""
    wanted = person.strip().strip("@")
    if wanted in network.people:
        return wanted
    words = fold(wanted).split()
    found = [
        id for id, one in network.people.items() if words and all(word in fold(one.name) for word in words)
    ]
    exact = [id for id in found if fold(network.people[id].name).split() == words]
    if len(exact) == 1:
        return exact[0]
    if not found:
        names = candidates(network, list(network.people))
        raise Refused(say("no_person", lang, path=source, person=person, names=names))
    if len(found) > 1:
        names = candidates(network, found)
        raise Refused(say("several", lang, path=source, count=len(found), person=person, names=names))
    return found[0]


def candidates(network: Network, ids: list[str]) -> str:
    """The first few with id, name and year of birth; those with the most ties first."""
    ties = dict.fromkeys(ids, 0)
    for tie in network.ties:
        for end in (tie.a, tie.b):
            if end in ties:
                ties[end] += 1
    chosen = sorted(ids, key=lambda id: -ties[id])[:CANDIDATES]
    return ", ".join(_short(network.people[id]) for id in chosen)


def _short(person: Person) -> str:
    facts = ", ".join(fact for fact in (person.name, person.born or "") if fact)
    return f"{person.id} ({facts})" if facts else person.id
