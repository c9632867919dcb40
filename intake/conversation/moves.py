"""The moves besides answering: each takes the dialogue, a question or stage id, and a text; each says what comes next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from intake.conversation import meetings, protocol, showing
from intake.conversation.machines import turn
from intake.conversation.showing import program
from intake.conversation.texts import say
from intake.conversation.tips import tip

if TYPE_CHECKING:
    from intake.conversation.dialogue import Dialogue, Said


def _hold(as_: str) -> Callable[[Dialogue, str, str], Said]:
    def hold(talk: Dialogue, question: str, text: str) -> Said:
        fixed = talk.state.flow.order == "fixed" and as_ in ("skipped", "later") and talk.state.current
        if not fixed:
            return talk.withhold(as_, words=text)
        if text.strip():
            return talk.withhold("skipped", reason=text.strip())
        return wait(talk, "reason", say("why_skip", talk.lang))

    return hold


def wait(talk: Dialogue, kind: str, text: str) -> Said:
    """Ask for a line of its own: a note, or the reason for skipping."""
    from intake.conversation.dialogue import Pending

    turn(talk, "clarify") if talk.turn != "done" else None
    talk.pending = Pending(kind, text, question=talk.state.current or "")
    return [program("clarify", text, talk.state.current or "")]


def back(talk: Dialogue, question: str = "", text: str = "") -> Said:
    before = talk.state.before()
    if before is None:
        return [talk.say("no_back"), *talk.ask(again=True)]
    talk.record("moved", question=before, back=True)
    return [talk.say("back"), *_arrive(talk)]


def goto(talk: Dialogue, question: str, text: str = "") -> Said:
    state = talk.state
    if question not in state.compiled.index:
        return [program("refused", say("no_such_question", talk.lang))]
    if not state.visible(question):
        return [program("refused", say("not_now", talk.lang), question)]
    if state.flow.order == "fixed" and state.is_open(question) and question != state.current:
        return [program("refused", say("fixed_order", talk.lang), question)]
    talk.record("moved", question=question)
    return _arrive(talk)


def _arrive(talk: Dialogue) -> Said:
    """The question with what was answered before."""
    said = talk.ask()
    name = talk.state.current
    words = talk.state.words(name) if name and not talk.is_asking_more() else ""
    return [*said, talk.say("stands", value=words)] if words else said


def stage(talk: Dialogue, question: str, text: str = "") -> Said:
    """Go to a stage by its id, or by (part of) its title in `text`."""
    found = question or find_stage(talk, text)
    cards = ", ".join(title for _, title in talk.cards())
    if found not in talk.state.compiled.stages:
        return [program("refused", say("no_such_card", talk.lang, cards=cards))]
    names = [
        name for name in talk.state.order()
        if talk.state.visible(name) and any(part.id == found for part in talk.state.compiled.leaf_at[name].path)
    ]  # fmt: skip
    if not names:
        return [program("refused", say("not_now", talk.lang))]
    return goto(talk, next((name for name in names if talk.state.is_open(name)), names[0]))


def find_stage(talk: Dialogue, words: str) -> str:
    """The id of the one stage whose title holds these words; "" when none or several do."""
    wanted = words.casefold().strip(" .!?'\"")
    rows = [row for row in talk.progress() if row.state != "hidden"]
    exact = [row.id for row in rows if row.title.casefold() == wanted]
    part = [row.id for row in rows if wanted and wanted in row.title.casefold()]
    found = exact or part
    return found[0] if len(found) == 1 or exact else ""


def _explain(key: str) -> Callable[[Dialogue, str, str], Said]:
    def explain(talk: Dialogue, question: str, text: str) -> Said:
        name = question or talk.state.current
        if not name:
            return talk.ask(again=True)
        asked = talk.state.flow.questions[name]
        if key == "example":
            example = talk.state.text(asked.example) if asked.example else say("no_example", talk.lang)
            told = say("example_is", talk.lang, example=example)
        else:
            told = talk.state.text(asked.why if key == "why" else asked.help)
        if talk.turn != "done":
            turn(talk, "explain")
        return [program("explain", told, name)]

    return explain


def repeat(talk: Dialogue, question: str = "", text: str = "") -> Said:
    return talk.ask(again=True)


def note(talk: Dialogue, question: str = "", text: str = "") -> Said:
    if not text.strip():
        return wait(talk, "note", say("your_note", talk.lang))
    talk.record("noted", text=text.strip(), question=question or talk.state.current or "")
    return [talk.say("note_kept"), *talk.ask(again=True)]


def pause(talk: Dialogue, question: str = "", text: str = "") -> Said:
    talk.pending = None
    if talk.state.status == "asking":
        talk.record("paused", **({"reason": text} if text else {}))
    turn(talk, "close")
    return [talk.say("paused" if talk.state.status == "paused" else "is_finished")]


def resume(talk: Dialogue, question: str = "", text: str = "") -> Said:
    if talk.state.status == "asking":
        return talk.ask(again=True)
    later = meetings.is_new_meeting(talk.state, talk.today())
    talk.record("resumed")
    return [talk.say("welcome_back"), *(meetings.begin(talk) if later else talk.ask(again=True))]


def finish(talk: Dialogue, question: str = "", text: str = "") -> Said:
    """Close the talk; asks first while questions are open, unless text is "now"."""
    if talk.state.status == "finished":
        return [talk.say("is_finished")]
    still = sum(talk.state.is_open(name) for name in talk.state.order())
    if still and text != "now":
        sentence = say("finish_anyway", talk.lang, count=still)
        return talk.confirm(sentence, lambda: _close(talk), lambda: talk.ask(again=True))
    return _close(talk)


def _close(talk: Dialogue) -> Said:
    talk.pending = None
    talk.record("finished")
    turn(talk, "close")
    return [talk.say("finished")]


def undo(talk: Dialogue, question: str = "", text: str = "") -> Said:
    return talk.undo()


def language(talk: Dialogue, question: str = "", text: str = "") -> Said:
    if text not in ("nl", "en"):
        raise ValueError("language is nl or en")
    if text != talk.lang:
        talk.record("language", lang=text)
    return [talk.say("language"), *talk.ask(again=True)]


def by(talk: Dialogue, question: str = "", text: str = "") -> Said:
    """Someone else answers from now on."""
    if text.strip():
        talk.record("moved", text.strip(), question=talk.state.current or "")
    return [talk.say("by", who=talk.state.by), *talk.ask(again=True)]


def help(talk: Dialogue, question: str = "", text: str = "") -> Said:
    """What else can be typed; who leads the talk hears of tips too."""
    words = say("help", talk.lang)
    if talk.state.audience != "client":
        words = f"{words} {say('help_tip', talk.lang)}"
    return [program("explain", words, talk.state.current or "")]


def overview(talk: Dialogue, question: str = "", text: str = "") -> Said:
    return [showing.overview(talk.state)]


def again(talk: Dialogue, question: str = "", text: str = "") -> Said:
    """Do the stage with id `question` once more."""
    return meetings.again(talk, question)


def steps(talk: Dialogue, question: str = "", text: str = "") -> Said:
    """How the open steps went."""
    if not talk.state.open_steps():
        return [program("info", protocol.tell("none_open", talk.lang)), *talk.ask(again=True)]
    return meetings.ask_steps(talk)


MOVES: dict[str, Callable[[Dialogue, str, str], Said]] = {
    "skip": _hold("skipped"),
    "dont_know": _hold("dont_know"),
    "rather_not": _hold("rather_not"),
    "later": _hold("later"),
    "not_applicable": _hold("not_applicable"),
    "back": back,
    "goto": goto,
    "stage": stage,
    "why": _explain("why"),
    "explain": _explain("help"),
    "example": _explain("example"),
    "repeat": repeat,
    "note": note,
    "pause": pause,
    "resume": resume,
    "finish": finish,
    "undo": undo,
    "language": language,
    "by": by,
    "help": help,
    "overview": overview,
    "again": again,
    "steps": steps,
    "tip": tip,
}
