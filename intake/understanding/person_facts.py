"""What a clause says about someone: age, place, death, how often, the bond, what they do."""

from __future__ import annotations

import re
from typing import Any

from intake.understanding.text import fold
from intake.understanding.times import read_frequency

DAY = re.compile(
    r"\b(?:elke |iedere |op |every |on )?((?:(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|middag|avond)?(?:en)?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?: mornings?| afternoons?| evenings?)?))\b",
    re.IGNORECASE,
)
_BONDS = {
    "nl": (
        ("broken", r"geen contact(?: meer)?|contact (?:is )?verbroken|verbroken|gebrouilleerd|spreek(?:t|en)? elkaar niet|niet meer gesproken|nooit meer gezien"),
        ("tense", r"stroef|ruzie|gespannen|spanning|moeizaam|moeilijk contact|botst|botsen|lastig|conflict|te veel|bemoei"),
        ("weak", r"verwater|bijna niet meer|nauwelijks(?: nog)?|zie (?:ik )?\w+ (?:bijna )?niet (?:veel )?meer|uit het oog|weinig contact|vroeger\b.{0,60}\bnu|oppervlakkig|verhuisd"),
        ("strong", r"hecht|heel goed(?:e)?|goede band|beste vriend|close|dol op|steun en toeverlaat|heel lief"),
    ),
    "en": (
        ("broken", r"no (?:longer (?:any )?|more )?contact|lost contact|cut off|broke(?:n)? off|fell out|not speaking|don't speak|doesn't speak"),
        ("tense", r"tense|argu|quarrel|fight|strained|difficult|clash|conflict|too much"),
        ("weak", r"hardly|barely|drifted|lost touch|moved away|rarely see|used to\b.{0,60}\bnow|not much contact"),
        ("strong", r"very close|close to|best friend|good bond|very good|lovely|tight"),
    ),
}  # fmt: skip
_GIVES = {
    "nl": {
        "care": r"pas(?:t|sen)\b.{0,60}\bop\b|oppas|wassen|wast|douche|verzorg|aankled|medicijnen|verpleegt|zorgt voor|neemt de zorg",
        "practical": r"tuin|boodschap|kookt|koken|klus|huishoud|schoonma|poets|was doen|maaltijd|eten breng|helpt in huis|repare",
        "emotional": r"luister|praten|praat|steun|vertrouw|hart luchten|kan (?:ik )?(?:alles|altijd) (?:bij|aan)|troost|belt elke|lief voor",
        "company": r"koffie|bezoek|langs|gezelschap|wandel|belt|bellen|komt (?:\w+ )?(?:eten|weekend)|haalt (?:hem|haar) .{0,25}op|biljart|spelletje|lunch|uitje|kaarten",
        "admin": r"administratie|brieven|bankzaken|geldzaken|papieren|formulier|belasting|rekeningen|financi",
        "transport": r"brengt|rijdt|vervoer|naar het ziekenhuis|met de auto|haalt .{0,20}\bop\b",
    },
    "en": {
        "care": r"wash|shower|bath|dress|medic|looks after|takes care|sits with|minds|nurs|personal care",
        "practical": r"garden|shopping|groceries|cook|odd jobs|clean|housework|laundry|meals|repairs|bakes",
        "emotional": r"listen|talk|support|trust|comfort|confide|there for",
        "company": r"coffee|visit|drops in|company|walk|phone|calls|lunch|dinner|comes (?:on|over|round)|games|outing|go(?:es)? out|nice|together",
        "admin": r"paperwork|letters|bank|money matters|forms|tax|bills|financ",
        "transport": r"drives|lift|transport|takes (?:him|her|me) to|to the hospital|by car",
    },
}  # fmt: skip
_DIED = {
    "nl": r"overle(?:ed|den)|gestorven|stierf|dood\b|is er niet meer",
    "en": r"died|passed away|is dead|deceased|no longer alive",
}
_LIVES = {
    "nl": r"(?:woont|wonen|woonachtig|verblijft|zit)\s+(?:nu |ook |nog )?(?:in|te|op|bij)?\s*",
    "en": r"(?:lives|living|is based|stays)\s+(?:now |also )?(?:in|at|near)?\s*",
}
_MORE = {
    "nl": (r"(?:zou|kan|wil|wilt) (?:best |wel |graag )?(?:meer|vaker) (?:kunnen |willen |doen|helpen|komen)", r"kan niet meer doen|heeft geen tijd|zit vol|al druk genoeg"),
    "en": (r"(?:could|would|can|wants to) (?:do|help|come) (?:more|more often)", r"can(?:'t|not) do more|has no time|too busy"),
}  # fmt: skip


def facts(clause: str, before: str, lang: str) -> dict[str, Any]:
    """Fields of Person said in the clause after the mention; before: the sentence up to it (for "overleden" ahead)."""
    said: dict[str, Any] = {}
    folded = fold(clause)
    age = _age(folded)
    if age is not None:
        said["age"] = age
    if _is_dead(folded, fold(before), lang):
        said["alive"] = False
        year = re.search(r"\b(1[89]\d\d|20\d\d)\b", folded)
        if year:
            said["died"] = year[1]
    place = _place(clause, lang)
    if place:
        said["place"] = place
    said |= _how_often(folded, lang)
    bond = next((name for name, form in _BONDS[lang] if re.search(rf"\b(?:{form})", folded)), None)
    if bond:
        said["bond"] = bond
    gives = tuple(kind for kind, form in _GIVES[lang].items() if re.search(rf"\b(?:{form})", folded))
    if gives and bond != "broken" and "alive" not in said:
        said["gives"] = gives
    day = DAY.search(clause)
    if day:
        said["note"] = day[1]
    since = re.search(r"\b(?:sinds|since) (1[89]\d\d|20\d\d)\b", folded)
    if since:
        said["since"] = since[1]
    more, no_more = _MORE[lang]
    if re.search(more, folded):
        said["could_do_more"] = True
    elif re.search(no_more, folded):
        said["could_do_more"] = False
    return said


def _age(folded: str) -> int | None:
    match = re.match(
        r"\s*(?:[,(]\s*)?(?:is |van |was |aged? |die |now |nu |al |she's |he's )*(?:is )?(\d{1,3})\b(?!\s?(?:keer|x|uur|times|hours|dagen|days|weken|weeks|maanden|months|kinderen|children|%))",
        folded,
    ) or re.search(r"\b(\d{1,3})(?: jaar(?! geleden)(?: oud)?\b| years? old|-year-old)", folded)
    if match is None:
        return None
    age = int(match[1])
    return age if age <= 120 else None


def _is_dead(folded: str, before: str, lang: str) -> bool:
    if re.search(rf"\b(?:{_DIED[lang]})", folded.split(";")[0]):
        other = re.search(r"\b(?:zijn|haar|his|her|wiens)\s\w+\s(?:is |)(?:overleden|died)", folded)
        return not other
    return bool(re.search(r"\b(?:overleden|late)\s$", before))


def _place(clause: str, lang: str) -> str | None:
    match = re.search(rf"\b{_LIVES[lang]}([^,.;()\n]{{2,60}})", clause, re.IGNORECASE)
    if match:
        place = re.split(r"\s(?:en|and|met|with|samen|maar|but|sinds|since|die|that|waar)\b", match[1])[
            0
        ].strip()
        first = fold(place).split()[0] if place else ""
        if first in ("samen", "alleen", "alone", "together", "apart", "zelfstandig", "hier", "thuis"):
            return None
        if (
            lang == "nl"
            and first in ("de", "het")
            and re.search(r"\b(?:in|op)\s*$", clause[: match.start(1)])
        ):
            return f"in {place}"
        return place[:40] or None
    match = re.match(
        r"[^.;]{0,25}?\b(?:uit|in|te|from|near)\s+([A-Z\u00c0-\u00de][\w\-]+(?: [A-Z\u00c0-\u00de][\w\-]+)?)",
        clause,
    )
    return match[1] if match else None


def _how_often(folded: str, lang: str) -> dict[str, Any]:
    now = re.split(r"\b(?:nu|tegenwoordig|now|nowadays|these days)\b", folded)
    parts = re.split(r",|;|\.|\b(?:en|and|maar|but)\b", now[-1] if len(now) > 1 else folded)
    best: float | None = None
    vague = False
    for part in [*parts, now[-1]]:
        found = read_frequency(part, lang)
        if found is None or found.confidence < 0.85:
            continue
        if found.vague:
            vague = True
        elif found.value["per_month"] or re.search(r"\b(?:nooit|never)\b", part):
            best = max(best if best is not None else 0.0, found.value["per_month"])
    if best is not None:
        return {"per_month": best}
    return {"vague": True} if vague else {}
