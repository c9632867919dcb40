"""What a move to another version of the flow would do, in words."""

from __future__ import annotations

from collections.abc import Iterator

from intake.conversation.migrating import Migration
from intake.conversation.wording import number_words
from intake.words import Words

say = Words(
    {
        "kept": ("Antwoorden die blijven tellen: {count}.", "Answers that still count: {count}."),
        "all_same": ("Verder verandert er voor dit gesprek niets.", "Nothing else changes for this talk."),
        "left": ("Past niet meer en wordt een notitie:", "No longer fits and becomes a note:"),
        "gone": ("de vraag is er niet meer", "the question is gone"),
        "unfit": ("dat antwoord kan niet meer", "that answer is not possible any more"),
        "hidden": ("Blijft bewaard, maar telt niet mee:", "Is kept, but does not count:"),
        "shown": ("Telt weer mee:", "Counts again:"),
        "reworded": ("De vraag is nu anders:", "The question is different now:"),
        "opened": ("Nog te vragen:", "Still to ask:"),
        "scores": ("Scores:", "Scores:"),
        "score": ("{what}: {old} → {new}", "{what}: {old} → {new}"),
        "unknown": ("niet bekend", "not known"),
        "load": ("draaglast", "load"),
        "capacity": ("draagkracht", "capacity"),
        "signals": ("Signalen:", "Signals:"),
        "begins": ("komt erbij: {text}", "begins: {text}"),
        "stops": ("vervalt: {text}", "stops: {text}"),
    }
)


def lines(move: Migration, lang: str) -> list[str]:
    """The list to be looked at before the move: headings, and what stands under each with two blanks before it. What was asked
    and said is in the language of the talk."""
    groups = (
        ("left", list(_left(move, lang))),
        ("hidden", [_asked(move, name) for name in move.hidden]),
        ("shown", [_asked(move, name) for name in move.shown]),
        ("reworded", [f'"{one.old}" → "{one.new}"' for one in move.reworded]),
        ("opened", [_asked(move, name) for name in move.opened]),
        ("scores", list(_scores(move, lang))),
        ("signals", list(_signals(move, lang))),
    )
    found = [say("kept", lang, count=move.kept)]
    for key, rows in groups:
        if rows:
            found += [say(key, lang), *(f"  {row}" for row in rows)]
    return found if len(found) > 1 else [*found, say("all_same", lang)]


def _left(move: Migration, lang: str) -> Iterator[str]:
    for one in move.left:
        yield f"{one.text} {one.words} ({say(one.why, lang)})"


def _asked(move: Migration, name: str) -> str:
    state = move.new
    words, text = state.words(name), state.text(state.flow.questions[name].text)
    return f"{text} {words}" if words else text


def _scores(move: Migration, lang: str) -> Iterator[str]:
    for name, (old, new) in move.scores.items():
        what = say(name, lang) if name in say.table else _scale(move, name, lang)
        before, after = (say("unknown", lang) if one is None else number_words(round(one, 1), lang) for one in (old, new))
        yield say("score", lang, what=what, old=before, new=after)


def _scale(move: Migration, name: str, lang: str) -> str:
    scale = move.new.flow.scales.get(name) or move.old.flow.scales[name]
    return scale.title.get(lang)


def _signals(move: Migration, lang: str) -> Iterator[str]:
    for id, holds in move.signals.items():
        state = move.new if holds else move.old
        rule = next(rule for rule in state.flow.signals if rule.id == id)
        yield say("begins" if holds else "stops", lang, text=state.text(rule.text, lang))
