"""Every method line by line to its end, in both languages, answered by whoever only hears what is printed."""

from __future__ import annotations

import io
import re

import pytest

from intake.commands.talk import converse
from intake.conversation.dialogue import Dialogue
from intake.definitions import load_library
from tests.conversation.talking import dialogue

LIBRARY = load_library()
DRAWN = re.compile("[\u2500-\u259f\u2800-\u28ff\x1b]")
WORDS = {
    "nl": {"yes": "ja", "no": "nee", "people": "Mijn buurvrouw Nel.", "text": "Daar denk ik over na.", "date": "mei 2025", "duration": "twee jaar", "frequency": "elke week"},
    "en": {"yes": "yes", "no": "no", "people": "My neighbour Nel.", "text": "I will think about that.", "date": "May 2025", "duration": "two years", "frequency": "every week"},
}  # fmt: skip
MOST = 400


class Listener(io.StringIO):
    """Answers the question that stands, by its kind. asked: how often each was answered."""

    def __init__(self, talk: Dialogue) -> None:
        super().__init__()
        self.talk, self.words, self.asked, self.answered = talk, WORDS[talk.lang], {}, 0

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        self.answered += 1
        assert self.answered < MOST, f"no end at {self.talk.state.current}"
        return self._line() + "\n"

    def _line(self) -> str:
        prompt = self.talk.prompt
        times = self.asked[prompt.question] = self.asked.get(prompt.question, 0) + 1  # type: ignore[attr-defined]
        if prompt.kind == "done":
            return "stop"
        if prompt.kind == "confirm":
            return self.words["yes"]
        if self.talk.is_asking_more():
            return self.words["no"]
        if times > 3:
            return {"nl": "weet ik niet", "en": "don't know"}[self.talk.lang]
        if prompt.kind == "yesno":
            return self.words["yes"] if self.answered % 2 else self.words["no"]
        if prompt.options:
            return "1"
        if prompt.kind in ("scale", "number"):
            return f"{prompt.low or 0:g}"
        return self.words.get(prompt.kind, "ok")


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("flow", sorted(LIBRARY.methods))
def test_to_the_end(flow: str, lang: str) -> None:
    talk = dialogue(LIBRARY.flows[flow], LIBRARY, lang=lang, audience="worker")
    out = io.StringIO()
    converse(talk, Listener(talk), out)
    told = out.getvalue()
    assert talk.prompt.kind == "done", talk.state.current
    assert ("Vraag 1 van ongeveer " if lang == "nl" else "Question 1 of about ") in told
    assert not DRAWN.findall(told)
    assert "== " not in told
    assert sum(row.state == "answered" for row in talk.review()) >= len(talk.review()) / 2
