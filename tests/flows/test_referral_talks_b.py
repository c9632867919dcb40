"""Referrals as whole talks: a fit check that is honest, a sheet to take along, and how it went at a later meeting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from intake.conversation.compiled import compile_flow
from intake.conversation.dialogue import Dialogue
from intake.conversation.events import Event
from intake.definitions import load_library
from intake.reporting import FORMATS, build, render
from intake.reporting.model import Report
from tests.flows.referral_scripts_b import DOUBTS, SCRIPTS, Script

LIBRARY = load_library()
CASES = [(flow, lang) for flow, langs in SCRIPTS.items() for lang in langs]
NO = {"nl": "nee", "en": "no"}


class Table:
    """A talk over several days: what is typed at each question, and what was not understood."""

    def __init__(self, flow: str, lang: str, audience: str = "client") -> None:
        self.flow, self.lang, self.audience = LIBRARY.flows[flow], lang, audience
        self.events: list[Event] = []
        self.now = datetime(2026, 3, 2, 10, tzinfo=UTC)
        self.odd: list[str] = []
        self.told: list[str] = []
        self.talk = self.sit_down()

    def sit_down(self) -> Dialogue:
        talk = Dialogue(
            compile_flow(self.flow), self.events.append, clock=self.clock, library=LIBRARY, lang=self.lang,
            new_id=lambda: f"p{len(self.events)}", events=list(self.events), audience=self.audience,
        )  # fmt: skip
        self.told += [one.text for one in talk.open()]
        return talk

    def clock(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def say(self, script: Mapping[str, str], *before: str, until: str = "") -> Dialogue:
        """Each line of the script when its question comes; `before`: what is typed at questions of the meeting itself."""
        waiting, said = list(before), set[str]()
        while (name := self.talk.state.current) is not None and name != until and self.talk.state.status == "asking":
            if self.talk.pending is not None:
                line = waiting.pop(0) if waiting and self.talk.pending.kind == "told" else _yes(self.talk, self.lang)
            elif self.talk.is_asking_more():
                line = NO[self.lang]
            elif name in said or name not in script:
                self.odd.append(name)
                self.talk.move("dont_know")
                continue
            else:
                line = script[name]
                said.add(name)
            heard = self.talk.hear(line)
            self.told += [one.text for one in heard]
            self.odd += [f"{name}: {line} -> {one.text}" for one in heard if one.kind in ("refused", "clarify")]
        return self.talk

    def later(self, days: int) -> None:
        self.now += timedelta(days=days)
        self.talk = self.sit_down()

    def report(self, reader: str = "client") -> Report:
        return build(
            self.talk.state, LIBRARY, lang=self.lang, reader=reader, today=self.now.date(), program="Draagwijzer"  # type: ignore[arg-type]
        )  # fmt: skip


def _yes(talk: Dialogue, lang: str) -> str:
    told = talk.pending is not None and talk.pending.kind == "told"
    return {"nl": ("ja", "nu"), "en": ("yes", "now")}[lang][told]


def talked(flow: str, lang: str) -> tuple[Table, Script]:
    script = SCRIPTS[flow][lang]
    table = Table(flow, lang)
    table.say(script.first)
    return table, script


@pytest.mark.parametrize(("flow", "lang"), CASES)
def test_the_first_talk_is_understood_and_ends_in_a_sheet(flow: str, lang: str) -> None:
    table, script = talked(flow, lang)
    assert table.odd == []
    sheet = table.report().sheet
    assert sheet is not None
    assert (sheet.hope, sheet.step) == (script.first["ref_hope"], script.first["ref_step"])
    assert sheet.when
    assert sheet.how == ()
    for format in FORMATS:
        shown = render(table.report(), format, "sheet")
        assert script.first["ref_step"] in shown
        for words in script.on_sheet:
            assert words in shown, words


@pytest.mark.parametrize(("flow", "lang"), CASES)
def test_what_fits_and_what_weighs_follows_from_the_answers(flow: str, lang: str) -> None:
    table, script = talked(flow, lang)
    state = table.talk.state
    held = {rule.id for rule in state.flow.points if state.holds(rule.when)}
    assert script.points <= held
    assert not {rule.id for rule in state.flow.points if rule.kind == "weighs" and rule.id in held} - script.points


@pytest.mark.parametrize(("flow", "lang"), CASES)
def test_a_later_day_asks_how_the_steps_went_and_whether_it_helped(flow: str, lang: str) -> None:
    table, script = talked(flow, lang)
    table.later(30)
    steps = len(table.talk.state.open_steps())
    assert steps >= 1
    table.say(script.later, script.since, *[{"nl": "gelukt", "en": "it worked"}[lang]] * steps)
    assert table.odd == []
    assert table.talk.state.current is None
    sheet = table.report().sheet
    assert sheet is not None
    assert any(script.later["ref_helped_how"] in line for line in sheet.how)
    assert len(table.talk.state.checks) == steps
    assert [note.text for note in table.talk.state.notes] == [script.since]


@pytest.mark.parametrize("flow", sorted(DOUBTS))
def test_it_says_honestly_when_it_is_not_for_this_person(flow: str) -> None:
    for answers, point in DOUBTS[flow]:
        table = Table(flow, "nl")
        for question, line in answers.items():
            table.talk.move("goto", question)
            table.talk.hear(line)
            if table.talk.is_asking_more():
                table.talk.hear("nee")
        state = table.talk.state
        assert point in {rule.id for rule in state.flow.points if rule.kind == "weighs" and state.holds(rule.when)}
        text = next(rule.text for rule in state.flow.points if rule.id == point)
        shown = render(table.report("professional"), "txt", "sheet")
        assert text.get("nl", "worker") in " ".join(shown.split())


def test_the_first_week_is_a_plan_of_three_steps() -> None:
    table, script = talked("50plusnet", "nl")
    assert [step.step for step in table.talk.state.steps()] == [
        script.first[name] for name in ("ref_step", "week_try", "week_check")
    ]
    sheet = table.report().sheet
    assert sheet is not None
    assert len(sheet.further) == 2
    assert script.first["week_try"] in sheet.further[0]


def test_what_someone_keeps_to_themselves_stays_off_the_sheet() -> None:
    table, script = talked("50plusnet", "nl")
    assert script.first["web_keep"] not in render(table.report(), "txt", "sheet")


def test_money_asked_for_online_is_a_signal_with_steps() -> None:
    table = Table("50plusnet", "nl")
    table.talk.move("goto", "web_money")
    table.talk.hear("een beetje geven")
    boxes = [box for box in table.report("professional").signals if "geld" in box.text]
    assert boxes
    assert any("bank" in step for step in boxes[0].steps)


def test_a_buddy_ends_after_a_year_looked_back_on_by_three() -> None:
    table, script = talked("humanitas-tandem", "nl")
    table.later(30)
    table.say(script.later, script.since, "gelukt", "gelukt")
    report = render(table.report("professional"), "txt")
    for name in ("tandem_stays", "tandem_buddy_view", "tandem_coordinator_view"):
        assert script.later[name] in " ".join(report.split())
    assert [one.name for id, one in table.talk.state.people.items() if id != "client"] == ["Carla"]


def test_no_click_asks_for_another_buddy() -> None:
    table = Table("humanitas-tandem", "nl")
    table.talk.move("goto", "tandem_click")
    table.talk.hear("nu")
    table.talk.hear("liever een ander")
    assert not table.talk.state.visible("tandem_day")
    assert table.talk.state.compiled.stages["introduction"].repeat
    assert any("een ander maatje" in point.text for point in table.report("professional").open_points)


