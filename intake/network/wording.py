"""What people are to each other, in words."""

from __future__ import annotations

from intake.network.model import Person

_RELATIONS: dict[str, tuple[str, str]] = {
    "partner": ("partner", "partner"), "husband": ("man", "husband"), "wife": ("vrouw", "wife"),
    "ex_partner": ("ex-partner", "ex-partner"), "ex_husband": ("ex-man", "ex-husband"), "ex_wife": ("ex-vrouw", "ex-wife"),
    "fiance": ("verloofde", "fiancé"), "boyfriend": ("vriend", "boyfriend"), "girlfriend": ("vriendin", "girlfriend"),
    "father": ("vader", "father"), "mother": ("moeder", "mother"), "parent": ("ouder", "parent"),
    "son": ("zoon", "son"), "daughter": ("dochter", "daughter"), "child": ("kind", "child"),
    "brother": ("broer", "brother"), "sister": ("zus", "sister"), "sibling": ("broer of zus", "sibling"),
    "twin_brother": ("tweelingbroer", "twin brother"), "twin_sister": ("tweelingzus", "twin sister"),
    "half_brother": ("halfbroer", "half-brother"), "half_sister": ("halfzus", "half-sister"),
    "grandfather": ("opa", "grandfather"), "grandmother": ("oma", "grandmother"), "grandparent": ("grootouder", "grandparent"),
    "grandson": ("kleinzoon", "grandson"), "granddaughter": ("kleindochter", "granddaughter"),
    "grandchild": ("kleinkind", "grandchild"), "great_grandchild": ("achterkleinkind", "great-grandchild"),
    "uncle": ("oom", "uncle"), "aunt": ("tante", "aunt"), "cousin": ("neef of nicht", "cousin"),
    "nephew": ("neef", "nephew"), "niece": ("nicht", "niece"),
    "father_in_law": ("schoonvader", "father-in-law"), "mother_in_law": ("schoonmoeder", "mother-in-law"),
    "parent_in_law": ("schoonouder", "parent-in-law"),
    "son_in_law": ("schoonzoon", "son-in-law"), "daughter_in_law": ("schoondochter", "daughter-in-law"),
    "brother_in_law": ("zwager", "brother-in-law"), "sister_in_law": ("schoonzus", "sister-in-law"),
    "stepfather": ("stiefvader", "stepfather"), "stepmother": ("stiefmoeder", "stepmother"),
    "stepson": ("stiefzoon", "stepson"), "stepdaughter": ("stiefdochter", "stepdaughter"), "stepchild": ("stiefkind", "stepchild"),
    "stepbrother": ("stiefbroer", "stepbrother"), "stepsister": ("stiefzus", "stepsister"),
    "foster_child": ("pleegkind", "foster child"), "foster_son": ("pleegzoon", "foster son"),
    "foster_daughter": ("pleegdochter", "foster daughter"), "foster_mother": ("pleegmoeder", "foster mother"),
    "foster_father": ("pleegvader", "foster father"), "adopted_child": ("adoptiekind", "adopted child"),
    "adopted_son": ("adoptiezoon", "adopted son"), "adopted_daughter": ("adoptiedochter", "adopted daughter"),
    "godmother": ("peettante", "godmother"), "godfather": ("peetoom", "godfather"), "godchild": ("petekind", "godchild"),
    "family": ("familie", "family"), "relative": ("familielid", "relative"),
    "friend": ("vriend of vriendin", "friend"), "male_friend": ("vriend", "friend"), "female_friend": ("vriendin", "friend"),
    "acquaintance": ("kennis", "acquaintance"), "old_friend": ("oude vriend", "old friend"),
    "neighbour": ("buur", "neighbour"), "former_neighbour": ("oude buur", "former neighbour"),
    "colleague": ("collega", "colleague"), "former_colleague": ("ex-collega", "former colleague"),
    "boss": ("leidinggevende", "manager"), "manager": ("leidinggevende", "manager"), "employer": ("werkgever", "employer"),
    "classmate": ("klasgenoot", "classmate"), "teacher": ("leraar", "teacher"), "housemate": ("huisgenoot", "housemate"),
    "club_mate": ("clubgenoot", "club mate"), "teammate": ("teamgenoot", "teammate"), "church_member": ("iemand van de kerk", "church member"),
    "volunteer": ("vrijwilliger", "volunteer"), "buddy": ("maatje", "buddy"), "visitor": ("bezoeker", "visitor"),
    "home_care": ("thuiszorg", "home care"), "district_nurse": ("wijkverpleegkundige", "district nurse"),
    "nurse": ("verpleegkundige", "nurse"), "practice_nurse": ("praktijkondersteuner", "practice nurse"),
    "case_manager": ("casemanager", "case manager"), "gp": ("huisarts", "GP"), "doctor": ("arts", "doctor"),
    "specialist": ("specialist", "specialist"), "geriatrician": ("geriater", "geriatrician"),
    "psychologist": ("psycholoog", "psychologist"), "psychiatrist": ("psychiater", "psychiatrist"),
    "therapist": ("therapeut", "therapist"), "physiotherapist": ("fysiotherapeut", "physiotherapist"),
    "occupational_therapist": ("ergotherapeut", "occupational therapist"), "dietician": ("diëtist", "dietician"),
    "social_worker": ("maatschappelijk werker", "social worker"), "support_worker": ("begeleider", "support worker"),
    "carer_support_worker": ("mantelzorgconsulent", "carer support worker"), "coach": ("coach", "coach"),
    "day_care": ("dagopvang", "day care"), "cleaner": ("huishoudelijke hulp", "cleaner"), "household_help": ("huishoudelijke hulp", "household help"),
    "care_worker": ("verzorgende", "care worker"), "pharmacist": ("apotheker", "pharmacist"), "dentist": ("tandarts", "dentist"),
    "guardian": ("mentor of curator", "guardian"), "mentor": ("mentor", "mentor"), "administrator": ("bewindvoerder", "administrator"),
    "probation_officer": ("reclasseringswerker", "probation officer"), "municipality": ("gemeente", "municipality"),
    "pastor": ("geestelijke", "pastor"), "imam": ("imam", "imam"), "professional": ("hulpverlener", "professional"),
}  # fmt: skip


def relation_words(relation: str, lang: str, gender: str | None = None) -> str:
    """The relation as people say it; an id that is not in the list reads with blanks for its underscores."""
    if (
        lang == "nl"
        and relation in ("neighbour", "friend", "cousin", "acquaintance")
        and gender in ("woman", "man")
    ):
        woman = gender == "woman"
        return {
            "neighbour": "buurvrouw" if woman else "buurman",
            "friend": "vriendin" if woman else "vriend",
            "cousin": "nicht" if woman else "neef",
            "acquaintance": "kennis",
        }[relation]
    known = _RELATIONS.get(relation)
    return known[0 if lang == "nl" else 1] if known else relation.replace("_", " ")


def person_name(person: Person, lang: str) -> str:
    """The name, or what the person is where no name was given."""
    if person.name:
        return person.name
    return relation_words(person.relation, lang, person.gender) or ("iemand" if lang == "nl" else "someone")
