"""A name that comes later belongs to the word for who it is: "een vriend van de marine, Siem"; else it has to be asked."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from intake.understanding.late import IS_ONE, take_late_word
from intake.understanding.mentions import DOUBT, STRONG, Mention, without
from intake.understanding.relations import Relation

if TYPE_CHECKING:
    from intake.understanding.scan import Scan

_FAR = 10
"""Tokens between a word for who someone is and a name that may still be theirs."""
_NAMING = frozenset("think believe it's its is he's she's called named name heet ik denk geloof meen dacht dat het i always usually altijd meestal namelijk".split())  # fmt: skip  # noqa: SIM905
_LIVES = frozenset(("leeft", "leven", "woont", "wonen", "is", "lives", "live", "living"))
_ALL = frozenset("allemaal allebei alle alletwee allen all both".split())  # noqa: SIM905
_SEVERAL = 2
_NEXT = 4
"""Sentences in which those who were counted may be named."""
_SO_FAR = 40
"""Characters before a name in which "bevriend met" may stand."""
_NAMED = 5
"""Tokens before a name that may say whose it is: "en zijn naam is"."""
_NAMED_SO = re.compile(
    r"(?:(?:^|[,.;] )(?:(?:en|and|but|maar) )?(she|he|zij|ze|hij) (?:heet|heette|is called|was called|is named|'s called)|(?:^| )(haar|zijn|his|her) (?:naam|voornaam|name|first name)(?: is|'s|s)?)$"
    r"|(?:^|[,.;] )(she|he)'s called$"
)
_SPOKEN = {"she": "woman", "zij": "woman", "ze": "woman", "haar": "woman", "her": "woman", "he": "man", "hij": "man", "zijn": "man", "his": "man"}
_ENDS = frozenset((",", ")", "(", ":", ".", "", ";", "!", "?", "\n", "-", "\u2013"))


def adopt(scan: Scan) -> list[Mention]:
    """The mentions, with each name that stands apart from its word put there where only a few words of place or kind
    stand between; where more is said between, both are left, and doubted."""
    _take_latent(scan)
    _take_told(scan)
    _take_named_later(scan)
    take_late_word(scan)
    scan.found = _of_the_counted(scan)
    scan.found = _of_a_group_said_later(scan)
    gone: set[int] = set()
    owners = {one.owner for one in scan.found}
    for index in range(len(scan.found) - 1):
        one, name = scan.found[index], scan.found[index + 1]
        if index in gone or not _is_nameless(one) or not name.is_bare or _is_one_of_many(scan, index):
            continue
        between = [token.low for token in scan.tokens[one.last : name.first]]
        if STRONG & set(between) or len(between) > _FAR or index in owners:
            continue
        if _is_apposition(scan, between, name) and one.may_be(name):
            _give(one, name, _guessed(between))
            gone.add(index + 1)
        elif _is_state(scan, between, name) and one.may_be(name):
            _give(one, name, guessed=True)
            gone.add(index + 1)
        elif _is_named_at_the_end(scan, index) and one.may_be(name):
            one.name, one.gender, one.sure = name.name, one.gender or name.gender, DOUBT
            scan.named_later.update(range(name.first, name.last))
            gone.add(index + 1)
        elif one.relation is not None and one.relation.id not in scan.context.relations:
            name.unsure.add("relation")
            one.sure, name.sure = min(one.sure, DOUBT), min(name.sure, DOUBT)
    return without(scan.found, {index: index - 1 for index in gone})


def _is_named_at_the_end(scan: Scan, index: int) -> bool:
    """ "My grandson stays over on Fridays, Jayden, and we play", "household help comes every Wednesday, that's Tereza": the only
    one of the sentence without a name, and a name between marks."""
    one, name = scan.found[index], scan.found[index + 1]
    before = [token.low for token in scan.tokens[max(0, name.first - 2) : name.first]]
    after = scan.tokens[name.last].low if name.last < len(scan.tokens) else ""
    ends = after in _ENDS or after in scan.lexicon.words("and") or after == "something"
    if not before or not ends or not (before[-1] == "," or before[-1] in ("that's", "called") or before == ["dat", "is"]):
        return False
    first = bisect_left(scan.ends, one.first)
    start = scan.ends[first - 1] if first else 0
    others = scan.found[bisect_left(scan.found, start, key=lambda other: other.first) : index]
    return not one.aside and one.count < 2 and one.owner is None and not any(_is_nameless(other) for other in others)


def _take_latent(scan: Scan) -> None:
    for one in scan.latent:
        at = bisect_left(scan.found, one.last, key=lambda other: other.first)
        name = scan.found[at] if at < len(scan.found) else None
        if name is None or not name.is_bare or name.first - one.last > _FAR:
            continue
        between = [token.low for token in scan.tokens[one.last : name.first]]
        if not STRONG & set(between) and _is_apposition(scan, between, name) and one.may_be(name):
            _hand_down(one, name)


def _take_told(scan: Scan) -> None:
    """ "Op Henk kun je bouwen, dat is een kameraad", "bij Annelies kan ik uithuilen; zo'n vriendin heb je maar één keer", "de
    vriendschap met Ingrid": what a name is, told without a word for whose."""
    for one in scan.found:
        before = scan.folded[max(0, scan.tokens[one.first].start - _SO_FAR) : scan.tokens[one.first].start]
        if one.is_bare and scan.lexicon.form("befriended").search(before):
            _make(scan, one, scan.lexicon.by_id["friend"])
    for word in scan.latent:
        at = bisect_left(scan.found, word.first, key=lambda other: other.first)
        names = [one for one in scan.found[max(0, at - 1) : at] if one.is_bare and word.may_be(one)]
        said = [token.low for token in scan.tokens[max(0, word.first - 2) : word.last]]
        if names and word.relation is not None and (IS_ONE.search(" ".join(said[:2])) or "zo'n" in said):
            _make(scan, names[-1], word.relation)


def _make(scan: Scan, one: Mention, relation: Relation) -> None:
    one.relation, one.of, one.sure = replace(relation, plural=False), "client", max(one.sure, 0.9)


def _take_named_later(scan: Scan) -> None:
    """ "Een maatje via de kerk, ze heet Els", "the chiropodist sees to my feet, a Mr Tweedie", "a cleaner comes Mondays, her name's Agnieszka": the name is of who was spoken of."""
    gone: set[int] = set()
    for index, name in enumerate(scan.found):
        if not index or not name.is_bare:
            continue
        start = max(scan.found[index - 1].last, name.first - _NAMED)
        before = " ".join(token.low for token in scan.tokens[start : name.first])
        said = _NAMED_SO.search(before)
        titled = before.endswith((", a", ", an")) and scan.tokens[name.first].low in scan.lexicon.table("titles")
        if said is None and not titled:
            continue
        gender = name.gender or (_SPOKEN.get(said[1] or said[2] or said[3]) if said else None)
        one = scan.found[index - 1]
        if _is_nameless(one) and one.count < 2 and not (one.gender and gender and one.gender != gender):
            one.name, one.gender = name.name, one.gender or gender
            for key, value in name.facts.items():
                one.facts.setdefault(key, value)
            scan.named_later.update(range(name.first, name.last))
            gone.add(index)
    if gone:
        scan.found = without(scan.found, dict.fromkeys(gone))


def _of_the_counted(scan: Scan) -> list[Mention]:
    """ "Twee broers heb ik gehad, Wim en Toon": the bare names later in the sentence, or in the next ones where it has none, are
    those. It is asked where fewer are named, or later; of more it is open who is meant."""
    gone: set[int] = set()
    index = 0
    while index < len(scan.found):
        counted = _counted_at(scan, index)
        names = _names_after(scan, counted[-1]) if len(counted) > 1 else []
        later = not names and len(counted) > 1
        if later:
            names = [at for at in _names_after(scan, counted[-1], sentences=_NEXT) if scan.found[at].may_be(scan.found[index])]
        if names and len(names) <= len(counted):
            for at, name in zip(counted, names, strict=False):
                _hand_down(scan.found[at], scan.found[name])
                scan.found[name].fresh = True  # one more beside those who keep no name
                if later or len(names) < len(counted):
                    scan.found[name].unsure.add("relation")
                    scan.found[name].sure = min(scan.found[name].sure, DOUBT)
            for at in counted[len(names) :]:
                scan.found[at].sure = min(scan.found[at].sure, DOUBT)
            gone.update(counted[: len(names)])
        elif len(listed := _listed_after(scan, index)) > 1:
            for name in listed:
                _hand_down(scan.found[index], scan.found[name])
            gone.add(index)
            counted = [index]
        elif names:
            for name in names:
                scan.found[name].unsure.add("relation")
                scan.found[name].sure = min(scan.found[name].sure, DOUBT)
        index = counted[-1] + 1 if counted else index + 1
    return scan.found if any(one.owner in gone for one in scan.found) else without(scan.found, dict.fromkeys(gone))


def _of_a_group_said_later(scan: Scan) -> list[Mention]:
    """ "Saskia, Bea en Loes, allemaal zussen", "maandag Ria, woensdag Hans: zo hebben mijn kinderen het verdeeld": who they are
    is said once, after their names."""
    gone: set[int] = set()
    for index, group in enumerate(scan.found):
        if not group.group or group.name or group.relation is None or group.relation.collective or group.owner is not None:
            continue
        names = _listed_before(scan, index)
        if len(names) < _SEVERAL or not _is_said_of_all(scan, scan.found[names[-1]], group):
            continue
        for name in names:
            _hand_down(group, scan.found[name])
        gone.add(index)
    return without(scan.found, dict.fromkeys(gone)) if gone and not any(one.owner in gone for one in scan.found) else scan.found


def _listed_before(scan: Scan, index: int) -> list[int]:
    """The bare names right before a mention, in the same sentence, with nobody else between."""
    names: list[int] = []
    for at in range(index - 1, -1, -1):
        between = (token.low for token in scan.tokens[scan.found[at].last : scan.found[at + 1].first])
        if not scan.found[at].is_bare or STRONG & set(between):
            break
        names.insert(0, at)
    return names


def _is_said_of_all(scan: Scan, last: Mention, group: Mention) -> bool:
    """ ", allemaal zussen", ": zo hebben mijn kinderen het verdeeld", "zijn mijn broers"."""
    between = [token.low for token in scan.tokens[last.last : group.first]]
    mark = next((at for at in range(len(between) - 1, -1, -1) if between[at] in (",", ":", "-", "\u2013")), None)
    said = between if mark is None else between[mark + 1 :]
    all_of_them = bool(_ALL & set(said))
    return all_of_them if mark is None or between[mark] != ":" else all_of_them or said[:1] in (["zo"], ["dat"])


def _hand_down(one: Mention, later: Mention) -> None:
    later.relation, later.of, later.owner = one.relation, one.of, one.owner
    later.sure = max(later.sure, 0.87)
    later.facts = one.facts | later.facts


def _listed_after(scan: Scan, index: int) -> list[int]:
    """ "Vriendinnen van de kaartclub, Toos, Bets en Mien": the names right after a group, or none."""
    one = scan.found[index]
    if not one.group or one.name or one.relation is None or one.relation.collective:
        return []
    names = _names_after(scan, index)
    if not names:
        return []
    between = [token.low for token in scan.tokens[one.last : scan.found[names[0]].first]]
    return names if _is_apposition(scan, between, scan.found[names[0]]) else []


def _counted_at(scan: Scan, index: int) -> list[int]:
    """The mentions that one counted word made, from that index on."""
    first, at = scan.found[index], index
    while (
        first.count > 1 and at < len(scan.found) and scan.found[at].first == first.first
        and not scan.found[at].name and scan.found[at].relation == first.relation
    ):  # fmt: skip
        at += 1
    return list(range(index, at))


def _names_after(scan: Scan, index: int, sentences: int = 1) -> list[int]:
    """The bare names in the rest of the sentence, or of so many, each once, where nobody else with a word for who it is stands
    between."""
    ends = (at for at in range(scan.found[index].last, len(scan.tokens)) if scan.tokens[at].low in STRONG)
    end = next(islice(ends, sentences - 1, None), len(scan.tokens))
    names: list[int] = []
    said: set[str] = set()
    for at in range(index + 1, len(scan.found)):
        if scan.found[at].first >= end or not (scan.found[at].is_bare or _is_known_bare(scan.found[at])):
            break
        if scan.found[at].name not in said:
            names.append(at)
        said.add(scan.found[at].name)
    return names


def _is_nameless(one: Mention) -> bool:
    return not one.name and not one.group and one.relation is not None and not one.relation.collective


def _is_known_bare(name: Mention) -> bool:
    return bool(name.name and name.known) and name.relation is None and not name.tie


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


def _is_apposition(scan: Scan, between: list[str], name: Mention) -> bool:
    """Only words of place, time or kind between, then a mark, and after the name a mark or what is told of it."""
    while between and between[-1] in _NAMING:
        between = between[:-1]
    if not between or between[-1] not in (",", ":", "(", "-", "\u2013"):
        return False
    after = scan.tokens[name.last].low if name.last < len(scan.tokens) else ""
    said = [low for low in between[:-1] if low.isalpha() and _is_deed(low, scan)]
    return not said and "," not in between[:-1] and (after in _ENDS or after in scan.lexicon.words("common"))


def _is_state(scan: Scan, between: list[str], name: Mention) -> bool:
    """ "Mijn moeder leeft nog, Annie, ze is 96": only how or where someone lives between, and the name between marks."""
    after = scan.tokens[name.last].low if name.last < len(scan.tokens) else ""
    said = [low for low in between[:-1] if low.isalpha() and _is_deed(low, scan)]
    return between[-1:] == [","] and "," not in between[:-1] and after in _ENDS and bool(said) and set(said) <= _LIVES


def _is_deed(low: str, scan: Scan) -> bool:
    """A verb, or a word for who acts: what stands after it is told of someone, and does not name them."""
    lexicon = scan.lexicon
    actors = ("me", "subjects", "pronouns", "joiners", "being")
    if any(low in lexicon.words(one) for one in actors):
        return True
    ends = ("t", "en", "de") if lexicon.lang == "nl" else ("s", "ed", "ing")
    small = any(low in lexicon.words(one) for one in ("articles", "own", "their", "adjectives"))
    return low in lexicon.words("common") and low.endswith(ends) and len(low) > 3 and not small


def _give(one: Mention, name: Mention, guessed: bool) -> None:
    one.name, one.gender = name.name, one.gender or name.gender
    one.last, one.sure = name.last, DOUBT if guessed else min(one.sure, 0.9)
    for key, value in name.facts.items():
        one.facts.setdefault(key, value)
