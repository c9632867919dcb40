"""Trajectories of contact and of the neighbourhood, talked through over weeks until the plan and what came of it."""

from __future__ import annotations

from functools import lru_cache

import pytest

from intake.conversation.dialogue import Dialogue
from intake.definitions import load_library
from intake.definitions.reading import walk
from intake.reporting import FORMATS, Reader, build, render
from tests.conversation.talking import dialogue
from tests.flows.neighbourhood_scripts import SCRIPTS
from tests.flows.weeks import Weeks

LIBRARY = load_library()
CASES = [(flow, lang) for flow in SCRIPTS for lang in SCRIPTS[flow]]


@lru_cache(maxsize=len(CASES))
def talked(flow: str, lang: str) -> tuple[Dialogue, Weeks]:
    weeks = Weeks(LIBRARY.flows[flow], LIBRARY, SCRIPTS[flow][lang], lang)
    return weeks.talk_through(), weeks


def held(flow: str, lang: str) -> set[str]:
    state = talked(flow, lang)[0].state
    return {rule.id for rule in (*state.points(), *state.signals())}


def at_the_table(flow: str, step: str) -> bool:
    """Was this step agreed in a stage that is for everyone?"""
    stages = walk(LIBRARY.flows[flow].stages)
    return any(step.split(".")[0] in stage.questions and not stage.audience for stage in stages)


@pytest.mark.parametrize(("flow", "lang"), CASES)
def test_every_line_is_understood(flow: str, lang: str) -> None:
    talk, weeks = talked(flow, lang)
    assert weeks.odd == []
    assert {row.question for row in talk.review() if row.state == "answered"} == set(
        SCRIPTS[flow][lang].answers
    )


@pytest.mark.parametrize(("flow", "lang"), CASES)
def test_a_second_meeting_asks_first_what_happened_and_how_each_step_went(flow: str, lang: str) -> None:
    talk, _ = talked(flow, lang)
    script = SCRIPTS[flow][lang]
    assert len(talk.state.meetings) == len(script.days) + 1 >= 2
    assert {note.text for note in talk.state.notes} >= set(script.since)
    assert len(talk.state.checks) == len(script.went) >= 1


@pytest.mark.parametrize(("flow", "lang"), CASES)
def test_it_ends_in_its_plan(flow: str, lang: str) -> None:
    """Steps with a name and a day, in every format and for both readers."""
    talk, weeks = talked(flow, lang)
    agreed = talk.state.all_steps()
    assert agreed
    assert all(step.step and step.who and step.when for step in agreed)
    for reader in ("professional", "client"):
        report = build(
            talk.state, LIBRARY, lang=lang, reader=reader, today=weeks.now.date(), program="Draagwijzer"
        )  # type: ignore[arg-type]
        mine = {
            step.step
            for step in talk.state.steps()
            if reader == "professional" or at_the_table(flow, step.id)
        }
        assert mine
        assert {step.step for step in report.steps} >= mine
        for format in FORMATS:
            assert render(report, format)


def again(flow: str, lang: str, line: str) -> tuple[Dialogue, str]:
    """A talk of its own in which a stage is done once more: (the talk, what was said to that line)."""
    weeks = Weeks(LIBRARY.flows[flow], LIBRARY, SCRIPTS[flow][lang], lang)
    talk = weeks.talk_through()
    return talk, "\n".join(message.text for message in talk.hear(line)[1:])


def test_the_coach_may_go_a_step_back() -> None:
    talk, told = again("natuurlijk-een-netwerkcoach", "nl", "opnieuw kiezen")
    assert "Wat er stond, is bewaard." in told
    assert talk.state.current == "nc_hard"


def test_the_coach_asks_and_what_came_of_it_is_seen() -> None:
    assert {"nc_own_wish", "nc_gives", "nc_asking", "nc_past", "nc_happier"} == held(
        "natuurlijk-een-netwerkcoach", "nl"
    )


def test_a_home_visit_comes_back_each_week() -> None:
    talk, told = again("activerend-huisbezoek", "nl", "opnieuw het bezoek van deze week")
    assert "Wat er stond, is bewaard." in told
    for line in ("het koor gebeld", "het ging goed", "naar de repetitie", "ik zelf", "6 april 2026"):
        talk.hear(line)
    assert {step.step for step in talk.state.all_steps()} >= {"nog drie brieven", "naar de repetitie"}


def test_a_home_visit_needs_a_trained_volunteer_and_the_persons_own_choice() -> None:
    assert held("activerend-huisbezoek", "nl") == {"ah_chosen", "ah_strength", "ah_more_grip", "ah_no_course"}
    talk = dialogue(LIBRARY.flows["activerend-huisbezoek"], LIBRARY, audience="client")
    for line in (
        "Riet",
        "78",
        "gezellig praten",
        "iemand die koffie komt drinken",
        "de projectleider",
        "12 februari 2026",
    ):
        talk.hear(line)
    assert talk.state.current is None
    assert [step.step for step in talk.state.steps()] == ["iemand die koffie komt drinken"]
    assert [rule.id for rule in talk.state.points()] == ["ah_other_kind"]


@pytest.mark.parametrize(
    ("flow", "lang", "found"),
    [
        ("kwartiermaken", "en", {"km_door_open", "km_brings", "km_mixed", "km_feels_welcome"}),
        (
            "wijk-en-psychiatrie",
            "en",
            {
                "wep_likes",
                "wep_gives_back",
                "wep_look_hard",
                "wep_less_alone",
                "wep_gap",
                "wep_too_few_hours",
            },
        ),
        ("abcd", "nl", {"abcd_own_idea", "abcd_has_talent", "abcd_initiatives", "abcd_unheard"}),
        ("buurthulpmethoden", "nl", {"bhm_all_join", "bhm_ask_hard", "bhm_helped", "bhm_residents_work"}),
        ("maatschappelijke-steunsystemen", "nl", {"mss_has_name", "mss_knows_it", "mss_gap", "mss_gets_out"}),
    ],
)
def test_what_each_of_the_neighbourhood_finds(flow: str, lang: str, found: set[str]) -> None:
    assert held(flow, lang) == found


@pytest.mark.parametrize(
    ("flow", "variant"), [("abcd", "abcd-vragenlijst"), ("buurthulpmethoden", "buurthulp-vraag-en-aanbod")]
)
def test_the_inventory_is_a_round_that_is_named_and_exists(flow: str, variant: str) -> None:
    _, weeks = talked(flow, "nl")
    assert f"draagwijzer round new {variant}" in "\n".join(weeks.told)
    assert LIBRARY.flows[variant].survey is not None
    assert LIBRARY.flows[variant].variant_of == flow


def test_the_two_tracks_lie_side_by_side() -> None:
    flow = LIBRARY.flows["wijk-en-psychiatrie"]
    talk = dialogue(flow, LIBRARY)
    assert flow.order == "free"
    talk.move("stage", "lead_in")
    assert talk.state.current == "client_name"
    assert "places" in {id for id, _ in talk.cards()}


@pytest.mark.parametrize("flow", SCRIPTS)
def test_a_client_sees_only_what_is_said_at_the_table(flow: str) -> None:
    stages = LIBRARY.flows[flow].stages
    assert any(not stage.audience for stage in stages)
    talk = dialogue(LIBRARY.flows[flow], LIBRARY, audience="client")
    hidden = {name for stage in stages if stage.audience for name in stage.questions}
    assert not hidden & {row.question for row in talk.review() if row.state != "hidden"}


@pytest.mark.parametrize(("flow", "area"), [("kwartiermaken", True), ("abcd", True), ("buurthulpmethoden", True), ("wijk-en-psychiatrie", False)])  # fmt: skip
@pytest.mark.parametrize("reader", ["professional", "client"])
def test_the_report_of_a_neighbourhood_says_nothing_of_a_network_of_one(flow: str, area: bool, reader: Reader) -> None:
    lang = next(iter(SCRIPTS[flow]))
    talk, weeks = talked(flow, lang)
    found = build(talk.state, LIBRARY, lang=lang, reader=reader, today=weeks.now.date(), program="Draagwijzer")
    assert found.people
    assert (not found.characteristics and not found.functions and not found.maps) is area
    assert (found.words["network"] in ("Wie er genoemd zijn", "Who was named")) is area
