"""Circles and protocols over several meetings: who may be there, the plan, how it went, and what was reached."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache

import pytest

from intake.conversation.compiled import compile_flow
from intake.conversation.dialogue import Dialogue
from intake.conversation.events import Event
from intake.conversation.messages import Message
from intake.definitions import load_library
from intake.reporting import FORMATS, build, render
from tests.flows.circle_scripts import SCRIPTS, Meeting, Script

LIBRARY = load_library()
NO = {"nl": "nee", "en": "no"}
YES = {"nl": "ja", "en": "yes"}
BY_FLOW = {script.flow: script for script in SCRIPTS}


class Table:
    """A talk over several days, as said by its script. odd: what was not understood; refused: question -> sentences."""

    def __init__(self, flow: str, lang: str, audience: str = "worker") -> None:
        self.flow, self.lang, self.audience = flow, lang, audience
        self.events: list[Event] = []
        self.now = datetime(2026, 1, 12, 10, tzinfo=UTC)
        self.odd: list[str] = []
        self.refused: dict[str, list[str]] = {}
        self.told: list[str] = []

    def sit(self, days: int = 0) -> Dialogue:
        self.now += timedelta(days=days)
        self.talk = Dialogue(
            compile_flow(LIBRARY.flows[self.flow]), self.events.append, clock=lambda: self.now, library=LIBRARY,
            new_id=lambda: f"p{len(self.events)}", events=list(self.events), lang=self.lang, audience=self.audience,
        )  # fmt: skip
        self._keep(self.talk.open())
        return self.talk

    def _keep(self, said: list[Message]) -> None:
        self.told += [one.text for one in said]
        for one in said:
            if one.kind == "refused":
                self.refused.setdefault(one.question, []).append(one.text)
            elif one.kind == "clarify":
                self.odd.append(f"{one.question}: {one.text}")

    def hear(self, line: str) -> None:
        self._keep(self.talk.hear(line)[1:])

    def hold(self, meeting: Meeting) -> Dialogue:
        self.sit(meeting.days)
        if meeting.days:
            for line in (meeting.since, *meeting.steps):
                self.hear(line)
        if meeting.again:
            self.hear(meeting.again)
        dates, said = list(meeting.dates), set[str]()
        while self.talk.state.status != "paused" and (self.talk.state.current or self.talk.pending):
            name = self.talk.state.current or ""
            if self.talk.pending is not None:
                self.hear(dates.pop(0) if self.talk.pending.kind == "told" else YES[self.lang])
            elif self.talk.is_asking_more():
                self.hear(NO[self.lang])
            elif name in meeting.lines and name not in said:
                said.add(name)
                self.hear(meeting.lines[name])
            else:
                self.odd.append(name)
                self.talk.move("dont_know")
        self.odd += [f"unsaid {name}" for name in meeting.lines if name not in said]
        self.talk.move("pause")
        return self.talk


@lru_cache(maxsize=len(SCRIPTS))
def told(flow: str) -> Table:
    script = BY_FLOW[flow]
    table = Table(flow, script.lang)
    for meeting in script.meetings:
        table.hold(meeting)
    return table


def report(table: Table, format: str, reader: str = "professional") -> str:
    found = build(
        table.talk.state, LIBRARY, lang=table.lang, reader=reader, today=table.now.date(), program="Draagwijzer"  # type: ignore[arg-type]
    )  # fmt: skip
    return " ".join(render(found, format).split())  # type: ignore[arg-type]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.flow)
def test_every_line_is_understood_and_asked(script: Script) -> None:
    assert told(script.flow).odd == []
    assert len(told(script.flow).talk.state.meetings) == len(script.meetings)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.flow)
def test_who_may_not_be_there_is_left_out_with_a_reason(script: Script) -> None:
    table = told(script.flow)
    assert set(table.refused) == set(script.refused)
    for question, name in script.refused.items():
        hint = LIBRARY.flows[script.flow].questions[question].people
        assert hint is not None
        assert hint.refuse_why is not None
        assert hint.refuse_why.get(script.lang) in table.refused[question][0]
        assert name in table.refused[question][0]
        kept = [table.talk.state.people[id].name for id in table.talk.state.value(question)]
        assert kept
        assert name not in kept


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.flow)
def test_it_ends_in_the_plan_with_how_it_went_and_what_was_reached(script: Script) -> None:
    table = told(script.flow)
    steps = [(step.goal, step.step, step.who, step.when) for step in table.talk.state.all_steps()]
    assert steps
    assert all(all(step) for step in steps)
    assert table.talk.state.checks
    for format in FORMATS:
        text = report(table, format)
        for step in steps:
            assert step[1].rstrip(".") in text
    reached = [
        line
        for name, line in script.meetings[-1].lines.items()
        if any(word in name for word in ("reached", "eval", "circle_after"))
    ]
    assert reached
    for line in reached:
        assert line.rstrip(".") in report(table, "txt")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.flow)
def test_each_part_has_its_guide_and_the_client_sees_only_the_aim(script: Script) -> None:
    flow = LIBRARY.flows[script.flow]
    for leaf in compile_flow(flow).leaves:
        guide = leaf.stage.guide
        assert guide is not None, leaf.stage.id
        assert guide.say or guide.prepare, leaf.stage.id
        assert guide.record, leaf.stage.id
    first = flow.stages[0].guide
    assert first is not None
    assert first.prepare[0].get(script.lang) in "\n".join(told(script.flow).told)
    client = Table(script.flow, script.lang, "client")
    client.sit()
    assert first.prepare[0].get(script.lang) not in "\n".join(client.told)


def test_an_own_strength_plan_comes_only_after_private_time() -> None:
    """Where someone from outside stayed, the part that notes the plan does not open, and it is said why."""
    script = BY_FLOW["eigen-kracht-conferentie"]
    table = Table(script.flow, "nl")
    table.hold(script.meetings[0])
    day = script.meetings[1]
    broken = {
        name: line for name, line in day.lines.items() if not name.startswith(("plan", "circle_t", "ekc_p"))
    }
    lines = {**broken, "ekc_present": "Kim en Els", "ekc_alone": "nee"}
    lines = {name: line for name, line in lines.items() if name not in ("circle_follow", "ekc_fits")}
    table.hold(Meeting(lines, since=day.since, days=day.days))
    assert table.odd == []
    assert not table.talk.state.visible("plan_goal_1")
    assert "De kring was niet alleen in de besloten tijd" in report(table, "txt")
    table.sit()
    table.hear("opnieuw besloten tijd")
    table.hear("Kim en Els")
    table.hear("nee")
    table.hear("ja")
    assert table.talk.state.current == "plan_goal_1"
    assert "De kring was niet alleen" not in report(table, "txt")


def test_the_kinds_of_own_strength_conference_ask_their_own() -> None:
    own = {"ekc_harm", "ekc_both", "ekc_street_who", "ekc_school_who"}
    asked = {
        "herstel": {"ekc_harm", "ekc_both"},
        "de buurt": {"ekc_street_who"},
        "school": {"ekc_school_who"},
        "gezin": set(),
    }
    for line, names in asked.items():
        table = Table("eigen-kracht-conferentie", "nl")
        table.sit()
        table.hear("Joyce")
        table.hear(line)
        assert {name for name in own if table.talk.state.visible(name)} == names


def test_who_pays_stays_open_until_it_is_settled() -> None:
    assert "Nog regelen: wie betaalt" in report(told("eigen-kracht-conferentie"), "txt")


@pytest.mark.parametrize(("feel", "holds"), [("Ineke", True), ("Ineke en Jan", False)])
def test_a_family_care_conference_needs_more_of_the_family_who_feel_it(feel: str, holds: bool) -> None:
    first = BY_FLOW["familiezorgconferentie"].meetings[0]
    table = Table("familiezorgconferentie", "nl")
    table.hold(Meeting({**first.lines, "fzc_feel": feel}, first.dates))
    assert ("Minder dan twee mensen uit de familie" in report(table, "txt")) is holds
    assert any("twee of meer mensen uit de familie" in one for one in table.told)


def test_a_family_care_conference_needs_a_problem_that_all_see() -> None:
    first = BY_FLOW["familiezorgconferentie"].meetings[0]
    table = Table("familiezorgconferentie", "nl")
    table.hold(Meeting({**first.lines, "fzc_clear": "nee, ieder iets anders"}, first.dates))
    assert "Het probleem is nog niet goed te omschrijven" in report(table, "txt")


def test_three_parties_look_back_side_by_side() -> None:
    """Each gives an own number and own words; that they differ is said."""
    text = report(told("naast-de-mantelzorger"), "txt")
    assert "Mantelzorger 8, metgezel 7, coördinator 4" in text
    assert "De drie blikken verschillen" in text
    for words in ("Ik vraag nu om hulp.", "Er wordt weer gelachen.", "De zorg is nu verdeeld."):
        assert words in text


@pytest.mark.parametrize(
    ("audience", "mine", "not_mine"),
    [
        ("client", {"intake", "start", "contact", "eval_carer", "together"}, {"recruit", "match", "check", "eval_volunteer", "eval_coordinator"}),
        ("volunteer", {"start", "contact", "check", "eval_volunteer"}, {"recruit", "intake", "match", "eval_carer", "eval_coordinator"}),
    ],
)  # fmt: skip
def test_a_part_is_for_who_has_that_role(audience: str, mine: set[str], not_mine: set[str]) -> None:
    table = Table("naast-de-mantelzorger", "nl", audience)
    state = table.sit().state
    seen = {
        stage for stage in mine | not_mine if any(state.is_for_me(name) for name in state.questions_of(stage))
    }
    assert seen == mine


@pytest.mark.parametrize("who", ["casemanager Fatima", "dochter Sanne"])
def test_the_companion_is_a_volunteer(who: str) -> None:
    first = BY_FLOW["naast-de-mantelzorger"].meetings[0]
    table = Table("naast-de-mantelzorger", "nl")
    table.hold(Meeting({**first.lines, "ndm_companion": who}, first.dates))
    assert table.talk.state.value("ndm_companion") == []
    assert any("De metgezel is een vrijwilliger" in one for one in table.refused["ndm_companion"])
    assert any("De metgezel is een vrijwilliger die de co" in one for one in table.odd)


def test_only_the_themes_that_the_family_chose_are_talked_about() -> None:
    state = told("familiezorg").talk.state
    assert state.visible("fz_guilt_when")
    assert state.visible("fz_talk_how")
    assert not state.visible("fz_ill_miss")
    assert not state.visible("fz_role_now")


def test_a_professional_is_in_the_circle_only_at_the_clients_wish() -> None:
    first = BY_FLOW["persoonlijke-toekomst-planning"].meetings[0]
    table = Table("persoonlijke-toekomst-planning", "en")
    table.hold(Meeting({**first.lines, "ptp_pro_wanted": "no"}, first.dates))
    assert not table.talk.state.visible("ptp_pros")
    assert table.odd == ["unsaid ptp_pros"]


def test_a_team_of_professionals_only_is_asked_for_someone_of_the_network() -> None:
    script = BY_FLOW["sociale-netwerkstrategieen"]
    table = Table(script.flow, "nl")
    table.hold(script.meetings[0])
    day = script.meetings[1]
    table.hold(
        Meeting(
            {**day.lines, "sns_team": "Peter", "sns_team_calls": "Peter"}, day.dates, day.since, days=day.days
        )
    )
    assert any("iemand uit je eigen netwerk" in one for one in table.odd)
    assert any("Iemand uit het netwerk belt" in one for one in table.refused["sns_team_calls"])


def test_the_parts_of_the_support_cycle_stand_side_by_side_and_are_done_again() -> None:
    script = BY_FLOW["community-support"]
    table = Table(script.flow, "en")
    table.sit()
    table.hear("card network")
    assert table.talk.state.current == "cs_around"
    table.hear("card goals")
    assert table.talk.state.current == "client_name"
    again = Table(script.flow, "en")
    again.hold(script.meetings[0])
    again.hold(script.meetings[1])
    again.sit(30)
    again.hear("nothing new")
    again.hear("it worked")
    again.hear("again agreements")
    assert again.talk.state.current == "cs_step_1"
    for line in ("Sell the old bike", "Sam", "1 May 2026"):
        again.hear(line)
    assert [step.step for step in again.talk.state.all_steps()][:3] == [
        "Add it up on Friday",
        "Go to the garden",
        "Sell the old bike",
    ]


def test_what_is_done_is_not_the_first_thing_to_do() -> None:
    table = told("familieberaad")
    assert [check.how for check in table.talk.state.checks] == ["done", "not"]
    found = build(
        table.talk.state, LIBRARY, lang="nl", reader="professional", today=table.now.date(), program="D"
    )
    assert [row.open for row in found.steps] == [False, True]
    assert found.front.first == "Dennis maait het gras · Dennis · 7 maart 2026"
    found = build(
        told("eigen-kracht-conferentie").talk.state,
        LIBRARY,
        lang="nl",
        reader="client",
        today=table.now.date(),
        program="D",
    )
    assert not any(row.open for row in found.steps)
    assert found.front.first == "Wat was afgesproken, is gedaan."
