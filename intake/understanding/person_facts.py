"""What a clause says about someone: age, place, death, how often, the bond, what they do."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Any

from intake.understanding.forms import Form
from intake.understanding.frequencies import read_frequency
from intake.understanding.numbers import value_of
from intake.understanding.people_lexicon import LONGEST_PLACE, PeopleLexicon, people_lexicon
from intake.understanding.text import fold

DAY = re.compile(
    r"\b(?:elke |iedere |op |every |on )?((?:(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|middag|avond)?(?:en|s)?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?: mornings?| afternoons?| evenings?)?))\b",
    re.IGNORECASE,
)
_WEEKEND = {
    "nl": re.compile(r"\b(?:in|elk|ieder|alle|de) (?:het |de )?weekend(?:s|en)?\b"),
    "en": re.compile(r"\b(?:at|on|every|most|in) (?:the |a )?weekends?\b"),
}
_QUARTER = re.compile(r"\b(?:per|elk|ieder|every|each|a) (?:kwartaal|quarter)\b")
_AGO = re.compile(r"\b(\d{1,2}|\w+) (?:jaar geleden|years? ago)\b")
_LAST_YEAR = re.compile(r"\b(?:vorig jaar|afgelopen jaar|last year)\b")
_SHORT_YEAR = re.compile(r"\b(?:in|back in|of) ['\u2019](\d\d)\b")
""" "In '09": never in the future."""
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_UP_TO_A_HUNDRED = r"twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|[a-z]*(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
_OLD_IN_WORDS = {
    "nl": re.compile(rf"\b(?:is|wordt|nu|van) ({_UP_TO_A_HUNDRED})(?=\s*(?:$|[,.;!?)]| en\b| jaar(?= oud\b|\s*(?:$|[,.;!?)]| en\b| nu\b| woont\b))))|(?<=q) van ({_UP_TO_A_HUNDRED}) (?=[a-z])(?!(?:de|het|uur|kinderen|jaar|weken|maanden|keer|dagen|van)\b)"),
    "en": re.compile(
        r"(?:\b(?:is|are|aged|turned|turning|age)|'s)(?: just| only| about| nearly| almost| now| already| all of| barely)? ((?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ])?(?:one|two|three|four|five|six|seven|eight|nine)"
        r"|(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety))(?=\s*(?:$|[,.;!?)]| and\b| going on\b| now\b| years\b(?! (?:ahead|older|younger|behind|in\b|into|clean|sober|away|off|out|apart|junior|senior))))"
    ),
}
_TIME_SPENT = re.compile(r"\b(?:samen|getrouwd|ken|kennen|zorg|zorgen|mantelzorg\w*|zijn (?:nu )?al|heb\w*|for|known|been|married|after|na|since|sinds) (?:\w+ ){0,4}(?:jaar|years?)$")
_YEARS_AFTER = re.compile(r" (?:jaar|years?)\b")
_YEARS = re.compile(r"\b(?:jaar|jr|years?)$")
_AND_THEN = re.compile(r"\s*(?:$|[,.;:!?()/]|-|(?:oud|old|jong|of age|en|and|maar|but|nu|now|is|woont|lives|heeft|has|die|who|met|with|werkt|works)\b)")
"""What may follow years that are an age."""
_OLD_ASIDE = re.compile(r"(?:leeft nog|still alive|alive|leven nog|still with us|still going),? (?:is |en )?(\d{2,3})(?=\s*(?:$|[,.;!?)]))|\b(?:die|who) (?:(\d{1,3}) is|is (\d{1,3}))\b")
_CROSS = re.compile(r"(?:\u2020|overl\.?|overleden|died) ?(?:in )?(1[89]\d\d|20\d\d)\b")
""" "(1938, \u20202020)": the year after the word for it, and else the last one."""
_SINCE = re.compile(r"\b(?:sinds|since|vanaf) (1[89]\d\d|20\d\d)\b")
_OLD = re.compile(
    r"\b(?:turned|turning|turns) (\d{2,3})\b|\baged? (\d{1,3})\b|\b(\d{1,2}) (?:now|in (?:january|february|march|april|may|june|july|august|september|october|november|december))\b|'s (?:just |only |about |nearly |almost |all of |barely )(\d{1,2})(?=\s*(?:$|[,.;!?)]|and\b|now))|\b(?<!na )(?<!over )(?<!binnen )(?<!sinds )(?<!tot )(\d{1,3})(?: jaar(?! geleden| getrouwd| niet| lang)(?: oud)?\b| jr\b| years? old|-year-old)|(?:\bis|\bwordt|\bal|\bnu|'s|\bare) (?:nu |al |now )?(\d{1,2})(?=\s*(?:$|[,.;!?)]|en\b|and\b|woont|lives|jaar))"
    r"|\b(?:jongen|jongetje|meid|meisje|vent|kerel|vrouw|man|dame|heer|knul|puber|joch|jongeman|ventje|mens|tiener) van (\d{1,2})\b(?! (?:de|het|uur|jaar geleden|januari|mei))"
    r"|\bop (?:zijn|haar|z'n|d'r|hun) ([6-9]\d|1[01]\d)(?:e|ste|de)\b(?! verjaardag)"
)
_DURATION = re.compile(
    r"\b(?:al|for|sinds|since)\b[^,.;]{0,20}?\b(?:jaar|jaren|years|maanden|months|weken|weeks)\b|\b\d+ (?:uur|uren|hours?)\b"
)
_OF_WHOM = re.compile(r"\b(?:van wie|waarvan|of whom|of them)\b")
_IN_YEAR = re.compile(r"\b(?:in|sinds) ((?:19|20)\d\d)\b")
_FAR_IN = re.compile(r"\b(?:still in|at (?:uni|university|college|boarding school|school|work) in|moved (?:back |away |out |up |down |over |off )?to|(?:settled|stationed|based|somewhere|living|lives|retired|working) (?:over |out |up |down )?(?:in|to)|emigrated to|now and in|now in|(?:coach|train|bus|drive|go|travel|fly|ferry)(?: up| down| over| across| out)? to(?= [A-Z]\w+ to (?:see|visit|stay))|(?:brother|sister|cousin|friend|son|daughter|lot|family|aunt|uncle|nephew|niece|folks|mate|pal|half|wife|husband|mother|father|mum|dad|people|relatives|one's|other's) (?:out |up |down |over |back |away )?in|from|uit|vanuit|(?:verhuizing|verhuisd|vertrek|vertrokken|emigratie|terug) naar|(?:over|back|up|down|out|off|away|weg|home|flat|house|verpleeghuis|verzorgingshuis|tehuis|both|all|allebei|allemaal) in|(?:all|alle) (?:two|three|four|twee|drie|vier) in|(?<!when )(?<!while )(?<!if )(?<!whenever )(?:she|he|they|mum|dad|mam|nan)'[sr]e? in) (?=[A-Z])")
_IN_WOONT = re.compile(r"\b(?:in|te|op|bij|uit) ([A-Z][\w'-]+(?: [A-Z][\w'-]+)*) (?:is gaan |gaat |ging )?(?:woont|wonen|woonde|zit|studeert|verblijft|leeft)\b")
_HELP = frozenset(("practical", "care", "admin", "transport"))
"""Kinds that one does for another; company and comfort go both ways."""
_SENDS = re.compile(r"\b(?:stuurt|sturen|stuurde|schrijft|schrijven|videobel\w*|skyp\w*|facetime\w*|mailt|mailen|appt|appen|luistert|vanuit)\b")
_FROM = frozenset(("from", "uit", "vanuit"))
_OVER_FROM = re.compile(r"\b(?:down|up|over|across|back|here|home|through|a bell|a ring|a call) $")
""" "She's down from Luton every other weekend"."""
_BRACKETS = re.compile(r"\([^()]{0,40}\)")
_MOST_OFTEN = 150.0
"""Contacts a month, about five a day: more is no contact ("at any hour of the day")."""
_TIMES_A_DAY = re.compile(r"\b(?:keer|maal|x|times) (?:op een|per|a) (?:dag|day)\b")
_DAILY = 30.0
_REST_OF_WORD = re.compile(r"[^\W\d_]+")
_ENDINGS = frozenset("t n s d e en te de er je den ten sen ren ing ings in es ed ly ies jes tje tjes al ally ness igd lijk".split())  # fmt: skip  # noqa: SIM905
_OLDEST = 112
_LEAST = 0.55
"""A frequency by itself in a clause about someone is about the contact: less doubt than in any line."""
_PARTS = re.compile(r"[,;:]| en | and | maar | but | & ")
_WHERE_TO = re.compile(r"\b(?:naar|to)\b")
_AND_SO = ("zo", "so")
""" "En zo": no Sunday."""
_ABOUT_WHAT = re.compile(r"\b(?:over|wegens|vanwege) (?:(?:de|het|een|mijn|zijn|haar|ons|onze|hoe|wie) )?\w+")
""" "Ruzie over geld, over de was": what they quarrel about is no help."""
_ANY_WORD = re.compile(r"[\w']+")
_SO = re.compile(r"\bzo\b")
_OTHER_SHORT_DAY = re.compile(r"\b(?:ma|di|wo|do|vr|za)\b")
""" "Zo hebben we het verdeeld" is no Sunday, where no other day is written so short."""
_ON_LINE = re.compile(r"\b(?:computer|laptop|internet\w*|tablet|online)\b")
_FEAST = re.compile(r"\b(?:kerst(?:mis)?|pasen|pinksteren|sinterklaas|oud en nieuw|christmas|easter)\b")
_BOTH_ENDS = re.compile(
    r"\b(?:ochtends?|morgens?)(?: en|,|[^,;.]{0,30} en|[^,;.]{0,30},) (?:elke |iedere |'s |s )?(?:avonds?|nachts?)\b|\bmornings? (?:and|&) (?:every |each )?(?:evenings?|nights?|afternoons?)\b"
)
_A_DAY = re.compile(r"\b(\d) ?(?:x ?)?(?:dd|daags|dgs|d\.?d)\b")
"""Shorthand of the care: "2dd", twice a day."""
_SOME_A_WEEK = re.compile(
    r"\b(een|twee|drie|vier|vijf|[1-5]) (?:dagdeel|dagdelen|ochtend(?:en)?|middag(?:en)?|avond(?:en)?|nacht(?:en)?)\b"
)
"""Two mornings, of which period is not said: of a week."""
_ONE_DAY = re.compile(
    r"^\W*(?:afgelopen |vorige )?(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|middag|avond)? (?:kwam|was|ging|belde|zag|bracht|stond|had)"
)
"""One day that is over: "zaterdag kwam hij onverwacht"."""
_SHORT_DAY = re.compile(r"\b(?:ma|di|wo|do|vr|za|zo|mon|tues?|weds?|thurs?|fri|sat|sun)\b")
_ALMOST = re.compile(r"\b(?:bijna|haast|amper|nauwelijks|vrijwel|almost|hardly|barely)\b")
_VAGUE = {
    "nl": re.compile(
        r"\b(?!\w+ ruzie)(?:soms|af en toe|vaak|regelmatig|zelden|zo nu en dan|nu en dan|zelden of nooit|geregeld(?!.{0,3}$)|wel ?eens|sporadisch|incidenteel|"
        r"(?:als|wanneer) (?:het|ze|hij|zij) (?:\w+ )?(?:kan|uitkomt|nodig is|tijd heeft)|(?:in|met|op|bij|rond|tijdens) (?:de )?(?:\w*vakanties?|feestdagen|verjaardagen|hoogtijdagen)|om de paar \w+|bij gelegenheid|"
        r"een enkele keer|om de zoveel tijd|(?:bijna|haast|vrijwel) nooit|heel veel contact|zo af en toe|meestal|(?<!nog )steeds(?! (?:meer|minder|vaker|slechter|beter|erger|verder)))\b"
    ),
    "en": re.compile(
        r"\b(?!\w+ (?:argue|quarrel|fight))(?:sometimes|now and (?:then|again)|often|regularly|rarely|seldom|hardly ever|once in a while|occasionally|from time to time|"
        r"when (?:she|he|they|needed|it)\b(?! (?:\w+ ){0,2}(?:\w+ed|broke|went|was|were|got|came|fell|left|had|lost|took|died|is (?:at|in|away)|said|told|began|did)\b)(?: can| suits| is able| have time| has time)?|(?:on|at) (?:birthdays|holidays|christmas and)|every so often|"
        r"on and off|off and on|frequently|a lot of contact|every now and|most of the time|usually|"
        r"most (?:days|mornings|afternoons|evenings|nights|weeks|weekends|months)|once in a blue moon|as and when|few and far between|"
        r"(?:in|during) (?:the )?(?:school |summer |half[- ]term )?holidays|(?:when|whenever) (?:work|time|health|the weather|shifts) (?:allows?|permits?|lets?)|"
        r"(?:when|whenever) (?:she|he|they)(?:'s|'re| is| are| gets?| has| have) (?:over|back|home|up|down|passing|around|free|off|the chance|the time|a chance|a day off|about|in town)|"
        r"less and less|forever \w+ing|every chance (?:she|he|they)|(?:rings?|calls?|phones?|texts?|messages?|visits?|round|over|in touch)(?: me| us| him| her)? (?:all the time|constantly|non-?stop)|"
        r"here and there|the odd (?:visit|phone call|call|text|card|evening|weekend|day)|not (?:very |that |so )often)\b"
    ),
}  # fmt: skip
_NEVER = re.compile(r"\b(?:nooit|never)\b(?! gehad)")
_NEVER_IN_TOUCH = re.compile(
    r"\bnever (?:\w+ )?(?:sees?|visits?|calls?|comes?|rings?|phones?|speaks?|hears?|met|meets?|came|seen|spoken|texts?)\b"
    r"|\b(?:zie|zien|ziet|kom|komt|komen|bel|belt|bellen|spreek|spreekt|spreken|hoor|hoort|horen) (?:\w+ ){0,4}nooit\b"
    r"|\bnooit (?:\w+ ){0,3}(?:zien|ziet|komen|komt|bellen|belt|spreken|langs|gezien|gesproken|contact|op bezoek)\b"
)
_NEVER_PART = re.compile(r"[^,;]*\b(?:nooit|never)\b[^,;]*")
_NEVER_ALMOST = re.compile(r"\b(?:bijna|haast|vrijwel|almost|hardly) (?:nooit|never|ever)\b|\bnever mind")
_NEVER_ELSE = re.compile(
    r"\bnever (?:been|know|ask|have|had|the|what|quite|really|good|enough|married|an?|say|said|complains?|forgets?|lets?|judges?|minds?|lifts?|in (?:my|his|her))\b"
)
""" "We've never been close", "never forgets my birthday": not how often they meet."""
_TO_DO = re.compile(
    r"\b(aan|af|bij|door|in|klaar|langs|mee|na|om|op|open|over|schoon|thuis|toe|uit|vast|voor|weg) te (\w+en)\b"
)
"""Dutch verbs that come apart: "op te halen" is looked up as "ophalen"."""
_LOAN = re.compile(
    r"\b(?:owes?|lends?|lent|sends?|leent|stuur(?:t|en)?|schuldig)\b[^.;]{0,25}\b(?:money|geld)\b"
)
_NOT = re.compile(r"\b(?:geen|niet|nooit|zonder|no|not|never|without|don't|doesn't|n't) (?:\w+ ){0,3}$")
_NOT_AFTER = re.compile(r"^[\w'-]*(?: [\w'-]+)? niet meer\b")
_NOT_WITHIN = re.compile(r"[\w'-]+ (?:niet|nooit|geen) ")
_TOGETHER = re.compile(r"\b(?:met|samen|with|together)\b")
_SELDOM = re.compile(r"\b(?:hardly|barely|rarely|seldom|nauwelijks|amper|zelden) (?:\w+ ){0,2}$")
_CANNOT = re.compile(
    r"\b(?:(?:ca|wo|could|would|is|are|was|did|has|have|should|dare)n't|can ?not|can no longer|(?:un|not )able to|stopped|gave up|given up|refuses to|hates|instead of|rather than|too (?:old|ill|frail|weak|far) to)"
    r" (?:(?!(?:so|and|but|because|as|since|he|she|they|who|it's|then)\b)[\w'-]+ ){0,3}$"
)
""" "He can't lift her": said, but not done."""
_SOMEBODY = re.compile(
    r"\b(?:(?:my|our|his|her|their) (?:own |old |elderly |late |widowed |poor |dear )?(?:mum|mam|mom|mother|dad|father|wife|husband|partner|nan|gran|granny|grandma|grandad|granddad|grandfather|grandmother|brother|sister|son|daughter|uncle|aunt|auntie|neighbour|friend|mother-in-law|father-in-law)(?: q+)?\b(?!-)|(?:(?:old|poor|wee|young) )?(?:(?:mr|mrs|ms|miss|dr|auntie|aunty|uncle|aunt|cousin|father|sister|nurse|nan|gran|grandad) )?q{2,}(?: q{2,})*\b)('s\b)?"
)
""" "His mum", "my aunt Flo" and a name (blotted out): for the lists all are "mum", and "my aunt's" is "her"."""
_NOT_DONE = re.compile(r"\b(?:not once|not one of them) (?:has|have|did|does)\b|\bfor a living\b")
_WE = re.compile(r"\b(?:we|and i)\b")
_OWN_CHILDREN = re.compile(
    r"\bex\b.{0,40}\b(?:has|have|sees|takes) (?:the|our|my) (?:\w+ )?(?:kids|children|boys|girls|baby|twins)\b"
)
""" "My ex has the children at weekends": they are theirs too; no help."""
_BARE_VERB = re.compile(
    r"\W*(?:and |then |also )*(?:wash|dress|shave|bath|feed|do|get|give|make|take|drive|bring|fetch|help|change|lift|sort|pay|collect|put|(?:cook|shop|clean|care) for|look after|sit with) (?:all )?(?:his|her|him|them|their|my|our)\b"
)
""" "I do everything for nan, wash her, cook": who does it stands in a clause before."""
_COMES = re.compile(r"\b(?:comes?|coming|calls?|pops?|drops?|nips?) (?:over|round|in|by|up|down|(?=.{0,40}\bto (?:do|give|help|clean|check|change|take|see to)\b))(?! for\b)|\bkom(?:t|en)? (?:[\w']+ |q+ ){0,4}?(?:langs|aan huis|over|binnen)\b")
""" "Comes over and does the spring clean": who comes to do something does not yet keep company."""
_SITS_WITH = re.compile(r"\bsits? (?:up )?with\b|\bsitting with\b")
""" "I sit with her": minding, or company."""
_NO_HELP = re.compile(
    r"\b(?:helpt|helpen|doet|doen|komt) (?:\w+ )?(?:niet|niets|niks|nooit)\b|\b\w+ (?:doet|doen) (?:\w+ ){1,3}(?:niet|nooit)\b|\b(?:does|do|did)(?:n't| not) (?:\w+ )?(?:help|do|lift)\b|\bnever (?:helps?|visits?|calls?|phones?|rings?|comes)\b|\bbelt nooit\b|\bnooit (?:op bezoek|langs|bellen)"
)
_ALONE = frozenset("samen alleen alone together apart zelfstandig hier thuis een a an the my mijn our onze her his haar zijn bij with".split())  # fmt: skip  # noqa: SIM905
_NUMBERS = {"een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10,
            "one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}  # fmt: skip


@dataclass(slots=True)
class Said:
    """The fields of Person said in one clause; kinds: support, in whichever direction; mixed: two kinds said in one breath ("rings to check on him", "brings me to church"), or a deed in a quarrel ("ruzie over geld"); bond_at: where the bond is said; past: it was so before."""

    fields: dict[str, Any] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    mixed: bool = False
    bond_at: int | None = None
    receives: bool = False
    past: bool = False
    now: bool = False
    unsure: set[str] = field(default_factory=set)


def clause_facts(clause: str, folded: str, lexicon: PeopleLexicon, today: date) -> Said:
    """What the clause says of whom it is about. folded: the clause for looking up, with the names blotted out."""
    said = Said()
    now, past = lexicon.form("now").search(folded), lexicon.form("past").search(folded)
    said.now = bool(now)
    said.past = not said.now and bool(past)
    _put_age(said, folded, lexicon)
    _put_death(said, folded, lexicon, today)
    place = _place(clause, folded, lexicon)
    if place and not said.past:
        said.fields["place"] = place
        if place.islower() and place not in lexicon.words("place_phrases"):
            said.unsure.add("place")
    folded = _usual(folded, lexicon)
    now, past = lexicon.form("now").search(folded), lexicon.form("past").search(folded)
    since_then = folded[now.start() :] if now and past and past.end() < now.start() else folded
    _put_frequency(said, since_then, lexicon.lang)
    _put_bond(said, folded, lexicon)
    _put_support(said, since_then, lexicon)
    if since_then != folded and not said.kinds and said.fields.get("per_month"):
        _put_support(said, folded, lexicon)
        said.unsure.add("gives")
    since = _SINCE.search(folded)
    if since and "died" not in said.fields and said.fields.get("bond") not in ("broken", "tense", "weak"):
        said.fields["since"] = since[1]
    if lexicon.form("no_more").search(folded):
        said.fields["could_do_more"] = False
    elif lexicon.form("could_more").search(folded):
        said.fields["could_do_more"] = True
    day = DAY.search(clause)
    if day:
        said.fields["note"] = day[1]
    return said


def _usual(folded: str, lexicon: PeopleLexicon) -> str:
    """The clause with its words as they are usually written: "gn contact", "m'n alles", "da doet ie"."""
    usual = lexicon.table("usual")
    return _ANY_WORD.sub(lambda found: str(usual.get(found[0], found[0])), folded) if usual else folded


def _put_age(said: Said, folded: str, lexicon: PeopleLexicon) -> None:
    match = _OLD.search(folded) or _OLD_ASIDE.search(folded)
    if match:
        age = int(next(filter(None, match.groups())))
    else:
        in_words = _OLD_IN_WORDS[lexicon.lang].search(folded)
        age = int(value_of(next(filter(None, in_words.groups())), lexicon.lang)) if in_words else 0
    if not 0 < age <= _OLDEST or (match and _is_time_spent(folded, match.end())):
        return
    said.fields["age"] = age
    if match and _YEARS.search(match[0]) and not _AND_THEN.match(folded, match.end()):
        said.unsure.add("age")


def _is_time_spent(folded: str, end: int) -> bool:
    """ "Zijn al 52 jaar samen", "ik zorg nu 4 jaar": no one's age."""
    years = _YEARS_AFTER.match(folded, end)
    return _TIME_SPENT.search(folded[: years.end() if years else end]) is not None


def _put_death(said: Said, folded: str, lexicon: PeopleLexicon, today: date) -> None:
    bare = _IN_YEAR.search(folded)
    if bare:
        said.fields["year"] = bare[1]
    if _OF_WHOM.search(folded):
        return
    if not lexicon.form("died").search(folded):
        return
    said.fields["alive"] = False
    year = _CROSS.search(folded) or next(reversed(list(_YEAR.finditer(folded))), None)
    short = _SHORT_YEAR.search(folded)
    ago = _AGO.search(folded)
    if year:
        said.fields["died"] = year[1]
    elif short:
        said.fields["died"] = f"{19 if int(short[1]) > today.year % 100 else 20}{short[1]}"
    elif _LAST_YEAR.search(folded):
        said.fields["died"] = str(today.year - 1)
    elif ago and (count := int(ago[1]) if ago[1].isdecimal() else _NUMBERS.get(ago[1], 0)):
        said.fields["died"] = str(today.year - count)


def _put_frequency(said: Said, folded: str, lang: str) -> None:
    if said.past or "alive" in said.fields:
        return
    almost = _NEVER_ALMOST.search(folded) or _NEVER_ELSE.search(folded) or (lang == "en" and _NEVER_DOES.search(folded))
    if _ONE_DAY.search(folded):
        return
    if _NEVER.search(folded) and not almost:
        other = _times(_NEVER_PART.sub(" ", folded), lang)
        if other:
            said.fields["per_month"] = other
            said.unsure.add("per_month")
            return
        said.fields["per_month"] = 0.0
        if not _NEVER_IN_TOUCH.search(folded):
            said.unsure.add("per_month")
        return
    folded = _as_usual(folded, lang)
    plain = _DURATION.sub(" ", _BRACKETS.sub(" ", folded))
    value = _times(plain, lang) or _times(_DURATION.sub(" ", folded), lang)
    if value and value > _MOST_OFTEN and not _TIMES_A_DAY.search(plain):
        value = None
    if _BOTH_ENDS.search(plain) and value == _DAILY:
        value = 2 * _DAILY
    if value:
        said.fields["per_month"] = value
    elif _WEEKEND[lang].search(plain):
        said.fields["per_month"] = 4.33
    elif re.search(
        r"'s (?:ochtends|avonds|middags|nachts|morgens)\b|\b(?:every single day|each day|most days|de meeste (?:dagen|ochtenden|avonden|middagen|nachten))\b",
        plain,
    ):
        said.fields["per_month"] = 30.0
        said.unsure.add("per_month")
    elif _QUARTER.search(plain):
        said.fields["per_month"] = round(1 / 3, 3)
    elif some := _SOME_A_WEEK.search(plain):
        said.fields["per_month"] = round(4.33 * (_NUMBERS.get(some[1]) or int(some[1])), 4)
        said.unsure.add("per_month")
    elif _VAGUE[lang].search(folded):
        said.fields["vague"] = True


_AS_USUAL = {
    "en": tuple(
        (re.compile(form), said)
        for form, said in (
            (r"\b(?:morning|first thing),? noon,? (?:and|&) night\b", "three times a day"),
            (r"\b(?:mornings?|first thing) (?:and|&) (?:nights?|evenings?|last thing)\b|\bnight and morning\b", "twice a day"),
            (r"\bbefore (?:school|work|breakfast) and (?:again )?(?:at|after|before) (?:tea ?time|school|work|bed(?:time)?)\b.{0,4}\b(?:every day|daily)", "twice a day"),
            (r"\bhalf a dozen\b|\bhalf-a-dozen\b", "six"),
            (r"\ba dozen\b", "twelve"),
            (r"\b(?:there )?(?:isn't|never|not|hardly|ain't) a (week|day|month) (?:that )?(?:goes|passes|went|without)(?: by)?\b", r"every \1"),
            (r"\b(?:at |on )?(?:the stroke of |about |around )?(?:half|quarter|ten|five|twenty)(?: past| to) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|each|every|\d+)\b(?! (?:times|days|nights))", " "),
            (r"\b\d+(?:\.\d+)? ?(?:hrs?|hours?|mins?|minutes?)\b", " "),
            (r"\b(?:an|two|three|four|half an) (?:hours?|minutes?) (?=every|each|a|on|once|twice)", " "),
            (r"\b(?:or so|or thereabouts|give or take|without fail|like clockwork|rain or shine|roughly|approx\.?|regular as clockwork)\b", " "),
            (r"\b((?:once|twice|thrice|two times|\w+ times) a year)\b.*", r"\1"),
            (r"\b(?:at|for|over|on|every|each|around|comes?) (?:diwali|hanukkah|hogmanay|vaisakhi|burns night|new year|bonfire night|lambing(?: time)?|harvest(?: time)?|shearing|june|july|august|september|october|november|december|january|february|march|april|may)\b(?! \d)", "once a year"),
            (r"\b(?:once a season|each season|every season)\b", "four times a year"),
            (r"\b(?:on |in )?the (?:mornings|evenings|afternoons|days|nights) (?:when|that|i|he|she|they|we)\b.*", " "),
            (r"\bthrice weekly\b", "three times a week"),
            (r"\btwice weekly\b", "twice a week"),
            (r"\b(?:of|on) (?:a|an) ((?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", r"every \1"),
            (r"\bx ?(\d) (weekly|monthly|daily)\b", r"\1 times \2"),
            (r"\b(\d) ?x? (?:per )?(fortnight|week|month|day)\b", r"\1 times a \2"),
            (r"\bthe (?:first|last|second|third|1st) (?:and|&) (?:third|last|15th|fifteenth|3rd)\b", "twice a month"),
            (r"\bon the (?:first|1st|last|fifteenth|15th) (?:day )?of (?:the|each|every) month\b", "once a month"),
            (r"\bat the end of (?:each|every|the) month\b|\bmonth[- ]ends?\b|\beach month end\b", "once a month"),
            (r"\bon (?:pension|pay|giro|payment) day\b", "once a week"),
            (r"\bevery god'?s? ?(?:given|send)? day\b|\bevery day god sends?\b|\bevery blessed day\b|\bevery single day\b|\bseven days a week\b|\b365 days a year\b|\bevery live-?long day\b|\bday in day out\b", "every day"),
        )
    )
}
""" How often, in other words than the lists have."""
_NEVER_DOES = re.compile(
    r"\bnever (?!(?:once |ever |even |really |so much as |actually )?(?:any|again|now|ever|at|in touch|sees?|visits?|calls?|comes?|rings?|phones?|speaks?|talks?|hears?|heard|met|meets?|meet|came|come|seen|see|spoken|texts?|text|contacts?|writes?|wrote|write|turns?|turned|shows?|bothers?|bother|been|pops?|drops?|replies|answers?|ring|call|phone|visit|visited|rang|called|goes|go|went)\b)[a-z]"
)
""" "Never grumbles": not how often they meet."""


@lru_cache(maxsize=64)
def _as_usual(folded: str, lang: str) -> str:
    if lang not in _AS_USUAL or not _OFTEN.search(folded):
        return folded
    for form, said in _AS_USUAL[lang]:
        folded = form.sub(said, folded)
    return folded


_OFTEN = re.compile(
    r"\d|dag|week|weke|maand|mndl?|jaa?r|kwartaal|keer|ker\b|maal|\beens\b|nacht|avond|ochtend|middag|morgen|\buur|\buren\b|dgl|wkl|daags|\b(?:ma|di|wo|woe|do|vr|vrij|za|zat|zo|din|don)\b|p\W?[wmdj]\b|dd\b"
    r"|zomer|winter|kerst|paas|pasen|pinkster|nieuw|verjaardag|feest|birthday|easter|diwali|\beid\b|ramadan|herfst|voorjaar|najaar|lente|om en om|day|night|evening|morning|noon|month|year|\byrs?\b|hour|\bhrs?\b|wkly|mn?thly|annual|quarter|fortnight|daily|monthly|once|twice|thrice"
    r"|times?\b|\b(?:mon|tues?|weds?|thurs?|thur|fri|sat|sun)s?\b|summer|christmas|spring|autumn|\bx\b|\u00d7"
)
"""Words without which nothing is said of how often: the reading of frequencies is not asked for the rest."""


@lru_cache(maxsize=64)
def _times(plain: str, lang: str) -> float | None:
    """Times a month; several at once: the most ("belt elke avond en komt om de week"), but weekdays add up."""
    if not _OFTEN.search(plain):
        return None
    plain = _A_DAY.sub(r"\1 keer per dag", plain)
    if not _OTHER_SHORT_DAY.search(plain):
        plain = _SO.sub(" ", plain)
    found = read_frequency(plain, lang)
    whole: float | None = (
        found.value["per_month"] if found is not None and found.confidence >= _LEAST else None
    )
    parts = _PARTS.split(plain)
    if len(parts) < 2 or (whole and _BOTH_ENDS.search(plain)):
        return whole
    each = [None if part.strip() in _AND_SO or not _OFTEN.search(part) else read_frequency(part, lang) for part in parts]
    values: list[float] = [
        one.value["per_month"]
        for one in each
        if one is not None and one.confidence >= _LEAST and one.value["per_month"]
    ]
    days = [part for part, one in zip(parts, each, strict=True) if one is not None and _is_day(part)]
    return max(values) if len(values) > len(days) or (values and whole is None) else whole


def _is_day(part: str) -> bool:
    return any(form.search(part) for form in (DAY, _SHORT_DAY, _FEAST))


def _put_bond(said: Said, folded: str, lexicon: PeopleLexicon) -> None:
    for bond in ("broken", "tense", "weak", "strong", "normal"):
        match = next((found for found in lexicon.told("bonds", bond).finditer(folded) if _is_whole(found, folded)), None)
        if match is None:
            continue
        if bond == "broken" and _ALMOST.search(folded[max(0, match.start() - 25) : match.end()]):
            continue
        if bond in ("tense", "strong") and _NOT.search(folded[max(0, match.start() - 30) : match.start()]):
            continue
        said.fields["bond"], said.bond_at = bond, match.start()
        if lexicon.told("outright", bond).search(folded) is None:
            said.unsure.add("bond")
        return
    if said.past:
        said.unsure.add("bond")


def _is_whole(found: re.Match[str], folded: str) -> bool:
    """Up to the end of a word, but for its ending: "alles voor mij" is not in "alles voor mijn vader", "botst" is "bots"."""
    rest = _REST_OF_WORD.match(folded, found.end())
    return rest is None or rest[0] in _ENDINGS or folded[found.end() - 1] == "q" or not folded[found.end() - 1].isalpha()


def _put_support(said: Said, folded: str, lexicon: PeopleLexicon) -> None:
    if said.past or "alive" in said.fields or said.fields.get("bond") == "broken" or _NO_HELP.search(folded):
        return
    told = _told(folded, lexicon.lang)
    if said.fields.get("bond") == "tense" and lexicon.lang == "nl":
        told = _ABOUT_WHAT.sub(lambda found: " " * len(found[0]), told)
    places, rest = _deeds(told, lexicon)
    for kind in lexicon.table("support"):
        if kind not in places and (place := _done(lexicon.told("support", kind), rest)):
            places[kind] = place
    kinds = [kind for kind in lexicon.table("support") if kind in places]
    if "admin" in kinds and _LOAN.search(folded):
        kinds.remove("admin")
    if "admin" in kinds and "practical" in kinds and _ON_LINE.search(folded):
        kinds.remove("practical")
    if "care" in kinds and _OWN_CHILDREN.search(folded):
        kinds.remove("care")
    if said.fields.get("per_month") == 0:
        kinds = []
    if (
        "practical" in kinds
        and "care" in kinds
        and re.search(r"medicijnen (?:\w+ )?op|haalt (?:\w+ ){0,3}medic|prescription", folded)
    ):
        kinds.remove("care")
    if "company" in kinds and set(kinds) & _HELP and not _has_company(_COMES.sub(" ", told), lexicon):
        kinds.remove("company")
    said.kinds = tuple(kinds)
    said.mixed = _are_mixed(told, sorted((places[kind], kind) for kind in kinds))
    if said.fields.get("bond") in ("tense", "weak") and said.bond_at is not None:
        said.mixed |= any(said.bond_at < start for start, _ in places.values())
    faint = any(kind in kinds and lexicon.told("outright", kind).search(folded) is None for kind in ("emotional", "company"))
    if faint or _BARE_VERB.match(folded):
        said.unsure |= {"gives", "receives"}
    by_me = lexicon.form("helps_me").search(folded) if kinds else None
    if by_me is None and set(kinds) & _HELP:
        by_me = lexicon.form("i_do").search(told)
        if by_me is not None and by_me.start() > min(start for start, _ in places.values()):
            by_me = None
    if by_me is None and kinds == ["company"] and not _TOGETHER.search(folded):
        by_me = lexicon.form("i_ring").search(told)
    said.receives = by_me is not None and not (kinds == ["company"] and _is_both(folded, by_me, lexicon.lang))
    if said.receives and "care" in kinds and _SITS_WITH.search(folded):
        said.unsure.add("receives")


def _has_company(told: str, lexicon: PeopleLexicon) -> bool:
    return any(lexicon.told(key, "company").search(told) for key in ("deeds", "support"))


def _are_mixed(told: str, said: list[tuple[tuple[int, int], str]]) -> bool:
    """Two kinds in one breath: "rings to check on him"; "brings me to church" is a lift, and perhaps no company, where "haalt
    hem op voor de biljartclub" is both."""
    for (one, first), (other, second) in pairwise(said):
        if _PARTS.search(told[one[1] : other[0]]):
            continue
        if {first, second} != {"company", "transport"} or _WHERE_TO.search(told[one[0] : other[1]]):
            return True
    return False


def _told(folded: str, lang: str) -> str:
    """The clause as the lists have it: English with "mum" for whoever is spoken of, Dutch with its verbs in one ("ophalen")."""
    if lang == "en":
        return _SOMEBODY.sub(lambda who: "her" if who[1] else "mum", folded)
    return _ANY_WORD.sub(lambda found: _last_part(found[0]), _TO_DO.sub(r"\1\2", folded))


@lru_cache(maxsize=4096)
def _last_part(word: str) -> str:
    """Of a Dutch compound the part that tells what is done: "brandhout" is hout, "autoruiten" are ruiten."""
    tails = people_lexicon("nl").words("tails")
    return next((word[at:] for at in range(3, len(word) - 2) if word[at:] in tails), word)


def _is_both(folded: str, by_me: re.Match[str], lang: str) -> bool:
    """ "We play cards", "doen we met de buren een spelletje": what two do together is no help from one to the other."""
    return bool(_WE.search(folded[: by_me.end()]) if lang == "en" else _TOGETHER.search(folded))


def _deeds(folded: str, lexicon: PeopleLexicon) -> tuple[dict[str, tuple[int, int]], str]:
    """Where each kind of support is said in a whole phrase ("belt met de bank": admin), and the clause with these phrases
    blotted out, so that their words say nothing else ("belt": company)."""
    places: dict[str, tuple[int, int]] = {}
    for kind in lexicon.table("deeds"):
        form = lexicon.told("deeds", kind)
        place = _done(form, folded)
        if place and kind != "nothing":
            places[kind] = place
        folded = form.sub(lambda found: " " * len(found[0]), folded)
    return places, folded


def _done(form: Form, folded: str) -> tuple[int, int] | None:
    """The first place where it is said to be done: "he doesn't cook but does the garden" is the garden."""
    if _NOT_DONE.search(folded):
        return None
    for match in form.finditer(folded):
        near, before = (
            folded[max(0, match.start() - 20) : match.start()],
            folded[max(0, match.start() - 40) : match.start()],
        )
        denied = _NOT.search(near) or _SELDOM.search(near) or _CANNOT.search(before)
        denied = denied or _NOT_AFTER.search(folded[match.end() :]) or _NOT_WITHIN.match(match[0])
        if not denied:
            return match.span()
    return None


def _place(clause: str, folded: str, lexicon: PeopleLexicon) -> str | None:
    return _home(clause, folded, lexicon) or _place_from(clause, folded, lexicon)


def _home(clause: str, folded: str, lexicon: PeopleLexicon) -> str | None:
    """ "Woont in Den Haag", "zit in verpleeghuis De Linde"."""
    places = (_place_after(clause, folded, match, lexicon) for match in lexicon.form("lives").finditer(folded))
    return next(filter(None, places), None) or _place_before(clause, lexicon)


def _place_before(clause: str, lexicon: PeopleLexicon) -> str | None:
    """ "Die in Groningen woont", "sinds ze in Den Haag is gaan wonen"."""
    match = _IN_WOONT.search(clause) if lexicon.lang == "nl" else None
    return _place_name(match[1], fold(match[1]), lexicon) if match else None


def _place_after(clause: str, folded: str, match: re.Match[str], lexicon: PeopleLexicon) -> str | None:
    rest = clause[match.end() :]
    low = folded[match.end() :]
    for phrase in sorted(lexicon.words("place_phrases"), key=len, reverse=True):
        if low.startswith(phrase):
            return rest[: len(phrase)]
    if lexicon.lang == "nl":
        prep = re.match(r"(?:in|te|op|bij|vlak bij|naar|nabij|richting) ", low)
        if prep is None:
            tail = low[:40]
            return next(
                (phrase for phrase in ("vlakbij", "dichtbij", "om de hoek", "in de buurt") if phrase in tail),
                None,
            )
        rest, low = rest[prep.end() :], low[prep.end() :]
    else:
        tail = folded[match.start() :][:40]
        near = next(
            (phrase for phrase in ("nearby", "next door", "round the corner") if phrase in tail), None
        )
        if near:
            return near
    return _place_name(rest, low, lexicon)


def _place_from(clause: str, folded: str, lexicon: PeopleLexicon) -> str | None:
    """ "Rings from Dubai", "komt over uit Polen", "she's a long way off in Aberdeen"; not "the carers from Sunrise"."""
    for match in _FAR_IN.finditer(clause):
        before = folded[: match.start()]
        if match[0].strip() in _FROM and not (lexicon.form("in_touch").search(before) or _OVER_FROM.search(before) or _SENDS.search(folded)):
            continue
        name = _place_name(clause[match.end() :], fold(clause[match.end() :]), lexicon)
        first = fold(name).split()[0] if name else ""
        if name and first not in lexicon.words("plain") and first not in lexicon.given_names and first not in lexicon.table("circles"):
            return name
    return None


def _known_place(words: list[str], lexicon: PeopleLexicon) -> str | None:
    """A place of several words, in small letters or not: "den haag", "Capelle aan den IJssel"."""
    names = (fold(" ".join(words[:count])) for count in range(min(len(words), LONGEST_PLACE), 1, -1))
    return next((lexicon.towns[name] for name in names if name in lexicon.towns), None)


def _place_name(rest: str, low: str, lexicon: PeopleLexicon) -> str | None:
    """ "Den Haag", "verpleeghuis De Linde", "deventer"."""
    words = re.findall(r"[^\W\d_][\w'\u2019\-]*", re.split("[,.;:(]", rest[:60])[0])
    if not words:
        return None
    if whole := _known_place(words, lexicon):
        return whole
    taken: list[str] = []
    homes = lexicon.words("place_words")
    for word in words:
        folded = fold(word)
        capital = word[0].isupper() and not (not taken and folded in ("i", "ik"))
        if (
            capital
            or folded in lexicon.towns
            or (not taken and folded in homes and len(words) > 1 and words[1][0].isupper())
        ):
            taken.append(word)
        else:
            break
    if taken:
        known = (
            word.islower() and fold(word) in lexicon.towns and fold(word) not in _ALONE for word in taken
        )
        return " ".join(
            word[:1].upper() + word[1:] if place else word for word, place in zip(taken, known, strict=True)
        )
    first = fold(words[0])
    usual = first in lexicon.words("common") or first in lexicon.words("not_names") or first in homes
    return (
        None
        if usual or first in _ALONE or (len(words) > 1 and first in ("de", "het", "the"))
        else words[0]
        if len(words) == 1
        else None
    )
