"""Advice that holds whatever method is chosen: what helps with each loneliness, asking for help, a small network.

After the rules for working with networks in the guide "Aan de slag met sociale netwerken" (about 2014), in our own words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from intake.advice.profile import Profile
from intake.words import Words

_SMALL_NETWORK = 4
_HIGH_LOAD = 60

_say = Words(
    {
        "safety": (
            "Er is een crisis. Kijk eerst of iedereen veilig is. Kies daarna pas een methode.",
            "There is a crisis. First see that everyone is safe. Only then choose a method.",
        ),
        "overload": (
            "De zorg weegt zwaar. Kijk eerst samen wat deze week lichter kan, ook met tijdelijke hulp.",
            "The care weighs heavily. First look together at what can be lighter this week, also with temporary help.",
        ),
        "social": (
            "Sociale eenzaamheid is het missen van mensen eromheen. Het helpt om het netwerk sterker en groter te "
            "maken. Begin bij wat iemand graag doet.",
            "Social loneliness is missing people around. It helps to make the network stronger and wider. "
            "Start from what the person likes to do.",
        ),
        "emotional": (
            "Emotionele eenzaamheid is het missen van een hechte band. Praat over welke wensen haalbaar zijn. Help "
            "accepteren wat nu niet kan. Zoek rustig naar een band voor later. Een groter netwerk alleen lost dit niet op.",
            "Emotional loneliness is missing a close bond. Talk about which wishes are within reach. Help to accept what "
            "is not possible now. Look without haste for a bond in the long run. A wider network alone does not solve this.",
        ),
        "existential": (
            "Existentiële eenzaamheid is het missen van zin en een eigen plek. Zoek iets dat betekenis geeft, "
            "bijvoorbeeld vrijwilligerswerk.",
            "Existential loneliness is missing meaning and a place of your own. Look for something that gives meaning, "
            "for example voluntary work.",
        ),
        "meaning": (
            "Vraag wat iemand vroeger graag deed en waar mensen hem of haar om vragen. Vrijwilligerswerk kan passen.",
            "Ask what the person used to like doing and what people ask them for. Voluntary work may suit.",
        ),
        "asking": (
            "Hulp vragen is voor veel mensen moeilijk. Zeg dat hardop. Kijk wat iemand terug kan doen. Zoek ook buiten de "
            "familie.",
            "Asking for help is hard for many people. Say so. See what the person can do in return. Look wider than the "
            "family as well.",
        ),
        "small_network": (
            "Er zijn weinig mensen. Noem samen iedereen die iemand ooit kende. Een oud contact is vaak een goed begin. "
            "Een beter contact telt net zo zwaar als een nieuw contact.",
            "There are few people. Name together everyone the person ever knew. An old contact is often a good start. "
            "Better contact counts as much as new contact.",
        ),
        "motivation": (
            "Iemand wil nu niet veranderen. Kies dan een heel kleine stap, of wacht. Sluit aan bij wat wel energie geeft.",
            "The person does not want to change now. Then take one very small step, or wait. Go along with what does "
            "give energy.",
        ),
        "conflict": (
            "Er is ruzie of spanning. Zet de kwestie in het midden, niet een persoon. Vraag wie nog meer blij is met een "
            "oplossing.",
            "There is a quarrel or tension. Put the issue in the middle, not a person. Ask who else would be glad of a "
            "solution.",
        ),
        "first_map": (
            "Vraag eerst of het netwerk al eens in kaart is gebracht. Een kaart is een begin, geen eindpunt.",
            "First ask whether the network was mapped before. A map is a start, not an end.",
        ),
        "lead": (
            "Laat de wens van de persoon voorop gaan. Neem kleine stappen en vier wat lukt. Een tegenslag hoort erbij.",
            "Let the person's own wish come first. Take small steps and celebrate what works. A setback is part of it.",
        ),
        "neighbours": (
            "Denk ook aan de buren. Verbind mensen die dezelfde dingen leuk vinden of op elkaar lijken in leefstijl.",
            "Think of the neighbours too. Connect people who like the same things or live in a similar way.",
        ),
        "residents": (
            "Laat bewoners zelf zeggen wat ze willen. Weinig contact is niet voor iedereen een probleem. Straten "
            "verschillen.",
            "Let residents say what they want. Little contact is not a problem for everyone. Streets differ.",
        ),
        "check": (
            "De gids met deze methoden is van rond 2014. Kijk wat er nu bij jou in de buurt is.",
            "The guide with these methods is of about 2014. Check what is on offer near you now.",
        ),
    }
)


def _at_least(profile: Profile, key: str, low: float) -> bool:
    fact = profile.get(key)
    return isinstance(fact, (int, float)) and fact >= low


def _at_most(profile: Profile, key: str, high: float) -> bool:
    fact = profile.get(key)
    return isinstance(fact, (int, float)) and fact <= high


def _about_people(profile: Profile) -> bool:
    return profile.get("level") != "neighbourhood"


def _asking(profile: Profile) -> bool:
    care = profile.get("carer") is True or profile.has("wishes", "share_care") is True
    return care or profile.has("wishes", "practical_help") is True


def _neighbours(profile: Profile) -> bool:
    wishes = ("neighbourhood_contact", "share_interests", "friends", "company")
    return any(profile.has("wishes", wish) for wish in wishes)


WHEN: Mapping[str, Callable[[Profile], bool]] = {
    "safety": lambda p: p.has("problem", "crisis") is True,
    "overload": lambda p: _at_least(p, "load", _HIGH_LOAD),
    "social": lambda p: p.has("loneliness", "social") is True,
    "emotional": lambda p: p.has("loneliness", "emotional") is True,
    "existential": lambda p: p.has("loneliness", "existential") is True,
    "meaning": lambda p: p.has("wishes", "meaning") is True,
    "asking": _asking,
    "small_network": lambda p: _at_most(p, "network_size", _SMALL_NETWORK),
    "motivation": lambda p: p.get("motivated") is False,
    "conflict": lambda p: p.has("problem", "conflict") is True,
    "first_map": lambda p: p.get("needs_map") is True,
    "neighbours": _neighbours,
    "residents": lambda p: not _about_people(p) or p.has("wishes", "measure_contacts") is True,
    "lead": _about_people,
    "check": lambda p: True,
}
"""When each piece of advice is given, in the order it is shown: what comes first, first."""


def advice_for(profile: Profile, lang: str) -> tuple[str, ...]:
    return tuple(_say(key, lang) for key, holds in WHEN.items() if holds(profile))
