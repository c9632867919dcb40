"""Protocols of several meetings: what happened since, how steps went, stages done again, who may be there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from intake.conversation.compiled import compile_flow
from intake.conversation.dialogue import Dialogue
from intake.conversation.events import Event
from intake.conversation.fold import fold
from intake.definitions import load_library
from intake.definitions.model import Flow
from intake.network.model import Person
from tests.generated import EMPTY

FLOW = """
flow: circle-talk
kind: trajectory
card:
  title: {nl: "Kringgesprek", en: "Circle talk"}
  summary: {nl: "s", en: "s"}
  for_whom: {nl: "s", en: "s"}
  by_whom: {nl: "s", en: "s"}
  takes: {nl: "s", en: "s"}
  product: {nl: "s", en: "s"}
  evidence: described
  evidence_text: {nl: "s", en: "s"}
  organisation: "o"
questions:
  - {id: cause, kind: text, text: {nl: "Waarom?", en: "Why?"}, why: {nl: "w", en: "w"}, help: {nl: "h", en: "h"}, example: {nl: "Hoe kan Henk thuis blijven?", en: "How can Henk stay at home?"}}
  - id: invited
    kind: people
    text: {nl: "Wie komen er?", en: "Who will come?"}
    why: {nl: "w", en: "w"}
    help: {nl: "h", en: "h"}
    people: {offer: true, refuse: [professionals], refuse_why: {nl: "Hier zijn geen hulpverleners bij.", en: "No professionals here."}, needs: [family], needs_why: {nl: "Er is familie nodig.", en: "Family is needed."}}
  - {id: goal_1, kind: text, text: {nl: "Doel?", en: "Goal?"}, why: {nl: "w", en: "w"}, help: {nl: "h", en: "h"}}
  - {id: step_1, kind: text, when: "known(goal_1)", text: {nl: "Stap?", en: "Step?"}, why: {nl: "w", en: "w"}, help: {nl: "h", en: "h"}}
  - {id: how_on, kind: choice, when: "meeting >= 3", text: {nl: "Hoe verder?", en: "How on?"}, why: {nl: "w", en: "w"}, help: {nl: "h", en: "h"}, options: [{id: alone, label: {nl: "ik kan zelf verder", en: "I can go on"}, also: {nl: [], en: []}}, {id: more, label: {nl: "nog een tijd", en: "for a while"}, also: {nl: [], en: []}}]}
  - {id: later, kind: text, when: "meeting >= 2", text: {nl: "Hoe nu?", en: "And now?"}, why: {nl: "w", en: "w"}, help: {nl: "h", en: "h"}}
stages:
  - id: before
    title: {nl: "Vooraf", en: "Before"}
    minutes: 5
    lead: coordinator
    goal: {nl: "Weten waarom.", en: "Know why."}
    prepare: [{nl: "Bel iedereen.", en: "Call everyone."}]
    say: [{nl: "Wat speelt er?", en: "What is going on?"}]
    record: [{nl: "De aanleiding.", en: "The cause."}]
    done: {nl: "de aanleiding staat er", en: "the cause is written down"}
    done_when: "known(cause)"
    questions: [cause, invited]
  - id: plan
    title: {nl: "Het plan", en: "The plan"}
    minutes: 5
    meeting: true
    repeat: true
    questions: [goal_1, step_1]
  - {id: after, title: {nl: "Daarna", en: "After"}, minutes: 5, questions: [later, how_on]}
plan:
  - {goal: goal_1, step: step_1}
"""


@pytest.fixture
def flow(tmp_path: Path) -> Flow:
    (tmp_path / "flows" / "x").mkdir(parents=True)
    (tmp_path / "flows" / "x" / "circle-talk.yaml").write_text(FLOW, encoding="utf-8")
    return load_library(tmp_path).flows["circle-talk"]


class Days:
    """A talk over several days, over one list of events."""

    def __init__(self, flow: Flow, audience: str = "worker") -> None:
        self.flow, self.audience = flow, audience
        self.events: list[Event] = []
        self.now = datetime(2026, 3, 2, 10, tzinfo=UTC)

    def sit_down(self) -> tuple[Dialogue, str]:
        talk = Dialogue(
            compile_flow(self.flow), self.events.append, clock=lambda: self.now, library=EMPTY,
            new_id=lambda: f"p{len(self.events)}", events=list(self.events), audience=self.audience,
        )  # fmt: skip
        return talk, "\n".join(message.text for message in talk.open())

    def later(self, days: int) -> tuple[Dialogue, str]:
        self.now += timedelta(days=days)
        return self.sit_down()


def said(talk: Dialogue, *lines: str) -> str:
    return "\n".join(message.text for line in lines for message in talk.hear(line)[1:])


def planned(days: Days) -> Dialogue:
    talk, _ = days.sit_down()
    said(talk, "ruzie over de zorg", "dochter Sanne", "nee", "nu", "meer rust", "Sanne kookt op maandag")
    talk.move("pause")
    return talk


def test_the_guide_of_a_stage_is_for_who_leads(flow: Flow) -> None:
    _, told = Days(flow).sit_down()
    for words in (
        "Doel: Weten waarom.",
        "de coördinator",
        "- Bel iedereen.",
        "- Wat speelt er?",
        "- De aanleiding.",
        "Klaar als",
    ):
        assert words in told
    _, client = Days(flow, "client").sit_down()
    assert "Weten waarom." in client
    assert "Bel iedereen" not in client


def test_a_later_day_begins_with_what_happened_since_and_how_the_steps_went(flow: Flow) -> None:
    days = Days(flow)
    planned(days)
    talk, told = days.later(14)
    assert "Bijeenkomst 2. De vorige keer was op 2 maart 2026." in told
    assert "Wat is er gebeurd sinds de vorige keer?" in told
    told = said(talk, "Het ging beter, we sliepen weer")
    assert "Jullie spraken af: Sanne kookt op maandag. Hoe ging dat?" in told
    assert talk.prompt.kind == "choice"
    assert "Dat is gelukt" in said(talk, "ja gelukt")
    assert talk.state.open_steps() == ()
    assert [note.text for note in talk.state.notes] == ["Het ging beter, we sliepen weer"]
    assert talk.state.current == "later"


def test_a_setback_is_part_of_it_and_the_step_stays_open(flow: Flow) -> None:
    days = Days(flow)
    planned(days)
    talk, _ = days.later(7)
    assert "Een stap terug hoort erbij" in said(talk, "overslaan", "nee niet gelukt")
    assert [step.step for step in talk.state.open_steps()] == ["Sanne kookt op maandag"]


def test_the_same_day_goes_on_where_it_was(flow: Flow) -> None:
    days = Days(flow)
    planned(days)
    talk, told = days.sit_down()
    assert "Bijeenkomst" not in told
    assert len(talk.state.meetings) == 1


def test_words_that_choose_nothing_are_asked_once_more_and_then_kept(flow: Flow) -> None:
    days = Days(flow)
    planned(days)
    talk, _ = days.later(7)
    told = said(talk, "niets bijzonders", "de buurman heeft een nieuwe auto")
    assert "1. het is gelukt" in told
    said(talk, "een rode auto met vier deuren")
    assert "een rode auto met vier deuren" in [note.text for note in talk.state.notes]
    assert talk.pending is None


def test_a_meeting_of_its_own_gets_a_day_and_the_talk_stops_there(flow: Flow) -> None:
    days = Days(flow)
    talk, _ = days.sit_down()
    told = said(talk, "ruzie", "dochter Sanne", "nee")
    assert "Hierna komt een nieuwe bijeenkomst: Het plan" in told
    assert "Genoteerd: Het plan op 12 mei 2026." in said(talk, "12 mei 2026")
    assert talk.state.planned == {"plan": "2026-05-12"}
    assert talk.state.status == "paused"
    _, told = days.later(70)
    assert "Bijeenkomst 2" in told


def test_who_may_not_be_there_is_left_out_with_the_reason(flow: Flow) -> None:
    days = Days(flow)
    talk, _ = days.sit_down()
    talk.add_person(Person("gp", "Fatima", "case_manager", sector="professionals"))
    said(talk, "ruzie")
    told = said(talk, "Fatima en mijn dochter Sanne")
    assert "Niet op de lijst gezet: Fatima. Hier zijn geen hulpverleners bij." in told
    answer = talk.state.answer("invited")
    assert answer is not None
    assert [talk.state.people[id].name for id in answer.value] == ["Sanne"]
    assert "gp" in talk.state.people


def test_who_has_to_be_there_too_is_asked_once(flow: Flow) -> None:
    talk, _ = Days(flow).sit_down()
    said(talk, "ruzie", "buurvrouw Els")
    assert "Er is familie nodig." in said(talk, "nee")
    assert talk.state.current == "invited"
    assert "Er is familie nodig." not in said(talk, "nee")
    assert talk.state.current != "invited"


def test_a_stage_done_again_keeps_what_was_said(flow: Flow) -> None:
    days = Days(flow)
    planned(days)
    talk, _ = days.later(7)
    said(talk, "overslaan", "gelukt")
    assert "We doen dit nog een keer: Het plan" in said(talk, "opnieuw het plan")
    assert talk.state.current == "goal_1"
    assert [answer.value for answer in talk.state.rounds[0].answers] == [
        "meer rust",
        "Sanne kookt op maandag",
    ]
    said(talk, "meer slaap", "Dennis komt zondag")
    assert [step.step for step in talk.state.all_steps()] == ["Sanne kookt op maandag", "Dennis komt zondag"]
    talk.undo()
    assert fold(talk.state.compiled, talk.state.events).rounds == talk.state.rounds


def test_a_stage_that_is_done_once_is_not_done_again(flow: Flow) -> None:
    talk = planned(Days(flow))
    assert "Dit deel doe je één keer" in "".join(m.text for m in talk.move("again", "before"))


def test_how_a_step_went_is_one_of_the_known_ways(flow: Flow) -> None:
    from intake.conversation.meetings import check

    talk = planned(Days(flow))
    with pytest.raises(ValueError, match="how is one of"):
        check(talk, talk.state.open_steps()[0], "maybe")


def test_history_tells_the_meetings(flow: Flow) -> None:
    days = Days(flow)
    planned(days)
    talk, _ = days.later(14)
    said(talk, "goed", "een beetje")
    told = "\n".join(message.text for message in talk.history())
    assert "Bijeenkomst 2" in told
    assert "Hoe ging dat?" in told
    assert "een beetje" in told


def test_an_answer_may_be_a_question_where_the_example_is_one(flow: Flow) -> None:
    talk, _ = Days(flow).sit_down()
    said(talk, "Hoe kan Ria weer slapen?")
    assert talk.state.value("cause") == "Hoe kan Ria weer slapen?"
    said(talk, "dochter Sanne", "nee", "nu")
    assert "Goede vraag" in said(talk, "Wanneer komt de dokter weer langs?")


def test_an_offered_answer_is_no_wish_to_skip(flow: Flow) -> None:
    days = Days(flow)
    planned(days)
    talk, _ = days.later(7)
    said(talk, "goed", "gelukt", "rustiger")
    talk.move("pause")
    talk, _ = days.later(7)
    said(talk, "goed", "ik kan zelf verder")
    assert talk.state.value("how_on") == "alone"
