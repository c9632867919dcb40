"""A text as it would be spelled: single blanks, and in English the apostrophe nobody types ("dont", "my mums pills")."""

from __future__ import annotations

import re

_LEFT_OUT = {
    "en": re.compile(
        r"\b(?:(?:do|did|does|is|was|are|were|has|have|had|would|could|should|ca|wo|ai|must)n(?=t\b)"
        r"|(?:i|you|we|they)(?=ve\b)|(?:you|they)(?=re\b)|i(?=m\b)|i(?=d (?:rather|like|love|say|have|need|prefer|be|go)\b)|i(?=ll (?:do|come|have|go|ask|be|tell|finish|skip|pass|leave|say)\b)|(?:he|she|that|who|there|what|here|where)(?=s\b(?!'))"
        r"|(?<!both )(?<!all )(?<!other )(?<!and )(?:mum|dad|mam|nan|gran|nana|hubby|wife|husband|mother|father|grandma|grandad)(?=s (?!and\b|are\b|were\b|have\b|who\b|do\b|or\b|at the\b)\w))",
        re.IGNORECASE,
    )
}


def spelled(text: str, lang: str) -> tuple[str, list[int]]:
    """The text with single blanks and its apostrophes, and where each of its characters stands in the text as typed."""
    places = [at for at, char in enumerate(text) if char != " " or at == 0 or text[at - 1] != " "]
    said = "".join(text[at] for at in places)
    found = list(_LEFT_OUT[lang].finditer(said)) if lang in _LEFT_OUT else []
    if not found:
        return said, places
    parts, kept, last = [], [], 0
    for match in found:
        parts += [said[last : match.end()], "'"]
        kept += [*places[last : match.end()], places[match.end()]]
        last = match.end()
    return "".join((*parts, said[last:])), kept + places[last:]
