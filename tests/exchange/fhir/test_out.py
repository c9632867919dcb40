"""Our flows as R4 questionnaires, our talks as R4 responses: checked by the R4 models, and by what we know of the codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import fhirpathpy
import pytest
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.questionnaire import Questionnaire
from fhirpathpy.models import models

from intake.cli import main
from intake.conversation.compiled import NAME_QUESTIONS
from intake.exchange.fhir.codes import (
    ABSENT,
    CALCULATED,
    ENABLE_WHEN,
    ITEM_TYPES,
    OPERATORS,
    ORDINAL,
    PUBLICATION,
)
from intake.exchange.fhir.questionnaire_out import questionnaire
from intake.exchange.fhir.response_out import bundle, responses
from intake.network.model import Person
from tests.exchange.fhir.talks import definitions, items_of, talk_of

TALKS = sorted(id for id, flow in definitions().flows.items() if flow.stages)


@pytest.mark.parametrize("name", TALKS)
def test_every_flow_is_a_sound_questionnaire(name: str) -> None:
    flow = definitions().flows[name]
    made, _ = questionnaire(flow, "nl")
    Questionnaire.model_validate(made)
    assert made["status"] in PUBLICATION
    items = items_of(made)
    assert all(len(found) == 1 for found in items.values())
    assert set(flow.questions) <= set(items)
    for (item,) in items.values():
        assert item["type"] in ITEM_TYPES
        assert len(item.get("enableWhen", [])) < 2 or item["enableBehavior"] in ("all", "any")
        for row in item.get("enableWhen", []):
            assert row["question"] in items
            assert row["operator"] in OPERATORS
        for added in item.get("extension", []):
            if added["url"] in (ENABLE_WHEN, CALCULATED):
                fhirpathpy.compile(added["valueExpression"]["expression"])


def test_both_languages_options_points_and_help() -> None:
    flow = definitions().flows["pom"]
    made, _ = questionnaire(flow, "nl")
    item = items_of(made)["fp_own_life"][0]
    question = flow.questions["fp_own_life"]
    assert item["text"] == question.text.get("nl")
    parts = {part["url"]: part for part in item["_text"]["extension"][0]["extension"]}
    assert parts["lang"]["valueCode"] == "en"
    assert parts["content"]["valueString"] == question.text.get("en")
    points = {
        option["valueCoding"]["code"]: option["valueCoding"]["extension"][0]["valueDecimal"] for option in item["answerOption"]
    }
    scale = next(scale for scale in flow.scales.values() if any(one.source[1] == "fp_own_life" for one in scale.items))
    assert points == dict(next(one for one in scale.items if one.source[1] == "fp_own_life").scores)
    assert item["answerOption"][0]["valueCoding"]["extension"][0]["url"] == ORDINAL
    assert item["item"][0]["type"] == "display"


def test_the_formula_of_a_score_gives_our_score() -> None:
    flow = definitions().flows["pom"]
    (scale,) = flow.scales.values()
    talk = talk_of(flow)
    for n, item in enumerate(scale.items):
        options = [option.id for option in flow.questions[item.source[1]].options]
        talk.record("answered", question=item.source[1], value=options[n % len(options)], words="")
    score = talk.state.scale(scale.id).score
    assert score is not None
    made = items_of(questionnaire(flow, "nl")[0])[scale.id][0]
    formula = made["extension"][0]["valueExpression"]["expression"]
    response = responses(talk.state, "nl")[0]
    assert fhirpathpy.evaluate(response, formula, {"resource": response}, models["r4"]) == [score]
    assert items_of(response)[scale.id][0]["answer"] == [{"valueDecimal": score}]


def filled_talk() -> Any:
    talk = talk_of(definitions().flows["mantelscan"], by="carer")
    talk.put_person(Person("p1", "Els de Vries", "daughter", sector="family", gender="woman", born="1980-05"))
    talk.put_person(Person("p2", "Kees", "neighbour", sector="neighbours"))
    names = talk.state.flow.questions
    people = next(name for name in talk.state.order() if names[name].kind == "people" and talk.state.visible(name))
    talk.record("answered", question=people, value=["p1", "p2"], words="Els en Kees")
    number = next(name for name in talk.state.order() if names[name].kind == "number" and talk.state.visible(name))
    talk.record("answered", question=number, value={"min": 2, "max": 4}, words="2 tot 4")
    open_ = [name for name in talk.state.order() if talk.state.is_open(name) and names[name].kind == "text" and name not in NAME_QUESTIONS]
    talk.record("answered", question=open_[0], value="Els belt vaak", words="")
    for how, name in zip(("dont_know", "rather_not", "later"), open_[1:], strict=False):
        talk.record("withheld", question=name, **{"as": how})
    return talk, people, number, open_


def test_a_talk_as_a_bundle() -> None:
    talk, people, number, texts = filled_talk()
    made, _ = bundle(talk.state, "nl", False)
    Bundle.model_validate(made)
    by_type: dict[str, list[dict[str, Any]]] = {}
    for entry in made["entry"]:
        by_type.setdefault(entry["resource"]["resourceType"], []).append(entry["resource"])
    els, kees = (one for one in by_type["RelatedPerson"] if one["id"] in ("p1", "p2"))
    assert els["name"] == [{"text": "Els de Vries"}]
    assert els["birthDate"] == "1980-05"
    assert (els["gender"], els["relationship"][0]["coding"][0]["code"]) == ("female", "DAU")
    assert kees["relationship"][0]["text"]
    (response,) = by_type["QuestionnaireResponse"]
    assert response["status"] == "in-progress"
    assert response["source"] == {"reference": "Patient/client"}
    items = items_of(response)
    assert [one["valueReference"]["reference"] for one in items[people][0]["answer"]] == ["RelatedPerson/p1", "RelatedPerson/p2"]
    (spread,) = items[number][0]["answer"]
    assert spread["valueDecimal"] == 3
    assert spread["extension"][0]["valueRange"] == {"low": {"value": 2}, "high": {"value": 4}}
    why = [items[name][0]["extension"][0] for name in texts[1:4]]
    assert {one["url"] for one in why} == {ABSENT}
    assert [one["valueCode"] for one in why] == ["asked-unknown", "asked-declined", "temp-unknown"]
    assert "answer" not in items[texts[1]][0]


def test_names_by_initials_also_in_free_text() -> None:
    talk, *_, texts = filled_talk()
    made, _ = bundle(talk.state, "nl", True)
    written = json.dumps(made["entry"][1:])
    assert "Vries" not in written
    assert "Kees" not in written
    response = made["entry"][-1]["resource"]
    assert items_of(response)[texts[0]][0]["answer"] == [{"valueString": "E. belt vaak"}]


def test_two_who_answer_give_two_responses() -> None:
    talk, _people, number, texts = filled_talk()
    talk.record("answered", "Piet", question=texts[0], value="heel anders", words="")
    first, second = responses(talk.state, "nl")
    assert second["source"] == {"type": "RelatedPerson", "display": "Piet"}
    assert [*items_of(second)][-1] == texts[0]
    assert items_of(second)[texts[0]][0]["answer"] == [{"valueString": "heel anders"}]
    assert number in items_of(first)


def test_the_door(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "q.json"
    assert main(["export", "fhir", "pom", "--out", str(out), "--lang", "en"]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["language"] == "en"
    capsys.readouterr()
    assert main(["export", "fhir", "pom", "--lang", "nl"]) == 0
    assert json.loads(capsys.readouterr().out)["language"] == "nl"
    assert main(["export", "network", "pom"]) == 2
