"""What was read of someone but may well be said of someone else, of another time or not at all: read back before it is kept.

A careful listener who is not sure asks. Nothing here changes what is read, only whether it is taken without asking.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from intake.understanding.frequencies import without_frequency
from intake.understanding.mentions import DOUBT
from intake.understanding.person_facts import Said

if TYPE_CHECKING:
    from intake.understanding.clauses import Clause
    from intake.understanding.mentions import Mention
    from intake.understanding.scan import Scan

_TOLD_ASIDE = re.compile(r"\([^()]*[^\W\d_]{4,}[^()]*\)")
""" "Els (buurvrouw, elke dag), Koen (zoon)": what each of them does stands beside the name."""
_BACK = 8
"""Mentions back that a pronoun may mean, as in `clauses`."""
_TOLD = frozenset(("per_month", "vague", "gives", "receives", "bond", "could_do_more", "place", "since", "alive", "died"))  # fmt: skip
_DOING = frozenset(("per_month", "vague", "gives", "receives", "bond", "could_do_more"))
_HELPING = frozenset(("per_month", "vague", "gives", "receives"))
_BY = frozenset(("van", "door", "from", "by", "bij", "at"))
_NO_DEEDS = ("being", "own", "their", "articles", "adjectives", "person_before", "place_before", "joiners", "me", "subjects",
             "pronouns", "and", "place_words")  # fmt: skip


def doubted(scan: Scan, clause: Clause, target: list[int], said: Said, text: str) -> frozenset[str]:
    """The fields of what a clause says (folded text, names blotted out) that are to be read back for whom it is about."""
    found: set[str] = set()
    form = scan.lexicon.form
    if _may_be_of_another(scan, clause, target) or _may_be_of_one(scan, clause, target):
        found |= _TOLD
    if form("apart").search(text) or (len(target) > 1 and _TOLD_ASIDE.search(text)):
        found |= _DOING
    if form("shared").search(text) and set(said.kinds) - {"company"}:
        found |= {"gives", "receives"}
    if any(not set(unit) & set(target) for unit in clause.units):
        found.add("bond")
    if len(target) > 1 and "bond" in said.fields and not _is_with_me(scan, clause):
        found.add("bond")
    if said.fields.get("bond") in ("weak", "broken") and not form("in_touch").search(text):
        found.add("bond")
    pets = scan.lexicon.words("pets")
    if form("supposed").search(text) or any(token.low in pets for token in scan.tokens[clause.first : clause.last]):
        found |= _HELPING
    if said.mixed or (said.kinds and form("for_self").search(text)):
        found |= {"gives", "receives"}
    if set(said.kinds) - {"company"} and not said.receives and _may_be_done_by_me(scan, clause, target):
        found |= {"gives", "receives"}
    if (
        said.fields.get("per_month") is not None
        and not said.kinds
        and _is_of_something_else(scan, clause, text)
    ):
        found.add("per_month")
    return frozenset(found)


def _is_of_something_else(scan: Scan, clause: Clause, text: str) -> bool:
    """How often, but of what? "Thuiszorg, 2x per week" is about the contact, "te bereiken op maandag" may not be."""
    lexicon = scan.lexicon
    if lexicon.form("at_work").search(text):
        return True
    if lexicon.form("in_touch").search(text):
        return False
    named = {
        at
        for unit in clause.units
        for one in (scan.found[index] for index in unit)
        for at in range(one.first, one.last)
    }
    beside = " ".join(scan.tokens[at].low for at in range(clause.first, clause.last) if at not in named)
    words = re.findall(r"[^\W\d_]{4,}", without_frequency(beside, lexicon.lang))
    return any(not any(word in lexicon.words(one) for one in _NO_DEEDS) for word in words)


def _is_with_me(scan: Scan, clause: Clause) -> bool:
    """ "Sanne en Dennis krijgen snel ruzie" is between those two; "met Sanne en Dennis heb ik ruzie" is not."""
    me = scan.lexicon.words("me") | {"mij", "me", "ons", "us"}
    return any(scan.tokens[at].low in me for at in range(clause.first, clause.last))


def _may_be_done_by_me(scan: Scan, clause: Clause, target: list[int]) -> bool:
    """ "'s Avonds smeer ik de benen van mijn vader in": "I" do something, and the other does not begin the clause."""
    if scan.found[min(target)].first <= clause.first + 1:
        return False
    return any(scan.tokens[at].low in scan.lexicon.words("me") for at in range(clause.first, clause.last))


def _may_be_of_another(scan: Scan, clause: Clause, target: list[int]) -> bool:
    """Someone else stands in the same clause, or more than one before it fits."""
    others = [unit for unit in clause.units if not set(unit) & set(target)]
    others = [
        unit for unit in others if not _is_owner(scan, unit, target) and not _is_partner(scan, unit, target)
    ]
    if others:
        return not _is_plain_subject(scan, clause, target, others)
    if clause.units:
        return False
    at = bisect_left(scan.found, clause.first, key=lambda one: one.first)
    before = scan.found[max(0, at - _BACK) : at]
    units = {one.unit for one in before}
    if len(units) < 2:
        return False
    lows = {scan.tokens[at].low for at in range(clause.first, clause.last)}
    spoken = lows & (scan.lexicon.words("he") | scan.lexicon.words("she"))
    genders = {scan.found[index].gender for index in target} if spoken else {None}
    rivals = [one for one in before if one.unit not in {scan.found[index].unit for index in target}]
    return any(None in genders or one.gender is None or one.gender in genders for one in rivals)


def _is_plain_subject(scan: Scan, clause: Clause, target: list[int], others: list[list[int]]) -> bool:
    """ "Petra regelt de bank en brengt pa naar de dialyse": who begins the clause does it, where nobody else acts in it."""
    tokens, lexicon = scan.tokens, scan.lexicon
    first, last = scan.found[target[0]], scan.found[target[-1]]
    if first.first > clause.first + 1:
        return False
    lows = [token.low for token in tokens[last.last : clause.last]]
    if any(low in lexicon.words("me") for low in lows):
        return False
    before = [tokens[scan.found[unit[0]].first - 1].low for unit in others]
    return not any(low in _BY or low in lexicon.words("and") | {","} for low in before)


def _may_be_of_one(scan: Scan, clause: Clause, target: list[int]) -> bool:
    """ "I wash my husband, and his daughter pops in": the second does what the first does not."""
    if len(target) < 2 or not any(scan.found[index].owner in target for index in target):
        return False
    return scan.found[min(target)].first > clause.first


def _is_owner(scan: Scan, unit: list[int], target: list[int]) -> bool:
    """ "De zus van mijn man belt": the husband only says whose sister."""
    return any(scan.found[index].owner in unit for index in target)


def _is_partner(scan: Scan, unit: list[int], target: list[int]) -> bool:
    """ "Gescheiden van Kim": Kim only says whom from."""
    return all(scan.found[index].tie and scan.found[index].owner in target for index in unit)


def doubt_persons(scan: Scan) -> None:
    """Lowers the confidence of who may be no one, or someone named already."""
    for index, one in enumerate(scan.found):
        if (
            _may_be_seen_from_another(scan, index, one)
            or _may_be_named_already(scan, index, one)
            or _may_be_denied(scan, one)
            or _may_be_a_place(scan, one)
        ):
            one.sure = min(one.sure, DOUBT)


def _may_be_seen_from_another(scan: Scan, index: int, one: Mention) -> bool:
    """ "Kleine Noa logeert bij opa en oma": grandparents of whom?"""
    if one.relation is None or one.relation.id not in ("grandfather", "grandmother") or not one.loose:
        return False
    if one.name or one.known or scan.context.relations:
        return False
    return any(other.unit != one.unit and other.name for other in scan.found[:index])


def _may_be_named_already(scan: Scan, index: int, one: Mention) -> bool:
    """A counted plural without names after as many names: "Saskia en Petra ..., allebei oud-collega's"."""
    if one.name or one.relation is None or one.count < 2:
        return False
    names = [other for other in scan.found[:index] if other.name and other.first < one.first]
    return len(names) >= one.count


def _may_be_denied(scan: Scan, one: Mention) -> bool:
    """ "I don't do friends": a bare plural shortly after a word that denies."""
    if one.name or not one.loose or one.known:
        return False
    before = [token.low for token in scan.tokens[max(0, one.first - 4) : one.first]]
    before = before[len(before) - before[::-1].index(",") :] if "," in before else before
    return any(
        low in ("geen", "niet", "nooit", "no", "not", "never", "don't", "doesn't", "didn't", "without")
        for low in before
    )


def _may_be_a_place(scan: Scan, one: Mention) -> bool:
    """ "Rijdt me naar de dokter": where someone is taken, rather than someone."""
    relation = one.relation
    if relation is None or one.name or one.known or relation.sector != "professionals" or not one.loose:
        return False
    before = scan.tokens[one.first - 1].low if one.first else ""
    return before in ("naar", "to", "bij", "at", "van", "from", "via", "through")
