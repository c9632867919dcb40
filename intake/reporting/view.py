"""A conversation as one reader sees it: in a language, for an audience, with what is not for that reader left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from intake.conversation.compiled import PEOPLE
from intake.conversation.fold import Answer, Conversation
from intake.conversation.wording import day_words, value_words
from intake.definitions.expressions import parse
from intake.definitions.model import Library, Text
from intake.network.model import Person
from intake.network.wording import person_name
from intake.reporting.model import Reader, Source
from intake.reporting.texts import headings, say

_PLACE = re.compile(r"\{(\w+)\}")

PROFESSIONALS = ("worker", "volunteer", "professional")
"""Who speaks from their work; their notes are not for the client's version."""


@dataclass(frozen=True, slots=True)
class View:
    """numbers: question id -> its place in the report's list of answers, from 1."""

    state: Conversation
    library: Library
    lang: str
    reader: Reader
    numbers: dict[str, int]

    @property
    def for_client(self) -> bool:
        return self.reader == "client"

    @property
    def for_area(self) -> bool:
        """Is the talk about a neighbourhood? Then those named are no network of one person."""
        return self.state.profile().get("level") == "neighbourhood"

    @property
    def audience(self) -> str:
        if self.for_client:
            return "client"
        return "worker" if self.state.audience == "client" else self.state.audience

    def say(self, key: str, **values: object) -> str:
        """A text of the report, in the client's words where there are such. Filled in one go: a value is never filled itself."""
        own = f"{key}_client"
        said = say(own if self.for_client and own in say.table else key, self.lang)
        return _PLACE.sub(lambda match: str(values.get(match[1], match[0])), said)

    def text(self, text: Text | None) -> str:
        return "" if text is None else self.state.text(text, self.lang, self.audience)

    def heading(self, key: str) -> str:
        return headings(self.lang, self.reader)[key]

    # Questions

    def is_mine(self, question: str) -> bool:
        """Is the question in a stage that this reader may see?"""
        if not self.for_client:
            return True
        path = self.state.compiled.leaf_at[question].path
        return all(not stage.audience or "client" in stage.audience for stage in path)

    def asked(self) -> Iterator[str]:
        """The questions that apply and that this reader may see, in order."""
        for name in self.state.order():
            if (
                self.state.visible(name)
                and self.is_mine(name)
                and self.state.flow.questions[name].kind != "info"
            ):
                yield name

    def question(self, name: str) -> str:
        return self.text(self.state.flow.questions[name].text)

    def words(self, question: str) -> str:
        """The answer that counts, as this reader reads it."""
        answer = self.state.answer(question)
        return "" if answer is None else self.words_of(answer)

    def words_of(self, answer: Answer) -> str:
        return self.value_words(answer.question, answer.value, answer.words)

    def value_words(self, question: str, value: object, typed: str = "", people: dict[str, Person] | None = None) -> str:  # fmt: skip
        asked = self.state.flow.questions[question]
        known = self.state.people if people is None else people
        return value_words(asked, value, self.lang, self.audience, known, typed)

    def sources(self, names: Iterable[str]) -> tuple[Source, ...]:
        """The answers that these questions, scales, named values or expressions rest on."""
        return tuple(self._source(name) for name in self._questions_under(names))

    def _source(self, name: str) -> Source:
        held = self.state.withheld.get(name)
        answer = self.words(name) or (self.say(held.as_) if held else self.say("open_item"))
        if self.state.visible(name) is False:
            answer = self.say("hidden")
        return Source(name, self.numbers.get(name, 0), self.question(name), answer)

    def _questions_under(self, names: Iterable[str]) -> list[str]:
        found: dict[str, None] = {}
        seen: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop(0)
            if name in seen:
                continue
            seen.add(name)
            if name in self.state.compiled.index:
                found[name] = None
            else:
                waiting += self._parts(name)
        return [name for name in found if self.is_mine(name)]

    def _parts(self, name: str) -> list[str]:
        flow = self.state.flow
        if name in flow.values:
            return sorted(parse(flow.values[name]).names - {PEOPLE})
        if name in flow.scales:
            return [item.source[1] for item in flow.scales[name].items]
        return []

    # People and time

    def day(self, at: str) -> str:
        """The day of an ISO 8601 moment, in words."""
        return day_words(at, self.lang) if at else ""

    def name_of(self, person: Person) -> str:
        """The name, or who it is in relation to the client."""
        return person_name(person, self.lang)

    def who(self, by: str) -> str:
        """Who said something: name and role where they are known."""
        about_two = "cared_for" in self.state.people
        role = "carer" if by == "client" and about_two else by
        person = self.state.people.get("client" if role in ("client", "carer") else by)
        name = person.name if person else ""
        name = name or self.state.names.get(by, "")
        if role not in ("client", "carer", "cared_for", *PROFESSIONALS):
            return name or by
        said = self.say(role)
        return self.say("person_role", name=name, role=said) if name else said


def view_of(state: Conversation, library: Library, lang: str, reader: Reader) -> View:
    """The view with its answers numbered in the order of the flow."""
    view = View(state, library, lang, reader, {})
    for name in view.asked():
        if state.answers.get(name):
            view.numbers[name] = len(view.numbers) + 1
    return view
