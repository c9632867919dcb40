"""Each talk of a circle or a protocol as it is said at the table: what is typed at each question, meeting by meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Meeting:
    """lines: question -> what is typed. since, steps: what happened, and how each open step went. days: after how many.

    dates: what is typed where a day for the next meeting is asked; the last one ends the meeting, "nu" goes on.
    again: parts that are done once more, by what is typed for it.
    """

    lines: Mapping[str, str]
    dates: tuple[str, ...] = ()
    since: str = ""
    steps: tuple[str, ...] = ()
    days: int = 0
    again: str = ""


@dataclass(frozen=True)
class Script:
    flow: str
    lang: str
    meetings: tuple[Meeting, ...]
    refused: Mapping[str, str] = field(default_factory=dict)
    """question -> who is left off the list there, with the reason."""


EKC = Script(
    "eigen-kracht-conferentie",
    "nl",
    (
        Meeting(
            {
                "client_name": "Joyce", "ekc_variant": "mijn gezin", "ekc_about": "Bram slaapt niet en wij ook niet.",
                "ekc_self": "ja", "ekc_funding": "nog vragen", "ekc_funding_who": "Peter belt de gemeente.",
                "circle_question": "Hoe kan Bram rust krijgen?", "circle_hope": "Dan slapen we weer.",
                "ekc_invited": "Mijn zus Kim, oom Jan, buurvrouw Els en casemanager Fatima", "ekc_hard": "Mijn broer.",
                "ekc_experts": "casemanager Fatima", "ekc_safe": "Dat Els naast mij zit.", "circle_place": "In het buurthuis.",
            },
            dates=("14 februari 2026",),
        ),
        Meeting(
            {
                "circle_came": "Kim, Jan, Els en Fatima", "ekc_told": "Er is een plek in de dagopvang.",
                "ekc_must": "Bram is nooit alleen in de nacht.", "ekc_asked": "Wat kost dat?", "ekc_feel": "Kim is bang.",
                "ekc_strong": "Els let altijd op.", "ekc_present": "Kim, Jan, Els en Fatima", "ekc_alone": "ja",
                "plan_goal_1": "Bram slaapt door", "plan_step_1": "Kim past in het weekend op", "plan_step_1_who": "Kim",
                "plan_step_1_when": "21 februari 2026", "plan_more_1": "nee", "circle_tasks": "Kim past op. Jan betaalt.",
                "ekc_plan_b": "Dan belt Kim ons allemaal.", "circle_follow": "Jan", "ekc_fits": "ja",
            },
            dates=("4 april 2026",), since="Iedereen komt.", days=33,
        ),
        Meeting(
            {
                "circle_after": "De nachten gaan goed.", "circle_change": "Jan komt nu ook.",
                "reached_what": "We slapen weer.", "reached_near": "8", "reached_helped": "Dat Kim er was.",
                "reached_on": "In de zomer nog eens praten.",
            },
            dates=("nu",), since="Bram slaapt beter.", steps=("gelukt",), days=49,
        ),
    ),
    {"ekc_invited": "Fatima", "ekc_present": "Fatima"},
)  # fmt: skip

FAMILIEZORGCONFERENTIE = Script(
    "familiezorgconferentie",
    "nl",
    (
        Meeting(
            {
                "client_name": "Bo", "fzc_cause": "Sinds maart eet ik niet meer met de groep.", "fzc_kind": "er is ruzie",
                "fzc_problem": "Ik ga in het weekend niet meer naar huis.", "fzc_clear": "ja",
                "fzc_network": "moeder Ineke, broer Jan, vriend Wim en begeleider Peter", "fzc_lost": "Mijn tante.",
                "fzc_feel": "Ineke en Jan", "fzc_invited": "Ineke, Jan, Wim, dominee Kees en begeleider Peter",
                "fzc_ask_how": "Ik bel mam.", "circle_worry": "Jan wordt snel boos.", "fzc_topics": "Het weekend.",
                "fzc_voice": "Met foto's.", "circle_place": "Bij Wim.", "fzc_room": "Soep en een tuin.",
            },
            dates=("7 maart 2026",),
        ),
        Meeting(
            {
                "fzc_there": "Ineke, Jan en Wim", "fzc_said": "Jan is bang. Mam is moe.", "fzc_strength": "Samen lachen.",
                "circle_options": "Om de beurt een weekend.", "plan_goal_1": "Weer naar huis", "plan_step_1": "Jan haalt Bo op",
                "plan_step_1_who": "Jan", "plan_step_1_when": "14 maart 2026", "plan_more_1": "ja",
                "plan_goal_2": "Geen ruzie", "plan_step_2": "Mam belt eerst", "plan_step_2_who": "Ineke",
                "plan_step_2_when": "12 maart 2026", "plan_more_2": "nee", "circle_tasks": "Jan rijdt. Mam kookt.",
                "fzc_care": "Jan vraagt of Bo later mag eten.", "circle_follow": "Wim",
            },
            dates=("18 april 2026",), since="Iedereen zei ja.", days=54,
        ),
        Meeting(
            {
                "fzc_paper": "ja", "circle_after": "Ik was twee keer thuis.", "circle_change": "Mam belt op vrijdag.",
                "fzc_calm": "minder", "reached_what": "Ik eet weer met mam.", "reached_near": "7",
                "reached_helped": "Dat Jan mij haalt.", "reached_on": "Niets meer.",
            },
            since="Het was gezellig.", steps=("ja gelukt", "nog niet"), days=42,
        ),
    ),
    {"fzc_invited": "Peter"},
)  # fmt: skip

SNS = Script(
    "sociale-netwerkstrategieen",
    "nl",
    (
        Meeting(
            {
                "client_name": "Karim", "sns_change": "Ik wil weer op tijd op het werk zijn.",
                "sns_now": "mijn zus Kim en begeleider Peter", "sns_think": "Kim, oom Jan en vriendin Marga",
                "sns_thread": "Wim van het voetbal.", "sns_question_1": "Hoe kan ik de dag rustig beginnen?",
                "sns_question_2": "Niets meer.", "sns_know": "Dat ik snel moe ben.", "sns_keep": "Mijn schuld bij de bank.",
                "sns_invited": "Kim, Jan, Marga en Peter", "circle_worry": "Jan praat veel.", "circle_place": "In het buurthuis.",
            },
            dates=("14 februari 2026",),
        ),
        Meeting(
            {
                "circle_came": "Kim, Jan, Marga en Peter", "sns_told": "Karim sliep slecht.",
                "circle_thoughts": "Marga wil graag helpen.", "sns_planners": "Kim, Jan, Marga en Peter",
                "circle_options": "Samen ontbijten.", "plan_goal_1": "Op tijd op het werk", "plan_step_1": "Marga haalt Karim op",
                "plan_step_1_who": "Marga", "plan_step_1_when": "16 februari 2026", "plan_more_1": "nee",
                "circle_tasks": "Marga rijdt. Jan belt.", "sns_clear": "ja", "sns_team": "Kim, Marga en Peter",
                "sns_team_calls": "Kim", "sns_team_often": "elke twee weken",
            },
            dates=("18 april 2026",), since="Iedereen zei ja.", days=33,
        ),
        Meeting(
            {
                "sns_progress": "Marga kwam elke week.", "sns_adjust": "Jan rijdt op dinsdag.",
                "reached_what": "Ik ben op tijd.", "reached_near": "8", "reached_helped": "Dat Marga er was.",
                "reached_on": "Niets meer.", "sns_on_own": "ja, als we mogen bellen",
            },
            dates=("nu",), since="Het ging goed.", steps=("een beetje",), days=63,
        ),
    ),
    {"sns_planners": "Peter"},
)  # fmt: skip

PTP = Script(
    "persoonlijke-toekomst-planning",
    "en",
    (
        Meeting(
            {
                "client_name": "Bo", "ptp_chair": "Peter from the house.", "ptp_drawer": "Wendy.",
                "ptp_story": "I lived on a boat.", "ptp_good": "At camp, with the horses.", "ptp_change": "We moved to town.",
                "ptp_proud": "I am kind to animals.", "ptp_circle": "my mother Ineke, my sister Kim, my friend Wim and support worker Peter",
                "ptp_pro_wanted": "yes", "ptp_pros": "support worker Peter", "ptp_rules": "Cake, and a red card for stop.",
                "circle_place": "At the farm.",
            },
            dates=("14 February 2026",),
        ),
        Meeting(
            {
                "circle_came": "Ineke, Kim, Wim and Peter", "ptp_home": "A house with a dog.", "ptp_days": "Work in the stable.",
                "ptp_people": "More with friends.", "ptp_never": "That someone else chooses for me.", "ptp_heart": "The horses.",
                "ptp_under": "With a horse I am calm.", "ptp_doors": "The stable near the wood.",
                "plan_goal_1": "Work with horses", "plan_step_1": "Visit the stable", "plan_step_1_who": "Kim",
                "plan_step_1_when": "21 February 2026", "plan_more_1": "no", "circle_tasks": "Kim drives.", "circle_follow": "Kim",
            },
            dates=("now", "18 April 2026"), since="They all said yes.", days=33,
        ),
        Meeting(
            {
                "ptp_did": "I was in the stable twice.", "ptp_hitch": "The bus was late.", "circle_change": "We go by bike.",
                "reached_what": "I feed the horses each week.", "reached_near": "8", "reached_helped": "The drawing.",
                "reached_on": "Nothing more.", "ptp_mine": "9", "ptp_on": "a new dream",
            },
            dates=("now",), since="It went well.", steps=("it worked",), days=63,
        ),
    ),
    {"ptp_circle": "Peter"},
)  # fmt: skip

FAMILIEZORG = Script(
    "familiezorg",
    "nl",
    (
        Meeting(
            {
                "client_name": "Ria", "fz_for": "Om mijn man. Hij vergeet veel.",
                "fz_family": "mijn man Henk, dochter Sanne en zoon Dennis", "fz_counsellor": "Fatima.",
                "fz_table": "Henk, Sanne en Dennis",
            },
            dates=("14 februari 2026",),
        ),
        Meeting(
            {
                "circle_came": "Henk, Sanne en Dennis", "fz_each": "De een is boos, de ander moe.",
                "fz_carry": "We eten op zondag samen.", "fz_themes": "schuld en praten",
            },
            dates=("28 februari 2026",), since="Iedereen komt.", days=33,
        ),
        Meeting(
            {
                "fz_guilt_when": "Als ik een dag weg ga.", "fz_guilt_other": "Ga maar, het lukt wel.",
                "fz_guilt_may": "Niet elke dag bellen.", "fz_talk_how": "we sparen elkaar", "fz_talk_hard": "Of hij thuis kan blijven.",
                "fz_talk_rule": "Elke zondag even bellen.", "fz_care_team": "casemanager Fatima", "fz_care_tune": "Kom na negen uur.",
                "plan_goal_1": "Meer rust", "plan_step_1": "Sanne kookt op maandag", "plan_step_1_who": "Sanne",
                "plan_step_1_when": "2 maart 2026", "plan_more_1": "nee", "circle_tasks": "Sanne kookt.",
            },
            dates=("nu", "18 april 2026"), since="We praatten nog na.", days=14,
        ),
        Meeting(
            {
                "circle_after": "Het eten gaat goed.", "fz_closer": "beter", "reached_what": "We zeggen het nu hardop.",
                "reached_near": "7", "reached_helped": "Samen aan tafel.", "reached_on": "Nog een gesprek in de zomer.",
            },
            since="Rustiger.", steps=("gelukt",), days=49,
        ),
    ),
)  # fmt: skip

NAAST = Script(
    "naast-de-mantelzorger",
    "nl",
    (
        Meeting(
            {
                "ndm_found": "via de huisarts", "ndm_select": "draagt te veel en wil het zelf",
                "ndm_volunteers": "Via de nieuwsbrief.", "client_name": "Ria", "ndm_wish": "Weer naar het koor.",
                "ndm_asking": "lastig", "ndm_lighter": "Eerst een rondje lopen.", "ndm_like": "Iemand die ook zingt.",
                "ndm_companion": "dochter Sanne en vrijwilliger Wim", "ndm_match": "Beiden zingen.",
            },
            dates=("26 januari 2026",),
        ),
        Meeting(
            {
                "ndm_click": "ja", "ndm_not_do": "De metgezel doet de zorg niet.", "ndm_often": "elke week",
                "ndm_talked": "Over slecht slapen.", "ndm_goal": "Een avond vrij", "ndm_step": "De familie om hulp vragen",
                "ndm_step_who": "Ria", "ndm_step_when": "2 februari 2026", "ndm_took_over": "nee",
            },
            dates=("27 april 2026",), since="Ik zag er tegenop.", days=14,
        ),
        Meeting(
            {
                "ndm_carer_better": "8", "ndm_carer_change": "Ik vraag nu om hulp.", "ndm_carer_contact": "Fijn.",
                "ndm_vol_better": "7", "ndm_vol_change": "Er wordt weer gelachen.", "ndm_vol_self": "Op mijn handen zitten was lastig.",
                "ndm_coord_better": "4", "ndm_coord_change": "De zorg is nu verdeeld.", "ndm_coord_hours": "12 uur",
                "reached_what": "Ik zing weer.", "reached_near": "8", "reached_helped": "Iemand naast mij.",
                "reached_on": "Niets meer.", "ndm_end": "ik kan zelf verder",
            },
            since="Het lukte.", steps=("gelukt",), days=91,
        ),
    ),
    {"ndm_companion": "Sanne"},
)  # fmt: skip

COMMUNITY_SUPPORT = Script(
    "community-support",
    "en",
    (
        Meeting(
            {
                "client_name": "Sam", "cs_lead": "My money and my house.", "cs_goal_1": "Money left for the bus",
                "cs_goal_2": "Company on Sunday", "cs_sure": "6", "cs_strong": "I plan well.", "cs_self": "I write down what I buy.",
                "cs_learn": "Calling the bank.", "cs_around": "my sister Kim, my neighbour John and support worker Peter",
                "cs_backs": "Kim and John", "cs_missing": "somewhere to belong", "cs_better": "I cook for the neighbours.",
                "cs_new": "The garden in the street.", "cs_step_1": "Add it up on Friday", "cs_who_1": "Kim", "cs_when_1": "16 January 2026",
                "cs_step_2": "Go to the garden", "cs_who_2": "John", "cs_when_2": "18 January 2026", "cs_reads": "Kim and Peter",
            },
        ),
        Meeting(
            {
                "reached_what": "I take the bus each week.", "reached_near": "7", "reached_helped": "My list.",
                "reached_on": "Someone for the forms.", "cs_steer": "8", "cs_care_less": "less than before",
            },
            since="It went well.", steps=("it worked", "not yet"), days=42,
        ),
    ),
)  # fmt: skip

FAMILIEBERAAD = Script(
    "familieberaad",
    "nl",
    (
        Meeting(
            {
                "client_name": "Ria", "fb_cause": "Henk komt terug uit het ziekenhuis.", "circle_question": "Hoe kan Henk thuis blijven wonen?",
                "circle_hope": "Dat ik weer een nacht slaap.", "fb_invited": "dochter Sanne, zoon Dennis en wijkverpleegkundige Fatima",
                "circle_worry": "Sanne en Dennis krijgen snel ruzie.", "circle_date": "14 februari 2026", "circle_place": "Bij Sanne thuis.",
            },
            dates=("14 februari 2026",),
        ),
        Meeting(
            {
                "circle_came": "Sanne, Dennis en Fatima", "fb_told": "Hij kan in de nacht niet alleen zijn.",
                "circle_thoughts": "Dennis wil dat het eerlijk verdeeld is.", "circle_options": "Om de beurt een nacht, of hulp in huis.",
                "plan_goal_1": "Ria slaapt een nacht door", "plan_step_1": "Sanne slaapt op vrijdag bij Henk", "plan_step_1_who": "Sanne",
                "plan_step_1_when": "20 februari 2026", "plan_more_1": "ja", "plan_goal_2": "De tuin blijft netjes",
                "plan_step_2": "Dennis maait het gras", "plan_step_2_who": "Dennis", "plan_step_2_when": "7 maart 2026", "plan_more_2": "nee",
                "circle_tasks": "Sanne waakt. Dennis doet de tuin.", "circle_follow": "Sanne",
            },
            dates=("4 april 2026",), since="Henk is weer thuis.", days=33,
        ),
        Meeting(
            {"circle_after": "De nachten gaan beter dan eerst.", "circle_change": "Dennis komt voortaan op zondag."},
            dates=("nu",), since="Ik slaap weer.", steps=("gelukt", "nog niet"), days=49,
        ),
    ),
)  # fmt: skip

SCRIPTS: tuple[Script, ...] = (
    FAMILIEBERAAD, EKC, FAMILIEZORGCONFERENTIE, SNS, PTP, FAMILIEZORG, NAAST, COMMUNITY_SUPPORT,
)  # fmt: skip
