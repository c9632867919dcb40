"""Leading the talks of a test, and saying what came otherwise than expected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from intake.advice import check_profile, suggest
from intake.authoring.scripts import Said, Script, Step, Talk, Wish
from intake.conversation.compiled import CompiledFlow, compile_flow
from intake.conversation.dialogue import Dialogue
from intake.conversation.events import Event
from intake.conversation.fold import Conversation
from intake.conversation.messages import Message
from intake.definitions.errors import Problem
from intake.definitions.model import Flow, Library
from intake.definitions.nodes import did_you_mean
from intake.network.wording import person_name
from intake.words import Words

MOST_LINES = 1_000
"""How often a line is typed before a question that never comes is given up."""

Report = Callable[[Conversation, str], str]
"""The report as text: (conversation, "professional" or "client")."""

say = Words(
    {
        "in": ("{talk} ({tongue}): {what}", "{talk} ({tongue}): {what}"),
        "expected": ("{subject}: verwacht {wanted}, kwam {came}", "{subject}: expected {wanted}, came {came}"),
        "next": ("de vraag die nu komt", "the question that comes now"),
        "stage": ("het onderdeel", "the stage"),
        "by": ("wie antwoordt", "who answers"),
        "answers": ("het antwoord op {name}", "the answer to {name}"),
        "withheld": ("geen antwoord op {name}", "no answer to {name}"),
        "scales": ("de schaal {name}", "the scale {name}"),
        "load": ("de draaglast", "load"),
        "capacity": ("de draagkracht", "capacity"),
        "signals": ("de signalen", "the signals"),
        "cards": ("de kaarten bij gevaar", "the cards at danger"),
        "advice": ("de methoden die passen", "the methods that fit"),
        "people": ("de mensen", "the people"),
        "hidden": ("de vragen die niet gelden", "the questions that do not apply"),
        "told": ("wat er gezegd wordt", "what is said"),
        "report": ("het verslag", "the report"),
        "client_report": ("het verslag voor de cliënt", "the report for the client"),
        "nothing": ("niets", "nothing"),
        "not_in": ("iets zonder die woorden: {text}", "something without those words: {text}"),
        "never": ("{name} kwam nooit; het gesprek bleef bij {at}", "{name} never came; the talk stayed at {at}"),
        "no_question": ("er is geen vraag {name}{guess}", "there is no question {name}{guess}"),
        "no_scale": ("er is geen schaal {name}{guess}", "there is no scale {name}{guess}"),
        "no_line": ("hier staat niets in het {tongue} om te zeggen; geef nl en en, of zet lang bij het gesprek", "there is nothing to say in {tongue} here; give nl and en, or set lang on the talk"),
        "nl": ("Nederlands", "Dutch"),
        "en": ("Engels", "English"),
        "stopped": ("het gesprek is hier gestopt", "the talk has stopped here"),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Played:
    """talks, wishes: how many were led and looked at. problems: what came otherwise, with its place in the test."""

    talks: int
    wishes: int
    problems: tuple[Problem, ...]


class _Lost(Exception):
    """The talk is elsewhere than the test thinks: what follows would tell nothing."""


def play(script: Script, flow: Flow, library: Library, report: Report, lang: str) -> Played:
    """Lead every talk of the test. lang: of the sentences that tell what came otherwise."""
    talks = wishes = 0
    problems: list[Problem] = []
    compiled = compile_flow(flow)
    for talk in script.talks:
        for tongue in talk.langs:
            table = _Table(compiled, library, talk, tongue, report, lang)
            table.lead()
            talks, wishes = talks + 1, wishes + table.looked
            where = {"talk": talk.id, "tongue": tongue}
            problems += [replace(one, message=say("in", lang, what=one.message, **where)) for one in table.problems]
    return Played(talks, wishes, tuple(problems))


class _Table:
    """One talk in one language."""

    def __init__(
        self, flow: CompiledFlow, library: Library, script: Talk, tongue: str, report: Report, lang: str
    ) -> None:
        self.flow, self.library, self.script, self.tongue, self.report, self.lang = flow, library, script, tongue, report, lang
        self.problems: list[Problem] = []
        self.events: list[Event] = []
        self.looked = 0
        self.now = datetime.combine(script.on, time(10), UTC)
        self.told: list[Message] = []
        self.talk = self._sit_down()
        self.told = self.talk.open()

    def _sit_down(self) -> Dialogue:
        flow = self.flow.flow
        by = self.script.by or next(iter(flow.respondents), "client")
        return Dialogue(
            self.flow, self.events.append, clock=self._clock, new_id=lambda: f"p{len(self.events)}", library=self.library,
            lang=self.tongue, audience=self.script.audience, by=by, events=list(self.events),
        )  # fmt: skip

    def _clock(self) -> datetime:
        self.now += timedelta(seconds=20)
        return self.now

    def lead(self) -> None:
        try:
            for step in self.script.steps:
                self._take(step)
        except _Lost:
            return

    def _take(self, step: Step) -> None:
        if step.on is not None:
            self._another_day(step)
        if step.who:
            self.told = self.talk.move("by", text=step.who)
        if step.at:
            self._must_stand(step)
        if step.until:
            self._say_until(step)
        elif step.say:
            for line in self._lines(step):
                self._hear(line, step)
        for wish in step.wishes:
            self._look(wish)

    def _another_day(self, step: Step) -> None:
        assert step.on is not None
        self.talk.move("pause")
        self.now = max(self.now, datetime.combine(step.on, time(10), UTC))
        self.talk = self._sit_down()
        self.told = self.talk.open()

    def _lines(self, step: Step) -> tuple[str, ...]:
        if self.tongue not in step.say:
            self._wrong(step.place, say("no_line", self.lang, tongue=say(self.tongue, self.lang)))
            raise _Lost
        return step.say[self.tongue]

    def _hear(self, line: str, step: Step) -> None:
        if self.talk.state.status == "finished":
            self._wrong(step.place, say("stopped", self.lang))
            raise _Lost
        if self.talk.state.status == "paused":
            self.talk = self._sit_down()
            self.talk.open()
        self.told = self.talk.hear(line)

    def _must_stand(self, step: Step) -> None:
        self.looked += 1
        if self._stands() == step.at:
            return
        if not self._unknown(step.at, step.at_place):
            self._differs("next", "", step.at, self._stands(), step.at_place)
        raise _Lost

    def _say_until(self, step: Step) -> None:
        if self._unknown(step.until, step.place):
            raise _Lost
        for _ in range(MOST_LINES):
            if self._stands() == step.until:
                return
            if self.talk.state.current is None and self.talk.pending is None:
                break
            for line in self._lines(step):
                self._hear(line, step)
        self._wrong(step.place, say("never", self.lang, name=step.until, at=self._stands()))
        raise _Lost

    def _stands(self) -> str:
        """The question before us, or done."""
        return self.talk.state.current or "done"

    def _unknown(self, name: str, place: Any) -> bool:
        if name in self.flow.index or name == "done":
            return False
        self._wrong(place, say("no_question", self.lang, name=name, guess=did_you_mean(name, self.flow.index)))
        return True

    # What has to be so

    def _look(self, wish: Wish) -> None:
        self.looked += 1
        if wish.what in ("answers", "withheld", "hidden") or wish.what == "next":
            if self._unknown(wish.name or wish.wanted, wish.place):
                return
        elif wish.what == "scales" and wish.name not in self.flow.scales:
            guess = did_you_mean(wish.name, self.flow.scales)
            self._wrong(wish.place, say("no_scale", self.lang, name=wish.name, guess=guess))
            return
        _LOOK[wish.what](self, wish)

    def look_place(self, wish: Wish) -> None:
        state = self.talk.state
        stage = state.stage_of(state.current).id if state.current else "done"
        came = {"next": self._stands(), "stage": stage, "by": state.by}[wish.what]
        if came != wish.wanted:
            self._differs(wish.what, "", wish.wanted, came, wish.place)

    def look_answer(self, wish: Wish) -> None:
        state = self.talk.state
        came = state.answer(wish.name)
        value = None if came is None else self._shown(wish.name, came.value)
        if came is None or not _same(wish.wanted, value):
            self._differs("answers", wish.name, wish.wanted, value, wish.place)

    def _shown(self, name: str, value: Any) -> Any:
        """As a test writes it: people by their names, how often by a number a month."""
        state = self.talk.state
        kind = state.flow.questions[name].kind
        if kind == "people":
            return [person_name(state.people[id], self.tongue) for id in value if id in state.people]
        return value["per_month"] if kind == "frequency" else value

    def look_withheld(self, wish: Wish) -> None:
        held = self.talk.state.withheld.get(wish.name)
        came = held.as_ if held else None
        if came != wish.wanted:
            self._differs("withheld", wish.name, wish.wanted, came, wish.place)

    def look_measure(self, wish: Wish) -> None:
        came = self._score(wish)
        low, high = wish.wanted
        if came is None or not low - 1e-9 <= came <= high + 1e-9:
            wanted = low if low == high else f"{low:g}..{high:g}"
            self._differs(wish.what, wish.name, wanted, came, wish.place)

    def _score(self, wish: Wish) -> float | None:
        state = self.talk.state
        if wish.what == "scales":
            return state.scale(wish.name).score
        balance = state.balance()
        return None if balance is None else getattr(balance, wish.what).score

    def look_names(self, wish: Wish) -> None:
        came = self._names(wish.what)
        if wish.wanted not in came:
            self._differs(wish.what, "", wish.wanted, ", ".join(came), wish.place)

    def _names(self, what: str) -> list[str]:
        state = self.talk.state
        match what:
            case "signals":
                return [rule.id for rule in state.signals()]
            case "cards":
                return [one.card for one in state.signalled]
            case "people":
                return [person_name(person, self.tongue) for person in state.people.values()]
            case "hidden":
                return [name for name in state.order() if not state.visible(name)]
        advice = suggest(check_profile(state.profile()), self.library, self.tongue)
        return [one.id for one in advice.suggestions]

    def look_text(self, wish: Wish) -> None:
        for words in _in(wish.wanted, self.tongue):
            text = self._text(wish.what)
            if words.casefold() not in " ".join(text.casefold().split()):
                came = say("not_in", self.lang, text=_short(text)) if text else None
                self._differs(wish.what, "", words, came, wish.place)

    def _text(self, what: str) -> str:
        if what == "told":
            return "\n".join(message.text for message in self.told if message.speaker == "program")
        return self.report(self.talk.state, "client" if what == "client_report" else "professional")

    def _differs(self, what: str, name: str, wanted: object, came: object, place: Any) -> None:
        subject = say(what, self.lang, name=name)
        shown = say("nothing", self.lang) if came in (None, "", []) else came
        self._wrong(place, say("expected", self.lang, subject=subject, wanted=wanted, came=shown))

    def _wrong(self, place: Any, message: str) -> None:
        self.problems.append(Problem(place, message))


_LOOK: Mapping[str, Callable[[_Table, Wish], None]] = {
    **dict.fromkeys(("next", "stage", "by"), _Table.look_place),
    **dict.fromkeys(("signals", "cards", "advice", "people", "hidden"), _Table.look_names),
    **dict.fromkeys(("scales", "load", "capacity"), _Table.look_measure),
    **dict.fromkeys(("told", "report", "client_report"), _Table.look_text),
    "answers": _Table.look_answer,
    "withheld": _Table.look_withheld,
}


def _in(said: Said, tongue: str) -> Iterator[str]:
    for words in said.get(tongue, ()):
        yield " ".join(words.split())


def _same(wanted: Any, came: Any) -> bool:
    """Lists in any order; 3 is 3.0; a truth is no number."""
    if isinstance(wanted, list) and isinstance(came, (list, tuple)):
        return sorted(map(str, wanted)) == sorted(map(str, came))
    if isinstance(wanted, bool) or isinstance(came, bool):
        return wanted is came
    return bool(wanted == came or str(wanted) == came)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 160 else f"{flat[:159]}…"
