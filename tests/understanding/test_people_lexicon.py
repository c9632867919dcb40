"""The words for people, and those of an organisation beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake.understanding.people import read_people
from intake.understanding.people_lexicon import own_problems, people_lexicon
from intake.understanding.readings import Context
from intake.understanding.relations import near_relation, relation_at
from intake.understanding.text import fold
from intake.understanding.tokens import tokens_of
from tests.understanding.people_scores import TODAY, load


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_there_are_enough_relations(lang: str) -> None:
    assert len(people_lexicon(lang).by_id) >= 120


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_pattern_is_sound(lang: str) -> None:
    lexicon = people_lexicon(lang)
    for key in ("have_not", "not_after", "wish", "together", "married", "partnered", "divorced", "unsure_words", "died", "lives", "could_more", "no_more", "past", "now", "helps_me"):  # fmt: skip
        lexicon.form(key)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_list_found_by_its_words_finds_what_the_whole_pattern_finds(lang: str) -> None:
    lexicon = people_lexicon(lang)
    said = [fold(row["text"]) for row in load("people.yaml") if row["lang"] == lang][::5]
    for key in ("bonds", "support", "deeds"):
        for name in lexicon.table(key):
            whole = re.compile(rf"\b(?:{lexicon.filled(key, name)})")
            told = lexicon.told(key, name)
            for text in said:
                assert [match.span() for match in told.finditer(text)] == [match.span() for match in whole.finditer(text)]
            assert told.sub(lambda match: "_" * len(match[0]), text) == whole.sub(lambda match: "_" * len(match[0]), text)


@pytest.mark.parametrize(
    ("lang", "word", "id"),
    [
        ("nl", "zusje", "sister"),
        ("nl", "overbuurvrouw", "neighbour"),
        ("nl", "ex-collega", "former_colleague"),
        ("nl", "sportvriend", "friend"),
        ("nl", "wandelmaatje", "buddy"),
        ("nl", "woonbegeleidster", "support_worker"),
        ("nl", "schoonzusje", "sister_in_law"),
        ("nl", "achterkleindochter", "great_granddaughter"),
        ("nl", "huish. hulp", "household_help"),
        ("en", "son-in-law", "son_in_law"),
        ("en", "next door neighbour", "neighbour"),
        ("en", "great-aunt", "great_aunt"),
        ("en", "step mum", "stepmother"),
    ],
)
def test_compounds_and_small_forms(lang: str, word: str, id: str) -> None:
    found = relation_at(tokens_of(word), 0, people_lexicon(lang))
    assert found is not None
    assert found[0].id == id


@pytest.mark.parametrize(("lang", "word", "id"), [("nl", "dochtr", "daughter"), ("nl", "schoonzuss", "sister_in_law"), ("en", "neighbur", "neighbour")])  # fmt: skip
def test_a_slip_of_the_finger(lang: str, word: str, id: str) -> None:
    found = near_relation(word, lang)
    assert found is not None
    assert found.id == id


@pytest.mark.parametrize(("lang", "word"), [("nl", "zon"), ("nl", "vaker"), ("nl", "moeten"), ("en", "other"), ("en", "aunty2")])  # fmt: skip
def test_what_is_no_slip(lang: str, word: str) -> None:
    assert near_relation(word, lang) is None


@pytest.fixture
def own_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "lexicons"
    folder.mkdir()
    monkeypatch.setenv("DRAAGWIJZER_LIBRARY", str(tmp_path))
    people_lexicon.cache_clear()
    yield folder
    monkeypatch.undo()
    people_lexicon.cache_clear()


def test_an_organisation_adds_words(own_words: Path) -> None:
    (own_words / "people.nl.yaml").write_text(
        "relations:\n  social_worker: {any: dorpsondersteuner}\n  farm_host: {sector: volunteers, any: zorgboer}\n"
        "support: {practical: kachel bijvullen}\npets: alpaca\n",
        encoding="utf-8",
    )
    found = read_people(
        "De dorpsondersteuner komt de kachel bijvullen, de zorgboer belt. Alpaca Sjors is lief.",
        Context("nl", TODAY),
    )
    assert [(one.person.relation, one.person.sector) for one in found] == [
        ("social_worker", "professionals"),
        ("farm_host", "volunteers"),
    ]
    assert found[0].person.gives == ("practical",)


@pytest.mark.parametrize(
    "text", ["relaties: {}\n", "- een lijst\n", "relations:\n  nieuw: {any: iets}\n", "pets: [\n"]
)
def test_a_file_at_fault_is_named(own_words: Path, text: str) -> None:
    (own_words / "people.nl.yaml").write_text(text, encoding="utf-8")
    (problem,) = own_problems()
    assert re.search(r"people\.nl\.yaml:\d+:\d+: ", problem)
    assert read_people("Mijn zus Anja belt", Context("nl", TODAY))
