"""Who a word makes someone: by the lexicon, by the parts of a compound, or by a slip of the finger."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from rapidfuzz.distance import OSA

from intake.understanding.inflection import is_plain
from intake.understanding.people_lexicon import PeopleLexicon, Relation, people_lexicon
from intake.understanding.tokens import Token
from intake.understanding.vocabulary import no_names

PARTNERS = frozenset({"partner", "husband", "wife", "boyfriend", "girlfriend", "fiance", "ex_husband", "ex_wife", "ex_partner"})  # fmt: skip
CHILDREN = frozenset({"son", "daughter", "child"})
_WITH = ("partner", "husband", "wife", "boyfriend", "girlfriend", "fiance")
_W, _M = "woman", "man"


def _composed() -> dict[tuple[str, str], str]:
    table: dict[tuple[str, str], str] = {}

    def put(owners: str, words: str, result: str) -> None:
        for owner in owners.split():
            for word in words.split():
                table.setdefault((owner, word), result)

    children = "son daughter child"
    put("daughter", "husband partner boyfriend fiance", "son_in_law")
    put("daughter", "wife girlfriend", "daughter_in_law")
    put("son", "wife partner girlfriend fiance", "daughter_in_law")
    put("son", "husband boyfriend", "son_in_law")
    put("child", "husband boyfriend", "son_in_law")
    put("child", "wife girlfriend", "daughter_in_law")
    put(
        "brother twin_brother half_brother sister twin_sister half_sister sibling",
        "wife girlfriend",
        "sister_in_law",
    )
    put(
        "brother twin_brother half_brother sister twin_sister half_sister sibling",
        "husband boyfriend",
        "brother_in_law",
    )
    put("brother twin_brother half_brother", "partner", "sister_in_law")
    put("sister twin_sister half_sister", "partner", "brother_in_law")
    siblings = "brother sister twin_brother twin_sister half_brother half_sister sibling sister_in_law brother_in_law"
    for child, kin in (("son", "nephew"), ("daughter", "niece"), ("child", "nephew")):
        put(siblings, child, kin)
    for child, kin in (("son", "grandson"), ("daughter", "granddaughter"), ("child", "grandchild")):
        put(children + " son_in_law daughter_in_law", child, kin)
    for child, kin in (
        ("son", "great_grandson"),
        ("daughter", "great_granddaughter"),
        ("child", "great_grandchild"),
    ):
        put("grandson granddaughter grandchild", child, kin)
    for word in ("mother", "father", "brother", "sister"):
        put(" ".join(_WITH), word, f"{word}_in_law")
    for word in ("son", "daughter"):
        put(" ".join(_WITH), word, f"step{word}")
    put("brother_in_law", "wife girlfriend partner", "sister_in_law")
    put("sister_in_law", "husband boyfriend partner", "brother_in_law")
    put("nephew niece", "son", "great_nephew")
    put("nephew niece", "daughter", "great_niece")
    put("mother", "boyfriend partner", "stepfather")
    put("father", "girlfriend partner", "stepmother")
    put("mother", "husband", "stepfather")
    put("father", "wife", "stepmother")
    put("mother father", "brother", "uncle")
    put("mother father", "sister", "aunt")
    put("mother father", "mother", "grandmother")
    put("mother father", "father", "grandfather")
    put("mother father", "son", "brother")
    put("mother father", "daughter", "sister")
    for word, child in (("brother", "son"), ("sister", "daughter")):
        put(children, word, child)
        put("stepson stepdaughter", word, f"step{child}")
        put("brother sister", word, word)
        put("grandson granddaughter grandchild", word, f"grand{child}")
    for word in ("mother", "father"):
        put("brother sister", word, word)
    put(children, "grandmother", "mother")
    put(children, "grandfather", "father")
    put("grandson granddaughter grandchild", "mother", "daughter")
    put("grandson granddaughter grandchild", "father", "son")
    put(" ".join(_WITH), "child", "stepchild")
    put("aunt", "husband partner", "uncle")
    put("uncle", "wife partner", "aunt")
    put("aunt uncle", "son daughter child", "cousin")
    put("stepson stepdaughter stepchild", "wife", "daughter_in_law")
    put("stepson stepdaughter stepchild", "husband", "son_in_law")
    put("grandmother", "husband", "grandfather")
    put("grandfather", "wife", "grandmother")
    put("neighbour", "husband wife partner son daughter child girlfriend boyfriend", "neighbour")
    return table  # fmt: skip


def _guessed() -> dict[tuple[str, str], str]:
    parents = {"mother": "wife", "father": "husband", "grandmother": "mother", "grandfather": "father"}
    of_children = {(child, word): result for child in CHILDREN for word, result in parents.items()}
    formers = ("ex_partner", "ex_husband", "ex_wife")
    of_others = {(one, word): f"{word}_in_law" for one in formers for word in ("mother", "father", "sister", "brother")}
    of_others |= {(one, word): kin for one in ("nephew", "niece") for word, kin in (("father", "brother"), ("mother", "sister"))}
    return of_children | of_others | {
        (child, word): result
        for child in ("grandson", "granddaughter", "grandchild")
        for word, result in (("mother", "daughter"), ("father", "son"))
    }


GUESSED = _guessed()
"""As COMPOSED, where it is most often so but may be otherwise: the father of my daughter is my husband, or was; to be asked."""
COMPOSED = _composed()
"""(what the one is, what the other is to that one) -> what the other is to the person both are seen from."""
GENDER = {
    "son_in_law": _M, "daughter_in_law": _W, "sister_in_law": _W, "brother_in_law": _M, "grandson": _M, "granddaughter": _W,
    "nephew": _M, "niece": _W, "great_grandson": _M, "great_granddaughter": _W, "mother_in_law": _W, "father_in_law": _M,
    "stepson": _M, "stepdaughter": _W, "uncle": _M, "aunt": _W, "grandmother": _W, "grandfather": _M,
}  # fmt: skip
PAIRS = {"parent": ("father", "mother"), "parent_in_law": ("father_in_law", "mother_in_law"), "foster_parent": ("foster_father", "foster_mother")}  # fmt: skip
"""A plural that is two: "ouders" is a father and a mother."""
_EITHER = (
    ("daughter", "son", "child"), ("sister", "brother", "sibling"), ("mother", "father", ""), ("wife", "husband", "partner"),
    ("granddaughter", "grandson", "grandchild"), ("grandmother", "grandfather", "grandparent"), ("mother_in_law", "father_in_law", ""),
)  # fmt: skip
"""A woman, a man, and either; "" where there is no word that fits."""


def asked_for(relations: Sequence[str], gender: str | None) -> str:
    """The relation a bare name has where the question asks for one kind of people: the only one, or by the gender of the
    name ("Sanne" where children are asked for is a daughter). "" where it may be several things."""
    if len(relations) == 1:
        return relations[0]
    kinds = [kind for kind in _EITHER if {kind[0], kind[1]} <= set(relations)]
    if len(kinds) != 1 or set(relations[:2]) != {kinds[0][0], kinds[0][1]}:
        return ""
    woman, man, either = kinds[0]
    return {"woman": woman, "man": man}.get(gender or "", either)


ONLY_ONE = frozenset({"mother", "father", "husband", "wife", "partner", "gp", "mother_in_law", "father_in_law", "home_care", "stepmother",
                      "stepfather", "case_manager", "household_help", "day_care", "practice_nurse", "psychiatrist"})  # fmt: skip
"""Relations of which someone has one: named twice, it is the same person."""


def relation_table(lang: str) -> Mapping[str, Relation]:
    """Every word as the lexicon has it (a hyphen: in one word or apart) -> Relation."""
    return people_lexicon(lang).labels


def relation_at(tokens: list[Token], i: int, lexicon: PeopleLexicon) -> tuple[Relation, int] | None:
    """The relation that begins at token i, and the token after it. The longest phrase first."""
    if i >= len(tokens) or not tokens[i].word:
        return None
    for count in range(min(lexicon.longest, len(tokens) - i), 1, -1):
        parts = tokens[i : i + count]
        if all(part.word or part.low == "-" for part in parts):
            found = lexicon.phrases.get("".join(_joined(part.low) for part in parts))
            if found:
                return found, i + count
    low = tokens[i].low
    if "'" in low and low in lexicon.words("their"):
        return None
    if low == "ex" and i + 1 < len(tokens):
        later = relation_at(tokens, i + 1, lexicon)
        if later is not None and later[0].sector == "family" and tokens[i + 1].word:
            return replace(later[0], id=f"ex_{later[0].id}"), later[1]
    if low.endswith("'s") and low not in lexicon.labels:
        low = low[:-2]
    found = lexicon.single.get(_joined(low)) or _derived(low, lexicon.lang)
    return (found, i + 1) if found else None


def _joined(low: str) -> str:
    return low.replace("-", "").replace("'", "").replace(".", "") if not low.isalpha() else low


def bare(low: str) -> str:
    """A word without its genitive: "henk's", "henks" stay as they are, "sanne's" becomes "sanne"."""
    return re.sub(r"'s?$", "", low)


@lru_cache(maxsize=8192)
def _derived(low: str, lang: str) -> Relation | None:
    """A relation by its parts: genitive, diminutive, compound."""
    lexicon = people_lexicon(lang)
    if len(low) < 4 or low in lexicon.words("not_relations"):
        return None
    if low.endswith(("'s", "'")):
        return lexicon.single.get(_joined(bare(low)))
    if lang != "nl":
        found = lexicon.single.get(low[:-1]) if low.endswith("s") else None
        return found if found and found.id in ONLY_ONE else _by_prefix(low, lexicon)
    for ending in ("tjes", "etje", "tje", "pje", "jes", "je", "ke"):
        if low.endswith(ending):
            found = lexicon.single.get(low[: -len(ending)])
            if found and len(low) - len(ending) >= 3:
                return replace(found, plural=found.plural or ending.endswith("s"))
    return _by_prefix(low, lexicon) or _by_ending(low, lexicon)


def _by_prefix(low: str, lexicon: PeopleLexicon) -> Relation | None:
    for prefix, makes in lexicon.table("prefixes").items():
        rest = low.removeprefix(prefix).lstrip("-")
        if rest == low or len(rest) < 3:
            continue
        found = lexicon.single.get(_joined(rest))
        if found is None or (found.sector == "family" and prefix != "ex"):
            continue
        if found.sector == "family":
            return replace(found, id=f"ex_{found.id}")
        return replace(found, id=f"{makes}_{found.id}") if makes else found
    return None


def _by_ending(low: str, lexicon: PeopleLexicon) -> Relation | None:
    for ending, id in lexicon.table("endings").items():
        if low.endswith(ending) and len(low) >= len(ending) + 3:
            base = lexicon.single.get(ending)
            known = lexicon.by_id[id]
            gender = base.gender if base else known.gender
            return Relation(id, gender, known.sector, bool(base and base.plural))
    return None


@lru_cache(maxsize=8192)
def near_relation(low: str, lang: str) -> Relation | None:
    """The relation meant by a word that is a slip away from it. Not for short words, nor for words that exist."""
    lexicon = people_lexicon(lang)
    if len(low) < 5 or len(low) > 24 or not low.isalpha():
        return None
    if low in no_names(lang) or any(
        low in lexicon.words(one) for one in ("common", "not_names", "adjectives", "not_relations", "pets")
    ):
        return None
    if low in lexicon.given_names or low in lexicon.towns or (lang == "nl" and is_plain(low)):
        return None
    limit = 2 if len(low) >= 10 else 1
    best, at = limit + 1, None
    for word in lexicon.by_letter.get(low[0], ()):
        if abs(len(word) - len(low)) <= limit and (word[:-1] != low or len(low) >= 6):
            distance = OSA.distance(low, word, score_cutoff=limit)
            if distance < best:
                best, at = distance, word
    if at is None or low in (f"{at}e", f"{at}t", f"{at}d"):
        return None
    return replace(lexicon.single[at], near=True)


__all__ = ["CHILDREN", "COMPOSED", "GENDER", "GUESSED", "ONLY_ONE", "PAIRS", "PARTNERS", "Relation", "asked_for", "bare", "near_relation", "relation_at", "relation_table"]  # fmt: skip
