"""What a network is like: the characteristics of the guide (size, composition, density, stability, complexity, reachability),
with reciprocity, how the care is shared, and what rests on one person.

Only what was said counts: what is not known is left out and never counted as "no".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from intake.network.model import SECTORS, Person, Tie
from intake.network.wording import person_name
from intake.words import Words

OFTEN = 4.0
"""Contacts a month from which someone is seen about every week."""

FUNCTIONS: Mapping[str, tuple[str, ...]] = {
    "affection": ("emotional",),
    "belonging": ("company",),
    "material": ("practical", "admin", "transport"),
    "security": ("care",),
}
"""What a network offers (guide) -> the kinds of support that give it."""


@dataclass(frozen=True, slots=True)
class Characteristics:
    """size: people who are not professionals; professionals: the others. composition: sector -> people.

    density: 0..1, ties that are known among all pairs that could know each other; None where no such ties were named.
    strong, strained, fading: ids by bond. weekly: ids seen about every week. complexity: kinds of support per giver, None
    without givers. reciprocity: 0..1, givers who get something back, None without givers. care: id -> 0..1, share of the
    care; evenness 0 (one does it all) .. 1 (all the same), None without carers. single: kind of support -> the one who gives it.
    given: function -> ids who give it; a function without ids is one that nobody named gives.
    """

    size: int
    professionals: int
    composition: Mapping[str, int]
    density: float | None
    strong: tuple[str, ...]
    strained: tuple[str, ...]
    fading: tuple[str, ...]
    weekly: tuple[str, ...]
    complexity: float | None
    reciprocity: float | None
    care: Mapping[str, float]
    evenness: float | None
    single: Mapping[str, str]
    given: Mapping[str, tuple[str, ...]]


def characteristics(people: Mapping[str, Person], ties: Iterable[Tie]) -> Characteristics:
    """Of everyone around the client who is alive; the two the talk is about are not part of it."""
    around = {
        id: one for id, one in people.items() if id not in ("client", "cared_for") and one.alive is not False
    }
    own = {id: one for id, one in around.items() if one.sector != "professionals"}
    givers = {id: one for id, one in own.items() if one.gives}
    care = _shares(around)
    composition = {sector: _count(around, sector) for sector in SECTORS if _count(around, sector)}
    return Characteristics(
        size=sum(one.count or 1 for one in own.values()),
        professionals=sum(one.count or 1 for one in around.values() if one.sector == "professionals"),
        composition=composition,
        density=_density(own, ties),
        strong=_with_bond(own, "strong"),
        strained=_with_bond(own, "tense"),
        fading=_with_bond(own, "weak"),
        weekly=tuple(id for id, one in own.items() if (one.per_month or 0) >= OFTEN),
        complexity=sum(len(one.gives) for one in givers.values()) / len(givers) if givers else None,
        reciprocity=sum(bool(one.receives) for one in givers.values()) / len(givers) if givers else None,
        care=care,
        evenness=_evenness(list(care.values())),
        single=_single(around),
        given={
            name: tuple(id for id, one in around.items() if set(kinds) & set(one.gives)) for name, kinds in FUNCTIONS.items()
        },
    )  # fmt: skip


def _count(people: Mapping[str, Person], sector: str) -> int:
    return sum(one.count or 1 for one in people.values() if one.sector == sector)


def _with_bond(people: Mapping[str, Person], bond: str) -> tuple[str, ...]:
    return tuple(id for id, one in people.items() if one.bond == bond)


def _density(people: Mapping[str, Person], ties: Iterable[Tie]) -> float | None:
    """Only where it was asked who knows whom: a family tie alone says nothing about the others."""
    named = [tie for tie in ties if tie.a in people and tie.b in people]
    if not any(tie.kind == "knows" for tie in named):
        return None
    possible = sum(1 for _ in combinations(people, 2))
    return len({frozenset((tie.a, tie.b)) for tie in named}) / possible


def _shares(people: Mapping[str, Person]) -> dict[str, float]:
    """How much of the care each gives, by how often they come; someone whose frequency is not known counts as monthly."""
    weights = {id: max(one.per_month or 1.0, 0.1) for id, one in people.items() if "care" in one.gives}
    whole = sum(weights.values())
    return {id: weight / whole for id, weight in weights.items()}


def _evenness(shares: list[float]) -> float | None:
    """1 minus the Gini coefficient of the shares; None without any, 0 when one does it all."""
    if not shares:
        return None
    if len(shares) == 1:
        return 0.0
    ordered = sorted(shares)
    count = len(ordered)
    gini = sum((2 * place - count - 1) * share for place, share in enumerate(ordered, 1)) / (
        count * sum(ordered)
    )
    return 1 - gini


def _single(people: Mapping[str, Person]) -> dict[str, str]:
    givers: dict[str, list[str]] = {}
    for id, one in people.items():
        for kind in one.gives:
            givers.setdefault(kind, []).append(id)
    return {kind: ids[0] for kind, ids in givers.items() if len(ids) == 1}


_say = Words(
    {
        "size_0": ("Er zijn nog geen eigen mensen genoemd.", "No people of your own have been named yet."),
        "size": ("Er staan {count} eigen mensen op de kaart, en {professionals} hulpverleners.", "There are {count} people of your own on the map, and {professionals} professionals."),
        "one_sided": ("De meesten horen bij één kring: {sector}. Andere kringen geven andere steun.", "Most belong to one circle: {sector}. Other circles give other support."),
        "varied": ("De mensen komen uit {count} kringen. Dat geeft keus.", "The people come from {count} circles. That gives choice."),
        "dense": ("Velen kennen elkaar. Nieuws gaat snel rond, en samen iets regelen lukt sneller.", "Many know each other. News spreads fast, and arranging things together is easier."),
        "loose": ("De mensen kennen elkaar weinig. Elkaar leren kennen kan al helpen.", "The people hardly know each other. Meeting each other may already help."),
        "strong": ("Sterke banden: {names}.", "Strong ties: {names}."),
        "strained": ("Banden met spanning: {names}.", "Ties with tension: {names}."),
        "fading": ("Banden die zwakker werden: {names}.", "Ties that grew weaker: {names}."),
        "weekly": ("Bijna elke week in beeld: {names}.", "Around about every week: {names}."),
        "nobody_weekly": ("Niemand komt of belt bijna elke week, voor zover bekend.", "Nobody comes or calls about every week, as far as known."),
        "many_roles": ("Wie helpt, doet vaak meerdere dingen. Valt er een weg, dan valt er veel weg.", "Those who help often do several things. If one falls away, much falls away."),
        "reciprocal": ("De meesten die helpen, krijgen ook iets terug. Dat maakt vragen makkelijker.", "Most who help get something back too. That makes asking easier."),
        "one_way": ("De hulp gaat vooral één kant op. Iets teruggeven maakt vragen makkelijker.", "Help goes mostly one way. Giving something back makes asking easier."),
        "care_one": ("Van de mensen om je heen helpt alleen {names} met de zorg zelf.", "Of the people around, only {names} helps with the care itself."),
        "care_even": ("De zorg is redelijk verdeeld over {names}.", "The care is shared fairly evenly by {names}."),
        "care_uneven": ("De zorg is ongelijk verdeeld; {names} doet het meeste.", "The care is shared unevenly; {names} does most."),
        "single": ("{kind} rust op één persoon: {names}.", "{kind} rests on one person: {names}."),
        "missing": ("Niemand noemde nog wie dit geeft: {kinds}.", "Nobody has yet been named who gives this: {kinds}."),
        "affection": ("aandacht en warmte", "attention and warmth"), "belonging": ("erbij horen", "belonging"),
        "material": ("praktische hulp", "practical help"), "security": ("zorg en zekerheid", "care and security"),
        "practical": ("Praktische hulp", "Practical help"), "emotional": ("Een luisterend oor", "A listening ear"), "company": ("Gezelschap", "Company"),
        "care": ("Hulp bij de zorg", "Help with the care"), "admin": ("Hulp bij papieren", "Help with paperwork"), "transport": ("Vervoer", "Transport"),
        "family": ("familie", "family"), "friends": ("vrienden", "friends"), "neighbours": ("buren", "neighbours"), "colleagues": ("werk en club", "work and club"),
        "volunteers": ("vrijwilligers", "volunteers"), "professionals": ("hulpverleners", "professionals"), "other": ("anderen", "others"),
    }
)  # fmt: skip

DENSE = 0.5
MOSTLY = 0.7
"""From this share of the people on, one circle makes up most of the network."""
EVEN = 0.6


def sentences(found: Characteristics, people: Mapping[str, Person], lang: str) -> tuple[str, ...]:
    """What the characteristics mean, in plain sentences."""

    def names(ids: Iterable[str]) -> str:
        return ", ".join(person_name(people[id], lang) for id in ids)

    if not found.size:
        return (_say("size_0", lang),)
    told = [
        _say("size", lang, count=found.size, professionals=found.professionals),
        *_on_circles(found, lang),
    ]
    if found.density is not None and found.size >= 3:
        told.append(_say("dense" if found.density >= DENSE else "loose", lang))
    told += [
        _say(key, lang, names=names(ids))
        for key in ("strong", "strained", "fading")
        if (ids := getattr(found, key))
    ]
    told.append(
        _say("weekly", lang, names=names(found.weekly)) if found.weekly else _say("nobody_weekly", lang)
    )
    if found.complexity is not None and found.complexity >= 2:
        told.append(_say("many_roles", lang))
    if found.reciprocity is not None:
        told.append(_say("reciprocal" if found.reciprocity > 0.5 else "one_way", lang))
    told += _on_care(
        found, names(found.care), names(sorted(found.care, key=lambda id: -found.care[id])[:1]), lang
    )
    told += [
        _say("single", lang, kind=_say(kind, lang), names=names([id]))
        for kind, id in found.single.items()
        if kind != "care"
    ]
    missing = [_say(name, lang) for name, ids in found.given.items() if not ids]
    if missing:
        told.append(_say("missing", lang, kinds=", ".join(missing)))
    return tuple(told)


def _on_circles(found: Characteristics, lang: str) -> list[str]:
    circles = Counter(
        {sector: count for sector, count in found.composition.items() if sector != "professionals"}
    )
    if found.size < 3 or not circles:
        return []
    sector, most = circles.most_common(1)[0]
    if most / found.size >= MOSTLY:
        return [_say("one_sided", lang, sector=_say(sector, lang))]
    return [_say("varied", lang, count=len(circles))] if len(circles) >= 3 else []


def _on_care(found: Characteristics, everyone: str, most: str, lang: str) -> list[str]:
    if not found.care or found.evenness is None:
        return []
    if len(found.care) == 1:
        return [_say("care_one", lang, names=everyone)]
    return [
        _say("care_even", lang, names=everyone)
        if found.evenness >= EVEN
        else _say("care_uneven", lang, names=most)
    ]
