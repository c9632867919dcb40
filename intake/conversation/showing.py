"""The state of a conversation as messages, rows and prompts to show. Nothing here changes it."""

from __future__ import annotations

from collections.abc import Iterable

from intake.conversation.events import Event
from intake.conversation.fold import Conversation, undone
from intake.conversation.messages import Message, Prompt, ReviewRow, StageProgress
from intake.conversation.protocol import guide_text, offered, tell
from intake.conversation.texts import say
from intake.conversation.wording import date_words, number_words
from intake.definitions.model import Library, Question, SafetyCard, Stage


def program(kind: str, text: str, question: str = "", choices: tuple[str, ...] = ()) -> Message:
    return Message("program", kind, text, question, choices)  # type: ignore[arg-type]


def choices_of(state: Conversation, question: Question) -> tuple[str, ...]:
    """What can be answered, as shown in order; empty where anything can be said."""
    if question.kind == "yesno":
        return ("ja", "nee") if state.lang == "nl" else ("yes", "no")
    return tuple(option.label.get(state.lang, state.audience) for option in question.options)


def question_message(state: Conversation, name: str) -> Message:
    question = state.flow.questions[name]
    known = offered(state, name)
    text = state.text(question.text)
    if state.is_initial(name):
        key = "begins_with_yesno" if question.kind == "yesno" else "begins_with"
        known = say(key, state.lang, value=state.words(name))
    return program("question", f"{text}\n{known}" if known else text, name, choices_of(state, question))


def stage_messages(state: Conversation, path: Iterable[Stage]) -> list[Message]:
    """What is said on entering these stages: title with its time, then the introduction."""
    said = []
    for stage in path:
        key = {0: "stage_plain", 1: "stage_minute"}.get(stage.minutes, "stage")
        said.append(
            program("stage", say(key, state.lang, title=state.text(stage.title), minutes=stage.minutes))
        )
        if stage.guide:
            said.append(program("info", guide_text(state, stage.guide)))
        if stage.intro:
            said.append(program("info", state.text(stage.intro)))
    return said


def prompt(state: Conversation) -> Prompt:
    """The question before us, or one of kind "done" when all is asked or the talk is closed."""
    name = state.current
    if name is None or state.status == "finished":
        key = "is_finished" if state.status == "finished" else "all_asked"
        total = state.position(state.order()[0])[1] if state.order() else 0
        return Prompt("", "done", say(key, state.lang), "", total, total)
    question = state.flow.questions[name]
    number, total = state.position(name)
    given = question.range
    lang, audience = state.lang, state.audience

    def label(text: object) -> str:
        return state.text(text) if text else ""  # type: ignore[arg-type]

    return Prompt(
        name,
        question.kind,
        state.text(question.text),
        state.stage_of(name).id,
        number,
        total,
        options=tuple((option.id, option.label.get(lang, audience)) for option in question.options),
        low=given.low if given else None,
        high=given.high if given else None,
        step=given.step if given else 1,
        unit=label(given.unit) if given else "",
        low_label=label(given.low_label) if given else "",
        middle_label=label(given.middle_label) if given else "",
        high_label=label(given.high_label) if given else "",
        current=state.words(name),
    )


def progress(state: Conversation) -> list[StageProgress]:
    """All stages in order, the nested ones below their parents."""
    return [row for stage in state.flow.stages for row in _progress(state, stage, 0)]


def _progress(state: Conversation, stage: Stage, depth: int) -> list[StageProgress]:
    names = list(_questions(stage))
    seen = [name for name in names if state.visible(name)]
    done = sum(not state.is_open(name) for name in seen)
    if state.current in names and state.status != "finished":
        now = "now"
    elif not seen:
        now = "hidden"
    else:
        now = "done" if done == len(seen) else "ahead"
    row = StageProgress(stage.id, state.text(stage.title), done, len(seen), stage.minutes, now, depth)  # type: ignore[arg-type]
    return [row, *(inner for part in stage.stages for inner in _progress(state, part, depth + 1))]


def _questions(stage: Stage) -> Iterable[str]:
    yield from stage.questions
    for part in stage.stages:
        yield from _questions(part)


def review(state: Conversation) -> list[ReviewRow]:
    """Every question that applies, and those that were answered and no longer do (state "hidden")."""
    return [_row(state, name) for name in state.order() if state.visible(name) or state.answer(name)]


def _row(state: Conversation, name: str) -> ReviewRow:
    question, answer, held = state.flow.questions[name], state.answer(name), state.withheld.get(name)
    if not state.visible(name):
        now = "hidden"
    elif answer:
        now = "answered"
    else:
        now = held.as_ if held else "open"
    others = tuple(
        (who, state.words_of(other))
        for who, other in state.answers.get(name, {}).items()
        if answer is None or who != answer.by
    )
    by = answer.by if answer else held.by if held else ""
    return ReviewRow(
        name, state.stage_of(name).id, state.text(question.text), state.words(name), now, by, others
    )


def overview(state: Conversation) -> Message:
    """What was said so far, one line a question."""
    rows = [f"{row.text} {row.words}" for row in review(state) if row.state == "answered" and row.words]
    if not rows:
        return program("summary", say("overview_empty", state.lang))
    return program("summary", say("overview", state.lang, rows="\n" + "\n".join(rows)))


def hint(state: Conversation, question: Question) -> str:
    """How this kind of question can be answered, in a few words."""
    given = question.range
    if question.kind in ("scale", "number") and given is not None:
        low, high = number_words(given.low, state.lang), number_words(given.high, state.lang)
        return say(f"hint_{question.kind}", state.lang, low=low, high=high)
    return say("hint_anynumber" if question.kind == "number" else f"hint_{question.kind}", state.lang)


def safety_message(state: Conversation, library: Library, card: SafetyCard | None, question: str) -> Message:
    """A calm card: what to do now, whom to call; for professionals the steps of the Meldcode."""
    lang = state.lang
    if card is None:
        return program("signal", say("no_card", lang), question)
    parts = [state.text(card.title), state.text(card.now)]
    calls = [_line(state, library, line) for line in card.lines if line in library.lines]
    if calls:
        parts.append("\n".join([say("lines", lang), *calls]))
    if card.steps and state.audience != "client":
        steps = [f"{number}. {state.text(step)}" for number, step in enumerate(card.steps, 1)]
        parts.append("\n".join([say("steps", lang), *steps]))
    return program("signal", "\n\n".join([*parts, say("after_card", lang)]), question)


def _line(state: Conversation, library: Library, id: str) -> str:
    line = library.lines[id]
    name, hours = state.text(line.name), state.text(line.hours)
    number = f": {line.number}" if line.number else ""
    return f"- {name}{number}" + (f" ({hours})" if hours else "")


def history(flow_state: Conversation, library: Library) -> list[Message]:
    """The whole talk so far, as it can be told from the events."""
    telling = Conversation(flow_state.compiled)
    telling.again = flow_state.again
    gone = undone(flow_state.events)
    told: list[Message] = []
    for event in flow_state.events:
        if event.seq in gone or event.kind == "undone":
            continue
        new = _told(telling, event, library)
        if _goes_on(told[-2:], new):
            del told[-2:]
        told.extend(new)
        telling.apply(event)
    return told


def _goes_on(before: list[Message], new: list[Message]) -> bool:
    """Is it the same answer, with more to it or asked back and confirmed? It is told once, as it is in the end."""
    if len(before) < 2 or [one.kind for one in new] != ["question", "answer"]:
        return False
    return before[0] == new[0] and before[1].kind == "answer" and new[1].text.startswith(before[1].text)


def _told(state: Conversation, event: Event, library: Library) -> list[Message]:
    data = event.data
    match event.kind:
        case "answered" | "withheld":
            name = str(data["question"])
            if name not in state.flow.questions:
                return []
            return [question_message(state, name), Message("person", "answer", _spoken(state, event), name)]
        case "noted":
            return [Message("person", "note", str(data["text"]), str(data.get("question", "")))]
        case "signalled":
            asked = str(data.get("question", ""))
            card = library.safety.get(str(data["card"]))
            words = [Message("person", "answer", str(data["words"]), asked)] if data.get("words") else []
            return [*words, safety_message(state, library, card, asked)]
        case "paused":
            return [program("info", say("paused", state.lang))]
        case "resumed":
            return [program("info", say("welcome_back", state.lang))]
        case "finished":
            return [program("info", say("finished", state.lang))]
        case "migrated":
            return [program("info", say("migrated", state.lang))]
        case "met":
            last = date_words(state.events[-1].at[:10], state.lang)
            return [program("summary", tell("meeting", state.lang, number=data["number"], date=last))]
        case "step_checked":
            agreed = tell("how", state.lang, step=str(data.get("step") or data.get("goal")))
            went = str(data.get("words") or tell(str(data["how"]), state.lang))
            return [program("question", agreed), Message("person", "answer", went)]
    return []


def _spoken(state: Conversation, event: Event) -> str:
    data, name = event.data, str(event.data["question"])
    if data.get("words"):
        return str(data["words"])
    if event.kind == "withheld":
        return {
            "dont_know": ("weet ik niet", "don't know"), "rather_not": ("liever niet", "rather not"),
            "later": ("later", "later"), "not_applicable": ("niet van toepassing", "does not apply"),
            "skipped": ("overslaan", "skip"),
        }[str(data["as"])][0 if state.lang == "nl" else 1]  # fmt: skip
    return state.value_words(name, data["value"])
