"""A name that comes later belongs to the word for who it is: "een vriend van de marine, Siem"; else it has to be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.understanding.mentions import STRONG, Mention

if TYPE_CHECKING:
    from intake.understanding.scan import Scan

_FAR = 10
"""Tokens between a word for who someone is and a name that may still be theirs."""
_DOUBT = 0.8
_NAMING = frozenset("think believe it's its is he's she's called named name heet ik denk geloof meen dacht dat het i".split())  # fmt: skip  # noqa: SIM905
_ENDS = frozenset((",", ")", ".", "", ";", "!", "?", "\n", "-", "\u2013"))


def adopt(scan: Scan) -> list[Mention]:
    """The mentions, with each name that stands apart from its word put there where only a few words of place or kind
    stand between; where more is said between, both are left, and doubted."""
    _take_latent(scan)
    gone: set[int] = set()
    for index in range(len(scan.found) - 1):
        one, name = scan.found[index], scan.found[index + 1]
        if index in gone or not _is_nameless(one) or not _is_bare(name) or _is_one_of_many(scan, index):
            continue
        between = [token.low for token in scan.tokens[one.last : name.first]]
        if STRONG & set(between) or len(between) > _FAR or _is_owner(scan, index):
            continue
        if _is_apposition(scan, between, name) and _may_be(one, name):
            _give(one, name, _guessed(between))
            gone.add(index + 1)
        elif one.relation is not None and not scan.context.sector:
            name.unsure.add("relation")
            one.sure, name.sure = min(one.sure, _DOUBT), min(name.sure, _DOUBT)
    return _without(scan, gone)


def _take_latent(scan: Scan) -> None:
    for one in scan.latent:
        name = next((other for other in scan.found if other.first >= one.last), None)
        if name is None or not _is_bare(name) or name.first - one.last > _FAR:
            continue
        between = [token.low for token in scan.tokens[one.last : name.first]]
        if not STRONG & set(between) and _is_apposition(scan, between, name) and _may_be(one, name):
            name.relation, name.of, name.owner, name.sure = one.relation, one.of, one.owner, max(name.sure, 0.87)
            name.facts = one.facts | name.facts


def _is_nameless(one: Mention) -> bool:
    return not one.name and not one.group and one.relation is not None and not one.relation.collective


def _is_bare(name: Mention) -> bool:
    return bool(name.name) and name.relation is None and not name.known and not name.tie and name.owner is None


def _is_one_of_many(scan: Scan, index: int) -> bool:
    """ "Mijn zus, Ronald en Piet": a list of others."""
    one, name = scan.found[index], scan.found[index + 1]
    if one.unit != name.unit:
        return False
    between = [token.low for token in scan.tokens[one.last : name.first]]
    later = index + 2 < len(scan.found) and scan.found[index + 2].unit == name.unit
    return later or bool(scan.lexicon.words("and") & set(between))


def _guessed(between: list[str]) -> bool:
    return any(low in ("think", "denk", "geloof", "meen", "dacht", "believe") for low in between)


def _is_owner(scan: Scan, index: int) -> bool:
    return any(one.owner == index for one in scan.found)


def _may_be(one: Mention, name: Mention) -> bool:
    return not (one.gender and name.gender and one.gender != name.gender)


def _is_apposition(scan: Scan, between: list[str], name: Mention) -> bool:
    """Only words of place, time or kind between, then a mark, and after the name a mark or what is told of it."""
    while between and between[-1] in _NAMING:
        between = between[:-1]
    if not between or between[-1] not in (",", ":", "(", "-", "\u2013"):
        return False
    after = scan.tokens[name.last].low if name.last < len(scan.tokens) else ""
    words = [low for low in between[:-1] if low.isalpha()]
    verbs = scan.lexicon.words("common") - scan.lexicon.words("place_before") - scan.lexicon.words("joiners")
    said = [low for low in words if low in verbs and not _is_kind(low, scan)]
    return not said and "," not in between[:-1] and (after in _ENDS or after in scan.lexicon.words("common"))


def _is_kind(low: str, scan: Scan) -> bool:
    small = ("adjectives", "articles", "own", "their", "of", "person_before", "place_before", "place_words")
    return any(low in scan.lexicon.words(one) for one in small)


def _give(one: Mention, name: Mention, guessed: bool) -> None:
    one.name, one.gender = name.name, one.gender or name.gender
    one.last, one.sure = name.last, _DOUBT if guessed else min(one.sure, 0.9)
    for key, value in name.facts.items():
        one.facts.setdefault(key, value)


def _without(scan: Scan, gone: set[int]) -> list[Mention]:
    """The mentions but those, with owners at their new places."""
    kept = [index for index in range(len(scan.found)) if index not in gone]
    places = {index: at for at, index in enumerate(kept)} | {
        index: kept.index(index - 1) for index in gone
    }
    for one in scan.found:
        one.owner = places[one.owner] if one.owner is not None else None
    return [scan.found[index] for index in kept]
