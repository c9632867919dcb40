"""Answers by chance, for walks through a flow and for trying out what a change does."""

from __future__ import annotations

from random import Random
from typing import Any

from intake.definitions.model import Question


def value_by_chance(question: Question, chance: Random, people: list[str]) -> Any:
    """A value of the question's kind. people: who can be named."""
    options = [option.id for option in question.options]
    match question.kind:
        case "yesno":
            return chance.random() < 0.5
        case "choice":
            return chance.choice(options)
        case "choices":
            return [one for one in options if chance.random() < 0.4]
        case "scale" | "number":
            given = question.range
            if given is None:
                return chance.randint(0, 100)
            steps = int((given.high - given.low) / given.step)
            return given.low + chance.randint(0, steps) * given.step
        case "frequency":
            return {"per_month": chance.choice((0, 0.25, 1, 4.33, 8.66, 30, 75, None))}
        case "duration":
            return chance.choice(("PT30M", "P3D", "P6M", "P1Y6M", "P12Y"))
        case "date":
            return chance.choice(("1989", "2015-05", "2024-03-05", "2023-22"))
        case "people":
            return [id for id in people if chance.random() < 0.3][:4]
        case "info":
            return True
    return chance.choice(("iets", "Anna", "{{ x }} [/b] <b>", "een lang antwoord " * 20))
