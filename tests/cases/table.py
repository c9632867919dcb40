"""Leading a scripted conversation, line by line, as at the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from intake.conversation.compiled import compile_flow
from intake.conversation.dialogue import Dialogue
from intake.conversation.events import Event
from intake.conversation.messages import Message
from intake.definitions import load_library
from intake.definitions.model import Library

START = datetime(2026, 1, 12, 10, tzinfo=UTC)


@dataclass
class Table:
    """A talk over a list of events that plays the part of the vault."""

    flow: str
    lang: str
    audience: str
    library: Library = field(default_factory=load_library)
    events: list[Event] = field(default_factory=list)
    said: list[Message] = field(default_factory=list)
    more: list[str] = field(default_factory=list)
    """What was read back as said besides the answers."""
    _ticks: int = 0

    def __post_init__(self) -> None:
        self.sit_down()

    def sit_down(self) -> None:
        """Begin, or come back: a new dialogue over what was kept."""
        flow = compile_flow(self.library.flows[self.flow])
        self.talk = Dialogue(
            flow, self.events.append, clock=self._clock, new_id=self._id, library=self.library, lang=self.lang,
            audience=self.audience, by=flow.flow.respondents[0], events=list(self.events),
        )  # fmt: skip
        self.said += self.talk.open()

    def _clock(self) -> datetime:
        self._ticks += 1
        return START + timedelta(seconds=30 * self._ticks)

    def _id(self) -> str:
        return f"p{len(self.events)}"

    def hear(self, line: str) -> list[Message]:
        heard = self.talk.hear(line)
        self.said += heard
        return heard

    def _confirms_more(self, message: Message) -> bool:
        """What was heard besides the answer is right: say so."""
        pending = self.talk.pending
        if message.kind != "confirm" or pending is None or pending.other is None:
            return False
        self.more.append(message.text)
        self.hear("ja" if self.lang == "nl" else "yes")
        return True

    def run(self, script: Mapping[str, Sequence[str]]) -> list[str]:
        """Say the script; returns what went otherwise than the script expects (nothing, when all is well)."""
        odd: list[str] = []
        while (name := self.talk.state.current) is not None:
            if name not in script:
                odd.append(f"{name}: not in the script")
                self.talk.move("dont_know")
                continue
            for line in script[name]:
                if self.talk.state.current != name:
                    odd.append(f"{name}: left before {line!r}")
                    break
                heard = self.hear(line.removeprefix("*"))
                heard = [one for one in heard if not self._confirms_more(one)]
                if self.talk.state.status == "paused":
                    self.sit_down()
                if line.startswith("*") and self.talk.state.current != name:
                    odd.append(f"{name}: moved on at {line!r}")
                trouble = [
                    one for one in heard if one.kind in ("clarify", "confirm", "refused", "preview", "signal")
                ]
                if trouble and not line.startswith("*"):
                    odd.append(f"{name}: {line!r} -> {trouble[0].kind}: {trouble[0].text[:110]}")
                    if self.talk.pending is not None:
                        self.hear("ja" if self.lang == "nl" else "yes")
            if self.talk.state.current == name and self.talk.state.status == "asking":
                odd.append(f"{name}: still there")
                self.talk.move("dont_know")
        return odd
