"""Which words are somebody's name: capitals, first names typed small, titles before; places and organisations are not."""

from __future__ import annotations

from dataclasses import dataclass

from intake.understanding.inflection import is_word
from intake.understanding.people_lexicon import LONGEST_PLACE, PeopleLexicon
from intake.understanding.relations import bare, relation_at
from intake.understanding.tokens import Token
from intake.understanding.vocabulary import no_names

_STREETS = (
    "straat",
    "laan",
    "weg",
    "plein",
    "hof",
    "gracht",
    "kade",
    "dijk",
    "zorg",
    "huis",
    "groep",
    "steeg",
)
_SHORTENED = ("'d", "'ll", "'ve", "'re", "n't")
""" "He'll", "it'd": a pronoun and a verb."""


_WITH_CAPITALS = ("Mc", "Mac", "De", "Van", "La", "Le", "Da", "D'", "O'", "El", "Al", "Fitz", "d'")
_MESSAGES = frozenset("mail mailtje kaart kaartje brief briefje appje app apps berichtje bericht telefoontje belletje bezoek bezoekje hulp steun".split())  # noqa: SIM905
""" "Een mail van Desi": from someone, not from a place."""
_ROUTES = frozenset("langs tot vanaf dagje weekendje weekje richting omgeving".split())  # noqa: SIM905
""" "Tot Borgharen", "een dagje Scheveningen"."""


@dataclass(frozen=True, slots=True)
class Name:
    """The name as it is kept, the token after it, and how sure it is that it is one (0..1)."""

    said: str
    first: int
    last: int
    sure: float
    gender: str | None = None


class Names:
    """The names in one text."""

    def __init__(self, tokens: list[Token], lexicon: PeopleLexicon, familiar: frozenset[str]) -> None:
        self.tokens, self.lexicon, self.familiar = tokens, lexicon, familiar
        self.pets: set[str] = set()
        self._not = lexicon.words("not_names")
        self._common = lexicon.words("common")
        self._particles = lexicon.words("particles")
        self._titles = lexicon.table("titles")
        self._no_names = no_names(lexicon.lang)

    def at(self, i: int, beside: bool = False) -> Name | None:
        """The name that begins at token i. beside: right after the word for who it is, where a small letter will do."""
        if i >= len(self.tokens):
            return None
        gender = None
        first = i
        titled = False
        while i < len(self.tokens) and self.tokens[i].low in self._titles and self._goes_on(i + 1):
            gender = self._titles[self.tokens[i].low] or gender
            titled, i = True, i + 1
        if not titled and self.tokens[i].low in self._titles and (small := self._after_title(i + 1)):
            return Name(small, first, i + 2, 0.8, self._titles[self.tokens[i].low] or None)
        found = self._proper(i, titled, beside) or (self._small(i, beside) if not titled else None)
        if found is None or found.said.casefold() in self.pets:
            return None
        return Name(found.said, first, found.last, found.sure, gender or found.gender)

    def _after_title(self, i: int) -> str:
        """A surname typed small after a title ("mrs patel"), or nothing: no word of the language, and no verb."""
        if i >= len(self.tokens) or not self.tokens[i].word or self.tokens[i].capital:
            return ""
        low = self.tokens[i].low
        usual = low in self._not or low in self._common or low in self.lexicon.words("adjectives")
        if (
            usual
            or len(low) < 3
            or not low.isalpha()
            or relation_at(self.tokens, i, self.lexicon) is not None
        ):
            return ""
        verb = low.endswith(("t", "d", "de")) if self.lexicon.lang == "nl" else low.endswith(("ed", "ing"))
        return "" if verb or low in self.lexicon.places or not self._is_followed(i + 1) else _capitals(low)

    def _goes_on(self, i: int) -> bool:
        """After a title: a capital, or a particle and a capital."""
        tokens = self.tokens
        while i < len(tokens) and tokens[i].low in self._particles:
            i += 1
        return i < len(tokens) and tokens[i].capital and tokens[i].low not in self._titles

    def _proper(self, i: int, titled: bool, beside: bool) -> Name | None:
        tokens = self.tokens
        begin = i
        while titled and i < len(tokens) and tokens[i].low in self._particles and not self._is_first(i):
            i += 1
        if i >= len(tokens) or not tokens[i].capital or not (titled or self._is_first(i, beside)):
            return None
        last = i + 1
        while last < len(tokens) and last - begin < 8:
            at = last
            while at < len(tokens) and tokens[at].low in self._particles and at - last < 3:
                at += 1
            if at >= len(tokens) or not tokens[at].capital or not tokens[at].word or not self._follows(at):
                break
            if at > last and tokens[last].low in ("in", "op", "te", "da", "het", "le"):
                break
            if at > last and tokens[last].low == "van" and self._is_owner_after(at):
                break
            last = at + 1
        said = " ".join(token.text for token in tokens[begin:last])
        said = self._without_genitive(said)
        low = tokens[i].low
        known = self.lexicon.given_names.get(bare(low), self.lexicon.given_names.get(low))
        sure = 0.95 if known is not None or titled or last - i > 1 else 0.87
        return Name(said, begin, last, sure, known or None)

    def _is_owner_after(self, at: int) -> bool:
        """ "zus van Henk": no surname where someone familiar comes after "van"."""
        return bare(self.tokens[at].low) in self.familiar or self.tokens[at].low in self.familiar

    def _is_first(self, i: int, beside: bool = False) -> bool:
        """A capital that begins a name."""
        token = self.tokens[i]
        low = token.low
        if not token.capital or not token.word:
            return False
        if low in self.familiar or bare(low) in self.familiar:
            return True
        if (
            low in self._titles
            or low in self.lexicon.words("pets")
            or low in self.lexicon.words("client_words")
        ):
            return False
        given = low in self.lexicon.given_names or bare(low) in self.lexicon.given_names
        if low in self.lexicon.words("adjectives") and not given and self._is_given(i + 1) and low != "big":
            return False
        if self._is_no_name(i, given):
            return False
        if low in self._particles and not given:
            return self._begins_surname(i, beside)
        if low in self._not or (low in self._common and not given):
            return given and self.starts(i) is False
        if not given and not beside and low.endswith(_SHORTENED):
            return False
        if not given and not beside and low in self._no_names and not (low == "big" and self._is_given(i + 1)):
            return False
        if not given and not beside and self._is_other_word(i):
            return False
        if self._is_place(i, given, beside):
            return False
        if relation_at(self.tokens, i, self.lexicon) is not None and not (
            given and (beside or low not in self.lexicon.single)
        ):
            return False
        return given or beside or len(token.text) > 1

    def _is_no_name(self, i: int, given: bool) -> bool:
        """A capital that is a letter word ("PIP"), a place, a month, or what someone is ("Lollipop lady")."""
        token = self.tokens[i]
        if token.text.isupper() and len(token.text) > 1 and token.low in self._not:
            return True
        if self.lexicon.lang != "en":
            return False
        after = [one.low for one in self.tokens[i + 1 : i + 3]]
        if after == ["is", "where"] or (after[:1] and after[0] in ("lady", "man", "woman", "people") and not given):
            return True
        return self._is_of_a_place(i) or self._is_a_month(i)

    def _is_of_a_place(self, i: int) -> bool:
        """ "Victoria Road", "the Men's Shed", "the Queen's Head": the last word of it."""
        before = self.tokens[i - 1] if i else None
        if before is None or not before.capital:
            return False
        if self.lexicon.lang == "en" and self.tokens[i].low in self.lexicon.words("place_words"):
            return True
        return before.low.endswith("'s") and i > 1 and self.tokens[i - 2].low == "the"

    def _is_a_month(self, i: int) -> bool:
        """ "Every June", "since last May": no one's name."""
        months = self.tokens[i].low in ("april", "may", "june", "august")
        return months and i > 0 and self.tokens[i - 1].low in ("every", "each", "last", "this", "next", "in", "since", "of", "till", "until", "by", "early", "late", "mid", "from")

    def _begins_surname(self, i: int, beside: bool) -> bool:
        """ "El Idrissi", and after the word for who it is "mijn baas Van Dijk", "dominee Van der Wal"."""
        low = self.tokens[i].low
        return (low in ("el", "al", "ben", "bin") and self._is_capital(i + 1)) or (
            beside and self.lexicon.lang == "nl" and self._goes_on(i + 1)
        )

    def _is_capital(self, i: int) -> bool:
        return i < len(self.tokens) and self.tokens[i].capital

    def _is_other_word(self, i: int) -> bool:
        """A capital within ("DigiD"), or in Dutch a plain word that has one only as it begins the sentence ("Rolluiken")."""
        text = self.tokens[i].text
        if any(char.isupper() for char in text[1:].split("-")[0]) and not text.isupper() and not text.startswith(_WITH_CAPITALS):
            return True
        return self.lexicon.lang == "nl" and self.starts(i) and is_word(self.tokens[i].low)

    def _is_of_a_thing(self, i: int, given: bool) -> bool:
        """ "De Albert Heijn": a shop, where "de Jan" is somebody in the south."""
        articles = ("de", "het", "'t")
        if i and self.tokens[i - 1].low in articles:
            return given and self._is_capital(i + 1)
        beside = i > 1 and self.tokens[i - 1].capital and self.tokens[i - 2].low in articles
        return beside and relation_at(self.tokens, i - 1, self.lexicon) is None

    def _is_given(self, i: int) -> bool:
        return i < len(self.tokens) and self.tokens[i].capital and self.tokens[i].low in self.lexicon.given_names

    def _follows(self, i: int) -> bool:
        low = self.tokens[i].low
        return (
            low not in self._not
            and low not in self.lexicon.places
            and relation_at(self.tokens, i, self.lexicon) is None
            and bare(low) not in self.familiar
        )

    def starts(self, i: int) -> bool:
        """Whether token i begins a sentence."""
        return i == 0 or self.tokens[i - 1].low in '.!?:;\n"(-\u2022*'

    def _is_place_of_words(self, i: int) -> bool:
        """ "Milton Keynes", "Alphen aan den Rijn": any word of it."""
        first = max(0, i + 1 - LONGEST_PLACE)
        lows = [token.low for token in self.tokens[first : i + LONGEST_PLACE]]
        at = i - first
        ranges = ((start, end) for start in range(at + 1) for end in range(max(at + 1, start + 2), min(len(lows), start + LONGEST_PLACE) + 1))
        return any(" ".join(lows[start:end]) in self.lexicon.towns for start, end in ranges)

    def _is_place(self, i: int, given: bool, beside: bool) -> bool:
        tokens, low = self.tokens, self.tokens[i].low
        if self._is_place_of_words(i):
            return True
        if low in self.lexicon.places or low == "den":
            return not (given and beside)
        if not given and len(low) > 6 and low.endswith(_STREETS):
            return True
        if (
            tokens[i].text.isupper()
            and "." not in tokens[i].text
            and 2 <= len(tokens[i].text) <= 5
            and not given
        ):
            return True
        after = tokens[i + 1].low if i + 1 < len(tokens) else ""
        before = tokens[i - 1].low if i else ""
        if before == "den" and tokens[i - 1].capital:
            return True
        if after in self.lexicon.words("place_words") and after not in ("het", "school", "team", "noord"):
            return True
        if self.lexicon.lang == "nl" and self._is_of_a_thing(i, given):
            return True
        if before == "van" and i > 1 and tokens[i - 2].low in _MESSAGES:
            return False
        if not given and before in _ROUTES:
            return True
        if given or beside:
            return (
                before in self.lexicon.words("place_words") and not beside and before not in ("team", "het")
            )
        if before in self.lexicon.words("place_before") or before in self.lexicon.words("place_words"):
            return True
        return before in ("de", "het", "the", "van", "of", "stichting", "&")

    def _small(self, i: int, beside: bool) -> Name | None:
        """A first name typed without its capital, or any unusual word right after the word for who it is."""
        token = self.tokens[i] if i < len(self.tokens) else None
        if token is None or not token.word or token.capital or len(token.low) < 2:
            return None
        low = token.low
        if low in self.familiar:
            return Name(_capitals(token.text), i, i + 1, 0.93)
        if low in self._not or low in self._common or low in self.lexicon.towns or low in self._particles:
            return None
        if relation_at(self.tokens, i, self.lexicon) is not None or low in self.lexicon.words("adjectives"):
            return None
        if self.lexicon.lang == "nl" and low not in self.lexicon.given_names and is_word(low):
            return None
        given = self.lexicon.given_names.get(low) if low not in self.lexicon.capital_names else None
        if given is None and low in self._no_names:
            return None
        if given is not None and (beside or self._stands_as_name(i)) and not self._is_place_of_words(i):
            return self._with_surname(
                Name(_capitals(token.text), i, i + 1, 0.93 if beside else 0.86, given or None)
            )
        verb = (
            low.endswith(("t", "d", "en", "de"))
            if self.lexicon.lang == "nl"
            else low.endswith(("s", "ed", "ing"))
        )
        if (
            given is None
            and beside
            and not verb
            and len(low) >= 3
            and low.isalpha()
            and self._is_followed(i + 1)
            and self._may_be_subject(i)
        ):
            return Name(_capitals(token.text), i, i + 1, 0.8)
        return None

    def _with_surname(self, name: Name) -> Name:
        """ "jan de vries": a particle and one more word that is no common one."""
        at = name.last
        while (
            at < len(self.tokens)
            and self.tokens[at].low in ("de", "van", "der", "den", "el")
            and at - name.last < 3
        ):
            at += 1
        if at == name.last or at >= len(self.tokens):
            return name
        low = self.tokens[at].low
        usual = low in self._common or low in self._not or low in self.lexicon.table("circles")
        if usual or not self.tokens[at].word or low in self.familiar or low in self.lexicon.given_names:
            return name
        if (
            relation_at(self.tokens, at, self.lexicon)
            or self.tokens[at - 1].low == "van"
            or low in self.lexicon.places
        ):
            return name
        said = " ".join(token.text for token in self.tokens[name.last : at])
        return Name(
            f"{name.said} {said} {_capitals(self.tokens[at].text)}",
            name.first,
            at + 1,
            name.sure,
            name.gender,
        )

    def _stands_as_name(self, i: int) -> bool:
        """Away from a relation word: only where the next word goes on as after a subject, or in a list."""
        before = self.tokens[i - 1].low if i else ""
        return self._is_followed(i + 1) and before not in ("de", "het", "een", "the", "a", "an")

    def _may_be_subject(self, i: int) -> bool:
        """No verb before "ik" or "he", no thing that "mum's" owns."""
        after = self.tokens[i + 1].low if i + 1 < len(self.tokens) else ""
        before = self.tokens[i - 1].low if i else ""
        pronouns = self.lexicon.words("me") | self.lexicon.words("subjects")
        return after not in pronouns and not before.endswith(("'s", "s'"))

    def _is_followed(self, i: int) -> bool:
        if i >= len(self.tokens):
            return True
        token = self.tokens[i]
        return not token.word or token.low in self._common or token.low in self.lexicon.words("and") or token.low in self._no_names

    def _without_genitive(self, said: str) -> str:
        low = said.casefold().replace("\u2019", "'")
        for ending in ("'s", "s", "'"):
            stem = low.removesuffix(ending)
            if stem != low and (stem in self.familiar or ending != "s"):
                return said[: len(said) - len(ending)]
        return said.rstrip(".") if len(said) > 3 and " " not in said else said


def _capitals(text: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in text.split("-"))
