"""Each map as a whole talk, in Dutch and in English: understood, ended with its map, its characteristics and a first step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import pytest

from intake.conversation.dialogue import Dialogue
from intake.conversation.fold import Conversation
from intake.definitions import load_library
from intake.definitions.model import AUDIENCES
from intake.definitions.readability import check_ease
from intake.network.characteristics import characteristics
from intake.network.kin import family_of
from intake.network.model import Person
from intake.reporting import FORMATS, build, render
from tests.conversation.talking import dialogue
from tests.flows.map_scripts import SCRIPTS

LIBRARY = load_library()
TODAY = date(2026, 1, 12)
CASES = [(flow, lang) for flow in SCRIPTS for lang in ("nl", "en")]
YES = {"nl": "ja", "en": "yes"}
NO = {"nl": "nee", "en": "no"}
NOW = {"nl": "nu", "en": "now"}


@lru_cache(maxsize=len(CASES))
def talked(flow: str, lang: str) -> tuple[Dialogue, tuple[str, ...]]:
    """(the talk said to its end, what was not understood)"""
    talk = dialogue(LIBRARY.flows[flow], LIBRARY, lang=lang, audience="worker")
    script, odd = SCRIPTS[flow][lang], []
    said: set[str] = set()
    while (name := talk.state.current) is not None:
        if talk.pending is not None:
            talk.hear(NOW[lang] if talk.pending.kind == "told" else YES[lang])
        elif talk.is_asking_more():
            talk.hear(NO[lang])
        elif name not in script or name in said:
            odd.append(name)
            talk.move("dont_know")
        else:
            said.add(name)
            heard = talk.hear(script[name])
            odd += [f"{name}: {one.text}" for one in heard if one.kind in ("refused", "clarify")]
    return talk, tuple(odd)


def people(state: Conversation) -> Mapping[str, Person]:
    return {one.name: one for one in state.people.values()}


@pytest.mark.parametrize(("flow", "lang"), CASES)
def test_every_line_is_understood(flow: str, lang: str) -> None:
    talk, odd = talked(flow, lang)
    assert odd == ()
    assert all(row.state == "answered" for row in talk.review() if row.question != "vb_signs")


@pytest.mark.parametrize(("flow", "lang"), CASES)
def test_it_ends_with_its_product(flow: str, lang: str) -> None:
    """People, characteristics with a meaning, an agreed first step; the same in every format and for both readers."""
    talk, _ = talked(flow, lang)
    for reader in ("professional", "client"):
        report = build(talk.state, LIBRARY, lang=lang, reader=reader, today=TODAY, program="Draagwijzer")  # type: ignore[arg-type]
        assert report.maps
        assert report.steps
        assert all(step.step for step in report.steps)
        assert {"size", "composition", "stability"} <= {row.id for row in report.characteristics}
        for format in FORMATS:
            text = " ".join(render(report, format).split())
            for row in report.characteristics:
                assert all(sentence[:20] in text for sentence in row.meaning if format in ("txt", "json"))


@pytest.mark.parametrize("flow", SCRIPTS)
def test_both_languages_give_the_same_network(flow: str) -> None:
    nl, en = (
        characteristics(talked(flow, lang)[0].state.people, talked(flow, lang)[0].state.ties, TODAY)
        for lang in ("nl", "en")
    )
    for field in (
        "size",
        "professionals",
        "reservoir",
        "composition",
        "density",
        "evenness",
        "complexity",
        "reciprocity",
    ):
        assert getattr(nl, field) == getattr(en, field), field
    assert len(nl.near) == len(en.near)
    assert len(nl.broken) == len(en.broken)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_circle_places_in_shells_and_quadrants(lang: str) -> None:
    who = people(talked("netwerkcirkel", lang)[0].state)
    assert (who["Kim"].circle, who["Bo"].circle, who["Peter"].circle) == ("intimates", "friends", "services")
    assert (who["Wim"].quadrant, who["Bo"].quadrant, who["Riet"].quadrant) == (
        "fellow_clients",
        "society",
        "family",
    )
    assert who["Els"].could_do_more is True


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_msna_knows_zones_structure_and_functions(lang: str) -> None:
    state = talked("msna", lang)[0].state
    who = people(state)
    kim, marga, els = who["Kim"], who["Marga"], who["Els"]
    assert (kim.zone, who["Bo"].zone) == ("personal", "known")
    assert sum(one.zone == "exchange" for one in who.values()) == 1
    assert (marga.since, els.since, who["Peter"].since) == ("2006", "2023", "2024")
    assert (kim.initiative, els.initiative, marga.initiative) == ("self", "other", "both")
    assert dict(kim.functions) == {"affection": 5, "connection": 4, "preference": 4, "practical": 2}
    assert dict(kim.ways).keys() == {"face", "phone"}
    assert (kim.distance, els.distance, marga.distance) == ("same_town", "walking", "far")
    assert marga.has_met
    found = characteristics(state.people, state.ties, TODAY)
    assert (found.size, found.professionals, found.reservoir) == (4, 2, 2)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_genogram_knows_ties_between_others(lang: str) -> None:
    state = talked("genogram", lang)[0].state
    who = people(state)
    named = {
        (frozenset((state.people[tie.a].name, state.people[tie.b].name)), tie.kind, tie.status)
        for tie in state.ties
    }
    assert (frozenset(("Dennis", "Kim")), "emotional", "hostile") in named
    assert (frozenset(("Ria", "Henk")), "lives_with", None) in named
    assert (frozenset(("Ria", "Kees")), "emotional", "cut_off") in named
    assert (frozenset(("Sanne", "Mark")), "partner", "married") in named
    assert who["Sanne"].place == "Groningen"
    assert who["Henk"].since == "1989"
    family = family_of(state.people, state.ties)
    assert family.generation[who["Gerrit"].id] == -1
    assert who["Gerrit"].id in family.parents[who["Henk"].id]
    assert who["Dennis"].note
    generations = {
        who[name].relation for name in ("Sien", "Annie", "Sanne", "Noor") if who[name].of == "client"
    }
    assert {"grandmother", "mother", "daughter"} <= generations


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_name_list_says_who_supplied_a_name(lang: str) -> None:
    who = people(talked("groslijst", lang)[0].state)
    assert "Peter" in who["Sien"].named_by
    assert who["Kim"].named_by == ""
    assert who["Els"].note


def test_the_plain_analysis_is_a_variant_and_counts_once() -> None:
    assert LIBRARY.flows["msna-vb"].variant_of == "msna"
    assert "msna-vb" not in LIBRARY.methods
    assert [flow.id for flow in LIBRARY.variants("msna")] == ["msna-vb"]


@pytest.mark.parametrize("flow", SCRIPTS)
def test_it_reads_with_ease_for_every_audience(flow: str) -> None:
    assert check_ease(LIBRARY.flows[flow]) == []
    for lang in ("nl", "en"):
        for question in LIBRARY.flows[flow].questions.values():
            for audience in AUDIENCES:
                assert question.text.get(lang, audience)
