"""Ours beside SurveyJS's core on the same questionnaires: from text to ready, and one answer. Processor time of each.

Every fifth question has a condition on the one before. Ours also reads Dutch and English, a why and a help of each question, and
keeps ten scores up; theirs has English only and no scores. SurveyJS comes from npm into a temporary folder, only where npm is.
"""

from __future__ import annotations

import json
import shlex
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from intake.conversation.compiled import CompiledFlow
from intake.definitions import load_pinned
from tests.benchmarks.test_answers import SIZES

VERSION = "3.1.1"
PATIENCE = 40
"""Seconds of the processor that SurveyJS gets for one questionnaire."""
CARD = "title summary for_whom by_whom takes product evidence_text"


@pytest.fixture(scope="module")
def survey_core(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which node finds survey-core."""
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("node and npm are not here")
    folder = tmp_path_factory.mktemp("surveyjs")
    done = subprocess.run(
        ["npm", "install", "--prefix", str(folder), "--ignore-scripts", "--no-audit", "--no-fund", "--silent", f"survey-core@{VERSION}"],
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    if done.returncode:
        pytest.skip(f"npm could not bring survey-core: {done.stderr.strip()[:100]}")
    return folder


def condition(index: int) -> str | None:
    return f"q{index - 1} > 1" if index % 5 == 4 else None


def as_survey(count: int) -> dict[str, Any]:
    """The questionnaire of tests.generated as SurveyJS has it: pages of 20, ratings of 0 to 4."""
    elements = [
        {"type": "rating", "name": f"q{index}", "title": f"Question {index}?", "rateMin": 0, "rateMax": 4}
        | ({"visibleIf": f"{{q{index - 1}}} > 1"} if condition(index) else {})
        for index in range(count)
    ]
    return {"pages": [{"name": f"p{start}", "elements": elements[start : start + 20]} for start in range(0, count, 20)]}


def as_flow(count: int) -> dict[str, str]:
    """The same as files of ours: questions in sets of 2,000 (a file may be 8 MB at most), asked in stages of 20."""

    def both(words: str) -> str:
        return f'{{nl: "{words}", en: "{words}"}}'

    def question(index: int) -> str:
        when = f', when: "{condition(index)}"' if condition(index) else ""
        words = f"text: {both(f'Vraag {index}?')}, why: {both('Zo zien we meer.')}, help: {both('Kies een getal.')}"
        return f"  - {{id: q{index}, kind: scale, {words}, range: {{low: 0, high: 4}}{when}}}"

    files, sets = {}, []
    for start in range(0, count, 2_000):
        sets.append(f"part-{start}")
        rows = [question(index) for index in range(start, min(count, start + 2_000))]
        files[f"question_sets/part-{start}.yaml"] = "\n".join([f"question_set: part-{start}", f"title: {both('Deel')}", "questions:", *rows, ""])
    stages = [
        f"  - {{id: s{start}, title: {both('Deel')}, minutes: 5, questions: [{', '.join(f'q{n}' for n in range(start, min(count, start + 20)))}]}}"
        for start in range(0, count, 20)
    ]
    scores = [
        f"  - {{id: score_{part}, title: {both('Som')}, method: sum, low: 0, high: {4 * len(range(part, count, 10))}, "
        f"missing_allowed: {len(range(part, count, 10))}, reference: none, wording: {both('Eigen woorden.')}, "
        f"items: [{', '.join(f'{{question: q{n}}}' for n in range(part, count, 10))}]}}"
        for part in range(10)
    ]
    card = [f"  {name}: {both('Een test.')}" for name in CARD.split()]
    files["flows/test/generated.yaml"] = "\n".join(
        ["flow: generated", "kind: instrument", "card:", *card, "  evidence: described", "  organisation: o", "  site: s", "fit: {}",
         f"use: [{', '.join(sets)}]", "scales:", *scores, "stages:", *stages, ""]
    )  # fmt: skip
    return files


@pytest.mark.parametrize("count", SIZES)
def test_loading_ours(benchmark: Any, count: int) -> None:
    """Text of YAML, checked whole, to a talk that can begin."""
    files = as_flow(count)
    flow = benchmark.pedantic(lambda: CompiledFlow(load_pinned(files, "generated")), rounds=1 if count > 2_000 else 3)
    assert len(flow.order) == count
    assert len(flow.scales) == 10


@pytest.mark.parametrize("count", SIZES)
def test_surveyjs(survey_core: Path, tmp_path: Path, figures: dict[str, float], to_say: list[str], count: int) -> None:
    made = tmp_path / "survey.json"
    made.write_text(json.dumps(as_survey(count)), encoding="utf-8")
    script = Path(__file__).with_name("surveyjs.mjs")
    bounded = f"ulimit -t {PATIENCE}; exec node {shlex.quote(str(script))} {shlex.quote(str(survey_core))} {shlex.quote(str(made))}"
    done = subprocess.run(["bash", "-c", bounded], capture_output=True, text=True)
    found = {what: ms for line in done.stdout.splitlines() for what, ms in json.loads(line).items()}
    for what, milliseconds in found.items():
        figures[f"surveyjs_{what}[{count}]"] = milliseconds / 1000
    if done.returncode == -signal.SIGKILL:
        late = "answered a question of" if found else "loaded"
        to_say.append(f"\nSurveyJS's core had not {late} {count:,} questions after {PATIENCE} seconds of the processor.")
    else:
        assert done.returncode == 0, done.stderr
        assert set(found) == {"load", "answer"}
