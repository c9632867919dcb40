"""Corrections in plain words: "o nee, Els komt op donderdag", "not five hours, fifteen"."""

from __future__ import annotations

import re

from intake.understanding.readings import Context, Correction
from intake.understanding.text import fold

_LEAD = {
    "nl": r"(?:(?:o+h?|och|ow|ah|ach)[, ]+(?:nee+|sorry|wacht)|nee+[, ]+(?:wacht|sorry|toch|ik bedoel)|sorry[,. ]+|wacht(?: even)?[,. ]+|correctie[:, ]+|foutje[:,. ]+|"
    r"ik (?:bedoel|bedoelde)|pardon[,. ]+|verbetering[:, ]+|ik (?:zei|heb) (?:het )?(?:net )?(?:fout|verkeerd)(?: gezegd)?|(?:nee[, ]+)?(?:dat |dit |het )?klopt (?:dus |zo |toch )?niet[,:;.](?=\s*(?:het|dat|dit|hij|zij|ze) (?:is|was|zijn|waren|moet|heet)\b))",
    "en": r"(?:(?:o+h?|ah)[, ]+(?:no+|sorry|wait)|no+[, ]+(?:wait|sorry|i mean)|sorry[,. ]+|wait[,. ]+|correction[:, ]+|my mistake[:,. ]+|"
    r"i (?:mean|meant)|i (?:said|got) (?:it|that) wrong|(?:no[, ]+)?(?:that's|that is|it's|this is) (?:wrong|not right|incorrect)[,:;.])",
}
_INSTEAD = {
    "nl": (
        r"(?:het |dat |dit )?(?:was|is|zijn|moet zijn) niet (?P<old>.+?)[,;]?\s*(?:maar\s+)?(?:(?:het|dat|dit) (?:was|is|zijn)|maar)\s+(?P<new>.+)",
        r"(?:het (?:was|is) |dat (?:was|is) )?(?:niet|geen) (?P<old>[^,;.]+?)[,;]?\s+maar\s+(?P<new>.+)",
        r"(?:het (?:was|is) |dat (?:was|is) )?(?:niet|geen) (?P<old>[^,;.]+?)[,;.]\s*(?:maar\s+)?(?P<new>.+)",
        r"(?P<new>.+?)[,;]?\s+(?:en )?(?:niet|geen) (?P<old>[^,;.]+)",
        r"(?P<new>.+?) in plaats van (?P<old>.+)",
    ),
    "en": (
        r"(?:it|that|this|he|she) (?:was|is|wasn't|isn't)(?: not|n't)? (?P<old>.+?)[,;.]?\s*(?:but\s+)?(?:it|that|this|he|she) (?:was|is)\s+(?P<new>.+)",
        r"(?:it was |it's |it is )?not (?P<old>[^,;.]+?)[,;]?\s+but\s+(?P<new>.+)",
        r"(?:it was |it's |it is )?not (?P<old>[^,;.]+?)[,;.]\s*(?:but\s+)?(?P<new>.+)",
        r"(?P<new>.+?)[,;]?\s+(?:and )?not (?P<old>[^,;.]+)",
        r"(?P<new>.+?) instead of (?P<old>.+)",
    ),
}
_DROP = {
    "nl": r"^(?:(?:het|dat|dit) (?:is|was|zijn|moet (?:zijn|wezen)|moest (?:zijn|wezen))|(?:ze|zij|hij|we|ik)\b(?: \w+(?:t|de|te|s|b|m))?(?= )|komt|is|was|belt|heet|woont|werkt|doet|het|toch|dus|eigenlijk)\s+",
    "en": r"^(?:(?:it|that|this)(?:'s| is| was| should be| has to be)|(?:she|he|they|we|i)\b(?: \w+s)?(?= )|comes|is|was|calls|lives|works|does|actually|rather)\s+",
}
_NEITHER = re.compile(r"(?:en |and |nor )?(?:niet|geen|not|no|nor)\b")
"""What comes after "not x," and is no other value but one more that is not: "niet wassen, niet oppassen"."""
SURE, MAYBE = 0.95, 0.6


def read_correction(text: str, context: Context) -> Correction | None:
    """What is said instead of what. Confidence 0.95 where the line begins as a correction, 0.6 where "not x but y" may
    be one. None for any other line, and for long ones."""
    line = text.strip()
    if not line or len(line) > 300 or "\n" in line:
        return None
    lead = re.match(rf"(?:{_LEAD[context.lang]})[,:;. ]*", fold(line))
    rest = line[lead.end() :].strip() if lead else line
    if lead and not rest:
        return Correction("", confidence=SURE)
    old, new = _instead(rest, context.lang, bool(lead))
    if not lead and (not old or _NEITHER.match(fold(new))):
        return None
    if not lead and len(line.split()) > 12:
        return None
    person, new = _person(new, context)
    strict = bool(lead) or re.match(
        r"(?:not|niet|it was not|it wasn't|het was niet|dat was niet)\b", fold(line)
    )
    words = _bare(new, context.lang)
    return Correction(words, old, person, SURE if strict else MAYBE)


def _instead(rest: str, lang: str, lead: bool) -> tuple[str, str]:
    """(old words, new words)."""
    said = fold(rest).rstrip(" .!")
    forms = _INSTEAD[lang] if lead else _INSTEAD[lang][:3]
    for form in forms:
        match = re.fullmatch(form, said)
        if match and match["old"].strip() and match["new"].strip():
            return rest[slice(*match.span("old"))].strip(" ,;."), rest[slice(*match.span("new"))].strip(
                " ,;."
            )
    return "", rest.strip(" ,;.")


def _person(words: str, context: Context) -> tuple[str, str]:
    """(id of the known person the words begin with, the words after the name)."""
    said = fold(words)
    for person in sorted(context.people, key=lambda one: -len(one.name)):
        if not person.name:
            continue
        match = re.match(rf"(?:\w+ )?{re.escape(fold(person.name))}\b[, ]*", said)
        if match and words[match.end() :].strip():
            return person.id, words[match.end() :]
    return "", words


def _bare(words: str, lang: str) -> str:
    """Without "het is", "ze komt": what is left is the fact itself."""
    shorter = words.strip()
    for _ in range(2):
        cut = re.sub(_DROP[lang], "", shorter, count=1, flags=re.IGNORECASE)
        if cut == shorter or not cut.strip():
            break
        shorter = cut.strip()
    return shorter.strip(" .,;")
