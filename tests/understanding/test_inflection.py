"""Dutch words in their other forms."""

from __future__ import annotations

import pytest

from intake.understanding.inflection import forms_of, is_finite, is_known, is_word


@pytest.mark.parametrize(
    ("infinitive", "forms"),
    [
        ("dweilen", {"dweil", "dweilt", "dweilde", "gedweild"}),
        ("bakken", {"bak", "bakt"}),
        ("reizen", {"reis", "reist", "reisde", "gereisd"}),
        ("spelen", {"speel", "speelt", "speelde", "gespeeld"}),
        ("wandelen", {"wandel", "wandelt", "gewandeld"}),
        ("repareren", {"repareer", "repareert", "gerepareerd"}),
        ("betalen", {"betaal", "betaald", "betaalde"}),
        ("poetsen", {"poets", "poetst", "gepoetst"}),
    ],
)
def test_forms_of_a_verb(infinitive: str, forms: set[str]) -> None:
    assert forms <= forms_of(infinitive)


@pytest.mark.parametrize("word", ["houtblokken", "kaarsjes", "knappe", "voetbalcontributie", "opgeruimd", "stapelt", "doorligplekken", "werkkleren"])
def test_plain_words_are_known_in_any_form(word: str) -> None:
    assert is_known(word)


@pytest.mark.parametrize("word", ["gebrouilleerd", "xyzzy", "hatice", "colruyt"])
def test_other_words_are_not(word: str) -> None:
    assert not is_known(word)


def test_a_compound_of_two_words_is_no_name() -> None:
    assert is_word("rolluiken")
    assert is_word("jarenlang")
    assert not is_word("godelieve")


def test_the_third_person_goes_on_after_a_name() -> None:
    assert is_finite("kamt")
    assert not is_finite("kammen")
