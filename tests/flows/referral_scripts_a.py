"""Talks about what someone else offers, as typed on the first day and weeks later: question -> the line said at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Script:
    """first: the day of the referral. later: the day of the follow-up."""

    first: Mapping[str, str]
    later: Mapping[str, str]


STEP_NL = {
    "ref_worry": "De eerste keer alleen.", "ref_tried": "Ik zat bij een koor.", "ref_wants": "ja graag",
    "ref_arrange": "aanmelden en vervoer", "ref_along": "buurvrouw Els", "ref_step": "Bellen en vragen hoe het werkt.",
    "ref_step_who": "ik, met Els", "ref_step_when": "24 november 2026",
}  # fmt: skip
STEP_EN = {
    "ref_worry": "Going in alone.", "ref_tried": "I was in a choir.", "ref_wants": "yes please",
    "ref_arrange": "sign up and transport", "ref_along": "my neighbour Els", "ref_step": "Call and ask how it works.",
    "ref_step_who": "me, with Els", "ref_step_when": "24 November 2026",
}  # fmt: skip
AFTER_NL = {"ref_taken": "ja", "ref_helped": "een 8", "ref_helped_how": "Ik heb weer iets om naar uit te kijken.", "ref_next": "doorgaan"}
AFTER_EN = {"ref_taken": "yes", "ref_helped": "8", "ref_helped_how": "I have something to look forward to.", "ref_next": "keep going"}

SCRIPTS: Mapping[str, Mapping[str, Script]] = {
    "bezoekdienst": {
        "nl": Script(
            {
                **STEP_NL, "client_name": "Jan", "client_age": "71", "bd_lost": "ja, mijn vrouw", "bd_loss": "in juli 2026", "bd_home": "ja hoor",
                "bd_grief_support": "soms bij iemand", "bd_body": "ja, mijn heup", "bd_days": "wisselend", "bd_memory": "Over onze tuin.",
                "bd_hard_time": "de avond en het weekend", "ref_hope": "Dat het huis minder stil is.", "bd_visitor": "Een man van mijn leeftijd.",
                "bd_rhythm": "om de week",
            },
            {**AFTER_NL, "bd_visits": "7", "bd_contact": "Hij begrijpt het.", "bd_give_back": "misschien"},
        ),
        "en": Script(
            {
                **STEP_EN, "client_name": "Jan", "client_age": "71", "bd_lost": "yes, my wife", "bd_loss": "in July 2026", "bd_home": "fine, yes",
                "bd_grief_support": "someone at times", "bd_body": "yes, my hip", "bd_days": "it varies", "bd_memory": "About our garden.",
                "bd_hard_time": "the evening and the weekend", "ref_hope": "That the house is less quiet.", "bd_visitor": "A man of my age.",
                "bd_rhythm": "every two weeks",
            },
            {**AFTER_EN, "bd_visits": "7", "bd_contact": "He knows what it is like.", "bd_give_back": "maybe"},
        ),
    },
    "studiekringen": {
        "nl": Script(
            {
                **STEP_NL, "client_name": "Truus", "client_age": "67", "study_topics": "Reizen, en hoe de stad vroeger was.", "study_group": "leuk",
                "study_regular": "ja, dat lukt", "study_prepare": "ja", "ref_hope": "Mensen met wie ik echt kan praten.",
            },
            AFTER_NL,
        ),
        "en": Script(
            {
                **STEP_EN, "client_name": "Truus", "client_age": "67", "study_topics": "Travel, and how the town used to be.", "study_group": "fun",
                "study_regular": "yes, I can", "study_prepare": "yes", "ref_hope": "People I can really talk with.",
            },
            AFTER_EN,
        ),
    },
    "zin-in-vriendschap": {
        "nl": Script(
            {
                **STEP_NL, "client_name": "Riet", "client_age": "66", "client_gender": "vrouw", "zv_friends_now": "het blijft bij koffie",
                "zv_wish": "allebei", "zv_weekly": "ja, dat lukt", "zv_homework": "ja", "zv_group": "even wennen",
                "zv_friend_is": "Iemand die ook eens mij belt.", "zv_self": "Ik luister goed.", "zv_first_move": "ik wacht meestal af",
                "zv_limits": "lastig", "ref_hope": "Een vriendin om mee te wandelen.",
            },
            {**AFTER_NL, "zv_goal_now": "Ik vroeg Els mee naar de film.", "zv_change": "iets beter"},
        ),
        "en": Script(
            {
                **STEP_EN, "client_name": "Riet", "client_age": "66", "client_gender": "woman", "zv_friends_now": "it stays on the surface",
                "zv_wish": "both", "zv_weekly": "yes, I can", "zv_homework": "yes", "zv_group": "takes time",
                "zv_friend_is": "Someone who calls me too.", "zv_self": "I listen well.", "zv_first_move": "I mostly wait",
                "zv_limits": "difficult", "ref_hope": "A friend to go for walks with.",
            },
            {**AFTER_EN, "zv_goal_now": "I asked Els to come to a film.", "zv_change": "a little better"},
        ),
    },
    "vrienden-maken-kun-je-leren": {
        "nl": Script(
            {
                **STEP_NL, "client_name": "Bram", "client_age": "34", "vm_talk_to": "2", "vm_mood": "soms wat somber", "vm_learn_pace": "goed",
                "vm_work": "ja", "vm_six": "ja, in de avond", "vm_friend_now": "Met Bo. We lachen om hetzelfde.",
                "vm_thought": "het ligt aan mij", "vm_feelings": "ik houd het vaak voor me", "ref_hope": "Twee mensen om mee uit te gaan.",
            },
            {**AFTER_NL, "vm_own_plan": "Elke maand met Bo naar de markt.", "vm_talk_to_now": "4"},
        ),
        "en": Script(
            {
                **STEP_EN, "client_name": "Bram", "client_age": "34", "vm_talk_to": "2", "vm_mood": "a bit low", "vm_learn_pace": "fine",
                "vm_work": "yes", "vm_six": "yes, in the evening", "vm_friend_now": "With Bo. We laugh at the same things.",
                "vm_thought": "it is me", "vm_feelings": "I often keep it to myself", "ref_hope": "Two people to go out with.",
            },
            {**AFTER_EN, "vm_own_plan": "Go to the market with Bo each month.", "vm_talk_to_now": "4"},
        ),
    },
    "vriendenkring": {
        "nl": Script(
            {
                **STEP_NL, "client_name": "Joyce", "client_age": "29", "vk_me": "leren is lastig", "vk_group": "gezellig", "vk_care": "een beetje",
                "vk_now": "Met mijn zus Kim", "vk_doing": "Spelletjes.", "vk_near": "uit de buurt", "vk_host": "ja, met hulp",
                "vk_guest": "Thee en mijn foto's.", "vk_pace": "dat duurt even", "vk_pay": "ja", "ref_hope": "Vrienden in de buurt.",
            },
            {**AFTER_NL, "vk_met": "Bo en Wim", "vk_hosted": "ja, dat ging goed"},
        ),
        "en": Script(
            {
                **STEP_EN, "client_name": "Joyce", "client_age": "29", "vk_me": "learning is hard", "vk_group": "good fun", "vk_care": "a little",
                "vk_now": "With my sister Kim", "vk_doing": "Games.", "vk_near": "from nearby", "vk_host": "if someone helps",
                "vk_guest": "Tea and my photos.", "vk_pace": "that takes a while", "vk_pay": "yes", "ref_hope": "Friends nearby.",
            },
            {**AFTER_EN, "vk_met": "Bo and Wim", "vk_hosted": "yes, it went well"},
        ),
    },
    "natuurlijk-een-netwerk": {
        "nl": Script(
            {
                **STEP_NL, "client_name": "Ria", "cared_for_name": "Joyce", "care_relation": "mijn dochter", "care_conditions": "een verstandelijke beperking",
                "nen_wants": "wil het graag", "nen_five": "ja", "nen_now": "best zwaar", "nen_around": "Oom Jan en begeleider Peter",
                "nen_strength": "oom Jan", "nen_risk": "alleen de begeleider", "nen_ask": "ik doe het liever zelf",
                "ref_hope": "Dat ik het niet meer alleen doe.",
            },
            {**AFTER_NL, "nen_called": "Oom Jan gaat elke maand met haar vissen.", "nen_alone": "ja, minder alleen"},
        ),
        "en": Script(
            {
                **STEP_EN, "client_name": "Ria", "cared_for_name": "Joyce", "care_relation": "my daughter", "care_conditions": "an intellectual disability",
                "nen_wants": "wants it", "nen_five": "yes", "nen_now": "quite heavy", "nen_around": "Uncle John and support worker Peter",
                "nen_strength": "Uncle John", "nen_risk": "only the support worker", "nen_ask": "I would rather do it myself",
                "ref_hope": "That I do not do it alone any more.",
            },
            {**AFTER_EN, "nen_called": "Uncle John takes her fishing each month.", "nen_alone": "yes, less alone"},
        ),
    },
    "ontmoetingscentra": {
        "nl": Script(
            {
                **STEP_NL, "oc_who": "wij samen", "client_name": "Ria", "oc_name": "Henk", "oc_stage": "lichte dementie", "oc_living": "thuis",
                "oc_group": "rustig aan", "oc_days": "eerst één dag", "oc_p_likes": "Zingen en buiten zijn.", "oc_p_keep": "Zelf koffie zetten.",
                "oc_p_hard": "Ik raak de draad kwijt.", "oc_p_says": "kijken is goed", "oc_c_needs": "praten met anderen en tijd voor mezelf",
                "oc_c_load": "zwaar", "oc_c_free": "Naar de markt met mijn zus.", "ref_hope": "Een fijne dag voor ons allebei.",
            },
            {**AFTER_NL, "oc_p_now": "fijn", "oc_c_now": "lichter"},
        ),
        "en": Script(
            {
                **STEP_EN, "oc_who": "both of us", "client_name": "Ria", "oc_name": "Henk", "oc_stage": "mild dementia", "oc_living": "at home",
                "oc_group": "calm", "oc_days": "one day first", "oc_p_likes": "Singing and being out.", "oc_p_keep": "Making my own coffee.",
                "oc_p_hard": "I lose the thread.", "oc_p_says": "a look is fine", "oc_c_needs": "talking with others and time for myself",
                "oc_c_load": "heavy", "oc_c_free": "To the market with my sister.", "ref_hope": "A good day for us both.",
            },
            {**AFTER_EN, "oc_p_now": "good", "oc_c_now": "lighter"},
        ),
    },
    "osani": {
        "nl": Script(
            {
                **STEP_NL, "client_name": "Ria", "cared_for_name": "Joyce", "care_relation": "mijn dochter", "care_conditions": "een verstandelijke beperking",
                "os_later": "steeds vaker", "os_tomorrow": "alleen de begeleiding", "os_around": "Haar broer Sam, tante Riet en begeleider Peter",
                "os_stay": "Sam en nicht Kim", "os_wish": "Elke week zwemmen.", "os_told": "een paar", "os_arranged": "een testament",
                "os_find_out": "wie er mag beslissen", "ref_hope": "Dat er altijd iemand bij haar langs gaat.", "os_way": "met andere ouders",
                "plan_goal_1": "Kim leert Joyce beter kennen.", "plan_step_1": "Samen zwemmen.", "plan_step_1_who": "Kim",
                "plan_step_1_when": "5 december 2026", "plan_more_1": "ja", "plan_goal_2": "Weten wie er beslist.",
                "plan_step_2": "Bellen met de notaris.", "plan_step_2_who": "ik", "plan_step_2_when": "8 december 2026",
            },
            {**AFTER_NL, "os_done_now": "de papieren bij elkaar", "os_rest": "een beetje"},
        ),
        "en": Script(
            {
                **STEP_EN, "client_name": "Ria", "cared_for_name": "Joyce", "care_relation": "my daughter", "care_conditions": "an intellectual disability",
                "os_later": "more and more", "os_tomorrow": "only care staff", "os_around": "Her brother Sam, aunt Riet and support worker Peter",
                "os_stay": "Sam and cousin Kim", "os_wish": "Swim every week.", "os_told": "a few", "os_arranged": "a will",
                "os_find_out": "who may decide", "ref_hope": "That someone always visits her.", "os_way": "with other parents",
                "plan_goal_1": "Kim gets to know Joyce better.", "plan_step_1": "Swim together.", "plan_step_1_who": "Kim",
                "plan_step_1_when": "5 December 2026", "plan_more_1": "yes", "plan_goal_2": "Know who decides.",
                "plan_step_2": "Call the notary.", "plan_step_2_who": "me", "plan_step_2_when": "8 December 2026",
            },
            {**AFTER_EN, "os_done_now": "the papers in one place", "os_rest": "a little"},
        ),
    },
    "die-ken-ik": {
        "nl": Script(
            {
                **STEP_NL, "client_name": "Joyce", "dk_learning": "ja, ik heb er hulp bij", "dk_contacts": "heel graag", "dk_group": "even wennen",
                "dk_evenings": "ja, als iemand me brengt", "dk_do": "ja", "ref_hope": "Een vriend voor het weekend.", "dk_good": "Ik ben altijd op tijd.",
                "dk_others_say": "Dat ik grapjes maak.", "dk_proud": "Mijn eigen huis.", "dk_find_hard": "Beginnen met praten.",
                "dk_talents": "koken en luisteren", "dk_talent_use": "Taart bakken voor het buurtfeest.", "dk_family": "moeder Ineke en zus Kim",
                "dk_friends": "Bo", "dk_work": "Wim", "dk_near": "buurvrouw Els", "dk_staff": "begeleider Peter", "dk_better": "Els",
                "dk_start": "groeten en iets vragen", "dk_first_words": "Hoi Els, zin in koffie?", "dk_keep": "bellen en samen iets doen",
                "dk_places": "Het park.", "dk_new_place": "De kookclub.", "dk_go_with": "Bo", "dk_dream": "Zelf een feest geven.",
                "plan_goal_1": "Els beter leren kennen.", "plan_step_1": "Els vragen voor koffie.", "plan_step_1_who": "ik",
                "plan_step_1_when": "5 december 2026", "plan_more_1": "ja", "plan_goal_2": "Naar de kookclub.", "plan_step_2": "Een keer kijken.",
                "plan_step_2_who": "ik en Bo", "plan_step_2_when": "8 december 2026", "dk_supporters": "Kim, Bo en Els",
                "dk_ask_them": "Wil je mee naar de kookclub?",
            },
            {**AFTER_NL, "dk_met": "Sam"},
        ),
        "en": Script(
            {
                **STEP_EN, "client_name": "Joyce", "dk_learning": "yes, it takes longer", "dk_contacts": "very much", "dk_group": "takes time",
                "dk_evenings": "if someone takes me", "dk_do": "yes", "ref_hope": "A friend for the weekend.", "dk_good": "I am always on time.",
                "dk_others_say": "That I make jokes.", "dk_proud": "My own home.", "dk_find_hard": "To begin talking.",
                "dk_talents": "cooking and listening", "dk_talent_use": "Bake a cake for the street party.",
                "dk_family": "my mother Ineke and my sister Kim", "dk_friends": "Bo", "dk_work": "Wim", "dk_near": "my neighbour Els",
                "dk_staff": "support worker Peter", "dk_better": "Els", "dk_start": "say hello and ask something",
                "dk_first_words": "Hi Els, would you like some tea?", "dk_keep": "call and do things together", "dk_places": "The park and the baker.",
                "dk_new_place": "The cooking club.", "dk_go_with": "Bo", "dk_dream": "Give a party of my own.",
                "plan_goal_1": "Get to know Els better.", "plan_step_1": "Ask Els for a cup of tea.", "plan_step_1_who": "me",
                "plan_step_1_when": "5 December 2026", "plan_more_1": "yes", "plan_goal_2": "Go to the cooking club.", "plan_step_2": "Go and look once.",
                "plan_step_2_who": "me and Bo", "plan_step_2_when": "8 December 2026", "dk_supporters": "Kim, Bo and Els",
                "dk_ask_them": "Will you come to the cooking club?",
            },
            {**AFTER_EN, "dk_met": "Sam"},
        ),
    },
}  # fmt: skip
