"""Our own talks out as FHIR and back in through `fill`: the same answers, reasons and scores."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from intake.commands.fill import fill
from intake.conversation.dialogue import Dialogue
from intake.definitions.model import Question
from intake.exchange.fhir.response_out import bundle
from tests.exchange.fhir.talks import definitions, talk_of


def value_for(question: Question, rng: random.Random) -> Any:
    match question.kind:
        case "yesno":
            return rng.random() < 0.5
        case "choice":
            return rng.choice(question.options).id
        case "choices":
            return [option.id for option in question.options if rng.random() < 0.5] or [question.options[0].id]
        case "scale" | "number":
            given = question.range
            low, high = (int(given.low), int(given.high)) if given else (0, 50)
            return {"min": low, "max": high} if question.kind == "number" and rng.random() < 0.2 else rng.randint(low, high)
        case "frequency":
            return {"per_month": rng.choice([4.33, 30]), "vague": rng.random() < 0.3}
        case "duration":
            return "P3M"
        case "date":
            return rng.choice(["2024", "2024-05", "2024-05-12", "2024-22"])
    return "a few words, [x] & <y>"


def spoken(name: str, seed: int) -> Dialogue:
    rng = random.Random(seed)
    talk = talk_of(definitions().flows[name])
    for question in talk.state.flow.questions.values():
        if question.kind in ("people", "info") or not talk.state.visible(question.id):
            continue
        if rng.random() < 0.2:
            talk.record("withheld", question=question.id, **{"as": rng.choice(["dont_know", "rather_not", "later", "not_applicable"])})
        else:
            talk.record("answered", question=question.id, value=value_for(question, rng), words="")
    return talk


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", ["pom", "mantelscan", "quez", "contactladder"])
def test_out_and_in_again(name: str, seed: int, tmp_path: Path) -> None:
    talk = spoken(name, seed)
    path = tmp_path / "r.json"
    path.write_text(json.dumps(bundle(talk.state, "nl", False)[0]), encoding="utf-8")
    back = fill(talk.state.flow, definitions(), path, "nl").talk.state
    state = talk.state
    kept = [id for id in state.order() if state.visible(id) and state.flow.questions[id].kind not in ("people", "info")]
    assert {id: back.answer(id).value for id in kept if back.answer(id)} == {id: state.answer(id).value for id in kept if state.answer(id)}  # type: ignore[union-attr]
    assert {id: held.as_ for id, held in back.withheld.items()} == {id: held.as_ for id, held in state.withheld.items() if id in kept}
    assert [one.score for one in back.scales()] == [one.score for one in state.scales()]
