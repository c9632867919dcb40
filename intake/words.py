"""The program's own short texts, each in Dutch and English side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PLACE = re.compile(r"\{([a-z_]+)\}")
"""Filled in one pass: a value that holds such a place itself is left as it is."""

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def seen(text: str) -> str:
    """The text without what a terminal would obey instead of show: a file's name or contents may hold that."""
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub("", text)


class Words:
    """A table key -> (Dutch, English). Call it with a key and a language; values fill `{name}` places."""

    def __init__(self, table: Mapping[str, tuple[str, str]]) -> None:
        self.table = dict(table)

    def __call__(self, key: str, lang: str, **values: object) -> str:
        text = self.table[key][0 if lang == "nl" else 1]
        return _PLACE.sub(lambda found: seen(str(values.get(found[1], found[0]))), text)
