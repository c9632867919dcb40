"""What is still worth asking about someone just named: at most one question, for what matters most."""

from __future__ import annotations

from dataclasses import dataclass

from intake.network.model import Person
from intake.understanding.readings import PersonReading
from intake.words import Words

say = Words(
    {
        "id": ("Is {name} dezelfde als {other}?", "Is {name} the same person as {other}?"),
        "relation": ("Wie is {name} voor je?", "Who is {name} to you?"),
        "per_month": ("Hoe vaak zie of spreek je {name}?", "How often do you see or speak to {name}?"),
        "gives": ("Wat doet {name} voor jou?", "What does {name} do for you?"),
        "bond": ("Hoe is het contact met {name}?", "How do you get on with {name}?"),
        "someone": ("deze persoon", "this person"),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FollowUp:
    """field: the field of Person that is asked, or "id": may it be someone known. text: the question, in plain words."""

    field: str
    text: str


def follow_up(reading: PersonReading, lang: str, name: str = "", other: str = "") -> FollowUp | None:
    """The one question for this person, or None where enough is known.

    First whether it is someone known already (name of that one: `other`), then who it is, then how often there is contact,
    then what they do, then the bond; what was only guessed at counts as not known. Nothing is asked about the dead, and of
    professionals only how often they come.
    name: how to call the person where no name was given ("je zus").
    """
    person = reading.person
    field = _field(reading, person, bool(other))
    if field is None:
        return None
    called = person.name or name or say("someone", lang)
    return FollowUp(field, say(field, lang, name=called, other=other))


def _field(reading: PersonReading, person: Person, can_offer: bool) -> str | None:
    if reading.same_as and can_offer:
        return "id"
    if person.alive is False or person.group:
        return None
    unsure = set(reading.unsure)
    if not person.relation or "relation" in unsure:
        return "relation"
    if person.bond == "broken" and "bond" not in unsure:
        return None
    if (person.per_month is None and not person.vague) or unsure & {"per_month", "vague"}:
        return "per_month"
    if person.sector == "professionals":
        return None
    if not (person.gives or person.receives) or unsure & {"gives", "receives"}:
        return "gives"
    return "bond" if person.bond is None or "bond" in unsure else None
