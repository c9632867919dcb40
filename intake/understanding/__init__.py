"""Typed words into values, moves, corrections and people, in Dutch and English. Pure; the word lists load when first used."""

from intake.understanding.corrections import read_correction
from intake.understanding.danger import read_danger
from intake.understanding.intents import read_intent
from intake.understanding.people import read_people
from intake.understanding.readings import Context, Correction, PersonReading, Reading, is_sure
from intake.understanding.text import clean
from intake.understanding.values import read

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
