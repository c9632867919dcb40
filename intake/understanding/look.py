"""The ground under the scan for people: a window on the tokens."""

from __future__ import annotations

from intake.understanding.mentions import STRONG, Mention
from intake.understanding.names import Names
from intake.understanding.people_lexicon import PeopleLexicon, Relation
from intake.understanding.readings import Context
from intake.understanding.relations import near_relation, relation_at
from intake.understanding.text import fold
from intake.understanding.tokens import Token


class Look:
    """What all steps of the scan look at: the tokens, who is known, who was found so far."""

    def __init__(self, text: str, tokens: list[Token], lexicon: PeopleLexicon, context: Context) -> None:
        self.text, self.folded, self.tokens, self.lexicon, self.context = (
            text,
            fold(text),
            tokens,
            lexicon,
            context,
        )
        self.known = {fold(person.name): person.id for person in context.people if person.name}
        firsts = [(fold(person.name).split()[0], person.id) for person in context.people if person.name]
        words = [word for word, _ in firsts]
        self.firsts = {word: id for word, id in firsts if words.count(word) == 1 and word not in lexicon.words("articles")}
        """First names that are one person's; "the" of "the man from the shop" is nobody's."""
        pair = zip(context.client_names, ("client", "cared_for"), strict=False)
        self.pair = {fold(name): id for name, id in pair if name}
        self.pair |= {name.split()[0]: id for name, id in self.pair.items() if " " in name}
        familiar = frozenset((*self.known, *self.firsts, *self.pair))
        self.names = Names(tokens, lexicon, familiar)
        self.masked = self.folded
        self.found: list[Mention] = []
        self.latent: list[Mention] = []
        """Who would be no one in particular ("een goede vriend"), unless a name comes after it."""
        self.named_later: set[int] = set()
        """Tokens of the names of people spoken of before: "een maatje, ze heet Els"."""
        self.ends = [at for at, token in enumerate(tokens) if token.low in STRONG]
        """Tokens that end a sentence."""
        self._by_name: dict[str, int] = {}
        self._indexed = 0
        self.two: list[tuple[int, str]] = []
        self.units = 0
        self.sentence = 0
        self.negated_until = -1
        self.within = False
        self.unexplained: tuple[int, ...] | None = None

    def part(self, text: str, first: int, last: int) -> str:
        """Of the text, or of one as long (folded, masked): what the tokens first..last stand for."""
        return text[self.tokens[first].start : self.tokens[last - 1].end]

    def _low(self, i: int) -> str:
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def _before(self, at: int, most: int = 70) -> str:
        """The folded sentence up to token at, at most so many characters."""
        if at <= self.sentence:
            return ""
        end = self.tokens[at].start if at < len(self.tokens) else len(self.folded)
        return self.folded[max(self.tokens[self.sentence].start, end - most) : end].rstrip()

    def _after(self, at: int, most: int = 50) -> str:
        start = self.tokens[at - 1].end
        return self.folded[start : start + most]

    def _circle_at(self, at: int) -> str | None:
        """The relation to someone from there; "van het derde" is a floor, "van de derde klas" is not."""
        if self._low(at) in self.lexicon.words("floors"):
            beside = self._low(at - 1) in ("het", "'t") or self._low(at + 1) in ("verdieping", "etage")
            return "neighbour" if beside else None
        return self.lexicon.circle(self._low(at))

    def _is_own(self, i: int) -> bool:
        return self.tokens[i].low in self.lexicon.words("own") | self.lexicon.words("articles")

    def unit_of(self, index: int) -> list[int]:
        """The mentions said in one breath with this one; they stand side by side."""
        first = last = index
        while first and self.found[first - 1].unit == self.found[index].unit:
            first -= 1
        while last + 1 < len(self.found) and self.found[last + 1].unit == self.found[index].unit:
            last += 1
        return list(range(first, last + 1))

    def named(self, *lows: str) -> int | None:
        """The first mention with one of these names."""
        while self._indexed < len(self.found):
            if self.found[self._indexed].name:
                self._by_name.setdefault(fold(self.found[self._indexed].name), self._indexed)
            self._indexed += 1
        return next((self._by_name[low] for low in lows if low in self._by_name), None)

    def _unit_size(self, mention: Mention) -> int:
        return len(self.unit_of(len(self.found) - 1)) if self.found[-1] is mention else 1

    def _genitives(self) -> frozenset[str]:
        return frozenset(f"{name}s" for name in self.pair)

    def _relation(self, i: int) -> tuple[Relation, int] | None:
        if i >= len(self.tokens):
            return None
        found = relation_at(self.tokens, i, self.lexicon)
        if (
            found == (found and (found[0], i + 1))
            and found
            and self._low(i) in self.lexicon.words("adjectives")
            and self._relation(i + 1)
        ):
            return None
        if found is not None:
            if self._low(i) == "ma" and self._is_monday(i):
                return None
            if (
                self._low(i) in ("zn", "dr", "ha", "ma", "va", "br", "bv")
                and self.tokens[i].text != self.tokens[i].text.lower()
                and len(self._low(i)) == 2
                and not self.tokens[i].text.isupper()
            ):
                return found if self._low(i) in ("ma", "va") else None
            if self._low(i) in ("zn", "dr") and self._relation(i + 1) if i + 1 < len(self.tokens) else False:
                return None
            return found
        token = self.tokens[i]
        if (id := self.lexicon.table("after_own").get(token.low)) is not None:
            return (self.lexicon.by_id[id], i + 1) if self._stands_alone(i) else None
        if token.capital and not self.names.starts(i):
            return None
        near = near_relation(token.low, self.lexicon.lang)
        if near is None:
            return None
        before = self._low(i - 1)
        owned = before in self.lexicon.words("own") or before in self.lexicon.words("their")
        named = i + 1 < len(self.tokens) and self.names.at(i + 1, beside=True) is not None
        return (near, i + 1) if owned or named or before in self.lexicon.words("articles") else None

    def _stands_alone(self, i: int) -> bool:
        """ "Op de kleine, twee keer per dag", "mijn peter belt": no thing comes next, and the word is no name."""
        owned = self._low(i - 1) in self.lexicon.words("own") or self._low(i - 1) == "de"
        after = self._low(i + 1)
        goes_on = not after or not self.tokens[i + 1].word or after in self.lexicon.words("common") | self.lexicon.words("and")
        return owned and goes_on and not self.tokens[i].capital

    def _is_monday(self, i: int) -> bool:
        """ "ma t/m do", "ma-wo-vr", "op ma en do": the day, not the mother."""
        days = ("mi", "av", "ocht", "och", "di", "wo", "do", "vr", "za", "zo", "t/m", "tm")
        near = [self._low(at) for at in (i - 2, i - 1, i + 1, i + 2)]
        until = near[2] == "t" and near[3] == "/"
        return (
            until
            or near[2] in days
            or near[1] in days
            or (near[2] in ("-", "/", "en", ",", "+") and near[3] in days)
        )

    def _is_client(self, i: int) -> bool:
        """ "Mw. heeft", "cl. ziet": the one the note is about."""
        low = self._low(i)
        return low in self.lexicon.words("client_words") and self.names.at(i) is None
