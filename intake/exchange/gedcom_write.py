"""A family tree as GEDCOM 5.5.1 or 7. What GEDCOM has no place for is kept as a note where that helps a reader, and said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from intake.exchange.gedcom_dates import from_edtf, to_edtf
from intake.exchange.gedcom_read import EVENT_STATUS, NO_BIRTH, NO_COUPLE, OWN_ID, TWINS
from intake.exchange.kinship import kin_ties, with_relations
from intake.exchange.network import PARENT_KINDS, Network, name_or_id
from intake.network.model import Person, Tie
from intake.understanding.text import clean
from intake.words import Words

LONGEST = 200
"""Characters of a value on one line of 5.5.1, which allows 255 for the whole line."""
PROGRAM = "DRAAGWIJZER"
HELD = frozenset({"id", "name", "relation", "of", "sector", "gender", "alive", "born", "died", "place", "note", "kind"})
"""Fields of a person that GEDCOM has a place for; the sector follows from the relation."""

say = Words(
    {
        "lost": ("GEDCOM heeft hier geen plaats voor: {what}. Bewaar ook een uitvoer als YAML.", "GEDCOM has no place for: {what}. Keep an export as YAML as well."),
        "noted": ("GEDCOM heeft hier geen plaats voor, dus als notitie bewaard: {what}.", "GEDCOM has no place for this, so kept as notes: {what}."),
        "tie": ("{kind} met {name}", "{kind} with {name}"),
        "knows": ("kent", "knows"), "lives_with": ("woont samen", "lives"), "emotional": ("band", "tie"),
        "count": ("{what} ({count}x)", "{what} ({count}x)"),
        "note": ("{kind}: {name}{status}", "{kind}: {name}{status}"),
        "kind_knows": ("Kent", "Knows"), "kind_lives_with": ("Woont samen met", "Lives with"), "kind_emotional": ("Emotionele band met", "Emotional tie with"),
        "emotion_close": ("hecht", "close"), "emotion_distant": ("op afstand", "distant"), "emotion_hostile": ("vijandig", "hostile"), "emotion_close_hostile": ("hecht en vijandig", "close and hostile"),
        "emotion_fused": ("verstrengeld", "fused"), "emotion_cut_off": ("verbroken", "cut off"), "emotion_repaired": ("hersteld", "repaired"),
        "per_month": ("contacten per maand", "contacts a month"), "gives": ("geeft steun", "gives support"), "receives": ("krijgt steun", "receives support"),
        "bond": ("hoe de band is", "how the tie is"), "since": ("sinds wanneer", "since when"), "could_do_more": ("kan meer doen", "could do more"),
        "age": ("leeftijd", "age"), "group": ("groepen", "groups"), "count_of": ("aantal in een groep", "size of a group"), "vague": ("geschat", "guessed"),
        "circle": ("schil", "shell"), "quadrant": ("kwadrant", "quarter"), "domain": ("levensgebied", "part of life"), "distance": ("afstand", "distance"),
        "initiative": ("initiatief", "initiative"), "energy": ("energie", "energy"), "zone": ("zone", "zone"), "named_by": ("genoemd door", "named by"),
        "has_met": ("kennismaking", "how they met"), "functions": ("functies", "functions"), "close": ("dichtbij", "close by"), "ways": ("manieren van contact", "ways of contact"),
    }
)  # fmt: skip

_SEX = {"woman": "F", "man": "M", "other": "X"}
_PEDI = {"parent": "BIRTH", "adoptive_parent": "ADOPTED", "foster_parent": "FOSTER", "step_parent": "OTHER"}
_PARTICLES = frozenset(["van", "de", "der", "den", "ter", "ten", "te", "het", "'t", "d'", "von", "zu", "la", "le", "du", "di", "da", "del", "el", "al", "bin", "ben", "ibn"])


def write_gedcom(network: Network, version: str, lang: str) -> tuple[bytes, tuple[str, ...]]:
    """(the file, sentences about what it cannot hold). version: "5.5.1" or "7.0"."""
    writer = _Writer(network, version, lang)
    return writer.file(), writer.lost()


@dataclass(slots=True)
class _Family:
    """Up to two parents with their children; child -> kind of parenthood. tie: of the couple, where they are or were one."""

    parents: tuple[str, ...]
    children: dict[str, str] = field(default_factory=dict)
    tie: Tie | None = None


class _Writer:
    def __init__(self, network: Network, version: str, lang: str) -> None:
        self.seven = version.startswith("7")
        self.lang = lang
        self.people = {id: network.people[id] for id in sorted(network.people, key=lambda id: (id != "client", id != "cared_for"))}  # fmt: skip
        self.ties, self.placed = kin_ties(self.people, network.ties)
        self.xrefs = {id: f"@I{number}@" for number, id in enumerate(self.people, 1)}
        self.families = list(_families(self.ties))
        self.raised: dict[str, list[tuple[int, _Family]]] = {}
        self.couples: dict[str, list[tuple[int, _Family]]] = {}
        for number, family in enumerate(self.families, 1):
            for table, ids in ((self.raised, family.children), (self.couples, family.parents)):
                for id in ids:
                    table.setdefault(id, []).append((number, family))
        self.roles = self._roles()
        self.lines: list[str] = []

    def file(self) -> bytes:
        self._head()
        for id, person in self.people.items():
            self._person(id, person)
        for number, family in enumerate(self.families, 1):
            self._family(number, family)
        self._add(0, "TRLR")
        mark = "\ufeff" if self.seven else ""
        return (mark + "\n".join(self.lines) + "\n").encode()

    def _head(self) -> None:
        self._add(0, "HEAD")
        if self.seven:
            self._add(1, "GEDC")
            self._add(2, "VERS", "7.0")
            self._add(1, "SOUR", PROGRAM)
            return
        self._add(1, "SOUR", PROGRAM)
        self._add(1, "SUBM", "@U1@", pointer=True)
        self._add(1, "GEDC")
        self._add(2, "VERS", "5.5.1")
        self._add(2, "FORM", "LINEAGE-LINKED")
        self._add(1, "CHAR", "UTF-8")
        self._add(0, "SUBM", xref="@U1@")
        self._add(1, "NAME", "Draagwijzer")

    # Lines

    def _add(self, level: int, tag: str, value: str = "", *, xref: str = "", pointer: bool = False) -> None:
        """One value; a new line in it goes on with CONT, a long one in 5.5.1 with CONC."""
        first, *others = value.split("\n")
        parts = self._parts(first) if not pointer else [first]
        self._put(level, f"{xref} {tag}".strip(), parts[0] if pointer else self._escaped(parts[0]))
        for part in parts[1:]:
            self._put(level + 1, "CONC", self._escaped(part))
        for line in others:
            head, *rest = self._parts(line)
            self._put(level + 1, "CONT", self._escaped(head))
            for part in rest:
                self._put(level + 1, "CONC", self._escaped(part))

    def _put(self, level: int, tag: str, value: str) -> None:
        self.lines.append(f"{level} {tag} {value}".rstrip(" ") if not value.strip() else f"{level} {tag} {value}")

    def _parts(self, text: str) -> list[str]:
        """Never broken beside a blank, which other programs would drop."""
        parts = []
        while not self.seven and len(text) > LONGEST:
            at = next((at for at in range(LONGEST, 0, -1) if not text[at - 1 : at + 1].count(" ")), LONGEST)
            parts.append(text[:at])
            text = text[at:]
        return [*parts, text]

    def _escaped(self, text: str) -> str:
        if self.seven:
            return "@" + text if text.startswith("@") else text
        return text.replace("@", "@@")

    # Persons

    def _person(self, id: str, person: Person) -> None:
        self._add(0, "INDI", xref=self.xrefs[id])
        if person.name.strip():
            self._name(" ".join(person.name.split()))
        if person.gender in _SEX:
            self._add(1, "SEX", _SEX[person.gender])
        if person.born:
            self._add(1, "BIRT")
            self._date(2, person.born)
        self._death(person)
        if person.kind in NO_BIRTH.values():
            self._event(next(name for name, kind in NO_BIRTH.items() if kind == person.kind))
        if person.place and person.place.strip():
            self._add(1, "RESI")
            self._add(2, "PLAC", " ".join(person.place.split()))
        self._links(id)
        self._associates(id)
        for note in (person.note.strip(), *self._notes(id)):
            if note:
                self._add(1, "NOTE", note)
        self._add(1, "REFN", id)
        self._add(2, "TYPE", OWN_ID)

    def _name(self, name: str) -> None:
        """The family name between strokes: from the first particle on, else the last word."""
        words = name.replace("/", " ").split()
        start = next((at for at, word in enumerate(words) if at and word.lower() in _PARTICLES), len(words) - 1)
        if len(words) > 1:
            self._add(1, "NAME", " ".join(words[:start]) + f" /{' '.join(words[start:])}/")
        else:
            self._add(1, "NAME", " ".join(words))
        if " ".join(words) != name:
            self._add(2, "_NAME", name)

    def _date(self, level: int, edtf: str) -> None:
        text = from_edtf(edtf)
        self._add(level, "DATE", text)
        if to_edtf(text) != (edtf, True):
            self._add(level + 1, "_EDTF", edtf)

    def _death(self, person: Person) -> None:
        is_still = person.kind == "stillbirth"
        if not (person.died or person.alive is False or is_still):
            return
        self._add(1, "DEAT", "" if person.died or is_still else "Y")
        if person.died:
            self._date(2, person.died)
        if is_still:
            self._add(2, "AGE", "0y" if self.seven else "STILLBORN")
            if self.seven:
                self._add(3, "PHRASE", "STILLBORN")

    def _event(self, kind: str, date: str | None = None) -> None:
        self._add(1, "EVEN", kind if self.seven else "")
        self._add(2, "TYPE", kind)
        if date:
            self._date(2, date)

    def _links(self, id: str) -> None:
        for number, family in self.raised.get(id, ()):
            self._add(1, "FAMC", f"@F{number}@", pointer=True)
            pedigree = _PEDI[family.children[id]]
            if not self.seven:
                self._add(2, "PEDI", "step" if pedigree == "OTHER" else pedigree.lower())
                continue
            self._add(2, "PEDI", pedigree)
            if pedigree == "OTHER":
                self._add(3, "PHRASE", "Step")
        for number, _ in self.couples.get(id, ()):
            self._add(1, "FAMS", f"@F{number}@", pointer=True)

    def _roles(self) -> dict[str, list[tuple[str, str]]]:
        """id -> (id, what that one is to this): twins, and relations that the tree does not tell by itself."""
        kinds = {kind: word for word, kind in TWINS.items()}
        roles: dict[str, list[tuple[str, str]]] = {}
        for tie in self.ties:
            if tie.kind in kinds:
                roles.setdefault(tie.a, []).append((tie.b, kinds[tie.kind]))
        bare = Network({id: replace(one, relation="") for id, one in self.people.items()}, tuple(self.ties))
        told = {id: (one.relation, one.of) for id, one in with_relations(bare).people.items()}
        for other, person in self.people.items():
            is_told = told[other] == (person.relation, person.of) and other in self.placed
            if person.relation and person.of in self.people and person.of != other and not is_told:
                roles.setdefault(person.of, []).append((other, person.relation))
        return roles

    def _associates(self, id: str) -> None:
        for other, words in self.roles.get(id, ()):
            self._add(1, "ASSO", self.xrefs[other], pointer=True)
            if self.seven:
                self._add(2, "ROLE", "OTHER")
                self._add(3, "PHRASE", words)
            else:
                self._add(2, "RELA", words)

    def _notes(self, id: str) -> Iterable[str]:
        for tie in self.ties:
            if tie.a == id and tie.kind in ("knows", "lives_with", "emotional"):
                status = f" ({say(f'emotion_{tie.status}', self.lang)})" if tie.status else ""
                name = clean(name_or_id(self.people, tie.b), 200)
                yield say("note", self.lang, kind=say(f"kind_{tie.kind}", self.lang), name=name, status=status)

    # Families

    def _family(self, number: int, family: _Family) -> None:
        self._add(0, "FAM", xref=f"@F{number}@")
        parents = sorted(family.parents, key=lambda id: {"man": 0, "woman": 2}.get(self.people[id].gender or "", 1))
        is_mother = len(parents) == 1 and self.people[parents[0]].gender == "woman"
        for role, parent in zip(("WIFE",) if is_mother else ("HUSB", "WIFE"), parents, strict=False):
            self._add(1, role, self.xrefs[parent], pointer=True)
        for child in family.children:
            self._add(1, "CHIL", self.xrefs[child], pointer=True)
        if len(parents) == 2:
            self._couple(family.tie)

    def _couple(self, tie: Tie | None) -> None:
        if tie is None:
            self._event(NO_COUPLE)
            return
        status, until = tie.status or "", tie.until
        if status in ("married", "registered", "divorced"):
            self._add(1, "MARR", "" if tie.since or status == "registered" else "Y")
            if status == "registered":
                self._add(2, "TYPE", "Registered partnership")
            if tie.since:
                self._date(2, tie.since)
        elif status in ("", "together"):
            self._event("Living together" if status else "Partners", tie.since)
        elif tie.since:
            self._event("Partners", tie.since)
        if status == "divorced":
            self._add(1, "DIV", "" if until else "Y")
            if until:
                self._date(2, until)
        elif status in ("separated", "widowed"):
            self._event(next(name for name, one in EVENT_STATUS.items() if one == status), until)
        elif until:
            self._event("Ended", until)

    # What is lost

    def lost(self) -> tuple[str, ...]:
        facts: Counter[str] = Counter()
        for person in self.people.values():
            empty = Person(person.id)
            facts.update(
                key for key in Person.__dataclass_fields__ if key not in HELD and getattr(person, key) != getattr(empty, key)
            )  # fmt: skip
        noted = Counter(tie.kind for tie in self.ties if tie.kind in ("knows", "lives_with", "emotional"))
        said = []
        for key, found, prefix in (("lost", facts, ""), ("noted", noted, "kind_")):
            if found:
                names = {"count": "count_of"}
                what = ", ".join(say("count", self.lang, what=say(prefix + names.get(one, one), self.lang).lower(), count=count) for one, count in found.items())  # fmt: skip
                said.append(say(key, self.lang, what=what))
        return tuple(said)


def _families(ties: Iterable[Tie]) -> Iterable[_Family]:
    """Every couple, and every set of parents of the same kind with their children; a child is at most once in each."""
    families: dict[tuple[frozenset[str], int], _Family] = {}
    parents: dict[tuple[str, str], list[str]] = {}
    for tie in ties:
        if tie.kind == "partner":
            family = families.setdefault((frozenset((tie.a, tie.b)), 0), _Family((tie.a, tie.b)))
            family.tie = family.tie or tie
        elif tie.kind in PARENT_KINDS:
            parents.setdefault((tie.b, tie.kind), []).append(tie.a)
    for (child, kind), named in parents.items():
        for at in range(0, len(named), 2):
            pair, number = tuple(named[at : at + 2]), 0
            while child in families.setdefault((frozenset(pair), number), _Family(pair)).children:
                number += 1
            families[frozenset(pair), number].children[child] = kind
    return families.values()
