"""A network that came from a file, and what may be done with it before it is drawn or kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from intake.commands.problems import Refused
from intake.network.model import Person, Tie
from intake.network.wording import initials
from intake.words import Words

PARENT_KINDS = ("parent", "adoptive_parent", "foster_parent", "step_parent")
THE_TWO = ("client", "cared_for")

say = Words(
    {
        "ancestor": (
            "{path}: {names}: zo zou iemand de eigen voorouder zijn. Kijk de ouders en kinderen van deze mensen na.",
            "{path}: {names}: this way someone would be their own ancestor. Check the parents and children of these people.",
        ),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Network:
    """People by id and the ties between them. warnings: what was odd and how it was taken; refused: what was left out and why,
    each a sentence with its place in the file. lines: id -> the line of the file a person stands on."""

    people: Mapping[str, Person]
    ties: tuple[Tie, ...] = ()
    warnings: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)


def check_ancestors(network: Network, path: str, lang: str) -> None:
    """Raises Refused with the names where someone is their own ancestor."""
    loop = own_ancestor(network.ties)
    if loop:
        names = " → ".join(name_or_id(network.people, id) for id in loop)
        raise Refused(say("ancestor", lang, path=path, names=names))


def name_or_id(people: Mapping[str, Person], id: str) -> str:
    return (people[id].name if id in people else "") or id


def own_ancestor(ties: Iterable[Tie]) -> list[str]:
    """Ids of child, parent, ... back to the first, where someone is their own ancestor; [] where nobody is."""
    parents: dict[str, list[str]] = {}
    for tie in ties:
        if tie.kind in PARENT_KINDS:
            parents.setdefault(tie.b, []).append(tie.a)
    done: set[str] = set()
    for start in parents:
        loop = _loop_from(start, parents, done)
        if loop:
            return loop
    return []


def _loop_from(start: str, parents: Mapping[str, list[str]], done: set[str]) -> list[str]:
    """Walk up without recursion: trees of ten thousand people may be deep."""
    path, waiting = [start], [list(parents.get(start, ()))]
    while path:
        if not waiting[-1]:
            done.add(path.pop())
            waiting.pop()
            continue
        one = waiting[-1].pop()
        if one in path:
            return [*path[path.index(one) :], one]
        if one not in done:
            path.append(one)
            waiting.append(list(parents.get(one, ())))
    return []


def with_client(network: Network, id: str) -> Network:
    """The same network seen from that person, who becomes the client; who was the client gets an id of their own."""
    if id == "client":
        return network
    others = dict.fromkeys(network.people)
    freed = next(name for number in range(1, len(others) + 2) if (name := f"person_{number}") not in others)
    names = {id: "client", "client": freed}

    def new(one: str) -> str:
        return names.get(one, one)

    people = {new(key): replace(one, id=new(key), of=new(one.of)) for key, one in network.people.items()}
    client = people["client"]
    people = {"client": replace(client, relation="", of="client"), **people}
    people["client"] = replace(client, relation="", of="client")
    ties = tuple(replace(tie, a=new(tie.a), b=new(tie.b)) for tie in network.ties)
    lines = {new(key): line for key, line in network.lines.items()}
    return replace(network, people=people, ties=ties, lines=lines)


def around(network: Network, id: str, generations: int) -> Network:
    """Ancestors and descendants of that person so many generations up and down, with the brothers and sisters and all partners."""
    up, down, partners = _kin(network.ties)
    kept = {id} | _walk(id, up, generations)
    below = _walk(id, down, generations)
    siblings = {child for parent in up.get(id, ()) for child in down.get(parent, ())}
    kept |= below | siblings
    kept |= {other for one in below | siblings | {id} for other in partners.get(one, ())}
    kept |= {parent for one in below | siblings for parent in up.get(one, ())}
    people = {one: network.people[one] for one in network.people if one in kept}
    ties = tuple(tie for tie in network.ties if tie.a in kept and tie.b in kept)
    return replace(network, people=people, ties=ties)


def _kin(
    ties: Iterable[Tie],
) -> tuple[dict[str, list[str]], dict[str, list[str]], dict[str, list[str]]]:
    up: dict[str, list[str]] = {}
    down: dict[str, list[str]] = {}
    partners: dict[str, list[str]] = {}
    for tie in ties:
        if tie.kind in PARENT_KINDS:
            up.setdefault(tie.b, []).append(tie.a)
            down.setdefault(tie.a, []).append(tie.b)
        elif tie.kind == "partner":
            partners.setdefault(tie.a, []).append(tie.b)
            partners.setdefault(tie.b, []).append(tie.a)
    return up, down, partners


def _walk(id: str, way: Mapping[str, list[str]], steps: int) -> set[str]:
    found: set[str] = set()
    edge = {id}
    for _ in range(steps):
        edge = {other for one in edge for other in way.get(one, ())} - found
        found |= edge
    return found


def with_initials(network: Network) -> Network:
    """Everyone but the two it is about by initials; free remarks, in which names may stand, are left out."""
    people = {
        id: person if id in THE_TWO else replace(person, name=initials(person.name), note="", has_met="", named_by="")
        for id, person in network.people.items()
    }  # fmt: skip
    return replace(network, people=people)
