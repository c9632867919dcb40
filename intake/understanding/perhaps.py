"""Who was read but may be no one, someone named already, or someone else's: read back before they are kept."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from intake.understanding.mentions import DOUBT
from intake.understanding.relations import PAIRS, PARTNERS
from intake.understanding.text import fold
from intake.understanding.unexplained import has_unexplained

if TYPE_CHECKING:
    from intake.understanding.mentions import Mention
    from intake.understanding.scan import Scan


_I_AM = re.compile(r"\b(?:ik (?:was|ben|werd|word)|(?:was|ben|werd|word) ik|i (?:was|am|became)|i'm)\b")
_NEAR = 12
"""Characters before someone in which "I'm" says that it is the speaker: "I'm her only son"."""
_LINE = 3
"""Small words beside a name that make a line of it."""
_FIRST = frozenset(("first", "second", "third", "eerste", "tweede", "derde"))
""" "My first wife": a former one, or dead."""
_FORMER = frozenset(("oude", "ouwe", "vroegere", "voormalige", "vorige", "ex", "old", "former", "previous", "late"))
_LIKE_A_CHILD = frozenset(("oudste", "jongste", "middelste", "eldest", "oldest", "youngest", "baby"))


def doubt_persons(scan: Scan) -> None:
    """Lowers the confidence of who may be no one, or someone named already; doubts the word for who may be another."""
    for index, one in enumerate(scan.found):
        if any(may_be(scan, index, one) for may_be in _DOUBTS):
            one.sure = min(one.sure, DOUBT)
        if one.relation is not None and (_may_be_former(scan, one) or _may_have_left(scan, one) or _may_have_another_word(scan, one)):
            one.unsure.add("relation")


def _may_be_former(scan: Scan, one: Mention) -> bool:
    """ "My old workmate" is no colleague any more, or has many years."""
    lows = {token.low for token in scan.tokens[one.first : one.last]}
    if one.relation is not None and one.relation.id in ("husband", "wife") and lows & _FIRST:
        return True
    kin = one.relation is not None and one.relation.sector == "family"
    return not kin and any(token.low in _FORMER for token in scan.tokens[one.first : one.last])


def _may_have_left(scan: Scan, one: Mention) -> bool:
    """ "Husband left": an ex, perhaps."""
    if one.relation is None or one.relation.id not in PARTNERS:
        return False
    first, last = _sentence(scan, one)
    said = scan.part(scan.folded, first, last)
    return bool(scan.lexicon.form("left_me").search(said))


def _may_have_another_word(scan: Scan, one: Mention) -> bool:
    """ "Pleegouders Hans en Dorien", "the baby, Ciara": who is the father, and is it a daughter?"""
    assert one.relation is not None
    if one.relation.id == "second_cousin":
        return True
    if not one.name or one.known:
        return False
    young = any(token.low in _LIKE_A_CHILD for token in scan.tokens[one.first : one.last])
    return one.relation.id in PAIRS or (young and one.relation.id == "child")


def _may_be_a_role(scan: Scan, index: int, one: Mention) -> bool:
    """ "Ik was al op mijn zestiende moeder", "I'm her only son": what someone is."""
    if one.name or one.known:
        return False
    first, _ = _sentence(scan, one)
    if any(token.low.endswith(("tiende", "ste")) for token in scan.tokens[one.first : one.last]) and scan.tokens[one.first - 1].low == "op":
        return True
    before = scan.folded[scan.tokens[first].start : scan.tokens[one.first].start]
    return bool(_I_AM.search(before) if one.loose else _I_AM.search(before[-_NEAR:]))


def _may_be_in_other_words(scan: Scan, index: int, one: Mention) -> bool:
    """ "Nichtje Kim (oppas)", "mama's zus, teyze Gülsüm", "Marjo, mijn vrouw haar zus": the one just named, or the one named
    next, in other words."""
    if one.name or one.known:
        return False
    before = scan.found[index - 1] if index else None
    if before is not None and before.name:
        between = _between(scan, before, one)
        if between == ["("] or (between[:1] in (["heet"], ["heette"]) and between[-1] == ","):
            return True
    if before is not None and one.owner == index - 1 and before.last == one.first and index > 1:
        first = scan.found[index - 2]
        return bool(first.name) and _between(scan, first, before) == [","]
    after = scan.found[index + 1] if index + 1 < len(scan.found) else None
    if after is None or not after.name:
        return False
    between = _between(scan, one, after)
    if between in (["="], [":"]):
        return True
    return between == ["."] if after.relation is None else after.loose and between == [","]


def _may_be_of_a_group(scan: Scan, index: int, one: Mention) -> bool:
    """ "Wai Ling van de Chinese kerk": the name may end before the words for where it is from."""
    if not one.name or one.known or one.last >= len(scan.tokens):
        return False
    after = scan.tokens[one.last].low
    return after in scan.lexicon.table("circles") or after in scan.lexicon.words("place_words")


def _sentence(scan: Scan, one: Mention) -> tuple[int, int]:
    """The tokens of the sentence in which someone is first named."""
    ends = scan.ends
    after = bisect_left(ends, one.first)
    return ends[after - 1] + 1 if after else 0, ends[after] if after < len(ends) else len(scan.tokens)


def _between(scan: Scan, one: Mention, other: Mention) -> list[str]:
    return [token.low for token in scan.tokens[one.last : other.first]]


def _may_be_one_of_them(scan: Scan, index: int, one: Mention) -> bool:
    """ "De middelste": a son or a daughter, and of whom?"""
    if one.name or one.known or one.relation is None or one.relation.id != "child":
        return False
    return any(token.low in _LIKE_A_CHILD for token in scan.tokens[one.first : one.last])


def _may_be_seen_from_another(scan: Scan, index: int, one: Mention) -> bool:
    """ "Kleine Noa logeert bij opa en oma": grandparents of whom?"""
    if one.relation is None or one.relation.id not in ("grandfather", "grandmother") or not one.loose:
        return False
    if one.name or one.known or scan.context.relations:
        return False
    return any(other.unit != one.unit and other.name for other in scan.found[:index])


def _may_be_named_already(scan: Scan, index: int, one: Mention) -> bool:
    """A counted plural without names after as many names, or before one: "Saskia en Petra ..., allebei oud-collega's"."""
    if one.name or one.relation is None or one.count < 2:
        return False
    if any(other.name and other.relation is None and not other.known for other in scan.found[index + 1 :]):
        return True
    names = [other for other in scan.found[:index] if other.name and other.first < one.first]
    return len(names) >= one.count


def _may_be_denied(scan: Scan, index: int, one: Mention) -> bool:
    """ "I don't do friends": a bare plural shortly after a word that denies."""
    if one.name or not one.loose or one.known:
        return False
    before = [token.low for token in scan.tokens[max(0, one.first - 4) : one.first]]
    before = before[len(before) - before[::-1].index(",") :] if "," in before else before
    return any(
        low in ("geen", "niet", "nooit", "no", "not", "never", "don't", "doesn't", "didn't", "without")
        for low in before
    )


def _may_be_no_one(scan: Scan, index: int, one: Mention) -> bool:
    """Someone without a name in a sentence that was not wholly understood, or that tells of what is wished."""
    if one.name or one.known or any(other.owner == index for other in scan.found):
        return False
    if _is_surely_there(one):
        return False
    first, last = _sentence(scan, one)
    said = scan.part(scan.folded, first, last)
    not_now = any(scan.lexicon.form(form).search(said) for form in ("supposed", "past", "once"))
    return not_now or has_unexplained(scan, first, last)


def _is_surely_there(one: Mention) -> bool:
    """ "Mijn schoonvader weckt de bonen": whose he is, is said, and of kin there is someone."""
    kin = one.relation is not None and one.relation.sector == "family" and one.relation.id not in PARTNERS
    return kin and one.of == "client" and one.owner is None and not one.count


def _may_be_a_place(scan: Scan, index: int, one: Mention) -> bool:
    """ "Rijdt me naar de dokter": where someone is taken, rather than someone."""
    relation = one.relation
    if relation is None or one.name or one.known or relation.sector != "professionals" or not one.loose:
        return False
    before = scan.tokens[one.first - 1].low if one.first else ""
    return before in ("naar", "to", "bij", "at", "van", "from", "via", "through")


def _may_be_only_a_word(scan: Scan, index: int, one: Mention) -> bool:
    """ "George is the parrot", "I was a nurse at Bart's": a name of whom nothing is told, in a line about something else, where
    nobody asked for people. Of "met Petra" it is only asked who she is."""
    near = scan.tokens[max(0, one.first - 2 * _LINE) : one.last + 2 * _LINE]
    asked = scan.context.relations or scan.context.sector or sum(token.word and not token.capital for token in near) < _LINE
    if asked or not one.name or one.known or one.relation is not None or one.tie:
        return False
    return not one.facts or fold(one.name).split()[0] not in scan.lexicon.given_names


def _may_be_a_building(scan: Scan, index: int, one: Mention) -> bool:
    """ "A nurse at Bart's": a hospital, a shop."""
    if not one.name or one.relation is not None or one.known or scan.lexicon.lang != "en":
        return False
    at = scan.tokens[one.first - 1].low if one.first else ""
    return at in ("at", "from", "in") and scan.tokens[one.last - 1].low.endswith("'s")


def _may_be_walked(scan: Scan, index: int, one: Mention) -> bool:
    """ "Barney's walked by the student": perhaps a dog."""
    if not one.name or one.relation is not None or one.known or scan.lexicon.lang != "en":
        return False
    after = " ".join(token.low for token in scan.tokens[one.last : one.last + 3])
    before = scan.tokens[one.first - 1].low if one.first else ""
    return after.startswith(("walked by", "is walked", "gets walked", "needs walking", "needs letting", "needs feeding")) or before in ("walks", "walking", "walk", "feeds")


def _may_be_a_service(scan: Scan, index: int, one: Mention) -> bool:
    """ "De apotheek brengt de medicijnen", "de taxichauffeur tilt mijn rollator": someone, or just who comes."""
    return not one.name and one.loose and one.relation is not None and one.relation.id in ("pharmacist", "driver")


_DOUBTS = (
    _may_be_a_service,
    _may_be_only_a_word, _may_be_a_building, _may_be_walked,
    _may_be_seen_from_another, _may_be_named_already, _may_be_denied, _may_be_a_place, _may_be_no_one, _may_be_in_other_words,
    _may_be_one_of_them, _may_be_of_a_group, _may_be_a_role,
)  # fmt: skip
