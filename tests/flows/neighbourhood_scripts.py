"""What is typed at the table in each trajectory of contact and of the neighbourhood."""

from __future__ import annotations

from collections.abc import Mapping

from tests.flows.weeks import Script

NETWORK_COACH = Script(
    {
        "nc_coach": "Vrijwilliger Joop", "nc_match": "Ze vissen allebei graag", "nc_trained": "ja", "nc_contact": "elke twee weken",
        "client_name": "Bert", "nc_role": "ja", "nc_pace": "om de week bij mij thuis", "nc_wish": "weer eens met iemand vissen",
        "nc_miss": "iemand om mee te praten en een club", "nc_feel_start": "een 4", "nc_now": "Mijn zus Ans elke week en buurman Kees",
        "nc_lost": "Wim van de visclub", "nc_less": "na de scheiding bleef ik binnen", "nc_give": "ik kan fietsen maken",
        "nc_ways": "mensen van vroeger en een club", "nc_ideas": "Wim bellen, of langs de visclub gaan", "nc_hard": "spannend",
        "nc_lighter": "als Kees de eerste keer meegaat", "nc_choice": "met de visclub", "plan_goal_1": "elke week samen vissen",
        "plan_step_1": "Wim bellen", "plan_step_1_who": "ik", "plan_step_1_when": "9 april 2026", "plan_more_1": "nee",
        "nc_words": "Hoi Wim, mag ik een keer mee?", "nc_along": "Kees", "nc_went": "hij was blij dat ik belde",
        "nc_proud": "dat ik heb gebeld", "nc_back": "ik ga door", "nc_new": "Wim elke week", "nc_feel_end": "7",
        "nc_keep": "elke zaterdag naar de visclub", "nc_keep_who": "ik, met Wim", "nc_keep_when": "1 september 2026",
        "nc_eval": "De coach leerde om stil te zijn",
    },
    days=("16 maart 2026", "30 maart 2026", "13 april 2026"),
    since=("Ik heb de kaart aan Ans laten zien", "Ik zag de visclub op straat", "Ik was een week ziek"),
    went=("gelukt",),
    more=("elke maand", "een vriend", "elke week"),
)  # fmt: skip

HOME_VISITS = Script(
    {
        "ah_visitor": "Vrijwilliger Tineke", "ah_course": "nee", "ah_guidance": "elke week", "client_name": "Riet", "client_age": "78",
        "ah_kind": "samen iets veranderen", "ah_change": "ik wil weer buiten komen", "ah_can": "met wat hulp",
        "ah_happened": "mijn man is gestorven en toen viel ik", "ah_since": "mei 2025", "ah_day": "ik sta laat op en kijk tv",
        "ah_heap": "verdriet en de post", "ah_first": "de brieven", "ah_people": "mijn zoon Piet, elke week",
        "ah_good": "ik ga naar het koor en kook voor Piet", "ah_before": "toen ging ik elke dag lopen", "ah_good_at": "zingen",
        "ah_trust_start": "3", "plan_goal_1": "weer naar het koor", "plan_step_1": "het koor bellen", "plan_step_1_who": "ikzelf",
        "plan_step_1_when": "18 maart 2026", "plan_more_1": "nee", "ah_week": "ik heb drie brieven open gemaakt",
        "ah_felt": "het praten met Piet gaf moed", "ah_next": "nog drie brieven", "ah_next_who": "ik met Piet",
        "ah_next_when": "26 maart 2026", "ah_trust_end": "6", "ah_helped": "alles op een rij zetten", "ah_after": "ik kan het nu zelf",
    },
    days=("9 maart 2026", "16 maart 2026", "23 maart 2026", "30 maart 2026"),
    since=("Het was een stille week", "Piet kwam eten", "Ik durfde niet te bellen", "Ik heb gezongen"),
    went=("nog niet gelukt", "ja gelukt", "ja gelukt"),
)  # fmt: skip

MAKING_ROOM = Script(
    {
        "km_area": "The south side.", "km_group": "People with a psychiatric disability.",
        "km_worker": "An expert by experience.", "km_hours": "16", "km_wish": "To the choir in my street.",
        "km_out": "In the canteen they all stare at me.", "km_need": "That someone lets me in.",
        "km_bring": "I have sung all my life.", "km_org": "The choir.", "km_host": "Loes, who leads the choir.",
        "km_stand": "They have doubts.", "km_fear": "That someone gets confused.",
        "km_offer": "Loes can always call me.", "area_goal_1": "the choir is open to all",
        "area_step_1": "sing along on an open night", "area_step_1_who": "Loes and Nora",
        "area_step_1_when": "10 April 2026", "km_form": "Eating together.", "km_when": "12 May 2026", "km_with": "8",
        "km_without": "10", "km_happened": "Loes and Nora sang together.", "km_buddy": "Loes.",
        "km_buddy_does": "She waits at the door.", "km_partner": "The board of the choir.",
        "km_keep": "An open night each month.", "km_keep_who": "Loes and the board.",
        "km_keep_when": "1 October 2026", "km_welcome": "An 8.", "km_world": "I know six people of the choir now.",
        "km_tired": "I talk with a colleague each week.", "area_more": "no",
    },
    days=("16 March 2026", "20 April 2026", "18 May 2026"),
    since=("Nora came by twice", "The choir said yes to one night", "We sang for the street"),
    went=("it worked",),
    more=("a friend", "a friend"),
)  # fmt: skip

NEIGHBOURHOOD_PSYCHIATRY = Script(
    {
        "wep_district": "The east side.", "wep_fte": "10", "wep_lead": "8",
        "wep_places": "The library and the centre.", "wep_easy": "Free coffee.",
        "wep_missing": "Something for Sunday.", "wep_activity": "A group that studies together.",
        "wep_place_step": "Ask the library for a room.", "wep_place_who": "The worker and neighbour Ton.",
        "wep_place_when": "28 April 2026", "client_name": "Nora", "wep_day": "Sunday is long.",
        "wep_like": "I read a lot about stars.", "wep_feel_start": "An 8.", "wep_hard": "A crowd, and going alone.",
        "wep_along": "Anouk, the worker.", "wep_try": "The group in the library.",
        "wep_match": "Ton likes stars too.", "wep_met": "My neighbour Ton.",
        "wep_give": "I explain the map of the stars.", "plan_goal_1": "be with people on Sunday",
        "plan_step_1": "look in at the group in the library", "plan_step_1_who": "me, with Anouk",
        "plan_step_1_when": "10 April 2026", "wep_went": "I stayed an hour and that was nice.",
        "wep_help": "A text on Wednesday.", "wep_bad_day": "I send Anouk a thumb down.", "wep_feel_end": "A 5.",
        "wep_moments": "On the roof with Ton and the scope.", "plan_more_1": "no", "wep_training": "yes",
    },
    days=("4 May 2026",),
    since=("I stayed in for a week, then I went",),
    went=("not yet", "it worked"),
    more=("my support worker", "every week"),
)  # fmt: skip

ABCD = Script(
    {
        "abcd_area": "De Vogelbuurt.", "abcd_from": "Van bewoners.", "abcd_days": "3",
        "abcd_core": "Samira en Jan van nummer 8.", "abcd_round": "Bezig.", "abcd_asked": "64",
        "abcd_talents": "Veel mensen kunnen koken en naaien.", "abcd_more_from": "Jongeren en de flat.",
        "abcd_pairs": "Fatma leert naaien aan drie buren.", "abcd_groups": "De school heeft een lokaal.",
        "abcd_money": "Kleren laten maken in de stad.", "abcd_begin": "Een naaiatelier in de school.",
        "abcd_starters": "Fatma en Samira.", "abcd_vision": "Iedereen kent elkaar, en er is werk.",
        "abcd_problem": "Het lege plein.", "abcd_own": "Schoonmaken, planten en een feest.",
        "area_goal_1": "een naaiatelier in de buurt", "area_step_1": "het lokaal van de school vragen",
        "area_step_1_who": "Fatma", "area_step_1_when": "10 april 2026", "abcd_gap": "Een huurprijs voor het lokaal.",
        "abcd_ask": "De gemeente.", "abcd_ask_who": "Samira en Jan.", "abcd_ask_when": "1 juni 2026", "abcd_new": "4",
        "abcd_carried": "De bewoners.", "abcd_learned": "Klein beginnen werkt.", "area_more": "nee",
    },
    days=("16 maart 2026", "20 april 2026", "18 mei 2026", "15 juni 2026"),
    since=("De ronde loopt door", "Drie buren leren naaien", "De school wil meedoen", "Er kwamen veertig mensen"),
    went=("gelukt", "een beetje"),
    more=("een buurvrouw", "een buurvrouw"),
)  # fmt: skip

NEIGHBOURHOOD_HELP = Script(
    {
        "bhm_area": "De Bloemenbuurt.", "bhm_core": "Rachid, Truus en de wijkagent.",
        "bhm_vision": "In onze buurt vraag je gerust hulp.", "bhm_agree": "Bijna.",
        "bhm_include": "Nora belt elke week met wie alleen is.", "bhm_round": "Bezig.", "bhm_asked": "48",
        "bhm_found": "Veel aanbod voor ritten, weinig vraag.", "bhm_shy": "Ja, heel lastig.",
        "bhm_shy_help": "Truus gaat langs en biedt het aan.", "bhm_form": "Een website en een vast mens.",
        "bhm_offline": "Via het bord in de winkel.", "bhm_check": "De eerste keer gaat Rachid mee.",
        "bhm_contact": "Truus.", "bhm_actions": "Koffie en klussen.",
        "bhm_first_match": "Rachid rijdt Ans naar de fysio.", "bhm_limits": "Geen zorg aan het lijf.",
        "area_goal_1": "elke week ritten voor wie slecht loopt", "area_step_1": "een lijst met chauffeurs maken",
        "area_step_1_who": "Rachid", "area_step_1_when": "10 april 2026", "bhm_run": "Truus, Rachid en Nora.",
        "bhm_backup": "De wijkwerker, op dinsdag.", "bhm_support": "De gemeente.",
        "bhm_keep": "Elke maandag in het buurthuis.", "bhm_keep_who": "Nora.", "bhm_keep_when": "1 september 2026",
        "bhm_matches": "30", "bhm_hours": "De bewoners.", "bhm_learned": "Ritten gaan goed, vragen blijft lastig.",
        "area_more": "nee",
    },
    days=("16 maart 2026", "20 april 2026", "18 oktober 2026"),
    since=("Er kwamen meer lijsten", "Rachid reed al drie keer", "Het liep een tijd stil"),
    went=("gelukt", "gelukt"),
    more=("een buurman", "een buurvrouw", "een buurvrouw"),
)  # fmt: skip

SUPPORT_SYSTEM = Script(
    {
        "mss_partners": "Welzijn, ggz en cliënten.", "mss_coordinator": "Collega Mo van welzijn.",
        "client_name": "Nora", "mss_come": "Ja, kom maar.", "mss_now": "Ik slaap lang en doe de deur niet open.",
        "mss_weighs": "Geld, en de post.", "mss_first": "De post van drie maanden.",
        "mss_help": "Samen de post openen.", "mss_help_by": "Vrijwilliger Gerda.", "mss_peer_want": "Ja, een keer.",
        "mss_peer": "Sjon van de groep.", "mss_expert": "Sjon.", "mss_maker": "Noor.",
        "mss_people": "Mijn broer Kees, en buurvrouw Els.", "mss_when_down": "Els.", "mss_services": "De huisarts.",
        "mss_empty": "Iemand om mee te eten.", "plan_goal_1": "met iemand eten",
        "plan_step_1": "Els vragen voor soep", "plan_step_1_who": "ik zelf", "plan_step_1_when": "10 april 2026",
        "mss_safe": "Ik wil bij de deur zitten.", "mss_group_when": "15 april 2026",
        "mss_group_went": "Ik heb één keer gelachen.", "mss_together": "Soep maken voor de buurt.",
        "mss_out": "Een beetje.", "mss_web_grew": "Sjon, en de soep op woensdag.",
        "mss_keep": "Sjon belt elke maandag.", "mss_keep_who": "Sjon en ik.", "mss_keep_when": "1 september 2026",
        "plan_more_1": "nee",
    },
    days=("16 maart 2026", "20 april 2026", "18 mei 2026"),
    since=("De post is open", "Ik bleef veel in bed", "Els kwam met soep"),
    went=("nog niet gelukt",),
    more=("een vriend", "een vriend", "een begeleider", "elke maand"),
)  # fmt: skip

SCRIPTS: Mapping[str, Mapping[str, Script]] = {
    "natuurlijk-een-netwerkcoach": {"nl": NETWORK_COACH},
    "activerend-huisbezoek": {"nl": HOME_VISITS},
    "kwartiermaken": {"en": MAKING_ROOM},
    "wijk-en-psychiatrie": {"en": NEIGHBOURHOOD_PSYCHIATRY},
    "abcd": {"nl": ABCD},
    "buurthulpmethoden": {"nl": NEIGHBOURHOOD_HELP},
    "maatschappelijke-steunsystemen": {"nl": SUPPORT_SYSTEM},
}
