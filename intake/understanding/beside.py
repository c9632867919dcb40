"""What stands right beside a word for who someone is: "broer Kees (61)", "zus, 45, uit Zwolle", "Tracy at work"."""

from __future__ import annotations

import re
from dataclasses import replace

from intake.understanding.mentions import FROM, Mention
from intake.understanding.names import Name
from intake.understanding.numbers import number_words, value_of
from intake.understanding.people_lexicon import Relation
from intake.understanding.text import fold
from intake.understanding.whose import Whose

_TIMES = frozenset("u uu hrs keer x maal times time uur uren hours hour km kilometer miles minuten minutes % weken weeks maanden months dagen days kinderen children euro".split())  # fmt: skip  # noqa: SIM905


_TENS = re.compile(r"zes|zeven|acht|negen|tien|elf|twaalf|[a-z]*tien|[a-z]*(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)")
_WHERE = ("uit", "in", "te", "op", "from", "near")
_ENDED = ("", ",", ".", ")", ";", "\n")


class Beside(Whose):
    """What stands right beside a mention: its name, an age, a place, a circle."""

    def _details(self, mention: Mention, at: int) -> int:
        """Age, place or relation right after: "(51, Assen)", ", 45,", "van 12", "uit Zwolle". The token after it."""
        mention.core = mention.core or at
        for _ in range(3):
            end = self._bracket(mention, at) or self._age(mention, at) or self._place(mention, at)
            if not end:
                break
            at = end
        return at

    def _bracket(self, mention: Mention, at: int) -> int:
        if self._low(at) != "(":
            return 0
        close = next((j for j in range(at + 1, min(at + 10, len(self.tokens))) if self._low(j) == ")"), 0)
        if not close:
            return 0
        j, taken = at + 1, False
        while j < close:
            found = self._relation(j)
            if self._is_age(j):
                mention.facts["age"], taken, j = int(self._low(j)), True, j + 1
            elif found and mention.relation is None:
                mention.relation, taken, j = replace(found[0], plural=False), True, found[1]
                mention.gender = mention.gender or found[0].gender
            elif self.tokens[j].low in self.lexicon.towns or (
                self.tokens[j].capital and mention.name and (taken or not self.names.at(j))
                and self.tokens[j].low not in self.lexicon.given_names
            ):
                end = j + 1
                while end < close and self.tokens[end].word:
                    end += 1
                mention.facts["place"], taken, j = (
                    self.part(self.text, j, end),
                    True,
                    end,
                )
            else:
                j += 1
        return close + 1 if taken else 0

    def _is_age(self, j: int) -> bool:
        low = self._low(j)
        if self._low(j - 1) in ("nummer", "number", "nr", "no", "huisnummer", "flat", "kamer", "room"):
            return False
        return low.isdecimal() and len(low) <= 3 and 0 < int(low) <= 112 and self._low(j + 1) not in _TIMES

    def _is_age_in_words(self, j: int) -> bool:
        """ "Kevin van negen", "Kezia, aged eleven": small numbers only, and no name of a thing counted after it."""
        number = self.lexicon.table("numbers").get(self._low(j))
        goes_on = self._low(j + 1) in self.lexicon.words("common") | {"", ",", ".", ")", ";", "\n", "die", "en", "and"}
        return number is not None and int(number) > 1 and goes_on and self._low(j + 1) not in _TIMES

    def _is_age_aside(self, j: int) -> bool:
        """ "Kleinzoon Daan, zestien, maait het gras"."""
        closed = self._low(j + 1) in (",", ")", ".", "")
        return closed and self.lexicon.lang == "nl" and bool(_TENS.fullmatch(self._low(j)))

    def _age(self, mention: Mention, at: int) -> int:
        ended = self._low(at + 1) in (",", ".", "", ")", ";", "jaar", "jr", "years", "and", "\n", "(", "en", "thuis")
        ended = ended or self._is_city(at + 1) or (self._low(at + 1) in ("in", "uit", "te") and self._is_city(at + 2))
        if self._is_age(at) and not mention.group and ended:
            mention.facts["age"] = int(self._low(at))
            if self._is_city(at + 1) and self._low(at + 2) in _ENDED:
                mention.facts["place"] = self.tokens[at + 1].text
                return at + 2
            return at + 1
        if self._low(at) == "," and not mention.group and self._is_age_aside(at + 1):
            mention.facts["age"] = int(value_of(self._low(at + 1), self.lexicon.lang))
            return at + 2
        if self._low(at) in ("van", "aged") and not mention.group and self._is_age_in_words(at + 1):
            mention.facts["age"] = int(self.lexicon.table("numbers")[self._low(at + 1)])
            return at + 2
        if self.lexicon.lang == "en" and self._low(at) == "," and self._low(at + 2) in (",", ".", "", ")", ";"):
            years = sum(int(number_words("en").get(part, 0)) for part in self._low(at + 1).split("-"))
            if 3 < years <= 112 and not mention.group:
                mention.facts["age"] = years
                return at + 2
        if (
            self._low(at) not in (",", "van", "of", "aged", "age")
            or not self._is_age(at + 1)
            or mention.group
        ):
            return 0
        end = at + 2
        if self._low(at) == "," and self._relation(end):
            return 0
        mention.facts["age"] = int(self._low(at + 1))
        while self._low(end) in ("jaar", "jr", "years", "old", "oud", "yrs"):
            end += 1
        if (
            self._low(end) == ","
            and end + 1 < len(self.tokens)
            and self._is_city(end + 1)
            and self._low(end + 2) in ("", ".", ",", ";", ")", "\n")
        ):
            mention.facts["place"] = self.tokens[end + 1].text
            return end + 2
        return end

    def _is_city(self, j: int) -> bool:
        if j >= len(self.tokens):
            return False
        return self._low(j) in self.lexicon.towns or (
            self.tokens[j].capital
            and self.names.at(j) is None
            and self._low(j) not in self.lexicon.words("not_names")
        )

    def _place(self, mention: Mention, at: int) -> int:
        if self._low(at) == "," and (mention.facts.get("age") is not None or self._low(at + 1) in _WHERE):
            at += 1
        if mention.relation is not None and mention.relation.sector in (
            "professionals",
            "volunteers",
            "other",
        ):
            return 0
        if self._low(at) == "," and self._low(at + 1) in self.lexicon.towns and self._low(at + 2) in _ENDED:
            mention.facts["place"] = self.tokens[at + 1].text
            return at + 2
        if self._low(at) not in _WHERE or at + 1 >= len(self.tokens):
            return 0
        city = self._low(at + 1) in self.lexicon.towns or (
            self.tokens[at + 1].capital
            and self._low(at) != "op"
            and self._low(at + 1) not in self.lexicon.given_names
            and self._low(at + 1) not in self.lexicon.words("not_names")
        )
        if not city or self._relation(at + 1) or self._low(at + 1) in ("st", "saint"):
            return 0
        end = at + 2
        while (
            end < len(self.tokens)
            and self.tokens[end].capital
            and self._low(end) not in self.lexicon.words("not_names")
        ):
            end += 1
        mention.facts["place"] = self.part(self.text, at + 1, end)
        return end

    def _name_after(self, j: int, relation: Relation) -> Name | None:
        """ "broer Kees", "broer, Kees", "Mum (Ineke)", "zus die Joke heet", "my mate from the pub, Kev"."""
        direct = self.names.at(j, beside=True)
        if direct is not None:
            return None if self._is_other_person(direct, j) else direct
        if self.within:
            return None
        at = self._skip_circle(j)
        if self._low(at) in ("die", "who", "that") and self._low(at + 2) in ("heet", "heette"):
            return self.names.at(at + 1, beside=True)
        called = self._called(j)
        if called:
            return self.names.at(called, beside=True)
        described = self.lexicon.form("described").match(self._after(j))
        if described is not None:
            end = self.tokens[j - 1].end + described.end()
            at = next((k for k in range(j, len(self.tokens)) if self.tokens[k].start >= end), at)
            return self.names.at(at, beside=True)
        mark = self._low(at) in (",", ":", "(", "-", "\u2013", "=") or at > j
        if self._low(at) in (",", ":", "(", "-", "\u2013", "="):
            at += 1
        said = self._named(at)
        at += said
        if not said and not mark:
            return None
        name = self.names.at(at, beside=bool(said) and self._low(at - 1) not in ("is", "are", "zijn"))
        if name is None or (name.sure < 0.85 and not said):
            return None
        if not said and mark and self._low(j) == "," and self._is_other_person(name, at):
            return None
        return name

    def _called(self, j: int) -> int:
        """ "my key worker from the recovery team is called Dennis": the token of the name, or 0."""
        stranger = j + 1 < len(self.tokens) and self.tokens[j + 1].capital and not self.names.at(j + 1)
        if self._low(j) not in FROM or not (stranger or self._low(j + 1) in ("de", "het", "the", "'t")):
            return 0
        for at in range(j + 2, min(j + 7, len(self.tokens))):
            if self._low(at) in ("heet", "heette", "called", "named", "genaamd"):
                return at + 1
            if not self.tokens[at].word:
                return 0
        return 0

    def _is_other_person(self, name: Name, at: int) -> bool:
        """After a comma: a name that has its own word, is already known, or is one of a list is someone else."""
        low = fold(name.said)
        if self._low(at - 1) != ",":
            return False
        if low in self.known or low in self.firsts or low in self.pair:
            return True
        return self.named(low) is not None

    def _named(self, at: int) -> int:
        """How many words of "heet", "die heet", "is called" stand here."""
        for count in (4, 3, 2, 1):
            said = " ".join(token.low for token in self.tokens[at : at + count])
            if said in self.lexicon.words("named") and len(self.tokens) > at + count:
                return count
        return 0

    def _skip_circle(self, j: int) -> int:
        """Past "van de kerk", "from work", "from next door", where a mark or name follows."""
        at = j
        if self._low(at) not in FROM and self._low(at) not in ("via", "vanuit", "through"):
            return j
        at += 1
        if self._low(at) in ("de", "het", "the", "mijn", "my", "t", "'t"):
            at += 1
        if self._low(at) in ("vroeger", "toen", "before"):
            return at + 1
        if self._circle_at(at) is None and not (
            at < len(self.tokens)
            and self.tokens[at].capital
            and self._low(at) not in self.lexicon.given_names
            and self._relation(at) is None
        ):
            return j
        at += 1
        while at < len(self.tokens) and self.tokens[at].capital and self.tokens[at - 1].capital:
            at += 1
        return at + 1 if self._low(at) in ("door",) else at

    def _is_listed(self, name: Name) -> bool:
        at = self._past_details(name.last)
        return self._low(at) in self.lexicon.words("and") | {","} and self.names.at(at + 1) is not None

    def _past_details(self, at: int) -> int:
        if self._low(at) == "(":
            for j in range(at, min(at + 9, len(self.tokens))):
                if self._low(j) == ")":
                    return j + 1
        if self._low(at) in ("van", "of", "aged") and self._low(at + 1).isdecimal():
            return at + 2
        if at < len(self.tokens) and self._is_age(at):
            at += 1 + (self._low(at + 1) in ("in", "uit", "te"))
            return at + self._is_city(at)
        return at

    def _giver(self, relation: Relation, end: int) -> Name | None:
        """ "begeleiding van Thomas", "support from Ann", "friends with Bill and Jean": the name is who does it."""
        low = self._low(end)
        friends = relation.id == "friend" and relation.plural and low in ("with", "met")
        if not friends and not (relation.sector == "professionals" and low in ("van", "from", "door", "by")):
            return None
        name = self.names.at(end + 1, beside=False)
        taken = name is not None and (fold(name.said) in self.pair or self.named(fold(name.said)) is not None)
        return (
            name
            if name is not None and name.sure >= 0.93 and not taken and self._low(name.first) != "st"
            else None
        )

    def _circle_of(self, mention: Mention) -> None:
        """ "Agnieszka van de kerk", "Tracy at work", "Karen next door", "Stan over the road"."""
        if mention.relation is not None or mention.known:
            return
        near = self.lexicon.form("near_by").match(self._after(mention.last))
        if near is not None:
            mention.relation = self.lexicon.by_id["neighbour"]
            mention.sure = max(mention.sure, 0.9)
            end = self.tokens[mention.last - 1].end + near.end()
            while mention.last < len(self.tokens) and self.tokens[mention.last].end <= end:
                mention.last += 1
            return
        at = mention.last
        if self._low(at) == "from" or self._low(at) in ("van", "uit", "at", "in", "bij", "of", "op"):
            at += 1
        elif self._low(at) not in ("next", "hiernaast", "upstairs", "downstairs", "opposite"):
            return
        if self._low(at) in ("de", "het", "the", "my", "mijn", "'t"):
            at += 1
        id = self._circle_at(at)
        if id is None:
            return
        mention.relation = self.lexicon.by_id[id]
        mention.sure = max(mention.sure, 0.9)
        mention.last = at + (2 if self._low(at + 1) == "door" else 1)
