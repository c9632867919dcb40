"""What a report holds, for the professional and for the client, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from intake.definitions.model import LANGS, Text
from intake.reporting import Reader, Report, build
from tests.reporting.talks import Talk, ahmed, library

TODAY = date(2026, 3, 3)


def report(talk: Talk, lang: str = "nl", reader: Reader = "professional") -> Report:
    return build(talk.state, library(), lang=lang, reader=reader, today=TODAY, program="Draagwijzer 0.1.0")


@pytest.fixture(scope="module")
def full() -> Report:
    return report(ahmed())


@pytest.fixture(scope="module")
def own() -> Report:
    return report(ahmed(), reader="client")


def test_the_front_page_sums_up(full: Report) -> None:
    front = full.front
    assert (front.name, full.made) == ("Ahmed", "3 maart 2026")
    assert front.people == ("Ahmed (de mantelzorger)", "Fatna (de naaste)", "de vrijwilliger")
    assert front.dates == "1 maart 2026 tot en met 2 maart 2026"
    assert front.field == "in balans"
    assert len(front.carries) == len(front.weighs) == 3
    assert front.carries[0] == "De mantelzorger staat er niet alleen voor: Samira en Naima."
    assert "nog niet afgerond" in front.status


def test_findings_are_about_the_client_for_the_worker_and_to_the_client_for_the_client(full: Report, own: Report) -> None:
    assert own.front.carries[0] == "Je staat er niet alleen voor: Samira en Naima."
    assert "‘Je’" not in full.front.status
    english = report(ahmed(), "en")
    assert english.front.carries[0] == "The carer is not alone in this: Samira and Naima."
    assert [one.title for one in own.support.rows if one.id == "respite"] == ["Vervangende zorg, zodat jij even vrij bent"]
    assert [one.title for one in full.support.rows if one.id == "respite"] == ["Vervangende zorg, zodat de mantelzorger even vrij is"]


@pytest.mark.parametrize(("lang", "said"), [("nl", "‘Je’ en ‘jij’ in dit verslag is Ahmed."), ("en", "‘You’ in this report is Ahmed.")])
def test_a_finding_without_words_for_the_worker_is_explained(lang: str, said: str) -> None:
    """As in a talk that goes on in an earlier version, and in a method of an organisation."""
    talk = ahmed()
    old = [replace(rule, text=both_said(rule.text, "client")) for rule in talk.flow.points]
    talk.flow = replace(talk.flow, points=tuple(old), version="earlier")
    assert said in report(talk, lang).front.status
    assert said not in report(talk, lang, "client").front.status


def both_said(text: Text, audience: str) -> Text:
    """The text that one audience reads, for all."""
    return Text({lang: text.get(lang, audience) for lang in LANGS})


def test_every_figure_leads_to_its_answer_and_rule(full: Report) -> None:
    items = [item for measure in full.measures for domain in measure.domains for item in domain.items]
    hours = next(item for item in items if any(s.question == "hours_per_week" for s in item.sources))
    assert hours.sources[0].answer == "12 uur per week"
    assert hours.points == "38,3"
    assert "20 = 55" in hours.rule
    row = next(r for stage in full.stages for r in stage.rows if r.question == "hours_per_week")
    assert row.number == hours.sources[0].number > 0
    assert full.origin.version == library().flows["pom"].version
    assert all(item.rule and item.share.endswith("%") for item in items)


def test_shares_of_a_measure_add_up_to_all_of_it(full: Report) -> None:
    for measure in full.measures:
        assert abs(sum(int(domain.share.rstrip("%")) for domain in measure.domains) - 100) <= len(
            measure.domains
        )


def test_an_incomplete_scale_is_not_a_zero(full: Report) -> None:
    pressure = full.scales[0]
    assert (pressure.score, pressure.complete) == ("onvolledig", False)
    assert "0 van de 9" in pressure.answered
    assert "niet de gevalideerde schaal" in pressure.wording
    assert any(pressure.reference in text for text in full.sources)


def test_a_complete_scale_of_zero_is_a_zero() -> None:
    talk = Talk("pom").answers(
        {item.source[1]: "no_strong" for item in library().flows["pom"].scales["felt_pressure"].items}
    )
    pressure = report(talk).scales[0]
    assert (pressure.score, pressure.complete) == ("0 (van 0 tot 9)", True)


def test_two_who_differ_stand_side_by_side(full: Report) -> None:
    row = next(r for stage in full.stages for r in stage.rows if r.question == "health")
    assert [(said.who, said.answer, said.counts) for said in row.said] == [
        ("Ahmed (de mantelzorger)", "goed", True),
        ("Fatna (de naaste)", "gaat wel", False),
    ]
    assert row.said[1].typed == "hij is vaak moe"
    assert row.differs


def test_people_stand_by_sector_and_the_dead_are_marked(full: Report) -> None:
    assert [table.sector for table in full.people] == ["family", "professionals"]
    family = {person.name: person for person in full.people[0].people}
    assert (family["Said"].deceased, family["Samira"].deceased) == ("overleden 2011", "")
    assert (family["Samira"].about, family["Samira"].contact, family["Samira"].bond) == (
        "42 jaar",
        "elke week",
        "hecht",
    )
    assert full.people[1].people[0].name == "praktijkondersteuner"
    assert full.ties == ("Said is ouder van Ahmed", "Fatna en Said: getrouwd (sinds 1975)")


def test_open_questions_by_kind_with_their_reason(full: Report) -> None:
    groups = {group.kind: group for group in full.open_questions}
    assert [(row.question, row.reason) for row in groups["rather_not"].rows] == [
        ("municipality", "gaat niemand aan")
    ]
    unanswered = {row.question for row in groups["unanswered"].rows}
    assert "care_since" in unanswered
    assert "carer_word_info" not in unanswered
    assert not unanswered & {"hours_per_week", "municipality"}
    assert any(point.id == "municipality_open" for point in full.open_points)


def test_corrections_show_old_and_new(full: Report) -> None:
    changes = [(row.old, row.new) for row in full.corrections]
    assert changes == [("10 uur per week", "12 uur per week"), ("41", "42")]


def test_what_was_undone_is_no_correction() -> None:
    talk = Talk("pom").answer("carer_age", 45).answer("carer_age", 54)
    talk.say("undone", seq=len(talk.events))
    assert report(talk).corrections == ()


def test_an_answer_that_no_longer_applies_is_set_aside() -> None:
    talk = Talk("pom").answers({"paid_work": "full_time", "work_clash": "often", "carer_age": 40})
    talk.answer("paid_work", _not_working())
    found = report(talk)
    assert [row.question for row in found.set_aside] == ["work_clash"]
    assert all(row.question != "work_clash" for stage in found.stages for row in stage.rows)
    assert report(talk, reader="client").set_aside == ()


def _not_working() -> str:
    working = {"full_time", "part_time", "own_business", "study"}
    options = library().flows["pom"].questions["paid_work"].options
    return next(option.id for option in options if option.id not in working)


def test_safety_words_are_for_the_professional_and_come_first(full: Report, own: Report) -> None:
    assert [(box.card, box.words) for box in full.safety] == [("exhausted", "ik kan niet meer")]
    assert full.safety[0].lines == ("Lijn: 0800-0113 (dag en nacht)",)
    assert full.safety[0].title in full.front.first
    assert own.safety == ()
    assert own.front.first.startswith("een gedeelde agenda maken")
    assert "ik kan niet meer" not in repr(own)


def test_a_signal_comes_with_what_to_do_first() -> None:
    talk = Talk("pom").answers({"hours_per_week": 60, "nights_per_week": 5})
    found = report(talk)
    assert found.signals[0].id == "hours_and_nights"
    assert found.signals[0].kind == "urgent"
    assert found.front.first == found.signals[0].steps[0]
    assert {source.question for source in found.signals[0].sources} == {"hours_per_week", "nights_per_week"}
    client = report(talk, reader="client")
    assert client.signals[0].text.startswith("Je zorgt veel uren")


def test_the_client_gets_no_working_of_the_professional(own: Report) -> None:
    assert [note.text for note in own.notes] == ["Loubna vindt dat hij te weinig thuis is."]
    assert own.corrections == ()
    assert own.advice == ()
    assert all(not domain.items for measure in own.measures for domain in measure.domains)
    assert own.front.balance == "Wat je draagt en wat je helpt, passen nu bij elkaar."


def test_stages_of_the_worker_are_not_for_the_client() -> None:
    reflection = next(
        stage for stage in library().flows["quez"].stages if stage.audience and "client" not in stage.audience
    )
    flow = library().flows["quez"]
    text = next(name for name in reflection.questions if flow.questions[name].kind == "text")
    talk = Talk("quez", audience="worker", lang="en").answer("goal_1", "someone to go to karaoke with")
    talk.say("answered", "worker", question=text, value="my private thought", words="")
    talk.say("noted", "client", question=text, text="about the private thought")
    assert "my private thought" in repr(report(talk))
    client = report(talk, lang="en", reader="client")
    assert "private thought" not in repr(client)
    assert all(
        row.question not in reflection.questions for group in client.open_questions for row in group.rows
    )
    assert client.steps[0].goal == "someone to go to karaoke with"


def test_support_asks_to_be_filled_in_where_nothing_is_known(full: Report) -> None:
    assert full.support is not None
    assert all(row.place == "landelijk" for row in full.support.rows)
    assert "de gemeente" in full.support.fill_in
    talk = ahmed().answer("municipality", "Zwolle")
    support = report(talk).support
    assert support is not None
    assert "Zwolle" in support.fill_in
    local = next(option for option in library().support if option.municipality)
    known = report(ahmed().answer("municipality", str(local.municipality).upper())).support
    assert known is not None
    assert known.fill_in == ""
    assert local.id in {row.id for row in known.rows}


def test_at_most_eight_methods_each_with_a_reason(full: Report) -> None:
    assert len(full.methods) <= 8
    assert all(method.because and method.takes and method.evidence for method in full.methods)
    assert all(method.id != "pom" for method in full.methods)


def test_sources_say_what_it_is_not(full: Report, own: Report) -> None:
    assert full.sources[0] == "Dit is een aanwijzing voor een gesprek, geen diagnose."
    assert any("2014" in text for text in full.sources)
    assert any("2014" in text for text in own.sources)
    assert full.origin.files


def test_a_talk_that_only_began_makes_a_report() -> None:
    for flow in ("pom", "quez"):
        for lang in ("nl", "en"):
            found = report(Talk(flow), lang=lang)
            assert found.front.field == ""
            assert found.stages == ()
            assert found.front.first


def test_english_has_no_dutch_headings(full: Report) -> None:
    english = report(ahmed(), lang="en")
    assert set(english.words) == set(full.words)
    same = {key for key in full.words if full.words[key] == english.words[key]}
    assert same <= {"score", "contact", "old"}, same
    assert english.front.field == "in balance"
    assert english.front.balance.startswith("Load is 33 of 100")
    assert english.people[0].people[0].relation == "sister"
