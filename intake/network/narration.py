"""A genogram in words, for those who cannot see it: couples, children, twins, who lives together, how people are with each other."""

from __future__ import annotations

from collections.abc import Iterable

from intake.network.kin import Couple, Family
from intake.network.symbols import age, is_dead
from intake.network.wording import person_name, relation_words
from intake.words import Words

_say = Words(
    {
        "cares": ("{carer} zorgt voor {cared_for}.", "{carer} cares for {cared_for}."),
        "alone": ("Er staat nog alleen {name} in.", "Only {name} is in it so far."),
        "couple": ("{a} en {b}: {status}.", "{a} and {b}: {status}."),
        "since": ("{status} in {year}", "{status} in {year}"), "together_since": ("{status} sinds {year}", "{status} since {year}"),
        "both": ("{began} in {since}, {ended} in {until}", "{began} in {since}, {ended} in {until}"),
        "married": ("getrouwd", "married"), "together": ("samen", "together"), "registered": ("geregistreerd partners", "registered partners"),
        "separated": ("uit elkaar", "separated"), "divorced": ("gescheiden", "divorced"), "widowed": ("door overlijden geëindigd", "ended by death"),
        "partners": ("partners", "partners"), "about": ("rond {year}", "about {year}"),
        "birth": ("Kinderen van {parents}: {children}.", "Children of {parents}: {children}."),
        "adopted": ("Geadopteerd door {parents}: {children}.", "Adopted by {parents}: {children}."),
        "foster": ("Pleegkinderen van {parents}: {children}.", "Foster children of {parents}: {children}."),
        "step": ("Stiefkinderen van {parents}: {children}.", "Stepchildren of {parents}: {children}."),
        "half": ("Half verwant aan de kinderen van {parents}: {children}.", "Half-related to the children of {parents}: {children}."),
        "siblings": ("Broers en zussen: {children}.", "Brothers and sisters: {children}."),
        "twins": ("Een tweeling: {names}.", "Twins: {names}."), "identical": ("Een eeneiige tweeling: {names}.", "Identical twins: {names}."),
        "many": ("Een meerling: {names}.", "Born together: {names}."),
        "loose": ("{name} is familie van {of}: {relation}.", "{name} is related to {of}: {relation}."),
        "home": ("In één huis wonen: {names}.", "In one home live: {names}."),
        "tie": ("{a} en {b}: {tie}.", "{a} and {b}: {tie}."),
        "close": ("hecht contact", "close contact"), "fused": ("heel hecht, versmolten contact", "very close, fused contact"),
        "distant": ("afstandelijk contact", "distant contact"), "hostile": ("gespannen contact", "tense contact"),
        "close_hostile": ("hecht en gespannen contact", "close and tense contact"), "cut_off": ("geen contact meer", "no contact any more"),
        "repaired": ("het contact was verbroken en is hersteld", "contact was cut off and is repaired"),
        "born": ("geboren {year}", "born {year}"), "died": ("overleden {year}", "died {year}"), "dead": ("overleden", "deceased"),
        "died_at": ("{age} jaar geworden", "aged {age}"),
        "pregnancy": ("een zwangerschap", "a pregnancy"), "miscarriage": ("een miskraam", "a miscarriage"),
        "stillbirth": ("een doodgeboren kind", "a stillborn child"), "was_stillborn": ("doodgeboren", "stillborn"),
        "and": (" en ", " and "),
    }
)  # fmt: skip


def describe(family: Family, lang: str) -> str:
    """The whole picture in sentences; the same for the same family."""
    words = _Told(family, lang)
    found = [
        *words.care(),
        *words.couples(),
        *words.children(),
        *words.twins(),
        *words.loose(),
        *words.homes(),
        *words.emotions(),
    ]
    if not found:
        return _say("alone", lang, name=words.full(next(iter(family.people))))
    return "\n".join(found)


class _Told:
    def __init__(self, family: Family, lang: str) -> None:
        self.family, self.lang = family, lang

    def name(self, id: str) -> str:
        person = self.family.people[id]
        if person.kind != "person" and not person.name:
            return _say(person.kind, self.lang)
        return person_name(person, self.lang)

    def full(self, id: str) -> str:
        """The name with age, and the years of birth and death."""
        person = self.family.people[id]
        years = age(person)
        dead = is_dead(person)
        facts = [years] if years and not dead else []
        if person.born and (dead or not years):
            facts.append(_say("born", self.lang, year=self._date(person.born)))
        if person.kind == "stillbirth" and person.name:
            facts.append(_say("was_stillborn", self.lang))
        elif dead and person.kind == "person":
            facts.append(
                _say("died", self.lang, year=self._date(person.died))
                if person.died
                else _say("dead", self.lang)
            )
            facts += [_say("died_at", self.lang, age=years)] if years else []
        return f"{self.name(id)} ({', '.join(facts)})" if facts else self.name(id)

    def _date(self, date: str) -> str:
        """An EDTF date as it is said: "1920~" is about 1920."""
        plain = date.strip("~?%")
        return plain if plain == date else _say("about", self.lang, year=plain)

    def listed(self, ids: Iterable[str], full: bool = False) -> str:
        names = [self.full(id) if full else self.name(id) for id in ids]
        return _say("and", self.lang).join([*([", ".join(names[:-1])] if len(names) > 1 else []), names[-1]])

    def care(self) -> list[str]:
        if not {"client", "cared_for"} <= set(self.family.people):
            return []
        return [_say("cares", self.lang, carer=self.full("client"), cared_for=self.full("cared_for"))]

    def couples(self) -> list[str]:
        return [
            _say("couple", self.lang, a=self.full(one.a), b=self.full(one.b), status=self._status(one))
            for one in self.family.couples
        ]

    def _status(self, couple: Couple) -> str:
        status = _say(couple.status or "partners", self.lang)
        if couple.status == "widowed" and couple.since:
            began = _say("since", self.lang, status=_say("married", self.lang), year=couple.since)
            return f"{began}, {status}"
        if couple.parted and couple.since and couple.until:
            return _say(
                "both",
                self.lang,
                began=_say("married", self.lang),
                since=couple.since,
                ended=status,
                until=couple.until,
            )
        if couple.parted:
            return _say("since", self.lang, status=status, year=couple.until) if couple.until else status
        if not couple.since:
            return status
        return _say(
            "since" if couple.status == "married" else "together_since",
            self.lang,
            status=status,
            year=couple.since,
        )

    def children(self) -> list[str]:
        groups: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        for link in self.family.links:
            groups.setdefault((link.kind, tuple(sorted(link.parents))), []).append(link.child)
        found = []
        for (kind, named), ids in groups.items():
            children = sorted(ids, key=self.family.by_birth)
            parents = [one for one in named if one in self.family.people]
            if parents:
                told = self.listed(children, full=True)
                whom = self.listed(parents, full=len(parents) == 1)
                found.append(_say(kind, self.lang, parents=whom, children=told))
            elif len(children) > 1:
                found.append(_say("siblings", self.lang, children=self.listed(children, full=True)))
        return found

    def twins(self) -> list[str]:
        found = []
        for group, identical in self.family.twins:
            word = "many" if len(group) > 2 else "identical" if identical else "twins"
            found.append(_say(word, self.lang, names=self.listed(sorted(group, key=self.family.by_birth))))
        return found

    def loose(self) -> list[str]:
        found = []
        for id in sorted(self.family.loose):
            person = self.family.people[id]
            relation = relation_words(person.relation, self.lang, person.gender)
            found.append(
                _say("loose", self.lang, name=self.full(id), of=self.name(person.of), relation=relation)
            )
        return found

    def homes(self) -> list[str]:
        return [
            _say("home", self.lang, names=self.listed(sorted(home, key=self.family.by_birth)))
            for home in self.family.households
        ]

    def emotions(self) -> list[str]:
        return [
            _say("tie", self.lang, a=self.name(a), b=self.name(b), tie=_say(status, self.lang))
            for a, b, status in self.family.emotions
        ]
