"""Who is mentioned in a text: words for who someone is, with their names, and names by themselves."""

from __future__ import annotations

import re
from dataclasses import replace

from intake.understanding.adopting import adopt
from intake.understanding.guards import Guards
from intake.understanding.late import told_later
from intake.understanding.mentions import DOUBT, MOST, STRONG, Left, Mention, without
from intake.understanding.names import Name
from intake.understanding.people_lexicon import Relation
from intake.understanding.relations import PAIRS, bare
from intake.understanding.text import fold

_ASIDE = 12
"""Tokens between brackets that may stand beside a name in a list."""


class Scan(Guards):
    """One pass over the tokens from left to right. found: the mentions; two: (token, id) where one of the two is named."""

    def run(self) -> list[Mention]:
        self._find_pets()
        sayings = [match.span() for match in self.lexicon.form("no_person").finditer(self.folded)]
        i = 0
        while i < len(self.tokens):
            if any(start <= self.tokens[i].start < end for start, end in sayings):
                i += 1
                continue
            if self.tokens[i].low in STRONG:
                self.sentence, i = i + 1, i + 1
                continue
            i = max(i + 1, self._step(i))
        for one in self.found:
            one.name = "" if fold(one.name) in self.pair else one.name
        self._spread()
        self.found = told_later(self)
        self.found = adopt(self)
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
            self.found = without(self.found, dict.fromkeys(gone))

    def _mask(self) -> None:
        """A name is no word, and no deed is where someone is from: "Bill" is no bill, "de bridgeclub" no bridge."""
        chars = list(self.folded)
        for one in self.found:
            for token in self.tokens[one.first : one.last]:
                if self.lexicon.circle(token.low) or (one.name and token.capital and fold(token.text).rstrip(".'") in fold(one.name)):
                    chars[token.start : token.end] = "q" * (token.end - token.start)
        for at in self.named_later:
            chars[self.tokens[at].start : self.tokens[at].end] = "q" * (self.tokens[at].end - self.tokens[at].start)
        self.masked = "".join(chars)

    def _step(self, i: int) -> int:
        if not self.tokens[i].word:
            return i + 1
        end = self._circle(i) or self._circle_first(i) or self._no_one(i) or self._honorific(i)
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

    def _take_relation(self, i: int, relation: Relation, end: int) -> int:
        left = self._left(i)
        if self._low(end) == "like" and left.new:
            self.latent.append(self._new(left.start, end, relation, left, None))
            return end
        if left.negated or self.lexicon.form("not_after").search(self._after(end)):
            self.negated_until = end
            return end
        if left.kind == "none" and self._is_heading(i, end):
            return end
        name = self._name_after(end, relation)
        if name is not None and relation.plural and name.sure <= 0.8:
            name = None
        if name is not None and left.kind == "article" and self._low(end - 1) in ("girl", "lad", "boy") and self._low(end) in ("called", "named", "by"):
            return self._take_name(name)
        if name is not None and self._is_of_the_church(i, relation, left, name):
            relation = self.lexicon.by_id["mosque_member" if "mosque" in self._after(name.last) else "church_member"]
        if name is not None and self._is_priest(i, relation, left, name):
            relation = self.lexicon.by_id["pastor"]
        name = name or self._giver(relation, end)
        if name is None and self._is_aside(relation, left, end):
            return end
        if name is None and self.lexicon.form("called_so").search(self._before(left.start)):
            return end
        if name is None and (self._appositive(i, relation, left, end) or self._of_the_owner(relation, left, end)):
            return max(end, self.found[-1].last)
        if name is None and self._is_no_one(i, relation, left, end):
            new = (left.kind == "article" and left.new) or self._low(i - 1) == "zo'n"
            if new and not relation.plural:
                self.latent.append(self._new(left.start, end, relation, left, None))
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
        if name is not None and name.first > end + 1:
            self._place(mention, end)
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

    def _is_of_the_church(self, i: int, relation: Relation, left: Left, name: Name) -> bool:
        """ "Sister Joyce from the Pentecostal church", "by Brother Ibrahim": how a congregation calls its own."""
        if relation.id not in ("brother", "sister") or left.kind != "none" or not self.tokens[i].capital or self.lexicon.lang != "en":
            return False
        beside = self._after(name.last)
        return self._low(i - 1) == "by" or bool(re.match(r" (?:from|at|of) (?:the |our |my )?(?:[\w'.]+ ){0,2}(?:church|chapel|mosque|temple|gurdwara|st|saint|parish|assembly|congregation|convent|fellowship)\b", beside))

    def _is_priest(self, i: int, relation: Relation, left: Left, name: Name) -> bool:
        """ "Father O'Leary brings communion", where a note's "Father: Jan" is a dad."""
        said = relation.id == "father" and left.kind == "none" and self.tokens[i].text == "Father" and self.lexicon.lang == "en"
        return said and name.first == i + 1 and self.tokens[name.first].capital and self._low(name.last) not in (":", "(", ",")

    def _is_heading(self, i: int, end: int) -> bool:
        """ "Mantelzorgers: echtgenote, zoon Mark": what stands above a list of others."""
        if not self.names.starts(i) or self._low(end) != ":":
            return False
        at = end + 1
        while self._low(at) in self.lexicon.words("own") | self.lexicon.words("articles"):
            at += 1
        return self._relation(at) is not None and self.names.at(end + 1) is None

    def _share_names(self, i: int, relation: Relation, left: Left, name: Name) -> int:
        last = self.found[-1]
        last.name, last.gender = name.said, last.gender or name.gender
        at = self._details(last, name.last)
        second = self.names.at(at + 1, beside=True)
        mention = self._new(left.start, second.last if second else at, relation, left, second)
        self._put(mention)
        mention.last = self._details(mention, mention.last)
        return mention.last

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
        mention.loose = left.kind in ("article", "none") and not left.count and left.owner is None and not left.of
        mention.gender = relation.gender or (name.gender if name else None)
        if left.kind == "their":
            mention.facts["their"] = self.tokens[left.start].low
        elif left.kind in ("article", "none") and left.owner is None and not left.of:
            self._put_haver(mention, left)
        if left.dead:
            mention.facts["alive"] = False
        if left.best and relation.id in ("friend", "buddy"):
            mention.facts["bond"] = "strong"
            mention.relation = replace(self.lexicon.by_id["friend"], gender=relation.gender)
        return mention

    def _put(self, mention: Mention) -> None:
        """Adds the mention; joined to the one before where they are said in one breath."""
        if not (self.found and self._is_joint(self.found[-1], mention)):
            self.units += 1
        mention.unit = self.units
        self.found.append(mention)

    def _take_plural(self, i: int, relation: Relation, left: Left, end: int, name: Name | None) -> int:
        """ "twee zoons", "mijn ouders", "zussen: Samira en Naima", "3 kinderen: Daan (12), Fleur en Stijn"."""
        base = replace(relation, plural=False)
        joined = self.lexicon.table("counted").get(self._low(i), 0)
        if joined and not left.count:
            left = replace(left, count=int(joined))
        if name is not None:
            return self._take_list(left, base, name)
        of, owner, after = self._of(end)
        if relation.id in PAIRS:
            for id in PAIRS[relation.id]:
                one = self.lexicon.by_id[id]
                gender = "man" if id.endswith(("father", "father_in_law")) and "mother" not in id else "woman"
                mention = self._new(left.start, end, replace(one, gender=gender), left, None)
                if of or owner is not None:
                    mention.of, mention.owner = of, owner
                self._put_more(mention)
            end = self._place(self.found[-1], after) or after
            place = self.found[-1].facts.get("place")
            self.found[-2].facts |= {"place": place} if place else {}
            return end
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
                mention.sure = DOUBT
            self._put_more(mention)
        if first is None:
            return after
        end = self._place(first, after) or after
        for mention in self.found[-max(1, min(count, MOST)) :]:
            mention.facts |= {"place": first.facts["place"]} if "place" in first.facts else {}
        return end

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
            at = aside = self._past_brackets(end)
            while self._low(at) in self.lexicon.words("and") or self._low(at) == ",":
                at += 1
            at += aside < at and self._low(at) in ("big", "wee", "little", "old", "young")
            name = self.names.at(at, beside=True) if aside < at <= aside + 3 else None
            group += aside > end
            if name is not None and self._is_named_again(name.said):
                return end
            begin = name.first if name else begin
        return end

    def _past_brackets(self, at: int) -> int:
        """ "Ton (contact goed, wekelijks) en Leo": the token after what is told of one of the list, or the same one."""
        if self._low(at) != "(":
            return at
        return next((end + 1 for end in range(at, min(at + _ASIDE, len(self.tokens))) if self._low(end) == ")"), at)

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
            before, self.within = self.within, True
            last = self._take_relation(j, *found)
            self.within = before
            for one in self.found[count:]:
                one.aside = True
            return ("", count, last) if len(self.found) > count else ("", None, last)
        return "", None, end

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
        if self.lexicon.lang == "en":
            self._circle_of_all()
        return mention.last

    def _near_one(self, i: int) -> int:
        """ "The fella downstairs, Gavin", "him upstairs", "the couple across the landing": a neighbour."""
        low = self._low(i)
        if low not in self.lexicon.words("circle_people") and low not in ("him", "her", "them", "those"):
            return 0
        near = self.lexicon.form("near_by").match(self._after(i + 1))
        if near is None or near[0].startswith(","):
            return 0
        stop = self.tokens[i].end + near.end()
        end = next((at for at in range(i + 1, len(self.tokens)) if self.tokens[at].start >= stop), len(self.tokens))
        several = low in self.lexicon.words("circle_several") or low in ("them", "those")
        gender = {"him": "man", "her": "woman", "lady": "woman", "woman": "woman", "lass": "woman", "girl": "woman"}.get(low)
        relation, left = replace(self.lexicon.by_id["neighbour"], gender=gender), self._left(i)
        if left.negated:
            return end
        name = None if several else self._name_after(end, relation)
        mention = self._new(left.start, max(end, name.last if name else 0), relation, left, name)
        mention.group = several and left.count < 2
        self._put(mention)
        mention.last = self._details(mention, mention.last)
        return mention.last

    def _circle_of_all(self) -> None:
        """ "Tina and Bev at work": both of them."""
        last, links = self.found[-1], self.lexicon.words("and")
        before = self.found[-2] if len(self.found) > 1 else None
        if before is None or last.relation is None or last.known or before.relation is not None or before.known or before.unit != last.unit:
            return
        if before.name and any(token.low in links for token in self.tokens[before.last : last.first]):
            before.relation, before.sure = last.relation, max(before.sure, 0.9)

    def _circle_first(self, i: int) -> int:
        """ "The bowls crowd", "some church ladies": the circle before the word for its people."""
        id = self.lexicon.table("circles").get(self._low(i))
        people = self._low(i + 1)
        if id is None or people not in self.lexicon.words("circle_several"):
            return 0
        left = self._left(i)
        if left.negated:
            return i + 2
        self._put(mention := self._new(left.start, i + 2, self.lexicon.by_id[id], left, None))
        mention.group = left.count < 2
        return i + 2

    def _circle(self, i: int) -> int:
        """ "een paar mannen van de moskee", "a lady from church, Mabel"."""
        low = self._low(i)
        if self.lexicon.lang == "en" and (end := self._near_one(i)):
            return end
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
        at += self._circle_at(at) is None and self._low(at + 1) in self.lexicon.table("circles")
        id = self._circle_at(at)
        if id is None:
            return 0
        left = self._left(i)
        if left.negated:
            return at + 1
        several = low in self.lexicon.words("circle_several")
        woman = low in ("vrouw", "dame", "lady", "woman")
        gender = "woman" if woman else "man" if low in ("man", "guy", "bloke", "chap") else None
        end = at + (2 if self._low(at + 1) == "door" else 1)
        last = self.found[-1] if self.found else None
        if (
            (several or left.new)
            and last is not None
            and last.name
            and last.relation is None
            and last.last == left.start - 1
            and self._low(left.start - 1) == ","
        ):
            for index in self.unit_of(len(self.found) - 1) if several else [len(self.found) - 1]:
                one = self.found[index]
                if one.relation is None:
                    one.relation, one.sure = self.lexicon.by_id[id], 0.9
            last.last = end
            return end
        relation = replace(self.lexicon.by_id[id], gender=gender)
        name = self._name_after(end, relation)
        if several and name is not None and name.sure < 0.9:
            name = None
        mention = self._new(left.start, max(end, name.last if name else 0), relation, left, name)
        mention.group = several and left.count < 2
        self._put(mention)
        for _ in range(min(left.count, MOST) - 1 if several and name is None else 0):
            self._put_more(self._new(left.start, end, relation, left, None))
        mention.last = self._details(mention, mention.last)
        return mention.last
