"""A small method that is complete and runs, for an author to rebuild."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from intake.definitions.fields import HYPHENS, LONGEST_ID
from intake.understanding.text import clean

_HERE = Path(__file__).parent
_COMMENT = re.compile(r"^( *)#(nl|en) ", re.MULTILINE)
_LONGEST_TITLE = 100


def is_id(word: str) -> bool:
    """May this name a method, a file and a folder?"""
    return bool(HYPHENS.fullmatch(word)) and len(word) <= LONGEST_ID


def title_of(id: str) -> str:
    return id.replace("-", " ").capitalize()


def flow_text(id: str, titles: Mapping[str, str], schema: str, lang: str) -> str:
    """The flow file. titles: by language, as typed; schema: where the editor finds it; lang: of the comments."""
    words = {f"TITLE_{key.upper()}": _quoted(title) for key, title in titles.items()}
    return _filled("beginning.yaml", lang, {"ID": id, "SCHEMA": schema, **words})


def talks_text(id: str, schema: str, lang: str) -> str:
    """The file that tests it."""
    return _filled("beginning.test.yaml", lang, {"ID": id, "SCHEMA": schema})


def _quoted(title: str) -> str:
    """A double-quoted YAML scalar; braces would be read as a place to fill in."""
    plain = " ".join(clean(title, _LONGEST_TITLE).split()).replace("{", "(").replace("}", ")")
    return json.dumps(plain, ensure_ascii=False)


def _filled(name: str, lang: str, words: Mapping[str, str]) -> str:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    other = "#en" if lang == "nl" else "#nl"
    kept = "\n".join(line for line in lines if not line.lstrip().startswith(other))
    text = re.sub(r"@([A-Z_]+)@", lambda found: words[found[1]], _COMMENT.sub(r"\1# ", kept))
    return text + "\n"
