"""Who is mentioned in a text: words for who someone is, with their names, and names by themselves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from intake.understanding.names import Name, Names
from intake.understanding.people_lexicon import PeopleLexicon, Relation
from intake.understanding.readings import Context
from intake.understanding.relations import CHILDREN, PAIRS, bare, near_relation, relation_at
from intake.understanding.text import fold
from intake.understanding.tokens import Token

MOST = 12
_FROM = frozenset(("van", "from", "of", "at", "uit", "bij", "op", "in"))
STRONG = frozenset(".!?;\n")
_TIMES = frozenset("keer x maal times time uur uren hours hour km kilometer miles minuten minutes % weken weeks maanden months dagen days kinderen children euro".split())  # fmt: skip  # noqa: SIM905


@dataclass(slots=True)
class Mention:
    """Someone at tokens first..last. of: an id; owner: the mention this one is seen from, as index. fresh: newly
    introduced ("een broer", one of "twee broers"), so that a name may follow later. unit: those named in one breath."""

    first: int
    last: int
    name: str = ""
    relation: Relation | None = None
    of: str = ""
    owner: int | None = None
    known: str = ""
    sure: float = 0.95
    tie: tuple[str, str | None] | None = None
    group: bool = False
    fresh: bool = False
    count: int = 0
    unit: int = 0
    gender: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)
    alternatives: tuple[str, ...] = ()
    aside: bool = False
    core: int = 0


@dataclass(frozen=True, slots=True)
class Left:
    """What stands before a word for who someone is. kind: own, their, name, article or none."""

    start: int
    kind: str = "none"
    of: str = ""
    owner: int | None = None
    count: int = 0
    new: bool = False
    dead: bool = False
    best: bool = False
    negated: bool = False


class Scan:
    """One pass over the tokens from left to right. found: the mentions; two: (token, id) where one of the two is named."""

    def __init__(self, text: str, tokens: list[Token], lexicon: PeopleLexicon, context: Context) -> None:
        self.text, self.folded, self.tokens, self.lexicon, self.context = (
            text,
            fold(text),
            tokens,
            lexicon,
            context,
        )
        self.known = {fold(person.name): person.id for person in context.people if person.name}
        firsts = [fold(person.name).split()[0] for person in context.people if person.name]
        self.firsts = {
            fold(person.name).split()[0]: person.id
            for person in context.people
            if person.name and firsts.count(fold(person.name).split()[0]) == 1
        }
        pair = zip(context.client_names, ("client", "cared_for"), strict=False)
        self.pair = {fold(name): id for name, id in pair if name}
        self.pair |= {name.split()[0]: id for name, id in self.pair.items() if " " in name}
        familiar = frozenset((*self.known, *self.firsts, *self.pair))
        self.names = Names(tokens, lexicon, familiar)
        self.masked = self.folded
        self.found: list[Mention] = []
        self._by_name: dict[str, int] = {}
        self._indexed = 0
        self.two: list[tuple[int, str]] = []
        self.units = 0
        self.sentence = 0
        self.negated_until = -1

    def run(self) -> list[Mention]:
        self._find_pets()
        i = 0
        while i < len(self.tokens):
            if self.tokens[i].low in STRONG:
                self.sentence, i = i + 1, i + 1
                continue
            i = max(i + 1, self._step(i))
        self._spread()
        self._mask()
        return self.found

    def _spread(self) -> None:
        """ "Mijn kinderen wonen ver weg: Tom in Canada, Eva in Gent": the names after the colon are those of the group."""
        group: Mention | None = None
        absorbed: set[int] = set()
        for one in self.found:
            if one.group and one.relation is not None and not one.relation.collective and not one.name:
                group = one
                continue
            if group is None:
                continue
            if one.first - group.last > 80:
                group = None
                continue
            between = [token.low for token in self.tokens[group.last : one.first]]
            if (
                STRONG & set(between)
                or not one.name
                or one.relation is not None
                or one.known
                or ":" not in between
            ):
                group = group if ":" in between and not STRONG & set(between) else None
                continue
            one.relation, one.of, one.owner = group.relation, group.of, group.owner
            one.sure = max(one.sure, 0.9)
            absorbed.add(id(group))
            if group.facts.get("their"):
                one.facts["their"] = group.facts["their"]
        gone = {index for index, one in enumerate(self.found) if id(one) in absorbed}
        if gone and not any(one.owner in gone for one in self.found):
            kept = [index for index in range(len(self.found)) if index not in gone]
            moved = {index: at for at, index in enumerate(kept)}
            for one in self.found:
                one.owner = moved[one.owner] if one.owner is not None else None
            self.found = [self.found[index] for index in kept]

    def _mask(self) -> None:
        """A name is no word: "Bill" is no bill."""
        chars = list(self.folded)
        for one in self.found:
            for token in self.tokens[one.first : one.last] if one.name else ():
                if token.capital and fold(token.text).rstrip(".'") in fold(one.name):
                    chars[token.start : token.end] = "q" * (token.end - token.start)
        self.masked = "".join(chars)

    def _step(self, i: int) -> int:
        if not self.tokens[i].word:
            return i + 1
        end = self._circle(i)
        if end:
            return end
        found = self._relation(i)
        if found is not None:
            return self._take_relation(i, *found)
        if self._is_client(i):
            self.two.append((i, self.context.of))
            return i + 1
        name = self.names.at(i)
        return self._take_name(name) if name else i + 1

    # Guards

    def _find_pets(self) -> None:
        pets = self.lexicon.words("pets")
        for i, token in enumerate(self.tokens):
            if token.low not in pets:
                continue
            for j in range(i + 1, min(i + 5, len(self.tokens))):
                if self.tokens[j].capital and self.tokens[j].low not in self.lexicon.words("not_names"):
                    self.names.pets.add(self.tokens[j].text.casefold())
                    break
                if self.tokens[j].low not in (
                    "heet",
                    "called",
                    "named",
                    ",",
                    "(",
                    "die",
                    "genaamd",
                    "is",
                    "en",
                ):
                    break
            j = i - 1
            while j > 0 and i - j < 4 and self.tokens[j].low not in (",", "("):
                j -= 1
            if j > 0 and self.tokens[j - 1].capital and self._is_own(j + 1):
                self.names.pets.add(self.tokens[j - 1].text.casefold())

    def _is_own(self, i: int) -> bool:
        return self.tokens[i].low in self.lexicon.words("own") | self.lexicon.words("articles")

    def _before(self, at: int, most: int = 70) -> str:
        """The folded sentence up to token at, at most so many characters."""
        if at <= self.sentence:
            return ""
        end = self.tokens[at].start if at < len(self.tokens) else len(self.folded)
        return self.folded[max(self.tokens[self.sentence].start, end - most) : end].rstrip()

    def _after(self, at: int, most: int = 50) -> str:
        start = self.tokens[at - 1].end
        return self.folded[start : start + most]

    def _low(self, i: int) -> str:
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def _is_client(self, i: int) -> bool:
        """ "Mw. heeft", "cl. ziet": the one the note is about."""
        low = self._low(i)
        return low in self.lexicon.words("client_words") and self.names.at(i) is None

    # Words for who someone is

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
        if token.capital and not self.names.starts(i):
            return None
        near = near_relation(token.low, self.lexicon.lang)
        if near is None:
            return None
        before = self._low(i - 1)
        owned = before in self.lexicon.words("own") or before in self.lexicon.words("their")
        named = i + 1 < len(self.tokens) and self.names.at(i + 1, beside=True) is not None
        return (near, i + 1) if owned or named or before in self.lexicon.words("articles") else None

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
        negated = self._is_negated(left.start)
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
        if last is not None and last.last == j + 1 and last.last == start and self._is_genitive(last):
            return Left(start, "name", owner=len(self.found) - 1, count=count)
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

    def _genitives(self) -> frozenset[str]:
        return frozenset(f"{name}s" for name in self.pair)

    def _is_genitive(self, mention: Mention) -> bool:
        token = self.tokens[mention.last - 1]
        said = token.low
        if said.endswith(("'s", "s'", "'")):
            return True
        return self.lexicon.lang == "nl" and said.endswith("s") and not mention.name.casefold().endswith("s")

    def _is_copula(self, j: int) -> bool:
        """ "de buren zijn vrienden": zijn as a verb."""
        if self._low(j) != "zijn" or self.names.starts(j):
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

    def _unit_size(self, mention: Mention) -> int:
        return len(self.unit_of(len(self.found) - 1)) if self.found[-1] is mention else 1

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

    def _is_negated(self, start: int) -> bool:
        low = self._low(start - 1)
        if start - 1 >= self.sentence and low in self.lexicon.words("none_of"):
            return True
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

    def _take_relation(self, i: int, relation: Relation, end: int) -> int:
        left = self._left(i)
        if left.negated or self.lexicon.form("not_after").search(self._after(end)):
            self.negated_until = end
            return end
        name = self._name_after(end, relation)
        if name is not None and relation.plural and name.sure <= 0.8:
            name = None
        name = name or self._giver(relation, end)
        if name is None and self._is_aside(relation, left, end):
            return end
        if name is None and self._appositive(i, relation, left, end):
            return end
        if name is None and self._is_no_one(i, relation, left, end):
            return end
        if relation.plural and not (name and left.count <= 1 and not self._is_listed(name)):
            return self._take_plural(i, relation, left, end, name)
        of, owner, end_of = self._of(end) if name is None else ("", None, end)
        if end_of != end:
            name = self._name_after(end_of, relation)
            end = end_of
        if name is not None and fold(name.said) in self.pair:
            self.two.append((name.last - 1, self.pair[fold(name.said)]))
            return name.last
        if name is not None and self._is_shared_list(left, name):
            return self._share_names(i, relation, left, name)
        mention = self._new(left.start, max(end, name.last if name else 0), relation, left, name)
        if end_of != i and (of or owner is not None):
            mention.of, mention.owner = of, owner
        if self._is_same_breath(mention):
            return mention.last
        self._put(mention)
        mention.last = self._details(mention, mention.last)
        if name is None and mention.facts:
            late = self._name_after(mention.last, relation)
            if late is not None and late.first - mention.last <= 2:
                mention.name, mention.last, mention.gender = (
                    late.said,
                    late.last,
                    mention.gender or late.gender,
                )
        return mention.last

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

    def _is_shared_list(self, left: Left, name: Name) -> bool:
        """ "een zoon en een dochter, Mark en Lisa": as many names as there are words for who they are."""
        last = self.found[-1] if self.found else None
        if (
            last is None
            or last.name
            or last.group
            or not self._is_listed(name)
            or self._low(name.first - 1) not in (",", ":", "(")
        ):
            return False
        between = self.tokens[last.last : left.start]
        return len(between) == 1 and between[0].low in self.lexicon.words("and")

    def _share_names(self, i: int, relation: Relation, left: Left, name: Name) -> int:
        last = self.found[-1]
        last.name, last.gender = name.said, last.gender or name.gender
        at = self._details(last, name.last)
        second = self.names.at(at + 1, beside=True)
        mention = self._new(left.start, second.last if second else at, relation, left, second)
        self._put(mention)
        mention.last = self._details(mention, mention.last)
        return mention.last

    def _is_aside(self, relation: Relation, left: Left, end: int) -> bool:
        """No one to put on a card: where someone is from, goes to or talks about, and "his own family"."""
        before = self._low(left.start - 1)
        last = self.found[-1] if self.found and self.found[-1].first >= self.sentence else None
        if relation.collective and (left.kind == "their" or before in ("in", "binnen", "of", "van")):
            return True
        if before in ("over", "about") and left.kind == "their":
            return True
        if (
            relation.sector in ("professionals", "other")
            and left.kind in ("article", "none")
            and last is not None
        ):
            if before in ("van", "from", "of", "at") and last.last == left.start - 1:
                return True
            if before in ("naar", "to", "bij", "at") and not self.tokens[left.start - 1].capital:
                return True
        described = left.kind == "article" and left.new and last is not None and last.name and last.relation
        return (
            bool(described)
            and last is not None
            and [token.low for token in self.tokens[last.last : left.start]] == [","]
        )

    def _new(self, start: int, end: int, relation: Relation, left: Left, name: Name | None) -> Mention:
        sure = min(0.95, name.sure if name else 0.95)
        if relation.near:
            sure = 0.8 if left.kind in ("own", "their") else 0.7
        mention = Mention(start, end, name.said if name else "", replace(relation, plural=False), sure=sure)
        mention.of = left.of or ("client" if left.kind == "own" else "")
        mention.owner = left.owner
        if left.owner is not None:
            self.found[left.owner].aside = True
        mention.group = relation.collective
        mention.fresh = left.new or left.count > 0
        mention.count = left.count
        mention.gender = relation.gender or (name.gender if name else None)
        if left.kind == "their":
            mention.facts["their"] = self.tokens[left.start].low
        elif left.kind in ("article", "none") and left.owner is None and not left.of:
            self._put_haver(mention, left)
        if left.dead:
            mention.facts["alive"] = False
        if left.best and relation.id == "friend":
            mention.facts["bond"] = "strong"
        return mention

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

    def _is_same_breath(self, mention: Mention) -> bool:
        """ "De huisarts, dokter Smit": the same one in other words."""
        last = self.found[-1] if self.found else None
        if last is None or last.relation is None or mention.relation is None or last.name or last.group:
            return False
        near = [token.low for token in self.tokens[last.last : mention.first]]
        if (
            near not in ([","], [], ["("])
            or last.relation.id != mention.relation.id
            or mention.facts.get("their")
        ):
            return False
        last.name, last.last, last.gender = mention.name, mention.last, mention.gender
        return True

    def _put(self, mention: Mention) -> None:
        """Adds the mention; joined to the one before where they are said in one breath."""
        if not (self.found and self._is_joint(self.found[-1], mention)):
            self.units += 1
        mention.unit = self.units
        self.found.append(mention)

    def _is_joint(self, one: Mention, other: Mention) -> bool:
        between = self.tokens[one.last : other.first]
        if not 0 < len(between) <= 3:
            return False
        links = self.lexicon.words("and")
        return all(
            token.low in links or token.low in (",", "&", "/", "ook", "also", "nog", "wel")
            for token in between
        ) and any(token.low in links or token.low in (",", "/") for token in between)

    def _is_no_one(self, i: int, relation: Relation, left: Left, end: int) -> bool:
        """What someone is, not who; and words that without "my" are no one in particular."""
        before = self._low(left.start - 1)
        if (
            before in self.lexicon.words("being")
            and left.start - 1 >= self.sentence
            and left.kind in ("none", "article")
        ):
            known = self._low(end) in self.lexicon.words("of") and self._low(end + 1) in self.lexicon.words(
                "own"
            )
            return not known and left.count < 2
        bare_word = left.kind == "none" and not left.count
        if not bare_word:
            if left.kind == "article" and self._low(i) in self.lexicon.words("vague_alone"):
                return self._is_vague(i, relation, end)
            return False
        if self._low(i) in self.lexicon.words("vague_alone"):
            return self._is_vague(i, relation, end)
        return False

    def _is_vague(self, i: int, relation: Relation, end: int) -> bool:
        if relation.id in self.context.relations:
            return False
        low = self._low(i)
        if low in (
            "hulp",
            "zorg",
            "begeleiding",
            "kennis",
            "man",
            "vrouw",
            "family",
            "familie",
            "poets",
            "wmo",
            "ex",
            "ha",
            "hh",
        ):
            article = self._low(i - 1) in ("de", "een", "the", "a")
            return not (article and low in ("hulp", "kennis", "poets", "ex")) and not (
                self.tokens[i].text.isupper()
            )
        note = self.names.starts(i) or self._low(i - 1) in (",", "(", "en", "and", "/", "+")
        if relation.plural:
            before = self._before(i)
            return not (
                note
                or before.endswith(
                    (
                        "heb",
                        "heeft",
                        "hebben",
                        "have",
                        "has",
                        "had",
                        "got",
                        "met",
                        "with",
                        "veel",
                        "van de",
                        "de",
                        "the",
                        "paar",
                        "few",
                        "heb ik",
                        "weinig",
                    )
                )
            )
        if relation.id in ("father", "mother"):
            return False
        if self._low(i - 1) in (
            "een",
            "één",
            "a",
            "an",
            "the",
            "de",
            "het",
            "one",
            "andere",
            "other",
            "enige",
            "only",
        ):
            return low in ("man", "baby", "mentor") and self._low(i - 1) not in ("de", "the")
        return not (
            note
            and self._low(end)
            in (
                ",",
                ")",
                ".",
                "",
                ";",
                ":",
                "\n",
                "en",
                "and",
                "komt",
                "belt",
                "(",
                "woont",
                "is",
                "helpt",
                "van",
            )
        )

    def _appositive(self, i: int, relation: Relation, left: Left, end: int) -> bool:
        """ "Peter, my support worker", "Piet en Kees zijn mijn broers": says who those just named are."""
        last = self.found[-1] if self.found else None
        if last is None or last.tie or last.last > left.start:
            return False
        between = [token.low for token in self.tokens[last.last : left.start]]
        if (
            len(between) > 2
            and between[-1] in self.lexicon.words("being")
            and left.kind == "own"
            and last.name
        ):
            pointing = (
                between[-2] in ("dat", "die", "that", "zij", "hij", "she", "he") and last.relation is None
            )
            between = between[-2:] if pointing else between
        near = (
            1 < len(between) <= 3
            and between[-1] == ","
            and left.kind == "own"
            and self._low(end) in (",", ".", "", ")")
        )
        if near and all(one in self.lexicon.words("common") for one in between[:-1]):
            between = [","]
        links = [
            one
            for one in between
            if one not in (",", "(", "ook", "also", "dus", "nu", "now", "-", ":", "=", "–")
        ]
        being = self.lexicon.words("being")
        linked = bool(links) and all(one in being for one in links) and len(links) == 1
        pointed = (
            len(links) == 2
            and links[0] in ("dat", "die", "zij", "ze", "hij", "that", "she", "he", "who", "that's")
            and links[1] in being
        )
        if "that's" in links or "dat's" in links or "who's" in links or "she's" in links or "he's" in links:
            pointed = len(links) == 1
        if between and between[-1] in being and between[0] in _FROM and len(between) <= 6 and last.name:
            linked = True
            links = [] if last.relation is None else links
        if pointed or linked:
            if last.relation is not None:
                return not relation.plural and (last.name != "" or left.kind == "own")
        elif (
            links
            or (last.relation is not None)
            or not last.name
            or (
                between
                and left.kind == "none"
                and between[0] == ","
                and self._low(end) not in (",", ".", "", ")", ";")
            )
            or (not between and left.kind == "none")
        ):
            return False
        if not last.name:
            return False
        unit = [self.found[index] for index in self.unit_of(len(self.found) - 1)]
        members = [one for one in unit if one.name and one.relation is None]
        for member in members if relation.plural or linked else [last]:
            member.relation = replace(relation, plural=False)
            member.gender = member.gender or relation.gender
            member.sure = max(member.sure, 0.93)
            member.of = left.of or ("client" if left.kind == "own" else "")
            member.owner = left.owner
            if left.kind == "their":
                member.facts["their"] = self.tokens[left.start].low
        last.last = self._details(last, end)
        return bool(members)

    # Names beside them

    def _name_after(self, j: int, relation: Relation) -> Name | None:
        """ "broer Kees", "broer, Kees", "Mum (Ineke)", "zus die Joke heet", "my mate from the pub, Kev"."""
        direct = self.names.at(j, beside=True)
        if direct is not None:
            return None if self._is_other_person(direct, j) else direct
        at = self._skip_circle(j)
        if self._low(at) in ("die", "who", "that") and self._low(at + 2) in ("heet", "heette"):
            return self.names.at(at + 1, beside=True)
        called = self._called(j)
        if called:
            return self.names.at(called, beside=True)
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
        if self._low(j) not in _FROM or not (stranger or self._low(j + 1) in ("de", "het", "the", "'t")):
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
        if self._low(at) not in _FROM and self._low(at) not in ("via", "vanuit", "through"):
            return j
        at += 1
        if self._low(at) in ("de", "het", "the", "mijn", "my", "t", "'t"):
            at += 1
        if self._low(at) in ("vroeger", "toen", "before"):
            return at + 1
        if self._low(at) not in self.lexicon.table("circles") and not (
            at < len(self.tokens)
            and self.tokens[at].capital
            and self._low(at) not in self.lexicon.given_names
        ):
            return j
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
        return at

    def _take_plural(self, i: int, relation: Relation, left: Left, end: int, name: Name | None) -> int:
        """ "twee zoons", "mijn ouders", "zussen: Samira en Naima", "3 kinderen: Daan (12), Fleur en Stijn"."""
        base = replace(relation, plural=False)
        if name is not None:
            return self._take_list(left, base, name)
        if relation.id in PAIRS:
            for id in PAIRS[relation.id]:
                one = self.lexicon.by_id[id]
                gender = "man" if id.endswith(("father", "father_in_law")) and "mother" not in id else "woman"
                self._put_more(self._new(left.start, end, replace(one, gender=gender), left, None))
            return end
        of, owner, after = self._of(end)
        count = left.count if left.count > 1 and not self._is_shared_count(end, relation) else 0
        first: Mention | None = None
        for _ in range(min(count, MOST) or 1):
            mention = self._new(left.start, end, base, left, None)
            mention.group = not count
            mention.fresh = bool(count)
            if first is not None:
                mention.of, mention.owner = first.of, first.owner
                mention.facts = dict(first.facts)
            first = first or mention
            if of or owner is not None:
                mention.of, mention.owner = of, owner
            if left.kind == "none" and not count:
                mention.sure = 0.86 if relation.sector != "family" else 0.8
            self._put_more(mention)
        return after

    def _is_shared_count(self, end: int, relation: Relation) -> bool:
        """ "acht broers en zussen": eight of both together, nobody knows how many of each."""
        if self._low(end) not in self.lexicon.words("and"):
            return False
        other = self._relation(end + 1)
        return other is not None and other[0].plural and other[0].sector == relation.sector

    def _put_more(self, mention: Mention) -> None:
        if self.found and self.found[-1].first == mention.first and self.found[-1].last == mention.last:
            mention.unit = self.units
            self.found.append(mention)
        else:
            self._put(mention)

    def _take_list(self, left: Left, base: Relation, name: Name | None) -> int:
        end = left.start
        group = self.units + 1
        begin = left.start
        first: Mention | None = None
        while name is not None:
            mention = self._new(begin, name.last, base, left, name)
            mention.fresh = False
            if first is not None:
                mention.of, mention.owner = first.of, first.owner
            first = first or mention
            self.units = group
            mention.unit = group
            if fold(name.said) not in self.pair:
                self.found.append(mention)
            end = mention.last = self._details(mention, name.last)
            at = end
            while self._low(at) in self.lexicon.words("and") or self._low(at) == ",":
                at += 1
            name = self.names.at(at, beside=True) if end < at <= end + 2 else None
            begin = name.first if name else begin
        return end

    # Whose

    def _of(self, end: int) -> tuple[str, int | None, int]:
        """ "de zus van Henk", "the wife of my son": (id, index of the owner, the token after)."""
        if self._low(end) not in self.lexicon.words("of") or end + 1 >= len(self.tokens):
            return "", None, end
        at = end + 1
        name = self.names.at(at, beside=True)
        if name is not None and self.tokens[at].capital:
            low = fold(name.said)
            if low in self.pair:
                return self.pair[low], None, name.last
            if low in self.known or low in self.firsts or self.named(low) is not None or name.sure >= 0.95:
                self._take_name(name)
                index = self.named(low)
                return "", index, name.last
            return "", None, end
        for j in range(at, min(at + 3, len(self.tokens))):
            found = self._relation(j)
            if found is None:
                continue
            if j == at or self._left(j).start != at:
                break
            count = len(self.found)
            last = self._take_relation(j, *found)
            for one in self.found[count:]:
                one.aside = True
            return ("", count, last) if len(self.found) > count else ("", None, last)
        return "", None, end

    # Facts that stand right beside

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
            elif self.tokens[j].low in self.lexicon.places or (
                self.tokens[j].capital and mention.name and not self.names.at(j)
            ):
                end = j + 1
                while end < close and self.tokens[end].word:
                    end += 1
                mention.facts["place"], taken, j = (
                    self.text[self.tokens[j].start : self.tokens[end - 1].end],
                    True,
                    end,
                )
            else:
                j += 1
        return close + 1 if taken else 0

    def _is_age(self, j: int) -> bool:
        low = self._low(j)
        return low.isdecimal() and len(low) <= 3 and 0 < int(low) <= 112 and self._low(j + 1) not in _TIMES

    def _age(self, mention: Mention, at: int) -> int:
        ended = self._low(at + 1) in (",", ".", "", ")", ";", "jaar", "jr", "years", "and", "\n")
        if self._is_age(at) and not mention.group and ended:
            mention.facts["age"] = int(self._low(at))
            return at + 1
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
        return self._low(j) in self.lexicon.places or (
            self.tokens[j].capital
            and self.names.at(j) is None
            and self._low(j) not in self.lexicon.words("not_names")
        )

    def _place(self, mention: Mention, at: int) -> int:
        if self._low(at) == "," and mention.facts.get("age") is not None:
            at += 1
        if mention.relation is not None and mention.relation.sector in (
            "professionals",
            "volunteers",
            "other",
        ):
            return 0
        if self._low(at) not in ("uit", "in", "te", "from", "near") or at + 1 >= len(self.tokens):
            return 0
        city = self._low(at + 1) in self.lexicon.places or (
            self.tokens[at + 1].capital
            and self._low(at + 1) not in self.lexicon.given_names
            and self._low(at + 1) not in self.lexicon.words("not_names")
        )
        if not city or self._relation(at + 1):
            return 0
        end = at + 2
        while (
            end < len(self.tokens)
            and self.tokens[end].capital
            and self._low(end) not in self.lexicon.words("not_names")
        ):
            end += 1
        mention.facts["place"] = self.text[self.tokens[at + 1].start : self.tokens[end - 1].end]
        return end

    # Names by themselves

    def _take_name(self, name: Name) -> int:
        low = fold(name.said)
        stem = bare(low)
        for said in (low, stem, low.removesuffix("s")):
            if said in self.pair:
                self.two.append((name.last - 1, self.pair[said]))
                return name.last
        at = self.named(low, stem, low.removesuffix("s"))
        same = self.found[at] if at is not None else None
        tie = self._tie(name.first)
        mention = Mention(
            name.first, name.last, same.name if same else name.said, sure=name.sure, gender=name.gender
        )
        for said in (low, stem, low.removesuffix("s")):
            mention.known = mention.known or self.known.get(said, "") or self.firsts.get(said, "")
        if same is None and not mention.known and not tie:
            mention.sure = self._sureness(name)
            if mention.sure < 0.5:
                return name.last
            self._circle_of(mention)
            self._own_tie(mention)
        if tie and self.found:
            mention.tie, mention.owner, mention.sure = tie, len(self.found) - 1, max(0.9, name.sure)
        self._put(mention)
        mention.last = self._details(mention, mention.last)
        self._circle_of(mention)
        return mention.last

    def _sureness(self, name: Name) -> float:
        """How sure it is that a name without a word for who it is, is a person."""
        first, after = name.first, self._low(name.last)
        listed = after in {"", ",", ")", "(", ":", "&", "/", ";", ".", "!", "?", "\n"} | self.lexicon.words(
            "and"
        )
        goes_on = after in self.lexicon.words("common")
        given = name.sure >= 0.93
        if self.names.starts(first):
            return (
                name.sure
                if given and (goes_on or listed or name.last - first > 1)
                else 0.87
                if goes_on or listed
                else 0.4
            )
        if self._low(first - 1) in self.lexicon.words("place_before") and not given:
            return 0.3
        return 0.9 if given else 0.86 if goes_on or listed else 0.6

    def _circle_of(self, mention: Mention) -> None:
        """ "Agnieszka van de kerk", "Tracy at work", "Karen next door"."""
        if mention.relation is not None or mention.known:
            return
        at = mention.last
        if self._low(at) == "from" or self._low(at) in ("van", "uit", "at", "in", "bij", "of", "op"):
            at += 1
        elif self._low(at) not in ("next", "hiernaast", "upstairs", "downstairs", "opposite"):
            return
        if self._low(at) in ("de", "het", "the", "my", "mijn", "'t"):
            at += 1
        id = self.lexicon.table("circles").get(self._low(at))
        if id is None:
            return
        mention.relation = self.lexicon.by_id[id]
        mention.sure = max(mention.sure, 0.9)
        mention.last = at + (2 if self._low(at + 1) == "door" else 1)

    def _own_tie(self, mention: Mention) -> None:
        """ "Ik ben getrouwd met Ahmet", "I'm engaged to Lotte"."""
        before = self._before(mention.first)
        if not before or not any(
            token.low in self.lexicon.words("me") for token in self.tokens[self.sentence : mention.first]
        ):
            return
        married = bool(self.lexicon.form("married").search(before))
        if married or before.endswith(
            ("verloofd met", "verkering met", "relatie met", "engaged to", "relationship with")
        ):
            id = (
                {"man": "husband", "woman": "wife"}.get(mention.gender or "", "partner")
                if married
                else "partner"
            )
            mention.relation, mention.sure, mention.of = self.lexicon.by_id[id], 0.93, "client"

    def _circle(self, i: int) -> int:
        """ "een paar mannen van de moskee", "a lady from church, Mabel"."""
        low = self._low(i)
        if low not in self.lexicon.words("circle_people") or self._low(i + 1) not in (
            "van",
            "uit",
            "from",
            "at",
            "of",
            "in",
            "bij",
        ):
            return 0
        at = i + 2
        if self._low(at) in ("de", "het", "the", "my", "mijn", "'t", "our", "onze", "mijn"):
            at += 1
        id = self.lexicon.table("circles").get(self._low(at))
        if id is None:
            return 0
        left = self._left(i)
        if left.negated:
            return at + 1
        several = low in (
            "mensen",
            "vrouwen",
            "mannen",
            "dames",
            "heren",
            "leden",
            "people",
            "ladies",
            "men",
            "women",
            "guys",
            "folks",
            "girls",
            "members",
            "jongens",
            "meiden",
            "vrienden",
            "vriendinnen",
        )
        woman = low in ("vrouw", "dame", "lady", "woman")
        gender = "woman" if woman else "man" if low in ("man", "guy", "bloke", "chap") else None
        end = at + (2 if self._low(at + 1) == "door" else 1)
        last = self.found[-1] if self.found else None
        if (
            several
            and last is not None
            and last.name
            and last.relation is None
            and self._low(left.start - 1) == ","
        ):
            for index in self.unit_of(len(self.found) - 1):
                one = self.found[index]
                if one.relation is None:
                    one.relation, one.sure = self.lexicon.by_id[id], 0.9
            last.last = end
            return end
        relation = replace(self.lexicon.by_id[id], gender=gender)
        name = self._name_after(end, relation)
        mention = self._new(left.start, max(end, name.last if name else 0), relation, left, name)
        mention.group = several and left.count < 2
        self._put(mention)
        mention.last = self._details(mention, mention.last)
        return mention.last

    def _tie(self, at: int) -> tuple[str, str | None] | None:
        """ "getrouwd met" and such right before, about someone named before in the sentence."""
        if not self.found or self.found[-1].first < self.sentence:
            return None
        before = self._before(at)
        if self.lexicon.form("married").search(before):
            return "partner", "married"
        if self.lexicon.form("divorced").search(before):
            return "partner", "divorced"
        if (self.lexicon.form("partnered").search(before) and not before.endswith((" with", " met"))) or (
            self.lexicon.lang == "nl" and self.lexicon.form("partnered").search(before)
        ):
            return "partner", "together"
        return None
