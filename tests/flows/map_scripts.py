"""Each map talk as it is said at the table, in Dutch and in English: question -> the line typed at it."""

from __future__ import annotations

from collections.abc import Mapping

Script = Mapping[str, str]

VIEW_NL = {
    "view_size": "te weinig", "view_variety": "een paar", "view_density": "een paar", "view_tight": "fijn",
    "view_stability": "de meesten blijven", "view_near": "de meesten wel", "view_balance": "ik geef meer",
}  # fmt: skip
VIEW_EN = {
    "view_size": "too few", "view_variety": "a few", "view_density": "a few", "view_tight": "nice",
    "view_stability": "most stay", "view_near": "most do", "view_balance": "I give more",
}  # fmt: skip
STEP_NL = {
    "map_look": "Zo klopt het.", "map_good": "Het contact met mijn zus.", "map_wish": "Vaker iemand zien.",
    "map_step": "Een kaart sturen.", "map_step_who": "ik", "map_step_when": "vrijdag",
}  # fmt: skip
STEP_EN = {
    "map_look": "There are more than I thought.", "map_good": "The contact with my sister.", "map_wish": "See someone more often.",
    "map_step": "Send a card.", "map_step_who": "me", "map_step_when": "Friday",
}  # fmt: skip

GROSLIJST = {
    "nl": {
        **VIEW_NL, **STEP_NL, "client_name": "Joyce",
        "gl_spontaneous": "Moeder Ineke, zus Kim, collega Bo en begeleider Peter", "gl_happy": "Kim en tante Riet",
        "gl_worry": "Kim", "gl_key": "buurvrouw Els", "gl_week": "Bo, Els en Kim", "gl_birthday": "moeder en oom Jan",
        "gl_help": "Els doet de boodschappen", "gl_give": "ik bak voor Bo", "gl_neighbours": "Els", "gl_online": "Wendy",
        "gl_pictures": "oma Truus, overleden in 2019", "gl_past": "Mandy van school", "gl_professionals": "de huisarts",
        "gl_dear": "Kim", "gl_notes": "Els: altijd vrolijk. Jan: woont ver weg.", "gl_others_add": "ja",
        "gl_added_by": "begeleider Peter", "gl_added": "tante Sien", "gl_remarks": "Het zijn er meer dan ik dacht.",
    },
    "en": {
        **VIEW_EN, **STEP_EN, "client_name": "Joyce",
        "gl_spontaneous": "My mother Ineke, my sister Kim, my colleague Bo and my support worker Peter",
        "gl_happy": "Kim and aunt Riet", "gl_worry": "Kim", "gl_key": "my neighbour Els", "gl_week": "Bo, Els and Kim",
        "gl_birthday": "Ineke and uncle John", "gl_help": "Els does the shopping", "gl_give": "I bake for Bo",
        "gl_neighbours": "Els", "gl_online": "Wendy", "gl_pictures": "grandmother Truus, died in 2019",
        "gl_past": "Mandy from school", "gl_professionals": "the GP", "gl_dear": "Kim",
        "gl_notes": "Els: full of fun. John: lives far off.", "gl_others_add": "yes", "gl_added_by": "support worker Peter",
        "gl_added": "aunt Sien", "gl_remarks": "There are more than I thought.",
    },
}  # fmt: skip

GENOGRAM = {
    "nl": {
        **STEP_NL, "client_name": "Ria", "client_age": "58", "client_gender": "vrouw", "gen_partner": "Mijn man Henk, 64", "gen_partner_since": "Henk sinds 1989",
        "gen_children": "Dochter Sanne (33) en zoon Dennis (30).",
        "gen_childrens_partners": "Sanne is getrouwd met Mark. Dennis is gescheiden van Kim.",
        "gen_grandchildren": "Sanne heeft een dochter, Noor van 4.", "gen_home": "Henk",
        "gen_parents": "Vader Piet overleed in 1998, moeder Annie overleed in 2015.", "gen_siblings": "Broer Kees, 61.",
        "gen_siblings_family": "Kees is getrouwd met Ans.", "gen_in_laws": "Schoonvader Gerrit overleed in 2011.",
        "gen_grandparents": "Oma Sien, overleden in 1980.", "gen_died": "opa Jan, overleden in 1975",
        "gen_places": "Sanne woont in Groningen. Dennis woont in Zwolle.", "gen_close": "Sanne", "gen_distant": "niemand",
        "gen_tense": "Dennis", "gen_broken": "Kees", "gen_repaired": "Ans", "gen_others_close": "Sanne en Noor.",
        "gen_others_tense": "Dennis en Henk. Dennis en Kim.", "gen_roles": "Sanne: regelt alles. Dennis: maakt grapjes.",
        "gen_expect": "We lossen het zelf op.", "gen_events": "De verhuizing in 1990.",
    },
    "en": {
        **STEP_EN, "client_name": "Ria", "client_age": "58", "client_gender": "woman", "gen_partner": "My husband Henk, 64", "gen_partner_since": "Henk since 1989",
        "gen_children": "Daughter Sanne (33) and son Dennis (30).",
        "gen_childrens_partners": "Sanne is married to Mark. Dennis is divorced from Kim.",
        "gen_grandchildren": "Sanne has a daughter, Noor, 4.", "gen_home": "Henk",
        "gen_parents": "My father Piet died in 1998, my mother Annie died in 2015.", "gen_siblings": "My brother Kees, 61.",
        "gen_siblings_family": "Kees is married to Ans.", "gen_in_laws": "My father-in-law Gerrit died in 2011.",
        "gen_grandparents": "My grandmother Sien died in 1980.", "gen_died": "my grandfather John, died in 1975",
        "gen_places": "Sanne lives in Groningen. Dennis lives in Zwolle.", "gen_close": "Sanne", "gen_distant": "nobody",
        "gen_tense": "Dennis", "gen_broken": "Kees", "gen_repaired": "Ans", "gen_others_close": "Sanne and Noor.",
        "gen_others_tense": "Dennis and Henk. Dennis and Kim.", "gen_roles": "Sanne: runs it all. Dennis: makes jokes.",
        "gen_expect": "We sort it out.", "gen_events": "The move in 1990.",
    },
}  # fmt: skip

ECOGRAM = {
    "nl": {
        **VIEW_NL, **STEP_NL, "client_name": "Ria", "eco_home": "Mijn man Henk, dochter Sanne belt elke dag, zoon Dennis",
        "eco_friends": "Marga, een paar keer per jaar koffie", "eco_hood": "Buurvrouw Els past elke donderdag op",
        "eco_work": "Collega Fenna", "eco_school": "niemand", "eco_leisure": "Wim van de club", "eco_faith": "niemand",
        "eco_care": "Thuiszorg twee keer per week", "eco_volunteers": "Vrijwilliger Joop", "eco_digital": "Karin van het forum",
        "eco_strong": "Sanne en Els", "eco_normal": "Fenna", "eco_weak": "Marga", "eco_tense": "Dennis", "eco_broken": "broer Kees",
        "eco_gives": "Sanne", "eco_costs": "Dennis", "eco_both": "Henk", "fn_affection": "Sanne", "fn_belonging": "Marga en Fenna",
        "fn_material": "Els en Dennis", "fn_security": "niemand", "eco_helped": "Els", "eco_know": "Sanne, Dennis en Els. Fenna en Wim.",
        "eco_house": "Henk", "eco_near": "Els en Dennis", "eco_far": "Sanne", "eco_more": "Wim",
    },
    "en": {
        **VIEW_EN, **STEP_EN, "client_name": "Ria",
        "eco_home": "My husband Henk, my daughter Sanne phones every day, my son Dennis",
        "eco_friends": "Marga, coffee a few times a year", "eco_hood": "My neighbour Els looks after him every Thursday",
        "eco_work": "My colleague Fenna", "eco_school": "nobody", "eco_leisure": "Wim from the club", "eco_faith": "nobody",
        "eco_care": "Home care twice a week", "eco_volunteers": "Volunteer Joop", "eco_digital": "Karin from the forum",
        "eco_strong": "Sanne and Els", "eco_normal": "Fenna", "eco_weak": "Marga", "eco_tense": "Dennis",
        "eco_broken": "my brother Kees", "eco_gives": "Sanne", "eco_costs": "Dennis", "eco_both": "Henk", "fn_affection": "Sanne",
        "fn_belonging": "Marga and Fenna", "fn_material": "Els and Dennis", "fn_security": "nobody", "eco_helped": "Els",
        "eco_know": "Sanne, Dennis and Els. Fenna and Wim.", "eco_house": "Henk", "eco_near": "Els and Dennis", "eco_far": "Sanne", "eco_more": "Wim",
    },
}  # fmt: skip

NETWERKCIRKEL = {
    "nl": {
        **VIEW_NL, **STEP_NL, "client_name": "Joyce", "circle_list": "ja",
        "gl_spontaneous": "Moeder Ineke, zus Kim, collega Bo en begeleider Peter", "gl_happy": "Kim",
        "gl_week": "Bo en buurvrouw Els", "gl_key": "moeder", "gl_birthday": "oom Jan", "circle_intimates": "moeder en Kim",
        "circle_friends": "Bo", "circle_acquaintances": "Els en Jan", "circle_services": "Peter", "circle_family": "tante Riet",
        "circle_fellow": "Wim van de groep", "circle_pros": "Peter", "circle_society": "Bo en Els", "circle_grow": "Els",
        "circle_help": "Els", "circle_empty": "Bij vrienden is het leeg.",
    },
    "en": {
        **VIEW_EN, **STEP_EN, "client_name": "Joyce", "circle_list": "yes",
        "gl_spontaneous": "My mother Ineke, my sister Kim, my colleague Bo and my support worker Peter", "gl_happy": "Kim",
        "gl_week": "Bo and my neighbour Els", "gl_key": "Ineke", "gl_birthday": "uncle John", "circle_intimates": "Ineke and Kim",
        "circle_friends": "Bo", "circle_acquaintances": "Els and John", "circle_services": "Peter", "circle_family": "aunt Riet",
        "circle_fellow": "Wim from the group", "circle_pros": "Peter", "circle_society": "Bo and Els", "circle_grow": "Els",
        "circle_help": "Els", "circle_empty": "Friends is blank.",
    },
}  # fmt: skip

WIJKECOGRAM = {
    "nl": {
        **VIEW_NL, **STEP_NL, "client_name": "Ahmed", "wijk_family_close": "zus Samira en zus Naima",
        "wijk_family_further": "oom Ali", "wijk_friends_close": "vriend Karim", "wijk_friends_further": "buurman Jo en Wim van de club",
        "wijk_services_close": "begeleider Peter", "wijk_services_further": "de huisarts", "wijk_walk": "Samira en Jo",
        "wijk_know": "Samira en Naima. Karim en Jo.", "wijk_since": "Karim 12 jaar, Jo 1 jaar", "wijk_places": "de moskee",
        "wijk_safe": "ja",
    },
    "en": {
        **VIEW_EN, **STEP_EN, "client_name": "Ahmed", "wijk_family_close": "my sister Samira and my sister Naima",
        "wijk_family_further": "uncle Ali", "wijk_friends_close": "my friend Karim",
        "wijk_friends_further": "my neighbour Jo and Wim from the club", "wijk_services_close": "support worker Peter",
        "wijk_services_further": "the GP", "wijk_walk": "Samira and Jo", "wijk_know": "Samira and Naima. Karim and Jo.",
        "wijk_since": "Karim 12 years, Jo 1 year", "wijk_places": "the mosque", "wijk_safe": "yes",
    },
}  # fmt: skip

MSNA = {
    "nl": {
        **VIEW_NL, **STEP_NL, "client_name": "Ria", "msna_goal": "Wie er voor me is.", "msna_family": "zus Kim en oom Jan",
        "msna_friends": "vriendin Marga en buurvrouw Els", "msna_services": "begeleider Peter en de huisarts",
        "msna_exchange": "de man van de winkel", "msna_known": "Bo van school", "msna_home": "niemand", "msna_walk": "Els",
        "msna_town": "Kim", "msna_far": "Jan en Marga", "msna_since": "Marga 20 jaar, Els 3 jaar, Peter sinds 2024",
        "msna_origin": "Marga: van school. Els: uit de straat.", "msna_face": "Kim elke week, Els een keer per maand",
        "msna_phone": "Kim elke dag, Marga een keer per maand", "msna_online": "Marga elke week", "msna_init_self": "Kim",
        "msna_init_other": "Els", "msna_init_both": "Marga", "msna_init_none": "Jan", "msna_affection": "Kim 5, Els 3",
        "msna_connection": "Kim 4, Marga 5", "msna_preference": "Marga 5, Kim 4", "msna_practical": "Peter 5, Kim 2",
        "fn_security": "Peter", "msna_receives": "Els", "msna_strong": "Kim", "msna_weak": "Marga", "msna_tense": "niemand",
        "msna_broken": "broer Kees", "msna_know": "Kim en Els. Marga en Peter.",
        "msna_stuck": "ik moet altijd beginnen, ze wonen ver weg", "msna_stuck_words": "Ik bel altijd.",
        "msna_analysis": "Weinig vrienden.",
    },
    "en": {
        **VIEW_EN, **STEP_EN, "client_name": "Ria", "msna_goal": "Who is there for me.", "msna_family": "my sister Kim and uncle John",
        "msna_friends": "my friend Marga and my neighbour Els", "msna_services": "support worker Peter and the GP",
        "msna_exchange": "the man from the shop", "msna_known": "Bo from school", "msna_home": "nobody", "msna_walk": "Els",
        "msna_town": "Kim", "msna_far": "John and Marga", "msna_since": "Marga 20 years, Els 3 years, Peter since 2024",
        "msna_origin": "Marga: from school. Els: from the street.", "msna_face": "Kim every week, Els once a month",
        "msna_phone": "Kim every day, Marga once a month", "msna_online": "Marga every week", "msna_init_self": "Kim",
        "msna_init_other": "Els", "msna_init_both": "Marga", "msna_init_none": "John", "msna_affection": "Kim 5, Els 3",
        "msna_connection": "Kim 4, Marga 5", "msna_preference": "Marga 5, Kim 4", "msna_practical": "Peter 5, Kim 2",
        "fn_security": "Peter", "msna_receives": "Els", "msna_strong": "Kim", "msna_weak": "Marga", "msna_tense": "nobody",
        "msna_broken": "my brother Kees", "msna_know": "Kim and Els. Marga and Peter.",
        "msna_stuck": "I always have to start, they live far away", "msna_stuck_words": "I always call.",
        "msna_analysis": "Few friends.",
    },
}  # fmt: skip

MSNA_VB = {
    "nl": {
        **STEP_NL, "vb_signs": "", "client_name": "Joyce", "vb_with": "Peter", "vb_home": "Bo en Kim", "vb_family": "moeder Ineke",
        "vb_friends": "Bo", "vb_work": "Wim van het werk", "vb_help": "begeleider Peter", "vb_hello": "de man van de winkel",
        "vb_before": "Mandy van school", "vb_near": "Wim", "vb_far": "Ineke", "vb_see": "Kim elke week", "vb_call": "moeder elke dag",
        "vb_i_start": "Bo", "vb_they_start": "moeder", "vb_both_start": "Kim", "vb_love": "moeder en Kim", "vb_best": "Bo",
        "vb_together": "Bo en Wim", "vb_hands": "Peter", "vb_i_help": "Bo", "vb_row": "Wim", "vb_know": "moeder en Kim",
        "vb_feel": "fijn", "vb_enough": "te weinig", "vb_hard": "bellen",
    },
    "en": {
        **STEP_EN, "vb_signs": "", "client_name": "Joyce", "vb_with": "Peter", "vb_home": "Bo and Kim", "vb_family": "my mother Ineke",
        "vb_friends": "Bo", "vb_work": "Wim from work", "vb_help": "support worker Peter", "vb_hello": "the man from the shop",
        "vb_before": "Mandy from school", "vb_near": "Wim", "vb_far": "Ineke", "vb_see": "Kim every week",
        "vb_call": "Ineke every day", "vb_i_start": "Bo", "vb_they_start": "Ineke", "vb_both_start": "Kim",
        "vb_love": "Ineke and Kim", "vb_best": "Bo", "vb_together": "Bo and Wim", "vb_hands": "Peter", "vb_i_help": "Bo",
        "vb_row": "Wim", "vb_know": "Ineke and Kim", "vb_feel": "good", "vb_enough": "too few", "vb_hard": "to call",
    },
}  # fmt: skip

SCHEFFERS = {
    "nl": {
        **VIEW_NL, "client_name": "Joyce", "snm_who": "voor mij", "snm_why": "Ik ben veel alleen.", "snm_roots": "Mijn ouders komen uit Suriname.",
        "snm_custom": "Je vraagt niet.", "snm_faith": "De kerk.", "wijk_family_close": "zus Kim", "wijk_family_further": "oom Jan",
        "wijk_friends_close": "vriendin Marga", "wijk_friends_further": "buurvrouw Els", "wijk_services_close": "begeleider Peter",
        "wijk_services_further": "de huisarts", "eco_strong": "Kim", "eco_weak": "Marga", "eco_tense": "niemand", "eco_know": "Kim en Marga",
        "snm_help_from": "Kim", "snm_help_to": "Els", "snm_give": "Ik kook goed.", "snm_renew": "Marga", "snm_more": "Els",
        "snm_limits": "niemand", "snm_new": "Het koor.", "fn_affection": "Kim", "fn_belonging": "Marga", "fn_material": "Els",
        "fn_security": "niemand", "snm_chances": "Marga weer zien.", "snm_goal_1": "Elke week iemand zien.", "snm_action_1": "Koffie drinken.",
        "snm_who_1": "ik", "snm_when_1": "vrijdag", "snm_more_1": "nee", "snm_meeting": "ja", "snm_invite": "Kim en Els",
        "snm_ask": "Ik vraag wie er mee gaat.", "snm_done": "Ik drink elke week koffie.", "snm_goal_feel": "6", "snm_setback": "Bellen was eng.",
        "snm_new_people": "Wim van het koor", "snm_back": "Ik kookte.", "snm_keep": "Elke dinsdag koffie.", "snm_keeper": "Kim",
        "snm_keep_when": "over drie maanden",
    },
    "en": {
        **VIEW_EN, "client_name": "Joyce", "snm_who": "for me", "snm_why": "I am often alone.", "snm_roots": "My parents come from Surinam.",
        "snm_custom": "You do not ask.", "snm_faith": "Church.", "wijk_family_close": "my sister Kim", "wijk_family_further": "uncle John",
        "wijk_friends_close": "my friend Marga", "wijk_friends_further": "my neighbour Els", "wijk_services_close": "support worker Peter",
        "wijk_services_further": "the GP", "eco_strong": "Kim", "eco_weak": "Marga", "eco_tense": "nobody", "eco_know": "Kim and Marga",
        "snm_help_from": "Kim", "snm_help_to": "Els", "snm_give": "I cook well.", "snm_renew": "Marga", "snm_more": "Els",
        "snm_limits": "nobody", "snm_new": "The choir.", "fn_affection": "Kim", "fn_belonging": "Marga", "fn_material": "Els",
        "fn_security": "nobody", "snm_chances": "See Marga again.", "snm_goal_1": "See someone every week.", "snm_action_1": "Have coffee.",
        "snm_who_1": "me", "snm_when_1": "Friday", "snm_more_1": "no", "snm_meeting": "yes", "snm_invite": "Kim and Els",
        "snm_ask": "I ask who will join me.", "snm_done": "I have coffee every week.", "snm_goal_feel": "6", "snm_setback": "Calling was scary.",
        "snm_new_people": "Wim from the choir", "snm_back": "I cooked.", "snm_keep": "Coffee each Tuesday.", "snm_keeper": "Kim",
        "snm_keep_when": "in three months",
    },
}  # fmt: skip

SCRIPTS: Mapping[str, Mapping[str, Script]] = {
    "groslijst": GROSLIJST, "genogram": GENOGRAM, "ecogram": ECOGRAM, "netwerkcirkel": NETWERKCIRKEL, "wijkecogram": WIJKECOGRAM,
    "msna": MSNA, "msna-vb": MSNA_VB, "sociaal-netwerkmethodiek": SCHEFFERS,
}  # fmt: skip
