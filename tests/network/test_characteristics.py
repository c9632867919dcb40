"""The characteristics of a network, against values worked out by hand, and what must hold for any network."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.network.characteristics import characteristics, evenness
from intake.network.functions import GIVEN_BY, functions_given
from intake.network.meaning import CHARACTERISTICS, functions_told, meanings
from intake.network.model import BONDS, DISTANCES, SECTORS, SUPPORT, ZONES, Person, Tie

TODAY = date(2026, 1, 2)
PEOPLE = {
    "client": Person("client", "Ria"),
    "s": Person(
        "s", "Sanne", "daughter", sector="family", per_month=30, gives=("emotional", "company"), bond="strong",
        since="1992", distance="far",
    ),
    "d": Person("d", "Dennis", "son", sector="family", gives=("practical",), bond="tense", distance="walking"),
    "e": Person(
        "e", "Els", "neighbour", sector="neighbours", per_month=4.33, gives=("care",), receives=("company",),
        distance="walking", since="2025-06",
    ),
    "m": Person("m", "Marga", "female_friend", sector="friends", per_month=0.25, bond="weak"),
    "k": Person("k", "Kees", "brother", sector="family", bond="broken"),
    "p": Person("p", "Piet", "father", sector="family", alive=False),
    "t": Person("t", "", "home_care", sector="professionals", per_month=8.66, gives=("care",)),
}  # fmt: skip
TIES = [
    Tie("s", "d", "knows"), Tie("d", "s", "knows"), Tie("d", "e", "knows"), Tie("client", "s", "parent"),
    Tie("s", "k", "knows"),
]  # fmt: skip


def test_size_and_composition() -> None:
    """Kees is cut off and Piet died: four own people and one professional. Sectors 2, 1, 1: 1 - (4 + 1 + 1) / 16."""
    found = characteristics(PEOPLE, ())
    assert (found.size, found.professionals, found.reservoir) == (4, 1, 0)
    assert found.composition == {"family": 2, "friends": 1, "neighbours": 1, "professionals": 1}
    assert found.variety == pytest.approx(0.625)


def test_a_group_counts_for_as_many_as_it_is_and_outer_zones_apart() -> None:
    people = {
        "g": Person("g", "koor", sector="other", group=True, count=12),
        "z": Person("z", "Bo", zone="known"),
        "w": Person("w", "Wim", zone="personal"),
    }
    found = characteristics(people, ())
    assert (found.size, found.reservoir) == (13, 1)


def test_care_shares_evenness_and_what_rests_on_one() -> None:
    """Els 4.33 and home care 8.66 a month: 1/3 and 2/3. G = 1/6, corrected by 2/1: 1/3; evenness 2/3."""
    found = characteristics(PEOPLE, ())
    assert found.care == {"e": pytest.approx(1 / 3, abs=0.001), "t": pytest.approx(2 / 3, abs=0.001)}
    assert found.evenness == pytest.approx(2 / 3, abs=0.001)
    assert found.uncounted == ("d",)
    assert found.single == {"practical": "d", "emotional": "s", "company": "s"}


def test_density_groups_and_brokers() -> None:
    """Two pairs of the six among four people; Dennis holds Sanne and Els together. Kees is not in the network."""
    found = characteristics(PEOPLE, TIES)
    assert found.density == pytest.approx(2 / 6)
    assert found.groups == (("s", "d", "e"),)
    assert found.brokers == ("d",)


def test_who_knows_whom_stays_unknown_until_it_was_said() -> None:
    found = characteristics(PEOPLE, [Tie("s", "d", "twin")])
    assert (found.density, found.groups, found.brokers) == (None, (), ())


def test_stability_reachability_roles_and_reciprocity() -> None:
    found = characteristics(PEOPLE, (), TODAY)
    assert (found.strong, found.strained, found.fading, found.broken) == (("s",), ("d",), ("m",), ("k",))
    assert (found.old, found.recent) == (("s",), ("e",))
    assert (found.near, found.far, found.place_unknown) == (("d", "e"), ("s",), 1)
    assert found.complexity == pytest.approx(4 / 3)
    assert (found.mutual, found.reciprocity) == (("e",), pytest.approx(1 / 3))
    assert found.able["care"] == ("e", "t")


def test_functions_of_the_network() -> None:
    found = characteristics(PEOPLE, ())
    assert found.given == {
        "affection": ("s",),
        "belonging": ("s",),
        "material": ("d", "e", "t"),
        "security": (),
    }
    rated = {"a": Person("a", functions=(("affection", 3), ("connection", 2)))}
    assert functions_given(rated)["affection"] == ("a",)
    assert functions_given(rated)["belonging"] == ()


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_characteristic_says_what_it_means_for_this_person(lang: str) -> None:
    told = {one.id: one for one in meanings(characteristics(PEOPLE, TIES, TODAY), PEOPLE, lang)}
    assert tuple(told) == CHARACTERISTICS
    assert all(one.figure and one.sentences for one in told.values())
    assert "Sanne" in " ".join(told["stability"].sentences)
    assert "Dennis" in " ".join(told["single"].sentences)
    for one in told.values():
        for sentence in " ".join(one.sentences).replace("?", ".").replace(":", ".").split("."):
            assert len(sentence.split()) <= 15, sentence


def test_what_nobody_gives_is_said() -> None:
    told = {one.id: one for one in functions_told(characteristics(PEOPLE, ()), PEOPLE, "en")}
    assert told["affection"].names == ("Sanne",)
    assert told["affection"].nobody == ""
    assert told["security"].nobody


def test_nothing_known_is_nothing_said() -> None:
    people = {"client": Person("client"), "a": Person("a", "Bo"), "b": Person("b", "Jo")}
    told = {one.id: one for one in meanings(characteristics(people, ()), people, "en")}
    assert not any(
        told[id].figure or told[id].sentences
        for id in ("density", "stability", "complexity", "reachability", "reciprocity", "care", "single")
    )


@pytest.mark.parametrize(
    ("shares", "even"),
    [((), None), ((1.0,), 0.0), ((0.5, 0.5), 1.0), ((1.0, 0.0), 0.0), ((0.5, 0.25, 0.25), 0.75)],
)
def test_evenness_by_hand(shares: tuple[float, ...], even: float | None) -> None:
    assert evenness(shares) == (None if even is None else pytest.approx(even))


# What holds for any network

persons = st.builds(
    Person,
    id=st.just(""),
    name=st.sampled_from(["Anna", "", "Bo"]),
    sector=st.sampled_from(SECTORS),
    gives=st.lists(st.sampled_from(SUPPORT), max_size=3, unique=True).map(tuple),
    receives=st.lists(st.sampled_from(SUPPORT), max_size=2, unique=True).map(tuple),
    per_month=st.one_of(st.none(), st.floats(0, 60)),
    bond=st.one_of(st.none(), st.sampled_from(BONDS)),
    distance=st.one_of(st.none(), st.sampled_from(DISTANCES)),
    zone=st.one_of(st.none(), st.sampled_from(ZONES)),
    alive=st.sampled_from([None, True, False]),
    since=st.sampled_from([None, "1990", "2025-03", "?"]),
    could_do_more=st.sampled_from([None, True, False]),
    count=st.one_of(st.none(), st.integers(1, 9)),
)
networks = st.lists(persons, max_size=8).map(
    lambda rows: {f"p{n}": replace(one, id=f"p{n}") for n, one in enumerate(rows)}
)
pairs = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=12)


def _ties(people: dict[str, Person], named: list[tuple[int, int]]) -> list[Tie]:
    return [
        Tie(f"p{a}", f"p{b}", "knows") for a, b in named if a != b and f"p{a}" in people and f"p{b}" in people
    ]


@settings(max_examples=80)
@given(networks, pairs)
def test_figures_stay_within_their_ranges(people: dict[str, Person], named: list[tuple[int, int]]) -> None:
    found = characteristics(people, _ties(people, named), TODAY)
    for share in (found.density, found.variety, found.reciprocity, found.evenness):
        assert share is None or 0 <= share <= 1
    assert found.complexity is None or 1 <= found.complexity <= len(SUPPORT)
    assert not found.care or sum(found.care.values()) == pytest.approx(1)
    assert not set(found.brokers) - {id for group in found.groups for id in group}
    for lang in ("nl", "en"):
        assert len(meanings(found, people, lang)) == len(CHARACTERISTICS)


@settings(max_examples=60)
@given(networks, pairs, st.randoms())
def test_the_order_does_not_matter(
    people: dict[str, Person], named: list[tuple[int, int]], chance: object
) -> None:
    ids = list(people)
    chance.shuffle(ids)  # type: ignore[attr-defined]
    ties = _ties(people, named)
    one, other = (
        characteristics(people, ties, TODAY),
        characteristics({id: people[id] for id in ids}, ties[::-1], TODAY),
    )
    for field in (
        "size",
        "professionals",
        "composition",
        "variety",
        "density",
        "complexity",
        "reciprocity",
        "single",
    ):
        assert getattr(one, field) == pytest.approx(getattr(other, field))
    assert {frozenset(group) for group in one.groups} == {frozenset(group) for group in other.groups}
    assert set(one.brokers) == set(other.brokers)
    assert (
        one.evenness == pytest.approx(other.evenness) if one.evenness is not None else other.evenness is None
    )


@settings(max_examples=60)
@given(networks, persons)
def test_one_more_never_makes_nobody_give_it(people: dict[str, Person], more: Person) -> None:
    before = characteristics(people, ()).given
    after = characteristics(people | {"new": replace(more, id="new")}, ()).given
    assert all(set(before[name]) <= set(after[name]) for name in GIVEN_BY)
    assert all(after[name] for name in GIVEN_BY if before[name])


@settings(max_examples=60)
@given(networks)
def test_what_is_not_known_changes_no_figure(people: dict[str, Person]) -> None:
    """Someone of whom nothing is known is one more person, and says nothing about support, care or giving back."""
    before, after = characteristics(people, ()), characteristics(people | {"new": Person("new", "Bo")}, ())
    assert after.size == before.size + 1
    for field in ("care", "evenness", "single", "given", "complexity", "reciprocity", "near", "far"):
        assert getattr(after, field) == getattr(before, field)
