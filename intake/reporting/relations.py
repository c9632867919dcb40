"""Relations as people say them: "daughter" -> "dochter". A relation that is not here is shown with spaces."""

from __future__ import annotations

from collections.abc import Mapping

DUTCH: Mapping[str, str] = {
    "partner": "partner", "husband": "man", "wife": "vrouw", "ex_partner": "ex-partner", "ex_husband": "ex-man",
    "ex_wife": "ex-vrouw", "boyfriend": "vriend", "girlfriend": "vriendin", "fiance": "verloofde",
    "mother": "moeder", "father": "vader", "parent": "ouder", "parents": "ouders", "stepmother": "stiefmoeder",
    "stepfather": "stiefvader", "foster_mother": "pleegmoeder", "foster_father": "pleegvader",
    "foster_parent": "pleegouder", "foster_parents": "pleegouders", "adoptive_parent": "adoptieouder",
    "daughter": "dochter", "son": "zoon", "child": "kind", "children": "kinderen", "stepdaughter": "stiefdochter",
    "stepson": "stiefzoon", "stepchild": "stiefkind", "foster_child": "pleegkind", "adopted_child": "adoptiekind",
    "sister": "zus", "brother": "broer", "sibling": "broer of zus", "siblings": "broers en zussen",
    "half_sister": "halfzus", "half_brother": "halfbroer", "twin_sister": "tweelingzus", "twin_brother": "tweelingbroer",
    "twin": "tweelinghelft", "stepsister": "stiefzus", "stepbrother": "stiefbroer",
    "grandmother": "oma", "grandfather": "opa", "grandparent": "grootouder", "grandparents": "grootouders",
    "granddaughter": "kleindochter", "grandson": "kleinzoon", "grandchild": "kleinkind", "grandchildren": "kleinkinderen",
    "great_grandchild": "achterkleinkind", "great_grandmother": "overgrootmoeder", "great_grandfather": "overgrootvader",
    "aunt": "tante", "uncle": "oom", "cousin": "neef of nicht", "niece": "nicht", "nephew": "neef",
    "mother_in_law": "schoonmoeder", "father_in_law": "schoonvader", "parents_in_law": "schoonouders",
    "parent_in_law": "schoonouder", "daughter_in_law": "schoondochter", "son_in_law": "schoonzoon",
    "sister_in_law": "schoonzus", "brother_in_law": "zwager", "in_laws": "schoonfamilie", "family": "familie",
    "relative": "familielid", "godmother": "peettante", "godfather": "peetoom",
    "friend": "vriend of vriendin", "male_friend": "vriend", "female_friend": "vriendin", "friends": "vrienden",
    "acquaintance": "kennis", "acquaintances": "kennissen", "neighbour": "buur", "neighbours": "buren",
    "male_neighbour": "buurman", "female_neighbour": "buurvrouw", "neighbour_child": "buurkind",
    "housemate": "huisgenoot", "colleague": "collega", "colleagues": "collega's", "ex_colleague": "oud-collega",
    "former_colleague": "oud-collega", "boss": "leidinggevende", "manager": "leidinggevende", "employer": "werkgever",
    "classmate": "klasgenoot", "fellow_student": "medestudent", "club_member": "clubgenoot", "teammate": "teamgenoot",
    "church_member": "geloofsgenoot", "volunteer": "vrijwilliger", "buddy": "maatje", "visitor": "bezoekvrijwilliger",
    "pastor": "dominee of pastoor", "priest": "priester", "imam": "imam", "gp": "huisarts", "doctor": "arts",
    "specialist": "specialist", "nurse": "verpleegkundige", "district_nurse": "wijkverpleegkundige",
    "practice_nurse": "praktijkondersteuner", "home_care": "thuiszorg", "home_help": "hulp in huis",
    "household_help": "huishoudelijke hulp", "cleaner": "schoonmaakhulp", "case_manager": "casemanager",
    "social_worker": "maatschappelijk werker", "support_worker": "begeleider", "mentor": "mentor", "coach": "coach",
    "carer_support_worker": "mantelzorgconsulent", "day_care": "dagbesteding", "day_centre": "dagbesteding",
    "physiotherapist": "fysiotherapeut", "occupational_therapist": "ergotherapeut", "psychologist": "psycholoog",
    "psychiatrist": "psychiater", "therapist": "therapeut", "teacher": "leraar", "lawyer": "advocaat",
    "administrator": "bewindvoerder", "guardian": "voogd", "municipality": "gemeente", "pharmacist": "apotheker",
    "neighbourhood_team": "wijkteam", "carer": "mantelzorger", "cared_for": "naaste", "client": "cliënt",
    "hairdresser": "kapper", "shopkeeper": "winkelier", "pedicure": "pedicure", "meal_service": "maaltijddienst",
}  # fmt: skip

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

ENGLISH: Mapping[str, str] = {"gp": "GP", "parent_in_law": "parent-in-law"}


def relation_words(relation: str, lang: str, gender: str | None = None) -> str:
    """The relation in words; "" for none."""
    if lang == "nl":
        known = BY_GENDER.get((relation, gender or "")) or DUTCH.get(relation)
        return known or relation.replace("_", " ")
    if relation.endswith("_in_law"):
        return relation.replace("_", "-")
    return ENGLISH.get(relation, relation.replace("_", " "))
