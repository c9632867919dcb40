"""The guide's own rules for who leads the talk, given when asked for: the tip that fits this question, stage and answers."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from intake.conversation.fold import Conversation
from intake.conversation.showing import program
from intake.definitions.model import Tip
from intake.words import Words

if TYPE_CHECKING:
    from intake.conversation.dialogue import Dialogue, Said

say = Words(
    {
        "tip": ("Tip: {text}", "Tip: {text}"),
        "none": ("Hier heb ik geen tip bij. Typ 'leg uit' voor uitleg.", "I have no tip for this. Type 'explain' to hear more."),
        "leader": ("Tips zijn er voor wie het gesprek leidt. Typ 'leg uit' voor uitleg.", "Tips are for who leads the talk. Type 'explain' to hear more."),
    }
)  # fmt: skip


def tip(talk: Dialogue, question: str = "", text: str = "") -> Said:
    """The best tip that was not told yet in this sitting; after the last one they begin again."""
    name = question or talk.state.current or ""
    if talk.state.audience == "client":
        return [program("explain", say("leader", talk.lang), name)]
    found = fitting(talk.state, talk.library.tips, name)
    if not found:
        return [program("explain", say("none", talk.lang), name)]
    left = [one for one in found if one.id not in talk.told_tips]
    if not left:
        talk.told_tips.difference_update(one.id for one in found)
    told = (left or found)[0]
    talk.told_tips.add(told.id)
    return [program("explain", say("tip", talk.lang, text=talk.state.text(told.text)), name)]


def fitting(state: Conversation, tips: tuple[Tip, ...], question: str) -> list[Tip]:
    """The tips for this question: first those that the answers call for, then those of the question, then of its stage."""
    ranked = [(rank, tip) for tip in tips if (rank := _rank(state, tip, question)) is not None]
    return [tip for _, tip in sorted(ranked, key=lambda row: row[0])]


def _rank(state: Conversation, tip: Tip, question: str) -> int | None:
    """How near a tip is, 0 nearest; None where it does not belong."""
    if tip.when is not None and not state.holds(tip.when):
        return None
    leaf = state.compiled.leaf_at.get(question)
    here = any(fnmatchcase(question, at) for at in tip.at)
    around = leaf is not None and any(fnmatchcase(stage.id, at) for stage in leaf.path for at in tip.at)
    if tip.at and not (here or around):
        return None
    return (0 if tip.when is not None else 2) + (0 if here else 1)
