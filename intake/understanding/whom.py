"""Whom a clause is about: who does it, whom a pronoun means, who is named only before or after."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left

from intake.understanding.clauses import MARKS, WHEN, Clause, is_third_person
from intake.understanding.frequencies import without_frequency
from intake.understanding.inflection import is_verb
from intake.understanding.mentions import STRONG
from intake.understanding.people_lexicon import PeopleLexicon
from intake.understanding.scan import Scan

_THEIRS = {"zijn": "hij", "z'n": "hij", "haar": "zij", "d'r": "zij", "his": "he", "her": "she"}
_WE = frozenset(("we", "wij", "we're", "we've", "both", "allebei"))
_NAMES_WHO = frozenset("was were does did me i and ik en dat is that's it's zijn are van uit from of the de het kerk church".split())  # noqa: SIM905
""" "Me and", "dat is": words that only name who it was about."""
_SINCE = frozenset("sinds since na after door vanwege because wegens".split())  # noqa: SIM905
_NEAR = 5
_HEADING = 4
"""Tokens of what may stand before a colon as a heading: "Boodschappen en was: Gijs"."""
_GETS = frozenset(("krijg", "krijgt", "krijgen", "kreeg", "ontvangt"))
""" "Mijn man krijgt insuline van de thuiszorg": who it comes from does it."""
_OTHERS = frozenset((("de", "anderen"), ("de", "rest"), ("de", "overigen"), ("the", "others"), ("the", "rest")))
_EVENT_OF = re.compile(r"(?:na|sinds|door|vanwege|since|after|because of) (?:de |het |the |that |die )?(begrafenis|uitvaart|crematie|dood|overlijden|verjaardag|bruiloft|scheiding|ruzie|ziekte|val|funeral|death|wedding|divorce|illness|stroke) (?:van|of|met) $")
_OBJECTS = frozenset(("me", "mij", "us", "ons", "him", "her", "them", "hem", "haar", "ze", "hen"))


def named_after(scan: Scan, clause: Clause, after: Clause, focus: list[int]) -> list[int]:
    """ "We natter for hours, me and my cousin Blessing", "ze komt elke dag, mijn dochter Fenna", "Boodschappen: Gijs": who it
    is about only comes after it, and that is all there is in the next clause."""
    if clause.units or len(after.units) != 1 or not _is_only_named(scan, after):
        return []
    lexicon, last = scan.lexicon, clause.last
    beside = last < len(scan.tokens) and scan.tokens[last].low in lexicon.words("and")
    while beside and last > clause.first and scan.tokens[last - 1].low in ("me", "i", "ik"):
        last -= 1
    mark = scan.tokens[last].low if last < len(scan.tokens) else ""
    if scan.tokens[last - 1].low == ",":
        last, mark = last - 1, ","
    lows = [token.low for token in scan.tokens[clause.first : last]]
    if mark == ":":
        return after.units[0] if len(lows) <= _HEADING and not lexicon.words("me") & set(lows) else []
    begins = next((low for low in lows if low not in lexicon.words("and")), "")
    together = begins in _WE or begins in ("wie", "who")
    new = not focus and (begins in lexicon.words("subjects") or lexicon.lang == "en")
    if mark not in (",", "?", "-", "\u2013") or not (together or new):
        return []
    return after.units[0]


def _is_only_named(scan: Scan, clause: Clause) -> bool:
    """ "Me and my brother Dev", "dat is Bep": nothing but who it is."""
    named = {at for index in clause.units[0] for at in range(scan.found[index].first, scan.found[index].last)}
    last = clause.last
    if scan.lexicon.lang == "en":
        ends = scan.lexicon.words("joiners") - scan.lexicon.words("and") | MARKS
        last = next((at for at in range(max(named) + 1, clause.last) if scan.tokens[at].low in ends), last)
    rest = {scan.tokens[at].low for at in range(clause.first, last) if at not in named and scan.tokens[at].word}
    return rest <= _NAMES_WHO


def target_of(scan: Scan, clause: Clause, focus: list[int]) -> tuple[list[int], bool]:
    """Whom the clause is about, and whether that is a guess."""
    tokens, lexicon = scan.tokens, scan.lexicon
    lows = [token.low for token in tokens[clause.first : clause.last]]
    if not clause.units and (_OTHERS & set(itertools.pairwise(lows[:3]))):
        return [], False
    subject = next((low for low in lows[:2] if low in lexicon.words("subjects")), "")
    if _goes_on(scan, clause):
        return focus, False
    if clause.units:
        if focus and _is_for_their_sake(scan, clause, focus):
            return focus, False
        at = _subject_before(scan, clause)
        if at is not None:
            found = _referent(scan, tokens[at].low, clause.units[0][0], at)
            if found is not None:
                return found, False
        return _subject(scan, clause), False
    named = next((id for at, id in reversed(scan.two) if clause.first <= at < clause.last), None)
    if named is not None and not any(low in lexicon.words("pronouns") for low in lows):
        return [], False
    people = lexicon.words("he") | lexicon.words("she") | lexicon.words("they")
    spoken = [subject] if subject else []
    spoken += [low for low in lows if low in people and low != subject]
    if spoken:
        before = _count_before(scan, clause.first)
        found = next(filter(None, (_referent(scan, word, before, clause.first) for word in spoken[:2])), None)
        text = scan.part(scan.folded, clause.first, clause.last)
        near = _is_they(scan, spoken[0], clause.first) or lexicon.form("goes_there").search(text)
        return found or (focus if near else []), False
    if is_done_by_another(scan, clause):
        return [], False
    me = any(low in lexicon.words("me") for low in lows)
    whose = next((low for low in lows if low in _THEIRS), None)
    text = scan.part(scan.folded, clause.first, clause.last)
    if me and whose and (lexicon.form("helps_me").search(text) or lexicon.form("i_do").search(text)):
        found = _referent(scan, _THEIRS[whose], _count_before(scan, clause.first), clause.first)
        if found is not None:
            return found, False
    if me and not _is_with(lows, lexicon):
        return (focus if _began_with_for(scan, clause, focus) else []), False
    return focus, False


def _began_with_for(scan: Scan, clause: Clause, focus: list[int]) -> bool:
    """ "Voor mijn buurman, meneer Yildirim, zet ik de vuilnisbak buiten": whom "I" do it for stands first."""
    if not focus or scan.tokens[clause.first].low in scan.lexicon.words("me"):
        return False
    first = min(scan.found[index].first for index in focus)
    return first > 0 and scan.tokens[first - 1].low in ("voor", "for") and (first == 1 or scan.tokens[first - 2].low in STRONG)


def event_of(scan: Scan, clause: Clause) -> str | None:
    """ "Na de uitvaart van mijn broer is dat verwaterd", "since the funeral of my aunt we don't speak": the event that only
    says since when."""
    if len(clause.units) != 1:
        return None
    first = clause.first - 1 if clause.first and scan.tokens[clause.first - 1].low in _SINCE else clause.first
    match = _EVENT_OF.match(scan.folded[scan.tokens[first].start : scan.tokens[scan.found[clause.units[0][0]].first].start])
    return match[1] if match else None


def is_done_by_another(scan: Scan, clause: Clause) -> bool:
    """ "Tegenwoordig doet de taxi dat": nobody named before."""
    text = scan.part(scan.folded, clause.first, clause.last)
    return bool(scan.lexicon.form("other_does").search(text))


def _is_for_their_sake(scan: Scan, clause: Clause, focus: list[int]) -> bool:
    """ "Mijn ex-vrouw en ik zijn uit elkaar, maar voor de kinderen bellen we": "we" are those two, and not the children."""
    if len(clause.units) != 1 or set(clause.units[0]) & set(focus):
        return False
    first = scan.found[clause.units[0][0]].first
    lows = [scan.tokens[at].low for at in range(clause.first, clause.last)]
    return first > 0 and scan.tokens[first - 1].low in ("voor", "vanwege", "wegens", "for") and bool({"we", "wij"} & set(lows)) and first - 1 == clause.first


def how_often_after(scan: Scan, clause: Clause) -> Clause | None:
    """ "... so I can get out, every Wednesday", "als ik moet werken: maandag en dinsdag": how often, told at the end."""
    marks = [at for at in range(clause.first, clause.last - 1) if scan.tokens[at].low in (",", ":", "-", "\u2013")]
    for at in marks:
        text = scan.folded[scan.tokens[at].end : scan.tokens[clause.last - 1].end]
        rest = [low for low in re.findall(r"[^\W\d_]+", without_frequency(text, scan.lexicon.lang)) if low not in WHEN]
        if not rest:
            return Clause(at + 1, clause.last, sentence=clause.sentence)
    return None


def _subject_before(scan: Scan, clause: Clause) -> int | None:
    """ "She takes Mum", "every Tuesday she takes Mum": the token of the pronoun that does it, before the first one named."""
    lexicon, first = scan.lexicon, scan.found[clause.units[0][0]].first
    subjects = lexicon.words("subjects")
    if scan.tokens[clause.first].low in subjects:
        return clause.first if first > clause.first + 1 else None
    if not any(scan.tokens[at].low in subjects for at in range(clause.first, first)):
        return None
    timed = without_frequency(" ".join(token.low for token in scan.tokens[clause.first : first]), lexicon.lang).split()
    timed = [low for low in timed if low not in WHEN]
    if len(timed) > 1 and timed[0] in subjects:
        return next((at for at in range(clause.first, first) if scan.tokens[at].low == timed[0]), None)
    return None


def _goes_on(scan: Scan, clause: Clause) -> bool:
    """ "Petra regelt de bank en brengt pa naar de dialyse", "Hans, een vriend van pa, komt vaak met hem dammen": a clause that
    begins with a verb goes on about the one before; after a comma only where no subject comes next."""
    tokens, first = scan.tokens, clause.first
    while first + 1 < clause.last and not tokens[first].word:
        first += 1
    if first < 2 or first + 1 >= clause.last or not is_third_person(tokens[first].low, scan.lexicon):
        return False
    before, after = tokens[first - 1].low, tokens[first + 1].low
    if before == ")" and after in _OBJECTS:
        return True
    if before in ("en", "and", "maar", "but"):
        return after not in scan.lexicon.words("me") | scan.lexicon.words("subjects")
    if before == "," and scan.lexicon.lang == "en" and clause.units and after in scan.lexicon.words("articles") | scan.lexicon.words("own"):
        return True
    subjects = scan.lexicon.words("me") | scan.lexicon.words("pronouns") | scan.lexicon.words("own")
    begins = any(one.first == first + 1 for one in scan.found)
    return before == "," and not begins and after not in subjects and not clause.units


def _is_with(lows: list[str], lexicon: PeopleLexicon) -> bool:
    """Whether what "I" do is done with the one just spoken of: "zie ik elke maand", "we bellen", "I see every week"."""
    said = " ".join(lows)
    if lexicon.form("together").search(said):
        return True
    lead = [low for low in lows if low.isalpha()][:2]
    return (
        len(lead) == 2 and lead[1] in lexicon.words("me") and lead[0] in lexicon.words("contact_verbs")
    ) or (
        len(lead) == 2
        and lead[0] in lexicon.words("me")
        and lead[1] in lexicon.words("contact_verbs")
        and lexicon.lang == "en"
    )


def _count_before(scan: Scan, token: int) -> int:
    return bisect_left(scan.found, token, key=lambda one: one.first)


def _subject(scan: Scan, clause: Clause) -> list[int]:
    """The unit that does it: not the one after a preposition, unless "I" is who does it."""
    units = [
        unit for unit in clause.units if not all(scan.found[index].aside for index in unit)
    ] or clause.units
    if len(units) == 1:
        return units[0]
    lexicon = scan.lexicon
    before = [
        scan.tokens[scan.found[unit[0]].first - 1].low if scan.found[unit[0]].first else "" for unit in units
    ]
    text = scan.part(scan.folded, clause.first, clause.last)
    if _GETS & {token.low for token in scan.tokens[clause.first : clause.last]}:
        giver = next((unit for unit, low in zip(units, before, strict=True) if low in ("van", "door", "v")), None)
        if giver is not None:
            return giver
    if lexicon.form("helps_me").search(text):
        for unit, low in zip(units, before, strict=True):
            if low in ("voor", "aan", "for", "after", "to"):
                return unit
        return next(
            (
                unit
                for unit, low in zip(units, before, strict=True)
                if low not in ("met", "with", "van", "of")
            ),
            units[0],
        )
    if _is_only_when(scan, clause, units[0]):
        return units[1]
    if before[0] in ("voor", "op", "bij", "naar", "for", "to", "at", "after") and before[
        1
    ] not in lexicon.words("place_before") | {"voor", "met", "for", "with"}:
        return units[1]
    if _comes_along(scan, units):
        return [*units[0], *units[1]]
    return units[0]


def _is_only_when(scan: Scan, clause: Clause, unit: list[int]) -> bool:
    """ "Sinds de beroerte van mijn vrouw staat haar broer klaar": she only says since when."""
    first = clause.first - 1 if clause.first and scan.tokens[clause.first - 1].low in _SINCE else clause.first
    before = scan.tokens[scan.found[unit[0]].first - 1].low if scan.found[unit[0]].first else ""
    near = scan.found[unit[0]].first - first <= _NEAR
    return near and scan.tokens[first].low in _SINCE and before in ("van", "of", "door", "by")


def _comes_along(scan: Scan, units: list[list[int]]) -> bool:
    """ "Peter komt elke zondag met zijn vrouw": they both do."""
    one, other = units[0][-1], units[1][0]
    if len(units) != 2 or scan.found[other].owner not in units[0] or len(units[1]) != 1:
        return False
    first, last = scan.found[one].last, scan.found[other].first
    between = scan.folded[scan.tokens[first].start : scan.tokens[last].start]
    return bool(scan.lexicon.form("comes_along").search(between))


def _is_they(scan: Scan, word: str, token: int) -> bool:
    """Whether the pronoun stands for several; Dutch "ze" by the verb beside it."""
    lexicon = scan.lexicon
    if word not in lexicon.words("they"):
        return False
    return word not in lexicon.words("she") or _is_plural_after(scan, word, token)


def _referent(scan: Scan, word: str, before: int, token: int) -> list[int] | None:
    """Whom "zij", "him" or "die" means: the last that fits, as a list; [] where it is one of the two of the talk."""
    lexicon = scan.lexicon
    they = _is_they(scan, word, token)
    gender = (
        ""
        if they
        else "man"
        if word in lexicon.words("he")
        else "woman"
        if word in lexicon.words("she")
        else ""
    )
    two = max((at for at, _ in scan.two if at < token), default=-1)
    for index in range(before - 1, max(-1, before - 8), -1):
        one = scan.found[index]
        if two > one.first and not gender:
            break
        if _only_says_whose(scan, index) and (word == "die" or (gender and scan.found[index - 1].gender in (None, gender))):
            continue
        unit = scan.unit_of(index)
        if they:
            if len(unit) > 1 or one.group:
                return unit
        elif not gender:
            return unit
        elif not one.group and one.gender in (None, gender):
            return [] if two > one.first else [index]
    if they and two < 0 and len(both := _named_in_this_sentence(scan, before, token)) > 1:
        return both
    return [] if two >= 0 else None


def _only_says_whose(scan: Scan, index: int) -> bool:
    """ "Tante Lies is de zus van mijn moeder en die past op mij": Lies does."""
    one, before = scan.found[index], scan.found[index - 1] if index else None
    if before is None or one.first == 0 or scan.tokens[one.first - 1].low != "van":
        return False
    return not STRONG & {token.low for token in scan.tokens[before.last : one.first]}


def _named_in_this_sentence(scan: Scan, before: int, token: int) -> list[int]:
    """ "Mijn opa was boer, mijn vader was boer, maar ze zijn er allebei niet meer": they, said of two named apart."""
    start = next((at for at in range(token - 1, -1, -1) if scan.tokens[at].low in STRONG), -1)
    return [index for index in range(max(0, before - 4), before) if scan.found[index].first > start and not scan.found[index].aside]


def _is_plural_after(scan: Scan, word: str, token: int) -> bool:
    """ "ze krijgen" is they, "ze krijgt" is she: by the verb beside it."""
    for at in range(token, min(token + 12, len(scan.tokens))):
        if scan.tokens[at].low == word:
            near = [scan.tokens[other].low for other in (at + 1, at - 1) if 0 <= other < len(scan.tokens)]
            return any(
                low in ("zijn", "gaan", "doen", "zien", "staan")
                or (
                    low.endswith("en")
                    and (low in scan.lexicon.words("common") | scan.lexicon.words("plural_verbs") or (scan.lexicon.lang == "nl" and is_verb(low)))
                )
                for low in near
            )
    return False
