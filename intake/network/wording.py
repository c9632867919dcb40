"""What people are to each other, in words: "daughter" -> "dochter", "gp" -> "huisarts"."""

from __future__ import annotations

from collections.abc import Mapping

from intake.network.model import Person

DUTCH: Mapping[str, str] = {
    "partner": "partner", "husband": "man", "wife": "vrouw", "ex_partner": "ex-partner",
    "ex_husband": "ex-man", "ex_wife": "ex-vrouw", "boyfriend": "vriend", "girlfriend": "vriendin",
    "fiance": "verloofde", "mother": "moeder", "father": "vader", "parent": "ouder", "parents": "ouders",
    "stepmother": "stiefmoeder", "stepfather": "stiefvader", "foster_mother": "pleegmoeder",
    "foster_father": "pleegvader", "foster_parent": "pleegouder", "foster_parents": "pleegouders",
    "adoptive_parent": "adoptieouder", "daughter": "dochter", "son": "zoon", "child": "kind",
    "children": "kinderen", "stepdaughter": "stiefdochter", "stepson": "stiefzoon",
    "stepchild": "stiefkind", "foster_child": "pleegkind", "adopted_child": "adoptiekind", "sister": "zus",
    "brother": "broer", "sibling": "broer of zus", "siblings": "broers en zussen", "half_sister": "halfzus",
    "half_brother": "halfbroer", "twin_sister": "tweelingzus", "twin_brother": "tweelingbroer",
    "twin": "tweelinghelft", "stepsister": "stiefzus", "stepbrother": "stiefbroer", "grandmother": "oma",
    "grandfather": "opa", "grandparent": "grootouder", "grandparents": "grootouders",
    "granddaughter": "kleindochter", "grandson": "kleinzoon", "grandchild": "kleinkind",
    "grandchildren": "kleinkinderen", "great_grandchild": "achterkleinkind",
    "great_grandmother": "overgrootmoeder", "great_grandfather": "overgrootvader", "aunt": "tante",
    "uncle": "oom", "cousin": "neef of nicht", "niece": "nicht", "nephew": "neef",
    "mother_in_law": "schoonmoeder", "father_in_law": "schoonvader", "parents_in_law": "schoonouders",
    "parent_in_law": "schoonouder", "daughter_in_law": "schoondochter", "son_in_law": "schoonzoon",
    "sister_in_law": "schoonzus", "brother_in_law": "zwager", "in_laws": "schoonfamilie",
    "family": "familie", "relative": "familielid", "godmother": "peettante", "godfather": "peetoom",
    "friend": "vriend of vriendin", "male_friend": "vriend", "female_friend": "vriendin",
    "friends": "vrienden", "acquaintance": "kennis", "acquaintances": "kennissen", "neighbour": "buur",
    "neighbours": "buren", "male_neighbour": "buurman", "female_neighbour": "buurvrouw",
    "neighbour_child": "buurkind", "housemate": "huisgenoot", "colleague": "collega",
    "colleagues": "collega's", "ex_colleague": "oud-collega", "former_colleague": "oud-collega",
    "boss": "leidinggevende", "manager": "leidinggevende", "employer": "werkgever",
    "classmate": "klasgenoot", "fellow_student": "medestudent", "club_member": "clubgenoot",
    "teammate": "teamgenoot", "church_member": "geloofsgenoot", "volunteer": "vrijwilliger",
    "buddy": "maatje", "visitor": "bezoekvrijwilliger", "pastor": "dominee of pastoor",
    "priest": "priester", "imam": "imam", "gp": "huisarts", "doctor": "arts", "specialist": "specialist",
    "nurse": "verpleegkundige", "district_nurse": "wijkverpleegkundige",
    "practice_nurse": "praktijkondersteuner", "home_care": "thuiszorg", "home_help": "hulp in huis",
    "household_help": "huishoudelijke hulp", "cleaner": "schoonmaakhulp", "case_manager": "casemanager",
    "social_worker": "maatschappelijk werker", "support_worker": "begeleider", "mentor": "mentor",
    "coach": "coach", "carer_support_worker": "mantelzorgconsulent", "day_care": "dagbesteding",
    "day_centre": "dagbesteding", "physiotherapist": "fysiotherapeut",
    "occupational_therapist": "ergotherapeut", "psychologist": "psycholoog", "psychiatrist": "psychiater",
    "therapist": "therapeut", "teacher": "leraar", "lawyer": "advocaat", "administrator": "bewindvoerder",
    "guardian": "voogd", "municipality": "gemeente", "pharmacist": "apotheker",
    "neighbourhood_team": "wijkteam", "carer": "mantelzorger", "cared_for": "naaste", "client": "cliënt",
    "hairdresser": "kapper", "shopkeeper": "winkelier", "pedicure": "pedicure",
    "meal_service": "maaltijddienst", "foster_son": "pleegzoon", "foster_daughter": "pleegdochter",
    "adopted_son": "adoptiezoon", "adopted_daughter": "adoptiedochter", "godchild": "petekind",
    "old_friend": "oude vriend", "former_neighbour": "oude buur", "club_mate": "clubgenoot",
    "geriatrician": "geriater", "dietician": "diëtist", "care_worker": "verzorgende", "dentist": "tandarts",
    "probation_officer": "reclasseringswerker", "professional": "hulpverlener",
}  # fmt: skip
"""A relation that is not here is shown with blanks for its underscores."""

BY_GENDER: Mapping[tuple[str, str], str] = {
    ("friend", "woman"): "vriendin",
    ("friend", "man"): "vriend",
    ("neighbour", "woman"): "buurvrouw",
    ("neighbour", "man"): "buurman",
    ("cousin", "woman"): "nicht",
    ("cousin", "man"): "neef",
    ("partner", "woman"): "vrouw",
    ("partner", "man"): "man",
    ("volunteer", "woman"): "vrijwilligster",
}
"""Where Dutch has a word for a woman and one for a man."""

ENGLISH: Mapping[str, str] = {
    "ex_partner": "ex-partner", "ex_husband": "ex-husband", "ex_wife": "ex-wife", "fiance": "fiancé",
    "half_brother": "half-brother", "half_sister": "half-sister", "great_grandchild": "great-grandchild",
    "male_friend": "friend", "female_friend": "friend", "boss": "manager", "gp": "GP", "cared_for": "loved one",
}  # fmt: skip
"""Where the id itself does not read as English."""


UNBORN: Mapping[str, tuple[str, str]] = {
    "pregnancy": ("zwangerschap", "pregnancy"),
    "miscarriage": ("miskraam", "miscarriage"),
    "stillbirth": ("doodgeboren kind", "stillborn child"),
}


def relation_words(relation: str, lang: str, gender: str | None = None) -> str:
    """The relation in words; "" for none."""
    if lang == "nl":
        known = BY_GENDER.get((relation, gender or "")) or DUTCH.get(relation)
        return known or relation.replace("_", " ")
    blank = "-" if relation.endswith("_in_law") else " "
    return ENGLISH.get(relation) or relation.replace("_", blank)


def relation_said(person: Person, people: Mapping[str, Person], lang: str) -> str:
    """The relation in words, with whose it is where it is not the client's: "zus van Henk". "" for none."""
    said = relation_words(person.relation, lang, person.gender)
    other = people.get(person.of)
    if not said or other is None or person.of in ("client", person.id):
        return said
    unnamed = "cared_for" if other.id == "cared_for" else other.relation
    whom = other.name or relation_words(unnamed, lang, other.gender)
    return f"{said} {'van' if lang == 'nl' else 'of'} {whom}" if whom else said


def person_name(person: Person, lang: str) -> str:
    """The name, or what the person is where no name was given."""
    if person.name:
        return person.name
    if person.kind in UNBORN:
        return UNBORN[person.kind][0 if lang == "nl" else 1]
    return relation_words(person.relation, lang, person.gender) or ("iemand" if lang == "nl" else "someone")


def initials(name: str) -> str:
    """The first letter or digit of each word: "Jan-Willem de Vries" -> "J.W.d.V."; a name without any stays as it is."""
    firsts = (next((char for char in word if char.isalnum()), "") for word in name.replace("-", " ").split())
    return "".join(f"{char}." for char in firsts if char) or name
