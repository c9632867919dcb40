"""The three cases, said as at the table: the talk goes as it should and the report holds what each case asks for."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import date

import pytest

from intake.conversation.fold import fold
from intake.reporting import Report, build, render
from intake.reporting.model import PointRow
from intake.reporting.pdf import pdf
from tests.cases.scripts import AHMED, JOYCE, RIA
from tests.cases.table import Table


def led(flow: str, lang: str, audience: str, script: dict[str, list[str]]) -> Table:
    table = Table(flow, lang, audience)
    assert table.run(script) == []
    table.talk.move("finish")
    return table


@pytest.fixture(scope="module")
def ria() -> Table:
    return led("mantelscan", "nl", "worker", RIA)


@pytest.fixture(scope="module")
def ahmed() -> Table:
    return led("pom", "nl", "volunteer", AHMED)


@pytest.fixture(scope="module")
def joyce() -> Table:
    return led("quez", "en", "client", JOYCE)


def report(table: Table, reader: str) -> Report:
    return build(
        table.talk.state,
        table.library,
        lang=table.lang,
        reader=reader,
        today=date(2026, 1, 13),
        program="Draagwijzer",
    )  # type: ignore[arg-type]


def suggested(made: Report) -> list[str]:
    return [row.id for row in made.methods]


class TestRia:
    def test_load_is_high_and_capacity_middling_to_low(self, ria: Table) -> None:
        balance = ria.talk.state.balance()
        assert balance is not None
        assert balance.load.score is not None
        assert balance.load.score >= 65
        assert balance.capacity.score is not None
        assert 30 <= balance.capacity.score <= 55
        assert balance.field == "at_risk"

    def test_the_overload_signal_says_what_to_do_first(self, ria: Table) -> None:
        signal = next(box for box in report(ria, "professional").signals if box.id == "overload")
        assert signal.kind == "urgent"
        assert len(signal.steps) >= 3
        assert {"hours_per_week", "nights_per_week"} <= {source.question for source in signal.sources}

    def test_what_carries_names_knowledge_planning_pride_and_helpers(self, ria: Table) -> None:
        text = " ".join(point.text for point in report(ria, "professional").carries)
        assert {"knows_much", "plans_well", "proud"} <= {
            point.id for point in report(ria, "professional").carries
        }
        assert "Sanne" in text
        assert "Els" in text
        assert "nog thuis woont" in text

    def test_money_is_open_and_not_counted(self, ria: Table) -> None:
        made = report(ria, "professional")
        assert "money" in {row.question for group in made.open_questions for row in group.rows}
        money = next(d for m in made.measures if m.id == "load" for d in m.domains if d.id == "money")
        assert money.value is None

    def test_broken_tense_and_fading_ties_are_chances(self, ria: Table) -> None:
        text = " ".join(point.text for point in report(ria, "professional").chances)
        assert all(name in text for name in ("Kees", "Dennis", "Marga"))

    def test_the_family_of_four_generations_is_there(self, ria: Table) -> None:
        people = {person.name: person for person in ria.talk.state.people.values()}
        assert {
            "Gerrit",
            "Truus",
            "Piet",
            "Annie",
            "Henk",
            "Ria Jansen",
            "Sanne",
            "Mark",
            "Dennis",
            "Kim",
            "Noor",
            "Kees",
            "Joke",
        } <= set(people)
        assert (people["Gerrit"].of, people["Gerrit"].relation, people["Gerrit"].died) == (
            "cared_for",
            "father",
            "2011",
        )
        assert people["Truus"].age == 88
        assert people["Noor"].relation == "grandchild"
        assert people["Kees"].bond == "broken"
        ties = {
            (ria.talk.state.people[t.a].name, ria.talk.state.people[t.b].name, t.kind, t.status)
            for t in ria.talk.state.ties
        }
        assert ("Sanne", "Mark", "partner", "married") in ties
        assert ("Dennis", "Kim", "partner", "divorced") in ties
        assert ("Sanne", "Noor", "parent", None) in ties

    def test_the_correction_moved_els_to_thursday(self, ria: Table) -> None:
        els = next(person for person in ria.talk.state.people.values() if person.name == "Els")
        assert els.note == "donderdagochtend"
        assert els.per_month == pytest.approx(4.33)
        assert any("dinsdagochtend → donderdag" in message.text for message in ria.said)

    def test_naming_one_more_is_no_correction(self, ria: Table) -> None:
        rows = [(row.what, row.old, row.new) for row in report(ria, "professional").corrections]
        assert ("Els: opmerking", "dinsdagochtend", "donderdagochtend") in rows
        assert not any(row.new.startswith(row.old) for row in report(ria, "professional").corrections)

    def test_methods_fit_and_those_outside_their_conditions_stay_away(self, ria: Table) -> None:
        ids = suggested(report(ria, "professional"))
        assert {"ontmoetingscentra", "naast-de-mantelzorger"} <= set(ids)
        assert {"familieberaad", "sociale-netwerkstrategieen"} & set(ids)
        assert not {"zin-in-vriendschap", "osani", "bezoekdienst", "mantelscan"} & set(ids)

    def test_agreed_steps_say_who_and_when(self, ria: Table) -> None:
        steps = report(ria, "professional").steps
        assert ("Een nacht per week vrij.", "Sanne", "volgende maand") in [
            (s.step, s.who, s.when) for s in steps
        ]
        assert len(steps) == 3

    @pytest.mark.parametrize("reader", ["professional", "client"])
    @pytest.mark.parametrize("format", ["html", "md", "txt", "json"])
    def test_every_report_renders(self, ria: Table, reader: str, format: str) -> None:
        text = render(report(ria, reader), format)  # type: ignore[arg-type]
        assert "Sanne" in text
        assert ("Ria oogt moe" in text) is (reader == "professional")

    @pytest.mark.parametrize("format", ["html", "md", "txt"])
    def test_the_maps_and_the_network_are_in_every_report(self, ria: Table, format: str) -> None:
        text = " ".join(render(report(ria, "professional"), format).split())  # type: ignore[arg-type]
        assert "Genogram van Ria Jansen" in text
        assert "Ecogram van Ria Jansen" in text
        assert "Sanne (33) en Mark: getrouwd." in text
        assert "Spanning kost kracht: Dennis." in text


class TestAhmed:
    def test_load_is_moderate_and_capacity_good(self, ahmed: Table) -> None:
        balance = ahmed.talk.state.balance()
        assert balance is not None
        assert balance.load.score is not None
        assert 25 <= balance.load.score <= 50
        assert balance.capacity.score is not None
        assert balance.capacity.score >= 60
        assert balance.field == "in_balance"

    def test_felt_pressure_says_how_it_was_computed_and_whose_words(self, ahmed: Table) -> None:
        scale = next(row for row in report(ahmed, "professional").scales if row.id == "felt_pressure")
        assert ahmed.talk.state.scale("felt_pressure").score == 4
        assert scale.computed
        assert "eigen woorden" in scale.wording.lower()
        assert "Pot" in scale.reference

    def test_no_alarm(self, ahmed: Table) -> None:
        assert report(ahmed, "professional").signals == ()
        assert report(ahmed, "professional").safety == ()

    def test_bottlenecks_and_respect_for_no_strangers(self, ahmed: Table) -> None:
        made = report(ahmed, "professional")
        assert "respect_no_strangers" in {point.id for point in made.chances}
        assert ahmed.talk.state.value("bottlenecks") == ["letters", "daytime"]

    def test_support_is_a_list_to_fill_in(self, ahmed: Table) -> None:
        support = report(ahmed, "professional").support
        assert support is not None
        assert support.rows
        assert "Utrecht" in support.fill_in

    def test_suggestions_share_and_plan_the_care(self, ahmed: Table) -> None:
        ids = suggested(report(ahmed, "professional"))
        assert {"caren", "sharecare"} & set(ids)
        assert {"familieberaad", "sociale-netwerkstrategieen"} & set(ids)
        assert "vrienden-maken-kun-je-leren" not in ids

    def test_he_asked_why_and_came_back_the_next_day(self, ahmed: Table) -> None:
        kinds = [event.kind for event in ahmed.events]
        assert kinds.count("paused") == kinds.count("resumed") == 1
        assert any(
            message.kind == "explain" and message.question == "care_conditions" for message in ahmed.said
        )

    def test_a_page_for_himself(self, ahmed: Table) -> None:
        text = render(report(ahmed, "client"), "txt")
        assert "agenda" in text
        assert "version" not in text.lower()


class TestJoyce:
    def test_her_own_words_are_in_her_copy(self, joyce: Table) -> None:
        text = " ".join(render(report(joyce, "client"), "txt").split())
        for words in (
            "I want to decide myself, not mum",
            "someone to go to karaoke with",
            "animals, remembering faces, never late",
        ):
            assert words in text

    def test_nobody_is_said_to_help_or_to_be_missed_but_who_she_named_there(self, joyce: Table) -> None:
        people, value = joyce.talk.state.people, joyce.talk.state.value
        named = {name: {people[id].name for id in value(name)} for name in ("use_shared", "use_helpers", "contact_missed")}
        assert named == {"use_shared": {"Bo"}, "use_helpers": {"Peter"}, "contact_missed": {"Wendy"}}

    def test_the_four_elements_are_stages_of_the_report(self, joyce: Table) -> None:
        stages = {block.id for block in report(joyce, "client").stages}
        assert {"ownership", "strength", "drive", "contacts_now"} <= stages

    def test_she_asked_for_other_words_and_corrected_a_name(self, joyce: Table) -> None:
        assert any(message.kind == "explain" and message.question == "own_say" for message in joyce.said)
        names = {person.name for person in joyce.talk.state.people.values()}
        assert "Wendy" in names
        assert "Mandy" not in names

    def test_her_step_and_who_can_help(self, joyce: Table) -> None:
        step = report(joyce, "client").steps[0]
        assert step.step == "ask Bo to come and see the horses"
        assert "Peter" in step.who

    def test_methods_for_her_and_not_for_others(self, joyce: Table) -> None:
        ids = suggested(report(joyce, "client"))
        assert {"die-ken-ik", "vriendenkring", "natuurlijk-een-netwerkcoach", "steffie"} <= set(ids)
        assert not {"zin-in-vriendschap", "studiekringen", "50plusnet"} & set(ids)


@pytest.mark.parametrize("name", ["ria", "ahmed", "joyce"])
def test_replaying_the_events_gives_the_same_talk(name: str, request: pytest.FixtureRequest) -> None:
    table: Table = request.getfixturevalue(name)
    again = fold(table.talk.state.compiled, table.events)
    assert again.profile() == table.talk.state.profile()
    assert again.people == table.talk.state.people
    assert again.balance() == table.talk.state.balance()
    assert again.current == table.talk.state.current


MAPS = {
    "nl": ("De mensen om je heen", "Genogram van", "Ecogram van", "De kaart staat op bladzijde {}."),
    "en": ("The people around you", "Genogram of", "Ecogram of", "The map is on page {}."),
}
"""The heading of the network in the client's report, how its maps begin, the first one first, and where that one is."""
HEADING_ALONE = 4
"""Lines of a page, with its foot: fewer are a heading and nothing of what it is about."""


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed: see tests/needs.sh")
@pytest.mark.parametrize("name", ["ria", "ahmed", "joyce"])
@pytest.mark.parametrize("before", [2, 8, 11, 19, 26])
def test_a_map_stands_below_its_heading_or_where_that_says(name: str, before: int, request: pytest.FixtureRequest) -> None:
    """However much text comes before it, never above it, and the text goes on below the heading. before: points."""
    made = report(request.getfixturevalue(name), "client")
    chances = tuple(PointRow(f"p{n}", f"Dit kun je proberen ({n}).", ()) for n in range(before))
    short = replace(made, chances=chances, methods=(), support=None, stages=(), scales=(), measures=(), advice=())
    heading, drawn, eco, where = MAPS[made.lang]
    pages = pages_of(pdf(short))
    there = next(number for number, page in enumerate(pages) if heading in page)
    assert not any(title in page for page in pages[:there] for title in (drawn, eco))
    below = pages[there].split(heading)[1]
    assert not any(title in pages[there].split(heading)[0] for title in (drawn, eco))
    if drawn not in below:
        at = next(number for number, page in enumerate(pages) if drawn in page)
        assert where.format(at + 1) in below
        assert at == there + 1 or at == len(pages) - 2, "on the next page, or the last one where it lies on its side"
        assert len([line for line in below.splitlines() if line.strip()]) > HEADING_ALONE


def pages_of(data: bytes) -> list[str]:
    """What stands on each page, from top to bottom."""
    told = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True)
    return told.stdout.decode().split("\f")
