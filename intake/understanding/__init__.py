"""Typed words into values, moves, corrections and people, in Dutch and English. Pure; each part, and its word lists, loads
when first used: who only cleans a line needs none of it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from intake.understanding.corrections import read_correction
    from intake.understanding.danger import read_danger
    from intake.understanding.intents import read_intent
    from intake.understanding.people import read_people
    from intake.understanding.readings import Context, Correction, PersonReading, Reading, is_sure
    from intake.understanding.text import clean
    from intake.understanding.values import read

_PARTS = {
    "Context": "readings", "Correction": "readings", "PersonReading": "readings", "Reading": "readings", "clean": "text",
    "is_sure": "readings", "read": "values", "read_correction": "corrections", "read_danger": "danger",
    "read_intent": "intents", "read_people": "people",
}  # fmt: skip
"""Where each name of this room is made."""


def __getattr__(name: str) -> Any:
    if name not in _PARTS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_PARTS[name]}"), name)
    return found


__all__ = [
    "Context",
    "Correction",
    "PersonReading",
    "Reading",
    "clean",
    "is_sure",
    "read",
    "read_correction",
    "read_danger",
    "read_intent",
    "read_people",
]
