"""What an event holds, cleaned like all that is typed: an event may come from a store that others write in."""

from __future__ import annotations

from typing import Any

from intake.understanding.text import clean


def is_clean(value: Any) -> bool:
    """Can every text in it be shown as it is? A quick look: False for some that need nothing, such as one with a newline."""
    if isinstance(value, str):
        return value.isprintable()
    if isinstance(value, dict):
        return all(map(is_clean, value.values()))
    if isinstance(value, (list, tuple)):
        return all(map(is_clean, value))
    return True


def cleaned(value: Any) -> Any:
    """The same data with every text in it cleaned; keys are the program's own."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: cleaned(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(map(cleaned, value))
    return value
