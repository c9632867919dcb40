"""What happens in a conversation, as events. A conversation is the fold of its events; nothing else is kept.

Event kinds and their data (all values JSON):

started        flow, version, lang, audience, by, names: how it began; [people, ties]: brought along from an earlier talk
answered       question, value, words, [confidence], [vague], [more: more names may follow], [from: number of the first
               event of the people it named], [unasked: heard in the answer to another question],
               [initial: the form begins with this value; the question is still asked]: value as
               `intake.definitions` says per kind
withheld       question, as: dont_know | rather_not | later | not_applicable | skipped, [reason]
noted          text, question: a free remark made at that question
person_added   person: dict of network.Person (with id)
person_changed id, changes, [words]
person_removed id
tie_added      tie: dict of network.Tie
tie_removed    tie: dict of network.Tie
signalled      card, words, question: a safety signal in typed words; shown, kept for the professional only
moved          question, [back]: the talk went to that question; `by` of the event answers from now on
met            number: a meeting after the first begins (the first begins with `started`)
planned        stage, when (EDTF): the meeting for that stage is agreed on that day
step_checked   id, goal, step, who, when, how: done | partly | not | dropped, [words]: how an agreed step went
chosen         flow: the method to begin, at the end of a talk that helps to choose
stage_again    stage: that stage is done once more; what was said before is kept as an earlier round
language       lang
paused         [reason]
resumed
finished
migrated       flow, version, from: the talk goes on in another version of its flow, from the version before;
               files: that version's files (path -> text); left: numbers of answers it cannot take, which no longer count;
               notes: those answers in words (seq, question, text, by, at); again: number of a stage_again -> its questions
undone         seq: the event with that number no longer counts

Events made together on a map or a card also hold edit: the number of the first of them; they are undone together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

KINDS = (
    "started", "answered", "withheld", "noted", "person_added", "person_changed", "person_removed", "tie_added",
    "tie_removed", "signalled", "moved", "met", "planned", "step_checked", "stage_again", "chosen", "language", "paused",
    "resumed", "finished", "migrated", "undone",
)  # fmt: skip

CHECKS = ("done", "partly", "not", "dropped")
WITHHELD = ("dont_know", "rather_not", "later", "not_applicable", "skipped")


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. seq counts from 1 within a conversation; at is ISO 8601 with offset; by is who said it
    (client, carer, cared_for, worker, volunteer, professional or a name the worker gave)."""

    seq: int
    at: str
    kind: str
    by: str
    data: Mapping[str, Any] = field(default_factory=dict)
