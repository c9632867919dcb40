"""A protocol talked through over weeks, as a user types: each question its line, and a day where a next meeting is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from intake.conversation.compiled import compile_flow
from intake.conversation.dialogue import Dialogue, Pending
from intake.conversation.events import Event
from intake.conversation.messages import Message
from intake.conversation.protocol import tell
from intake.definitions.model import Flow, Library

YES = {"nl": "ja", "en": "yes"}
NO = {"nl": "nee", "en": "no"}
NOW = {"nl": "nu", "en": "now"}
START = datetime(2026, 3, 2, 10, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Script:
    """answers: question -> line. days: what is typed, in turn, when the day of a next meeting is asked; after that "now".

    since, went: at each later meeting what happened, and how the open steps went. more: what is asked on about someone.
    """

    answers: Mapping[str, str]
    days: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    more: tuple[str, ...] = ()


class _Replies:
    """What is typed to what the program asks in between."""

    def __init__(self, script: Script, lang: str) -> None:
        self._lang = lang
        self._days, self._more = iter(script.days), iter(script.more)
        self._since, self._went = iter(script.since), iter(script.went)

    def to(self, pending: Pending) -> str:
        if pending.kind != "told":
            return YES[self._lang]
        if self._asks(pending, "when_next", title=""):
            return next(self._days, NOW[self._lang])
        if self._asks(pending, "since") or self._asks(pending, "since_client"):
            return next(self._since)
        return next(self._went if self._asks(pending, "how", step="") else self._more)

    def _asks(self, pending: Pending, key: str, **values: str) -> bool:
        return pending.text.startswith(tell(key, self._lang, **values).split(":")[0])


@dataclass(slots=True)
class Weeks:
    """events: what was recorded. odd: questions that had no line, and lines that were not understood. told: all that was said."""

    flow: Flow
    library: Library
    script: Script
    lang: str
    audience: str = "worker"
    now: datetime = START
    events: list[Event] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def talk_through(self) -> Dialogue:
        """From the first meeting to the last question. Raises StopIteration where the script is too short."""
        talk, said, replies = self._sit_down(), set[str](), _Replies(self.script, self.lang)
        while (name := talk.state.current) is not None:
            if talk.state.status == "paused":
                self.now = datetime.fromisoformat(max(talk.state.planned.values()) + "T10:00:00+00:00")
                talk = self._sit_down()
            elif talk.pending is not None:
                self._hear(talk, replies.to(talk.pending))
            elif talk.is_asking_more():
                self._hear(talk, NO[self.lang])
            elif name in said or name not in self.script.answers:
                self.odd.append(name)
                talk.move("dont_know")
            else:
                said.add(name)
                heard = self._hear(talk, self.script.answers[name])
                self.odd += [f"{name}: {one.text}" for one in heard if one.kind in ("refused", "clarify")]
        return talk

    def _sit_down(self) -> Dialogue:
        talk = Dialogue(
            compile_flow(self.flow), self.events.append, clock=self._clock, new_id=lambda: f"p{len(self.events)}",
            library=self.library, lang=self.lang, audience=self.audience, events=list(self.events),
        )  # fmt: skip
        self.told += [message.text for message in talk.open()]
        return talk

    def _clock(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def _hear(self, talk: Dialogue, line: str) -> list[Message]:
        heard = talk.hear(line)[1:]
        self.told += [message.text for message in heard]
        return heard
