"""What each clause says, put onto those it is about."""

from __future__ import annotations

import re
from datetime import date

from intake.understanding.clauses import Clause, clauses_of
from intake.understanding.doubt import doubted, is_between_others, without_deeds
from intake.understanding.mentions import DOUBT, Mention
from intake.understanding.person_facts import Said, clause_facts
from intake.understanding.scan import Scan
from intake.understanding.text import fold
from intake.understanding.vocabulary import base_verbs
from intake.understanding.whom import event_of, how_often_after, is_done_by_another, named_after, target_of

_WORSE = ("broken", "tense", "weak", "strong", "normal")
_YEAR_WORDS = frozenset(("in", "en", "and", "ook", "also", "pas", "al", "already", ",", ".", "toen", "then"))
_WHILE = frozenset(("when", "while", "whenever", "if"))
_WEEKLY = 4.33
""" "Op dinsdag fietst ze, op donderdag doen we": a day each, so twice a week."""
_BARE_FOR_THEM = re.compile(r"\W*(?:and |then |also )*(?:wash|dress|shave|bath|feed|do|get|give|make|take|drive|fetch|lift|sort|pay|collect|put|change|help|look after|(?:cook|shop|clean|care) for) (?:all )?(?:his|her|him|them|their)\b")
""" "I drive over to my dad's, get him up, do his breakfast": one who speaks goes on; he or she would have an -s."""
_TO_DO = re.compile(r"^(?!.*\b(?:ik|hij|zij|ze|we|wij|die)\b).*\bte \w+en\b")
""" "Ik rijd naar Emmen om te koken, haar medicijnen uit te zetten": it goes on."""
_DEATHS = frozenset(("begrafenis", "uitvaart", "crematie", "dood", "overlijden", "funeral", "death"))
_AND_THEN = frozenset(("and", "then", "also", "but", "or", ","))


def tell(scan: Scan, today: date) -> None:
    """Puts what each clause says onto the mentions it is about."""
    focus: list[int] = []
    was: dict[int, bool] = {}
    died, mine = False, 0
    clauses = clauses_of(scan)
    for before, clause, after in zip([None, *clauses[:-1]], clauses, [*clauses[1:], None], strict=False):
        text = scan.part(scan.text, clause.first, clause.last)
        event = event_of(scan, clause) if focus else None
        target, weak = target_of(scan, clause, focus) if event is None else (focus, False)
        if after is not None and (later := named_after(scan, clause, after, focus)):
            target, weak = later, False
        if not target and not clause.units and focus and not is_done_by_another(scan, clause) and (often := how_often_after(scan, clause)):
            clause, target, weak = often, focus, True
            text = scan.part(scan.text, clause.first, clause.last)
        if target:
            masked = scan.part(scan.masked, clause.first, clause.last)
            if before is not None and not before.units and scan.lexicon.form("does_that").match(masked):
                masked = f"{scan.part(scan.masked, before.first, before.last)} {masked}"
            said = clause_facts(text, masked, scan.lexicon, today)
            if died and "year" in said.fields and _is_only_a_year(scan, clause):
                said.fields["alive"] = False
            if event is not None:
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
