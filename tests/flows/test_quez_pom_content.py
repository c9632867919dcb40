"""What QueZ, POM and the kinds of support must hold as content: complete, readable, and without traps for typed words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from intake.definitions.folders import data_folder
from intake.definitions.library import check_paths, gather, library_of, yaml_files
from intake.definitions.model import Flow, Library, Question
from intake.definitions.reading import texts_of, walk

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
