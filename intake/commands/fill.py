"""A paper form or a batch of answers in a YAML file, put through a flow as if it had been said."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from intake.commands.library import opened_library, say_left_out, talk_flow
from intake.commands.problems import DONE, INPUT
from intake.commands.talk import new_id, now, speaker
from intake.commands.values_file import read_mapping
from intake.commands.waiting import waiting
from intake.conversation.compiled import compile_flow
from intake.conversation.dialogue import Dialogue
from intake.conversation.events import WITHHELD
from intake.conversation.fitting import Unfit
from intake.definitions.model import Flow, Library
from intake.definitions.nodes import Node
from intake.definitions.plain import plain
from intake.words import Words

if TYPE_CHECKING:
    from intake.exchange.fhir.response_in import Given

say = Words(
    {
        "mapping": ("dit is geen lijst met antwoorden; schrijf regels als: vraag: antwoord", "this is no list of answers; write lines like: question: answer"),
        "unknown": ("{place}: de vraag {name} is er niet in {flow}{guess}", "{place}: there is no question {name} in {flow}{guess}"),
        "guess": ("; bedoel je {near}?", "; do you mean {near}?"),
        "refused": ("{place}: {name}: {why}", "{place}: {name}: {why}"),
        "hidden": ("{place}: {name} geldt niet bij de andere antwoorden; het antwoord is niet gebruikt", "{place}: {name} does not apply with the other answers; the answer was not used"),
        "open": ("nog open: {names}", "still open: {names}"),
        "words": ("'{words}' begrijp ik hier niet zeker; schrijf de waarde zelf", "'{words}' is not clear here; write the value itself"),
        "done": ("{answered} antwoorden, {open} open, {refused} geweigerd.", "{answered} answers, {open} open, {refused} refused."),
        "written": ("Verslag: {path}", "Report: {path}"),
    }
)  # fmt: skip


@dataclass
class Filled:
    """What came of a file. refused: sentences with file:line:column. noted: what was odd, and taken all the same."""

    talk: Dialogue
    refused: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)

    def unanswered(self) -> list[str]:
        state = self.talk.state
        return [
            name
            for name in state.order()
            if state.is_open(name) and state.flow.questions[name].kind != "info"
        ]

    def as_json(self) -> dict[str, Any]:
        state = self.talk.state
        balance = state.balance()
        measures = {}
        if balance is not None:
            for name, one in (("load", balance.load), ("capacity", balance.capacity)):
                measures[name] = {
                    "score": one.score,
                    "low": one.low,
                    "high": one.high,
                    "coverage": one.coverage,
                }
        return {
            "flow": state.flow.id,
            "version": state.flow.version,
            "answers": {name: state.value(name) for name in state.order() if state.answer(name) and state.visible(name)},
            "withheld": {name: held.as_ for name, held in state.withheld.items() if state.visible(name)},
            "unanswered": self.unanswered(),
            "refused": self.refused,
            **self._calculated(),
            "scales": {one.id: one.score for one in state.scales()},
            **measures,
            **({"field": balance.field} if balance is not None else {}),
            "signals": [rule.id for rule in state.signals()],
            "profile": state.profile(),
        }  # fmt: skip


    def _calculated(self) -> dict[str, Any]:
        """The values that a form of another program calculates."""
        foreign = self.talk.state.flow.foreign
        names = [name for name in foreign.items if name not in self.talk.state.flow.questions] if foreign else []
        return {"calculated": {name: self.talk.state.value(name) for name in names}} if foreign else {}


def run(
    flow_name: str, path: Path, as_json: bool, report: Path | None, lang: str, audience: str = "worker"
) -> int:
    """Fill in the flow from the file; nothing is kept in the vault. Exit code 1 where values were refused."""
    definitions = opened_library()
    flow = talk_flow(definitions, flow_name, lang)
    with waiting("filling", lang, flow=flow.id):
        filled = fill(flow, definitions, path, lang, audience)
    result = filled.as_json()
    if as_json:
        print(json.dumps(result, ensure_ascii=False, indent=2))
    else:
        for sentence in (*filled.noted, *filled.refused):
            print(sentence, file=sys.stderr)
        if result["unanswered"]:
            print(say("open", lang, names=", ".join(result["unanswered"])))
        counts = {
            "answered": len(result["answers"]),
            "open": len(result["unanswered"]),
            "refused": len(filled.refused),
        }
        print(say("done", lang, **counts))
    if report is not None:
        write_reports(filled.talk, definitions, report, lang, quiet=as_json)
        say_left_out(definitions, lang)
    return INPUT if filled.refused else DONE


def fill(flow: Flow, definitions: Library, path: Path, lang: str, audience: str = "worker") -> Filled:
    """A finished talk from the file's answers. Raises Refused for a file that cannot be read."""
    outside = _response(path, flow, lang)
    root = None if outside else read_mapping(path, say("mapping", lang), lang)
    talk = Dialogue(
        compile_flow(flow), lambda event: None, clock=now, new_id=new_id, library=definitions,
        lang=lang, audience=audience, by=speaker(flow.respondents),
    )  # fmt: skip
    filled = Filled(talk)
    talk.open()
    given = _named(root, flow, filled, lang) if root is not None else {}
    if outside is not None:
        given = _placed(outside.answers, path)
        filled.refused += outside.refused
        filled.noted += outside.noted
    _answer_all(talk, given, filled, lang)
    for stage, round in outside.rounds if outside else ():
        talk.record("stage_again", stage=stage)
        given |= _placed(round, path)
        _answer_all(talk, given, filled, lang)
    for name, (place, _) in given.items():
        filled.refused.append(say("hidden", lang, place=place, name=name))
    if outside is not None:
        filled.noted += _otherwise(outside, talk, path, lang)
    filled.refused.sort(key=_line)
    talk.move("finish", text="now")
    return filled


def _response(path: Path, flow: Flow, lang: str) -> Given | None:
    """The answers of a QuestionnaireResponse; None for a file of our own. Raises Refused."""
    if path.suffix.lower() != ".json":
        return None
    from intake.exchange.fhir.json_in import read_json
    from intake.exchange.fhir.response_in import read_response

    value = read_json(path, lang)
    if isinstance(value, dict) and "resourceType" not in value:
        return None
    return read_response(value, flow, str(path), lang)


def _placed(answers: dict[str, tuple[str, Any]], path: Path) -> dict[str, tuple[object, Any]]:
    return {name: (f"{path}: {where}", value) for name, (where, value) in answers.items()}


def _otherwise(outside: Given, talk: Dialogue, path: Path, lang: str) -> list[str]:
    from intake.exchange.fhir.response_in import differing

    found = {name: talk.state.value(name) for name in outside.outcomes}
    return differing(outside, found, str(path), lang)


def _line(sentence: str) -> tuple[int, int]:
    parts = sentence.split(":")
    numbers = [int(part) for part in parts[1:3] if part.strip().isdigit()]
    return (numbers[0], numbers[1]) if len(numbers) == 2 else (0, 0)


def _named(root: Node, flow: Flow, filled: Filled, lang: str) -> dict[str, tuple[object, Any]]:
    from rapidfuzz import process

    given: dict[str, tuple[object, Any]] = {}
    for key, node in root.items():
        if key in flow.questions:
            given[key] = (node.place, plain(node, flow.questions[key].kind == "yesno"))
            continue
        near = process.extractOne(key, list(flow.questions), score_cutoff=60)
        guess = say("guess", lang, near=near[0]) if near else ""
        filled.refused.append(
            say("unknown", lang, place=root.key_place(key), name=key, flow=flow.id, guess=guess)
        )
    return given


def _answer_all(talk: Dialogue, given: dict[str, tuple[object, Any]], filled: Filled, lang: str) -> None:
    """Answer question after question as the talk asks them; what is not in the file stays open."""
    passed: set[str] = set()
    while (name := talk.state.current) is not None and name not in passed:
        passed.add(name)
        if name not in given:
            if talk.state.flow.questions[name].kind == "info":
                talk.answer(True)
                continue
            _leave_open(talk, name)
            continue
        place, value = given.pop(name)
        why = _answer(talk, name, value, lang)
        if why:
            filled.refused.append(say("refused", lang, place=place, name=name, why=why))
            _leave_open(talk, name)


def _leave_open(talk: Dialogue, name: str) -> None:
    """Go to the next open question without saying anything to this one."""
    order, state = talk.state.order(), talk.state
    later = [one for one in order[state.compiled.index[name] + 1 :] if state.is_open(one)]
    if later:
        talk.record("moved", question=later[0])


def _answer(talk: Dialogue, name: str, value: Any, lang: str) -> str:
    """Give one answer; "" when it was taken, else why not."""
    if value is None:
        _leave_open(talk, name)
        return ""
    if isinstance(value, str) and value in WITHHELD:
        if value == "skipped" and talk.state.flow.order == "fixed":
            talk.withhold("skipped", reason="-")
        else:
            talk.withhold(value)
        return ""
    try:
        fitted = talk.fit(name, _as_kind(talk, name, value))
    except Unfit as problem:
        return _in_words(talk, value, lang) if isinstance(value, str) else str(problem)
    talk.record("answered", question=name, value=fitted, words=value if isinstance(value, str) else "")
    return ""


def _as_kind(talk: Dialogue, name: str, value: Any) -> Any:
    if talk.state.flow.questions[name].kind == "text" and isinstance(value, (int, float)):
        return str(value)
    return value


def _in_words(talk: Dialogue, words: str, lang: str) -> str:
    """Take an answer written in words, if it is sure what it means; else say why not."""
    before = len(talk.state.events)
    talk.hear(words)
    if talk.is_asking_more():
        talk.hear("nee" if talk.lang == "nl" else "no")
    talk.also = None
    answered = any(event.kind in ("answered", "withheld") for event in talk.state.events[before:])
    talk.pending = None
    return "" if answered else say("words", lang, words=words[:60])


def write_reports(
    talk: Dialogue, definitions: Library, folder: Path, lang: str, quiet: bool = False
) -> list[Path]:
    """The report for the professional and for the client in each format. Raises Refused."""
    from intake.commands.report import write_all

    with waiting("reports", lang):
        paths = write_all(talk.state, definitions, folder, talk.state.flow.id, lang)
    if not quiet:
        for path in paths:
            print(say("written", lang, path=path))
    return paths
