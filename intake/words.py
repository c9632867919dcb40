"""The program's own short texts, each in Dutch and English side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PLACE = re.compile(r"\{([a-z_]+)\}")
"""Filled in one pass: a value that holds such a place itself is left as it is."""


class Words:
    """A table key -> (Dutch, English). Call it with a key and a language; values fill `{name}` places."""

    def __init__(self, table: Mapping[str, tuple[str, str]]) -> None:
        self.table = dict(table)

    def __call__(self, key: str, lang: str, **values: object) -> str:
        text = self.table[key][0 if lang == "nl" else 1]
        return _PLACE.sub(lambda found: str(values.get(found[1], found[0])), text)
