"""An expression in words: `alone == true and hours >= 8` as '"Ben je vaak alleen?": ja en "Hoeveel uur?" is 8 of meer'."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from intake.definitions.model import Flow, Question
from intake.definitions.vocabulary import MEETING
from intake.words import Words

LONGEST_LABEL = 60

say = Words(
    {
        "and": ("{a} en {b}", "{a} and {b}"),
        "or": ("{a} of {b}", "{a} or {b}"),
        "not": ("niet ({a})", "not ({a})"),
        "true": ("{a}: ja", "{a}: yes"),
        "false": ("{a}: nee", "{a}: no"),
        "holds": ("{a} geldt", "{a} holds"),
        "holds_not": ("{a} geldt niet", "{a} does not hold"),
        "Eq": ("{a} is {b}", "{a} is {b}"),
        "NotEq": ("{a} is niet {b}", "{a} is not {b}"),
        "Lt": ("{a} is minder dan {b}", "{a} is less than {b}"),
        "LtE": ("{a} is hoogstens {b}", "{a} is at most {b}"),
        "Gt": ("{a} is meer dan {b}", "{a} is more than {b}"),
        "GtE": ("{a} is minstens {b}", "{a} is at least {b}"),
        "has": ("bij {a} is {b} gekozen", "{b} was chosen at {a}"),
        "has_not": ("bij {a} is {b} niet gekozen", "{b} was not chosen at {a}"),
        "known": ("{a} is beantwoord", "{a} was answered"),
        "known_not": ("{a} is niet beantwoord", "{a} was not answered"),
        "withheld": ("{a} kreeg geen antwoord", "{a} got no answer"),
        "withheld_not": ("{a} werd niet opengelaten", "{a} was not left open"),
        "count": ("het aantal bij {a}", "the number at {a}"),
        "years_since": ("de jaren sinds {a}", "the years since {a}"),
        "months_since": ("de maanden sinds {a}", "the months since {a}"),
        "months": ("de maanden van {a}", "the months of {a}"),
        "people": ("het aantal mensen", "the number of people"),
        "people_who": ("het aantal mensen ({b})", "the number of people ({b})"),
        "min": ("het kleinste van {b}", "the least of {b}"),
        "max": ("het grootste van {b}", "the greatest of {b}"),
        "abs": ("{b} zonder min", "{b} without its sign"),
        "round": ("{b} afgerond", "{b} rounded"),
        "load": ("de draaglast", "load"),
        "capacity": ("de draagkracht", "capacity"),
        MEETING: ("het nummer van de bijeenkomst", "the number of the meeting"),
        "always": ("altijd", "always"),
        "never": ("nooit", "never"),
        "yes": ("ja", "yes"),
        "no": ("nee", "no"),
    }
)
_SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "×", ast.Div: "/"}


def in_words(source: str, flow: Flow, lang: str) -> str:
    """A condition as a sentence without its full stop. source: one that `expressions.parse` takes."""
    return _Speaker(flow, lang).say(ast.parse(source.strip(), mode="eval").body)


def label(question: Question, lang: str) -> str:
    """What a question is about: its short name where it has one, else the question itself, cut where it is long."""
    text = (question.unasked.label if question.unasked else question.text).get(lang, "client")
    return text if len(text) <= LONGEST_LABEL else f"{text[: LONGEST_LABEL - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class _Speaker:
    flow: Flow
    lang: str

    def say(self, node: ast.expr, inner: bool = False) -> str:
        match node:
            case ast.BoolOp():
                return self._joined(node, inner)
            case ast.UnaryOp(op=ast.Not()):
                return self._denied(node.operand)
            case ast.UnaryOp():
                return f"-{self.say(node.operand, True)}"
            case ast.Compare():
                return self._compared(node)
            case ast.Call():
                return self._called(node)
            case ast.BinOp():
                return f"{self.say(node.left, True)} {_SIGNS[type(node.op)]} {self.say(node.right, True)}"
            case ast.Constant():
                return self._value(node.value)
            case ast.Name(id="true" | "false"):
                return say("always" if node.id == "true" else "never", self.lang)
            case ast.Name():
                return self.name(node.id) if inner else self._stated(node.id, True)
        raise TypeError(f"no words for {type(node).__name__}")

    def name(self, id: str) -> str:
        question = self.flow.questions.get(id)
        if question is not None:
            return f'"{label(question, self.lang)}"'
        if id in self.flow.scales:
            return self.flow.scales[id].title.get(self.lang)
        return say(id, self.lang) if id in ("load", "capacity", MEETING) else id

    def _stated(self, id: str, holds: bool) -> str:
        """A name that stands alone: a yes-or-no question, or a value of the author's own."""
        question = self.flow.questions.get(id)
        if question is not None and question.kind == "yesno":
            return say("true" if holds else "false", self.lang, a=self.name(id))
        return say("holds" if holds else "holds_not", self.lang, a=self.name(id))

    def _joined(self, node: ast.BoolOp, inner: bool) -> str:
        key = "and" if isinstance(node.op, ast.And) else "or"
        choices = self._one_of(node) if key == "or" else ""
        if choices:
            return choices
        parts = [self._part(value) for value in node.values]
        text = parts[0]
        for part in parts[1:]:
            text = say(key, self.lang, a=text, b=part)
        return f"({text})" if inner else text

    def _one_of(self, node: ast.BoolOp) -> str:
        """`a == 'x' or a == 'y'` names a once."""
        pairs = [
            (part.left.id, part.comparators[0].value)
            for part in node.values
            if isinstance(part, ast.Compare) and isinstance(part.ops[0], ast.Eq)
            and isinstance(part.left, ast.Name) and isinstance(part.comparators[0], ast.Constant)
        ]  # fmt: skip
        if len(pairs) < len(node.values) or len({name for name, _ in pairs}) > 1:
            return ""
        name = pairs[0][0]
        choices = self._option(name, pairs[0][1])
        for _, value in pairs[1:]:
            choices = say("or", self.lang, a=choices, b=self._option(name, value))
        return say("Eq", self.lang, a=self.name(name), b=choices)

    def _part(self, node: ast.expr) -> str:
        said = self.say(node)
        return f"({said})" if isinstance(node, ast.BoolOp) else said

    def _denied(self, node: ast.expr) -> str:
        if isinstance(node, ast.Name) and node.id not in ("true", "false"):
            return self._stated(node.id, False)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("has", "known", "withheld"):
            return self._called(node, "_not")
        return say("not", self.lang, a=self.say(node))

    def _compared(self, node: ast.Compare) -> str:
        left, right, kind = node.left, node.comparators[0], type(node.ops[0]).__name__
        if isinstance(left, ast.Name) and isinstance(right, ast.Name) and right.id in ("true", "false"):
            return self._stated(left.id, (right.id == "true") == (kind == "Eq"))
        of = left.id if isinstance(left, ast.Name) else ""
        other = self._option(of, right.value) if isinstance(right, ast.Constant) else self.say(right, True)
        return say(kind, self.lang, a=self.say(left, True), b=other)

    def _option(self, name: str, value: object) -> str:
        question = self.flow.questions.get(name)
        for option in question.options if question else ():
            if option.id == value:
                return f'"{option.label.get(self.lang, "client")}"'
        return self._value(value)

    def _value(self, value: object) -> str:
        if isinstance(value, bool):
            return say("yes" if value else "no", self.lang)
        if isinstance(value, float) and self.lang == "nl":
            return f"{value:g}".replace(".", ",")
        return f'"{value}"' if isinstance(value, str) else str(value)

    def _called(self, node: ast.Call, no: str = "") -> str:
        assert isinstance(node.func, ast.Name)
        function = node.func.id
        words = [part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        if function == "people":
            who = ", ".join(f"{one.arg}: {self._filter(one.value)}" for one in node.keywords)
            return say("people_who" if who else "people", self.lang, b=who)
        if function in ("min", "max", "abs", "round"):
            return say(function, self.lang, b=", ".join(self.say(part, True) for part in node.args))
        of = node.args[0].id if isinstance(node.args[0], ast.Name) else ""
        chosen = self._option(of, words[0]) if words else ""
        return say(function + no, self.lang, a=self.name(of), b=chosen)

    def _filter(self, node: ast.expr) -> str:
        if isinstance(node, ast.Constant):
            return str(node.value)
        return say("yes" if isinstance(node, ast.Name) and node.id == "true" else "no", self.lang)
