"""The end of a talk that helps to choose a method: at most five that fit, and which one to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.advice import Suggestion, read_profile, suggest
from intake.conversation.fold import Conversation
from intake.conversation.showing import program
from intake.definitions.model import Library
from intake.words import Words

if TYPE_CHECKING:
    from intake.conversation.dialogue import Dialogue, Said

MOST = 5
"""More is no choice any more."""

say = Words(
    {
        "fits": ("Dit past bij wat je zei:", "This fits what you said:"),
        "because": ("{title}: {reasons}", "{title}: {reasons}"),
        "against": ("let op: {reasons}", "mind: {reasons}"),
        "which": ("Waar wil je mee beginnen? Typ het nummer. Of typ 'stop'.", "Which one do you want to begin? Type the number. Or type 'stop'."),
        "nothing": (
            "Ik vond nog niets dat past. Vul meer in, of kijk bij alle methoden.",
            "I found nothing that fits yet. Fill in more, or look at all methods.",
        ),
        "begins": ("Goed, dan beginnen we met: {title}.", "Good, then we begin with: {title}."),
        "card_only": ("{title} heeft alleen een kaart. Lees die bij de methoden.", "{title} has only a card. Read it under the methods."),
    }
)  # fmt: skip


def fitting(state: Conversation, library: Library, lang: str, audience: str) -> tuple[Suggestion, ...]:
    """At most MOST methods, best first; lang and audience: of who reads the reasons."""
    profile, _ = read_profile(state.profile())
    return suggest(profile, library, lang, MOST, audience).suggestions


def offer(talk: Dialogue) -> Said:
    """The methods that fit with their reasons, and the question which to begin."""
    from intake.conversation.dialogue import Pending

    found = fitting(talk.state, talk.library, talk.lang, talk.state.audience)
    if not found:
        return [program("summary", say("nothing", talk.lang))]
    lines = [say("fits", talk.lang), *(_line(number, one, talk.lang) for number, one in enumerate(found, 1))]
    question = say("which", talk.lang)
    options = tuple((one.title, lambda id=one.id: _begin(talk, id)) for one in found)
    talk.pending = Pending("which", question, options=options)
    return [
        program("summary", "\n".join(lines)),
        program("question", question, "", tuple(one.title for one in found)),
    ]


def _line(number: int, one: Suggestion, lang: str) -> str:
    told = f"{number}. " + say("because", lang, title=one.title, reasons="; ".join(one.because[:3]))
    return f"{told} ({say('against', lang, reasons='; '.join(one.against))})" if one.against else told


def _begin(talk: Dialogue, id: str) -> Said:
    talk.record("chosen", flow=id)
    flow = talk.library.flows[id]
    key = "begins" if flow.stages else "card_only"
    return [program("info", say(key, talk.lang, title=talk.state.text(flow.card.title)))]
