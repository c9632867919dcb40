"""Each referral as it is said at the table: question -> the line typed at it, on the first day and on a later one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Script:
    """points: all that weigh, and those that carry, after the first talk. since: what happened before the later one."""

    first: Mapping[str, str]
    later: Mapping[str, str]
    since: str
    points: frozenset[str]
    on_sheet: tuple[str, ...] = ()


WEEK_NL = {
    "week_try": "Eén bericht sturen", "week_try_who": "ik zelf", "week_try_when": "11 maart 2026",
    "week_check": "Kijken of het leuk is", "week_check_who": "met Daan", "week_check_when": "16 maart 2026",
}  # fmt: skip
WEEK_EN = {
    "week_try": "Send one message", "week_try_who": "me", "week_try_when": "11 March 2026",
    "week_check": "See if it is fun", "week_check_who": "with Daan", "week_check_when": "16 March 2026",
}  # fmt: skip
LATER_NL = {"ref_taken": "ja", "ref_helped": "8", "ref_helped_how": "Ik zie weer mensen", "ref_next": "zo doorgaan"}
LATER_EN = {"ref_taken": "yes", "ref_helped": "8", "ref_helped_how": "I see people again", "ref_next": "go on like this"}
WEB_LATER_NL = {**LATER_NL, "web_used": "elke week", "web_unpleasant": "nee"}
WEB_LATER_EN = {**LATER_EN, "web_used": "every week", "web_unpleasant": "no"}

TANDEM = {
    "nl": Script(
        first={
            "client_name": "Noor", "tandem_contacts": "bijna nooit", "tandem_less": "Vroeger werd ik gepest op school",
            "tandem_want": "nieuwe mensen leren kennen", "tandem_weekly": "ja", "tandem_year": "goed", "tandem_care": "nee, niet nodig",
            "ref_hope": "Dat ik weer durf te praten met mensen", "ref_worry": "Dat het niet klikt", "ref_tried": "Nog nooit",
            "ref_wants": "ja", "tandem_do": "Hardlopen in een groepje", "tandem_buddy": "Een vrouw met humor",
            "tandem_never": "Geen honden", "ref_arrange": "aanmelden", "ref_step": "Humanitas bellen", "ref_step_who": "ik",
            "ref_step_when": "10 maart 2026", "tandem_click": "het klikt", "tandem_day": "Dinsdag om twee uur",
            "tandem_until": "maart 2027", "tandem_did": "We liepen mee met een groepje", "tandem_met": "kennis Carla",
            "tandem_self": "samen", "tandem_next": "Carla vragen voor koffie", "tandem_next_who": "ik", "tandem_next_when": "20 maart 2026",
        },
        later={
            **LATER_NL,
            "tandem_stays": "Ik blijf lopen met de groep", "tandem_goodbye": "Samen naar het museum", "tandem_client_view": "9",
            "tandem_buddy_view": "Ze praat nu zelf met nieuwe mensen", "tandem_coordinator_view": "Samen sporten werkte goed",
        },
        since="We lopen elke week", points=frozenset({"tandem_isolated", "tandem_outward", "tandem_new_people", "ref_self_chosen"}),
        on_sheet=("Humanitas", "aanmelden", "Carla vragen voor koffie"),
    ),
    "en": Script(
        first={
            "client_name": "Noor", "tandem_contacts": "hardly ever", "tandem_less": "I was bullied at school",
            "tandem_want": "doing things together", "tandem_weekly": "yes", "tandem_year": "fine", "tandem_care": "yes",
            "ref_hope": "To dare to talk to people again", "ref_worry": "That it does not click", "ref_tried": "Never",
            "ref_wants": "yes", "tandem_do": "Running with a group", "tandem_buddy": "A woman with humour",
            "tandem_never": "No dogs", "ref_arrange": "signing up", "ref_step": "Call Humanitas", "ref_step_who": "me",
            "ref_step_when": "10 March 2026", "tandem_click": "it clicks", "tandem_day": "Tuesday at two",
            "tandem_until": "March 2027", "tandem_did": "We ran with a group", "tandem_met": "my friend Carla",
            "tandem_self": "I do", "tandem_next": "Ask Carla for coffee", "tandem_next_who": "me", "tandem_next_when": "20 March 2026",
        },
        later={
            **LATER_EN,
            "tandem_stays": "I keep running with the group", "tandem_goodbye": "To the museum together", "tandem_client_view": "9",
            "tandem_buddy_view": "She talks to new people herself", "tandem_coordinator_view": "Sport in common worked well",
        },
        since="We run every week", points=frozenset({"tandem_isolated", "tandem_outward", "tandem_acts"}),
        on_sheet=("Humanitas", "signing up", "Ask Carla for coffee"),
    ),
}  # fmt: skip

HERSTELLEN = {
    "nl": Script(
        first={
            "client_name": "Samir", "recover_from": "psychische klachten", "recover_now": "wisselend",
            "recover_themes": "keuzes maken en steun vragen", "recover_share": "een beetje", "recover_leaders": "fijn",
            "recover_twelve": "ja", "ref_hope": "Meer grip op mijn leven", "recover_goal": "Weer alleen naar de winkel",
            "recover_strength": "Wandelen met de hond", "ref_worry": "Dat het te zwaar wordt", "ref_tried": "Nee, nog nooit",
            "ref_wants": "eerst kijken", "recover_back": "mijn zus Kim", "recover_team": "ik ga het vertellen",
            "ref_arrange": "aanmelden en vervoer", "ref_along": "mijn zus Kim", "ref_step": "Bellen met de leider",
            "ref_step_who": "ik", "ref_step_when": "10 maart 2026",
        },
        later={**LATER_NL, "recover_reached": "een stukje", "recover_met": "ja"}, since="De groep is begonnen",
        points=frozenset({"recover_for_you", "recover_opens_up"}), on_sheet=("Kim", "vervoer", "Twaalf bijeenkomsten"),
    ),
    "en": Script(
        first={
            "client_name": "Samir", "recover_from": "mental health problems", "recover_now": "fairly calm",
            "recover_themes": "setting goals", "recover_share": "yes", "recover_leaders": "good",
            "recover_twelve": "yes", "ref_hope": "More grip on my life", "recover_goal": "Go to the shop alone again",
            "recover_strength": "Walking the dog", "ref_worry": "That it gets too heavy", "ref_tried": "No, never before",
            "ref_wants": "yes", "recover_back": "my sister Kim", "recover_team": "yes",
            "ref_arrange": "signing up", "ref_step": "Call the leader", "ref_step_who": "me", "ref_step_when": "10 March 2026",
        },
        later={**LATER_EN, "recover_reached": "part of the way", "recover_met": "yes"}, since="The group has begun",
        points=frozenset({"recover_for_you", "recover_opens_up"}), on_sheet=("Twelve meetings",),
    ),
}  # fmt: skip

PLUSNET = {
    "nl": Script(
        first={
            "client_name": "Truus", "client_age": "67", "plusnet_miss": "iemand met dezelfde hobby",
            "plusnet_screen": "eerst schrijven, dan zien", "plusnet_first": "met iemand erbij", "web_device": "mijn eigen tablet",
            "web_internet": "ja", "web_alone": "met wat hulp", "web_reading": "goed", "web_helper": "mijn kleinzoon Daan",
            "ref_hope": "Iemand om mee te fietsen", "ref_worry": "Dat ik het niet snap", "ref_tried": "Ik mailde wel eens",
            "ref_wants": "ja", "plusnet_likes": "Fietsen en oude films", "web_keep": "Mijn adres en mijn reuma",
            "web_password": "alleen ik", "web_money": "Ik stop en vertel het", "plusnet_meet_safe": "In het café van de bieb",
            "plusnet_way": "een club en de mail", "ref_arrange": "hulp met de computer", "ref_step": "Een account maken",
            "ref_step_who": "ik met Daan", "ref_step_when": "9 maart 2026", **WEEK_NL,
        },
        later={**WEB_LATER_NL, "plusnet_found": "ja, we schrijven"}, since="Ik heb drie berichten gehad",
        points=frozenset({"plusnet_age_fits", "plusnet_wide", "web_has_helper"}), on_sheet=("Daan", "Eén bericht sturen", "Omroep MAX"),
    ),
    "en": Script(
        first={
            "client_name": "Truus", "client_age": "67", "plusnet_miss": "more people around me",
            "plusnet_screen": "yes", "plusnet_first": "yes", "web_device": "my own tablet",
            "web_internet": "yes", "web_alone": "I can do it myself", "web_reading": "well",
            "ref_hope": "Someone to cycle with", "ref_worry": "That nobody answers me", "ref_tried": "I used to send e-mails",
            "ref_wants": "yes", "plusnet_likes": "Cycling and old films", "web_keep": "My address and my rheumatism",
            "web_password": "only me", "web_money": "I stop and tell someone",
            "plusnet_way": "a club", "ref_arrange": "nothing", "ref_step": "Make an account",
            "ref_step_who": "me", "ref_step_when": "9 March 2026", **WEEK_EN,
        },
        later={**WEB_LATER_EN, "plusnet_found": "not yet"}, since="I had three messages",
        points=frozenset({"plusnet_age_fits", "plusnet_wide", "web_ready"}), on_sheet=("Send one message", "Omroep MAX"),
    ),
}  # fmt: skip

WEB_NL = {
    "client_name": "Truus", "web_device": "mijn eigen tablet", "web_internet": "ja", "web_alone": "dat kan ik zelf", "web_reading": "goed",
    "ref_hope": "Minder bellen en regelen", "ref_worry": "Dat niemand reageert", "ref_tried": "Nog nooit", "ref_wants": "ja",
    "web_keep": "Mijn adres", "web_password": "alleen ik", "web_money": "Ik stop en vertel het", "ref_arrange": "niets",
    "ref_step": "De site samen bekijken", "ref_step_who": "ik", "ref_step_when": "9 maart 2026", **WEEK_NL,
}  # fmt: skip
WEB_EN = {
    "client_name": "Truus", "web_device": "my own tablet", "web_internet": "yes", "web_alone": "I can do it myself", "web_reading": "well",
    "ref_hope": "Fewer calls", "ref_worry": "That nobody answers me", "ref_tried": "Never before", "ref_wants": "yes",
    "web_keep": "My address", "web_password": "only me", "web_money": "I stop and tell someone", "ref_arrange": "nothing",
    "ref_step": "Look at the site together", "ref_step_who": "me", "ref_step_when": "9 March 2026", **WEEK_EN,
}  # fmt: skip
PAGE_NL = {
    "page_whose": "over een ander", "page_agrees": "ja", "page_see": "mijn zus Kim en mijn broer Bart", "page_see_what": "de agenda en nieuws",
    "page_not": "Niets over geld", "page_others": "ja, allemaal", "page_offline": "Oma niet, ik bel haar", "page_keeper": "Kim en ik om de beurt",
}  # fmt: skip
PAGE_EN = {
    "page_whose": "about someone else", "page_agrees": "yes", "page_see": "my sister Kim and my brother Bart",
    "page_see_what": "the calendar and news", "page_not": "Nothing about money", "page_others": "yes, all of them",
    "page_offline": "Granny cannot, I call her", "page_keeper": "Kim and I in turn",
}  # fmt: skip
PAGE_LATER_NL = {**WEB_LATER_NL, "page_shared": "een beetje", "page_still": "ja"}
PAGE_LATER_EN = {**WEB_LATER_EN, "page_shared": "a little", "page_still": "yes"}
PAGE_CARRIES = frozenset({"web_ready", "page_own_choice", "page_circle", "page_together"})

STEFFIE = {
    "nl": Script(
        first={
            **WEB_NL, "steffie_learn": "met plaatjes", "steffie_about": "vrienden", "steffie_people": "iets leren",
            "steffie_with": "mijn zus Kim", "steffie_map": "ja",
        },
        later={**WEB_LATER_NL, "steffie_learned": "Hoe je iemand mee vraagt", "steffie_used": "geoefend"},
        since="Ik heb twee keer gekeken", points=frozenset({"steffie_suits", "steffie_together", "steffie_own_map"}), on_sheet=("Stichting Steffie",),
    ),
}  # fmt: skip
ZORGVOORELKAAR = {
    "nl": Script(
        first={
            **WEB_NL, "zve_side": "ik zoek hulp", "zve_what": "Elke week samen naar de winkel", "zve_skilled": "nee",
            "zve_soon": "geen haast", "zve_asked": "niemand", "zve_back": "Ik kook graag soep", "zve_paid": "gratis",
            "zve_stranger": "met iemand erbij", "zve_home": "ik woon alleen",
        },
        later={**WEB_LATER_NL, "zve_match": "ja, die komt nu"}, since="Er kwam iemand langs",
        points=frozenset({"zve_gives_back", "web_ready"}), on_sheet=("Zorgvoorelkaar", "Eén bericht sturen"),
    ),
}  # fmt: skip
SHARECARE = {
    "nl": Script(
        first={
            **WEB_NL, **PAGE_NL, "shc_contract": "doet mee", "shc_parts": "agenda en plansite", "shc_plan_made": "ja",
            "shc_tasks": "Koken op maandag", "shc_sign_in": "een paar",
        },
        later=PAGE_LATER_NL, since="De agenda staat vol", points=PAGE_CARRIES | {"shc_has_contract", "shc_follows_plan"},
        on_sheet=("Niets over geld", "Kim", "Oma niet, ik bel haar"),
    ),
}  # fmt: skip
FAMILIENET = {
    "nl": Script(
        first={
            **WEB_NL, **PAGE_NL, "fnet_lives": "ja", "fnet_home": "werkt ermee", "fnet_news": "Wat ze deed", "fnet_reply": "eens per week",
            "fnet_reader": "mijn zus Kim", "fnet_friends": "haar vriendin Bep",
        },
        later=PAGE_LATER_NL, since="Er staan foto's op", points=PAGE_CARRIES | {"fnet_in_use", "fnet_shared_aloud", "fnet_old_friends"},
        on_sheet=("Niets over geld", "Kim"),
    ),
}  # fmt: skip
CAREN = {
    "nl": Script(
        first={
            **WEB_NL, **PAGE_NL, "caren_care": "thuiszorg", "caren_provider": "doet mee", "caren_in_charge": "die persoon, met hulp",
            "caren_double": "Iedereen belt mij",
        },
        later={**PAGE_LATER_NL, "caren_calm": "ja, minder"}, since="Het is rustiger", points=PAGE_CARRIES | {"caren_joined_up", "caren_own_direction"},
        on_sheet=("Niets over geld", "Kim"),
    ),
    "en": Script(
        first={
            **WEB_EN, **PAGE_EN, "caren_care": "care at home", "caren_provider": "yes", "caren_in_charge": "that person, with help",
            "caren_double": "Everyone calls me",
        },
        later={**PAGE_LATER_EN, "caren_calm": "yes, less"}, since="It is calmer", points=PAGE_CARRIES | {"caren_joined_up", "caren_own_direction"},
        on_sheet=("Nothing about money", "Kim"),
    ),
}  # fmt: skip

SCRIPTS: dict[str, dict[str, Script]] = {
    "humanitas-tandem": TANDEM,
    "herstellen-doe-je-zelf": HERSTELLEN,
    "50plusnet": PLUSNET,
    "steffie": STEFFIE,
    "zorgvoorelkaar": ZORGVOORELKAAR,
    "sharecare": SHARECARE,
    "het-familienet": FAMILIENET,
    "caren": CAREN,
}

Doubts = tuple[tuple[Mapping[str, str], str], ...]
DOUBTS: dict[str, Doubts] = {
    "humanitas-tandem": (
        ({"tandem_contacts": "elke week"}, "tandem_not_isolated"),
        ({"tandem_want": "schoonmaken"}, "tandem_no_care"),
        ({"tandem_year": "lastig"}, "tandem_end_hurts"),
        ({"tandem_care": "wachtlijst"}, "tandem_help_first"),
        ({"tandem_weekly": "nee"}, "tandem_not_weekly"),
    ),
    "herstellen-doe-je-zelf": (
        ({"recover_from": "geen van deze"}, "recover_not_meant"),
        ({"recover_now": "heel onrustig"}, "recover_not_now"),
        ({"recover_themes": "een behandeling"}, "recover_no_treatment"),
        ({"recover_share": "liever niet in een groep"}, "recover_no_group"),
        ({"recover_twelve": "nee"}, "recover_cannot_come"),
        ({"recover_back": "niemand"}, "recover_nobody_to_call"),
    ),
    "50plusnet": (
        ({"client_age": "44"}, "plusnet_age"),
        ({"plusnet_miss": "iemand heel dichtbij"}, "plusnet_close"),
        ({"plusnet_screen": "alleen echt"}, "plusnet_only_face"),
        ({"plusnet_first": "ik wacht liever af"}, "plusnet_waits"),
        ({"web_device": "geen"}, "web_no_device"),
        ({"web_device": "laptop", "web_internet": "nee"}, "web_no_internet"),
        ({"web_alone": "nog nooit", "web_helper": "niemand"}, "web_nobody_helps"),
        ({"web_reading": "moeilijk"}, "web_reading_hard"),
        ({"web_password": "de hele familie"}, "web_password_shared"),
        ({"web_money": "hangt ervan af"}, "web_easy_to_fool"),
    ),
    "steffie": (
        ({"steffie_learn": "door te lezen"}, "steffie_reads_well"),
        ({"steffie_learn": "door te praten"}, "steffie_talks"),
        ({"steffie_people": "vooral mensen"}, "steffie_no_people"),
        ({"steffie_with": "niemand"}, "steffie_alone"),
        ({"web_device": "geen"}, "web_no_device"),
    ),
    "zorgvoorelkaar": (
        ({"zve_side": "ik zoek hulp", "zve_skilled": "ja"}, "zve_needs_nurse"),
        ({"zve_side": "ik zoek hulp", "zve_soon": "vandaag"}, "zve_too_urgent"),
        ({"zve_stranger": "liever geen onbekende thuis"}, "zve_no_strangers"),
        ({"zve_home": "nog niet gevraagd"}, "zve_home_says_no"),
    ),
    "sharecare": (
        ({"shc_contract": "geen contract"}, "shc_no_contract"),
        ({"shc_parts": "plansite", "shc_plan_made": "nee"}, "shc_no_plan"),
        ({"shc_parts": "agenda", "shc_sign_in": "ze wachten af"}, "shc_they_wait"),
        ({"page_whose": "mijn moeder", "page_agrees": "nee"}, "page_refused"),
        ({"page_see": "niemand"}, "page_nobody"),
        ({"page_others": "nog niet gevraagd"}, "page_others_first"),
    ),
    "het-familienet": (
        ({"fnet_lives": "nee"}, "fnet_not_resident"),
        ({"fnet_home": "ze willen niet"}, "fnet_refused"),
        ({"fnet_reply": "geen tijd"}, "fnet_silent_staff"),
        ({"fnet_reader": "niemand"}, "fnet_over_the_head"),
        ({"page_see_what": "alles"}, "page_everything_open"),
    ),
    "caren": (
        ({"caren_care": "er is geen zorg"}, "caren_no_care"),
        ({"caren_care": "thuiszorg", "caren_provider": "doet niet mee"}, "caren_half"),
        ({"caren_in_charge": "de familie"}, "caren_not_own"),
        ({"page_whose": "mijn moeder", "page_agrees": "nog niet gevraagd"}, "page_ask_first"),
    ),
}
