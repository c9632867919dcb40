"""Talks made of events, for the tests of reports: a POM talk, and one with hostile words in every place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from intake.conversation.compiled import compile_flow
from intake.conversation.events import Event
from intake.conversation.fold import Conversation, fold
from intake.definitions import load_library
from intake.definitions.model import HelpLine, Library, Place, SafetyCard, Text
from intake.network.model import Person, Tie

PLACE = Place("test", 1, 1)


@lru_cache(maxsize=1)
def library() -> Library:
    """The project's own library, with a safety card of ours so that the tests do not hang on the wording of the real one."""
    found = load_library()
    line = HelpLine("line", both("Lijn"), "0800-0113", both("dag en nacht"))
    card = SafetyCard(
        "exhausted",
        both("Het gaat niet meer"),
        both("Nu rust"),
        ("line",),
        PLACE,
        (both("Overleg met een collega."),),
    )
    return Library(
        found.flows, {**found.lines, "line": line}, {**found.safety, "exhausted": card}, found.support
    )


def both(words: str) -> Text:
    return Text({"nl": words, "en": words})


class Talk:
    """Events of one talk, numbered and timed as they come."""

    def __init__(self, flow: str, **started: Any) -> None:
        self.flow = library().flows[flow]
        self.events: list[Event] = []
        data = {
            "flow": flow,
            "version": self.flow.version,
            "lang": "nl",
            "audience": "volunteer",
            "by": "client",
        }
        self.say("started", **(data | started))

    def say(self, kind: str, by: str = "client", day: int = 1, **data: Any) -> Talk:
        seq = len(self.events) + 1
        self.events.append(Event(seq, f"2026-03-{day:02}T10:{seq % 60:02}:00+01:00", kind, by, data))
        return self

    def answers(self, values: Mapping[str, Any], by: str = "client") -> Talk:
        for question, value in values.items():
            self.answer(question, value, by=by)
        return self

    def answer(self, question: str, value: Any, words: str = "", by: str = "client") -> Talk:
        return self.say("answered", by, question=question, value=value, words=words)

    def person(self, id: str, **facts: Any) -> Talk:
        return self.say("person_added", person=asdict(Person(id, **facts)))

    def tie(self, a: str, b: str, kind: str, **more: Any) -> Talk:
        return self.say("tie_added", tie=asdict(Tie(a, b, kind, **more)))

    @property
    def state(self) -> Conversation:
        return fold(compile_flow(self.flow), self.events)


AHMED: Mapping[str, Any] = {
    "found_by": "practice_nurse",
    "carer_name": "Ahmed",
    "cared_for_name": "Fatna",
    "care_relation": "mother",
    "care_words": "boodschappen, brieven en mee naar het ziekenhuis",
    "carer_word": "no",
    "known_to": ["gp"],
    "carer_age": 45,
    "carer_gender": "man",
    "hours_per_week": 10,
    "care_tasks": ["shopping", "paperwork", "appointments", "company"],
    "nights_per_week": 0,
    "care_sharers": ["samira", "naima"],
    "backup": "sure",
    "paid_work": "full_time",
    "work_clash": "sometimes",
    "home_clash": "sometimes",
    "health": "good",
    "sleep": "well",
    "satisfaction": "often",
    "strengths": ["family", "love"],
    "ask_help": "depends",
    "bottlenecks": ["letters", "daytime"],
    "care_wishes": ["plan_care"],
    "support_known": ["none"],
    "help_outside": "no_strangers",
    "step_1": "een gedeelde agenda maken",
    "step_1_who": "Ahmed en Samira",
    "step_1_when": "2026-04-01",
}


def ahmed() -> Talk:
    """A POM talk with a sister each side, a father who died, a correction, a refusal, a note and a safety card."""
    talk = Talk("pom", names={"client": "Ahmed", "cared_for": "Fatna"})
    talk.person(
        "samira", name="Samira", relation="sister", sector="family", gender="woman", age=41, per_month=4.35,
        gives=("care", "practical"), bond="strong", alive=True,
    )  # fmt: skip
    talk.person(
        "naima", name="Naima", relation="sister", sector="family", gender="woman", age=38, bond="tense"
    )
    talk.person("said", name="Said", relation="father", sector="family", alive=False, died="2011")
    talk.person("poh", name="", relation="practice_nurse", sector="professionals", per_month=1 / 3)
    talk.tie("said", "client", "parent").tie("cared_for", "said", "partner", status="married", since="1975")
    talk.answers(AHMED)
    talk.say("answered", question="hours_per_week", value=12, words="twaalf uur denk ik", day=2)
    talk.say("answered", "cared_for", question="health", value="fair", words="hij is vaak moe", day=2)
    talk.say("person_changed", id="samira", changes={"age": 42}, day=2)
    talk.say(
        "withheld", **{"question": "municipality", "as": "rather_not", "reason": "gaat niemand aan"}, day=2
    )
    talk.say("noted", question="sleep", text="Loubna vindt dat hij te weinig thuis is.", day=2)
    talk.say("noted", "volunteer", question="sleep", text="Eigen indruk: hij oogt moe.", day=2)
    talk.say("signalled", card="exhausted", words="ik kan niet meer", question="sleep", day=2)
    return talk
