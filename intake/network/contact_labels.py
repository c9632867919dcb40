"""What stands beside someone in a map: the name, with the relation where there is room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from intake.network.drawing import shortened, wide
from intake.network.model import Person
from intake.network.wording import person_name, relation_said
from intake.words import Words

LABEL = 26
"""A longer text does not stand in the picture: a number does, and the whole text in the list below it."""
_ENERGY = {"gives": " ↑", "costs": " ↓", "both": " ↕"}

_say = Words({"client": ("cliënt", "client"), "and": ("en", "and")})


def full_label(person: Person, people: Mapping[str, Person], lang: str, energy: bool = False) -> str:
    """Name, relation (of whom, where it is not the client's), how many, and an arrow for energy."""
    name = person_name(person, lang)
    relation = relation_said(person, people, lang) if person.name else ""
    return (f"{name} ({relation})" if relation else name) + _more(person, energy)


def _more(person: Person, energy: bool) -> str:
    many = f" ×{person.count}" if person.count and person.count > 1 else ""
    return many + (_ENERGY.get(person.energy or "", "") if energy else "")


def labels(
    shown: Iterable[Person], people: Mapping[str, Person], lang: str, energy: bool = False
) -> dict[str, tuple[str, ...]]:
    """id -> the texts that may stand in the picture, from long to short. A name that two people have is never used alone."""
    everyone = list(shown)
    names = Counter(person_name(one, lang) for one in everyone)
    found = {}
    for one in everyone:
        name = person_name(one, lang)
        texts = [full_label(one, people, lang, energy)]
        if names[name] == 1:
            texts.append(name + _more(one, energy))
        found[one.id] = tuple(dict.fromkeys(text for text in texts if wide(text) <= LABEL))
    return found


def client_name(person: Person | None, lang: str, room: int = 14) -> str:
    """The name for the middle of a map: whole, else the first word, else cut."""
    whole = person_name(person, lang) if person is not None and person.name else _say("client", lang)
    if wide(whole) <= room:
        return whole
    first = whole.split()[0]
    return first if wide(first) <= room else shortened(first, room)
