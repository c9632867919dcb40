"""Whose: "zijn", "haar", "hun" to the one they mean, and what that makes someone to the person the talk is about."""

from __future__ import annotations

from dataclasses import replace

from intake.understanding.mentions import Mention
from intake.understanding.relations import CHILDREN, COMPOSED, PARTNERS
from intake.understanding.scan import Scan

_HIS = frozenset({"zijn", "z'n", "zn", "zien", "his", "diens"})
_HER = frozenset({"haar", "d'r", "dr", "der", "her", "sien"})


def settle_owners(scan: Scan) -> None:
    """Gives every mention with "their" its owner (an index) or its `of` (an id)."""
    for index, one in enumerate(scan.found):
        _tell_which_ex(scan, index, one)
        word = one.facts.pop("their", None)
        one.facts.pop("has", None)
        if word is None or one.owner is not None:
            continue
        one.of, one.owner = _owner(scan, index, str(word))
        if one.owner is not None and scan.found[one.owner].last == one.first:
            scan.found[one.owner].aside = True


def _tell_which_ex(scan: Scan, index: int, one: Mention) -> None:
    """ "Mijn ex betaalt mee, maar verder moet ik niks van hem": the pronoun tells a man from a woman."""
    if one.relation is None or one.relation.id != "ex_partner" or one.gender:
        return
    end = scan.found[index + 1].first if index + 1 < len(scan.found) else len(scan.tokens)
    lows = {token.low for token in scan.tokens[one.last : end]} if not one.name else set()
    gender = "man" if lows & {"hij", "hem", "he", "him"} else "woman" if lows & {"zij", "she"} else None
    if gender:
        id = "ex_husband" if gender == "man" else "ex_wife"
        one.relation, one.gender = replace(scan.lexicon.by_id[id], gender=gender), gender


def _owner(scan: Scan, index: int, word: str) -> tuple[str, int | None]:
    one = scan.found[index]
    two = max(
        (pair for pair in scan.two if pair[0] < one.first and _may_be(scan, pair[1], word)), default=None
    )
    nearest = None
    for at in range(index - 1, max(-1, index - 8), -1):
        other = scan.found[at]
        if other.first == one.first or not _fits(other, word, one):
            continue
        if other.owner is not None and scan.found[other.owner] is one:
            continue
        nearest = at
        break
    if two is not None and (nearest is None or scan.found[nearest].first < two[0]):
        return two[1], None
    if nearest is None:
        return _nobody_named(scan, word), None
    other = scan.found[nearest]
    if other.last < one.first and _beside(other, one):
        return other.of or ("" if other.owner is not None else scan.context.of), other.owner
    return "", nearest


def _may_be(scan: Scan, id: str, word: str) -> bool:
    """Whether "his" or "her" may mean that one of the two, by the first name."""
    wanted = "man" if word in _HIS else "woman" if word in _HER else None
    known = {scan.lexicon.given_names.get(name) for name, of in scan.pair.items() if of == id} - {None, ""}
    return wanted is None or not known or wanted in known


def _fits(other: Mention, word: str, one: Mention) -> bool:
    if other.relation is not None and other.relation.sector == "professionals" and not other.name:
        return False
    if other.group or (other.count > 1 and not other.name):
        return False
    if word in _HIS:
        return other.gender in (None, "man")
    if word in _HER:
        return other.gender in (None, "woman")
    said = other.relation.id if other.relation else ""
    return (said, one.relation.id if one.relation else "") in COMPOSED or not said


def _beside(other: Mention, one: Mention) -> bool:
    """ "zijn vader Gerrit, zijn moeder Truus": both are of the same one; a partner or child is of the last."""
    if other.relation is None or one.relation is None or one.relation.id in PARTNERS | CHILDREN:
        return False
    if one.relation.sector != "family":
        return False
    both = {other.relation.id, one.relation.id}
    return both <= {
        "father",
        "mother",
        "brother",
        "sister",
        "uncle",
        "aunt",
        "grandmother",
        "grandfather",
        "nephew",
        "niece",
    }


def _nobody_named(scan: Scan, word: str) -> str:
    wanted = "man" if word in _HIS else "woman" if word in _HER else None
    genders = {id: scan.lexicon.given_names.get(name) for name, id in scan.pair.items()}
    fitting = [id for id, gender in genders.items() if wanted and gender == wanted]
    if len(fitting) == 1 and scan.context.of == "client":
        return fitting[0]
    if "cared_for" in scan.pair.values() or scan.context.of == "cared_for":
        return "cared_for"
    return scan.context.of
