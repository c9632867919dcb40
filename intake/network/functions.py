"""What a network offers (guide, table 3): affection, belonging, material needs and security. Who gives which, and which nobody
gives, as far as was said."""

from __future__ import annotations

from collections.abc import Mapping

from intake.network.model import Person

GIVEN_BY: Mapping[str, tuple[str, ...]] = {
    "affection": ("emotional",),
    "belonging": ("company",),
    "material": ("practical", "transport", "care"),
    "security": ("security", "admin"),
}
"""Function -> the kinds of support (network.SUPPORT) that give it."""
RATED: Mapping[str, str] = {"affection": "affection", "belonging": "connection", "material": "practical"}
"""Function -> the function of MSNA (network.FUNCTIONS) that is the same."""
ENOUGH = 3
"""From this rating on, of 1 to 5, someone gives a function (MSNA)."""


def functions_given(people: Mapping[str, Person]) -> dict[str, tuple[str, ...]]:
    """Function -> ids of those who give it, in the order they were named; empty: nobody named gives it.

    More people or more support never empties a function: what is not said counts neither way.
    """
    return {name: tuple(id for id, one in people.items() if gives(one, name)) for name in GIVEN_BY}


def gives(person: Person, function: str) -> bool:
    """Was it said that this person gives it? function: a key of GIVEN_BY."""
    rated = dict(person.functions).get(RATED.get(function, ""), 0)
    return bool(set(GIVEN_BY[function]) & set(person.gives)) or rated >= ENOUGH
