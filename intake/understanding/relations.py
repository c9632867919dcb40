"""The words for who people are to someone, in Dutch and English."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Relation:
    """id in English; gender None where the word does not tell; plural: the word stands for several."""

    id: str
    gender: str | None
    sector: str
    plural: bool = False


_W, _M = "woman", "man"
_ROWS: tuple[tuple[str, str | None, str, str, str], ...] = (
    # id, gender, sector, Dutch words, English words ("+" before a word: plural)
    ("partner", None, "family", "partner levenspartner levensgezel", "partner spouse"),
    ("husband", _M, "family", "man echtgenoot", "husband hubby"),
    ("wife", _W, "family", "vrouw echtgenote", "wife"),
    ("ex_partner", None, "family", "ex ex-partner", "ex ex-partner"),
    ("ex_husband", _M, "family", "ex-man exman", "ex-husband"),
    ("ex_wife", _W, "family", "ex-vrouw exvrouw", "ex-wife"),
    ("boyfriend", _M, "family", "vriendje", "boyfriend"),
    ("girlfriend", _W, "family", "vriendinnetje", "girlfriend"),
    ("father", _M, "family", "vader pa papa", "father dad daddy"),
    ("mother", _W, "family", "moeder ma mama moe", "mother mum mom mummy"),
    ("parent", None, "family", "ouder +ouders", "parent +parents"),
    ("son", _M, "family", "zoon zoontje +zoons +zonen +zoontjes", "son +sons"),
    ("daughter", _W, "family", "dochter dochtertje +dochters +dochtertjes", "daughter +daughters"),
    ("child", None, "family", "kind kindje baby +kinderen", "child kid baby +children +kids"),
    ("brother", _M, "family", "broer broertje +broers +broertjes", "brother +brothers"),
    ("sister", _W, "family", "zus zusje zuster +zussen +zusjes +zusters", "sister +sisters"),
    ("twin_brother", _M, "family", "tweelingbroer", "twin-brother"),
    ("twin_sister", _W, "family", "tweelingzus", "twin-sister"),
    ("half_brother", _M, "family", "halfbroer +halfbroers", "half-brother"),
    ("half_sister", _W, "family", "halfzus +halfzussen", "half-sister"),
    ("grandfather", _M, "family", "opa grootvader", "grandfather grandpa granddad"),
    ("grandmother", _W, "family", "oma grootmoeder", "grandmother grandma gran nan"),
    ("grandparent", None, "family", "grootouder +grootouders", "grandparent +grandparents"),
    ("grandson", _M, "family", "kleinzoon +kleinzoons", "grandson +grandsons"),
    ("granddaughter", _W, "family", "kleindochter +kleindochters", "granddaughter +granddaughters"),
    ("grandchild", None, "family", "kleinkind +kleinkinderen", "grandchild +grandchildren +grandkids"),
    ("uncle", _M, "family", "oom +ooms", "uncle +uncles"),
    ("aunt", _W, "family", "tante +tantes", "aunt auntie +aunts"),
    ("cousin", None, "family", "", "cousin +cousins"),
    ("nephew", _M, "family", "neef neefje +neven +neefjes", "nephew +nephews"),
    ("niece", _W, "family", "nicht nichtje +nichten +nichtjes", "niece +nieces"),
    ("father_in_law", _M, "family", "schoonvader", "father-in-law"),
    ("mother_in_law", _W, "family", "schoonmoeder", "mother-in-law"),
    ("parent_in_law", None, "family", "+schoonouders", "+in-laws"),
    ("son_in_law", _M, "family", "schoonzoon +schoonzoons", "son-in-law +sons-in-law"),
    ("daughter_in_law", _W, "family", "schoondochter +schoondochters", "daughter-in-law +daughters-in-law"),
    ("brother_in_law", _M, "family", "zwager schoonbroer +zwagers", "brother-in-law"),
    ("sister_in_law", _W, "family", "schoonzus schoonzusje schoonzuster +schoonzussen", "sister-in-law"),
    ("stepfather", _M, "family", "stiefvader", "stepfather stepdad"),
    ("stepmother", _W, "family", "stiefmoeder", "stepmother stepmum"),
    ("stepson", _M, "family", "stiefzoon bonuszoon +stiefzoons", "stepson +stepsons"),
    ("stepdaughter", _W, "family", "stiefdochter bonusdochter +stiefdochters", "stepdaughter +stepdaughters"),
    ("stepchild", None, "family", "stiefkind +stiefkinderen", "stepchild +stepchildren"),
    ("foster_child", None, "family", "pleegkind +pleegkinderen", "foster-child +foster-children"),
    ("foster_son", _M, "family", "pleegzoon", "foster-son"),
    ("foster_daughter", _W, "family", "pleegdochter", "foster-daughter"),
    ("foster_mother", _W, "family", "pleegmoeder", "foster-mother"),
    ("foster_father", _M, "family", "pleegvader", "foster-father"),
    ("family", None, "family", "familie", "family relatives"),
    ("female_friend", _W, "friends", "vriendin jeugdvriendin schoolvriendin +vriendinnen", ""),
    ("male_friend", _M, "friends", "vriend jeugdvriend schoolvriend +vrienden", ""),
    ("friend", None, "friends", "kameraad maat", "friend pal mate +friends +mates"),
    ("acquaintance", None, "friends", "kennis +kennissen", "acquaintance +acquaintances"),
    ("neighbour", None, "neighbours", "buur buurtgenoot +buren", "neighbour neighbor +neighbours +neighbors"),
    ("neighbour", _W, "neighbours", "buurvrouw buuf buurmeisje overbuurvrouw +buurvrouwen", ""),
    ("neighbour", _M, "neighbours", "buurman buurjongen overbuurman", ""),
    ("colleague", None, "colleagues", "collega +collega's", "colleague coworker co-worker workmate +colleagues"),
    ("former_colleague", None, "colleagues", "ex-collega oud-collega +ex-collega's +oud-collega's", "ex-colleague +ex-colleagues"),
    ("manager", None, "colleagues", "leidinggevende chef baas", "manager boss supervisor"),
    ("classmate", None, "colleagues", "klasgenoot studiegenoot +klasgenoten", "classmate +classmates"),
    ("teacher", None, "professionals", "leraar lerares docent juf meester", "teacher"),
    ("housemate", None, "friends", "huisgenoot +huisgenoten", "housemate flatmate roommate +housemates"),
    ("teammate", None, "friends", "teamgenoot clubgenoot clubmaat", "teammate"),
    ("volunteer", None, "volunteers", "vrijwilliger vrijwilligster +vrijwilligers", "volunteer +volunteers"),
    ("buddy", None, "volunteers", "maatje buddy", "buddy befriender"),
    ("home_care", None, "professionals", "thuiszorg thuiszorgmedewerker wijkverpleging", "home-care carers"),
    ("district_nurse", None, "professionals", "wijkverpleegkundige wijkzuster", "district-nurse"),
    ("nurse", None, "professionals", "verpleegkundige verpleegster", "nurse"),
    ("practice_nurse", None, "professionals", "praktijkondersteuner poh", "practice-nurse"),
    ("case_manager", None, "professionals", "casemanager dementieconsulent", "case-manager"),
    ("gp", None, "professionals", "huisarts dokter", "gp doctor"),
    ("specialist", None, "professionals", "specialist neuroloog cardioloog geriater internist oncoloog", "specialist consultant"),
    ("psychologist", None, "professionals", "psycholoog", "psychologist"),
    ("psychiatrist", None, "professionals", "psychiater", "psychiatrist"),
    ("therapist", None, "professionals", "therapeut", "therapist counsellor"),
    ("physiotherapist", None, "professionals", "fysiotherapeut fysio", "physiotherapist physio"),
    ("occupational_therapist", None, "professionals", "ergotherapeut", "occupational-therapist"),
    ("social_worker", None, "professionals", "maatschappelijk-werker maatschappelijk-werkster wijkteam sociaal-werker", "social-worker"),
    ("support_worker", None, "professionals", "begeleider begeleidster ambulant-begeleider persoonlijk-begeleider woonbegeleider", "support-worker key-worker"),
    ("carer_support_worker", None, "professionals", "mantelzorgconsulent mantelzorgmakelaar", "carer-support-worker"),
    ("coach", None, "professionals", "coach jobcoach", "coach job-coach"),
    ("day_care", None, "professionals", "dagopvang dagbesteding", "day-care day-centre"),
    ("household_help", None, "professionals", "schoonmaakster poetshulp huishoudelijke-hulp werkster", "cleaner home-help"),
    ("care_worker", None, "professionals", "verzorgende zorgverlener +verzorgenden", "care-worker care-assistant"),
    ("pastor", None, "other", "dominee pastoor pastor priester", "vicar priest pastor minister"),
    ("imam", None, "other", "imam", "imam"),
)  # fmt: skip


@lru_cache(maxsize=2)
def relation_table(lang: str) -> dict[str, Relation]:
    """Word (hyphens may be blanks in the text) -> Relation."""
    table: dict[str, Relation] = {}
    for id, gender, sector, dutch, english in _ROWS:
        for word in (dutch if lang == "nl" else english).split():
            plural = word.startswith("+")
            table.setdefault(word.lstrip("+"), Relation(id, gender, sector, plural))
    return table


IN_LAW = {
    ("daughter", "husband"): "son_in_law", ("daughter", "partner"): "son_in_law", ("daughter", "boyfriend"): "son_in_law",
    ("daughter", "wife"): "daughter_in_law", ("son", "wife"): "daughter_in_law", ("son", "partner"): "daughter_in_law",
    ("son", "girlfriend"): "daughter_in_law", ("son", "husband"): "son_in_law",
    ("daughter", "son"): "grandson", ("son", "son"): "grandson", ("child", "son"): "grandson",
    ("daughter", "daughter"): "granddaughter", ("son", "daughter"): "granddaughter", ("child", "daughter"): "granddaughter",
    ("daughter", "child"): "grandchild", ("son", "child"): "grandchild", ("child", "child"): "grandchild",
    ("brother", "wife"): "sister_in_law", ("sister", "husband"): "brother_in_law", ("brother", "son"): "nephew",
    ("sister", "son"): "nephew", ("brother", "daughter"): "niece", ("sister", "daughter"): "niece",
}  # fmt: skip
"""(what the one is, what the other is to that one) -> what the other is to the person both are seen from."""

GENDER = {"son_in_law": _M, "daughter_in_law": _W, "grandson": _M, "granddaughter": _W, "sister_in_law": _W, "brother_in_law": _M,
          "nephew": _M, "niece": _W}  # fmt: skip
PARTNERS = frozenset({"partner", "husband", "wife", "boyfriend", "girlfriend"})
CHILDREN = frozenset({"son", "daughter", "child"})
