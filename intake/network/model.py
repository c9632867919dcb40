"""People and ties: the one picture of the network. Every table and map is a view of it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Literal

Sector = Literal["family", "friends", "neighbours", "colleagues", "volunteers", "professionals", "other"]
SECTORS: tuple[str, ...] = (
    "family", "friends", "neighbours", "colleagues", "volunteers", "professionals", "other",
)  # fmt: skip
BONDS: tuple[str, ...] = ("strong", "normal", "weak", "tense", "broken")
SUPPORT: tuple[str, ...] = ("practical", "emotional", "company", "care", "admin", "transport", "security")
"""security: what gives a firm footing, such as work, income or an insurance (guide, table 3)."""
TIE_KINDS: tuple[str, ...] = (
    "partner",
    "parent",
    "adoptive_parent",
    "foster_parent",
    "step_parent",
    "twin",
    "identical_twin",
    "knows",
    "lives_with",
    "emotional",
)
PARTNER_STATUSES: tuple[str, ...] = ("married", "together", "registered", "separated", "divorced", "widowed")
EMOTIONS: tuple[str, ...] = ("close", "distant", "hostile", "close_hostile", "fused", "cut_off", "repaired")
"""Emotional ties of the genogram (McGoldrick, Gerson and Petry, Genograms, 2008)."""
PERSON_KINDS: tuple[str, ...] = ("person", "pregnancy", "miscarriage", "stillbirth")
CIRCLES: tuple[str, ...] = ("intimates", "friends", "acquaintances", "services")
"""Shells of the network circle of Lensink, from the middle outwards."""
QUADRANTS: tuple[str, ...] = ("family", "fellow_clients", "professionals", "society")
DOMAINS: tuple[str, ...] = (
    "household", "friends", "neighbourhood", "work", "school", "leisure", "faith", "care", "digital",
)  # fmt: skip
"""Parts of life of the ecogram."""
DISTANCES: tuple[str, ...] = ("same_home", "walking", "same_town", "region", "far")
INITIATIVES: tuple[str, ...] = ("self", "other", "both", "none")
ENERGIES: tuple[str, ...] = ("gives", "costs", "both")
WAYS: tuple[str, ...] = ("face", "phone", "online")
FUNCTIONS: tuple[str, ...] = ("affection", "connection", "preference", "practical")
"""What a contact gives (MSNA), each from 1 (little) to 5 (much)."""
ZONES: tuple[str, ...] = ("personal", "exchange", "known")
"""MSNA: only the personal zone is the network; the other two are the reservoir for new contacts."""


def as_tuples(value: Any) -> Any:
    """Lists, as JSON has them, as the tuples that a person holds; anything else as it is."""
    return tuple(as_tuples(one) for one in value) if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in the picture. None means unknown: never guessed.

    id: short id, "client" and "cared_for" for the two the talk is about. relation: English snake_case (daughter, neighbour,
    home_care ...), seen from `of` (a person id). alive, group: bool. age in years; born, died: EDTF dates.
    per_month: contacts a month. gives/receives: kinds of support of SUPPORT. since: EDTF.
    could_do_more: True | False | None. count: how many people a group stands for. kind of PERSON_KINDS. circle, quadrant,
    domain, distance, initiative, energy (does the contact give or cost the client energy), zone: of the lists above.
    named_by: who supplied the name ("" the client). has_met: how they got to know each other. functions: function of a
    network (affection, connection, preference, practical) -> 1..5 (MSNA). ways: contacts a month face to face, by phone, online.
    close: stands close to the client, in the inner circle of the wijkecogram, or further off.
    """

    id: str
    name: str = ""
    relation: str = ""
    of: str = "client"
    sector: str = "other"
    gender: str | None = None
    alive: bool | None = None
    age: int | None = None
    born: str | None = None
    died: str | None = None
    place: str | None = None
    per_month: float | None = None
    vague: bool = False
    gives: tuple[str, ...] = ()
    receives: tuple[str, ...] = ()
    bond: str | None = None
    since: str | None = None
    could_do_more: bool | None = None
    group: bool = False
    count: int | None = None
    note: str = ""
    kind: str = "person"
    circle: str | None = None
    quadrant: str | None = None
    domain: str | None = None
    distance: str | None = None
    initiative: str | None = None
    energy: str | None = None
    zone: str | None = None
    named_by: str = ""
    has_met: str = ""
    functions: tuple[tuple[str, int], ...] = ()
    ways: tuple[tuple[str, float], ...] = ()
    close: bool | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Person:
        """Unknown keys are ignored (a newer program may have written them); lists become tuples."""
        known = {f.name for f in fields(cls)}
        kept: dict[str, Any] = {key: as_tuples(value) for key, value in data.items() if key in known}
        return cls(**kept)


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie between two persons by id. kind of TIE_KINDS; for parent kinds a is the parent of b.

    status: for partner one of PARTNER_STATUSES, for emotional one of EMOTIONS; None unknown. since, until: EDTF.
    """

    a: str
    b: str
    kind: str
    status: str | None = None
    since: str | None = None
    until: str | None = None
