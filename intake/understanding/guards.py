"""What is no mention, and what belongs to the mention before."""

from __future__ import annotations

import re
from dataclasses import replace

from intake.understanding.beside import Beside
from intake.understanding.inflection import is_finite
from intake.understanding.mentions import FROM, STRONG, Left, Mention
from intake.understanding.names import Name
from intake.understanding.people_lexicon import Relation
from intake.understanding.relations import COMPOSED
from intake.understanding.text import fold
from intake.understanding.vocabulary import no_names

_ROLE = re.compile(
    r"\b(?:ik|hij|zij|ze|i|he|she) (?:was|ben|is|werd|wordt|word|became|am)(?: (?!met\b|bij\b|van\b|voor\b|naar\b|aan\b|door\b|with\b|to\b|of\b|at\b|for\b|by\b)[\w']+){0,4}$"
)
""" "Ik was op mijn zestiende moeder": what someone is, not who."""
_WHO_DO = frozenset(("i", "we", "they", "also", "still", "to", "could", "can", "used"))
""" "I volunteer at the library": a verb."""
_I_AM = frozenset(("ben", "am", "i'm"))
_ROLES = re.compile(r"\b(?:i'm|i am|i was|she's|she is|he's|he is|ik ben) (?:a|an|een) [\w'-]+(?: (?:of|van) [\w'-]+)?(?:,| and| en)$")
""" "I'm a mother of four and a grandmother of nine"."""
_SENTENCE = 25
"""Tokens back from a pet that its name may begin the sentence."""
_IS = ("she's", "he's", "that's", "zij's", "dat's", "die's")


class Guards(Beside):
    """What keeps the wrong ones out: pets, roles, places gone to; and who is said to be the same, or together."""

    def _find_pets(self) -> None:
        pets = self.lexicon.words("pets")
        for i, token in enumerate(self.tokens):
            if token.low not in pets:
                continue
            if self.lexicon.lang == "nl":
                self._find_pet_named_before(i)
            for j in range(i + 1, min(i + 5, len(self.tokens))):
                if self.tokens[j].capital and self.tokens[j].low not in self.lexicon.words("not_names"):
                    self.names.pets.add(self.tokens[j].text.casefold())
                    after = j + 2
                    if self._low(j + 1) in self.lexicon.words("and") and after < len(self.tokens) and self.tokens[after].capital:
                        self.names.pets.add(self.tokens[after].text.casefold())
                    break
                if self.tokens[j].low not in (
                    "nog",
                    "ook",
                    "alleen",
                    "still",
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
            self._pets_before(i)
            self._pets_after(i)
            j = i - 1
            while j > 0 and i - j < 4 and self.tokens[j].low not in (",", "("):
                j -= 1
            if j > 0 and self.tokens[j - 1].capital and self._is_own(j + 1):
                self.names.pets.add(self.tokens[j - 1].text.casefold())

    def _pets_before(self, i: int) -> None:
        """ "George is the parrot", "Molly and Duke are my two horses"."""
        j = i - 1
        while j > 0 and i - j < 4 and (self._is_own(j) or self._low(j) in self.lexicon.table("numbers") or self._low(j) in self.lexicon.words("adjectives")):
            j -= 1
        if j < 1 or j == i - 1 or self._low(j) not in self.lexicon.words("being"):
            return
        j -= 1
        while j >= 0 and (self.tokens[j].capital or self._low(j) in self.lexicon.words("and") or self._low(j) == ","):
            if self.tokens[j].capital:
                self.names.pets.add(self.tokens[j].text.casefold())
            j -= 1

    def _pets_after(self, i: int) -> None:
        """ "The hens, there's Ruby and Pearl and Queenie"."""
        j = i + 1
        while j < len(self.tokens) and self._low(j) in (",", ":", "there's", "there", "are", "called", "named", "-"):
            j += 1
        while j > i + 1 and j < len(self.tokens) and (self.tokens[j].capital or self._low(j) in self.lexicon.words("and") or self._low(j) == ","):
            if self.tokens[j].capital:
                self.names.pets.add(self.tokens[j].text.casefold())
            j += 1

    def _no_one(self, i: int) -> int:
        """ "Chest physio", "a window cleaner's bill": words for people that are none here. The token after them, or 0."""
        if self._low(i) not in self.lexicon.first_words("no_ones"):
            return 0
        for count in (3, 2):
            if " ".join(token.low for token in self.tokens[i : i + count]) in self.lexicon.words("no_ones"):
                return i + count
        return 0

    def _honorific(self, i: int) -> int:
        """ "Sanjay bhai", "Fatima apa": part of how someone is called."""
        if self._low(i) not in self.lexicon.words("honorifics") or (self.tokens[i].capital and self._relation(i) is None):
            return 0
        last = self.found[-1] if self.found else None
        if last is None or not last.name or last.last != i:
            return 0
        last.last = i + 1
        return i + 1

    def _is_told_of_the_last(self, at: int, end: int) -> bool:
        """ "Mijn broer Tom hoor ik elke dag, hij is mijn beste vriend": what the one just named is too."""
        last = self.found[-1] if self.found else None
        same = last is not None and last.first >= self.sentence and bool(last.name) and last.relation is not None
        ended = self._low(end) in ("", ".", ",", "!", ";", ")", "en", "and")
        return same and ended and self._low(at) in self.lexicon.words("subjects") | {"he", "she", "that"}

    def _find_pet_named_before(self, i: int) -> None:
        """ "Minoes is mijn kat", "Bobby is vijftien en loopt mank, die ouwe labrador": the name begins the sentence."""
        start = i
        while start and i - start < _SENTENCE and self.tokens[start - 1].low not in STRONG:
            start -= 1
        first, near = self.tokens[start], i - 1
        while near > start and self._low(near) in self.lexicon.words("adjectives"):
            near -= 1
        told = self._low(near - 1) in self.lexicon.words("being") and near - 1 == start + 1
        aside = self._low(near - 1) == "," and self._low(i + 1) in ("", ".", "!", ";")
        if first.capital and first.low not in self.lexicon.words("not_names") and self._is_own(near) and (told or aside):
            self.names.pets.add(first.text.casefold())

    def _is_aside(self, relation: Relation, left: Left, end: int) -> bool:
        """No one to put on a card: where someone is from, goes to or talks about, and "his own family"."""
        before = self._low(left.start - 1)
        if before in ("via", "namens", "volgens") and relation.sector == "professionals" and left.kind == "article":
            return True
        last = self.found[-1] if self.found and self.found[-1].first >= self.sentence else None
        if relation.collective and (left.kind == "their" or before in ("in", "binnen", "of", "van")):
            return True
        if before in ("over", "about") and left.kind == "their":
            return True
        if self._is_gone_to(relation, left, end):
            return True
        if (
            relation.sector in ("professionals", "other")
            and left.kind in ("article", "none")
            and last is not None
        ):
            if before in ("van", "from", "of", "at") and last.last == left.start - 1:
                return True
            if before in ("naar", "to", "bij", "at", "in") and not self.tokens[left.start - 1].capital:
                return True
        described = left.kind == "article" and left.new and last is not None and last.name and last.relation
        return (
            bool(described)
            and last is not None
            and [token.low for token in self.tokens[last.last : left.start]] == [","]
        )

    def _is_gone_to(self, relation: Relation, left: Left, end: int) -> bool:
        """ "To the day centre", "runs me to the eye clinic, the chiropodist, bingo", "I get the coach up to Newcastle": where, or
        with what."""
        if self.lexicon.lang != "en" or left.kind not in ("article", "none") or relation.sector not in ("professionals", "other"):
            return False
        before, word = self._low(left.start - 1), self._low(end - 1)
        if word == "coach" and before in ("get", "take", "catch", "by", "on", "took", "caught", "got"):
            return True
        if relation.id in ("day_care", "respite_care") and before in ("to", "at", "in", "from"):
            return True
        listed = self._low(end) in (",", "and", "or", ".", "", ";") and before in (",", "and", "or")
        return listed and bool(self.lexicon.form("taken_to").search(self._before(left.start)))

    def _is_no_one(self, i: int, relation: Relation, left: Left, end: int) -> bool:
        """What someone is, not who; and words that without "my" are no one in particular."""
        at = left.start
        while left.kind == "none" and at == i and self._may_be_adjective(at - 1, 0) and at - 1 > self.sentence:
            at -= 1
        before = self._low(at - 1)
        if before in self.lexicon.words("being") and self._is_of_a_pet(at - 1):
            return True
        if left.kind == "article" and before in ("dan", "than"):
            return True
        if left.kind == "own" and before in self.lexicon.words("being") and self._is_told_of_the_last(at - 2, end):
            if left.best:
                self.found[-1].facts.setdefault("bond", "strong")
            return True
        if relation.plural and before == "van" and self._low(at - 2) in ("gezin", "familie", "huishouden"):
            return True
        if left.kind in ("article", "none") and not left.count and self.lexicon.form("wish_after").search(self._after(end)):
            return True
        if relation.plural and left.kind == "none" and self._low(end) in ("since", "from", "sinds") and self._bare_here():
            return False
        if (
            before in self.lexicon.words("being")
            and at - 1 >= self.sentence
            and left.kind in ("none", "article")
        ):
            if before in _I_AM:
                return True
            known = self._low(end) in self.lexicon.words("of") and self._low(end + 1) in self.lexicon.words(
                "own"
            )
            return not known and left.count < 2
        if left.kind == "none" and (_ROLE.search(self._before(left.start)) or (self._low(i) == "volunteer" and self._low(i - 1) in _WHO_DO)):
            return True
        if left.kind == "article" and left.new and _ROLES.search(self._before(left.start)):
            return True
        if left.kind == "none" and self._low(left.start - 1) == "to" and self._low(left.start - 2) == "how":
            return True
        if (
            left.kind == "article"
            and relation.sector == "professionals"
            and self._low(left.start - 1).endswith("'s")
        ):
            return True
        if left.kind == "article" and relation.sector == "family" and self._low(i) in ("boy", "girl", "lad", "boys", "girls", "lads"):
            return True
        bare_word = left.kind == "none" and not left.count
        if not bare_word:
            if left.kind == "article" and self._low(i) in self.lexicon.words("vague_alone"):
                return self._is_vague(i, relation, end)
            return False
        if self._low(i) in self.lexicon.words("vague_alone"):
            return self._is_vague(i, relation, end)
        return False

    def _bare_here(self) -> bool:
        """ "Dilys and me ..., been friends since school": someone in the sentence who may be meant."""
        return any(one.name and one.relation is None and one.first >= self.sentence for one in self.found)

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
            if self._is_note_of_partner(i, end) or self._is_of_someone(end):
                return False
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

    def _is_of_someone(self, end: int) -> bool:
        """ "De vrouw van mijn broer", "de man van Ria": not just any."""
        whose = self._low(end + 1) in self.lexicon.words("own") | self.lexicon.words("their")
        name = self.names.at(end + 1) if end + 1 < len(self.tokens) else None
        known = name is not None and (name.sure >= 0.93 or self._low(end + 1) in self.firsts)
        return self._low(end) in self.lexicon.words("of") and ((whose and self._relation(end + 2) is not None) or known)

    def _is_note_of_partner(self, i: int, end: int) -> bool:
        """ "Geen kinderen, man overleden in 2019", "vrouw weg": a note begins with who it is about."""
        begins = self.names.starts(i) or self._low(i - 1) in (",", "(", "\n")
        after = self._low(end)
        told = after in ("overleden", "overl", "weg", "dood", "ziek", "dement", "werkt", "helpt", "doet", "is") or self._low(end) == "\u2020"
        both = after in ("en", "&") and self._relation(end + 1) is not None
        return self._low(i) in ("man", "vrouw") and begins and (told or both)

    def _is_of_a_pet(self, at: int) -> bool:
        """ "Hond Bobby is mijn beste maatje"."""
        lows = {token.low for token in self.tokens[self.sentence : at]}
        return bool(lows & self.lexicon.words("pets")) and not any(one.first >= self.sentence for one in self.found)

    def _appositive(self, i: int, relation: Relation, left: Left, end: int) -> bool:
        """ "Peter, my support worker", "Piet en Kees zijn mijn broers": says who those just named are."""
        last = self.found[-1] if self.found else None
        if last is None or last.tie or last.last > left.start:
            return False
        if self._low(end) in self.lexicon.words("of") and self._low(end + 1) in ("elkaar", "mekaar", "each"):
            return bool(last.name)
        further = end + 1 if self._low(end) in self.lexicon.words("their") else end if self._low(end - 1).endswith("'s") else 0
        if further and (other := self._relation(further)) is not None:
            composed = self.lexicon.by_id.get(COMPOSED.get((relation.id, other[0].id), ""))
            if composed is None:
                return False
            relation, end = replace(composed, gender=other[0].gender), other[1]
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
        if (
            len(between) > 2
            and between[-1] in _IS
            and left.kind == "own"
            and last.name
            and last.relation is None
        ):
            between = between[-1:]
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
            if one not in (",", "(", "ook", "also", "dus", "nu", "now", "-", ":", "=", "–", "meer", "eerder", "gewoon", "eigenlijk", "echt")
        ]
        if not between and left.kind == "their":
            return False
        being = self.lexicon.words("being")
        linked = bool(links) and all(one in being for one in links) and len(links) == 1
        pointed = (
            len(links) == 2
            and links[0] in ("dat", "die", "zij", "ze", "hij", "that", "she", "he", "who", "that's")
            and links[1] in being
        )
        if "that's" in links or "dat's" in links or "who's" in links or "she's" in links or "he's" in links:
            pointed = len(links) == 1
        if between and between[-1] in being and between[0] in FROM and len(between) <= 6 and last.name:
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
                and not (relation.sector == "professionals" and self._low(end) in FROM)
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
            self._see_from(member, end)
            if left.kind == "their":
                member.facts["their"] = self.tokens[left.start].low
        last.last = self._details(last, end)
        return bool(members)

    def _of_the_owner(self, relation: Relation, left: Left, end: int) -> bool:
        """ "De kinderen van Linda, mijn oudste": who Linda is, of whom someone was just said to be."""
        last = self.found[-1] if self.found else None
        owner = self.found[last.owner] if last is not None and last.owner is not None else None
        if owner is None or not owner.name or owner.relation is not None:
            return False
        beside = [token.low for token in self.tokens[owner.last : left.start]] == [","]
        if not beside or left.kind != "own" or relation.plural or self._low(end) not in (",", ".", ";", ")", ""):
            return False
        owner.relation, owner.gender, owner.of = replace(relation, plural=False), owner.gender or relation.gender, "client"
        owner.last = end
        return True

    def _see_from(self, member: Mention, end: int) -> None:
        """ "Saar, de dochter van Lotte": seen from Lotte, and so a granddaughter where Lotte is known as a daughter; "Chun, de
        vrouw van mijn broer" is a sister-in-law."""
        if self._low(end) not in self.lexicon.words("of") or member.relation is None:
            return
        name = self.names.at(end + 1, beside=True)
        other = self._relation(end + 2) if name is None and self._low(end + 1) in self.lexicon.words("own") else None
        if other is not None:
            mine = self.lexicon.by_id.get(COMPOSED.get((other[0].id, member.relation.id), ""))
            if mine is None:
                member.unsure.add("relation")
            else:
                member.relation, member.of = replace(mine, gender=member.gender), "client"
        if name is None:
            return
        low = fold(name.said)
        if low in self.pair:
            member.of = self.pair[low]
            return
        id = self.known.get(low, "") or self.firsts.get(low, "")
        known = next((one for one in self.context.people if one.id == id), None) if id else None
        if known is None:
            member.unsure.add("relation")
            return
        composed = self.lexicon.by_id.get(COMPOSED.get((known.relation, member.relation.id), ""))
        if composed is None:
            member.of = known.id
        else:
            member.relation, member.of = replace(composed, plural=False), known.of

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

    def _is_shared_count(self, end: int, relation: Relation) -> bool:
        """ "acht broers en zussen": eight of both together, nobody knows how many of each."""
        if self._low(end) not in self.lexicon.words("and"):
            return False
        other = self._relation(end + 1)
        return other is not None and other[0].plural and other[0].sector == relation.sector

    def _is_same_breath(self, mention: Mention) -> bool:
        """ "De huisarts, dokter Smit": the same one in other words."""
        last = self.found[-1] if self.found else None
        if last is None or last.relation is None or mention.relation is None or last.name or last.group:
            return False
        near = [token.low for token in self.tokens[last.last : mention.first]]
        if near == [","] and last.facts.get("their") and mention.of and not mention.name:
            last.relation, last.of, last.owner = mention.relation, mention.of, None
            last.facts.pop("their")
            last.last, last.gender = mention.last, mention.gender
            return True
        if (
            near not in ([","], [], ["("])
            or last.relation.id != mention.relation.id
            or mention.facts.get("their")
        ):
            return False
        last.name, last.last, last.gender = mention.name, mention.last, mention.gender
        return True

    def _is_joint(self, one: Mention, other: Mention) -> bool:
        between = self.tokens[one.last : other.first]
        if not 0 < len(between) <= 3 or self._is_named_again(other.name):
            return False
        if [token.low for token in between] == ["als"]:
            return any(self._low(at) in ("zowel", "net") for at in range(max(0, one.first - 2), one.first))
        links = self.lexicon.words("and")
        return all(
            token.low in links or token.low in (",", "&", "/", "ook", "also", "nog", "wel")
            for token in between
        ) and any(token.low in links or token.low in (",", "/") for token in between)

    def _is_named_again(self, name: str) -> bool:
        """ "Jan (75) en Piet (69), Piet komt elke week": what follows is of him, not of both."""
        before = self.unit_of(len(self.found) - 1) if name and self.found else []
        return any(fold(self.found[index].name) == fold(name) for index in before)

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

    def _is_asked_for(self) -> bool:
        """Whether the question asks for people, so that an unusual word with a capital is a name."""
        return bool(self.context.relations or self.context.sector)

    def _sureness(self, name: Name) -> float:
        """How sure it is that a name without a word for who it is, is a person."""
        first, after = name.first, self._low(name.last)
        listed = after in {"", ",", ")", "(", ":", "&", "/", ";", ".", "!", "?", "\n"} | self.lexicon.words(
            "and"
        )
        goes_on = any(after in words for words in (self.lexicon.words("common"), no_names(self.lexicon.lang), self.lexicon.words("honorifics")))
        goes_on = goes_on or self._low(name.last - 1).endswith("'s")
        goes_on = goes_on or (self.lexicon.lang == "nl" and is_finite(after))
        given = name.sure >= 0.93
        if self.names.starts(first):
            return (
                name.sure
                if given and (goes_on or listed or name.last - first > 1)
                else 0.8
                if goes_on or listed
                else 0.4
            )
        if self._low(first - 1) in self.lexicon.words("place_before") and not given:
            return 0.3
        return (
            0.9
            if given
            else 0.86
            if (goes_on or listed) and self._is_asked_for()
            else 0.8
            if goes_on or listed
            else 0.6
        )
