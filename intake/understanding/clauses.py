"""The clauses of a text, whom each is about, and what it says of them."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from intake.understanding.doubt import doubted, is_between_others, without_deeds
from intake.understanding.frequencies import without_frequency
from intake.understanding.inflection import is_verb
from intake.understanding.mentions import DOUBT, STRONG, Mention
from intake.understanding.people_lexicon import PeopleLexicon
from intake.understanding.person_facts import DAY, Said, clause_facts
from intake.understanding.scan import Scan
from intake.understanding.text import fold
from intake.understanding.tokens import Token
from intake.understanding.vocabulary import base_verbs, third_persons

_WORSE = ("broken", "tense", "weak", "strong", "normal")
_NO_VERBS = frozenset(
    "niet want naast laat laatst echt soort recht acht bent kunt zult wilt always sometimes his this ours yours less".split()  # noqa: SIM905
)
_THEIRS = {"zijn": "hij", "z'n": "hij", "haar": "zij", "d'r": "zij", "his": "he", "her": "she"}
_YEAR_WORDS = frozenset(("in", "en", "and", "ook", "also", "pas", "al", "already", ",", ".", "toen", "then"))
_MARKS = frozenset((",", ":", "-", "\u2013", "("))
_WE = frozenset(("we", "wij", "we're", "we've", "both", "allebei"))
_NAMES_WHO = frozenset("was were does did me i and ik en dat is that's it's zijn are van uit from of the de het kerk church".split())  # noqa: SIM905
""" "Me and", "dat is": words that only name who it was about."""
_GO_AND = frozenset(("go", "come", "try", "pop", "nip", "goes", "comes", "pops", "nips", "went", "came", "popped"))
""" "Between me and my brother", "I go and feed him": no new clause."""
_WHILE = frozenset(("when", "while", "whenever", "if"))
_SINCE = frozenset("sinds since na after door vanwege because wegens".split())  # noqa: SIM905
_WEEKLY = 4.33
""" "Op dinsdag fietst ze, op donderdag doen we": a day each, so twice a week."""
_NEAR = 5
_HEADING = 4
"""Tokens of what may stand before a colon as a heading: "Boodschappen en was: Gijs"."""
_PAIRED = frozenset(
    tuple(pair.split("-"))
    for pair in ["water-vuur", "kat-hond", "kat-muis", "dik-dun", "lief-leed", "wel-wee", "steun-toeverlaat", "nu-dan", "af-toe", "dag-nacht", "tijd-wijle", "week-week", "keer-keer", "in-uit", "om-om", "door-door", "te-te", "now-then", "now-again", "here-there", "on-off", "in-out", "up-down", "to-fro", "back-forth", "over-over", "again-again", "day-night", "morning-night", "morning-evening", "night-morning"]
)
"""Words joined that are one: "af en toe", "now and then"."""
_AS_MUCH = frozenset("net zo even vaak zoveel evenveel alsof zowel veel lang goed just as often much well".split())  # noqa: SIM905
_WHEN = frozenset("every each on in the at elke iedere op in de 's and en maar but so dus".split())  # noqa: SIM905
_WHEN_IT_SUITS = frozenset("tijd lukt uitkomt schikt past".split())  # noqa: SIM905
""" "Belt als ze tijd heeft": how often."""
_ABOUT = frozenset("ofzo zo zeg ongeveer zeker wel soms met rond circa ca about around say perhaps misschien".split())  # noqa: SIM905
""" "Drie keer in de week ofzo": how often, more or less."""
_GETS = frozenset(("krijg", "krijgt", "krijgen", "kreeg", "ontvangt"))
""" "Mijn man krijgt insuline van de thuiszorg": who it comes from does it."""
_BARE_FOR_THEM = re.compile(r"\W*(?:and |then |also )*(?:wash|dress|shave|bath|feed|do|get|give|make|take|drive|fetch|lift|sort|pay|collect|put|change|help|look after|(?:cook|shop|clean|care) for) (?:all )?(?:his|her|him|them|their)\b")
""" "I drive over to my dad's, get him up, do his breakfast": one who speaks goes on; he or she would have an -s."""
_TO_DO = re.compile(r"^(?!.*\b(?:ik|hij|zij|ze|we|wij|die)\b).*\bte \w+en\b")
""" "Ik rijd naar Emmen om te koken, haar medicijnen uit te zetten": it goes on."""
_OTHERS = frozenset((("de", "anderen"), ("de", "rest"), ("de", "overigen"), ("the", "others"), ("the", "rest")))
_EVENT_OF = re.compile(r"(?:na|sinds|door|vanwege|since|after|because of) (?:de |het |the |that |die )?(begrafenis|uitvaart|crematie|dood|overlijden|verjaardag|bruiloft|scheiding|ruzie|ziekte|val|funeral|death|wedding|divorce|illness|stroke) (?:van|of|met) $")
_DEATHS = frozenset(("begrafenis", "uitvaart", "crematie", "dood", "overlijden", "funeral", "death"))
_SMALL_DEEDS = frozenset(("do", "get", "make", "give", "take", "put", "help", "doe", "geef", "help"))
_NOT_I = ("t", "en", "de", "te", "d")
"""Ends of Dutch verbs that are not told of "ik"."""
_AND_THEN = frozenset(("and", "then", "also", "but", "or", ","))
_OBJECTS = frozenset(("me", "mij", "us", "ons", "him", "her", "them", "hem", "haar", "ze", "hen"))


@dataclass(slots=True)
class Clause:
    """Tokens first..last and the units of mentions in it (indices of mentions named in one breath)."""

    first: int
    last: int
    units: list[list[int]] = field(default_factory=list)
    sentence: int = 0


def clauses_of(scan: Scan) -> list[Clause]:
    """Sentences end at . ! ? ; and a new line; a comma or a joining word ends a clause where someone else, or someone
    already named, is spoken of after it. Names in one breath, and what stands between brackets, are never parted."""
    tokens, lexicon = scan.tokens, scan.lexicon
    inside = _inside(scan)
    begins = {one.first for one in scan.found}
    pronouns = lexicon.words("pronouns") | lexicon.words("me")
    me, shifts = lexicon.words("me"), lexicon.words("shifts")
    clauses: list[Clause] = []
    last, refers = len(tokens), False
    for i in range(len(tokens) - 1, -1, -1):
        low = tokens[i].low
        if low in STRONG and i not in inside:
            clauses.append(Clause(i + 1, last))
            last, refers = i, False
        elif i not in inside and refers and i + 1 < last and (low in _MARKS or _joins(tokens, i, lexicon)):
            if i and (i - 1) in inside and tokens[i + 1].low in me and low not in _MARKS:
                continue
            if low == "," and DAY.match(tokens[i - 1].low) and DAY.match(tokens[i + 1].low):
                continue
            if low in lexicon.words("and") and ((DAY.match(tokens[i + 1].low) and i + 2 not in begins) or _is_more(scan, i + 1, last, begins)):
                continue
            clauses.append(Clause(i + 1, last, sentence=1))
            last, refers = i, False
        if (
            low in shifts
            or i in begins
            or ((low in pronouns and low != "daar") or (low == "daar" and i + 1 < last))
        ):
            refers = True
    clauses.append(Clause(0, last))
    clauses.reverse()
    _number(clauses)
    _fill(scan, clauses)
    clauses = _joined(clauses, lambda found, clause: _leads(scan, found, clause))
    return _joined([clause for clause in clauses if clause.last > clause.first], lambda found, _: _is_only_how_often(scan, found[-1]))


def _joined(clauses: list[Clause], leads: Callable[[list[Clause], Clause], bool]) -> list[Clause]:
    """The clauses, each with the one of nobody before it in the same sentence where that leads to it."""
    found: list[Clause] = []
    for clause in clauses:
        last = found[-1] if found else None
        if last is not None and last.sentence == clause.sentence and clause.units and not last.units and leads(found, clause):
            found[-1] = Clause(last.first, clause.last, clause.units, clause.sentence)
        else:
            found.append(clause)
    return found


def _is_only_how_often(scan: Scan, clause: Clause) -> bool:
    """ "Eens per jaar, met Suikerfeest, reis ik naar mijn oom": how often stands in clauses of its own before who it is about."""
    text = scan.part(scan.folded, clause.first, clause.last)
    rest = re.findall(r"[^\W\d_]+", without_frequency(text, scan.lexicon.lang))
    return len(rest) < clause.last - clause.first and all(low in _WHEN or low in _ABOUT for low in rest)


def _leads(scan: Scan, found: list[Clause], clause: Clause) -> bool:
    """ "Twice a year, spring and autumn, my cousin comes over", "bins, bulbs, that's all Terry": what begins the sentence before
    who does it, and tells of no one else, is part of what they do."""
    lexicon, lead = scan.lexicon, found[-1]
    someone = lexicon.words("pronouns") | lexicon.words("me") | lexicon.words("subjects")
    if _i_do_more(scan, lead, clause):
        return True
    return (
        lexicon.lang == "en"
        and (len(found) < 2 or found[-2].sentence != lead.sentence)
        and not any(token.low in someone for token in scan.tokens[lead.first : lead.last])
        and not any(lead.first <= at < lead.last for at, _ in scan.two)
        and scan.tokens[clause.first - 1].low in _MARKS
    )


def _i_do_more(scan: Scan, lead: Clause, clause: Clause) -> bool:
    """ "I cook, clean and do the paperwork for my wife", "ik was en kleed mijn man aan": I do, and do more, for who comes then."""
    lows = [token.low for token in scan.tokens[lead.first : lead.last]]
    begins, lang = scan.tokens[clause.first].low, scan.lexicon.lang
    if "i" not in lows[:2] and "ik" not in lows[:2]:
        return False
    if any(low in scan.lexicon.words("pronouns") or low in scan.lexicon.words("being") for low in lows):
        return False
    return begins in base_verbs(lang) | _SMALL_DEEDS or (lang == "nl" and is_verb(begins) and not begins.endswith(_NOT_I))


def _joins(tokens: list[Token], i: int, lexicon: PeopleLexicon) -> bool:
    """Whether a new clause begins after this word: not in "heb ik al jaren ruzie", "net als", "om de week of zo", nor in
    "Orhan heb ik sinds de begrafenis niet meer gesproken"."""
    low, before, after = tokens[i].low, tokens[i - 1].low if i else "", tokens[i + 1].low
    if low not in lexicon.words("joiners"):
        return False
    if (before, after) in _PAIRED:
        return False
    if low == "al":
        return _is_verb(after, lexicon) or after in ("is", "heeft", "kan", "zie", "ben", "was", "zijn", "hebben")
    if low in ("als", "as"):
        near = {token.low for token in tokens[i + 1 : i + 5]}
        return before not in _AS_MUCH and not (lexicon.lang == "nl" and near & _WHEN_IT_SUITS)
    if low in ("of", "or"):
        return after not in ("zo", "so")
    if low == "so" and before == "or":
        return False
    if low == "and" and (before == "me" or before in _GO_AND):
        return False
    if low in ("sinds", "since"):
        return not (i > 1 and before in lexicon.words("me") and tokens[i - 2].low in ("heb", "hebben", "had", "hadden"))
    return True


def _is_more(scan: Scan, first: int, last: int, begins: set[int]) -> bool:
    """ "I do her washing and her pills": one thing more, and no clause of its own."""
    if scan.tokens[first].low not in scan.lexicon.words("their") or begins & set(range(first, last)):
        return False
    return not any(_is_verb(scan.tokens[at].low, scan.lexicon) for at in range(first + 1, last))


def _number(clauses: list[Clause]) -> None:
    """The number of the sentence; a clause made by a strong mark begins a new one."""
    number = 0
    for clause in clauses:
        if not clause.sentence:
            number += 1
        clause.sentence = number


def _inside(scan: Scan) -> set[int]:
    """Tokens within a mention or between two said in one breath."""
    inside: set[int] = set()
    for one in scan.found:
        inside.update(range(one.first, one.last))
    for one, other in zip(scan.found, scan.found[1:], strict=False):
        if one.unit == other.unit:
            inside.update(range(one.last, other.first))
    return inside


def _fill(scan: Scan, clauses: list[Clause]) -> None:
    at = 0
    for index, one in enumerate(scan.found):
        while at + 1 < len(clauses) and one.first >= clauses[at].last:
            at += 1
        units = clauses[at].units
        if units and scan.found[units[-1][0]].unit == one.unit:
            units[-1].append(index)
        else:
            units.append([index])


def tell(scan: Scan, today: date) -> None:
    """Puts what each clause says onto the mentions it is about."""
    focus: list[int] = []
    was: dict[int, bool] = {}
    died, mine = False, 0
    clauses = clauses_of(scan)
    for before, clause, after in zip([None, *clauses[:-1]], clauses, [*clauses[1:], None], strict=False):
        text = scan.part(scan.text, clause.first, clause.last)
        target, weak = _target(scan, clause, focus)
        if after is not None and (later := _named_after(scan, clause, after, focus)):
            target, weak = later, False
        if not target and not clause.units and focus and not _is_done_by_another(scan, clause) and (often := _how_often_after(scan, clause)):
            clause, target, weak = often, focus, True
            text = scan.part(scan.text, clause.first, clause.last)
        if target:
            masked = scan.part(scan.masked, clause.first, clause.last)
            if before is not None and not before.units and scan.lexicon.form("does_that").match(masked):
                masked = f"{scan.part(scan.masked, before.first, before.last)} {masked}"
            said = clause_facts(text, masked, scan.lexicon, today)
            if died and "year" in said.fields and _is_only_a_year(scan, clause):
                said.fields["alive"] = False
            if focus and (event := _event(scan, clause)) is not None:
                said.fields = {key: value for key, value in said.fields.items() if key not in ("alive", "died")}
                if event in _DEATHS:
                    scan.found[clause.units[0][0]].facts["alive"] = False
            died = said.fields.get("alive") is False
            if said.fields.get("alive") is False and len(clause.units) > 1:
                said = _of_the_dead(scan, clause, target, text, masked, today)
            if (
                any(token.low in ("we", "wij") for token in scan.tokens[clause.first : clause.last])
                and not clause.units
            ):
                said.fields.pop("place", None)
            if clause.first and scan.tokens[clause.first - 1].low in _WHILE:
                said.fields.pop("place", None)
            if _is_someone(scan, said.fields.get("place")):
                said.fields.pop("place")
            if is_between_others(scan, clause, target, masked) or scan.lexicon.form("wished").search(masked):
                said = without_deeds(said)
            first = before is None or before.sentence != clause.sentence
            if said.kinds and ((first and _BARE_FOR_THEM.match(masked)) or (clause.sentence == mine and _is_mine_too(scan, clause, masked))):
                said.receives = True
            mine = clause.sentence if said.receives else mine
            unsure = doubted(scan, clause, target, said, masked)
            doubtful = bool(scan.lexicon.form("unsure_words").search(text.casefold()))
            for index in target:
                if doubtful:
                    scan.found[index].sure = min(DOUBT, scan.found[index].sure)
                _apply(scan.found[index], said, weak or doubtful, unsure)
                if said.past:
                    was[index] = True
                elif was.get(index) and said.now and said.fields.keys() & {"per_month", "vague"}:
                    scan.found[index].facts.setdefault("bond", "weak")
        focus = target or (focus if not clause.units else clause.units[0])


def _is_mine_too(scan: Scan, clause: Clause, text: str) -> bool:
    """ "I fill in his forms, and pay the gas man for him", "ik rijd naar Emmen om te koken, haar medicijnen uit te zetten"."""
    begins = next((low for low in (token.low for token in scan.tokens[clause.first : clause.last]) if low not in _AND_THEN), "")
    return begins in base_verbs(scan.lexicon.lang) or bool(_BARE_FOR_THEM.match(text) or _TO_DO.search(text))


def _named_after(scan: Scan, clause: Clause, after: Clause, focus: list[int]) -> list[int]:
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
        ends = scan.lexicon.words("joiners") - scan.lexicon.words("and") | _MARKS
        last = next((at for at in range(max(named) + 1, clause.last) if scan.tokens[at].low in ends), last)
    rest = {scan.tokens[at].low for at in range(clause.first, last) if at not in named and scan.tokens[at].word}
    return rest <= _NAMES_WHO


def _is_someone(scan: Scan, place: str | None) -> bool:
    """ "Meer zit er bij Lisette niet in": no place, but who it is about."""
    return place is not None and any(one.name and fold(one.name) == fold(place) for one in scan.found)


def _is_only_a_year(scan: Scan, clause: Clause) -> bool:
    """ "Vader overleed in 2004, moeder Bep in 2016": of her the same is said."""
    named = {at for unit in clause.units for index in unit for at in range(scan.found[index].first, scan.found[index].last)}
    rest = (scan.tokens[at].low for at in range(clause.first, clause.last) if at not in named)
    return bool(clause.units) and all(low.isdecimal() or low in _YEAR_WORDS for low in rest)


def _of_the_dead(scan: Scan, clause: Clause, target: list[int], text: str, masked: str, today: date) -> Said:
    """ "Sinds de dood van mijn vader zorg ik voor mijn moeder": dead is who stands nearest to the word for it."""
    form = scan.lexicon.form("died")
    match = form.search(masked)
    place = scan.tokens[clause.first].start + (match.end() if match else 0)

    def distance(unit: list[int]) -> int:
        first, last = scan.found[unit[0]], scan.found[unit[-1]]
        return min(abs(scan.tokens[first.first].start - place), abs(place - scan.tokens[last.last - 1].end))

    nearest = min(clause.units, key=distance)
    whole = clause_facts(text, masked, scan.lexicon, today)
    if nearest == target:
        return whole
    for index in nearest:
        scan.found[index].facts["alive"] = False
        if "died" in whole.fields:
            scan.found[index].facts["died"] = whole.fields["died"]
    return clause_facts(text, form.sub(lambda found: " " * len(found[0]), masked), scan.lexicon, today)


def _target(scan: Scan, clause: Clause, focus: list[int]) -> tuple[list[int], bool]:
    """Whom the clause is about, and whether that is a guess."""
    tokens, lexicon = scan.tokens, scan.lexicon
    lows = [token.low for token in tokens[clause.first : clause.last]]
    if not clause.units and (_OTHERS & set(itertools.pairwise(lows[:3]))):
        return [], False
    if focus and _event(scan, clause) is not None:
        return focus, False
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
    if _is_done_by_another(scan, clause):
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


def _event(scan: Scan, clause: Clause) -> str | None:
    """ "Na de uitvaart van mijn broer is dat verwaterd", "since the funeral of my aunt we don't speak": the event that only
    says since when."""
    if len(clause.units) != 1:
        return None
    first = clause.first - 1 if clause.first and scan.tokens[clause.first - 1].low in _SINCE else clause.first
    match = _EVENT_OF.match(scan.folded[scan.tokens[first].start : scan.tokens[scan.found[clause.units[0][0]].first].start])
    return match[1] if match else None


def _is_done_by_another(scan: Scan, clause: Clause) -> bool:
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


def _how_often_after(scan: Scan, clause: Clause) -> Clause | None:
    """ "... so I can get out, every Wednesday", "als ik moet werken: maandag en dinsdag": how often, told at the end."""
    marks = [at for at in range(clause.first, clause.last - 1) if scan.tokens[at].low in (",", ":", "-", "\u2013")]
    for at in marks:
        text = scan.folded[scan.tokens[at].end : scan.tokens[clause.last - 1].end]
        rest = [low for low in re.findall(r"[^\W\d_]+", without_frequency(text, scan.lexicon.lang)) if low not in _WHEN]
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
    timed = [low for low in timed if low not in _WHEN]
    if len(timed) > 1 and timed[0] in subjects:
        return next((at for at in range(clause.first, first) if scan.tokens[at].low == timed[0]), None)
    return None


def _goes_on(scan: Scan, clause: Clause) -> bool:
    """ "Petra regelt de bank en brengt pa naar de dialyse", "Hans, een vriend van pa, komt vaak met hem dammen": a clause that
    begins with a verb goes on about the one before; after a comma only where no subject comes next."""
    tokens, first = scan.tokens, clause.first
    while first + 1 < clause.last and not tokens[first].word:
        first += 1
    if first < 2 or first + 1 >= clause.last or not _is_verb(tokens[first].low, scan.lexicon):
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


def _is_verb(low: str, lexicon: PeopleLexicon) -> bool:
    """A finite verb of the third person, as words of the list `common` are."""
    if low not in lexicon.words("common") and low not in third_persons(lexicon.lang):
        return False
    if lexicon.lang == "nl":
        return len(low) > 3 and low.endswith("t") and low not in _NO_VERBS
    return len(low) > 3 and low.endswith("s") and low not in _NO_VERBS


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


def _apply(one: Mention, said: Said, doubtful: bool, unsure: frozenset[str]) -> None:
    facts = one.facts
    if facts.get("alive") is False:
        said = without_deeds(said)
    for key, value in said.fields.items():
        if key == "per_month" and facts.get("per_month") is not None and not said.now:
            other_day = said.fields.get("note") not in (None, facts.get("note")) and facts.get("note") and value == _WEEKLY
            facts["per_month"] = facts["per_month"] + value if other_day and facts["per_month"] == _WEEKLY else max(facts["per_month"], value)
        elif key == "bond":
            _put_bond(one, value)
        elif key == "alive" and facts.get("alive") is False:
            continue
        elif key in ("age", "place", "note", "since", "died"):
            facts.setdefault(key, value)
        else:
            facts[key] = value
        if doubtful or key in unsure:
            one.unsure.add(key)
    if said.kinds:
        key = "receives" if said.receives else "gives"
        facts[key] = tuple(dict.fromkeys((*facts.get(key, ()), *said.kinds)))
        if doubtful or key in unsure:
            one.unsure.add(key)
    one.unsure |= said.unsure & set(facts)


def _put_bond(one: Mention, bond: str) -> None:
    kept = one.facts.get("bond")
    if kept is None or (_WORSE.index(bond) < _WORSE.index(kept) and kept != bond):
        one.facts["bond"] = bond
    if kept is not None and kept != bond:
        one.unsure.add("bond")
