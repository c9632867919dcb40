"""Fitting ways to answer with keys and mouse, by the kind of the question. Typing words always works too."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message as TextualMessage
from textual.widgets import Button, OptionList, SelectionList, Static
from textual.widgets.option_list import Option
from textual.widgets.selection_list import Selection

from intake.conversation.dialogue import Dialogue
from intake.conversation.messages import Prompt
from intake.tui.plain import button, said
from intake.tui.texts import say
from intake.tui.widgets.signs import SignSelection

MOST_STEPS = 11
"""A scale with more steps is typed, not clicked."""


class Ends(Horizontal):
    """What a scale goes from and to: as wide as the steps above it, or as the words need."""

    def on_mount(self) -> None:
        self.call_after_refresh(self.fit)

    def on_resize(self) -> None:
        self.fit()

    def fit(self) -> None:
        steps = self.screen.query(".steps Button")
        if steps:
            words = sum(len(str(one.content)) for one in self.query(Static)) + 4
            self.styles.max_width = max(steps.last().region.right - steps.first().region.x, words)


class Answers(Vertical):
    """Posts Given when something is chosen."""

    DEFAULT_CSS = """
    Answers { height: auto; max-height: 50%; }
    Answers OptionList, Answers SelectionList { height: auto; max-height: 13; }
    Answers.low OptionList, Answers.low SelectionList { max-height: 7; }
    Answers.tall OptionList, Answers.tall SelectionList { max-height: 16; }
    Answers OptionList:blur > .option-list--option-highlighted { background: $surface; color: $foreground; text-style: none; }
    Answers .row { height: auto; }
    Answers .row Button { min-width: 5; width: auto; height: 3; margin-right: 1; }
    Answers .ends, Answers .ends Static { color: $foreground 70%; height: auto; }
    Answers .ends Static { width: auto; max-width: 50%; }
    Answers .ends .between { width: 1fr; margin: 0 1; text-align: center; }
    """

    class Given(TextualMessage):
        """value: of the question's kind; words: as it reads."""

        def __init__(self, value: Any, words: str) -> None:
            super().__init__()
            self.value, self.words = value, words

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._prompt: Prompt | None = None
        self._lang = "nl"
        self._key: tuple[object, ...] = ()

    def ask(self, talk: Dialogue) -> None:
        """Show the controls for what is asked now."""
        prompt = talk.prompt
        key = (prompt.question, prompt.kind, prompt.text, talk.lang)
        self._prompt, self._lang = prompt, talk.lang
        if key != self._key:
            self._key = key
            self.refresh(recompose=True)

    def compose(self) -> ComposeResult:
        prompt = self._prompt
        if prompt is None:
            return
        match prompt.kind:
            case "yesno" | "confirm":
                with Horizontal(classes="row"):
                    for index, word in enumerate(self._yes_no()):
                        yield button(word.capitalize(), f"yes-{index}")
            case "choice":
                yield OptionList(
                    *(
                        Option(Content(f"{n}. {label}"), id=f"o{n}")
                        for n, (_, label) in enumerate(prompt.options, 1)
                    ),
                    markup=False,
                )
            case "choices":
                yield SignSelection(
                    *(
                        Selection(Content(f"{n}. {label}"), id)
                        for n, (id, label) in enumerate(prompt.options, 1)
                    )
                )
                with Horizontal(classes="row"):
                    yield button(say("choose", self._lang), "choose", classes="small")
            case "scale" if self._steps(prompt):
                yield from self._scale(prompt)
            case "scale" | "number":
                if prompt.low is not None and prompt.high is not None:
                    yield said(f"{prompt.low:g} - {prompt.high:g} {prompt.unit}", classes="ends")
            case "info":
                with Horizontal(classes="row"):
                    yield button("OK", "info", variant="primary")

    def _yes_no(self) -> tuple[str, str]:
        return ("ja", "nee") if self._lang == "nl" else ("yes", "no")

    def _steps(self, prompt: Prompt) -> list[float]:
        """The points of a scale that can be clicked; none when there are too many."""
        if prompt.low is None or prompt.high is None:
            return []
        count = int((prompt.high - prompt.low) / prompt.step) + 1
        return [prompt.low + index * prompt.step for index in range(count)] if count <= MOST_STEPS else []

    def _scale(self, prompt: Prompt) -> ComposeResult:
        """The steps, and under them what the ends and the middle stand for, each at its place."""
        with Horizontal(classes="row steps"):
            for index, step in enumerate(self._steps(prompt)):
                yield button(f"{step:g}", f"step-{index}")
        if prompt.low_label or prompt.middle_label or prompt.high_label:
            with Ends(classes="ends"):
                yield said(prompt.low_label)
                yield said(prompt.middle_label, classes="between")
                yield said(prompt.high_label)

    def _give(self, value: Any, words: str) -> None:
        self._key = ()
        self.post_message(self.Given(value, words))

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        event.stop()
        kind, _, number = (event.button.id or "").partition("-")
        prompt = self._prompt
        if prompt is None:
            return
        if kind == "yes":
            self._give(number == "0", self._yes_no()[int(number)])
        elif kind == "step":
            step = self._steps(prompt)[int(number)]
            self._give(step, f"{step:g}")
        elif kind == "info":
            self._give(True, "OK")
        elif kind == "choose":
            self.choose()

    def choose(self) -> bool:
        """Take what is ticked. False where nothing is, or where only one can be chosen."""
        prompt = self._prompt
        if prompt is None or prompt.kind != "choices":
            return False
        chosen = self.query_one(SelectionList).selected
        labels = [label for id, label in prompt.options if id in chosen]
        if chosen:
            self._give(list(chosen), ", ".join(labels))
        return bool(chosen)

    def on_mount(self) -> None:
        self.set_class(self.app.size.height < 30, "low")
        self.set_class(self.app.size.height >= 44, "tall")

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        if isinstance(event.option_list, SelectionList):
            return
        event.stop()
        self.pick(int((event.option.id or "o0")[1:]))

    @property
    def takes_one(self) -> bool:
        """Is one of several to be chosen, so that a digit gives the answer?"""
        return self._prompt is not None and self._prompt.kind == "choice"

    @property
    def takes_digits(self) -> bool:
        """Does a digit pick a choice at once? Not where a choice begins with one itself ("30 to 50"): it may be the first of more."""
        return self._prompt is not None and not any(label[:1].isdigit() for _, label in self._prompt.options)

    def pick(self, number: int) -> bool:
        """Take the choice with that number, or tick it where several may be chosen. False where there is none."""
        prompt = self._prompt
        if (
            prompt is None
            or prompt.kind not in ("choice", "choices")
            or not 1 <= number <= len(prompt.options)
        ):
            return False
        id, label = prompt.options[number - 1]
        if prompt.kind == "choices":
            self.query_one(SelectionList).toggle(id)
        else:
            self._give(id, str(number) if id == str(number) else label)
        return True
