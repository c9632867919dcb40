"""Making every text of a report safe for a format, all at once: no template has to remember it.

All text that was typed or came from a file is untrusted: it is shown as it is, never as markup of the format.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

from intake.reporting.model import Picture

_T = TypeVar("_T")
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
"""The 66 code points that never are a character (Unicode 15, 23.7): XML does not take all of them."""
_UNSEEN = re.compile(f"[{_CONTROLS}{_BIDI}{_NO_CHARACTERS}]")
_NEWLINES = re.compile("[\u2028\u2029]")
_MARKED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"} | {mark: f"\\{mark}" for mark in "\\`*_[]~|#$"})
_START = re.compile(r"^([-+=:])")
_NUMBERED = re.compile(r"^(\d+)([.)])")
_WEB = re.compile(r"(?i)\b(https?|ftp|mailto|javascript|data|xmpp):|\b(www)\.|@")


def printable(text: str) -> str:
    """Without control characters, half characters, signs that are none, and marks that turn the reading direction; newlines stay."""
    if text.isprintable():  # none of all that, nor a newline
        return text
    return _UNSEEN.sub("", _NEWLINES.sub("\n", text))


def visible(text: str) -> bool:
    """Is there a letter, digit or sign in it?"""
    return any(unicodedata.category(char)[0] in "LNPS" for char in printable(text))


def one_line(text: str) -> str:
    """On one line, so that typed words cannot make a heading or a list item of their own; newlines become " / "."""
    if text.isprintable():
        return " ".join(text.split())
    lines = (" ".join(line.split()) for line in printable(text).splitlines())
    return " / ".join(line for line in lines if line)


def markdown(text: str) -> str:
    """Text that Markdown (CommonMark, GitHub's) shows letter for letter: no markup, no HTML, no links."""
    said = one_line(text).translate(_MARKED)
    said = _START.sub(r"\\\1", said)
    said = _NUMBERED.sub(r"\1\\\2", said)
    return _WEB.sub(_unlinked, said)


def _unlinked(match: re.Match[str]) -> str:
    """Schemes, www. and @ with their sign written otherwise, so that no reader makes a link of them."""
    if match[1]:
        return f"{match[1]}&#58;"
    return f"{match[2]}&#46;" if match[2] else "&#64;"


def translated(value: _T, clean: Callable[[str], str]) -> _T:
    """The same data with every text cleaned; drawings stay as they are."""
    done: _T = _translated(value, clean)
    return done


def _translated(value: Any, clean: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return clean(value)
    if value is None or isinstance(value, (int, float)):
        return value
    if isinstance(value, tuple):
        return tuple(_translated(one, clean) for one in value)
    if isinstance(value, Mapping):
        return {key: _translated(one, clean) for key, one in value.items()}
    if isinstance(value, Picture):
        return Picture(value.id, value.svg, clean(value.title), clean(value.description))
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{name: _translated(getattr(value, name), clean) for name in _names(type(value))})
    return value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
