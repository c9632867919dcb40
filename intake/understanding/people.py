"""People in a sentence or a pasted note: "dochter Sanne (33) woont in Groningen, getrouwd met Mark; een kind, Noor van 4".

Words become tokens; words for who someone is are the anchors, names are attached to them; clauses tell who is spoken of
and what of them; pronouns go to the last that fits; the same person is kept once.
"""

from __future__ import annotations

import re
from dataclasses import replace

from intake.understanding.mentions import Mention
from intake.understanding.merging import readings_of
from intake.understanding.people_lexicon import PeopleLexicon, people_lexicon
from intake.understanding.perhaps import doubt_persons
from intake.understanding.readings import Context, PersonReading
from intake.understanding.reference import settle_owners
from intake.understanding.scan import Scan
from intake.understanding.spelled import spelled
from intake.understanding.telling import tell
from intake.understanding.text import fold
from intake.understanding.tokens import Token, tokens_of

LONGEST = 20_000


def read_people(text: str, context: Context) -> tuple[PersonReading, ...]:
    """Everyone named in the text, each once, with what is said of them. A person already known comes back with that id.

    Not named, not there: pets, places and the two the talk is about are left out, and so is who is said not to exist.
    """
    said, places = spelled(text[:LONGEST], context.lang)
    found = _read(said, context)
    return tuple(replace(one, span=(places[one.span[0]], places[one.span[1] - 1] + 1)) for one in found)


def _read(text: str, context: Context) -> tuple[PersonReading, ...]:
    lexicon = people_lexicon("nl" if context.lang == "nl" else "en")
    tokens = tokens_of(text)
    scan = Scan(text, tokens, lexicon, context)
    scan.run()
    if not scan.found and not scan.two:
        scan.found = _bare_names(text, tokens, lexicon)
    settle_owners(scan)
    tell(scan, context.today)
    doubt_persons(scan)
    return readings_of(scan)


def _bare_names(text: str, tokens: list[Token], lexicon: PeopleLexicon) -> list[Mention]:
    """Unusual names typed without capitals: "tjorven en ilka". Only where the line is nothing but a few short parts."""
    if len(text) > 200:
        return []
    found: list[Mention] = []
    part: list[int] = []
    links = lexicon.words("and") | {",", ";", "\n", "."}
    for i in range(len(tokens) + 1):
        if i < len(tokens) and tokens[i].low not in links:
            part.append(i)
            continue
        words = [at for at in part if tokens[at].word]
        if part and (
            len(words) not in (1, 2) or len(words) != len(part) or not _are_names(words, tokens, lexicon)
        ):
            return []
        if words:
            name = " ".join(tokens[at].text[:1].upper() + tokens[at].text[1:] for at in words)
            found.append(Mention(words[0], words[-1] + 1, name, sure=0.75, unit=1))
        part = []
    return found if len(found) <= 12 else []


def _are_names(words: list[int], tokens: list[Token], lexicon: PeopleLexicon) -> bool:
    lows = [tokens[at].low for at in words]
    known = ("not_names", "common", "pets", "places", "adjectives", "place_words", "not_relations")
    return all(
        len(low) > 1
        and re.fullmatch(r"[^\W\d_][\w'\-]*", low)
        and not any(low in lexicon.words(one) for one in known)
        for low in map(fold, lows)
    )


__all__ = ["read_people"]
