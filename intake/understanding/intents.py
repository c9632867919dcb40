"""What a short line wants the talk to do. Only whole or short lines: a story that holds such words is an answer."""

from __future__ import annotations

import re
from functools import lru_cache

from intake.understanding.readings import Reading
from intake.understanding.text import fold, plain

LONGEST = 90
"""Characters of a line that can still be a move."""

_FILL = r"(?:nou|ja|nee|eh|euh|hm+|ach|oh?|sorry|eigenlijk|graag|even|maar|hoor|alsjeblieft|alstublieft|please|well|erm?|um+|just|then|dan|toch|ok[ée]?|okay)"

_WHOLE: dict[str, dict[str, tuple[str, ...]]] = {
    "nl": {
        "yes": ("ja+", "jawel", "jazeker", "zeker(?: weten)?", "(?:ja )?dat klopt", "klopt", "inderdaad", "j", "jep", "yes", "prima", "goed", "is goed", "correct", "dat is zo", "absoluut", "natuurlijk", "akkoord", "doe maar", "precies"),
        "no": ("nee+", "neen", "n", "nee hoor", "nope", "absoluut niet", "zeker niet", "helemaal niet", "(?:nee )?dat klopt niet", "klopt niet", "niet waar", "(?:nee )?(?:dat is )?niet goed", "liever niet meer"),
        "unsure": ("misschien", "kan zijn", "zou kunnen", "ik twijfel", "soms wel soms niet", "ja en nee", "wisselend", "ligt eraan", "dat ligt eraan"),
        "skip": ("sla (?:deze |die |dit |de vraag )?(?:maar )?over", "overslaan", "skip", "volgende(?: vraag)?", "deze (?:vraag )?(?:graag )?overslaan", "ga (?:maar )?door naar de volgende(?: vraag)?"),
        "dont_know": ("(?:dat )?weet ik (?:echt |zo |nog )?niet(?: precies| zo goed| zeker)?", "ik weet (?:het|dat) (?:echt |zo |nog )?niet(?: precies| zo goed| zeker)?", "geen idee", "ik heb geen idee", "geen flauw idee", "weet niet", "zou ik niet weten", "(?:dat )?(?:kan|zou) ik (?:je )?niet (?:zo )?(?:zeggen|weten)", "onbekend"),
        "rather_not": ("(?:dat |daar )?(?:wil|zeg|vertel) ik (?:het )?(?:liever|eigenlijk|echt|dat) ?(?:liever )?niet(?: over hebben| zeggen| vertellen| over praten| kwijt| op antwoorden)?", "daar (?:wil|heb|praat) ik (?:het )?(?:liever )?(?:niet|liever niet) over(?: hebben| praten)?", "liever niet", "daar wil ik het (?:liever )?niet over hebben", "(?:dat )?zeg ik liever niet", "ik (?:wil|zeg) (?:dat|het|dit) (?:liever )?niet(?: zeggen| vertellen)?", "ik wil (?:daar|hier) (?:liever )?niet (?:over praten|op antwoorden|over hebben)", "(?:dat is )?priv[ée]", "gaat (?:je|u) niets aan", "geen antwoord"),
        "later": ("later", "straks", "doe maar later", "(?:dat )?(?:komt|doen we|doe ik|vertel ik) (?:wel )?(?:later|straks)", "vraag (?:het|dat|dit) (?:me )?(?:later|straks)(?: nog eens| nog een keer| weer)?", "kom (?:daar|hier) (?:later|straks) op terug", "(?:bewaar|parkeer) (?:deze|die|dit|de vraag)?(?: voor later)?"),
        "back": ("terug", "ga terug", "vorige(?: vraag)?", "(?:een )?stap(?:je)? terug", "naar de vorige(?: vraag)?", "we gaan terug"),
        "correct": ("(?:o )?dat was (?:fout|verkeerd|niet goed)", "ik (?:wil|moet) (?:iets|een antwoord) (?:verbeteren|veranderen|aanpassen|corrigeren)", "verbeter(?:en)?", "corrigeer", "correctie", "foutje", "dat klopt niet wat ik (?:net )?zei", "ik heb me vergist"),
        "why": ("waarom", "waarom (?:vraag|vraagt|wil|willen|moet|stel|is) .{0,40}", "waar(?:voor| is dat voor)(?: vraagt? (?:u|je|jij) dat)?", "waar is dat voor(?: nodig)?", "wat heeft dat ermee te maken"),
        "repeat": ("herhaal(?: de vraag)?", "wat(?: zei je| zegt u| was de vraag)?", "wat was de vraag(?: ook al ?weer)?", "nog (?:een keer|eens)", "kun(?:t)? (?:je|u) (?:dat|de vraag) herhalen", "zeg (?:dat )?nog (?:een keer|eens)"),
        "explain": ("leg(?: dat| het)? uit", "uitleg", "(?:dat |dit )?(?:snap|begrijp) ik niet", "ik (?:snap|begrijp) (?:het|dat|dit|de vraag|die vraag|deze vraag)? ?niet(?: goed)?", "wat bedoelt? (?:u|je|jij)(?: (?:daar|hier)mee| precies)?", "hoe bedoelt? (?:u|je|jij)(?: dat)?", "wat betekent (?:dat|dit)", "in andere woorden", "anders vragen", "h[uo]h"),
        "stop": ("stop(?:pen)?", "pauze", "ik wil (?:nu )?stoppen", "(?:we |ik )?(?:stoppen?|moet(?:en)?) (?:nu |even |ermee |er ?mee )?(?:stoppen|weg|gaan|ophouden)", "even pauze", "(?:we |ik )?(?:gaan?|ga) (?:een andere keer|morgen|later|volgende (?:keer|week)) (?:weer )?(?:verder|door)", "ik moet (?:nu )?(?:weg|gaan|ophangen)", "tot (?:de )?(?:volgende keer|morgen|later)", "einde", "afsluiten", "ik stop(?: ermee)?", "genoeg voor vandaag"),
        "note": ("notitie", "opmerking", "ik wil iets (?:opmerken|onthouden)", "schrijf (?:iets )?op"),
        "overview": ("overzicht", "wat heb ik (?:allemaal )?gezegd", "laat (?:alles )?zien wat er staat", "samenvatting", "waar zijn we"),
        "help": ("help", "hulp", r"\?", "wat kan ik (?:typen|zeggen|doen)", "hoe werkt dit"),
    },
    "en": {
        "yes": ("yes+", "yeah?", "yep", "yup", "sure", "of course", "(?:yes )?that(?:'s| is) (?:right|correct|true)", "correct", "right", "y", "certainly", "absolutely", "indeed", "ok", "fine", "good", "true", "exactly", "it is", "i do", "do it", "yes i do"),
        "no": ("no+", "nope", "nah", "n", "not at all", "certainly not", "absolutely not", "(?:no )?that(?:'s| is) (?:wrong|not right|not true|not correct)", "wrong", "i don't", "no i don't"),
        "unsure": ("maybe", "perhaps", "could be", "it depends", "depends", "yes and no", "i'm not sure either way", "sometimes yes sometimes no"),
        "skip": ("skip(?: it| this| that| this one| that one| this question)?", "next(?: question)?", "pass", "let's skip(?: this| it| this one)?", "move on"),
        "dont_know": ("(?:i )?(?:really )?(?:don't|do not|dont|dunno) know(?: that| it| yet| exactly)?", "dunno", "no idea", "i have no idea", "not sure", "i(?:'m| am) not sure", "i wouldn't know", "can't say", "unknown", "i couldn't (?:say|tell you)"),
        "rather_not": ("(?:i(?:'d| would) )?(?:really )?rather not(?: say| tell| talk about (?:it|that)| answer(?: that| it)?)?", "i (?:don't|do not|dont) want to (?:say|tell|answer|talk about|discuss)(?: you)?(?: that| it| this)?", "i (?:prefer|would prefer) not to(?: say| answer| tell)?", "(?:it(?:'s| is)|that(?:'s| is)) private", "private", "none of your business", "no comment", "no answer"),
        "later": ("later", "ask (?:me )?(?:that |it |this )?(?:again )?later", "not now", "i(?:'ll| will) (?:tell|say|answer)(?: you)?(?: that| it)? later", "come back to (?:that|it|this)(?: later)?", "park (?:it|this|that)(?: for later)?"),
        "back": ("back", "go back", "previous(?: question)?", "(?:one )?step back", "take me back", "to the previous(?: question)?", "let's go back"),
        "correct": ("that was (?:wrong|a mistake|not right)", "i (?:want|need) to (?:correct|change|fix) (?:something|an answer|that)", "correct(?: that| something)", "correction", "i made a mistake", "my mistake"),
        "why": ("why", "why (?:do|are|is|would|does|should) .{0,40}", "what(?:'s| is) (?:that|this|it) for", "what for"),
        "repeat": ("repeat(?: that| it| the question)?", "what was the question(?: again)?", "say (?:that|it) again", "again(?: please)?", "what did you (?:say|ask)", "pardon", "come again", "can you repeat(?: that| it| the question)?"),
        "explain": ("explain(?: it| that| this)?", "i (?:don't|do not|dont|didn't) (?:get|understand|follow)(?: it| that| this| the question| you)?", "what do(?:es)? (?:you|that|this|it) mean(?: by that)?", "in other words", "can you explain(?: that| it)?", "huh", "what do you mean(?: by (?:that|this))?"),
        "stop": ("stop", "pause", "quit", "exit", "i (?:want|need|have) to (?:stop|go|leave)(?: now)?", "let's stop(?: here| now| for today)?", "i(?:'ve| have)? (?:got to|gotta|must) (?:go|leave|stop)(?: now)?", "(?:let's|we(?:'ll| will)|i(?:'ll| will)) (?:continue|go on|carry on)(?: this)? (?:tomorrow|later|next (?:time|week)|another (?:time|day))", "bye", "goodbye", "see you (?:tomorrow|later|next time)", "enough for today", "take a break"),
        "note": ("note", "remark", "i want to (?:add|make) a (?:note|remark)"),
        "overview": ("overview", "what did i say", "what have i said", "summary", "show (?:me )?(?:everything|all answers|my answers)", "where are we"),
        "help": ("help", r"\?", "what can i (?:type|say|do)", "how does this work"),
    },
}  # fmt: skip


@lru_cache(maxsize=2)
def _table(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((intent, re.compile(f"(?:{'|'.join(forms)})")) for intent, forms in _WHOLE[lang].items())


_PARTS = re.compile(r"[,.;!?]+|\s-\s|\s(?:en|and)\s")


def read_intent(text: str, lang: str) -> Reading:
    """The intent of a whole short line: yes no unsure skip dont_know rather_not later back correct why repeat explain stop
    note overview help, or none. 0.95 when the whole line says it, 0.9 when each part of it does."""
    whole = (0, len(text))
    said = plain(text) if text.strip() != "?" else "?"
    if not said or len(said) > LONGEST:
        return Reading("none", whole, 1.0)
    intent = _match(said, lang) or _match(_bare(said), lang)
    if intent:
        return Reading(intent, whole, 0.95)
    parts = [part for part in (_bare(one) for one in _PARTS.split(fold(text))) if part]
    intents = [_match(part, lang) for part in parts]
    meant = {found for found in intents if found}
    if len(meant) == 1 and None not in intents:
        return Reading(meant.pop(), whole, 0.9)
    if len(meant - {"yes", "no"}) == 1 and None not in intents:
        return Reading((meant - {"yes", "no"}).pop(), whole, 0.85)
    if parts and intents[-1] == "stop" and len(parts) <= 3 and len(said) < 60:
        return Reading("stop", whole, 0.6)
    return Reading("none", whole, 0.9)


def _match(said: str, lang: str) -> str | None:
    for intent, pattern in _table(lang):
        if pattern.fullmatch(said):
            return intent
    return None


def _bare(said: str) -> str:
    """Without the small words people put before and after."""
    said = plain(said)
    while (shorter := re.sub(rf"^{_FILL}[, ]+|[, ]+{_FILL}$", "", said)) != said and shorter:
        said = shorter
    return said
