"""People in a sentence: "dochter Sanne (33) woont in Groningen, getrouwd met Mark; een kind, Noor van 4"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from intake.network.model import Person
from intake.understanding.numbers import number_words
from intake.understanding.person_facts import DAY, facts
from intake.understanding.readings import Context, PersonReading
from intake.understanding.relations import CHILDREN, GENDER, IN_LAW, PARTNERS, Relation, relation_table
from intake.understanding.text import fold

_NAME = r"(?:[A-Z\u00c0-\u00de]\.|[A-Z\u00c0-\u00de][\w\u2019'\-]*)"
"""A dot belongs to an initial only: after a name it ends the sentence."""
_NAMES = rf"{_NAME}(?:\s(?:(?:van|de|der|den|ten|ter|el|al|le|la|von|van de|van der)\s)*{_NAME})*"
_OWN = {"nl": r"mijn|m'n|onze|ons", "en": r"my|our"}
_THEIR = {"nl": r"zijn|z'n|haar|d'r|hun|diens", "en": r"his|her|their"}
_ARTICLE = {"nl": r"een|de|het|die|deze|\u00e9\u00e9n|nog een|oudste|jongste", "en": r"a|an|the|one|another"}
_NO = {"nl": r"geen|zonder", "en": r"no|without"}
_MARRIED = {
    "nl": r"getrouwd met|trouwde(?:n)? met|samen met|woont samen met|verloofd met|gehuwd met",
    "en": r"married to|married|lives with|together with|engaged to",
}
_DIVORCED = {
    "nl": r"gescheiden van|uit elkaar met",
    "en": r"divorced from|separated from|split (?:up )?(?:from|with)",
}
_PLACE_BEFORE = {
    "nl": r"(?:in|te|uit|naar|bij|op|vanuit|richting|van de|verpleeghuis|de|het|ziekenhuis|stichting)",
    "en": r"(?:in|from|at|to|near|the|hospital|of)",
}
_COMMON = frozenset(
    ["ik", "je", "jij", "u", "hij", "zij", "ze", "we", "wij", "jullie", "het", "de", "een", "er", "die", "dat", "dit", "deze", "daar", "hier", "en", "of", "maar", "want", "dus", "ook", "nog", "wel", "niet", "geen", "ja", "nee", "soms", "vaak", "altijd", "nooit", "elke", "iedere", "met", "voor", "van", "op", "in", "uit", "bij", "naar", "aan", "als", "om", "te", "al", "nu", "toen", "daarna", "vroeger", "verder", "alleen", "samen", "allebei", "beide", "onze", "mijn", "zijn", "haar", "hun", "mensen", "iemand", "niemand", "iedereen", "eigenlijk", "misschien", "ooit", "vorig", "vorige", "twee", "drie", "vier", "vijf", "thuis", "vooral", "soms", "meestal", "helaas", "gelukkig", "natuurlijk", "dan", "the", "a", "an", "i", "you", "he", "she", "it", "we", "they", "my", "his", "her", "our", "their", "this", "that", "these", "those", "and", "or", "but", "so", "also", "not", "no", "yes", "sometimes", "often", "always", "never", "every", "each", "with", "for", "from", "on", "in", "at", "to", "by", "as", "if", "when", "then", "there", "here", "now", "only", "together", "both", "people", "someone", "nobody", "everyone", "actually", "maybe", "last", "two", "three", "four", "five", "at", "home", "mostly", "unfortunately", "luckily", "of", "course", "well", "god", "kerst", "pasen", "christmas", "easter", "alzheimer", "parkinson", "wmo", "wlz", "ggz", "nederlands", "engels", "dutch", "english", "facebook", "whatsapp", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december", "january", "february", "march", "may", "june", "july", "august", "october", "dr", "mevrouw", "meneer", "mr", "mrs", "ms", "verder", "overleden"]
)  # fmt: skip
_REFERS = {"nl": r"hij|zij|ze|hem|haar|die", "en": r"he|she|him|her|they|who"}


@dataclass(slots=True)
class _Mention:
    """Someone found in the text: where, by what name and word, and of whom ("" the default, an id, or "#n" the n-th)."""

    start: int
    end: int
    name: str = ""
    relation: Relation | None = None
    of: str = ""
    known: str = ""
    sure: float = 0.95
    tie: tuple[str, str | None] | None = None
    owner: int | None = None
    count: int = 1
    facts: dict[str, object] = field(default_factory=dict)


@lru_cache(maxsize=2)
def _relation_pattern(lang: str) -> str:
    words = sorted(relation_table(lang), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\-", r"[\s\-]?") for word in words)


def read_people(text: str, context: Context) -> tuple[PersonReading, ...]:
    """Everyone named in the text, each once, with what is said of them. A person already known comes back with that id.

    Not named, not there: pets, places and the two the talk is about are left out, and so is who is said not to exist.
    """
    text = text[:20_000]
    mentions = _Scan(text, context).mentions()
    if not mentions:
        mentions = _bare_list(text, context)
    return tuple(_readings(text, mentions, context))


class _Scan:
    """One pass over the text from left to right."""

    def __init__(self, text: str, context: Context) -> None:
        self.text, self.context, self.lang = text, context, context.lang
        self.folded = fold(text)
        self.known = {fold(person.name): person.id for person in context.people if person.name}
        names = [fold(name) for name in context.client_names]
        self.two = {name: id for name, id in zip(names, ("client", "cared_for"), strict=False) if name}
        self.found: list[_Mention] = []
        self.table = relation_table(self.lang)
        self.joined = {word.replace("-", ""): relation for word, relation in self.table.items()}
        lang, relation = self.lang, _relation_pattern(self.lang)
        self.pattern = re.compile(
            rf"(?P<no>\b(?:{_NO[lang]})\s+)?"
            rf"(?P<owner>\b(?:{_OWN[lang]}|{_THEIR[lang]}|{_ARTICLE[lang]})\s+|\b(?P<gen>[\w\-]+?)(?:'s|s|')\s+)?"
            rf"(?P<count>\b(?:\d{{1,2}}|{'|'.join(_small_numbers(lang))})\s+)?"
            rf"(?P<adj>\b(?:oudste|jongste|beste|oude|goede|lieve|kleine|grote|andere|overleden|eldest|oldest|youngest|best|old|good|little|big|other|late)[\s\-]+)?"
            rf"\b(?P<rel>{relation})\b(?!-)",
        )
        self.name = re.compile(_NAMES)

    def mentions(self) -> list[_Mention]:
        at = 0
        while at < len(self.text):
            relation = self.pattern.search(self.folded, at)
            name = self._next_name(at)
            if relation is None and name is None:
                break
            if relation is not None and (
                name is None or relation.start("rel") <= name.start() or relation.start() <= name.start()
            ):
                at = self._take_relation(relation)
            elif name is not None:
                at = self._take_name(name)
        return self._settled()

    def _next_name(self, at: int) -> re.Match[str] | None:
        for match in self.name.finditer(self.text, at):
            word = fold(match[0]).rstrip(".'")
            if word in self.known or word in self.two or _stem(word) in self.two or _stem(word) in self.known:
                return match
            if word.split()[0] in _COMMON or fold(match[0]) in self.table:
                if " " in match[0]:
                    inner = self.name.search(self.text, match.start() + len(match[0].split()[0]) + 1)
                    if inner is not None and inner.start() < match.end():
                        return inner if fold(inner[0]).split()[0] not in _COMMON else None
                continue
            return match
        lowered = [
            found
            for known in self.known
            if (found := re.compile(rf"\b{re.escape(known)}\b").search(self.folded, at))
        ]
        return min(lowered, key=lambda found: found.start()) if lowered else None

    def _take_relation(self, match: re.Match[str]) -> int:
        relation = self.joined[re.sub(r"[\s\-]", "", match["rel"])]
        owner, of, index = self._owner(match)
        end = match.end()
        if match["no"]:
            return end
        if self._is_apposition(match, owner):
            of_other = re.match(r"\s+(?:van|of)\s+[A-Z]", self.text[end:])
            if not of_other:
                self.found[-1].relation, self.found[-1].of, self.found[-1].owner = relation, of, index
            return end
        name, end = self._name_after(end)
        count = _count(match["count"], self.lang)
        if relation.plural and name is None:
            return self._take_plural(match, relation, of, index, count)
        vague = owner == "their" and name is None and relation.id not in self.context.relations
        if vague or (name is None and self._is_saying(match, relation)):
            return end
        if name and fold(name) in self.two:
            return end
        mention = _Mention(
            match.start("rel"), end, name or "", relation, of, owner=index, sure=0.95 if name else 0.9
        )
        self._link_known(mention)
        self.found.append(mention)
        if relation.plural and name:
            end = self._more_names(mention, end)
        return end

    def _is_apposition(self, match: re.Match[str], owner: str) -> bool:
        """ "Peter, my support worker", "Sanne is mijn dochter": the word says who the one just named is."""
        if not self.found or not self.found[-1].name or self.found[-1].relation or self.found[-1].tie:
            return False
        between = fold(self.text[self.found[-1].end : match.start()])
        mine = owner in ("own", "their", "article")
        return mine and bool(
            re.fullmatch(r"(?:\s*\(\d+\)| van \d+(?: jaar)?|,? \d+)?\s*(?:,|is|was|\()\s*", between)
        )

    def _is_saying(self, match: re.Match[str], relation: Relation) -> bool:
        """A relation word that is no one in particular: "man" or "vrouw" or "vriend" without whose, "kind" in a saying."""
        bare = not match["owner"] and not match["count"]
        return (
            bare
            and relation.id
            in ("husband", "wife", "male_friend", "female_friend", "child", "family", "friend", "coach")
            and relation.id not in self.context.relations
        )

    def _name_after(self, end: int) -> tuple[str | None, int]:
        """A name right after a relation word: "broer Kees", "broer, Kees", "Mum (Ineke)", "zus die Joke heet"."""
        glue = r"(?:\s+(?:dementie|ouderenzorg|thuiszorg|van het werk|from work|van de kerk|from church))?(?:\s*[,:(]\s*|\s+)(?:(?:namelijk|genaamd|dat is|die|heet|en die heet|called|named|is)\s+)?"
        match = re.compile(rf"{glue}(?P<name>{_NAMES})").match(self.text, end)
        if match is None:
            return None, end
        word = fold(match["name"])
        if word.split()[0] in _COMMON or word in self.table:
            return None, end
        if self.text[end : match.start("name")].strip() == "," and word in self.known:
            return None, end
        return match["name"].rstrip("."), match.end()

    def _take_plural(
        self, match: re.Match[str], relation: Relation, of: str, index: int | None, count: int
    ) -> int:
        """ "twee zoons", "mijn ouders", "zussen: Samira en Naima" (the names are taken as they come)."""
        end = match.end()
        colon = re.compile(rf"\s*[:,(]?\s*(?:namelijk\s+)?(?={_NAMES})").match(self.text, end)
        base = Relation(relation.id, relation.gender, relation.sector)
        if (
            colon
            and self.name.match(self.text, colon.end())
            and fold(self.text[colon.end() :].split()[0]) not in _COMMON
        ):
            first = self.name.match(self.text, colon.end())
            assert first is not None
            mention = _Mention(first.start(), first.end(), first[0].rstrip("."), base, of, owner=index)
            self._link_known(mention)
            self.found.append(mention)
            return self._more_names(mention, first.end())
        if relation.id == "parent":
            for one, gender in (("father", "man"), ("mother", "woman")):
                self.found.append(
                    _Mention(match.start("rel"), end, "", Relation(one, gender, "family"), of, sure=0.9)
                )
        elif count > 1:
            for _ in range(min(count, 12)):
                self.found.append(_Mention(match.start("rel"), end, "", base, of, owner=index, sure=0.88))
        elif relation.sector != "family" or match["owner"]:
            self.found.append(_Mention(match.start("rel"), end, "", base, of, owner=index, sure=0.7, count=0))
        return end

    def _more_names(self, first: _Mention, end: int) -> int:
        """Names that follow in a list share the relation: "Samira (41) en Naima (38)"."""
        glue = re.compile(rf"\s*(?:\([^)]*\)|van \d+|\d+)?\s*(?:,|en|and|&)\s*(?=({_NAMES}))")
        while (match := glue.match(self.text, end)) and fold(match[1]).split()[0] not in _COMMON:
            after = self.name.match(self.text, match.end())
            assert after is not None
            mention = _Mention(
                after.start(), after.end(), after[0].rstrip("."), first.relation, first.of, owner=first.owner
            )
            self._link_known(mention)
            self.found.append(mention)
            end = after.end()
        return end

    def _take_name(self, match: re.Match[str]) -> int:
        name = match[0].rstrip(".")
        word = fold(name)
        if word in self.two or (_stem(word) in self.two and word not in self.known):
            return match.end()
        if word in self.known:
            self.found.append(_Mention(match.start(), match.end(), name, known=self.known[word]))
            return match.end()
        before = self.folded[: match.start()]
        tie = self._tie_before(before)
        if tie is None and re.search(rf"\b{_PLACE_BEFORE[self.lang]}\s+$", before):
            return match.end()
        same = next(
            (one for one in self.found if fold(one.name) == word or fold(one.name) == _stem(word)), None
        )
        if same is not None:
            self.found.append(_Mention(match.start(), match.end(), same.name))
            return match.end()
        if tie is None and self.found and re.search(r"(?:\(\d{1,3}\)|,\s*\d{1,3}),?\s*$", before):
            self.found[-1].facts["place"] = name
            return match.end()
        mention = _Mention(match.start(), match.end(), name, sure=self._sureness(match))
        if tie is not None and self.found:
            mention.tie, mention.owner, mention.sure = tie, len(self.found) - 1, 0.95
        self.found.append(mention)
        return match.end()

    def _sureness(self, match: re.Match[str]) -> float:
        alone = self.text.strip(" .,!") == match[0].strip(" .")
        after = self.text[match.end() :].lstrip()
        listed = not after or after[0] in ",(;:&" or re.match(r"(?:en|and)\b", after)
        begins = (
            not self.text[: match.start()].strip() or self.text[: match.start()].rstrip()[-1] in ".!?,;(\n"
        )
        if alone or (listed and begins):
            return 0.9
        return 0.87 if len(match[0]) > 2 else 0.7

    def _tie_before(self, before: str) -> tuple[str, str | None] | None:
        if re.search(rf"\b(?:{_MARRIED[self.lang]})\s+$", before):
            return "partner", "married" if re.search(r"trouwd|huwd|married", before[-25:]) else "together"
        if re.search(rf"\b(?:{_DIVORCED[self.lang]})\s+$", before):
            return "partner", "divorced"
        return None

    def _owner(self, match: re.Match[str]) -> tuple[str, str, int | None]:
        """Whose: (kind of owner, id or "", index of the mention it is)."""
        said = (match["owner"] or "").strip()
        if match["gen"]:
            owner = fold(match["gen"])
            if owner in self.two:
                return "name", self.two[owner], None
            for index, mention in enumerate(self.found):
                if fold(mention.name) == owner:
                    return "name", "", index
            if owner in self.known:
                return "name", self.known[owner], None
            return "none", "", None
        if re.fullmatch(_OWN[self.lang], said):
            return "own", "client", None
        if re.fullmatch(_THEIR[self.lang], said):
            return ("their", *self._spoken_of(match.start()))
        if self.context.of == "client" and (subject := self._subject(match.start())):
            return "article", subject, None
        if re.fullmatch(r"een|a|\u00e9\u00e9n|one", said) and self.found and self._goes_on(match.start()):
            last = self.found[-1]
            return "article", "", last.owner if last.tie else len(self.found) - 1
        return "article" if said else "none", "", None

    def _goes_on(self, at: int) -> bool:
        """Within what is said about the last person: "Sanne, getrouwd met Mark; een kind, Noor", "Sanne heeft een zoon"."""
        between = fold(self.text[self.found[-1].end : at])
        if re.search(r"[.!?\n]|\b(?:ik heb|i have|en|and)\s*$", between):
            return False
        return self.found[-1].tie is not None or bool(re.search(r"\b(?:heeft|hebben|has|have)\s*$", between))

    def _subject(self, at: int) -> str:
        """The id of the one of the two who "heeft een zus" in this sentence."""
        start = max(self.folded.rfind(mark, 0, at) for mark in ".!?\n") + 1
        sentence = self.folded[start:at]
        for name, id in self.two.items():
            if re.search(rf"\b{re.escape(name)}\s+(?:heeft|had|has)\b", sentence):
                return id
        return ""

    def _spoken_of(self, at: int) -> tuple[str, int | None]:
        """Whom "zijn" or "haar" means: the last of the two or of the found that was named."""
        places = [(self.folded.rfind(name, 0, at), id, None) for name, id in self.two.items()]
        places = [place for place in places if place[0] >= 0]
        last = max(places, default=None)
        if self.found and (last is None or self.found[-1].start > last[0]):
            mention = self.found[-1]
            if (
                mention.of in ("cared_for",)
                and mention.relation
                and mention.relation.id in ("father", "mother")
            ):
                return mention.of, None
            if self.context.of == "cared_for" and mention.relation is not None:
                return "cared_for", None
            return "", len(self.found) - 1
        if last is not None:
            return last[1], None
        return (
            ("cared_for", None)
            if "cared_for" in self.two.values() or self.context.of == "cared_for"
            else ("", None)
        )

    def _link_known(self, mention: _Mention) -> None:
        word = fold(mention.name)
        if word and word in self.known:
            mention.known = self.known[word]
            return
        if mention.name or mention.relation is None:
            return
        same = [
            person for person in self.context.people
            if person.relation == mention.relation.id and person.of == (mention.of or self.context.of)
        ]  # fmt: skip
        if len(same) == 1 and not mention.relation.plural and mention.owner is None:
            mention.known = same[0].id

    def _settled(self) -> list[_Mention]:
        """A parent named after "ouders" replaces the nameless one; a death said of both holds for both."""
        named = {
            (one.relation.id, one.of or self.context.of) for one in self.found if one.relation and one.name
        }
        kept: list[_Mention] = []
        moved: dict[int, int] = {}
        for index, one in enumerate(self.found):
            double = not one.name and one.relation and (one.relation.id, one.of or self.context.of) in named
            if double and one.relation and one.relation.id in ("father", "mother"):
                continue
            moved[index] = len(kept)
            kept.append(one)
        for one in kept:
            if one.owner is not None:
                one.owner = moved.get(one.owner)
        return kept


def _small_numbers(lang: str) -> list[str]:
    return [word for word, value in number_words(lang).items() if 2 <= value <= 12 and " " not in word]


def _count(said: str | None, lang: str) -> int:
    word = (said or "").strip()
    return int(word) if word.isdecimal() else int(number_words(lang).get(word, 1))


def _stem(word: str) -> str:
    """A name without its genitive: "Henks", "Sanne's"."""
    return re.sub(r"(?:'s|s|')$", "", word)


def _bare_list(text: str, context: Context) -> list[_Mention]:
    """Names typed without capitals: "sanne en dennis". Only where the line is nothing but short parts."""
    parts = list(re.finditer(r"[^,;&\n]+?(?=\s+(?:en|and)\s+|[,;&\n]|$)", text))
    found = []
    for part in parts:
        said = re.sub(r"^\s*(?:en|and)\s+", "", part[0]).strip(" .!")
        words = re.sub(r"\(?\d+\)?(?: jaar)?$", "", said).strip()
        if (
            not words
            or len(words.split()) > 2
            or not all(re.fullmatch(r"[^\W\d_][\w'\-.]*", word) for word in words.split())
        ):
            return []
        if any(word in _COMMON or len(word) < 2 for word in fold(words).split()):
            return []
        if fold(words) in map(fold, context.client_names):
            continue
        start = part.start() + part[0].index(words)
        found.append(
            _Mention(
                start,
                start + len(words),
                " ".join(word[:1].upper() + word[1:] for word in words.split()),
                sure=0.75,
            )
        )
    return found if len(found) <= 12 else []


# From mentions to persons


def _readings(text: str, mentions: list[_Mention], context: Context) -> list[PersonReading]:
    merged, places = _merged(mentions)
    died = _all_died(text, context.lang)
    for index, mention in enumerate(mentions):
        clause = text[mention.end : _clause_end(text, mentions, index)]
        before = text[_sentence_start(text, mention.start) : mention.start]
        if mention.tie and mention.owner is not None:
            clause, rest = _of_the_other(clause)
            owner = merged[places[mention.owner]]
            owner.facts = {**facts(rest, "", context.lang), **owner.facts}
        said = facts(clause, before, context.lang)
        if died and mention.relation and mention.relation.id in ("father", "mother") and "alive" not in said:
            said |= {"alive": False}
            year = re.search(r"\b(1[89]\d\d|20\d\d)\b", clause)
            if year:
                said["died"] = year[1]
        target = merged[places[index]]
        target.facts = {
            **target.facts,
            **{key: value for key, value in said.items() if key not in target.facts or value},
        }
    _share_lists(text, mentions, merged, places)
    found = []
    for index, mention in enumerate(merged):
        ties = _ties(mention, index, merged, places, mentions)
        person = _person(mention, merged, places, context)
        found.append(PersonReading(person, (mention.start, mention.end), mention.sure, ties, ()))
    return found


def _merged(mentions: list[_Mention]) -> tuple[list[_Mention], list[int]]:
    """The same person once; where each mention went."""
    merged: list[_Mention] = []
    places: list[int] = []
    for mention in mentions:
        for index, one in enumerate(merged):
            same_name = mention.name and fold(mention.name) == fold(one.name)
            if same_name or (mention.known and mention.known == one.known):
                one.relation = one.relation or mention.relation
                places.append(index)
                break
        else:
            merged.append(replace(mention))
            places.append(len(merged) - 1)
    return merged, places


def _clause_end(text: str, mentions: list[_Mention], index: int) -> int:
    """Up to the next person; a tie such as "getrouwd met Mark" does not end what is said of the first."""
    for later in mentions[index + 1 :]:
        if later.start > mentions[index].start:
            return later.start
    return len(text)


def _sentence_start(text: str, at: int) -> int:
    return max(text.rfind(mark, 0, at) for mark in ".!?;\n") + 1


def _of_the_other(clause: str) -> tuple[str, str]:
    """After "gescheiden van Kim": what is said of Kim, and what is said of the first person again."""
    match = re.search(r"\s+(?:en|and|maar|but)\s+|[,;]", clause)
    return (clause[: match.start()], clause[match.end() :]) if match else (clause, "")


def _all_died(text: str, lang: str) -> bool:
    return bool(
        re.search(
            r"ouders\b.{0,30}\b(?:allebei|beide|beiden|zijn)\b.{0,15}overleden|parents\b.{0,30}\b(?:both|have|are)\b.{0,20}(?:died|dead|passed)",
            fold(text),
        )
    )


def _share_lists(text: str, mentions: list[_Mention], merged: list[_Mention], places: list[int]) -> None:
    """ "Samira (41) en Naima (38) koken om de beurt": what is said of the last holds for those listed right before."""
    for index in range(len(mentions) - 2, -1, -1):
        between = text[mentions[index].end : mentions[index + 1].start]
        if not re.fullmatch(r"\s*(?:\([^)]*\))?\s*(?:en|and|&)\s*(?:\w+\s)?", between):
            continue
        mine, theirs = merged[places[index]], merged[places[index + 1]]
        for key in ("gives", "per_month", "bond", "vague"):
            if key in theirs.facts and key not in mine.facts:
                mine.facts[key] = theirs.facts[key]


def _person(mention: _Mention, merged: list[_Mention], places: list[int], context: Context) -> Person:
    relation = mention.relation
    word = relation.id if relation else ""
    gender = relation.gender if relation else None
    sector = relation.sector if relation else context.sector or "other"
    of = mention.of or context.of
    owner = (
        merged[places[mention.owner]] if mention.owner is not None and mention.owner < len(places) else None
    )
    if owner is mention:
        owner = None
    if mention.tie and owner is not None:
        word, gender, sector = _partner_word(owner, mention.tie[1])
    if owner is not None and not mention.known:
        whose = owner.relation.id if owner.relation else ""
        seen = IN_LAW.get((whose, word))
        if seen and not (mention.tie and mention.tie[1] == "divorced"):
            word, gender, of = seen, GENDER.get(seen, gender), owner.of or context.of
        elif word:
            of = f"#{merged.index(owner)}"
    if not word and not mention.known and len(context.relations) == 1:
        word = context.relations[0]
        known = next((one for one in relation_table("en").values() if one.id == word), None)
        gender, sector = (known.gender, known.sector) if known else (gender, sector)
    if mention.known and not relation:
        sector = "other"
        of = "client"
    group = mention.count == 0
    return Person(
        id=mention.known, name=mention.name, relation=word, of=of, sector=sector, gender=gender, group=group,
        **mention.facts,  # type: ignore[arg-type]
    )  # fmt: skip


def _partner_word(owner: _Mention, status: str | None) -> tuple[str, str | None, str]:
    gender = owner.relation.gender if owner.relation else None
    if status == "divorced":
        word = {"woman": "ex_husband", "man": "ex_wife"}.get(gender or "", "ex_partner")
    else:
        word = {"woman": "husband", "man": "wife"}.get(gender or "", "partner")
    guess = {"husband": "man", "wife": "woman", "ex_husband": "man", "ex_wife": "woman"}.get(word)
    return word, guess, "family"


def _ties(
    mention: _Mention, index: int, merged: list[_Mention], places: list[int], mentions: list[_Mention]
) -> tuple[tuple[str, str, str, str | None, str | None], ...]:
    if mention.owner is None or mention.owner >= len(places) or places[mention.owner] == index:
        return ()
    owner = str(places[mention.owner])
    if mention.tie:
        return ((owner, str(index), mention.tie[0], mention.tie[1], None),)
    if mention.relation and mention.relation.id in PARTNERS:
        return ((owner, str(index), "partner", None, None),)
    if mention.relation and mention.relation.id in CHILDREN:
        return ((owner, str(index), "parent", None, None),)
    return ()


__all__ = ["DAY", "read_people"]
