"""The answers of a talk as QuestionnaireResponses, one for each who answered, with the people they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from intake.conversation.fold import Answer, Conversation, Withheld
from intake.exchange.fhir.codes import FHIR_ID, REASON, REASONS, Json, absent, extension, fhir_id
from intake.exchange.fhir.layout import Node, layout
from intake.exchange.fhir.people_out import patient, reference, related_people
from intake.exchange.fhir.questionnaire_out import canonical, questionnaire
from intake.exchange.fhir.values_out import Values, calculated, coded
from intake.network.model import Person
from intake.network.wording import initials

_BASE = "https://draagwijzer.invalid/fhir"
"""An address that is nobody's, so that references within the bundle resolve."""
_STAFF = ("worker", "volunteer", "professional")


def bundle(state: Conversation, lang: str, by_initials: bool) -> tuple[Json, tuple[str, ...]]:
    """(the talk as a Bundle: questionnaire, people, responses; sentences about what it cannot hold)."""
    lost: tuple[str, ...] = ()
    found: list[Json] = []
    if state.flow.foreign is None:
        form, lost = questionnaire(state.flow, lang)
        found.append(form)
    found += [patient(state.people, by_initials), *related_people(state.people, lang, by_initials)]
    found += responses(state, lang, by_initials)
    entries = [{"fullUrl": f"{_BASE}/{one['resourceType']}/{one['id']}", "resource": one} for one in found]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}, lost


def responses(state: Conversation, lang: str, by_initials: bool = False) -> list[Json]:
    """First the answers that count; then, for each whose answer to something did not, all that they said themselves."""
    speakers = [by for said in state.answers.values() for by in said]
    others = [by for by in dict.fromkeys(speakers) if _differs(state, by)]
    main = _Writer(state, lang, by_initials, None).response("1", state.first_by)
    return [main, *(_Writer(state, lang, by_initials, by).response(str(n), by) for n, by in enumerate(others, 2))]


def _differs(state: Conversation, by: str) -> bool:
    return any(by in said and state.answer(name) is not said[by] for name, said in state.answers.items())


@dataclass(frozen=True, slots=True)
class Said:
    """What there is to one question: an answer or why there is none."""

    answer: Answer | None = None
    withheld: Withheld | None = None


class _Writer:
    """by: only this person's answers; None for the answers that count."""

    def __init__(self, state: Conversation, lang: str, by_initials: bool, by: str | None) -> None:
        self.state = state
        self.by = by
        self.by_initials = by_initials
        self.names = _names(state.people) if by_initials else None

        def refer(id: str) -> Json:
            return reference(id, state.people, by_initials)

        self.values = Values(state.flow, refer, lang)

    def response(self, number: str, by: str) -> Json:
        state = self.state
        made: Json = {"resourceType": "QuestionnaireResponse", "id": f"{fhir_id(state.flow.id)[:60]}-{number}"}
        assert FHIR_ID.fullmatch(made["id"])
        address = state.flow.foreign.canonical if state.flow.foreign else canonical(state.flow)
        if address.strip("|"):
            made["questionnaire"] = address
        made["status"] = "completed" if state.status == "finished" else "in-progress"
        made["subject"] = {"reference": "Patient/client"}
        last = state.events[-1].at if state.events else state.started_at
        made |= {"authored": last, "source": self._source(by)}
        items = [item for node in layout(state.flow).values() for item in self.items(node, self.said())]
        return made | ({"item": items} if items else {})

    def _source(self, by: str) -> Json:
        if by in ("client", "carer"):
            return {"reference": "Patient/client"}
        if by in self.state.people:
            return reference(by, self.state.people, self.by_initials)
        if by in _STAFF:
            return {"type": "Practitioner", "display": by}
        return {"type": "RelatedPerson", "display": initials(by) if self.by_initials else by}

    def said(self) -> dict[str, Said]:
        """What counts now; of a question that does not apply nothing."""
        state, found = self.state, {}
        for name in state.order():
            if not state.visible(name):
                continue
            answer = state.answer(name) if self.by is None else state.answers.get(name, {}).get(self.by)
            held = state.withheld.get(name)
            if answer is not None:
                found[name] = Said(answer)
            elif held is not None and (self.by is None or held.by == self.by):
                found[name] = Said(withheld=held)
        return found

    def items(self, node: Node, said: Mapping[str, Said]) -> Iterator[Json]:
        """The item of this node; a group that was repeated once for each time."""
        turns = [said] if not node.stage else [*self._earlier(node.stage, said), said]
        if node.name:
            yield from self._question(node, turns)
            return
        for turn in turns:
            inner = [item for child in node.children.values() for item in self.items(child, turn)]
            if inner:
                yield {"linkId": node.link, "item": inner}

    def _earlier(self, stage: str, said: Mapping[str, Said]) -> Iterator[Mapping[str, Said]]:
        inside = set(self.state.questions_of(stage))
        outside = {name: one for name, one in said.items() if name not in inside}
        for round in self.state.rounds:
            if round.stage == stage and self.by is None:
                yield outside | {answer.question: Said(answer) for answer in round.answers}

    def _question(self, node: Node, turns: list[Mapping[str, Said]]) -> Iterator[Json]:
        made: Json = {"linkId": node.link}
        answers: list[Json] = []
        for turn in turns:
            answers += self._answers(node, turn)
        held = turns[-1].get(node.name, Said()).withheld
        if held is not None:
            made["extension"] = _why(held)
        inner = [item for child in node.children.values() for item in self.items(child, turns[-1])]
        if inner:
            answers = answers or [{}]
            answers[0] = answers[0] | {"item": inner}
        if answers:
            made["answer"] = answers
        if held is not None or answers:
            yield made

    def _answers(self, node: Node, said: Mapping[str, Said]) -> list[Json]:
        if node.name not in self.state.flow.questions:
            return self._result(node.name) if self.by is None else []
        answer = said.get(node.name, Said()).answer
        if answer is None:
            return []
        made = self.values.of(node.name, self._shown(node.name, answer.value))
        if not node.other:
            return made
        words = said.get(node.other, Said()).answer
        kept = [one for one in made if one.get("valueCoding", {}).get("code") != OTHER]
        return kept + ([{"valueString": self._shown(node.other, words.value)}] if words else [])

    def _shown(self, name: str, value: Any) -> Any:
        """Free text without the names of the network, on wish."""
        if self.names is None or self.state.flow.questions[name].kind != "text":
            return value
        return self.names.sub(lambda found: initials(found[0]), str(value))

    def _result(self, name: str) -> list[Json]:
        value = self.state.value(name)
        foreign = self.state.flow.foreign
        type = foreign.items[name].type if foreign else "decimal"
        codes = foreign.items[name].codes if foreign else {}
        return [] if value is None else [coded(codes[value]) if value in codes else calculated(type, value)]


OTHER = "other"
"""The option of our own for words that are none of the form's options."""


def _why(held: Withheld) -> list[Json]:
    """Why there is no answer, and the reason in words where one was given."""
    found = [absent(REASONS.get(held.as_, "unknown"))]
    return [*found, *([extension(REASON, valueString=held.reason)] if held.reason.strip(" -") else [])]


def _names(people: Mapping[str, Person]) -> re.Pattern[str] | None:
    """The names of the network, whole and in parts."""
    parts = {part for person in people.values() for part in (person.name, *person.name.split()) if len(part) > 2}
    if not parts:
        return None
    listed = "|".join(re.escape(part) for part in sorted(parts, key=len, reverse=True))
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)
