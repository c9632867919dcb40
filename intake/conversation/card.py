"""The card of one person: its fields, what a typed line in a field means, and whether the whole can be true."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from intake import understanding
from intake.conversation.times import edtf_start, is_rough
from intake.conversation.wording import date_words, frequency_words, join_words
from intake.network import model
from intake.network.kin import OwnAncestor, family_of
from intake.network.model import Person, Tie
from intake.network.vocabulary import label
from intake.network.wording import DUTCH, person_name, relation_words
from intake.understanding import Context, clean
from intake.understanding.relations import Relation, relation_table
from intake.understanding.text import plain
from intake.words import Words

LONGEST = {"name": 60, "place": 60, "note": 500}
"""Characters of a typed fact at most."""
OLDEST = 120
LEAST = 0.5
"""Confidence below which typed words count for nothing; what is understood is always said back."""

FieldKind = Literal["text", "relation", "person", "choice", "ticks", "often", "when", "age"]


@dataclass(frozen=True, slots=True)
class Field:
    """One fact on the card. key: field of Person; words: the list of `vocabulary` its options are in."""

    key: str
    kind: FieldKind
    options: tuple[str, ...] = ()
    words: str = ""


_YES_NO = ("yes", "no")

WHO = (
    Field("name", "text"),
    Field("relation", "relation"),
    Field("of", "person"),
    Field("sector", "choice", model.SECTORS, "sector"),
    Field("gender", "choice", ("woman", "man", "other"), "gender"),
    Field("age", "age"),
    Field("born", "when"),
    Field("alive", "choice", _YES_NO, "alive"),
    Field("died", "when"),
    Field("place", "text"),
    Field("distance", "choice", model.DISTANCES, "distance"),
    Field("note", "text"),
)
CONTACT = (
    Field("per_month", "often"),
    Field("bond", "choice", model.BONDS, "bond"),
    Field("since", "when"),
    Field("could_do_more", "choice", _YES_NO, "could_do_more"),
    Field("initiative", "choice", model.INITIATIVES, "initiative"),
    Field("energy", "choice", model.ENERGIES, "energy"),
)
SUPPORT = (
    Field("gives", "ticks", model.SUPPORT, "support"),
    Field("receives", "ticks", model.SUPPORT, "support"),
)
PLACES = (
    Field("circle", "choice", model.CIRCLES, "circle"),
    Field("quadrant", "choice", model.QUADRANTS, "quadrant"),
    Field("domain", "choice", model.DOMAINS, "domain"),
    Field("zone", "choice", model.ZONES, "zone"),
    Field("kind", "choice", model.PERSON_KINDS, "kind"),
)
FIELDS = (*WHO, *CONTACT, *SUPPORT, *PLACES)

say = Words(
    {
        "name": ("Naam of initialen", "Name or initials"), "relation": ("Relatie", "Relation"), "of": ("Relatie met", "Relation to"),
        "sector": ("Groep", "Group"), "gender": ("Geslacht", "Gender"), "age": ("Leeftijd", "Age"), "born": ("Geboren", "Born"),
        "alive": ("In leven", "Alive"), "died": ("Overleden", "Died"), "place": ("Woonplaats", "Lives in"),
        "distance": ("Afstand", "Distance"), "note": ("Opmerking", "Remark"), "per_month": ("Hoe vaak", "How often"),
        "bond": ("Band", "Bond"), "since": ("Sinds", "Since"), "gives": ("Geeft", "Gives"), "receives": ("Krijgt", "Receives"),
        "could_do_more": ("Kan meer doen", "Could do more"), "initiative": ("Neemt initiatief", "Takes the lead"),
        "energy": ("Energie", "Energy"), "circle": ("Kring", "Circle"), "quadrant": ("Kwadrant", "Quadrant"),
        "domain": ("Leefgebied", "Part of life"), "zone": ("Zone", "Zone"), "kind": ("Wat het is", "What it is"),
        "example_per_month": ("bv. elke week", "e.g. every week"), "example_when": ("bv. 1960 of 12 mei 1960", "e.g. 1960 or 12 May 1960"),
        "example_relation": ("bv. dochter, buurman, huisarts", "e.g. daughter, neighbour, GP"),
        "unknown": ("onbekend", "unknown"),
        "vague": ("zo gezegd, geen precies getal", "as said, no exact number"),
        "years": ("{n} jaar", "{n} years"),
        "no_often": (
            "Dat begrijp ik niet. Typ hoe vaak, zoals 'elke week' of '2 keer per maand'.",
            "I do not understand that. Type how often, like 'every week' or 'twice a month'.",
        ),
        "no_when": (
            "Dat begrijp ik niet. Typ een jaar of datum, zoals '1960' of '12 mei 1960'.",
            "I do not understand that. Type a year or date, like '1960' or '12 May 1960'.",
        ),
        "no_age": ("Typ een leeftijd van 0 tot en met 120.", "Type an age from 0 up to 120."),
        "no_relation": ("Die relatie ken ik niet. Kies er een uit de lijst.", "I do not know that relation. Choose one from the list."),
        "nobody": ("Vul een naam in, of kies wie het is.", "Fill in a name, or choose who it is."),
        "future": ("Deze dag moet nog komen.", "That day is still to come."),
        "before_birth": ("Overleden vóór de geboorte kan niet. Kijk beide jaren na.", "Died before being born cannot be. Check both years."),
        "not_dead": ("Er staat een sterfjaar. 'In leven: ja' past daar niet bij.", "There is a year of death. 'Alive: yes' does not go with it."),
        "age_born": ("Leeftijd {age} en geboren in {year} passen niet bij elkaar.", "Age {age} and born in {year} do not go together."),
        "ancestor": ("{name} zou zo de eigen voorouder zijn.", "{name} would be their own ancestor."),
    }
)  # fmt: skip


class Misread(ValueError):
    """A field cannot be kept as it is. field: its key; str() is a sentence that says what to do."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True, slots=True)
class Typed:
    """What a typed field means. changes: fields of Person with their values; said: the same in words, to say back."""

    changes: Mapping[str, Any]
    said: str


# From a person to the fields


def shown(person: Person, field: Field, lang: str) -> str:
    """What stands in a field that is typed, "" where nothing is known; for a choice the id of the option."""
    value = getattr(person, field.key)
    match field.kind:
        case "choice":
            return _YES_NO[0 if value else 1] if isinstance(value, bool) else value or ""
        case "relation":
            return relation_words(value, lang, person.gender)
        case "often":
            return "" if value is None else frequency_words(value, lang)
        case "when":
            return "" if value is None else date_words(value, lang)
        case _:
            return "" if value is None else str(value)


# From what is typed to the person


def read_field(field: Field, typed: str, lang: str, today: date) -> Typed:
    """What a typed field means; nothing typed and "weet ik niet" mean unknown. Raises Misread.

    A choice comes as the id of its option.
    """
    text = " ".join(clean(typed).split())
    if field.kind != "choice" and understanding.read_intent(text, lang).value == "dont_know":
        text = ""
    match field.kind:
        case "relation":
            return _relation(text, lang)
        case "choice":
            return _choice(field, text, lang)
        case "often":
            return _often(text, lang, today)
        case "when":
            return _when(field.key, text, lang, today)
        case "age":
            return _age(text, lang, today)
        case _:
            return Typed({field.key: text[: LONGEST.get(field.key, 200)] or _empty(field.key)}, "")


def _empty(key: str) -> Any:
    return getattr(Person(""), key)


def _choice(field: Field, id: str, lang: str) -> Typed:
    if not id:
        return Typed({field.key: _empty(field.key)}, "")
    value: Any = id == "yes" if field.options == _YES_NO else id
    return Typed({field.key: value}, label(field.words, id, lang))


def _often(text: str, lang: str, today: date) -> Typed:
    if not text:
        return Typed({"per_month": None, "vague": False}, say("unknown", lang))
    found = understanding.read("frequency", text, Context(lang, today))
    if found is None or found.confidence < LEAST:
        raise Misread("per_month", say("no_often", lang))
    per_month = found.value["per_month"]
    if per_month is None:
        return Typed({"per_month": None, "vague": True}, say("vague", lang))
    return Typed({"per_month": per_month, "vague": False}, frequency_words(per_month, lang))


def _when(key: str, text: str, lang: str, today: date) -> Typed:
    if not text:
        return Typed({key: None}, say("unknown", lang))
    found = understanding.read("date", text, Context(lang, today))
    if found is None or found.confidence < LEAST:
        raise Misread(key, say("no_when", lang))
    start = edtf_start(found.value)
    if start is not None and start > today:
        raise Misread(key, say("future", lang))
    changes = {key: found.value} | ({"alive": False} if key == "died" else {})
    return Typed(changes, date_words(found.value, lang))


def _age(text: str, lang: str, today: date) -> Typed:
    if not text:
        return Typed({"age": None}, say("unknown", lang))
    found = understanding.read("number", text, Context(lang, today, low=0, high=OLDEST))
    value = found.value if found is not None and found.confidence >= LEAST else None
    if not isinstance(value, (int, float)) or not 0 <= value <= OLDEST or value != int(value):
        raise Misread("age", say("no_age", lang))
    return Typed({"age": int(value)}, say("years", lang, n=int(value)))


# Relations


@lru_cache(maxsize=2)
def _relations(lang: str) -> Mapping[str, Relation]:
    """Every word for a relation that can be chosen or typed."""
    table = {word.replace("-", " "): relation for word, relation in relation_table(lang).items()}
    by_id = {relation.id: relation for relation in table.values()}
    for id in DUTCH:
        for gender in ("", "woman", "man"):
            word = plain(relation_words(id, lang, gender)).replace("-", " ")
            known = by_id.get(id)
            table.setdefault(
                word, Relation(id, gender or (known.gender if known else None), known.sector if known else "")
            )
    return table


def relation_list(typed: str, lang: str) -> list[str]:
    """The words for relations that go with what is typed: those that begin with it first, then those that hold it."""
    wanted = plain(typed).replace("-", " ")
    names = sorted({relation_words(one.id, lang, one.gender) for one in _relations(lang).values()})
    also = {plain(word): relation_words(one.id, lang, one.gender) for word, one in _relations(lang).items()}
    begins = [name for name in names if plain(name).startswith(wanted)]
    begins += [name for word, name in also.items() if wanted and word.startswith(wanted)]
    holds = [name for name in names if wanted in plain(name)]
    return list(dict.fromkeys([*begins, *holds]))


def _relation(text: str, lang: str) -> Typed:
    if not text:
        return Typed({"relation": ""}, "")
    found = _relations(lang).get(plain(text).replace("-", " "))
    if found is None:
        raise Misread("relation", say("no_relation", lang))
    changes: dict[str, Any] = {"relation": found.id}
    said = [relation_words(found.id, lang, found.gender)]
    if found.gender:
        changes["gender"] = found.gender
        said.append(label("gender", found.gender, lang))
    if found.sector:
        changes["sector"] = found.sector
        said.append(label("sector", found.sector, lang))
    return Typed(changes, " · ".join(said))


# The whole


def check_person(
    person: Person, people: Mapping[str, Person], ties: Iterable[Tie], lang: str, today: date
) -> None:
    """Raises Misread, with the field, where the card cannot be true."""
    if not person.name and not person.relation:
        raise Misread("name", say("nobody", lang))
    born, died = (edtf_start(moment) if moment else None for moment in (person.born, person.died))
    exact = len(person.born or "") == len(person.died or "") == len("2015-05-12")
    rough = is_rough(person.born or "") or is_rough(person.died or "")
    if born and died and not rough and (died.year < born.year or (exact and died < born)):
        raise Misread("died", say("before_birth", lang))
    if person.died and person.alive:
        raise Misread("alive", say("not_dead", lang))
    if (
        person.age is not None
        and born
        and person.alive is not False
        and not is_rough(person.born or "")
        and abs(today.year - born.year - person.age) > 1
    ):
        raise Misread("age", say("age_born", lang, age=person.age, year=born.year))
    _check_family(person, people, ties, lang)


def _check_family(person: Person, people: Mapping[str, Person], ties: Iterable[Tie], lang: str) -> None:
    id = person.id or "?"
    whole = {**people, id: replace(person, id=id)}
    try:
        family_of(whole, ties)
    except OwnAncestor as problem:
        raise Misread("relation", say("ancestor", lang, name=problem.name)) from None


def filled_in(old: Person, found: Mapping[str, Mapping[str, Any]]) -> Person:
    """The person as the card now says. found: for each field that was touched, what it means (`Typed.changes`).

    What a field tells beside itself, as "daughter" tells of a woman, fills only what was left open.
    """
    said_here = {key: changes[key] for key, changes in found.items() if key in changes}
    beside = {other: value for key, changes in found.items() for other, value in changes.items() if other != key}
    for key, value in beside.items():
        empty = getattr(old, key) in (None, False, "other", "")
        if key not in said_here and (empty or key in ("vague", "alive") or "relation" in said_here):
            said_here[key] = value
    return replace(old, **said_here)


def about(person: Person, lang: str) -> tuple[str, ...]:
    """What is known beside name, relation and age, a phrase each: for the lines below a map."""
    told = [label("sector", person.sector, lang) if person.sector != "other" else ""]
    told += [label("distance", person.distance, lang)]
    told += [f"{say('bond', lang).lower()} {label('bond', person.bond, lang)}" if person.bond else ""]
    for key in ("gives", "receives"):
        kinds = [label("support", kind, lang) for kind in getattr(person, key)]
        told += [f"{say(key, lang).lower()} {join_words(kinds, lang)}" if kinds else ""]
    told += [f"{say('since', lang).lower()} {date_words(person.since, lang)}" if person.since else ""]
    return tuple(filter(None, told))


def people_options(people: Mapping[str, Person], id: str, lang: str) -> tuple[tuple[str, str], ...]:
    """(id, name) of everyone else, the two the talk is about first."""
    return tuple((other, person_name(one, lang)) for other, one in people.items() if other != id)
