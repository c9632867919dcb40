"""A flow as a FHIR R4 Questionnaire: stages as groups, questions as items, scores and conditions where FHIR has words."""

from __future__ import annotations

from collections.abc import Iterable

from intake.definitions.model import Flow, Option, Question, Stage, Text
from intake.exchange.fhir.codes import (
    CALCULATED,
    CONTROL,
    CONTROL_CODES,
    ENABLE_WHEN,
    FHIRPATH,
    MAX_VALUE,
    MIN_VALUE,
    ORDINAL,
    OWN,
    OWN_CONDITION,
    SLIDER_STEP,
    TARGET,
    UNIT,
    Json,
    extension,
    fhir_id,
)
from intake.exchange.fhir.conditions_out import (
    NoFhirPath,
    enable_when,
    fhirpath,
    is_whole,
    option_system,
    score_path,
)
from intake.exchange.fhir.texts_out import plain, put
from intake.words import Words

RESULTS = "results"
MEASURES = ("load", "capacity")

TYPES = {
    "yesno": "boolean", "choice": "choice", "choices": "choice", "number": "decimal", "frequency": "decimal",
    "duration": "string", "date": "date", "text": "text", "people": "reference", "info": "display",
}  # fmt: skip

words = Words(
    {
        "results": ("Uitkomsten", "Results"),
        "load": ("Draaglast (0-100)", "Load (0-100)"),
        "capacity": ("Draagkracht (0-100)", "Capacity (0-100)"),
        "times": ("keer per maand", "times a month"),
        "condition": ("{name}: de voorwaarde \"{source}\" past niet in een FHIR-vragenlijst; hij staat er als eigen extensie bij.", "{name}: the condition \"{source}\" does not fit a FHIR questionnaire; it stands there as an extension of our own."),
        "score": ("{name}: de telregel past niet in een FHIR-vragenlijst; het punt is daar alleen een uitkomst.", "{name}: the rule of the score does not fit a FHIR questionnaire; there it is a result only."),
    }
)  # fmt: skip


def canonical(flow: Flow) -> str:
    return f"{OWN}questionnaire:{flow.id}|{flow.version}"


def questionnaire(flow: Flow, lang: str) -> tuple[Json, tuple[str, ...]]:
    """(the Questionnaire, sentences about what it cannot hold)."""
    writer = _Writer(flow, lang)
    made: Json = {"resourceType": "Questionnaire", "id": fhir_id(flow.id), "language": lang}
    url, version = canonical(flow).split("|")
    made |= {"url": url, "version": version, "name": flow.id.replace("-", "_")}
    put(made, "title", flow.card.title, lang)
    made |= {"status": "active", "subjectType": ["Patient"]}
    put(made, "description", flow.card.summary, lang)
    made["item"] = [*(writer.stage(stage) for stage in flow.stages), *writer.results()]
    return made, tuple(writer.lost)


def both(key: str) -> Text:
    return Text({"nl": words(key, "nl"), "en": words(key, "en")})


class _Writer:
    def __init__(self, flow: Flow, lang: str) -> None:
        self.flow = flow
        self.lang = lang
        self.lost: list[str] = []
        self.scores = _scores(flow)

    def stage(self, stage: Stage) -> Json:
        made: Json = {"linkId": f"stage.{stage.id}", "type": "group"}
        put(made, "text", stage.title, self.lang)
        if stage.repeat:
            made["repeats"] = True
        self._condition(made, stage.id, stage.when)
        inner: list[Json] = []
        if stage.intro is not None:
            inner.append(self.display(f"stage.{stage.id}.intro", stage.intro))
        inner += [self.question(self.flow.questions[name]) for name in stage.questions]
        inner += [self.stage(part) for part in stage.stages]
        if stage.closing is not None:
            inner.append(self.display(f"stage.{stage.id}.closing", stage.closing))
        made["item"] = inner
        return made

    def display(self, link: str, text: Text, control: str = "") -> Json:
        made: Json = {"linkId": link, "type": "display"}
        put(made, "text", text, self.lang)
        if control:
            coding = {"system": CONTROL_CODES, "code": control}
            made = {"extension": [extension(CONTROL, valueCodeableConcept={"coding": [coding]})]} | made
        return made

    def question(self, question: Question) -> Json:
        made: Json = {"linkId": question.id, "type": item_type(question)}
        put(made, "text", question.text, self.lang)
        if question.kind in ("choices", "people"):
            made["repeats"] = True
        if question.kind == "people":
            made.setdefault("extension", []).append(extension(TARGET, valueCode="RelatedPerson"))
        self._range(made, question)
        self._condition(made, question.id, question.when)
        if question.options:
            made["answerOption"] = [self._option(question, option) for option in question.options]
        if question.kind != "info":
            made["item"] = [self.display(f"{question.id}.help", question.help, "help"), *self._ends(question)]
        return made

    def _option(self, question: Question, option: Option) -> Json:
        coding: Json = {"system": option_system(question.id), "code": option.id}
        put(coding, "display", option.label, self.lang)
        points = self.scores.get(question.id, {}).get(option.id)
        if points is not None:
            coding = {"extension": [extension(ORDINAL, valueDecimal=points)]} | coding
        return {"valueCoding": coding}

    def _range(self, made: Json, question: Question) -> None:
        added = made.setdefault("extension", [])
        if question.kind == "frequency":
            added.append(self._unit(both("times")))
        if (given := question.range) is not None:
            key = "valueInteger" if made["type"] == "integer" else "valueDecimal"
            low, high = (int(end) if made["type"] == "integer" else end for end in (given.low, given.high))
            added += [extension(MIN_VALUE, **{key: low}), extension(MAX_VALUE, **{key: high})]
            if question.kind == "scale" and float(given.step).is_integer():
                added.append(extension(SLIDER_STEP, valueInteger=int(given.step)))
            if given.unit is not None:
                added.append(self._unit(given.unit))
        if not added:
            del made["extension"]

    def _unit(self, unit: Text) -> Json:
        coding: Json = {}
        put(coding, "display", unit, self.lang)
        return extension(UNIT, valueCoding=coding)

    def _ends(self, question: Question) -> Iterable[Json]:
        given = question.range
        if given is None or question.kind != "scale":
            return
        for text, control in ((given.low_label, "lower"), (given.high_label, "upper")):
            if text is not None:
                yield self.display(f"{question.id}.{control}", text, control)

    def _condition(self, made: Json, name: str, source: str | None) -> None:
        if source is None:
            return
        rows = enable_when(source, self.flow)
        if rows is not None:
            made["enableWhen"] = list(rows.rows)
            if len(rows.rows) > 1:
                made["enableBehavior"] = rows.behavior
            return
        added = made.setdefault("extension", [])
        try:
            added.append(_expression(ENABLE_WHEN, fhirpath(source, self.flow)))
        except NoFhirPath:
            added.append(extension(OWN_CONDITION, valueString=source))
            self.lost.append(words("condition", self.lang, name=name, source=source))

    def results(self) -> list[Json]:
        """Scores, load and capacity: read only, with their formula where FHIRPath can say it."""
        made = [self._score(name) for name in self.flow.scales]
        if self.flow.balance is not None:
            made += [self._result(name, both(name)) for name in MEASURES]
        if not made:
            return []
        group: Json = {"linkId": RESULTS, "type": "group"}
        put(group, "text", both("results"), self.lang)
        return [group | {"item": made}]

    def _score(self, name: str) -> Json:
        scale = self.flow.scales[name]
        made = self._result(name, scale.title)
        try:
            formula = score_path(scale, self.flow)
        except NoFhirPath:
            self.lost.append(words("score", self.lang, name=name))
            return made
        return {"extension": [_expression(CALCULATED, formula)]} | made

    def _result(self, name: str, title: Text) -> Json:
        made: Json = {"linkId": name, "type": "decimal"}
        put(made, "text", title, self.lang)
        return made | {"readOnly": True}


def _expression(url: str, formula: str) -> Json:
    return extension(url, valueExpression={"language": FHIRPATH, "expression": formula})


def item_type(question: Question) -> str:
    if question.kind == "scale":
        return "integer" if is_whole(question) else "decimal"
    return TYPES[question.kind]


def _scores(flow: Flow) -> dict[str, dict[str, float]]:
    """Points of options by the first published scale that counts them."""
    found: dict[str, dict[str, float]] = {}
    for scale in flow.scales.values():
        for item in scale.items:
            kind, name = item.source
            if kind == "question" and flow.questions[name].options:
                found.setdefault(name, dict(item.scores))
    return found


__all__ = ["RESULTS", "canonical", "item_type", "plain", "questionnaire"]
