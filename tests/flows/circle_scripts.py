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

SCRIPTS: tuple[Script, ...] = (EKC, FAMILIEZORGCONFERENTIE)
