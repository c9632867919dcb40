"""Does a value fit a question? The one check for answers by key, mouse, paper form and file."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from intake.conversation.times import edtf_start, months_of
from intake.conversation.wording import number_words
from intake.definitions.model import Option, Question
from intake.words import Words

LONGEST = 20_000
"""Characters of a text answer; what comes after is not kept."""

_say = Words(
    {
        "yesno": ("Antwoord met ja of nee (true of false).", "Answer yes or no (true or false)."),
        "choice": (
            "{value} staat niet in de lijst. Kies een van: {allowed}.",
            "{value} is not in the list. Choose one of: {allowed}.",
        ),
        "choices": (
            "Geef een lijst met een of meer van: {allowed}.",
            "Give a list of one or more of: {allowed}.",
        ),
        "number": (
            "Geef een getal van {low} tot en met {high}.",
            "Give a number from {low} up to {high}.",
        ),
        "step": (
            "Geef een getal in stappen van {step}, van {low} tot en met {high}.",
            "Give a number in steps of {step}, from {low} up to {high}.",
        ),
        "anynumber": ("Geef een getal.", "Give a number."),
        "order": (
            "Het laagste getal staat na het hoogste. Draai ze om.",
            "The lowest number comes after the highest. Swap them.",
        ),
        "frequency": (
            "Zeg hoe vaak, bijvoorbeeld: elke week of twee keer per maand.",
            "Say how often, for example: every week or twice a month.",
        ),
        "duration": (
            "Zeg hoe lang, bijvoorbeeld: drie maanden (P3M) of een half uur (PT30M).",
            "Say how long, for example: three months (P3M) or half an hour (PT30M).",
        ),
        "date": (
            "Dit is geen datum. Geef een jaar, maand of dag: 2015, 2015-05 of 2015-05-12.",
            "This is not a date. Give a year, month or day: 2015, 2015-05 or 2015-05-12.",
        ),
        "text": ("Geef een stukje tekst.", "Give some text."),
        "people": (
            "Geef een lijst van personen die al genoemd zijn.",
            "Give a list of persons already named.",
        ),
    }
)


class Unfit(ValueError):
    """The value does not fit the question. str() is a sentence that says what does."""


def fit_value(question: Question, value: Any, people: Container[str], lang: str) -> Any:
    """The value as it is kept. Raises Unfit with a sentence in `lang`."""
    match question.kind:
        case "info":
            return True
        case "yesno":
            return _need(value, isinstance(value, bool), "yesno", lang)
        case "choice":
            allowed = _allowed(question.options)
            known = isinstance(value, str) and any(option.id == value for option in question.options)
            return _need(value, known, "choice", lang, value=str(value)[:60], allowed=allowed)
        case "choices":
            return _choices(question, value, lang)
        case "scale" | "number":
            return _number(question, value, lang)
        case "frequency":
            return _frequency(value, lang)
        case "duration":
            fits = isinstance(value, str) and months_of(value) is not None
            return _need(value, fits, "duration", lang)
        case "date":
            value = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
            fits = isinstance(value, str) and edtf_start(value) is not None
            return _need(value, fits, "date", lang)
        case "people":
            fits = isinstance(value, (list, tuple)) and all(
                isinstance(one, str) and one in people for one in value
            )
            return list(dict.fromkeys(_need(value, fits, "people", lang)))
        case _:
            fits = isinstance(value, str) and bool(value.strip())
            return str(_need(value, fits, "text", lang))[:LONGEST]


def _need(value: Any, fits: bool, key: str, lang: str, /, **details: object) -> Any:
    if not fits:
        raise Unfit(_say(key, lang, **details))
    return value


def _allowed(options: tuple[Option, ...]) -> str:
    return ", ".join(option.id for option in options)


def _choices(question: Question, value: Any, lang: str) -> list[str]:
    allowed = _allowed(question.options)
    _need(value, isinstance(value, (list, tuple)), "choices", lang, allowed=allowed)
    known = {option.id for option in question.options}
    for one in value:
        _need(one, one in known, "choice", lang, value=str(one)[:60], allowed=allowed)
    chosen = set(value)
    return [option.id for option in question.options if option.id in chosen]


def _number(question: Question, value: Any, lang: str) -> Any:
    if isinstance(value, Mapping) and question.kind == "number":
        ends = {key: value[key] for key in ("min", "max") if value.get(key) is not None}
        _need(value, bool(ends), "anynumber", lang)
        for end in ends.values():
            _one_number(question, end, lang)
        _need(value, len(ends) < 2 or ends["min"] <= ends["max"], "order", lang)
        return ends
    return _one_number(question, value, lang)


def _one_number(question: Question, value: Any, lang: str) -> Any:
    real = isinstance(value, (int, float)) and not isinstance(value, bool) and value == value
    given = question.range
    if given is None:
        return _need(value, real and abs(value) < 1e12, "anynumber", lang)
    low, high, step = given.low, given.high, given.step
    ends = {"low": number_words(low, lang), "high": number_words(high, lang)}
    _need(value, real and low <= value <= high, "number", lang, **ends)
    if question.kind == "scale":
        steps = (value - low) / step
        _need(value, abs(steps - round(steps)) < 1e-9, "step", lang, step=number_words(step, lang), **ends)
    return int(value) if float(value).is_integer() else value


def _frequency(value: Any, lang: str) -> dict[str, Any]:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = {"per_month": value}
    _need(value, isinstance(value, Mapping) and "per_month" in value, "frequency", lang)
    per_month = value["per_month"]
    real = per_month is None or (
        isinstance(per_month, (int, float)) and not isinstance(per_month, bool) and 0 <= per_month <= 45_000
    )
    _need(value, real, "frequency", lang)
    return {"per_month": per_month, "vague": bool(value.get("vague", per_month is None))}
