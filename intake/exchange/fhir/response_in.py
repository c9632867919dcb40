"""A QuestionnaireResponse as answers to the questions of a flow, ours or one that was brought in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from intake.definitions.model import Flow, Question
from intake.exchange.fhir.codes import ABSENT, EDTF, REASONS, RESPONSE, SPREAD, VAGUE
from intake.exchange.fhir.json_in import Notes, Object, resource, shown
from intake.exchange.fhir.layout import Node, layout
from intake.exchange.fhir.questionnaire_out import canonical
from intake.words import Words

words = Words(
    {
        "no_link": ("{where}: in {flow} is geen vraag met de linkId {link}", "{where}: {flow} has no question with the linkId {link}"),
        "double": ("{where}: de linkId {link} staat hier nog een keer, en mag niet herhaald worden", "{where}: the linkId {link} stands here once more, and may not be repeated"),
        "form": ("questionnaire: deze antwoorden horen bij {found}, en niet bij {wanted}; ze zijn zo goed mogelijk gebruikt", "questionnaire: these answers belong to {found}, and not to {wanted}; they were used as well as possible"),
        "option": ("{where}: {code} is geen keuze van deze vraag", "{where}: {code} is no option of this question"),
        "value": ("{where}: dit antwoord past niet bij de vraag", "{where}: this answer does not fit the question"),
        "several": ("{where}: hier kan maar één antwoord; het eerste is gebruikt", "{where}: only one answer fits here; the first was used"),
        "time": ("{where}: alleen de dag is gebruikt, zonder tijd", "{where}: only the day was used, without the time"),
        "differs": ("{where}: het bestand zegt {said}, hier komt er {found} uit", "{where}: the file says {said}, here it comes to {found}"),
    }
)  # fmt: skip
_BACK = {code: reason for reason, code in REASONS.items()}


@dataclass(slots=True)
class Given:
    """answers: question -> (its JSON path, value; one of events.WITHHELD where it was kept back). rounds: what was said in a
    stage the times after the first. outcomes: calculated values in the file. refused: what does not fit; noted: what was odd."""

    answers: dict[str, tuple[str, Any]] = field(default_factory=dict)
    rounds: list[tuple[str, dict[str, tuple[str, Any]]]] = field(default_factory=list)
    outcomes: dict[str, tuple[str, Any]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)


def read_response(value: Any, flow: Flow, path: str, lang: str) -> Given:
    """The answers in a QuestionnaireResponse. Raises Refused where the file itself is wrong; what does not fit is listed."""
    notes = Notes(path, lang, words)
    root = Object(resource(value, "QuestionnaireResponse", path, lang), "", notes)
    root.code("status", RESPONSE, required=True)
    reader = _Reader(flow, notes)
    form = root.text("questionnaire")
    wanted = flow.foreign.canonical if flow.foreign else canonical(flow)
    if form and wanted and form.split("|")[0] != wanted.split("|")[0]:
        notes.leave("form", "", found=form, wanted=wanted)
    reader.items(root, layout(flow), reader.given.answers)
    notes.refuse()
    reader.given.refused += [f"{path}: {one}" for one in reader.misfits]
    reader.given.noted += [f"{path}: {one}" for one in notes.left_out]
    return reader.given


class _Reader:
    def __init__(self, flow: Flow, notes: Notes) -> None:
        self.flow = flow
        self.notes = notes
        self.given = Given()
        self.misfits: list[str] = []

    def misfit(self, key: str, where: str, **values: object) -> None:
        self.misfits.append(words(key, self.notes.lang, where=where, **{k: shown(v) for k, v in values.items()}))

    def items(self, parent: Object, nodes: Mapping[str, Node], into: dict[str, tuple[str, Any]]) -> None:
        seen: dict[str, int] = {}
        for item in parent.objects("item"):
            link = item.text("linkId", required=True)
            node = nodes.get(link)
            if node is None:
                if link and not self._is_display(link):
                    self.misfit("no_link", item.where, link=link, flow=self.flow.id)
                continue
            seen[link] = seen.get(link, 0) + 1
            target = into
            if seen[link] > 1:
                if not node.stage:
                    self.misfit("double", item.where, link=link)
                    continue
                target = {}
                self.given.rounds.append((node.stage, target))
            self._item(item, node, target)

    def _is_display(self, link: str) -> bool:
        items = self.flow.foreign.items if self.flow.foreign else {}
        return any(item.type == "display" and item.path[-1] == link for item in items.values())

    def _item(self, item: Object, node: Node, into: dict[str, tuple[str, Any]]) -> None:
        if not node.name:
            self.items(item, node.children, into)
            return
        answers = list(item.objects("answer"))
        for answer in answers:
            self.items(answer, node.children, into)
        self.items(item, node.children, into)
        held = _absent(item.value)
        if held and not answers:
            into[node.name] = (item.where, held)
        if node.name not in self.flow.questions:
            for answer in answers[:1]:
                self.given.outcomes[node.name] = (answer.where, next((answer.value[key] for key in answer.value if key.startswith("value")), None))
            return
        if answers:
            self._answers(answers, node, into)

    def _answers(self, answers: list[Object], node: Node, into: dict[str, tuple[str, Any]]) -> None:
        question = self.flow.questions[node.name]
        held = next((held for one in answers if (held := _absent(one.value))), "")
        found = [(one.where, value) for one in answers if (value := self._value(one, question, node, into)) is not None]
        if not found:
            if held:
                into[node.name] = (answers[0].where, held)
            return
        where = found[0][0]
        if question.kind == "choices":
            into[node.name] = (where, list(dict.fromkeys(value for _, value in found)))
        elif question.kind == "people":
            into[node.name] = (where, ", ".join(str(value) for _, value in found))
        else:
            into[node.name] = found[0]
            for place, value in found[1:]:
                if node.stage:
                    self.given.rounds.append((node.stage, {node.name: (place, value)}))
                else:
                    self.notes.leave("several", place)

    def _value(self, answer: Object, question: Question, node: Node, into: dict[str, tuple[str, Any]]) -> Any:
        """One answer as the question keeps it; None for none or where it does not fit."""
        keys = [key for key in answer.value if key.startswith("value")]
        if question.kind in ("choice", "choices"):
            return self._chosen(answer, question, node, keys, into)
        found = _plain(answer, question, keys)
        if found is None and keys and not _absent(answer.value):
            self.misfit("value", answer.where)
        if question.kind == "date" and "valueDateTime" in keys and "T" in str(answer.value["valueDateTime"]):
            self.notes.leave("time", answer.where)
        return found

    def _chosen(self, answer: Object, question: Question, node: Node, keys: list[str], into: dict[str, tuple[str, Any]]) -> str | None:
        coding = answer.object("valueCoding")
        if coding is not None and not (coding.value.get("code") or coding.value.get("display")):
            return None
        said = answer.value.get(keys[0]) if keys else None
        code = (coding.text("code") or coding.text("display")) if coding else str(said)
        system = coding.text("system") if coding else ""
        if not keys:
            return None
        id = self._option(question, system, code)
        if id is None and node.other and "valueString" in keys:
            into[node.other] = (answer.where, answer.text("valueString"))
            return "other"
        if id is None:
            self.misfit("option", answer.where, code=code)
        return id

    def _option(self, question: Question, system: str, code: str) -> str | None:
        if self.flow.foreign is None:
            return code if any(option.id == code for option in question.options) else None
        for id, (_, own, known, _) in self.flow.foreign.items[question.id].codes.items():
            if known == code and (not system or not own or own == system):
                return id
        return None


def _plain(answer: Object, question: Question, keys: list[str]) -> Any:
    match question.kind:
        case "yesno":
            return answer.take("valueBoolean", bool, "a bool")
        case "number" | "scale" | "frequency":
            return _number(answer, question.kind)
        case "date":
            written = _extension(answer.value, EDTF).get("valueString")
            if isinstance(written, str):
                return written
            return (answer.text("valueDate") or answer.text("valueDateTime")[:10]) or None
        case "people":
            return _reference(answer)
    for key in ("valueString", "valueUri", "valueTime"):
        if answer.value.get(key) is not None:
            return answer.text(key) or None
    if answer.value.get("valueReference") is not None:
        return _reference(answer)
    written = _extension(answer.value, EDTF).get("valueString")
    return written if isinstance(written, str) else None


def _reference(answer: Object) -> str | None:
    inner = answer.object("valueReference")
    return (inner.text("display") or inner.text("reference").split("/")[-1] or None) if inner else None


def _number(answer: Object, kind: str) -> Any:
    amount = answer.object("valueQuantity")
    found = amount.number("value") if amount else None
    for key in ("valueInteger", "valueDecimal"):
        found = answer.number(key) if found is None else found
    spread = _extension(answer.value, SPREAD).get("valueRange")
    if isinstance(spread, dict):
        ends = {own: end["value"] for own, key in (("min", "low"), ("max", "high")) if isinstance(end := spread.get(key), dict) and "value" in end}
        return ends or None
    if kind == "frequency":
        vague = _extension(answer.value, VAGUE).get("valueBoolean") is True
        return {"per_month": found, "vague": True} if vague else (None if found is None else {"per_month": found})
    return found


def _extension(value: Mapping[str, Any], url: str) -> Mapping[str, Any]:
    added = value.get("extension")
    for one in added if isinstance(added, list) else ():
        if isinstance(one, dict) and one.get("url") == url:
            return one
    return {}


def _absent(value: Mapping[str, Any]) -> str:
    """Why there is no answer, said at the item, the answer or its value; "" where that is not said."""
    places = [value, *(one for key, one in value.items() if key.lstrip("_").startswith("value") and isinstance(one, dict))]
    for place in places:
        code = _extension(place, ABSENT).get("valueCode")
        if isinstance(code, str):
            return _BACK.get(code, "dont_know" if code != "not-permitted" else "rather_not")
    return ""


def differing(given: Given, found: Mapping[str, Any], path: str, lang: str) -> list[str]:
    """Outcomes in the file that come out otherwise here."""
    said = []
    for name, (where, value) in given.outcomes.items():
        amount = value.get("value") if isinstance(value, dict) else value
        ours = found.get(name)
        if isinstance(amount, (int, float)) and isinstance(ours, (int, float)) and abs(amount - ours) > 1e-4:
            said.append(f"{path}: " + words("differs", lang, where=where, said=amount, found=round(ours, 4)))
    return said
