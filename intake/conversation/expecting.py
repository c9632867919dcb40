"""A child that is expected, or that was lost: said among the family, and put in the picture only where that is wanted.

Such a child has no name or relation to be heard by, so the reading of people passes it over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.conversation.fold import Conversation
from intake.conversation.naming import hear_people
from intake.conversation.showing import program
from intake.definitions.model import Question
from intake.network.model import Person
from intake.network.wording import relation_words
from intake.words import Words

if TYPE_CHECKING:
    from intake.conversation.dialogue import Dialogue, Said

_SENTENCE = re.compile(r"(?<=[.;!?\n])\s+")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_SIGNS = {
    "nl": {
        "stillbirth": r"doodgeboren|levenloos geboren|stilgeboren|stille geboorte",
        "miscarriage": r"miskra(?:am|men)|kindje verloren|een vruchtje verloren",
        "pregnancy": r"zwanger|in verwachting|verwacht(?:en)? (?:een|hun|haar) (?:\w+ )?(?:kind|kindje|baby)",
    },
    "en": {
        "stillbirth": r"still ?born|stillbirth",
        "miscarriage": r"miscarriages?|lost (?:a|our|the|her) baby",
        "pregnancy": r"pregnant|expecting (?:a|their|her|our) (?:\w+ )?(?:child|baby)",
    },
}
_NOT = {
    "nl": re.compile(r"\b(?:niet|geen|nooit|was|waren|werd|misschien)\b"),
    "en": re.compile(r"\b(?:not|no|never|was|were|maybe|perhaps)\b|n't\b"),
}
"""A pregnancy that is none, is over or is not sure; a loss that was none."""
_SURE_LOSS = {"nl": re.compile(r"\b(?:geen|nooit)\b"), "en": re.compile(r"\b(?:no|never)\b|n't\b")}
_SELF = {"nl": re.compile(r"\b(?:ik|wij|we|ons|onze|mij|me)\b"), "en": re.compile(r"\b(?:i|we|us|our|me)\b")}

say = Words(
    {
        "pregnancy": ("Zal ik de zwangerschap van {name} in de tekening zetten?", "Shall I put {name}'s pregnancy in the drawing?"),
        "pregnancy_own": ("Zal ik deze zwangerschap in de tekening zetten?", "Shall I put this pregnancy in the drawing?"),
        "loss": (
            "Wat verdrietig. Zal ik dit kindje van {name} een plek geven in de tekening? Het hoeft niet.",
            "I am sorry. Shall I give this child of {name} a place in the drawing? There is no need to.",
        ),
        "loss_own": (
            "Wat verdrietig. Zal ik dit kindje een plek geven in de tekening? Het hoeft niet.",
            "I am sorry. Shall I give this child a place in the drawing? There is no need to.",
        ),
        "kept": ("Het staat in de tekening.", "It is in the drawing."),
        "left": ("Goed, dan laat ik het weg.", "All right, I leave it out."),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expected:
    """kind: of model.PERSON_KINDS. year: of a loss, "" where it was not said. words: the sentence that told it."""

    kind: str
    year: str
    words: str


def expected_in(text: str, lang: str) -> Expected | None:
    """The first sentence that tells of a pregnancy now, or of a child that was lost."""
    for sentence in _SENTENCE.split(text):
        said = sentence.casefold()
        for kind, signs in _SIGNS[lang].items():
            denied = _NOT[lang] if kind == "pregnancy" else _SURE_LOSS[lang]
            if re.search(rf"\b(?:{signs})\b", said) and not denied.search(said):
                year = _YEAR.search(said) if kind != "pregnancy" else None
                return Expected(kind, year.group() if year else "", sentence)
    return None


def parent_in(state: Conversation, words: str, lang: str) -> str:
    """Whose child it is: someone known by name or by the only such relation, else who speaks; "" where that is not clear."""
    said = set(re.findall(r"\w+", words.casefold()))
    named = [
        id for id, one in state.people.items()
        if one.kind == "person" and one.name and one.name.casefold().split()[0] in said
    ]  # fmt: skip
    related = [
        id for id, one in state.people.items()
        if one.relation and one.of == "client" and _is_meant(relation_words(one.relation, lang, one.gender), words)
    ]  # fmt: skip
    if named:
        return next((id for id in named if state.people[id].gender == "woman"), named[0])
    if len(related) == 1:
        return related[0]
    return "client" if not related and _SELF[lang].search(words.casefold()) else ""


def _is_meant(relation: str, words: str) -> bool:
    """ "mijn dochter", but not "mijn dochter Eva": that is someone named."""
    return (
        re.search(rf"\b(?i:mijn|onze?|my|our)\s+(?i:{re.escape(relation)})\b(?!\s+[A-Z])", words) is not None
    )


def hear(talk: Dialogue, question: Question, text: str) -> Said | None:
    """Asks whether a child expected or lost belongs in the picture; None where nothing of the kind was said."""
    hint = question.people
    found = expected_in(text, talk.lang) if hint is not None and hint.sector in (None, "family") else None
    if found is None:
        return None
    parent = parent_in(talk.state, found.words, talk.lang)
    if parent:
        rest = text.replace(found.words, "").strip()
        return None if _is_known(talk.state, found, parent) else _asked(talk, question, found, parent, rest)
    heard = hear_people(talk, question, text) or []
    parent = parent_in(talk.state, found.words, talk.lang)
    if talk.pending is not None or not parent:
        return heard or None
    return [*(one for one in heard if one.kind != "question"), *_asked(talk, question, found, parent, "")]


def _is_known(state: Conversation, found: Expected, parent: str) -> bool:
    return any(
        (one.kind, one.of, one.died or "") == (found.kind, parent, found.year) for one in state.people.values()
    )


def _asked(talk: Dialogue, question: Question, found: Expected, parent: str, rest: str) -> Said:
    key = "pregnancy" if found.kind == "pregnancy" else "loss"
    name = talk.state.people[parent].name
    own = parent == "client" or not name

    def go_on(said: str) -> Said:
        told = [program("info", say(said, talk.lang), question.id)]
        heard = hear_people(talk, question, rest) if rest and talk.state.current == question.id else None
        return [*told, *(heard if heard is not None else talk.ask(again=True))]

    def keep() -> Said:
        lost = found.kind != "pregnancy"
        talk.put_person(
            Person(
                "", relation="child", of=parent, sector="family", kind=found.kind, died=found.year or None,
                alive=False if lost else None,
            )
        )  # fmt: skip
        return go_on("kept")

    return talk.confirm(say(f"{key}_own" if own else key, talk.lang, name=name), keep, lambda: go_on("left"))
