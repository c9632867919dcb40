"""The network over time: who came, who went, what changed; across conversations people are found by what they are called."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from intake.network.beside import then_and_now
from intake.network.cells import terminal
from intake.network.circle import circle
from intake.network.compare import Snapshot, compare, compared, frequency, matched, told
from intake.network.model import Person, Tie
from tests.network.test_polar import assert_sound, networks

THEN = Snapshot(
    {
        "client": Person("client", "Ria"),
        "a": Person("a", "Dennis", "son", sector="family", bond="tense", per_month=1),
        "b": Person("b", "Marga", "friend", sector="friends", bond="weak"),
        "c": Person("c", "Piet", "father", sector="family"),
        "d": Person("d", "Els", "neighbour", sector="neighbours", gives=("care",)),
    },
    (Tie("b", "d", "knows"),),
    "12 januari",
)
NOW = Snapshot(
    {
        "client": Person("client", "Ria"),
        "x": Person("x", "Dennis", "son", sector="family", bond="normal", per_month=8.7),
        "b": Person("b", "Jan", "volunteer", sector="volunteers", bond="normal"),
        "c": Person("c", "Piet", "father", sector="family", alive=False),
        "d": Person(
            "d", "Els", "neighbour", sector="neighbours", gives=("care", "company"), circle="friends"
        ),
    },
    (),
    "25 november",
)


def test_people_are_matched_by_id_and_else_by_name_and_relation() -> None:
    pairs = matched(THEN.people, NOW.people)
    assert pairs["x"] == "a"
    assert pairs["d"] == "d"
    assert "b" not in pairs


def test_who_came_who_went_who_died_and_what_changed() -> None:
    found = compare(THEN, NOW)
    assert found.came == ("b",)
    assert found.went == ("then_b",)
    assert found.died == ("c",)
    assert {change.field for change in found.changed["x"]} == {"bond", "per_month"}
    assert [change.now for change in found.changed["d"]] == [("care", "company")]
    assert Tie("then_b", "d", "knows") in found.ties


def test_the_comparison_in_words() -> None:
    words = " ".join(told(compare(THEN, NOW), "nl"))
    assert "Nieuw: Jan (vrijwilliger)." in words
    assert "Nu niet meer genoemd: Marga" in words
    assert "Overleden: Piet (vader)." in words
    assert (
        "Dennis: de band was gespannen, is nu gewoon; het contact was elke maand, is nu 2 keer per week."
        in words
    )
    assert told(compare(THEN, THEN), "en") == ("The network has stayed the same, as far as known.",)


def test_one_drawing_shows_both() -> None:
    drawing = compared(THEN, NOW, "nl")
    assert {node.id: node.mark for node in drawing.nodes} == {
        "client": "client", "x": "changed", "b": "new", "then_b": "gone", "c": "gone", "d": "changed",
    }  # fmt: skip
    shown = terminal(drawing)
    assert "Jan (vrijwilliger) +" in shown or "+ Jan (vrijwilliger)" in shown
    assert "+ nieuw" in shown
    assert "× weg" in shown
    assert "± veranderd" in shown
    assert "toen 12 januari, nu 25 november" in drawing.title
    assert "Overleden: Piet (vader)." in drawing.description


def test_two_people_of_one_name_are_not_taken_for_each_other() -> None:
    then = {
        "a": Person("a", "Jan", "son", sector="family"),
        "b": Person("b", "Jan", "neighbour", sector="neighbours"),
    }
    now = {
        "x": Person("x", "Jan", "neighbour", sector="neighbours"),
        "y": Person("y", "Jan", "friend", sector="friends"),
    }
    assert matched(then, now) == {"x": "b"}
    assert matched({"a": Person("a", "Jan", "son")}, {"x": Person("x", "Jan")}) == {"x": "a"}
    assert matched({"a": Person("a", "Jan")}, now) == {}


def test_frequencies_in_round_words() -> None:
    assert [frequency(often, "en") for often in (30, 8.66, 4.33, 2, 1, 0.5, 0.05)] == [
        "daily", "2 times a week", "every week", "2 times a month", "every month", "6 times a year", "once a year at most",
    ]  # fmt: skip


@given(networks(25), networks(25))
@settings(max_examples=15, deadline=None)
def test_everyone_of_both_is_there_once(then: dict[str, Person], now: dict[str, Person]) -> None:
    one, other = Snapshot(then, (), "toen"), Snapshot(now, (), "nu")
    found = compare(one, other)
    drawing = compared(one, other, "nl", circle)
    assert_sound(drawing)
    ids = [node.id for node in drawing.nodes]
    assert len(ids) == len(set(ids))
    assert set(found.came) | set(found.went) | set(found.died) | set(found.changed) <= set(ids)
    assert set(matched(now, now)) == set(now)


def test_what_was_not_known_did_not_change() -> None:
    person = Person("a", "Jan", "friend", bond="strong", gives=("care",))
    then = Snapshot({"a": person}, (), "")
    now = Snapshot({"a": replace(person, bond=None, gives=())}, (), "")
    assert compare(then, now).changed == {}


def test_then_stands_beside_now() -> None:
    drawing = then_and_now(THEN, NOW, "nl")
    assert_sound(drawing)
    marks = {node.id: node.mark for node in drawing.nodes}
    assert marks["then:a"] == marks["x"] == "changed"
    assert marks["then:b"] == marks["then:c"] == "gone"
    assert marks["b"] == "new"
    assert "c" not in marks
    shown = terminal(drawing)
    assert "12 januari" in shown
    assert "25 november" in shown
    assert drawing.description.startswith("Nieuw: Jan (vrijwilliger).")
