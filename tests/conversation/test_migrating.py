"""A talk moved to another version of its flow: nothing said is lost, nothing crashes, and back is back."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.authoring.chance import value_by_chance
from intake.conversation.compiled import compile_flow
from intake.conversation.dialogue import Dialogue
from intake.conversation.events import Event
from intake.conversation.fold import Conversation, fold
from intake.conversation.initials import by_initials
from intake.conversation.migrating import Migration, migration, version_now, versions
from intake.conversation.migration_words import lines
from intake.conversation.showing import history, review
from intake.definitions import DefinitionErrors, load_pinned
from intake.definitions.model import Flow
from intake.network.model import Person
from intake.reporting import build, render
from tests.conversation.talking import dialogue
from tests.generated import EMPTY

AT = "2026-03-01T10:00:00+00:00"


def both(words: str) -> dict[str, str]:
    return {"nl": f"{words} nl", "en": words}


def question(id: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "kind": kind, "text": both(f"Text of {id}?"), "why": both("why"), "help": both("help"), **more}


def options(*ids: str) -> list[dict[str, Any]]:
    return [{"id": id, "label": both(f"label {id}")} for id in ids]


BASE: dict[str, Any] = {
    "flow": "proef", "kind": "instrument",
    "card": {key: both(key) for key in ("title", "summary", "for_whom", "by_whom", "takes", "product", "evidence_text")}
    | {"evidence": "described", "organisation": "o"},
    "questions": [
        question("alone", "yesno"),
        question("how", "choice", options=options("a", "b", "c")),
        question("which", "choices", options=options("x", "y", "z"), when="alone"),
        question("much", "scale", range={"low": 0, "high": 4}),
        question("many", "number", range={"low": 0, "high": 100}),
        question("often", "frequency", when="how == 'a' or how == 'b'"),
        question("long", "duration"),
        question("day", "date"),
        question("told", "text", when="much > 1"),
        question("who", "people"),
        question("tell", "info"),
        question("later", "text"),
    ],
    "stages": [
        {"id": "one", "title": both("One"), "minutes": 5, "questions": ["alone", "how", "which", "much", "many"]},
        {"id": "two", "title": both("Two"), "minutes": 5, "repeat": True, "questions": ["often", "long", "day", "told"]},
        {"id": "three", "title": both("Three"), "minutes": 5, "questions": ["who", "tell", "later"]},
    ],
    "scales": [{
        "id": "sum", "title": both("Sum"), "low": 0, "high": 8, "reference": "none", "wording": both("own"), "missing_allowed": 2,
        "items": [{"question": "much"}, {"question": "how", "scores": {"a": 0, "b": 2, "c": 4}}],
    }],
    "balance": {
        "load": [{"id": "l", "title": both("L"), "items": [{"question": "much", "points": [[0, 0], [4, 100]]}]}],
        "capacity": [{"id": "c", "title": both("C"), "items": [{"value": "count(who)", "points": [[0, 0], [4, 100]]}]}],
    },
    "values": {"few": "count(who) < 2"},
    "points": [{"id": "p", "kind": "weighs", "when": "has(which, 'x')", "text": both("x weighs"), "sources": ["which"]}],
    "signals": [{"id": "s", "kind": "attention", "when": "alone and few", "text": both("alone")}],
    "plan": [{"step": "later"}],
}  # fmt: skip
KINDS = ("yesno", "choice", "choices", "scale", "number", "text", "date", "people", "frequency", "duration")


def loaded(data: dict[str, Any]) -> Flow:
    return load_pinned({"flows/x/proef.yaml": json.dumps(data, indent=1)}, "proef")


def edited(data: dict[str, Any], chance: Random) -> dict[str, Any]:
    """A few edits as an author makes them, with what they make impossible."""
    data = deepcopy(data)
    for _ in range(chance.randint(1, 5)):
        before = deepcopy(data)
        chance.choice((_drop, _add, _kind, _drop_option, _rename_option, _numbers, _guard, _unguard, _move, _reword))(data, chance)
        try:
            loaded(data)
        except DefinitionErrors:
            data = before
    return data


def _asked(data: dict[str, Any], chance: Random) -> dict[str, Any]:
    return chance.choice(data["questions"])


def _drop(data: dict[str, Any], chance: Random) -> None:
    _drop_named(data, _asked(data, chance)["id"])


def _drop_named(data: dict[str, Any], gone: str) -> None:
    data["questions"] = [one for one in data["questions"] if one["id"] != gone]
    for stage in data["stages"]:
        stage["questions"] = [name for name in stage["questions"] if name != gone]
    data["stages"] = [stage for stage in data["stages"] if stage["questions"]]
    _forget(data, gone)


def _forget(data: dict[str, Any], name: str) -> None:
    """Take out what rests on a question."""
    named = re.compile(rf"\b{name}\b")
    for one in data["questions"]:
        if named.search(one.get("when", "")):
            del one["when"]
    for key in ("scales", "points", "signals", "plan"):
        data[key] = [one for one in data.get(key, []) if not named.search(json.dumps(one))]
    gone = [value for value, source in data.get("values", {}).items() if named.search(source)]
    for value in gone:
        del data["values"][value]
        _forget(data, value)
    if "balance" in data and named.search(json.dumps(data["balance"])):
        del data["balance"]


def _add(data: dict[str, Any], chance: Random) -> None:
    id = f"new{chance.randint(0, 99)}"
    data["questions"].append(question(id, "yesno"))
    chance.choice(data["stages"])["questions"].insert(0, id)


def _kind(data: dict[str, Any], chance: Random) -> None:
    one = _asked(data, chance)
    _forget(data, one["id"])
    one["kind"] = chance.choice(KINDS)
    one.pop("options", None)
    one.pop("range", None)
    if one["kind"] in ("choice", "choices"):
        one["options"] = options("a", "x", "q")
    if one["kind"] in ("scale", "number"):
        one["range"] = {"low": 0, "high": 3}


def _drop_option(data: dict[str, Any], chance: Random) -> None:
    one = _asked(data, chance)
    if len(one.get("options", [])) > 2:
        one["options"].pop(chance.randrange(len(one["options"])))
        _forget(data, one["id"])


def _rename_option(data: dict[str, Any], chance: Random) -> None:
    one = _asked(data, chance)
    if one.get("options"):
        chance.choice(one["options"])["id"] = f"o{chance.randint(0, 9)}"
        _forget(data, one["id"])


def _numbers(data: dict[str, Any], chance: Random) -> None:
    one = _asked(data, chance)
    if "range" in one:
        one["range"] = {"low": chance.randint(0, 2), "high": chance.randint(3, 9)}


def _guard(data: dict[str, Any], chance: Random) -> None:
    _asked(data, chance)["when"] = chance.choice(("alone", "not alone", "known(how)", "much >= 2", "count(who) > 0"))


def _unguard(data: dict[str, Any], chance: Random) -> None:
    _asked(data, chance).pop("when", None)


def _move(data: dict[str, Any], chance: Random) -> None:
    a, b = chance.choice(data["stages"]), chance.choice(data["stages"])
    if len(a["questions"]) > 1:
        b["questions"].append(a["questions"].pop(chance.randrange(len(a["questions"]))))


def _reword(data: dict[str, Any], chance: Random) -> None:
    _asked(data, chance)["text"] = both(f"Other words {chance.randint(0, 99)}?")


def talked(flow: Flow, chance: Random) -> Dialogue:
    """A talk by chance: two who answer, corrections, no answers, a stage done again, things taken back."""
    talk = dialogue(flow, lang=chance.choice(("nl", "en")))
    for name in ("Anna", "Bo"):
        talk.put_person(Person("", name, "friend", sector="friends"))
    for _ in range(chance.randint(3, 25)):
        name = chance.choice(talk.state.order())
        people = [id for id in talk.state.people if id not in ("client", "cared_for")]
        value = value_by_chance(flow.questions[name], chance, people)
        by = chance.choice(("client", "client", "worker"))
        move = chance.random()
        if move < 0.75:
            talk.record("answered", by, question=name, value=talk.fit(name, value), words="")
        elif move < 0.85:
            talk.record("withheld", by, question=name, **{"as": "later"})
        elif move < 0.9:
            talk.record("noted", text="een notitie", question=name)
        elif move < 0.95:
            talk.undo()
        else:
            talk.record("stage_again", stage="two")
    return talk


def said(state: Conversation) -> dict[tuple[str, str], Any]:
    return {(name, by): answer.value for name, given in state.answers.items() for by, answer in given.items()}


def nothing_lost(move: Migration) -> None:
    """Each answer counts on as it was, or stands as a note in its words."""
    after, notes = said(move.new), [note.text for note in move.new.notes]
    for (name, by), value in said(move.old).items():
        if move.old.flow.questions[name].kind == "info" or after.get((name, by), ...) == value:
            continue
        answer = move.old.answers[name][by]
        words = move.old.words_of(answer) or answer.words
        assert any(words in text and move.old.text(move.old.flow.questions[name].text) in text for text in notes), (name, by)
        assert (name, by) not in after, "something older came in its place"
    for past in move.old.rounds:
        for answer in past.answers:
            kept = any(answer.seq == one.seq for round_ in move.new.rounds for one in round_.answers)
            still = any(answer.seq == one.seq for given in move.new.answers.values() for one in given.values())
            words = move.old.words_of(answer) or answer.words
            assert kept or still or any(words in text for text in notes)


def can_be_shown(state: Conversation) -> None:
    review(state)
    history(state, EMPTY)
    for reader in ("professional", "client"):
        report = build(state, EMPTY, lang=state.lang, reader=reader, today=date(2026, 3, 1), program="t")  # type: ignore[arg-type]
        assert render(report, "txt")


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**6))
def test_moves_through_random_edits_lose_no_answer_and_never_crash(seed: int) -> None:
    chance = Random(seed)
    first = loaded(BASE)
    talk = talked(first, chance)
    before = said(talk.state)
    events: list[Event] = list(talk.state.events)
    state, data = fold(compile_flow(first), events), BASE
    for _ in range(chance.randint(1, 3)):
        data = edited(data, chance)
        move = migration(state, compile_flow(loaded(data)), AT)
        nothing_lost(move)
        assert all(line.strip() for line in lines(move, "nl") + lines(move, "en"))
        events.append(move.event)
        state = move.new
        assert version_now(events, first.version) == state.flow.version
    can_be_shown(state)
    back = migration(state, compile_flow(first), AT).new
    assert said(back) == before
    assert [note.text for note in back.notes] == [note.text for note in talk.state.notes]


def test_what_was_said_first_does_not_come_back_for_what_no_longer_fits() -> None:
    talk = dialogue(loaded(BASE), lang="en")
    talk.record("answered", "client", question="how", value="a", words="")
    talk.record("answered", "client", question="how", value="b", words="")
    data = deepcopy(BASE)
    data["questions"][1]["options"] = options("a", "c")
    data["scales"] = []
    data["questions"][5]["when"] = "how == 'a'"
    move = migration(talk.state, compile_flow(loaded(data)), AT)
    assert move.new.answer("how") is None
    assert [note.text for note in move.new.notes] == ["Text of how? label b"]
    assert [(one.question, one.why) for one in move.left] == [("how", "unfit")]
    assert "how" in move.opened


def test_the_list_tells_what_changes_for_this_talk() -> None:
    talk = dialogue(loaded(BASE), lang="en")
    for name, value in (("alone", True), ("which", ["x"]), ("much", 2), ("how", "b"), ("later", "a walk")):
        talk.record("answered", "client", question=name, value=value, words="")
    data = deepcopy(BASE)
    data["questions"][2]["when"] = "not alone"
    data["questions"][3]["text"] = both("How much is it?")
    data["questions"] = [one for one in data["questions"] if one["id"] != "later"]
    data["stages"][2]["questions"] = ["who", "tell"]
    data["plan"] = []
    data["balance"]["load"][0]["items"][0]["points"] = [[0, 0], [4, 50]]
    data["signals"] = [{"id": "t", "kind": "urgent", "when": "much >= 2", "text": both("much")}]
    move = migration(talk.state, compile_flow(loaded(data)), AT)
    assert lines(move, "en") == [
        "Answers that still count: 4.",
        "No longer fits and becomes a note:", "  Text of later? a walk (the question is gone)",
        "Is kept, but does not count:", "  Text of which? label x",
        "The question is different now:", '  "Text of much?" → "How much is it?"',
        "Scores:", "  load: 50 → 25",
        "Signals:", "  begins: much",
    ]  # fmt: skip
    assert move.signals == {"t": True}


def test_versions_are_told_apart() -> None:
    talk = dialogue(loaded(BASE), lang="en")
    data = deepcopy(BASE)
    data["questions"][0]["text"] = both("Other?")
    other = loaded(data)
    move = migration(talk.state, compile_flow(other), AT)
    events = [*talk.state.events, move.event]
    first = talk.state.flow.version
    assert versions(events, first) == {first: None, other.version: dict(other.source)}
    undone = [*events, Event(len(events) + 1, AT, "undone", "client", {"seq": move.event.seq})]
    assert (version_now(events, first), version_now(undone, first)) == (other.version, first)


@pytest.mark.parametrize("seed", range(3))
def test_going_on_after_a_move(seed: int) -> None:
    """Answers to new questions, and the move taken back in the talk by nobody: undo leaves it alone."""
    talk = talked(loaded(BASE), Random(seed))
    data = deepcopy(BASE)
    data["questions"].insert(0, question("fresh", "yesno"))
    data["stages"][0]["questions"].insert(0, "fresh")
    move = migration(talk.state, compile_flow(loaded(data)), AT)
    events = [*talk.state.events, move.event]
    again = dialogue(loaded(data), events=events)
    again.move("goto", "fresh")
    again.answer(True)
    assert again.state.value("fresh") is True
    again.undo()
    assert again.state.value("fresh") is None
    assert version_now(events, "") == again.state.flow.version


def test_names_in_notes_of_a_move_become_initials_and_ids_stay() -> None:
    talk = dialogue(loaded(BASE), lang="en")
    talk.put_person(Person("", "Later Told", "friend", sector="friends"))
    talk.record("answered", "client", question="later", value="walk with Later Told", words="")
    talk.record("stage_again", stage="two")
    data = deepcopy(BASE)
    _drop_named(data, "later")
    moved = by_initials(migration(talk.state, compile_flow(loaded(data)), AT).new)
    assert [note.text for note in moved.notes] == ["Text of later? walk with L.T."]
    assert next(iter(moved.again.values())) == ("often", "long", "day", "told")
