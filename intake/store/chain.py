"""Events and log lines as text, and the hash that ties each to all before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def to_json(data: Mapping[str, Any]) -> str:
    """One text for the data, with escapes for all but ASCII so that any typed text comes back as it was.

    Raises TypeError or ValueError for what is not JSON (also NaN and infinity).
    """
    return _DATA.encode(data)


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} is not JSON")


_DATA = json.JSONEncoder(default=_plain, allow_nan=False, separators=(",", ":"))
_PARTS = json.JSONEncoder(separators=(",", ":"))
"""Made once: json.dumps makes one anew for each text that is not in its own default form."""


def link(previous: str, *parts: str | int) -> str:
    """The hash (SHA-256, hex) of what follows `previous`."""
    text = _PARTS.encode([previous, *parts])
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def storable(text: str) -> str:
    """Text that SQLite can keep: half characters (lone surrogates, from a broken terminal) become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")
