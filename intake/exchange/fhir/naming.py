"""Ids of ours for what a foreign form calls by any text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container


def snake(word: str, start: str, taken: Container[str]) -> str:
    """An id of small letters, digits and underscores that begins with `start` and is not taken yet."""
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower()
    base = start + (re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:48] or "x")
    id, number = base, 2
    while id in taken:
        id, number = f"{base}_{number}", number + 1
    return id


def hyphened(word: str) -> str:
    """An id for a flow; "" where nothing of the word is left."""
    return snake(word, "", ()).replace("_", "-").strip("-") if re.search(r"[A-Za-z0-9]", word) else ""
