"""Text into words and marks, each with its place; abbreviations of notes keep their dot."""

from __future__ import annotations

import re
from dataclasses import dataclass

from intake.understanding.text import fold

_TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*x?\b|\d+"
    r"|[pP]/[wWmMjJ]\b|[nN]\.?[vV]\.?[tT]\b|[gG]\.[pP]\."
    r"|[pP]\.[wWmMdDjJ]\b(?:\.(?!\s+[A-Z]))?|[aA]\.[mM]\b(?:\.(?!\s+[A-Z]))?"
    r"|['\u2018\u2019](?:n|s|t|m|k)\b"
    r"|[^\W\d_]\w*(?:['\u2018\u2019\-]\w+)*(?:(?<=s)['\u2019](?=\s))?"
    r"|\n|[^\w\s]|_",
)
_DOTTED = frozenset(
    "mw mevr mej dhr dr drs prof cl st mr mrs ms ds huish vrijw fam rev ing ir hr br zr resp incl evt pt ong buurvr ca gem bijv tel nr ivm mbt approx tues thurs v boodsch huish mndl wkl dgl alleenst verpl overl aanw begel".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Token:
    """start..end in the text; low: folded, without a final dot; capital: begins with a capital that means something."""

    start: int
    end: int
    text: str
    low: str
    word: bool
    capital: bool


def tokens_of(text: str) -> list[Token]:
    """Words, numbers and marks from left to right. In text all in capitals, a capital means nothing."""
    shouted = text.isupper() and len(text) > 6
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < (found[-1].end if found else 0):
            continue
        said = match[0]
        low = fold(said)
        if text[end : end + 1] == "." and (low in _DOTTED or _is_initial(said, text, end)):
            end += 1
            said = text[start:end]
        found.append(
            Token(
                start, end, said, low.rstrip(".") or low, said[0].isalpha(), said[0].isupper() and not shouted
            )
        )
    return found


def _is_initial(said: str, text: str, end: int) -> bool:
    """A single capital with a dot is a name ("J. belt"), unless the text ends there."""
    return len(said) == 1 and said.isupper() and bool(text[end + 1 :].strip())
