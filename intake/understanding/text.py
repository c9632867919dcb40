"""The one door for text: what comes in is cleaned here, at every place where a person or a file brings words."""

from __future__ import annotations

import re
import unicodedata

_ESCAPES = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"  # OSC, to its end
    r"|\x1b[PX^_].*?(?:\x1b\\|$)"  # DCS, SOS, PM, APC
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI
    r"|\x1b[ -/]*[0-~]?",
    re.DOTALL,
)
_BIDI = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE = "\u200b\u2060\ufeff\u00ad\u180e\ufff9\ufffa\ufffb"
_DROPPED = {ord(char): None for char in _BIDI + _INVISIBLE}
_DROPPED |= dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)))
_DROPPED |= dict.fromkeys(range(0xE0000, 0xE0080))
_DROPPED |= dict.fromkeys((*range(0xFDD0, 0xFDF0), *(plane + end for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))))
_STRAIGHT = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u00a0": " ",
        "\u201a": "'",
        "\u2032": "'",
        "`": "'",
        "\u00b4": "'",
    }
)


def clean(text: str, limit: int = 20_000) -> str:
    """The text without escape sequences, control characters (a newline stays), bidi controls, lone surrogates and noncharacters.

    At most `limit` characters, in Unicode form NFC. What is left shows as it was typed.
    """
    text = text[: limit * 2].replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    text = _ESCAPES.sub("", text).translate(_DROPPED)
    text = text.encode("utf-8", "ignore").decode("utf-8")
    return unicodedata.normalize("NFC", text)[:limit]


def one_line(text: str, limit: int = 200) -> str:
    """A name or title, cleaned: one line with single blanks, at most `limit` characters."""
    return " ".join(clean(text).split())[:limit].strip()


def fold(text: str) -> str:
    """The text for comparing: lower case, straight quotes; as long as the text itself, so that places stay the same."""
    straight = text.translate(_STRAIGHT)
    lowered = straight.lower()
    if len(lowered) == len(straight):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in straight)


def plain(text: str) -> str:
    """The text for looking up: lower case, single blanks, without marks at its ends."""
    return " ".join(fold(text).split()).strip(" .,!?;:\"'()")


def squeeze(text: str) -> tuple[str, list[int]]:
    """The text with every run of blanks one blank and none at its ends, typographic marks straight; and the place in the
    text of each character that is left."""
    kept: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text.translate(_STRAIGHT)):
        blank = char.isspace()
        if blank and (not kept or kept[-1] == " "):
            continue
        kept.append(" " if blank else char)
        places.append(place)
    while kept and kept[-1] == " ":
        kept.pop()
        places.pop()
    return "".join(kept), places
