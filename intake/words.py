"""The program's own short texts, each in Dutch and English side by side."""

from __future__ import annotations

from collections.abc import Mapping


class Words:
    """A table key -> (Dutch, English). Call it with a key and a language; values fill `{name}` places."""

    def __init__(self, table: Mapping[str, tuple[str, str]]) -> None:
        self.table = dict(table)

    def __call__(self, key: str, lang: str, **values: object) -> str:
        text = self.table[key][0 if lang == "nl" else 1]
        for name, value in values.items():
            text = text.replace("{" + name + "}", str(value))
        return text
