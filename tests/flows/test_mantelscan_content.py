"""What MantelScan must hold as content: complete, readable, and with Ria's situation read as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

import pytest

from intake.conversation.compiled import compile_flow
from intake.conversation.engine import Engine
from intake.definitions.expressions import parse
from intake.definitions.folders import data_folder
from intake.definitions.library import check_paths, gather, library_of, yaml_files
from intake.definitions.model import Flow, Library, Rule, Text
from intake.definitions.reading import texts_of, walk
from intake.network.model import Person

LANGS = ("nl", "en")
SETS = (
    "family", "care-need", "carer", "felt-pressure", "self-rated-burden", "resilience", "network", "conclusion",
    "load-capacity", "safety",
)  # fmt: skip
BETWEEN_BRACES = re.compile(r"\{[^}]*\}")
SENTENCE_END = re.compile(r"(?<=[.?!:])\s+")
TODAY = date(2024, 11, 24)


@pytest.fixture(scope="module")
def library() -> Library:
    paths = yaml_files(data_folder("question_sets"))
    library, problems = library_of(gather([*paths, data_folder("flows") / "mantelzorg/mantelscan.yaml"]))
    assert not [problem for problem in problems if problem.place.path.endswith("mantelscan.yaml")]
    return library


@pytest.fixture(scope="module")
def flow(library: Library) -> Flow:
    return library.flows["mantelscan"]


class Said:
    """Answers laid on the flow, without a conversation around them."""

    def __init__(
        self, flow: Flow, answers: Mapping[str, object], withheld: frozenset[str] = frozenset()
    ) -> None:
        ids = {id for value in answers.values() if isinstance(value, list) for id in value}
        self.engine = Engine(
            compile_flow(flow),
            answers.get,
            lambda question: question in withheld,
            {id: Person(id, id.title()) for id in ids},
            lambda: TODAY,
            lambda question: True,
        )

    def holding(self, rules: tuple[Rule, ...]) -> set[str]:
        return {rule.id for rule in rules if self.engine.evaluate(parse(rule.when)) is True}

    def score(self, name: str) -> float:
        value = self.engine.value(name)
        assert isinstance(value, float)
        return value


RIA: Mapping[str, object] = {
    "care_relation": "partner", "carer_age": 58, "cared_for_age": 64, "carer_gender": "woman",
    "cared_for_gender": "man", "cared_for_living": "home", "live_together": True, "partner_since": "1989",
    "carer_children": ["sanne", "dennis"], "grandchildren": ["noor"], "family_wider": True,
    "carer_parents": ["piet", "annie"], "cared_for_parents": ["gerrit", "truus"], "carer_siblings": ["kees"],
    "cared_for_siblings": ["joke"], "family_losses": ["kim"], "family_broken": ["kees"],
    "care_conditions": ["dementia"], "care_since": "2021", "hard_things": ["memory", "money", "medicines", "eating"],
    "behaviour": ["wandering", "night_unrest"], "alone_time": "half_hour", "next_need": "Meer hulp overdag",
    "care_tasks": ["medicines", "cooking", "paperwork", "appointments", "supervision"], "hours_per_week": 45,
    "nights_per_week": 7, "night_times": {"min": 2, "max": 3}, "paid_work": "part_time", "work_clash": "sometimes",
    "other_care": ["none"], "health": "fair", "sleep": "badly", "friends_seen": "hardly",
    "fp_own_life": "yes", "fp_work_family": "yes", "fp_others_short": "more_or_less", "fp_on_call": "yes_strong",
    "fp_independence": "yes", "fp_attention": "yes", "fp_conflict": "more_or_less", "fp_lets_go": "yes",
    "fp_overall": "yes", "burden_now": 75, "keep_going": "months", "limits": "never",
    "rs_recover": "mostly", "rs_heavy_days": "in_between", "rs_short_time": "in_between", "rs_knocked": "in_between",
    "rs_easy_through": "in_between", "rs_long_over": "mostly",
    "strengths": ["love", "knowledge", "organised"], "know_enough": "much", "satisfaction": "often",
    "pride": "Dat hij nog thuis woont", "ask_help": "hard", "care_wishes": ["share_care", "break_time"],
    "help_family": ["sanne", "dennis"], "help_neighbours": ["els"], "friends_own": ["marga"], "friends_other": ["wim"],
    "clubs_volunteers": [], "professionals": ["thuiszorg", "fatima", "huisarts"], "ties_tense": ["dennis"],
    "ties_fading": ["marga"], "could_do_more": ["joke"], "ask_whom": ["sanne"], "backup": "effort",
}  # fmt: skip


def _variants(texts: Iterator[Text] | list[Text], lang: str) -> list[str]:
    return [said for text in texts for said in text.variants(lang).values()]


def _sentences(texts: list[Text], lang: str) -> list[str]:
    said = _variants(texts, lang)
    return [part for one in said for part in SENTENCE_END.split(BETWEEN_BRACES.sub("Anna", one)) if part]


def _own_texts(flow: Flow, library: Library) -> list[Text]:
    cards = [text for card in library.safety.values() for text in (card.title, card.now, *card.steps)]
    return [text for _, text, _ in texts_of(flow)] + cards


def test_the_files_check_clean() -> None:
    sets = [data_folder("question_sets") / f"{name}.yaml" for name in SETS]
    assert check_paths([*sets, data_folder("flows") / "mantelzorg/mantelscan.yaml"]) == []


def test_five_steps_in_an_hour_to_an_hour_and_a_half(flow: Flow) -> None:
    assert [stage.id for stage in flow.stages] == ["family", "care_need", "carer", "network", "conclusion"]
    assert 60 <= sum(stage.minutes for stage in flow.stages) <= 90
    for stage in flow.stages:
        assert stage.intro
        assert stage.closing
        inner = sum(part.minutes for part in walk(stage.stages))
        assert not stage.stages or inner == stage.minutes, stage.id


def test_how_much_is_asked(flow: Flow) -> None:
    assert 80 <= len(flow.questions) <= 90
    assert all(question.example is not None for question in flow.questions.values())


@pytest.mark.parametrize("lang", LANGS)
def test_sentences_are_short(flow: Flow, library: Library, lang: str) -> None:
    sentences = _sentences(_own_texts(flow, library), lang)
    assert {sentence for sentence in sentences if len(sentence.split()) > 15} == set()
    whole = [len(sentence.split()) for sentence in sentences if sentence.endswith((".", "?", "!"))]
    assert sum(whole) / len(whole) <= 9


@pytest.mark.parametrize("lang", LANGS)
def test_no_word_means_two_options(flow: Flow, lang: str) -> None:
    for question in flow.questions.values():
        words = [
            word.casefold()
            for option in question.options
            for word in {option.label.get(lang), *option.also.get(lang, ())}
        ]
        assert len(words) == len(set(words)), question.id


def test_felt_pressure_and_resilience_follow_their_published_rules(flow: Flow) -> None:
    pressure = ["yes_strong", "yes", "more_or_less", "no", "no", "yes", "no_strong", "yes", "more_or_less"]
    asked = [name for name in flow.questions if name.startswith("fp_")]
    said = Said(flow, dict(zip(asked, pressure, strict=True)))
    assert said.score("felt_pressure") == 6
    five = ["not_at_all", "hardly", "in_between", "mostly", "fully"]
    asked = [name for name in flow.questions if name.startswith("rs_")]
    said = Said(flow, {name: five[x - 1] for name, x in zip(asked, [4, 2, 3, 4, 3, 2], strict=True)})
    assert said.score("resilience") == pytest.approx(10 / 3)
    assert flow.scales["felt_pressure"].bands == ()


def test_ria_is_at_risk_and_it_is_urgent(flow: Flow) -> None:
    said = Said(flow, RIA, frozenset({"money"}))
    assert said.score("load") >= 65
    assert 35 <= said.score("capacity") <= 55
    balance = said.engine.balance()
    assert balance is not None
    assert balance.field == "at_risk"
    assert {"overload", "tied_to_home"} <= said.holding(flow.signals)
    carried = {"knows_much", "plans_well", "proud", "family_helps", "neighbours_help"}
    chances = {"tense_contact", "fading_contact", "broken_contact", "divide_tasks"}
    assert carried | chances | {"money_not_discussed", "nights_up", "asking_is_hard"} <= said.holding(
        flow.points
    )


def test_signals_are_named_once_and_say_what_to_do(flow: Flow) -> None:
    rules = [rule.id for rule in flow.signals]
    assert len(rules) == len(set(rules))
    assert all(rule.steps for rule in flow.signals)
    points = [rule.id for rule in flow.points]
    assert len(points) == len(set(points))


def test_a_light_situation_raises_no_alarm(flow: Flow) -> None:
    light = {
        **RIA, "hours_per_week": 6, "nights_per_week": 0, "alone_time": "always", "behaviour": ["none"], "health": "good",
        "sleep": "well", "backup": "sure", "keep_going": "years", "friends_seen": "enough", "burden_now": 15,
        **{name: "no" for name in flow.questions if name.startswith("fp_")},
    }  # fmt: skip
    said = Said(flow, light)
    assert said.score("load") < 35
    assert said.holding(flow.signals) == set()


def test_a_child_who_cares_is_seen(flow: Flow) -> None:
    assert "young_carer" in Said(flow, {**RIA, "carer_age": 15}).holding(flow.signals)
    assert "young_carer" not in Said(flow, RIA).holding(flow.signals)


def test_points_are_of_every_kind(flow: Flow) -> None:
    assert len(flow.points) >= 35
    assert {rule.kind for rule in flow.points} == {"carries", "weighs", "chance", "open"}


def test_safety_cards_are_whole(library: Library) -> None:
    assert set(library.safety) == {"suicidal", "violence", "neglect", "child", "exhausted"}
    for card in library.safety.values():
        assert card.lines
        assert card.steps
        assert set(card.now.variants("nl")) == {"worker", "volunteer", "client"}
    assert library.lines["emergency"].number == "112"
    assert library.lines["gp"].number == ""
