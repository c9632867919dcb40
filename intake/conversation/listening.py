"""What the conversation tells the understanding about a question, and small readings of names and commands."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from intake import understanding
from intake.conversation.fitting import Unfit
from intake.conversation.fold import Conversation
from intake.definitions.model import Question
from intake.understanding import Context
from intake.understanding.asked import context_of
from intake.understanding.readings import ACCEPT

if TYPE_CHECKING:
    from intake.conversation.dialogue import Dialogue

_NAME_LEAD = re.compile(
    r"^(?:(?:dit is|this is|met|ik ben|ik heet|mijn naam is|hij heet|zij heet|ze heet|die heet|zijn naam is|haar naam is|(?:dat is )?mijn \w+,?(?: heet)?|i am|i'm|my name is|"
    r"his name is|her name is|their name is|it is|it's|he is called|she is called|my \w+,?(?: is called)?)\s+)",
    re.IGNORECASE,
)
_FOR = re.compile(r"^(?:ik zorg )?voor\s+|^(?:i (?:care|am caring) )?for\s+|^i look after\s+", re.IGNORECASE)
_PARTICLES = frozenset(
    ("de", "van", "der", "den", "het", "'t", "ten", "ter", "te", "el", "la", "di", "da", "von", "bin")
)
_AFTER_NAME = re.compile(
    r"\s*(?:[,.;(]|\s-\s|\b(?:en|and) (?:hij|zij|ze|ik|we|wij|is|heeft|woont|he(?:'s)?|she(?:'s)?|i(?:'m)?|they(?:'re)?|has|lives)\b.*$|\b(?:is|wordt|heeft|has|who is|die) (?:mijn|m'n|mn|onze|my|our|nu|now|al|\d)).*$|(?<=\w)'s (?:my|our|\d).*$",
    re.DOTALL | re.IGNORECASE,
)
NOTE = re.compile(r"^\s*(?:notitie|opmerking|note|remark)\s*:\s*(.*)$", re.IGNORECASE | re.DOTALL)
CARD = re.compile(r"^\s*(?:kaart|card)\s*:?\s+(.+?)\s*$", re.IGNORECASE)
AGAIN = re.compile(r"^\s*(?:opnieuw|nog een keer|nog eens|again|once more)\s*:?\s+(.+?)\s*$", re.IGNORECASE)
ENGLISH = frozenset(
    {"english", "engels", "in english", "in het engels", "switch to english", "english please"}
)
DUTCH = frozenset({"dutch", "nederlands", "in dutch", "in het nederlands", "switch to dutch", "dutch please"})
UNDO = frozenset({"ongedaan", "ongedaan maken", "draai terug", "undo", "undo that"})
TIP = frozenset(
    {"tip", "tips", "een tip", "geef een tip", "geef tip", "nog een tip", "heb je een tip", "give a tip", "a tip"}
    | {"give me a tip", "another tip", "any tips", "geef me een tip"}
)
FINISH = frozenset({"afronden", "rond af", "gesprek afronden", "finish", "finish up", "finish the talk", "round off", "wrap up"})
"""Said while questions are open."""
DONE = frozenset(
    {"klaar", "afronden", "rond af", "done", "finish", "finished", "ready", "that's all", "dat is alles"}
)
_GO_ON = re.compile(
    r"(?:(?:ja|ok|oke|oké|hallo|goedemorgen|ik ben er weer|yes|hi|hello|i'm back)[,. ]*)*"
    r"(?:(?:we |ik )?(?:gaan?|kunnen?|kan) (?:nu |weer |maar )*(?:verder|door)(?: gaan)?|verder(?: gaan)?|doorgaan|laten we (?:verder|door) ?gaan|"
    r"(?:let's |we |i )?(?:can )?(?:go on|carry on|continue)(?: now)?|ik ben er weer|i'm back)"
)
NOBODY = frozenset({
    "niemand", "geen", "nee", "nee hoor", "nobody", "no one", "none", "no", "klaar", "done", "niemand meer",
    "dat was het", "that's it", "that is all", "dat is alles", "that's all", "verder niemand", "nee niemand", "nobody else",
    "geen broers of zussen", "nope", "er is niemand", "dat waren ze", "dat waren ze allemaal", "dat is iedereen", "dat was iedereen",
    "dat is het", "nee dat waren ze", "nee dat was het", "nee dat is het", "nee dat is iedereen", "meer niet", "meer zijn er niet",
    "niemand anders", "that's everyone", "that's everybody", "that was it", "those are all", "that's all of them", "no that's it",
    "no that's all", "no that's everyone", "no one else", "nobody more",
    "dat zijn ze", "dat zijn ze allemaal", "dat zijn alle", "zo is het compleet", "compleet", "ze staan er allemaal", "iedereen staat erbij",
    "zo is iedereen er", "nee dat zijn ze", "nee dat zijn ze allemaal", "those are all of them", "that's them all", "that's the lot",
    "all of them", "everyone is there", "that's complete",
})  # fmt: skip


_ASKED = re.compile(
    r"^\s*(?:en |maar |ja |nee |and |but |well )?(?:wat|hoe|waarom|wie|waar|wanneer|welke?|kan|kun|mag|moet|is|zijn|heb|heeft|hebben|weet"
    r"|what|how|why|who|where|when|which|can|could|may|must|is|are|do|does|did|have|has)\b.*\?\s*$",
    re.IGNORECASE | re.DOTALL,
)


def is_question(text: str) -> bool:
    """A question back to the one who leads the talk: it begins as a question and ends with its mark."""
    return len(text.split()) > 2 and _ASKED.match(text) is not None


def goes_on(text: str) -> bool:
    """After a pause: "ja we gaan verder", "let's carry on"."""
    return _GO_ON.fullmatch(plain(text)) is not None


def plain(text: str) -> str:
    """A short line made comparable: lower case, single blanks, typographic quotes straight, no end marks."""
    return " ".join(text.casefold().replace("\u2019", "'").split()).strip(" .,!?")


def name_in(text: str) -> str:
    """The bare name in "ik heet Ria" or "Ria, 58 jaar"."""
    said = _FOR.sub("", text.strip(), count=1)
    for _ in range(2):  # "my husband, his name is Arthur"
        said = _NAME_LEAD.sub("", said, count=1)
    said = _AFTER_NAME.sub("", said).strip(" .,!?'\"")
    return _with_capitals(said or text.strip())


def _with_capitals(name: str) -> str:
    """A name typed small gets its capitals: "ria" is Ria, "jan de vries" Jan de Vries."""
    if name != name.lower() or len(name.split()) > 4:
        return name
    return " ".join(
        word if word in _PARTICLES else "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
        for word in name.split(" ")
    )


def context_for(state: Conversation, question: Question | None) -> Context:
    """All the understanding may know: the question's options and range, the people so far, the language."""
    lang, audience = state.lang, state.audience
    names = tuple(state.people[id].name if id in state.people else "" for id in ("client", "cared_for"))
    people = tuple(person for id, person in state.people.items() if id not in ("client", "cared_for"))
    today = state.today()
    if question is None:
        return Context(lang=lang, today=today, people=people, client_names=names)
    asked = context_of(question, lang, today, audience)
    return replace(asked, people=people, client_names=names)


def sure_value(talk: Dialogue, question: Question, text: str) -> Any:
    """The value that these words surely are, as kept; the words themselves for a text; None where it is not sure."""
    if question.kind == "text":
        return text
    reading = understanding.read(question.kind, text, context_for(talk.state, question))
    if reading is None or reading.confidence < ACCEPT:
        return None
    try:
        return talk.fit(question.id, reading.value)
    except Unfit:
        return None
