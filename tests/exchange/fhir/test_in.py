"""Foreign questionnaires in: what is supported works, what is not is listed, what is wrong is refused with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from intake.cli import main
from intake.commands.fill import Filled, fill
from intake.commands.problems import Refused
from intake.conversation.compiled import compile_flow
from intake.definitions.expressions import parse
from intake.exchange.fhir.codes import CALCULATED, ENABLE_WHEN, HIDDEN, TRANSLATION, VARIABLE
from intake.exchange.fhir.response_out import responses
from tests.exchange.fhir.forms import answer_path, brought_in, expression, form, item, option, when
from tests.exchange.fhir.talks import definitions, talk_of

LINKED = form(
    item("a", "boolean"),
    item("b", "choice", answerOption=[option("x", 1), option("y", 3)]),
    {"linkId": "g", "type": "group", "text": "Group", "item": [item("n", "decimal"), item("t", "text")]},
)


def filled(questionnaire: Any, answers: list[dict[str, Any]], tmp_path: Path, **more: Any) -> Filled:
    path = tmp_path / "r.json"
    response = {"resourceType": "QuestionnaireResponse", "status": "completed", "item": answers} | more
    path.write_text(json.dumps(response), encoding="utf-8")
    return fill(brought_in(questionnaire).flow, definitions(), path, "en")


def said(link: str, *values: Any, kind: str = "") -> dict[str, Any]:
    kinds = {bool: "valueBoolean", int: "valueInteger", float: "valueDecimal", str: "valueString"}
    return {"linkId": link, "answer": [{kind or kinds[type(one)]: one} for one in values]}


def coded(link: str, *codes: str) -> dict[str, Any]:
    return {"linkId": link, "answer": [{"valueCoding": {"system": "http://codes.example", "code": code}} for code in codes]}


@pytest.mark.parametrize(
    ("rows", "behavior", "shown", "hidden"),
    [
        ([when("a", "exists", answerBoolean=True)], None, [said("a", False)], []),
        ([when("a", "exists", answerBoolean=False)], None, [], [said("a", True)]),
        ([when("a", "=", answerBoolean=True)], None, [said("a", True)], [said("a", False)]),
        ([when("a", "!=", answerBoolean=True)], None, [], [said("a", True)]),
        ([when("b", "=", answerCoding={"system": "http://codes.example", "code": "x"})], None, [coded("b", "x")], [coded("b", "y")]),
        ([when("b", "!=", answerCoding={"code": "x"})], None, [coded("b", "y")], [coded("b", "x")]),
        ([when("n", ">", answerDecimal=2.5)], None, [said("n", 3.0)], [said("n", 2.5)]),
        ([when("n", "<", answerDecimal=2.5)], None, [said("n", 2.0)], [said("n", 2.5)]),
        ([when("n", ">=", answerInteger=2)], None, [said("n", 2.0)], [said("n", 1.0)]),
        ([when("n", "<=", answerInteger=2)], None, [said("n", 2.0)], [said("n", 3.0)]),
        ([when("a", "=", answerBoolean=True), when("n", ">", answerInteger=2)], "all", [said("a", True), said("n", 3.0)], [said("a", True), said("n", 1.0)]),
        ([when("a", "=", answerBoolean=True), when("n", ">", answerInteger=2)], "any", [said("a", True)], [said("a", False), said("n", 1.0)]),
        ([when("t", "=", answerString="it's [b]")], None, [said("t", "it's [b]")], [said("t", "other")]),
        ([when("d", "<", answerDate="2020-05-01")], None, [said("d", "2019-12-31", kind="valueDate")], [said("d", "2021-01-01", kind="valueDate")]),
    ],
)  # fmt: skip
def test_conditions(rows: list[Any], behavior: str | None, shown: list[Any], hidden: list[Any], tmp_path: Path) -> None:
    last = item("z", "string", enableWhen=rows) | ({"enableBehavior": behavior} if behavior else {})
    questionnaire = form(
        item("a", "boolean"), item("b", "choice", answerOption=[option("x"), option("y")]), item("n", "decimal"),
        item("t", "text"), item("d", "date"), last,
    )  # fmt: skip
    Questionnaire.model_validate(questionnaire)
    for answers, visible in ((shown, True), (hidden, False)):
        found = filled(questionnaire, answers, tmp_path)
        assert not found.refused
        assert bool(found.talk.state.visible("q_z")) is visible


def test_groups_within_groups_and_a_condition_on_a_group(tmp_path: Path) -> None:
    inner = {"linkId": "in", "type": "group", "text": "Inner", "item": [item("p"), item("q")]}
    outer = {"linkId": "out", "type": "group", "text": "Outer", "enableWhen": [when("a", "=", answerBoolean=True)],
             "item": [item("o"), inner, item("r")]}  # fmt: skip
    questionnaire = form(item("a", "boolean"), outer)
    found = filled(questionnaire, [said("a", False)], tmp_path)
    assert [name for name in found.talk.state.order() if found.talk.state.visible(name)] == ["q_a"]
    answers = [said("a", True), {"linkId": "out", "item": [said("o", "1"), {"linkId": "in", "item": [said("p", "2")]}, said("r", "3")]}]
    found = filled(questionnaire, answers, tmp_path)
    assert found.as_json()["answers"] == {"q_a": True, "q_o": "1", "q_p": "2", "q_r": "3"}
    assert responses(found.talk.state, "en")[0]["item"] == answers


def test_repeats_of_options_questions_and_groups_come_back(tmp_path: Path) -> None:
    group = {"linkId": "g", "type": "group", "text": "Child", "repeats": True, "item": [item("name"), item("age", "integer")]}
    questionnaire = form(
        item("c", "choice", repeats=True, answerOption=[option("x"), option("y"), option("z")]),
        item("w", "string", repeats=True), group,
    )  # fmt: skip
    def child(name: str, age: int) -> dict[str, Any]:
        return {"linkId": "g", "item": [said("name", name), said("age", age)]}
    answers = [coded("c", "x", "z"), said("w", "one", "two", "three"), child("Ann", 3), child("Bob", 5)]
    found = filled(questionnaire, answers, tmp_path)
    assert not found.refused
    (made,) = responses(found.talk.state, "en")
    QuestionnaireResponse.model_validate(made)
    for one in made["item"][0]["answer"]:
        assert one["valueCoding"].pop("display").startswith("Option")
    assert made["item"] == answers


def test_initial_values_count_and_are_still_asked(tmp_path: Path) -> None:
    questionnaire = form(
        item("a", "boolean", initial=[{"valueBoolean": True}]),
        item("b", "choice", answerOption=[option("x") | {"initialSelected": True}, option("y")]),
        item("n", "integer", initial=[{"valueInteger": 4}]),
        item("z", "string", enableWhen=[when("a", "=", answerBoolean=True)]),
    )
    talk = talk_of(brought_in(questionnaire).flow)
    assert talk.state.current == "q_a"
    assert [talk.state.value(name) for name in ("q_a", "q_b", "q_n")] == [True, "o_x", 4]
    assert talk.state.visible("q_z")
    assert "Filled in already: yes" in talk.ask()[-1].text
    talk.answer(False)
    assert talk.state.current == "q_b"
    assert not talk.state.visible("q_z")
    talk.withhold("dont_know")
    assert talk.state.value("q_b") is None
    assert "Filled in already: 4" in talk.ask()[-1].text
    talk.hear("yes")
    assert talk.state.value("q_n") == 4
    assert not talk.state.is_initial("q_n")
    found = filled(questionnaire, [said("a", True)], tmp_path)
    assert found.as_json()["answers"] == {"q_a": True, "q_b": "o_x", "q_n": 4}


def test_points_of_options_add_up_to_a_score(tmp_path: Path) -> None:
    contained = {"resourceType": "ValueSet", "id": "v", "status": "active", "compose": {"include": [
        {"system": "http://codes.example", "concept": [
            {"code": "x", "display": "X", "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 2}]},
            {"code": "y", "display": "Y", "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 0}]},
        ]}]}}  # fmt: skip
    questionnaire = form(
        item("a", "choice", answerValueSet="#v"), item("b", "choice", answerOption=[option("x", 1), option("y", 3)]),
        contained=[contained],
    )  # fmt: skip
    found = filled(questionnaire, [coded("a", "x")], tmp_path)
    assert found.as_json()["scales"] == {"points": None}
    found = filled(questionnaire, [coded("a", "x"), coded("b", "y")], tmp_path)
    assert found.as_json()["scales"] == {"points": 5}


def test_a_simple_formula_is_said_in_our_own_language(tmp_path: Path) -> None:
    total = expression(CALCULATED, f"{answer_path('n')} * 2 + {answer_path('m')}")
    shown = expression(ENABLE_WHEN, f"{answer_path('n')} > 3 and %resource.item.where(linkId='m').answer.exists()")
    questionnaire = form(
        item("n", "decimal"), item("m", "decimal"), item("sum", "decimal", readOnly=True, extension=[total]),
        item("z", "string", extension=[shown]),
    )  # fmt: skip
    made = brought_in(questionnaire)
    assert made.left_out == ()
    assert made.flow.foreign is not None
    assert not made.flow.foreign.formulas
    found = filled(questionnaire, [said("n", 4.0), said("m", 1.5), said("sum", 9.5)], tmp_path)
    assert found.as_json()["calculated"] == {"v_sum": 9.5}
    assert found.talk.state.visible("q_z")
    assert not found.noted
    found = filled(questionnaire, [said("n", 4.0), said("m", 1.5), said("sum", 10.0)], tmp_path)
    assert "the file says 10.0, here it comes to 9.5" in found.noted[0]


def test_other_formulas_are_evaluated_as_fhirpath_on_what_they_need(tmp_path: Path) -> None:
    weighed = expression(CALCULATED, "%resource.item.where(linkId='b' or linkId='c').answer.value.ordinal().sum()")
    shown = expression(ENABLE_WHEN, "iif(%total > 3, true, false)")
    variable = expression(VARIABLE, "%resource.item.where(linkId in ('b' | 'c')).answer.value.weight().sum()", "total")
    options = [option("x", 1), option("y", 3)]
    questionnaire = form(
        item("b", "choice", answerOption=options), item("c", "choice", answerOption=options),
        item("sum", "integer", readOnly=True, extension=[weighed]), item("z", "string", extension=[shown]),
        extension=[variable],
    )  # fmt: skip
    made = brought_in(questionnaire)
    assert made.left_out == ()
    assert made.flow.foreign is not None
    assert {name: formula.needs for name, formula in made.flow.foreign.formulas.items()} == {"v_sum": ("q_b", "q_c"), "w_z": ("q_b", "q_c")}
    dependents = compile_flow(made.flow).dependents
    assert set(dependents["q_b"]) == {"v_sum", "w_z"}
    found = filled(questionnaire, [coded("b", "y"), coded("c", "x")], tmp_path)
    assert found.talk.state.value("v_sum") == 4
    assert found.talk.state.visible("q_z")
    found.talk.record("answered", question="q_b", value="o_x", words="")
    assert found.talk.state.value("v_sum") == 2
    assert not found.talk.state.visible("q_z")


def test_points_that_are_added_one_by_one_are_said_in_our_own_language(tmp_path: Path) -> None:
    total = " + ".join(f"%resource.item.where(linkId='{link}').answer.value.ordinal()" for link in "bc")
    options = [option("x", 1), option("y", 3)]
    questionnaire = form(
        item("b", "choice", answerOption=options), item("c", "choice", answerOption=options),
        item("sum", "integer", readOnly=True, extension=[expression(CALCULATED, total)]),
    )  # fmt: skip
    made = brought_in(questionnaire)
    assert made.flow.foreign is not None
    assert not made.flow.foreign.formulas
    assert filled(questionnaire, [coded("b", "y")], tmp_path).as_json()["calculated"] == {"v_sum": None}
    assert filled(questionnaire, [coded("b", "y"), coded("c", "x")], tmp_path).as_json()["calculated"] == {"v_sum": 4}


def test_both_bridges_agree() -> None:
    """What is translated gives what fhirpathpy gives."""
    import fhirpathpy
    from fhirpathpy.models import models

    from intake.exchange.fhir.formulas_in import Names, parsed, translated

    names = Names(lambda link: {"n": ("n", "number"), "a": ("a", "yesno"), "b": ("b", "choice")}.get(link), lambda name, code: code)
    sources = [
        f"{answer_path('n')} + 1 > 3 or {answer_path('a')}", f"{answer_path('n')} * (2 - 0.5)",
        "%resource.item.where(linkId='b').answer.value.code = 'x'", "%resource.item.where(linkId='n').answer.empty()",
        f"{answer_path('a')} and %resource.item.where(linkId='b').answer.value.code != 'x'",
    ]  # fmt: skip
    for values in ({}, {"n": 2.0}, {"n": 3.0, "a": False}, {"a": True, "b": "y"}, {"b": "x", "a": True, "n": -1.0}):
        kinds = {"n": "valueDecimal", "a": "valueBoolean"}
        items = [
            {"linkId": link, "answer": [{"valueCoding": {"code": value}} if link == "b" else {kinds[link]: value}]}
            for link, value in values.items()
        ]
        response = {"resourceType": "QuestionnaireResponse", "item": items}
        for source in sources:
            ours = translated(parsed(source), names)
            assert ours is not None, source
            functions = {"known": lambda name, values=values: name in values}
            found = parse(ours).evaluate(values.get, functions)
            theirs = fhirpathpy.evaluate(response, source, {"resource": response}, models["r4"])
            assert (theirs[0] if theirs else None) == found, (source, values)


def test_two_languages_and_what_is_missing_in_one() -> None:
    beside = {"extension": [{"url": TRANSLATION, "extension": [{"url": "lang", "valueCode": "nl"}, {"url": "content", "valueString": "Vraag?"}]}]}
    flow = brought_in(form(item("a", _text=beside), item("b"))).flow
    assert (flow.questions["q_a"].text.get("nl"), flow.questions["q_a"].text.get("en")) == ("Vraag?", "Question a?")
    assert flow.questions["q_b"].text.get("nl") == "Question b?"


def test_what_is_not_supported_is_listed() -> None:
    questionnaire = form(
        item("a", "attachment"), item("b", "dateTime"), item("c", "choice", answerValueSet="http://elsewhere.example/v"),
        item("d", "string", extension=[{"url": "http://other.example/x", "valueString": "?"}], answerConstraint="x"),
        item("e", "decimal", readOnly=True, extension=[expression(CALCULATED, "today()")]),
        item("f", "string", extension=[expression(ENABLE_WHEN, "x", language="text/cql")]),
        item("g", "string", extension=[{"url": HIDDEN, "valueBoolean": True}]),
        item("h", "string", extension=[expression(ENABLE_WHEN, "%resource.item.answer.value.matches('(a+)+$')")]),
    )  # fmt: skip
    listed = "\n".join(brought_in(questionnaire).left_out)
    for part in ("item[0]: the type attachment", "item[1]: the type dateTime", "http://elsewhere.example/v", "http://other.example/x",
                 "answerConstraint", "today()", "text/cql", "item[6]: this item is hidden", "matches()"):  # fmt: skip
        assert part in listed, part


def _bad(change: Any) -> Any:
    copy = json.loads(json.dumps(LINKED))
    return change(copy) or copy


def _deep(copy: Any) -> Any:
    for _ in range(12):
        copy = {"linkId": str(id(copy)), "type": "group", "item": [copy]}
    return form(copy)


BAD: list[tuple[str, Any, str]] = [
    ("status", lambda q: q.update(status="final"), "status: final is not known"),
    ("no status", lambda q: q.pop("status") and None, "status is missing"),
    ("double", lambda q: q["item"][1].update(linkId="a"), "item[1]: the linkId a also stands at item[0]"),
    ("unknown link", lambda q: q["item"][1].update(enableWhen=[when("zz", "exists", answerBoolean=True)]), "item[1].enableWhen[0].question: there is no item with the linkId zz"),
    ("group", lambda q: q["item"][1].update(enableWhen=[when("g", "exists", answerBoolean=True)]), "g is a group"),
    ("operator", lambda q: q["item"][1].update(enableWhen=[when("a", "==", answerBoolean=True)]), "item[1].enableWhen[0].operator: == is not known"),
    ("type", lambda q: q["item"][0].update(type="bool"), "item[0].type: bool is not known"),
    ("behavior", lambda q: q["item"][1].update(enableWhen=[when("a", "exists", answerBoolean=True)] * 2), "enableBehavior"),
    ("misfit", lambda q: q["item"][1].update(enableWhen=[when("a", "=", answerString="x")]), "answerString does not fit"),
    ("cycle", lambda q: (q["item"][0].update(enableWhen=[when("b", "exists", answerBoolean=True)]), q["item"][1].update(enableWhen=[when("a", "=", answerBoolean=True)]))[0], "in a circle: a -> b -> a"),
    ("formula link", lambda q: q["item"][0].update(extension=[expression(ENABLE_WHEN, "%resource.item.where(linkId='zz').answer.count() > 0")]), "names the linkId zz"),
    ("deep", lambda q: _deep(q["item"][0]), "nested deeper"),
    ("items", lambda q: q.update(item=[]), "no questions"),
    ("not a list", lambda q: q.update(item="x"), "item: here a list is needed"),
    ("no options", lambda q: q["item"][1].pop("answerOption") and None, "item[1]: the type choice needs answerOption"),
    ("modifier", lambda q: q["item"][0].update(modifierExtension=[{"url": "x"}]), "item[0]: modifierExtension"),
    ("resource", lambda q: q.update(resourceType="Patient"), "this is a Patient, not a Questionnaire"),
    ("no resource", lambda q: [1, 2], "resourceType is missing"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "sentence"), [one[1:] for one in BAD], ids=[one[0] for one in BAD])
def test_what_is_wrong_is_refused_with_its_place(change: Any, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        brought_in(_bad(change))
    assert sentence in str(refused.value)
    assert all(line.startswith("form.json") for line in str(refused.value).splitlines())


def test_a_circle_through_a_formula_is_named() -> None:
    total = expression(CALCULATED, f"{answer_path('n')} + 1")
    questionnaire = form(
        item("n", "decimal", enableWhen=[when("sum", ">", answerDecimal=1)]), item("sum", "decimal", readOnly=True, extension=[total])
    )
    with pytest.raises(Refused, match=r"n -> sum -> n|sum -> n -> sum"):
        brought_in(questionnaire)


def test_a_response_that_does_not_fit_is_listed_not_swallowed(tmp_path: Path) -> None:
    answers = [said("a", "maybe"), coded("b", "q"), said("zz", "?"), {"linkId": "g", "item": [said("n", 2.0)]}, said("a", True)]
    found = filled(LINKED, answers, tmp_path)
    text = "\n".join(found.refused)
    assert "item[0].answer[0]: this answer does not fit" in text
    assert "q is no option" in text
    assert "no question with the linkId zz" in text
    assert "item[4]: the linkId a stands here once more" in text
    assert found.as_json()["answers"] == {"q_n": 2}
    with pytest.raises(Refused, match="status: done is not known"):
        filled(LINKED, answers, tmp_path, status="done")


def test_reasons_for_no_answer_go_both_ways(tmp_path: Path) -> None:
    url = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
    declined = {"linkId": "a", "extension": [{"url": url, "valueCode": "asked-declined"}]}
    unknown = {"linkId": "n", "answer": [{"_valueDecimal": {"extension": [{"url": url, "valueCode": "asked-unknown"}]}}]}
    found = filled(LINKED, [declined, {"linkId": "g", "item": [unknown]}], tmp_path)
    assert found.as_json()["withheld"] == {"q_a": "rather_not", "q_n": "dont_know"}
    made = responses(found.talk.state, "en")[0]["item"]
    assert made[0] == declined
    assert made[1]["item"][0]["extension"] == [{"url": url, "valueCode": "asked-unknown"}]


def test_words_beside_the_options(tmp_path: Path) -> None:
    questionnaire = form(item("o", "open-choice", answerOption=[option("x"), option("y")]))
    found = filled(questionnaire, [said("o", "quite else")], tmp_path)
    assert found.as_json()["answers"] == {"q_o": "other", "q_o_other": "quite else"}
    assert responses(found.talk.state, "en")[0]["item"] == [said("o", "quite else")]


@pytest.mark.parametrize("name", ["pom", "mantelscan", "quez", "straatladder"])
def test_our_own_questionnaires_come_back_in(name: str) -> None:
    from intake.exchange.fhir.questionnaire_out import questionnaire

    flow = definitions().flows[name]
    back = brought_in(questionnaire(flow, "en")[0]).flow
    assert back.foreign is not None
    links = {item.path[-1] for item in back.foreign.items.values()}
    assert {id for id, question in flow.questions.items() if question.kind != "info"} <= links
    for question in flow.questions.values():
        if question.kind in ("choice", "choices"):
            assert len(back.questions[f"q_{question.id}"].options) == len(question.options)


def test_the_doors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "form.json"
    source.write_text(json.dumps(form(item("a", "boolean"), item("f", "attachment"))), encoding="utf-8")
    monkeypatch.delenv("DRAAGWIJZER_LIBRARY", raising=False)
    assert main(["import", "questionnaire", str(source), "--lang", "en"]) == 1
    assert "DRAAGWIJZER_LIBRARY" in capsys.readouterr().err
    monkeypatch.setenv("DRAAGWIJZER_LIBRARY", str(tmp_path / "own"))
    assert main(["import", "questionnaire", str(source), "--lang", "en"]) == 0
    told = capsys.readouterr()
    assert "draagwijzer talk test-form" in told.out
    assert "item[1]: the type attachment" in told.err
    answers = tmp_path / "r.json"
    answers.write_text(json.dumps({"resourceType": "QuestionnaireResponse", "status": "completed", "item": [said("a", True)]}), encoding="utf-8")
    assert main(["fill", "test-form", str(answers), "--json", "--lang", "en"]) == 0
    assert json.loads(capsys.readouterr().out)["answers"] == {"q_a": True, "i_f": True}
    assert main(["check", str(tmp_path / "own")]) == 0
    assert main(["import", "network", str(source)]) == 2
