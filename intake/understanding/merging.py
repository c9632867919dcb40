"""Mentions into persons: the same one once, with the relation seen from the person the talk is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from intake.network.model import Person
from intake.understanding.mentions import DOUBT, Mention
from intake.understanding.people_lexicon import Relation
from intake.understanding.readings import PersonReading
from intake.understanding.relations import CHILDREN, COMPOSED, GENDER, GUESSED, ONLY_ONE, PARTNERS, asked_for
from intake.understanding.scan import Scan
from intake.understanding.text import fold

_SELDOM_FOR_PARTNERS = 9.0
"""Times a month up to which "mijn vriendin Ans" is hardly the partner."""
_MY_FRIEND = 2
"""Words of "mijn vriend"."""
_BACK = 120
"""How many persons back someone is looked for: a longer list than any family."""
Ties = tuple[tuple[str, str, str, str | None, str | None], ...]
_NARROWER = {"child": ("son", "daughter"), "grandchild": ("grandson", "granddaughter"), "friend": ("boyfriend", "girlfriend"),
             "parent": ("father", "mother")}  # fmt: skip


_WIDOWED = {"ex_wife": "wife", "ex_husband": "husband"}
_THEIR_LOVE = frozenset((("zijn", "vriendin"), ("z'n", "vriendin"), ("zn", "vriendin"), ("haar", "vriend"), ("d'r", "vriend"), ("dr", "vriend")))
_BY_AGE = {"eldest": "first", "oldest": "first", "oudste": "first", "middle": "middle", "middelste": "middle", "youngest": "last", "jongste": "last"}


@dataclass(slots=True)
class _Seen:
    """The relation of someone as seen from `of` (an id, or "#n" for the n-th person)."""

    word: str
    of: str
    gender: str | None
    sector: str


def readings_of(scan: Scan) -> tuple[PersonReading, ...]:
    """One reading for each person, in the order in which they were first named."""
    merged, places = _merged(scan)
    seen: list[_Seen] = []
    _take_partners(scan, merged, places)
    _take_widowed(scan, merged)
    for index, one in enumerate(merged):
        owner = places[one.owner] if one.owner is not None else None
        seen.append(_seen(scan, one, None if owner == index else owner, merged, seen))
    found = []
    for index, one in enumerate(merged):
        ties = _ties(one, index, places, seen)
        found.append(_reading(scan, one, seen[index], ties))
    return tuple(found)


def _merged(scan: Scan) -> tuple[list[Mention], list[int]]:
    """The same person once; where each mention went. An owner always comes before the one it owns."""
    merged: list[Mention] = []
    places: list[int] = []
    named = Counter(one.relation.id for one in scan.found if one.relation and one.name)
    for one in scan.found:
        _link_known(scan, one)
        oldest = max(-1, len(merged) - 1 - _BACK)
        at = next(
            (n for n in range(len(merged) - 1, oldest, -1) if _is_same(merged[n], one, scan, named)), None
        )
        if at is None:
            places.append(len(merged))
            merged.append(replace(one))
            continue
        places.append(at)
        _join(merged[at], one)
    return merged, places


def _is_same(old: Mention, new: Mention, scan: Scan, named: Counter[str]) -> bool:
    if old.group != new.group and not new.name:
        return False
    if new.known or old.known:
        return new.known == old.known
    if new.name and old.name:
        return _same_name(old.name, new.name)
    if new.relation is None or old.relation is None or (new.unit == old.unit and not new.name):
        return False
    if _which(old, scan) and _which(new, scan) and _which(old, scan) != _which(new, scan):
        return False
    if new.relation.id == "child" and new.name and old.fresh and not old.name and old.relation.id in CHILDREN:
        return old.unit != new.unit
    same = old.relation.id == new.relation.id or new.relation.id in _NARROWER.get(old.relation.id, ())
    if not same or _whose(old, scan) != _whose(new, scan) or old.owner != new.owner:
        return False
    if new.name and not old.name:
        return old.relation.id in ONLY_ONE or (old.fresh and not new.fresh)
    if old.relation.id in ONLY_ONE:
        return True
    return not new.fresh and new.unit != old.unit and named[new.relation.id] <= 1 and not old.group


def _which(one: Mention, scan: Scan) -> str:
    """ "My eldest", "de middelste": which of several, or "" where that is not said."""
    return next((_BY_AGE[token.low] for token in scan.tokens[one.first : one.last] if token.low in _BY_AGE), "")


def _same_name(one: str, other: str) -> bool:
    a, b = fold(one), fold(other)
    if a == b:
        return True
    first, second = a.split(), b.split()
    return first[0] == second[0] and (len(first) == 1) != (len(second) == 1)


def _whose(one: Mention, scan: Scan) -> str:
    return one.of or scan.context.of


def _join(old: Mention, new: Mention) -> None:
    old.name = max(old.name, new.name, key=len) if old.name and new.name else old.name or new.name
    old.gender = old.gender or new.gender
    old.known = old.known or new.known
    old.unsure |= new.unsure
    if new.relation and (old.relation is None or new.relation.id in _NARROWER.get(old.relation.id, ())):
        old.relation, old.of = new.relation, new.of
        old.owner = old.owner if old.owner is not None else new.owner
    old.sure = max(old.sure, new.sure)
    for key, value in new.facts.items():
        if key in ("gives", "receives"):
            old.facts[key] = tuple(dict.fromkeys((*old.facts.get(key, ()), *value)))
        elif key == "per_month" and old.facts.get(key) is not None:
            old.facts[key] = max(old.facts[key], value)
        else:
            old.facts.setdefault(key, value)


def _link_known(scan: Scan, one: Mention) -> None:
    """The id of someone already known; where that is not sure, the ids it may be."""
    if one.known:
        return
    low = fold(one.name)
    if low:
        one.known = scan.known.get(low, "") or scan.firsts.get(low, "")
        if not one.known:
            _offer_alike(scan, one, low)
        return
    if one.relation is None or one.group:
        return
    same = [
        person.id for person in scan.context.people
        if person.relation == one.relation.id and person.of == (one.of or scan.context.of)
    ]  # fmt: skip
    if len(same) == 1 and one.owner is None and not one.fresh:
        one.known = same[0]
    elif same and one.owner is None:
        one.alternatives = tuple(same)


def _offer_alike(scan: Scan, one: Mention, low: str) -> None:
    alike = [
        person.id for person in scan.context.people
        if person.name and person.id not in ("client", "cared_for")
        and (_is_alike(fold(person.name), low) or _may_be(person, one))
    ]  # fmt: skip
    if alike:
        one.alternatives = tuple(alike)
        one.unsure.add("id")


def _is_alike(known: str, said: str) -> bool:
    return (
        known != said
        and len(said) >= 4
        and known[0] == said[0]
        and OSA.distance(known, said, score_cutoff=1) <= 1
    )


def _may_be(person: Person, one: Mention) -> bool:
    """A surname only, or a first name with another surname, and the same relation."""
    mine, theirs = fold(one.name).split(), fold(person.name).split()
    shared = bool({mine[0], mine[-1]} & {theirs[0], theirs[-1]}) and mine != theirs
    return shared and (one.relation is None or one.relation.id == person.relation)


def _seen(scan: Scan, one: Mention, owner: int | None, merged: list[Mention], seen: list[_Seen]) -> _Seen:
    relation = one.relation
    word = relation.id if relation else ""
    gender = (relation.gender if relation else None) or one.gender
    sector = relation.sector if relation else scan.context.sector or "other"
    of = one.of or scan.context.of
    if owner is not None and owner < len(seen) and not one.known:
        whose = _known(scan, merged[owner], seen[owner])
        if one.tie:
            word, gender, sector = _partner_word(whose.gender or merged[owner].gender, one.tie[1], gender)
        pair = (whose.word, _as_partner(word, one.gender or gender, whose, scan.lexicon.lang))
        result = COMPOSED.get(pair) or GUESSED.get(pair)
        if pair in GUESSED:
            one.unsure.add("relation")
        if result and not (one.tie and one.tie[1] == "divorced"):
            known = scan.lexicon.by_id.get(result)
            if result.startswith("step") and not one.tie:
                one.unsure.add("relation")
            return _Seen(result, whose.of, GENDER.get(result, gender), known.sector if known else sector)
        if word:
            of = f"#{owner}"
    elif not word and not one.known and (word := asked_for(scan.context.relations, gender)):
        asked: Relation | None = scan.lexicon.by_id.get(word)
        sector = asked.sector if asked else sector
    if one.known and not relation:
        sector, of = "other", "client"
    return _Seen(word, of, gender, sector)


def _known(scan: Scan, owner: Mention, seen: _Seen) -> _Seen:
    """Who someone is of whom the talk knows it already, where the text does not say it again."""
    person = (
        next((one for one in scan.context.people if one.id == owner.known), None) if owner.known else None
    )
    if person is None or seen.word or not person.relation:
        return seen
    return _Seen(person.relation, person.of, person.gender or owner.gender, person.sector)


def _as_partner(word: str, gender: str | None, whose: _Seen, lang: str) -> str:
    """In Dutch "haar vriend" is a partner, where it is the vriend of a daughter or sister."""
    if lang == "nl" and word == "friend" and gender and whose.gender and gender != whose.gender:
        return "husband" if gender == "man" else "wife"
    if word == "partner" and gender:
        return "husband" if gender == "man" else "wife"
    return word


def _partner_word(whose: str | None, status: str | None, gender: str | None) -> tuple[str, str | None, str]:
    guess = gender or {"woman": "man", "man": "woman"}.get(whose or "")
    word = {"man": "husband", "woman": "wife"}.get(guess or "", "partner")
    return (f"ex_{word}" if status == "divorced" else word), guess, "family"


def _ties(one: Mention, index: int, places: list[int], seen: list[_Seen]) -> Ties:
    if one.owner is None or places[one.owner] == index:
        return ()
    owner = str(places[one.owner])
    word = one.relation.id if one.relation else ""
    if one.tie:
        return ((owner, str(index), *one.tie, None),)
    if word in PARTNERS:
        return ((owner, str(index), "partner", "divorced" if word.startswith("ex_") else None, None),)
    if word in CHILDREN:
        return ((owner, str(index), "parent", None, None),)
    return ()


def _take_partners(scan: Scan, merged: list[Mention], places: list[int]) -> None:
    """ "De kinderen van mijn vriend", "mijn vriendin slaapt hier": in Dutch that is the partner."""
    if scan.lexicon.lang != "nl" or scan.context.relations:
        return
    owners = {places[one.owner] for one in scan.found if one.owner is not None and one.relation and one.relation.sector == "family"}
    for index, one in enumerate(merged):
        if one.relation is None or one.relation.id != "friend" or one.group:
            continue
        lows = [token.low for token in scan.tokens[one.first : one.last]]
        if len(lows) > 1 and (lows[0], lows[1]) in _THEIR_LOVE:
            one.relation = scan.lexicon.by_id["girlfriend" if lows[1] == "vriendin" else "boyfriend"]
        if one.name or not _is_my_friend(scan, lows):
            continue
        if index in owners or scan.lexicon.form("as_partner").search(scan.masked):
            one.relation = replace(scan.lexicon.by_id["partner"], gender=one.relation.gender)
            one.unsure.add("relation")


def _take_widowed(scan: Scan, merged: list[Mention]) -> None:
    """ "My first wife died in 1999": she is no former one."""
    for one in merged:
        if one.relation is not None and one.relation.id in _WIDOWED and one.facts.get("alive") is False and any(token.low.startswith(("first", "eerste")) for token in scan.tokens[one.first : one.last]):
            one.relation = scan.lexicon.by_id[_WIDOWED[one.relation.id]]


def _is_my_friend(scan: Scan, lows: list[str]) -> bool:
    return len(lows) == _MY_FRIEND and lows[0] in scan.lexicon.words("own") and lows[1] in ("vriend", "vriendin")


def _may_be_partner(scan: Scan, one: Mention, seen: _Seen) -> bool:
    """In Dutch "mijn vriend" may be a friend and may be the partner: ask."""
    if scan.lexicon.lang != "nl" or seen.word != "friend" or one.group or one.known or scan.context.relations:
        return False
    lows = [token.low for token in scan.tokens[one.first : one.last]]
    mine = lows[0] in scan.lexicon.words("own")
    now_and_then = bool(one.name) and 0 < (one.facts.get("per_month") or 0) <= _SELDOM_FOR_PARTNERS
    return mine and len(lows) > 1 and lows[1] in ("vriend", "vriendin") and "bond" not in one.facts and not now_and_then


def _says_nothing(scan: Scan, one: Mention, facts: Mapping[str, object]) -> bool:
    """Family or a friend in a word without a name, of whom nothing is said, where nobody asked for people: perhaps no one."""
    relation, asked = one.relation, scan.context
    if one.name or one.known or one.owner is not None or facts or asked.relations or asked.sector:
        return False
    return relation is not None and relation.sector in ("family", "friends") and len(scan.found) <= 2


def _reading(scan: Scan, one: Mention, seen: _Seen, ties: Ties) -> PersonReading:
    facts = {key: value for key, value in one.facts.items() if key != "their"}
    year = facts.pop("year", None)
    if year and facts.get("alive") is False:
        facts.setdefault("died", year)
    if facts.get("per_month") is not None:
        facts.pop("vague", None)
    if _may_be_partner(scan, one, seen):
        one.unsure.add("relation")
    person = Person(
        id=one.known, name=one.name, relation=seen.word, of=seen.of, sector=seen.sector, gender=seen.gender,
        group=one.group, **facts,
    )  # fmt: skip
    if one.loose and _says_nothing(scan, one, facts):
        one.sure = min(one.sure, DOUBT)
    tokens = scan.tokens
    span = (tokens[one.first].start, tokens[(one.core or one.last) - 1].end)
    return PersonReading(person, span, min(1.0, one.sure), ties, tuple(sorted(one.unsure)), one.alternatives)
