"""What always holds for the reading of people, whatever is typed."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.network.model import Person
from intake.understanding.forms import Form
from intake.understanding.people import read_people
from intake.understanding.readings import Context, PersonReading
from intake.understanding.text import clean
from tests.understanding.people_scores import TODAY, load

TEXTS = [(row["lang"], row["text"]) for row in load("people.yaml")]
PLAIN = [(lang, text) for lang, text in TEXTS if not any(mark in text for mark in ("\u201c", "  "))]
LANGS = st.sampled_from(["nl", "en"])
PIECES = ["mijn ", "zus ", "Anja", " en ", ", ", "(", ")", "45", ". ", "zijn ", "vrouw ", "geen ", "van ", "de ", "elke week ", "\n", "is ", "my ", "son's ", "wife ", "Mrs ", "het ", ":", "dr. ", "\u2019s ", "hond ", "heet ", "two ", "of "]  # fmt: skip


def read(text: str, lang: str) -> tuple[PersonReading, ...]:
    return read_people(text, Context(lang, TODAY, client_names=("Ria", "Henk")))


def told(found: tuple[PersonReading, ...]) -> list[tuple[object, ...]]:
    """What is kept of each, but the case and place of the words."""
    return [
        (
            one.person.name, one.person.relation, one.person.age, one.person.per_month, one.person.vague, one.person.gives,
            one.person.receives, one.person.bond, one.person.alive, one.person.group,
        )
        for one in found
    ]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), LANGS)
@settings(max_examples=150, deadline=None)
def test_any_heap_of_words_is_read(text: str, lang: str) -> None:
    said = clean(text)
    found = read(said, lang)
    for index, one in enumerate(found):
        assert 0 <= one.span[0] < one.span[1] <= len(said)
        assert 0 <= one.confidence <= 1
        for end in (end for tie in one.ties for end in tie[:2]):
            assert 0 <= int(end) < len(found)
        assert one.person.of != f"#{index}"


@given(st.sampled_from(PLAIN), st.integers(1, 4))
@settings(max_examples=100, deadline=None)
def test_blanks_and_quotes_change_nothing(row: tuple[str, str], blanks: int) -> None:
    lang, text = row
    wanted = told(read(text, lang))
    assert told(read(text.replace(" ", " " * blanks), lang)) == wanted
    curly = [
        tuple(one.replace("\u2019", "'") if isinstance(one, str) else one for one in person)
        for person in told(read(text.replace("'", "\u2019"), lang))
    ]
    assert curly == wanted


@given(st.sampled_from(TEXTS))
@settings(max_examples=100, deadline=None)
def test_words_for_who_someone_is_may_have_capitals(row: tuple[str, str]) -> None:
    from intake.understanding.people_lexicon import people_lexicon

    lang, text = row
    wanted = told(read(text, lang))
    lexicon = people_lexicon(lang)
    words = [
        word.capitalize() if word.isalpha() and word.islower() and word in lexicon.single and word not in lexicon.words("adjectives") and len(word) > 3 else word
        for word in text.split(" ")
    ]  # fmt: skip
    assert [(one[0], one[1]) for one in told(read(" ".join(words), lang))] == [(one[0], one[1]) for one in wanted]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_typed_small_most_people_are_still_found(lang: str) -> None:
    kept = lost = 0
    for text in (text for one, text in TEXTS if one == lang):
        wanted = {one.person.name.casefold() for one in read(text, lang) if one.person.name}
        found = {one.person.name.casefold() for one in read(text.lower(), lang)}
        kept, lost = kept + len(wanted & found), lost + len(wanted - found)
    assert kept / (kept + lost) >= 0.82


class _Steps:
    """Counts the lines that run in the modules of the understanding: a measure of work without a clock."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, frame: object, event: str, arg: object) -> _Steps:
        self.count += event == "line"
        return self


def work(text: str) -> int:
    steps, before = _Steps(), sys.gettrace()
    sys.settrace(steps)  # type: ignore[arg-type]
    try:
        read(text, "nl")
    finally:
        sys.settrace(before)
    return steps.count


@pytest.mark.parametrize(
    "piece", ["mijn zus ", "Anja en ", "(", "zijn ", "Jan de ", "elke week belt Anja, ", "geen contact met mijn zus Anja. ", "hond ", "Anja, ", "een "]
)  # fmt: skip
def test_twice_the_text_is_about_twice_the_work(piece: str) -> None:
    read(piece * 3, "nl")
    once, twice = work((piece * 2000)[:1500]), work((piece * 2000)[:3000])
    assert twice <= 2.6 * once + 3000


def test_the_long_lists_are_looked_through_a_sentence_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Over a whole paste at once they cost its length squared."""
    lengths: list[int] = []
    looked = Form.finditer

    def noted(form: Form, text: str) -> Iterator[re.Match[str]]:
        lengths.append(len(text))
        return looked(form, text)

    monkeypatch.setattr(Form, "finditer", noted)
    read("Mijn zus gronkt elke week met Anja. " * 100, "nl")
    assert 0 < max(lengths) < 100


def test_a_long_paste_is_read_to_its_end() -> None:
    text = "Mijn buurman doet de tuin. " * 500 + "Mijn zus Anja belt elke week."
    assert "Anja" in {one.person.name for one in read(text, "nl")}


def test_someone_known_under_an_odd_spelling_is_offered() -> None:
    known = Person("p1", "Ingeborg", "neighbour", sector="neighbours")
    found = read_people("Ingeburg belt elke week", Context("nl", TODAY, people=(known,)))
    assert [(one.person.id, one.same_as, "id" in one.unsure) for one in found] == [("", ("p1",), True)]


def test_a_name_after_the_comma_is_that_of_the_first() -> None:
    found = read("De zoon van mijn zus, Bram, komt elke week.", "nl")
    assert [(one.person.name, one.person.relation) for one in found] == [("", "sister"), ("Bram", "nephew")]


def test_what_is_only_believed_is_asked() -> None:
    (found,) = read("Ik geloof dat hij nog een halfbroer heeft.", "nl")
    assert found.confidence < 0.85


def test_the_client_is_nobodys_boyfriend() -> None:
    assert [one.person.name for one in read("boyfriend (10) Henk", "en")] == [""]


def test_an_article_is_not_the_first_name_of_who_has_no_name() -> None:
    """ "Els: uit de straat" names nobody but Els, also where "de man van de winkel" is known."""
    for lang, man, line in (("nl", "de man van de winkel", "Els: uit de straat."), ("en", "the man from the shop", "Els: from the street. The weather is fine.")):
        known = (Person("p1", "Els", "neighbour", sector="neighbours"), Person("p2", man))
        assert [one.person.id for one in read_people(line, Context(lang, TODAY, people=known))] == ["p1"]
