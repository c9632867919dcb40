"""Words that point at danger: suicide, violence, neglect, a child in danger, being at the end of one's strength.

Kept wide for the words of danger themselves and narrow for sayings: a card too many is a moment lost, a card too few may be
worse. "Ik weet niet hoe lang ik het nog volhoud" is worry for the report, not a card.
"""

from __future__ import annotations

import re
from functools import lru_cache

from intake.understanding.readings import Reading
from intake.understanding.text import fold

_I = r"(?:ik|hij|zij|ze|je|mijn \w+|m'n \w+|[a-z]+)"
_FORMS: dict[str, dict[str, tuple[str, ...]]] = {
    "nl": {
        "suicidal": (
            r"\b(?:wil|wilde|wou|zou|zou liever|liever) (?:\w+ ){0,3}(?:dood|niet meer leven|er niet meer zijn|er een eind(?:e)? aan maken|uit het leven stappen)\b",
            r"\bniet meer (?:willen |wil )?leven\b", r"\b(?:ik|hij|zij|ze) wil(?:de)? (?:er )?niet meer (?:leven|zijn|verder leven)\b",
            r"\b(?:een )?einde? (?:aan mijn|aan zijn|aan haar|aan het|aan m'n) leven\b", r"\been einde? aan (?:te )?maken\b", r"\bmaak(?:t|te)? er een einde? aan\b",
            r"\bzelfmoord", r"\bsu[iï]cid", r"\b(?:mezelf|mijzelf|zichzelf|zich|me) (?:\w+ ){0,2}(?:van kant|iets aan ?(?:te )?doen|wat aan ?(?:te )?doen|ophangen|doodmaken|verhangen)\b",
            r"\b(?:van|uit) het leven (?:beroven|stappen)\b", r"\bvoor de trein\b(?! (?:ren|haast|komen))", r"\bspring(?:en|t)? (?:ik |hij |ze )?van (?:een|het|de) (?:brug|dak|flat|balkon)\b",
            r"\b(?:beter|liever) (?:af )?(?:als ik (?:er niet (?:meer )?was|dood (?:was|ben))|dood)\b", r"\bwas ik maar dood\b", r"\bhoeft? (?:van mij )?niet meer voor mij\b",
            r"\bhet leven (?:niet meer|heeft geen zin)", r"\bgeen zin meer in het leven\b", r"\bdood ?gaan is\b.*\bbeter\b", r"\bpillen\b.{0,25}\b(?:innemen|slikken|opsparen|sparen)\b.{0,25}\b(?:eind|dood|allemaal)\b",
        ),
        "violence": (
            r"\b(?:slaat|sloeg|slaan|mishandel\w*|geslagen|schopt|schopte|geschopt|wurg\w*|verkracht\w*|knijpt|kneep)\b (?:\w+ ){0,2}(?:me|mij|mijn|haar|hem|ons|elkaar|hard|soms|vaak|de kinderen)\b",
            r"\b(?:me|mij|haar|hem|ons|elkaar)\b (?:\w+ ){0,3}(?:geslagen|mishandeld|geschopt|gewurgd|verkracht|bedreigd|slaat|sloeg|schopt|slaan|bedreigt)\b",
            r"\b(?:word|wordt|ben|werd|is) (?:\w+ ){0,3}(?:geslagen|mishandeld|geschopt|gewurgd|verkracht|bedreigd|misbruikt|opgesloten)\b",
            r"\bmishandel", r"\bhuiselijk geweld\b", r"\bblauwe plekken\b", r"\bblauw oog\b", r"\bgeweld(?:dadig)? (?:thuis|in huis)\b", r"\bgeweld thuis\b", r"\bmisbruik(?:t|te)?\b(?! van (?:mijn )?(?:goed|tijd))",
            r"\bbang (?:voor|van) (?:mijn|m'n) (?:man|vrouw|vriend|partner|zoon|dochter|vader|moeder|broer)\b", r"\bbang (?:dat|voor) (?:hij|zij|ze) (?:me|mij) (?:iets aandoet|slaat|wat aandoet)",
            r"\bmet een mes\b", r"\bik sla (?:hem|haar)\b", r"\bik heb (?:hem|haar) (?:\w+ )?geslagen\b", r"\blosse handen\b", r"\bhanden (?:niet )?thuis ?houden\b", r"\bdreigt? (?:me|mij|haar|hem|met)\b", r"\bbedreigt? (?:me|mij|haar|hem|ons)\b",
            r"\bsluit (?:me|mij|haar|hem) op\b", r"\bgooit? met (?:spullen|borden|servies|meubels)\b",
        ),
        "neglect": (
            r"\bverwaarlo[os]", r"\b(?:dagen|dagenlang) (?:niet|niks|niets) (?:gegeten|te eten|gewassen|verschoond|eten)\b", r"\bkrijgt? (?:\w+ )?(?:geen|niet genoeg) (?:eten|drinken|medicijnen|verzorging)\b",
            r"\b(?:ligt|zit) (?:\w+ ){0,3}in (?:zijn|haar|z'n|d'r) eigen (?:plas|poep|urine|ontlasting|vuil)\b", r"\bdoorligwond", r"\bgeen eten (?:meer )?in huis\b", r"\bniemand (?:die )?(?:zorgt|kijkt) (?:er )?(?:meer )?(?:voor|naar) (?:hem|haar)\b", r"\bvervuil(?:d|ing|t)\b",
            r"\b(?:hele dag|dagen|urenlang) alleen opgesloten\b", r"\bvastgebonden\b", r"\bbind(?:t|en)? (?:hem|haar) vast\b",
        ),
        "child": (
            r"\b(?:slaat|sloeg|slaan|mishandel\w*|schopt|misbruik\w*)\b.{0,30}\b(?:kind|kinderen|kleinkind|zoontje|dochtertje|baby|kleine)\b",
            r"\b(?:kind|kinderen|kleinkind|zoontje|dochtertje|baby)\b.{0,40}\b(?:geslagen|mishandeld|misbruikt|geschopt|bang voor|niet veilig|onveilig|gevaar|verwaarloosd|alleen thuis)\b",
            r"\bkindermishandeling\b", r"\bsla(?:at)? de kinderen\b",
        ),
        "exhausted": (
            r"\bik (?:kan|trek|red|hou|houd) (?:het |dit )?(?:echt |zo |helemaal )?niet (?:meer|langer)(?: aan| vol| uit)?(?:\s*$|\s*[.,;!?)\"]|\s+(?:zo|hoor|echt|op|verder)\b(?! (?:hard|goed|veel|vaak|lang|ver)))",
            r"\bik (?:ben|zit) (?:echt |helemaal |volledig )?(?:op|kapot|opgebrand|aan het eind van mijn (?:latijn|krachten|kunnen)|aan het einde van mijn (?:latijn|krachten)|er doorheen|erdoorheen|uitgeput)\b(?! (?:vakantie|de fiets|tijd|zoek|weg|mijn|m'n|school|het|een))",
            r"\bik stort in\b", r"\bik (?:ga|ben) (?:er )?(?:aan )?onder ?door\b", r"\bik ga er ?aan onderdoor\b", r"\bkan (?:het |dit )(?:echt |gewoon )?niet (?:meer|langer) (?:aan|opbrengen|volhouden|dragen)\b", r"\bik trek het niet\b", r"\bhet (?:gaat|lukt) (?:echt )?niet meer(?: zo)?\s*(?:$|[.,;!])", r"\bik hou(?:d)? het niet (?:meer|langer) vol\b",
        ),
    },
    "en": {
        "suicidal": (
            r"\b(?:want|wants|wanted|wish|rather|better) (?:\w+ ){0,3}(?:die|be dead|were dead|was dead|not (?:be )?(?:alive|here|live))\b", r"\bsuicid", r"\bkill (?:myself|himself|herself|themselves)\b", r"\bend (?:my|his|her|their) (?:own )?life\b", r"\bend it all\b",
            r"\b(?:don't|do not|doesn't|does not|no longer) want(?:s)? to (?:live|be here|be alive|wake up)\b(?! (?:in|with|at|alone|on|near|here|there|by))", r"\bwant(?:s)? to live (?:any ?more|no more)\b", r"\bbetter off (?:dead|without me)\b", r"\b(?:harm|hurt|hang|cut)(?:ing|s)? (?:myself|himself|herself)\b", r"\btak(?:e|ing) (?:my|his|her) own life\b",
            r"\bno reason to live\b", r"\blife (?:is|has) (?:not|no|n't) (?:worth|point)", r"\bi wish i (?:was|were) (?:dead|not here)\b", r"\bin front of a train\b", r"\bjump(?:ing)? off (?:a|the) (?:bridge|roof|building|balcony)\b", r"\btake all (?:my|the|his|her) pills\b",
        ),
        "violence": (
            r"\b(?:hits|hit|beats|beat|kicks|kicked|punch\w*|slaps|slapped|slapping|hitting|beating|strangl\w*|chok(?:es|ed)|rap(?:es|ed)|threaten\w*|shoves|shoved|abus\w*)\b (?:\w+ ){0,1}(?:me|my|her|him|us|each other)\b(?! (?:hard|like) (?:news|that))",
            r"\b(?:am|is|was|get|gets|getting|being|been|are) (?:\w+ ){0,2}(?:beaten|abused|hit|kicked|strangled|raped|assaulted|threatened|molested|locked (?:up|in))\b", r"\bdomestic (?:violence|abuse)\b", r"\bbruis(?:es|ed)\b", r"\bblack eye\b",
            r"\b(?:scared|afraid|frightened) of (?:my|him|her) ?(?:husband|wife|partner|boyfriend|girlfriend|son|daughter|dad|mum|mom|father|mother|brother)?\b", r"\bi (?:hit|slapped|hurt) (?:him|her)\b", r"\bwith a knife\b", r"\bviolent\b", r"\btouch(?:es|ed) me where\b", r"\blocks? me (?:up|in)\b", r"\bthrows? (?:things|plates) at\b",
        ),
        "neglect": (
            r"\bneglect(?!ing my (?:friends|hobby|hobbies|garden))", r"\b(?:not|n't|nothing to|hasn't|no) (?:\w+ )?(?:eaten|eat|food|been washed|been changed|been fed) (?:for|in) (?:days|weeks)\b", r"\b(?:lies|lying|sits|sitting|left) in (?:his|her|their) own (?:urine|faeces|pee|poo|mess|dirt)\b", r"\bbedsores?\b", r"\bpressure sores?\b",
            r"\bno food in the house\b", r"\bnobody (?:looks after|takes care of|cares for|feeds) (?:him|her)\b", r"\btied (?:up|to (?:the|a|his|her))\b", r"\b(?:gets|given) no (?:food|medicine|drink)\b", r"\blocked in (?:his|her) room\b",
        ),
        "child": (
            r"\b(?:hit|hits|beat|beats|hurt|hurts|abus\w*|kick|kicks|shak(?:es|ing|en))\b.{0,25}\b(?:child|children|kid|kids|baby|toddler|grandchild|little (?:boy|girl))\b", r"\b(?:child|children|kids?|baby|grandchild)\b.{0,40}\b(?:beaten|abused|neglected|molested|in danger|unsafe|not safe|afraid of|scared of|left alone)\b", r"\bchild abuse\b",
        ),
        "exhausted": (
            r"\bi (?:can't|cannot|can not|cant|couldn't) (?:go on|cope|do (?:it|this)|take (?:it|this|any more)|keep (?:this|it) up|manage|carry on|stand (?:it|this))(?: like this)?(?: any ?more| any longer| much longer| at all)?\s*(?:$|[.,;!?])", r"\bi(?:'m| am) (?:completely |totally |all |really |just )?(?:at the end of my (?:tether|rope|strength)|burn(?:ed|t) out|worn out|exhausted|broken|breaking down|falling apart|done for)\b(?! (?:from|after) (?:the|a|my) (?:gym|run|walk|holiday|party))",
            r"\bi(?:'m| am) (?:going under|collapsing|at breaking point)\b", r"\bi(?:'ve| have) (?:had enough of (?:it all|everything)|nothing left)\b",
        ),
    },
}  # fmt: skip
_HARMLESS = {
    "nl": r"\b(?:dood(?:moe|ziek|stil|op|normaal|eng|gewoon|saai|leuk|bang)\w*|slaat nergens op|slaat op|sloeg de (?:klok|bliksem)|doodgaan van (?:het lachen|de honger)|lach me dood|verveel \w+ dood|schrik me dood|"
    r"(?:huid|blauwe plekken) van (?:de bloedverdunners|het vallen|de val|prikken)|blauwe plekken door (?:de bloedverdunners|het vallen|een val|vallen|het prikken))\b",
    "en": r"\b(?:dying (?:to|for)|bored to death|dead (?:tired|end|line|easy|quiet)|scared to death of (?:spiders|dogs|heights|flying)|hit (?:me|him|her) (?:hard|that|then)|hit the (?:road|shops)|laugh(?:ed|ing)? to death|"
    r"beats me|bruises? (?:easily|from (?:falling|the fall|blood thinners)))\b",
}
_DENIED = {
    "nl": r"\b(?:geen|nooit|niet|niemand)\s(?:\w+\s){0,3}$",
    "en": r"\b(?:no|never|not|doesn't|don't|nobody|isn't|didn't)\s(?:\w+\s){0,3}$",
}


@lru_cache(maxsize=2)
def _patterns(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((card, re.compile(form)) for card, forms in _FORMS[lang].items() for form in forms)


def read_danger(text: str, lang: str) -> tuple[Reading, ...]:
    """What the words point at, each card once: suicidal violence neglect child exhausted. Both languages are looked at, the
    talk's own first: in fear people fall back on the words they grew up with."""
    found: dict[str, Reading] = {}
    for tongue in (lang, "en" if lang == "nl" else "nl"):
        said = re.sub(_HARMLESS[tongue], lambda match: "." * len(match[0]), fold(text)[:20_000])
        for card, pattern in _patterns(tongue):
            if card in found:
                continue
            for match in pattern.finditer(said):
                if _denied(said, match, tongue, card):
                    continue
                found[card] = Reading(card, match.span(), 0.9)
                break
    return tuple(found.values())


def _denied(said: str, match: re.Match[str], lang: str, card: str) -> bool:
    """Said not to be so: "hij slaat me niet", "geen blauwe plekken". Wanting to die is looked at whatever stands around it."""
    if card in ("suicidal", "exhausted"):
        return False
    start = max(said.rfind(mark, 0, match.start()) for mark in ".,;!?") + 1
    if re.search(_DENIED[lang], said[start : match.start()]):
        return True
    after = re.split(r"[.,;!?]|\b(?:maar|but)\b", said[match.end() :])[0]
    return bool(re.match(r"\s*(?:\w+ )?(?:niet|nooit|not|never)\b", after)) or bool(
        re.search(r"\b(?:niet|nooit|never|doesn't|not)\b", match[0]) and card == "violence"
    )
