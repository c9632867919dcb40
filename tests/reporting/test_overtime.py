"""A measurement repeated in one dossier stands beside the earlier one."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date

import pytest

from intake.conversation.fold import Conversation, fold
from intake.definitions import load_library
from intake.network.model import Person
from intake.reporting import FORMATS, build, render
from tests.conversation.talking import dialogue

LIBRARY = load_library()


def talk(answer: str, day: str) -> Conversation:
    made = dialogue(LIBRARY.flows["pom"], LIBRARY)
    scale = LIBRARY.flows["pom"].scales["felt_pressure"]
    for item in scale.items:
        options = [option.id for option in LIBRARY.flows["pom"].questions[item.source[1]].options]
        made.record("answered", question=item.source[1], value=options[-1 if answer == "high" else 0], words="")
    moved = [replace(event, at=event.at.replace("2026-01-12", day)) for event in made.state.events]
    return fold(made.state.compiled, moved)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_two_measurements_are_compared_in_words_and_drawn(lang: str) -> None:
    report = build(
        talk("low", "2026-06-01"), LIBRARY, lang=lang, reader="professional", today=date(2026, 6, 2), program="D",
        earlier=[talk("high", "2026-01-12")],
    )  # fmt: skip
    rows = [row for row in report.over_time if "ging omlaag" in row.sentence or "went down" in row.sentence
            or "ging omhoog" in row.sentence or "went up" in row.sentence]  # fmt: skip
    assert rows
    assert all(len(row.told) == 2 for row in rows)
    assert rows[0].picture.svg.startswith("<svg")
    for format in FORMATS:
        assert rows[0].sentence.split(":")[0].split("(")[0].strip()[:12] in render(report, format).replace("\\", "")


def test_nothing_to_compare_shows_nothing() -> None:
    report = build(talk("low", "2026-06-01"), LIBRARY, lang="nl", reader="client", today=date(2026, 6, 2), program="D")
    assert report.over_time == ()
    assert "over-time" not in render(report, "html").split("</style>")[1]


def network(day: str, *others: Person) -> Conversation:
    made = dialogue(LIBRARY.flows["ecogram"], LIBRARY)
    for one in others:
        made.record("person_added", person=asdict(one))
    moved = [replace(event, at=event.at.replace("2026-01-12", day)) for event in made.state.events]
    return fold(made.state.compiled, moved)


KEES = Person("a", "Kees", "brother", sector="family", bond="strong")
ELS = Person("b", "Els", "neighbour", sector="neighbours")


def test_the_network_of_then_stands_beside_that_of_now() -> None:
    then, now = network("2026-01-12", KEES, ELS), network("2026-06-01", replace(KEES, bond="weak"), Person("c", "Wim"))
    report = build(
        now, LIBRARY, lang="en", reader="professional", today=date(2026, 6, 2), program="D", earlier=[then, talk("low", "2026-03-01")]
    )  # fmt: skip
    assert report.then_and_now is not None
    assert report.then_and_now.changed == (
        "New: Wim.", "No longer named: Els (neighbour).", "Kees: the tie was strong, is now weak.",
    )  # fmt: skip
    assert report.then_and_now.picture.svg.startswith("<svg")
    for format in FORMATS:
        assert "Kees: the tie was strong" in render(report, format)


def test_a_later_talk_or_one_without_people_is_no_then() -> None:
    now = network("2026-06-01", KEES, ELS)
    for others in ([network("2026-09-01", KEES, ELS)], [network("2026-01-12")], []):
        report = build(now, LIBRARY, lang="nl", reader="client", today=date(2026, 6, 2), program="D", earlier=others)
        assert report.then_and_now is None
