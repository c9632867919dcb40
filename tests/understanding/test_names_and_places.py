"""Names and places of every origin are found, with and without their capital; a word is nobody's name."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from intake.understanding import Context
from intake.understanding.people import read_people
from intake.understanding.people_lexicon import people_lexicon
from intake.understanding.relations import relation_at
from intake.understanding.tokens import tokens_of

TODAY = date(2026, 11, 25)
NAMES = ["tonnie", "greetje", "jopie", "wimpie", "gerritdina", "tjitske", "lieselot", "katelijne", "sjoerdtje", "nurten", "oğuzhan", "abdelhak", "ghizlane", "radjkoemar", "soekinem", "yelitza", "wulandari", "olufunke", "chukwuemeka", "merhawit", "fadumo", "ghufran", "mojgan", "palwasha", "zdzislaw", "oleksandr", "luminita", "desislava", "joaquim", "inmaculada", "giuseppina", "zhiqiang", "luzviminda", "bronagh", "gwenllian", "eilidh", "daz", "bri", "shantelle", "jaswinder", "mahbubur", "kwabena"]  # fmt: skip
TOWNS = {
    "nl": "zoutelande, bakkeveen, alphen aan den rijn, den haag, roeselare, oujda, addis abeba",
    "en": "pontypridd, milton keynes, letterkenny, walthamstow, st albans, sylhet, montego bay",
}


def people(text: str, lang: str) -> list[tuple[str, str]]:
    return [(one.person.name, one.person.place or "") for one in read_people(text, Context(lang, TODAY)) if one.confidence >= 0.5]


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("capital", [True, False])
def test_a_given_name_of_any_origin_is_found(lang: str, capital: bool) -> None:
    missed = []
    for name in NAMES:
        said = name.capitalize() if capital else name
        line = f"{said} belt elke week" if lang == "nl" else f"{said} phones every week"
        if [found for found, _ in people(line, lang)] != [name.capitalize()]:
            missed.append(name)
    assert missed == []


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_town_is_found_typed_small_or_not(lang: str) -> None:
    for town in TOWNS[lang].split(", "):
        written = people_lexicon(lang).towns[town]
        for said in (town, written):
            line = f"mijn zus woont in {said}" if lang == "nl" else f"my sister lives in {said}"
            assert [place for _, place in people(line, lang)] == [written], line


def test_a_town_may_be_a_surname() -> None:
    assert people("Mijn buurman Jan van Beek helpt", "nl")[0][0] == "Jan van Beek"
    assert people("Tom Barnes drives me", "en")[0][0] == "Tom Barnes"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("nl", "ik woon in best een leuk huis"), ("nl", "Het treintje rijdt langs"), ("nl", "het tientje ligt op tafel"), ("nl", "de roos bloeit in de tuin"),
        ("en", "she likes reading in the bath"), ("en", "the cherry tree is lovely"), ("en", "the hazel needs water"),
    ],
)  # fmt: skip
def test_a_word_is_nobodys_name(lang: str, said: str) -> None:
    assert [name for name, _ in people(said, lang) if name] == []


def test_no_given_name_stands_twice_in_its_list_and_none_is_a_relation() -> None:
    lexicon = people_lexicon("nl")
    for kind, names in lexicon._names.items():
        twice = [name for name, count in Counter(one.strip() for one in names.split(",")).items() if count > 1]
        assert twice == [], kind
    new = "tonnie fransje nurten olufunke zdzislaw".split()  # noqa: SIM905
    assert all(relation_at(tokens_of(name), 0, people_lexicon(lang)) is None for name in new for lang in ("nl", "en"))
