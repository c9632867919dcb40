"""The people of a dossier as FHIR resources: the one it is about as Patient, all others as RelatedPerson."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from intake.exchange.fhir.codes import Json, fhir_id
from intake.network.model import Person
from intake.network.wording import initials, relation_words
from intake.understanding.text import clean

ROLES = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
ROLE_CODES: Mapping[str, str] = {
    "husband": "HUSB", "wife": "WIFE", "partner": "DOMPART", "spouse": "SPS", "mother": "MTH", "father": "FTH",
    "parent": "PRN", "daughter": "DAU", "son": "SON", "child": "CHILD", "sister": "SIS", "brother": "BRO",
    "sibling": "SIB", "grandmother": "GRMTH", "grandfather": "GRFTH", "granddaughter": "GRNDDAU",
    "grandson": "GRNDSON", "grandchild": "GRNDCHILD", "aunt": "AUNT", "uncle": "UNCLE", "niece": "NIECE",
    "nephew": "NEPHEW", "cousin": "COUSN", "friend": "FRND", "neighbour": "NBOR", "mother_in_law": "MTHINLAW",
    "father_in_law": "FTHINLAW", "daughter_in_law": "DAUINLAW", "son_in_law": "SONINLAW",
    "sister_in_law": "SISINLAW", "brother_in_law": "BROINLAW",
}  # fmt: skip
"""Relations of ours that HL7's RoleCode has a code for; others go as words."""
_GENDERS = {"woman": "female", "man": "male", "other": "other"}


def patient(people: Mapping[str, Person], by_initials: bool) -> Json:
    """The one the talk is about."""
    person = people.get("client") or Person("client")
    person = replace(person, name=initials(person.name)) if by_initials else person
    return {"resourceType": "Patient", "id": "client"} | _facts(person)


def related_people(people: Mapping[str, Person], lang: str, by_initials: bool) -> list[Json]:
    """Everyone else, as RelatedPerson of that Patient."""
    found = []
    for id, person in people.items():
        if id == "client" or person.kind != "person":
            continue
        shown = replace(person, name=initials(person.name)) if by_initials else person
        made: Json = {"resourceType": "RelatedPerson", "id": fhir_id(id), "patient": {"reference": "Patient/client"}}
        found.append(made | _relationship(person, lang) | _facts(shown))
    return found


def reference(id: str, people: Mapping[str, Person], by_initials: bool) -> Json:
    """A person as a reference."""
    if id == "client":
        return {"reference": "Patient/client"}
    made: Json = {"reference": f"RelatedPerson/{fhir_id(id)}"}
    name = clean(people[id].name) if id in people else ""
    shown = initials(name) if by_initials else name
    return made | ({"display": shown} if shown.strip() else {})


def _relationship(person: Person, lang: str) -> Json:
    if not person.relation:
        return {}
    made: Json = {"text": relation_words(person.relation, lang)}
    code = ROLE_CODES.get(person.relation)
    if code is not None and person.of == "client":
        made["coding"] = [{"system": ROLES, "code": code}]
    return {"relationship": [made]}


def _facts(person: Person) -> Json:
    made: Json = {}
    name = " ".join(clean(person.name).split())
    if name:
        made["name"] = [{"text": name}]
    if person.gender in _GENDERS:
        made["gender"] = _GENDERS[person.gender]
    if person.born and len(person.born) in (4, 7, 10) and person.born.replace("-", "").isdigit():
        made["birthDate"] = person.born
    return made
