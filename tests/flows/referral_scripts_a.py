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
}  # fmt: skip
