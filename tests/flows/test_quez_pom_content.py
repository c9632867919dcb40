"""What QueZ, POM and the kinds of support must hold as content: complete, readable, and without traps for typed words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from intake.conversation.compiled import compile_flow
from intake.conversation.engine import Engine
from intake.definitions.expressions import parse
from intake.definitions.folders import data_folder
from intake.definitions.library import check_paths, gather, library_of, yaml_files
from intake.definitions.model import Flow, Library, Question, Rule
from intake.definitions.reading import texts_of, walk
from intake.network.model import Person

LANGS = ("nl", "en")
FLOW_FILES = {"quez": "netwerk-in-kaart/quez.yaml", "pom": "mantelzorg/pom.yaml"}
BETWEEN_BRACES = re.compile(r"\{[^}]*\}")
SENTENCE_END = re.compile(r"(?<=[.?!:])\s+")


def _paths() -> list[Path]:
    sets = yaml_files(data_folder("question_sets"))
    return sets + [data_folder("flows") / name for name in FLOW_FILES.values()]


@pytest.fixture(scope="module")
def library() -> Library:
    library, _ = library_of(gather(_paths()))
    return library


@pytest.fixture(scope="module", params=sorted(FLOW_FILES))
def flow(request: pytest.FixtureRequest, library: Library) -> Flow:
    return library.flows[str(request.param)]


def _sentences(flow: Flow, lang: str) -> list[str]:
    texts = [text for _, text, _ in texts_of(flow)]
    said = [variant for text in texts for variant in text.variants(lang).values()]
    return [part for one in said for part in SENTENCE_END.split(BETWEEN_BRACES.sub("Anna", one)) if part]


def _client_questions(flow: Flow) -> list[Question]:
    seen_by_client = [stage for stage in walk(flow.stages) if not stage.audience]
    return [flow.questions[name] for stage in seen_by_client for name in stage.questions]


def test_the_files_check_clean() -> None:
    own = [data_folder("flows") / name for name in FLOW_FILES.values()]
    own += [
        path
        for path in yaml_files(data_folder("question_sets"))
        if path.name.startswith(("quez-", "pom-", "support"))
    ]
    assert check_paths(own) == []


def test_every_question_can_be_explained(flow: Flow) -> None:
    for question in flow.questions.values():
        assert question.kind == "info" or question.example is not None or question.id.startswith("fp_"), (
            question.id
        )


@pytest.mark.parametrize("lang", LANGS)
def test_sentences_are_short(flow: Flow, lang: str) -> None:
    lengths = {sentence: len(sentence.split()) for sentence in _sentences(flow, lang)}
    assert {sentence for sentence, length in lengths.items() if length > 15} == set()
    whole = [length for sentence, length in lengths.items() if sentence.endswith((".", "?", "!"))]
    assert sum(whole) / len(whole) <= 9


@pytest.mark.parametrize("lang", LANGS)
def test_quez_asks_in_at_most_twelve_words(library: Library, lang: str) -> None:
    for question in _client_questions(library.flows["quez"]):
        for said in question.text.variants(lang).values():
            assert all(len(part.split()) <= 12 for part in SENTENCE_END.split(said)), question.id


@pytest.mark.parametrize("lang", LANGS)
def test_no_word_means_two_options(flow: Flow, lang: str) -> None:
    for question in flow.questions.values():
        words = [
            word.casefold()
            for option in question.options
            for word in {option.label.get(lang), *option.also.get(lang, ())}
        ]
        twice = {word for word in words if words.count(word) > 1}
        assert not twice, (question.id, twice)


def test_how_much_is_asked(library: Library) -> None:
    quez, pom = library.flows["quez"], library.flows["pom"]
    client = _client_questions(quez)
    assert 25 <= sum(question.when is None for question in client) <= 35
    assert 6 <= len(quez.questions) - len(client) <= 8
    asked = [question for question in pom.questions.values() if question.kind != "info"]
    assert 45 <= sum(question.when is None for question in asked) <= 55
    minutes = sum(stage.minutes for stage in walk(pom.stages) if not stage.stages)
    assert 55 <= minutes <= 65


def test_quez_is_cards_and_pom_keeps_its_order(library: Library) -> None:
    assert library.flows["quez"].order == "free"
    assert library.flows["pom"].order == "fixed"
    reflection = next(stage for stage in library.flows["quez"].stages if stage.id == "reflection")
    assert reflection.audience == ("worker",)


def test_rules_and_plan(flow: Flow) -> None:
    assert len(flow.points) >= 20
    assert {rule.kind for rule in flow.points} == {"carries", "weighs", "chance", "open"}
    assert all(rule.steps for rule in flow.signals)
    assert flow.plan[0].goal
    assert flow.plan[0].who
    assert flow.plan[0].when


def test_support_is_national_with_an_example_to_fill_in(library: Library) -> None:
    national = [option for option in library.support if option.municipality is None]
    assert 12 <= len(national) <= 16
    assert all(option.site.startswith("www.") for option in national)
    example = [option for option in library.support if option.municipality == "Voorbeeldstad"]
    assert example
    assert all(option.title.get("nl").startswith("VUL IN") for option in example)
    assert all(option.title.get("en").startswith("FILL IN") for option in example)


def test_each_support_that_pom_asks_about_is_explained(library: Library) -> None:
    explained = {option.id for option in library.support} | {"none"}
    for name in ("support_known", "support_used", "support_wanted"):
        assert {option.id for option in library.flows["pom"].questions[name].options} <= explained


def test_nothing_personal_is_in_the_files() -> None:
    for path in [*_paths(), data_folder("question_sets") / "support.yaml"]:
        if path.name.startswith(("quez", "pom", "support")):
            text = path.read_text(encoding="utf-8")
            assert "@" not in text
            assert not re.search(r"\b0\d{2,3}[- ]\d{4}", text)


class Said:
    """Answers laid on a flow, without a conversation around them."""

    def __init__(self, flow: Flow, answers: Mapping[str, object], people: Mapping[str, Person]) -> None:
        self.flow = flow
        self.engine = Engine(
            compile_flow(flow),
            answers.get,
            lambda question: False,
            people,
            lambda: date(2024, 11, 24),
            lambda question: True,
        )

    def holding(self, rules: tuple[Rule, ...]) -> set[str]:
        return {rule.id for rule in rules if self.engine.evaluate(parse(rule.when)) is True}

    def profile(self, key: str) -> object:
        wanted = self.flow.profile[key]
        if isinstance(wanted, str):
            return self.engine.evaluate(parse(wanted))
        return {value for value, source in wanted if self.engine.evaluate(parse(source)) is True}


AHMED: Mapping[str, object] = {
    "found_by": "practice_nurse", "carer_word": "no", "known_to": ["gp"], "carer_age": 45, "carer_gender": "man",
    "care_conditions": ["chronic_illness"], "cared_for_living": "home", "care_distance": "walking", "hours_per_week": 10,
    "care_tasks": ["shopping", "paperwork", "appointments", "company"], "nights_per_week": 0,
    "care_sharers": ["samira", "naima"], "backup": "effort", "paid_work": "full_time", "work_clash": "sometimes",
    "home_clash": "sometimes", "health": "good", "sleep": "well", "satisfaction": "often",
    "strengths": ["family", "love"], "ask_help": "depends", "keep_going": "years",
    "bottlenecks": ["letters", "daytime", "own_time"], "care_wishes": ["plan_care", "share_information"],
    "support_known": ["none"], "support_wanted": ["paperwork_help", "care_calendar"], "help_outside": "no_strangers",
    "help_acceptable": ["family_only", "paperwork_only"],
}  # fmt: skip


def _ahmed(flow: Flow, **changes: object) -> Said:
    pressure = [name for name in flow.questions if name.startswith("fp_")]
    felt = {name: "more_or_less" if index < 5 else "no" for index, name in enumerate(pressure)}
    burden = {name: 40 for name in flow.questions if "burden" in name}
    sisters = {
        name: Person(name, relation="sister", sector="family", gives=("care",))
        for name in ("samira", "naima")
    }
    return Said(flow, {**AHMED, **felt, **burden, **changes}, sisters)


def test_ahmed_carries_some_and_can_carry_it(library: Library) -> None:
    said = _ahmed(library.flows["pom"])
    balance = said.engine.balance()
    assert balance is not None
    assert balance.load.score is not None
    assert balance.capacity.score is not None
    assert 35 <= balance.load.score <= 55
    assert balance.capacity.score >= 60
    assert balance.field == "in_balance"
    assert said.holding(said.flow.signals) == set()


def test_ahmed_is_led_to_planning_and_sharing_without_strangers(library: Library) -> None:
    said = _ahmed(library.flows["pom"])
    assert said.profile("wishes") >= {"plan_care", "share_information"}  # type: ignore[operator]
    assert said.profile("cared_for") == {"chronic_illness"}
    assert said.profile("carer") is True
    points = said.holding(said.flow.points)
    assert points >= {"respect_no_strangers", "acceptable_help", "plan_together", "not_yet_called_carer"}
    assert points >= {"shares_care", "letters_help", "daytime_help", "support_unknown"}


def test_ahmed_is_not_asked_what_does_not_apply(library: Library) -> None:
    said = _ahmed(library.flows["pom"], more_steps=False)
    applies = said.engine.applies
    assert applies["help_acceptable"] is True
    assert applies["carer_word_info"] is True
    assert applies["support_used"] is False
    assert applies["step_2"] is False


@pytest.mark.parametrize(
    ("changes", "signal"),
    [
        ({"keep_going": "over"}, "cannot_go_on"),
        ({"hours_per_week": 45, "nights_per_week": 4}, "hours_and_nights"),
        ({"health": "poor", "backup": "nobody"}, "poor_and_alone"),
        ({"bottlenecks": ["patience"]}, "patience_runs_out"),
        ({"care_sharers": [], "hours_per_week": 30}, "alone_and_heavy"),
        ({"carer_age": 15}, "young_carer"),
    ],
)
def test_pom_signals(library: Library, changes: dict[str, object], signal: str) -> None:
    said = _ahmed(library.flows["pom"], **changes)
    assert signal in said.holding(said.flow.signals)


def test_joyce_comes_out(library: Library) -> None:
    people = {
        "ineke": Person("ineke", "Ineke", "mother", sector="family"),
        "kim": Person("kim", "Kim", "sister", sector="family"),
        "bo": Person("bo", "Bo", "colleague", sector="colleagues"),
        "wendy": Person("wendy", "Wendy", "friend", sector="friends"),
        "peter": Person("peter", "Peter", "support_worker", sector="professionals"),
    }
    said = Said(
        library.flows["quez"],
        {
            "client_age": 34, "client_gender": "woman", "living": "home", "daily_life": "garden centre",
            "support_people": ["peter"], "conditions": ["intellectual_disability"], "reading_hard": True, "own_say": 5,
            "own_wish": "I want to decide myself, not mum", "strength_good": "animals", "drive_likes": "horses",
            "drive_change": 8, "contact_people": ["ineke", "kim", "bo"], "contact_hard": "sometimes",
            "contact_missed": ["wendy"], "contact_wish": ["friend", "same_interest"],
            "contact_wish_words": "someone to go to karaoke with", "contact_barriers": ["busy", "travel", "words"],
            "lonely_people": "sometimes", "lonely_close": "no", "lonely_meaning": "no", "use_shared": ["bo"],
            "use_helpers": ["peter"], "goal_1": "someone to go to karaoke with", "step_1": "ask Bo",
        },
        people,
    )  # fmt: skip
    assert said.profile("conditions") == {"intellectual_disability", "low_literacy"}
    assert said.profile("wishes") == {"friends", "share_interests", "own_plan", "learn_skills"}
    assert said.profile("loneliness") == {"social"}
    assert said.profile("network_size") == 3
    points = said.holding(said.flow.points)
    assert points >= {"good_at", "likes", "shared_interest", "practise_travel", "wants_own_choice"}
    assert points >= {"someone_missed", "contact_too_much", "busy_places", "finding_words", "own_goal"}
    assert "friends_there" not in points
    assert said.holding(said.flow.signals) == set()
