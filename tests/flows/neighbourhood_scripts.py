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

SCRIPTS: Mapping[str, Mapping[str, Script]] = {
    "natuurlijk-een-netwerkcoach": {"nl": NETWORK_COACH},
    "activerend-huisbezoek": {"nl": HOME_VISITS},
}
