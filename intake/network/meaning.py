"""What the characteristics of a network mean for this person, in plain sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from intake.network.characteristics import Characteristics
from intake.network.model import Person
from intake.network.wording import person_name
from intake.words import Words

DENSE = 0.5
MOSTLY = 0.7
"""From this share of the people on, one circle makes up most of the network."""
EVEN = 0.6
MANY_KINDS = 3
"""So many kinds of support make someone hard to miss."""
NAMES = 6
"""How many people a sentence names; the rest are counted."""

_say = Words(
    {
        "size_title": ("Omvang", "Size"), "composition_title": ("Samenstelling", "Composition"),
        "density_title": ("Wie kent wie (dichtheid)", "Who knows whom (density)"), "stability_title": ("Stabiliteit", "Stability"),
        "complexity_title": ("Rollen (complexiteit)", "Roles (complexity)"), "reachability_title": ("Bereikbaarheid", "Reachability"),
        "reciprocity_title": ("Wederkerigheid", "Give and take"), "care_title": ("Verdeling van hulp en zorg", "How help and care are shared"),
        "single_title": ("Wat op één mens rust", "What rests on one person"),
        # size
        "size": ("eigen mensen: {count}, hulpverleners: {professionals}", "own people: {count}, professionals: {professionals}"),
        "size_0": ("Er zijn nog geen eigen mensen genoemd.", "Apart from professionals, nobody has been named yet."),
        "size_0_client": ("Er zijn nog geen eigen mensen genoemd.", "No people of your own have been named yet."),
        "size_small": ("Het zijn er weinig. Een paar goede contacten kunnen genoeg zijn.", "They are few. A few good contacts can be enough."),
        "size_some": ("Er zijn mensen om op terug te vallen.", "There are people to fall back on."),
        "size_large": ("Het is een grote kring. Daar zit vaak veel kracht in.", "It is a large circle. There is often much strength in it."),
        "reservoir": ("Daarbuiten staan nog {count} mensen. Daar kan nieuw contact groeien.", "Outside it are {count} more people. New contact can grow there."),
        "weekly": ("Bijna elke week in beeld: {names}.", "Around about every week: {names}."),
        # composition
        "circle": ("{sector} {count}", "{sector} {count}"),
        "one_sided": ("De meesten horen bij één kring: {sector}. Andere kringen geven andere steun.", "Most belong to one circle: {sector}. Other circles give other support."),
        "varied": ("De mensen komen uit {count} kringen. Dat geeft keus.", "The people come from {count} circles. That gives choice."),
        "mixed": ("Er is meer dan één kring.", "There is more than one circle."),
        # density
        "density": ("minstens {percent} van de paren kent elkaar", "at least {percent} of the pairs know each other"),
        "dense": ("Velen kennen elkaar. Samen iets regelen gaat dan sneller. Het kan ook benauwen.", "Many know each other. Arranging things together is quicker. It can feel tight too."),
        "loose": ("Voor zover gezegd kennen weinigen elkaar. Elkaar ontmoeten kan al helpen.", "As far as was said few know each other. Meeting may already help."),
        "groups": ("Er zijn losse groepjes: {groups}.", "There are separate groups: {groups}."),
        "broker": ("{names} houdt een groepje bij elkaar.", "{names} holds a group together."),
        "brokers": ("{names} houden groepjes bij elkaar.", "{names} hold groups together."),
        # stability
        "strong_n": ("hechte banden: {count}", "strong ties: {count}"), "strained_n": ("met spanning: {count}", "with tension: {count}"),
        "fading_n": ("zwakke: {count}", "weak: {count}"), "broken_n": ("verbroken: {count}", "broken: {count}"),
        "old_n": ("van 5 jaar of langer: {count}", "of 5 years or longer: {count}"), "recent_n": ("nieuwe: {count}", "new: {count}"),
        "strong": ("Een hechte band geeft steun als het moeilijk is: {names}.", "A strong tie gives support in hard times: {names}."),
        "strained": ("Spanning kost kracht: {names}.", "Tension takes strength: {names}."),
        "fading": ("Een losse band kan weer groeien: {names}.", "A loose tie can grow again: {names}."),
        "broken": ("Het contact is verbroken met {names}.", "Contact is broken with {names}."),
        "old": ("Al lang in beeld: {names}.", "Around for long: {names}."),
        "recent": ("Nog maar kort in beeld: {names}.", "Around only recently: {names}."),
        # complexity
        "complexity": ("gemiddeld {number} soorten steun per mens", "{number} kinds of support per person on average"),
        "many_roles": ("{names} doet veel verschillende dingen. Dat is sterk, en kwetsbaar.", "{names} does many different things. That is strong, and fragile."),
        "many_roles_s": ("{names} doen veel verschillende dingen. Dat is sterk, en kwetsbaar.", "{names} do many different things. That is strong, and fragile."),
        "few_roles": ("De meesten doen één ding. Zo weet ieder wat te doen.", "Most do one thing. So all know what to do."),
        "choice": ("Er is keus bij {kinds}.", "There is choice in {kinds}."),
        # reachability
        "near_n": ("dichtbij: {count} van de {all} van wie het bekend is", "nearby: {count} of the {all} of whom it is known"),
        "near": ("Even langskomen kan bij {names}.", "Dropping by is possible with {names}."),
        "far": ("Verder weg: {names}. Bellen en schrijven tellen ook.", "Further away: {names}. Phoning and writing count too."),
        "place_unknown": ("Van {count} is niet bekend waar ze wonen.", "Of {count} it is not known where they live."),
        # reciprocity
        "mutual_n": ("minstens {count} van de {all} die helpen, krijgt iets terug", "at least {count} of the {all} who help get something back"),
        "mutual": ("Over en weer gaat het met {names}. Dat maakt vragen makkelijker.", "It goes both ways with {names}. That makes asking easier."),
        "one_way": ("Iets teruggeven mag klein zijn: een kaart, een luisterend oor.", "Giving back can be small: a card, a listening ear."),
        # care
        "care": ("{shares}; verdeling {number} (0: één doet alles, 1: allen evenveel)", "{shares}; evenness {number} (0: one does all, 1: all the same)"),
        "share": ("{name} {percent}", "{name} {percent}"),
        "care_one": ("Van de mensen eromheen komt alleen {names} geregeld helpen.", "Of the people around, only {names} comes to help regularly."),
        "care_one_client": ("Van de mensen om je heen komt alleen {names} geregeld helpen.", "Of the people around, only {names} comes to help regularly."),
        "care_even": ("De hulp is redelijk verdeeld.", "The help is shared fairly evenly."),
        "care_uneven": ("De hulp is ongelijk verdeeld. Het meest doet {names}.", "The help is shared unevenly. Most is done by {names}."),
        "uncounted": ("Helpt ook, hoe vaak is niet gezegd: {names}.", "Helps too, how often was not said: {names}."),
        "reserve": ("Zou meer willen doen: {names}.", "Would do more: {names}."),
        # single
        "single": ("{kind}: alleen {names}.", "{kind}: only {names}."),
        "single_n": ("soorten steun die op één mens rusten: {count}", "kinds of support that rest on one person: {count}"),
        "single_why": ("Is die er een tijd niet, wie dan?", "If they are away for a while, who then?"),
        # functions
        "affection": ("Waardering", "Being valued"), "belonging": ("Erbij horen", "Belonging"),
        "material": ("Praktische hulp en spullen", "Practical help and things"), "security": ("Zekerheid", "Security"),
        "affection_what": ("weten dat er iemand is die vertrouwen en genegenheid geeft", "knowing that someone gives trust and affection"),
        "affection_what_client": ("weten dat iemand om je geeft en in je gelooft", "knowing that someone cares and believes in you"),
        "belonging_what": ("samen dingen doen met mensen die op elkaar lijken", "doing things with people who are alike"),
        "belonging_what_client": ("samen dingen doen met mensen die op je lijken", "doing things with people like you"),
        "material_what": ("hulp in en om huis, eten, vervoer", "help in and around the house, food, transport"),
        "security_what": ("werk, inkomen, verzekering, hulp bij papieren", "work, income, insurance, help with papers"),
        "nobody": ("nog niemand genoemd.", "nobody named yet."),
        # words
        "practical": ("praktische hulp", "practical help"), "emotional": ("een luisterend oor", "a listening ear"), "company": ("gezelschap", "company"),
        "care_kind": ("hulp bij de zorg", "help with the care"), "admin": ("hulp bij papieren", "help with paperwork"), "transport": ("vervoer", "transport"),
        "security_kind": ("zekerheid", "security"),
        "family": ("familie", "family"), "friends": ("vrienden", "friends"), "neighbours": ("buren", "neighbours"), "colleagues": ("werk en club", "work and club"),
        "volunteers": ("vrijwilligers", "volunteers"), "professionals": ("hulpverleners", "professionals"), "other": ("anderen", "others"),
        "and": (" en ", " and "), "more": ("en nog {count}", "and {count} more"),
    }
)  # fmt: skip


def _said(key: str, lang: str, audience: str, **values: object) -> str:
    """In the words for the client where there are such and the client reads."""
    own = f"{key}_client"
    return _say(own if audience == "client" and own in _say.table else key, lang, **values)


SMALL, LARGE = 4, 15
"""A network of at most so many is called small; from so many on large. For words only: no norm."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One characteristic: figure in words ("" while nothing is known), and what it means, sentence by sentence."""

    id: str
    title: str
    figure: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FunctionGiven:
    """One function of a network: what it is, and who gives it by name; nobody: the sentence that says so, else ""."""

    id: str
    title: str
    what: str
    names: tuple[str, ...]
    nobody: str


class _Teller:
    def __init__(self, found: Characteristics, people: Mapping[str, Person], lang: str, audience: str) -> None:
        self.found, self.people, self.lang, self.audience = found, people, lang, audience

    def say(self, key: str, **values: object) -> str:
        return _said(key, self.lang, self.audience, **values)

    def name(self, id: str) -> str:
        return person_name(self.people[id], self.lang)

    def names(self, ids: Iterable[str]) -> str:
        """Sanne, Els en Wim; of many the first few, the rest counted."""
        named = [self.name(id) for id in ids]
        if len(named) > NAMES:
            named = [*named[:NAMES], self.say("more", count=len(named) - NAMES)]
            return ", ".join(named)
        return self.say("and").join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)

    def number(self, value: float) -> str:
        said = f"{value:.2g}" if value < 1 else f"{value:.1f}"
        return said.replace(".", ",") if self.lang == "nl" else said

    def percent(self, share: float) -> str:
        return f"{round(share * 100)}%"

    def kind(self, kind: str) -> str:
        return self.say(f"{kind}_kind" if kind in ("care", "security") else kind)

    def named(self, key: str, ids: Iterable[str]) -> list[str]:
        ids = tuple(ids)
        return [_capital(self.say(key, names=self.names(ids)))] if ids else []

    # One method for each characteristic: (figure, sentences)

    def size(self) -> tuple[str, list[str]]:
        found = self.found
        if not found.size:
            return "", [self.say("size_0")]
        how = "size_small" if found.size <= SMALL else "size_large" if found.size >= LARGE else "size_some"
        told = [self.say(how), *self.named("weekly", found.weekly)]
        if found.reservoir:
            told.append(self.say("reservoir", count=found.reservoir))
        return self.say("size", count=found.size, professionals=found.professionals), told

    def composition(self) -> tuple[str, list[str]]:
        counts = [
            self.say("circle", count=count, sector=self.say(sector))
            for sector, count in self.found.composition.items()
        ]
        own = Counter({s: n for s, n in self.found.composition.items() if s != "professionals"})
        if self.found.size < 3:
            return ", ".join(counts), []
        sector, most = own.most_common(1)[0]
        if most / self.found.size >= MOSTLY:
            return ", ".join(counts), [self.say("one_sided", sector=self.say(sector))]
        told = self.say("varied", count=len(own)) if len(own) >= 3 else self.say("mixed")
        return ", ".join(counts), [told]

    def density(self) -> tuple[str, list[str]]:
        found = self.found
        if found.density is None or found.size < 3:
            return "", []
        told = [self.say("dense" if found.density >= DENSE else "loose")]
        if len(found.groups) > 1:
            told.append(self.say("groups", groups=" / ".join(self.names(group) for group in found.groups)))
        if found.brokers:
            told += self.named("broker" if len(found.brokers) == 1 else "brokers", found.brokers)
        return self.say("density", percent=self.percent(found.density)), told

    def stability(self) -> tuple[str, list[str]]:
        counts, told = [], []
        for key in ("strong", "strained", "fading", "broken", "old", "recent"):
            ids: tuple[str, ...] = getattr(self.found, key)
            if ids:
                counts.append(self.say(f"{key}_n", count=len(ids)))
                told += self.named(key, ids)
        return ", ".join(counts), told

    def complexity(self) -> tuple[str, list[str]]:
        found = self.found
        if found.complexity is None:
            return "", []
        busy = [id for id, kinds in found.roles.items() if len(kinds) >= MANY_KINDS]
        told = self.named("many_roles" if len(busy) == 1 else "many_roles_s", busy) or [self.say("few_roles")]
        kinds = [self.kind(kind) for kind, ids in found.able.items() if len(ids) >= 2]
        if kinds:
            told.append(self.say("choice", kinds=", ".join(kinds)))
        return self.say("complexity", number=self.number(found.complexity)), told

    def reachability(self) -> tuple[str, list[str]]:
        found = self.found
        known = len(found.near) + len(found.far)
        if not known:
            return "", []
        told = [*self.named("near", found.near), *self.named("far", found.far)]
        if found.place_unknown:
            told.append(self.say("place_unknown", count=found.place_unknown))
        return self.say("near_n", count=len(found.near), all=known), told

    def reciprocity(self) -> tuple[str, list[str]]:
        found = self.found
        if found.reciprocity is None:
            return "", []
        told = self.named("mutual", found.mutual)
        if found.reciprocity <= 0.5:
            told.append(self.say("one_way"))
        return self.say("mutual_n", count=len(found.mutual), all=len(found.roles)), told

    def care(self) -> tuple[str, list[str]]:
        found = self.found
        rest = [*self.named("uncounted", found.uncounted), *self.named("reserve", found.reserve)]
        if not found.care or found.evenness is None:
            return "", rest
        order = sorted(found.care, key=lambda id: (-found.care[id], id))
        shares = ", ".join(
            self.say("share", name=self.name(id), percent=self.percent(found.care[id])) for id in order
        )
        if len(order) == 1:
            return shares, [*self.named("care_one", order), *rest]
        told = [self.say("care_even")] if found.evenness >= EVEN else self.named("care_uneven", order[:1])
        return self.say("care", shares=shares, number=self.number(found.evenness)), [*told, *rest]

    def single(self) -> tuple[str, list[str]]:
        alone = self.found.single
        if not alone:
            return "", []
        told = [
            self.say("single", kind=_capital(self.kind(kind)), names=self.name(id))
            for kind, id in alone.items()
        ]
        figure = self.say("single_n", count=len(alone))
        return figure, [*told, self.say("single_why")]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


CHARACTERISTICS = (
    "size", "composition", "density", "stability", "complexity", "reachability", "reciprocity", "care", "single",
)  # fmt: skip


def meanings(
    found: Characteristics, people: Mapping[str, Person], lang: str, audience: str = "worker"
) -> tuple[Meaning, ...]:
    """Every characteristic in the guide's order. One of which nothing is known has no figure and no sentences."""
    teller = _Teller(found, people, lang, audience)
    told = []
    for id in CHARACTERISTICS:
        figure, said = getattr(teller, id)()
        told.append(Meaning(id, _say(f"{id}_title", lang), figure, tuple(said)))
    return tuple(told)


def functions_told(
    found: Characteristics, people: Mapping[str, Person], lang: str, audience: str = "worker"
) -> tuple[FunctionGiven, ...]:
    """Each function with who gives it, or that nobody was named."""
    return tuple(
        FunctionGiven(
            id, _say(id, lang), _said(f"{id}_what", lang, audience), tuple(person_name(people[one], lang) for one in ids),
            "" if ids else _say("nobody", lang),
        )
        for id, ids in found.given.items()
    )  # fmt: skip
