"""The vocabulary of a person and a tie in words: "same_home" -> "in hetzelfde huis", "partner" -> "partner van"."""

from __future__ import annotations

from collections.abc import Mapping

from intake.network.model import Person, Tie
from intake.network.wording import person_name
from intake.words import Words

_say = Words(
    {
        "sector.family": ("familie", "family"),
        "sector.friends": ("vrienden", "friends"),
        "sector.neighbours": ("buurt", "neighbourhood"),
        "sector.colleagues": ("werk en club", "work and club"),
        "sector.volunteers": ("vrijwilligers", "volunteers"),
        "sector.professionals": ("hulpverleners", "professionals"),
        "sector.other": ("anderen", "others"),
        "gender.woman": ("vrouw", "woman"),
        "gender.man": ("man", "man"),
        "gender.other": ("anders", "other"),
        "alive.yes": ("ja", "yes"),
        "alive.no": ("nee, overleden", "no, deceased"),
        "could_do_more.yes": ("ja", "yes"),
        "could_do_more.no": ("nee", "no"),
        "bond.strong": ("hecht", "strong"),
        "bond.normal": ("gewoon", "normal"),
        "bond.weak": ("zwak", "weak"),
        "bond.tense": ("gespannen", "tense"),
        "bond.broken": ("verbroken", "broken"),
        "support.practical": ("praktische hulp", "practical help"),
        "support.emotional": ("luisterend oor", "a listening ear"),
        "support.company": ("gezelschap", "company"),
        "support.care": ("zorg", "care"),
        "support.admin": ("papieren", "paperwork"),
        "support.transport": ("vervoer", "transport"),
        "support.security": ("zekerheid", "security"),
        "kind.person": ("een mens", "a person"),
        "kind.pregnancy": ("zwangerschap", "pregnancy"),
        "kind.miscarriage": ("miskraam", "miscarriage"),
        "kind.stillbirth": ("doodgeboren kind", "stillborn child"),
        "circle.intimates": ("intimi", "intimates"),
        "circle.friends": ("vrienden", "friends"),
        "circle.acquaintances": ("kennissen", "acquaintances"),
        "circle.services": ("diensten", "services"),
        "quadrant.family": ("familie", "family"),
        "quadrant.fellow_clients": ("medecliënten", "fellow clients"),
        "quadrant.professionals": ("hulpverleners", "professionals"),
        "quadrant.society": ("samenleving", "society"),
        "domain.household": ("huishouden en gezin", "household"),
        "domain.friends": ("vrienden", "friends"),
        "domain.neighbourhood": ("buurt", "neighbourhood"),
        "domain.work": ("werk", "work"),
        "domain.school": ("school", "school"),
        "domain.leisure": ("vrije tijd", "leisure"),
        "domain.faith": ("geloof", "faith"),
        "domain.care": ("zorg", "care"),
        "domain.digital": ("online", "online"),
        "distance.same_home": ("in hetzelfde huis", "in the same home"),
        "distance.walking": ("op loopafstand", "within walking distance"),
        "distance.same_town": ("in dezelfde plaats", "in the same town"),
        "distance.region": ("in de streek", "in the region"),
        "distance.far": ("ver weg", "far away"),
        "initiative.self": ("ik", "me"),
        "initiative.other": ("de ander", "the other"),
        "initiative.both": ("allebei", "both"),
        "initiative.none": ("niemand", "nobody"),
        "energy.gives": ("geeft energie", "gives energy"),
        "energy.costs": ("kost energie", "costs energy"),
        "energy.both": ("allebei", "both"),
        "zone.personal": ("persoonlijk", "personal"),
        "zone.exchange": ("uitwisseling", "exchange"),
        "zone.known": ("van gezicht bekend", "known by sight"),
        "tie.partner": ("partner van", "partner of"),
        "tie.married": ("getrouwd met", "married to"),
        "tie.together": ("samen met", "together with"),
        "tie.registered": ("geregistreerd partner van", "registered partner of"),
        "tie.separated": ("uit elkaar met", "separated from"),
        "tie.divorced": ("gescheiden van", "divorced from"),
        "tie.widowed": ("weduwe of weduwnaar van", "widowed from"),
        "tie.parent": ("ouder van", "parent of"),
        "tie.adoptive_parent": ("adoptieouder van", "adoptive parent of"),
        "tie.foster_parent": ("pleegouder van", "foster parent of"),
        "tie.step_parent": ("stiefouder van", "step-parent of"),
        "tie.child": ("kind van", "child of"),
        "tie.adoptive_child": ("adoptiekind van", "adopted child of"),
        "tie.foster_child": ("pleegkind van", "foster child of"),
        "tie.step_child": ("stiefkind van", "stepchild of"),
        "tie.twin": ("tweeling met", "twin of"),
        "tie.identical_twin": ("eeneiige tweeling met", "identical twin of"),
        "tie.knows": ("kent", "knows"),
        "tie.lives_with": ("woont samen met", "lives with"),
        "tie.emotional": ("gevoelsband met", "emotional tie with"),
        "tie.close": ("hecht met", "close to"),
        "tie.distant": ("afstandelijk met", "distant from"),
        "tie.hostile": ("vijandig met", "hostile to"),
        "tie.close_hostile": ("hecht én vijandig met", "close and hostile with"),
        "tie.fused": ("vergroeid met", "fused with"),
        "tie.cut_off": ("gebroken met", "cut off from"),
        "tie.repaired": ("weer goed met", "reconciled with"),
    }
)

CHILD_OF: Mapping[str, str] = {
    "parent": "child",
    "adoptive_parent": "adoptive_child",
    "foster_parent": "foster_child",
    "step_parent": "step_child",
}
"""A parent kind of tie, as the child sees it."""


def label(kind: str, id: str | None, lang: str) -> str:
    """The word for a value of one of the lists in `model`; an unknown one with blanks for its underscores."""
    if id is None:
        return ""
    key = f"{kind}.{id}"
    return _say(key, lang) if key in _say.table else id.replace("_", " ")


def tie_kind(tie: Tie, seen_from: str) -> str:
    """The kind as seen from one of its two ends: the child's end of a parent tie has a kind of its own."""
    return CHILD_OF[tie.kind] if tie.kind in CHILD_OF and seen_from == tie.b else tie.kind


def tie_words(tie: Tie, seen_from: str, people: Mapping[str, Person], lang: str) -> str:
    """getrouwd met Henk (1989), seen from Ria."""
    other = people.get(tie.b if tie.a == seen_from else tie.a)
    known = tie.status if tie.status and f"tie.{tie.status}" in _say.table else None
    said = f"{label('tie', known or tie_kind(tie, seen_from), lang)} {person_name(other, lang) if other else '?'}"
    when = "-".join(moment[:4] for moment in (tie.since or "", tie.until or "") if moment)
    if tie.until and not tie.since:
        when = f"-{when}"
    return f"{said} ({when})" if when else said
