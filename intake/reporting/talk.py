"""What was said: answers by stage with who said them, what is open, notes, and corrections from old to new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from intake.conversation.events import WITHHELD, Event
from intake.conversation.fold import Answer, undone
from intake.conversation.wording import date_words, frequency_words
from intake.network.model import Person
from intake.network.wording import relation_words
from intake.reporting.model import AnswerRow, CorrectionRow, NoteRow, OpenGroup, OpenRow, Saying, StageBlock
from intake.reporting.people import known
from intake.reporting.texts import say
from intake.reporting.view import PROFESSIONALS, View

OPEN_KINDS = ("rather_not", "later", "dont_know", "skipped", "not_applicable", "unanswered")


def stage_blocks(view: View) -> tuple[StageBlock, ...]:
    """The answers by stage, in the order of the flow; stages without answers left out."""
    blocks = []
    for leaf in view.state.compiled.leaves:
        rows = tuple(_answer_row(view, name) for name in leaf.stage.questions if name in view.numbers)
        if rows:
            title = ": ".join(view.text(stage.title) for stage in leaf.path)
            blocks.append(StageBlock(leaf.stage.id, title, rows))
    return (*blocks, *_earlier_rounds(view))


def _earlier_rounds(view: View) -> list[StageBlock]:
    """What was said in stages before they were done once more."""
    blocks = []
    for past in view.state.rounds:
        told = [answer for answer in past.answers if view.is_mine(answer.question)]
        rows = tuple(
            AnswerRow(0, answer.question, view.question(answer.question), (_saying(view, answer, False),), "")
            for answer in told
        )
        stage = view.state.compiled.stages[past.stage]
        title = view.say("earlier", title=view.text(stage.title), date=view.day(past.at))
        if rows:
            blocks.append(StageBlock(past.stage, title, rows))
    return blocks


def _answer_row(view: View, name: str) -> AnswerRow:
    counting = view.state.answer(name)
    given = sorted(view.state.answers[name].values(), key=lambda answer: (answer is not counting, answer.seq))
    said = tuple(_saying(view, answer, answer is counting) for answer in given)
    differs = len({saying.answer for saying in said}) > 1
    return AnswerRow(
        view.numbers.get(name, 0),
        name,
        view.question(name),
        said,
        view.heading("also_said") if differs else "",
    )


def _saying(view: View, answer: Answer, counts: bool) -> Saying:
    words = view.words_of(answer)
    typed = answer.words.strip()
    told = "" if _says_no_more(typed, words) else typed
    return Saying(view.who(answer.by), words, told, view.day(answer.at), counts)


def _says_no_more(typed: str, words: str) -> bool:
    """Are the typed words the answer itself, or a part of it, as 58 is of 58 years?"""
    return f" {typed.casefold().rstrip('.!')} " in f" {words.casefold().rstrip('.!')} "


def set_aside(view: View) -> tuple[AnswerRow, ...]:
    """Answers that are kept but do not count, because their question no longer applies. For the professional."""
    if view.for_client:
        return ()
    return tuple(
        _answer_row(view, name)
        for name in view.state.order()
        if view.state.answers.get(name)
        and view.state.visible(name) is not True
        and view.state.flow.questions[name].kind != "info"
    )


def open_groups(view: View) -> tuple[OpenGroup, ...]:
    """What was withheld, by how; and what was not answered yet."""
    rows: dict[str, list[OpenRow]] = {kind: [] for kind in OPEN_KINDS}
    for name in view.asked():
        if view.state.answer(name) is not None:
            continue
        held = view.state.withheld.get(name)
        kind = held.as_ if held and held.as_ in WITHHELD else "unanswered"
        rows[kind].append(
            OpenRow(
                name, view.question(name), view.text(view.state.stage_of(name).title),
                held.reason if held else "", view.who(held.by) if held else "",
            )
        )  # fmt: skip
    return tuple(OpenGroup(kind, view.say(kind), tuple(found)) for kind, found in rows.items() if found)


def note_rows(view: View) -> tuple[NoteRow, ...]:
    """Free remarks; those of a professional are left out for the client."""
    questions = view.state.flow.questions
    return tuple(
        NoteRow(
            note.text,
            view.question(note.question) if note.question in questions else "",
            view.who(note.by),
            view.day(note.at),
        )
        for note in view.state.notes
        if not view.for_client or (note.by not in PROFESSIONALS and _about_mine(view, note.question))
    )


def _about_mine(view: View, question: str) -> bool:
    return question not in view.state.compiled.index or view.is_mine(question)


# Corrections


def correction_rows(view: View) -> tuple[CorrectionRow, ...]:
    """What was changed after it had been said, in the order of changing; what was only added to is left out. For the professional."""
    return () if view.for_client else tuple(_corrections(view))


def _corrections(view: View) -> Iterator[CorrectionRow]:
    gone = undone(view.state.events)
    said: dict[tuple[str, str], tuple[str, Any]] = {}
    people: dict[str, Person] = {}
    for event in view.state.events:
        if event.seq in gone:
            continue
        if event.kind in ("answered", "withheld"):
            yield from _answer_change(view, event, said, people)
        elif event.kind == "person_added":
            person = Person.from_dict(dict(event.data["person"]))
            people[person.id] = person
        elif event.kind == "person_changed":
            yield from _person_change(view, event, people)
        elif event.kind == "person_removed":
            yield from _person_removed(view, event, people)


def _answer_change(
    view: View, event: Event, said: dict[tuple[str, str], tuple[str, Any]], people: dict[str, Person]
) -> Iterator[CorrectionRow]:
    name = str(event.data["question"])
    if name not in view.state.compiled.index:
        return
    if event.kind == "withheld":
        new = known(view, str(event.data["as"]))
    else:
        everyone = {**view.state.people, **people}
        new = view.value_words(name, event.data["value"], str(event.data.get("words", "")), everyone)
    value = event.data.get("value")
    old, before = said.get((name, event.by), ("", None))
    said[name, event.by] = (new, value)
    first = old in ("", view.say("later"))
    if old != new and not first and not _adds(before, value):
        yield CorrectionRow(view.question(name), old, new, view.who(event.by), view.day(event.at))


def _adds(old: object, new: object) -> bool:
    """Was a list only made longer? Naming one more is no correction."""
    return isinstance(old, (list, tuple)) and isinstance(new, (list, tuple)) and bool(old) and all(one in new for one in old)


def _person_change(view: View, event: Event, people: dict[str, Person]) -> Iterator[CorrectionRow]:
    person = people.get(str(event.data["id"]))
    if person is None:
        return
    changes: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in event.data["changes"].items()
        if key in Person.__dataclass_fields__ and key != "id"
    }
    people[person.id] = replace(person, **changes)
    for key, value in changes.items():
        if _adds(getattr(person, key), value):
            continue
        old, new = fact_words(view, person, key, getattr(person, key)), fact_words(view, person, key, value)
        if old and old != new:
            what = view.say("fact", name=view.name_of(person), fact=_fact_name(view, key))
            yield CorrectionRow(what, old, new or "?", view.who(event.by), view.day(event.at))


def _fact_name(view: View, key: str) -> str:
    return view.say(f"fact_{key}" if f"fact_{key}" in say.table else "fact_other")


def _person_removed(view: View, event: Event, people: dict[str, Person]) -> Iterator[CorrectionRow]:
    person = people.pop(str(event.data["id"]), None)
    if person is not None:
        yield CorrectionRow(
            relation_words(person.relation, view.lang, person.gender) or _fact_name(view, "name"),
            view.name_of(person), view.say("removed"), view.who(event.by), view.day(event.at),
        )  # fmt: skip


def fact_words(view: View, person: Person, key: str, value: Any) -> str:
    """One fact about a person in words; "" for unknown."""
    if value is None or value == () or value == "":
        return ""
    if key == "per_month":
        return frequency_words(float(value), view.lang)
    if key == "relation":
        return relation_words(str(value), view.lang, person.gender)
    if key in ("born", "died", "since"):
        return date_words(str(value), view.lang)
    if isinstance(value, bool):
        return view.say("yes" if value else "no")
    if isinstance(value, tuple):
        return ", ".join(known(view, str(one)) for one in value)
    return known(view, str(value)) if key in ("sector", "bond") else str(value)
