"""What was read of someone but may well be said of someone else, of another time or not at all: read back before it is kept.

A careful listener who is not sure asks. Nothing here changes what is read, only whether it is taken without asking. Who may
be no one at all, or not who it seems: `perhaps`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from intake.understanding.frequencies import without_frequency
from intake.understanding.person_facts import Said
from intake.understanding.relations import CHILDREN
from intake.understanding.unexplained import has_unexplained

if TYPE_CHECKING:
    from intake.understanding.clauses import Clause
    from intake.understanding.scan import Scan

_TOLD_ASIDE = re.compile(r"\([^()]*[^\W\d_]{4,}[^()]*\)")
""" "Els (buurvrouw, elke dag), Koen (zoon)": what each of them does stands beside the name."""
_DENIES = re.compile(r"\b(?:niet|geen|nooit|niks|niets|nergens|noch|not|no|never|nothing|neither|nor|none|without|zonder|cannot|can't|\w+n't)\b")
_NOT_SO = re.compile(r"\b(?:nee|niet|geen|wouldn't say|can't say|not that|not exactly|hardly|nou te zeggen|zou niet)\b")
_BUT = re.compile(r"\b(?:maar|but|alleen|though|only)\b.*\b(?:niet|geen|gaat|lukt|not|n't|can't|doesn't|won't|no)\b")
_FOR_ME_TO_DO = re.compile(r"\bfor (?:me|us) to \w+|\bvoor (?:mij|me|ons) om te \w+|\b(?:aangeboden|biedt aan|offered|offers) ")
_THEM = frozenset(("him", "her", "them", "hem", "haar", "hen", "hun", "'m"))
_WITH = frozenset(("met", "with", "van", "of", "bij", "tegen", "over", "about", "door", "by", "from"))
_WITH_ME = frozenset(("company", "emotional"))
_GETS = frozenset(("krijg", "krijgt", "krijgen", "kreeg", "heb", "heeft", "ontvangt", "get", "gets"))
_LEAVES = frozenset(("laat", "laten", "liet"))
_SINCE = frozenset(("sinds", "since", "tot", "until", "behalve", "except", "voordat", "before"))
""" "Sinds de begrafenis van onze vader niet meer gesproken": not with him."""
_EACH_OTHER = re.compile(r"\b(?:elkaar|mekaar|each other|one another)\b|\b(?:haven't|don't|no longer|not|niet) (?:on )?(?:spoken|speaking|speak|talk|talking)\b(?! (?:to|with|of|about))")
_SOON = 3
_BESIDE = 2
"""Tokens between someone and whose they are: "de zus van mijn man", "Tom, his wife"."""
_NEAR = ("father", "mother", "husband", "wife", "partner")
_GROWN = 16
"""Years: below, those who have been a wife, a mother or a nurse for some time are not that old."""
_GROWN_UP = frozenset((*_NEAR, "grandfather", "grandmother", "uncle", "aunt", "mother_in_law", "father_in_law", "brother_in_law", "sister_in_law",
                       "ex_husband", "ex_wife", "ex_partner", "spouse", "parent", "grandparent"))  # fmt: skip
_ALL = re.compile(r"\b(?:all|both|alle|allebei|allemaal|beiden?)\b")
_ME_AND = 3
"""Tokens between a clause and who only comes after it: ", me and my brother"."""
_BACK = 8
"""Mentions back that a pronoun may mean, as in `whom`."""
_TOLD = frozenset(("per_month", "vague", "gives", "receives", "bond", "could_do_more", "place", "since", "alive", "died"))  # fmt: skip
_DOING = frozenset(("per_month", "vague", "gives", "receives", "bond", "could_do_more"))
_HELPING = frozenset(("per_month", "vague", "gives", "receives"))
_NO_DEEDS = ("being", "own", "their", "articles", "adjectives", "person_before", "place_before", "joiners", "me", "subjects",
             "pronouns", "and", "place_words")  # fmt: skip


def doubted(scan: Scan, clause: Clause, target: list[int], said: Said, text: str) -> frozenset[str]:
    """The fields of what a clause says (folded text, names blotted out) that are to be read back for whom it is about."""
    found: set[str] = set()
    form = scan.lexicon.form
    if _may_be_of_another(scan, clause, target) or _may_be_of_one(scan, clause, target):
        found |= _TOLD
    if clause.first and clause.units and scan.tokens[clause.first - 1].low in _SINCE and _is_told_at_once(scan, clause):
        found |= _TOLD - {"alive", "died"}
    if _EACH_OTHER.search(text) and not _is_with_me(scan, clause):
        found |= {"gives", "receives"}
    if form("apart").search(text) or (len(target) > 1 and _TOLD_ASIDE.search(text)):
        found |= _DOING
    if form("shared").search(text) and set(said.kinds) - {"company"}:
        found |= {"gives", "receives"}
    if any(not set(unit) & set(target) for unit in clause.units):
        found.add("bond")
    if len(clause.units) > 1 and said.fields.get("alive") is False:
        found |= {"alive", "died"}
    if len(target) > 1 and "bond" in said.fields and not _is_with_me(scan, clause):
        found.add("bond")
    if said.fields.get("bond") in ("weak", "broken") and not form("in_touch").search(text):
        found.add("bond")
    pets = scan.lexicon.words("pets")
    with_pet = any(token.low in pets for token in scan.tokens[clause.first : clause.last])
    if form("supposed").search(text) or (with_pet and set(said.kinds) != {"practical"}):
        found |= _HELPING
    if said.mixed or (said.kinds and form("for_self").search(text)):
        found |= {"gives", "receives"}
    if said.past or form("past").search(text):
        found |= _DOING
    if form("once").search(text):
        found |= _DOING - {"bond"}
    if said.kinds and _DENIES.search(text):
        found |= {"gives", "receives"}
    if said.fields.get("bond") in ("strong", "normal") and _NOT_SO.search(text):
        found.add("bond")
    if said.fields.get("could_do_more") and (_BUT.search(text) or _DENIES.search(text)):
        found.add("could_do_more")
    if said.fields.get("age", _GROWN) < _GROWN and any(_is_grown(scan, index) for index in target):
        found.add("age")
    if len(target) > 1 and said.fields.get("alive") is False and not _ALL.search(text):
        found |= {"alive", "died"}
    if said.kinds and (_FOR_ME_TO_DO.search(text) or _is_done_by_a_thing(scan, clause, target)):
        found |= {"gives", "receives", "per_month"}
    if set(said.kinds) - _WITH_ME and not said.receives and _may_be_done_by_me(scan, clause, target):
        found |= {"gives", "receives"}
    if (
        said.fields.get("per_month") is not None
        and not said.kinds
        and _is_of_something_else(scan, clause, text)
    ):
        found.add("per_month")
    if has_unexplained(scan, clause.first, clause.last):
        found |= _DOING - {"bond"} if said.fields.get("bond") == "broken" else _DOING
    return frozenset(found)


def _is_grown(scan: Scan, index: int) -> bool:
    """A wife, a mother, a neighbour's age of four is of something else."""
    relation = scan.found[index].relation
    return relation is not None and relation.id in _GROWN_UP


def _is_told_at_once(scan: Scan, clause: Clause) -> bool:
    """ "Sinds mijn dochter", where "sinds mijn heup kapot is hangt Lies de was op" says the since of something else."""
    return scan.found[clause.units[0][0]].first - clause.first <= _SOON


def _is_done_by_a_thing(scan: Scan, clause: Clause, target: list[int]) -> bool:
    """ "Het busje rijdt mijn man naar de dagbesteding": he does nothing, and how often is of the bus."""
    first, lexicon = scan.found[min(target)].first, scan.lexicon
    lows = [token.low for token in scan.tokens[clause.first : first]]
    if len(lows) < 2 or lows[0] not in lexicon.words("articles") or set(lows) & (lexicon.words("me") | lexicon.words("subjects")):
        return False
    return bool(without_frequency(" ".join(lows[:2]), lexicon.lang).split()[1:])


def is_between_others(scan: Scan, clause: Clause, target: list[int], text: str) -> bool:
    """ "My wife baths her mother", "mijn broer en zus kunnen elkaar niet luchten": not told of the one who speaks, and no
    tie or help of theirs. What a child does for a parent may well be for one of the two of the talk."""
    if _is_with_me(scan, clause):
        return False
    if _EACH_OTHER.search(text) and (len(target) > 1 or any(not set(unit) & set(target) for unit in clause.units)):
        return bool({index for unit in clause.units for index in unit} & set(target))
    if len(clause.units) != 2 or clause.units[0] != target or len(target) > 1:
        return False
    one, other = scan.found[target[0]], scan.found[clause.units[1][0]]
    if other.owner != target[0] or other.relation is None or one.relation is None:
        return False
    return not (one.relation.id in CHILDREN and other.relation.id in _NEAR)


def without_deeds(said: Said) -> Said:
    """What is left when none of what is done, how often or how well, is about the one who speaks."""
    kept = {key: value for key, value in said.fields.items() if key not in _DOING and key != "note"}
    return replace(said, fields=kept, kinds=(), mixed=False, bond_at=None, unsure=said.unsure & set(kept))


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
    """ "'s Avonds smeer ik de benen van mijn vader in", "wash her, cook": "I", or one of the two of the talk, may be who does
    it, where the other does not begin the clause."""
    first = scan.found[min(target)].first
    if clause.first <= first and (_begins(scan, clause, target) or _is_done_by_them(scan, clause, first)):
        return False
    lexicon = scan.lexicon
    lows = {scan.tokens[at].low for at in range(clause.first, clause.last)}
    if lows & lexicon.words("me") or any(clause.first <= at < first for at, _ in scan.two):
        return True
    alone = first < clause.first and not _stands_beside(scan, clause, target)
    return alone and bool(lows & _THEM) and not lows & lexicon.words("subjects")


def _is_done_by_them(scan: Scan, clause: Clause, first: int) -> bool:
    """ "Wordt gedoucht door de thuiszorg", "ik krijg soep van Ria", "de post laat ik aan Theo over"."""
    before = scan.tokens[first - 1].low if first else ""
    lows = {scan.tokens[at].low for at in range(clause.first, clause.last)}
    return before == "door" or (before in ("van", "v", "from") and bool(lows & _GETS)) or (before == "aan" and bool(lows & _LEAVES))


def _stands_beside(scan: Scan, clause: Clause, target: list[int]) -> bool:
    """ "Een broer, Henk, die elke maand komt", "Pete, takes him to the market": the clause goes on right after the name; or
    right before it, "we argue all day, me and my brother Dev"."""
    before = scan.found[min(target)].first - clause.last
    return 0 <= clause.first - scan.found[max(target)].last <= 1 or 0 <= before <= _ME_AND


def _may_be_of_another(scan: Scan, clause: Clause, target: list[int]) -> bool:
    """Someone else stands in the same clause, or more than one before it fits."""
    others = [unit for unit in clause.units if not set(unit) & set(target)]
    others = [
        unit for unit in others if not _is_owner(scan, unit, target) and not _is_partner(scan, unit, target)
    ]
    if others:
        begins = _begins(scan, clause, target)
        return not all((begins and _is_near_one(scan, unit)) or _is_minded(scan, unit, target) for unit in others)
    if clause.units or _stands_beside(scan, clause, target):
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


def _begins(scan: Scan, clause: Clause, target: list[int]) -> bool:
    """Whether the clause begins with whom it is about, or goes on about them: "brengt pa naar de dialyse"."""
    return scan.found[min(target)].first <= clause.first + 1


def _is_near_one(scan: Scan, unit: list[int]) -> bool:
    """ "Brengt pa naar de dialyse", "takes my husband out": whom it is done for, as good as surely the one of the talk."""
    one = scan.found[unit[0]]
    before = scan.tokens[one.first - 1].low if one.first else ""
    if len(unit) > 1 or one.name or one.owner is not None or one.relation is None or before in _WITH:
        return False
    return one.relation.id in _NEAR


def _is_minded(scan: Scan, unit: list[int], target: list[int]) -> bool:
    """ "Op woensdag past oma Truus op de tweeling", "haalt de kinderen van school": the children of the one who speaks."""
    one = scan.found[unit[0]]
    before = scan.tokens[one.first - 1].low if one.first else ""
    after = one.first > scan.found[max(target)].last and before not in _WITH
    return after and not one.name and one.owner is None and one.relation is not None and one.relation.id in CHILDREN


def _may_be_of_one(scan: Scan, clause: Clause, target: list[int]) -> bool:
    """ "I wash my husband, and his daughter pops in": the second does what the first does not."""
    if len(target) < 2 or not any(scan.found[index].owner in target for index in target):
        return False
    return scan.found[min(target)].first > clause.first


def _is_owner(scan: Scan, unit: list[int], target: list[int]) -> bool:
    """ "De zus van mijn man belt": the husband only says whose sister. Where he stands apart, he may do something."""
    first, last = scan.found[min(target)], scan.found[max(target)]
    apart = max(first.first - scan.found[unit[-1]].last, scan.found[unit[0]].first - last.last)
    return apart <= _BESIDE and any(scan.found[index].owner in unit for index in target)


def _is_partner(scan: Scan, unit: list[int], target: list[int]) -> bool:
    """ "Gescheiden van Kim": Kim only says whom from."""
    return all(scan.found[index].tie and scan.found[index].owner in target for index in unit)
