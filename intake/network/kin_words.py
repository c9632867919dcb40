"""Relations that make a family: which words say parent, child, partner or sibling, and of what kind."""

from __future__ import annotations

PARENT_WORDS = {
    "father": "parent", "mother": "parent", "parent": "parent", "stepfather": "step_parent", "stepmother": "step_parent",
    "foster_mother": "foster_parent", "foster_father": "foster_parent", "foster_parent": "foster_parent", "adoptive_parent": "adoptive_parent",
}  # fmt: skip
"""Relation -> kind of the tie from that parent."""
CHILD_WORDS = {
    "son": "parent", "daughter": "parent", "child": "parent", "stepson": "step_parent", "stepdaughter": "step_parent",
    "stepchild": "step_parent", "foster_child": "foster_parent", "foster_son": "foster_parent", "foster_daughter": "foster_parent",
    "adopted_child": "adoptive_parent", "adopted_son": "adoptive_parent", "adopted_daughter": "adoptive_parent",
}  # fmt: skip
"""Relation -> kind of the tie to that child."""
PARTNER_WORDS = {
    "partner": None, "husband": None, "wife": None, "boyfriend": None, "girlfriend": None, "fiance": None,
    "ex_partner": "separated", "ex_husband": "divorced", "ex_wife": "divorced",
}  # fmt: skip
"""Relation -> status of the couple, None where it is not known. An ex-partner need not have been married."""
TWIN_WORDS = frozenset({"twin_brother", "twin_sister", "twin"})
SIBLING_WORDS = frozenset({"brother", "sister", "sibling"}) | TWIN_WORDS
"""Those who have the same parents."""
HALF_WORDS = frozenset({"half_brother", "half_sister"})
