"""A report shows every map of which the talk told something, and no map of guesses."""

from __future__ import annotations

from intake.network.model import Person
from intake.reporting.maps import _says_something

CLIENT = {"client": Person("client", "Ria")}


def shown(**facts: object) -> set[str]:
    people = CLIENT | {
        "a": Person("a", "Anna", "friend", sector="friends", **facts),  # type: ignore[arg-type]
        "b": Person("b", "Bram", "gp", sector="professionals", **facts),  # type: ignore[arg-type]
    }
    return {name for name in ("ecogram", "circle", "wijkecogram", "msna") if _says_something(name, people)}


def test_only_maps_in_which_someone_was_given_a_place() -> None:
    assert shown() == {"ecogram"}
    assert shown(circle="intimates") == {"ecogram", "circle"}
    assert shown(distance="walking") == {"ecogram", "wijkecogram"}
    assert shown(close=False) == {"ecogram", "wijkecogram"}
    assert shown(zone="personal") == {"ecogram", "msna"}
    assert shown(functions=(("affection", 4),)) == {"ecogram", "msna"}


def test_one_contact_makes_no_map() -> None:
    assert not _says_something("ecogram", CLIENT | {"a": Person("a", "Anna", "friend")})


def test_one_place_that_was_told_makes_no_map_either() -> None:
    people = CLIENT | {"a": Person("a", "Anna", circle="intimates"), "b": Person("b", "Bram"), "c": Person("c", "Cor")}
    assert not _says_something("circle", people)
