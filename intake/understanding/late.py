"""Who was named first and told only later who they are: "Alasdair shears his uncle's ewes as well, he's my cousin"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from intake.understanding.mentions import STRONG, Mention, without
from intake.understanding.relations import COMPOSED, Relation

if TYPE_CHECKING:
    from intake.understanding.scan import Scan

_HE_IS = re.compile(
    r"(?:^|[ ,.;:(!?-])(?:(she|he|zij|ze|hij)(?:'s| is| was| being)|(?:that|it|dat|this|dit)(?:'s| is| was| zijn)|(?:they)(?:'re| are| were)|(?:him|her|them) being|who(?:'s| is| are| was)|(?:is|was) (?:she|he))"
    r"(?: (?:only|just|also|actually|really|all|both|of course|after all|you see|like|ook|eigenlijk|namelijk|allebei))?$"
)
""" "She's my niece": what comes after says who it was."""
_TOLD = {"she": "woman", "zij": "woman", "ze": "woman", "he": "man", "hij": "man"}
_END = re.compile(r"^(?: (?:that is|he is|she is|is she|is he|they are|of (?:\w+ )?(?:years|\w+ years)|for (?:\w+ )?years|by the way|bless (?:her|him)|since \w+|from \w+|dat is))?\W*(?:$|[.;!?:\n)\u2013-])")
_LIKE_THAT = frozenset(("that", "this", "her", "him", "them", "those", "these"))
_SINCE = re.compile(r"^ (?:since|from|for|ever since|in|sinds|all|these)\b")
_BEEN = re.compile(r"(?:[,.;:!?] |^|(?:waren|zijn|al|blijven|bleven|dikke|goeie?|goede|hele|jarenlang|al jaren|altijd|been|were|are|as|all|both|the|proper|good|best|great|lovely|old) )$")
_LIKE_A_CHILD = frozenset("eldest oldest youngest middle oudste middelste jongste".split())  # noqa: SIM905
IS_ONE = re.compile(r"(?:^|[,.;:?!-] |\b(?:en|and|but|maar|want|cos|because|as) )(he|she|hij|zij|ze|dat|that|die|it)(?:'s| is|'s only| is only)$")
""" "She's my", "dat is een": right before a word for who somebody is."""
_ALL_OF_THEM = frozenset(("allemaal", "allebei", "beiden", "beide", "all", "both", "best", "good", "old", "beste", "goede", "oude"))
_SO_LONG = frozenset(("van", "of", "for", "since", "al", "sinds", "that", "dus", "dat", "zoals"))
_HERS = {"woman": frozenset(("she", "she's", "her", "hers", "herself", "she'll", "she'd")), "man": frozenset(("he", "he's", "his", "him", "himself", "he'll", "he'd"))}
_MARKS = frozenset((",", ".", ";", ")", "-", "\u2013", "!", "?"))
_BACK = 6
"""Mentions back that a late word may tell of."""


def told_later(scan: Scan) -> list[Mention]:
    """The mentions, where a word for who someone is that comes after the name is put to that name."""
    _like_that(scan)
    _all_from(scan)
    _lives_near(scan)
    _named_by_another(scan)
    gone: dict[int, int | None] = {}
    for index, one in enumerate(scan.found):
        names = _names_told(scan, index, one) or _in_other_words(scan, index, one)
        if names and not any(other.owner == index for other in scan.found):
            for at in names:
                _tell(scan.found[at], one)
            gone[index] = names[-1]
    _sons_and_daughters(scan)
    _my_own(scan)
    gone |= _only_whose(scan)
    gone |= {index: index + 1 for index, one in enumerate(scan.found) if not one.sure and index + 1 < len(scan.found)}
    return without(scan.found, gone) if gone else scan.found


def _names_told(scan: Scan, index: int, one: Mention) -> list[int]:
    """The mentions with a name and no word for who they are that this one tells of, or none."""
    if one.name or one.known or one.relation is None or one.relation.collective or not index:
        return []
    before, after, mine = _before(scan, index), _after(scan, one), _is_mine(scan, one)
    said = _HE_IS.search(before)
    ended = before.endswith((",", "-", "\u2013")) and _END.match(after)
    plural = one.group and _BEEN.search(f"{before} ") and (_SINCE.match(after) or _END.match(after))
    if not (mine and (said or ended)) and not (plural and not mine):
        return []
    gender = one.gender or (_TOLD.get(said[1] or "") if said else None)
    names = _bare_before(scan, index, one, gender, sentences=2 if said or plural else 1)
    return names if one.group else names[-1:] if said else names[:1]


def _in_other_words(scan: Scan, index: int, one: Mention) -> list[int]:
    """ "Mama-ji, my mother's brother", "Ann, my ex-husband's sister", "she's my carer, my wife": the one right before."""
    if one.name or one.known or one.relation is None or one.group or not index:
        return []
    first = one.owner if one.owner is not None else index
    at = first - 1
    if at < 0 or scan.found[at].last != scan.found[first].first - 1 or scan.tokens[scan.found[at].last].low != ",":
        return []
    other = scan.found[at]
    if other.group or other.known or other.tie or not one.may_be(other):
        return []
    if other.relation is None:
        ended = one.last < len(scan.tokens) and scan.tokens[one.last].low in _MARKS
        return [at] if other.name and ended and _is_mine(scan, one) else []
    if one.owner is not None:
        return [at] if _composed(scan, one) == other.relation.id else []
    both_mine = all(scan.tokens[each.first].low in scan.lexicon.words("own") for each in (one, other))
    role = other.relation.sector != "family" and one.relation.sector == "family" and not other.name
    if both_mine and role:
        other.relation = one.relation
    return [at] if both_mine and role else []


def _composed(scan: Scan, one: Mention) -> str:
    """What "my mother's brother" is to me, or "" where there is no word for it."""
    owner = scan.found[one.owner] if one.owner is not None else None
    if owner is None or owner.relation is None or one.relation is None:
        return ""
    return COMPOSED.get((owner.relation.id, one.relation.id), "")


def _named_by_another(scan: Scan) -> None:
    """ "Mammy's sister, Auntie Noreen": the one before, by the word there is for it."""
    for index in range(1, len(scan.found)):
        one, name = scan.found[index - 1], scan.found[index]
        if one.name or not name.name or name.relation is None or one.last != name.first - 1 or scan.tokens[one.last].low != ",":
            continue
        if one.owner is not None and _composed(scan, one) == name.relation.id:
            one.sure = 0.0


def _my_own(scan: Scan) -> None:
    """ "My Eric", "my Jean": who is called so is most often the husband or the wife; it is asked."""
    for one in scan.found:
        before = scan.tokens[one.first - 1].low if one.first else ""
        if one.relation is None and one.name and not one.known and one.gender and before == "my" and scan.lexicon.lang == "en":
            one.relation = scan.lexicon.by_id["husband" if one.gender == "man" else "wife"]
            one.unsure.add("relation")


def _all_from(scan: Scan) -> None:
    """ "Tracey washes her, Denise does the tablets, all from the agency": what they are is told at the end."""
    for match in scan.lexicon.form("all_from").finditer(scan.folded):
        id = scan.lexicon.table("circles").get(match[1])
        if id is None:
            continue
        start = max((token.end for token in scan.tokens if token.low in STRONG and token.end <= match.start()), default=0)
        for one in scan.found:
            at = scan.tokens[one.first].start
            if start <= at < match.start() and one.name and one.relation is None and not one.known:
                one.relation, one.sure = scan.lexicon.by_id[id], max(one.sure, 0.9)


def _lives_near(scan: Scan) -> None:
    """ "Ach, Isla's a good soul, ..., her from the ground floor", "Vera did my shopping; they're just across the landing"."""
    names = [one for one in scan.found if one.name]
    bare = [one for one in names if one.relation is None and not one.known]
    match = scan.lexicon.form("lives_near").search(scan.folded)
    if match is None or not bare or scan.lexicon.lang != "en":
        return
    before = [one for one in bare if scan.tokens[one.first].start < match.start()]
    if len({one.name for one in before}) == 1:
        for one in before:
            one.relation, one.sure = scan.lexicon.by_id["neighbour"], max(one.sure, 0.9)


def _only_whose(scan: Scan) -> dict[int, int]:
    """ "The chemist's lad, Yusuf": the chemist only says whose, and is of no one's network."""
    gone: dict[int, int] = {}
    for index, one in enumerate(scan.found):
        owner = scan.found[one.owner] if one.owner is not None else None
        if owner is None or owner.name or owner.relation is None or not one.name or scan.lexicon.lang != "en":
            continue
        if owner.relation.sector in ("professionals", "other") and scan.tokens[owner.first].low == "the" and owner.last == one.first:
            gone[one.owner or 0], one.owner = index, None
            one.unsure.add("relation")
    return gone


def _is_mine(scan: Scan, one: Mention) -> bool:
    """ "My cousin", "my husband's cousin"."""
    first = scan.found[one.owner].first if one.owner is not None else one.first
    return scan.tokens[first].low in scan.lexicon.words("own")


def _bare_before(scan: Scan, index: int, one: Mention, gender: str | None, sentences: int) -> list[int]:
    found: list[int] = []
    names: set[str] = set()
    for at in range(index - 1, max(-1, index - 1 - _BACK), -1):
        other = scan.found[at]
        between = [token.low for token in scan.tokens[other.last : one.first]]
        if sum(low in STRONG for low in between) >= sentences:
            break
        if not other.is_bare:
            continue
        if other.name in names or (gender and other.gender and other.gender != gender and not one.group):
            continue
        names.add(other.name)
        found.insert(0, at)
    return found


def _before(scan: Scan, index: int) -> str:
    one = scan.found[index]
    first = scan.found[one.owner].first if one.owner is not None else one.first
    start = next((at + 1 for at in range(first - 1, -1, -1) if scan.tokens[at].low in STRONG), 0)
    mark = scan.tokens[start - 1].low + " " if start else ""
    return mark + scan.folded[scan.tokens[start].start : scan.tokens[first].start].rstrip()


def _after(scan: Scan, one: Mention) -> str:
    return scan.folded[scan.tokens[one.last - 1].end :][:40]


def _tell(name: Mention, one: Mention) -> None:
    if name.relation is None:
        name.relation, name.of, name.owner = one.relation, one.of, one.owner
    name.gender = name.gender or one.gender
    name.sure = max(name.sure, 0.9)
    name.unsure |= one.unsure
    for key, value in one.facts.items():
        name.facts.setdefault(key, value)


def _like_that(scan: Scan) -> None:
    """ "Helen paints the kitchen: what would I do without a friend like that?"."""
    for one in scan.latent:
        after = [token.low for token in scan.tokens[one.last : one.last + 2]]
        if len(after) < 2 or after[0] != "like" or after[1] not in _LIKE_THAT:
            continue
        names = {other.name: other for other in scan.found if other.name and other.first < one.first}
        if len(names) == 1 and (name := next(iter(names.values()))).relation is None and not name.known:
            for other in scan.found:
                if other.name == name.name:
                    _tell(other, one)


def _sons_and_daughters(scan: Scan) -> None:
    """ "My eldest ... her voice", "Martin, our youngest": a daughter, a son."""
    for index, one in enumerate(scan.found):
        if one.relation is None or one.relation.id != "child" or one.group or one.count > 1:
            continue
        if not any(token.low in _LIKE_A_CHILD for token in scan.tokens[one.first : one.last]):
            continue
        gender = one.gender or _gender_after(scan, index)
        if gender:
            one.relation, one.gender = scan.lexicon.by_id["daughter" if gender == "woman" else "son"], gender


def _gender_after(scan: Scan, index: int) -> str | None:
    """By the first pronoun before anyone else is named."""
    last = scan.found[index + 1].first if index + 1 < len(scan.found) else len(scan.tokens)
    for token in scan.tokens[scan.found[index].last : last]:
        if token.low in STRONG - {";"}:
            return None
        for gender, words in _HERS.items():
            if token.low in words:
                return gender
    return None


__all__ = ["told_later"]


def take_late_word(scan: Scan) -> None:
    """ "Hilary reads me the post, she's my cousin", "Peggy's good company, my neighbour": who a name is, is said only later."""
    gone: set[int] = set()
    owners = {one.owner for one in scan.found}
    for index, one in enumerate(scan.found):
        if one.name or one.known or one.relation is None or one.relation.collective or index in owners:
            continue
        names = _names_before(scan, index)
        several = one.group or one.count > 1
        if several and len({name.name for name in names}) < 2:
            continue
        pronoun = _said_of_one(scan, one)
        if pronoun is None and not _ends_the_sentence(scan, index, several):
            continue
        spoken = _TOLD.get(pronoun or "")
        fits = [name for name in names if several or (one.may_be(name) and not (spoken and name.gender and name.gender != spoken))]
        relation = _seen_from_me(scan, one)
        if not fits:
            continue
        for name in fits if several else [name for name in fits if name.name == fits[-1].name]:
            name.relation, name.of = relation or one.relation, one.of
            name.gender = name.gender or one.gender
            if several or relation is None or len({name.name for name in fits}) > 1:
                name.unsure.add("relation")
        scan.named_later.update(range(one.first, one.last))
        gone.add(index)
    if gone:
        scan.found = without(scan.found, dict.fromkeys(gone))


def _names_before(scan: Scan, index: int) -> list[Mention]:
    """The bare names before that mention, in its sentence and the one before."""
    before = bisect_left(scan.ends, scan.found[index].first)
    start = scan.ends[before - 2] if before > 1 else 0
    first = bisect_left(scan.found, start, key=lambda one: one.first)
    return [name for name in scan.found[first:index] if name.is_bare]


def _said_of_one(scan: Scan, one: Mention) -> str | None:
    """The pronoun of "she's my", "dat is een", right before the word; None where it is not said so."""
    found = IS_ONE.search(" ".join(token.low for token in scan.tokens[max(0, one.first - 3) : one.first]))
    return found[1] if found else None


def _ends_the_sentence(scan: Scan, index: int, several: bool) -> bool:
    """ "..., my neighbour of forty years.", "..., allemaal zussen": after a mark, and nothing but "of so long" comes after."""
    one = scan.found[index]
    before = [token.low for token in scan.tokens[max(0, one.first - 2) : one.first]]
    marked = bool(before) and (before[-1] in (",", ":") or (before[0] in (",", ":") and before[-1] in _ALL_OF_THEM))
    if not marked or (one.loose and not several) or (index and scan.found[index - 1].unit == one.unit):
        return False
    after = scan.tokens[one.last].low if one.last < len(scan.tokens) else ""
    return not after or after in STRONG or after in _SO_LONG


def _seen_from_me(scan: Scan, one: Mention) -> Relation | None:
    """The relation to the one who speaks: "my husband's cousin" by way of the husband; None where there is no word for it."""
    assert one.relation is not None
    if one.owner is None:
        return replace(one.relation, plural=False)
    composed = scan.lexicon.by_id.get(_composed(scan, one))
    return replace(composed, gender=one.gender) if composed else None
