"""The word lists of the understanding: read when first used, once; an organisation's own list adds to ours."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

_OURS = Path(__file__).parent / "lexicons"
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LARGEST = 200_000
"""Bytes of a list of an organisation; a larger one is left aside."""


@lru_cache(maxsize=32)
def lexicon(name: str, lang: str) -> dict[str, Any]:
    """The list `name` in that language. In DRAAGWIJZER_LIBRARY/lexicons a file of the same name (numbers.nl.yaml) adds
    words: lists grow, single values are replaced. A file that cannot be read counts as empty."""
    file = f"{name}.{lang}.yaml"
    words: dict[str, Any] = yaml.load((_OURS / file).read_text(encoding="utf-8"), Loader=_Loader)
    extra = os.environ.get("DRAAGWIJZER_LIBRARY", "")
    return _joined(words, _theirs(Path(extra) / "lexicons" / file)) if extra else words


def _theirs(path: Path) -> Any:
    try:
        if path.stat().st_size > _LARGEST:
            return {}
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, ValueError, yaml.YAMLError):
        return {}


def _joined(ours: Any, theirs: Any) -> Any:
    """Theirs put into ours; where the two differ in form ours stay."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return ours | {key: _joined(ours.get(key, value), value) for key, value in theirs.items()}
    if isinstance(ours, list) and isinstance(theirs, list):
        return ours + [one for one in theirs if one not in ours]
    return theirs if isinstance(theirs, type(ours)) else ours


def either(words: list[str]) -> str:
    """A pattern for one of these (each a pattern itself), longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"
