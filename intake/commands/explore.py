"""Random walks through a flow: is every stage reached, does nothing get stuck, does every report render?"""

from __future__ import annotations

import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from intake.authoring.chance import value_by_chance
from intake.commands.library import flow_at
from intake.commands.problems import DONE, OURS
from intake.commands.waiting import waiting
from intake.conversation.compiled import CompiledFlow, compile_flow
from intake.conversation.dialogue import Dialogue
from intake.definitions.model import AUDIENCES, LANGS, Flow, Library, Question
from intake.network.model import SECTORS, SUPPORT, Person
from intake.words import Words

say = Words(
    {
        "walked": ("{flow}: {walks} wandelingen, {steps} stappen, {reports} verslagen.", "{flow}: {walks} walks, {steps} steps, {reports} reports."),
        "stages": ("Bereikt: {seen} van {all} onderdelen.", "Reached: {seen} of {all} stages."),
        "missed": ("Nooit bereikt: {names}.", "Never reached: {names}."),
        "unasked": ("Nooit gesteld: {names}.", "Never asked: {names}."),
        "stuck": ("Vastgelopen: {what}", "Stuck: {what}"),
    }
)  # fmt: skip

_RENDER_EVERY = 20
"""In how many walks the report is rendered once in each format; it is built at the end of every walk."""


@dataclass
class Explored:
    """What the walks found. problems: sentences; stages, questions: how often each was entered or asked."""

    steps: int = 0
    reports: int = 0
    stages: Counter[str] = field(default_factory=Counter)
    questions: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)


def run(flow_name: str, walks: int, seed: int, lang: str) -> int:
    """Walk; exit code 3 where something got stuck, was never reached or did not render."""
    definitions, flow = flow_at(flow_name, lang)
    with waiting("walking", lang, walks=walks, flow=flow.id):
        found = explore(flow, definitions, walks, seed)
    compiled = compile_flow(flow)
    missed = [leaf.stage.id for leaf in compiled.leaves if not found.stages[leaf.stage.id]]
    unasked = [name for name in compiled.order if not found.questions[name]]
    print(say("walked", lang, flow=flow.id, walks=walks, steps=found.steps, reports=found.reports))
    print(say("stages", lang, seen=len(compiled.leaves) - len(missed), all=len(compiled.leaves)))
    if missed:
        print(say("missed", lang, names=", ".join(missed)))
    if unasked:
        print(say("unasked", lang, names=", ".join(unasked)))
    for problem in found.problems[:20]:
        print(say("stuck", lang, what=problem), file=sys.stderr)
    return OURS if missed or found.problems else DONE


def explore(flow: Flow, definitions: Library, walks: int, seed: int) -> Explored:
    """Walk `walks` times, in turn for each language and audience."""
    found = Explored()
    compiled = compile_flow(flow)
    kinds = [(lang, audience) for lang in LANGS for audience in AUDIENCES]
    for number in range(walks):
        lang, audience = kinds[number % len(kinds)]
        walk = _Walk(compiled, definitions, random.Random(f"{seed}/{number}"), lang, audience)
        try:
            walk.run(found)
            _report(walk, found, number)
        except Exception as problem:
            found.problems.append(f"{number} ({lang}, {audience}): {type(problem).__name__}: {problem}")
    return found


def _report(walk: _Walk, found: Explored, number: int) -> None:
    from intake.reporting import build, render

    state, lang = walk.talk.state, walk.talk.lang
    for reader in ("professional", "client"):
        report = build(
            state, walk.library, lang=lang, reader=reader, today=date(2026, 1, 2), program="Draagwijzer"
        )
        found.reports += 1
        if number % _RENDER_EVERY < 6:
            for format in ("html", "md", "txt", "json"):
                if not render(report, format).strip():
                    found.problems.append(f"{number}: empty {format}")


MEETINGS = 2
"""How many later meetings a walk through a protocol has."""


class _Walk:
    """One talk led by chance."""

    def __init__(
        self, flow: CompiledFlow, library: Library, chance: random.Random, lang: str, audience: str
    ) -> None:
        self.chance, self.library = chance, library
        self._time = datetime(2026, 1, 1, 9, tzinfo=UTC)
        self._ids = 0
        self.most = 6 * len(flow.order) + 50
        self.talk = Dialogue(
            flow, lambda event: None, clock=self._clock, new_id=self._id, library=library,
            lang=lang, audience=audience, by=next(iter(flow.flow.respondents), "client"),
        )  # fmt: skip

    def _clock(self) -> datetime:
        self._time += timedelta(seconds=20)
        return self._time

    def _id(self) -> str:
        self._ids += 1
        return f"p{self._ids}"

    def run(self, found: Explored) -> None:
        self.talk.open()
        self._sit(found)
        if self.talk.state.flow.kind != "instrument":
            for _ in range(MEETINGS):
                self._meet_again()
                self._sit(found)
        self.talk.move("finish", text="now")

    def _sit(self, found: Explored) -> None:
        """One meeting, until nothing is left to ask."""
        talk = self.talk
        for _ in range(self.most):
            name = talk.state.current
            if name is None and talk.pending is None:
                return
            if name is not None:
                found.steps += 1
                found.questions[name] += 1
                found.stages[talk.state.stage_of(name).id] += 1
            self._step(name or "")
        found.problems.append(f"no end after {self.most} steps, at {talk.state.current}")

    def _meet_again(self) -> None:
        """The next meeting is days later; a part that may be repeated sometimes is."""
        talk = self.talk
        talk.move("pause")
        self._time += timedelta(days=self.chance.randint(1, 60))
        talk.move("resume")
        again = [stage.id for stage in talk.state.compiled.stages.values() if stage.repeat]
        if again and self.chance.random() < 0.3:
            talk.pending = None
            talk.move("again", self.chance.choice(again))

    def _step(self, name: str) -> None:
        talk, chance = self.talk, self.chance
        dice = chance.random()
        if talk.pending is not None:
            self._reply()
        elif dice < 0.72:
            self._answer(name)
        elif dice < 0.90:
            move = chance.choice(("skip", "dont_know", "rather_not", "not_applicable", "later"))
            talk.move(move, text="geen tijd" if move == "skip" else "")
        elif dice < 0.93:
            talk.move("back")
            if talk.state.current is not None:
                self._answer(talk.state.current)
        elif dice < 0.96:
            self._correct()
        else:
            talk.move(
                chance.choice(("why", "explain", "example", "note", "pause", "undo", "language")),
                text=talk.lang,
            )
            if talk.state.status == "paused":
                talk.move("resume")

    def _reply(self) -> None:
        """To what waits: yes, one of the choices, a day, or words."""
        pending = self.talk.pending
        assert pending is not None
        lines = ["ja" if self.talk.lang == "nl" else "yes"]
        if pending.kind == "told":
            lines = ["nu", "12 mei 2027", "skip", "{{ x }} [/b]"]
        if pending.options:
            lines = [str(number) for number in range(1, len(pending.options) + 1)]
        self.talk.hear(self.chance.choice(lines))
        if self.talk.state.status == "paused":
            self.talk.move("resume")

    def _answer(self, name: str) -> None:
        self.talk.answer(self._value(self.talk.state.flow.questions[name]))
        if self.talk.pending is not None:
            self._reply()

    def _correct(self) -> None:
        state = self.talk.state
        given = [name for name in state.answers if state.answer(name) and state.visible(name)]
        if given:
            name = self.chance.choice(given)
            self.talk.correct(name, self._value(state.flow.questions[name]))

    def _value(self, question: Question) -> Any:
        return self._people(question) if question.kind == "people" else value_by_chance(question, self.chance, [])

    def _people(self, question: Question) -> list[str]:
        chance, hint = self.chance, question.people
        known = [id for id in self.talk.state.people if id not in ("client", "cared_for")]
        chosen: list[str] = value_by_chance(question, chance, known)
        for _ in range(chance.randint(0, 2)):
            person = Person(
                "", chance.choice(("Anna", "Jan [de Vries]", "", "M.")),
                chance.choice(hint.relations if hint and hint.relations else ("friend", "neighbour", "daughter")),
                of=hint.of if hint else "client",
                sector=(hint.sector if hint and hint.sector else None) or chance.choice(SECTORS),
                alive=chance.choice((None, None, True, False)), age=chance.choice((None, 4, 33, 88)),
                per_month=chance.choice((None, 0.5, 4.33, 30)), gives=tuple(chance.sample(SUPPORT, chance.randint(0, 3))),
                bond=chance.choice((None, "strong", "tense", "broken", "weak")),
            )  # fmt: skip
            chosen.append(self.talk.put_person(person).id)
        return chosen
