"""Courses, groups and visits someone else offers, as whole talks: fit, hopes, what to arrange, the sheet, how it went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

import pytest

from intake.conversation.compiled import compile_flow
from intake.conversation.dialogue import Dialogue
from intake.conversation.events import Event
from intake.conversation.messages import Message
from intake.conversation.protocol import tell
from intake.definitions import load_library
from intake.definitions.checking import check_flow
from intake.reporting import build, render
from intake.reporting.model import PointRow, Report
from tests.flows.referral_scripts_a import SCRIPTS, Script

LIBRARY = load_library()
START = datetime(2026, 11, 16, 10, tzinfo=UTC)
NEXT = START + timedelta(days=60)
CASES = [(flow, lang) for flow in SCRIPTS for lang in ("nl", "en")]
WORDS: Mapping[str, Mapping[str, str]] = {
    "nl": {"yes": "ja", "no": "nee", "now": "nu", "since": "Het gaat wel.", "worked": "het is gelukt"},
    "en": {"yes": "yes", "no": "no", "now": "now", "since": "It is all right.", "worked": "it worked"},
}


class Talk:
    """One talk over two days: the lines typed at each question, and what was not understood."""

    def __init__(self, flow: str, lang: str, audience: str = "client") -> None:
        self.flow, self.lang, self.audience = LIBRARY.flows[flow], lang, audience
        self.events: list[Event] = []
        self.odd: list[str] = []
        self.told: list[str] = []
        self.now = START

    def day(self, now: datetime, lines: Mapping[str, str]) -> Dialogue:
        """Sit down on that day and say the lines, until no question is left."""
        self.now = now
        talk = Dialogue(
            compile_flow(self.flow), self.events.append, clock=lambda: self.now, library=LIBRARY, lang=self.lang,
            new_id=lambda: f"p{len(self.events)}", events=list(self.events), audience=self.audience,
        )  # fmt: skip
        self.told += [message.text for message in talk.open()]
        said: set[str] = set()
        for _ in range(200):
            name = talk.state.current
            if talk.pending is None and name is None:
                return talk
            self.told += [message.text for message in self._answer(talk, name or "", lines, said)]
        raise AssertionError(f"no end: {self.odd}")

    def _answer(self, talk: Dialogue, name: str, lines: Mapping[str, str], said: set[str]) -> list[Message]:
        words = WORDS[self.lang]
        if talk.pending is not None:
            return talk.hear(words[_asked(talk)])
        if talk.is_asking_more():
            return talk.hear(words["no"])
        if talk.prompt is not None and talk.prompt.kind == "info":
            return talk.hear("ok")
        if name not in lines or name in said:
            self.odd.append(name)
            return talk.move("dont_know")
        said.add(name)
        heard = talk.hear(lines[name])
        self.odd += [f"{name}: {one.text}" for one in heard if one.kind in ("refused", "clarify")]
        return heard


def _asked(talk: Dialogue) -> str:
    """What the program itself asks now: a key of WORDS."""
    assert talk.pending is not None
    if talk.pending.kind != "told":
        return "yes"
    since = {tell(key, talk.lang) for key in ("since", "since_client")}
    return "worked" if talk.pending.options else "since" if talk.pending.text in since else "now"


@lru_cache(maxsize=64)
def talked(flow: str, lang: str, days: int = 2, audience: str = "client") -> tuple[Talk, Dialogue]:
    script: Script = SCRIPTS[flow][lang]
    talk = Talk(flow, lang, audience)
    end = talk.day(START, script.first)
    return talk, talk.day(NEXT, script.later) if days > 1 else end


def report(end: Dialogue, lang: str, reader: str = "client") -> Report:
    """As it is on the day of the last meeting."""
    today = date.fromisoformat(end.state.events[-1].at[:10])
    return build(end.state, LIBRARY, lang=lang, reader=reader, today=today, program="Draagwijzer")  # type: ignore[arg-type]


def texts(rows: tuple[PointRow, ...]) -> str:
    return " | ".join(row.text for row in rows)


def weighing(flow: str, lines: Mapping[str, str], lang: str = "nl") -> str:
    """What weighs, as the professional reads it, after the first day with these lines instead."""
    talk = Talk(flow, lang)
    end = talk.day(START, {**SCRIPTS[flow][lang].first, **lines})
    return texts(report(end, lang, "professional").weighs)


@pytest.mark.parametrize(("flow", "lang"), CASES)
def test_every_line_is_understood(flow: str, lang: str) -> None:
    talk, end = talked(flow, lang)
    assert talk.odd == []
    assert [row.question for row in end.review() if row.state != "answered" and row.kind != "info"] == []


@pytest.mark.parametrize(("flow", "lang"), CASES)
def test_someone_whom_it_suits_reads_nothing_against_it(flow: str, lang: str) -> None:
    _, end = talked(flow, lang, days=1)
    told = report(end, lang)
    assert told.weighs == ()
    assert len(told.carries) >= 3


@pytest.mark.parametrize(("flow", "lang"), CASES)
def test_the_sheet_fits_on_one_page_and_says_what_to_do(flow: str, lang: str) -> None:
    script = SCRIPTS[flow][lang]
    _, end = talked(flow, lang, days=1)
    sheet = report(end, lang).sheet
    assert sheet is not None
    assert (sheet.name, sheet.hope, sheet.worry, sheet.step) == (
        script.first["client_name"], script.first["ref_hope"], script.first["ref_worry"], script.first["ref_step"],
    )  # fmt: skip
    assert len(sheet.arrange) == 2
    assert "2026" in sheet.when
    assert sheet.how == ()
    assert len(sheet.told) == len(LIBRARY.flows[flow].sheet)
    assert all(
        script.first[name] in " ".join(sheet.told)
        for name in ("bd_memory", "vk_doing")
        if name in script.first
    )
    assert len(render(report(end, lang), "txt", page="sheet").splitlines()) <= 60


@pytest.mark.parametrize(("flow", "lang"), CASES)
def test_weeks_later_it_asks_whether_it_began_and_helped(flow: str, lang: str) -> None:
    talk, end = talked(flow, lang)
    script = SCRIPTS[flow][lang]
    assert len(end.state.meetings) == 2
    assert end.state.open_steps() == ()
    told = report(end, lang)
    assert told.sheet is not None
    how = " ".join(told.sheet.how)
    assert "8" in how
    assert script.later["ref_helped_how"] in how
    assert ("Het helpt je" if lang == "nl" else "It helps you") in texts(told.carries)
    assert any(script.first["ref_step"] in line for line in talk.told)


@pytest.mark.parametrize(
    ("flow", "lines", "against"),
    [
        ("bezoekdienst", {"client_age": "48"}, "nog geen 55"),
        ("bezoekdienst", {"bd_lost": "nee"}, "alleen voor weduwen"),
        ("bezoekdienst", {"bd_loss": "in oktober 2026"}, "korter dan drie maanden"),
        ("bezoekdienst", {"bd_loss": "in 2023"}, "langer dan zes maanden"),
        ("bezoekdienst", {"bd_home": "liever niet thuis"}, "ergens anders"),
        ("zin-in-vriendschap", {"client_gender": "man"}, "Is een man"),
        ("zin-in-vriendschap", {"client_age": "40"}, "nog geen 55"),
        ("zin-in-vriendschap", {"zv_homework": "nee"}, "geen opdrachten"),
        ("zin-in-vriendschap", {"zv_friends_now": "goed zo"}, "niet nodig"),
        ("vrienden-maken-kun-je-leren", {"client_age": "15"}, "voor volwassenen"),
        ("vrienden-maken-kun-je-leren", {"vm_talk_to": "20"}, "al veel mensen"),
        ("vrienden-maken-kun-je-leren", {"vm_learn_pace": "te snel"}, "rustiger tempo"),
        ("vrienden-maken-kun-je-leren", {"vm_work": "nee"}, "niet zelf aan de slag"),
        ("vriendenkring", {"vk_me": "niets hiervan"}, "geen beperking of psychische achtergrond"),
        ("vriendenkring", {"vk_me": "ik ben al wat ouder"}, "alleen ouder"),
        ("vriendenkring", {"vk_care": "veel"}, "geeft geen zorg"),
        ("natuurlijk-een-netwerk", {"care_relation": "buurvrouw"}, "is voor familie"),
        ("natuurlijk-een-netwerk", {"care_conditions": "dementie"}, "geen beperking"),
        ("natuurlijk-een-netwerk", {"nen_wants": "wil het niet"}, "De naaste wil dit niet"),
        ("natuurlijk-een-netwerk", {"nen_now": "te zwaar"}, "regel eerst lucht"),
        ("ontmoetingscentra", {"oc_stage": "zware dementie"}, "licht tot matig"),
        ("ontmoetingscentra", {"oc_stage": "nog niet onderzocht"}, "eerst naar de huisarts"),
        ("ontmoetingscentra", {"oc_living": "verpleeghuis"}, "voor wie thuis woont"),
        ("ontmoetingscentra", {"oc_days": "elke dag"}, "drie dagen per week"),
        ("ontmoetingscentra", {"oc_p_says": "nee"}, "dwing niets"),
        ("osani", {"care_relation": "een kennis"}, "directe familie"),
        ("osani", {"care_conditions": "dementie"}, "geen beperking"),
        ("osani", {"os_later": "nee, nu niet"}, "nu niet de weg"),
        ("osani", {"os_stay": "Sam"}, "te smal"),
        ("die-ken-ik", {"dk_learning": "nee, net zo"}, "geen verstandelijke beperking"),
        ("die-ken-ik", {"dk_contacts": "nee, het is goed zo"}, "niet nodig"),
        ("die-ken-ik", {"dk_do": "nee"}, "niet oefenen"),
    ],
)
def test_it_says_honestly_when_it_is_not_for_this_person(
    flow: str, lines: Mapping[str, str], against: str
) -> None:
    assert against in weighing(flow, lines)
    assert against not in weighing(flow, {})


@pytest.mark.parametrize(
    ("flow", "question", "line", "left_out", "kept"),
    [
        ("die-ken-ik", "dk_better", "Els en Kim", "Kim", "Els"),
        ("osani", "os_stay", "Sam en begeleider Peter", "Peter", "Sam"),
    ],
)
def test_who_is_no_new_or_lasting_contact_is_left_out_with_the_reason(
    flow: str, question: str, line: str, left_out: str, kept: str
) -> None:
    talk = Talk(flow, "nl")
    end = talk.day(START, {**SCRIPTS[flow]["nl"].first, question: line})
    assert any(f"Niet op de lijst gezet: {left_out}." in told for told in talk.told)
    answer = end.state.answer(question)
    assert answer is not None
    assert [end.state.people[id].name for id in answer.value] == [kept]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_die_ken_ik_ends_with_a_map_and_a_plan_of_ones_own(lang: str) -> None:
    _, end = talked("die-ken-ik", lang)
    sectors = {person.name: person.sector for person in end.state.people.values()}
    assert [sectors[name] for name in ("Kim", "Bo", "Wim", "Els", "Peter", "Sam")] == [
        "family", "friends", "colleagues", "neighbours", "professionals", "friends",
    ]  # fmt: skip
    told = report(end, lang)
    assert told.maps
    assert len(told.steps) == 3


def test_osani_names_what_is_still_open_in_law_and_money() -> None:
    talk = Talk("osani", "nl")
    end = talk.day(
        START, {**SCRIPTS["osani"]["nl"].first, "os_arranged": "nog niets", "os_tomorrow": "niemand"}
    )
    told = report(end, "nl", "professional")
    assert "notaris" in texts(told.open_points)
    assert any("noodplan" in step for signal in told.signals for step in signal.steps)
    assert len(told.steps) == 3


def test_at_the_meeting_centre_both_are_asked_and_who_is_not_there_stays_open() -> None:
    _, end = talked("ontmoetingscentra", "nl")
    assert "Het helpt jullie allebei" in texts(report(end, "nl").carries)
    alone = Talk("ontmoetingscentra", "nl")
    script = SCRIPTS["ontmoetingscentra"]["nl"].first
    said = alone.day(START, {**script, "oc_who": "ik zorg voor mijn man"})
    assert said.state.answer("oc_p_likes") is None
    assert "zelf nog niet gehoord" in texts(report(said, "nl", "professional").open_points)


def test_who_is_not_meant_hears_it_in_the_talk_too() -> None:
    talk = Talk("zin-in-vriendschap", "nl")
    talk.day(START, {**SCRIPTS["zin-in-vriendschap"]["nl"].first, "client_gender": "man"})
    assert any("Deze cursus is voor vrouwen van 55 en ouder." in line for line in talk.told)
    suits, _ = talked("zin-in-vriendschap", "nl", days=1)
    assert not any("Deze cursus is voor vrouwen" in line for line in suits.told)


@pytest.mark.parametrize(
    ("flow", "line"),
    [
        ("bezoekdienst", {"bd_days": "bijna niet"}),
        ("vrienden-maken-kun-je-leren", {"vm_mood": "bijna elke dag somber"}),
        ("natuurlijk-een-netwerk", {"nen_now": "te zwaar"}),
        ("ontmoetingscentra", {"oc_c_load": "te zwaar"}),
    ],
)
def test_what_a_course_or_visit_cannot_carry_asks_for_the_doctor(flow: str, line: Mapping[str, str]) -> None:
    talk = Talk(flow, "nl")
    end = talk.day(START, {**SCRIPTS[flow]["nl"].first, **line})
    (signal,) = report(end, "nl", "professional").signals
    assert any("huisarts" in step for step in signal.steps)


def test_the_professional_gets_the_guide_and_the_client_only_the_aim() -> None:
    guide, _ = talked("bezoekdienst", "nl", days=1, audience="worker")
    client, _ = talked("bezoekdienst", "nl", days=1)
    assert any("hoeveel maanden het verlies" in line for line in guide.told)
    assert not any("hoeveel maanden het verlies" in line for line in client.told)
    assert any("Samen zien of bezoek bij je past." in line for line in client.told)


def test_a_sheet_that_names_what_is_never_asked_is_a_problem() -> None:
    flow = LIBRARY.flows["bezoekdienst"]
    problems = [
        problem.message
        for problem in check_flow(replace(flow, sheet=("bd_visitr",)), defaultdict(lambda: flow.place))
    ]
    assert any("bd_visitr" in message and "bd_visitor" in message for message in problems)
