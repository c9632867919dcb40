"""Whose someone is: "mijn", "haar", "Henks", "twee", "geen", before the word for who they are."""

from __future__ import annotations

from dataclasses import replace

from intake.understanding.look import Look
from intake.understanding.mentions import Left, Mention
from intake.understanding.relations import CHILDREN, bare

_BUT_FOR = ("zonder", "without")
""" "Zonder mijn man zou ik": he is there."""


class Whose(Look):
    """What stands before a word for who someone is: whose, how many, which, or none."""

    def _left(self, i: int) -> Left:
        lexicon, j = self.lexicon, i - 1
        adjectives, loose, count, dead, best = lexicon.words("adjectives"), 0, 0, False, False
        start = i
        while j >= self.sentence and i - j < 7:
            low = self._low(j)
            if self.found and self.found[-1].last > j:
                break
            if (low.isdecimal() and len(low) <= 2) or low in lexicon.table("numbers"):
                count = int(low) if low.isdecimal() else int(lexicon.table("numbers")[low])
                start = j
            elif low in adjectives:
                dead, best = dead or low in lexicon.words("dead_words"), best or low in lexicon.words("best")
                start = j if loose == 0 else start
            elif self._may_be_adjective(j, loose):
                loose += 1
            else:
                break
            j -= 1
        left = self._owner(j, start if loose == 0 else i, count)
        if left.kind == "none" and loose:
            left = Left(i)
        negated = self._is_negated(left.start) or (
            left.kind == "article" and bool(self.lexicon.form("wish_one").search(self._before(left.start)))
        )
        if not left.count and self._low(left.start - 1) in ("both", "beide", "allebei"):
            left = replace(left, count=2, start=left.start - 1)
        some = self._low(left.start - 2)
        if not left.count and self._low(left.start - 1) in ("of", "van") and left.start - 2 >= self.sentence:
            count = int(some) if some.isdecimal() else int(self.lexicon.table("numbers").get(some, 0))
            left = replace(left, count=count, start=left.start - 2 if count else left.start)
        return replace(left, count=left.count, dead=dead, best=best, negated=negated or left.negated)

    def _may_be_adjective(self, j: int, loose: int) -> bool:
        low = self._low(j)
        if loose >= 2 or not self.tokens[j].word or len(low) < 4 or low in self.lexicon.words("common"):
            return False
        if (
            low in self.lexicon.words("own")
            or low in self.lexicon.words("articles")
            or low in self.lexicon.given_names
        ):
            return False
        return (
            low.endswith("e")
            if self.lexicon.lang == "nl"
            else not self.tokens[j].capital or low.endswith(("ish", "an"))
        )

    def _owner(self, j: int, start: int, count: int) -> Left:
        low = self._low(j) if j >= self.sentence else ""
        last = self.found[-1] if self.found else None
        beside = last is not None and (last.last == start or self._low(last.last - 1).endswith("'s"))
        if last is not None and beside and last.last == j + 1 and self._is_genitive(last):
            return Left(last.last, "name", owner=len(self.found) - 1, count=count)
        if (self.two and self.two[-1][0] == j and low != bare(low)) or (
            self.two and self.two[-1][0] == j and low in self._genitives()
        ):
            return Left(j, "name", of=self.two[-1][1], count=count)
        if low in self.lexicon.words("none_of"):
            return Left(j, "article", count=count, negated=True)
        if low in self.lexicon.words("own"):
            return Left(j, "own", count=count)
        if low in self.lexicon.words("their") and not self._is_copula(j):
            return Left(j, "their", count=count)
        if low in self.lexicon.words("articles"):
            inner = (
                self._owner(j - 1, j, count)
                if low in ("de", "het") and self._low(j - 1) in ("geen",)
                else None
            )
            return inner or Left(j, "article", count=count, new=low in self.lexicon.words("new_one"))
        return Left(start, "none", count=count)

    def _is_genitive(self, mention: Mention) -> bool:
        token = self.tokens[mention.last - 1]
        said = token.low
        if said.endswith(("'s", "s'", "'")):
            return True
        if self.lexicon.lang == "en":
            return (
                said.endswith("s") and not mention.name and mention.relation is not None and not mention.group
            )
        return said.endswith("s") and not mention.name.casefold().endswith("s")

    def _is_copula(self, j: int) -> bool:
        """ "de buren zijn vrienden": zijn as a verb."""
        if self._low(j) != "zijn" or self.names.starts(j):
            return False
        one = self._relation(j + 1)
        if one is not None and not one[0].plural and not one[0].collective:
            return False
        if self._low(j - 1) in (
            "ze",
            "we",
            "wij",
            "zij",
            "er",
            "dat",
            "dit",
            "die",
            "jullie",
            "beiden",
            "allebei",
            "hier",
            "daar",
        ):
            return True
        last = self.found[-1] if self.found else None
        return last is not None and last.last == j and (last.group or self._unit_size(last) > 1)

    def _is_negated(self, start: int) -> bool:
        low = self._low(start - 1)
        if start - 1 >= self.sentence and low in self.lexicon.words("none_of"):
            return not (low in _BUT_FOR and self._low(start) in self.lexicon.words("own"))
        if self.negated_until >= self.sentence:
            between = [token.low for token in self.tokens[self.negated_until : start]]
            if (
                len(between) <= 2
                and all(one in ("of", "en", "or", "and", "nor", "noch", ",", "any") for one in between)
                and between
                and "," not in between[-1:]
            ):
                return True
        before = self._before(start)
        return bool(before) and bool(
            self.lexicon.form("have_not").search(before) or self.lexicon.form("wish").search(before)
        )

    def _before_the_place(self, at: int) -> int:
        """ "Ramon heeft op school een vriend": the verb before the words for where."""
        for back in (1, 2):
            if self._low(at - back) in self.lexicon.words("place_before") and self._low(at - back - 1) in ("heeft", "has"):
                return at - back - 1
        return at

    def _put_haver(self, mention: Mention, left: Left) -> None:
        """ "Henk heeft een zus", "our son has a social worker", "getrouwd met Mark; een kind": who has them."""
        at = left.start - 1
        last = self.found[-1] if self.found else None
        fresh = left.new or left.count or left.kind == "none"
        if last is not None and last.tie and fresh and mention.first - last.last <= 1 and mention.relation:
            if mention.relation.id in CHILDREN:
                mention.owner = last.owner
            return
        while at > self.sentence and self._low(at) in (
            "zelf",
            "nog",
            "ook",
            "also",
            "got",
            "wel",
            "al",
            "only",
            "alleen",
            "maar",
            "er",
        ):
            at -= 1
        at = self._before_the_place(at)
        if self._low(at) not in ("heeft", "hebben", "has", "have", "had", "hadden", "krijgt", "kreeg"):
            return
        who = self._low(at - 1)
        if self.two and self.two[-1][0] == at - 1:
            mention.of = self.two[-1][1]
        elif last is not None and last.last == at and at - 1 >= self.sentence:
            mention.owner = self.unit_of(len(self.found) - 1)[0]
        elif who in ("hij", "he", "zij", "ze", "she") and at - 1 >= self.sentence:
            mention.facts["their"] = "his" if who in ("hij", "he") else "her"
            mention.facts["has"] = True
