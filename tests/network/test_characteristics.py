"""The characteristics of a network say only what was said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.network.characteristics import _evenness, characteristics, sentences
from intake.network.model import SUPPORT, Person, Tie

PEOPLE = {
    "client": Person("client", "Ria"),
    "s": Person(
        "s", "Sanne", "daughter", sector="family", per_month=30, gives=("emotional", "company"), bond="strong"
    ),
    "d": Person("d", "Dennis", "son", sector="family", gives=("practical",), bond="tense"),
    "e": Person(
        "e", "Els", "neighbour", sector="neighbours", per_month=4.33, gives=("care",), receives=("company",)
    ),
    "m": Person("m", "Marga", "female_friend", sector="friends", per_month=0.25, bond="weak"),
    "p": Person("p", "Piet", "father", sector="family", alive=False),
    "t": Person("t", "", "home_care", sector="professionals", per_month=8.66, gives=("care",)),
}


def test_size_and_composition() -> None:
    found = characteristics(PEOPLE, ())
    assert (found.size, found.professionals) == (4, 1)
    assert found.composition == {"family": 2, "friends": 1, "neighbours": 1, "professionals": 1}


def test_care_shares_add_up_and_single_points_are_named() -> None:
    found = characteristics(PEOPLE, ())
    assert sum(found.care.values()) == pytest.approx(1)
    assert found.care["t"] == pytest.approx(2 / 3, abs=0.01)
    assert found.single["practical"] == "d"
    assert "care" not in found.single


def test_density_counts_pairs_and_stays_unknown_without_ties() -> None:
    assert characteristics(PEOPLE, ()).density is None
    assert characteristics(PEOPLE, [Tie("s", "d", "knows"), Tie("d", "s", "knows")]).density == pytest.approx(
        1 / 6
    )


def test_the_sentences_name_people_and_what_nobody_gives() -> None:
    told = " ".join(sentences(characteristics(PEOPLE, ()), PEOPLE, "en"))
    assert "Strong ties: Sanne." in told
    assert "Ties with tension: Dennis." in told
    assert "Practical help rests on one person: Dennis." in told
    people = {key: person for key, person in PEOPLE.items() if key in ("client", "m")}
    assert "attention and warmth" in " ".join(sentences(characteristics(people, ()), people, "en"))


@given(st.lists(st.floats(0.01, 100), min_size=2, max_size=12))
def test_evenness_lies_between_nought_and_one(shares: list[float]) -> None:
    found = _evenness(shares)
    assert found is not None
    assert 0 <= found <= 1
    assert _evenness([1.0] * len(shares)) == pytest.approx(1)


@given(
    st.lists(
        st.tuples(st.sampled_from(["family", "friends", "professionals"]), st.sets(st.sampled_from(SUPPORT))),
        max_size=12,
    )
)
def test_no_network_breaks_it(rows: list[tuple[str, set[str]]]) -> None:
    people = {"client": Person("client")} | {
        f"p{n}": Person(f"p{n}", sector=sector, gives=tuple(gives)) for n, (sector, gives) in enumerate(rows)
    }
    for lang in ("nl", "en"):
        assert all(sentences(characteristics(people, ()), people, lang))
