"""The 44 cards and their rules against profiles written from the guide."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from intake.advice import check_profile, suggest, unmet
from intake.advice.profile import MANY, NUMBERS, ONE, TRUTHS
from intake.definitions import load_library
from intake.definitions.model import AUDIENCES, LANGS, Card, Flow, Text

LIBRARY = load_library()
CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "profiles.yaml").read_text("utf-8"))
FIRST = 5
ELSEWHERE = {"mantelscan", "quez", "pom"}
"""Flows with a talk of their own: their cards are looked at with their talks."""

CARDS = [flow for flow in LIBRARY.flows.values() if flow.id not in ELSEWHERE]

THEMES = {
    "netwerk-in-kaart": "groslijst genogram ecogram netwerkcirkel contactladder wijkecogram straatladder quez msna "
    "sociaal-netwerkmethodiek",
    "mantelzorg": "mantelscan familiezorg naast-de-mantelzorger pom community-support osani",
    "eenzaamheid": "natuurlijk-een-netwerkcoach natuurlijk-een-netwerk activerend-huisbezoek studiekringen "
    "zin-in-vriendschap vrienden-maken-kun-je-leren bezoekdienst",
    "wijkgericht": "buurthulpmethoden kwartiermaken abcd maatschappelijke-steunsystemen wijk-en-psychiatrie "
    "ontmoetingscentra",
    "eigen-kracht": "die-ken-ik vriendenkring humanitas-tandem herstellen-doe-je-zelf",
    "samenredzaamheid": "familieberaad eigen-kracht-conferentie familiezorgconferentie sociale-netwerkstrategieen "
    "persoonlijke-toekomst-planning",
    "sociale-media": "50plusnet steffie zorgvoorelkaar sharecare het-familienet caren",
}


def ids(profile: dict[str, Any], top: int | None = None) -> list[str]:
    return [one.id for one in suggest(check_profile(profile), LIBRARY, "nl", top).suggestions]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_guide_is_followed(case: dict[str, Any]) -> None:
    found = ids(case["profile"])
    assert [name for name in case.get("expected", ()) if name not in found[:FIRST]] == []
    assert [name for name in case.get("somewhere", ()) if name not in found] == []
    assert [name for name in case.get("never", ()) if name in found] == []


def test_profiles_name_methods_that_exist() -> None:
    named = {
        name for case in CASES for key in ("expected", "somewhere", "never") for name in case.get(key, ())
    }
    assert named <= set(LIBRARY.flows)
    assert len(CASES) >= 60
    assert len({case["name"] for case in CASES}) == len(CASES)


def test_all_44_are_there_in_their_themes() -> None:
    assert sum(len(names.split()) for names in THEMES.values()) == 44
    for theme, names in THEMES.items():
        assert {flow.id for flow in LIBRARY.methods.values() if flow.theme == theme} == set(names.split())


def test_every_method_is_among_the_first_five_of_a_profile_that_expects_it() -> None:
    expected_by: dict[str, int] = defaultdict(int)
    for case in CASES:
        for name in case.get("expected", ()):
            expected_by[name] += 1
    assert set(LIBRARY.methods) - set(expected_by) == set()


# The way each hard condition is broken: a profile that the method fits, and one change that rules it out.
BROKEN: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("zin-in-vriendschap", {"gender": "woman", "age": 60, "wishes": ["friends"]}, {"gender": "man"}),
    ("zin-in-vriendschap", {"gender": "woman", "age": 60, "wishes": ["friends"]}, {"gender": None}),
    ("zin-in-vriendschap", {"gender": "woman", "age": 60, "wishes": ["friends"]}, {"age": 54}),
    ("zin-in-vriendschap", {"gender": "woman", "age": 60, "wishes": ["friends"]}, {"age": None}),
    ("bezoekdienst", {"age": 60, "widowed_months": 6}, {"widowed_months": 7}),
    ("bezoekdienst", {"age": 60, "widowed_months": 3}, {"widowed_months": 2}),
    ("bezoekdienst", {"age": 55, "widowed_months": 4}, {"age": 54}),
    ("bezoekdienst", {"age": 60, "widowed_months": 4}, {"widowed_months": None}),
    ("studiekringen", {"age": 55, "wishes": ["share_interests"]}, {"age": 54}),
    ("50plusnet", {"age": 50, "wishes": ["online_contact"]}, {"age": 49}),
    ("activerend-huisbezoek", {"age": 70, "off_balance": True}, {"motivated": False}),
    ("activerend-huisbezoek", {"age": 70, "off_balance": True}, {"living": "institution"}),
    ("activerend-huisbezoek", {"age": 55, "off_balance": True}, {"age": 54}),
    ("vrienden-maken-kun-je-leren", {"age": 18, "wishes": ["friends"]}, {"age": 17}),
    (
        "die-ken-ik",
        {"conditions": ["intellectual_disability"], "wishes": ["friends"]},
        {"conditions": ["physical"]},
    ),
    ("steffie", {"conditions": ["low_literacy"]}, {"conditions": ["psychiatric"]}),
    ("herstellen-doe-je-zelf", {"conditions": ["psychiatric"]}, {"conditions": ["physical"]}),
    (
        "wijk-en-psychiatrie",
        {"conditions": ["psychiatric"], "wishes": ["friends"]},
        {"conditions": ["physical"]},
    ),
    ("maatschappelijke-steunsystemen", {"conditions": ["psychiatric"], "poverty": True}, {"poverty": False}),
    ("vriendenkring", {"conditions": ["psychiatric"], "wishes": ["friends"]}, {"conditions": ["physical"]}),
    ("ontmoetingscentra", {"carer": True, "cared_for": ["dementia"]}, {"cared_for_living": "institution"}),
    ("ontmoetingscentra", {"carer": True, "cared_for": ["dementia"]}, {"cared_for": ["physical"]}),
    ("ontmoetingscentra", {"conditions": ["dementia"]}, {"living": "institution"}),
    ("osani", {"wishes": ["future_without_parents"]}, {"wishes": ["share_care"]}),
    ("osani", {"wishes": ["future_without_parents"]}, {"carer": False}),
    ("osani", {"wishes": ["future_without_parents"]}, {"cared_for": ["dementia"]}),
    ("natuurlijk-een-netwerk", {"cared_for": ["psychiatric"]}, {"cared_for": ["chronic_illness"]}),
    ("natuurlijk-een-netwerk", {"cared_for": ["psychiatric"]}, {"carer": False}),
    ("naast-de-mantelzorger", {"carer": True, "load": 70}, {"carer": False}),
    ("naast-de-mantelzorger", {"carer": True, "capacity": 20}, {"load": 39}),
    ("het-familienet", {"living": "institution", "wishes": ["share_information"]}, {"living": "home"}),
    ("familiezorg", {"carer": True, "wishes": ["share_care"]}, {"carer": None}),
    ("familieberaad", {"wishes": ["share_care"]}, {"professionals_at_table": False}),
    ("familiezorgconferentie", {"living": "institution", "problem": "conflict"}, {"living": "home"}),
    ("familiezorgconferentie", {"living": "institution", "problem": "conflict"}, {"problem": None}),
    (
        "familiezorgconferentie",
        {"living": "institution", "problem": "crisis"},
        {"professionals_at_table": True},
    ),
    ("abcd", {"level": "neighbourhood", "wishes": ["own_plan"]}, {"deprived": False}),
    ("abcd", {"level": "neighbourhood", "wishes": ["own_plan"]}, {"level": "family"}),
    ("contactladder", {"scope": "district"}, {"level": "individual"}),
    ("straatladder", {"scope": "street"}, {"level": "individual"}),
    ("buurthulpmethoden", {"level": "neighbourhood", "wishes": ["practical_help"]}, {"level": "individual"}),
    (
        "kwartiermaken",
        {"level": "neighbourhood", "wishes": ["neighbourhood_contact"]},
        {"level": "individual"},
    ),
    ("caren", {"carer": True, "wishes": ["plan_care"]}, {"level": "neighbourhood"}),
    ("sharecare", {"wishes": ["plan_care"]}, {"wishes": ["friends"]}),
    ("eigen-kracht-conferentie", {"wishes": ["own_plan"]}, {"level": "neighbourhood"}),
]


@pytest.mark.parametrize(("method", "profile", "change"), BROKEN)
def test_never_outside_a_hard_condition(method: str, profile: dict[str, Any], change: dict[str, Any]) -> None:
    assert method in ids(profile)
    broken = {**profile, **change}
    assert method not in ids(broken)
    if (
        method != "maatschappelijke-steunsystemen"
    ):  # nothing speaks for it any more: not a condition of its own
        assert unmet(LIBRARY.flows[method], check_profile(broken), "nl")


@pytest.mark.parametrize(
    "method", sorted(flow.id for flow in CARDS if any(rule.id == "for_people" for rule in flow.fit.requires))
)
def test_methods_for_people_are_not_for_a_neighbourhood(method: str) -> None:
    assert unmet(LIBRARY.flows[method], check_profile({"level": "neighbourhood"}), "en")


def texts(card: Card) -> list[Text]:
    found = [
        card.title,
        card.summary,
        card.for_whom,
        card.by_whom,
        card.takes,
        card.product,
        card.evidence_text,
    ]
    return found + [text for text in (card.needs, card.not_when) if text is not None]


@pytest.mark.parametrize("flow", CARDS, ids=[flow.id for flow in CARDS])
def test_a_card_says_everything_in_short_sentences(flow: Flow) -> None:
    for text in texts(flow.card):
        for lang in LANGS:
            for said in text.variants(lang).values():
                assert said.strip()
                for sentence in re.split(r"(?<=[.?!:;])\s+", said):
                    assert len(sentence.split()) <= 15, sentence
    assert "2014" in flow.card.evidence_text.get("nl")
    assert "2014" in flow.card.evidence_text.get("en")
    assert "@" not in str(flow.card)


def test_the_evidence_is_as_the_guide_says() -> None:
    """Which methods the guide finds in the databank Effectieve sociale interventies, and with research into effects."""
    by_kind: dict[str, set[str]] = defaultdict(set)
    for flow in LIBRARY.flows.values():
        by_kind[flow.card.evidence].add(flow.id)
    assert by_kind["effect_study"] == {
        "community-support", "activerend-huisbezoek", "studiekringen", "zin-in-vriendschap",
        "vrienden-maken-kun-je-leren", "bezoekdienst", "ontmoetingscentra", "herstellen-doe-je-zelf",
        "eigen-kracht-conferentie",
    }  # fmt: skip
    assert by_kind["esi"] == {
        "mantelscan", "naast-de-mantelzorger", "pom", "natuurlijk-een-netwerkcoach", "kwartiermaken", "abcd",
        "wijk-en-psychiatrie", "50plusnet",
    }  # fmt: skip


@pytest.mark.parametrize("flow", CARDS, ids=[flow.id for flow in CARDS])
def test_every_reason_reads_as_a_short_line_for_worker_and_client(flow: Flow) -> None:
    for rule in (*flow.fit.requires, *flow.fit.reasons, *flow.fit.against):
        for lang in LANGS:
            for audience in AUDIENCES:
                line = rule.text.get(lang, audience)
                assert line[0].islower()
                assert line[-1] not in ".!"
                assert len(line.split()) <= 20, line
        words = f"{rule.text.get('nl')} {rule.text.get('en')}"
        assert not re.search(r"\b(je|jij|jou|you|your)\b", words), words


def test_reasons_only_ask_what_a_profile_can_hold() -> None:
    """A word that is spelled wrong in a rule never holds: no test of outcomes would show it."""
    lists = {word for words in MANY.values() for word in words}
    single = {word for words in ONE.values() for word in words}
    for flow in LIBRARY.flows.values():
        for rule in (*flow.fit.requires, *flow.fit.reasons, *flow.fit.against):
            for key, word in re.findall(r"has\((\w+), *'([^']*)'\)", rule.when):
                assert word in MANY[key], (flow.id, rule.id)
            for key, word in re.findall(r"(\w+) *[!=]= *'([^']*)'", rule.when):
                assert word in ONE.get(key, ()) or word in MANY.get(key, ()), (flow.id, rule.id)
            names = set(re.findall(r"[a-z_]{3,}", re.sub(r"'[^']*'", "", rule.when)))
            keys = {*ONE, *MANY, *NUMBERS, *TRUTHS}
            allowed = keys | lists | single | {"and", "not", "has", "known", "true", "false", "count"}
            assert names <= allowed, (flow.id, rule.id, names - allowed)


def test_every_reason_of_every_card_can_hold_together_with_its_conditions() -> None:
    """Over all profiles of this file and those of the hard conditions, no rule is dead weight."""
    profiles = [case["profile"] for case in CASES] + [{**fits, **change} for _, fits, change in BROKEN]
    profiles += [fits for _, fits, _ in BROKEN] + EXTRA
    held: set[tuple[str, str]] = set()
    for profile in profiles:
        checked = check_profile(profile)
        for found in suggest(checked, LIBRARY, "nl").suggestions:
            said = {*found.because, *found.against}
            flow = LIBRARY.flows[found.id]
            held |= {
                (flow.id, rule.id)
                for rule in (*flow.fit.reasons, *flow.fit.against)
                if rule.text.get("nl") in said
            }
    dead = {(flow.id, rule.id) for flow in CARDS for rule in (*flow.fit.reasons, *flow.fit.against)} - held
    assert dead == set()


EXTRA: list[dict[str, Any]] = [
    {"needs_map": True, "time_minutes": 5, "level": "family", "problem": "conflict"},
    {"needs_map": True, "time_minutes": 80, "wishes": ["measure_contacts"], "level": "individual"},
    {"needs_map": True, "time_minutes": 50, "wishes": ["measure_contacts"], "level": "individual"},
    {"age": 60, "conditions": ["low_literacy"], "wishes": ["online_contact", "share_interests"]},
    {"level": "neighbourhood", "scope": "street", "wishes": ["measure_contacts", "share_interests"]},
    {"level": "neighbourhood", "scope": "district", "wishes": ["measure_contacts", "neighbourhood_contact"]},
    {
        "carer": True, "load": 65, "age": 60, "gender": "woman", "off_balance": True, "loneliness": ["social"],
        "wishes": ["company", "friends", "share_interests"], "network_size": 20,
    },
    {"motivated": False, "conditions": ["psychiatric", "intellectual_disability"], "wishes": ["own_plan", "friends"]},
    {"motivated": False, "age": 70, "gender": "woman", "wishes": ["friends"]},
    {"wishes": ["own_plan"], "problem": "crisis", "professionals_at_table": True, "network_size": 1},
    {"wishes": ["share_care"], "time_minutes": 30, "network_size": 1},
    {"living": "institution", "problem": "crisis", "time_minutes": 60, "network_size": 1},
    {"conditions": ["psychiatric"], "wishes": ["meaning", "practical_help"], "network_size": 2},
    {"living": "institution", "wishes": ["share_care", "plan_care"]},
    {"carer": True, "cared_for": ["psychiatric"], "load": 80, "needs_map": True, "wishes": ["share_care"]},
    {"wishes": ["practical_help", "neighbourhood_contact"]},
]  # fmt: skip
"""Profiles for rules that the cases above leave untouched."""
